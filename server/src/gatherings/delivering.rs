//! Carrying orders to circles: one at a time to each, again and again until it is answered. What is written in the
//! gathering's row is what is sent; so a server that is killed in the middle sends it again when it is back, and the
//! circle knows it by its number.

use std::time::Duration;

use circle::{Action, Circle, OrderAnswer, Refusal};
use gathering::{Ask, CircleKey, CircleNumber, Heard, OrderId, WhyNot};

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
    order: circle::Order,
    what: What,
}

/// What is carried.
enum What {
    Open(Box<Circle>),
    Act(Action),
    /// A word of the house, with what it says; nothing if that was lost with a restart.
    Word(Action, Option<String>),
    End,
}

/// It was not answered, and is to be sent again.
struct Unanswered;

impl Hall {
    /// Sends each circle the order that is its turn, unless one is on its way to it.
    pub(super) fn ask_circles(&mut self) {
        for (circle, number, order, ask) in self.to_send() {
            if self.asked.contains_key(&circle) {
                continue;
            }
            let Some(what) = self.what(&ask) else {
                continue;
            };
            let errand = Errand {
                rooms: self.rooms.clone(),
                id: circle_id(&self.id, circle),
                key: self
                    .gathering
                    .circle(circle)
                    .and_then(|one| one.key.clone()),
                order,
                what,
            };
            let (stop, hall) = (self.stop.child_token(), self.me.clone());
            self.asked.insert(circle, stop.clone());
            tokio::spawn(async move {
                let heard = tokio::select! {
                    () = stop.cancelled() => return,
                    heard = errand.run() => heard,
                };
                if let Some(hall) = hall.upgrade() {
                    let _ = hall.send(Message::Answered(circle, number, heard)).await;
                }
            });
        }
    }

    fn to_send(&self) -> Vec<(CircleNumber, OrderId, circle::Order, Ask)> {
        let orders = self.gathering.to_send().into_iter();
        orders
            .map(|(id, order, sent)| (sent.to, id, order, sent.ask.clone()))
            .collect()
    }

    /// What is carried for this ask.
    fn what(&self, ask: &Ask) -> Option<What> {
        let act = |action| Some(What::Act(action));
        match ask {
            Ask::Open => {
                let opening = self.gathering.opening()?;
                let circle = Circle::open(opening.plan.clone(), &[], self.clock.now());
                let circle = circle.within_gathering(&opening.agreements, &[]);
                Some(What::Open(Box::new(circle)))
            }
            Ask::Seat { person, keeps } => act(Action::SeatSomeone {
                carried: self.gathering.carried_in(*person, ask),
                consents: self.gathering.consents_of(*person),
                keeps: *keeps,
            }),
            Ask::GiveUp { seat } => act(Action::GiveUpSeat { seat: *seat }),
            Ask::Breathe {
                pattern,
                breaths,
                anchor,
            } => act(Action::BreatheTogether {
                pattern: *pattern,
                breaths: *breaths,
                anchor: *anchor,
            }),
            Ask::EndBreath { .. } => act(Action::EndBreathTogether),
            Ask::Hold => act(Action::HoldTogether),
            Ask::LetGo => act(Action::LetGoTogether),
            Ask::Word { word, urgent } => {
                let text = self.words.get(*word).map(str::to_owned);
                Some(What::Word(Action::SayWord { urgent: *urgent }, text))
            }
            Ask::ComeBack { by } => act(Action::SuggestComeback { by: *by }),
            Ask::End => Some(What::End),
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
        let action = match &self.what {
            What::Open(circle) => {
                let opened = self
                    .rooms
                    .open_within(self.id.clone(), Circle::clone(circle));
                let key = opened.await.map_err(|error| {
                    tracing::warn!(%error, "a circle of a gathering was not opened yet");
                    Unanswered
                })?;
                return Ok(Heard::Opened {
                    key: CircleKey(key),
                });
            }
            What::Act(action) | What::Word(action, Some(_)) => action.clone(),
            What::Word(_, None) => {
                return Ok(Heard::Refused {
                    why: WhyNot::TooLate,
                });
            }
            What::End => Action::EndTogether,
        };
        let Some(room) = self.room().await? else {
            return Ok(self.of_one_that_is_gone());
        };
        let text = match &self.what {
            What::Word(_, text) => text.clone(),
            What::Open(_) | What::Act(_) | What::End => None,
        };
        match room.order(self.order, action, text).await {
            Ok(OrderAnswer::Seated(seat)) => Ok(Heard::Seated { seat }),
            Ok(OrderAnswer::Done | OrderAnswer::Earlier) => Ok(Heard::Done),
            Ok(OrderAnswer::Refused(why)) => Ok(Heard::Refused { why: why_not(&why) }),
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
            What::End => Heard::Done,
            What::Open(_) | What::Act(_) | What::Word(..) => Heard::Refused { why: WhyNot::Ended },
        }
    }
}

/// Why a circle does not do what it is asked, as the gathering has it.
fn why_not(refusal: &Refusal) -> WhyNot {
    match refusal {
        Refusal::Full => WhyNot::Full,
        Refusal::Ended => WhyNot::Ended,
        _ => WhyNot::NotNow,
    }
}
