//! A tile of the board: one state at a time, the most pressing one.

use circle::time::MINUTE;
use circle::{Millis, Stage, Timestamp};
use serde::{Deserialize, Serialize};

use crate::circles::{CircleNumber, CircleState};
use crate::person::PersonId;

/// A circle in which nothing was handed over for so long is quiet for long; a first guess, in milliseconds.
pub const QUIET_AFTER: Millis = 8 * MINUTE;
/// So many phones lost at once are worth a look.
const PHONES_LOST: u32 = 2;
/// Below so many, a circle is hardly one.
const FEWEST_PRESENT: u32 = 3;

/// A circle as the board shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TileView {
    pub circle: CircleNumber,
    /// From 0: the number on its tile is one more. Tiles never change places.
    pub spot: u8,
    pub name: Option<String>,
    pub keeper: Option<PersonId>,
    /// Its keeper has a seat in it.
    pub keeper_came: bool,
    /// Whoever was asked to keep it is still waited for.
    pub keeper_awaited: bool,
    pub opened: bool,
    /// How many were asked to sit there and have not answered, or are on their way.
    pub coming: u32,
    /// How many sit there without a phone there: they have none, or share one that is in another circle.
    pub without_phone: u32,
    /// How many have sat there and got up since, of those who are still in the hall.
    pub got_up: u32,
    /// None until the circle has told it.
    pub state: Option<CircleState>,
}

/// What stands out on a tile, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pressing {
    KeeperAsks,
    /// Someone asks for a person.
    PersonAsked,
    NoKeeper,
    FewLeft,
    PhonesLost,
    Quiet,
    OverPlan,
    Held,
    Breathing,
    /// It goes on.
    Well,
    /// It has not begun, or is being opened.
    Gathering,
    Ended,
}

impl TileView {
    /// What stands out at `now`.
    #[must_use]
    pub fn pressing(&self, now: Timestamp) -> Pressing {
        let Some(state) = &self.state else {
            return Pressing::Gathering;
        };
        let begun = matches!(state.stage, Stage::Part(_));
        let past = |at: Option<Timestamp>, by| at.is_some_and(|at| now > at.after(by));
        let quiet =
            past(state.quiet_since, QUIET_AFTER) && !state.breathing && state.held_since.is_none();
        if state.stage == Stage::Ended {
            Pressing::Ended
        } else if state.host_asked.is_some_and(|asked| !asked.coming) {
            Pressing::KeeperAsks
        } else if state.help_waiting {
            Pressing::PersonAsked
        } else if self.lacks_keeper() || state.nobody_keeps {
            Pressing::NoKeeper
        } else if self.has_few() {
            Pressing::FewLeft
        } else if state.phones_lost >= PHONES_LOST {
            Pressing::PhonesLost
        } else if begun && quiet {
            Pressing::Quiet
        } else if state.held_since.is_some() {
            Pressing::Held
        } else if state.breathing {
            Pressing::Breathing
        } else if begun && past(state.part_ends_at, 0) {
            Pressing::OverPlan
        } else if begun {
            Pressing::Well
        } else {
            Pressing::Gathering
        }
    }

    /// Whether nobody has come to keep it, though nobody is asked or on the way any more, or they were waited for long
    /// enough.
    #[must_use]
    pub fn lacks_keeper(&self) -> bool {
        let waited = self.coming == 0 || !self.keeper_awaited;
        self.opened && !self.keeper_came && waited
    }

    /// Whether below three are there, though nobody is asked or on the way any more.
    pub(super) fn has_few(&self) -> bool {
        let goes_on = |state: &CircleState| state.stage != Stage::Ended;
        let goes_on = self.state.as_ref().is_some_and(goes_on);
        self.opened && self.coming == 0 && goes_on && self.present() < FEWEST_PRESENT
    }

    /// How many have left it: they stepped out or got up.
    #[must_use]
    pub fn left(&self) -> u32 {
        let stepped_out = |state: &CircleState| state.away.saturating_sub(state.kept);
        self.got_up + self.state.as_ref().map_or(0, stepped_out)
    }

    /// How many would be there if nobody had got up.
    #[must_use]
    pub fn of(&self) -> u32 {
        self.got_up + self.state.as_ref().map_or(0, |state| state.seats)
    }

    /// Those who are there. Of who has no phone there nobody can tell by it whether they have come: they are not counted
    /// as gone.
    #[must_use]
    pub fn present(&self) -> u32 {
        let present = |state: &CircleState| state.present() + self.without_phone.min(state.kept);
        self.state.as_ref().map_or(0, present)
    }
}
