//! What people are called: in memory only, said again by each phone when it comes back. `name` is what a name may be
//! made of, `looks` which look alike.

use std::collections::{BTreeMap, BTreeSet};

use app::protocol::{People, Person};
use circle::{Circle, SeatId, Sign};
use serde::{Deserialize, Serialize};

use self::looks::Looks;
pub use self::name::tidy_name;
use super::presence::Presence;

mod looks;
mod name;

/// The names of one circle.
#[derive(Default)]
pub(super) struct Names {
    /// What they want to be called.
    called: BTreeMap<SeatId, String>,
    /// How often each said so: of two servers the one that heard more often knows the newer name.
    heard: BTreeMap<SeatId, u32>,
    /// How everyone is shown who sits, each compared with all others once.
    compared: BTreeMap<SeatId, Compared>,
}

/// The names of one circle, on their way to another server: how often each said so, and what, with nothing for the sign.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct NamesCopy(BTreeMap<SeatId, (u32, String)>);

/// How the name or the sign of a seat looks, and those of which others.
struct Compared {
    shown: Shown,
    alike: BTreeSet<SeatId>,
}

/// How a name looks, whole and by its first word, which is what a screen with little room shows of it.
struct Shown {
    whole: Looks,
    /// The first word; and what stands before its hyphen.
    first: Vec<(String, Looks)>,
}

impl Shown {
    fn of(name: &str) -> Shown {
        let word = name.split_whitespace().next().unwrap_or(name);
        let before = word.split_once('-').map(|(before, _)| before);
        let first = std::iter::once(word).chain(before);
        let whole = Looks::of(name);
        let looks = |word: &str| {
            if word == name {
                whole.clone()
            } else {
                Looks::of(word)
            }
        };
        let first = first.map(|word| (word.to_lowercase(), looks(word)));
        Shown {
            first: first.collect(),
            whole,
        }
    }

    /// Whether one could be taken for the other. First words that are the same a screen tells apart by itself.
    fn is_like(&self, other: &Shown) -> bool {
        let alike = |(one, looks): &(String, Looks)| {
            let mut others = other.first.iter();
            others.any(|(two, also)| one != two && looks.is_like(also))
        };
        self.whole.is_like(&other.whole) || self.first.iter().any(alike)
    }

    fn is_role(&self) -> bool {
        self.whole.is_role() || self.first.iter().any(|(_, looks)| looks.is_role())
    }
}

impl Names {
    /// `seat` says what it wants to be called; nothing for its sign's word. Whether that is a change.
    pub(super) fn call(&mut self, seat: SeatId, name: &str) -> bool {
        let name = tidy_name(name);
        let is_new = if name.is_empty() {
            self.called.remove(&seat).is_some()
        } else if self.called.get(&seat) == Some(&name) {
            false
        } else {
            self.called.insert(seat, name);
            true
        };
        if is_new {
            *self.heard.entry(seat).or_default() += 1;
            self.look_anew(seat);
        }
        is_new
    }

    /// What is told to other servers.
    pub(super) fn copy(&self) -> NamesCopy {
        let named = self.heard.iter().map(|(seat, heard)| {
            let name = self.called.get(seat).cloned().unwrap_or_default();
            (*seat, (*heard, name))
        });
        NamesCopy(named.collect())
    }

    /// What another server knows. Whether any of it is new.
    pub(super) fn learn(&mut self, circle: &Circle, other: &NamesCopy) -> bool {
        let mut is_new = false;
        for (seat, (heard, name)) in &other.0 {
            let known = self.heard.get(seat).copied().unwrap_or_default();
            let called = self.called.get(seat).map(String::as_str);
            let is_newer = (*heard, name.as_str()) > (known, called.unwrap_or_default());
            if is_newer && circle.knows(*seat) {
                is_new |= self.call(*seat, name);
                self.heard.insert(*seat, *heard);
            }
        }
        is_new
    }

    /// Forgets seats that are gone.
    pub(super) fn keep_only(&mut self, circle: &Circle) {
        self.called.retain(|seat, _| circle.knows(*seat));
        self.heard.retain(|seat, _| circle.knows(*seat));
    }

    /// How `seat` looks is not known any more.
    fn look_anew(&mut self, seat: SeatId) {
        let known = self.compared.remove(&seat);
        for other in known.into_iter().flat_map(|known| known.alike) {
            if let Some(other) = self.compared.get_mut(&other) {
                other.alike.remove(&seat);
            }
        }
    }

