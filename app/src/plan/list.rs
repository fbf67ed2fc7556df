//! The list: what belongs to the whole circle, then every part in its order. A row leads to its pane.

use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;

use super::editing::{CIRCLE, Editing, LIST};
use super::kinds::kind;
use super::part::DraftPart;
use crate::icons::Icon;
use crate::light::{Any, any, memo, now};
use crate::say::say;

/// The list.
#[component]
pub(super) fn List() -> impl IntoView {
    let editing = Editing::here();
    let keys = editing.keys();
    let title = editing.of_draft(|draft| draft.title.trim().to_owned());
    let title = now(move || match title.get() {
        title if title.is_empty() => say().usual_title(),
        title => title,
    });
    let why = editing.of_draft(|draft| draft.intention.clone());
    let pressed = move |event: KeyboardEvent| {
        #[cfg(feature = "hydrate")]
        super::keys::pressed(editing, &event);
        #[cfg(not(feature = "hydrate"))]
        let _ = event;
    };
    let circle = any(view! {
        <span class="plan__name">{title}</span>
        <span class="plan__q">{say().plan_of_the_circle()}</span>
        // On paper.
        <span class="plan__why">{now(move || why.get())}</span>
    });
    let plain = |words: String| any(view! { <span class="plan__name">{words}</span> });
    view! {
        <nav class="plan__list" id=LIST aria-label=say().plan_the_plan() on:keydown=pressed>
            <div class="plan__rows">
                {row(CIRCLE, "plan__row plan__row--circle", "i-edit", circle)}
                <ol class="plan__parts" aria-label=say().plan_parts()>
                    <For each=move || keys.get() key=|key| *key let(key)>
                        <Row key=key />
                    </For>
                </ol>
                {row("begin", "plan__row plan__row--phone", "i-list", plain(say().plan_others()))}
            </div>
            <Undo />
            <div class="plan__foot">{row("add", "plan__row", "i-plus", plain(say().plan_add()))}</div>
        </nav>
    }
}

/// A row that leads to the pane of this id.
fn row(id: &'static str, class: &'static str, icon: &'static str, words: Any) -> Any {
    let editing = Editing::here();
    let current = now(move || editing.is_shown(id).then_some("true"));
    any(view! {
        <a
            class=class
            href=["#", id].concat()
            aria-current=current
            on:click=move |event| choose(id, &event)
        >
            <span class="plan__kind"><Icon name=icon /></span>
            <span class="plan__words">{words}</span>
        </a>
    })
}

fn choose(id: &str, event: &MouseEvent) {
    #[cfg(feature = "hydrate")]
    super::place::choose(id, event);
    #[cfg(not(feature = "hydrate"))]
    let _ = (id, event);
}

/// The row of the part of this number.
#[component]
fn Row(key: u16) -> impl IntoView {
    let editing = Editing::here();
    let icon = editing.draft.with_untracked(|draft| {
        let part = draft.place(key).map(|at| draft.parts[at].kind);
        part.map_or("i-words", |word| kind(word).icon)
    });
    let breath = if icon == "i-breath" {
        " plan__kind--calm"
    } else {
        ""
    };
    let name = editing.name(key);
    let line = editing.of_part(key, |part| (kind(part.kind).line)(&part.part()));
    let proposed = super::agreements::proposed(editing);
    let left = editing.left_out(key);
    let words = now(move || match (left.get(), line.get()) {
        (left, _) if !left.is_empty() => say().plan_left_out(left),
        (_, line) if line.is_empty() => proposed.get(),
        (_, line) => line,
    });
    let place = editing.of_draft(move |draft| draft.place(key));
    let minutes = memo(move || {
        let time = |at| editing.estimate.with(|all| all.parts.get(at).copied());
        half(place.get().and_then(time).unwrap_or(0))
    });
    let minutes = now(move || minutes.get());
    let id = DraftPart::id_for(key, "row");
    let pane = DraftPart::id_at(key);
    let href = ["#", &pane].concat();
    let shown = pane.clone();
    let current = now(move || editing.is_shown(&shown).then_some("true"));
    let grab = move |event: PointerEvent| {
        #[cfg(feature = "hydrate")]
        super::drag::grab(key, &event);
        #[cfg(not(feature = "hydrate"))]
        let _ = event;
    };
    view! {
        <li class="plan__part" data-key=key.to_string()>
            <a
                class="plan__row"
                id=id
                href=href
                draggable="false"
                aria-current=current
                aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
                on:click=move |event| choose(&pane, &event)
            >
                <span class=["plan__kind plan__grip", breath].concat() on:pointerdown=grab>
                    <Icon name=icon />
                    <Icon name="i-grip" />
                </span>
                <span class="plan__words">
                    <span class="plan__name">{now(move || name.get())}</span>
                    <span class="plan__q">{words}</span>
                </span>
                <span class="plan__min">{minutes}</span>
            </a>
        </li>
    }
}

/// Minutes in halves, as people say them: `½ min`, `15 min`, `19½ min`; nothing for nothing.
fn half(ms: circle::Millis) -> String {
    let halves = (ms + 15_000) / 30_000;
    match (halves / 2, halves % 2) {
        _ if ms == 0 => String::new(),
        (0, _) => say().short_minutes("½"),
        (whole, 1) => say().short_minutes(format!("{whole}½")),
        (whole, _) => say().short_minutes(whole),
    }
}

/// The way back for what was taken out last.
#[component]
fn Undo() -> impl IntoView {
    let editing = Editing::here();
    let taken_out = editing.of_draft(|draft| {
        let (_, part) = draft.taken_out.as_ref()?;
        Some((
            crate::words::kind_name(part.part().kind()),
            serde_json::to_string(&draft.taken_out).ok()?,
        ))
    });
    now(move || {
        taken_out.get().map(|(name, written)| {
            any(view! {
                <p class="plan__undo">
                    <input type="hidden" name="taken_out" value=written />
                    <span>{say().plan_taken_out(name)}</span>
                    <button
                        class="btn btn--bare btn--sm"
                        id="undo"
                        name="do"
                        value="undo"
                        formaction="/host#list"
                    >
                        {say().plan_put_back()}
                    </button>
                </p>
            })
        })
    })
}
