//! The newest state of a gathering, as its screens read it from a `watch`: the latest wins.

use std::sync::{Arc, OnceLock};

use app::face::{Block, Face};
use app::hall::{BoardSight, Called, PhoneSight, RoomSight, board, phone, wall};
use circle::{SeatId, Timestamp};
use gathering::{
    CircleNumber, Everyones, Gathering, HallRecord, HouseWords, OwnView, OwnWishes, PersonId,
    Tiles, Wishes,
};

use super::awaited::Awaited;
use super::names::HallNames;
use crate::chance;
use crate::keys::Keys;

/// The newest state of one gathering.
#[derive(Clone)]
pub struct HallSnapshot {
    /// Counts the publications.
    pub publication: u64,
    /// Counts the commits. A screen never goes back to an older one.
    pub version: u64,
    pub gathering: Arc<Gathering>,
    /// Who may do what in it.
    pub keys: Arc<Keys<PersonId>>,
    /// What people are called. In memory alone, like all that follows.
    pub names: Arc<HallNames>,
    pub wishes: Arc<Wishes>,
    pub words: Arc<HouseWords>,
    /// What the circles last told of themselves.
    pub tiles: Arc<Tiles>,
    /// Who came in and was not seen since.
    pub(super) awaited: Arc<Awaited>,
    /// The afternoon has ended, and this is what remains.
    pub ended: Option<Arc<HallRecord>>,
    /// What everyone under the roof may see: the very same one for as long as it says the same.
    pub everyones: Arc<Everyones>,
    /// What people are called, made by the first screen that asks for it and once for all of them.
    pub(super) called: OnceLock<Called>,
}

/// What one phone shows beside what all of them show.
#[derive(Debug, PartialEq)]
pub struct PhoneOwn {
    own: OwnView,
    wishes: OwnWishes,
    /// Those who share this phone, and what they wish.
    carried: Vec<(OwnView, OwnWishes)>,
    has_seat: bool,
}

impl HallSnapshot {
    /// What is this person's own on their phone; nothing where they have left.
    #[must_use]
    pub fn phone_own(&self, person: PersonId) -> Option<PhoneOwn> {
        let gathering = &self.gathering;
        let own = gathering.own_view(person)?;
        let wishes = |person| self.wishes.own(gathering, person);
        let carried = own.carries.iter();
        let carried = carried
            .filter_map(|carried| Some((gathering.own_view(*carried)?, wishes(*carried))))
            .collect();
        Some(PhoneOwn {
            own,
            wishes: wishes(person),
            carried,
            has_seat: self.seat_of(person).is_some(),
        })
    }

    /// What a phone shows on which this is its person's own.
    #[must_use]
    pub fn phone(&self, code: &str, own: &PhoneOwn, now: Timestamp) -> Face {
        phone::face(&PhoneSight {
            code,
            everyones: &self.everyones,
            wishes: &own.wishes,
            carried: &own.carried,
            called: self.called(),
            to_circle: self.to_circle(code, "seat", own.own.person),
            own: &own.own,
            now,
        })
    }

    /// What the board of this host shows; nothing where they host no more.
    #[must_use]
    pub fn board(&self, code: &str, person: PersonId, now: Timestamp) -> Option<Face> {
        self.to_host(code, person, now, board::face)
    }

    /// What is made of all that this host may see; nothing where they host no more.
    pub fn to_host<T>(
        &self,
        code: &str,
        person: PersonId,
        now: Timestamp,
        make: impl FnOnce(&BoardSight<'_>) -> T,
    ) -> Option<T> {
        let gathering = &self.gathering;
        let own = gathering.own_view(person)?;
        let carried = own.carries.iter();
        let carried: Vec<_> = carried
            .filter_map(|carried| {
                let wishes = self.wishes.own(gathering, *carried);
                Some((gathering.own_view(*carried)?, wishes))
            })
            .collect();
        Some(make(&BoardSight {
            code,
            everyones: &self.everyones,
            own: &own,
            carried: &carried,
            host: &gathering.host_view(person, &self.tiles, &self.wishes)?,
            called: self.called(),
            words: &self.words,
            never_came: self.awaited.never_came(now).len(),
            to_circle: self.to_circle(code, "keep", person),
            now,
        }))
    }

    /// What a host who sits in a circle sees of the house there, and what of it while she has the piece. Nothing for
    /// others.
    #[must_use]
    pub fn strips(&self, code: &str, person: PersonId, now: Timestamp) -> [Vec<Block>; 2] {
        let host = self.gathering.host_view(person, &self.tiles, &self.wishes);
        host.map_or_else(Default::default, |host| {
            [false, true].map(|holds| board::strip(&host, self.called(), now, holds, code))
        })
    }

    /// What the room's wall shows.
    #[must_use]
    pub fn wall(&self, code: &str, now: Timestamp) -> Face {
        wall::face(&RoomSight {
            code_shown: &chance::show_code(code),
            wall: &self.gathering.wall_view(),
            called: self.called(),
            now,
        })
    }

    /// Whether all phones show the same by it, but for what is their own.
    #[must_use]
    pub fn shows_phones_the_same(&self, other: &HallSnapshot) -> bool {
        Arc::ptr_eq(&self.everyones, &other.everyones) && Arc::ptr_eq(&self.names, &other.names)
    }

    /// Whether walls show the same by it: all but what circles tell of themselves.
    #[must_use]
    pub fn shows_walls_the_same(&self, other: &HallSnapshot) -> bool {
        Arc::ptr_eq(&self.gathering, &other.gathering) && Arc::ptr_eq(&self.names, &other.names)
    }

    /// The circle that this person has a seat in, the seat, and the circle's code.
    #[must_use]
    pub fn seat_of(&self, person: PersonId) -> Option<(CircleNumber, SeatId, &str)> {
        let (number, _) = self.sits(person)?;
        let (key, seat) = self.gathering.key_of(person)?;
        let open = self.gathering.circle(number)?.is_open();
        open.then_some((number, seat, key.0.as_str()))
    }

    /// The circle and the seat that are this person's.
    fn sits(&self, person: PersonId) -> Option<(CircleNumber, SeatId)> {
        let at = self.gathering.person(person)?.sits.at?;
        Some((at.circle, at.seat))
    }

    fn to_circle(&self, code: &str, screen: &str, person: PersonId) -> Option<String> {
        self.seat_of(person)?;
        Some(format!("/g/{code}/{screen}/circle"))
    }

    /// What people are called.
    #[must_use]
    pub fn called(&self) -> &Called {
        self.called.get_or_init(|| {
            let people = self.gathering.people();
            let called = people.map(|person| {
                let name = self.names.of(person.id).map(str::to_owned);
                (person.id, person.sign, name)
            });
            called.collect()
        })
    }
}