    /// Compares whoever has come or has another name with all others, and forgets whoever has gone.
    fn compare(&mut self, circle: &Circle) {
        for seat in circle.seats() {
            if self.compared.contains_key(&seat.id) {
                continue;
            }
            let shown = match self.called.get(&seat.id) {
                Some(name) => Shown::of(name),
                None => Shown::of(&seat.sign.word()),
            };
            let mut alike = BTreeSet::new();
            for (id, other) in &mut self.compared {
                if other.shown.is_like(&shown) {
                    other.alike.insert(seat.id);
                    alike.insert(*id);
                }
            }
            self.compared.insert(seat.id, Compared { shown, alike });
        }
        if self.compared.len() > circle.seats().len() {
            let known: Vec<_> = self.compared.keys().copied().collect();
            let gone = known
                .into_iter()
                .filter(|seat| circle.seat(*seat).is_none());
            gone.for_each(|seat| self.look_anew(seat));
        }
    }

    /// What everyone is called, in ring order. Two whose names look the same are told apart by their signs, and one who
    /// is called like a role is known by theirs.
    pub(super) fn people(&mut self, circle: &Circle, presence: &Presence) -> People {
        self.compare(circle);
        let people = circle.seats().iter().map(|seat| {
            let could_be_another =
                |known: &Compared| !known.alike.is_empty() || known.shown.is_role();
            let called = match self.called.get(&seat.id) {
                None => seat.sign.word(),
                Some(name) if self.compared.get(&seat.id).is_some_and(could_be_another) => {
                    with_sign(name, seat.sign)
                }
                Some(name) => name.clone(),
            };
            Person {
                seat: seat.id,
                called,
                here: presence.is_here(seat),
            }
        });
        People {
            people: people.collect(),
            keeper_away: false,
        }
    }
}

