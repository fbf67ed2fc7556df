//! One's own answer to an agreement: three radios that send as they are chosen. Each carries its action, so that
//! the form works without script too; then there is a button beside them.

use circle::{Action, AgreementId, Thumb};
use leptos::html::Input;
use leptos::prelude::*;

use crate::act::{OnPage, form_address, goes_live, written};
use crate::icons::Icon;
use crate::light::{follow, memo};
use crate::protocol::What;
use crate::room::Room;

/// The three answers to the agreement of this wording.
#[component]
pub fn Votes(
    id: AgreementId,
    wording: u16,
    /// The words, for those who hear which one is answered.
    about: String,
) -> impl IntoView {
    let room = Room::here();
    let mine = memo(move || {
        room.mine.with(|mine| {
            mine.as_ref()
                .and_then(|mine| mine.answers.get(&id).copied())
        })
    });
    let send = move |event| {
        goes_live(room, &event);
    };
    let answer = move |thumb| Answer {
        room,
        id,
        wording,
        thumb,
        mine,
    };
    view! {
        <form method="post" action=form_address(room) on:submit=send>
            <OnPage />
            <fieldset class="votes">
                <legend class="only-heard">{["What do you say to this? ", &about].concat()}</legend>
                <Vote answer=answer(Thumb::Up) more="" words="I’m for it" />
                <Vote answer=answer(Thumb::Sideways) more="icon--side" words="I can live with it" />
                <Vote answer=answer(Thumb::Down) more="icon--flip" words="Not yet" />
            </fieldset>
            // All of it is fixed text to leptos, as it is to a browser that has script.
            <noscript>
                <div class="norm__acts">
                    <button class="btn btn--quiet btn--wide">"Say so"</button>
                </div>
            </noscript>
        </form>
    }
}

/// What a radio answers.
#[derive(Clone, Copy)]
struct Answer {
    room: Room,
    id: AgreementId,
    wording: u16,
    thumb: Thumb,
    mine: Memo<Option<Thumb>>,
}

impl Answer {
    fn action(self) -> Action {
        Action::Answer {
            agreement: self.id,
            thumb: self.thumb,
            wording: self.wording,
        }
    }

    fn is_mine(self) -> bool {
        self.mine.get() == Some(self.thumb)
    }
}

#[component]
fn Vote(answer: Answer, more: &'static str, words: &'static str) -> impl IntoView {
    let room = answer.room;
    let radio = NodeRef::<Input>::new();
    // What is chosen is what the server knows: a refusal puts it back.
    follow(move || {
        room.error.track();
        let chosen = answer.is_mine();
        if let Some(radio) = radio.get() {
            radio.set_checked(chosen);
        }
    });
    let choose = move |_| {
        if !room.link.get_untracked().is_live() {
            if let Some(form) = radio.get_untracked().and_then(|radio| radio.form()) {
                _ = form.request_submit();
            }
        } else {
            room.ask(answer.action());
        }
    };
    view! {
        <label class="vote">
            <input
                node_ref=radio
                type="radio"
                name="what"
                value=written(&What::Act(answer.action()))
                checked=answer.mine.get_untracked() == Some(answer.thumb)
                required=true
                on:change=choose
            />
            <span class="vote__face">
                <Icon name="i-thumb" more=more />
                {words}
            </span>
        </label>
    }
}
