//! Many phones connect: how many a second have their first state.

use std::time::Instant;

use crate::house::House;
use crate::machine::Done;
use crate::report::{Report, Row};
use crate::server::computed_here;
use crate::trouble::Trouble;

/// Connects everyone, so many at a time.
pub(crate) async fn measure(
    house: &House,
    at_once: usize,
    report: &mut Report,
) -> Result<(), Trouble> {
    let (server, phones) = (house.server.computed()?, computed_here()?);
    let (machine, begun) = (Done::now(), Instant::now());
    house.connect(at_once).await?;
    let took = begun.elapsed().as_secs_f64();
    let server = house.server.computed()?.saturating_sub(server);
    let phones = computed_here()?.saturating_sub(phones);
    let many = house.phones().count() as f64;
    let row = Row::default()
        .with("phones", many)
        .with("seconds", took)
        .with("each_second", many / took)
        .count("dropped", Done::now().dropped - machine.dropped)
        .with("server_cpu_us_each", server.as_secs_f64() * 1e6 / many)
        .with("phones_cpu_us_each", phones.as_secs_f64() * 1e6 / many);
    report.row("connect", house, row)
}
