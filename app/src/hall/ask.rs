//! What a screen asks of a gathering. It travels as what is asked of a circle does, so that a phone has one program for
//! both.

use circle::CommandId;
use gathering::{FormAsk, HallAction, PersonId, Whom, Wish};
use serde::{Deserialize, Serialize};

/// Something that a person does under the roof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HallAsk {
    /// Made by the screen, comes back in the answer. A resend has the same one, and is not done twice.
    pub id: CommandId,
    /// The person it is done for, when it is not the asker: one who shares their phone or, for hosts, one without one. In
    /// a frame it has the name that a circle's has.
    #[serde(default, rename = "for_seat", skip_serializing_if = "Option::is_none")]
    pub for_person: Option<PersonId>,
    pub what: HallWhat,
    /// The words of it, where someone wrote them: they take the place of those in `what`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What a person does under the roof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HallWhat {
    /// A request to the gathering, written down once it is done. The text takes the place of an agreement's words.
    Act(HallAction),
    /// A wish for one's place. In memory alone.
    Wish(Wish),
    /// "Someone came with me": the text is the two words of their sign. In memory alone.
    CameWith,
    /// "Please not with …": the text is the two words of their sign. In memory alone, and nobody is told.
    NotWith,
    /// What one wants to be called; the text takes the name's place. In memory alone.
    Call { name: String },
    /// A word of the house, which is the text. In memory alone.
    Word { to: Whom, urgent: bool },
    /// All go who came in and whose phones were not seen since: the server knows who they are, in memory alone.
    LetGoNeverCame,
    /// Circles are formed, for the host to look at: once more where they were.
    Form(FormAsk),
}

impl HallWhat {
    /// With these words. What has none stays as it is.
    pub fn put_words(&mut self, words: String) {
        match self {
            HallWhat::Act(HallAction::AddAgreement { text } | HallAction::Reword { text, .. }) => {
                *text = words;
            }
            HallWhat::Call { name } => *name = words,
            HallWhat::Act(_)
            | HallWhat::Wish(_)
            | HallWhat::CameWith
            | HallWhat::NotWith
            | HallWhat::LetGoNeverCame
            | HallWhat::Word { .. }
            | HallWhat::Form(_) => {}
        }
    }
}
