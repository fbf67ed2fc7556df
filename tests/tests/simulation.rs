//! A circle over bad networks, played many times from printed seeds: messages come late, twice, in another order or
//! not at all; connections are cut; the server is killed. Phones run their own code for what they know. In the end
//! everyone sees the same, nothing was done twice, and nobody ever saw two holders.

#![allow(clippy::unwrap_used, reason = "a test")]

mod world;

use tests::chance::{Chance, seed};
use world::World;

/// How many circles are played.
const CIRCLES: u64 = 60;
/// How many things happen in each.
const STEPS: usize = 2_000;

#[test]
fn everyone_ends_up_with_the_same_circle() {
    let mut seeds = Chance::of(seed("simulation"));
    let (mut changes, mut resent) = (0, 0);
    for _ in 0..CIRCLES {
        let seed = seeds.draw();
        let played = std::panic::catch_unwind(|| {
            let mut world = World::new(seed);
            for _ in 0..STEPS {
                world.step();
            }
            world.settle();
            world.check();
            (world.changes(), world.resent())
        });
        let Ok((changed, again)) = played else {
            panic!("the circle of seed {seed} went wrong");
        };
        changes += changed;
        resent += again;
    }
    println!("{CIRCLES} circles, {changes} changes, {resent} requests said again");
    assert!(
        changes > CIRCLES * 50,
        "hardly anything happened: {changes} changes"
    );
    assert!(resent > CIRCLES, "hardly anything was said again: {resent}");
}
