//! The ring with blocks in its middle.

use leptos::html;
use leptos::prelude::*;

use super::list::within;
use super::screen::{Drawn, FaceScreen};
use crate::light::{Any, any, memo, now};
use crate::ring::RingDrawing;
use crate::ring::time::warmth_of_share;

pub(super) fn ring(block: &Drawn) -> Any {
    let screen = FaceScreen::here();
    let seen = block.0.clone();
    let place = NodeRef::<html::Div>::new();
    #[cfg(feature = "hydrate")]
    crate::live::follow_place(place);
    // A page without script has several forms, and the place shows the one that fits.
    let forms = memo(move || screen.face.with(|face| face.ring.len()));
    let drawings = now(move || {
        let forms = forms.get();
        (0..forms)
            .map(|at| drawing(screen, at, forms > 1))
            .collect::<Vec<_>>()
    });
    any(view! {
        <div class=block.words(|block| &block.look) node_ref=place>
            <div class=now(move || if forms.get() > 1 { "shapes shapes--two" } else { "shapes" })>
                {drawings}
            </div>
            <div
                class="hearth__middle"
                aria-hidden=now(move || seen.with(|block| (block.on == Some(false)).then_some("true")))
            >
                {within(block)}
            </div>
        </div>
    })
}

/// One of the forms that the page has.
fn drawing(screen: FaceScreen, at: usize, of_several: bool) -> Any {
    let frame = memo(move || {
        screen
            .face
            .with(|face| face.ring.get(at).cloned())
            .unwrap_or_default()
    });
    let piece = memo(move || {
        screen
            .face
            .with(|face| face.piece.get(at).cloned())
            .unwrap_or_default()
    });
    let time = memo(move || {
        let clock = screen.clock.get();
        let turns = piece.with(|piece| piece.bead.is_some());
        screen.face.with(|face| {
            let share = face.share.as_ref()?;
            warmth_of_share(share.since, share.length, turns, clock)
        })
    });
    let shape = now(move || {
        let shape = if of_several {
            "shape shape--"
        } else {
            "shape-one shape-one--"
        };
        frame.with(|frame| [shape, &frame.shape].concat())
    });
    let id = if at == 0 { "r" } else { "q" };
    any(view! {
        <div class=shape>
            <RingDrawing frame=frame piece=piece time=time id=id />
        </div>
    })
}
