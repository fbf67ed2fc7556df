//! All sockets die at once, and everyone comes back.

use std::time::Instant;

use crate::house::House;
use crate::machine::Done;
use crate::report::{Report, Row};
use crate::scenario::passes;
use crate::trouble::Trouble;

/// Cuts everyone off, and connects them again, so many at a time.
pub(crate) async fn measure(
    house: &House,
    at_once: usize,
    report: &mut Report,
) -> Result<(), Trouble> {
    let computed = house.server.computed()?;
    let (machine, begun) = (Done::now(), Instant::now());
    for (circle, phone) in house.phones() {
        circle.cut(phone, &mut house.heard.timings.borrow_mut());
    }
    house.connect(at_once).await?;
    let took = begun.elapsed().as_secs_f64();
    let computed = house.server.computed()?.saturating_sub(computed);
    let many = house.phones().count() as f64;
    let row = Row::default()
        .with("phones", many)
        .with("all_back_seconds", took)
        .with("each_second", many / took)
        .count("dropped", Done::now().dropped - machine.dropped)
        .with("server_cpu_us_each", computed.as_secs_f64() * 1e6 / many);
    report.row("dying", house, row)?;
    passes::looks_right(house, report).await;
    Ok(())
}
