//! The paced breath: patterns, and where in a breath a moment falls.
//!
//! Patterns and their bounds follow the group protocols that facilitators use; holds are never the default, and
//! nothing here claims to do anyone good. A breath is one anchor and a pattern: each screen works out the phase
//! for itself from the time, so that all are together, and one that joins late falls in at the right place.

use serde::{Deserialize, Serialize};
use strum::VariantArray;

use crate::time::{Millis, Timestamp};

/// From the command to the first in-breath, in milliseconds: time for every screen to have it.
pub const LEAD_IN: Millis = 4_000;

#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, VariantArray,
)]
#[serde(rename_all = "kebab-case")]
pub enum Pattern {
    /// In 4, out 6. The default: no holds.
    #[serde(rename = "calm-4-6")]
    Calm,
    /// Three slow breaths, in 4, out 6.
    ThreeBreaths,
    /// In 3, out 5.
    #[serde(rename = "short-3-5")]
    Short,
    /// In 5, out 5.
    #[serde(rename = "even-5-5")]
    Even,
    /// In 5.5, out 5.5.
    #[serde(rename = "even-5.5")]
    EvenHalf,
    /// In 6, out 6.
    #[serde(rename = "even-6-6")]
    Long,
    /// In 2.5, a little more 1, out 7.
    Sigh,
    /// In 4, hum out 7.
    Humming,
    /// In 3, hold 3, out 3, hold 3.
    #[serde(rename = "box-3")]
    SmallBox,
    /// In 4, hold 4, out 4, hold 4.
    #[serde(rename = "box-4")]
    Box,
    /// In 4, hold 7, out 8.
    #[serde(rename = "4-7-8")]
    FourSevenEight,
}

/// What one phase of a breath asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhaseKind {
    In,
    /// A little more in.
    TopUp,
    Hold,
    Out,
    /// Hum on the way out.
    Hum,
    /// Rest, empty.
    Rest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    pub kind: PhaseKind,
    pub length: Millis,
}

const fn phase(kind: PhaseKind, length: Millis) -> Phase {
    Phase { kind, length }
}

use PhaseKind::{Hold, Hum, In, Out, Rest, TopUp};

impl Pattern {
    /// Every pattern, the default first.
    pub const ALL: &[Pattern] = Pattern::VARIANTS;

    /// Its phases in order, beginning with the in-breath.
    #[must_use]
    pub fn phases(self) -> &'static [Phase] {
        match self {
            Pattern::Calm | Pattern::ThreeBreaths => {
                const { &[phase(In, 4_000), phase(Out, 6_000)] }
            }
            Pattern::Short => const { &[phase(In, 3_000), phase(Out, 5_000)] },
            Pattern::Even => const { &[phase(In, 5_000), phase(Out, 5_000)] },
            Pattern::EvenHalf => const { &[phase(In, 5_500), phase(Out, 5_500)] },
            Pattern::Long => const { &[phase(In, 6_000), phase(Out, 6_000)] },
            Pattern::Sigh => const { &[phase(In, 2_500), phase(TopUp, 1_000), phase(Out, 7_000)] },
            Pattern::Humming => const { &[phase(In, 4_000), phase(Hum, 7_000)] },
            Pattern::Box => {
                const {
                    &[
                        phase(In, 4_000),
                        phase(Hold, 4_000),
                        phase(Out, 4_000),
                        phase(Rest, 4_000),
                    ]
                }
            }
            Pattern::SmallBox => {
                const {
                    &[
                        phase(In, 3_000),
                        phase(Hold, 3_000),
                        phase(Out, 3_000),
                        phase(Rest, 3_000),
                    ]
                }
            }
            Pattern::FourSevenEight => {
                const { &[phase(In, 4_000), phase(Hold, 7_000), phase(Out, 8_000)] }
            }
        }
    }

    /// How many breaths it has unless the keeper says otherwise.
    #[must_use]
    pub fn usual(self) -> u16 {
        match self {
            Pattern::Calm | Pattern::Short => 12,
            Pattern::ThreeBreaths | Pattern::Sigh => 3,
            Pattern::Even => 18,
            Pattern::EvenHalf => 16,
            Pattern::Long => 15,
            Pattern::Humming => 5,
            Pattern::SmallBox | Pattern::Box | Pattern::FourSevenEight => 4,
        }
    }

    /// The most breaths it can have: at most about five minutes for groups, four for the long hold.
    #[must_use]
    pub fn most(self) -> u16 {
        match self {
            Pattern::Calm | Pattern::Short | Pattern::Even => 30,
            Pattern::ThreeBreaths => 6,
            Pattern::EvenHalf => 27,
            Pattern::Long => 25,
            Pattern::Sigh => 28,
            Pattern::Humming => 10,
            Pattern::SmallBox | Pattern::Box => 19,
            Pattern::FourSevenEight => 4,
        }
    }

    /// One breath's length in milliseconds.
    #[must_use]
    pub fn period(self) -> Millis {
        self.phases().iter().map(|phase| phase.length).sum()
    }

    /// The length of `breaths` of them, in milliseconds, to the end of the last out-breath: a group never ends
    /// on a hold or within an in-breath.
    #[must_use]
    pub fn length(self, breaths: u16) -> Millis {
        let after_out: Millis = self
            .phases()
            .iter()
            .rev()
            .take_while(|phase| !matches!(phase.kind, Out | Hum))
            .map(|phase| phase.length)
            .sum();
        (self.period() * Millis::from(breaths)).saturating_sub(after_out)
    }
}

/// A breath that the circle takes together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breath {
    pub pattern: Pattern,
    /// When the first in-breath begins.
    pub anchor: Timestamp,
    pub breaths: u16,
    /// The last out-breath is complete.
    pub over: bool,
    /// Called by the keeper in the middle of something else, which is held meanwhile.
    pub interlude: bool,
    /// All circles of the gathering breathe it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub together: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Moment {
    /// Before the first in-breath: this many milliseconds to go.
    LeadIn(Millis),
    In {
        /// Which breath, from 1.
        breath: u16,
        /// Which phase of the pattern, from 0.
        phase: usize,
        /// Milliseconds since the phase began.
        into: Millis,
        /// The phase's length in milliseconds.
        of: Millis,
    },
    Over,
}

impl Breath {
    /// When the last out-breath is complete.
    #[must_use]
    pub fn ends_at(&self) -> Timestamp {
        self.anchor.after(self.pattern.length(self.breaths))
    }

    /// Where `now` falls: a function of the anchor, the pattern and the time alone.
    #[must_use]
    pub fn moment(&self, now: Timestamp) -> Moment {
        if self.over {
            return Moment::Over; // also one that was ended before it began
        }
        if now < self.anchor {
            return Moment::LeadIn(self.anchor.since(now));
        }
        if now >= self.ends_at() {
            return Moment::Over;
        }
        let gone = now.since(self.anchor);
        let mut into = gone % self.pattern.period();
        let breath = (gone / self.pattern.period()) as u16 + 1;
        for (at, phase) in self.pattern.phases().iter().enumerate() {
            if into < phase.length {
                return Moment::In {
                    breath,
                    phase: at,
                    into,
                    of: phase.length,
                };
            }
            into -= phase.length;
        }
        Moment::Over
    }
}
