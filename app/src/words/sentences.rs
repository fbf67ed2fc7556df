//! Why something was not done, kindly.

use circle::RefusalCode;

use crate::protocol::AskError;
use crate::say::say;

/// The sentence for what was not done, with a way on.
#[must_use]
pub fn sentence(error: &AskError) -> String {
    match error {
        AskError::Refused(refusal) => refused(refusal.into()),
        AskError::BusyDoor => say().trouble_busy_door(),
        AskError::NoSeat => say().trouble_no_seat(),
        AskError::InviteUsed => say().trouble_invite_used(),
        AskError::PageUsed => say().trouble_page_used(),
        AskError::OldPage => say().trouble_old_page(),
        AskError::NotSaved => say().trouble_not_saved(),
        AskError::TooFast => say().trouble_too_fast(),
        AskError::ReadOnly => say().trouble_read_only(),
        AskError::Unanswered => say().trouble_unanswered(),
    }
}

/// The same for the [`AskError::code`] in the address of a page.
#[must_use]
pub fn sentence_for(code: &str) -> String {
    if let Ok(code) = code.parse() {
        return refused(code);
    }
    match serde_json::from_value(code.into()) {
        Ok(error) => sentence(&error),
        Err(_) => say().trouble_unknown(),
    }
}

fn refused(code: RefusalCode) -> String {
    match code {
        RefusalCode::Ended => say().trouble_ended(),
        RefusalCode::Held => say().trouble_held(),
        RefusalCode::TurnOver => say().trouble_turn_over(),
        RefusalCode::NotYourTurn => say().trouble_not_your_turn(),
        RefusalCode::KeeperOnly => say().trouble_keeper_only(),
        RefusalCode::NotNow => say().trouble_not_now(),
        RefusalCode::Locked => say().trouble_locked(),
        RefusalCode::Full => say().trouble_full(),
        RefusalCode::ManyAtDoor => say().trouble_many_at_door(),
        RefusalCode::ConsentNeeded => say().trouble_consent_needed(),
        RefusalCode::UnknownSeat => say().trouble_unknown_seat(),
        RefusalCode::UnknownAgreement => say().trouble_unknown_agreement(),
        RefusalCode::NotYours => say().trouble_not_yours(),
        RefusalCode::TooMany => say().trouble_too_many(),
        RefusalCode::TooManyWords => say().trouble_too_many_words(),
        RefusalCode::EmptyText => say().trouble_empty_text(),
        RefusalCode::TextTooLong => say().trouble_text_too_long(),
        RefusalCode::UnknownBreath => say().trouble_unknown_breath(),
        RefusalCode::NotYourSeat => say().trouble_not_your_seat(),
        RefusalCode::KeeperStays => say().trouble_keeper_stays(),
        RefusalCode::NoDevice => say().trouble_no_device(),
        RefusalCode::RingChanged => say().trouble_ring_changed(),
        RefusalCode::PausedLately => say().trouble_paused_lately(),
        RefusalCode::PlanChanged => say().trouble_plan_changed(),
        RefusalCode::UnknownPart => say().trouble_unknown_part(),
        RefusalCode::PartBegun => say().trouble_part_begun(),
        RefusalCode::PlanError => say().trouble_plan_error(),
        RefusalCode::AnswersClosed => say().trouble_answers_closed(),
        RefusalCode::TooManyLaid => say().trouble_too_many_laid(),
        RefusalCode::UnknownValue => say().trouble_unknown_value(),
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
