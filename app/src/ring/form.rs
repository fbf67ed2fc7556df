//! What a ring looks like: the shapes it takes as its place grows lower, and what goes on in it.

use serde::{Deserialize, Serialize};

use super::angle::Turns;

/// A shape of the ring. The place it has decides: a phone's give way from round to bow, and so do a desk's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RingForm {
    Round,
    Mid,
    Low,
    Deep,
    Flat,
    /// The near side alone: oneself and two on either side.
    Bow,
    Desk,
    DeskMid,
    DeskLow,
    DeskDeep,
    /// On a projector, with words to its right.
    Wall,
    /// On a projector, to the right of a page.
    WallSide,
    /// On a projector, the whole of it.
    WallWhole,
}

impl RingForm {
    pub const ALL: [RingForm; 13] = [
        RingForm::Round,
        RingForm::Mid,
        RingForm::Low,
        RingForm::Deep,
        RingForm::Flat,
        RingForm::Bow,
        RingForm::Desk,
        RingForm::DeskMid,
        RingForm::DeskLow,
        RingForm::DeskDeep,
        RingForm::Wall,
        RingForm::WallSide,
        RingForm::WallWhole,
    ];

    /// The class of its place: a page without script carries more than one, and shows the one that fits.
    #[must_use]
    pub fn shape(self) -> &'static str {
        match self {
            RingForm::Round | RingForm::Desk => "round",
            RingForm::Mid | RingForm::DeskMid => "mid",
            RingForm::Low | RingForm::DeskLow => "low",
            RingForm::Deep | RingForm::DeskDeep => "deep",
            RingForm::Flat => "flat",
            RingForm::Bow => "bow",
            RingForm::Wall | RingForm::WallSide | RingForm::WallWhole => "wall",
        }
    }

    #[must_use]
    pub fn is_wall(self) -> bool {
        matches!(
            self,
            RingForm::Wall | RingForm::WallSide | RingForm::WallWhole
        )
    }

    #[must_use]
    pub fn is_desk(self) -> bool {
        matches!(
            self,
            RingForm::Desk | RingForm::DeskMid | RingForm::DeskLow | RingForm::DeskDeep
        )
    }

    /// Whether the time of a share has a way of its own inside the ring. Elsewhere it is on the bench.
    #[must_use]
    pub fn has_inner_way(self) -> bool {
        self == RingForm::Round || self.is_desk() || self.is_wall()
    }

    /// Where the first seat of the drawing is.
    #[must_use]
    pub fn base(self) -> Turns {
        if self.is_wall() {
            Turns::TOP
        } else {
            Turns::BOTTOM
        }
    }

    /// Who is named among so many seats.
    pub(super) fn names(self, seats: usize) -> Names {
        match self {
            RingForm::Round | RingForm::Mid if seats <= 10 => Names::All,
            RingForm::Round | RingForm::Mid | RingForm::Low | RingForm::Deep => Names::Key,
            _ if (self.is_desk() || self == RingForm::Wall) && seats <= 20 => Names::All,
            _ if self.is_desk() || self == RingForm::Wall => Names::Key,
            _ => Names::Nobody,
        }
    }
}

/// The form, as it is written, of a ring in a place so wide and high; on a desk, or on a phone.
#[must_use]
pub fn in_place(wide: i64, high: i64, desk: bool) -> &'static str {
    // In hundredths; the figures are those of the container queries in ring.css.
    match wide * 100 / high.max(1) {
        i64::MIN..117 if desk => "desk",
        i64::MIN..117 => "round",
        117..150 if desk => "desk_mid",
        117..150 => "mid",
        150..190 if desk => "desk_low",
        150..190 => "low",
        190.. if desk => "desk_deep",
        190..240 => "deep",
        240..330 => "flat",
        330.. => "bow",
    }
}

/// Who is named in a ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    All,
    /// The viewer, the holder, who is next.
    Key,
    Nobody,
}

/// What goes on in a ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// The piece goes round or lies in the centre.
    Turns,
    /// Quiet parts: no names, and the light is in the middle.
    Still,
    /// People sit together in twos and threes.
    Pairs,
    /// A break: people are up and about.
    Loose,
    /// It is over, and the ring lets go.
    Gone,
    /// People come and sit down.
    Arriving,
}

impl Mode {
    /// How much of the place the oval takes.
    pub(super) fn spread(self, form: RingForm) -> Spread {
        match self {
            Mode::Gone => Spread::Gone,
            Mode::Turns | Mode::Pairs => Spread::Named,
            Mode::Arriving if form.is_desk() => Spread::Named,
            Mode::Arriving | Mode::Still | Mode::Loose => Spread::Bare,
        }
    }
}

/// How much of its place an oval takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spread {
    /// It leaves room for names.
    Named,
    Bare,
    /// It leaves room to drift into.
    Gone,
}

