//! Three machines whose clocks differ by hours: all go by the database's.

use circle::{Action, How, Sound};
use tests::gathered::Gathered;
use tests::screen::Shown;
use tests::services::cluster::Cluster;
use tests::visitor::TWO_ROUNDS;

const HOUR: i64 = 60 * 60 * 1_000;

#[tokio::test(flavor = "multi_thread")]
async fn a_share_has_its_time_once_whatever_the_clocks_of_the_machines_say() {
    let Some(mut cluster) = Cluster::of_clocks("info", [0, HOUR, -HOUR]).await else {
        return;
    };
    let bases: Vec<_> = cluster
        .servers
        .iter()
        .map(|server| server.base.clone())
        .collect();
    let bases: Vec<_> = bases.iter().map(String::as_str).collect();
    let short = |(field, value)| (field, if field == "p2-share" { "15" } else { value });
    let form: Vec<_> = TWO_ROUNDS.into_iter().map(short).collect();
    let circle = Gathered::across(&bases, &form, &["Noor", "Sam", "Zo\u{eb}"]).await;
    circle.agree_and_go_on().await;
    circle.go_on().await;
    let (holder, turn) = circle.holder(0).await;
    // One machine's clock jumps by two hours while it is off.
    cluster.servers[1].kill9();
    cluster.servers[1].clock_is_ahead_by(-HOUR);
    cluster.servers[1].restart().await;
    for screen in circle.screens() {
        let rang = |shown: &Shown| {
            let commons = shown.commons.as_ref();
            let turn = commons.and_then(|commons| commons.ring.piece.turn());
            shown.here && turn.is_some_and(|turn| turn.rang)
        };
        let shown = screen.until("the time to come round", rang).await;
        let now = shown.commons.unwrap().ring.piece.turn().unwrap().number;
        assert_eq!(now, turn, "nobody's share is cut");
    }
    let rings = |shown: &Shown| shown.heard(Sound::TimeCameRound);
    holder.until("the bell", |shown| rings(shown) >= 1).await;
    let how = How::Shared;
    let passed = holder.does(Action::Pass { turn, how }).await;
    circle.all_show(passed.version).await;
    assert_eq!(rings(&holder.now()), 1);
    circle.witness.agrees();
}
