//! Words that come in: bounded, tidied, and refused with what is wrong.

use circle::plan::{INTENTION_CHARS, QUESTION_CHARS, TITLE_CHARS};
use circle::plan::{LONGEST_SHARE, MAX_PARTS, SHORTEST_SHARE};
use circle::text::{AGREEMENT_CHARS, squeeze};
use circle::{Action, Circle, Part, Pattern, Plan, PlanError, Refusal};

use crate::common::{KEEPER, OPENED, Sitting, breathing, plan, silence, untimed};

fn round(question: &str, share: Option<u64>) -> Part {
    Part::round(question, share)
}

#[test]
fn an_agreement_is_one_to_240_characters() {
    let mut sitting = Sitting::in_agreements(&["We listen."], &["Ana"]);
    let propose = |text: String| Action::Propose { text };
    sitting.does("Ana", propose("ñ".repeat(AGREEMENT_CHARS)));
    let limit = AGREEMENT_CHARS;
    let too_long = "x".repeat(limit + 1);
    let refusal = sitting.refused("Ana", propose(too_long.clone()));
    assert_eq!(refusal, Refusal::TextTooLong { limit });
    for empty in ["", "  \n\t", "\u{200b}\u{202e}", "\u{200d}"] {
        assert_eq!(
            sitting.refused("Ana", propose(empty.to_owned())),
            Refusal::EmptyText
        );
    }
    let agreement = sitting.agreement("We listen.");
    let refusal = sitting.refused(
        KEEPER,
        Action::Amend {
            agreement,
            text: too_long,
        },
    );
    assert_eq!(refusal, Refusal::TextTooLong { limit });
}

#[test]
fn words_are_put_on_one_line_and_lose_what_nobody_sees() {
    for (given, kept) in [
        ("  a \r\n b\u{2028}c ", "a b c"),
        ("\u{202e}abc\u{2066}\u{61c}", "abc"),
        ("\u{feff}a\u{200b}b", "ab"),
        ("a\u{0}b\u{1b}[31m", "ab[31m"),
        ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ("👩\u{200d}🌾", "👩\u{200d}🌾"),
    ] {
        assert_eq!(squeeze(given), kept, "{given:?}");
        assert_eq!(squeeze(kept), kept, "tidying twice changes nothing more");
    }
}

/// How a good plan is spoiled.
type Spoil = fn(&mut Plan);

#[test]
fn a_plan_says_what_is_wrong_with_it() {
    let cases: Vec<(PlanError, Spoil)> = vec![
        (PlanError::NoTitle, |plan| {
            plan.title = " \u{200b} ".to_owned()
        }),
        (PlanError::TitleTooLong, |plan| {
            plan.title = "t".repeat(TITLE_CHARS + 1)
        }),
        (PlanError::IntentionTooLong, |plan| {
            plan.intention = "i".repeat(INTENTION_CHARS + 1);
        }),
        (PlanError::Parts, |plan| plan.parts.clear()),
        (PlanError::Parts, |plan| {
            plan.parts = vec![silence(); MAX_PARTS + 1]
        }),
        (PlanError::QuestionTooLong { part: 2 }, |plan| {
            plan.parts
                .push(round(&"q".repeat(QUESTION_CHARS + 1), None));
        }),
        (PlanError::ShareLength { part: 2 }, |plan| {
            plan.parts.push(round("Q", Some(SHORTEST_SHARE - 1)));
        }),
        (PlanError::ShareLength { part: 2 }, |plan| {
            plan.parts.push(round("Q", Some(LONGEST_SHARE + 1)));
        }),
        (PlanError::Breaths { part: 2 }, |plan| {
            plan.parts.push(breathing(Pattern::Calm, 0));
        }),
        (PlanError::Breaths { part: 2 }, |plan| {
            plan.parts.push(breathing(Pattern::FourSevenEight, 5));
        }),
    ];
    for (error, spoil) in cases {
        let mut plan = plan(vec![untimed()]);
        spoil(&mut plan);
        assert_eq!(plan.checked(), Err(error));
    }
}

#[test]
fn a_good_plan_is_tidied_and_its_bounds_are_within() {
    let mut good = plan(vec![
        round("  How\nare you? ", Some(SHORTEST_SHARE)),
        round("Q", Some(LONGEST_SHARE)),
        breathing(Pattern::FourSevenEight, 4),
    ]);
    good.title = " An  evening\n".to_owned();
    good.intention = String::new();
    let good = good.checked().unwrap();
    assert_eq!(good.title, "An evening");
    assert_eq!(good.parts[0], round("How are you?", Some(SHORTEST_SHARE)));
    assert_eq!(good.clone().checked(), Ok(good));
}

#[test]
fn a_circle_opens_without_agreements_that_are_empty_or_too_long() {
    let texts = [" We listen. ".to_owned(), String::new(), "x".repeat(241)];
    let circle = Circle::open(plan(vec![untimed()]), &texts, OPENED);
    let words: Vec<_> = circle
        .agreements()
        .iter()
        .map(|a| a.text.as_str())
        .collect();
    assert_eq!(words, ["We listen."]);
}
