//! A disk that is full or read-only: requests are refused with a sentence, nothing is lost, and all goes on when
//! the disk is back.

use std::sync::Arc;
use std::time::Duration;

use app::protocol::AskError;
use circle::{Action, ActionKind, Command, How};
use server::clock::SystemClock;
use server::store::open_store;
use tests::browser::Browser;
use tests::failing::{Disk, FailingStore};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::visitor::{TWO_ROUNDS, take_a_seat};

async fn hall_on_a_weak_disk() -> (tempfile::TempDir, Arc<FailingStore>, Hall) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let store = FailingStore::around(open_store(&path.to_string_lossy()).await.unwrap());
    let hall = Hall::open_on(
        Arc::clone(&store) as Arc<_>,
        Arc::new(SystemClock::new()),
        None,
    );
    (folder, store, hall.await)
}

/// Waits until the server says so of itself: what it found is good for a second.
async fn until_ready_is(status: u16, browser: &Browser) {
    for _ in 0..1_000 {
        if browser.get("/readyz").await.status == status {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it never answers {status}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_saved_is_refused_and_works_again_later() {
    let (_folder, store, hall) = hall_on_a_weak_disk().await;
    let circle = Gathered::at(&hall.base, &["Noor", "Sam"]).await;
    circle.desk.does(Action::Begin).await;
    circle.go_on().await;
    circle.go_on().await;
    let (keeper, turn) = circle.holder(0).await;
    let late = Browser::new(&hall.base);
    let door = late.get(&format!("/c/{}", circle.host.code)).await;
    for disk in [Disk::ReadOnly, Disk::Full] {
        let before: Vec<_> = circle.screens().iter().map(|screen| screen.now()).collect();
        store.becomes(disk);
        let pass = Command::new(
            server::chance::command_id(),
            Action::Pass {
                turn,
                how: How::Shared,
            },
        );
        assert_eq!(
            keeper.ask(pass.clone()).await,
            Err(AskError::NotSaved),
            "{disk:?}"
        );
        assert_eq!(
            circle.desk.act(Action::Close).await,
            Err(AskError::NotSaved),
            "{disk:?}"
        );
        let answer = take_a_seat(&late, &door, "Zoë").await;
        assert_eq!(
            answer.path,
            format!("/c/{}?said=not_saved", circle.host.code)
        );
        let opened = late.post_on("/host", "/host", &TWO_ROUNDS).await;
        assert_eq!(opened.status, 503, "{}", opened.words());
        assert!(
            opened
                .forms()
                .iter()
                .any(|form| form.value("title") == Some(TWO_ROUNDS[0].1))
        );
        until_ready_is(503, &late).await;
        assert_eq!(late.get("/healthz").await.status, 200);
        // Everyone still sees the moment from before, a newcomer on the projector's page too.
        for (screen, before) in circle.screens().into_iter().zip(&before) {
            assert_eq!(screen.now().version, before.version);
            assert_eq!(screen.now().commons, before.commons);
        }
        let reload = circle.guests[0].phone().until_here().await;
        assert_eq!(reload.commons, before[1].commons);
        store.becomes(Disk::Well);
        until_ready_is(200, &late).await;
    }
    let pass = Action::Pass {
        turn,
        how: How::Shared,
    };
    let shown = keeper.does(pass).await;
    circle.all_show(shown.version).await;
    circle.witness.agrees();
    assert_eq!(
        take_a_seat(&late, &door, "Zoë").await.path,
        format!("/c/{}/seat", circle.host.code)
    );
    circle.close().await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_lost_on_its_way_from_the_disk_does_nothing_twice() {
    let (_folder, store, hall) = hall_on_a_weak_disk().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    circle.desk.does(Action::Begin).await;
    circle.phones[0].until_may(ActionKind::Propose).await;
    let propose = Command::new(
        server::chance::command_id(),
        Action::Propose {
            text: "We share the tea.".to_owned(),
        },
    );
    store.becomes(Disk::Forgetful);
    // It was written, and nobody knows: whatever the answer is, saying it again may not do it twice.
    let _ = circle.phones[0].ask(propose.clone()).await;
    store.becomes(Disk::Well);
    let version = circle.phones[0].ask(propose).await.unwrap();
    circle.all_show(version).await;
    let agreements = circle.projector.commons().agreements;
    let there = agreements
        .iter()
        .filter(|agreement| agreement.text == "We share the tea.");
    assert_eq!(there.count(), 1);
    circle.desk.does(Action::Lock).await;
    circle.witness.agrees();
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_whose_answer_was_lost_is_an_end() {
    let (_folder, store, hall) = hall_on_a_weak_disk().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    store.becomes(Disk::Forgetful);
    let _ = circle.desk.act(Action::Close).await;
    store.becomes(Disk::Well);
    // The keeper presses again; the circle is not there any more, and everyone is told.
    let _ = circle.desk.act(Action::Close).await;
    for screen in circle.screens() {
        screen.until("the end", |shown| shown.over.is_some()).await;
    }
    let page = circle.guests[0]
        .browser
        .get(&format!("/c/{}", circle.host.code))
        .await;
    assert_eq!(page.status, 404);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_other_servers_were_quicker_than_again_and_again_is_carried_out_all_the_same() {
    let (_folder, store, hall) = hall_on_a_weak_disk().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    // As many as one server's people ask in a row while this one reads and writes.
    store.others_are_quicker(12);
    assert!(circle.desk.act(Action::Begin).await.is_ok());
    circle.all_show(circle.desk.now().version).await;
    circle.witness.agrees();
    hall.stop().await;
}
