//! The server that is measured, in a process of its own: Hearth, or the floor.

use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::time::{Duration, Instant};

use serde::Serialize;
use tempfile::TempDir;

use crate::http;
use crate::machine::{CORE_OF_PHONES, CORE_OF_SERVER, cores, stay_on};
use crate::nodes::Nodes;
use crate::trouble::{Trouble, While};

/// How long a server may take until it is ready.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often it is asked whether it is.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) enum Kind {
    /// Hearth's release.
    #[serde(rename = "hearth")]
    Hearth,
    /// A bare broadcaster that commits each pass before anyone hears of it.
    #[serde(rename = "bare+sqlite")]
    FloorSqlite,
    /// The same without a database.
    #[serde(rename = "bare")]
    Floor,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Hearth => "hearth",
            Kind::FloorSqlite => "bare+sqlite",
            Kind::Floor => "bare",
        }
    }
}

/// Where the programs are, and what the floor sends.
#[derive(Clone)]
pub(crate) struct Programs {
    pub(crate) hearth: PathBuf,
    /// The frames recorded from Hearth.
    pub(crate) frames: PathBuf,
    /// Whether server and phones each have a core.
    pub(crate) pinned: bool,
    /// What several servers stand on, where it is not one with SQLite.
    pub(crate) nodes: Option<Rc<Nodes>>,
}

/// A server process with a database of its own, or several that act for the same circles. They are killed when this is
/// dropped.
pub(crate) struct Server {
    pub(crate) kind: Kind,
    addresses: Vec<SocketAddr>,
    programs: Programs,
    folder: TempDir,
    children: Vec<Child>,
}

impl Server {
    /// Starts it with an empty database and waits until it is ready.
    pub(crate) async fn start(kind: Kind, programs: &Programs) -> Result<Server, Trouble> {
        let many = programs.nodes.as_ref().map_or(1, |nodes| nodes.many);
        let mut addresses = Vec::new();
        for _ in 0..many {
            let port = ground::free_port().doing("a free port")?;
            addresses.push(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
        }
        let mut server = Server {
            kind,
            addresses,
            programs: programs.clone(),
            folder: tempfile::tempdir().doing("a folder for the database")?,
            children: Vec::new(),
        };
        server.launch().await?;
        Ok(server)
    }

    /// Where this phone of a circle goes: those of one circle are spread over all servers.
    pub(crate) fn address(&self, phone: usize) -> SocketAddr {
        self.addresses[phone % self.addresses.len()]
    }

    /// What it is called in tables.
    pub(crate) fn name(&self) -> String {
        let name = self.kind.name();
        match &self.programs.nodes {
            None => name.to_owned(),
            Some(nodes) => format!("{name} \u{d7}{}", nodes.many),
        }
    }

    /// Starts it, on the database that is there. How long until it was ready.
    pub(crate) async fn launch(&mut self) -> Result<Duration, Trouble> {
        let begun = Instant::now();
        let pinned = self.programs.pinned && cores() > 0;
        for address in self.addresses.clone() {
            let mut command = self.command(address)?;
            if pinned {
                stay_on(CORE_OF_SERVER);
            }
            let child = command.spawn();
            if pinned {
                stay_on(CORE_OF_PHONES);
            }
            self.children.push(child.doing("starting the server")?);
        }
        for address in self.addresses.clone() {
            while !is_ready(address).await {
                let mut children = self.children.iter_mut();
                let ended = children.any(|child| !matches!(child.try_wait(), Ok(None)));
                if ended || begun.elapsed() > PATIENCE {
                    let said = fs::read_to_string(self.folder.path().join("said.txt"));
                    let said = said.unwrap_or_default();
                    return Err(Trouble::wrong(format!("the server did not start: {said}")));
                }
                tokio::time::sleep(LOOK_EVERY).await;
            }
        }
        Ok(begun.elapsed())
    }

    fn command(&self, address: SocketAddr) -> Result<Command, Trouble> {
        let (listen, folder) = (address.to_string(), self.folder.path());
        let mut command = match self.kind {
            Kind::Hearth => {
                let mut command = Command::new(&self.programs.hearth);
                command.args(["serve", "--listen", &listen, "--database"]);
                match &self.programs.nodes {
                    None => command.arg(folder.join("hearth.db")),
                    Some(nodes) => command.args(nodes.arguments()),
                };
                command
            }
            Kind::FloorSqlite | Kind::Floor => {
                let here = std::env::current_exe().doing("this program")?;
                let mut command = Command::new(here);
                command.args(["floor", "--listen", &listen, "--frames"]);
                command.arg(&self.programs.frames);
                if self.kind == Kind::FloorSqlite {
                    command.arg("--database").arg(folder.join("floor.db"));
                }
                command
            }
        };
        // None of the settings around this program.
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("HEARTH_") {
                command.env_remove(name);
            }
        }
        let log = File::options()
            .create(true)
            .append(true)
            .open(folder.join("said.txt"))
            .doing("the server's log")?;
        let errors = log.try_clone().doing("the server's log")?;
        command
            .env("HEARTH_LOG", "warn")
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(errors);
        Ok(command)
    }

    /// Kills it as a power cut would.
    pub(crate) fn kill9(&mut self) {
        for mut child in self.children.drain(..) {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// The memory that is its own, in bytes: what is in RAM, shared pages by their share (`Pss`). Of all servers together.
    pub(crate) fn memory(&self) -> Result<u64, Trouble> {
        self.children.iter().map(memory).sum()
    }

    /// The time it has computed, of all its threads, in and out of the kernel. Of all servers together.
    pub(crate) fn computed(&self) -> Result<Duration, Trouble> {
        let stat = |child: &Child| format!("/proc/{}/stat", child.id());
        let children = self.children.iter();
        children
            .map(|child| computed(Path::new(&stat(child))))
            .sum()
    }
}

async fn is_ready(address: SocketAddr) -> bool {
    let asked = http::ask(Ipv4Addr::LOCALHOST, address, "GET /readyz", "", None);
    asked.await.is_ok_and(|answer| answer.status == 200)
}

fn memory(of: &Child) -> Result<u64, Trouble> {
    let path = format!("/proc/{}/smaps_rollup", of.id());
    let text = fs::read_to_string(path).doing("the server's memory")?;
    let line = text.lines().find(|line| line.starts_with("Pss:"));
    let kib = line.and_then(|line| line.split_whitespace().nth(1));
    let kib: Option<u64> = kib.and_then(|kib| kib.parse().ok());
    kib.map(|kib| kib * 1024)
        .ok_or_else(|| Trouble::wrong("the server's memory cannot be read"))
}

/// The time that this process has computed.
pub(crate) fn computed_here() -> Result<Duration, Trouble> {
    computed(Path::new("/proc/self/stat"))
}

/// From a `stat` of `/proc`, in hundredths of a second.
fn computed(stat: &Path) -> Result<Duration, Trouble> {
    let text = fs::read_to_string(stat).doing("computing time")?;
    // The name of the program stands in brackets and may hold anything.
    let (_, fields) = text.rsplit_once(')').unwrap_or_default();
    let fields = fields.split_whitespace().skip(11).take(2);
    let ticks: u64 = fields.filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    let each = rustix::param::clock_ticks_per_second().max(1);
    Ok(Duration::from_secs_f64(ticks as f64 / each as f64))
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill9();
    }
}
