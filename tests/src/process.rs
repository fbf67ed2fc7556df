//! A real server process, which can be killed.

mod small_disk;

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

pub use self::small_disk::can_have_a_small_disk;
use crate::chance::PATIENCE;

/// How often it is asked whether it is ready, and whether it is gone.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// How many ports are tried; another program can take a free one first.
const PORT_TRIES: usize = 5;

/// A server process with a database of its own. It is killed when this is dropped.
pub struct Process {
    /// Its address, such as `http://127.0.0.1:40123`.
    pub base: String,
    port: u16,
    metrics: u16,
    log: String,
    manner: Manner,
    folder: TempDir,
    child: Option<Child>,
}

/// How a server is started, beyond its ports and its database.
#[derive(Clone, Debug, Default)]
pub struct Manner {
    /// More arguments.
    pub arguments: Vec<String>,
    /// How many files it may open (`ulimit -n`).
    pub open_files: Option<u32>,
    /// Its database, if it is not to have a file of its own.
    pub database: Option<String>,
    /// Its folder is a disk of its own, small enough to be filled.
    pub small_disk: bool,
    /// How far its machine's clock is ahead of this one's, in milliseconds.
    pub clock_ahead: i64,
}

impl Process {
    /// Starts a server and waits until it is ready. `log` is how much it logs.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start(log: &str) -> Process {
        Process::start_as(log, &Manner::default()).await
    }

    /// Starts a server in a manner of its own.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start_as(log: &str, manner: &Manner) -> Process {
        let mut last = String::new();
        for _ in 0..PORT_TRIES {
            let (port, metrics) = (free_port(), free_port());
            let mut process = Process {
                base: format!("http://127.0.0.1:{port}"),
                port,
                metrics,
                log: log.to_owned(),
                manner: manner.clone(),
                folder: tempfile::tempdir().expect("a folder for the database"),
                child: None,
            };
            match process.launch().await {
                Ok(()) => return process,
                Err(said) => last = said,
            }
        }
        panic!("the server does not start: {last}");
    }

    /// The port it listens on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The folder of its database.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.folder.path().join("hearth.db")
    }

    /// What it has written to standard output and standard error, over all of its lives.
    ///
    /// # Panics
    /// When that cannot be read.
    #[must_use]
    pub fn said(&self) -> Vec<u8> {
        std::fs::read(self.log_file()).expect("what the server said")
    }

    /// Its metrics, as text.
    ///
    /// # Panics
    /// When it does not answer.
    pub async fn metrics(&self) -> String {
        let url = format!("http://127.0.0.1:{}/metrics", self.metrics);
        let answer = reqwest::get(url).await.expect("metrics");
        answer.text().await.expect("metrics")
    }

    /// Kills it as a power cut would.
    ///
    /// # Panics
    /// When it is not running.
    pub fn kill9(&mut self) {
        let mut child = self.child.take().expect("the server runs");
        child.kill().expect("it can be killed");
        child.wait().expect("it is gone");
    }

    /// The number of its process.
    ///
    /// # Panics
    /// When it is not running.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.as_ref().expect("the server runs").id()
    }

    /// Starts it again, on the same port and database.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn restart(&mut self) {
        if let Err(said) = self.launch().await {
            panic!("the server does not start again: {said}");
        }
    }

    /// From now on it starts on a machine whose clock is ahead of this one's by so many milliseconds.
    pub fn clock_is_ahead_by(&mut self, milliseconds: i64) {
        self.manner.clock_ahead = milliseconds;
    }

    /// Its small disk is filled to the last byte, or has room again.
    ///
    /// # Panics
    /// When it has none.
    pub fn disk_has_room(&mut self, room: bool) {
        let child = self.child.as_mut().expect("the server runs");
        let word = if room { "room\n" } else { "full\n" };
        let told = child
            .stdin
            .as_mut()
            .map(|disk| disk.write_all(word.as_bytes()));
        told.expect("a way to its disk").expect("its disk listens");
    }

    /// It stands still: it holds all that it has, and does nothing.
    ///
    /// # Panics
    /// When it is not running.
    pub fn stands_still(&self) {
        signal("STOP", self.id());
    }

    /// It goes on after having stood still.
    ///
    /// # Panics
    /// When it is not running.
    pub fn goes_on(&self) {
        signal("CONT", self.id());
    }

    /// Asks it to stop, as a service manager does, and waits until it has.
    ///
    /// # Panics
    /// When it does not stop.
    pub async fn terminate(&mut self) -> ExitStatus {
        self.ask_to_stop();
        self.until_gone().await
    }

    /// Asks it to stop, as a service manager does.
    ///
    /// # Panics
    /// When it cannot be asked.
    pub fn ask_to_stop(&self) {
        signal("TERM", self.id());
    }

    /// Waits until it has stopped.
    ///
    /// # Panics
    /// When it does not.
    pub async fn until_gone(&mut self) -> ExitStatus {
        let mut child = self.child.take().expect("the server runs");
        let until = Instant::now() + Duration::from_secs(PATIENCE);
        loop {
            if let Some(status) = child.try_wait().expect("its state") {
                return status;
            }
            if Instant::now() > until {
                let _ = child.kill();
                let _ = child.wait();
                panic!("the server did not stop when asked");
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    async fn launch(&mut self) -> Result<(), String> {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.log_file());
        let log = log.map_err(|error| error.to_string())?;
        let errors = log.try_clone().map_err(|error| error.to_string())?;
        let listen = format!("127.0.0.1:{}", self.port);
        let metrics = format!("127.0.0.1:{}", self.metrics);
        let child = self
            .manner
            .command()
            .args(["serve", "--listen", &listen, "--metrics", &metrics])
            .args(&self.manner.arguments)
            .arg("--database")
            .arg(
                self.manner
                    .database
                    .as_ref()
                    .map_or_else(|| self.database(), PathBuf::from),
            )
            .env("HEARTH_LOG", &self.log)
            .current_dir(self.folder.path())
            .stdin(match self.manner.small_disk {
                true => Stdio::piped(),
                false => Stdio::null(),
            })
            .stdout(log)
            .stderr(errors)
            .spawn()
            .map_err(|error| error.to_string())?;
        let child = self.child.insert(child);
        // By metrics: the server itself may speak https only, and both listen before either is ready.
        let https = self
            .manner
            .arguments
            .iter()
            .any(|told| told == "--tls-cert");
        let ready = match https {
            true => format!("http://127.0.0.1:{}/metrics", self.metrics),
            false => format!("{}/readyz", self.base),
        };
        let until = Instant::now() + Duration::from_secs(PATIENCE);
        loop {
            if let Ok(Some(_)) = child.try_wait() {
                self.child = None;
                return Err(String::from_utf8_lossy(&self.said()).into_owned());
            }
            if let Ok(answer) = reqwest::get(&ready).await
                && answer.status().is_success()
            {
                return Ok(());
            }
            if Instant::now() > until {
                return Err("it is not ready after a long time".to_owned());
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    fn log_file(&self) -> PathBuf {
        self.folder.path().join("said.txt")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Sends a signal to a process.
///
/// # Panics
/// When there is no such process.
pub fn signal(word: &str, process: u32) {
    let sent = Command::new("sh")
        .args(["-c", &format!("kill -{word} {process}")])
        .status();
    assert!(
        sent.is_ok_and(|status| status.success()),
        "process {process} is there"
    );
}

/// The `hearth` program, with none of our settings from around the test.
///
/// # Panics
/// When it is not built.
#[must_use]
pub fn command() -> Command {
    let program = program();
    let shown = program.display();
    assert!(
        program.exists(),
        "{shown} is not there; build it with `cargo build -p server`"
    );
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("HEARTH_") {
            command.env_remove(name);
        }
    }
    command
}

impl Manner {
    /// The program in this manner.
    fn command(&self) -> Command {
        let mut plain = command();
        if self.clock_ahead != 0 {
            plain.env("TEST_CLOCK", format!("{:+}", self.clock_ahead));
        }
        let mut script = String::new();
        if self.small_disk {
            script += small_disk::SCRIPT;
        }
        if let Some(most) = self.open_files {
            script += &format!("ulimit -n {most} || exit\n");
        }
        if script.is_empty() {
            return plain;
        }
        script += "exec \"$0\" \"$@\"";
        let mut prepared = match self.small_disk {
            true => small_disk::shell(),
            false => Command::new("sh"),
        };
        prepared.args(["-c", &script]).arg(plain.get_program());
        for (name, value) in plain.get_envs() {
            match value {
                Some(value) => prepared.env(name, value),
                None => prepared.env_remove(name),
            };
        }
        prepared
    }
}

/// Runs the program to its end. Only for what must not go on: a server that starts after all is killed.
///
/// # Panics
/// When it goes on.
#[must_use]
pub fn run_to_end(command: &mut Command) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("said.txt");
    let said = File::create(&path).expect("a file");
    let errors = said.try_clone().expect("the same file");
    let mut child = command
        .stdin(Stdio::null())
        .stdout(said)
        .stderr(errors)
        .spawn()
        .expect("it starts");
    let until = Instant::now() + Duration::from_secs(PATIENCE);
    let status = loop {
        match child.try_wait().expect("its state") {
            Some(status) => break status,
            None if Instant::now() > until => {
                let _ = child.kill();
                let _ = child.wait();
                panic!("the program goes on, and should have refused");
            }
            None => std::thread::sleep(LOOK_EVERY),
        }
    };
    let stdout = std::fs::read(&path).expect("what it said");
    Output {
        status,
        stdout,
        stderr: Vec::new(),
    }
}

/// A port that is free at this moment.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn free_port() -> u16 {
    ground::free_port().expect("a free port")
}

/// `HEARTH_TEST_BIN`, or the program beside this test's own.
fn program() -> PathBuf {
    if let Some(path) = std::env::var_os("HEARTH_TEST_BIN") {
        return path.into();
    }
    let here = std::env::current_exe().expect("where this test is");
    let folder = here.parent().and_then(Path::parent).expect("target/debug");
    folder.join(format!("hearth{}", std::env::consts::EXE_SUFFIX))
}
