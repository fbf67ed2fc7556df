//! A person's sign in the hall, as it is drawn: a disc with the sign in it. Its colour is told by words; the disc has one
//! of five grounds and one of four edges, so that two signs side by side differ also where all is grey.

use gathering::HallSign;

use crate::face::Block;

/// The ground and the edge for each colour.
fn drawn_as(colour: &str) -> (&'static str, &'static str) {
    match colour {
        "amber" => ("warm", "fine"),
        "rust" => ("warm", "thick"),
        "copper" => ("warm", "double"),
        "coral" => ("warm", "dots"),
        "rose" => ("dusk", "fine"),
        "cherry" => ("dusk", "thick"),
        "plum" => ("dusk", "double"),
        "lilac" => ("dusk", "dots"),
        "mint" => ("sage", "fine"),
        "moss" => ("sage", "thick"),
        "olive" => ("sage", "double"),
        "teal" => ("sage", "dots"),
        "sky" => ("stone", "fine"),
        "slate" => ("stone", "thick"),
        "indigo" => ("stone", "double"),
        "ash" => ("stone", "dots"),
        "sand" => ("pale", "thick"),
        "straw" => ("pale", "double"),
        "pearl" => ("pale", "dots"),
        _ => ("pale", "fine"),
    }
}

/// A line of a list that begins with this sign.
pub(crate) fn line(look: &str, sign: HallSign, text: impl ToString) -> Block {
    let (ground, edge) = drawn_as(sign.colour());
    let look = format!("{look} hue hue--{ground} hue--{edge}");
    Block::item(look.trim_start(), text).icon(&icon(sign))
}

/// Its name in the sprite.
pub(crate) fn icon(sign: HallSign) -> String {
    ["g-", sign.key()].concat()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use gathering::person::COLOURS;

    use super::*;

    #[test]
    fn no_two_colours_are_drawn_alike() {
        let drawn: BTreeSet<_> = COLOURS.iter().map(|colour| drawn_as(colour)).collect();
        assert_eq!(drawn.len(), COLOURS.len());
    }
}
