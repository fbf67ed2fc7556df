//! A seating before anyone is told of it. The host looks at it, moves people by hand, and then tells all phones at once.
//!
//! There is one at a time. Whoever forms circles names the one they saw, so that of two hosts who press "form" in the
//! same moment the second is shown what the first one made.

use std::collections::BTreeSet;

use circle::MAX_SEATS;
use serde::{Deserialize, Serialize};

use crate::afternoon::WayKind;
use crate::afternoon::bounds::{FEWEST_CIRCLES, MAX_CIRCLES};
use crate::forming::{FormError, Group};
use crate::person::PersonId;
use crate::refusal::HallRefusal;

/// The number of a preview within its gathering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PreviewNumber(pub u32);

/// Who would sit with whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    pub way: WayKind,
    pub circles: Vec<Group>,
}

/// A proposal that the host looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preview {
    pub number: PreviewNumber,
    pub proposal: Proposal,
    /// The circles before the last move by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) before: Option<Vec<Group>>,
    /// Whom the host has moved: they sit, or wait, where she set them down, whatever they choose.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(crate) by_hand: BTreeSet<PersonId>,
    /// Someone was moved by hand since it was formed, or taken out of it; also if that was undone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) is_changed: bool,
}

impl Proposal {
    /// Whether it can be: each of `seatable` once at most, nobody else, a keeper in each circle who `keeps`.
    pub(crate) fn check(
        &self,
        seatable: &BTreeSet<PersonId>,
        keeps: &BTreeSet<PersonId>,
    ) -> Result<(), HallRefusal> {
        let asked = self.circles.len();
        if !(FEWEST_CIRCLES..=MAX_CIRCLES).contains(&asked) {
            return Err(FormError::Circles { asked }.into());
        }
        let mut seated = BTreeSet::new();
        let mut spots = BTreeSet::new();
        for group in &self.circles {
            if usize::from(group.spot) >= MAX_CIRCLES || !spots.insert(group.spot) {
                return Err(FormError::Circles { asked }.into());
            }
            if group.size() > MAX_SEATS {
                return Err(HallRefusal::CircleFull);
            }
            let keeper = group.keeper.ok_or(HallRefusal::KeeperMissing)?;
            if !keeps.contains(&keeper) {
                return Err(HallRefusal::KeeperMissing);
            }
            for person in group.members() {
                if !seatable.contains(&person) || !seated.insert(person) {
                    return Err(HallRefusal::NotEveryoneOnce);
                }
            }
        }
        Ok(())
    }

    /// The circle in which this person would sit, from 0.
    #[must_use]
    pub fn circle_of(&self, person: PersonId) -> Option<usize> {
        let sits = |group: &Group| group.members().any(|member| member == person);
        self.circles.iter().position(sits)
    }

    /// The circle that this person would keep, from 0.
    #[must_use]
    pub fn kept_by(&self, person: PersonId) -> Option<usize> {
        let keeps = |group: &Group| group.keeper == Some(person);
        self.circles.iter().position(keeps)
    }
}

impl Preview {
    /// Whether each circle has a keeper.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.proposal.circles.iter().all(|g| g.keeper.is_some())
    }

    /// Whether it may be told how many sit apart from whom they asked not to sit with: only of a seating by chance that
    /// keeps those wishes, and only as it was formed. Were it told after each move, moving one after the other would
    /// show whose wish it is.
    #[must_use]
    pub fn tells_apart(&self) -> bool {
        let keeps_wishes = match self.proposal.way {
            WayKind::Even | WayKind::NewFaces => true,
            WayKind::Topic | WayKind::ByHand | WayKind::AsBefore => false,
        };
        keeps_wishes && !self.is_changed
    }

    /// Moves someone by hand: to this circle, from 0, or to those who are not seated. A keeper who is moved changes
    /// places with the other circle's keeper; whoever `keeps` and comes to a circle without one keeps it.
    pub(crate) fn shift(
        &mut self,
        person: PersonId,
        keeps: bool,
        to: Option<usize>,
    ) -> Result<(), HallRefusal> {
        let before = self.proposal.circles.clone();
        let from = self.proposal.circle_of(person);
        let kept = self.proposal.kept_by(person);
        if let Some(to) = to {
            let circles = &self.proposal.circles;
            let to = circles.get(to).ok_or(HallRefusal::UnknownProposal)?;
            let changes_places = kept.is_some() && to.keeper.is_some();
            if to.size() >= MAX_SEATS && !changes_places {
                return Err(HallRefusal::CircleFull);
            }
        }
        if from == to {
            return Err(HallRefusal::SitsThere);
        }
        let circles = &mut self.proposal.circles;
        match (kept, to) {
            (Some(_), None) => return Err(HallRefusal::KeeperMissing),
            (Some(from), Some(to)) => {
                let other = circles[to].keeper.replace(person);
                circles[from].keeper = other;
            }
            (None, _) => {
                if let Some(from) = from {
                    circles[from].people.retain(|other| *other != person);
                }
                match to.map(|to| &mut circles[to]) {
                    Some(group) if group.keeper.is_none() && keeps => group.keeper = Some(person),
                    Some(group) => group.people.push(person),
                    None => {}
                }
            }
        }
        self.before = Some(before);
        self.by_hand.insert(person);
        self.is_changed = true;
        Ok(())
    }

    /// Someone is not to be seated any more.
    pub(crate) fn forget(&mut self, person: PersonId) {
        self.by_hand.remove(&person);
        self.is_changed |= self.proposal.circle_of(person).is_some();
        let before = self.before.iter_mut().flatten();
        for group in self.proposal.circles.iter_mut().chain(before) {
            group.keeper = group.keeper.filter(|keeper| *keeper != person);
            group.people.retain(|other| *other != person);
        }
    }

    /// Someone does not keep any more, and sits as the others do.
    pub(crate) fn keeps_no_more(&mut self, person: PersonId) {
        let before = self.before.iter_mut().flatten();
        for group in self.proposal.circles.iter_mut().chain(before) {
            if group.keeper == Some(person) {
                group.keeper = None;
                group.people.push(person);
            }
        }
    }
}
