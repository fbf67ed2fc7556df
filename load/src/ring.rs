//! What the phones of one circle know together, and what was asked of it. Pure: it is told when something happened.

use std::collections::VecDeque;
use std::time::Instant;

use crate::frame::{Piece, PieceNow};
use crate::timings::Timings;

/// The seat of the keeper, whose screen is a desk.
pub(crate) const DESK: usize = 0;

/// Something that moves the circle on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Whose turn it is passes the piece on.
    Pass(Piece),
    /// The round is complete, and the keeper goes on from this part.
    NextPart(u64),
    /// The keeper begins a breath.
    Breathe,
}

impl Step {
    /// The phone that asks for it.
    pub(crate) fn asker(self) -> usize {
        match self {
            Step::Pass(piece) => piece.seat,
            Step::NextPart(_) | Step::Breathe => DESK,
        }
    }

    /// Whether it is timed. Going on to the next part is done now and then so that there is a piece to pass.
    fn is_timed(self) -> bool {
        match self {
            Step::Pass(_) | Step::Breathe => true,
            Step::NextPart(_) => false,
        }
    }
}

/// A step that was asked for, and is not complete.
#[derive(Debug)]
struct Asked {
    id: u128,
    step: Step,
    due: Instant,
    /// The version that it leads to.
    version: u64,
    /// The phones that have not seen it, a bit each.
    waits: u64,
    answered: bool,
    /// Whether its time counts: not where a phone was cut off meanwhile.
    counts: bool,
}

/// One circle, as its phones see it.
#[derive(Debug)]
pub(crate) struct Ring {
    /// The phones that are connected and keep up, a bit each.
    here: u64,
    /// The newest version that each has seen on this connection.
    seen: Vec<u64>,
    newest: u64,
    piece: Option<Piece>,
    part: u64,
    asked: VecDeque<Asked>,
    /// When steps were due that could not be asked for yet.
    due: VecDeque<Instant>,
    /// The newest turn whose pass was acknowledged.
    pub(crate) acknowledged: Option<u32>,
    /// The newest version that an acknowledgement told.
    pub(crate) acknowledged_version: u64,
}

impl Ring {
    /// Of so many phones, none of them connected.
    pub(crate) fn new(phones: usize) -> Ring {
        Ring {
            here: 0,
            seen: vec![0; phones],
            newest: 0,
            piece: None,
            part: 0,
            asked: VecDeque::new(),
            due: VecDeque::new(),
            acknowledged: None,
            acknowledged_version: 0,
        }
    }

    /// A phone has its first state.
    pub(crate) fn comes(&mut self, phone: usize) {
        self.here |= 1 << phone;
    }

    /// A phone's connection is gone. What waits for it does not wait any more, and does not count.
    pub(crate) fn goes(&mut self, phone: usize, timings: &mut Timings) {
        self.here &= !(1 << phone);
        self.seen[phone] = 0;
        for asked in &mut self.asked {
            asked.counts = false;
            asked.waits &= !(1 << phone);
        }
        self.clear_complete(timings);
    }

    /// A step is due.
    pub(crate) fn is_due(&mut self, at: Instant, timings: &mut Timings) {
        timings.due += 1;
        timings.quiet.due(at);
        self.due.push_back(at);
    }

    /// What is due and can be asked for now, with whoever asks having seen that it is theirs to do.
    pub(crate) fn next(&mut self, id: u128) -> Option<Step> {
        let due = *self.due.front()?;
        let step = match self.piece {
            Some(piece) => Step::Pass(piece),
            None => Step::NextPart(self.part),
        };
        let expected = self.asked.back().map_or(0, |asked| asked.version);
        let knows = |phone: usize| self.seen[phone] >= expected && self.here & (1 << phone) != 0;
        if !knows(DESK) || !knows(step.asker()) {
            return None;
        }
        self.due.pop_front();
        self.asks(id, step, due);
        Some(step)
    }

    /// This step, which was due then, is asked for now.
    pub(crate) fn asks(&mut self, id: u128, step: Step, due: Instant) {
        let expected = self.asked.back().map_or(0, |asked| asked.version);
        self.asked.push_back(Asked {
            id,
            step,
            due,
            version: self.newest.max(expected) + 1,
            waits: self.here,
            answered: false,
            counts: true,
        });
    }

