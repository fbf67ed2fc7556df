//! The gathering itself: everything there is to know about it, and nothing about who people are.

use std::collections::BTreeMap;

use circle::text::{AGREEMENT_CHARS, tidy};
use circle::{AgreementId, Breath, CommandId, FORGOTTEN_AFTER, Remembered, Timestamp};
use serde::{Deserialize, Serialize};

use crate::afternoon::bounds::MAX_ROOM_AGREEMENTS;
use crate::afternoon::{Afternoon, AfternoonEdit};
use crate::circles::{CircleNumber, HallCircle};
use crate::consent::RoomAgreement;
use crate::counts::HallCounts;
use crate::house::{ComeBack, Note, Opening, WordSent};
use crate::order::{Orders, WordNumber};
use crate::person::{HallRole, HallSign, OPENER, Person, PersonId, Phone, Sits};
use crate::preview::Preview;
use crate::stage::HallStage;

/// The most circles that a gathering knows at a time: thirty, and thirty of the time before that some have not left.
pub const MOST_CIRCLES: usize = 60;
/// How many arrivals are remembered at the door. A late bus brings sixty.
pub(crate) const REMEMBERED_ARRIVALS: usize = 128;
/// How many circles back it is known who sat together.
pub(crate) const REMEMBERED_CIRCLES: usize = 6;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gathering {
    pub(crate) afternoon: Afternoon,
    /// How often the afternoon was changed since the gathering opened.
    pub(crate) edition: u32,
    /// What undoes the last change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) undo: Option<AfternoonEdit>,
    /// When the first block is planned to begin.
    pub(crate) begins: Timestamp,
    pub(crate) stage: HallStage,
    /// Since when the present block goes on; later than it began by what stood still in it.
    pub(crate) block_since: Timestamp,
    /// When each block began that has begun, by its number from 0: at most as many as an afternoon has.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) block_began: BTreeMap<usize, Timestamp>,
    pub(crate) began_at: Option<Timestamp>,
    /// The last time a person did something.
    pub(crate) last_at: Timestamp,
    /// It ends when the last circle has closed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) ending: bool,
    /// Nobody new may come in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) frozen: bool,
    pub(crate) people: BTreeMap<PersonId, Person>,
    pub(crate) next_person: u32,
    pub(crate) next_offer: u32,
    pub(crate) circles: Vec<HallCircle>,
    pub(crate) next_circle: u16,
    /// The first of the circles that people were told of last.
    #[serde(default)]
    pub(crate) told_from: CircleNumber,
    /// The block in which that was, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) told_in: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) opening: Option<Opening>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) preview: Option<Preview>,
    pub(crate) next_preview: u32,
    pub(crate) orders: Orders,
    pub(crate) agreements: Vec<RoomAgreement>,
    pub(crate) next_agreement: u16,
    /// Since when everything is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) held_since: Option<Timestamp>,
    /// The breath of the whole house that goes on or has just ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) breath: Option<Breath>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) come_back: Option<ComeBack>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) words: Vec<WordSent>,
    pub(crate) next_word: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) notes: Vec<Note>,
    pub(crate) counts: HallCounts,
    /// The last command ids of each person.
    pub(crate) remembered: BTreeMap<PersonId, Remembered>,
    /// The last arrivals: which command brought whom.
    pub(crate) arrivals: Vec<(CommandId, PersonId)>,
}

