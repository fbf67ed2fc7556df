//! In each circle someone has one more screen that reads 1 kB a second. It slows nobody else.

use std::cell::Cell;
use std::rc::Rc;

use crate::house::House;
use crate::line;
use crate::report::{Report, Row};
use crate::scenario::passes;
use crate::trouble::Trouble;

/// Whose screen it is.
const WHO: usize = 5;
/// How many passes a second go on meanwhile.
const RATE: f64 = 800.0;

/// Opens the slow screens, and measures how the others fare.
pub(crate) async fn measure(
    house: &House,
    rate: Option<f64>,
    seconds: u64,
    report: &mut Report,
) -> Result<(), Trouble> {
    let closed = Rc::new(Cell::new(0));
    let rate = rate.unwrap_or(RATE);
    let mut tasks = Vec::new();
    for circle in &house.circles {
        let closed = Rc::clone(&closed);
        tasks.push(line::open_slow(circle, WHO, house.server.address(WHO), closed).await?);
    }
    let measured = passes::measure_rate(house, rate, seconds).await?;
    let row = Row::default()
        .with("slow_screens", tasks.len() as f64)
        .count("slow_screens_closed", closed.get() as u64)
        .with("server_mb", house.server.memory()? as f64 / 1e6)
        .with("rate", rate);
    report.row("slow", house, passes::row(row, &measured))?;
    for task in tasks {
        task.abort();
    }
    passes::looks_right(house, report).await;
    Ok(())
}
