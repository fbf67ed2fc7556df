//! What is one tap away: the order, what we agreed, and one's own seat.

use circle::{Action, ActionKind};
use leptos::prelude::*;

use crate::act::{Act, OnPage};
use crate::carrying::ShareMyPhone;
use crate::help::AskForAPerson;
#[cfg(feature = "hydrate")]
use crate::light::follow;
use crate::light::{any, memo, now};
use crate::norms::{Agreed, asked};
use crate::pages::door::NAME_CHARS;
use crate::ring::OrderList;
use crate::room::{Link, Room};
use crate::signing_out::SignOthersOut;

/// All of them.
#[component]
pub(super) fn Folds(
    /// Whether there is a ring above, whose order is listed here too.
    ring: bool,
) -> impl IntoView {
    let room = Room::here();
    let agreed = memo(move || {
        room.commons
            .with(|commons| commons.agreements.iter().any(|one| one.adopted))
    });
    view! {
        <div class="folds">
            {ring.then(|| any(view! { <OrderList /> }))}
            {now(move || agreed.get().then(|| any(view! { <OurAgreements /> })))}
            <Seat />
        </div>
    }
}

/// What we agreed, to read.
#[component]
fn OurAgreements() -> impl IntoView {
    let room = Room::here();
    let asked = memo(move || {
        if room.may(ActionKind::Answer) {
            asked(room)
        } else {
            0
        }
    });
    let waiting = now(move || {
        let asked = asked.get();
        (asked > 0).then(|| [" (", &asked.to_string(), " to answer)"].concat())
    });
    view! {
        <details class="order">
            <summary class="order__open">"Our agreements" {waiting}</summary>
            <Agreed />
        </details>
    }
}

/// One's own seat: what one is called, stepping out, leaving.
#[component]
fn Seat() -> impl IntoView {
    let room = Room::here();
    let out = memo(move || room.may(ActionKind::StepOut));
    let leave = memo(move || room.may(ActionKind::Leave));
    let pause = memo(move || room.may(ActionKind::CallPause));
    view! {
        <details class="order">
            <summary class="order__open">"Your seat"</summary>
            <div class="seatfold">
                <Called />
                <Sounds />
                <ShareMyPhone />
                <AskForAPerson />
                {now(move || pause.get().then(|| any(view! { <CallPause /> })))}
                <SignOthersOut />
                {now(move || out.get().then(|| any(view! { <StepOut /> })))}
                {now(move || leave.get().then(|| any(view! { <Leave /> })))}
            </div>
        </details>
    }
}

/// Anyone may ask for a pause; nothing tells who did.
#[component]
fn CallPause() -> impl IntoView {
    view! {
        <Act action=Action::CallPause class="btn btn--quiet btn--wide btn--stack">
            "Ask everyone to pause"
            <span class="btn__sub">"Nobody sees who asked."</span>
        </Act>
    }
}

/// Stepping out.
#[component]
fn StepOut() -> impl IntoView {
    view! {
        <Act action=Action::StepOut class="btn btn--quiet btn--wide btn--stack">
            "Step out for a while"
            <span class="btn__sub">"Your seat stays. The piece goes past you."</span>
        </Act>
    }
}

/// Leaving for good is asked once more, without a reason.
#[component]
fn Leave() -> impl IntoView {
    view! {
        <details class="order">
            <summary class="order__open">"Leave quietly"</summary>
            <div class="seatfold">
                <p class="deck__hint">
                    "Your seat is given up, and what you are called is forgotten. Nobody asks why."
                </p>
                <Act action=Action::Leave class="btn btn--quiet btn--wide">
                    "Leave the circle"
                </Act>
            </div>
        </details>
    }
}

/// What one is called: a plain form, since the name is kept on this phone by the server's cookie.
#[component]
fn Called() -> impl IntoView {
    let room = Room::here();
    let code = room.place.with_value(|place| place.code.clone());
    // What was called at first; a field that someone writes in is not written over.
    let called = room.me().map(|me| room.called(me)).unwrap_or_default();
    view! {
        <form class="field" method="post" action=["/c/", &code, "/called"].concat()>
            <OnPage />
            <label class="field__label" for="called">
                "What shall we call you?"
            </label>
            <input
                class="input"
                id="called"
                name="called"
                maxlength=NAME_CHARS.to_string()
                autocomplete="off"
                value=called
            />
            <button type="submit" class="btn btn--quiet btn--wide">
                "Call me this"
            </button>
        </form>
    }
}

/// Whether this phone sounds. Words always say the same.
#[component]
fn Sounds() -> impl IntoView {
    let room = Room::here();
    let live = memo(move || room.link.get() != Link::Plain);
    let on = RwSignal::new(true);
    #[cfg(feature = "hydrate")]
    follow(move || on.set(crate::live::sound::is_on()));
    let turn = move |_| {
        on.update(|on| *on = !*on);
        #[cfg(feature = "hydrate")]
        crate::live::sound::set_on(on.get_untracked());
    };
    let words = now(move || {
        if on.get() {
            "Sounds are on"
        } else {
            "Sounds are off"
        }
    });
    view! {
        <button
            type="button"
            class="btn btn--quiet btn--wide"
            hidden=now(move || !live.get())
            aria-pressed=now(move || if on.get() { "true" } else { "false" })
            on:click=turn
        >
            {words}
        </button>
    }
}
