//! How everyone is, on a phone: one tap, or none. It is seen only as a whole.

use circle::spoken::{SpokenAction, SpokenActionKind, Weather};

use crate::face::Block;
use crate::face::phone::Middle;
use crate::face::sight::{Sight, Speaker};
use crate::parts::weather::outcome::outcome;
use crate::ring::Mode;
use crate::say::say;
use crate::words;

pub(crate) fn middle(sight: &Sight<'_>) -> Middle {
    let part = sight.part();
    let may = |one: &Speaker<'_>| one.may(SpokenActionKind::SayWeather);
    let speakers = sight.speakers().filter(may);
    let mut body: Vec<_> = speakers.map(|speaker| choices(sight, &speaker)).collect();
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
fn choices(sight: &Sight<'_>, speaker: &Speaker<'_>) -> Block {
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
    let whose = match speaker.seat {
        None => say().weather_mine(),
        Some(seat) => say().for_whom(sight.called(seat)),
    };
    Block::row("chips", whose, Weather::ALL.iter().map(choice).collect())
}
