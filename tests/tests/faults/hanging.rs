//! A database that answers nobody: what asks it is refused in time, and the server stops all the same.

use std::sync::Arc;
use std::time::{Duration, Instant};

use app::protocol::AskError;
use circle::Action;
use server::clock::SystemClock;
use server::store::{Store, Timed, open_store};
use tests::browser::Browser;
use tests::failing::{Disk, FailingStore};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::visitor::{Host, TWO_ROUNDS};
use tokio::task::JoinSet;

/// How long the server waits for this database.
const SHORT: Duration = Duration::from_millis(300);

async fn hall_that_waits(patience: Duration) -> (tempfile::TempDir, Arc<FailingStore>, Hall) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let store = FailingStore::around(open_store(&path.to_string_lossy()).await.unwrap());
    let timed: Arc<dyn Store> = Arc::new(Timed::within(patience, Arc::clone(&store) as Arc<_>));
    let hall = Hall::open_on(timed, Arc::new(SystemClock::new()), None);
    (folder, store, hall.await)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_hangs_is_not_waited_for() {
    let (_folder, store, hall) = hall_that_waits(SHORT).await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let asleep = Host::open(&hall.base).await;
    store.becomes(Disk::Hangs);
    assert_eq!(
        circle.desk.act(Action::Begin).await,
        Err(AskError::NotSaved)
    );
    let stranger = Browser::new(&hall.base);
    let opened = stranger.post_on("/host", "/host", &TWO_ROUNDS).await;
    assert_eq!(opened.status, 503);
    assert!(
        opened.words().contains("The database does not answer"),
        "{}",
        opened.words()
    );
    for path in ["/kept/0123456789abcdef0123456789abcdef", "/c/BCDFGH"] {
        let page = stranger.get(path).await;
        assert_eq!(page.status, 503, "{path}");
        assert!(page.words().contains("Nothing is lost"), "{path}");
    }
    assert_eq!(stranger.get("/readyz").await.status, 503);
    store.becomes(Disk::Well);
    // It may have been written or not: either way all goes on.
    circle.desk.does(Action::Begin).await;
    circle.witness.agrees();
    asleep.desk().until_here().await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_stops_although_its_database_hangs() {
    // It is waited for longer than the server takes to stop.
    let (_folder, store, hall) = hall_that_waits(Duration::from_secs(600)).await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    store.becomes(Disk::Hangs);
    let asked = tokio::spawn(async move { circle.desk.act(Action::Begin).await });
    let began = Instant::now();
    let stopped = tokio::time::timeout(Duration::from_secs(40), hall.stop()).await;
    assert!(stopped.is_ok(), "it waits for the database");
    assert!(began.elapsed() < Duration::from_secs(40));
    asked.abort();
    store.becomes(Disk::Well);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_questions_whether_it_is_ready_writes_once() {
    let (_folder, store, hall) = hall_that_waits(Duration::from_secs(60)).await;
    store.becomes(Disk::Hangs);
    let mut asking = JoinSet::new();
    for _ in 0..60 {
        let browser = Browser::new(&hall.base);
        asking.spawn(async move { browser.get("/readyz").await.status });
    }
    while store.checks() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    // Some go away without waiting for the answer: that begins no other check.
    for _ in 0..20 {
        let browser = Browser::new(&hall.base);
        let gone = tokio::time::timeout(Duration::from_millis(20), browser.get("/readyz"));
        assert!(gone.await.is_err());
    }
    assert_eq!(store.checks(), 1);
    let began = Instant::now();
    store.becomes(Disk::Well);
    let all = asking.join_all().await;
    assert!(all.iter().all(|status| *status == 200), "{all:?}");
    let seconds = usize::try_from(began.elapsed().as_secs()).unwrap();
    assert!(store.checks() <= 2 + seconds, "{}", store.checks());
    hall.stop().await;
}
