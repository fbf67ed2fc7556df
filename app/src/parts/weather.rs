//! How everyone is, in one tap each. It is seen only as a whole, once, when the keeper closes it.

use circle::spoken::{Answers, Outcome, SpokenDeed, SpokenKind, Weather};
use leptos::prelude::*;

use super::say::Say;
use crate::light::{Any, any, memo, now};
use crate::room::Room;

#[component]
pub(super) fn WeatherCheck(
    /// Whether someone sits at this screen, who can answer.
    sits: bool,
) -> impl IntoView {
    let room = Room::here();
    let can = memo(move || room.may_say(SpokenKind::SayWeather));
    let own = memo(move || room.with_own(|own| own.weather).flatten());
    let choices = now(move || {
        (sits && can.get()).then(|| {
            let choice = |weather: Weather| {
                let say = Signal::derive(move || {
                    let part = room.part().unwrap_or(0);
                    if own.get() == Some(weather) {
                        SpokenDeed::TakeAnswerBack { part }
                    } else {
                        SpokenDeed::SayWeather { part, weather }
                    }
                });
                let mine = Signal::derive(move || own.get() == Some(weather));
                any(view! {
                    <li>
                        <Say say=say class="btn btn--quiet btn--wide weather__one" pressed=mine>
                            {weather.name()}
                        </Say>
                    </li>
                })
            };
            let choices: Vec<_> = Weather::ALL.into_iter().map(choice).collect();
            any(view! {
                <ul class="weather">{choices}</ul>
                <p class="soft small">
                    "Nobody sees what you say. The keeper shows it as a whole once, if at least five of us have answered."
                </p>
            })
        })
    });
    view! { <div class="part">{choices} <Counted /></div> }
}

/// What came of it.
#[component]
pub(super) fn Counted() -> impl IntoView {
    let room = Room::here();
    let outcome = memo(move || {
        room.spoken.with(|spoken| match &spoken.answers {
            Answers::Closed(outcome) => Some(outcome.clone()),
            Answers::None | Answers::Open => None,
        })
    });
    now(move || {
        outcome.get().map(|outcome| match outcome {
            Outcome::TooFew => any(view! {
                <p class="part__large">"There are not enough answers to show."</p>
                <p class="soft">"With fewer than five, one of them could be guessed."</p>
            }),
            Outcome::Weather(counts) => bars(
                counts
                    .into_iter()
                    .map(|one| (one.weather.name().to_owned(), one.count))
                    .collect(),
            ),
            Outcome::Values(counts) => {
                let mut counts: Vec<_> = counts
                    .into_iter()
                    .map(|one| (one.value, one.count))
                    .collect();
                counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
                bars(counts)
            }
        })
    })
}

fn bars(counts: Vec<(String, u32)>) -> Any {
    let lines: Vec<_> = counts
        .into_iter()
        .map(|(name, count)| {
            let marks: Vec<_> = (0..count).map(|_| any(view! { <i></i> })).collect();
            any(view! {
                <li class="counted__line">
                    <span>{name}</span>
                    <span class="counted__marks" aria-hidden="true">{marks}</span>
                    <span class="nums">{count}</span>
                </li>
            })
        })
        .collect();
    any(view! { <ul class="counted">{lines}</ul> })
}