    /// A phone saw this version.
    pub(crate) fn sees(&mut self, phone: usize, version: u64, now: Instant, timings: &mut Timings) {
        if version <= self.seen[phone] {
            return;
        }
        self.seen[phone] = version;
        self.newest = self.newest.max(version);
        let bit = 1 << phone;
        for asked in &mut self.asked {
            if asked.version > version {
                break;
            }
            if asked.waits & bit == 0 {
                continue;
            }
            asked.waits &= !bit;
            timings.deliveries += 1;
            timings.quiet.came(now);
            if asked.counts && asked.step.is_timed() {
                let length = now.saturating_duration_since(asked.due);
                timings.each.note(length);
                if asked.waits == 0 {
                    timings.last.note(length);
                }
            }
        }
        self.clear_complete(timings);
    }

    /// A desk was told what is new of the piece, or of the part.
    pub(crate) fn hears_of(&mut self, piece: Option<PieceNow>, part: Option<u64>) {
        match piece {
            Some(PieceNow::With(piece)) => self.piece = Some(piece),
            Some(PieceNow::Resting) => self.piece = None,
            None => {}
        }
        if let Some(part) = part {
            self.part = part;
        }
    }

    /// A request was carried out.
    pub(crate) fn is_done(&mut self, id: u128, version: u64, now: Instant, timings: &mut Timings) {
        self.acknowledged_version = self.acknowledged_version.max(version);
        let Some(asked) = self.asked.iter_mut().find(|asked| asked.id == id) else {
            return;
        };
        asked.answered = true;
        if let Step::Pass(piece) = asked.step {
            let before = self.acknowledged.unwrap_or(0);
            self.acknowledged = Some(before.max(piece.number));
            if asked.counts {
                timings.done.note(now.saturating_duration_since(asked.due));
            }
        }
        self.clear_complete(timings);
    }

    /// A request was refused.
    pub(crate) fn is_refused(&mut self, id: u128, why: &str, timings: &mut Timings) {
        *timings.refused.entry(why.to_owned()).or_default() += 1;
        let before = self.asked.len();
        self.asked.retain(|asked| asked.id != id);
        for _ in self.asked.len()..before {
            timings.quiet.complete();
        }
    }

    /// Gives up what is due and was not asked for. How many steps that are.
    pub(crate) fn put_off(&mut self, timings: &mut Timings) -> usize {
        let many = self.due.len();
        for _ in self.due.drain(..) {
            timings.quiet.complete();
        }
        many
    }

    /// Gives up what is due or on its way. How many steps that are.
    pub(crate) fn give_up(&mut self, timings: &mut Timings) -> usize {
        let many = self.asked.len() + self.due.len();
        for _ in 0..many {
            timings.quiet.complete();
        }
        self.asked.clear();
        self.due.clear();
        many
    }

    /// Whether nothing is due or on its way.
    pub(crate) fn is_at_rest(&self) -> bool {
        self.asked.is_empty() && self.due.is_empty()
    }

    /// The newest version that all who are here have seen, or `None` where nobody is.
    pub(crate) fn all_see(&self) -> Option<u64> {
        let here = |phone: &usize| self.here & (1 << phone) != 0;
        let phones = (0..self.seen.len()).filter(here);
        phones.map(|phone| self.seen[phone]).min()
    }

    /// How many are here.
    pub(crate) fn how_many_here(&self) -> u32 {
        self.here.count_ones()
    }

    /// The newest version that anyone has seen on any connection.
    pub(crate) fn newest(&self) -> u64 {
        self.newest
    }

    /// Whose turn it is, as the desk knows it.
    pub(crate) fn piece(&self) -> Option<Piece> {
        self.piece
    }

    /// The part that goes on, as the desk knows it.
    pub(crate) fn part(&self) -> u64 {
        self.part
    }

    /// Forgets what it knows of the circle, though not what was acknowledged: a new server tells it.
    pub(crate) fn forget(&mut self) {
        self.newest = 0;
        self.piece = None;
        self.seen.fill(0);
    }

