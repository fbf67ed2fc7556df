//! The drawing itself. Everything but the time of a share is redrawn only when the ring, the names or the hold
//! change; the piece and its light then move to their new place.

use leptos::prelude::*;
use leptos::svg;

use super::angle::tenths;
use super::clock::each_second;
use super::geometry::{Point, RingSize};
use super::names::Label;
use super::shape::{Bead, SeatShape, Shape};
use super::time::warmth;
use crate::icons::stop;
use crate::light::{any, memo, now};
use crate::room::Room;

/// The ring as an image that says in words what it shows.
#[component]
pub fn Ring(
    /// How large it is drawn.
    size: RingSize,
    /// Begins the ids within the drawing; another one for a second ring on the same page.
    #[prop(default = "r")]
    id: &'static str,
) -> impl IntoView {
    let room = Room::here();
    let shape = memo(move || {
        let me = room.me();
        room.commons.with(|commons| {
            room.people
                .with(|people| Shape::of(size, commons, people, me))
        })
    });
    let (width, height) = size.bounds();
    let (width, height) = (tenths(width), tenths(height));
    let mask = format!("url(#{id}-m)");
    any(view! {
        <svg
            class=now(move || shape.with(|shape| shape.class))
            viewBox=format!("0 0 {width} {height}")
            role="img"
            aria-labelledby=format!("{id}-t")
        >
            <title id=format!("{id}-t")>{now(move || shape.with(|shape| shape.title.clone()))}</title>
            <Light size=size id=id shape=shape />
            <mask
                id=format!("{id}-m")
                maskUnits="userSpaceOnUse"
                x="0"
                y="0"
                width="100%"
                height="100%"
            >
                <rect width="100%" height="100%" fill="#fff" />
                <path d=now(move || shape.with(|shape| shape.holes.clone())) />
            </mask>
            <path
                class="bench bench--been"
                mask=mask.clone()
                d=now(move || shape.with(|shape| shape.been.clone()))
            />
            <path class="bench" mask=mask d=now(move || shape.with(|shape| shape.ahead.clone())) />
            <Time size=size shape=shape />
            {now(move || shape.with(|shape| shape.seats.iter().map(seat).collect_view()))}
            <path class="heading" d=now(move || shape.with(|shape| shape.heading.clone())) />
            <Piece size=size shape=shape />
        </svg>
    })
}

fn seat(seat: &SeatShape) -> impl IntoView + use<> {
    let SeatShape {
        class,
        x,
        y,
        r,
        you,
        sign,
        label,
    } = seat.clone();
    view! {
        <g class=class>
            {you.map(|r| {
                view! { <circle class="seat__you" cx=x.clone() cy=y.clone() r=r /> }
            })}
            <circle class="seat__disc" cx=x cy=y r=r />
            {sign.map(|sign| {
                view! {
                    <use_
                        class="seat__glyph"
                        href=sign.href
                        x=sign.x
                        y=sign.y
                        width=sign.size.clone()
                        height=sign.size
                    />
                }
            })}
            {label.map(name)}
        </g>
    }
}

fn name(label: Label) -> impl IntoView {
    let x = tenths(label.x);
    // The line below: the note's letters are a little smaller than the name's.
    let lower = tenths(label.y + (label.area.bottom - label.area.top) * 0.527);
    view! {
        <text class="seat__name" x=x.clone() y=tenths(label.y) text-anchor=label.anchor>
            {label.text}
        </text>
        {label.note.map(|note| {
            view! {
                <text class="seat__note" x=x y=lower text-anchor=label.anchor>
                    {note}
                </text>
            }
        })}
    }
}

/// The soft light round the piece.
#[component]
fn Light(size: RingSize, id: &'static str, shape: Memo<Shape>) -> impl IntoView {
    let middle = Point {
        x: size.bounds().0 / 2.0,
        y: size.bounds().1 / 2.0,
    };
    let place = move || shape.with(|shape| shape.light).unwrap_or(middle);
    let radius = match size {
        RingSize::Phone => "217.5",
        RingSize::Desk => "342",
        RingSize::Projector => "513",
        RingSize::Resting => "150",
    };
    let first = untrack(place);
    let moved = NodeRef::<svg::G>::new();
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        let Point { x, y } = place();
        put(
            moved,
            &format!("translate({}px,{}px)", tenths(x), tenths(y)),
        );
    });
    any(view! {
        <defs>
            <radialGradient id=format!("{id}-l") gradientUnits="userSpaceOnUse" cx="0" cy="0" r=radius>
                {stop("light__near", "0")}
                {stop("light__far", ".4")}
                {stop("light__edge", ".7")}
                {stop("light__out", "1")}
            </radialGradient>
        </defs>
        <g
            class="moves"
            node_ref=moved
            transform=format!("translate({} {})", tenths(first.x), tenths(first.y))
        >
            <circle
                class="light"
                r=radius
                fill=format!("url(#{id}-l)")
                visibility=now(move || shape.with(|shape| seen(shape.light.is_some())))
            />
        </g>
    })
}

