//! Why something was not done under the roof, kindly.

use circle::text::AGREEMENT_CHARS;
use circle::{MAX_SEATS, RefusalCode};
use gathering::afternoon::bounds::*;
use gathering::afternoon::{AfternoonErrorCode, EditErrorCode};
use gathering::forming::FormErrorCode;
use gathering::{HallRefusal, HallRefusalCode};

use crate::say::say;
use crate::words;

/// The sentence for what was not done, with a way on.
#[must_use]
pub fn sentence(refusal: &HallRefusal) -> String {
    sentence_for(refusal.code()).unwrap_or_else(|| say().trouble_unknown())
}

/// The same for a [`HallRefusal::code`]; nothing for a word that is none. Where a circle refuses by the same word, the
/// sentence is that of the afternoon, and true of both.
#[must_use]
pub fn sentence_for(code: &str) -> Option<String> {
    let of_the_hall = code.parse().ok().and_then(refused);
    let of_forming = || code.parse().ok().map(not_formed);
    let of_the_afternoon = || code.parse().ok().map(not_right);
    let of_changing = || code.parse().ok().and_then(not_changed);
    let of_a_text = || code.parse::<RefusalCode>().ok();
    of_the_hall
        .or_else(of_forming)
        .or_else(of_the_afternoon)
        .or_else(of_changing)
        .or_else(|| of_a_text().map(|_| words::sentence_for(code)))
}

fn refused(code: HallRefusalCode) -> Option<String> {
    Some(match code {
        HallRefusalCode::Ended => say().hall_no_ended(),
        HallRefusalCode::Held => say().hall_no_held(),
        HallRefusalCode::HostOnly => say().hall_no_host_only(),
        HallRefusalCode::NotNow => say().hall_no_not_now(),
        HallRefusalCode::DoorClosed => say().hall_no_door_closed(),
        HallRefusalCode::HallFull => say().hall_no_hall_full(MAX_PEOPLE),
        HallRefusalCode::UnknownPerson => say().hall_no_unknown_person(),
        HallRefusalCode::UnknownSign => say().hall_no_unknown_sign(),
        HallRefusalCode::FarOff => say().hall_no_far_off(),
        HallRefusalCode::NotYours => say().hall_no_not_yours(),
        HallRefusalCode::HostStays => say().hall_no_host_stays(),
        HallRefusalCode::NoPhone => say().hall_no_no_phone(),
        HallRefusalCode::UnknownCircle => say().hall_no_unknown_circle(),
        HallRefusalCode::CircleFull => say().hall_no_circle_full(),
        HallRefusalCode::SitsThere => say().hall_no_sits_there(),
        HallRefusalCode::OnTheWay => say().hall_no_on_the_way(),
        HallRefusalCode::OfferOver => say().hall_no_offer_over(),
        HallRefusalCode::AfternoonChanged => say().hall_no_afternoon_changed(),
        HallRefusalCode::BlockOver => say().hall_no_block_over(),
        HallRefusalCode::FormedMeanwhile => say().hall_no_formed_meanwhile(),
        HallRefusalCode::UnknownProposal => say().hall_no_unknown_proposal(),
        HallRefusalCode::KeeperMissing => say().hall_no_keeper_missing(),
        HallRefusalCode::NotEveryoneOnce => say().hall_no_not_everyone_once(),
        HallRefusalCode::UnknownAgreement => say().trouble_unknown_agreement(),
        HallRefusalCode::ManyAgreements => say().hall_no_many_agreements(MAX_ROOM_AGREEMENTS),
        HallRefusalCode::AgreementsOver => say().hall_no_agreements_over(),
        HallRefusalCode::UnknownBreath => say().trouble_unknown_breath(),
        HallRefusalCode::UnknownWord => say().hall_no_unknown_word(),
        HallRefusalCode::AboutOneself => say().hall_no_about_oneself(),
        HallRefusalCode::UnknownOrder => say().hall_no_unknown_order(),
        HallRefusalCode::NoAnswerToThat => say().hall_no_no_answer_to_that(),
        HallRefusalCode::ManyCircles => say().hall_no_many_circles(MAX_CIRCLES),
        // Their reason has a word of its own.
        HallRefusalCode::Text
        | HallRefusalCode::Form
        | HallRefusalCode::Afternoon
        | HallRefusalCode::Edit => return None,
    })
}

fn not_formed(code: FormErrorCode) -> String {
    match code {
        FormErrorCode::Circles => say().hall_no_circles(FEWEST_CIRCLES, MAX_CIRCLES),
        FormErrorCode::TooFewPeople => say().hall_no_too_few_people(),
        FormErrorCode::TooManyPeople => say().hall_no_too_many_people(MAX_PEOPLE),
        FormErrorCode::TooFewCircles => say().hall_no_too_few_circles(MAX_SEATS),
        FormErrorCode::KeepersMissing => say().hall_no_keepers_missing(),
        FormErrorCode::MoreTopicsThanPeople => say().hall_no_more_topics_than_people(),
        FormErrorCode::TopicRoom => say().hall_no_topic_room(MAX_SEATS),
        FormErrorCode::NothingBefore => say().hall_no_nothing_before(),
    }
}

