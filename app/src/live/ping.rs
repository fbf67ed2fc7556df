//! Staying connected: the server's clock is learnt, and silence is noticed.

use super::line::{Stage, after, with_try};
use super::{pace, page};
use crate::protocol::PING_EVERY;

/// A connection that held this long counts as good, in milliseconds.
const GOOD_AFTER: u64 = 10_000;
/// How long a visible screen waits for any word after a ping, in milliseconds.
const ANSWER_WITHIN: u64 = 8_000;
/// The same for a screen that has just come back, in milliseconds.
const WAKE_WITHIN: u64 = 2_500;
/// How many pings tell the clock at first.
const BURST: u64 = 5;
/// How far apart those are, in milliseconds.
const BURST_EVERY: u64 = 150;

/// What is done when the connection of this try has gone silent.
type Gone = fn(u32);

/// A screen that has just come back asks at once.
pub(super) fn wake(number: u32, gone: Gone) {
    ping(number, WAKE_WITHIN, gone);
    burst(number);
}

/// The connection has been found: learn the clock, and see to it that it stays.
pub(super) fn keep(number: u32, gone: Gone) {
    burst(number);
    keep_pinging(number, gone);
    after(GOOD_AFTER, move || {
        with_try(number, |line| line.failed = 0);
    });
}

fn burst(number: u32) {
    for at in 0..BURST {
        after(at * BURST_EVERY, move || {
            with_try(number, |line| {
                line.ping(page::now());
            });
        });
    }
}

fn keep_pinging(number: u32, gone: Gone) {
    after(pace::about(PING_EVERY, page::chance()), move || {
        if with_try(number, |line| line.stage == Stage::Here) == Some(true) {
            if !page::is_hidden() {
                ping(number, ANSWER_WITHIN, gone);
            }
            keep_pinging(number, gone);
        }
    });
}

/// Asks whether anyone is there; without any word within `within` milliseconds, the connection is gone.
fn ping(number: u32, within: u64, gone: Gone) {
    let sent = page::now();
    with_try(number, |line| line.ping(sent));
    after(within, move || {
        let silent = with_try(number, |line| {
            line.stage == Stage::Here && line.received_at < sent
        });
        if silent != Some(true) || page::is_hidden() {
            return;
        }
        // A phone that slept through the wait has not listened yet.
        if page::now() > sent + within + 2_000 {
            ping(number, WAKE_WITHIN, gone);
        } else {
            gone(number);
        }
    });
}
