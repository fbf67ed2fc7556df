//! What the parts of a desk share, the newest word from the server; and where a live page is.

use circle::spoken::SpokenDesk;
use circle::view::{Commons, Desk, DeskView, Mine};
use circle::{ActionKind, SeatId, Timestamp};
use leptos::prelude::*;

use crate::protocol::{Arrivals, People};
use crate::words::short;

/// The room as a desk knows it. Provided as context by its island; on the server it holds the moment the page was made,
/// in the browser it follows the socket.
#[derive(Clone, Copy)]
pub struct Room {
    /// What everyone sees.
    pub commons: RwSignal<Commons>,
    /// What this seat alone sees.
    pub mine: RwSignal<Option<Mine>>,
    /// What keepers see.
    pub desk: RwSignal<Option<Desk>>,
    /// What people are called.
    pub people: RwSignal<People>,
    /// How much was said.
    pub said: RwSignal<SpokenDesk>,
    /// Who comes in.
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
    /// Where its door is: `/c/K7M4QX` of a circle, `/g/K7M4QX` of a gathering.
    pub door: String,
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

impl PageContext {
    /// An address of this screen, such as that of its socket.
    #[must_use]
    pub fn address(&self, of: &str) -> String {
        [&self.door, "/", self.screen.word(), "/", of].concat()
    }
}

impl Phrases {
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn now() -> Phrases {
        use crate::say::say;

        Phrases {
            lost: say().page_lost(),
            elsewhere: say().page_elsewhere(),
            again: say().page_load_again(),
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
    pub const ALL: [Screen; 3] = [Screen::Seat, Screen::Desk, Screen::Projector];

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

/// The state from which a desk begins, beside the face of its middle.
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(feature = "ssr", derive(serde::Serialize))]
pub struct Start {
    /// What this screen may see.
    pub view: DeskView,
    /// What people are called.
    pub people: People,
    /// How much was said.
    pub said: SpokenDesk,
    /// Who comes in.
    pub arrivals: Arrivals,
}

/// A browser only reads where it begins, though the island asks for the other way too: the program stays smaller.
#[cfg(not(feature = "ssr"))]
impl serde::Serialize for Start {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_unit()
    }
}

impl Room {
    /// The room of a desk. What asks, and what is asked, is that of the screen.
    #[cfg(feature = "host")]
    #[must_use]
    pub fn of_desk(start: Start, screen: crate::blocks::FaceScreen) -> Room {
        let view = start.view;
        Room {
            commons: RwSignal::new(view.commons),
            mine: RwSignal::new(Some(view.mine)),
            desk: RwSignal::new(Some(view.desk)),
            people: RwSignal::new(start.people),
            said: RwSignal::new(start.said),
            arrivals: RwSignal::new(start.arrivals),
            link: screen.link,
            offset: screen.offset,
            asking: screen.asking,
            error: screen.error,
            place: screen.place,
        }
    }

    /// The room of the page that this component stands in.
    #[must_use]
    pub fn here() -> Room {
        expect_context()
    }

    /// Whether this screen may ask for `kind` now. Follows the server's word.
    #[must_use]
    pub fn may(self, kind: ActionKind) -> bool {
        self.mine
            .with(|mine| mine.as_ref().is_some_and(|mine| mine.may.contains(&kind)))
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

    /// The same, shortened by words to so many letters, or to one word.
    #[must_use]
    pub fn short(self, seat: SeatId, most: usize) -> String {
        self.commons.with(|commons| {
            self.people
                .with(|people| short::of_seat(seat, most, commons, people))
        })
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
