//! What is named by its kind in a circle, said in words: parts, weathers, patterns of breath. A phone and the server look
//! them up here.

use circle::{ClosingWay, PartKind, Pattern, RoundKind, Way, WordsKind, spoken::Weather};

use crate::say::say;

/// The three questions of a quiet reflection, for oneself alone.
#[must_use]
pub fn reflection_questions() -> [String; 3] {
    let questions = [
        say().reflection_need(),
        say().reflection_lean(),
        say().reflection_check_in(),
    ];
    questions.map(|question| question.to_string())
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
    const QUESTION: PartKind = PartKind::Round(RoundKind::Question);
    let Some(kind) = parts.get(at) else {
        return String::new();
    };
    if *kind != QUESTION {
        return kind_name(*kind).to_owned();
    }
    let before = parts.iter().take(at).filter(|kind| **kind == QUESTION);
    let before = before.count();
    say().round_nth(before + 1).to_string()
}

/// The name of the part at this place in the middle of a sentence: “the second round”, “breathing”.
#[must_use]
pub fn to_part(parts: &[PartKind], at: usize) -> String {
    let before = parts.get(at).map_or("", |kind| named(*kind).0);
    [before, &part_name(parts, at).to_lowercase()].concat()
}

/// What a part of this kind is called by itself, as on a card in an editor.
#[must_use]
pub fn kind_name(kind: PartKind) -> &'static str {
    named(kind).1
}

/// What stands before its name in the middle of a sentence, and the name.
fn named(kind: PartKind) -> (&'static str, &'static str) {
    match kind {
        PartKind::Agreements => ("", "Our agreements"),
        PartKind::Breathing => ("", "Breathing"),
        PartKind::Round(RoundKind::Question) => ("the ", "Round"),
        PartKind::Round(RoundKind::CheckIn) => ("the ", "Check-in"),
        PartKind::Round(RoundKind::CheckOut) => ("the ", "Check-out"),
        PartKind::Closing(ClosingWay::OneWord) => ("the ", "Closing round"),
        PartKind::Closing(ClosingWay::Silence) => ("the ", "Closing silence"),
        PartKind::Words(WordsKind::Opening) => ("the ", "Opening words"),
        PartKind::Words(WordsKind::Welcome) => ("the ", "Welcome"),
        PartKind::Words(WordsKind::Acknowledgement) => ("the ", "Acknowledgement"),
        PartKind::Words(WordsKind::Reading) => ("the ", "Reading"),
        PartKind::Words(WordsKind::Closing) => ("the ", "Closing words"),
        PartKind::Values => ("", "What matters to us"),
        PartKind::Centre => ("the ", "Open centre"),
        PartKind::Silence => ("the ", "Silence"),
        PartKind::Together(Way::CallAndResponse) => ("", "Call and response"),
        PartKind::Together(Way::Repeated) => ("", "Repeated lines"),
        PartKind::Together(Way::Reading) => ("", "Reading together"),
        PartKind::Together(Way::ByEcho) => ("", "Line by line"),
        PartKind::Remembering => ("the ", "Names remembered"),
        PartKind::Gratitude => ("", "Gratitude"),
        PartKind::Pairs(3) => ("the time ", "In threes"),
        PartKind::Pairs(_) => ("the time ", "In pairs"),
        PartKind::OffersAndNeeds => ("", "Offers and needs"),
        PartKind::Weather => ("the ", "Weather check"),
        PartKind::CentreWord => ("", "A word in the centre"),
        PartKind::Break => ("the ", "Break"),
        PartKind::Reflection => ("the ", "Quiet reflection"),
    }
}

/// What a weather is called.
#[must_use]
pub fn weather_name(weather: Weather) -> String {
    let name = match weather {
        Weather::Clear => say().weather_clear(),
        Weather::Changing => say().weather_changing(),
        Weather::Overcast => say().weather_overcast(),
        Weather::Fog => say().weather_fog(),
        Weather::Rain => say().weather_rain(),
        Weather::Wind => say().weather_wind(),
        Weather::Storm => say().weather_storm(),
    };
    name.to_string()
}

/// What a pattern of breaths is called.
#[must_use]
pub fn pattern_name(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::Calm => "Slow breaths, in 4, out 6",
        Pattern::ThreeBreaths => "Three breaths, in 4, out 6",
        Pattern::Short => "Shorter breaths, in 3, out 5",
        Pattern::Even => "Even breaths, in 5, out 5",
        Pattern::EvenHalf => "Even breaths, in 5½, out 5½",
        Pattern::Long => "Long even breaths, in 6, out 6",
        Pattern::Sigh => "Sighs, in 2½, a little more, out 7",
        Pattern::Humming => "Humming, in 4, hum out 7",
        Pattern::SmallBox => "Small square, 3 each with holds",
        Pattern::Box => "Square, 4 each with holds",
        Pattern::FourSevenEight => "In 4, hold 7, out 8",
    }
}

/// How a breath of this pattern is told before it begins.
#[must_use]
pub fn pattern_in_words(pattern: Pattern) -> String {
    let told = match pattern {
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
    };
    told.to_string()
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
