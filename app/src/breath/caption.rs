//! A breath in words, and how full each phase leaves it.

use circle::{Pattern, Phase, PhaseKind};

use crate::say::say;
use crate::words;

/// The fullness of a first in-breath that a little more comes after.
const BEFORE_MORE: f64 = 0.78;

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
    say().breath_told(breaths, told, times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_told_in_words() {
        assert_eq!(
            announcement(Pattern::Calm, 12),
            "A breath together, twelve times. In for four, out for six. Small, quiet breaths. \
             You can rest at any time."
        );
    }
}
