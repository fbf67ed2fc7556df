//! What reads bytes of strangers, given bytes that a stranger might make: those that were kept, and changes of them
//! from printed seeds. `cargo xtask fuzz` goes on for longer.

use std::time::Duration;

use tests::fuzz::{Effort, TARGETS};

/// How many inputs are tried, or as long as HEARTH_FUZZ_MINUTES says.
fn run(name: &str, inputs: u64, outcomes: usize) {
    let minutes = std::env::var("HEARTH_FUZZ_MINUTES").ok();
    let minutes = minutes.and_then(|minutes| minutes.parse::<u64>().ok());
    let effort = minutes.map_or(Effort::Inputs(inputs), |minutes| {
        Effort::For(Duration::from_secs(minutes * 60))
    });
    let target = TARGETS.iter().find(|target| target.name == name);
    let tried = target.map(|target| target.run(effort)).unwrap_or_default();
    println!(
        "{name}: {} inputs, {} different outcomes",
        tried.inputs, tried.outcomes
    );
    assert!(
        tried.outcomes >= outcomes,
        "hardly anything came of it: {tried:?}"
    );
}

mod bytes_of_strangers {
    use super::run;

    #[test]
    fn frame() {
        run("frame", 15_000, 50);
    }

    #[test]
    fn plan_file() {
        run("plan_file", 3_000, 15);
    }

    #[test]
    fn form() {
        run("form", 2_000, 25);
    }

    #[test]
    fn afternoon_file() {
        run("afternoon_file", 3_000, 15);
    }

    #[test]
    fn afternoon_form() {
        run("afternoon_form", 2_000, 15);
    }

    #[test]
    fn act() {
        run("act", 500, 50);
    }
}
