//! The line under the bar: what became of one's own request, and where we are for one who came late.

use circle::HelpStatus;

use super::late::late;
use crate::face::Block;
use crate::face::sight::Sight;

pub(super) fn word(sight: &Sight<'_>) -> Vec<Block> {
    let asked = sight.help.status.map(|status| {
        let words = match status {
            HelpStatus::Asked => "Those who hold the circle see that you need a person.".to_owned(),
            HelpStatus::Coming(seat) => [&sight.called(seat), " is coming to you."].concat(),
        };
        Block::text("word", words).icon("i-care").keyed("help")
    });
    asked.into_iter().chain(late(sight)).collect()
}
