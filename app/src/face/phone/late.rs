//! Where we are, for one who came while the circle was under way: what has been, what is now, what is to come.

use circle::view::Commons;

use crate::face::Block;
use crate::face::sight::Sight;
use crate::words::{self, listed};

/// The card, where it is wanted. It goes with the part.
pub(super) fn late(sight: &Sight<'_>) -> Option<Block> {
    let at = sight
        .commons
        .stage
        .part()
        .filter(|_| sight.mine.came_late)?;
    let Way { been, now, to_come } = way(sight.commons, at);
    let mut within = vec![Block::text(
        "",
        "You came while we are under way. Take your time to arrive.",
    )];
    for (name, words) in [("So far: ", been), ("Now: ", now), ("To come: ", to_come)] {
        if !words.is_empty() {
            within.push(Block::text("", [name, &words].concat()));
        }
    }
    let piece = "When the piece comes to you, you can speak, be silent with it, or pass it on.";
    within.push(Block::text("soft small", piece));
    Some(
        Block::fold("Where we are", within)
            .looks("word word--still")
            .keyed("late"),
    )
}

/// The parts round the one that is going on.
struct Way {
    been: String,
    now: String,
    to_come: String,
}

fn way(commons: &Commons, at: usize) -> Way {
    let parts = words::part_names(&commons.parts);
    let (been, rest) = parts.split_at(at.min(parts.len()));
    let prompt = words::asked(commons);
    let now = rest.first().cloned().unwrap_or_default();
    Way {
        been: listed(been),
        now: if prompt.is_empty() {
            now
        } else {
            [&now, ": ", &prompt].concat()
        },
        to_come: listed(rest.get(1..).unwrap_or_default()),
    }
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
        let way = way(&circle.commons(), 1);
        assert_eq!(way.been, "First round");
        assert_eq!(way.now, "Second round: Two?");
        assert_eq!(way.to_come, "Weather check");
    }
}
