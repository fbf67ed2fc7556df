//! A seating of those who are in the hall.

use std::collections::BTreeMap;

use super::error::FormError;
use super::kept::Kept;
use super::room::{FormAsk, Group, Room, Sitter, SpotTraits};
use crate::afternoon::{Spot, Topic, Way, WayKind, Work};
use crate::circles::CircleNumber;
use crate::gathering::Gathering;
use crate::person::PersonId;
use crate::preview::{Preview, Proposal};
use crate::wishes::Wishes;

impl Room {
    /// Who sits with whom, by `ask` and this seed; the same seed gives the same.
    ///
    /// # Errors
    /// A [`FormError`] that says how many of what are missing.
    pub fn form(&self, ask: &FormAsk, seed: u64) -> Result<Vec<Group>, FormError> {
        self.formed(ask, &BTreeMap::new(), seed)
    }

    fn formed(
        &self,
        ask: &FormAsk,
        spots: &BTreeMap<CircleNumber, (u8, Option<PersonId>)>,
        seed: u64,
    ) -> Result<Vec<Group>, FormError> {
        let circles = usize::from(ask.circles);
        match &ask.way {
            Way::Even => self.evenly(circles, false, seed),
            Way::NewFaces => self.evenly(circles, true, seed),
            Way::ByHand => self.only_keepers(circles, seed),
            Way::Topic { topics } => self.by_topic(topics, seed),
            Way::AsBefore => self.as_before(spots, seed),
        }
    }
}

impl Gathering {
    /// Who would sit with whom, for [`crate::HallAction::Preview`]. It is worked out outside of `act`, since wishes are
    /// never part of what is saved.
    ///
    /// # Errors
    /// A [`FormError`] that says how many of what are missing.
    pub fn form(&self, wishes: &Wishes, ask: &FormAsk, seed: u64) -> Result<Proposal, FormError> {
        let room = self.room(wishes);
        let circles = self.circles.iter();
        let spots = circles.map(|circle| (circle.number, (circle.spot, circle.keeper)));
        let circles = room.formed(ask, &spots.collect(), seed)?;
        let way = ask.way.kind();
        Ok(Proposal { way, circles })
    }

    fn room(&self, wishes: &Wishes) -> Room {
        let sitters = self.seatable().map(|person| Sitter {
            id: person.id,
            keeps: person.keeps,
            sat: person.sat.clone(),
        });
        Room {
            sitters: sitters.collect(),
            spots: self.spots(),
            hints: wishes.hints(self),
        }
    }

    /// The block in which people come to sit together by topic, now or next, and its topics.
    #[must_use]
    pub fn topics_to_choose(&self) -> Option<(usize, &[Topic])> {
        let begun = self.stage.block().unwrap_or(0);
        let blocks = self.afternoon.blocks.iter().enumerate().skip(begun);
        let mut topics = blocks.filter_map(|(at, block)| {
            let Work::Form {
                way: Way::Topic { topics },
                ..
            } = &block.work
            else {
                return None;
            };
            Some((at, topics.as_slice()))
        });
        topics.next()
    }

    /// What it does to what the host looks at, formed by topic, that there is room in a topic for who waits for it, or that
    /// someone chose another topic since; none if nothing changes by it. Whom the host moved stays where she set them down.
    #[must_use]
    pub fn moved_up(&self, wishes: &Wishes) -> Option<Gathering> {
        let preview = self.preview.as_ref()?;
        let proposal = &preview.proposal;
        let (_, topics) = self.topics_to_choose()?;
        if proposal.way != WayKind::Topic || topics.len() != proposal.circles.len() {
            return None;
        }
        let room = self.room(wishes);
        let mut circles = proposal.circles.clone();
        for (at, group) in circles.iter_mut().enumerate() {
            let elsewhere = |person: PersonId| {
                let chose = room.hints.first_choice(person);
                chose.is_some_and(|topic| topic != at && topic < topics.len())
            };
            let goes = |person: PersonId| !preview.by_hand.contains(&person) && elsewhere(person);
            group.people.retain(|person| !goes(*person));
        }
        room.seat_by_choice(topics, &preview.by_hand, &mut circles);
        let mut changed = self.clone();
        let preview = changed.preview.as_mut()?;
        let moved = preview.proposal.circles != circles;
        preview.proposal.circles = circles;
        moved.then_some(changed)
    }

    /// How many wishes these groups keep, for the host: numbers, never whose.
    #[must_use]
    pub fn kept(&self, wishes: &Wishes, preview: &Preview) -> Kept {
        let proposal = &preview.proposal;
        let by_topic = proposal.way == crate::afternoon::WayKind::Topic;
        let mut hints = wishes.hints(self);
        if !preview.tells_apart() {
            hints.apart.clear();
        }
        hints.kept(&proposal.circles, &self.spots(), by_topic)
    }

    fn spots(&self) -> Vec<SpotTraits> {
        let traits = |spot: &Spot| SpotTraits {
            near_exit: spot.near_exit,
            quiet: spot.quiet,
        };
        self.afternoon.spots.iter().map(traits).collect()
    }
}
