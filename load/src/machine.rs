//! The machine that is measured on: what it is, and which of its cores does what.

use std::fs;
use std::time::Duration;

use rustix::process::{Pid, Resource, Rlimit, getrlimit, setrlimit};
use rustix::thread::{CpuSet, sched_setaffinity};
use serde::Serialize;

/// The core of the server, and that of the phones.
pub(crate) const CORE_OF_SERVER: usize = 0;
pub(crate) const CORE_OF_PHONES: usize = 1;

/// Ten thousand sockets and some more.
const ENOUGH_FILES: u64 = 65_536;

/// What figures depend on.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Machine {
    pub(crate) cpu: String,
    pub(crate) cores: usize,
    pub(crate) memory_mib: u64,
    pub(crate) kernel: String,
    /// The commit that is checked out; with `+` where something is changed.
    pub(crate) commit: String,
}

impl Machine {
    /// The one this runs on.
    pub(crate) fn here(cores: usize) -> Machine {
        let read = |path| fs::read_to_string(path).unwrap_or_default();
        let field = |text: &str, name: &str| {
            let line = text.lines().find(|line| line.starts_with(name));
            let value = line.and_then(|line| line.split_once(':'));
            value.map_or_else(String::new, |(_, value)| value.trim().to_owned())
        };
        let memory = field(&read("/proc/meminfo"), "MemTotal");
        let kib = memory.split(' ').next().and_then(|kib| kib.parse().ok());
        Machine {
            cpu: field(&read("/proc/cpuinfo"), "model name"),
            cores,
            memory_mib: kib.unwrap_or(0_u64) / 1024,
            kernel: read("/proc/sys/kernel/osrelease").trim().to_owned(),
            commit: std::env::var("LOAD_COMMIT").unwrap_or_else(|_| "unknown".to_owned()),
        }
    }
}

/// What the whole machine has done so far, of which server and phones are a part.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Done {
    /// Time that cores computed, or that was taken from them by the host of a virtual machine.
    pub(crate) busy: Duration,
    /// Connections that a full queue of a listening socket dropped: each costs its phone a second.
    pub(crate) dropped: u64,
}

impl Done {
    /// Until now.
    pub(crate) fn now() -> Done {
        let read = |path| fs::read_to_string(path).unwrap_or_default();
        // user, nice, system, idle, iowait, irq, softirq, steal
        let stat = read("/proc/stat");
        let fields = stat.lines().next().unwrap_or_default();
        let fields: Vec<u64> = fields
            .split_whitespace()
            .filter_map(|field| field.parse().ok())
            .collect();
        let waits = |at: &usize| *at == 3 || *at == 4;
        let busy = (0..fields.len().min(8)).filter(|at| !waits(at));
        let ticks: u64 = busy.map(|at| fields[at]).sum();
        let each = rustix::param::clock_ticks_per_second().max(1);
        Done {
            busy: Duration::from_secs_f64(ticks as f64 / each as f64),
            dropped: dropped(&read("/proc/net/netstat")),
        }
    }
}

/// `ListenOverflows` of the kernel's counters: a line of names above a line of numbers.
fn dropped(netstat: &str) -> u64 {
    let mut lines = netstat.lines().filter(|line| line.starts_with("TcpExt:"));
    let (names, numbers) = (
        lines.next().unwrap_or_default(),
        lines.next().unwrap_or_default(),
    );
    let mut both = names.split(' ').zip(numbers.split(' '));
    let found = both.find(|(name, _)| *name == "ListenOverflows");
    found
        .and_then(|(_, number)| number.parse().ok())
        .unwrap_or(0)
}

/// How many cores this process may use.
pub(crate) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Keeps this thread, and every process it starts from now on, on one core. Whether the system allowed it.
pub(crate) fn stay_on(core: usize) -> bool {
    let mut set = CpuSet::new();
    set.set(core);
    sched_setaffinity(None::<Pid>, &set).is_ok()
}

/// Raises how many files this process, and those that it starts, may open. How many that is now.
pub(crate) fn raise_open_files() -> u64 {
    let before = getrlimit(Resource::Nofile);
    let most = before
        .maximum
        .map_or(ENOUGH_FILES, |most| most.max(ENOUGH_FILES));
    let raised = |most| Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    // Only root may go beyond what the system set; up to there everyone may.
    if setrlimit(Resource::Nofile, raised(most)).is_err()
        && let Some(most) = before.maximum
    {
        let _ = setrlimit(Resource::Nofile, raised(most));
    }
    getrlimit(Resource::Nofile).current.unwrap_or(ENOUGH_FILES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dropped_connections_are_read_by_their_name() {
        let netstat = "TcpExt: SyncookiesSent ListenOverflows ListenDrops\nTcpExt: 1 42 43\nIpExt: InNoRoutes\nIpExt: 0\n";
        assert_eq!(dropped(netstat), 42);
        assert_eq!(dropped(""), 0);
    }
}