/// What one is shown as whose name alone could be taken for another.
#[must_use]
pub fn with_sign(name: &str, sign: Sign) -> String {
    format!("{name} · {}", sign.word().to_lowercase())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use circle::{Action, Actor, RingPlace};

    use super::*;
    use crate::bench::{does, gathered, sits};

    #[test]
    fn people_with_one_name_are_told_apart() {
        let circle = gathered(3);
        let mut names = Names::default();
        assert!(names.call(SeatId(1), "  Sam "));
        assert!(names.call(SeatId(2), "sam"));
        assert!(!names.call(SeatId(2), "sam"));
        let people = |names: &mut Names| names.people(&circle, &Presence::default());
        let called: Vec<_> = people(&mut names)
            .people
            .into_iter()
            .map(|p| p.called)
            .collect();
        assert_eq!(called, ["Lantern", "Sam · cedar", "sam · shell", "River"]);
        names.call(SeatId(3), "Lantern");
        assert_eq!(people(&mut names).called(SeatId(3)), "Lantern · river");
    }

    #[test]
    fn who_comes_or_leaves_changes_what_others_are_called() {
        let two = gathered(2);
        let left = does(&two, 3, Actor::Seat(SeatId(1)), Action::Leave);
        let three = sits(&left, 4);
        let mut names = Names::default();
        let called = |names: &mut Names, circle: &Circle| {
            names.keep_only(circle);
            let people = names.people(circle, &Presence::default()).people;
            people.into_iter().map(|one| one.called).collect::<Vec<_>>()
        };
        names.call(SeatId(1), "Sam");
        names.call(SeatId(2), "Sam");
        assert_eq!(
            called(&mut names, &two),
            ["Lantern", "Sam · cedar", "Sam · shell"]
        );
        assert_eq!(called(&mut names, &left), ["Lantern", "Sam"]);
        assert_eq!(called(&mut names, &three)[1], "Sam", "by the sign alone");
        let late = three.seats()[2].id;
        names.call(late, "sam");
        assert_eq!(called(&mut names, &three)[1], "Sam · shell");
        names.call(late, "Noor");
        assert_eq!(called(&mut names, &three)[1..], ["Sam", "Noor"]);
        names.call(late, "Lantern");
        assert!(called(&mut names, &three)[2].starts_with("Lantern · "));
        names.call(late, "");
        let word = three.seats()[2].sign.word();
        assert_eq!(called(&mut names, &three), ["Lantern", "Sam", &word]);
    }

    /// What two who want to be called so are shown as, in the seats of the cedar and the shell.
    fn shown(one: &str, two: &str) -> [String; 2] {
        let circle = gathered(2);
        let mut names = Names::default();
        names.call(SeatId(1), one);
        names.call(SeatId(2), two);
        let people = names.people(&circle, &Presence::default());
        [1, 2].map(|seat| people.called(SeatId(seat)))
    }

    #[test]
    fn people_whose_names_look_the_same_are_told_apart() {
        for (one, two) in [
            ("Sam", "\u{405}am"),             // Cyrillic Dze
            ("Noor", "N\u{3bf}\u{43e}r"),     // a Greek and a Cyrillic o
            ("PAM", "\u{420}\u{410}\u{41c}"), // all Cyrillic
            ("pam", "\u{420}\u{410}\u{41c}"),
            ("Sam", "\u{ff33}am"), // a wide S
            ("lan", "Ian"),
            ("Zoë", "Zoe\u{308}"),
            ("Sam", "Sa\u{200d}m"),
            ("Sam", "Sa\u{fe0f}m"),
            // Signs round letters, over them and beside them.
            ("Priya", "\u{24c5}riya"),
            ("Priya", "\u{1f15f}\u{1f161}\u{1f158}\u{1f168}\u{1f150}"),
            ("Priya", "\u{1f17f}riya"),
            ("Priya", "\u{1f1f5} riya"),
            ("Priya", "\u{1d4df}riya"),
            ("Priya", "P\u{280}iya"), // a small capital R
            ("Priya", "P\u{336}r\u{336}iya"),
            ("Priya", "Pr\u{20dd}iya"),
            ("Priya", "Pr\u{308}iya"),
            ("Priya", "P r i y a"),
            ("Priya", "P.r.i.y.a"),
            ("Priya", "P-r_iya!"),
            ("Priya", "~ priya ~"),
            ("Priya", "\u{201c}Priya\u{201d}"),
            ("Priya", "Priya⭐"),
            ("Priya", "❤\u{fe0f}Priya"),
            ("Priya", "Priya 🇮🇳"),
            ("Priya", "Prịya"),
            ("Priya", "Priyạ"),
            ("Priya", "\u{1a4}riya"), // a P with a hook
            ("Priya", "Priyaª"),
            ("Priya", "Priya\u{a4f8}"),
            ("Priya", "Priya丨"),
            ("שָׁלוֹם", "שלום"),
            ("محمد", "محـمد"),
            ("⭐", "⭐\u{fe0f}"),
            ("Mary Jane", "Maryjane"),
            ("O'Brien", "O\u{2019}Brien"),
            // What stands beside a name, and is no name.
            ("Priya", "Priya · shell"),
            ("Priya", "Priya·lantern"),
            ("Priya", "PriyaLantern"),
            ("Priya", "Priya l a n t e r n"),
            ("Priya", "Priya l\u{430}nt\u{435}rn"),
            ("Priya", "Priya Cedar 2"),
            ("Priya", "Priya (keeper)"),
            ("Priya", "Priya, the keeper"),
            ("Priya", "priya - co-keeper"),
            ("Priya", "Keeper Priya"),
            ("Priya", "Host: PRIYA"),
            ("Priya", "Priya guardian"),
            ("Priya", "Priya (you)"),
            ("Priya", "Priya2"),
            ("Priya", "Priya \u{2461}"),
            ("Priya", "P r i y a 2 (host)"),
            ("Мария", "Мария 2"),
            ("佐藤", "佐藤 (host)"),
            ("שרה", "שרה 2"),
        ] {
            let [first, second] = shown(one, two);
            assert!(first.ends_with(" · cedar"), "{one}, {two}: {first}");
            assert!(second.ends_with(" · shell"), "{one}, {two}: {second}");
            let [second, first] = shown(two, one);
            assert!(first.ends_with(" · shell"), "{two}, {one}: {first}");
            assert!(second.ends_with(" · cedar"), "{two}, {one}: {second}");
        }
    }

    #[test]
    fn people_with_names_of_their_own_are_called_by_them() {
        for (one, two) in [
            ("Sam", "Sám"),
            ("Sam", "Pam"),
            ("Мария", "Mapija"),
            ("Priya", "Priyanka"),
            ("Ana", "Anna"),
            ("Ana", "Anahost"),
            ("Mary", "Mary Jane"),
            ("Mary", "Mary-Jane"),
            ("Rose", "Rosemary"),
            ("Jo", "Joe"),
            ("Mo", "Moon"),
            ("Hill", "Hillary"),
            ("Ray", "Ray Cooper"),
            ("O'Brien", "O'Neill"),
            ("Brien", "O'Brien"),
            ("Łukasz", "Lukasz"),
            ("Zoë", "Zoe"),
            ("José", "Jose"),
            ("محمد", "محمود"),
            ("שרה", "שיר"),
            ("मीना", "मना"),
            ("สมชาย", "สมหญิง"),
            ("さくら", "さら"),
            ("佐藤", "佐々木"),
            ("김민준", "김민서"),
            ("⭐", "🌙"),
            ("Sam & Ana", "Sam"),
            ("Priya 2", "Priya 3"),
            ("Amy", "Priya the host"),
        ] {
            let called = [one, two].map(tidy_name);
            assert_eq!(shown(one, two), called);
        }
    }

    #[test]
    fn a_word_for_a_role_is_nobodys_name() {
        for name in [
            "Keeper",
            "the keeper",
            "Your Host",
            "(guardian)",
            "CO-KEEPER",
            "K\u{435}\u{435}per",
            "K e e p e r",
            "Host 2",
            "Lantern keeper",
            "Кеерег", // all Cyrillic
            "Κεερερ", // all Greek
            "Ḳeeper",
            "Kẹẹper",
            "\u{198}eeper", // a K with a hook
            "Këéper",
            "Circle keeper",
            "Keeper of",
            "a keeper",
        ] {
            let [called, _] = shown(name, "Sam");
            assert!(called.ends_with(" · cedar"), "{name}: {called}");
        }
        for name in ["Hostia", "Keeperton", "The", "7"] {
            assert_eq!(shown(name, "Sam"), [name, "Sam"]);
        }
        // Nor is a word for a seat's sign another's.
        assert_eq!(shown("L\u{430}ntern", "Sam")[0], "L\u{430}ntern · cedar");
        assert_eq!(shown("Lantern 7", "Sam")[0], "Lantern 7 · cedar");
        assert_eq!(shown("Lantern (host)", "Sam")[0], "Lantern (host) · cedar");
        // Nobody passes for another by writing the sign into the name.
        assert_eq!(shown("Sam", "Sam · cedar")[1], "Sam cedar · shell");
    }

    /// A screen with little room shows the first word alone.
    #[test]
    fn a_first_word_is_neither_a_role_nor_taken_for_another() {
        for name in [
            "Keeper Smithsonian",
            "Guardian Featherstone",
            "K\u{435}eper Smithsonian",
            "You and I",
            "Host-Anna Smith",
            "Guardian-Jo",
        ] {
            let [called, _] = shown(name, "Sam");
            assert!(called.ends_with(" · cedar"), "{name}: {called}");
        }
        for (one, two) in [
            ("Kay", "К\u{430}y Q"),
            ("Kay Jones", "K\u{430}y-Lee Low"),
            ("lan Smith", "Ian Low"),
        ] {
            let [first, second] = shown(one, two);
            assert!(first.ends_with(" · cedar"), "{one}, {two}: {first}");
            assert!(second.ends_with(" · shell"), "{one}, {two}: {second}");
        }
        let [first, second] = shown("Sam Jones", "Sam Low");
        assert_eq!([first.as_str(), &second], ["Sam Jones", "Sam Low"]);
    }

    #[test]
    fn who_shares_a_phone_is_here_while_it_is() {
        let mut circle = gathered(1);
        let carry = Action::CarrySeat {
            beyond: 0,
            consents: vec![],
        };
        let add = Action::AddSeat {
            beyond: 0,
            place: RingPlace::AtEnd,
        };
        for (id, seat, action) in [(2, 1, carry), (3, 0, add)] {
            circle = does(&circle, id, Actor::Seat(SeatId(seat)), action);
        }
        let mut presence = Presence::default();
        let here = |presence: &Presence| {
            let people = Names::default().people(&circle, presence).people;
            people.iter().map(|person| person.here).collect::<Vec<_>>()
        };
        assert_eq!(here(&presence), [false, false, false, true]);
        presence.came(SeatId(1));
        assert_eq!(here(&presence), [false, true, true, true]);
    }
}
