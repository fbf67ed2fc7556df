//! NATS for tests: a server of its own for each test that asks.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use ground::GroundError;
pub use ground::Nats;

use super::skipping::skip;

/// How long it may take to answer. Only a broken one is waited for that long.
const PATIENCE: Duration = Duration::from_secs(30);

/// NATS for one test. `None` where there is none: the test then has nothing to do and returns.
///
/// # Panics
/// When it does not start.
#[must_use]
pub fn nats() -> Option<Nats> {
    match Nats::new() {
        Ok(nats) => Some(nats),
        Err(missing @ GroundError::NotHere { .. }) => {
            skip(&missing.to_string());
            None
        }
        Err(error) => panic!("{error}"),
    }
}

/// Everything that goes over it from now on, as it goes.
///
/// # Panics
/// When it does not answer.
#[must_use]
pub fn overhear(nats: &Nats) -> Arc<Mutex<Vec<u8>>> {
    let (_, address) = nats.url.split_once("://").expect("an address");
    let mut wire = TcpStream::connect(address).expect("NATS");
    let asked = wire.write_all(b"CONNECT {\"verbose\":false}\r\nSUB > 1\r\nPING\r\n");
    asked.expect("NATS should listen");
    let heard = Arc::new(Mutex::new(Vec::new()));
    let keeps = Arc::clone(&heard);
    std::thread::spawn(move || {
        let mut piece = [0; 4096];
        while let Ok(read @ 1..) = wire.read(&mut piece) {
            keeps.lock().expect("one writer").extend(&piece[..read]);
        }
    });
    let until = Instant::now() + PATIENCE;
    let answered = || {
        heard
            .lock()
            .expect("one writer")
            .windows(4)
            .any(|word| word == b"PONG")
    };
    while !answered() {
        assert!(Instant::now() < until, "NATS does not answer");
        std::thread::sleep(Duration::from_millis(20));
    }
    heard
}
