//! Chance that can be had again: a small generator from a seed, and seeds that are printed.

use circle::CommandId;

/// How long tests wait for something before they fail, in seconds. Generous: it is only ever waited out by a
/// test that fails.
pub const PATIENCE: u64 = 60;

/// Splitmix64: the same numbers for the same seed, on every machine.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// From a seed.
    #[must_use]
    pub fn of(seed: u64) -> Chance {
        Chance(seed)
    }

    /// Another generator, for someone else; it does not depend on how much is drawn from this one later.
    pub fn another(&mut self) -> Chance {
        Chance(self.draw())
    }

    /// 64 bits.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number from 0 up to `end`, which is not among them.
    pub fn below(&mut self, end: u64) -> u64 {
        self.draw() % end.max(1)
    }

    /// Whether this is the one time in `times`.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// One of these, if there are any.
    pub fn one_of<'a, T>(&mut self, these: &'a [T]) -> Option<&'a T> {
        these.get(self.below(these.len() as u64) as usize)
    }

    pub fn command_id(&mut self) -> CommandId {
        CommandId((u128::from(self.draw()) << 64) | u128::from(self.draw()))
    }
}

/// The seed of this run: `HEARTH_TEST_SEED`, or the time. It is printed, so that a run that failed can be had again.
#[must_use]
pub fn seed(what: &str) -> u64 {
    let asked = std::env::var("HEARTH_TEST_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    let seed = asked.unwrap_or_else(|| {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        since.map_or(7, |since| since.as_nanos() as u64)
    });
    println!("{what}: seed {seed} (HEARTH_TEST_SEED={seed} plays it again)");
    seed
}

/// A size of this run: what this variable of the environment says, or as much as is usual.
///
/// # Panics
/// When it says no number.
#[must_use]
pub fn number(variable: &str, usual: u64) -> u64 {
    std::env::var(variable).map_or(usual, |said| {
        let said = said.parse();
        said.unwrap_or_else(|_| panic!("{variable} should be a number"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_again() {
        let draws = |seed| {
            let mut chance = Chance::of(seed);
            [chance.draw(), chance.below(10), chance.another().draw()]
        };
        assert_eq!(draws(1), draws(1));
        assert_ne!(draws(1), draws(2));
    }
}
