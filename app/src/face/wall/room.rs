//! How much has room on a wall that nobody scrolls. All is in its units, a 1280th of its width or a 720th of its height;
//! how many letters a line has is what a plain text has there, and a little less.

use super::Look;
use crate::face::Block;
use crate::say::say;
use crate::words::short::letters;
use crate::words::{Words, count};

const HIGH: usize = 720;
/// What stands below: the edge, and that there is more.
const BELOW: usize = 66;
/// What stands between, and above the title.
const BETWEEN: usize = 72;
/// Between two that follow each other.
const GAP: usize = 12;

/// How blocks follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flow {
    /// One below the other, each whole.
    Lines,
    /// Paragraphs, which may go on in the next column.
    Text,
    /// One beside the other.
    Words,
}

/// A size in which words are written.
struct Size {
    look: Look,
    class: &'static str,
    /// The height of a line, and how many letters it has.
    line: usize,
    letters: usize,
    columns: usize,
}

const SIZES: [Size; 5] = [
    Size::of(Look::Page, "", 43, 38, 1),
    Size::of(Look::Page, " wall__mid", 34, 42, 1),
    Size::of(Look::Wide, " wall__two", 34, 44, 2),
    Size::of(Look::Wide, " wall__two wall__small", 26, 58, 2),
    Size::of(Look::Wide, " wall__three wall__small", 26, 34, 3),
];

/// What is left under the title of a circle and the words of its part.
pub(crate) struct Room {
    title: usize,
    line: usize,
    sub: usize,
}

/// So many letters in lines of `per`, each so high.
fn high(letters: usize, per: usize, line: usize) -> usize {
    letters.div_ceil(per) * line
}

impl Room {
    pub(crate) fn under(title: &str, words: &Words) -> Room {
        Room {
            title: letters(title),
            line: letters(&words.line),
            sub: letters(&words.sub),
        }
    }

    /// The classes for words that are longer than most.
    pub(crate) fn classes(&self, look: Look) -> &'static str {
        match look {
            Look::Ring => {
                let words = high(self.title, 30, 29) + high(self.line, 14, 51);
                let is_long = words + high(self.sub, 26, 33) > 400;
                if is_long { " wall--tight" } else { "" }
            }
            Look::Page | Look::Wide => match (self.line, self.sub) {
                (0..=60, 0..=150) => "",
                (0..=60, _) => " wall--told",
                (61..=120, _) => " wall--long",
                _ => " wall--longer",
            },
            Look::Door | Look::Whole | Look::Breath | Look::End => "",
        }
    }

    /// The height that is left for a page.
    fn left(&self, look: Look) -> usize {
        let times = if look == Look::Wide { 2 } else { 1 };
        let (per, line) = match self.line {
            0..=60 => (23, 57),
            61..=120 => (31, 45),
            _ => (42, 36),
        };
        let above = high(self.title + 24, 52 * times, 29) + high(self.line, per * times, line);
        HIGH.saturating_sub(BELOW + BETWEEN + above + high(self.sub, 44 * times, 35))
    }

    /// As much of `list` as has room: in the largest letters in which all of it has.
    pub(crate) fn hold(&self, flow: Flow, mut list: Block) -> (Look, Vec<Block>) {
        let blocks: Vec<_> = list.within.iter().map(of_block).collect();
        let fits = |size: &&Size| size.holds(flow, self.left(size.look), &blocks) == blocks.len();
        let size = SIZES.iter().find(fits).unwrap_or(&SIZES[3]);
        let held = size.holds(flow, self.left(size.look), &blocks).max(1);
        list.look.push_str(size.class);
        list.within.truncate(held);
        let more = blocks.len().saturating_sub(held);
        (size.look, with_more(list, more))
    }

    /// The same of two lists side by side, each under a heading.
    pub(crate) fn hold_sides(&self, sides: [(Block, Block); 2]) -> Vec<Block> {
        let left = self.left(Look::Wide).saturating_sub(48);
        let each = sides
            .iter()
            .map(|(_, list)| list.within.iter().map(of_block).collect::<Vec<_>>());
        let all: Vec<_> = each.collect();
        let holds = |size: &Size, blocks: &[usize]| {
            let one = Size {
                columns: 1,
                ..*size
            };
            one.holds(Flow::Lines, left, blocks)
        };
        let fits = |size: &&Size| all.iter().all(|blocks| holds(size, blocks) == blocks.len());
        let size = SIZES[2..4].iter().find(fits).unwrap_or(&SIZES[3]);
        let mut more = 0;
        let side = |((heading, mut list), blocks): ((Block, Block), &Vec<usize>)| {
            let held = holds(size, blocks).max(1);
            list.within.truncate(held);
            more += blocks.len().saturating_sub(held);
            Block::row("", "", vec![heading, list])
        };
        let sides = sides.into_iter().zip(&all).map(side).collect();
        let look = ["wall__sides", size.class.trim_start_matches(" wall__two")].concat();
        with_more(Block::row(&look, "", sides), more)
    }
}

