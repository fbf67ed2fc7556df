//! How many answered how: to the place that they were asked to, to a suggestion to come back. Counted, never named.

use crate::face::Block;
use crate::hall::BoardSight;
use crate::say::say;

use super::called::clock_or;

pub(super) fn answers(sight: &BoardSight<'_>) -> Vec<Block> {
    let mut answers = Vec::new();
    if let Some(back) = sight.host.come_back {
        let lines = vec![
            (back.yes, say().board_said_yes(back.yes)),
            (back.five_more, say().board_need_more(back.five_more)),
            (back.waiting, say().board_hear_later(back.waiting)),
        ];
        let by = clock_or(
            "side__h",
            &say().board_back_by(),
            back.by,
            sight.now,
            |when| say().board_back_when(when),
        );
        answers.push(counted("back", by.keyed("by"), lines));
    }
    let counts = sight.host.answers;
    if counts != Default::default() {
        let lines = vec![
            (counts.asked, say().board_not_answered(counts.asked)),
            (counts.on_the_way, say().board_on_the_way(counts.on_the_way)),
            (counts.five_more, say().board_five_more(counts.five_more)),
            (counts.stayed, say().board_stayed(counts.stayed)),
        ];
        let heading = Block::heading("side__h", say().board_asked_to_places());
        answers.push(counted("asked", heading, lines));
    }
    answers
}

fn counted(key: &str, heading: Block, lines: Vec<(u32, String)>) -> Block {
    let lines = lines.into_iter().filter(|(how_many, _)| *how_many > 0);
    let lines: Vec<_> = lines
        .map(|(how_many, words)| {
            let words = Block::item("counted", words);
            words.with(vec![Block::text("counted__n nums", how_many)])
        })
        .collect();
    let mut within = vec![heading];
    if !lines.is_empty() {
        within.push(Block::list("counts", "", lines).keyed("counts"));
    }
    Block::row("side", "", within).keyed(key)
}
