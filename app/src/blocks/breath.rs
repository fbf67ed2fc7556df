//! The disc of a breath: it grows and rests with the shared clock, with words. Everything follows from one anchor, so
//! that all screens are together.

use leptos::html;
use leptos::prelude::*;

use super::screen::FaceScreen;
use crate::face::{BreathFace, Phase};
use crate::icons::stop;
use crate::light::{Any, any, memo, now};

/// The most dots that are shown.
const DOTS: u64 = 30;
#[cfg(any(feature = "hydrate", test))]
/// From so many milliseconds before the first in-breath on, the seconds are counted.
const COUNTED: i64 = 3_000;

/// Where a breath is.
#[cfg_attr(not(feature = "hydrate"), allow(dead_code))] // pages without script are still
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum At {
    /// It has not been called, or no script runs.
    #[default]
    Still,
    Soon,
    /// It begins in so many seconds.
    Begins(u64),
    /// A phase of a breath.
    In {
        /// From 1.
        breath: u64,
        /// From 0.
        phase: usize,
        /// From 1.
        second: u64,
    },
    Held,
    Over,
}

/// The seconds of a phase that are counted: a half at its end belongs to the last of them.
fn seconds(phase: &Phase) -> u64 {
    (phase.length / 1_000).max(1)
}

#[cfg(any(feature = "hydrate", test))]
/// Where the breath is at `now`, and how full it is, in thousandths.
fn at(breath: &BreathFace, now: u64) -> (At, u64) {
    let Some(anchor) = breath.anchor else {
        return (At::Still, 0);
    };
    let gone = now as i64 - anchor as i64;
    if gone < 0 {
        let left = -gone;
        let begins = if left > COUNTED {
            At::Soon
        } else {
            At::Begins((left as u64).div_ceil(1_000).max(1))
        };
        return (begins, 0);
    }
    let gone = gone as u64;
    let length: u64 = breath.phases.iter().map(|phase| phase.length).sum();
    if breath.over || length == 0 || gone >= breath.length {
        return (At::Over, 0);
    }
    let (mut into, mut from) = (gone % length, 0);
    for (phase, of) in breath.phases.iter().enumerate() {
        if into < of.length {
            let second = (into / 1_000 + 1).min(seconds(of));
            let place = At::In {
                breath: gone / length + 1,
                phase,
                second,
            };
            return (place, eased(from, of.full, into as f64 / of.length as f64));
        }
        into -= of.length;
        from = of.full;
    }
    (At::Over, 0)
}

#[cfg(any(feature = "hydrate", test))]
/// Between two fullnesses in hundredths, easing at both turns: in thousandths.
fn eased(from: u64, to: u64, part: f64) -> u64 {
    let part = part * part * (3.0 - 2.0 * part);
    ((from as f64 + (to as f64 - from as f64) * part) * 10.0) as u64
}

pub(super) fn breath() -> Any {
    let screen = FaceScreen::here();
    let breath = memo(move || {
        screen
            .face
            .with(|face| face.breath.clone())
            .unwrap_or_default()
    });
    let first = breath.with_untracked(|breath| if breath.over { At::Over } else { At::Still });
    let place = RwSignal::new(first);
    let disc = NodeRef::<html::Div>::new();
    #[cfg(feature = "hydrate")]
    moving::follow(screen, breath, place, disc);
    let rests = move || screen.apart.get();
    any(view! {
        <p class="only-heard">{now(move || breath.with(|breath| breath.told.clone()))}</p>
        <div
            class=now(move || if rests() { "breath breath--rest" } else { "breath breath--live" })
            node_ref=disc
        >
            {wood(breath)}
            {words(screen, breath, place)}
        </div>
        {now(move || (!rests()).then(|| below(breath, place)))}
    })
}

/// The disc of wood, the limit it breathes to, and a dot for each seat.
fn wood(breath: Memo<BreathFace>) -> Any {
    let grain = move || breath.with(|breath| breath.grain.clone());
    let body = now(move || {
        let year = |(at, path): (usize, String)| {
            let (class, fill) = if at == 0 {
                ("breath__rim", "url(#b-d)")
            } else {
                ("breath__grain", "none")
            };
            any(view! { <path class=class fill=fill d=path /> })
        };
        grain()
            .into_iter()
            .enumerate()
            .map(year)
            .collect::<Vec<_>>()
    });
    any(view! {
        <svg viewBox="0 0 360 360" aria-hidden="true">
            <defs>
                <radialGradient id="b-d">
                    {stop("breath__in", ".1")} {stop("breath__out", "1")}
                </radialGradient>
                <radialGradient id="b-a">
                    {stop("breath__out", ".5")} {stop("breath__air", "1")}
                </radialGradient>
            </defs>
            <circle cx="180" cy="180" r="223.2" fill="url(#b-a)" />
            <circle class="breath__limit" cx="180" cy="180" r="168" />
            <path class="breath__seat" d=now(move || breath.with(|breath| breath.seats.clone())) />
            <g class="breath__body">{body}</g>
        </svg>
    })
}

