//! A bad network: each second some phones are cut off and come back at once, while the piece goes round.

use std::rc::Rc;
use std::time::{Duration, Instant};

use crate::circle::PHONES;
use crate::house::House;
use crate::line;
use crate::report::{Report, Row};
use crate::scenario::passes;
use crate::timings::Lengths;
use crate::trouble::Trouble;

/// How many passes a second go on meanwhile.
const RATE: f64 = 200.0;

/// Cuts `percent` of the phones off in each second. Desks stay: a circle whose keeper is gone is held.
pub(crate) async fn measure(
    house: &House,
    percent: f64,
    seconds: u64,
    report: &mut Report,
) -> Result<(), Trouble> {
    let back = std::cell::RefCell::new(Lengths::default());
    let failed = std::cell::Cell::new(0_u64);
    let flap = async {
        let until = Instant::now() + Duration::from_secs(seconds);
        let each_second = (house.circles.len() * PHONES) as f64 * percent / 100.0;
        let mut ticks = tokio::time::interval(Duration::from_secs_f64(1.0 / each_second.max(1.0)));
        let mut coming = Vec::new();
        while Instant::now() < until {
            ticks.tick().await;
            let circle = Rc::clone(&house.circles[fastrand::usize(..house.circles.len())]);
            let phone = fastrand::usize(1..PHONES);
            if circle.phones[phone].says.borrow().is_none() {
                continue;
            }
            circle.cut(phone, &mut house.heard.timings.borrow_mut());
            let (to, heard) = (house.server.address(phone), Rc::clone(&house.heard));
            coming.push(tokio::task::spawn_local(async move {
                let begun = Instant::now();
                let came = line::open(&circle, phone, to, &heard).await;
                came.map(|()| begun.elapsed())
            }));
        }
        for coming in coming {
            match coming.await {
                Ok(Ok(length)) => back.borrow_mut().note(length),
                Ok(Err(_)) | Err(_) => failed.set(failed.get() + 1),
            }
        }
    };
    let (measured, ()) = tokio::join!(passes::measure_rate(house, RATE, seconds), flap);
    let measured = measured?;
    let back = back.into_inner().spread();
    let row = Row::default()
        .with("percent_each_second", percent)
        .count("came_back", back.count)
        .count("did_not", failed.get())
        .with("back_p50_ms", back.p50)
        .with("back_p99_ms", back.p99)
        .with("rate", RATE);
    report.row("flapping", house, passes::row(row, &measured))?;
    house.connect(PHONES).await?;
    passes::looks_right(house, report).await;
    Ok(())
}
