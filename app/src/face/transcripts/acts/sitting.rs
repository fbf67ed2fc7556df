//! The parts in which nobody is asked for anything.

use circle::parts::{Break, Pairs, Reflection, Silence, Together, Words};
use circle::{Action, Line, Part, Voice, Way, WordsKind};

use super::{MINUTE, last};
use crate::face::transcripts::book::Book;
use crate::face::transcripts::gathering::{KOFI, MAREN};

pub(super) fn words() -> Book {
    let mut book = Book::of("words", "Words that are read out.");
    let words = |kind| {
        let text = "The day is done.\n\nWhat was heavy may lie down.".to_owned();
        Part::Words(Words { kind, text })
    };
    let kinds = [
        (WordsKind::Opening, "Opening words"),
        (WordsKind::Welcome, "A welcome"),
        (WordsKind::Acknowledgement, "An acknowledgement"),
        (WordsKind::Reading, "A reading"),
        (WordsKind::Closing, "Closing words"),
    ];
    book.begins(kinds.iter().map(|(kind, _)| words(*kind)).collect(), &[]);
    for (at, (_, moment)) in kinds.into_iter().enumerate() {
        if let Some(from) = at.checked_sub(1) {
            book.does(MAREN, Action::NextPart { from });
        }
        book.tells_all(moment);
    }
    book.tells_a_pause();
    book
}

pub(super) fn silence() -> Book {
    let mut book = Book::of("silence", "A silence between two bells.");
    let silence = Part::Silence(Silence { length: 3 * MINUTE });
    book.begins(vec![silence, last()], &[]);
    book.tells_all("The bell has rung");
    book.tells_a_pause();
    book.circle.waits(200);
    book.tells("The second bell has rung");
    book
}

pub(super) fn r#break() -> Book {
    let mut book = Book::of("break", "A break, with the time to be back.");
    let part = Part::Break(Break {
        length: 10 * MINUTE,
    });
    book.begins(vec![part, last()], &[]);
    book.tells_all("It begins");
    book.tells_a_pause();
    book.circle.waits(700);
    book.tells("It is over");
    book
}

pub(super) fn reflection() -> Book {
    let mut book = Book::of(
        "reflection",
        "A quiet time with three questions, for oneself.",
    );
    let timed = Part::Reflection(Reflection {
        length: Some(5 * MINUTE),
    });
    let untimed = Part::Reflection(Reflection { length: None });
    book.begins(vec![timed, untimed, last()], &[]);
    book.tells_all("It begins");
    book.tells_a_pause();
    book.circle.waits(400);
    book.tells("Its time has come round");
    book.does(MAREN, Action::NextPart { from: 0 })
        .tells("Another, without a time");
    book
}

pub(super) fn pairs() -> Book {
    let mut book = Book::of("pairs", "Listening in pairs and in threes.");
    let pairs = |size| {
        let (share, question) = (2 * MINUTE, "Who has helped you this week?".to_owned());
        vec![
            Part::Pairs(Pairs {
                size,
                share,
                question,
            }),
            last(),
        ]
    };
    book.begins(pairs(2), &[]);
    book.tells_all("People find each other");
    book.does(MAREN, Action::StartPart { part: 0 })
        .tells("The first speaks");
    book.circle.waits(121);
    book.tells("The bell tells to change");
    book.tells_a_pause();
    book.circle.waits(121);
    book.tells("Time has come round");
    book.begins(pairs(3), &[]);
    book.tells("Another circle, in threes");
    book
}

pub(super) fn together() -> Book {
    let mut book = Book::of("together", "Lines that are said together.");
    let part = |way, line_time| {
        let line = |text: &str, who| Line {
            text: text.to_owned(),
            who,
        };
        let lines = vec![
            line("Who walks with us?", Voice::Keeper),
            line("We walk together.", Voice::All),
        ];
        vec![
            Part::Together(Together {
                way,
                lines,
                repeats: 1,
                line_time,
            }),
            last(),
        ]
    };
    book.begins(part(Way::CallAndResponse, None), &[]);
    book.tells_all("Call and response: before the first line");
    book.does(KOFI, Action::NextLine { line: 0 })
        .tells("The first line");
    book.does(KOFI, Action::NextLine { line: 1 })
        .tells("The second line");
    book.tells_a_pause();
    book.begins(part(Way::Repeated, Some(8_000)), &[]);
    book.tells("Repeated lines, which go on by themselves: before the first");
    book.does(KOFI, Action::NextLine { line: 0 })
        .tells("They have begun");
    book.circle.waits(60);
    book.tells("They have been said");
    book.begins(part(Way::ByEcho, None), &[]);
    book.tells("Line by line: before the first");
    book.begins(part(Way::Reading, None), &[]);
    book.tells("Reading together: before the first");
    book
}
