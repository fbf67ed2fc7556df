//! What Hearth is, and where circles come from.

use leptos::prelude::*;

use super::frame::Frame;

/// The about page.
#[component]
pub fn About() -> impl IntoView {
    view! {
        <Frame>
            <h1 class="page__h">"Where circles come from"</h1>
            <p class="page__lede">
                "Hearth did not invent the circle. It holds a form that people have kept for a very long time."
            </p>
            <section class="page__sec" aria-labelledby="from">
                <h2 id="from">"With thanks"</h2>
                <p>
                    "Talking circles and peacemaking circles come from Indigenous peoples of Turtle Island and of other parts of the world. Protocols differ from Nation to Nation, and Elders guide them. Nothing here stands for any of them, or in their place."
                </p>
                <p>
                    "The circles held in many schools, courts and neighbourhoods today were taught onward. Kay Pranis, who has taught restorative circles to very many people, learned them from Yukon First Nations people, and says so. "
                    <a
                        href="https://dailygood.org/story/1591/kay-pranis-the-art-of-holding-circle-awakin-call-editors"
                        rel="noreferrer"
                        target="_blank"
                    >
                        "A conversation with Kay Pranis"
                    </a> " (opens outside Hearth)."
                </p>
                <p>
                    "If you host a circle, name the people you learned from, and ask about the protocol of the place where you sit. Some circles are not for software at all."
                </p>
                <p>
                    "Hearth borrows no sacred things. Its signs are ordinary: stone, shell, cedar, river, moon, ember, loaf, cup."
                </p>
            </section>
            <section class="page__sec" aria-labelledby="what">
                <h2 id="what">"What Hearth is"</h2>
                <p>
                    "A keeper hosts the circle from a laptop, perhaps with a projector. People join on whatever phone they have, with a room code and no account. Hearth keeps the order of the talking piece, offers each person time without cutting anyone off, leads a quiet breath for those who want it, and holds what the circle agrees. It carries no sound and no picture: it works in the room, or beside any call."
                </p>
                <p>
                    "Nobody is ranked, recorded or rushed. Passing is always fine and looks like everything else. You can leave at any time, without a word."
                </p>
            </section>
            <section class="page__sec" aria-labelledby="not">
                <h2 id="not">"What Hearth is not"</h2>
                <p>
                    "It is not medical care or advice, and it promises nothing about health. It is not a crisis service: nobody is watching, and it cannot call anyone. If someone is in danger, call your local emergency number. "
                    <a href="https://findahelpline.com" rel="noreferrer" target="_blank">
                        "findahelpline.com"
                    </a> " lists people to talk to, worldwide. Care, at the top of every page, says more."
                </p>
            </section>
        </Frame>
    }
}
