//! One circle's task that falls over takes nobody else's with it.

use std::sync::Arc;

use app::protocol::Trouble;
use circle::Deed;
use server::clock::SystemClock;
use server::store::open_store;
use tests::failing::{Disk, FailingStore};
use tests::gathered::Gathered;
use tests::hall::Hall;

#[tokio::test(flavor = "multi_thread")]
async fn a_circle_that_falls_over_leaves_the_others_and_comes_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let inner = open_store(&path.to_string_lossy()).await.unwrap();
    let store = FailingStore::around(inner);
    let hall = Hall::open_on(
        Arc::clone(&store) as Arc<_>,
        Arc::new(SystemClock::new()),
        None,
    )
    .await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let other = Gathered::at(&hall.base, &["Sam"]).await;
    let began = circle.console.does(Deed::Begin).await;
    circle.all_show(began.version).await;

    store.becomes(Disk::Breaks);
    let lost = circle.console.act(Deed::Pause).await;
    assert_eq!(
        lost,
        Err(Trouble::NotSaved),
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
    assert_eq!(circle.wall.commons().held_since, None);
    let held = circle.console.does(Deed::Pause).await;
    circle.all_show(held.version).await;

    let shown = other.console.now();
    assert_eq!(
        (shown.connections, shown.closes.len()),
        (1, 0),
        "nobody else notices"
    );
    let began = other.console.does(Deed::Begin).await;
    other.all_show(began.version).await;
    hall.stop().await;
}
