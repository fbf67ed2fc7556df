//! Evenings on a disk that fails for a moment, again and again, in each way that a disk can; the checker is the same.
//! One that breaks takes the task of the circle with it that wrote to it.

use std::sync::Arc;
use std::time::Duration;

use server::clock::SystemClock;
use server::store::{Store, Timed, open_store};
use tests::browser::Browser;
use tests::chance::{Chance, seed};
use tests::evening::{Evening, sizes};
use tests::failing::{Disk, FailingStore};
use tests::hall::Hall;

/// How long the server waits for this disk.
const SHORT: Duration = Duration::from_millis(300);

async fn an_evening_on_a_disk_that_is(disk: Disk) {
    let mut chance = Chance::of(seed(&format!("{disk:?}")));
    let (circles, commands) = sizes(2, 240);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let store = FailingStore::around(open_store(&path.to_string_lossy()).await.unwrap());
    let timed: Arc<dyn Store> = Arc::new(Timed::within(SHORT, Arc::clone(&store) as Arc<_>));
    let hall = Hall::open_on(timed, Arc::new(SystemClock::new()), None).await;
    let browser = |_, _| Browser::new(&hall.base);
    let mut evening = Evening::begin(circles, chance.another(), false, browser).await;
    let mut asking = evening.goes_on(commands);
    let mut times = 0;
    while asking
        .goes_on_for(Duration::from_millis(200 + chance.below(600)))
        .await
    {
        store.becomes(disk);
        asking
            .goes_on_for(Duration::from_millis(100 + chance.below(600)))
            .await;
        store.becomes(Disk::Well);
        times += 1;
    }
    println!("{disk:?} {times} times");
    assert!(times > 1);
    evening.rests().await;
    evening.ends().await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_on_a_disk_that_is_full_again_and_again() {
    an_evening_on_a_disk_that_is(Disk::Full).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_on_a_disk_that_is_read_only_again_and_again() {
    an_evening_on_a_disk_that_is(Disk::ReadOnly).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_on_a_disk_whose_answers_get_lost() {
    an_evening_on_a_disk_that_is(Disk::Forgetful).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_on_a_disk_that_is_slow() {
    an_evening_on_a_disk_that_is(Disk::Slow).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_on_a_disk_that_hangs() {
    an_evening_on_a_disk_that_is(Disk::Hangs).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_of_circles_whose_tasks_fall_over() {
    an_evening_on_a_disk_that_is(Disk::Breaks).await;
}
