//! Changes of inputs: what noise, a broken program or someone with time might make of them.

use crate::chance::Chance;

/// Numbers at which readers of numbers stumble.
const NUMBERS: [&str; 14] = [
    "0",
    "1",
    "-1",
    "255",
    "65535",
    "65536",
    "4294967295",
    "4294967296",
    "18446744073709551615",
    "18446744073709551616",
    "9007199254740993",
    "1e400",
    "0.5",
    "-0",
];
/// What text can hold and is seldom thought of.
const SIGNS: [&str; 16] = [
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "\u{301}\u{301}\u{301}",
    "\u{e0041}",
    "\u{10ffff}",
    "\r\n",
    "\\u0000",
    "\\ud800",
    "</textarea><script>",
    "&lt;",
    "%00",
    "%ff",
    "+",
    "\u{3164}",
];

/// How inputs of one kind are changed.
pub(super) struct Changes<'a> {
    /// Pieces to put in.
    pub(super) pieces: &'a [Vec<u8>],
    /// What stands between pieces.
    pub(super) between: u8,
    /// The longest input that is made.
    pub(super) longest: usize,
}

impl Changes<'_> {
    /// A change, or a few, of one of the pool.
    pub(super) fn of(&self, chance: &mut Chance, pool: &[Vec<u8>]) -> Vec<u8> {
        let mut input = chance.one_of(pool).cloned().unwrap_or_default();
        for _ in 0..=chance.below(5) {
            self.once(chance, &mut input, pool);
            input.truncate(self.longest);
        }
        input
    }

    fn once(&self, chance: &mut Chance, input: &mut Vec<u8>, pool: &[Vec<u8>]) {
        match chance.below(12) {
            0 => flip(chance, input),
            1 => {
                let (from, to) = range(chance, input);
                input.drain(from..to);
            }
            2 => {
                let (from, to) = range(chance, input);
                let copy = input[from..to].to_vec();
                insert(chance, input, &copy);
            }
            3 => {
                // Very much of the same.
                let (from, to) = range(chance, input);
                let few = &input[from..to.min(from + 24)];
                let many = few.repeat(1 + chance.below(800) as usize);
                insert(chance, input, &many);
            }
            4 => {
                let number = chance.one_of(&NUMBERS).copied().unwrap_or_default();
                replace_number(chance, input, number.as_bytes());
            }
            5 => {
                let near = chance.below(12).to_string();
                replace_number(chance, input, near.as_bytes());
            }
            6 => {
                let sign = chance.one_of(&SIGNS).copied().unwrap_or_default();
                insert(chance, input, sign.as_bytes());
            }
            7 => {
                // The beginning of one and the end of another.
                let other = chance.one_of(pool).cloned().unwrap_or_default();
                let at = chance.below(input.len() as u64 + 1) as usize;
                let from = chance.below(other.len() as u64 + 1) as usize;
                input.truncate(at);
                input.extend_from_slice(&other[from..]);
            }
            8 | 9 => {
                let piece = chance.one_of(self.pieces).cloned().unwrap_or_default();
                self.insert_between(chance, input, &piece);
            }
            10 => self.swap(chance, input),
            _ => {
                let piece = chance.one_of(self.pieces).cloned().unwrap_or_default();
                insert(chance, input, &piece);
            }
        }
    }

    /// Puts a piece before, between or after those that are there.
    fn insert_between(&self, chance: &mut Chance, input: &mut Vec<u8>, piece: &[u8]) {
        let mut parts = self.parts(input);
        let at = chance.below(parts.len() as u64 + 1) as usize;
        parts.insert(at, piece.to_vec());
        *input = parts.join(&self.between);
    }

    fn swap(&self, chance: &mut Chance, input: &mut Vec<u8>) {
        let mut parts = self.parts(input);
        let count = parts.len() as u64;
        let (one, other) = (chance.below(count), chance.below(count));
        parts.swap(one as usize, other as usize);
        *input = parts.join(&self.between);
    }

    fn parts(&self, input: &[u8]) -> Vec<Vec<u8>> {
        let parts = input.split(|byte| *byte == self.between);
        parts.map(<[u8]>::to_vec).collect()
    }
}

fn flip(chance: &mut Chance, input: &mut [u8]) {
    let at = chance.below(input.len() as u64) as usize;
    if let Some(byte) = input.get_mut(at) {
        *byte ^= 1 << chance.below(8);
    }
}

/// Where something begins and ends; more often a little than much.
fn range(chance: &mut Chance, input: &[u8]) -> (usize, usize) {
    let from = chance.below(input.len() as u64 + 1) as usize;
    let most = if chance.once_in(4) { input.len() } else { 16 };
    let to = from + chance.below(most as u64 + 1) as usize;
    (from, to.min(input.len()))
}

fn insert(chance: &mut Chance, input: &mut Vec<u8>, what: &[u8]) {
    let at = chance.below(input.len() as u64 + 1) as usize;
    input.splice(at..at, what.iter().copied());
}

fn replace_number(chance: &mut Chance, input: &mut Vec<u8>, number: &[u8]) {
    let digit = |at: usize| input.get(at).is_some_and(u8::is_ascii_digit);
    let begins = |at: &usize| digit(*at) && (*at == 0 || !digit(*at - 1));
    let all: Vec<usize> = (0..input.len()).filter(begins).collect();
    let Some(from) = chance.one_of(&all).copied() else {
        return;
    };
    let to = (from..input.len()).find(|at| !digit(*at));
    input.splice(from..to.unwrap_or(input.len()), number.iter().copied());
}
