//! What each screen may know. Four types, so that a field for one screen cannot reach another: the compiler sees to it.
//! None of them has a name in it; names are added by the server from memory.

mod making;
mod tile;

use std::collections::{BTreeMap, BTreeSet};

use circle::{AgreementId, Breath, SeatId, Thumb, Timestamp};
use serde::{Deserialize, Serialize};

use crate::afternoon::{Block, BlockTimes, Spot, WorkKind};
use crate::circles::CircleNumber;
use crate::command::HallActionKind;
use crate::consent::{Counts, RoomStanding};
use crate::forming::Kept;
use crate::house::{Note, WordSent};
use crate::person::{HallRole, HallSign, OfferNumber, PersonId, Phone};
use crate::preview::Preview;
use crate::stage::HallStage;
pub use tile::{Pressing, QUIET_AFTER, TileView};

/// What everyone under the roof may see: what every phone and the wall have in common. An arrival changes one number
/// of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Everyones {
    pub title: String,
    pub about: String,
    pub care: String,
    pub stage: HallStage,
    pub blocks: Vec<BlockView>,
    pub times: BlockTimes,
    /// The words of the present block for the wall: a teaching card, a question for all circles, closing words.
    pub card: Option<String>,
    /// What one can choose to sit together for, while circles are formed by topic; a wish names its place in here.
    pub topics: Vec<String>,
    pub lets_in: bool,
    /// How many are here.
    pub here: u32,
    /// Since when everything is held.
    pub held_since: Option<Timestamp>,
    /// The breath that goes on or has just ended.
    pub breath: Option<Breath>,
    /// Agreements: those in force, and while they are settled or before it the open ones too.
    pub agreements: Vec<RoomAgreementView>,
    /// Where each circle sits.
    pub circles: Vec<CirclePlace>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockView {
    pub title: String,
    pub kind: WorkKind,
    pub minutes: u16,
}

/// An agreement as everyone sees it: words and counts that were told in steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomAgreementView {
    pub id: AgreementId,
    pub text: String,
    /// The number of its wording; an answer names it.
    pub wording: u16,
    pub standing: RoomStanding,
    pub told: Counts,
}

/// Where a circle sits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CirclePlace {
    pub circle: CircleNumber,
    /// From 0: the number on its tile and poster is one more.
    pub spot: u8,
    /// None where the host named no place: then it has only its number.
    pub place: Option<Spot>,
    /// Who was asked to keep it.
    pub keeper: Option<PersonId>,
}

/// What a phone sees of one person besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnView {
    pub person: PersonId,
    pub sign: HallSign,
    pub role: HallRole,
    pub keeps: bool,
    pub joins: bool,
    pub may: BTreeSet<HallActionKind>,
    /// The circle and the seat that are theirs.
    pub sits: Option<(CircleNumber, SeatId)>,
    /// They said yes, and are about to have a seat there.
    pub moves_to: Option<CircleNumber>,
    /// They said yes to a place that could not be kept, and were asked nothing since.
    pub place_lost: bool,
    /// Said that they would rather stay when they were last asked, or nothing.
    pub stayed: bool,
    /// The circle in which they sat has closed, and no new ones were formed since.
    pub finished: bool,
    pub offer: Option<OfferView>,
    pub answers: BTreeMap<AgreementId, Thumb>,
    /// Those who share this phone and, for hosts, those without one.
    pub carries: Vec<PersonId>,
}

/// What someone is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferView {
    pub number: OfferNumber,
    pub to: CircleNumber,
    pub keeps: bool,
    /// How many sit there now.
    pub there: u32,
    /// How many seats it will have if all say yes who were asked, this one among them.
    pub seats: u32,
    /// They sit somewhere, and stay there if they say nothing.
    pub lapses_at: Option<Timestamp>,
    /// They asked for five more minutes, until then.
    pub again_at: Option<Timestamp>,
}

/// What the host's board sees besides. States, never words; no wish has a name beside it but of those who came
/// together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HostView {
    pub may: BTreeSet<HallActionKind>,
    pub edition: u32,
    pub blocks: Vec<Block>,
    /// The places of circles, the first circle's first.
    pub spots: Vec<Spot>,
    pub frozen: bool,
    pub ending: bool,
    /// All agreements of the room, also those that are still to be settled.
    pub agreements: Vec<RoomAgreementView>,
    pub people: Vec<HostPerson>,
    /// Those who have no seat and wish one, and the circle that would suit: the smallest. Who said that they stay stands
    /// last.
    pub unseated: Vec<Unseated>,
    /// How many sat in a circle that has closed, and wait for none until new ones are formed.
    pub finished: u32,
    pub tiles: Vec<TileView>,
    pub answers: AnswerCounts,
    pub preview: Option<PreviewView>,
    /// The present block forms circles, and people were told of theirs.
    pub formed: bool,
    pub come_back: Option<ComeBackView>,
    pub words: Vec<WordSent>,
    /// What circles could not do.
    pub notes: Vec<Note>,
    /// Circles whose people might be asked over to another. A suggestion; nothing comes of it by itself.
    pub merges: Vec<MergeHint>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HostPerson {
    pub id: PersonId,
    pub sign: HallSign,
    pub role: HallRole,
    pub phone: Phone,
    pub keeps: bool,
    pub joins: bool,
    pub circle: Option<CircleNumber>,
    pub moves_to: Option<CircleNumber>,
    pub asked_to: Option<CircleNumber>,
    /// Said that they would rather stay, or nothing.
    pub stayed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unseated {
    pub person: PersonId,
    pub suits: Option<CircleNumber>,
}

/// How many answered how to what they were last asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerCounts {
    /// Have not answered.
    pub asked: u32,
    pub five_more: u32,
    pub on_the_way: u32,
    pub stayed: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreviewView {
    pub preview: Preview,
    /// Those who would sit in none of its circles.
    pub left_over: Vec<PersonId>,
    /// By topic: of those who would sit in none, what they chose, the first choice first.
    pub waiting_for: Vec<(PersonId, Vec<u8>)>,
    /// Those who came together, by pairs.
    pub together: Vec<(PersonId, PersonId)>,
    pub kept: Kept,
}

/// A suggestion to come back: answers are counted, not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComeBackView {
    pub by: Timestamp,
    pub yes: u32,
    pub five_more: u32,
    /// They hear it at the next hand-over.
    pub waiting: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MergeHint {
    pub circle: CircleNumber,
    pub why: WhyMerge,
    /// The smallest circle that has a keeper and room.
    pub into: CircleNumber,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyMerge {
    /// Below three are there.
    FewLeft,
    /// Its keeper never came, or has left.
    NoKeeper,
}

/// What the room's wall shows: what everyone sees, and the signs of those who came last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WallView {
    pub everyones: Everyones,
    /// The last first.
    pub newest: Vec<HallSign>,
    /// How many sit in a circle.
    pub seated: u32,
    /// How many are asked to a circle, or on their way to their seat.
    pub walking: u32,
}
