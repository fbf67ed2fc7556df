//! What people are called: in memory only, said again by each phone when it comes back. `name` is what a name may be
//! made of, and which look alike.

use std::collections::BTreeMap;

use app::protocol::{People, Person};
use circle::{Carried, Circle, SeatId};

use self::name::Looks;
pub use self::name::{NAME_CHARS, tidy_name};

mod name;

/// The names of one circle, and whose phones are connected.
#[derive(Default)]
pub(super) struct Names {
    called: BTreeMap<SeatId, Called>,
    /// How many screens each seat has connected.
    screens: BTreeMap<SeatId, u32>,
}

/// What someone wants to be called, and how that looks.
struct Called {
    name: String,
    looks: Looks,
}

impl Names {
    /// `seat` says what it wants to be called; nothing for its sign's word. Whether that is a change.
    pub(super) fn call(&mut self, seat: SeatId, name: &str) -> bool {
        let name = tidy_name(name);
        if name.is_empty() {
            return self.called.remove(&seat).is_some();
        }
        if self
            .called
            .get(&seat)
            .is_some_and(|known| known.name == name)
        {
            return false;
        }
        let looks = Looks::of(&name);
        self.called.insert(seat, Called { name, looks });
        true
    }

    /// A screen of `seat` is connected. Whether it is the first.
    pub(super) fn came(&mut self, seat: SeatId) -> bool {
        let screens = self.screens.entry(seat).or_default();
        *screens += 1;
        *screens == 1
    }

    /// A screen of `seat` is gone. Whether it was the last.
    pub(super) fn went(&mut self, seat: SeatId) -> bool {
        match self.screens.get_mut(&seat) {
            Some(screens) if *screens > 1 => {
                *screens -= 1;
                false
            }
            Some(_) => self.screens.remove(&seat).is_some(),
            None => false,
        }
    }

    /// Whether a screen of `seat` is connected.
    pub(super) fn is_here(&self, seat: SeatId) -> bool {
        self.screens.contains_key(&seat)
    }

    /// Forgets seats that are gone.
    pub(super) fn keep_only(&mut self, circle: &Circle) {
        let known = |seat: &SeatId| circle.seat(*seat).is_some() || circle.is_waiting(*seat);
        self.called.retain(|seat, _| known(seat));
        self.screens.retain(|seat, _| known(seat));
    }

