//! A word laid in the centre, on a phone: everyone sees it, and nobody's name is on it.

use circle::CommandId;
use circle::spoken::{OwnWord, SpokenAction, SpokenActionKind, SpokenView};
use circle::text::CENTRE_WORD_CHARS;

use crate::face::Block;
use crate::face::phone::Middle;
use crate::face::sight::Sight;
use crate::protocol::What;
use crate::ring::Mode;
use crate::say::say;

pub(crate) fn middle(sight: &Sight<'_>, question: &str) -> Middle {
    let mut body = vec![laid(sight.spoken)];
    for speaker in sight.speakers() {
        let own = |word: &OwnWord| {
            let back = Block::say(
                say().take_back(),
                SpokenAction::TakeWordBack { id: word.id },
            );
            let name = say().take_back_heard(&word.text);
            let back = back
                .looks("btn btn--bare btn--sm")
                .named(name)
                .for_seat(speaker.seat);
            Block::item("card card--own", word.text.as_str()).with(vec![back])
        };
        let own: Vec<_> = speaker.own.centre_words.iter().map(own).collect();
        if !own.is_empty() {
            let whose = match speaker.seat {
                None => say().centre_own(),
                Some(seat) => say().centre_own_of(sight.called(seat)),
            };
            body.push(Block::list("cards__own", whose, own));
        }
    }
    let may = sight
        .speakers()
        .filter(|one| one.may(SpokenActionKind::LayWord));
    let lay = may.map(|speaker| {
        let id = CommandId(0); // the one who says it draws it
        let what = What::Say(SpokenAction::LayWord {
            id,
            part: sight.part(),
            text: String::new(),
        });
        let label = match speaker.seat {
            None => say().centre_label(),
            Some(seat) => say().centre_label_of(sight.called(seat)),
        };
        let key = speaker
            .seat
            .map_or_else(String::new, |seat| format!("-{}", seat.0));
        Block::field(label, CENTRE_WORD_CHARS, &what, say().lay_down())
            .keyed(["centre-word", &key].concat())
            .for_seat(speaker.seat)
    });
    Middle {
        question: question.to_owned(),
        body,
        deck: lay.collect(),
        ..Middle::ring(Mode::Still)
    }
}

/// What lies in the centre.
pub(crate) fn laid(spoken: &SpokenView) -> Block {
    let word = |word: &String| Block::item("", word.as_str());
    let laid = spoken.centre_words.iter().map(word).collect();
    Block::list("laid", say().centre_words(), laid)
}
