//! Forty people come to one circle at once, all from one address: from the door until their phone has its first state.

use std::rc::Rc;
use std::time::Instant;

use futures::future::try_join_all;

use crate::house::{House, open_empty, sit};
use crate::line;
use crate::report::{Report, Row};
use crate::ring::DESK;
use crate::timings::Lengths;
use crate::trouble::Trouble;

/// How many come.
const CROWD: usize = 40;

/// Opens one more circle for them.
pub(crate) async fn measure(house: &House, report: &mut Report) -> Result<(), Trouble> {
    let (server, heard) = (&house.server, &house.heard);
    let mut circle = open_empty(server, house.screens, house.circles.len(), 4, CROWD + 1).await?;
    let begun = Instant::now();
    let doors = try_join_all((1..=CROWD).map(|phone| sit(&circle, server.address(phone)))).await?;
    let sat = begun.elapsed();
    circle.phones.extend(doors);
    let circle = Rc::new(circle);
    let opening = (0..=CROWD).map(|phone| {
        let circle = &circle;
        async move {
            line::open(circle, phone, server.address(phone), heard).await?;
            Ok::<_, Trouble>(begun.elapsed())
        }
    });
    let mut lengths = Lengths::default();
    for length in try_join_all(opening).await? {
        lengths.note(length);
    }
    let row = Row::default()
        .with("joins", CROWD as f64)
        .with("all_sat_ms", sat.as_secs_f64() * 1e3)
        .spread("until_state", lengths.spread());
    report.row("crowd", house, row)?;
    for phone in DESK..=CROWD {
        circle.cut(phone, &mut heard.timings.borrow_mut());
    }
    Ok(())
}
