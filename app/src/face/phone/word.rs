//! The line under the bar: what became of one's own request, that no keeper is there, and where we are for one who came
//! late.

use circle::HelpStatus;
use circle::view::Commons;

use super::late::late;
use crate::face::Block;
use crate::face::sight::Sight;
use crate::protocol::People;

pub(super) fn word(sight: &Sight<'_>) -> Vec<Block> {
    let asked = sight.help.status.map(|status| {
        let words = match status {
            HelpStatus::Asked => "Those who hold the circle see that you need a person.".to_owned(),
            HelpStatus::Coming(seat) => [&sight.called(seat), " is coming to you."].concat(),
        };
        Block::text("word", words).icon("i-care").keyed("help")
    });
    let away = away(sight.commons, sight.people);
    asked.into_iter().chain(away).chain(late(sight)).collect()
}

/// Said to everyone while no keeper is there and the circle is not held for it yet.
pub(in crate::face) fn away(commons: &Commons, people: &People) -> Option<Block> {
    const AWAY: &str = "The keeper’s connection is lost. The circle goes on; we wait for them before anything new begins.";
    let away = people.keeper_away && commons.held_since.is_none();
    away.then(|| {
        Block::text("word word--still", AWAY)
            .icon("i-lost")
            .keyed("keeper")
    })
}
