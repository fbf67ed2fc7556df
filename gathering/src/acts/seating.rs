//! A seating is looked at, changed by hand, and told of.

use std::collections::BTreeSet;

use circle::{Plan, Timestamp};

use crate::afternoon::Block;
use crate::circles::{CircleNumber, HallCircle, KEEPER_AWAITED};
use crate::consent::RoomAgreement;
use crate::cue::HallCue;
use crate::gathering::{Gathering, MOST_CIRCLES};
use crate::house::Opening;
use crate::order::Ask;
use crate::person::PersonId;
use crate::preview::{Preview, PreviewNumber, Proposal};
use crate::refusal::HallRefusal;

impl Gathering {
    pub(crate) fn look_at(
        &mut self,
        over: Option<PreviewNumber>,
        proposal: &Proposal,
    ) -> Result<(), HallRefusal> {
        if over != self.preview.as_ref().map(|preview| preview.number) {
            return Err(HallRefusal::FormedMeanwhile);
        }
        let seatable: BTreeSet<_> = self.seatable().map(|person| person.id).collect();
        proposal.check(&seatable, &self.seatable_keepers())?;
        self.preview = Some(Preview {
            number: PreviewNumber(self.next_preview),
            proposal: proposal.clone(),
            before: None,
            by_hand: BTreeSet::new(),
            is_changed: false,
        });
        self.next_preview += 1;
        Ok(())
    }

    pub(crate) fn move_person(
        &mut self,
        number: PreviewNumber,
        id: PersonId,
        to: Option<u8>,
    ) -> Result<(), HallRefusal> {
        let person = self.seatable().find(|person| person.id == id);
        let keeps = person.ok_or(HallRefusal::UnknownPerson)?.keeps;
        let preview = self.preview_mut(number)?;
        preview.shift(id, keeps, to.map(usize::from))
    }

    pub(crate) fn undo_move(&mut self, number: PreviewNumber) -> Result<(), HallRefusal> {
        let preview = self.preview_mut(number)?;
        preview.proposal.circles = preview.before.take().ok_or(HallRefusal::NotNow)?;
        Ok(())
    }

    /// The plan that circles are opened with now: of the next block in which people sit in circles, or else of the last.
    pub(crate) fn next_plan(&self) -> Option<&Plan> {
        let blocks = &self.afternoon.blocks;
        let now = self.stage.block().unwrap_or(0);
        let plan = |block: &'_ Block| block.work.plan().is_some();
        let next = blocks.iter().skip(now).find(|block| plan(block));
        let block = next.or_else(|| blocks.iter().rev().find(|block| plan(block)));
        block.and_then(|block| block.work.plan())
    }

    /// The circles are opened and everyone is asked to their place. All of it is one change, so that a server that is
    /// killed has told all of it or nothing; the circles themselves are opened by orders.
    pub(crate) fn tell(
        &mut self,
        now: Timestamp,
        number: PreviewNumber,
        cues: &mut Vec<HallCue>,
    ) -> Result<(), HallRefusal> {
        let proposal = self.preview_mut(number)?.proposal.clone();
        let mut plan = self.next_plan().cloned().ok_or(HallRefusal::NotNow)?;
        if plan.care.is_empty() {
            // Whom to call is the same for everyone under the roof.
            plan.care.clone_from(&self.afternoon.care);
        }
        let in_force = self.agreements.iter().filter(|a| a.in_force);
        let texts = |agreement: &RoomAgreement| agreement.text.clone();
        self.opening = Some(Opening {
            plan,
            agreements: in_force.map(texts).collect(),
        });
        self.preview = None;
        self.come_back = None; // it was of the circles before these
        self.forget_ended();
        self.told_from = CircleNumber(self.next_circle);
        self.told_in = self.stage.block();
        for group in proposal.circles {
            let circle = CircleNumber(self.next_circle);
            self.next_circle = circle.0.checked_add(1).ok_or(HallRefusal::ManyCircles)?;
            self.circles.push(HallCircle {
                number: circle,
                spot: group.spot,
                keeper: group.keeper,
                keeper_awaited_until: Some(now.after(KEEPER_AWAITED)),
                key: None,
                ended: false,
            });
            self.orders.make(now, circle, Ask::Open);
            if self.held_since.is_some() {
                self.orders.make(now, circle, Ask::Hold);
            }
            for id in group.members() {
                let free = |p: &&mut crate::person::Person| p.sits.moving.is_none();
                if self.people.get_mut(&id).filter(free).is_some() {
                    let keeps = group.keeper == Some(id);
                    self.offer(now, id, circle, keeps, cues);
                }
            }
        }
        Ok(())
    }

    /// Circles that ended long ago go, so that what is kept of them does not grow; those of the last time stay, for
    /// "as before".
    fn forget_ended(&mut self) {
        let most = MOST_CIRCLES;
        let more = self.circles.len().saturating_sub(most / 2);
        let mut left = more;
        self.circles.retain(|circle| {
            let goes = circle.ended && left > 0;
            left -= usize::from(goes);
            !goes
        });
    }
}
