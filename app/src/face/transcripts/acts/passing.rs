//! The parts in which the piece goes.

use circle::parts::{Centre, Closing, Gratitude, Remembering, Round};
use circle::{Action, ClosingWay, How, Part, RoundKind};

use super::{MINUTE, QUESTION, last};
use crate::face::transcripts::book::Book;
use crate::face::transcripts::gathering::{
    AMARA, DEV, ELIF, JONAS, KOFI, LOU, MAREN, PRIYA, ROSA, TOMAS,
};

pub(super) fn round() -> Book {
    let mut book = Book::of("round", "A round with a talking piece.");
    book.begins(vec![Part::round(QUESTION, Some(MINUTE)), last()], &[]);
    book.tells_all("The piece sets out, with Amara");
    let turn = book.turn();
    book.does(AMARA, Action::HoldSilence { turn })
        .tells("Amara holds silence");
    book.circle.passes(How::Shared);
    book.circle.waits(30);
    book.tells("Tomas has had it for half of his time");
    book.circle.waits(30);
    book.tells("Tomas’s time has come round");
    book.tells_a_pause();
    book.circle.passes(How::NotNow);
    book.passes_to(PRIYA, "The piece is with Priya");
    book.passes_to(DEV, "The piece is with Dev, on Priya’s phone");
    book.circle.passes(How::NotNow);
    book.passes_to(LOU, "The piece is with Lou, who has no device");
    book.passes_to(JONAS, "The piece is with Jonas, who came late");
    book.circle.passes(How::NotNow);
    book.passes_to(MAREN, "The piece is with Maren, the last");
    book.circle.passes(How::Shared);
    book.tells("Everyone has been asked; Tomas, Dev and Jonas passed and are asked once more");
    book.does(JONAS, Action::Take).does(TOMAS, Action::Take);
    book.tells("Jonas has taken it, and Tomas waits for it");
    book.circle.does_for(PRIYA, DEV, Action::LetBe);
    book.circle.passes_to(None);
    book.tells("The round is complete");

    let long = "What did you leave behind when you came here, and what of it would you go back for if there were a way?";
    let noted = Round {
        question: long.to_owned(),
        share: None,
        kind: RoundKind::Question,
        note: "It may touch on loss.".to_owned(),
        laps: 2,
    };
    book.begins(vec![Part::Round(noted.clone()), last()], &[]);
    book.tells("Another round, which has a note, a long question and no set time");
    book.does(TOMAS, Action::SitOut { part: 0 })
        .tells("Tomas sits it out");
    book.does(MAREN, Action::StartPart { part: 0 })
        .tells("The piece sets out");

    let check_in = Round {
        kind: RoundKind::CheckIn,
        note: String::new(),
        question: String::new(),
        ..noted
    };
    book.begins(vec![Part::Round(check_in), last()], &[]);
    book.tells("A check-in, asked aloud");
    book
}

pub(super) fn closing() -> Book {
    let mut book = Book::of(
        "closing",
        "The closing, as a round of one word each and as a silence.",
    );
    let one_word = Part::Closing(Closing {
        way: ClosingWay::OneWord,
    });
    book.begins(vec![one_word, last()], &[]);
    book.tells_all("One word each: the piece sets out, with Amara");
    book.circle.passes_to(None);
    book.tells("The round is complete");
    book.does(MAREN, Action::NextPart { from: 0 })
        .tells("A silence");
    book.tells_a_pause();
    book
}

pub(super) fn centre() -> Book {
    let mut book = Book::of(
        "centre",
        "An open centre: the piece is for whoever is moved.",
    );
    let centre = |question: &str, note: &str| {
        Part::Centre(Centre {
            question: question.to_owned(),
            note: note.to_owned(),
            untouched: None,
        })
    };
    book.begins(
        vec![
            centre("What is still with you?", "It may touch on loss."),
            centre("", ""),
        ],
        &[],
    );
    book.tells_all("The piece lies in the centre");
    book.does(AMARA, Action::Take).tells("Amara takes it");
    let turn = book.turn();
    book.does(AMARA, Action::HoldSilence { turn })
        .tells("Amara holds silence");
    book.tells_a_pause();
    book.circle.passes(How::Shared);
    book.tells("Amara lays it back");
    book.does(MAREN, Action::NextPart { from: 0 })
        .tells("Another, without a question");
    book.does(TOMAS, Action::Take).tells("Tomas takes it");
    book
}

pub(super) fn remembering() -> Book {
    let mut book = Book::of(
        "remembering",
        "Names remembered: a round in which all answer.",
    );
    let part = Part::Remembering(Remembering {
        invitation: "Speak the name of someone you miss".to_owned(),
        response: "We remember.".to_owned(),
    });
    book.begins(vec![part, last()], &[]);
    book.tells_all("The piece sets out, with Amara");
    let turn = book.turn();
    book.does(ROSA, Action::Respond { turn })
        .tells("Rosa gives the sign, and all answer");
    book.tells_a_pause();
    book.circle.passes_to(None);
    book.tells("It is complete");
    book
}

pub(super) fn gratitude() -> Book {
    let mut book = Book::of(
        "gratitude",
        "Gratitude: the piece goes round once, for thanks in a breath each.",
    );
    let thanks = |invitation: &str| {
        Part::Gratitude(Gratitude {
            invitation: invitation.to_owned(),
        })
    };
    let invitation = "Who or what would you like to thank, in a breath?";
    book.begins(vec![thanks(invitation), thanks("")], &[]);
    book.tells_all("The piece sets out, with Amara");
    book.circle.passes(How::NotNow);
    book.tells("Amara passes: it looks like any other turn");
    book.tells_a_pause();
    book.circle.passes_to(None);
    book.tells("It is complete: nobody is asked a second time");
    book.does(ELIF, Action::StepIn);
    let back = "Elif, who was out all the while, is back";
    book.tells_of(back, &[AMARA, ELIF]);
    book.does(MAREN, Action::NextPart { from: 0 })
        .tells("Another, invited aloud");
    let out = [TOMAS, ROSA, KOFI];
    for seat in out {
        book.does(seat, Action::StepOut);
    }
    book.circle.passes_to(None);
    for seat in out {
        book.does(seat, Action::StepIn).does(seat, Action::Take);
    }
    let back = "Three who were out are back: Tomas has taken it, and Rosa and Kofi wait for it";
    book.tells_of(back, &[AMARA, KOFI]);
    book
}
