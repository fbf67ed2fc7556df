//! A machine whose clock is another one when the server starts again: an hour behind, as one without a battery can be, or
//! an hour ahead.

use circle::{Action, How, Sound};
use tests::gathered::Gathered;
use tests::process::{Manner, Process};
use tests::screen::Shown;
use tests::visitor::TWO_ROUNDS;

const HOUR: i64 = 60 * 60 * 1_000;

/// A circle whose shares are as short as any.
fn short_shares() -> Vec<(&'static str, &'static str)> {
    let short = |(field, value)| (field, if field == "p2-share" { "15" } else { value });
    TWO_ROUNDS.into_iter().map(short).collect()
}

async fn a_share_goes_on_when_the_clock_comes_back(ahead: i64) {
    let mut server = Process::start_as("info", &Manner::default()).await;
    let circle = Gathered::with(&server.base, &short_shares(), &["Noor", "Sam"]).await;
    circle.agree_and_go_on().await;
    circle.go_on().await;
    let (holder, turn) = circle.holder(0).await;
    server.kill9();
    server.clock_is_ahead_by(ahead);
    server.restart().await;
    // Its time comes round once, and it stays theirs.
    for screen in circle.screens() {
        let rang = |shown: &Shown| {
            let commons = shown.commons.as_ref();
            let turn = commons.and_then(|commons| commons.ring.piece.turn());
            shown.here && turn.is_some_and(|turn| turn.rang)
        };
        let shown = screen.until("the time to come round", rang).await;
        let now = shown.commons.unwrap().ring.piece.turn().unwrap().number;
        assert_eq!(now, turn);
    }
    // Long after it came round it is not rung any more.
    let rings = |shown: &Shown| shown.heard(Sound::TimeCameRound);
    let rung = if ahead > 0 { 0 } else { 1 };
    holder.until("the bell", |shown| rings(shown) >= rung).await;
    let how = How::Shared;
    let passed = holder.does(Action::Pass { turn, how }).await;
    circle.all_show(passed.version).await;
    assert_eq!(rings(&holder.now()), rung);
    circle.witness.agrees();
    assert_eq!(
        String::from_utf8_lossy(&server.said()).contains("clock is behind what was written"),
        ahead < 0
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_share_goes_on_on_a_machine_whose_clock_is_an_hour_behind() {
    a_share_goes_on_when_the_clock_comes_back(-HOUR).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_share_goes_on_on_a_machine_whose_clock_is_an_hour_ahead() {
    a_share_goes_on_when_the_clock_comes_back(HOUR).await;
}
