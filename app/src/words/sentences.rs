//! Why something was not done, kindly.

use circle::RefusalCode;

use crate::protocol::AskError;

/// The sentence for what was not done, with a way on.
#[must_use]
pub fn sentence(error: &AskError) -> &'static str {
    match error {
        AskError::Refused(refusal) => refused(refusal.into()),
        AskError::BusyDoor => {
            "Many people are sitting down at once. Wait a moment, then press again."
        }
        AskError::NoSeat => "You have no seat here now. You can knock, or speak to the keeper.",
        AskError::InviteUsed => {
            "This link has been used, or is no longer good: it lasts half an hour. You can come in as a participant, or ask the keeper for another link."
        }
        AskError::PageUsed => {
            "Someone has sat down by this page already. To sit down too, press once more."
        }
        AskError::OldPage => {
            "This page was made before Hearth was started anew. Look it over and press once more."
        }
        AskError::NotSaved => {
            "That could not be saved, so nothing has changed. Please try again in a moment."
        }
        AskError::TooFast => "That was a lot at once. Wait a moment, then try again.",
        AskError::ReadOnly => "This screen can look on, but not ask.",
        AskError::Unanswered => {
            "We could not tell whether that was heard. Look where things are, then try again."
        }
    }
}

/// The same for the [`AskError::code`] in the address of a page.
#[must_use]
pub fn sentence_for(code: &str) -> &'static str {
    if let Ok(code) = code.parse() {
        return refused(code);
    }
    match serde_json::from_value(code.into()) {
        Ok(error) => sentence(&error),
        Err(_) => "That did not work, and nothing has changed. Please try again.",
    }
}

fn refused(code: RefusalCode) -> &'static str {
    match code {
        RefusalCode::Ended => "This circle is closed.",
        RefusalCode::Held => "We are pausing. It goes on when the keeper begins again.",
        RefusalCode::TurnOver => "The piece had already moved on.",
        RefusalCode::NotYourTurn => "The piece is with someone else now.",
        RefusalCode::KeeperOnly => "Only the keeper can do this.",
        RefusalCode::NotNow => "That is not possible just now. Nothing has changed.",
        RefusalCode::Locked => "The door is closed for now. Ask the keeper to open it.",
        RefusalCode::Full => "Every seat is taken. Ask the keeper what would help.",
        RefusalCode::ManyAtDoor => {
            "Many people are waiting at the door already. Wait a few minutes, then press again."
        }
        RefusalCode::ConsentNeeded => {
            "Each agreement needs your answer first. If you can’t live with one, talk to the keeper."
        }
        RefusalCode::UnknownSeat => "That seat is not in the circle any more.",
        RefusalCode::UnknownAgreement => {
            "Those words were changed or set aside meanwhile. Please look again."
        }
        RefusalCode::NotYours => "The one who proposed this can change it, and so can the keeper.",
        RefusalCode::TooMany => "There is no room for another agreement until one is set aside.",
        RefusalCode::TooManyWords => {
            "The agreements are as long as they can be together. Use fewer words, or set one aside first."
        }
        RefusalCode::EmptyText => "There are no words in it yet.",
        RefusalCode::TextTooLong => "That is a little long. Please say it in fewer words.",
        RefusalCode::UnknownBreath => "That breath is not one we have. Please choose another.",
        RefusalCode::NotYourSeat => "That seat is not yours to act for.",
        RefusalCode::KeeperStays => "Someone has to hold the circle. Hand the keeping on first.",
        RefusalCode::NoDevice => "A role needs a phone of one’s own.",
        RefusalCode::RingChanged => {
            "Someone came or went meanwhile. Please look at the order again."
        }
        RefusalCode::PausedLately => "We paused a moment ago. Let it go on for a little first.",
        RefusalCode::PlanChanged => "The plan was changed meanwhile. Please look at it again.",
        RefusalCode::UnknownPart => "That part is not in the plan any more.",
        RefusalCode::PartBegun => "That part has begun and stays as it is.",
        RefusalCode::PlanError => {
            "That part is not whole yet. Please look at its words and its time."
        }
        RefusalCode::AnswersClosed => "The answers were shown already; nothing more is counted.",
        RefusalCode::TooManyLaid => "You have laid as many as one can. Take one back first.",
        RefusalCode::UnknownValue => "That is not among those to choose from.",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use strum::VariantNames;

    use super::*;

    #[test]
    fn every_trouble_has_its_own_kind_words() {
        let codes: Vec<_> = [RefusalCode::VARIANTS, AskError::VARIANTS].concat();
        let codes = codes.into_iter().filter(|code| *code != "refused");
        let told: Vec<_> = codes.map(sentence_for).collect();
        assert_eq!(told.iter().collect::<BTreeSet<_>>().len(), told.len());
        assert!(!told.contains(&sentence_for("anything else")));
        assert!(
            told.iter()
                .all(|words| words.ends_with('.') && !words.contains('!'))
        );
    }
}
