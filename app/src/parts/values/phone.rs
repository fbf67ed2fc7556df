//! What matters to us, on a phone: each marks what matters to them, unseen.

use circle::spoken::{SpokenAction, SpokenActionKind};

use crate::face::Block;
use crate::face::phone::{Middle, choices};
use crate::face::sight::{Sight, Speaker};
use crate::parts::weather::outcome::outcome;
use crate::ring::Mode;
use crate::say::say;
use crate::words::short::letters;

pub(crate) fn middle(sight: &Sight<'_>, offered: &[String], own: bool, closed: bool) -> Middle {
    let may = |one: &Speaker<'_>| one.may(SpokenActionKind::MarkValues);
    let speakers = sight.speakers().filter(may);
    let mut body: Vec<_> = speakers
        .flat_map(|speaker| values(sight, &speaker, offered))
        .collect();
    if body.is_empty() && !closed && !offered.is_empty() {
        let read = |value: &String| {
            let look = [look(value), " chip--read"].concat();
            Block::item(&look, value.as_str())
        };
        body.push(Block::list(
            "chips",
            say().values_to_choose(),
            offered.iter().map(read).collect(),
        ));
    }
    let mut deck = Vec::new();
    if own && !closed {
        let leaf = Block::leaf(say().values_own(), 0).keyed("own-value");
        let leaf = leaf.beneath(say().values_own_hint());
        if offered.is_empty() {
            body.push(leaf);
        } else {
            // However many there are to choose from, it is one tap away.
            let fold = Block::fold(say().values_own_open(), vec![leaf]);
            deck.push(fold.looks("order order--wide").icon("i-plus").keyed("own"));
        }
    }
    body.extend(outcome(sight.spoken, sight.part()));
    if !closed && !offered.is_empty() {
        deck.push(Block::text("deck__hint", say().values_hint()));
    }
    Middle {
        body,
        deck,
        ..Middle::ring(Mode::Still)
    }
}

/// A value of many letters has the whole width.
fn look(value: &str) -> &'static str {
    const SIDE_BY_SIDE: usize = 24;
    if letters(value) > SIDE_BY_SIDE {
        "chip chip--long"
    } else {
        "chip"
    }
}

fn values(sight: &Sight<'_>, speaker: &Speaker<'_>, offered: &[String]) -> Vec<Block> {
    let choice = |(at, value): (usize, &String)| {
        let mut marks = speaker.own.marks.clone();
        let marked = !marks.insert(at);
        if marked {
            marks.remove(&at);
        }
        let answer = SpokenAction::MarkValues {
            part: sight.part(),
            marks: marks.into_iter().collect(),
        };
        let key = at.to_string();
        Block::say(value.as_str(), answer)
            .looks(look(value))
            .on(marked)
            .keyed(key)
            .for_seat(speaker.seat)
    };
    let all = offered.iter().enumerate().map(choice).collect();
    choices(sight, speaker, say().values_mine(), all)
}
