//! Commands: what can be asked of a gathering.

use circle::{AgreementId, CommandId, Pattern, Seen, Thumb, Timestamp};
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, VariantArray};

use crate::afternoon::AfternoonEdit;
use crate::circles::CircleNumber;
use crate::order::WordNumber;
use crate::person::{Answer, HallRole, OfferNumber, PersonId};
use crate::preview::{PreviewNumber, Proposal};
use crate::stage::HallStage;

/// Who asks. Never read from what a client sends: the server says it, by the credential that came with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HallActor {
    Person(PersonId),
    /// The door, for someone who has just come in.
    Door,
    /// The door, for someone with a link from the host for those who keep a circle.
    Invited,
    /// Time itself.
    Clock,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HallCommand {
    /// Made by the client; recognises a resend.
    pub id: CommandId,
    /// The person it is asked for, when it is not the actor: one who shares their phone or, for hosts, one without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_person: Option<PersonId>,
    pub action: HallAction,
}

/// Whom a word of the house or a suggestion is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    All,
    One(CircleNumber),
    /// The circles that need five more minutes, as their keepers said to the last suggestion to come back.
    NeedMore,
}

/// What is asked. An action names the number of what it saw, so that a late or double tap does it once and to nothing
/// else.
#[derive(Clone, Debug, PartialEq, Eq, EnumDiscriminants, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[strum_discriminants(
    name(HallActionKind),
    doc = "The kind of a [`HallAction`]: what a view lists as possible now.",
    derive(PartialOrd, Ord, VariantArray, Serialize, Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum HallAction {
    /// Come in (the door).
    Arrive,
    /// Someone shares one's phone.
    Carry,
    /// Answer an offer.
    Answer { offer: OfferNumber, answer: Answer },
    /// Answer an agreement of the room in this wording.
    Thumb {
        agreement: AgreementId,
        wording: u16,
        thumb: Thumb,
    },
    /// Answer all of these that one has not answered, in the wordings that the screen showed.
    ThumbRest { thumb: Thumb, seen: Vec<Seen> },
    /// Get up from one's circle, and stay in the hall.
    GetUp,
    /// Leave the hall.
    Leave,

    // From here to `End` it takes a host: see [`HallActionKind::is_hosts`].
    /// Plan the beginning of the first block for this moment.
    BeginAt { begins: Timestamp },
    /// Go on to the next block.
    Next { from: HallStage },
    /// Change what has not begun, in the edition that the host saw.
    Edit { edition: u32, edit: AfternoonEdit },
    /// Undo the last change.
    Undo { edition: u32 },
    /// Add someone without a phone.
    AddPerson,
    /// Give a role, or take it back with [`HallRole::Guest`].
    GiveRole { person: PersonId, role: HallRole },
    /// Name someone to keep a circle, or not any more.
    NameKeeper { person: PersonId, keeps: bool },
    /// Whether someone is seated when circles are formed.
    SetJoins { person: PersonId, joins: bool },
    /// Ask someone to leave the hall.
    Remove { person: PersonId },
    /// Let nobody new in.
    Freeze,
    /// Let people in again.
    Unfreeze,
    /// Look at a seating ([`crate::Gathering::form`]), in place of the one that was seen.
    Preview {
        over: Option<PreviewNumber>,
        proposal: Proposal,
    },
    /// Move someone in it by hand: to a circle of it, from 0, or to those who are not seated.
    MovePerson {
        preview: PreviewNumber,
        person: PersonId,
        to: Option<u8>,
    },
    /// Take the last move back.
    UndoMove { preview: PreviewNumber },
    /// Put it away.
    Drop { preview: PreviewNumber },
    /// Open its circles and show each phone its place.
    Tell { preview: PreviewNumber },
    /// Ask someone whether they would sit in this circle, or keep it.
    SeatHere {
        person: PersonId,
        circle: CircleNumber,
        keeps: bool,
    },
    /// Ask everyone in a circle whether they would come over to another.
    Merge {
        from: CircleNumber,
        into: CircleNumber,
    },
    /// Ask someone no more.
    WithdrawOffer { person: PersonId },
    /// Propose an agreement to the whole room.
    AddAgreement { text: String },
    /// Change an agreement's words; everyone is asked again.
    Reword {
        agreement: AgreementId,
        text: String,
    },
    /// Set an agreement aside.
    SetAside { agreement: AgreementId },
    /// One breath for the whole house.
    Breathe { pattern: Pattern, breaths: u16 },
    /// End it with the out-breath that is going on.
    EndBreath,
    /// Hold everything, in all circles.
    Hold,
    /// Let it go on.
    LetGo,
    /// A word of the house, for the next hand-over or, if it is urgent, for now. What it says is in memory
    /// ([`crate::HouseWords`]).
    Word {
        to: Whom,
        urgent: bool,
        word: WordNumber,
    },
    /// Suggest to be back by then.
    ComeBack { to: Whom, by: Timestamp },
    /// "I'm coming": the host goes to the circle whose keeper asks for her.
    Coming { circle: CircleNumber },
    /// End when the last circle has closed.
    EndWhenClosed,
    /// Not with the last circle after all.
    EndNotYet,
    /// End now, and forget everything.
    End,

    /// Time has passed (the clock).
    Tick,
}

impl HallActionKind {
    pub const ALL: &[HallActionKind] = HallActionKind::VARIANTS;

    /// Whether it takes a host to ask for it.
    #[must_use]
    pub fn is_hosts(self) -> bool {
        self >= HallActionKind::BeginAt && self <= HallActionKind::End
    }
}

impl HallRole {
    /// Whether this role may ever ask for `kind`.
    #[must_use]
    pub fn may(self, kind: HallActionKind) -> bool {
        match self {
            HallRole::Host => true,
            HallRole::CoHost => kind != HallActionKind::GiveRole,
            HallRole::Helper | HallRole::Guest => !kind.is_hosts(),
        }
    }
}

impl HallAction {
    #[must_use]
    pub fn kind(&self) -> HallActionKind {
        self.into()
    }
}
