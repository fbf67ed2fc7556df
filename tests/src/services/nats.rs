//! NATS for tests: a server of its own for each test that asks, on a free port of this machine.
//!
//! `HEARTH_TEST_NATS` names the program, where it is not on the path.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::programs::{find, skip};
use crate::process::free_port;

/// How long it may take to answer. Only a broken one is waited for that long.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running NATS. It is stopped when this is dropped.
pub struct Nats {
    /// Its address.
    pub url: String,
    program: PathBuf,
    port: u16,
    child: Option<Child>,
}

/// NATS for one test. `None` where there is none: the test then has nothing to do and returns.
///
/// # Panics
/// When it does not start.
#[must_use]
pub fn nats() -> Option<Nats> {
    let named = std::env::var_os("HEARTH_TEST_NATS").map(PathBuf::from);
    let Some(program) = named.or_else(|| find("nats-server")) else {
        skip("no NATS here. Install it (Debian: apt-get install nats-server)");
        return None;
    };
    let port = free_port();
    let mut nats = Nats {
        url: format!("nats://127.0.0.1:{port}"),
        program,
        port,
        child: None,
    };
    nats.start();
    Some(nats)
}

impl Nats {
    /// Starts it again where it was.
    ///
    /// # Panics
    /// When it does not start.
    pub fn start(&mut self) {
        let child = Command::new(&self.program)
            .args(["--addr", "127.0.0.1", "--port", &self.port.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        self.child = Some(child.expect("nats-server should start"));
        let until = Instant::now() + PATIENCE;
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(Instant::now() < until, "NATS does not answer");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Kills it.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Everything that goes over it from now on, as it goes.
    ///
    /// # Panics
    /// When it does not answer.
    #[must_use]
    pub fn overhear(&self) -> Arc<Mutex<Vec<u8>>> {
        let mut wire = TcpStream::connect(("127.0.0.1", self.port)).expect("NATS");
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
}

impl Drop for Nats {
    fn drop(&mut self) {
        self.kill();
    }
}