/// So many letters, or as much as they take: a bead is as wide as two.
fn of_block(block: &Block) -> usize {
    letters(&block.text) + letters(&block.sub) + 2 * block.count as usize + 3
}

fn with_more(list: Block, more: usize) -> Vec<Block> {
    let more =
        (more > 0).then(|| Block::text("wall__more", say().wall_more(count(more))).keyed("more"));
    std::iter::once(list.keyed("list")).chain(more).collect()
}

impl Size {
    const fn of(
        look: Look,
        class: &'static str,
        line: usize,
        letters: usize,
        columns: usize,
    ) -> Size {
        Size {
            look,
            class,
            line,
            letters,
            columns,
        }
    }

    /// How many of `blocks`, each of so many letters, have room in columns of this height.
    fn holds(&self, flow: Flow, high: usize, blocks: &[usize]) -> usize {
        let whole = match flow {
            Flow::Lines => high,
            Flow::Text => high * self.columns,
            Flow::Words => high / self.line * self.letters * self.columns,
        };
        let mut columns = if flow == Flow::Lines { self.columns } else { 1 };
        let mut left = whole;
        for (at, letters) in blocks.iter().enumerate() {
            let needs = match flow {
                Flow::Words => letters + 4,
                Flow::Lines | Flow::Text => letters.div_ceil(self.letters).max(1) * self.line + GAP,
            };
            if needs > left {
                columns -= 1;
                left = whole;
                if columns == 0 || needs > left {
                    return at;
                }
            }
            left -= needs;
        }
        blocks.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(flow: Flow, many: usize, long: usize) -> (Look, String, usize, Option<String>) {
        let items = (0..many)
            .map(|_| Block::item("", "m".repeat(long)))
            .collect();
        let words = Words {
            line: "What shall we ask of each other?".to_owned(),
            sub: "An agreement holds when each of us can live with it.".to_owned(),
        };
        let room = Room::under("Tuesday evening circle", &words);
        let (look, blocks) = room.hold(flow, Block::list("wall__list", "", items));
        let more = blocks.get(1).map(|more| more.text.clone());
        (look, blocks[0].look.clone(), blocks[0].within.len(), more)
    }

    #[test]
    fn what_is_long_takes_the_whole_width_then_smaller_letters_and_then_gives_way() {
        let list = "wall__list".to_owned();
        assert_eq!(held(Flow::Lines, 4, 30), (Look::Page, list, 4, None));
        let two = "wall__list wall__two".to_owned();
        assert_eq!(held(Flow::Lines, 12, 40), (Look::Wide, two, 12, None));
        let small = "wall__list wall__two wall__small".to_owned();
        let (look, class, some, more) = held(Flow::Lines, 12, 240);
        assert_eq!((look, class), (Look::Wide, small.clone()));
        assert_eq!(
            more,
            Some(["and ", &count(12 - some), " more, on each phone"].concat())
        );
        assert_eq!(
            held(Flow::Text, 1, 1_900),
            (Look::Wide, small.clone(), 1, None)
        );
        assert_eq!(held(Flow::Words, 60, 20), (Look::Wide, small, 60, None));
    }
}
