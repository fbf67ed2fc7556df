//! What one can do, at the bottom of the screen: the same place for the same act.

use circle::view::Scene;
use circle::{Action, ActionKind, How, TurnNumber};
use leptos::prelude::*;

use super::catch_up::CatchUp;
use super::hand::{Hand, Moment};
use super::helping::Helping;
use super::phone::Phone;
use crate::act::Act;
use crate::carrying::Carrying;
use crate::frame::Reply;
use crate::help::AskForHelp;
use crate::icons::Icon;
use crate::light::{any, follow, memo, now};
use crate::norms::NormsDock;
use crate::room::{Link, Room};
use crate::words;

#[component]
pub(super) fn Deck(
    /// Why a request without script was refused.
    error: Option<String>,
) -> impl IntoView {
    let phone = Phone::here();
    view! {
        <section class="deck" id="mine" tabindex="-1" aria-label="What you can do">
            <Reply error=error />
            <CatchUp />
            {now(move || match phone.hand.get() {
                Hand::Holding { turn, silent } => {
                    Some(any(view! { <Holding turn=turn silent=silent /> }))
                }
                Hand::Offered => Some(any(view! { <Offered /> })),
                Hand::Waiting => Some(any(view! { <Waiting /> })),
                // Where agreements are settled, the way back stands above them.
                Hand::Away if phone.moment.get() == Moment::Agreements => {
                    Some(any(view! { <NormsDock /> }))
                }
                Hand::Away => Some(any(view! { <AwayDock /> })),
                Hand::MayTake => Some(any(view! { <MayTake /> })),
                Hand::Reading { part, out } => Some(any(view! { <Reading part=part out=out /> })),
                Hand::Answering => Some(any(view! { <NormsDock /> })),
                Hand::Breathing => Some(any(view! { <Breathing /> })),
                Hand::Keeping | Hand::Paused => Some(any(view! { <Ready does="begin again" /> })),
                Hand::Arriving => Some(any(view! { <Welcome /> })),
                Hand::Listening | Hand::Over => None,
            })}
            <AskForHelp />
            <Carrying />
            <Helping />
            <Dim />
        </section>
    }
}

/// For the one who has the piece. Whichever they choose, the others only see the piece stay or move on.
#[component]
fn Holding(turn: TurnNumber, silent: bool) -> impl IntoView {
    let room = Room::here();
    let next = memo(move || room.commons.with(|commons| commons.ring.next));
    let pass = now(move || {
        if room.asking.get() == Some(ActionKind::Pass) {
            "Passing…".to_owned()
        } else {
            words::pass_to(next.get().map(|next| room.called(next)).as_deref())
        }
    });
    let silence = (!silent).then(|| {
        any(view! {
            <Act action=Action::HoldSilence { turn } class="btn btn--quiet btn--stack">
                "Hold silence"
                <span class="btn__sub">"no words needed"</span>
            </Act>
        })
    });
    // Who took it from the centre a moment ago was not asked.
    let asked = !room
        .commons
        .with_untracked(|commons| matches!(commons.scene, Scene::Centre { .. }));
    let not_now = asked.then(|| {
        any(view! {
            <Act action=Action::Pass { turn, how: How::NotNow } class="btn btn--quiet btn--stack">
                "Not this time"
                <span class="btn__sub">"no reason needed"</span>
            </Act>
        })
    });
    view! {
        <div class=if silent || !asked { "act" } else { "pair" }>
            {silence}
            {not_now}
        </div>
        <Act action=Action::Pass { turn, how: How::Shared } class="btn btn--main btn--piece">
            <span>{pass}</span>
            <Icon name="i-pass" />
        </Act>
    }
}

/// For one who passed: the piece is offered once more, to them alone.
#[component]
fn Offered() -> impl IntoView {
    view! {
        <section class="again">
            <p class="again__line">"Some of us passed. Would you like the piece now?"</p>
            <p class="again__what">"Nobody sees who is asked. Either is fine."</p>
            <div class="pair">
                <Act action=Action::Take class="btn btn--quiet">
                    "Yes, bring it to me"
                </Act>
                <Act action=Action::LetBe class="btn btn--quiet">
                    "Let it be"
                </Act>
            </div>
        </section>
    }
}

