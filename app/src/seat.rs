//! A participant's phone: one island that shows a face, works as forms before its program has come and without it.
//!
//! `start` is where it begins, `sheets` what opens with a tap, `resting` the dark screen,
//! `says` its own words.

#![allow(unreachable_pub, reason = "the macros of leptos make public items")]

mod resting;
mod says;
mod sheets;
mod start;

use leptos::prelude::*;

use self::resting::resting;
pub use self::says::Says;
use self::sheets::{care, circle};
pub use self::start::Start;
use crate::blocks::{FaceScreen, blocks, clock, timed};
use crate::face::Face;
use crate::frame::{announcer, lost, reply};
use crate::light::{Any, any, follow, memo, now};

/// The phone. Its children are the part of Care that never changes, made on the server.
#[island]
pub fn SeatRoom(
    /// Care.
    children: Children,
) -> impl IntoView {
    let (screen, says, reads_care) = start::screen();
    provide_context(screen);
    #[cfg(feature = "hydrate")]
    {
        screen.sounds.set(crate::live::sound::is_on());
        crate::live::follow_face(screen);
        sheets::watch();
    }
    clock::keep(screen);
    let care = care(&says, any(children()), reads_care);
    phone(screen, &says, care)
}

fn phone(screen: FaceScreen, says: &Says, care: Any) -> Any {
    let steps = move || screen.face.with(|face| face.sub.clone());
    let sub = timed(steps, |step| step.text);
    let politely = memo(move || {
        let clock = screen.clock.get();
        screen.face.with(|face| {
            let sub = face.sub.iter().rev().find(|step| step.at <= clock);
            let sub = sub.map_or("", |step| step.text.as_str());
            if face.at_once.is_empty() {
                let stop = if face.line.ends_with('?') { " " } else { ". " };
                [&face.line, stop, sub].concat()
            } else {
                sub.to_owned()
            }
        })
    });
    let at_once = memo(move || screen.face.with(|face| face.at_once.clone()));
    // Who rested is back for what comes after, and a screen is dark only while nothing waits.
    let moment = memo(move || screen.face.with(|face| face.moment.clone()));
    follow(move || {
        // Read, for what is worked out of other things follows them only once it has been.
        moment.with(|_| ());
        screen.apart.set(false);
    });
    follow(move || {
        if screen.face.with(|face| !face.rests) {
            screen.dark.set(false);
        }
    });
    any(view! {
        {announcer(politely, at_once, move || screen.now())}
        <div
            class=now(move || screen.face.with(|face| ["hand-held ", &face.look].concat()))
            hidden=now(move || screen.dark.get())
        >
            <header class="bar">{circle(screen, says)} {care}</header>
            {lost(screen.link, screen.place)}
            {blocks(|face: &Face| &face.word)}
            <main>
                <div class="saying">
                    <div class="state">
                        <h1 class="state__line">{screen.words(|face| &face.line)}</h1>
                        <p class="state__sub">{sub}</p>
                    </div>
                    {now(move || {
                        let question = screen.face.with(|face| face.question.clone());
                        (!question.is_empty())
                            .then(|| any(view! { <p class="ask-line">{question}</p> }))
                    })}
                </div>
                {blocks(|face: &Face| &face.body)}
            </main>
            <section class="deck" id="mine" tabindex="-1" aria-label=says.what_you_can_do.clone()>
                {reply(screen.error, screen.asking)}
                {blocks(|face: &Face| &face.deck)}
            </section>
        </div>
        {resting(screen, says)}
    })
}
