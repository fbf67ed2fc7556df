//! Afternoons of many circles, played many times from printed seeds, with the rules of circles and of the gathering and
//! the server's own carrying of orders between them. Orders and answers come late, twice, in another order or never;
//! the server is killed and has what it saved. In the end everyone who said yes has one seat, every order was done once,
//! and of an afternoon that ended nothing about anyone is left.

#![allow(clippy::unwrap_used, reason = "a test")]

mod roof;

use roof::{Happened, Roof};
use tests::chance::{Chance, seed};

/// How many afternoons are played.
const AFTERNOONS: u64 = 30;
/// How many things happen in each.
const STEPS: usize = 1_500;

#[test]
fn everyone_has_one_seat_and_every_order_is_done_once() {
    let mut seeds = Chance::of(seed("gathering"));
    let mut all = Happened::default();
    for _ in 0..AFTERNOONS {
        let seed = seeds.draw();
        let played = std::panic::catch_unwind(|| {
            let mut roof = Roof::new(seed);
            for _ in 0..STEPS {
                roof.step();
                roof.check();
            }
            roof.ends_well();
            roof.happened
        });
        let Ok(happened) = played else {
            panic!("the afternoon of seed {seed} went wrong");
        };
        all.add(&happened);
    }
    println!("{AFTERNOONS} afternoons: {all:?}");
    all.is_enough(AFTERNOONS);
}
