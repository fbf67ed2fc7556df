//! An afternoon to look at: people with names come, circles are formed and opened, things happen in them.

use std::collections::BTreeMap;

use circle::time::MINUTE;
use circle::{CommandId, HostAsked, PartKind, RoundKind, SeatId, Sign, Stage, Timestamp};
use gathering::{
    Ask, CircleKey, CircleNumber, CircleState, Finish, FormAsk, Gathering, HallAction, HallActor,
    HallCommand, Heard, HouseWords, OPENER, PersonId, Spot, Tiles, Way, Whom, Wish, Wishes, Work,
};

use crate::afternoon::starter_afternoons;
use crate::face::Face;
use crate::hall::{BoardSight, Called};

/// When every gathering here opens: 20 November 2026.
pub(super) const OPENED: Timestamp = Timestamp(1_795_132_800_000);

const NAMES: [&str; 30] = [
    "Ines", "Ruth", "Samir", "Awa", "Tomas", "Noor", "Grace", "Omar", "Elif", "Lucía", "Peter",
    "Hana", "Mina", "Idris", "Rosa", "Chidi", "Anna", "Farah", "Ben", "Sofia", "Emeka", "Lena",
    "Marta", "Joan", "Bela", "Karl", "Dele", "Priya", "Viktor", "Yusuf",
];
const PLACES: [&str; 30] = [
    "By the window",
    "Garden room",
    "Library",
    "Kitchen",
    "Loft",
    "Porch",
    "Piano",
    "Hall door",
    "Stage",
    "Attic",
    "Workshop",
    "Chapel",
    "Gallery",
    "Stairs",
    "Sewing room",
    "Music room",
    "Blue room",
    "Green room",
    "North tent",
    "South tent",
    "East tent",
    "West tent",
    "Orchard",
    "Greenhouse",
    "Barn",
    "Stable",
    "Boathouse",
    "Courtyard",
    "Well",
    "Bakehouse by the old mill",
];

/// A gathering that goes on, and what is in memory beside it.
pub(super) struct Afternoon {
    pub(super) gathering: Gathering,
    pub(super) wishes: Wishes,
    pub(super) words: HouseWords,
    pub(super) tiles: Tiles,
    pub(super) now: Timestamp,
    names: BTreeMap<PersonId, String>,
    seats: BTreeMap<CircleNumber, u32>,
    commands: u128,
}

impl Afternoon {
    /// The host, so many who keep and so many others.
    pub(super) fn of(keepers: usize, others: usize) -> Afternoon {
        let starters = starter_afternoons();
        let mut afternoon = starters
            .last()
            .unwrap_or_else(|| panic!("not there"))
            .afternoon
            .clone();
        afternoon.spots = PLACES.iter().enumerate().map(spot).collect();
        let mut hall = Afternoon {
            gathering: Gathering::open(afternoon, OPENED.after(30 * MINUTE), OPENED),
            wishes: Wishes::default(),
            words: HouseWords::default(),
            tiles: Tiles::default(),
            now: OPENED,
            names: BTreeMap::from([(OPENER, "Maren".to_owned())]),
            seats: BTreeMap::new(),
            commands: 0,
        };
        for _ in 0..keepers {
            hall.comes(HallActor::Invited);
        }
        for _ in 0..others {
            hall.comes(HallActor::Door);
        }
        hall
    }

    pub(super) fn comes(&mut self, by: HallActor) -> PersonId {
        let id = self.asks(by, HallAction::Arrive);
        let person = self
            .gathering
            .person_given_to(id)
            .unwrap_or_else(|| panic!("not there"));
        // Every fourth who does not keep gives no name.
        let at = person.0 as usize - 1;
        if by == HallActor::Invited || at % 4 != 3 {
            let name = NAMES[at % NAMES.len()];
            let name = if at < NAMES.len() {
                name.to_owned()
            } else {
                format!("{name} {}", at / NAMES.len() + 1)
            };
            self.names.insert(person, name);
        }
        person
    }

