//! What happens by itself. Every deadline is a function of the state, so an early or repeated tick changes nothing, and
//! nothing can be forgotten or scheduled twice. While everything is held, nothing lapses.

use circle::{Moment, TOO_LATE_TO_RING, Timestamp};

use crate::cue::{HallCue, HallSound};
use crate::gathering::Gathering;
use crate::person::{OFFER_LASTS, Offer};

impl Gathering {
    /// The next moment at which something happens by itself: an offer lapses or is made again, a keeper was waited for long
    /// enough, a breath ends, or what nobody ended is forgotten. Never the end of a block.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Timestamp> {
        if self.has_ended() {
            return None;
        }
        let held = self.held_since.is_some();
        let offers = self.people().filter(|_| !held).filter_map(|p| p.offer);
        let offers = offers.filter_map(|offer| due(&offer)).min();
        let breath = self.breath.as_ref().filter(|breath| !breath.over);
        let breath = breath.map(circle::Breath::ends_at);
        let circles = self.live().filter(|_| !held);
        let keepers = circles.filter_map(|circle| circle.keeper_awaited_until);
        let all = [offers, keepers.min(), breath, Some(self.forgotten_at())];
        all.into_iter().flatten().min()
    }

    pub(crate) fn tick(&mut self, now: Timestamp, cues: &mut Vec<HallCue>) {
        if self.forgotten_at() <= now {
            self.end(now);
            return;
        }
        if let Some(breath) = self.breath.as_ref().filter(|breath| !breath.over)
            && breath.ends_at() <= now
        {
            if now.since(breath.ends_at()) <= TOO_LATE_TO_RING {
                cues.push(HallCue::to_all(HallSound::BreathEnds));
            }
            self.put_away_breath(now);
        }
        if self.held_since.is_some() {
            return;
        }
        for circle in self.circles.iter_mut().filter(|circle| circle.is_live()) {
            circle.keeper_awaited_until.take_if(|until| *until <= now);
        }
        for person in self.people.values_mut() {
            let Some(mut offer) = person.offer else {
                continue;
            };
            if due(&offer).is_none_or(|due| due > now) {
                continue;
            }
            person.offer = if offer.again_at.take().is_some() {
                // Asked again, and with a whole minute from now on, however late this tick is.
                let sits = person.sits.at.is_some();
                offer.lapses_at = sits.then(|| now.after(OFFER_LASTS));
                cues.push(HallCue::to(person.id, HallSound::AskedAgain));
                Some(offer)
            } else {
                person.stayed = true;
                None
            };
        }
    }

    /// The breath is over; those that were completed are counted.
    pub(crate) fn put_away_breath(&mut self, now: Timestamp) {
        let Some(breath) = self.breath.as_mut().filter(|breath| !breath.over) else {
            return;
        };
        let complete = match breath.moment(now) {
            Moment::LeadIn(_) => 0,
            Moment::In { breath, .. } => breath - 1,
            Moment::Over => breath.breaths,
        };
        breath.over = true;
        self.counts.breaths += u32::from(complete);
    }
}

/// When something happens with this offer by itself.
fn due(offer: &Offer) -> Option<Timestamp> {
    offer.again_at.or(offer.lapses_at)
}
