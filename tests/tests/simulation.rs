//! A circle over bad networks, played many times from printed seeds: messages come late, twice, in another order or
//! not at all; connections are cut; the server is killed. Phones run their own code for what they know. In the end
//! everyone sees the same, nothing was done twice, and nobody ever saw two holders.

#![allow(clippy::unwrap_used, reason = "a test")]

mod world;

use tests::chance::{Chance, number, seed};
use world::World;

/// How many circles are played, and how many things happen in each; `HEARTH_TEST_CIRCLES` and `HEARTH_TEST_STEPS` say
/// otherwise.
const CIRCLES: u64 = 60;
const STEPS: u64 = 2_000;

#[test]
fn everyone_ends_up_with_the_same_circle() {
    let mut seeds = Chance::of(seed("simulation"));
    let circles = number("HEARTH_TEST_CIRCLES", CIRCLES);
    let steps = number("HEARTH_TEST_STEPS", STEPS);
    let (mut asked, mut changes, mut resent) = (0, 0, 0);
    for _ in 0..circles {
        let seed = seeds.draw();
        let played = std::panic::catch_unwind(|| {
            let mut world = World::new(seed);
            for _ in 0..steps {
                world.step();
            }
            world.settle();
            world.check();
            (world.asked(), world.changes(), world.resent())
        });
        let Ok((new, changed, again)) = played else {
            panic!("the circle of seed {seed} went wrong");
        };
        asked += new;
        changes += changed;
        resent += again;
    }
    println!(
        "{circles} circles, {asked} requests, {changes} changes, {resent} requests said again"
    );
    assert!(
        changes > circles * 50,
        "hardly anything happened: {changes} changes"
    );
    assert!(resent > circles, "hardly anything was said again: {resent}");
}