fn not_right(code: AfternoonErrorCode) -> String {
    match code {
        AfternoonErrorCode::NoTitle => say().hall_no_no_title(),
        AfternoonErrorCode::TitleTooLong => say().hall_no_title_too_long(TITLE_CHARS),
        AfternoonErrorCode::AboutTooLong => say().hall_no_about_too_long(ABOUT_CHARS),
        AfternoonErrorCode::CareTooLong => say().hall_no_care_too_long(CARE_CHARS),
        AfternoonErrorCode::Blocks => say().hall_no_blocks(MAX_BLOCKS),
        AfternoonErrorCode::Minutes => say().hall_no_minutes(SHORTEST_BLOCK, LONGEST_BLOCK),
        AfternoonErrorCode::TooLong => say().hall_no_too_long(LONGEST_AFTERNOON / 60),
        AfternoonErrorCode::NoName => say().hall_no_no_name(),
        AfternoonErrorCode::TextTooLong => say().trouble_text_too_long(),
        AfternoonErrorCode::Breaths => say().hall_no_breaths(),
        AfternoonErrorCode::About => say().hall_no_about(SMALLEST_CIRCLE, LARGEST_CIRCLE),
        AfternoonErrorCode::Topics => say().hall_no_topics(FEWEST_CIRCLES, MAX_CIRCLES),
        AfternoonErrorCode::TopicRoom => say().hall_no_topic_room(MAX_SEATS),
        AfternoonErrorCode::Plan => say().hall_no_plan(),
        AfternoonErrorCode::Agreements => say().hall_no_agreements(MAX_ROOM_AGREEMENTS),
        AfternoonErrorCode::Agreement => say().hall_no_agreement(AGREEMENT_CHARS),
        AfternoonErrorCode::Spots => say().hall_no_spots(MAX_CIRCLES),
        AfternoonErrorCode::Spot => say().hall_no_spot(SPOT_NAME_CHARS, SPOT_WAY_CHARS),
        AfternoonErrorCode::TooManyWords => say().hall_no_too_many_words(),
    }
}

fn not_changed(code: EditErrorCode) -> Option<String> {
    match code {
        EditErrorCode::UnknownBlock => Some(say().hall_no_unknown_block()),
        EditErrorCode::BlockBegun => Some(say().hall_no_block_begun()),
        // The reason has a word of its own.
        EditErrorCode::Afternoon => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use circle::Refusal;
    use gathering::afternoon::{AfternoonError, EditError};
    use gathering::forming::FormError;
    use strum::VariantNames;

    use super::*;

    /// Reasons that go by the word of the reason itself.
    const WITHIN: [&str; 4] = ["text", "form", "afternoon", "edit"];

    #[test]
    fn every_word_of_a_refusal_has_its_own_kind_sentence() {
        let of_the_hall = HallRefusalCode::VARIANTS.iter();
        let others = [
            FormErrorCode::VARIANTS,
            AfternoonErrorCode::VARIANTS,
            EditErrorCode::VARIANTS,
            RefusalCode::VARIANTS,
        ];
        let codes: BTreeSet<_> = of_the_hall.chain(others.into_iter().flatten()).collect();
        let codes = codes.into_iter().filter(|code| !WITHIN.contains(code));
        let told: Vec<_> = codes
            .map(|code| sentence_for(code).unwrap_or_else(|| panic!("{code} has none")))
            .collect();
        assert_eq!(told.iter().collect::<BTreeSet<_>>().len(), told.len());
        for words in &told {
            assert!(words.ends_with('.') && !words.contains('!'), "{words}");
        }
    }

    #[test]
    fn a_word_that_is_none_has_no_sentence() {
        for word in WITHIN.iter().chain(&["", "anything else", "Ended"]) {
            assert_eq!(sentence_for(word), None, "{word}");
        }
    }

    #[test]
    fn a_refusal_for_a_reason_says_the_reason() {
        let none = HallRefusal::Edit(EditError::UnknownBlock);
        assert_eq!(sentence(&none), say().hall_no_unknown_block());
        let error = AfternoonError::Minutes { block: 2 };
        let short = HallRefusal::Edit(error.clone().into());
        assert_eq!(sentence(&short), sentence(&error.into()));
        assert_eq!(
            sentence(&short),
            "A block takes 1 to 240 minutes. Please give it so many."
        );
        let before = HallRefusal::Form(FormError::NothingBefore);
        assert_eq!(sentence(&before), say().hall_no_nothing_before());
        let empty = HallRefusal::Text(Refusal::EmptyText);
        assert_eq!(sentence(&empty), words::sentence_for("empty_text"));
    }
}
