//! A word laid in the centre, on a phone: everyone sees it, and nobody's name is on it.

use circle::CommandId;
use circle::spoken::{OwnWord, SpokenAction, SpokenActionKind};
use circle::text::CENTRE_WORD_CHARS;

use crate::face::Block;
use crate::face::phone::Middle;
use crate::face::sight::Sight;
use crate::protocol::What;

pub(crate) fn middle(sight: &Sight<'_>, question: &str) -> Middle {
    let word = |word: &String| Block::item("", word.as_str());
    let laid = sight.spoken.centre_words.iter().map(word).collect();
    let mut body = vec![Block::list("laid", "In the centre", laid)];
    for speaker in sight.speakers() {
        let own = |word: &OwnWord| {
            let back = Block::say("Take it back", SpokenAction::TakeWordBack { id: word.id });
            let name = ["Take it back: ", &word.text].concat();
            let back = back
                .looks("btn btn--bare btn--sm")
                .named(name)
                .for_seat(speaker.seat);
            Block::item("card card--own", word.text.as_str()).with(vec![back])
        };
        let own: Vec<_> = speaker.own.centre_words.iter().map(own).collect();
        if !own.is_empty() {
            let whose = match speaker.seat {
                None => "Your own words".to_owned(),
                Some(seat) => ["Words for ", &sight.called(seat)].concat(),
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
            None => "Your word".to_owned(),
            Some(seat) => ["A word for ", &sight.called(seat)].concat(),
        };
        let key = speaker
            .seat
            .map_or_else(String::new, |seat| format!("-{}", seat.0));
        Block::field(label, CENTRE_WORD_CHARS, &what, "Lay it down")
            .keyed(["centre-word", &key].concat())
            .for_seat(speaker.seat)
    });
    Middle {
        question: question.to_owned(),
        body,
        deck: lay.collect(),
        ..Middle::default()
    }
}
