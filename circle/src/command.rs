//! Commands: what can be asked of a circle.

pub(crate) mod id;
pub(crate) mod kind;

use serde::{Deserialize, Serialize};

pub use self::id::CommandId;
pub use crate::actor::Actor;
use crate::agreement::{AgreementId, Consent, Seen, Thumb};
use crate::breath::Pattern;
use crate::door::{LatePolicy, Place};
use crate::piece::TurnNumber;
use crate::plan::{Direction, PlanEdit};
use crate::role::Role;
use crate::seat::SeatId;

/// One request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Command {
    /// Recognises a resend.
    pub id: CommandId,
    /// The seat it is asked for, when it is not the actor's own: one that the actor's phone carries, or one
    /// without a device that the keepers act for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_seat: Option<SeatId>,
    /// What is asked.
    pub deed: Deed,
}

impl Command {
    /// A request for the actor's own seat.
    #[must_use]
    pub fn new(id: CommandId, deed: Deed) -> Command {
        Command {
            id,
            for_seat: None,
            deed,
        }
    }
}

/// How a turn ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// The seat shared, in words or in silence.
    Shared,
    /// Not this time; the piece is offered once more before the round closes.
    NotNow,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Sit down (the door).
    Sit {
        /// Answers to the adopted agreements.
        consents: Vec<Consent>,
    },
    /// End one's own turn.
    Pass {
        /// The turn it ends.
        turn: TurnNumber,
        /// How it went.
        how: How,
    },
    /// Say that one is holding silence with the piece.
    HoldSilence {
        /// The turn.
        turn: TurnNumber,
    },
    /// Take the piece from the centre, having passed.
    Take,
    /// Let the second offer go by.
    LetBe,
    /// Answer a proposed agreement.
    Answer {
        /// Which.
        agreement: AgreementId,
        /// Up, sideways or down.
        thumb: Thumb,
        /// The wording answered, so that a late tap does not agree to new words.
        wording: u16,
    },
    /// Answer every open agreement that one has not answered, at once.
    AnswerRest {
        /// Up or sideways.
        thumb: Thumb,
        /// What one has read. What was proposed or changed a moment before the tap is still asked.
        seen: Vec<Seen>,
    },
    /// Propose an agreement.
    Propose {
        /// Its words.
        text: String,
    },
    /// Change an agreement's words; everyone is asked again.
    Amend {
        /// Which.
        agreement: AgreementId,
        /// Its new words.
        text: String,
    },
    /// Set an agreement aside.
    Withdraw {
        /// Which.
        agreement: AgreementId,
    },
    /// Step out: the seat stays, the piece goes past it.
    StepOut,
    /// Come back to one's seat.
    StepIn,
    /// Leave for good.
    Leave,
    /// Ask everyone to pause. Nothing tells who asked.
    CallPause,
    /// Add a seat beside one's own for someone who shares one's phone.
    CarrySeat {
        /// How many others the phone carries already, so that a double tap adds one.
        beyond: usize,
        /// Their answers to the adopted agreements.
        consents: Vec<Consent>,
    },
    /// Take the keeping back, having opened the circle and handed it on.
    TakeBackKeeping,
    /// Sit a round out, having read its note.
    SitOut {
        /// The part, from 0.
        part: usize,
    },
    /// Join in after all.
    JoinIn {
        /// The part, from 0.
        part: usize,
    },

    /// Begin the first part (keeper).
    Begin,
    /// Go on to the next part (keeper).
    NextPart {
        /// The part that this leaves, from 0, so that a double tap moves one part.
        from: usize,
    },
    /// Move the piece on for someone (keeper).
    PassOn {
        /// The turn it ends.
        turn: TurnNumber,
    },
    /// One more minute for the share that is going on (keeper).
    MoreTime {
        /// The turn it is for.
        turn: TurnNumber,
    },
    /// Hold everything (keeper).
    Pause,
    /// Go on (keeper).
    Resume,
    /// Ring the bell (keeper).
    Ring,
    /// Begin a breath: the part's own, or one in between (keeper).
    Breathe {
        /// Its pattern.
        pattern: Pattern,
        /// How many breaths.
        breaths: u16,
    },
    /// End the breath with the out-breath that is going on (keeper).
    EndBreath,
    /// Let nobody new in (keeper).
    Lock,
    /// Let newcomers in again (keeper).
    Unlock,
    /// Move a seat to another place in the ring (keeper).
    MoveSeat {
        /// Which seat.
        seat: SeatId,
        /// Its new place, from 0.
        to: usize,
    },
    /// Choose which way the piece goes (keeper).
    Turn {
        /// Which way.
        direction: Direction,
    },
    /// Mark a seat as stepped out or back, for someone whose phone cannot (keeper).
    SetAway {
        /// Which seat.
        seat: SeatId,
        /// Stepped out or not.
        away: bool,
    },
    /// Give someone a role, or take it back with [`Role::Participant`] (keeper).
    GiveRole {
        /// Whom.
        seat: SeatId,
        /// Which. With [`Role::Keeper`] the keeping is handed on, and the giver becomes a co-keeper.
        role: Role,
    },
    /// Add a seat for someone without a device, whom the keepers act for (keeper).
    AddSeat {
        /// How many seats without a device there are already, so that a double tap adds one.
        beyond: usize,
        /// Where in the ring.
        place: Place,
    },
    /// Let someone in who knocked (keeper).
    LetIn {
        /// Whom.
        seat: SeatId,
        /// Where in the ring; none for the place that the plan says.
        place: Option<Place>,
    },
    /// Turn someone away who knocked (keeper).
    TurnAway {
        /// Whom.
        seat: SeatId,
    },
    /// Choose how late joiners come in (keeper).
    SetLate {
        /// How.
        late: LatePolicy,
    },
    /// Ask someone to leave: their seat is given up (keeper).
    Remove {
        /// Whom, by number and never by name.
        seat: SeatId,
    },
    /// Give up seats that nobody ever came to (keeper).
    RemoveNeverCame {
        /// Those that the keeper saw. Of these, who came meanwhile stays.
        seats: Vec<SeatId>,
    },
    /// Set the ring in this order, made by hand or by chance (keeper).
    Arrange {
        /// Every seat once.
        order: Vec<SeatId>,
    },
    /// Shift all that is planned, so that the plan agrees with how far the circle is now (keeper).
    ShiftPlan,
    /// The piece sets out, the note having been read; or the time in pairs begins (keeper).
    StartPart {
        /// The part, from 0.
        part: usize,
    },
    /// Go on by one line (keeper).
    NextLine {
        /// How many lines have begun, so that a double tap goes on by one.
        line: u16,
    },
    /// The sign for all to answer a name (keeper).
    Respond {
        /// The turn in which the name was said.
        turn: TurnNumber,
    },
    /// No more answers; they are shown as a whole (keeper).
    CloseAnswers {
        /// The part, from 0.
        part: usize,
    },
    /// Show the cards that were written (keeper).
    ShowCards {
        /// The part, from 0.
        part: usize,
    },
    /// Ring the second bell now (keeper).
    EndSilence {
        /// The part, from 0.
        part: usize,
    },
    /// One more minute for the part that is going on (keeper).
    MorePartTime {
        /// The part, from 0.
        part: usize,
    },
    /// Change what has not begun of the plan (keeper).
    EditPlan {
        /// The edition of the plan that the keeper saw, so that a double tap changes one thing.
        edition: u32,
        /// The change.
        edit: PlanEdit,
    },
    /// End the circle (keeper).
    Close,

    /// Time has passed (the clock).
    Tick,
    /// No phone of anyone who keeps has been there for [`crate::role::NOBODY_KEEPS_AFTER`] (the house).
    NobodyKeeps,
    /// A phone of someone who keeps is there again (the house).
    KeeperBack,
}
