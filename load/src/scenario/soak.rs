//! A long evening: passes, bells and cut phones for many minutes. What grows shows.

use std::time::Duration;

use crate::house::House;
use crate::report::{Report, Row};
use crate::scenario::{bell, flapping};
use crate::trouble::Trouble;

/// How long each round is, in seconds, and how many phones are cut off in each of them, in percent.
const ROUND: u64 = 55;
const PERCENT: f64 = 0.2;

/// Goes on for so many minutes, with a row for each.
pub(crate) async fn measure(
    house: &House,
    minutes: u64,
    report: &mut Report,
) -> Result<(), Trouble> {
    let first = house.server.memory()?;
    for minute in 1..=minutes {
        flapping::measure(house, PERCENT, ROUND, report).await?;
        bell::measure(house, report).await?;
        tokio::time::sleep(Duration::from_secs(2)).await;
        let now = house.server.memory()?;
        let row = Row::default()
            .count("minute", minute)
            .with("server_mb", now as f64 / 1e6)
            .with("grown_mb", (now as f64 - first as f64) / 1e6);
        report.row("soak", house, row)?;
    }
    Ok(())
}
