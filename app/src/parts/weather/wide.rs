//! How everyone is, in one tap each. It is seen only as a whole, once, when the keeper closes it.

use circle::spoken::{
    Answers, Outcome, SpokenAction, SpokenActionKind, ValueCount, Weather, WeatherCount,
};
use leptos::prelude::*;

use crate::light::{Any, any, memo, now};
use crate::parts::say::Say;
use crate::room::Room;
use crate::words;

#[component]
pub(in crate::parts) fn WeatherCheck(
    /// Whether someone sits at this screen, who can answer.
    sits: bool,
) -> impl IntoView {
    let room = Room::here();
    let can = memo(move || room.may_say(SpokenActionKind::SayWeather));
    let own = memo(move || room.with_own(|own| own.weather).flatten());
    let choices = now(move || {
        (sits && can.get()).then(|| {
            let choice = |weather: Weather| {
                let say = Signal::derive(move || {
                    let part = room.part().unwrap_or(0);
                    if own.get() == Some(weather) {
                        SpokenAction::TakeAnswerBack { part }
                    } else {
                        SpokenAction::SayWeather { part, weather }
                    }
                });
                let mine = Signal::derive(move || own.get() == Some(weather));
                any(view! {
                    <li>
                        <Say say=say class="btn btn--quiet btn--wide weather__one" pressed=mine>
                            {words::weather_name(weather)}
                        </Say>
                    </li>
                })
            };
            let choices: Vec<_> = Weather::ALL.iter().copied().map(choice).collect();
            any(view! {
                <ul class="weather">{choices}</ul>
                <p class="soft small">
                    "Nobody sees what you say. The keeper shows it as a whole once, if at least five of us have answered, and nobody alone."
                </p>
            })
        })
    });
    view! { <div class="part">{choices} <Counted /></div> }
}

/// What came of it.
#[component]
pub(in crate::parts) fn Counted() -> impl IntoView {
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
            Outcome::NotKept { .. } => any(view! {
                <p class="part__large">"What came of it was shown, and is not kept."</p>
                <p class="soft">"The server was started anew, and it writes down no answers. Those who saw it can tell."</p>
            }),
            Outcome::Weather { counts, other } => sky(&counts, other),
            Outcome::Values(counts) => what_matters(counts),
        })
    })
}

fn sky(counts: &[WeatherCount], other: u32) -> Any {
    if counts.is_empty() {
        return any(view! {
            <p class="part__large">"It cannot be shown without pointing at someone."</p>
            <p class="soft">"The answers lie so that one of them could be guessed."</p>
        });
    }
    let lines: Vec<_> = counts
        .iter()
        .map(|one| bar(words::weather_name(one.weather), Some(one.count)))
        .collect();
    let elsewhere = (other > 0).then(|| bar("And a few of us elsewhere".to_owned(), Some(other)));
    any(view! { <ul class="counted">{lines} {elsewhere}</ul> })
}

/// Most marked first; those without a number last, in the order of the list.
fn what_matters(mut counts: Vec<ValueCount>) -> Any {
    counts.sort_by_key(|one| std::cmp::Reverse(one.count));
    let hidden = counts.iter().any(|one| one.count.is_none());
    let lines: Vec<_> = counts
        .into_iter()
        .map(|one| bar(one.value, one.count))
        .collect();
    any(view! {
        <ul class="counted">{lines}</ul>
        {hidden
            .then(|| {
                any(view! {
                    <p class="soft small">
                        "Where hardly any of us or nearly all of us marked a value, no number is shown, so that it points at nobody."
                    </p>
                })
            })}
    })
}

/// One line with as many marks as people; none where the number is not shown.
fn bar(name: String, count: Option<u32>) -> Any {
    let marks: Vec<_> = (0..count.unwrap_or(0))
        .map(|_| any(view! { <i></i> }))
        .collect();
    any(view! {
        <li class="counted__line">
            <span>{name}</span>
            <span class="counted__marks" aria-hidden="true">{marks}</span>
            <span class="nums">{count}</span>
        </li>
    })
}
