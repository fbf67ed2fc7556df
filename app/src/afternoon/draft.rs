//! An afternoon while it is written: every field as it was typed, so that nothing is lost when something in it cannot be
//! taken yet. It is made of a posted form, and becomes an afternoon.

use gathering::afternoon::bounds::{FEWEST_CIRCLES, MAX_PEOPLE};
use gathering::forming::{circles_for, sizes};
use gathering::{Afternoon, WorkKind};
use serde::{Deserialize, Serialize};

use super::block::{DraftBlock, number};
use super::file::AfternoonFile;
use super::kinds::ABOUT;
use super::spot::DraftSpot;
use super::starters::starter_afternoons;

/// How many people an afternoon is counted for at first.
const PEOPLE_AT_FIRST: usize = 24;
/// The fewest who make two circles.
const FEWEST_PEOPLE: usize = 2 * 3;

/// An afternoon while it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AfternoonDraft {
    pub title: String,
    /// What it is, for those who wait.
    pub about: String,
    /// Whom to call here, for Care.
    pub care: String,
    /// In how many minutes after the door opens the first block begins; empty where it begins with the door.
    pub begins_in: String,
    /// How many people are expected: a guess, for which circles are counted.
    pub people: String,
    /// What is proposed to the whole room, one on each line.
    pub agreements: String,
    pub blocks: Vec<DraftBlock>,
    pub spots: Vec<DraftSpot>,
    /// The block that was taken out last, and where it was: it can be put back.
    pub taken_out: Option<(usize, DraftBlock)>,
}

/// The shortest starter.
impl Default for AfternoonDraft {
    fn default() -> AfternoonDraft {
        let mut starters = starter_afternoons();
        AfternoonDraft::of(&starters.swap_remove(0).afternoon)
    }
}

impl AfternoonDraft {
    /// The draft of an afternoon that is there already.
    #[must_use]
    pub fn of(afternoon: &Afternoon) -> AfternoonDraft {
        let blocks = afternoon.blocks.iter().zip(0..);
        let spots = afternoon.spots.iter().zip(0..);
        AfternoonDraft {
            title: afternoon.title.clone(),
            about: afternoon.about.clone(),
            care: afternoon.care.clone(),
            begins_in: String::new(),
            people: PEOPLE_AT_FIRST.to_string(),
            agreements: afternoon.agreements.join("\n"),
            blocks: blocks
                .map(|(block, key)| DraftBlock::of(key, block))
                .collect(),
            spots: spots.map(|(spot, key)| DraftSpot::of(key, spot)).collect(),
            taken_out: None,
        }
    }

    /// The draft of an afternoon from a file. When it begins and how many come is of this day, and stays.
    #[must_use]
    pub fn begin_with(&self, file: &AfternoonFile) -> AfternoonDraft {
        AfternoonDraft {
            begins_in: self.begins_in.clone(),
            people: self.people.clone(),
            ..AfternoonDraft::of(&file.afternoon)
        }
    }

    /// The draft from the pairs that a browser posts, in the order of the page. A block begins with its mark, and so does
    /// a place; what is not known is left out, and a box that is not there is not ticked.
    #[must_use]
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> AfternoonDraft {
        let mut draft = AfternoonDraft {
            title: String::new(),
            about: String::new(),
            care: String::new(),
            begins_in: String::new(),
            people: String::new(),
            agreements: String::new(),
            blocks: Vec::new(),
            spots: Vec::new(),
            taken_out: None,
        };
        for (name, value) in pairs {
            match name {
                "title" => value.clone_into(&mut draft.title),
                "about" => value.clone_into(&mut draft.about),
                "care" => value.clone_into(&mut draft.care),
                "begins_in" => value.clone_into(&mut draft.begins_in),
                "people" => value.clone_into(&mut draft.people),
                "agreements" => value.clone_into(&mut draft.agreements),
                "taken_out" => draft.taken_out = taken_out(value),
                "block" => {
                    let block = DraftBlock::marked(value);
                    let new = block.filter(|block| draft.place(block.key).is_none());
                    draft.blocks.extend(new);
                }
                "spot" => {
                    let key = number(value);
                    let new = key.filter(|key| draft.spots.iter().all(|spot| spot.key != *key));
                    draft.spots.extend(new.map(|key| DraftSpot {
                        key,
                        ..DraftSpot::default()
                    }));
                }
                _ => draft.set(name, value),
            }
        }
        draft
    }

    /// Writes into a field of the block or the place that began last.
    fn set(&mut self, name: &str, value: &str) {
        let Some((of, field)) = name.split_once('-') else {
            return;
        };
        if let Some(block) = self.blocks.last_mut()
            && of == block.id()
        {
            block.set(field, value);
        } else if let Some(spot) = self.spots.last_mut()
            && of == format!("s{}", spot.key)
        {
            spot.set(field, value);
        }
    }

    /// Where the block of this number is, from 0.
    #[must_use]
    pub fn place(&self, key: u16) -> Option<usize> {
        self.blocks.iter().position(|block| block.key == key)
    }

    /// A number that no block has.
    #[must_use]
    pub fn free_key(&self) -> u16 {
        let taken_out = self.taken_out.iter().map(|(_, block)| block.key);
        let keys = self.blocks.iter().map(|block| block.key).chain(taken_out);
        keys.max().map_or(0, |key| key.saturating_add(1))
    }

    /// When each block begins, in minutes after the first; and how long all of them take. One whose minutes are no number
    /// takes none.
    #[must_use]
    pub fn times(&self) -> (Vec<u32>, u32) {
        let mut from = 0;
        let each = self.blocks.iter().map(|block| {
            let begins = from;
            from += u32::from(block.minutes().unwrap_or(0));
            begins
        });
        (each.collect(), from)
    }

    /// How many people are expected, as far as that can be read.
    #[must_use]
    pub fn expected(&self) -> usize {
        let people = number(&self.people).unwrap_or(PEOPLE_AT_FIRST);
        people.clamp(FEWEST_PEOPLE, MAX_PEOPLE)
    }

    /// About how many sit in each circle that the block at this place goes on with: as the last forming before it says.
    #[must_use]
    pub fn about_at(&self, at: usize) -> u8 {
        let before = self.blocks.iter().take(at + 1).rev();
        let mut forms = before.filter(|block| block.kind == WorkKind::Form);
        let about = forms.next().and_then(DraftBlock::about).unwrap_or(ABOUT);
        about.clamp(3, 20)
    }

    /// How large each circle is when so many sit in each, the larger first.
    #[must_use]
    pub fn suggested(&self, about: u8) -> Vec<usize> {
        let people = self.expected();
        let circles = circles_for(people, about).min(people / 3);
        sizes(people, circles.max(FEWEST_CIRCLES))
    }

    /// How many circles the first forming makes.
    #[must_use]
    pub fn circles(&self) -> usize {
        let first = self
            .blocks
            .iter()
            .position(|block| block.kind == WorkKind::Form);
        self.suggested(self.about_at(first.unwrap_or(0))).len()
    }
}

/// The block that a form says was taken out, made anew of what a block of its kind can have.
fn taken_out(written: &str) -> Option<(usize, DraftBlock)> {
    let (at, block): (usize, DraftBlock) = serde_json::from_str(written).ok()?;
    Some((at, block.as_known()?))
}
