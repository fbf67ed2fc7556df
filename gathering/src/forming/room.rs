//! Who is to be seated, and what is known for it.

use serde::{Deserialize, Serialize};
use strum::VariantArray;

use crate::afternoon::Way;
use crate::circles::CircleNumber;
use crate::person::PersonId;

/// Those who are to be seated.
#[derive(Clone, Debug, Default)]
pub struct Room {
    pub sitters: Vec<Sitter>,
    /// The places of circles in the building, the first circle's first.
    pub spots: Vec<SpotTraits>,
    pub hints: Hints,
}

/// Someone to be seated.
#[derive(Clone, Debug)]
pub struct Sitter {
    pub id: PersonId,
    /// Was named to keep a circle.
    pub keeps: bool,
    /// The circles they sat in before, the last one last.
    pub sat: Vec<CircleNumber>,
}

/// What a place in the building has.
#[derive(Clone, Copy, Debug, Default)]
pub struct SpotTraits {
    pub near_exit: bool,
    pub quiet: bool,
}

/// What people said would suit them. Never saved, never shown with a name beside it but of those who came together.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// Both said so.
    pub together: Vec<(PersonId, PersonId)>,
    pub apart: Vec<(PersonId, PersonId)>,
    pub places: Vec<(PersonId, PlaceWish)>,
    /// Each one's topics by number, the first choice first; who chose first stands first.
    pub topics: Vec<(PersonId, Vec<u8>)>,
}

/// A place that suits someone. It needs no reason.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, VariantArray,
)]
#[serde(rename_all = "snake_case")]
pub enum PlaceWish {
    NearExit,
    QuietCorner,
}

impl PlaceWish {
    pub const ALL: &[PlaceWish] = PlaceWish::VARIANTS;

    /// Whether a place has it.
    #[must_use]
    pub fn is_met_by(self, spot: SpotTraits) -> bool {
        match self {
            PlaceWish::NearExit => spot.near_exit,
            PlaceWish::QuietCorner => spot.quiet,
        }
    }
}

impl Room {
    /// What the place of the circle of this number has, from 0.
    pub(crate) fn spot(&self, at: usize) -> SpotTraits {
        self.spots.get(at).copied().unwrap_or_default()
    }
}

/// How circles are to be formed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormAsk {
    pub way: Way,
    /// How many circles. By topic there are as many as topics, and as before as many as before.
    pub circles: u8,
}

/// A circle as it is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its place in the building, from 0.
    pub spot: u8,
    pub keeper: Option<PersonId>,
    /// All but its keeper.
    pub people: Vec<PersonId>,
}

impl Group {
    /// Its keeper, then the others.
    pub fn members(&self) -> impl Iterator<Item = PersonId> {
        self.keeper.into_iter().chain(self.people.iter().copied())
    }

    #[must_use]
    pub fn size(&self) -> usize {
        self.people.len() + usize::from(self.keeper.is_some())
    }
}