/// The time of the share, from the piece both ways round.
#[component]
fn Time(size: RingSize, shape: Memo<Shape>) -> impl IntoView {
    let room = Room::here();
    let clock = each_second(room);
    let timed = size != RingSize::Resting;
    let warmth = memo(move || {
        let now = clock.get();
        room.commons
            .with(|commons| commons.ring.piece.turn().and_then(|turn| warmth(turn, now)))
            .filter(|_| timed)
    });
    let (width, height) = size.bounds();
    let (cx, cy) = (tenths(width / 2.0), tenths(height / 2.0));
    let way = memo(move || {
        shape.with(|shape| {
            let at = shape.bead?.angle.degrees();
            Some((shape.track.clone()?, at))
        })
    });
    // The arc stays and changes, so that its colour can change slowly.
    let warm = memo(move || way.with(Option::is_some) && warmth.with(Option::is_some));
    let middle = (cx.clone(), cy.clone());
    let arc = now(move || {
        let (cx, cy) = middle.clone();
        let about = [" ", &cx, " ", &cy, ")"].concat();
        let turn = now(move || {
            let at = way.get().map_or(0.0, |(_, at)| at);
            ["rotate(", &tenths(at), &about].concat()
        });
        warm.get().then(|| {
            any(view! {
                <circle
                    class=now(move || warmth.get().map_or("time", |warmth| warmth.class))
                    cx=cx
                    cy=cy
                    r=now(move || way.get().map(|(way, _)| way))
                    pathLength="100"
                    stroke-dasharray=now(move || warmth.get().map(|warmth| warmth.dashes))
                    transform=turn
                />
            })
        })
    });
    let track = now(move || {
        let (way, _) = way.get()?;
        Some(any(
            view! { <circle class="time__track" cx=cx.clone() cy=cy.clone() r=way /> },
        ))
    });
    view! {
        {track}
        {arc}
    }
}

/// The talking piece. It turns about the middle to its new angle and stays upright meanwhile.
#[component]
fn Piece(size: RingSize, shape: Memo<Shape>) -> impl IntoView {
    let bead = move || shape.with(|shape| shape.bead);
    let (width, height) = size.bounds();
    let radius = move || shape.with(|shape| size.bead(shape.seats.len()));
    let across = move || tenths(2.0 * radius());
    let edge = move || tenths(-radius());
    let first = untrack(bead).unwrap_or(Bead::default());
    let degrees = tenths(first.angle.degrees());
    let back = tenths(-first.angle.degrees());
    let (turned, moved, upright) = (NodeRef::new(), NodeRef::new(), NodeRef::new());
    #[cfg(feature = "hydrate")]
    Effect::new(move |last: Option<super::angle::Turns>| {
        let last = last.unwrap_or(first.angle);
        // A piece that is put away waits in the middle, to come from there.
        let bead = bead().unwrap_or(Bead {
            angle: last,
            far: 0.0,
        });
        let angle = bead.angle.near(last);
        put(turned, &format!("rotate({}deg)", tenths(angle.degrees())));
        put(moved, &format!("translate({}px)", tenths(bead.far)));
        put(upright, &format!("rotate({}deg)", tenths(-angle.degrees())));
        angle
    });
    view! {
        <g
            transform=format!("translate({} {})", tenths(width / 2.0), tenths(height / 2.0))
            visibility=now(move || seen(bead().is_some()))
        >
            <g class="moves" node_ref=turned transform=format!("rotate({degrees})")>
                <g class="moves" node_ref=moved transform=format!("translate({} 0)", tenths(first.far))>
                    <g class="moves" node_ref=upright transform=format!("rotate({back})")>
                        <use_ class="piece" href="#piece" x=now(edge) y=now(edge) width=now(across) height=now(across) />
                    </g>
                </g>
            </g>
        </g>
    }
}

fn seen(seen: bool) -> &'static str {
    if seen { "visible" } else { "hidden" }
}

/// Moves a part of the drawing by its own style, which moves smoothly where the attribute would jump.
#[cfg(feature = "hydrate")]
fn put(part: NodeRef<svg::G>, transform: &str) {
    use wasm_bindgen::JsCast;
    if let Some(part) = part.get_untracked() {
        let part: &web_sys::HtmlElement = part.unchecked_ref();
        // A browser that refuses leaves the part where the page put it.
        let _ = part.style().set_property("transform", transform);
    }
}
