//! What the server holds of this person in memory alone. After it was started anew the phone says it once more, under
//! the same ids. A request for a person that was seen to is not made again.

use circle::HelpAction;
use circle::SeatId;
use circle::spoken::{OwnWords, SpokenAction};

use crate::act::written;
use crate::face::Again;
use crate::face::sight::Sight;
use crate::protocol::What;

pub(in crate::face) fn again(sight: &Sight<'_>) -> Vec<Again> {
    let mut again = Vec::new();
    for speaker in sight.speakers() {
        spoken(
            &mut again,
            speaker.seat,
            speaker.own,
            sight.commons.stage.part(),
        );
    }
    if let Some(status) = sight.help.status {
        // One that was seen to has its place here too, or the phone would take it for one that was lost.
        let action = if status.is_open() {
            HelpAction::Ask
        } else {
            HelpAction::TakeBack
        };
        again.push(Again {
            key: "help".to_owned(),
            ask: written(&What::Help(action)),
            whom: None,
        });
    }
    again
}

fn spoken(again: &mut Vec<Again>, seat: Option<SeatId>, own: &OwnWords, part: Option<usize>) {
    let whose = seat.map_or_else(String::new, |seat| format!("{}-", seat.0));
    let mut say = |key: String, action: SpokenAction| {
        again.push(Again {
            key: [whose.as_str(), &key].concat(),
            ask: written(&What::Say(action)),
            whom: seat.map(|seat| seat.0.into()),
        });
    };
    for card in &own.cards {
        let action = SpokenAction::LayCard {
            id: card.id,
            part: card.part,
            side: card.side,
            text: card.text.clone(),
            again: card.shown,
        };
        say(card.id.hex(), action);
    }
    for word in &own.centre_words {
        let action = SpokenAction::LayWord {
            id: word.id,
            part: word.part,
            text: word.text.clone(),
        };
        say(word.id.hex(), action);
    }
    let Some(part) = part else { return };
    if let Some(weather) = own.weather {
        say(
            "weather".to_owned(),
            SpokenAction::SayWeather { part, weather },
        );
    }
    if !own.marks.is_empty() {
        let marks = own.marks.iter().copied().collect();
        say("marks".to_owned(), SpokenAction::MarkValues { part, marks });
    }
}
