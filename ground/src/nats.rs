//! NATS, on a free port of this machine.
//!
//! `HEARTH_TEST_NATS` names the program, where it is not on the path.

use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::programs::find;
use crate::{GroundError, free_port};

const NATS: &str = "NATS";
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

impl Nats {
    /// A new one.
    ///
    /// # Errors
    /// When it cannot be had.
    pub fn new() -> Result<Nats, GroundError> {
        let named = std::env::var_os("HEARTH_TEST_NATS").map(PathBuf::from);
        let missing = GroundError::NotHere {
            service: NATS,
            package: "nats-server",
        };
        let program = named.or_else(|| find("nats-server")).ok_or(missing)?;
        let port = free_port().map_err(refused)?;
        let mut nats = Nats {
            url: format!("nats://127.0.0.1:{port}"),
            program,
            port,
            child: None,
        };
        nats.start()?;
        Ok(nats)
    }

    /// Starts it again where it was.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start(&mut self) -> Result<(), GroundError> {
        let child = Command::new(&self.program)
            .args(["--addr", "127.0.0.1", "--port", &self.port.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        self.child = Some(child.map_err(refused)?);
        let until = Instant::now() + PATIENCE;
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            if Instant::now() > until {
                return Err(silent());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// The number of its process.
    #[must_use]
    pub fn id(&self) -> Option<u32> {
        self.child.as_ref().map(Child::id)
    }

    /// Kills it.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for Nats {
    fn drop(&mut self) {
        self.kill();
    }
}

fn refused(reason: std::io::Error) -> GroundError {
    GroundError::Refused {
        service: NATS,
        reason,
    }
}

fn silent() -> GroundError {
    GroundError::Silent {
        service: NATS,
        said: "it does not answer".to_owned(),
    }
}