    /// What everyone is called, in ring order. Two whose names look the same are told apart by their signs.
    pub(super) fn people(&self, circle: &Circle) -> People {
        let shown: Vec<_> = circle
            .seats()
            .iter()
            .map(|seat| match self.called.get(&seat.id) {
                Some(called) => called.looks.clone(),
                None => Looks::of(&seat.sign.word()),
            })
            .collect();
        let people = circle.seats().iter().zip(&shown).map(|(seat, look)| {
            let sign = seat.sign.word();
            let called = match self.called.get(&seat.id) {
                None => sign,
                Some(Called { name, .. }) => {
                    let alike = shown.iter().filter(|other| other.is_like(look)).count();
                    if alike > 1 {
                        format!("{name} · {}", sign.to_lowercase())
                    } else {
                        name.clone()
                    }
                }
            };
            Person {
                seat: seat.id,
                called,
                here: match seat.carried {
                    Carried::OwnPhone => self.is_here(seat.id),
                    Carried::By(carrier) => self.is_here(carrier),
                    Carried::NoDevice => true, // there is nothing that could be lost
                },
            }
        });
        People {
            people: people.collect(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use circle::*;

    use super::*;

    fn plan() -> Plan {
        Plan {
            title: "t".into(),
            intention: String::new(),
            parts: vec![Part::Agreements],
            direction: Direction::Clockwise,
            keeper_turn: KeeperTurn::First,
            late: circle::LatePolicy::default(),
            care: String::new(),
        }
    }

    #[test]
    fn people_with_one_name_are_told_apart() {
        let mut circle = Circle::open(plan(), &[], Timestamp(0));
        for id in 1..=3 {
            let sit = Command::new(CommandId(id), Deed::Sit { consents: vec![] });
            circle = circle.act(Timestamp(1), Actor::Door, &sit).unwrap().0;
        }
        let mut names = Names::default();
        assert!(names.call(SeatId(1), "  Sam "));
        assert!(names.call(SeatId(2), "sam"));
        assert!(!names.call(SeatId(2), "sam"));
        let called: Vec<_> = names
            .people(&circle)
            .people
            .into_iter()
            .map(|p| p.called)
            .collect();
        assert_eq!(called, ["Lantern", "Sam · cedar", "sam · shell", "River"]);
        names.call(SeatId(3), "Lantern");
        assert_eq!(names.people(&circle).called(SeatId(3)), "Lantern · river");
    }

    #[test]
    fn people_whose_names_look_the_same_are_told_apart() {
        let mut circle = Circle::open(plan(), &[], Timestamp(0));
        for id in 1..=2 {
            let sit = Command::new(CommandId(id), Deed::Sit { consents: vec![] });
            circle = circle.act(Timestamp(1), Actor::Door, &sit).unwrap().0;
        }
        for (one, two, alike) in [
            ("Sam", "\u{405}am", true),             // Cyrillic Dze
            ("Noor", "N\u{3bf}\u{43e}r", true),     // a Greek and a Cyrillic o
            ("PAM", "\u{420}\u{410}\u{41c}", true), // all Cyrillic
            ("pam", "\u{420}\u{410}\u{41c}", true),
            ("Sam", "\u{ff33}am", true), // a wide S
            ("lan", "Ian", true),
            ("Zoë", "Zoe\u{308}", true),
            ("Sam", "Sa\u{200d}m", true),
            ("Sam", "Sa\u{fe0f}m", true),
            ("Sam", "Sám", false),
            ("Sam", "Pam", false),
            ("Мария", "Mapija", false),
            ("Lantern", "L\u{430}ntern", true),
        ] {
            let mut names = Names::default();
            names.call(SeatId(1), one);
            names.call(SeatId(2), two);
            let people = names.people(&circle);
            let (first, second) = (people.called(SeatId(1)), people.called(SeatId(2)));
            assert_eq!(
                first.ends_with(" · cedar"),
                alike || one == "Lantern",
                "{one} {two}"
            );
            assert_eq!(second.ends_with(" · shell"), alike, "{one} {two}");
        }
        // Nobody passes for another by writing the sign into the name.
        let mut names = Names::default();
        names.call(SeatId(1), "Sam");
        names.call(SeatId(2), "Sam · cedar");
        assert_eq!(names.people(&circle).called(SeatId(2)), "Sam cedar");
    }

    #[test]
    fn who_shares_a_phone_is_here_while_it_is() {
        let mut circle = Circle::open(plan(), &[], Timestamp(0));
        let arrive = Command::new(CommandId(1), Deed::Sit { consents: vec![] });
        circle = circle.act(Timestamp(1), Actor::Door, &arrive).unwrap().0;
        let carry = Deed::CarrySeat {
            beyond: 0,
            consents: vec![],
        };
        let add = Deed::AddSeat {
            beyond: 0,
            place: Place::AtEnd,
        };
        for (id, seat, deed) in [(2, 1, carry), (3, 0, add)] {
            let command = Command::new(CommandId(id), deed);
            let actor = Actor::Seat(SeatId(seat));
            circle = circle.act(Timestamp(1), actor, &command).unwrap().0;
        }
        let mut names = Names::default();
        let here = |names: &Names| {
            let people = names.people(&circle).people.into_iter();
            people.map(|person| person.here).collect::<Vec<_>>()
        };
        assert_eq!(here(&names), [false, false, false, true]);
        names.came(SeatId(1));
        assert_eq!(here(&names), [false, true, true, true]);
    }

    #[test]
    fn a_seat_is_here_while_any_of_its_screens_is() {
        let mut names = Names::default();
        assert!(names.came(SeatId(1)));
        assert!(!names.came(SeatId(1)));
        assert!(!names.went(SeatId(1)));
        assert!(names.went(SeatId(1)));
        assert!(!names.went(SeatId(1)));
    }
}
