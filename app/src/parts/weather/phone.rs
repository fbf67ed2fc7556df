//! How everyone is, on a phone: one tap, or none. It is seen only as a whole.

use circle::spoken::{SpokenAction, SpokenActionKind, Weather};

use crate::face::Block;
use crate::face::phone::{Middle, choices};
use crate::face::sight::{Sight, Speaker};
use crate::parts::weather::outcome::outcome;
use crate::ring::Mode;
use crate::say::say;
use crate::words;

pub(crate) fn middle(sight: &Sight<'_>) -> Middle {
    let part = sight.part();
    let may = |one: &Speaker<'_>| one.may(SpokenActionKind::SayWeather);
    let speakers = sight.speakers().filter(may);
    let mut body: Vec<_> = speakers
        .flat_map(|speaker| weathers(sight, &speaker))
        .collect();
    let deck = if body.is_empty() {
        Vec::new()
    } else {
        vec![Block::text("deck__hint", say().weather_hint())]
    };
    body.extend(outcome(sight.spoken, part));
    Middle {
        body,
        deck,
        ..Middle::ring(Mode::Still)
    }
}

/// The weathers to choose from, for one who says theirs.
fn weathers(sight: &Sight<'_>, speaker: &Speaker<'_>) -> Vec<Block> {
    let part = sight.part();
    let choice = |weather: &Weather| {
        let said = speaker.own.weather == Some(*weather);
        let answer = if said {
            SpokenAction::TakeAnswerBack { part }
        } else {
            SpokenAction::SayWeather {
                part,
                weather: *weather,
            }
        };
        let words = words::weather_name(*weather);
        Block::say(&words, answer)
            .looks("chip")
            .on(said)
            .keyed(words)
            .for_seat(speaker.seat)
    };
    let all = Weather::ALL.iter().map(choice).collect();
    choices(sight, speaker, say().weather_mine(), all)
}
