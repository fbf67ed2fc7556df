//! Carrying orders to circles, again and again until they are answered. What is written in the
//! gathering's row is what is sent; so a server that is killed in the middle sends it again when it is back, and the
//! circle knows it by its number.

use std::time::Duration;

use circle::{
    Carried, Circle, ComebackAnswer, Order, OrderAnswer, OrderKind, OrderNumber, Refusal,
};
use gathering::{Ask, CircleKey, CircleNumber, Finish, Heard, PersonId, Phone, WhyNot};

use super::hall::Hall;
use super::handle::Message;
use crate::rooms::{RoomHandle, Rooms, RoomsError};
use crate::store::RowId;

/// How long until an order that was not answered is sent again; twice as long each time ...
const FIRST_AGAIN: Duration = Duration::from_millis(100);
/// ... up to this.
const LAST_AGAIN: Duration = Duration::from_secs(5);

/// The id of a circle of a gathering: always the same, so that an order to open it that comes again finds it open.
pub(super) fn circle_id(gathering: &RowId, circle: CircleNumber) -> RowId {
    let mut hash = blake3::Hasher::new_derive_key("hearth 2026 circle of a gathering");
    hash.update(gathering.as_str().as_bytes());
    hash.update(&circle.0.to_be_bytes());
    let mut id = [0; 16];
    id.copy_from_slice(&hash.finalize().as_bytes()[..16]);
    RowId::new(id)
}

/// The circle of this key, if it is the one that is meant; codes of circles that ended are given again.
pub(super) async fn room_of(
    rooms: &Rooms,
    key: &CircleKey,
    id: &RowId,
) -> Result<Option<RoomHandle>, RoomsError> {
    let room = rooms.find(&key.0).await?;
    Ok(room.filter(|room| room.id == *id && !room.is_over()))
}

/// An order on its way.
struct Errand {
    rooms: Rooms,
    id: RowId,
    key: Option<CircleKey>,
    number: OrderNumber,
    what: What,
}

/// What is carried.
enum What {
    Open(Box<Circle>),
    Ask(Order),
    /// A word of the house, with what it says; nothing if that was lost with a restart.
    Word(Order, Option<String>),
}

/// It was not answered, and is to be sent again.
struct Unanswered;

impl Hall {
    /// Sends each circle what is its turn, unless it is on its way already. What waits in a circle is sent again when that
    /// tells something `new`: then it may have been heard.
    pub(super) fn ask_circles(&mut self, new: Option<CircleNumber>) {
        let orders = self.gathering.orders().to_send().into_iter();
        let due = orders.filter(|(_, order)| !order.waits || Some(order.to) == new);
        let due: Vec<_> = due
            .filter(|(id, _)| !self.asked.contains(id))
            .map(|(id, order)| (id, order.clone()))
            .collect();
        for (id, order) in due {
            let Some(what) = self.what(&order) else {
                continue;
            };
            let circle = self.gathering.circle(order.to);
            let errand = Errand {
                rooms: self.rooms.clone(),
                id: circle_id(&self.id, order.to),
                key: circle.and_then(|circle| circle.key.clone()),
                number: id.0,
                what,
            };
            let (stop, hall) = (self.stop.child_token(), self.me.clone());
            self.asked.insert(id);
            tokio::spawn(async move {
                let heard = tokio::select! {
                    () = stop.cancelled() => return,
                    heard = errand.run() => heard,
                };
                if let Some(hall) = hall.upgrade() {
                    let _ = hall.send(Message::Answered(id, heard)).await;
                }
            });
        }
    }

    /// What is carried for this order; none if there is nothing to open a circle with.
    fn what(&self, order: &gathering::Order) -> Option<What> {
        let asks = match &order.ask {
            Ask::Open => {
                let opening = self.gathering.opening()?;
                let circle = Circle::open(opening.plan.clone(), &[], self.clock.now());
                let circle = circle.within_gathering(&opening.agreements, &[]);
                return Some(What::Open(Box::new(circle)));
            }
            Ask::Seat { person, keeps } => Order::SeatSomeone {
                carried: self.carried_in(*person, order.to),
                keeps: *keeps,
                consents: Vec::new(),
            },
            Ask::GiveUp { seat } => Order::GiveUpSeat { seat: *seat },
            Ask::Breathe {
                pattern,
                breaths,
                anchor,
            } => Order::Breathe {
                pattern: *pattern,
                breaths: *breaths,
                anchor: *anchor,
            },
            Ask::EndBreath { breaths } => Order::EndBreath { breaths: *breaths },
            Ask::Hold => Order::Hold,
            Ask::LetGo => Order::LetGo,
            Ask::Word { word, urgent } => {
                let text = self.words.get(*word).map(str::to_owned);
                return Some(What::Word(Order::SayWord { urgent: *urgent }, text));
            }
            Ask::ComeBack { by } => Order::SuggestComeback { by: *by },
            Ask::HostComes => Order::HostComes,
            Ask::End => Order::End,
        };
        Some(What::Ask(asks))
    }

