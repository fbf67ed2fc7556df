//! What is told at a moment of a breath, and how full the breath is then. Seconds count up; nothing counts down
//! but the three before the first in-breath.

use crate::say::say;
use crate::words;
use circle::{Breath, Millis, Moment, Pattern, Phase, PhaseKind, Timestamp};

/// The fullness of a first in-breath that a little more comes after.
const BEFORE_MORE: f64 = 0.78;

/// What the disc says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Caption {
    /// The pattern in words: it has not begun, or no script runs.
    #[default]
    Pattern,
    /// It begins in a moment.
    Soon,
    /// It begins in this many seconds.
    Begins(u64),
    /// A phase of it.
    In {
        /// Which breath, from 1.
        breath: u16,
        /// Which phase of the pattern, from 0.
        phase: usize,
        /// Which second of the phase, from 1.
        second: u64,
    },
    /// It stands still with everything else.
    Held {
        /// Which breath stands still, from 1; 0 before the first.
        breath: u16,
    },
    /// The last out-breath is complete.
    Over,
}

#[must_use]
pub fn caption(breath: &Breath, now: Timestamp) -> Caption {
    match breath.moment(now) {
        Moment::LeadIn(left) if left > 3_000 => Caption::Soon,
        Moment::LeadIn(left) => Caption::Begins(left.div_ceil(1_000).max(1)),
        Moment::In {
            breath,
            phase,
            into,
            of,
        } => Caption::In {
            breath,
            phase,
            second: (into / 1_000 + 1).min(seconds(of)),
        },
        Moment::Over => Caption::Over,
    }
}

/// The seconds of a phase that are counted: a half at its end belongs to the last of them.
#[must_use]
pub fn seconds(length: Millis) -> u64 {
    (length / 1_000).max(1)
}

/// How full the breath is at `now`, from 0 for empty to 1 for full, easing at both turns.
#[must_use]
pub fn fullness(breath: &Breath, now: Timestamp) -> f64 {
    let Moment::In {
        phase, into, of, ..
    } = breath.moment(now)
    else {
        return 0.0;
    };
    let phases = breath.pattern.phases();
    let from = phase
        .checked_sub(1)
        .map_or(0.0, |before| full_after(phases, before));
    let to = full_after(phases, phase);
    let part = into as f64 / of.max(1) as f64;
    from + (to - from) * part * part * (3.0 - 2.0 * part)
}

/// How full the breath is at the end of the phase `at`.
pub(crate) fn full_after(phases: &[Phase], at: usize) -> f64 {
    let Some(phase) = phases.get(at) else {
        return 0.0;
    };
    match phase.kind {
        PhaseKind::In => match phases.get(at + 1) {
            Some(Phase {
                kind: PhaseKind::TopUp,
                ..
            }) => BEFORE_MORE,
            _ => 1.0,
        },
        PhaseKind::TopUp => 1.0,
        PhaseKind::Out | PhaseKind::Hum => 0.0,
        PhaseKind::Hold | PhaseKind::Rest => at
            .checked_sub(1)
            .map_or(0.0, |before| full_after(phases, before)),
    }
}

/// What a phase asks, in words.
#[must_use]
pub fn word(kind: PhaseKind) -> String {
    let word = match kind {
        PhaseKind::In => say().phase_in(),
        PhaseKind::TopUp => say().phase_top_up(),
        PhaseKind::Hold => say().phase_hold(),
        PhaseKind::Out => say().phase_out(),
        PhaseKind::Hum => say().phase_hum(),
        PhaseKind::Rest => say().phase_rest(),
    };
    word.to_string()
}

/// The breath in a sentence or two, for those who listen to the page.
#[must_use]
pub fn announcement(pattern: Pattern, breaths: u16) -> String {
    let times = words::count(usize::from(breaths));
    let told = words::pattern_in_words(pattern);
    say().breath_told(breaths, told, times).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breath(pattern: Pattern, breaths: u16) -> Breath {
        Breath {
            pattern,
            anchor: Timestamp(10_000),
            breaths,
            over: false,
            interlude: false,
        }
    }

    #[test]
    fn it_says_when_it_begins_and_then_counts_up() {
        let calm = breath(Pattern::Calm, 2);
        let at = |now| caption(&calm, Timestamp(now));
        assert_eq!(at(6_000), Caption::Soon);
        assert_eq!(at(7_000), Caption::Begins(3));
        assert_eq!(at(9_999), Caption::Begins(1));
        assert_eq!(
            at(10_000),
            Caption::In {
                breath: 1,
                phase: 0,
                second: 1
            }
        );
        assert_eq!(
            at(13_999),
            Caption::In {
                breath: 1,
                phase: 0,
                second: 4
            }
        );
        assert_eq!(
            at(14_000),
            Caption::In {
                breath: 1,
                phase: 1,
                second: 1
            }
        );
        assert_eq!(
            at(29_999),
            Caption::In {
                breath: 2,
                phase: 1,
                second: 6
            }
        );
        assert_eq!(at(30_000), Caption::Over);
    }

    #[test]
    fn half_seconds_belong_to_the_second_before() {
        let even = breath(Pattern::EvenHalf, 3);
        assert_eq!(
            caption(&even, Timestamp(15_400)),
            Caption::In {
                breath: 1,
                phase: 0,
                second: 5
            }
        );
        assert_eq!(seconds(2_500), 2);
        assert_eq!(seconds(400), 1);
    }

    #[test]
    fn the_disc_never_jumps() {
        for &pattern in Pattern::ALL {
            let breath = breath(pattern, 3);
            let mut last = 0.0;
            for now in (9_000..10_000 + pattern.length(3) + 2_000).step_by(10) {
                let full = fullness(&breath, Timestamp(now));
                assert!((0.0..=1.0).contains(&full), "{pattern:?} at {now}");
                assert!((full - last).abs() < 0.02, "{pattern:?} jumps at {now}");
                last = full;
            }
            assert_eq!(last, 0.0, "{pattern:?} ends on an out-breath");
        }
    }

    #[test]
    fn holds_stay() {
        let square = breath(Pattern::Box, 4);
        for (now, full) in [(14_000, 1.0), (17_999, 1.0), (22_000, 0.0), (25_999, 0.0)] {
            assert_eq!(fullness(&square, Timestamp(now)), full);
        }
    }

    #[test]
    fn it_is_told_in_words() {
        assert_eq!(
            announcement(Pattern::Calm, 12),
            "A breath together, twelve times. In for four, out for six. Small, quiet breaths. \
             You can rest at any time."
        );
    }
}
