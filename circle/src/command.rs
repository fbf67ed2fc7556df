//! Commands: what can be asked of a circle.

pub(crate) mod id;
pub(crate) mod kind;

use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, VariantArray};

pub use self::id::CommandId;
pub use crate::actor::Actor;
use crate::agreement::{AgreementId, Consent, Seen, Thumb};
use crate::breath::Pattern;
use crate::door::{LatePolicy, RingPlace};
use crate::order::{ComebackAnswer, Order, OrderNumber};
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
    pub action: Action,
}

impl Command {
    /// A request for the actor's own seat.
    #[must_use]
    pub fn new(id: CommandId, action: Action) -> Command {
        Command {
            id,
            for_seat: None,
            action,
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

/// What is asked. An action names the turn, the part (from 0) or the number of what it saw, so that a late or double tap
/// does it once and to nothing else.
#[derive(Clone, Debug, PartialEq, Eq, EnumDiscriminants, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[strum_discriminants(
    name(ActionKind),
    doc = "The kind of a [`Action`]: what a view lists as possible now.",
    derive(PartialOrd, Ord, VariantArray, Serialize, Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Action {
    /// Sit down, with answers to the adopted agreements (the door).
    Sit { consents: Vec<Consent> },
    /// End one's own turn.
    Pass { turn: TurnNumber, how: How },
    /// Say that one is holding silence with the piece.
    HoldSilence { turn: TurnNumber },
    /// Speak after all, having said so.
    SpeakAfterAll { turn: TurnNumber },
    /// Take the piece from the centre, having passed.
    Take,
    /// Let the second offer go by.
    LetBe,
    /// Answer a proposed agreement in this wording, so that a late tap does not agree to new words.
    Answer {
        agreement: AgreementId,
        thumb: Thumb,
        wording: u16,
    },
    /// Answer every open agreement that one has not answered, at once, up or sideways: those that one has read. What was
    /// proposed or changed a moment before the tap is still asked.
    AnswerRest { thumb: Thumb, seen: Vec<Seen> },
    /// Propose an agreement.
    Propose { text: String },
    /// Change an agreement's words; everyone is asked again.
    Amend {
        agreement: AgreementId,
        text: String,
    },
    /// Set an agreement aside.
    Withdraw { agreement: AgreementId },
    /// The seat stays, and the piece goes past it.
    StepOut,
    /// Come back to one's seat.
    StepIn,
    /// Leave for good.
    Leave,
    /// Ask everyone to pause. Nothing tells who asked.
    CallPause,
    /// Add a seat beside one's own for someone who shares one's phone, beyond those that it carries already; with their
    /// answers to the adopted agreements.
    CarrySeat {
        beyond: usize,
        consents: Vec<Consent>,
    },
    /// Take the keeping back, having opened the circle and handed it on.
    TakeBackKeeping,
    /// Have one's turn on this lap after the others.
    AskLater { part: usize },
    /// Sit a round out.
    SitOut { part: usize },
    /// Join in after all.
    JoinIn { part: usize },

    // From here to `Close` it takes a role: see [`ActionKind::is_keepers`].
    /// Begin the first part.
    Begin,
    /// Go on from this part to the next.
    NextPart { from: usize },
    /// Move the piece on for someone.
    PassOn { turn: TurnNumber },
    /// One more minute for the share that is going on.
    MoreTime { turn: TurnNumber },
    /// Hold everything.
    Pause,
    /// Go on.
    Resume,
    /// Ring the bell.
    Ring,
    /// Begin a breath: the part's own, or one in between.
    Breathe { pattern: Pattern, breaths: u16 },
    /// End the breath with the out-breath that is going on.
    EndBreath,
    /// Let nobody new in.
    Lock,
    /// Let newcomers in again.
    Unlock,
    /// Move a seat to another place in the ring, from 0.
    MoveSeat { seat: SeatId, to: usize },
    /// Choose which way the piece goes.
    Turn { direction: Direction },
    /// Mark a seat as stepped out or back, for someone whose phone cannot.
    SetAway { seat: SeatId, away: bool },
    /// Give someone a role, or take it back with [`Role::Participant`]. With [`Role::Keeper`] the keeping is handed
    /// on, and the giver becomes a co-keeper.
    GiveRole { seat: SeatId, role: Role },
    /// Add a seat for someone without a device, whom the keepers act for, beyond those that there are already.
    AddSeat { beyond: usize, place: RingPlace },
    /// Let someone in who knocked, to this place in the ring or to the one that the plan says.
    LetIn {
        seat: SeatId,
        place: Option<RingPlace>,
    },
    /// Turn someone away who knocked.
    TurnAway { seat: SeatId },
    /// Choose how late joiners come in.
    SetLate { late: LatePolicy },
    /// Ask someone to leave: their seat is given up.
    Remove { seat: SeatId },
    /// Give up these seats, to which nobody ever came as the keeper saw them. Who came meanwhile stays.
    RemoveNeverCame { seats: Vec<SeatId> },
    /// Set the ring in this order of every seat, made by hand or by chance.
    Arrange { order: Vec<SeatId> },
    /// Shift all that is planned, so that the plan agrees with how far the circle is now.
    ShiftPlan,
    /// The piece sets out, the note having been read; or the time in pairs begins.
    StartPart { part: usize },
    /// Go on by one line, when so many have begun.
    NextLine { line: u16 },
    /// The sign for all to answer the name that was said in this turn.
    Respond { turn: TurnNumber },
    /// No more answers; they are shown as a whole.
    CloseAnswers { part: usize },
    /// Show the cards that were written.
    ShowCards { part: usize },
    /// Ring the second bell now.
    EndSilence { part: usize },
    /// One more minute for the part that is going on.
    MorePartTime { part: usize },
    /// Change what has not begun of the plan, in the edition that the keeper saw.
    EditPlan { edition: u32, edit: PlanEdit },
    /// Say whether the circle comes back by when the house suggests.
    AnswerComeback {
        order: OrderNumber,
        answer: ComebackAnswer,
    },
    /// Put the word of the house away that everyone has heard.
    PutWordAway { order: OrderNumber },
    /// Ask the host of the gathering to come.
    AskHost,
    /// It is well without the host; or they have been.
    AskHostNoMore,
    /// End the circle.
    Close,

    /// Time has passed (the clock).
    Tick,
    /// No phone of anyone who keeps has been there for [`crate::role::NOBODY_KEEPS_AFTER`] (the house).
    NobodyKeeps,
    /// A phone of someone who keeps is there again (the house).
    KeeperBack,

    /// What the gathering asks that the circle is part of.
    Order(Order),
}
