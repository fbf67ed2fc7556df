//! The time of a share, in words. It is an invitation: nothing happens at its end.

use circle::{Timestamp, Turn};

use crate::say::say;

/// How far the time of a share has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share {
    /// Less than 40 of 100.
    Plenty,
    /// From 40 of 100.
    HalfWay,
    /// From 75 of 100.
    NearingTheEnd,
    /// All of it.
    ComeRound,
}

/// How far the time of `turn` has gone at `now`; none when shares are not timed.
#[must_use]
pub fn share(turn: &Turn, now: Timestamp) -> Option<Share> {
    let length = turn.length?.max(1);
    let gone = now.since(turn.since).saturating_mul(100) / length;
    Some(match gone {
        0..40 => Share::Plenty,
        40..75 => Share::HalfWay,
        75..100 => Share::NearingTheEnd,
        _ => Share::ComeRound,
    })
}

impl Share {
    /// In words, for anyone.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Share::Plenty => say().share_plenty_told(),
            Share::HalfWay => say().share_half_way_told(),
            Share::NearingTheEnd => say().share_nearing_the_end_told(),
            Share::ComeRound => say().share_come_round_told(),
        }
    }

    /// A sentence for the one who has the piece.
    #[must_use]
    pub fn to_holder(self) -> String {
        match self {
            Share::Plenty => say().share_plenty(),
            Share::HalfWay => say().share_half_way(),
            Share::NearingTheEnd => say().share_nearing_the_end(),
            Share::ComeRound => say().share_come_round(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_told_in_words() {
        let mut turn = Turn {
            number: 1,
            seat: circle::SeatId(1),
            since: Timestamp(1_000),
            length: Some(60_000),
            rang: false,
            silent: false,
        };
        for (gone, words) in [
            (0, "plenty of time"),
            (23_999, "plenty of time"),
            (24_000, "about half-way"),
            (45_000, "nearing the end"),
            (60_000, "time has come round"),
            (900_000, "time has come round"),
        ] {
            let told = share(&turn, turn.since.after(gone)).map(Share::words);
            assert_eq!(told.as_deref(), Some(words));
        }
        turn.length = None;
        assert_eq!(share(&turn, Timestamp(9_000_000)), None);
    }
}
