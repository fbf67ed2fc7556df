//! The ring with what is asked in its middle.

use circle::Stage;
use leptos::html::Div;
use leptos::prelude::*;

#[cfg(feature = "hydrate")]
use super::form::RingForm;
use super::view::{Ring, RingSize};
use crate::light::{Kids, any, memo, now};
use crate::room::Room;
use crate::words;

/// Up to this many letters a question has its usual size, in the middle of the ring.
const USUAL: usize = 75;

/// Where a question stands, and how large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// In the middle.
    Usual,
    /// In the middle, smaller: only the projector has room for it.
    Long,
    /// Above the ring; the part's name is in the middle.
    Above,
}

fn fit(letters: usize, size: RingSize) -> Fit {
    if letters <= USUAL {
        Fit::Usual
    } else if size == RingSize::Projector {
        Fit::Long
    } else {
        Fit::Above
    }
}

/// The ring and, in its middle, the question. A question too long for the middle stands above the ring.
#[component]
pub fn Hearth(
    /// How large it is drawn.
    size: RingSize,
    /// What is asked; may be empty.
    #[prop(into)]
    prompt: Signal<String>,
    /// More for the middle, under the question.
    #[prop(optional)]
    children: Option<Kids>,
) -> impl IntoView {
    let room = Room::here();
    let fit = memo(move || prompt.with(|prompt| fit(prompt.chars().count(), size)));
    let part = move || {
        room.commons.with(|commons| match commons.stage {
            Stage::Part(at) => words::part_name(&commons.parts, at),
            Stage::Arriving | Stage::Ended => String::new(),
        })
    };
    let above = now(move || {
        (fit.get() == Fit::Above)
            .then(|| any(view! { <p class="prompt prompt--above">{prompt}</p> }))
    });
    let inside = now(move || match fit.get() {
        Fit::Above => any(view! { <p class="prompt__round">{now(part)}</p> }),
        Fit::Usual | Fit::Long => any(view! { <p class=prompt_class(fit.get())>{prompt}</p> }),
    });
    let form = RwSignal::new(size.form());
    let place = NodeRef::<Div>::new();
    #[cfg(feature = "hydrate")]
    if size == RingSize::Desk {
        super::place::follow_place(place, move |width, height| {
            let fits = RingForm::on_desk(width, height);
            if form.try_get_untracked().is_some_and(|form| form != fits) {
                form.set(fits);
            }
        });
    }
    view! {
        <div class=now(move || class(size, fit.get() == Fit::Above))>
            {above}
            <div class="hearth__place" node_ref=place>
                <Ring size=size form=form />
                <div class="hearth__middle">{inside} {children.map(Kids::view)}</div>
            </div>
        </div>
    }
}

fn class(size: RingSize, above: bool) -> &'static str {
    match (size, above) {
        (RingSize::Phone | RingSize::Resting, false) => "hearth",
        (RingSize::Phone | RingSize::Resting, true) => "hearth hearth--above",
        (RingSize::Desk, false) => "hearth hearth--desk hearth--fills",
        (RingSize::Desk, true) => "hearth hearth--desk hearth--fills hearth--above",
        (RingSize::Projector, _) => "hearth hearth--projector",
    }
}

fn prompt_class(fit: Fit) -> &'static str {
    match fit {
        Fit::Long => "prompt prompt--long",
        Fit::Usual | Fit::Above => "prompt",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_questions_leave_the_middle_but_on_the_wall() {
        for (letters, phone, projector) in [
            (0, Fit::Usual, Fit::Usual),
            (75, Fit::Usual, Fit::Usual),
            (76, Fit::Above, Fit::Long),
            (240, Fit::Above, Fit::Long),
        ] {
            assert_eq!(fit(letters, RingSize::Phone), phone);
            assert_eq!(fit(letters, RingSize::Desk), phone);
            assert_eq!(fit(letters, RingSize::Projector), projector);
        }
    }
}
