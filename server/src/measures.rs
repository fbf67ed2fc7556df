//! What is measured: counts and times, never of whom.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use thiserror::Error;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::edge::{Door, Edge, Permits};

/// How often what was measured is summed up, whether or not anybody asks for it.
const SUM_UP: Duration = Duration::from_secs(5);
/// Connections to the metrics at a time.
const SCRAPERS: usize = 32;

/// Where times are counted, in seconds: from what nobody notices to what nobody waits for.
const UP_TO: [f64; 13] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
];

/// What a measure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It only grows.
    Counter,
    /// It goes up and down.
    Gauge,
    /// How often something took how long, in seconds.
    Times,
}

/// Everything that is measured: its name, what it is, and what it tells. No label of any is an id, a code, a name or an
/// address; each has few values, which are known beforehand.
pub const ALL: [(&str, Kind, &str); 15] = [
    (
        "hearth_build_info",
        Kind::Gauge,
        "Always 1; its label is the version.",
    ),
    (
        "hearth_bus_letters",
        Kind::Counter,
        "Letters between servers, by what came of them.",
    ),
    (
        "hearth_circles",
        Kind::Gauge,
        "Circles in the memory of this server.",
    ),
    (
        "hearth_commands",
        Kind::Counter,
        "What was asked in circles, by what came of it: done, or the code of the refusal.",
    ),
    (
        "hearth_connections",
        Kind::Gauge,
        "Open connections, sockets among them.",
    ),
    (
        "hearth_connections_turned_away",
        Kind::Counter,
        "Connections for which there was no place.",
    ),
    (
        "hearth_gatherings",
        Kind::Gauge,
        "Gatherings in the memory of this server.",
    ),
    (
        "hearth_request_seconds",
        Kind::Times,
        "From a request to its answer, by route.",
    ),
    (
        "hearth_requests",
        Kind::Counter,
        "Answers, by route and status.",
    ),
    (
        "hearth_send_seconds",
        Kind::Times,
        "From the first frame that a screen is told at a time until all are with the system.",
    ),
    ("hearth_sockets", Kind::Gauge, "Screens that are connected."),
    (
        "hearth_sockets_opened",
        Kind::Counter,
        "Screens that connected, each time they did.",
    ),
    (
        "hearth_sockets_sent_away",
        Kind::Counter,
        "Sockets that the server closed, by why.",
    ),
    (
        "hearth_store_refusals",
        Kind::Counter,
        "Calls of the database that were refused, by call and why; a conflict is no trouble.",
    ),
    (
        "hearth_store_seconds",
        Kind::Times,
        "Calls of the database, by call.",
    ),
];

/// Says what each measure is.
fn describe() {
    for (name, kind, tells) in ALL {
        match kind {
            Kind::Counter => metrics::describe_counter!(name, tells),
            Kind::Gauge => metrics::describe_gauge!(name, tells),
            Kind::Times => metrics::describe_histogram!(name, metrics::Unit::Seconds, tells),
        }
    }
    metrics::gauge!("hearth_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
}

/// Metrics cannot be answered.
#[derive(Debug, Error)]
#[error("Hearth cannot answer metrics: {0}.")]
pub struct MetricsError(String);

impl MetricsError {
    fn new(reason: impl std::fmt::Display) -> MetricsError {
        MetricsError(reason.to_string())
    }
}

/// Answers metrics on an address of their own, so that they are never open to people by accident.
pub(crate) async fn answer_at(address: SocketAddr) -> Result<(), MetricsError> {
    let counting = PrometheusBuilder::new().set_buckets(&UP_TO);
    let metrics = counting.and_then(PrometheusBuilder::install_recorder);
    let metrics = metrics.map_err(MetricsError::new)?;
    describe();
    let listener = TcpListener::bind(address).await;
    let listener = listener.map_err(MetricsError::new)?;
    tokio::spawn(sum_up(metrics.clone(), SUM_UP));
    let app = Router::new().route(
        "/metrics",
        axum::routing::get(move || std::future::ready(metrics.render())),
    );
    let door = Door {
        listener,
        tls: None,
        app,
    };
    let edge = Arc::new(Edge {
        permits: Permits::new(SCRAPERS, SCRAPERS),
        ..Edge::default()
    });
    tokio::spawn(door.keep(edge, CancellationToken::new(), TaskTracker::new()));
    Ok(())
}

/// What was measured is kept one by one until it is summed up, which asking for it does too.
async fn sum_up(metrics: PrometheusHandle, every: Duration) {
    loop {
        tokio::time::sleep(every).await;
        metrics.run_upkeep();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;
    use metrics::{Key, Level, Metadata, Recorder};

    /// The memory of this process, in bytes.
    #[cfg(target_os = "linux")]
    fn memory() -> u64 {
        let pages = std::fs::read_to_string("/proc/self/statm").unwrap();
        pages.split(' ').nth(1).unwrap().parse::<u64>().unwrap() * 4096
    }

    /// In a process of its own: the memory of this one grows with the tests beside it.
    #[cfg(target_os = "linux")]
    #[test]
    fn what_nobody_asks_for_does_not_grow() {
        const ALONE: &str = "HEARTH_TEST_ALONE";
        if std::env::var_os(ALONE).is_none() {
            let this = "measures::tests::what_nobody_asks_for_does_not_grow";
            let alone = std::process::Command::new(std::env::current_exe().unwrap())
                .args(["--exact", this, "--nocapture"])
                .env(ALONE, "1")
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&alone.stdout);
            assert!(
                alone.status.success() && said.contains("1 passed"),
                "{said}"
            );
            return;
        }
        tokio::runtime::Runtime::new()
            .unwrap()
            .block_on(grows_little());
    }

    #[cfg(target_os = "linux")]
    async fn grows_little() {
        let recorder = PrometheusBuilder::new().build_recorder();
        let every = Duration::from_millis(1);
        let summing = tokio::spawn(sum_up(recorder.handle(), every));
        let about = Metadata::new("here", Level::INFO, None);
        let seconds = recorder.register_histogram(&Key::from_name("seconds"), &about);
        let before = memory();
        // Kept one by one they are about 100 MB.
        for _ in 0..20 {
            for at in 0..300_000 {
                seconds.record(f64::from(at % 100) / 1000.0);
            }
            tokio::time::sleep(every * 3).await;
        }
        let grown = memory().saturating_sub(before);
        assert!(grown < 50_000_000, "{grown} bytes more");
        let told = recorder.handle().render();
        let counted = told
            .lines()
            .find_map(|line| line.strip_prefix("seconds_count "));
        // The library loses a few in a thousand where it takes what was measured out to sum it up.
        let counted: u64 = counted.unwrap().parse().unwrap();
        assert!((5_900_000..=6_000_000).contains(&counted), "{told}");
        summing.abort();
    }
}
