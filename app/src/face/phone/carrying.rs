//! What can be done now for the seats that this phone acts for.

use crate::carrying::actions;
use crate::face::Block;
use crate::face::sight::Sight;
use crate::say::say;

/// One row for each seat for which something can be done.
pub(super) fn carrying(sight: &Sight<'_>) -> impl Iterator<Item = Block> {
    sight.carried.iter().filter_map(|mine| {
        let button = |(action, words)| {
            Block::act(words, action)
                .looks("btn btn--quiet")
                .for_seat(Some(mine.seat))
        };
        let acts: Vec<_> = actions(sight.commons, mine)
            .into_iter()
            .map(button)
            .collect();
        if acts.is_empty() {
            return None;
        }
        let whom = say().for_whom(sight.called(mine.seat));
        let within = vec![
            Block::text("small-print", &*whom),
            Block::row("pair", "", acts),
        ];
        Some(Block::row("for-other", whom, within).keyed(format!("for-{}", mine.seat.0)))
    })
}
