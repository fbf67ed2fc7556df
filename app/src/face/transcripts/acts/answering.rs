//! The parts in which people say something of themselves on their phones.

use circle::parts::{CentreWord, OffersAndNeeds, Values};
use circle::spoken::{Side, SpokenAction, Weather};
use circle::{Action, CommandId, Part, SeatId};

use super::last;
use crate::face::transcripts::book::Book;
use crate::face::transcripts::gathering::{AMARA, JONAS, KOFI, MAREN, PRIYA, ROSA, TOMAS};

const FIVE: [SeatId; 5] = [AMARA, TOMAS, ROSA, KOFI, PRIYA];
const CLOSE: Action = Action::CloseAnswers { part: 0 };

pub(super) fn values() -> Book {
    let mut book = Book::of("values", "What matters to us.");
    let part = |offered: &[&str], own| {
        let offered = offered.iter().map(|&value| value.to_owned()).collect();
        vec![Part::Values(Values { offered, own }), last()]
    };
    let offered = ["Patience", "Courage", "Humour"];
    let marks = |marks: &[usize]| SpokenAction::MarkValues {
        part: 0,
        marks: marks.to_vec(),
    };
    book.begins(part(&offered, true), &[]);
    book.tells_all("It begins");
    book.circle.says(AMARA, &marks(&[0, 2]));
    book.tells("Amara marks two");
    book.tells_a_pause();
    for seat in FIVE {
        book.circle.says(seat, &marks(&[0]));
    }
    book.circle.says(TOMAS, &marks(&[0, 1]));
    book.does(MAREN, CLOSE)
        .tells("Five have marked, and Maren shows it as a whole");
    book.circle.starts_anew();
    book.tells("The server was started anew");

    book.begins(part(&offered, false), &[]);
    book.circle.says(AMARA, &marks(&[1]));
    book.does(MAREN, CLOSE)
        .tells("Another circle, in which one has marked when Maren shows it");
    book.begins(part(&[], true), &[]);
    book.tells("Another circle, with nothing to choose from");
    book
}

pub(super) fn weather() -> Book {
    let mut book = Book::of("weather", "How everyone is.");
    let says = |weather| SpokenAction::SayWeather { part: 0, weather };
    let parts = || vec![Part::Weather, last()];
    book.begins(parts(), &[]);
    book.tells_all("It begins");
    book.circle.says(AMARA, &says(Weather::Rain));
    book.tells("Amara says rain");
    book.tells_a_pause();
    for seat in FIVE {
        book.circle.says(seat, &says(Weather::Clear));
    }
    book.circle.says(TOMAS, &says(Weather::Fog));
    book.circle.says(JONAS, &says(Weather::Storm));
    book.does(MAREN, CLOSE)
        .tells("Six have answered, and Maren shows it as a whole");
    book.circle.starts_anew();
    book.tells("The server was started anew");

    book.begins(parts(), &[]);
    book.does(MAREN, CLOSE)
        .tells("Another circle, in which nobody has answered when Maren shows it");
    book.begins(parts(), &[]);
    for (seat, weather) in FIVE.into_iter().zip(Weather::ALL) {
        book.circle.says(seat, &says(*weather));
    }
    book.does(MAREN, CLOSE)
        .tells("Another circle, in which each has another weather");
    book
}

pub(super) fn offers_and_needs() -> Book {
    let mut book = Book::of("offers_and_needs", "Offers and needs, on cards.");
    let lay = |id, side, text: &str| SpokenAction::LayCard {
        id: CommandId(id),
        part: 0,
        side,
        text: text.to_owned(),
        again: false,
    };
    let part = Part::OffersAndNeeds(OffersAndNeeds {
        writing: Some(5 * super::MINUTE),
    });
    book.begins(vec![part, last()], &[]);
    book.tells_all("It begins");
    book.circle
        .says(AMARA, &lay(1, Side::Offer, "Soup on Fridays"));
    book.tells("Amara lays a card");
    book.tells_a_pause();
    book.circle.waits(360);
    book.tells("The time to write has come round");
    book.does(MAREN, Action::ShowCards { part: 0 })
        .tells("Maren shows the cards");
    book.circle
        .says(TOMAS, &lay(2, Side::Need, "A ride to the clinic"));
    book.tells("Tomas lays one late");
    book.circle.starts_anew();
    book.tells("The server was started anew");
    book.circle
        .says(AMARA, &lay(1, Side::Offer, "Soup on Fridays"));
    book.does(MAREN, Action::NextPart { from: 0 })
        .tells("The next part");
    book
}

pub(super) fn centre_word() -> Book {
    let mut book = Book::of("centre_word", "A word laid in the centre.");
    let question = "What do you lay down here?".to_owned();
    book.begins(vec![Part::CentreWord(CentreWord { question }), last()], &[]);
    book.tells_all("It begins");
    for (id, word) in [(1, "patience"), (2, "my brother"), (3, "rain")] {
        let (id, text) = (CommandId(id), word.to_owned());
        book.circle
            .says(AMARA, &SpokenAction::LayWord { id, part: 0, text });
        if word == "patience" {
            book.tells("Amara lays a word");
        }
    }
    book.tells("Amara has laid as many as one can");
    book.tells_a_pause();
    book
}
