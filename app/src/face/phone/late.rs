//! Where we are, for one who came while the circle was under way: what has been, what is now, what is to come.

use circle::view::Commons;

use crate::face::Block;
use crate::face::sight::Sight;
use crate::say::say;
use crate::words::{self, listed};

/// The card, where it is wanted. It goes with the part.
pub(super) fn late(sight: &Sight<'_>) -> Option<Block> {
    let at = sight
        .commons
        .stage
        .part()
        .filter(|_| sight.mine.came_late)?;
    let mut within = vec![Block::text("", say().came_under_way())];
    within.extend(way(sight.commons, at).map(|line| Block::text("", line)));
    let piece = say().late_piece();
    within.push(Block::text("soft small", piece));
    Some(
        Block::fold(say().where_we_are(), within)
            .looks("word word--still")
            .keyed("late"),
    )
}

/// The parts that have been, the one that is going on, and those to come; nothing of where there are none.
fn way(commons: &Commons, at: usize) -> impl Iterator<Item = String> {
    let parts = words::part_names(&commons.parts);
    let (been, rest) = parts.split_at(at.min(parts.len()));
    let been = (!been.is_empty()).then(|| say().late_so_far(listed(been)));
    let now = rest.first().map(|part| {
        let asked = words::asked(commons);
        if asked.is_empty() {
            say().late_now(part)
        } else {
            say().late_now_asked(part, asked)
        }
    });
    let to_come = rest.get(1..).filter(|rest| !rest.is_empty());
    let to_come = to_come.map(|rest| say().late_to_come(listed(rest)));
    [been, now, to_come].into_iter().flatten()
}
#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test")]

    use circle::Action;
    use circle::*;

    use super::*;

    #[test]
    fn it_tells_what_was_what_is_and_what_will_be() {
        let round = |question: &str| Part::round(question, None);
        let plan = Plan {
            title: "t".to_owned(),
            intention: String::new(),
            parts: vec![round("One?"), round("Two?"), Part::Weather],
            direction: Direction::Clockwise,
            keeper_turn: KeeperTurn::First,
            late: LatePolicy::default(),
            care: String::new(),
        };
        let mut circle = Circle::open(plan, &[], Timestamp(0));
        for (id, action) in [(1, Action::Begin), (2, Action::NextPart { from: 0 })] {
            let command = Command::new(CommandId(id), action);
            let keeper = Actor::Seat(SeatId(0));
            circle = circle.act(Timestamp(1), keeper, &command).unwrap().0;
        }
        let commons = circle.commons();
        let way = way(&commons, 1);
        assert_eq!(
            way.collect::<Vec<_>>(),
            [
                "So far: First round",
                "Now: Second round: Two?",
                "To come: Weather check"
            ]
        );
    }
}