/// The measures of a form, in units of its view box.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measures {
    pub(super) width: f64,
    pub(super) height: f64,
    /// What is left free on either side, above and below.
    pub(super) side: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// The largest radius of a seat.
    pub(super) most: f64,
    /// A seat's radius, in parts of the shortest way to the next.
    pub(super) share: f64,
    /// How much higher than wide it may be.
    pub(super) tall: f64,
    /// The room between the seats and the inner way.
    pub(super) gap: f64,
    /// The radius of the piece; none where it follows the seats.
    pub(super) bead: Option<f64>,
    /// The size of a name's letters.
    pub(super) font: f64,
}

impl Measures {
    pub(super) fn of(form: RingForm, spread: Spread, seats: usize) -> Measures {
        let phone = |height, top, bottom, most, share| Measures {
            width: 340.0,
            height,
            side: 0.0,
            top,
            bottom,
            most,
            share,
            tall: 9.0,
            gap: 14.0,
            bead: None,
            font: 15.0,
        };
        let desk = |height| Measures {
            width: 700.0,
            side: 112.0,
            gap: 16.0,
            bead: Some(14.0),
            ..phone(height, 34.0, 34.0, 30.0, 0.33)
        };
        let wall = |width, side, edge, most| Measures {
            width,
            side,
            gap: 18.0,
            bead: Some(17.0),
            font: 22.0,
            ..phone(720.0, edge, edge, most, 0.33)
        };
        let adrift = |height, most| Measures {
            side: 26.0,
            ..phone(height, 26.0, 26.0, most, 0.33)
        };
        let named = spread == Spread::Named;
        match (form, spread) {
            (RingForm::WallWhole, Spread::Gone) => wall(1280.0, 255.0, 72.0, 30.0),
            (RingForm::Round | RingForm::Desk, Spread::Gone) => adrift(430.0, 18.0),
            (RingForm::Mid | RingForm::DeskMid, Spread::Gone) => adrift(280.0, 18.0),
            (
                RingForm::Low
                | RingForm::Deep
                | RingForm::Flat
                | RingForm::Bow
                | RingForm::DeskLow
                | RingForm::DeskDeep,
                Spread::Gone,
            ) => adrift(200.0, 16.0),
            (RingForm::Round, _) if named => phone(348.0, 22.0, 22.0, 25.0, 0.31),
            (RingForm::Round, _) => phone(348.0, 0.0, 0.0, 25.0, 0.33),
            (RingForm::Mid, _) if named => phone(250.0, 22.8, 22.8, 22.0, 0.33),
            (RingForm::Mid, _) => phone(250.0, 0.0, 0.0, 22.0, 0.36),
            (RingForm::Low, _) if named => phone(204.0, 15.0, 23.4, 20.0, 0.36),
            (RingForm::Low, _) => phone(204.0, 0.0, 0.0, 20.0, 0.36),
            (RingForm::Deep, _) if named => phone(164.0, 3.0, 23.4, 18.0, 0.36),
            (RingForm::Deep, _) => phone(164.0, 0.0, 0.0, 18.0, 0.36),
            (RingForm::Flat, _) => phone(124.0, 0.0, 0.0, 16.0, 0.36),
            (RingForm::Bow, _) => phone(84.0, 0.0, 0.0, 17.0, 0.36),
            (RingForm::Desk, _) => desk(560.0),
            (RingForm::DeskMid, _) => desk(470.0),
            (RingForm::DeskLow, _) => desk(410.0),
            (RingForm::DeskDeep, _) => desk(340.0),
            (RingForm::Wall, _) if seats > 20 => Measures {
                tall: 1.12,
                gap: 22.0,
                bead: Some(14.0),
                share: 0.34,
                ..wall(848.0, 146.0, 30.0, 36.0)
            },
            (RingForm::Wall, _) => Measures {
                bottom: 46.0,
                ..wall(848.0, 120.0, 44.0, 36.0)
            },
            (RingForm::WallSide, _) => Measures {
                tall: 1.1,
                ..wall(560.0, 14.0, 40.0, 34.0)
            },
            (RingForm::WallWhole, _) => wall(1280.0, 240.0, 34.0, 34.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ring_gives_way_to_its_place() {
        for (wide, form, desk) in [
            (97, "round", "desk"),
            (117, "mid", "desk_mid"),
            (150, "low", "desk_low"),
            (190, "deep", "desk_deep"),
            (240, "flat", "desk_deep"),
            (330, "bow", "desk_deep"),
        ] {
            assert_eq!(in_place(wide, 100, false), form, "{wide}:100");
            assert_eq!(in_place(wide, 100, true), desk, "{wide}:100");
        }
        let written = |word: &str| serde_json::from_value(word.into()).ok();
        assert_eq!(written("desk_low"), Some(RingForm::DeskLow));
    }
}
