//! What we keep, in a participant's words.

use leptos::prelude::*;

use super::frame::Frame;

/// The page that says what is held where, and for how long.
#[component]
pub fn Privacy() -> impl IntoView {
    view! {
        <Frame>
            <h1 class="page__h">"What we keep"</h1>
            <p class="page__lede">
                "No account, no e-mail, no recording. Nothing you say is written down."
            </p>
            <section class="page__sec" aria-labelledby="open">
                <h2 id="open">"While the circle is open"</h2>
                <dl class="gone gone--told">
                    <div>
                        <dt>"What you are called"</dt>
                        <dd>
                            "in this server’s memory, never on its disk, and in a cookie on your own phone"
                        </dd>
                    </div>
                    <div>
                        <dt>"Your seat"</dt>
                        <dd>"a cookie on your phone, so that you find the same seat again"</dd>
                    </div>
                    <div>
                        <dt>"The circle’s form"</dt>
                        <dd>
                            "in a database: its title, its intention, its questions, its agreements, the order of the seats, whose turn it is, the times, and counts"
                        </dd>
                    </div>
                    <div>
                        <dt>"What people say"</dt>
                        <dd>"nowhere: Hearth hears no sound and keeps no words"</dd>
                    </div>
                    <div>
                        <dt>"How you answer an agreement"</dt>
                        <dd>"with your seat, until it closes; others see only whether everyone agreed"</dd>
                    </div>
                </dl>
            </section>
            <section class="page__sec" aria-labelledby="closed">
                <h2 id="closed">"When it closes"</h2>
                <p>
                    "All of it is gone at once: the title, the questions, the agreements, the seats, the names, the room code, and every key that opened it. Cookies left on your phone open nothing any more."
                </p>
                <p>
                    "A circle that nobody closes is held as it is. It is forgotten in the same way 48 hours after anyone last did something in it."
                </p>
            </section>
            <section class="page__sec" aria-labelledby="remains">
                <h2 id="remains">"What remains"</h2>
                <p>
                    "One line that points to nobody: a random number of its own, the day, how many people there were, how many minutes, parts, rounds, shares and breaths. Everyone sees it, whole, when the circle closes. There is nothing else."
                </p>
            </section>
            <section class="page__sec" aria-labelledby="never">
                <h2 id="never">"Never"</h2>
                <ul>
                    <li>
                        <span>"A log with a name, a room code, an address or anything you typed in it."</span>
                    </li>
                    <li>
                        <span>"Counting of visitors, advertising, or anything loaded from another company."</span>
                    </li>
                    <li>
                        <span>"Who passed, who paused, who opened Care, or who answered how."</span>
                    </li>
                </ul>
                <p>
                    "What people in the room remember is theirs to carry. No software can promise for them; that is what the agreements are for."
                </p>
            </section>
        </Frame>
    }
}
