//! The circles beside the gathering: what they have done, kept in rows of their own. Each knows an order by its number
//! and does it once.

use std::collections::{BTreeMap, BTreeSet};

use circle::{SeatId, Stage, Timestamp};
use gathering::{
    Answer, Ask, CircleKey, CircleNumber, CircleState, Finish, HallAction, Heard, Order, OrderId,
    PersonId, WhyNot, WordNumber,
};

use super::Hall;

/// A real circle, as far as a gathering has to do with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct RealCircle {
    pub(crate) seats: BTreeMap<SeatId, PersonId>,
    pub(crate) next_seat: u32,
    pub(crate) held: bool,
    pub(crate) ended: bool,
    pub(crate) words: Vec<WordNumber>,
    pub(crate) breaths: u32,
    /// What it answered to each order that it has done.
    pub(crate) done: BTreeMap<OrderId, Heard>,
}

#[derive(Clone, Debug)]
pub(crate) struct Building {
    pub(crate) circles: BTreeMap<CircleNumber, RealCircle>,
    /// How many seats a circle has.
    pub(crate) room: usize,
    /// Words wait for the hand-over.
    pub(crate) speaking: bool,
}

impl Building {
    pub(crate) fn new(room: usize) -> Building {
        Building {
            circles: BTreeMap::new(),
            room,
            speaking: false,
        }
    }

    /// A circle is given an order, maybe not for the first time.
    pub(crate) fn carries_out(&mut self, id: OrderId, order: &Order) -> Heard {
        if let Some(heard) = self.circles.get(&order.to).and_then(|c| c.done.get(&id)) {
            return heard.clone();
        }
        let heard = self.does(order);
        if heard != Heard::Later {
            let circle = self.circles.entry(order.to).or_default();
            circle.done.insert(id, heard.clone());
        }
        heard
    }

    fn does(&mut self, order: &Order) -> Heard {
        let (room, speaking) = (self.room, self.speaking);
        if order.ask == Ask::Open {
            assert!(!self.circles.contains_key(&order.to), "opened once");
            self.circles.insert(order.to, RealCircle::default());
            let key = CircleKey(format!("circle {}", order.to.0));
            return Heard::Opened { key };
        }
        let Some(circle) = self.circles.get_mut(&order.to) else {
            panic!("{order:?} comes before its circle is opened");
        };
        if circle.ended {
            let why = WhyNot::Ended;
            return Heard::Refused { why };
        }
        match &order.ask {
            Ask::Open => unreachable!(),
            Ask::Seat { person, .. } => {
                if circle.seats.len() >= room {
                    let why = WhyNot::Full;
                    return Heard::Refused { why };
                }
                let seat = SeatId(circle.next_seat);
                circle.next_seat += 1;
                circle.seats.insert(seat, *person);
                return Heard::Seated { seat };
            }
            Ask::GiveUp { seat } => {
                assert!(seat.0 < circle.next_seat, "a seat that was given");
                // Whose it was may have left it by themselves.
                circle.seats.remove(seat);
            }
            Ask::Breathe { .. } => circle.breaths += 1,
            Ask::EndBreath { .. } | Ask::HostComes => {}
            Ask::Hold => circle.held = true,
            Ask::LetGo => circle.held = false,
            Ask::Word { word, urgent } => {
                if speaking && !urgent {
                    return Heard::Later;
                }
                circle.words.push(*word);
            }
            Ask::ComeBack { .. } => {
                if speaking {
                    return Heard::Later;
                }
                let finish = Finish::Yes;
                return Heard::ComeBack { finish };
            }
            Ask::End => circle.ended = true,
        }
        Heard::Done
    }

    /// The seats that this person has, in circles that go on.
    pub(crate) fn seats_of(&self, person: PersonId) -> BTreeSet<(CircleNumber, SeatId)> {
        let open = self.circles.iter().filter(|(_, circle)| !circle.ended);
        open.flat_map(|(number, circle)| {
            let theirs = circle.seats.iter().filter(|(_, who)| **who == person);
            theirs.map(|(seat, _)| (*number, *seat))
        })
        .collect()
    }
}

/// A tile of a circle in which so many sit.
pub(crate) fn state(seats: u32) -> CircleState {
    CircleState {
        stage: Stage::Part(0),
        kind: None,
        seats,
        taken: (0..seats).map(SeatId).collect(),
        next_seat: SeatId(0),
        away: 0,
        kept: 0,
        holder_place: None,
        holder_sign: None,
        held_since: None,
        nobody_keeps: false,
        breathing: false,
        part_since: Timestamp(0),
        part_ends_at: None,
        quiet_since: None,
        help_waiting: false,
        help_unanswered_since: None,
        phones_lost: 0,
        host_asked: None,
        expected_end: None,
    }
}

impl Hall {
    /// Every order that stands is carried out and answered, until none is left that can be.
    pub(crate) fn all_is_carried_out(&mut self, building: &mut Building) {
        // Each answer closes an order, so it comes to an end.
        for _ in 0..1_000 {
            let orders = self.gathering.orders().to_send();
            let orders: Vec<_> = orders.into_iter().map(|(id, o)| (id, o.clone())).collect();
            let mut answered = false;
            for (id, order) in orders {
                let heard = building.carries_out(id, &order);
                answered |= heard != Heard::Later;
                let (changed, _) = self.gathering.hear(self.now, id, &heard).unwrap();
                self.gathering = changed;
            }
            if !answered {
                return;
            }
        }
        panic!("orders never come to an end: {:?}", self.gathering.orders());
    }

    /// Answers what this person is asked.
    pub(crate) fn answers(&mut self, person: PersonId, answer: Answer) {
        let offer = self.gathering.person(person).unwrap().offer.unwrap().number;
        self.does(person, HallAction::Answer { offer, answer });
    }

    /// Everyone who is asked says yes, and sits.
    pub(crate) fn all_say_yes(&mut self, building: &mut Building) {
        let asked: Vec<_> = self
            .gathering
            .people()
            .filter(|p| p.offer.is_some())
            .collect();
        let asked: Vec<_> = asked.into_iter().map(|person| person.id).collect();
        for person in asked {
            self.answers(person, Answer::Yes);
        }
        self.all_is_carried_out(building);
    }

    /// A hall in which so many circles sit, each of about so many, seen until all sit.
    pub(crate) fn in_circles(circles: u8, others: usize) -> (Hall, Building) {
        let mut hall = Hall::of(usize::from(circles), others);
        hall.goes_on_to(|work| matches!(work, gathering::Work::Form { .. }));
        hall.forms(gathering::Way::Even, circles, 1);
        hall.tells();
        let mut building = Building::new(50);
        hall.all_say_yes(&mut building);
        (hall, building)
    }
}
