//! A word laid in the centre, where everyone sees it and nobody's name is on it.

use circle::spoken::{OwnWord, SpokenAction, SpokenActionKind};
use circle::text::CENTRE_WORD_CHARS;
use circle::view::Scene;
use leptos::prelude::*;

use crate::light::{Any, any, memo, now};
use crate::parts::say::{Say, SayText};
use crate::room::Room;

#[component]
pub(in crate::parts) fn CentreWords(
    /// Whether someone sits at this screen, who can lay one.
    sits: bool,
) -> impl IntoView {
    let room = Room::here();
    let question = now(move || {
        room.commons.with(|commons| {
            if let Scene::CentreWord { question } = &commons.scene {
                question.clone()
            } else {
                String::new()
            }
        })
    });
    let words = memo(move || room.spoken.with(|spoken| spoken.centre_words.clone()));
    let laid = now(move || {
        let word = |word| any(view! { <li>{word}</li> });
        words.get().into_iter().map(word).collect::<Vec<_>>()
    });
    let can = memo(move || sits && room.may_say(SpokenActionKind::LayWord));
    let make = Callback::new(move |(id, text)| SpokenAction::LayWord {
        id,
        part: room.part().unwrap_or(0),
        text,
    });
    let write = now(move || {
        can.get().then(|| {
            any(view! {
                <SayText
                    make=make
                    label="Your word"
                    id="centre-word"
                    limit=CENTRE_WORD_CHARS
                    button="Lay it down"
                />
                <p class="soft small">
                    "It lies there at once, without your name. Who watches the centre may see whose hand was busy."
                </p>
            })
        })
    });
    let own = memo(move || {
        room.with_own(|own| own.centre_words.clone())
            .unwrap_or_default()
    });
    let mine = now(move || own.get().into_iter().map(own_word).collect::<Vec<_>>());
    view! {
        <div class="part part--centre">
            <p class="part__large">{question}</p>
            <ul class="laid" aria-label="In the centre">{laid}</ul>
            {write}
            <ul class="cards__own" aria-label="Your own words">{mine}</ul>
        </div>
    }
}

fn own_word(word: OwnWord) -> Any {
    let id = word.id;
    let label = ["Take it back: ", &word.text].concat();
    any(view! {
        <li class="card card--own">
            <span>{word.text}</span>
            <Say say=Signal::stored(SpokenAction::TakeWordBack { id }) class="btn btn--bare btn--sm" label=label>
                "Take it back"
            </Say>
        </li>
    })
}
