//! Each kind of block, as elements.

use leptos::prelude::*;

use super::breath::breath;
use super::button::{button, local};
use super::field::field;
use super::list::within;
use super::ring::ring;
use super::screen::{Drawn, FaceScreen};
use super::timed::{clock, timed};
use crate::face::{Block, Kind, Step};
use crate::icons;
use crate::light::{Any, any, memo, now};

/// The block as elements.
pub(super) fn piece(block: Drawn) -> Any {
    match block.once(|block| block.kind) {
        Kind::Text => text(&block),
        Kind::Heading => heading(&block),
        Kind::Button => button(block),
        Kind::Local => local(&block),
        Kind::Row => row(&block),
        Kind::Field => field(block),
        Kind::List => list(&block),
        Kind::Item => item(&block),
        Kind::Fold => fold(&block),
        Kind::Timed => timed_block(&block),
        Kind::Clock => clock(&block),
        #[cfg(feature = "host")]
        Kind::Since => super::since::since(&block),
        // Only desks have one.
        #[cfg(not(feature = "host"))]
        Kind::Since => any(()),
        Kind::Link => link(&block),
        Kind::Ring => ring(&block),
        Kind::Breath => breath(),
    }
}

/// A sign of the sprite, while there is one.
pub(super) fn sign(block: &Drawn) -> Any {
    block.while_any(|block| &block.icon, icons::sign)
}

/// The words beneath, while there are any.
pub(super) fn sub(words: String) -> Any {
    any(view! { <span class="btn__sub">{words}</span> })
}

fn text(block: &Drawn) -> Any {
    any(view! {
        <p class=block.words(|block| &block.look)>
            {sign(block)} <span>{block.words(|block| &block.text)}</span>
        </p>
    })
}

fn heading(block: &Drawn) -> Any {
    any(view! {
        <h2 class=block.words(|block| &block.look)>{block.words(|block| &block.text)}</h2>
    })
}

fn row(block: &Drawn) -> Any {
    let called = block.0.clone();
    any(view! {
        <div
            class=block.words(|block| &block.look)
            role=now(move || called.with(|block| (!block.name.is_empty()).then_some("group")))
            aria-label=block.attribute(|block| &block.name)
        >
            {within(block)}
        </div>
    })
}

fn list(block: &Drawn) -> Any {
    any(view! {
        <ul class=block.words(|block| &block.look) aria-label=block.attribute(|block| &block.name)>
            {within(block)}
        </ul>
    })
}

/// A line: a sign, words, what is counted, a word at its end, what can be done.
fn item(block: &Drawn) -> Any {
    let counted = block.0.clone();
    any(view! {
        <li class=block.words(|block| &block.look)>
            {sign(block)}
            {block.while_any(|block| &block.text, |words| any(view! { <span>{words}</span> }))}
            {now(move || counted.with(|block| (block.count > 0).then(|| beads(block.count))))}
            {block
                .while_any(
                    |block| &block.sub,
                    |words| any(view! { <span class="line__word">{words}</span> }),
                )} {within(block)}
        </li>
    })
}

/// As many beads as people, and the number for those who listen.
fn beads(count: u64) -> Any {
    let bead = |_| any(view! { <i></i> });
    any(view! {
        <span class="beads" role="img" aria-label=count.to_string()>
            {(0..count).map(bead).collect::<Vec<_>>()}
        </span>
    })
}

fn fold(block: &Drawn) -> Any {
    let on = block.0.clone();
    let open = memo(move || on.with(|block| block.on == Some(true)));
    any(view! {
        <details class=block.words(|block| &block.look) open=now(move || open.get())>
            <summary class="order__open">
                <span>{block.words(|block| &block.text)}</span>
                {block
                    .while_any(
                        |block| &block.sub,
                        |words| any(view! { <span class="line__word">{words}</span> }),
                    )}
                {sign(block)}
            </summary>
            <div class="fold__in">{within(block)}</div>
        </details>
    })
}

fn timed_block(block: &Drawn) -> Any {
    let screen = FaceScreen::here();
    // Who sits quietly while others speak is not asked with each line again.
    let steps = |block: ArcRwSignal<Block>| {
        move || {
            let quietly = screen.apart.get();
            block.with(|block| {
                if quietly && !block.sub.is_empty() {
                    let text = block.sub.clone();
                    return vec![Step {
                        text,
                        ..Step::default()
                    }];
                }
                block.steps.clone()
            })
        }
    };
    let words = timed(steps(block.0.clone()), |step| step.text);
    let beneath = timed(steps(block.0.clone()), |step| step.sub);
    any(view! {
        <p class=block.words(|block| &block.look)>
            <span>{words}</span> <span class="timed__next">{beneath}</span>
        </p>
    })
}

fn link(block: &Drawn) -> Any {
    any(view! {
        <a class=block.words(|block| &block.look) href=block.words(|block| &block.ask)>
            {block.words(|block| &block.text)}
        </a>
    })
}
