//! What the desk says about time and about who is here. Only keepers see digits, and those count up.

use std::collections::BTreeSet;

use circle::time::{MINUTE, SECOND};
use circle::view::{Commons, RingSeat};
use circle::{Millis, Pattern, PhaseKind, SeatId};

use crate::plan::input::minutes;
use crate::protocol::Arrivals;
use crate::say::say;
use crate::words::count;

/// A clock that counts up: `0:46`, `12:03`.
pub(crate) fn clock(gone: Millis) -> String {
    let seconds = gone / SECOND;
    let (minutes, rest) = (seconds / 60, seconds % 60);
    let zero = if rest < 10 { "0" } else { "" };
    [&minutes.to_string(), ":", zero, &rest.to_string()].concat()
}

/// The same, to be heard: “46 seconds”, “12 minutes and 3 seconds”.
pub(crate) fn clock_in_words(gone: Millis) -> String {
    let seconds = gone / SECOND;
    let (minutes, rest) = (seconds / 60, seconds % 60);
    match (minutes, rest) {
        (0, rest) => say().told_seconds(rest),
        (minutes, 0) => say().told_minutes(minutes),
        (minutes, rest) => {
            say().told_minutes_and_seconds(say().told_minutes(minutes), say().told_seconds(rest))
        }
    }
}

/// A length of time, about: “3 min”, “30 s”.
pub(crate) fn about(length: Millis) -> String {
    if length < MINUTE {
        say().short_seconds(length / SECOND)
    } else {
        say().short_minutes(minutes(length))
    }
}

/// How many are really here: “12 here of 14, one phone lost”. Who has stepped out, never came or is lost is not.
pub(super) fn here(commons: &Commons, arrivals: &Arrivals) -> String {
    let seats = &commons.ring.seats;
    let is_lost = |seat: SeatId| arrivals.lost.iter().any(|lost| lost.seat == seat);
    let is_here = |seat: &&RingSeat| {
        !seat.away && !arrivals.never_came.contains(&seat.id) && !is_lost(seat.id)
    };
    let (all, here) = (seats.len(), seats.iter().filter(is_here).count());
    if all == 1 {
        return say().only_you();
    }
    let phones = arrivals
        .lost
        .iter()
        .map(|lost| lost.with.unwrap_or(lost.seat));
    let lost = phones.collect::<BTreeSet<_>>().len();
    let of = if here < all { all } else { 0 };
    say().here_of(here, of, lost, count(lost))
}

/// For how long, in tens of seconds and then in minutes: “For 40 seconds”.
pub(super) fn lost_for(gone: Millis) -> String {
    say().heed_lost_for(match gone / MINUTE {
        0 => say().told_seconds(gone / SECOND / 10 * 10),
        minutes => say().told_minutes(minutes),
    })
}

/// What there is to know before choosing a pattern: how many breaths, how long, whether it holds.
pub(super) fn breath(pattern: Pattern) -> String {
    let breaths = pattern.usual();
    let long = say().so_long(minutes(pattern.length(breaths)));
    let holds = pattern
        .phases()
        .iter()
        .any(|phase| matches!(phase.kind, PhaseKind::Hold | PhaseKind::Rest));
    if holds {
        say().breath_length_with_holds(breaths, long)
    } else {
        say().breath_length(breaths, long)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_count_up() {
        assert_eq!(clock(0), "0:00");
        assert_eq!(clock(46_999), "0:46");
        assert_eq!(clock(723_000), "12:03");
        assert_eq!(clock_in_words(1_000), "1 second");
        assert_eq!(clock_in_words(120_000), "2 minutes");
        assert_eq!(clock_in_words(63_000), "1 minute and 3 seconds");
    }

    #[test]
    fn lengths_are_about() {
        assert_eq!(about(30_000), "30 s");
        assert_eq!(about(180_000), "3 min");
        assert_eq!(about(206_000), "3 min");
        assert_eq!(say().so_long(0), "less than a minute");
        assert_eq!(say().so_long(minutes(61_000)), "a minute");
        assert_eq!(say().so_long(minutes(1_440_000)), "24 minutes");
    }

    #[test]
    fn who_is_here_is_told_with_what_is_lost() {
        let told = |of, lost| say().here_of(12, of, lost, count(lost));
        assert_eq!(told(0, 0), "12 here");
        assert_eq!(told(14, 1), "12 here of 14, one phone lost");
        assert_eq!(told(0, 2), "12 here, two phones lost");
    }

    #[test]
    fn what_is_lost_is_lost_for_about_so_long() {
        assert_eq!(lost_for(20_000), "For 20 seconds");
        assert_eq!(lost_for(49_999), "For 40 seconds");
        assert_eq!(lost_for(60_000), "For 1 minute");
        assert_eq!(lost_for(185_000), "For 3 minutes");
    }

    #[test]
    fn patterns_tell_their_holds() {
        assert_eq!(breath(Pattern::Calm), "12 breaths, about 2 minutes");
        assert!(breath(Pattern::Box).ends_with("with holds, which can be left out"));
    }
}
