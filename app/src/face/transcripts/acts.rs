//! What happens beside the parts; `parts` is what happens in each of them.

mod agreeing;
mod answering;
mod passing;
mod sitting;

use circle::parts::{Breathing, Closing};
use circle::{Action, ClosingWay, HelpAction, How, Order, Part, PartWord, Pattern};

use super::book::Book;
use super::gathering::{AMARA, ELIF, JONAS, KOFI, MAREN, PRIYA, ROSA, TOMAS};

/// The transcript of one kind of part.
pub(super) fn of(word: PartWord) -> Book {
    match word {
        PartWord::Agreements => agreeing::agreements(),
        PartWord::Breathing => breathing(),
        PartWord::Round => passing::round(),
        PartWord::Closing => passing::closing(),
        PartWord::Words => sitting::words(),
        PartWord::Values => answering::values(),
        PartWord::Centre => passing::centre(),
        PartWord::Silence => sitting::silence(),
        PartWord::Together => sitting::together(),
        PartWord::Remembering => passing::remembering(),
        PartWord::Gratitude => passing::gratitude(),
        PartWord::Pairs => sitting::pairs(),
        PartWord::OffersAndNeeds => answering::offers_and_needs(),
        PartWord::Weather => answering::weather(),
        PartWord::CentreWord => answering::centre_word(),
        PartWord::Break => sitting::r#break(),
        PartWord::Reflection => sitting::reflection(),
    }
}

pub(super) fn beside_the_parts() -> Vec<Book> {
    vec![arriving(), between(), care(), house(), ending()]
}

const QUESTION: &str = "What are you carrying?";
const MINUTE: u64 = 60_000;

/// The part that comes after the one that is told.
fn last() -> Part {
    Part::Closing(Closing {
        way: ClosingWay::Silence,
    })
}

fn round() -> Vec<Part> {
    vec![Part::round(QUESTION, Some(MINUTE)), last()]
}

fn calm() -> Action {
    let (pattern, breaths) = (Pattern::Calm, 6);
    Action::Breathe { pattern, breaths }
}

impl Book {
    fn does(&mut self, seat: circle::SeatId, action: Action) -> &mut Book {
        self.circle.does(seat, action);
        self
    }

    /// Everything is held, and goes on.
    fn tells_a_pause(&mut self) {
        let moment = "Rosa pauses: everything is held";
        self.does(ROSA, Action::Pause)
            .tells_of(moment, &[AMARA, ROSA]);
        self.does(ROSA, Action::Resume);
    }
}

fn arriving() -> Book {
    let about = "Everyone has come but Jonas. The other texts tell the sheets only where they differ from these.";
    let mut book = Book::of("arriving", about);
    book.gathers(round(), &[]);
    book.forgets();
    book.tells_all("People come in");
    book
}

fn breathing() -> Book {
    let mut book = Book::of("breathing", "A breath together, as a part of its own.");
    let breathing = Part::Breathing(Breathing {
        pattern: Pattern::Calm,
        breaths: 6,
    });
    book.begins(vec![breathing, last()], &[]);
    book.tells_all("It begins");
    book.does(ROSA, calm()).tells("Rosa calls the breath");
    book.tells_a_pause();
    book.circle.waits(90);
    book.tells("That was the last breath");
    book
}

fn between() -> Book {
    let about = "What comes in between, in any part: here in a round, while Amara has the piece.";
    let mut book = Book::of("between", about);
    book.begins(round(), &[]);
    book.does(ROSA, Action::Pause)
        .tells_all("Rosa pauses: everything is held");
    book.does(ROSA, Action::Resume);
    book.does(TOMAS, Action::CallPause)
        .tells_all("Tomas asks everyone to pause, and nobody sees who did");
    book.does(MAREN, Action::Resume);
    book.does(ROSA, calm())
        .tells_all("Rosa leads a breath in between");
    book.circle.waits(90);
    book.tells_all("That was the last breath");
    book.does(MAREN, Action::Resume);
    book.circle.keeper_is_away();
    book.tells_of(
        "Nobody who keeps has been connected for a moment",
        &[AMARA, TOMAS, JONAS],
    );
    book.circle.house(Action::NobodyKeeps);
    book.tells_of(
        "Nobody who keeps has been connected for long",
        &[AMARA, TOMAS, ELIF],
    );
    book
}

fn care() -> Book {
    let about = "What is asked for in Care, and what becomes of it: here in a round, while Amara has the piece.";
    let mut book = Book::of("care", about);
    book.begins(round(), &[]);
    book.tells_all("Nobody has asked for anything");
    book.circle.needs(AMARA, HelpAction::Ask);
    book.tells("Amara needs a person");
    book.circle.needs(ROSA, HelpAction::Come { seat: AMARA });
    book.tells("Rosa comes to her");
    book.circle.needs(ROSA, HelpAction::Settle { seat: AMARA });
    book.tells_of("Rosa has seen to it", &[AMARA, ROSA, MAREN]);
    book.circle.needs(AMARA, HelpAction::TakeBack);
    let away = |seat, away| Action::SetAway { seat, away };
    book.does(KOFI, away(TOMAS, true))
        .tells("Kofi marks Tomas as stepped out");
    book.does(ELIF, Action::StepIn).tells("Elif is back");
    book.circle.passes(How::Shared);
    book.does(PRIYA, Action::Leave);
    book.tells("Priya has left, and Dev with her");
    book
}

fn house() -> Book {
    let about = "What the host of an afternoon of many circles says and asks: here in a round, while Amara has the piece.";
    let mut book = Book::of("house", about);
    book.begins_within_another(round());
    book.circle
        .house_says("Soup is on the table, whenever you are ready.", false);
    book.tells("The host says a word, which waits for the hand-over");
    book.circle.passes(How::Shared);
    book.tells("Amara passes the piece on");
    let urgent = "The stairs are wet: please use the other door.";
    book.circle.house_says(urgent, true);
    book.tells("The host says one that is urgent, which stands above the other");
    book.circle.waits(11 * 60);
    book.tells("Eleven minutes later both are put away");
    let seat = TOMAS;
    book.circle.is_asked(Order::GiveUpSeat { seat });
    book.tells_of(
        "Tomas has said yes to another circle, and has the piece",
        &[AMARA, TOMAS],
    );
    book.circle.is_asked(Order::Hold);
    book.tells_all("Everything is held in all circles");
    book.circle.is_asked(Order::LetGo);
    book.circle.passes(How::Shared);
    book.tells_of("It goes on, and Tomas goes", &[AMARA, PRIYA]);
    let (pattern, breaths) = (Pattern::Calm, 6);
    let anchor = book.circle.now.after(10_000);
    book.circle.is_asked(Order::Breathe {
        pattern,
        breaths,
        anchor,
    });
    book.tells_of("All circles breathe together", &[AMARA, ROSA]);
    book
}

fn ending() -> Book {
    let mut book = Book::of("ending", "The circle is closed.");
    book.begins(round(), &[]);
    book.does(MAREN, Action::Close)
        .tells_all("Maren closes the circle");
    book
}