impl Gathering {
    /// A gathering that has just been opened, with its host there. `afternoon` is taken as checked.
    #[must_use]
    pub fn open(afternoon: Afternoon, begins: Timestamp, now: Timestamp) -> Gathering {
        let host = Person {
            id: OPENER,
            sign: HallSign(0),
            role: HallRole::Host,
            phone: Phone::Own,
            keeps: false,
            joins: false,
            sits: Sits::default(),
            offer: None,
            stayed: false,
            place_lost: false,
            sat: Vec::new(),
        };
        let texts = afternoon.agreements.iter();
        let texts = texts.filter_map(|text| tidy(text, AGREEMENT_CHARS).ok());
        let agreements: Vec<_> = texts
            .take(MAX_ROOM_AGREEMENTS)
            .zip(0..)
            .map(|(text, id)| RoomAgreement::new(AgreementId(id), text))
            .collect();
        Gathering {
            afternoon,
            edition: 0,
            undo: None,
            begins,
            stage: HallStage::Before,
            block_since: now,
            block_began: BTreeMap::new(),
            began_at: None,
            last_at: now,
            ending: false,
            frozen: false,
            people: BTreeMap::from([(OPENER, host)]),
            next_person: 1,
            next_offer: 0,
            circles: Vec::new(),
            next_circle: 0,
            told_from: CircleNumber::default(),
            told_in: None,
            opening: None,
            preview: None,
            next_preview: 0,
            orders: Orders::default(),
            next_agreement: agreements.len() as u16,
            agreements,
            held_since: None,
            breath: None,
            come_back: None,
            words: Vec::new(),
            next_word: 0,
            notes: Vec::new(),
            counts: HallCounts::default(),
            remembered: BTreeMap::new(),
            arrivals: Vec::new(),
        }
    }

    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(&id)
    }

    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.values()
    }

    /// Whoever has this sign, for "someone came with me".
    #[must_use]
    pub fn with_sign(&self, sign: HallSign) -> Option<PersonId> {
        let mut people = self.people.values();
        people.find(|person| person.sign == sign).map(|p| p.id)
    }

    /// Whom this arrival brought, if the command was carried out.
    #[must_use]
    pub fn person_given_to(&self, arrival: CommandId) -> Option<PersonId> {
        let mut arrivals = self.arrivals.iter();
        arrivals.find(|(id, _)| *id == arrival).map(|(_, p)| *p)
    }

    /// Those who share this phone, or, for a host, have none.
    #[must_use]
    pub fn carries(&self, by: PersonId) -> Vec<PersonId> {
        let hosts = self.person(by).is_some_and(|person| person.role.hosts());
        let acts_for = |person: &&Person| match person.phone {
            Phone::Own => false,
            Phone::Of(carrier) => carrier == by,
            Phone::None => hosts,
        };
        self.people().filter(acts_for).map(|p| p.id).collect()
    }

    #[must_use]
    pub fn afternoon(&self) -> &Afternoon {
        &self.afternoon
    }

    /// How often the afternoon was changed; a change names it.
    #[must_use]
    pub fn edition(&self) -> u32 {
        self.edition
    }

    #[must_use]
    pub fn stage(&self) -> HallStage {
        self.stage
    }

    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.stage == HallStage::Ended
    }

    /// It has ended, and every circle has been told: the row can be forgotten.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.has_ended() && self.orders.is_empty()
    }

    #[must_use]
    pub fn orders(&self) -> &Orders {
        &self.orders
    }

    /// What circles are opened with, for [`crate::order::Ask::Open`].
    #[must_use]
    pub fn opening(&self) -> Option<&Opening> {
        self.opening.as_ref()
    }

    #[must_use]
    pub fn circles(&self) -> &[HallCircle] {
        &self.circles
    }

    #[must_use]
    pub fn circle(&self, number: CircleNumber) -> Option<&HallCircle> {
        self.circles.iter().find(|circle| circle.number == number)
    }

    /// The circles that have not ended.
    pub fn live(&self) -> impl Iterator<Item = &HallCircle> {
        self.circles.iter().filter(|circle| circle.is_live())
    }

    /// The agreements of the room, in force and open.
    #[must_use]
    pub fn agreements(&self) -> &[RoomAgreement] {
        &self.agreements
    }

    #[must_use]
    pub fn preview(&self) -> Option<&Preview> {
        self.preview.as_ref()
    }

    #[must_use]
    pub fn breath(&self) -> Option<&Breath> {
        self.breath.as_ref()
    }

    #[must_use]
    pub fn held_since(&self) -> Option<Timestamp> {
        self.held_since
    }

    /// The number that the next word of the house will have.
    #[must_use]
    pub fn next_word(&self) -> WordNumber {
        WordNumber(self.next_word)
    }

    /// The last time a person did something.
    #[must_use]
    pub fn last_at(&self) -> Timestamp {
        self.last_at
    }

    /// When it is forgotten if nobody does anything more.
    #[must_use]
    pub fn forgotten_at(&self) -> Timestamp {
        self.last_at.after(FORGOTTEN_AFTER)
    }
}
