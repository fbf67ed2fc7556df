//! The ring with blocks in its middle. The piece and its light stay and move; seats are drawn anew when people come or
//! go, names when the piece moves on.

use leptos::html;
use leptos::prelude::*;
use leptos::svg;

use super::list::within;
use super::screen::{Drawn, FaceScreen};
use crate::face::Share;
use crate::icons::stop;
use crate::light::{Any, Now, any, memo, now};
use crate::ring::picture::{At, Name, RingFrame, RingPiece, SeatFrame};

pub(super) fn ring(block: &Drawn) -> Any {
    let screen = FaceScreen::here();
    let seen = block.0.clone();
    let place = NodeRef::<html::Div>::new();
    #[cfg(feature = "hydrate")]
    crate::live::follow_place(place);
    let drawings = memo(move || screen.face.with(|face| face.ring.len()));
    let drawings = now(move || {
        (0..drawings.get())
            .map(|at| drawing(screen, at))
            .collect::<Vec<_>>()
    });
    any(view! {
        <div class=block.words(|block| &block.look) node_ref=place>
            {drawings}
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
#[derive(Clone, Copy)]
struct Picture {
    frame: Memo<RingFrame>,
    piece: Memo<RingPiece>,
}

impl Picture {
    fn of_frame(self, read: fn(&RingFrame) -> &String) -> Now<String> {
        now(move || self.frame.with(|frame| read(frame).clone()))
    }

    fn of_piece(self, read: fn(&RingPiece) -> &String) -> Now<String> {
        now(move || self.piece.with(|piece| read(piece).clone()))
    }
}

fn drawing(screen: FaceScreen, at: usize) -> Any {
    let of = move || {
        screen
            .face
            .with(|face| face.ring.get(at).cloned())
            .unwrap_or_default()
    };
    let piece = move || {
        screen
            .face
            .with(|face| face.piece.get(at).cloned())
            .unwrap_or_default()
    };
    let picture = Picture {
        frame: memo(of),
        piece: memo(piece),
    };
    let (mask, light, title) = match at {
        0 => ("m-0", "l-0", "t-0"),
        _ => ("m-1", "l-1", "t-1"),
    };
    let masked = ["url(#", mask, ")"].concat();
    let seats = now(move || {
        let (holder, next) = picture.piece.with(|piece| (piece.holder, piece.next));
        picture.frame.with(|frame| {
            let seat = |(place, of): (usize, &SeatFrame)| {
                let place = Some(place as u64);
                seat(frame, of, place == holder, place == next)
            };
            frame.seats.iter().enumerate().map(seat).collect::<Vec<_>>()
        })
    });
    let names = now(move || {
        picture
            .piece
            .with(|piece| piece.names.iter().map(name).collect::<Vec<_>>())
    });
    any(view! {
        <div class=now(move || picture.frame.with(|frame| ["shape shape--", &frame.form].concat()))>
            <svg
                class=picture.of_piece(|piece| &piece.look)
                viewBox=now(move || {
                    picture.frame.with(|frame| ["0 0 ", &frame.width, " ", &frame.height].concat())
                })
                role="img"
                aria-labelledby=title
            >
                <title id=title>{picture.of_piece(|piece| &piece.title)}</title>
                {glow(picture, light)}
                <mask id=mask maskUnits="userSpaceOnUse" x="0" y="0" width="100%" height="100%">
                    <rect width="100%" height="100%" fill="#fff" />
                    {path("", picture.of_frame(|frame| &frame.holes), None)}
                    {path("", picture.of_piece(|piece| &piece.holes), None)}
                </mask>
                {path("bench bench--been", picture.of_piece(|piece| &piece.been), Some(masked.clone()))}
                {path("bench", picture.of_piece(|piece| &piece.ahead), Some(masked.clone()))}
                {path("bond", picture.of_piece(|piece| &piece.bonds), None)}
                {path("bond is-mine", picture.of_piece(|piece| &piece.bond), None)}
                {time(screen, picture, masked)}
                {seats}
                {names}
                {path("heading", picture.of_piece(|piece| &piece.heading), None)}
                {bead(picture)}
            </svg>
        </div>
    })
}

fn path(class: &'static str, d: Now<String>, mask: Option<String>) -> Any {
    any(view! { <path class=class d=d mask=mask /> })
}

fn seat(frame: &RingFrame, seat: &SeatFrame, holder: bool, next: bool) -> Any {
    let mine = seat.look.contains("is-me");
    let (r, own) = if holder {
        (frame.large.clone(), frame.own_large.clone())
    } else {
        (frame.r.clone(), frame.own.clone())
    };
    let class = [
        seat.look.as_str(),
        if holder { " is-holder" } else { "" },
        if next { " is-next" } else { "" },
    ];
    let you = mine.then(|| circle("seat__you", &seat.x, &seat.y, own));
    let sign = (!seat.sign.is_empty()).then(|| sign(frame, &seat.sign));
    let place = ["translate(", &seat.x, " ", &seat.y, ")"].concat();
    any(view! {
        <g class=class.concat()>
            {you} {circle("seat__disc", &seat.x, &seat.y, r)} <g transform=place>{sign}</g>
        </g>
    })
}

fn circle(class: &'static str, x: &str, y: &str, r: String) -> Any {
    any(view! { <circle class=class cx=x.to_owned() cy=y.to_owned() r=r /> })
}

/// A sign in the middle of its own place.
fn sign(frame: &RingFrame, key: &str) -> Any {
    let half = ["-", &frame.sign].concat();
    let across = frame.sign_across.clone();
    let href = ["#g-", key].concat();
    any(view! {
        <use_ class="seat__glyph" href=href x=half.clone() y=half width=across.clone() height=across />
    })
}

fn name(name: &Name) -> Any {
    let Name {
        text,
        note,
        x,
        y,
        below,
        anchor,
        look,
    } = name.clone();
    let note = (!note.is_empty()).then(|| {
        letters(
            "seat__note".to_owned(),
            x.clone(),
            below,
            anchor.clone(),
            note,
        )
    });
    let name = letters(look, x, y, anchor, text);
    any(view! { <g>{name} {note}</g> })
}

fn letters(class: String, x: String, y: String, anchor: String, text: String) -> Any {
    any(view! {
        <text class=class x=x y=y text-anchor=anchor>
            {text}
        </text>
    })
}

/// What moves to a place by its own style, which moves smoothly where an attribute would jump.
fn moves(at: impl Fn() -> Option<At> + Copy + Send + Sync + 'static, inside: Any) -> Any {
    let group = NodeRef::<svg::G>::new();
    let first = untrack(at);
    let visible = now(move || if at().is_some() { "visible" } else { "hidden" });
    let place = first.map(|At { x, y }| ["translate(", &x, " ", &y, ")"].concat());
    #[cfg(feature = "hydrate")]
    crate::light::follow(move || {
        use wasm_bindgen::JsCast;
        if let (Some(At { x, y }), Some(group)) = (at(), group.get()) {
            let group: &web_sys::HtmlElement = group.unchecked_ref();
            // A browser that refuses leaves it where the page put it.
            _ = group
                .style()
                .set_property("transform", &["translate(", &x, "px,", &y, "px)"].concat());
        }
    });
    any(view! {
        <g class="moves" node_ref=group transform=place visibility=visible>
            {inside}
        </g>
    })
}

/// The soft light round the piece.
fn glow(picture: Picture, id: &'static str) -> Any {
    let fill = ["url(#", id, ")"].concat();
    let inside = any(view! {
        <circle class="light" r=picture.of_frame(|frame| &frame.glow) fill=fill />
    });
    any(view! {
        <defs>
            <radialGradient
                id=id
                gradientUnits="userSpaceOnUse"
                cx="0"
                cy="0"
                r=picture.of_frame(|frame| &frame.glow)
            >
                {stop("light__near", "0")}
                {stop("light__far", ".4")}
                {stop("light__edge", ".7")}
                {stop("light__out", "1")}
            </radialGradient>
        </defs>
        {moves(move || picture.piece.with(|piece| piece.light.clone()), inside)}
    })
}

/// The talking piece.
fn bead(picture: Picture) -> Any {
    let edge = move || picture.frame.with(|frame| ["-", &frame.bead].concat());
    let across = move || picture.frame.with(|frame| frame.bead_across.clone());
    let inside = any(view! {
        <use_
            class="piece"
            href="#piece"
            x=now(edge)
            y=now(edge)
            width=now(across)
            height=now(across)
        />
    });
    moves(
        move || picture.piece.with(|piece| piece.bead.clone()),
        inside,
    )
}

/// The time that warms both ways from the piece, or from the viewer in a quiet part.
fn time(screen: FaceScreen, picture: Picture, mask: String) -> Any {
    let way = memo(move || picture.piece.with(|piece| piece.way.clone()));
    let track = memo(move || picture.piece.with(|piece| piece.track));
    let gone = memo(move || {
        let clock = screen.clock.get();
        screen
            .face
            .with(|face| face.share.as_ref().and_then(|share| gone(share, clock)))
    });
    let still = memo(move || picture.piece.with(|piece| piece.holder.is_none()));
    // The arc stays and changes, so that its colour can change slowly.
    let warms = memo(move || gone.get().is_some() && !way.with(String::is_empty));
    let class = move || match gone.get() {
        _ if still.get() => "time time--sage",
        None | Some(0..200) => "time time--0",
        Some(200..500) => "time time--1",
        Some(500..850) => "time time--2",
        Some(_) => "time time--3",
    };
    let dashes = move || {
        let gone = gone.get().unwrap_or(0);
        // A circle of length 2000: half of what is gone on either side.
        let (half, rest) = (gone.to_string(), (2_000 - 2 * gone).to_string());
        [half.as_str(), " ", &rest, " ", &half, " 0"].concat()
    };
    let arc = now(move || {
        warms.get().then(|| {
            // On a ring of its own it lies free; on the bench it gives way to discs and names.
            let mask = (!track.get()).then(|| mask.clone());
            any(view! {
                <path
                    class=now(class)
                    d=now(move || way.get())
                    pathLength="2000"
                    stroke-dasharray=now(dashes)
                    mask=mask
                />
            })
        })
    });
    let track = now(move || {
        track
            .get()
            .then(|| path("time__track", now(move || way.get()), None))
    });
    any(view! {
        {track}
        {arc}
    })
}

/// The part of a time that is gone, in thousandths; none at its very beginning.
fn gone(share: &Share, now: u64) -> Option<u64> {
    let gone = now.saturating_sub(share.since) * 1_000 / share.length.max(1);
    (gone > 0).then_some(gone.min(1_000))
}