    pub(super) fn asks(&mut self, actor: HallActor, action: HallAction) -> CommandId {
        self.commands += 1;
        let id = CommandId(self.commands);
        let told = format!("{action:?}");
        let command = HallCommand {
            id,
            for_person: None,
            action,
        };
        let (changed, _) = self
            .gathering
            .act(self.now, actor, &command)
            .unwrap_or_else(|refusal| panic!("{told}: {refusal}"));
        self.gathering = changed;
        self.wishes = std::mem::take(&mut self.wishes).after(&self.gathering);
        id
    }

    pub(super) fn host(&mut self, action: HallAction) {
        self.asks(HallActor::Person(OPENER), action);
    }

    pub(super) fn waits(&mut self, minutes: u64) {
        self.now = self.now.after(minutes * MINUTE);
        self.asks(HallActor::Clock, HallAction::Tick);
    }

    pub(super) fn wishes(&mut self, by: PersonId, wish: &Wish) {
        self.wishes = self
            .wishes
            .say(&self.gathering, by, wish)
            .unwrap_or_else(|why| panic!("{why:?}"));
    }

    pub(super) fn goes_on_to(&mut self, fits: impl Fn(&Work) -> bool) {
        while !self.gathering.present_work().is_some_and(&fits) {
            let from = self.gathering.stage();
            self.host(HallAction::Next { from });
            self.now = self.now.after(10 * MINUTE);
        }
    }

    pub(super) fn forms(&mut self, way: Way, circles: u8) {
        let ask = FormAsk { way, circles };
        let proposal = self
            .gathering
            .form(&self.wishes, &ask, 7)
            .unwrap_or_else(|why| panic!("{why:?}"));
        let over = self.gathering.preview().map(|preview| preview.number);
        self.host(HallAction::Preview { over, proposal });
    }

    /// Tells of what is looked at; everyone says yes, and every circle is opened and begins.
    pub(super) fn tells(&mut self) {
        let preview = self
            .gathering
            .preview()
            .unwrap_or_else(|| panic!("not there"))
            .number;
        self.host(HallAction::Tell { preview });
        let offers: Vec<_> = self
            .gathering
            .people()
            .filter_map(|p| Some((p.id, p.offer?.number)))
            .collect();
        for (person, offer) in offers {
            let answer = gathering::Answer::Yes;
            self.asks(
                HallActor::Person(person),
                HallAction::Answer { offer, answer },
            );
        }
        self.carries_out();
    }

    /// Every order that can be sent is answered.
    pub(super) fn carries_out(&mut self) {
        loop {
            let orders = self.gathering.orders().to_send();
            let Some((id, order)) = orders.iter().find(|(_, order)| !order.waits) else {
                return;
            };
            let (id, to) = (*id, order.to);
            let heard = match &order.ask {
                Ask::Open => Heard::Opened {
                    key: CircleKey(format!("circle {}", to.0)),
                },
                Ask::Seat { .. } => {
                    let seats = self.seats.entry(to).or_default();
                    *seats += 1;
                    Heard::Seated {
                        seat: SeatId(*seats - 1),
                    }
                }
                Ask::ComeBack { .. } => Heard::ComeBack {
                    finish: if to.0 % 3 == 1 {
                        Finish::FiveMore
                    } else {
                        Finish::Yes
                    },
                },
                Ask::Word { .. } if to.0 % 3 == 1 => Heard::Later,
                Ask::GiveUp { .. }
                | Ask::Breathe { .. }
                | Ask::EndBreath { .. }
                | Ask::Hold
                | Ask::LetGo
                | Ask::Word { .. }
                | Ask::HostComes
                | Ask::End => Heard::Done,
            };
            self.gathering = self
                .gathering
                .hear(self.now, id, &heard)
                .unwrap_or_else(|why| panic!("{why:?}"))
                .0;
        }
    }