/// The words on the disc. Those of the phases are for the eyes: heard each few seconds, they would be a command.
fn words(screen: FaceScreen, breath: Memo<BreathFace>, place: RwSignal<At>) -> Any {
    let says = memo(move || {
        let place = place.get();
        breath.with(|breath| {
            let word = |word: &String, count| (word.clone(), count, true);
            match place {
                _ if screen.apart.get() => (breath.rest.clone(), None, false),
                At::Still => (breath.still.clone(), None, false),
                At::Soon => word(&breath.soon, None),
                At::Begins(second) => word(&breath.begins, Some(second)),
                At::In { phase, second, .. } => match breath.phases.get(phase) {
                    Some(phase) => word(&phase.word, Some(second)),
                    None => word(&breath.soon, None),
                },
                At::Held => word(&breath.held, None),
                At::Over => (breath.last.clone(), None, false),
            }
        })
    });
    any(view! {
        <div
            class="breath__words"
            aria-hidden=now(move || says.with(|(.., quiet)| quiet.then_some("true")))
        >
            <p class=now(move || says.with(|(.., word)| if *word { "breath__word" } else { "breath__rest" }))>
                {now(move || says.with(|(word, ..)| word.clone()))}
            </p>
            <p class="breath__count">
                {now(move || {
                    says.with(|(_, count, _)| count.map(|count| count.to_string()).unwrap_or_default())
                })}
            </p>
        </div>
    })
}

/// The phases as a bar, shown where little motion is preferred, and a dot for each breath.
fn below(breath: Memo<BreathFace>, place: RwSignal<At>) -> Any {
    let lit = move |phase: usize, second: u64| match place.get() {
        At::In {
            phase: now,
            second: at,
            ..
        } if (phase, second) < (now, at) => "is-past",
        At::In {
            phase: now,
            second: at,
            ..
        } if (phase, second) == (now, at) => "is-lit",
        _ => "",
    };
    let bar = now(move || {
        let part = |(phase, of): (usize, &Phase)| {
            let second = |second| any(view! { <i class=now(move || lit(phase, second))></i> });
            let seconds: Vec<_> = (1..=seconds(of)).map(second).collect();
            any(view! { <span>{seconds}</span> })
        };
        breath.with(|breath| {
            breath
                .phases
                .iter()
                .enumerate()
                .map(part)
                .collect::<Vec<_>>()
        })
    });
    let dots = now(move || {
        let reached = match place.get() {
            At::In { breath, .. } => breath,
            At::Over => u64::MAX,
            At::Still | At::Soon | At::Begins(_) | At::Held => 0,
        };
        let dot = |at: u64| {
            let class = match at {
                at if at < reached => "is-done",
                at if at == reached => "is-now",
                _ => "",
            };
            any(view! { <i class=class></i> })
        };
        let of = breath.with(|breath| breath.breaths.min(DOTS));
        (1..=of).map(dot).collect::<Vec<_>>()
    });
    any(view! {
        <div class="breath__bar" aria-hidden="true">{bar}</div>
        <div class="breaths" aria-hidden="true">{dots}</div>
    })
}

/// Moves the disc in the browser: a frame at a time while a breath goes on, and not at all otherwise. Frames come only
/// while the page is seen, so a phone that is put away does no work.
#[cfg(feature = "hydrate")]
mod moving {
    use std::time::Duration;

    use leptos::html;
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;

    use super::{At, at};
    use crate::blocks::FaceScreen;
    use crate::face::BreathFace;
    use crate::light::follow as follow_all;

    /// With reduced motion the words alone change; often enough to look no later than the others'.
    const WORDS_EVERY: Duration = Duration::from_millis(150);

    #[derive(Clone, Copy)]
    struct Pace {
        screen: FaceScreen,
        breath: Memo<BreathFace>,
        place: RwSignal<At>,
        disc: NodeRef<html::Div>,
        /// Counts the times that it was begun anew: an older one stops.
        begun: StoredValue<u32>,
        calm: bool,
    }

