//! The ring where nobody's turn it is: before one sits, while one waits, and when the circle has let go. It has no names
//! and no order, and takes whatever place the words and the buttons leave, in any shape.

use leptos::prelude::*;
use leptos::tachys::html::InertElement;

/// More seats than this are not drawn: they would touch.
const MOST: usize = 24;

/// What the ring shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Oval {
    /// The bench alone.
    Bench,
    /// The bench and one's own seat. Who sits there, and how many, is for those who sit.
    OwnSeat,
    /// One seat that has come loose.
    Leaving,
    /// The seats of so many people, each on its way.
    LetGo(usize),
}

impl Oval {
    pub(super) fn draw(self) -> impl IntoView {
        let (class, seats) = match self {
            Oval::Bench => ("oval", String::new()),
            Oval::OwnSeat => ("oval", own_seat()),
            Oval::Leaving => ("oval oval--gone", loose(0, 1)),
            Oval::LetGo(people) => {
                let people = people.clamp(1, MOST);
                let seats = (0..people).map(|seat| loose(seat, people)).collect();
                ("oval oval--gone", seats)
            }
        };
        let svg = [BEFORE, &seats, "</svg></div>"].concat();
        InertElement::new(["<div class=\"", class, "\">", &svg].concat())
    }
}

/// Light and bench, in parts of whatever place there is.
const BEFORE: &str = concat!(
    r#"<svg class="ring" aria-hidden="true"><defs><radialGradient id="oval-light">"#,
    r#"<stop class="light__near" offset="0"/><stop class="light__far" offset=".4"/>"#,
    r#"<stop class="light__edge" offset=".7"/><stop class="light__out" offset="1"/></radialGradient></defs>"#,
    r#"<ellipse class="light" cx="50%" cy="47%" rx="50%" ry="50%" fill="url(#oval-light)"/>"#,
    r#"<ellipse class="bench" cx="50%" cy="46%" rx="40%" ry="34%"/>"#,
);

/// The page's own colour keeps the bench off the seat.
fn own_seat() -> String {
    let circle =
        |class: &str, r: u8| format!(r#"<circle class="{class}" cx="50%" cy="80%" r="{r}"/>"#);
    [
        circle("oval__clear", 25),
        circle("seat__you", 22),
        circle("seat__disc", 17),
    ]
    .concat()
}

/// A seat that drifts outwards, further and fainter by turns, so that no two look led.
fn loose(seat: usize, of: usize) -> String {
    const DRIFT: [(u8, f64, f64); 4] = [
        (1, 1.1, 16.0),
        (2, 1.16, 14.0),
        (3, 1.2, 12.0),
        (4, 1.24, 9.0),
    ];
    const TURNS: [usize; 9] = [0, 3, 1, 0, 1, 0, 2, 1, 1];
    let (faint, out, size) = DRIFT[TURNS[seat % TURNS.len()]];
    // Bottom first, a little beside where they sat.
    let part = (seat as f64 + 0.12 * (seat % 3) as f64) / of as f64;
    let (sine, cosine) = (std::f64::consts::TAU * (0.25 + part)).sin_cos();
    let size = if of > 12 { size * 0.75 } else { size };
    format!(
        r#"<circle class="seat__disc oval__loose--{faint}" cx="{:.1}%" cy="{:.1}%" r="{size}"/>"#,
        37.5f64.mul_add(out * cosine, 50.0),
        38.0f64.mul_add(out * sine, 48.0),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_one_sits_the_ring_tells_nothing_of_the_others() {
        let html = Oval::OwnSeat.draw().to_html();
        assert_eq!(html.matches("seat__disc").count(), 1, "{html}");
        assert!(!html.contains("<use"), "no sign: {html}");
    }

    #[test]
    fn everyone_who_sat_is_let_go_and_none_leaves_the_picture() {
        for people in [1, 3, 12, MOST] {
            let html = Oval::LetGo(people).draw().to_html();
            assert_eq!(html.matches("seat__disc").count(), people, "{html}");
            let places = html.split("\"seat__disc").skip(1);
            for at in places.flat_map(|seat| seat.split('"').filter(|word| word.ends_with('%'))) {
                let at: f64 = at.trim_end_matches('%').parse().unwrap_or(f64::NAN);
                assert!((1.0..=99.0).contains(&at), "{at}");
            }
        }
        let fifty = Oval::LetGo(50).draw().to_html();
        assert_eq!(fifty.matches("seat__disc").count(), MOST);
    }
}
