//! One circle whose task falls over, or hangs, takes nobody else's with it.

use std::sync::Arc;

use app::protocol::AskError;
use circle::Action;
use server::clock::{Clock, SystemClock};
use server::store::open_store;
use tests::browser::Browser;
use tests::failing::{Disk, FailingStore};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::line::Line;
use tests::visitor::Host;

fn clock() -> Arc<dyn Clock> {
    Arc::new(SystemClock::new())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_circle_that_falls_over_leaves_the_others_and_comes_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let inner = open_store(&path.to_string_lossy()).await.unwrap();
    let store = FailingStore::around(inner);
    let hall = Hall::open_on(Arc::clone(&store) as Arc<_>, clock(), None).await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let other = Gathered::at(&hall.base, &["Sam"]).await;
    let began = circle.desk.does(Action::Begin).await;
    circle.all_show(began.version).await;

    store.becomes(Disk::Breaks);
    let lost = circle.desk.act(Action::Pause).await;
    assert_eq!(
        lost,
        Err(AskError::NotSaved),
        "nobody is told that the circle has ended"
    );
    for screen in circle.screens() {
        screen
            .until("its socket to be closed", |shown| !shown.closes.is_empty())
            .await;
    }
    store.becomes(Disk::Well);
    // Everyone comes back by themselves, to the circle as it was before that.
    circle.all_here().await;
    assert_eq!(circle.projector.commons().held_since, None);
    let held = circle.desk.does(Action::Pause).await;
    circle.all_show(held.version).await;

    let shown = other.desk.now();
    assert_eq!(
        (shown.connections, shown.closes.len()),
        (1, 0),
        "nobody else notices"
    );
    let began = other.desk.does(Action::Begin).await;
    other.all_show(began.version).await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_socket_that_was_opened_before_it_falls_over_is_not_told_that_the_circle_has_ended() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let store = FailingStore::around(open_store(&path.to_string_lossy()).await.unwrap());
    let hall = Hall::open_on(Arc::clone(&store) as Arc<_>, clock(), None).await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let (noor, code) = (&circle.guests[0].browser, &circle.host.code);
    let ticket = noor.ticket(code, "seat").await.unwrap();
    let mut line = Line::open(noor, code, "seat").await.unwrap();
    store.becomes(Disk::Breaks);
    let lost = circle.desk.act(Action::Begin).await;
    assert_eq!(lost, Err(AskError::NotSaved));
    store.becomes(Disk::Well);
    line.hello(&ticket).await;
    assert_eq!(line.hear_close().await, 4001, "it is to come back");
    circle.all_here().await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_hangs_for_one_circle_holds_up_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let store = FailingStore::around(open_store(&path.to_string_lossy()).await.unwrap());
    let before = Hall::open_on(Arc::clone(&store) as Arc<_>, clock(), None).await;
    let (stuck, other) = (
        Host::open(&before.base).await,
        Host::open(&before.base).await,
    );
    // A server that has none of them yet.
    let hall = Hall::open_on(Arc::clone(&store) as Arc<_>, clock(), None).await;
    let id = before.state.store.find(&stuck.code).await.unwrap().unwrap();
    store.gets_stuck_on(id);
    let (browser, path) = (Browser::new(&hall.base), format!("/c/{}", stuck.code));
    let hangs = tokio::spawn(async move { browser.get(&path).await });
    store.until_stuck().await;
    let page = Browser::new(&hall.base)
        .get(&format!("/c/{}", other.code))
        .await;
    assert_eq!(page.status, 200);
    assert_eq!(Browser::new(&hall.base).get("/c/BCDFGX").await.status, 404);
    assert!(!hangs.is_finished());
    hangs.abort();
    before.stop().await;
    hall.stop().await;
}