    pub(super) fn follow(
        screen: FaceScreen,
        breath: Memo<BreathFace>,
        place: RwSignal<At>,
        disc: NodeRef<html::Div>,
    ) {
        let calm = window()
            .match_media("(prefers-reduced-motion: reduce)")
            .ok()
            .flatten()
            .is_some_and(|query| query.matches());
        let pace = Pace {
            screen,
            breath,
            place,
            disc,
            begun: StoredValue::new(0),
            calm,
        };
        let held = move || screen.face.with(|face| face.held);
        follow_all(move || {
            let held = held().filter(|_| !breath.with(|breath| breath.interlude));
            breath.with(|_| ());
            let resting = screen.apart.get();
            pace.begun.update_value(|begun| *begun += 1);
            match held {
                Some(since) => {
                    let stands = match pace.draw(since) {
                        At::Over => At::Over,
                        At::Still | At::Soon | At::Begins(_) | At::In { .. } | At::Held => At::Held,
                    };
                    place.set(stands);
                }
                None if resting => {}
                None => pace.go_on(pace.begun.get_value()),
            }
        });
    }

    impl Pace {
        /// Shows the breath as it is at `now`.
        fn draw(self, now: u64) -> At {
            let (place, full) = self.breath.with_untracked(|breath| at(breath, now));
            if !self.calm
                && let Some(disc) = self.disc.get_untracked()
            {
                let disc: &web_sys::HtmlElement = disc.unchecked_ref();
                let full = ["calc(", &full.to_string(), " / 1000)"].concat();
                // A browser that refuses shows a still disc; the words go on.
                _ = disc.style().set_property("--breath", &full);
            }
            place
        }

        fn go_on(self, begun: u32) {
            if self.begun.try_get_value() != Some(begun) {
                return;
            }
            let place = self.draw(self.screen.now());
            if self.place.get_untracked() != place {
                self.place.set(place);
            }
            if matches!(place, At::Over | At::Still) {
                return;
            }
            let frame = move || request_animation_frame(move || self.go_on(begun));
            if self.calm {
                set_timeout(frame, WORDS_EVERY);
            } else {
                frame();
            }
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use circle::Pattern;

    use super::*;
    use crate::parts::breathing::phone::phases;

    fn breath(pattern: Pattern, breaths: u16) -> BreathFace {
        BreathFace {
            anchor: Some(10_000),
            breaths: breaths.into(),
            length: pattern.length(breaths),
            phases: phases(pattern),
            ..BreathFace::default()
        }
    }

    fn within(breath: u64, phase: usize, second: u64) -> At {
        At::In {
            breath,
            phase,
            second,
        }
    }

    #[test]
    fn it_says_when_it_begins_and_then_counts_up() {
        let calm = breath(Pattern::Calm, 2);
        for (now, place) in [
            (6_000, At::Soon),
            (7_000, At::Begins(3)),
            (9_999, At::Begins(1)),
            (10_000, within(1, 0, 1)),
            (13_999, within(1, 0, 4)),
            (14_000, within(1, 1, 1)),
            (29_999, within(2, 1, 6)),
            (30_000, At::Over),
        ] {
            assert_eq!(at(&calm, now).0, place, "{now}");
        }
    }

    #[test]
    fn half_seconds_belong_to_the_second_before() {
        let even = breath(Pattern::EvenHalf, 3);
        assert_eq!(at(&even, 15_400).0, within(1, 0, 5));
        let of = |length| Phase {
            length,
            ..Phase::default()
        };
        assert_eq!(seconds(&of(2_500)), 2);
        assert_eq!(seconds(&of(400)), 1);
    }

    #[test]
    fn the_disc_never_jumps() {
        for &pattern in Pattern::ALL {
            let breath = breath(pattern, 3);
            let mut last = 0;
            for now in (9_000..10_000 + pattern.length(3) + 2_000).step_by(10) {
                let full = at(&breath, now).1;
                assert!(full <= 1_000, "{pattern:?} at {now}");
                assert!(full.abs_diff(last) < 20, "{pattern:?} jumps at {now}");
                last = full;
            }
            assert_eq!(last, 0, "{pattern:?} ends on an out-breath");
        }
    }

    #[test]
    fn holds_stay() {
        let square = breath(Pattern::Box, 4);
        for (now, full) in [(14_000, 1_000), (17_999, 1_000), (22_000, 0), (25_999, 0)] {
            assert_eq!(at(&square, now).1, full, "{now}");
        }
    }
}
