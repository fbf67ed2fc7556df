//! What a plan may hold: each text, number and time has a bound, and what is out of it is said with its place.

use circle::parts::{
    Break, Centre, CentreWord, OffersAndNeeds, Pairs, Reflection, Remembering, Round, Silence,
    Together, Values, Words,
};
use circle::plan::{LINE_CHARS, NOTE_CHARS, VALUE_CHARS, WORDS_CHARS};
use circle::plan::{
    LONGEST_BREAK, LONGEST_LINE, LONGEST_QUIET, MAX_LAPS, MAX_LINES, MAX_PARTS, MAX_REPEATS,
    MAX_VALUES, SHORTEST_BREAK, SHORTEST_LINE, SHORTEST_QUIET, SHORTEST_SHARE,
};
use circle::{Line, Part, PlanError, RoundKind, Voice, Way, WordsKind};

use crate::common::{plan, untimed};

fn line(text: &str) -> Line {
    Line {
        text: text.to_owned(),
        who: Voice::All,
    }
}

fn together(way: Way, lines: Vec<Line>, repeats: u16, line_time: Option<u64>) -> Part {
    Part::Together(Together {
        way,
        lines,
        repeats,
        line_time,
    })
}

fn noted(note: &str, laps: u8) -> Part {
    Part::Round(Round {
        question: "Q".to_owned(),
        share: None,
        kind: RoundKind::Question,
        note: note.to_owned(),
        laps,
    })
}

fn words(text: &str) -> Part {
    Part::Words(Words {
        kind: WordsKind::Opening,
        text: text.to_owned(),
    })
}

fn values(offered: &[&str], own: bool) -> Part {
    let offered = offered.iter().map(|value| (*value).to_owned()).collect();
    Part::Values(Values { offered, own })
}

fn pairs(size: u8, share: u64) -> Part {
    let question = "Q".to_owned();
    Part::Pairs(Pairs {
        size,
        share,
        question,
    })
}

fn quiet(least: u64, most: u64) -> PlanError {
    let part = 2;
    PlanError::Length { part, least, most }
}

#[test]
fn each_part_says_what_is_wrong_with_it() {
    let part = 2;
    let calls = |count| vec![line("We are here."); count];
    let long = |limit| PlanError::TextTooLong { part, limit };
    let empty = String::new;
    let cases = vec![
        (words(" \n "), PlanError::NoText { part }),
        (words(&"w".repeat(WORDS_CHARS + 1)), long(WORDS_CHARS)),
        (noted("", 0), PlanError::Laps { part }),
        (noted("", MAX_LAPS + 1), PlanError::Laps { part }),
        (noted(&"n".repeat(NOTE_CHARS + 1), 1), long(NOTE_CHARS)),
        (
            Part::Silence(Silence { length: 0 }),
            quiet(SHORTEST_QUIET, LONGEST_QUIET),
        ),
        (
            Part::Reflection(Reflection { length: Some(0) }),
            quiet(SHORTEST_QUIET, LONGEST_QUIET),
        ),
        (
            Part::OffersAndNeeds(OffersAndNeeds { writing: Some(0) }),
            quiet(SHORTEST_QUIET, LONGEST_QUIET),
        ),
        (
            Part::Break(Break { length: 0 }),
            quiet(SHORTEST_BREAK, LONGEST_BREAK),
        ),
        (
            Part::Break(Break {
                length: LONGEST_BREAK + 1,
            }),
            quiet(SHORTEST_BREAK, LONGEST_BREAK),
        ),
        (pairs(2, 0), PlanError::ShareLength { part }),
        (pairs(1, SHORTEST_SHARE), PlanError::GroupSize { part }),
        (pairs(4, SHORTEST_SHARE), PlanError::GroupSize { part }),
        (
            together(Way::Repeated, vec![], 1, None),
            PlanError::Lines { part },
        ),
        (
            together(Way::Repeated, calls(10_000), 1, None),
            PlanError::Lines { part },
        ),
        (
            together(Way::Repeated, vec![line(" ")], 1, None),
            PlanError::NoText { part },
        ),
        (
            together(
                Way::Repeated,
                vec![line(&"l".repeat(LINE_CHARS + 1))],
                1,
                None,
            ),
            long(LINE_CHARS),
        ),
        (
            together(Way::Repeated, calls(1), 0, None),
            PlanError::Repeats { part },
        ),
        (
            together(Way::Repeated, calls(1), MAX_REPEATS + 1, None),
            PlanError::Repeats { part },
        ),
        (
            together(Way::Repeated, calls(1), 1, Some(0)),
            quiet(SHORTEST_LINE, LONGEST_LINE),
        ),
        (
            together(
                Way::Repeated,
                calls(MAX_LINES),
                MAX_REPEATS,
                Some(LONGEST_LINE),
            ),
            PlanError::TogetherTooLong { part },
        ),
        (
            together(Way::ByEcho, calls(1), 1, Some(SHORTEST_LINE)),
            PlanError::EchoIsTapped { part },
        ),
        (values(&[], false), PlanError::Values { part }),
        (values(&[" "], false), PlanError::Values { part }),
        (
            values(&["v"; MAX_VALUES + 1], true),
            PlanError::Values { part },
        ),
        (
            values(&[&"v".repeat(VALUE_CHARS + 1)], true),
            long(VALUE_CHARS),
        ),
        (
            Part::Remembering(Remembering {
                invitation: "Q".to_owned(),
                response: empty(),
            }),
            PlanError::NoText { part },
        ),
        (
            Part::Centre(Centre {
                question: "Q".to_owned(),
                note: empty(),
                untouched: Some(0),
            }),
            quiet(10_000, 1_800_000),
        ),
    ];
    for (bad, error) in cases {
        let told = format!("{bad:?}");
        assert_eq!(plan(vec![untimed(), bad]).checked(), Err(error), "{told}");
    }
}

