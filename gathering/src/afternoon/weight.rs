//! How much an afternoon holds, so that the row in which a gathering is kept stays small.

use super::Afternoon;
use super::block::{Block, Way, Work};

/// More than what JSON writes round the words of an afternoon, a block, a place.
const ROUND_EACH: usize = 192;
/// More than what JSON writes round a text.
const ROUND_A_TEXT: usize = 32;

impl Afternoon {
    /// How much it holds, in bytes: never less than its JSON has. Its words must be tidied.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let own = [&self.title, &self.about, &self.care];
        let spots = self.spots.iter().flat_map(|spot| [&spot.name, &spot.way]);
        let texts = own.into_iter().chain(&self.agreements).chain(spots);
        let blocks: usize = self.blocks.iter().map(Block::bytes).sum();
        let words: usize = texts.map(|text| bytes_of(text)).sum();
        ROUND_EACH * (1 + self.spots.len()) + words + blocks
    }
}

impl Block {
    fn bytes(&self) -> usize {
        let work = match &self.work {
            Work::Arrive | Work::Agreements | Work::Break | Work::Breathe { .. } => 0,
            Work::Welcome { words } | Work::Card { words } | Work::Close { words } => {
                bytes_of(words)
            }
            Work::Regroup { question } => bytes_of(question),
            Work::Circles { plan } | Work::Exercise { plan } => plan.bytes(),
            Work::Form { way, .. } => match way {
                Way::Topic { topics } => topics.iter().map(|topic| bytes_of(&topic.name)).sum(),
                Way::Even | Way::ByHand | Way::AsBefore | Way::NewFaces => 0,
            },
        };
        ROUND_EACH + bytes_of(&self.title) + work
    }
}

/// JSON writes a quotation mark, a backslash and the end of a line with two bytes.
fn bytes_of(text: &str) -> usize {
    let twice = |byte: &u8| matches!(byte, b'"' | b'\\' | b'\n');
    ROUND_A_TEXT + text.len() + text.bytes().filter(twice).count()
}
