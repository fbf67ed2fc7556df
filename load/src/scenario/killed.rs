//! The server is killed while the piece goes round, as a power cut would, and started again at once. Everyone comes back
//! to a circle in which nothing acknowledged is missing.

use std::rc::Rc;
use std::time::{Duration, Instant};

use futures::stream::{self, StreamExt};

use crate::circle::{Circle, PHONES};
use crate::frame::Piece;
use crate::house::House;
use crate::line;
use crate::machine::Done;
use crate::report::{Report, Row};
use crate::scenario::passes;
use crate::server::Kind;
use crate::trouble::Trouble;

/// How many passes a second go on until then, and for how long.
const RATE: f64 = 400.0;
const BEFORE: Duration = Duration::from_secs(2);
/// How long a phone waits before it tries again, in milliseconds.
const AGAIN: std::ops::Range<u64> = 50..150;
/// How long all may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// What was acknowledged in a circle before the server was killed.
#[derive(Clone, Copy, Debug)]
struct Before {
    /// The newest turn of which someone was told that its pass is done.
    turn: Option<u32>,
    /// The newest version that went with such an answer, and the newest that anyone was shown.
    acknowledged: u64,
    shown: u64,
    part: u64,
}

/// How it is found after that.
#[derive(Clone, Copy, Debug)]
struct After {
    version: u64,
    piece: Option<Piece>,
    part: u64,
    here: u32,
}

/// Kills the server, starts it again, and compares.
pub(crate) async fn measure(
    house: &mut House,
    at_once: usize,
    rate: Option<f64>,
    report: &mut Report,
) -> Result<(), Trouble> {
    house.measured();
    let rate = rate.unwrap_or(RATE);
    {
        let going = passes::at_rate(house, &house.circles, rate, 60);
        let _ = tokio::time::timeout(BEFORE, going).await;
    }
    let (machine, killed) = (Done::now(), Instant::now());
    house.server.kill9();
    // What the sockets still hold was sent, and counts.
    tokio::time::sleep(Duration::from_millis(20)).await;
    let mut before = Vec::new();
    for circle in &house.circles {
        before.push(before_of(circle));
        let mut timings = house.heard.timings.borrow_mut();
        for phone in 0..circle.phones.len() {
            circle.cut(phone, &mut timings);
        }
        let mut ring = circle.ring.borrow_mut();
        ring.give_up(&mut timings);
        ring.forget();
    }
    let acknowledged = house.measured().done.spread().count;
    let (heard, kind) = (Rc::clone(&house.heard), house.server.kind);
    let to: Vec<_> = (0..PHONES)
        .map(|phone| house.server.address(phone))
        .collect();
    let circles = house.circles.clone();
    let phones = circles
        .iter()
        .flat_map(|circle| (0..circle.phones.len()).map(move |phone| (Rc::clone(circle), phone)));
    let tries = std::cell::Cell::new(0_u64);
    let coming = stream::iter(phones).for_each_concurrent(at_once, |(circle, phone)| {
        let (heard, tries, to) = (&heard, &tries, to[phone % PHONES]);
        async move {
            while killed.elapsed() < PATIENCE {
                tries.set(tries.get() + 1);
                if line::open(&circle, phone, to, heard).await.is_ok() {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(fastrand::u64(AGAIN))).await;
            }
        }
    });
    let (ready, ()) = tokio::join!(
        async {
            let started = house.server.launch().await;
            started.map(|_| killed.elapsed())
        },
        coming
    );
    let (ready, back) = (ready?, killed.elapsed());
    let many = house.phones().count();
    let mut lost = Vec::new();
    for (circle, before) in house.circles.iter().zip(&before) {
        if let Some(words) = what_is_lost(*before, after_of(circle), circle.phones.len(), kind) {
            lost.push(format!("circle {}: {words}", circle.number));
        }
    }
    let row = Row::default()
        .with("phones", many as f64)
        .with("passes_acknowledged", acknowledged as f64)
        .with("ready_seconds", ready.as_secs_f64())
        .with("all_back_seconds", back.as_secs_f64())
        .count("tries", tries.get())
        .count("dropped", Done::now().dropped - machine.dropped)
        .count("circles_with_a_loss", lost.len() as u64);
    report.row("killed", house, row)?;
    for words in lost {
        report.broken(format!("{}: {words}", kind.name()));
    }
    Ok(())
}

fn before_of(circle: &Circle) -> Before {
    let ring = circle.ring.borrow();
    Before {
        turn: ring.acknowledged,
        acknowledged: ring.acknowledged_version,
        shown: ring.newest(),
        part: ring.part(),
    }
}

fn after_of(circle: &Circle) -> After {
    let ring = circle.ring.borrow();
    After {
        version: ring.all_see().unwrap_or(0),
        piece: ring.piece(),
        part: ring.part(),
        here: ring.how_many_here(),
    }
}

/// What a circle has lost, in words.
fn what_is_lost(before: Before, after: After, phones: usize, kind: Kind) -> Option<String> {
    if usize::try_from(after.here) != Ok(phones) {
        return Some(format!("{} of {phones} phones came back", after.here));
    }
    let told = before.acknowledged.max(before.shown);
    if after.version < told {
        let version = after.version;
        return Some(format!("at version {version} of {told} that were told"));
    }
    if kind != Kind::Hearth || after.part != before.part {
        return None;
    }
    match (before.turn, after.piece) {
        (Some(turn), Some(piece)) if piece.number <= turn => Some(format!(
            "turn {turn} was passed, and turn {} goes on",
            piece.number
        )),
        (Some(_) | None, Some(_) | None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_pass_a_lost_version_and_a_lost_phone_are_noticed() {
        let before = Before {
            turn: Some(7),
            acknowledged: 20,
            shown: 20,
            part: 0,
        };
        let piece = |number| Some(Piece { number, seat: 1 });
        let good = After {
            version: 20,
            piece: piece(8),
            part: 0,
            here: 12,
        };
        let lost = |after| what_is_lost(before, after, 12, Kind::Hearth);
        assert_eq!(lost(good), None);
        // One more that nobody was told of may be kept as well.
        let one_more = After {
            version: 21,
            piece: piece(9),
            ..good
        };
        assert_eq!(lost(one_more), None);
        let pass = After {
            piece: piece(7),
            ..good
        };
        assert!(lost(pass).is_some());
        let version = After {
            version: 19,
            ..good
        };
        assert!(lost(version).is_some());
        assert!(lost(After { here: 11, ..good }).is_some());
        // The round came to its end.
        let complete = After {
            piece: None,
            ..good
        };
        assert_eq!(lost(complete), None);
    }
}
