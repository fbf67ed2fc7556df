//! What the host asks of the whole house: a breath, a hold, a word, to come back. Each becomes an order to each circle.

use std::collections::{BTreeMap, BTreeSet};

use circle::{Breath, Moment, Pattern, Timestamp};

use crate::act::near;
use crate::circles::{CircleNumber, HallCircle, KEEPER_AWAITED};
use crate::command::Whom;
use crate::cue::{HallCue, HallSound};
use crate::gathering::Gathering;
use crate::house::{ComeBack, WordSent};
use crate::order::{Ask, Finish, HOUSE_LEAD_IN, MOST_WORDS, WordNumber};
use crate::person::{ASKED_AGAIN_AFTER, OFFER_LASTS};
use crate::refusal::HallRefusal;

impl Gathering {
    /// One breath for all: on the wall, on each phone of the hall, and in each circle from the same moment on.
    pub(crate) fn breathe(
        &mut self,
        now: Timestamp,
        pattern: Pattern,
        breaths: u16,
        cues: &mut Vec<HallCue>,
    ) -> Result<(), HallRefusal> {
        if breaths == 0 || breaths > pattern.most() {
            return Err(HallRefusal::UnknownBreath);
        }
        let anchor = now.after(HOUSE_LEAD_IN);
        self.breath = Some(Breath {
            pattern,
            anchor,
            breaths,
            over: false,
            interlude: true,
            together: true,
        });
        self.ask_all(now, &|| Ask::Breathe {
            pattern,
            breaths,
            anchor,
        });
        cues.push(HallCue::to_all(HallSound::BreathBegins));
        Ok(())
    }

    /// Ends the breath with the out-breath that is going on.
    pub(crate) fn end_breath(&mut self, now: Timestamp) {
        let Some(breath) = &mut self.breath else {
            return;
        };
        match breath.moment(now) {
            Moment::LeadIn(_) => (breath.breaths, breath.over) = (0, true),
            Moment::In {
                breath: going_on, ..
            } => breath.breaths = going_on,
            Moment::Over => {}
        }
        let breaths = breath.breaths;
        self.ask_all(now, &|| Ask::EndBreath { breaths });
    }

    pub(crate) fn hold(&mut self, now: Timestamp, cues: &mut Vec<HallCue>) {
        self.held_since = Some(now);
        self.ask_all(now, &|| Ask::Hold);
        cues.push(HallCue::to_all(HallSound::Held));
    }

    /// Everything goes on where it stood: what people are asked waits for as long as it stood still.
    pub(crate) fn let_go(&mut self, now: Timestamp) {
        let Some(since) = self.held_since.take() else {
            return;
        };
        // What was made while everything was held waits from then on.
        let later = |at: Timestamp, length| {
            let made = Timestamp(at.0.saturating_sub(length));
            at.after(now.since(since.max(made)))
        };
        for offer in self.people.values_mut().filter_map(|p| p.offer.as_mut()) {
            offer.lapses_at = offer.lapses_at.map(|at| later(at, OFFER_LASTS));
            offer.again_at = offer.again_at.map(|at| later(at, ASKED_AGAIN_AFTER));
        }
        // The block that goes on has all its minutes.
        self.block_since = self.block_since.after(now.since(since));
        for circle in &mut self.circles {
            let until = &mut circle.keeper_awaited_until;
            *until = until.map(|until| later(until, KEEPER_AWAITED));
        }
        self.ask_all(now, &|| Ask::LetGo);
    }

    /// A word on its way. There are so many at a time; what still waits of the oldest goes for a newer one.
    pub(crate) fn send_word(
        &mut self,
        now: Timestamp,
        to: Whom,
        urgent: bool,
        word: WordNumber,
    ) -> Result<(), HallRefusal> {
        if word != self.next_word() {
            return Err(HallRefusal::UnknownWord);
        }
        let circles = self.whom(to)?;
        self.next_word = word.0.checked_add(1).ok_or(HallRefusal::UnknownWord)?;
        let to = circles.len() as u16;
        self.words.push(WordSent {
            word,
            urgent,
            to,
            heard: 0,
            sent_at: Some(now),
        });
        if self.words.len() > MOST_WORDS {
            let oldest = self.words.remove(0).word;
            self.orders
                .withdraw(|_, order| matches!(order.ask, Ask::Word { word, .. } if word == oldest));
        }
        for circle in circles {
            self.orders.make(now, circle, Ask::Word { word, urgent });
        }
        Ok(())
    }

    pub(crate) fn suggest_back(
        &mut self,
        now: Timestamp,
        to: Whom,
        by: Timestamp,
    ) -> Result<(), HallRefusal> {
        if by < now {
            return Err(HallRefusal::NotNow);
        }
        let by = near(now, by)?;
        let circles = self.whom(to)?;
        for circle in &circles {
            self.orders.make(now, *circle, Ask::ComeBack { by });
        }
        let asked = BTreeSet::from_iter(circles);
        // Who said yes to the first suggestion and is not asked again is still there in time.
        let before = self.come_back.take().filter(|_| to == Whom::NeedMore);
        let mut back = before.unwrap_or_else(|| ComeBack {
            by,
            asked: BTreeSet::new(),
            answers: BTreeMap::new(),
        });
        back.by = by;
        back.answers.retain(|circle, _| !asked.contains(circle));
        back.asked.extend(asked);
        self.come_back = Some(back);
        Ok(())
    }

    /// The keeper is told that the host comes.
    pub(crate) fn coming(
        &mut self,
        now: Timestamp,
        circle: CircleNumber,
    ) -> Result<(), HallRefusal> {
        if !self.live_circle(circle)?.is_open() {
            return Err(HallRefusal::UnknownCircle);
        }
        self.orders.make(now, circle, Ask::HostComes);
        Ok(())
    }

    /// Whether a circle still waits for this word.
    pub(crate) fn word_waits(&self, number: WordNumber) -> bool {
        let is_it = |ask: &Ask| matches!(ask, Ask::Word { word, .. } if *word == number);
        self.orders.iter().any(|(_, order)| is_it(&order.ask))
    }

    /// An order to every circle that has not ended, also to those that are about to be opened.
    fn ask_all(&mut self, now: Timestamp, ask: &dyn Fn() -> Ask) {
        let live: Vec<_> = self.live().map(|circle| circle.number).collect();
        for circle in live {
            self.orders.make(now, circle, ask());
        }
    }

    /// The circles that are open and meant.
    fn whom(&self, to: Whom) -> Result<Vec<CircleNumber>, HallRefusal> {
        let open = self.live().filter(|circle| circle.is_open());
        let needs_more = |number| {
            let said = self
                .come_back
                .as_ref()
                .and_then(|back| back.answers.get(&number));
            said == Some(&Finish::FiveMore)
        };
        let meant = |circle: &&HallCircle| match to {
            Whom::All => true,
            Whom::One(number) => circle.number == number,
            Whom::NeedMore => needs_more(circle.number),
        };
        let circles: Vec<_> = open.filter(meant).map(|circle| circle.number).collect();
        if circles.is_empty() {
            return Err(HallRefusal::UnknownCircle);
        }
        Ok(circles)
    }
}
