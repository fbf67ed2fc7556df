//! Draws a ring from its value. What moves (the piece, the light) and what warms keep their own nodes; a pass changes
//! classes, names and paths, and nothing is drawn anew.

use leptos::prelude::*;
use leptos::svg;

use super::drawn::{Glow, RingFrame, RingName, RingPiece, Square};
use super::time::Warmth;
use crate::icons::stop;
use crate::light::{Any, Now, any, memo, now};

/// A ring, as an image that says in words what it shows.
#[component]
pub fn RingDrawing(
    /// What stays while the same people sit.
    #[prop(into)]
    frame: Signal<RingFrame>,
    /// What a pass changes.
    #[prop(into)]
    piece: Signal<RingPiece>,
    /// How far time has warmed.
    #[prop(into)]
    time: Signal<Option<Warmth>>,
    /// Begins the ids within the drawing; another one for a second ring on the same page.
    #[prop(default = "r")]
    id: &'static str,
) -> impl IntoView {
    let class = now(move || {
        let shape = frame.with(|frame| frame.shape.clone());
        piece.with(|piece| ["ring in-", &shape, " ", &piece.mode].concat())
    });
    let mask = ["url(#", id, "-m)"].concat();
    let benched = mask.clone();
    any(view! {
        <svg
            class=class
            viewBox=now(move || frame.with(|frame| frame.view.clone()))
            role="img"
            aria-labelledby=[id, "-t"].concat()
        >
            <title id=[id, "-t"].concat()>{now(move || piece.with(|piece| piece.title.clone()))}</title>
            {light(frame, piece, id)}
            <mask id=[id, "-m"].concat() maskUnits="userSpaceOnUse" x="0" y="0" width="100%" height="100%">
                <rect width="100%" height="100%" fill="#fff" />
                {now(move || frame.with(|frame| (0..frame.seats.len()).map(|at| hole(frame, at)).collect::<Vec<_>>()))}
                {path("", None, now(move || piece.with(|piece| piece.clear.clone())))}
            </mask>
            {path("bench bench--been", Some(mask.clone()), now(move || piece.with(|piece| piece.been.clone())))}
            {path("bench", Some(mask), now(move || piece.with(|piece| piece.ahead.clone())))}
            {warming(frame, piece, time, benched)}
            {path("bond", None, now(move || piece.with(|piece| piece.bonds.clone())))}
            {path("bond is-mine", None, now(move || piece.with(|piece| piece.bond.clone())))}
            {now(move || frame.with(|frame| (0..frame.seats.len()).map(|at| seat(frame, piece, at)).collect::<Vec<_>>()))}
            {path("heading", None, now(move || piece.with(|piece| piece.heading.clone())))}
            {bead(frame, piece)}
        </svg>
    })
}

fn path(class: &'static str, mask: Option<String>, d: Now<String>) -> Any {
    any(view! { <path class=class mask=mask d=d /> })
}

fn circle(class: &'static str, x: String, y: String, r: String) -> Any {
    any(view! { <circle class=class cx=x cy=y r=r /> })
}

fn sign(class: &'static str, href: String, Square { from, across }: Square) -> Any {
    any(
        view! { <use_ class=class href=href x=from.clone() y=from width=across.clone() height=across /> },
    )
}

/// Round a seat the bench is not drawn.
fn hole(frame: &RingFrame, at: usize) -> Any {
    let (place, me) = (&frame.seats[at], frame.me == Some(at));
    let clear = if me { &frame.clear_you } else { &frame.clear };
    circle("", place.x.clone(), place.y.clone(), clear.clone())
}

fn seat(frame: &RingFrame, piece: Signal<RingPiece>, at: usize) -> Any {
    let place = &frame.seats[at];
    let class = now(move || {
        piece.with(|piece| {
            let class = piece.mark(at).map_or("", |mark| &mark.class);
            ["seat ", class].concat()
        })
    });
    let name = now(move || piece.with(|piece| Some(name(piece.mark(at)?.name.as_ref()?))));
    let zero = || "0".to_owned();
    let you =
        (frame.me == Some(at)).then(|| circle("seat__you", zero(), zero(), frame.you.clone()));
    let disc = circle("seat__disc", zero(), zero(), frame.seat.clone());
    let href = || ["#g-", &place.sign].concat();
    let sign = (!place.sign.is_empty()).then(|| sign("seat__glyph", href(), frame.sign.clone()));
    any(view! {
        <g class=class transform=["translate(", &place.x, " ", &place.y, ")"].concat()>
            <g class="seat__in">{you} {disc} {sign}</g>
            {name}
        </g>
    })
}

fn name(name: &RingName) -> Any {
    let RingName {
        text,
        x,
        y,
        end,
        note,
    } = name.clone();
    let end = if end.is_empty() {
        "middle".to_owned()
    } else {
        end
    };
    let note = (!note.is_empty()).then(|| {
        let x = x.clone();
        any(view! { <tspan class="seat__note" x=x dy="1.15em">{note}</tspan> })
    });
    any(view! { <text class="seat__name" x=x y=y text-anchor=end>{text} {note}</text> })
}

