//! What a phone that only listens costs.

use std::time::Duration;

use crate::house::House;
use crate::report::{Report, Row};
use crate::trouble::Trouble;

/// Looks at the server's memory when nothing has happened for so many seconds: all that came since it was empty, circles
/// and what is left of their opening among it, by socket.
pub(crate) async fn measure(
    house: &House,
    seconds: u64,
    report: &mut Report,
) -> Result<(), Trouble> {
    tokio::time::sleep(Duration::from_secs(seconds)).await;
    let computed = house.server.computed()?;
    tokio::time::sleep(Duration::from_secs(seconds)).await;
    let computed = house.server.computed()?.saturating_sub(computed);
    let full = house.server.memory()?;
    let many = house.phones().count() as f64;
    let row = Row::default()
        .with("sockets", many)
        .with("empty_kb", house.empty as f64 / 1e3)
        .with("seated_kb", house.seated as f64 / 1e3)
        .with("full_kb", full as f64 / 1e3)
        .with(
            "each_kb",
            full.saturating_sub(house.empty) as f64 / 1e3 / many,
        )
        .with(
            "server_cpu_percent",
            computed.as_secs_f64() / seconds as f64 * 100.0,
        );
    report.row("idle", house, row)
}
