//! A seating of those who are in the hall.

use std::collections::BTreeMap;

use super::error::FormError;
use super::kept::Kept;
use super::room::{FormAsk, Group, Room, Sitter, SpotTraits};
use crate::afternoon::{Spot, Way};
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
        let sitters = self.seatable().map(|person| Sitter {
            id: person.id,
            keeps: person.keeps,
            sat: person.sat.clone(),
        });
        let room = Room {
            sitters: sitters.collect(),
            spots: self.spots(),
            hints: wishes.hints(self),
        };
        let circles = self.circles.iter();
        let spots = circles.map(|circle| (circle.number, (circle.spot, circle.keeper)));
        let circles = room.formed(ask, &spots.collect(), seed)?;
        let way = ask.way.kind();
        Ok(Proposal { way, circles })
    }

    /// How many wishes this seating keeps, for the host: numbers, never whose. Of those not to sit with someone nothing is
    /// counted unless it [may be told](Preview::tells_apart).
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