    /// Circles go on: rounds, a breath, some in which something presses.
    pub(super) fn all_go_on(&mut self, quiet: bool) {
        let circles: Vec<_> = self.gathering.live().map(|circle| circle.number).collect();
        for circle in circles {
            let n = u32::from(circle.0);
            let seats = self.seats.get(&circle).copied().unwrap_or(0);
            let since = Timestamp(self.now.0 - (20 + u64::from(n * 7 % 11)) * MINUTE);
            let mut state = CircleState {
                stage: Stage::Part(1),
                kind: Some(PartKind::Round(RoundKind::Question)),
                seats,
                taken: (0..seats).map(SeatId).collect(),
                next_seat: SeatId(seats),
                away: 0,
                kept: 0,
                holder_place: Some(n % seats.max(1)),
                holder_sign: Some(Sign((n % 16) as u8)),
                held_since: None,
                nobody_keeps: false,
                breathing: false,
                part_since: since,
                part_ends_at: Some(since.after(30 * MINUTE)),
                quiet_since: Some(Timestamp(self.now.0 - MINUTE)),
                help_waiting: false,
                help_unanswered_since: None,
                phones_lost: 0,
                host_asked: None,
                expected_end: Some(since.after((50 + u64::from(n * 5 % 20)) * MINUTE)),
            };
            if !quiet {
                match n % 30 {
                    1 => {
                        state.host_asked = Some(HostAsked {
                            since: self.now,
                            coming: false,
                        })
                    }
                    3 => {
                        (state.breathing, state.holder_place, state.holder_sign) =
                            (true, None, None);
                        state.kind = Some(PartKind::Breathing);
                        state.help_waiting = true;
                    }
                    4 => state.quiet_since = Some(Timestamp(self.now.0 - 9 * MINUTE)),
                    5 => state.phones_lost = 2,
                    8 => state.part_ends_at = Some(since.after(16 * MINUTE)),
                    9 => state.held_since = Some(self.now),
                    10 => (state.seats, state.away) = (6, 4),
                    17 => {
                        state.help_waiting = true;
                        state.help_unanswered_since = Some(Timestamp(self.now.0 - 3 * MINUTE));
                    }
                    19 => {
                        (state.breathing, state.holder_place, state.holder_sign) =
                            (true, None, None);
                        state.kind = Some(PartKind::Breathing);
                    }
                    _ => {}
                }
            }
            self.tiles.insert(circle, state);
        }
    }

    pub(super) fn says(&mut self, text: &str) {
        let word = self
            .words
            .lay(&self.gathering, text)
            .unwrap_or_else(|why| panic!("{why:?}"));
        let (to, urgent) = (Whom::All, false);
        self.host(HallAction::Word { to, urgent, word });
        self.carries_out();
    }

    pub(super) fn called(&self) -> Called {
        let people = self.gathering.people();
        people
            .map(|p| (p.id, p.sign, self.names.get(&p.id).cloned()))
            .collect()
    }

    pub(super) fn face(&self) -> Face {
        self.seen(super::super::face)
    }

    pub(super) fn seen<T>(&self, look: impl Fn(&BoardSight<'_>) -> T) -> T {
        let (everyones, called) = (self.gathering.everyones(), self.called());
        let own = self
            .gathering
            .own_view(OPENER)
            .unwrap_or_else(|| panic!("not there"));
        let host = self
            .gathering
            .host_view(OPENER, &self.tiles, &self.wishes)
            .unwrap_or_else(|| panic!("not there"));
        let carried = own.carries.iter().filter_map(|one| {
            let wishes = self.wishes.own(&self.gathering, *one);
            Some((self.gathering.own_view(*one)?, wishes))
        });
        let carried: Vec<_> = carried.collect();
        look(&BoardSight {
            code: "K7M4QX",
            everyones: &everyones,
            own: &own,
            host: &host,
            carried: &carried,
            called: &called,
            words: &self.words,
            never_came: 0,
            to_circle: None,
            now: self.now,
        })
    }
}

fn spot((at, name): (usize, &&str)) -> Spot {
    Spot {
        name: (*name).to_owned(),
        way: "Down the corridor.".to_owned(),
        near_exit: at % 3 == 0,
        quiet: at % 4 == 0,
    }
}
