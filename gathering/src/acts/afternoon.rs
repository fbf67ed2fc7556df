//! The afternoon goes on, and is changed on the way.

use circle::Timestamp;

use crate::afternoon::AfternoonEdit;
use crate::cue::{HallCue, HallSound};
use crate::gathering::Gathering;
use crate::refusal::HallRefusal;
use crate::stage::HallStage;

impl Gathering {
    pub(crate) fn next(
        &mut self,
        now: Timestamp,
        from: HallStage,
        cues: &mut Vec<HallCue>,
    ) -> Result<(), HallRefusal> {
        if from != self.stage {
            return Err(HallRefusal::BlockOver);
        }
        if self.settles_agreements() {
            self.settle_agreements();
        }
        if self.stage == HallStage::Before {
            self.began_at = Some(now);
        }
        let block = self.begun();
        self.stage = HallStage::Block(block);
        self.block_since = now;
        self.block_began.insert(block, now);
        self.undo = None;
        self.counts.blocks += 1;
        cues.push(HallCue::to_all(HallSound::BlockBegins));
        Ok(())
    }

    pub(crate) fn edit(&mut self, edition: u32, edit: &AfternoonEdit) -> Result<(), HallRefusal> {
        if edition != self.edition {
            return Err(HallRefusal::AfternoonChanged);
        }
        let (afternoon, undo) = self.afternoon.edited(self.begun(), edit)?;
        self.afternoon = afternoon;
        self.undo = Some(undo);
        self.edition = self.edition.saturating_add(1);
        Ok(())
    }

    pub(crate) fn undo(&mut self, edition: u32) -> Result<(), HallRefusal> {
        let edit = self.undo.clone().ok_or(HallRefusal::NotNow)?;
        self.edit(edition, &edit)?;
        self.undo = None;
        Ok(())
    }
}
