//! What the buttons of the page do. Each is a plain submit button.

use gathering::WorkKind;
use gathering::afternoon::bounds::{
    LARGEST_CIRCLE, LONGEST_BLOCK, MAX_BLOCKS, MAX_CIRCLES, MAX_PEOPLE, SHORTEST_BLOCK,
    SMALLEST_CIRCLE,
};

use super::block::{DraftBlock, number};
use super::draft::AfternoonDraft;
use super::kinds::read;
use super::spot::DraftSpot;

/// Minutes are stepped by so many.
const STEP: u16 = 5;

impl AfternoonDraft {
    /// Does what a button of this value stands for; one that is not known does nothing.
    pub fn press(&mut self, button: &str) {
        let (what, of) = button.split_once('-').unwrap_or((button, ""));
        let (key, field) = of.split_once('-').unwrap_or((of, ""));
        let at = key.parse().ok().and_then(|key| self.place(key));
        match (what, at) {
            ("add", _) => self.add(of),
            ("undo", _) => self.put_back(),
            ("fewer" | "more", None) => {
                let people = self.expected();
                let people = if what == "more" {
                    people + 1
                } else {
                    people.saturating_sub(1)
                };
                self.people = people.to_string();
                self.people = self.expected().min(MAX_PEOPLE).to_string();
            }
            ("spot", _) => self.add_spots(self.spots.len() + 1),
            ("spots", _) => self.add_spots(self.circles()),
            ("unspot", _) => self.spots.retain(|spot| spot.key.to_string() != key),
            ("up", Some(at)) => self.move_block(at, at.saturating_sub(1)),
            ("down", Some(at)) => self.move_block(at, at + 1),
            ("copy", Some(at)) if self.blocks.len() < MAX_BLOCKS => {
                let mut copy = self.blocks[at].clone();
                copy.key = self.free_key();
                self.blocks.insert(at + 1, copy);
            }
            ("remove", Some(at)) => {
                let block = self.blocks.remove(at);
                self.taken_out = Some((at, block));
            }
            ("less" | "more", Some(at)) => self.blocks[at].step(field, what == "more"),
            _ => {}
        }
    }

    fn move_block(&mut self, from: usize, to: usize) {
        let block = self.blocks.remove(from);
        self.blocks.insert(to.min(self.blocks.len()), block);
    }

    /// A block of this kind is added: arriving at the beginning, all else before what closes.
    fn add(&mut self, kind: &str) {
        let Some(kind) = read::<WorkKind>(kind) else {
            return;
        };
        if self.blocks.len() >= MAX_BLOCKS {
            return;
        }
        let closes = |block: &&DraftBlock| block.kind == WorkKind::Close;
        let at = match kind {
            WorkKind::Arrive => 0,
            WorkKind::Close => self.blocks.len(),
            WorkKind::Welcome
            | WorkKind::Breathe
            | WorkKind::Agreements
            | WorkKind::Card
            | WorkKind::Form
            | WorkKind::Circles
            | WorkKind::Break
            | WorkKind::Exercise
            | WorkKind::Regroup => {
                let closing = self.blocks.iter().rev().take_while(closes).count();
                self.blocks.len() - closing
            }
        };
        let block = DraftBlock::fresh(self.free_key(), kind);
        self.blocks.insert(at, block);
    }

    fn put_back(&mut self) {
        if let Some((at, block)) = self.taken_out.take()
            && self.place(block.key).is_none()
        {
            self.blocks.insert(at.min(self.blocks.len()), block);
        }
    }

    /// Places are added until there are so many.
    fn add_spots(&mut self, until: usize) {
        while self.spots.len() < until.min(MAX_CIRCLES) {
            let keys = self.spots.iter().map(|spot| spot.key);
            let key = keys.max().map_or(0, |key| key.saturating_add(1));
            if self.spots.iter().any(|spot| spot.key == key) {
                return;
            }
            self.spots.push(DraftSpot {
                key,
                ..DraftSpot::default()
            });
        }
    }
}

impl DraftBlock {
    /// A little more, or less, of what stands in this field.
    fn step(&mut self, field: &str, more: bool) {
        let (by, least, most) = match field {
            "minutes" => (STEP, SHORTEST_BLOCK, LONGEST_BLOCK),
            "about" => (1, SMALLEST_CIRCLE.into(), LARGEST_CIRCLE.into()),
            "breaths" => (1, 1, self.pattern().most()),
            _ => return,
        };
        let now: u16 = number(self.get(field)).unwrap_or(least);
        let next = if more {
            (now / by).saturating_add(1).saturating_mul(by)
        } else {
            now.saturating_sub(1) / by * by
        };
        self.set(field, &next.clamp(least, most).to_string());
    }
}
