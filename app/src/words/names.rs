//! What is named by its kind in a circle, said in words: parts, weathers, patterns of breath. A phone and the server look
//! them up here.

use circle::{ClosingWay, PartKind, Pattern, RoundKind, Way, WordsKind, spoken::Weather};

use crate::say::say;

/// The three questions of a quiet reflection, for oneself alone.
#[must_use]
pub fn reflection_questions() -> [String; 3] {
    [
        say().reflection_need(),
        say().reflection_lean(),
        say().reflection_check_in(),
    ]
}

/// What each of these parts is called.
#[must_use]
pub fn part_names(parts: &[PartKind]) -> Vec<String> {
    (0..parts.len()).map(|at| part_name(parts, at)).collect()
}

/// What the part at this place is called, or nothing where there is none. Rounds are counted, so that people know where
/// they are.
#[must_use]
pub fn part_name(parts: &[PartKind], at: usize) -> String {
    let Some(kind) = parts.get(at) else {
        return String::new();
    };
    match before(parts, at) {
        Some(before) => say().round_nth(before + 1),
        None => kind_name(*kind),
    }
}

/// The name of the part at this place in the middle of a sentence: “the second round”, “breathing”.
#[must_use]
pub fn to_part(parts: &[PartKind], at: usize) -> String {
    let Some(kind) = parts.get(at) else {
        return String::new();
    };
    match before(parts, at) {
        Some(before) => say().round_nth_within(before + 1),
        None => named(*kind, "within"),
    }
}

/// What a part of this kind is called by itself, as on a card in an editor.
#[must_use]
pub fn kind_name(kind: PartKind) -> String {
    named(kind, "alone")
}

/// How many rounds with a question come before the part at this place, if it is one.
fn before(parts: &[PartKind], at: usize) -> Option<usize> {
    const QUESTION: PartKind = PartKind::Round(RoundKind::Question);
    let before = parts.iter().take(at).filter(|kind| **kind == QUESTION);
    (parts.get(at) == Some(&QUESTION)).then(|| before.count())
}

/// Its name, “alone” or “within” a sentence.
fn named(kind: PartKind, how: &str) -> String {
    match kind {
        PartKind::Agreements => say().part_agreements(how),
        PartKind::Breathing => say().part_breathing(how),
        PartKind::Round(RoundKind::Question) => say().part_round(how),
        PartKind::Round(RoundKind::CheckIn) => say().part_check_in(how),
        PartKind::Round(RoundKind::CheckOut) => say().part_check_out(how),
        PartKind::Closing(ClosingWay::OneWord) => say().part_closing_round(how),
        PartKind::Closing(ClosingWay::Silence) => say().part_closing_silence(how),
        PartKind::Words(WordsKind::Opening) => say().part_opening_words(how),
        PartKind::Words(WordsKind::Welcome) => say().part_welcome(how),
        PartKind::Words(WordsKind::Acknowledgement) => say().part_acknowledgement(how),
        PartKind::Words(WordsKind::Reading) => say().part_reading(how),
        PartKind::Words(WordsKind::Closing) => say().part_closing_words(how),
        PartKind::Values => say().part_values(how),
        PartKind::Centre => say().part_centre(how),
        PartKind::Silence => say().part_silence(how),
        PartKind::Together(Way::CallAndResponse) => say().part_call_and_response(how),
        PartKind::Together(Way::Repeated) => say().part_repeated(how),
        PartKind::Together(Way::Reading) => say().part_reading_together(how),
        PartKind::Together(Way::ByEcho) => say().part_by_echo(how),
        PartKind::Remembering => say().part_remembering(how),
        PartKind::Gratitude => say().part_gratitude(how),
        PartKind::Pairs(3) => say().part_threes(how),
        PartKind::Pairs(_) => say().part_pairs(how),
        PartKind::OffersAndNeeds => say().part_offers_and_needs(how),
        PartKind::Weather => say().part_weather(how),
        PartKind::CentreWord => say().part_centre_word(how),
        PartKind::Break => say().part_break(how),
        PartKind::Reflection => say().part_reflection(how),
    }
}

/// What a weather is called.
#[must_use]
pub fn weather_name(weather: Weather) -> String {
    match weather {
        Weather::Clear => say().weather_clear(),
        Weather::Changing => say().weather_changing(),
        Weather::Overcast => say().weather_overcast(),
        Weather::Fog => say().weather_fog(),
        Weather::Rain => say().weather_rain(),
        Weather::Wind => say().weather_wind(),
        Weather::Storm => say().weather_storm(),
    }
}

/// What a pattern of breaths is called.
#[must_use]
pub fn pattern_name(pattern: Pattern) -> String {
    match pattern {
        Pattern::Calm => say().breath_calm(),
        Pattern::ThreeBreaths => say().breath_three_breaths(),
        Pattern::Short => say().breath_short(),
        Pattern::Even => say().breath_even(),
        Pattern::EvenHalf => say().breath_even_half(),
        Pattern::Long => say().breath_long(),
        Pattern::Sigh => say().breath_sigh(),
        Pattern::Humming => say().breath_humming(),
        Pattern::SmallBox => say().breath_small_box(),
        Pattern::Box => say().breath_box(),
        Pattern::FourSevenEight => say().breath_four_seven_eight(),
    }
}

/// How a breath of this pattern is told before it begins.
#[must_use]
pub fn pattern_in_words(pattern: Pattern) -> String {
    match pattern {
        Pattern::Calm | Pattern::ThreeBreaths => say().breath_told_calm(),
        Pattern::Short => say().breath_told_short(),
        Pattern::Even => say().breath_told_even(),
        Pattern::EvenHalf => say().breath_told_even_half(),
        Pattern::Long => say().breath_told_long(),
        Pattern::Sigh => say().breath_told_sigh(),
        Pattern::Humming => say().breath_told_humming(),
        Pattern::SmallBox => say().breath_told_small_box(),
        Pattern::Box => say().breath_told_box(),
        Pattern::FourSevenEight => say().breath_told_four_seven_eight(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_are_counted_in_the_names_of_the_parts_and_check_ins_and_check_outs_are_not() {
        let round = PartKind::Round(RoundKind::Question);
        let mut parts = vec![
            PartKind::Agreements,
            PartKind::Round(RoundKind::CheckIn),
            round,
            PartKind::Closing(ClosingWay::Silence),
        ];
        parts.extend([round; 8]);
        parts.push(PartKind::Round(RoundKind::CheckOut));
        let names = part_names(&parts);
        assert_eq!(
            names[..6],
            [
                "Our agreements",
                "Check-in",
                "First round",
                "Closing silence",
                "Second round",
                "Third round"
            ]
        );
        assert_eq!(names[11..], ["Round 9", "Check-out"]);
        assert_eq!(part_name(&parts, 13), "");
    }
}
