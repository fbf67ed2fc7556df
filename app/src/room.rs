//! What the parts of a live page share: the newest word from the server.

use circle::spoken::{OwnWords, SpokenActionKind, SpokenDesk, SpokenView};
use circle::view::{Commons, Desk, DeskView, Mine, ProjectorView};
use circle::{ActionKind, SeatId, Timestamp};
use leptos::prelude::*;

use crate::protocol::{Arrivals, Help, OwnOf, People};

/// The room as one screen knows it. Provided as context by each page's island; on the server it holds the
/// moment the page was made, in the browser it follows the socket.
#[derive(Clone, Copy)]
pub struct Room {
    /// What everyone sees.
    pub commons: RwSignal<Commons>,
    /// What this seat alone sees; none on the projector.
    pub mine: RwSignal<Option<Mine>>,
    /// What keepers see; none for others.
    pub desk: RwSignal<Option<Desk>>,
    /// What people are called.
    pub people: RwSignal<People>,
    /// What the seats see that this screen acts for besides its own.
    pub carried: RwSignal<Vec<Mine>>,
    /// What was said within the part, without names.
    pub spoken: RwSignal<SpokenView>,
    /// What this seat said itself; none on the projector.
    pub own: RwSignal<Option<OwnWords>>,
    /// The same of the seats that this screen acts for besides its own.
    pub own_of: RwSignal<Vec<OwnOf>>,
    /// The seat that is being spoken for on this screen, when it is not its own.
    pub speaks_for: RwSignal<Option<SeatId>>,
    /// Who needs a person, as this screen may know it.
    pub help: RwSignal<Help>,
    /// How much was said; none but for keepers.
    pub spoken_desk: RwSignal<Option<SpokenDesk>>,
    /// Who comes in; nothing of it but for those who hold the form.
    pub arrivals: RwSignal<Arrivals>,
    /// How the connection is.
    pub link: RwSignal<Link>,
    /// The server's clock minus this device's, in milliseconds.
    pub offset: RwSignal<i64>,
    /// What was asked and not answered yet, as JSON: buttons say so and wait.
    pub asking: RwSignal<Option<String>>,
    /// Why the last request was not carried out, in words.
    pub error: RwSignal<Option<String>>,
    /// Where and how this page came to be.
    pub place: StoredValue<PageContext>,
}

/// Where a live page is.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PageContext {
    /// The room code in its plain form, such as `K7M4QX`.
    pub code: String,
    /// Which screen this is; it decides the socket's and the forms' addresses.
    pub screen: Screen,
    /// The mark of this page, 64 hexadecimal digits: its forms carry it, and what they ask gets its ids of it.
    pub page: String,
    /// The server's clock when the page was made.
    pub made_at: Timestamp,
    /// What the page says by itself, while it cannot hear the server.
    pub phrases: Phrases,
}

/// What a page says by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Phrases {
    /// The circle is out of reach.
    pub lost: String,
    /// This window has gone quiet, and the way back.
    pub elsewhere: String,
    pub again: String,
    /// No answer came in time.
    pub unanswered: String,
}

impl Phrases {
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn now() -> Phrases {
        use crate::say::say;

        Phrases {
            lost: say().page_lost().to_string(),
            elsewhere: say().page_elsewhere().to_string(),
            again: say().page_load_again().to_string(),
            unanswered: crate::words::sentence(&crate::protocol::AskError::Unanswered),
        }
    }
}

/// Which screen a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Screen {
    /// A participant's phone.
    Seat,
    /// The keeper's desk.
    Desk,
    Projector,
}

impl Screen {
    /// The last part of its addresses: `/c/{code}/{word}/…`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Screen::Seat => "seat",
            Screen::Desk => "keep",
            Screen::Projector => "screen",
        }
    }
}

/// How the connection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// No script has run yet: the page works by forms.
    Plain,
    /// Looking for the circle, for the first time or again.
    Seeking,
    Here,
    /// The connection was lost a while ago; it is sought again.
    Lost,
    /// Its person has too many windows open, and this one has gone quiet. It works by forms.
    Elsewhere,
}

impl Link {
    /// Whether what is asked goes over the socket, or will once it is found.
    #[must_use]
    pub fn is_live(self) -> bool {
        !matches!(self, Link::Plain | Link::Elsewhere)
    }
}

/// The state from which a live page begins.
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(feature = "ssr", derive(serde::Serialize))]
pub struct Start<V> {
    /// What this screen may see.
    pub view: V,
    /// What people are called.
    pub people: People,
    /// What was said within the part.
    pub words: FromMemory,
    /// Where the page is.
    pub place: PageContext,
}

/// What was said within the part, as one screen may know it, and what it sees for others.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct FromMemory {
    /// By everyone, without names.
    pub spoken: SpokenView,
    /// By this seat; none on the projector.
    pub own: Option<OwnWords>,
    /// How much; none but for keepers.
    pub spoken_desk: Option<SpokenDesk>,
    /// Who comes in; none but for those who hold the form.
    pub arrivals: Option<Arrivals>,
    /// What the seats see that this screen acts for besides its own.
    pub carried: Vec<Mine>,
    /// What they said.
    pub own_of: Vec<OwnOf>,
    /// Who needs a person, as this screen may know it.
    pub help: Help,
}

