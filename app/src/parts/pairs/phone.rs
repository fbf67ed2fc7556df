//! Listening in twos and threes, on a phone: with whom one sits, and whose time it is.

use circle::{Millis, SeatId};

use crate::face::phone::Middle;
use crate::face::sight::Sight;
use crate::face::{Block, Step};
use crate::ring::Mode;
use crate::say::say;
use crate::words;

pub(crate) fn middle(
    sight: &Sight<'_>,
    question: &str,
    groups: &[Vec<SeatId>],
    whole: Millis,
) -> Middle {
    let who = together(groups, "who-with", |seat| sight.called(seat));
    let who = Block::fold(say().pairs_who(), vec![who]);
    let group_of = |seat| groups.iter().find(|group| group.contains(&seat));
    let mine = group_of(sight.me());
    // Whoever shares this phone sits with others, perhaps.
    let shared = sight.carried.iter().filter_map(|one| {
        let with = others(sight, group_of(one.seat)?, one.seat);
        let words = say().pairs_they_sit_with(sight.called(one.seat), with);
        Some(Block::text("small-print", words))
    });
    let mut deck: Vec<_> = shared.collect();
    deck.push(who.looks("order order--wide"));
    Middle {
        question: question.to_owned(),
        line: mine.map(|group| say().pairs_you_sit_with(others(sight, group, sight.me()))),
        sub: mine.map(|group| whose_time(sight, group, whole)),
        deck,
        ..Middle::ring(Mode::Pairs)
    }
}

/// Who sits together.
pub(crate) fn together(
    groups: &[Vec<SeatId>],
    look: &str,
    called: impl Fn(SeatId) -> String,
) -> Block {
    let names = |group: &Vec<SeatId>| {
        let names: Vec<_> = group.iter().map(|seat| called(*seat)).collect();
        Block::item("", words::listed(&names))
    };
    let groups = groups.iter().map(names).collect();
    Block::list(look, say().pairs_who_heard(), groups)
}

/// With whom the one of this seat sits.
fn others(sight: &Sight<'_>, group: &[SeatId], of: SeatId) -> String {
    let others = group.iter().filter(|seat| **seat != of);
    words::listed(&others.map(|seat| sight.called(*seat)).collect::<Vec<_>>())
}

/// Whose time it is, from the first to the last.
fn whose_time(sight: &Sight<'_>, group: &[SeatId], whole: Millis) -> Vec<Step> {
    let me = sight.me();
    let Some(span) = sight.commons.span else {
        let begins = match group.first() {
            Some(first) if *first == me => say().pairs_you_begin(),
            Some(first) => say().pairs_begins(sight.called(*first)),
            None => return Vec::new(),
        };
        return vec![Step::first(begins)];
    };
    let each = |(at, seat): (usize, &SeatId)| {
        let from = span.since.after(whole * at as u64 / group.len() as u64);
        let words = if *seat == me {
            say().pairs_your_time(group.len() - 1, others(sight, group, me))
        } else {
            say().pairs_speaks(sight.called(*seat))
        };
        Step::from(from, words)
    };
    let last = Step::from(span.due(), say().share_come_round());
    let turns = group.iter().enumerate().map(each);
    turns.chain(std::iter::once(last)).collect()
}
