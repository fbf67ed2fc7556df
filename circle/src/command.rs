//! Commands: what can be asked of a circle, and by whom.

use serde::{Deserialize, Serialize};

use crate::agreement::{AgreementId, Thumb};
use crate::breath::Pattern;
use crate::piece::TurnNumber;
use crate::plan::Direction;
use crate::seat::SeatId;

/// Made by the client, once for each thing a person does, so that a resend is recognised. 128 random bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CommandId(pub u128);

impl Serialize for CommandId {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.hex())
    }
}

impl<'de> Deserialize<'de> for CommandId {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let hex = String::deserialize(from)?;
        CommandId::parse(&hex)
            .ok_or_else(|| serde::de::Error::custom("a command id is 32 hexadecimal digits"))
    }
}

impl CommandId {
    /// As 32 hexadecimal digits.
    #[must_use]
    pub fn hex(self) -> String {
        format!("{:032x}", self.0)
    }

    /// From 32 hexadecimal digits.
    #[must_use]
    pub fn parse(hex: &str) -> Option<CommandId> {
        let plain = hex.len() == 32 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        plain
            .then(|| u128::from_str_radix(hex, 16).ok().map(CommandId))
            .flatten()
    }
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The one who sits here; the keeper is a seat too.
    Seat(SeatId),
    /// The door, for someone who is not seated yet.
    Door,
    /// Time itself.
    Clock,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Command {
    /// Recognises a resend.
    pub id: CommandId,
    /// What is asked.
    pub deed: Deed,
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

/// The words of an agreement as someone saw them when they answered, so that nobody agrees to words they have not
/// read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Which agreement.
    pub agreement: AgreementId,
    /// Which wording of it.
    pub wording: u16,
}

/// A newcomer's answer to an adopted agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Which, in which words.
    pub to: Seen,
    /// Up or sideways; a down cannot sit down yet.
    pub thumb: Thumb,
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
    /// End the circle (keeper).
    Close,

    /// Time has passed (the clock).
    Tick,
}

/// The kind of a [`Deed`]: what a view lists as possible now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each is the deed of the same name")]
pub enum Kind {
    Sit,
    Pass,
    HoldSilence,
    Take,
    LetBe,
    Answer,
    AnswerRest,
    Propose,
    Amend,
    Withdraw,
    StepOut,
    StepIn,
    Leave,
    Begin,
    NextPart,
    PassOn,
    MoreTime,
    Pause,
    Resume,
    Ring,
    Breathe,
    EndBreath,
    Lock,
    Unlock,
    MoveSeat,
    Turn,
    SetAway,
    Close,
    Tick,
}

impl Kind {
    /// Whether only a keeper can ask for it.
    #[must_use]
    pub fn is_keepers(self) -> bool {
        self >= Kind::Begin && self <= Kind::Close
    }
}

impl Deed {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Deed::Sit { .. } => Kind::Sit,
            Deed::Pass { .. } => Kind::Pass,
            Deed::HoldSilence { .. } => Kind::HoldSilence,
            Deed::Take => Kind::Take,
            Deed::LetBe => Kind::LetBe,
            Deed::Answer { .. } => Kind::Answer,
            Deed::AnswerRest { .. } => Kind::AnswerRest,
            Deed::Propose { .. } => Kind::Propose,
            Deed::Amend { .. } => Kind::Amend,
            Deed::Withdraw { .. } => Kind::Withdraw,
            Deed::StepOut => Kind::StepOut,
            Deed::StepIn => Kind::StepIn,
            Deed::Leave => Kind::Leave,
            Deed::Begin => Kind::Begin,
            Deed::NextPart { .. } => Kind::NextPart,
            Deed::PassOn { .. } => Kind::PassOn,
            Deed::MoreTime { .. } => Kind::MoreTime,
            Deed::Pause => Kind::Pause,
            Deed::Resume => Kind::Resume,
            Deed::Ring => Kind::Ring,
            Deed::Breathe { .. } => Kind::Breathe,
            Deed::EndBreath => Kind::EndBreath,
            Deed::Lock => Kind::Lock,
            Deed::Unlock => Kind::Unlock,
            Deed::MoveSeat { .. } => Kind::MoveSeat,
            Deed::Turn { .. } => Kind::Turn,
            Deed::SetAway { .. } => Kind::SetAway,
            Deed::Close => Kind::Close,
            Deed::Tick => Kind::Tick,
        }
    }
}
