//! What is logged: what happened, never to whom.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// Logs to standard error.
///
/// Only what Hearth says itself. The libraries below it tell, at their finest, of whole frames and headers, and
/// in those stand names, tickets and keys.
pub fn to_stderr(filter: &str) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let ours = filter_fn(|about| about.target().split("::").next() == Some("server"));
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    tracing_subscriber::registry()
        .with(filter)
        .with(ours)
        .with(lines)
        .init();
}

/// Notes where a panic happened, and not what it said, which may hold people's words.
pub fn note_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        tracing::error!(place, "a panic");
    }));
}
