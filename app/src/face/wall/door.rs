//! The way in, and who has come through it.

use super::{Look, WallPart, WallSight};
use crate::face::Block;
use crate::protocol::People;
use crate::ring::Mode;
use crate::say::say;
use crate::words::short::letters;
use crate::words::{Next, capital, count, listed};

/// So many names stand on a wall; more are counted.
const NAMED: usize = 12;
/// What has more letters than this is written smaller.
const LONG: usize = 180;

pub(crate) fn door(sight: &WallSight<'_>) -> WallPart {
    let words = sight.says(sight.words().line, sight.when_ready(Next::Begin));
    let why = &sight.commons.intention;
    let look = if letters(why) > LONG {
        "wall__why wall__why--long"
    } else {
        "wall__why"
    };
    WallPart {
        page: vec![
            Block::text(look, why.as_str()).keyed("why"),
            Block::text("wall__here", here(&sight.people)).keyed("here"),
        ],
        ..WallPart::of(Look::Door, words, Mode::Arriving)
    }
}

/// Who is here, by what they are called.
fn here(people: &People) -> String {
    let all = &people.people;
    let names: Vec<_> = all
        .iter()
        .take(NAMED)
        .map(|person| person.called.clone())
        .collect();
    match names.as_slice() {
        [] => String::new(),
        _ if all.len() > NAMED => {
            let how_many = capital(&count(all.len()));
            say().wall_here_and_more(how_many, names.join(", "))
        }
        _ => say().wall_here(names.len(), listed(&names)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Person;
    use circle::SeatId;

    fn people(many: u32) -> People {
        let person = |seat| Person {
            seat: SeatId(seat),
            called: ["P", &seat.to_string()].concat(),
            here: true,
        };
        People {
            people: (0..many).map(person).collect(),
            ..People::default()
        }
    }

    #[test]
    fn who_is_here() {
        assert_eq!(here(&people(1)), "P0 is here.");
        assert_eq!(here(&people(2)), "P0 and P1 are here.");
        assert_eq!(here(&people(3)), "P0, P1 and P2 are here.");
        assert!(here(&people(14)).starts_with("Fourteen of us are here: P0, P1, "));
        assert!(here(&people(14)).ends_with("P11 and more."));
    }
}
