//! What we ask of each other.

use circle::{Action, ActionKind, AgreementId, Part, SeatId, Seen, Thumb};

use super::round;
use crate::face::transcripts::book::Book;
use crate::face::transcripts::gathering::{
    AMARA, DEV, ELIF, JONAS, KOFI, LOU, MAREN, PRIYA, ROSA, TOMAS,
};

pub(super) fn agreements() -> Book {
    let mut book = Book::of("agreements", "What we ask of each other.");
    let parts = || [vec![Part::Agreements], round()].concat();
    let ours = [
        "What is said here stays here.",
        "We speak of ourselves.",
        "Phones stay silent.",
    ];
    book.begins(parts(), &ours);
    book.tells_all("It begins");
    book.answers(AMARA, 0, Thumb::Up);
    book.tells("Amara is for the first");
    let text = "Where could we sit more quietly?".to_owned();
    book.does(JONAS, Action::Propose { text });
    book.tells_of("Jonas proposes one", &[AMARA, JONAS]);
    book.tells_a_pause();
    book.answers(TOMAS, 1, Thumb::Down);
    for seat in [AMARA, TOMAS, ROSA, PRIYA, JONAS, MAREN, KOFI] {
        book.answers_rest(seat);
    }
    book.answers_rest_for(PRIYA, DEV);
    book.answers_rest_for(MAREN, LOU);
    let moment = "Tomas has said “not yet” to the second, and everyone is for the others";
    book.tells_of(moment, &[AMARA, TOMAS, ELIF, MAREN]);
    let text = "We speak of ourselves, or are silent.".to_owned();
    let agreement = AgreementId(1);
    book.does(MAREN, Action::Amend { agreement, text });
    book.tells_of("Maren changes the words that were held", &[TOMAS, PRIYA]);
    for seat in [AMARA, TOMAS, ROSA, PRIYA, JONAS, MAREN, KOFI] {
        book.answers_rest(seat);
    }
    book.answers_rest_for(PRIYA, DEV);
    book.answers_rest_for(MAREN, LOU);
    book.tells_of("Everyone is for all of them", &[AMARA, PRIYA, MAREN]);
    book.does(MAREN, Action::NextPart { from: 0 });
    book.does(ELIF, Action::StepIn);
    book.tells_of("The next part; Elif, who was out, is back", &[AMARA, ELIF]);

    book.begins(parts(), &ours[..1]);
    book.tells("Another circle, with one agreement");
    book.begins(parts(), &[]);
    book.tells("Another circle, with none yet");
    book
}

impl Book {
    fn seen(&self) -> Vec<Seen> {
        let agreements = self.circle.circle.commons().agreements.into_iter();
        agreements.map(|one| one.seen()).collect()
    }

    fn answers(&mut self, seat: SeatId, at: usize, thumb: Thumb) {
        let Seen { agreement, wording } = self.seen()[at];
        self.does(
            seat,
            Action::Answer {
                agreement,
                thumb,
                wording,
            },
        );
    }

    fn answers_rest_for(&mut self, by: SeatId, seat: SeatId) {
        let (thumb, seen) = (Thumb::Sideways, self.seen());
        let rest = Action::AnswerRest { thumb, seen };
        self.circle.does_for(by, seat, rest);
    }

    /// Up, to all that one has not answered.
    fn answers_rest(&mut self, seat: SeatId) {
        if self.circle.may(seat, ActionKind::AnswerRest) {
            let (thumb, seen) = (Thumb::Up, self.seen());
            self.does(seat, Action::AnswerRest { thumb, seen });
        }
    }
}
