//! Circles that nobody ended: held after two hours, forgotten 48 hours after the last thing anyone did.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::sync::Arc;

use circle::{Action, How, Sound, Timestamp};
use server::clock::FakeClock;
use server::store::open_store;
use tests::browser::Browser;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::screen::Shown;
use tests::search::{files_of, find, forms_of};

const HOUR: u64 = 3_600_000;
const NOON: Timestamp = Timestamp(1_795_132_800_000);

/// A server whose clock stands at noon until it is moved.
async fn hall() -> (tempfile::TempDir, Arc<FakeClock>, Hall) {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FakeClock::at(NOON));
    let path = folder.path().join("hearth.db");
    let store = open_store(&path.to_string_lossy()).await.unwrap();
    let hall = Hall::open_on(store, Arc::clone(&clock) as Arc<_>, None).await;
    (folder, clock, hall)
}

/// Time passes, and the circle notices: someone loads their page again.
async fn later(clock: &FakeClock, circle: &Gathered, milliseconds: u64) {
    clock.advance(milliseconds);
    let tab = circle.guests[0].phone();
    tab.until_here().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_circle_that_everyone_left_is_held_after_two_hours_and_not_before() {
    let (_folder, clock, hall) = hall().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    circle.desk.does(Action::Begin).await;
    circle.go_on().await;
    circle.go_on().await;
    let (keeper, turn) = circle.holder(0).await;
    later(&clock, &circle, 2 * HOUR - 1).await;
    // The share's own moment is long past: it is noted, and nothing rings that late.
    circle
        .projector
        .until_all("the time to have come round", |commons| {
            commons.ring.piece.turn().is_some_and(|turn| turn.rang)
        })
        .await;
    assert_eq!(circle.projector.commons().held_since, None);
    assert_eq!(circle.projector.now().heard(Sound::TimeCameRound), 0);
    later(&clock, &circle, 1).await;
    let held = circle
        .projector
        .until_all("the hold", |commons| commons.held_since.is_some())
        .await;
    assert_eq!(
        held.ring.piece.turn().map(|turn| turn.number),
        Some(turn),
        "the piece stays"
    );
    circle.desk.does(Action::Resume).await;
    keeper
        .does(Action::Pass {
            turn,
            how: How::Shared,
        })
        .await;
    circle.witness.agrees();
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bell_of_a_share_rings_once_for_the_holder_and_the_projector() {
    let (_folder, clock, hall) = hall().await;
    let circle = Gathered::at(&hall.base, &["Noor", "Sam"]).await;
    circle.desk.does(Action::Begin).await;
    circle.go_on().await;
    circle.go_on().await;
    let (keeper, turn) = circle.holder(0).await;
    let passed = keeper
        .does(Action::Pass {
            turn,
            how: How::Shared,
        })
        .await;
    circle.all_show(passed.version).await;
    later(&clock, &circle, 3 * 60_000).await;
    let rang = |shown: &Shown| shown.heard(Sound::TimeCameRound);
    for screen in [&circle.projector, &circle.phones[0]] {
        screen.until("the bell", |shown| rang(shown) == 1).await;
    }
    for _ in 0..3 {
        later(&clock, &circle, 60_000).await;
    }
    let holder = circle.projector.commons().ring.piece.holder();
    assert_eq!(holder, Some(circle::SeatId(1)), "it cuts nobody off");
    let all: Vec<_> = circle
        .screens()
        .iter()
        .map(|screen| rang(&screen.now()))
        .collect();
    assert_eq!(
        all,
        [0, 1, 0, 1],
        "desk, holder, the other phone, projector"
    );
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_circle_is_forgotten_two_days_after_the_last_thing_anyone_did() {
    let (folder, clock, hall) = hall().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let other = Gathered::at(&hall.base, &["Sam"]).await;
    circle.desk.does(Action::Begin).await;
    later(&clock, &circle, 47 * HOUR).await;
    other.desk.does(Action::Begin).await;
    clock.advance(HOUR - 1);
    assert_eq!(hall.state.rooms.forget_old().await.unwrap(), 0, "not yet");
    clock.advance(2);
    assert_eq!(hall.state.rooms.forget_old().await.unwrap(), 1);
    for screen in circle.screens() {
        screen
            .until("the circle to be gone", |shown| shown.over.is_some())
            .await;
    }
    assert_eq!(
        circle
            .host
            .browser
            .get(&format!("/c/{}/keep", circle.host.code))
            .await
            .status,
        404
    );
    let code = forms_of(&circle.host.code);
    for (name, bytes) in files_of(folder.path()) {
        assert!(find(&bytes, &code).is_none(), "the code is still in {name}");
    }
    // The one in which someone did something an hour ago goes on, and is forgotten in its turn.
    other.go_on().await;
    clock.advance(47 * HOUR);
    assert_eq!(hall.state.rooms.forget_old().await.unwrap(), 0);
    other.desk.does(Action::Lock).await;
    clock.advance(48 * HOUR + 1);
    assert_eq!(hall.state.rooms.forget_old().await.unwrap(), 1);
    assert!(hall.state.store.all().await.unwrap().is_empty());
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_forgotten_while_the_server_was_off_is_gone_when_it_starts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let clock = Arc::new(FakeClock::at(NOON));
    let store = open_store(&path.to_string_lossy()).await.unwrap();
    let hall = Hall::open_on(store, Arc::clone(&clock) as Arc<_>, None).await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    hall.stop().await;
    clock.advance(49 * HOUR);
    let store = open_store(&path.to_string_lossy()).await.unwrap();
    let hall = Hall::open_on(store, clock, None).await;
    let gone = async {
        while !hall.state.store.all().await.unwrap().is_empty() {
            tokio::task::yield_now().await;
        }
    };
    let patience = std::time::Duration::from_secs(tests::chance::PATIENCE);
    tokio::time::timeout(patience, gone)
        .await
        .expect("the first sweep is at the start");
    let page = Browser::new(&hall.base)
        .get(&format!("/c/{}", circle.host.code))
        .await;
    assert_eq!(page.status, 404);
    hall.stop().await;
}