/// The time of a share or a part, from where it began both ways round.
fn warming(
    frame: Signal<RingFrame>,
    piece: Signal<RingPiece>,
    time: Signal<Option<Warmth>>,
    mask: String,
) -> Any {
    let inner = memo(move || frame.with(|frame| !frame.track.is_empty()));
    let timed = memo(move || piece.with(|piece| !piece.time.is_empty()));
    let warm = memo(move || timed.get() && time.with(Option::is_some));
    let track = path(
        "time__track",
        None,
        now(move || {
            if timed.get() {
                frame.with(|frame| frame.track.clone())
            } else {
                String::new()
            }
        }),
    );
    // The arc stays and changes, so that its colour can change slowly.
    let arc = now(move || {
        let mask = mask.clone();
        warm.get().then(|| {
            any(view! {
                <path
                    class=now(move || time.with(|time| time.as_ref().map_or("time", |time| time.class)))
                    mask=now(move || (!inner.get()).then(|| mask.clone()))
                    d=now(move || piece.with(|piece| piece.time.clone()))
                    pathLength="100"
                    stroke-dasharray=now(move || time.with(|time| Some(time.as_ref()?.dashes.clone())))
                />
            })
        })
    });
    any(view! {
        {track}
        {arc}
    })
}

/// The soft light round the piece.
fn light(frame: Signal<RingFrame>, piece: Signal<RingPiece>, id: &'static str) -> Any {
    let radius = move || now(move || frame.with(|frame| frame.light.clone()));
    let glow =
        any(view! { <circle class="light" r=radius() fill=["url(#", id, "-l)"].concat() /> });
    let moving = moving(
        frame,
        memo(move || piece.with(|piece| piece.light.clone())),
        glow,
    );
    any(view! {
        <defs>
            <radialGradient id=[id, "-l"].concat() gradientUnits="userSpaceOnUse" cx="0" cy="0" r=radius()>
                {stop("light__near", "0")}
                {stop("light__far", ".4")}
                {stop("light__edge", ".7")}
                {stop("light__out", "1")}
            </radialGradient>
        </defs>
        {moving}
    })
}

/// The talking piece.
fn bead(frame: Signal<RingFrame>, piece: Signal<RingPiece>) -> Any {
    let bead =
        now(move || frame.with(|frame| sign("piece", "#piece".to_owned(), frame.bead.clone())));
    moving(
        frame,
        memo(move || piece.with(|piece| piece.bead.clone())),
        any(bead),
    )
}

/// What moves to its new place. Put away, it waits in the middle, to come from there.
fn moving(frame: Signal<RingFrame>, place: Memo<Option<Glow>>, what: Any) -> Any {
    let to = move || {
        place
            .get()
            .unwrap_or_else(|| frame.with(|frame| frame.middle.clone()))
    };
    let Glow { x, y, scale } = untrack(to);
    let first = written(&[&x, " ", &y], &scale);
    let moved = NodeRef::<svg::G>::new();
    #[cfg(feature = "hydrate")]
    crate::light::follow(move || {
        let Glow { x, y, scale } = to();
        put(moved, &written(&[&x, "px,", &y, "px"], &scale));
    });
    let visibility = now(move || {
        if place.with(Option::is_some) {
            "visible"
        } else {
            "hidden"
        }
    });
    any(view! { <g class="moves" node_ref=moved transform=first visibility=visibility>{what}</g> })
}

fn written(place: &[&str], scale: &str) -> String {
    let scale = if scale.is_empty() { "1" } else { scale };
    ["translate(", &place.concat(), ") scale(", scale, ")"].concat()
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

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use circle::SeatId;

    use super::*;
    use crate::ring::draw::tests::{circle_of, round};
    use crate::ring::form::{Mode, RingForm};

    fn drawn(form: RingForm, mode: Mode, seats: usize) -> String {
        let (commons, people) = circle_of(seats, &["Amara", "Noor", "Jo"], 4, round());
        let me = (!form.is_wall()).then_some(SeatId(1));
        let drawing = crate::ring::draw(form, mode, &commons, &people, me);
        let time = Warmth {
            dashes: "19 62 19 0".to_owned(),
            class: "time time--1",
        };
        Owner::new().with(|| {
            let (frame, piece) = (drawing.frame.clone(), drawing.piece.clone());
            let frame = Signal::derive(move || frame.clone());
            let piece = Signal::derive(move || piece.clone());
            let time = Signal::derive(move || Some(time.clone()));
            view! { <RingDrawing frame=frame piece=piece time=time id="t" /> }.to_html()
        })
    }

    #[test]
    fn the_page_holds_the_ring_as_an_image_with_its_sentence() {
        for form in RingForm::ALL {
            let page = drawn(form, Mode::Turns, 9);
            assert!(page.contains(r#"role="img""#) && page.contains(r#"aria-labelledby="t-t""#));
            assert!(
                page.contains(r#"<title id="t-t">Ring of nine seats."#),
                "{page}"
            );
            assert!(page.contains("seat__glyph"), "{form:?}");
            assert!(
                !page.contains("style="),
                "what moves is placed by an attribute"
            );
        }
        let quiet = drawn(RingForm::Low, Mode::Still, 9);
        assert!(!quiet.contains("seat__name"), "{quiet}");
    }
}
