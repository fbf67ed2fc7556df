//! What stands on a wall in each kind of part.

use circle::view::Scene;

use super::WallSight;
use super::room::{Flow, Room};
use crate::face::{Block, BreathFace};
use crate::parts;
use crate::ring::{Mode, RingForm};
use crate::words::Words;

/// How a wall is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Look {
    /// The way in, within the ring of those who are here.
    Door,
    /// The ring, and words to its right.
    #[default]
    Ring,
    /// A page, and the ring to its right.
    Page,
    /// A page alone.
    Wide,
    /// The ring alone, with words in it.
    Whole,
    Breath,
    /// The ring lets go.
    End,
}

impl Look {
    pub(crate) fn class(self) -> &'static str {
        match self {
            Look::Door => "wall--door",
            Look::Ring => "wall--ring",
            Look::Page => "wall--page",
            Look::Wide => "wall--page wall--wide",
            Look::Whole => "wall--whole",
            Look::Breath => "wall--breath",
            Look::End => "wall--whole wall--end",
        }
    }

    /// The form of its ring.
    pub(crate) fn form(self) -> Option<RingForm> {
        match self {
            Look::Ring => Some(RingForm::Wall),
            Look::Door | Look::Page => Some(RingForm::WallSide),
            Look::Whole | Look::End => Some(RingForm::WallWhole),
            Look::Wide | Look::Breath => None,
        }
    }
}

/// What a part shows.
#[derive(Default)]
pub(crate) struct WallPart {
    pub(crate) words: Words,
    pub(crate) look: Look,
    pub(crate) mode: Option<Mode>,
    /// What stands in the middle of the ring.
    pub(crate) within: Vec<Block>,
    /// What stands under the words.
    pub(crate) page: Vec<Block>,
    pub(crate) breath: Option<BreathFace>,
}

impl WallPart {
    pub(crate) fn of(look: Look, words: Words, mode: Mode) -> WallPart {
        WallPart {
            words,
            look,
            mode: Some(mode),
            ..WallPart::default()
        }
    }

    /// The ring whose piece goes round, and what is asked in its middle.
    pub(crate) fn turns(words: Words, question: &str) -> WallPart {
        let look = match breadth(question) {
            0..=75 => "wall__ask",
            76..=300 => "wall__ask wall__ask--long",
            _ => "wall__ask wall__ask--long wall__ask--broad",
        };
        let ask = (!question.is_empty()).then(|| Block::text(look, question).keyed("ask"));
        WallPart {
            within: ask.into_iter().collect(),
            ..WallPart::of(Look::Ring, words, Mode::Turns)
        }
    }

    /// A quiet page beside the ring.
    pub(crate) fn page(words: Words, page: Vec<Block>) -> WallPart {
        WallPart {
            page,
            ..WallPart::of(Look::Page, words, Mode::Still)
        }
    }

    /// As much of `list` as has room, beside the ring or over the whole width.
    pub(crate) fn list(sight: &WallSight<'_>, words: Words, flow: Flow, list: Block) -> WallPart {
        let (look, page) = Room::under(&sight.commons.title, &words).hold(flow, list);
        WallPart {
            page,
            ..WallPart::of(look, words, Mode::Still)
        }
    }

    /// The classes of the wall.
    pub(super) fn classes(&self, title: &str) -> String {
        let more = Room::under(title, &self.words).classes(self.look);
        ["wall ", self.look.class(), more].concat()
    }
}

/// How broad a text is, in small letters: capitals, and signs that are words of their own, are as broad as two.
fn breadth(text: &str) -> usize {
    const FIRST_BROAD: char = '\u{2E80}';
    let broad = |letter: &char| letter.is_ascii_uppercase() || *letter >= FIRST_BROAD;
    text.chars().count() + text.chars().filter(broad).count()
}

impl WallSight<'_> {
    /// These words, unless everything stands still: then that is said.
    pub(crate) fn says(&self, line: impl Into<String>, sub: impl Into<String>) -> Words {
        if self.commons.held_since.is_some() {
            return self.words();
        }
        Words {
            line: line.into(),
            sub: sub.into(),
        }
    }
}

pub(super) fn part(sight: &WallSight<'_>) -> WallPart {
    let commons = sight.commons;
    let breath = commons.breath.as_ref();
    if breath.is_some_and(|breath| breath.interlude) && commons.scene != Scene::Ended {
        return parts::breathing::wall::wall(sight);
    }
    parts::shows(&commons.scene).wall(sight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_written_as_large_as_its_place_allows() {
        let look = |question: String| {
            let part = WallPart::turns(Words::default(), &question);
            part.within[0].look.clone()
        };
        assert_eq!(look("What keeps you warm?".into()), "wall__ask");
        let long = "wall__ask wall__ask--long";
        assert_eq!(look("warm ".repeat(48)), long);
        let broad = [long, " wall__ask--broad"].concat();
        assert_eq!(look("W".repeat(240)), broad);
        assert_eq!(look("火".repeat(240)), broad);
    }
}
