//! 300 people with 300 hints sit down in 30 circles: `cargo run -p gathering --release --example forming`.

use gathering::forming::{Hints, Room, Sitter, SpotTraits};
use gathering::{FormAsk, Group, PersonId, PlaceWish, Way};

/// Hints that nobody has looked at before: by the seed, some of them against each other.
fn room(seed: u64) -> Room {
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut pair = || {
        let one = rng.u32(..300);
        (PersonId(one), PersonId((one + rng.u32(1..300)) % 300))
    };
    let hints = Hints {
        together: (0..100).map(|_| pair()).collect(),
        apart: (0..100).map(|_| pair()).collect(),
        places: (0..100)
            .map(|id| (PersonId(id * 3), PlaceWish::ALL[id as usize % 2]))
            .collect(),
        topics: Vec::new(),
    };
    let spots = (0..30).map(|at| SpotTraits {
        near_exit: at % 3 == 0,
        quiet: at % 4 == 1,
    });
    let sitters = (0..300).map(|id| Sitter {
        id: PersonId(id),
        keeps: id < 32,
        sat: Vec::new(),
    });
    Room {
        sitters: sitters.collect(),
        spots: spots.collect(),
        hints,
    }
}

fn main() -> Result<(), gathering::FormError> {
    let ask = FormAsk {
        way: Way::Even,
        circles: 30,
    };
    for seed in 0..5 {
        let room = room(seed);
        #[allow(clippy::disallowed_methods, reason = "the example takes the time")]
        let began = std::time::Instant::now();
        let groups = room.form(&ask, seed)?;
        let took = began.elapsed();
        let kept = room.hints.kept(&groups, &room.spots, false);
        let sizes: Vec<_> = groups.iter().map(Group::size).collect();
        let (least, most) = (sizes.iter().min(), sizes.iter().max());
        println!(
            "seed {seed}: {took:.1?}, {} circles of {} to {}, {} of {} wishes kept",
            groups.len(),
            least.unwrap_or(&0),
            most.unwrap_or(&0),
            kept.in_all().kept,
            kept.in_all().of,
        );
        println!("        {kept:?}");
    }
    Ok(())
}
