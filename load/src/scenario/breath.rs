//! Every keeper begins a breath at the same moment.

use std::time::Duration;

use crate::house::House;
use crate::report::{Report, Row};
use crate::ring::DESK;
use crate::scenario::passes;
use crate::trouble::Trouble;

/// How long is waited for the last screen.
const PATIENCE: Duration = Duration::from_secs(10);
/// Four seconds to begin, ten for the breath, and one more.
const LENGTH: Duration = Duration::from_secs(15);

/// Begins a breath in all circles, and goes on when it is over.
pub(crate) async fn measure(house: &House, report: &mut Report) -> Result<(), Trouble> {
    house.measured();
    for circle in &house.circles {
        circle.breathes();
    }
    let not_done = house.rest(PATIENCE).await;
    let measured = house.measured();
    let row = Row::default()
        .with("circles", house.circles.len() as f64)
        .spread("last_phone", measured.last.spread())
        .count("not_done", not_done as u64);
    report.row("breath", house, row)?;
    if not_done > 0 {
        report.broken(format!("{not_done} circles did not all begin to breathe"));
    }
    tokio::time::sleep(LENGTH).await;
    for circle in &house.circles {
        circle.says(DESK, fastrand::u128(..), r#""resume""#);
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    passes::looks_right(house, report).await;
    Ok(())
}
