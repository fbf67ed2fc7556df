//! The parts of a circle: a room for each kind, and the one place that names them all.
//!
//! Everything about a kind is in its own file: what is planned, its bounds, how long it takes, how it begins, what it
//! accepts and what its screens may see. `rules` is what each of them answers, `state` what a part remembers while it
//! goes on, `scene` what everyone sees of it, `bounds` and `pace` the limits and the times that they share.

mod agreements;
pub(crate) mod bounds;
mod r#break;
mod breathing;
mod centre;
mod centre_word;
mod closing;
mod gratitude;
pub(crate) mod kind;
mod offers_and_needs;
pub(crate) mod pace;
mod pairs;
mod reflection;
mod remembering;
mod round;
pub(crate) mod rules;
pub(crate) mod scene;
mod silence;
pub(crate) mod state;
mod together;
mod values;
mod weather;
mod words;

use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumString, IntoStaticStr, VariantNames};

use self::agreements::Agreements;
use self::bounds::At;
use self::rules::Rules;
use self::weather::WeatherCheck;
use crate::plan::error::PlanError;
use crate::time::Millis;

pub use self::r#break::Break;
pub use self::breathing::Breathing;
pub use self::centre::Centre;
pub use self::centre_word::CentreWord;
pub use self::closing::Closing;
pub use self::gratitude::Gratitude;
pub use self::kind::{ClosingWay, PartKind, RoundKind, Way, WordsKind};
pub use self::offers_and_needs::OffersAndNeeds;
pub use self::pairs::Pairs;
pub use self::reflection::Reflection;
pub use self::remembering::Remembering;
pub use self::round::Round;
pub use self::silence::Silence;
pub use self::together::Together;
pub use self::values::Values;
pub use self::words::Words;

/// One part of a circle, as it is planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, EnumDiscriminants)]
#[serde(rename_all = "snake_case")]
#[strum_discriminants(
    doc = "The word for a kind of part in a plan's JSON and in forms.",
    name(PartWord),
    derive(EnumString, IntoStaticStr, VariantNames, Serialize, Deserialize),
    strum(serialize_all = "snake_case"),
    serde(rename_all = "snake_case")
)]
pub enum Part {
    Agreements,
    Breathing(Breathing),
    Round(Round),
    Closing(Closing),
    Words(Words),
    Values(Values),
    Centre(Centre),
    Silence(Silence),
    Together(Together),
    Remembering(Remembering),
    Gratitude(Gratitude),
    Pairs(Pairs),
    OffersAndNeeds(OffersAndNeeds),
    Weather,
    CentreWord(CentreWord),
    Break(Break),
    Reflection(Reflection),
}

impl Part {
    /// A question that the piece goes round with once, without a content note.
    #[must_use]
    pub fn round(question: impl Into<String>, share: Option<Millis>) -> Part {
        Part::Round(Round {
            question: question.into(),
            share,
            kind: RoundKind::Question,
            note: String::new(),
            laps: 1,
        })
    }

    #[must_use]
    pub fn kind(&self) -> PartKind {
        self.rules().kind()
    }

    /// What its kind answers.
    pub(crate) fn rules(&self) -> &dyn Rules {
        each!(self, &Agreements, &WeatherCheck)
    }

    /// Tidies the words of this part, which is the part of this number from 1, or says what is wrong with it.
    pub(crate) fn check(&mut self, part: usize) -> Result<(), PlanError> {
        let (mut agreements, mut weather) = (Agreements, WeatherCheck);
        let rules: &mut dyn Rules = each!(self, &mut agreements, &mut weather);
        rules.check(At { part })
    }
}

/// The rules of each kind: what was planned itself, where there is something to plan.
macro_rules! each {
    ($part:expr, $agreements:expr, $weather:expr) => {
        match $part {
            Part::Agreements => $agreements,
            Part::Breathing(part) => part,
            Part::Round(part) => part,
            Part::Closing(part) => part,
            Part::Words(part) => part,
            Part::Values(part) => part,
            Part::Centre(part) => part,
            Part::Silence(part) => part,
            Part::Together(part) => part,
            Part::Remembering(part) => part,
            Part::Gratitude(part) => part,
            Part::Pairs(part) => part,
            Part::OffersAndNeeds(part) => part,
            Part::Weather => $weather,
            Part::CentreWord(part) => part,
            Part::Break(part) => part,
            Part::Reflection(part) => part,
        }
    };
}
use each;
