//! PostgreSQL in a temporary folder, on a free port of this machine.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::programs::{find, is_root};
use crate::{GroundError, free_port};

const POSTGRES: &str = "PostgreSQL";
/// How long it may take to answer for the first time. Only a broken one is waited for that long.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between choosing a free port and listening on it, someone else can take it.
const PORT_TRIES: usize = 5;

/// Makes a server's files and starts it, watched by a shell that stops it and removes its files as soon as its
/// own input ends. Statics are never dropped, and a program can be killed: the end of a pipe is certain.
const WATCH: &str = r#"
        folder=$1 initdb=$2 postgres=$3 port=$4
        shift 4
        exec 2>&1 3<&0
        trap '' PIPE
        cd "$folder" || exit 1
        "$initdb" -D data -U postgres -A trust -E UTF8 --locale=C --no-sync >log ||
            { said=$(cat log); cd /; rm -rf "$folder"; echo "$said"; exit 1; }
        "$postgres" -D data -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
            -c fsync=off -c full_page_writes=off -c max_connections=200 "$@" >log 2>&1 </dev/null 3<&- &
        server=$!
        ( read -r _ <&3; kill -QUIT "$server" ) &
        reader=$!
        wait "$server"
        kill "$reader"
        said=$(tail -n 5 log); cd /; rm -rf "$folder"; echo "$said"
    "#;

/// A certificate and its key, in files of a folder that the server is given.
pub struct TlsFiles {
    /// The certificate, as PEM.
    pub certificate: String,
    /// Its key, as PEM.
    pub key: String,
}

/// A running PostgreSQL, in which `postgres` may do everything without a password. It is stopped when this is dropped, or
/// when this process ends.
pub struct Postgres {
    /// The port of 127.0.0.1 that it listens on.
    pub port: u16,
    guard: Child,
}

impl Postgres {
    /// A new one that forgets what was not on disk when the machine falls over, as tests may; with these settings besides.
    ///
    /// # Errors
    /// When it cannot be had.
    pub fn new(settings: &[&str], tls: Option<&TlsFiles>) -> Result<Postgres, GroundError> {
        let missing = || GroundError::NotHere {
            service: POSTGRES,
            package: "postgresql",
        };
        let initdb = find("initdb").ok_or_else(missing)?;
        let postgres = find("postgres").ok_or_else(missing)?;
        let ready = find("pg_isready").ok_or_else(missing)?;
        let mut said = String::new();
        for _ in 0..PORT_TRIES {
            let port = free_port().map_err(refused)?;
            let guard = start(&initdb, &postgres, port, settings, tls).map_err(refused)?;
            match answers(guard, &ready, port) {
                Ok(guard) => return Ok(Postgres { port, guard }),
                Err(words) => said = words,
            }
        }
        Err(GroundError::Silent {
            service: POSTGRES,
            said,
        })
    }

    /// The address of the database that is there from the start.
    #[must_use]
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

fn refused(reason: std::io::Error) -> GroundError {
    GroundError::Refused {
        service: POSTGRES,
        reason,
    }
}

fn start(
    initdb: &Path,
    postgres: &Path,
    port: u16,
    settings: &[&str],
    tls: Option<&TlsFiles>,
) -> std::io::Result<Child> {
    let folder = tempfile::Builder::new()
        .prefix("hearth-postgres-")
        .tempdir()?;
    let folder: PathBuf = folder.keep();
    let (certificate, key) = (folder.join("tls.pem"), folder.join("tls.key"));
    if let Some(tls) = tls {
        std::fs::write(&certificate, &tls.certificate)?;
        std::fs::write(&key, &tls.key)?;
        Command::new("chmod").arg("600").arg(&key).status()?;
    }
    let mut command = if is_root(&folder) {
        Command::new("chown")
            .args(["-R", "postgres"])
            .arg(&folder)
            .status()?;
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--", "sh"]);
        command
    } else {
        Command::new("sh")
    };
    command
        .args(["-c", WATCH, "sh"])
        .arg(&folder)
        .arg(initdb)
        .arg(postgres)
        .arg(port.to_string());
    for setting in settings {
        command.args(["-c", setting]);
    }
    if tls.is_some() {
        let file = |name, path: PathBuf| format!("{name}={}", path.display());
        command.args(["-c", "ssl=on", "-c"]);
        command.arg(file("ssl_cert_file", certificate)).arg("-c");
        command.arg(file("ssl_key_file", key));
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    // Ctrl-C at the terminal would reach the server too; it has its own way to stop.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn()
}

/// Waits until the server answers. What it said, when it ended instead.
fn answers(mut guard: Child, ready: &Path, port: u16) -> Result<Child, String> {
    let began = Instant::now();
    while began.elapsed() < PATIENCE && matches!(guard.try_wait(), Ok(None)) {
        let asked = Command::new(ready)
            .args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()])
            .status();
        if asked.is_ok_and(|status| status.success()) {
            return Ok(guard);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    drop(guard.stdin.take());
    let mut said = String::new();
    if let Some(mut words) = guard.stdout.take() {
        let _ = words.read_to_string(&mut said);
    }
    Err(said)
}