#[test]
fn a_plan_of_two_hundred_parts_is_refused() {
    assert_eq!(plan(vec![untimed(); 200]).checked(), Err(PlanError::Parts));
    assert!(plan(vec![untimed(); MAX_PARTS]).checked().is_ok());
}

#[test]
fn a_plan_with_too_many_words_in_all_is_refused() {
    let reading = || words(&"wörter\n".repeat(200));
    let mut readings = plan(vec![reading(); 12]);
    assert!(readings.clone().checked().is_ok());
    readings.parts.extend(vec![reading()]);
    let refused = Err(PlanError::TooManyWords);
    assert_eq!(readings.checked(), refused);
    let quoted = plan(vec![words(&"\"".repeat(WORDS_CHARS)); 6]);
    assert_eq!(quoted.checked(), refused, "as JSON writes it");
}

#[test]
fn a_question_may_be_asked_aloud() {
    let empty = String::new;
    let invitation = Part::Remembering(Remembering {
        invitation: empty(),
        response: "We remember.".to_owned(),
    });
    let parts = vec![
        Part::round("", None),
        Part::Centre(Centre {
            question: empty(),
            note: empty(),
            untouched: None,
        }),
        Part::CentreWord(CentreWord { question: empty() }),
        Part::Pairs(Pairs {
            size: 2,
            share: SHORTEST_SHARE,
            question: empty(),
        }),
        invitation,
    ];
    let mut blank = parts.clone();
    blank[0] = Part::round(" \n", None);
    assert_eq!(plan(blank).checked().unwrap().parts, parts);
}

#[test]
fn times_are_told_in_words() {
    let told = |error: PlanError| error.to_string();
    assert_eq!(
        told(quiet(SHORTEST_BREAK, LONGEST_BREAK)),
        "the time of part 2 is 1 minute to 90 minutes"
    );
    assert_eq!(
        told(quiet(SHORTEST_QUIET, LONGEST_QUIET)),
        "the time of part 2 is 5 seconds to 60 minutes"
    );
}

#[test]
fn words_keep_their_lines_and_values_are_named_once() {
    let parts = vec![
        words(" Come \n\n\n sit. "),
        values(&["Care", " Care ", "", "Rest"], false),
    ];
    let good = plan(parts).checked().unwrap();
    assert_eq!(
        good.parts,
        [words("Come\n\nsit."), values(&["Care", "Rest"], false)]
    );
}
