//! Passes of the piece at a rate that rises, over many circles, each meant for a moment of its own whether or not the ones
//! before it are done.

use std::rc::Rc;
use std::time::{Duration, Instant};

use crate::circle::Circle;
use crate::house::House;
use crate::machine::Done;
use crate::report::{Report, Row};
use crate::server::computed_here;
use crate::timings::Timings;
use crate::trouble::Trouble;

/// How long what is on its way may still take when no more is due.
const DRAIN: Duration = Duration::from_secs(5);
/// How long a server that is behind may take until everyone sees the same.
const SETTLES: Duration = Duration::from_secs(20);
/// How much of one core others may compute, in percent, for the machine to be quiet.
const QUIET: f64 = 15.0;
/// How long is waited for that.
const QUIET_WITHIN: Duration = Duration::from_secs(20);
/// How long the circles warm up, in seconds, and at how many passes a second.
const WARM_UP: (u64, f64) = (1, 200.0);

/// Measures each of these rates for so many seconds; as often as `tries` while something else keeps the machine busy, of
/// which the quietest counts.
pub(crate) async fn measure(
    house: &House,
    rates: &[f64],
    seconds: u64,
    tries: u32,
    report: &mut Report,
) -> Result<(), Trouble> {
    at_rate(house, &house.circles, WARM_UP.1, WARM_UP.0).await;
    house.rest(DRAIN).await;
    for &rate in rates {
        let mut quietest = measure_rate(house, rate, seconds).await?;
        let mut tried = 1;
        while tried < tries && quietest.others_share() > QUIET {
            wait_for_quiet().await;
            let again = measure_rate(house, rate, seconds).await?;
            if again.others_share() < quietest.others_share() {
                quietest = again;
            }
            tried += 1;
        }
        let figures = Row::default().with("rate", rate);
        let row = row(figures, &quietest).count("tries", tried.into());
        report.row("passes", house, row)?;
        looks_right(house, report).await;
    }
    Ok(())
}

/// What came of one rate.
pub(crate) struct Measured {
    pub(crate) timings: Timings,
    /// What the server and the phones computed.
    server: Duration,
    phones: Duration,
    /// What everything else on this machine computed.
    others: Duration,
    /// How long it took.
    took: Duration,
    /// Steps that were not complete when all that was due had been due for a while.
    given_up: usize,
    /// Sockets that closed meanwhile.
    lost: usize,
}

impl Measured {
    /// How much of a core others computed meanwhile, in percent.
    fn others_share(&self) -> f64 {
        self.others.as_secs_f64() / self.took.as_secs_f64() * 100.0
    }
}

/// Waits for a second in which nothing else computes, at most for a while.
async fn wait_for_quiet() {
    let until = Instant::now() + QUIET_WITHIN;
    while Instant::now() < until {
        let before = Done::now().busy;
        tokio::time::sleep(Duration::from_secs(1)).await;
        let busy = Done::now().busy.saturating_sub(before);
        if busy.as_secs_f64() * 100.0 < QUIET {
            return;
        }
    }
}

/// Measures one rate.
pub(crate) async fn measure_rate(
    house: &House,
    rate: f64,
    seconds: u64,
) -> Result<Measured, Trouble> {
    house.measured();
    let lost = house.heard.lost.get();
    let machine = Done::now();
    let (server, phones, begun) = (house.server.computed()?, computed_here()?, Instant::now());
    at_rate(house, &house.circles, rate, seconds).await;
    let given_up = house.rest(DRAIN).await;
    let server = house.server.computed()?.saturating_sub(server);
    let phones = computed_here()?.saturating_sub(phones);
    let busy = Done::now().busy.saturating_sub(machine.busy);
    Ok(Measured {
        others: busy.saturating_sub(server + phones),
        server,
        phones,
        took: begun.elapsed(),
        given_up,
        lost: house.heard.lost.get() - lost,
        timings: house.measured(),
    })
}

/// The figures of passes.
pub(crate) fn row(row: Row, measured: &Measured) -> Row {
    let Measured {
        timings,
        server,
        phones,
        others: _,
        took,
        given_up,
        lost,
    } = measured;
    let share = |computed: &Duration| computed.as_secs_f64() / took.as_secs_f64() * 100.0;
    let deliveries = timings.deliveries.max(1);
    let refused: Vec<_> = timings.refused.iter().collect();
    let refused: Vec<_> = refused
        .iter()
        .map(|(why, many)| format!("{why} {many}"))
        .collect();
    row.count("due", timings.due)
        .spread("last_phone", timings.last.spread())
        .aside("each_phone_p99_ms", timings.each.spread().p99)
        .aside("done_p99_ms", timings.done.spread().p99)
        .with(
            "longest_stall_ms",
            timings.quiet.longest.as_secs_f64() * 1e3,
        )
        .count("deliveries", timings.deliveries)
        .with(
            "server_cpu_us_each",
            server.as_secs_f64() * 1e6 / deliveries as f64,
        )
        .aside("server_cpu_percent", share(server))
        .aside("phones_cpu_percent", share(phones))
        .with("phones_late_p99_ms", timings.late.spread().p99)
        .with("others_cpu_percent", measured.others_share())
        .aside("bytes_each", timings.bytes as f64 / deliveries as f64)
        .count("not_done", *given_up as u64)
        .count("sockets_lost", *lost as u64)
        .word("refused", refused.join("; "))
}

/// Everyone in a circle is at the same version once nothing is on its way.
pub(crate) async fn looks_right(house: &House, report: &mut Report) {
    let apart = |circle: &&Rc<Circle>| {
        let ring = circle.ring.borrow();
        ring.all_see() != Some(ring.newest())
    };
    let until = Instant::now() + SETTLES;
    loop {
        let apart = house.circles.iter().filter(apart).count();
        if apart == 0 {
            return;
        }
        if Instant::now() > until {
            let kind = house.server.kind.name();
            let words = format!("{kind}: in {apart} circles not all see the newest version");
            return report.broken(words);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Lets so many passes a second be due, one circle after the other.
pub(crate) async fn at_rate(house: &House, circles: &[Rc<Circle>], rate: f64, seconds: u64) {
    let begun = Instant::now() + Duration::from_millis(10);
    let many = (rate * seconds as f64) as u64;
    let when = |pass: u64| begun + Duration::from_secs_f64(pass as f64 / rate);
    let mut pass = 0;
    while pass < many {
        tokio::time::sleep_until(when(pass).into()).await;
        let now = Instant::now();
        while pass < many && when(pass) <= now {
            let circle = &circles[usize::try_from(pass).unwrap_or(0) % circles.len()];
            let mut timings = house.heard.timings.borrow_mut();
            timings.late.note(now.saturating_duration_since(when(pass)));
            circle.ring.borrow_mut().is_due(when(pass), &mut timings);
            drop(timings);
            circle.go_on();
            pass += 1;
        }
    }
}