/// A browser only reads where it begins, though the island asks for the other way too: the program stays smaller.
#[cfg(not(feature = "ssr"))]
impl<V> serde::Serialize for Start<V> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_unit()
    }
}

impl Room {
    #[must_use]
    pub fn of_desk(start: Start<DeskView>) -> Room {
        let view = start.view;
        Room::new(
            view.commons,
            Some(view.mine),
            Some(view.desk),
            start.people,
            start.words,
            start.place,
        )
    }

    #[must_use]
    pub fn of_projector(start: Start<ProjectorView>) -> Room {
        Room::new(
            start.view.commons,
            None,
            None,
            start.people,
            start.words,
            start.place,
        )
    }

    fn new(
        commons: Commons,
        mine: Option<Mine>,
        desk: Option<Desk>,
        people: People,
        words: FromMemory,
        place: PageContext,
    ) -> Room {
        Room {
            commons: RwSignal::new(commons),
            mine: RwSignal::new(mine),
            desk: RwSignal::new(desk),
            people: RwSignal::new(people),
            carried: RwSignal::new(words.carried),
            spoken: RwSignal::new(words.spoken),
            own: RwSignal::new(words.own),
            own_of: RwSignal::new(words.own_of),
            speaks_for: RwSignal::new(None),
            help: RwSignal::new(words.help),
            spoken_desk: RwSignal::new(words.spoken_desk),
            arrivals: RwSignal::new(words.arrivals.unwrap_or_default()),
            link: RwSignal::new(Link::Plain),
            offset: RwSignal::new(0),
            asking: RwSignal::new(None),
            error: RwSignal::new(None),
            place: StoredValue::new(place),
        }
    }

    /// The room of the page that this component stands in.
    #[must_use]
    pub fn here() -> Room {
        expect_context()
    }

    /// What the page shows of its connection.
    #[cfg(all(feature = "hydrate", feature = "host"))]
    pub(crate) fn signals(self) -> crate::live::Signals {
        crate::live::Signals {
            link: self.link,
            offset: self.offset,
            asking: self.asking,
            error: self.error,
            place: self.place,
        }
    }

    /// Whether this screen may ask for `kind` now. Follows the server's word.
    #[must_use]
    pub fn may(self, kind: ActionKind) -> bool {
        self.mine
            .with(|mine| mine.as_ref().is_some_and(|mine| mine.may.contains(&kind)))
    }

    /// Whether the one who speaks on this screen may say something of `kind` now.
    #[must_use]
    pub fn may_say(self, kind: SpokenActionKind) -> bool {
        self.with_own(|own| own.may.contains(&kind))
            .unwrap_or(false)
    }

    /// The seat that is being spoken for on this screen, when it is not its own.
    #[must_use]
    pub fn speaker(self) -> Option<SeatId> {
        let seat = self.speaks_for.get()?;
        let acts_for = |all: &Vec<OwnOf>| all.iter().any(|one| one.seat == seat);
        self.own_of.with(acts_for).then_some(seat)
    }

    /// What is read of what was said by the one who speaks on this screen: its own seat, or one that it acts for.
    #[must_use]
    pub fn with_own<T>(self, read: impl FnOnce(&OwnWords) -> T) -> Option<T> {
        let Some(seat) = self.speaker() else {
            return self.own.with(|own| own.as_ref().map(read));
        };
        self.own_of.with(|all| {
            let of_seat = all.iter().find(|one| one.seat == seat);
            of_seat.map(|one| read(&one.own))
        })
    }

    /// The part that is going on, from 0.
    #[must_use]
    pub fn part(self) -> Option<usize> {
        self.commons.with(|commons| commons.stage.part())
    }

    /// This screen's own seat.
    #[must_use]
    pub fn me(self) -> Option<SeatId> {
        self.mine.with(|mine| mine.as_ref().map(|mine| mine.seat))
    }

    /// What `seat` is called, for others.
    #[must_use]
    pub fn called(self, seat: SeatId) -> String {
        self.people.with(|people| people.called(seat))
    }

    /// The server's clock now, as well as this device knows it. On the server: the moment the page was made.
    #[must_use]
    pub fn now(self) -> Timestamp {
        #[cfg(feature = "hydrate")]
        {
            let here = js_sys::Date::now() as i64;
            Timestamp(here.saturating_add(self.offset.get_untracked()).max(0) as u64)
        }
        #[cfg(not(feature = "hydrate"))]
        self.place.with_value(|place| place.made_at)
    }

    /// The moment that clocks show: now, or when everything was held.
    #[must_use]
    pub fn clock(self) -> Timestamp {
        self.commons
            .with_untracked(|commons| commons.held_since)
            .unwrap_or_else(|| self.now())
    }
}
