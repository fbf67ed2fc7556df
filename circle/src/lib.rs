//! The rules of a circle.
//!
//! A [`Circle`] is a value. [`Circle::act`] says what a command does to it at a given time, or why not
//! ([`Refusal`]); nothing here reads a clock, draws a random number or does I/O. The views say what each
//! screen may know: a keeper's desk, a seat's phone, the projector, a gathering's board.
//!
//! Where to look: `parts` a room for each kind of part, `plan` what was prepared, `planned` the plan against the clock,
//! `seat` who sits, `role` who holds the form, `door` how people come in, `piece` and `round` whose turn it is,
//! `agreement` what we ask of each other, `breath` the paced breath, `span` the time of a part, `lines` what is said
//! together, `groups` who listens to whom, `command` what can be asked, `acts` what each request does, `may` what each
//! seat may ask now, `hold` why everything stands still, `deadline` what happens by itself, `budget` how large a circle
//! can become, `remembered` what is kept of a request so that a resend is known, `view` what each screen sees, `order` what a
//! gathering asks of the circles that are part of it, `within` what a circle knows
//! of that and `hearing` when it is heard. What any of it is called is for the screens to say.
//!
//! What people say about themselves is in `spoken`, and who asks for a person in `help`; neither is ever saved.

mod act;
mod actor;
mod acts;
pub mod agreement;
pub mod breath;
pub mod budget;
mod circle;
pub mod command;
pub mod cue;
mod deadline;
pub mod door;
pub mod groups;
mod hearing;
pub mod help;
pub mod hold;
pub mod lines;
mod may;
mod order;
pub mod parts;
pub mod piece;
pub mod plan;
mod planned;
pub mod record;
pub mod refusal;
mod remembered;
pub mod role;
pub mod round;
pub mod seat;
pub mod span;
pub mod spoken;
pub mod text;
pub mod time;
pub mod view;
mod within;

pub use agreement::{Agreement, AgreementId, Consent, Seen, Standing, Thumb};
pub use breath::{Breath, Moment, Pattern, Phase, PhaseKind};
pub use circle::{Circle, FORGOTTEN_AFTER, OPENER, PartState, Stage};
pub use command::{Action, ActionKind, Actor, Command, CommandId, How};
pub use cue::{Audience, Cue, Sound};
pub use deadline::{HELD_AFTER, TOO_LATE_TO_RING};
pub use door::{Door, KNOCK_LASTS, LateDoor, LatePolicy, MOST_WAITING, RingPlace, Waiting};
pub use groups::Groups;
pub use help::{HelpAction, HelpCopy, HelpRequest, HelpRequests, HelpStatus};
pub use hold::{CALL_AGAIN_AFTER, Hold, Why};
pub use lines::{Line, Lines, Voice};
pub use order::{ComebackAnswer, Lane, Order, OrderAnswer, OrderKind, OrderNumber};
pub use parts::{ClosingWay, Part, PartKind, PartWord, RoundKind, Way, WordsKind};
pub use piece::{Piece, Turn, TurnNumber};
pub use plan::{Direction, Estimate, KeeperTurn, Plan, PlanEdit, PlanError};
pub use record::Record;
pub use refusal::{Refusal, RefusalCode};
pub use remembered::Remembered;
pub use role::{NOBODY_KEEPS_AFTER, Role};
pub use round::{Met, Offer, Round};
pub use seat::{Carried, MAX_SEATS, MOST_ON_A_PHONE, Seat, SeatId, Sign};
pub use span::Span;
pub use spoken::copy::SpokenCopy;
pub use spoken::{
    HouseSays, OwnWords, Side, Spoken, SpokenAction, SpokenActionKind, SpokenDesk, SpokenView,
    Weather, WordId,
};
pub use time::{Millis, Timestamp};
pub use view::{
    DeskView, ProjectorView, SeatView, Tile, TileComeback, TileHelp, TileRoom, TileWord,
    WaitingView,
};
pub use within::{
    Comeback, ComebackCard, DeskHouse, FIVE_MORE, HostAsked, HouseWord, MOST_HOUSE_WORDS,
    TOGETHER_AHEAD, WORD_LIES, Within, WordState,
};