/// The piece is for whoever is moved.
#[component]
fn MayTake() -> impl IntoView {
    view! {
        <Act action=Action::Take class="btn btn--quiet btn--main">
            "Take the piece"
        </Act>
    }
}

/// Before a round with a note: nobody sees who sits it out.
#[component]
fn Reading(part: usize, out: bool) -> impl IntoView {
    if out {
        return any(view! {
            <p class="deck__hint">"The piece will go past you, unseen."</p>
            <Act action=Action::JoinIn { part } class="btn btn--quiet btn--wide">
                "Join in after all"
            </Act>
        });
    }
    any(view! {
        <Act action=Action::SitOut { part } class="btn btn--quiet btn--wide btn--stack">
            "Sit this one out"
            <span class="btn__sub">"nobody sees it"</span>
        </Act>
    })
}

/// For one who said yes, while somebody else has the piece again.
#[component]
fn Waiting() -> impl IntoView {
    view! {
        <p class="deck__hint">"The piece will come to you. There is no hurry."</p>
        <Act action=Action::LetBe class="btn btn--quiet btn--wide">
            "Let it be after all"
        </Act>
    }
}

/// Before the circle begins.
#[component]
fn Welcome() -> impl IntoView {
    view! { <p class="deck__hint">"You can leave at any time, without a word."</p> }
}

/// For one who stepped out.
#[component]
pub(super) fn Away() -> impl IntoView {
    view! {
        <Act action=Action::StepIn class="btn btn--solid btn--main">
            "Come back to my seat"
        </Act>
    }
}

/// For one who stepped out; whom a keeper marked and who passed is still asked.
#[component]
fn AwayDock() -> impl IntoView {
    let room = Room::here();
    let asked = memo(move || room.may(ActionKind::LetBe));
    view! {
        <Away />
        {now(move || {
            asked
                .get()
                .then(|| {
                    any(view! {
                        <p class="deck__hint">"Or let the piece go by this time. Nobody sees who is asked."</p>
                        <Act action=Action::LetBe class="btn btn--quiet btn--wide">
                            "Let it be"
                        </Act>
                    })
                })
        })}
    }
}

/// While a breath goes on.
#[component]
fn Breathing() -> impl IntoView {
    let room = Room::here();
    let rests = Phone::here().rests;
    let goes_on = memo(move || {
        let over = room
            .commons
            .with(|commons| commons.breath.as_ref().is_some_and(|breath| breath.over));
        !over
    });
    let can_rest = memo(move || room.link.get() != Link::Plain && goes_on.get());
    // Who rested is back for what comes after.
    follow(move || {
        if !goes_on.get() {
            rests.set(false);
        }
    });
    let hint = now(move || {
        if !goes_on.get() {
            ""
        } else if rests.get() {
            "Stay as long as you like."
        } else {
            "If you feel light-headed, breathe as you like."
        }
    });
    let turn = now(move || {
        if rests.get() {
            "Join the rhythm again"
        } else {
            "Rest at your own pace"
        }
    });
    view! {
        <p class="deck__hint">{hint}</p>
        // Resting is this page's own affair: without script there is nothing to join again.
        <button
            type="button"
            class="btn btn--calm btn--main"
            hidden=now(move || !can_rest.get())
            on:click=move |_| rests.update(|rests| *rests = !*rests)
        >
            {turn}
        </button>
    }
}

/// Who goes on, and when.
#[component]
fn Ready(does: &'static str) -> impl IntoView {
    let room = Room::here();
    let hint = now(move || {
        room.commons.with(|commons| {
            room.people
                .with(|people| words::when_ready(commons, room.me(), people, does))
        })
    });
    view! { <p class="deck__hint">{hint}</p> }
}

/// The way to the dark screen, where nothing waits for this seat.
#[component]
fn Dim() -> impl IntoView {
    let room = Room::here();
    let phone = Phone::here();
    let can = memo(move || {
        let next = room.commons.with(|commons| commons.ring.next) == room.me();
        room.link.get() != Link::Plain && phone.hand.get().can_rest() && !next
    });
    // Dark only while nothing waits.
    follow(move || {
        if !can.get() {
            phone.dark.set(false);
        }
    });
    view! {
        <button
            type="button"
            class="btn btn--quiet btn--wide"
            hidden=now(move || !can.get())
            on:click=move |_| phone.dark.set(true)
        >
            <Icon name="i-dim" />
            "Rest my screen"
        </button>
    }
}
