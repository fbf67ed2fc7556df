//! What matters to us: each marks what matters to them, unseen, and the group sees counts.

use circle::spoken::{SpokenAction, SpokenActionKind};
use circle::view::Scene;
use leptos::prelude::*;

use crate::light::{any, memo, now};
use crate::parts::say::Say;
use crate::parts::weather::wide::Counted;
use crate::room::Room;

#[component]
pub(in crate::parts) fn Values(
    /// Whether someone sits at this screen, who can mark.
    sits: bool,
) -> impl IntoView {
    let room = Room::here();
    let offered = memo(move || {
        room.commons.with(|commons| {
            if let Scene::Values { offered, own, .. } = &commons.scene {
                (offered.clone(), *own)
            } else {
                (Vec::new(), false)
            }
        })
    });
    let can = memo(move || room.may_say(SpokenActionKind::MarkValues));
    let closed = memo(move || {
        room.commons
            .with(|commons| matches!(commons.scene, Scene::Values { closed: true, .. }))
    });
    let marks = memo(move || room.with_own(|own| own.marks.clone()).unwrap_or_default());
    let list = now(move || {
        if closed.get() {
            return Vec::new();
        }
        let (offered, _) = offered.get();
        let can = sits && can.get();
        let line = |(at, value): (usize, String)| {
            if !can {
                return any(view! { <li class="values__one">{value}</li> });
            }
            let say = Signal::derive(move || {
                let mut marked = marks.get();
                if !marked.remove(&at) {
                    marked.insert(at);
                }
                SpokenAction::MarkValues {
                    part: room.part().unwrap_or(0),
                    marks: marked.into_iter().collect(),
                }
            });
            let mine = Signal::derive(move || marks.with(|marks| marks.contains(&at)));
            any(view! {
                <li>
                    <Say say=say class="btn btn--quiet btn--wide weather__one" pressed=mine>
                        {value}
                    </Say>
                </li>
            })
        };
        offered.into_iter().enumerate().map(line).collect()
    });
    let own = now(move || {
        let invited = offered.with(|offered| offered.1);
        (sits && invited && !closed.get()).then(|| {
            any(view! {
                <div class="field">
                    <label class="field__label" for="own-value">"A word of your own"</label>
                    <p class="field__hint">"On this phone only. It is sent nowhere."</p>
                    <input class="input" id="own-value" autocomplete="off" />
                </div>
            })
        })
    });
    let hint = sits.then(|| {
        any(view! {
            <p class="soft small">
                "Nobody sees what you mark. The keeper shows counts once, if at least five of us have answered, and none that points at one of us."
            </p>
        })
    });
    view! {
        <div class="part">
            <ul class="weather">{list}</ul>
            {own}
            <Counted />
            {hint}
        </div>
    }
}
