//! Who had the piece in which version, what was asked, and what of it the versions show.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use circle::view::Commons;
use circle::{CommandId, SeatId, Stage, TurnNumber};

use super::{Ends, Fault, Leaves, Setting};

#[derive(Default)]
pub(super) struct Sharing<'a> {
    versions: BTreeMap<u64, &'a Arc<Commons>>,
    /// By turn: the seat that has it, its part, and the first version that shows it.
    turns: BTreeMap<TurnNumber, (SeatId, Stage, u64)>,
    ends: Vec<(CommandId, Ends)>,
    leaves: BTreeMap<CommandId, &'a Leaves>,
    /// By request: the version that was acknowledged; none when it was refused.
    answered: BTreeMap<CommandId, Option<u64>>,
}

impl<'a> Sharing<'a> {
    pub(super) fn shows(
        &mut self,
        version: u64,
        commons: &'a Arc<Commons>,
        found: &mut BTreeSet<Fault>,
    ) {
        let known = *self.versions.entry(version).or_insert(commons);
        if !Arc::ptr_eq(known, commons) && known != commons {
            found.insert(Fault::TwoContents { version });
        }
        let Some(turn) = commons.ring.piece.turn() else {
            return;
        };
        let mut seats = commons.ring.seats.iter();
        let seat = seats.find(|seat| seat.id == turn.seat);
        if seat.is_none_or(|seat| seat.away) {
            found.insert(Fault::HeldByNobody { version });
        }
        let first = (turn.seat, commons.stage, version);
        let known = self.turns.entry(turn.number).or_insert(first);
        if known.0 != turn.seat {
            found.insert(Fault::TwoHolders { turn: turn.number });
        }
        known.2 = known.2.min(version);
    }

    pub(super) fn asks(&mut self, id: CommandId, ends: Option<Ends>, leaves: Option<&'a Leaves>) {
        self.ends.extend(ends.map(|ends| (id, ends)));
        self.leaves.extend(leaves.map(|leaves| (id, leaves)));
    }

    /// The first answer counts: another is to a request that was said again.
    pub(super) fn answered(&mut self, id: CommandId, done: Option<u64>) {
        self.answered.entry(id).or_insert(done);
    }

    /// How many shares were acknowledged.
    pub(super) fn shares(&self) -> u32 {
        let shares = self
            .leaves
            .iter()
            .filter(|(_, leaves)| ***leaves == Leaves::Share);
        shares.filter(|(id, _)| self.done(**id).is_some()).count() as u32
    }

    /// The version with which a request was acknowledged.
    fn done(&self, id: CommandId) -> Option<u64> {
        self.answered.get(&id).copied().flatten()
    }

    pub(super) fn faults(&self, setting: Setting, found: &mut BTreeSet<Fault>) {
        let turns = self.versions.values().map(|commons| {
            let turn = commons.ring.piece.turn();
            turn.map(|turn| turn.number)
        });
        let (mut newest, mut last) = (0, None);
        for turn in turns {
            if let Some(turn) = turn.filter(|turn| *turn < newest) {
                found.insert(Fault::TurnCameBack { turn });
            }
            if setting.every_request
                && let Some(last) = last.filter(|last| turn != Some(*last))
            {
                let over = last..turn.unwrap_or(last + 1);
                let cut = over.filter(|turn| !self.was_asked_to_end(*turn));
                found.extend(cut.map(|turn| Fault::ShareCut { turn }));
            }
            newest = newest.max(turn.unwrap_or(0));
            last = turn;
        }
        self.agreements(found);
    }

    fn was_asked_to_end(&self, turn: TurnNumber) -> bool {
        let known = self.turns.get(&turn);
        self.ends.iter().any(|(id, ends)| {
            let answer = self.answered.get(id);
            match *ends {
                _ if answer == Some(&None) => false, // it was refused
                Ends::Turn(asked) => asked == turn,
                // Nobody saw this turn: whoever had it, it may be theirs.
                Ends::Of(_) | Ends::Part(_) if known.is_none() => true,
                // A turn that began after the answer is another one.
                Ends::Of(seat) => known.is_some_and(|(holder, _, first)| {
                    let before = answer.copied().flatten();
                    *holder == seat && before.is_none_or(|before| *first <= before)
                }),
                Ends::Part(part) => known.is_some_and(|(_, stage, _)| *stage == Stage::Part(part)),
            }
        })
    }

    /// What was proposed is there once, from the acknowledgement on; and never twice.
    fn agreements(&self, found: &mut BTreeSet<Fault>) {
        let taken = self.leaves.iter().filter_map(|(id, leaves)| match leaves {
            Leaves::NoAgreement(text) if self.answered.get(id) != Some(&None) => Some(text),
            _ => None,
        });
        let taken: BTreeSet<_> = taken.collect();
        for (version, commons) in &self.versions {
            for (id, leaves) in &self.leaves {
                let Leaves::Agreement(text) = leaves else {
                    continue;
                };
                let known = commons
                    .agreements
                    .iter()
                    .filter(|known| known.text == *text);
                let times = known.count() as u32;
                let settles = commons.scene.settles_agreements() && !taken.contains(text);
                let due = settles && self.done(*id).is_some_and(|done| done <= *version);
                if times > 1 || (due && times == 0) {
                    found.insert(Fault::NotOnce { id: *id, times });
                }
            }
        }
    }
}