    fn clear_complete(&mut self, timings: &mut Timings) {
        // A step that all have seen is complete once it is answered, too, or once a later one was asked for.
        while let Some(first) = self.asked.front()
            && first.waits == 0
            && (first.answered || self.asked.len() > 1)
        {
            self.asked.pop_front();
            timings.quiet.complete();
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;
    use std::time::Duration;

    const MS: Duration = Duration::from_millis(1);

    /// A circle of three, in which seat 1 has the piece at version 5.
    fn three(timings: &mut Timings, now: Instant) -> Ring {
        let mut ring = Ring::new(3);
        let piece = Piece { number: 1, seat: 1 };
        ring.hears_of(Some(PieceNow::With(piece)), Some(0));
        for phone in 0..3 {
            ring.comes(phone);
            ring.sees(phone, 5, now, timings);
        }
        ring
    }

    #[test]
    fn a_pass_is_timed_from_when_it_was_due_until_the_last_phone_saw_it() {
        let (mut timings, begun) = (Timings::default(), Instant::now());
        let mut ring = three(&mut timings, begun);
        ring.is_due(begun, &mut timings);
        let piece = Piece { number: 1, seat: 1 };
        assert_eq!(ring.next(7), Some(Step::Pass(piece)));
        assert_eq!(ring.next(8), None, "nothing more is due");
        ring.sees(1, 6, begun + MS * 10, &mut timings);
        ring.is_done(7, 6, begun + MS * 11, &mut timings);
        ring.sees(0, 6, begun + MS * 20, &mut timings);
        assert_eq!(timings.last.spread().count, 0);
        ring.sees(2, 6, begun + MS * 40, &mut timings);
        assert_eq!((timings.last.spread().count, timings.deliveries), (1, 3));
        assert!((timings.last.spread().max - 40.0).abs() < 0.1);
        assert_eq!(timings.quiet.longest, MS * 20);
        assert_eq!(ring.acknowledged, Some(1));
        assert!(ring.is_at_rest());
    }

    #[test]
    fn the_next_pass_waits_for_its_holder_and_its_wait_counts() {
        let (mut timings, begun) = (Timings::default(), Instant::now());
        let mut ring = three(&mut timings, begun);
        ring.is_due(begun, &mut timings);
        ring.is_due(begun, &mut timings);
        assert!(ring.next(1).is_some());
        assert_eq!(ring.next(2), None);
        let second = Piece { number: 2, seat: 2 };
        ring.hears_of(Some(PieceNow::With(second)), None);
        ring.sees(0, 6, begun + MS * 10, &mut timings);
        assert_eq!(ring.next(2), None, "the desk knows, the holder does not");
        ring.sees(2, 6, begun + MS * 30, &mut timings);
        assert_eq!(ring.next(2), Some(Step::Pass(second)));
        // A phone that skips a version saw both.
        for phone in 0..3 {
            ring.sees(phone, 7, begun + MS * 50, &mut timings);
        }
        assert_eq!(timings.last.spread().count, 2);
        assert!(timings.last.spread().p50 > 49.0);
    }

    #[test]
    fn what_a_cut_phone_did_not_see_is_not_waited_for_and_not_counted() {
        let (mut timings, begun) = (Timings::default(), Instant::now());
        let mut ring = three(&mut timings, begun);
        ring.is_due(begun, &mut timings);
        assert!(ring.next(1).is_some());
        ring.sees(0, 6, begun, &mut timings);
        ring.sees(1, 6, begun, &mut timings);
        ring.is_done(1, 6, begun, &mut timings);
        assert!(!ring.is_at_rest());
        ring.goes(2, &mut timings);
        assert!(ring.is_at_rest());
        assert_eq!(timings.last.spread().count, 0);
    }

    #[test]
    fn a_refusal_is_counted_by_its_reason_and_frees_the_way() {
        let (mut timings, begun) = (Timings::default(), Instant::now());
        let mut ring = three(&mut timings, begun);
        ring.is_due(begun, &mut timings);
        ring.is_due(begun, &mut timings);
        assert!(ring.next(1).is_some() && ring.next(2).is_none());
        ring.is_refused(1, "turn_over", &mut timings);
        assert_eq!(timings.refused["turn_over"], 1);
        assert!(ring.next(2).is_some());
        assert_eq!(ring.give_up(&mut timings), 1);
    }
}
