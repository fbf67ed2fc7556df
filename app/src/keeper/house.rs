//! What the house asks of those who hold the form, in a circle that is part of a gathering: by when to come back together.
//! It comes at a hand-over and says nothing more; unanswered it stays. And the other way: asking the host to come.

use circle::view::Desk;
use circle::{Action, ActionKind, ComebackAnswer, ComebackCard, DeskHouse, HostAsked, OrderNumber};
use leptos::prelude::*;

use crate::act::Act;
use crate::icons::Icon;
use crate::light::{Any, any, memo, now};
use crate::ring::local_time;
use crate::room::Room;
use crate::say::say;

/// The cards, and the way to the host. Who opened the circle and keeps it no more has a desk too, and no part in this.
#[component]
pub(super) fn House() -> impl IntoView {
    let room = Room::here();
    let house = memo(move || {
        let keeps = room.may(ActionKind::AskHost) || room.may(ActionKind::AskHostNoMore);
        let house = |desk: &Option<Desk>| desk.as_ref()?.house.clone();
        room.desk.with(house).filter(|_| keeps)
    });
    let comeback = memo(move || house.get().and_then(|house: DeskHouse| house.comeback));
    let words = memo(move || house.get().map_or_else(Vec::new, |house| house.words));
    let asked = memo(move || house.get().map(|house| house.host_asked));
    view! {
        // One after the other, the oldest first: they stand above in this order.
        <div class="desk__away">
            {now(move || words.get().into_iter().next().map(put_away))}
        </div>
        <div class="desk__house" role="status">
            {now(move || comeback.get().map(|card| suggestion(room, card)))}
        </div>
        <div class="desk__host">{now(move || asked.get().map(host))}</div>
    }
}

/// The suggestion, and two answers. Its time is this device's own, and is left out until the page is live.
fn suggestion(room: Room, card: ComebackCard) -> Any {
    let by = RwSignal::new(String::new());
    Effect::new(move |_| by.set(local_time(room, card.by)));
    let line = now(move || match by.get() {
        by if by.is_empty() => say().house_suggests(),
        by => say().house_suggests_by(by),
    });
    let answer = move |answer: ComebackAnswer, words: String| {
        let order = card.order;
        let class = if card.answer == Some(answer) {
            "btn btn--calm-solid"
        } else {
            "btn btn--quiet"
        };
        any(view! {
            <Act action=Action::AnswerComeback { order, answer } class=class>
                {words}
            </Act>
        })
    };
    any(view! {
        <div class="heard">
            <p class="heard__line">
                <Icon name="i-house" />
                {line}
            </p>
            <p class="heard__sub">{answered(card.answer)}</p>
            <div class="pair">
                {answer(ComebackAnswer::Yes, say().house_yes())}
                {answer(ComebackAnswer::FiveMore, say().house_five_more())}
            </div>
        </div>
    })
}

/// What the house knows of the answer.
fn answered(answer: Option<ComebackAnswer>) -> String {
    match answer {
        None => say().house_only_you(),
        Some(ComebackAnswer::Yes) => say().house_knows_yes(),
        Some(ComebackAnswer::FiveMore) => say().house_knows_five_more(),
    }
}

/// Everyone has read the word by now.
fn put_away(order: OrderNumber) -> Any {
    any(view! {
        <Act action=Action::PutWordAway { order } class="btn btn--bare btn--sm">
            {say().house_put_away()}
        </Act>
    })
}

/// The host is asked quietly, and it is taken back as quietly.
fn host(asked: Option<HostAsked>) -> Any {
    let (said, action, words) = match asked {
        None => (String::new(), Action::AskHost, say().house_ask_host()),
        Some(HostAsked { coming: false, .. }) => (
            say().house_host_asked(),
            Action::AskHostNoMore,
            say().house_host_no_more(),
        ),
        Some(HostAsked { coming: true, .. }) => (
            say().house_host_comes(),
            Action::AskHostNoMore,
            say().house_host_was_here(),
        ),
    };
    any(view! {
        <p class="small soft" role="status">
            {said}
        </p>
        <Act action=action class="btn btn--bare btn--sm">
            {words}
        </Act>
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_keeper_reads_what_became_of_their_answer() {
        let said = [
            None,
            Some(ComebackAnswer::Yes),
            Some(ComebackAnswer::FiveMore),
        ]
        .map(answered);
        assert_eq!(said[0], "Only those who keep see this.");
        assert_eq!(said[1], "The house knows that you will be there.");
        assert_eq!(said[2], "The house knows that you need five more minutes.");
    }
}
