//! The line under the bar: what became of one's own request, that no keeper is there, and where we are for one who came
//! late.

use circle::HelpStatus;

use super::late::late;
use crate::face::Block;
use crate::face::sight::Sight;
use crate::say::say;

pub(super) fn word(sight: &Sight<'_>) -> Vec<Block> {
    let asked = sight.help.status.map(|status| {
        let words = match status {
            HelpStatus::Asked => say().need_is_seen(),
            HelpStatus::Coming(seat) => say().is_coming_to_you(sight.called(seat)),
        };
        Block::text("word", words).icon("i-care").keyed("help")
    });
    let away = sight.people.keeper_away && sight.commons.held_since.is_none();
    let away = away.then(|| {
        let words = say().keeper_is_lost();
        Block::text("word word--still", words)
            .icon("i-lost")
            .keyed("keeper")
    });
    asked.into_iter().chain(away).chain(late(sight)).collect()
}
