//! Where each circle sits: the number that stands on its poster, the place, the way to it, who keeps it.

use gathering::view::CirclePlace;

use super::Shown;
use crate::face::Block;
use crate::face::wall::Look;
use crate::hall::sight::RoomSight;
use crate::say::say;
use crate::words::{capital, count};

/// The most that stand on a wall.
const MOST: usize = 30;
/// With more circles than so many, who keeps is left out; with more than so many, the way too where it is long.
const WITH_KEEPERS: usize = 6;
const WITH_WAYS: usize = 12;
/// A way of more characters than this is on phones alone, where there are many circles.
const SHORT_WAY: usize = 22;
/// And a way of more than this is written smaller.
const LONG_WAY: usize = 60;

pub(super) fn places(sight: &RoomSight<'_>) -> Shown {
    let circles = &sight.wall.everyones.circles;
    let many = circles.len().min(MOST);
    let look = match many {
        ..=4 => "hall-places hall-places--4",
        5..=6 => "hall-places hall-places--6",
        7..=12 => "hall-places hall-places--12",
        13..=20 => "hall-places hall-places--20",
        _ => "hall-places hall-places--30",
    };
    let lines = circles.iter().take(MOST);
    let lines: Vec<_> = lines.map(|circle| place(sight, circle, many)).collect();
    let mut body = vec![Block::list(look, say().room_wall_places(), lines).keyed("places")];
    let more = circles.len() - many;
    if more > 0 {
        let words = say().wall_more(count(more));
        body.push(Block::text("wall__more", words).keyed("more"));
    }
    Shown {
        moment: "places".to_owned(),
        body,
        more: " wall--places",
        ..Shown::of(
            Look::Wide,
            say().room_wall_places(),
            say().room_wall_places_sub(),
        )
    }
}

fn place(sight: &RoomSight<'_>, circle: &CirclePlace, many: usize) -> Block {
    let number = (u32::from(circle.spot) + 1).to_string();
    let name = |name: String| Block::text("hall-places__name", name).keyed("name");
    let mut within = match &circle.place {
        Some(spot) => vec![
            Block::text("hall-places__no", number).keyed("no"),
            name(spot.name.clone()),
        ],
        None => vec![name(capital(&say().in_hall_circle(number)))],
    };
    let way = circle.place.as_ref().map_or("", |spot| spot.way.trim());
    let fits = many <= WITH_WAYS || way.chars().count() <= SHORT_WAY;
    if !way.is_empty() && fits {
        let look = if way.chars().count() > LONG_WAY {
            "hall-places__way hall-places__way--long"
        } else {
            "hall-places__way"
        };
        within.push(Block::text(look, way).keyed("way"));
    }
    if let Some(keeper) = circle.keeper.filter(|_| many <= WITH_KEEPERS) {
        let words = say().room_wall_keeps(sight.called.of(keeper));
        within.push(Block::text("hall-places__keeper", words).keyed("keeper"));
    }
    Block::item("", "")
        .with(within)
        .keyed(circle.circle.0.to_string())
}
