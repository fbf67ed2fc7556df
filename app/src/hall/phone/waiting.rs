//! Waiting: one has arrived, and nothing asks for one yet.

use gathering::HallRole;

use super::hints::{came_with, suits};
use super::now::{Shown, own_seat};
use super::topics::topics;
use super::{PhoneSight, sheets};
use crate::face::Block;
use crate::hall::sign;
use crate::ring::PlainMode;
use crate::say::say;
use crate::words::{capital, count};

/// People come, have tea, and say what suits them.
pub(super) fn arriving(sight: &PhoneSight<'_>) -> Shown {
    let shown = Shown::says(say().in_hall_arrived(), say().in_hall_arrived_sub());
    waiting(sight, shown)
}

/// Circles are being formed.
pub(super) fn forming(sight: &PhoneSight<'_>) -> Shown {
    let sub = if sight.waits(sight.own) {
        say().in_hall_forming_sub()
    } else {
        say().in_hall_forming_others()
    };
    let mut shown = waiting(sight, Shown::says(say().in_hall_forming(), sub));
    let topics = topics(sight);
    if !topics.is_empty() {
        // What is asked comes first, and takes the room of the ring.
        (shown.look, shown.ring) = ("", None);
        let gives_way = |block: &Block| block.key == "ring" || block.key == "here";
        shown.body.retain(|block| !gives_way(block));
        let after = usize::from(shown.body.first().is_some_and(|one| one.key == "when"));
        shown.body.splice(after..after, topics);
    }
    shown
}

/// The circles sit, and this one does not, or does no more.
pub(super) fn beside_the_circles(sight: &PhoneSight<'_>) -> Shown {
    if sight.own.finished {
        let others_sit = !sight.everyones.circles.is_empty();
        let (line, sub) = if others_sit {
            (say().in_hall_finished(), say().in_hall_finished_sub())
        } else {
            (
                say().in_hall_all_finished(),
                say().in_hall_all_finished_sub(),
            )
        };
        return waiting(sight, Shown::says(line, sub));
    }
    let sub = match sight.own.role {
        _ if sight.waits(sight.own) && sight.own.stayed => say().in_hall_beside_stayed(),
        _ if sight.waits(sight.own) => say().in_hall_beside_sub(),
        HallRole::Host | HallRole::CoHost => say().in_hall_beside_host(),
        HallRole::Helper => say().in_hall_beside_helper(),
        HallRole::Guest => say().in_hall_beside_guest(),
    };
    waiting(sight, Shown::says(say().in_hall_beside(), sub))
}

/// Until when, how many are here, oneself, and what one may say for one's place.
fn waiting(sight: &PhoneSight<'_>, shown: Shown) -> Shown {
    let mut body: Vec<_> = when(sight).into_iter().chain(here(sight)).collect();
    body.push(Block::ring("hearth", Vec::new()).on(false));
    body.push(me(sight));
    body.extend(part_taken(sight).map(|words| Block::text("small-print", words).keyed("part")));
    if sight.waits(sight.own) || sight.carried.iter().any(|(own, _)| sight.waits(own)) {
        let hints = vec![came_with(sight), suits(sight)];
        body.push(Block::row("hall__hints", "", hints).keyed("hints"));
    }
    body.push(Block::text("deck__hint", say().may_leave_any_time()).keyed("may-leave"));
    Shown {
        body,
        ring: Some(own_seat(sight, PlainMode::Waiting)),
        ..shown
    }
}

/// When it begins, or until when it goes on.
pub(super) fn when(sight: &PhoneSight<'_>) -> Option<Block> {
    const LOOK: &str = "hall__when";
    let times = &sight.everyones.times;
    let block = match (sight.block(), times.block_ends_at) {
        (None, _) => {
            let begins = times.planned.first()?.begins;
            let soon = begins > sight.now;
            if soon {
                let else_says = say().in_hall_begins_with_host();
                Block::clock(LOOK, &say().in_hall_begins_at(), begins.0, else_says)
            } else {
                Block::text(LOOK, say().in_hall_begins_with_host())
            }
        }
        (Some(block), Some(ends)) => {
            let minutes = say().in_hall_about_minutes(block.minutes);
            Block::clock(LOOK, &say().in_hall_until(), ends.0, minutes)
        }
        (Some(_), None) => return None,
    };
    Some(block.keyed("when"))
}

/// How many are here. It is not said aloud: it changes with each arrival.
fn here(sight: &PhoneSight<'_>) -> Option<Block> {
    let here = sight.everyones.here as usize;
    let words = (here > 1).then(|| say().are_here(capital(&count(here))));
    words.map(|words| Block::text("hall__when", words).keyed("here"))
}

/// One's own sign in its colour, and what one is called.
pub(super) fn me(sight: &PhoneSight<'_>) -> Block {
    let line = sheets::whose(sight, sight.own);
    Block::list("seats-list", "", vec![line.keyed("me")]).keyed("me")
}

/// What one does for the afternoon besides taking part.
fn part_taken(sight: &PhoneSight<'_>) -> Option<String> {
    match sight.own.role {
        HallRole::Host | HallRole::CoHost => Some(say().in_hall_you_host()),
        HallRole::Helper => Some(say().in_hall_you_help()),
        HallRole::Guest if sight.own.keeps => Some(say().in_hall_you_keep()),
        HallRole::Guest => None,
    }
}

impl PhoneSight<'_> {
    /// One's own line in a list: what one is called, or that this is one's sign.
    pub(super) fn me_line(&self) -> Block {
        let words = self.own.sign.words();
        match self.name() {
            Some(name) => sign::line("is-you", self.own.sign, name).beneath(words),
            None => sign::line("is-you", self.own.sign, say().in_hall_your_sign(words)),
        }
    }
}
