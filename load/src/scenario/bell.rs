//! Every keeper rings at the same moment, and everyone hears it.

use std::time::{Duration, Instant};

use crate::house::House;
use crate::report::{Report, Row};
use crate::ring::DESK;
use crate::trouble::Trouble;

/// How long is waited for the last screen.
const PATIENCE: Duration = Duration::from_secs(10);

/// Rings in all circles.
pub(crate) async fn measure(house: &House, report: &mut Report) -> Result<(), Trouble> {
    house.measured();
    let begun = Instant::now();
    house.heard.timings.borrow_mut().rang = Some(begun);
    for circle in &house.circles {
        circle.says(DESK, fastrand::u128(..), r#""ring""#);
    }
    let many = house.phones().count() as u64;
    let heard = || house.heard.timings.borrow().bells.spread().count;
    while heard() < many && begun.elapsed() < PATIENCE {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let measured = house.measured();
    let spread = measured.bells.spread();
    let row = Row::default()
        .with("screens", many as f64)
        .count("heard", spread.count)
        .spread("each", spread);
    report.row("bell", house, row)?;
    if spread.count != many {
        report.broken(format!("{} of {many} screens heard the bell", spread.count));
    }
    Ok(())
}
