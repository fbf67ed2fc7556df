//! Offers and needs: cards written quietly, then shown without names. An author can take theirs back at any time.

use circle::spoken::{OwnCard, Side, SpokenAction, SpokenActionKind};
use circle::text::CARD_CHARS;
use circle::view::Scene;
use leptos::prelude::*;

use crate::light::{Any, any, memo, now};
use crate::parts::say::{Say, SayText};
use crate::parts::time_ring::TimeRing;
use crate::room::Room;

#[component]
pub(in crate::parts) fn Cards(
    /// Whether someone sits at this screen, who can write.
    sits: bool,
) -> impl IntoView {
    let room = Room::here();
    let shown = memo(move || {
        room.commons
            .with(|commons| matches!(commons.scene, Scene::OffersAndNeeds { shown: true }))
    });
    let all = now(move || {
        shown.get().then(|| {
            any(view! {
                <div class="cards">
                    <Lie side=Side::Offer title="Offers" />
                    <Lie side=Side::Need title="Needs" />
                </div>
            })
        })
    });
    let write = sits.then(|| any(view! { <Write shown=shown /> }));
    let timed = memo(move || room.commons.with(|commons| commons.span.is_some()));
    let quiet = now(move || (timed.get() && !shown.get()).then(|| any(view! { <TimeRing /> })));
    view! { <div class="part part--cards"><NotKept /> {all} {write} {quiet}</div> }
}

/// The server was started anew while this part went on.
#[component]
fn NotKept() -> impl IntoView {
    let not_kept = not_kept(Room::here());
    now(move || {
        not_kept.get().then(|| {
            any(view! {
                <p class="soft">
                    "The server was started anew. Cards come back as phones do; if yours is missing, lay it again."
                </p>
            })
        })
    })
}

fn not_kept(room: Room) -> Memo<bool> {
    memo(move || room.spoken.with(|spoken| spoken.cards_not_kept))
}

/// What lies on a side where no card does.
fn none(side: Side, not_kept: bool) -> &'static str {
    match (side, not_kept) {
        (Side::Offer, false) => "Nobody wrote an offer.",
        (Side::Need, false) => "Nobody wrote a need.",
        (Side::Offer, true) => "No offer has come back yet.",
        (Side::Need, true) => "No need has come back yet.",
    }
}

/// One side of the table.
#[component]
fn Lie(side: Side, title: &'static str) -> impl IntoView {
    let room = Room::here();
    let not_kept = not_kept(room);
    let cards = memo(move || {
        room.spoken.with(|spoken| match side {
            Side::Offer => spoken.offers.clone(),
            Side::Need => spoken.needs.clone(),
        })
    });
    let keeps = memo(move || {
        room.own.with(|own| {
            let may = own.as_ref().map(|own| &own.may);
            may.is_some_and(|may| may.contains(&SpokenActionKind::TakeCardAway))
        })
    });
    let list = now(move || {
        let cards = cards.get();
        if cards.is_empty() {
            let none = none(side, not_kept.get());
            return vec![any(view! { <li class="soft">{none}</li> })];
        }
        let card = |text: String| {
            let away = keeps.get().then(|| take_away(side, text.clone()));
            any(view! { <li class="card">{text} {away}</li> })
        };
        cards.into_iter().map(card).collect()
    });
    view! {
        <section>
            <h2 class="cards__h">{title}</h2>
            <ul class="cards__list">{list}</ul>
        </section>
    }
}

/// For those who keep: a card that hurts someone is taken away without asking whose it is.
fn take_away(side: Side, text: String) -> Any {
    let label = ["Take it away: ", &text].concat();
    any(view! {
        <details class="order">
            <summary class="order__open">
                "Take this card away"<span class="only-heard">{[": ", &text].concat()}</span>
            </summary>
            <p class="small soft">
                "It goes from every screen and does not come back. Whose it is stays unknown."
            </p>
            <Say
                say=Signal::stored(SpokenAction::TakeCardAway { side, text })
                class="btn btn--quiet btn--sm"
                label=label
            >
                "Take it away"
            </Say>
        </details>
    })
}

/// Writing, and taking back.
#[component]
fn Write(
    /// Whether the cards are shown.
    shown: Memo<bool>,
) -> impl IntoView {
    let room = Room::here();
    let can = memo(move || room.may_say(SpokenActionKind::LayCard));
    let part = move || room.part().unwrap_or(0);
    let make = move |side| {
        Callback::new(move |(id, text)| SpokenAction::LayCard {
            id,
            part: part(),
            side,
            text,
            again: false,
        })
    };
    let forms = now(move || {
        can.get().then(|| {
            any(view! {
                <SayText
                    make=make(Side::Offer)
                    label="Something I could give"
                    id="offer"
                    limit=CARD_CHARS
                    button="Lay it down"
                />
                <SayText
                    make=make(Side::Need)
                    label="Something I could use"
                    id="need"
                    limit=CARD_CHARS
                    button="Lay it down"
                />
            })
        })
    });
    let late = now(move || {
        (can.get() && shown.get()).then(|| {
            any(view! {
                <p class="soft small">
                    "A card that comes now lies with the others once three of us have laid one, or when we go on. So nobody sees whose it is."
                </p>
            })
        })
    });
    let own = memo(move || room.with_own(|own| own.cards.clone()).unwrap_or_default());
    let list = now(move || own.get().into_iter().map(own_card).collect::<Vec<_>>());
    view! {
        {forms}
        {late}
        <p class="soft small">
            "Cards are shown without names, and are gone when the circle ends. To take one up, speak to each other."
        </p>
        <ul class="cards__own" aria-label="Your own cards">{list}</ul>
    }
}

fn own_card(card: OwnCard) -> Any {
    let id = card.id;
    let side = match card.side {
        Side::Offer => "Offer",
        Side::Need => "Need",
    };
    let label = ["Take it back: ", &card.text].concat();
    any(view! {
        <li class="card card--own">
            <span class="card__side">{side}</span>
            <span>{card.text}</span>
            <Say say=Signal::stored(SpokenAction::TakeCardBack { id }) class="btn btn--bare btn--sm" label=label>
                "Take it back"
            </Say>
        </li>
    })
}
