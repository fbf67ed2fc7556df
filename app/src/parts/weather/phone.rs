//! How everyone is, on a phone: one tap, or none. It is seen only as a whole.

use circle::spoken::{Answers, Outcome, SpokenAction, SpokenActionKind, Weather, WeatherCount};

use crate::face::Block;
use crate::face::phone::Middle;
use crate::face::sight::{Sight, Speaker};
use crate::ring::Mode;
use crate::say::say;
use crate::words;

pub(crate) fn middle(sight: &Sight<'_>) -> Middle {
    let may = |one: &Speaker<'_>| one.may(SpokenActionKind::SayWeather);
    let speakers = sight.speakers().filter(may);
    let mut body: Vec<_> = speakers.map(|speaker| choices(sight, &speaker)).collect();
    let deck = if body.is_empty() {
        Vec::new()
    } else {
        vec![Block::text("deck__hint", say().weather_hint())]
    };
    body.extend(outcome(sight));
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

/// What came of it, for weathers and values alike.
pub(crate) fn outcome(sight: &Sight<'_>) -> Vec<Block> {
    let Answers::Closed(outcome) = &sight.spoken.answers else {
        return Vec::new();
    };
    let key = format!("outcome-{}", sight.part());
    match outcome {
        Outcome::TooFew => vec![
            Block::text("part__large", say().outcome_stays()),
            Block::text("soft", say().outcome_too_few()),
        ],
        // What everyone saw as a whole stays on the screens that showed it.
        Outcome::NotKept { .. } => vec![
            Block::text("part__large", say().outcome_not_kept())
                .keyed(key)
                .stays(),
        ],
        Outcome::Weather { counts, other } => vec![sky(counts, *other).keyed(key)],
        Outcome::Values(counts) => vec![crate::parts::values::phone::counted(counts).keyed(key)],
    }
}

fn sky(counts: &[WeatherCount], other: u32) -> Block {
    if counts.is_empty() {
        let cannot = say().weather_cannot_be_shown();
        return Block::text("part__large", cannot);
    }
    let line =
        |one: &WeatherCount| Block::item("", words::weather_name(one.weather)).count(one.count);
    let mut lines: Vec<_> = counts.iter().map(line).collect();
    if other > 0 {
        lines.push(Block::item("", say().weather_elsewhere()).count(other));
    }
    Block::list("sky", say().weather_ours(), lines)
}