    /// By which phone someone sits in this circle: another's, if who shares theirs with them sits there.
    fn carried_in(&self, person: PersonId, circle: CircleNumber) -> Carried {
        let phone = self.gathering.person(person).map(|person| person.phone);
        match phone {
            None | Some(Phone::Own) => Carried::OwnPhone,
            Some(Phone::None) => Carried::NoDevice,
            Some(Phone::Of(carrier)) => {
                let carrier = self.gathering.person(carrier);
                let at = carrier.and_then(|carrier| carrier.sits.at);
                let there = at.filter(|at| at.circle == circle);
                there.map_or(Carried::NoDevice, |at| Carried::By(at.seat))
            }
        }
    }
}

impl Errand {
    /// Until it is answered.
    async fn run(self) -> Heard {
        let mut wait = FIRST_AGAIN;
        loop {
            if let Ok(heard) = self.ask().await {
                return heard;
            }
            tokio::time::sleep(wait).await;
            wait = (wait * 2).min(LAST_AGAIN);
        }
    }

    async fn ask(&self) -> Result<Heard, Unanswered> {
        let (order, text) = match &self.what {
            What::Open(circle) => {
                let opened = self
                    .rooms
                    .open_within(self.id.clone(), Circle::clone(circle));
                let key = opened.await.map_err(|error| {
                    tracing::warn!(%error, "a circle of a gathering was not opened yet");
                    Unanswered
                })?;
                let key = CircleKey(key);
                return Ok(Heard::Opened { key });
            }
            What::Word(_, None) => {
                return Ok(Heard::Refused {
                    why: WhyNot::TooLate,
                });
            }
            What::Word(order, text) => (order, text.clone()),
            What::Ask(order) => (order, None),
        };
        let Some(room) = self.room().await? else {
            return Ok(self.of_one_that_is_gone());
        };
        match room.order(self.number, order.clone(), text).await {
            Ok(answer) => Ok(heard(answer, order.kind())),
            Err(_) if room.is_over() => Ok(self.of_one_that_is_gone()),
            Err(_) => Err(Unanswered),
        }
    }

    async fn room(&self) -> Result<Option<RoomHandle>, Unanswered> {
        let Some(key) = &self.key else {
            return Ok(None);
        };
        let room = room_of(&self.rooms, key, &self.id).await;
        room.map_err(|_| Unanswered)
    }

    fn of_one_that_is_gone(&self) -> Heard {
        match self.what {
            What::Ask(Order::End) => Heard::Done,
            What::Open(_) | What::Ask(_) | What::Word(..) => Heard::Refused { why: WhyNot::Ended },
        }
    }
}

/// What a circle answered, as the gathering hears it.
fn heard(answer: OrderAnswer, to: OrderKind) -> Heard {
    match answer {
        // Of an older one it is not remembered how; the gathering has heard it before.
        OrderAnswer::Done | OrderAnswer::Earlier => Heard::Done,
        OrderAnswer::Seated(seat) => Heard::Seated { seat },
        OrderAnswer::Waits => Heard::Later,
        OrderAnswer::Comeback(ComebackAnswer::Yes) => Heard::ComeBack {
            finish: Finish::Yes,
        },
        OrderAnswer::Comeback(ComebackAnswer::FiveMore) => Heard::ComeBack {
            finish: Finish::FiveMore,
        },
        OrderAnswer::Refused(why) => Heard::Refused {
            why: if why == Refusal::Full {
                WhyNot::Full
            } else if why == Refusal::Ended {
                WhyNot::Ended
            } else if to == OrderKind::Breathe && why == Refusal::NotNow {
                WhyNot::TooLate // the breath of the others is over, or this circle takes its own
            } else {
                WhyNot::NotNow
            },
        },
    }
}
