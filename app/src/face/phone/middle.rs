//! What stands between the bar and the deck.

use circle::Piece;
use circle::view::Scene;

use crate::face::sight::Sight;
use crate::face::{Block, BreathFace, Kind, Step};
use crate::parts;
use crate::ring::Mode;

/// Up to so many letters words stand in the middle of the ring.
pub(crate) const WITHIN: usize = 75;
/// A question of more letters is drawn a little smaller where there is little room.
const LONG: usize = 200;

/// What a part shows, and what it adds to what one can do.
#[derive(Default)]
pub(crate) struct Middle {
    /// In place of the circle's own line and the one under it.
    pub(crate) line: Option<String>,
    pub(crate) sub: Option<Vec<Step>>,
    /// What is asked, above everything else.
    pub(crate) question: String,
    /// What is asked, in the middle of the ring.
    pub(crate) prompt: String,
    /// What else stands in the middle of the ring.
    pub(crate) within: Vec<Block>,
    /// How the ring is drawn, where there is one.
    pub(crate) ring: Option<Mode>,
    /// What stands above the ring.
    pub(crate) body: Vec<Block>,
    /// What one can do in this part alone, the main act last.
    pub(crate) deck: Vec<Block>,
    pub(crate) breath: Option<BreathFace>,
}

impl Middle {
    pub(crate) fn ring(mode: Mode) -> Middle {
        Middle {
            ring: Some(mode),
            ..Middle::default()
        }
    }

    /// Whether the piece lies in the middle of the ring.
    pub(in crate::face) fn piece_lies(&self, sight: &Sight<'_>) -> bool {
        self.ring == Some(Mode::Turns) && sight.commons.ring.piece == Piece::Centre
    }

    /// The classes of the screen. The ring, and the disc of a breath, take what the words leave; a body scrolls, and one
    /// to answer stands beside all else where a phone lies on its side.
    pub(super) fn look(&self, sub: &[Step]) -> String {
        let mut looks = Vec::new();
        if self.body.is_empty() || self.breath.is_some() {
            looks.push("hand-held--ring");
        } else if self.asks() {
            looks.push("hand-held--asks");
        }
        if self.has_room_within(sub) {
            looks.push("hand-held--sub-within");
        }
        if self.question.chars().count() > LONG {
            looks.push("hand-held--long");
        }
        looks.join(" ")
    }

    /// Whether its body is there to be answered.
    fn asks(&self) -> bool {
        let is_answer = |block: &Block| block.kind == Kind::Field || block.look == "chips";
        self.body.iter().any(is_answer)
    }

    /// Holds what is there to be answered together.
    pub(super) fn hold_answers(&mut self) {
        if self.asks() {
            let answers = std::mem::take(&mut self.body);
            self.body = vec![Block::row("answers", "", answers).keyed("answers")];
        }
    }

    /// Whether the line under the state stands in the middle of the ring: a long question has left it free, and it fits.
    pub(super) fn has_room_within(&self, sub: &[Step]) -> bool {
        let fits = |step: &Step| step.text.chars().count() <= WITHIN;
        self.ring
            .is_some_and(|mode| matches!(mode, Mode::Turns | Mode::Arriving))
            && !self.question.is_empty()
            && sub.iter().all(fits)
    }

    /// What stands above the ring, and the ring with what stands in it: also the line under the state, where it is given.
    pub(in crate::face) fn body(self, sub: Option<&[Step]>) -> Vec<Block> {
        let sub = sub.filter(|sub| self.has_room_within(sub));
        let mut body = self.body;
        if self.ring.is_some() {
            let mut within = Vec::new();
            if !self.prompt.is_empty() {
                within.push(Block::text("mid-say mid-say--ask", self.prompt).keyed("prompt"));
            }
            within.extend(self.within);
            if let Some(sub) = sub {
                within.push(Block::timed("mid-say mid-say--sub", sub.to_vec()).keyed("sub"));
            }
            // For the eyes alone where the words stand above too.
            body.push(Block::ring("hearth", within).on(sub.is_none()));
        }
        body
    }
}

/// What the screen of `sight` shows now.
pub(in crate::face) fn middle(sight: &Sight<'_>) -> Middle {
    let commons = sight.commons;
    let interlude = commons
        .breath
        .as_ref()
        .is_some_and(|breath| breath.interlude);
    if interlude && commons.scene != Scene::Ended {
        return parts::breathing::phone::middle(sight);
    }
    let mut middle = parts::shows(&commons.scene).phone(sight);
    // Where the piece lies in the middle of the ring, no words do.
    if middle.piece_lies(sight) && middle.question.is_empty() {
        middle.question = std::mem::take(&mut middle.prompt);
    }
    middle
}

/// People come in: why, in the middle of the ring.
pub(crate) fn arriving(sight: &Sight<'_>) -> Middle {
    Middle {
        ring: Some(Mode::Arriving),
        ..parts::round::phone::middle(sight)
    }
}
