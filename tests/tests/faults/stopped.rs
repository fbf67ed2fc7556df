//! A server that is asked to stop says goodbye first; its screens come back to the next one by themselves.

use std::time::Duration;

use circle::{Action, How};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::process::{Manner, Process};
use tokio::time::sleep;

use crate::crowd::same_moment;

#[tokio::test(flavor = "multi_thread")]
async fn a_server_asked_to_stop_says_goodbye_and_the_next_one_goes_on() {
    let mut server = Process::start("info").await;
    let circle = Gathered::at(&server.base, &["Noor", "Sam"]).await;
    circle.desk.does(Action::Begin).await;
    circle.go_on().await;
    circle.go_on().await;
    let (keeper, turn) = circle.holder(0).await;
    let shown = keeper
        .does(Action::Pass {
            turn,
            how: How::Shared,
        })
        .await;
    circle.all_show(shown.version).await;
    let before: Vec<_> = circle.screens().iter().map(|screen| screen.now()).collect();
    let status = server.terminate().await;
    assert!(status.success(), "{status}");
    for screen in circle.screens() {
        let gone = screen
            .until("the goodbye", |shown| !shown.closes.is_empty())
            .await;
        assert_eq!((gone.going_away, gone.closes), (1, vec![1012]));
    }
    // All is written in one file: nothing waits beside it.
    let left = tests::search::files_of(server.folder());
    let waiting = left
        .iter()
        .filter(|(name, bytes)| name.ends_with("-wal") && !bytes.is_empty());
    assert_eq!(waiting.count(), 0);
    server.restart().await;
    same_moment(&circle, &before).await;
    circle.witness.agrees();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stops_takes_no_new_screens() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    // The token is what stopping begins with.
    hall.state.stop.cancel();
    let gone = circle.phones[0]
        .until("the goodbye", |shown| !shown.closes.is_empty())
        .await;
    assert_eq!(gone.closes[0], 1012);
    assert!(gone.over.is_none(), "it looks for the server again");
    hall.stop().await;
}

fn waiting(seconds: u32) -> Manner {
    Manner {
        arguments: vec!["--drain-for".to_owned(), seconds.to_string()],
        ..Manner::default()
    }
}

/// Waits until it says that it is not ready, which it does while it still answers. What it says.
async fn not_ready(server: &Process) -> String {
    loop {
        let answer = reqwest::get(format!("{}/readyz", server.base))
            .await
            .unwrap();
        if answer.status() == 503 {
            return answer.text().await.unwrap();
        }
        sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_asked_to_stop_is_not_ready_first_and_goes_on_until_its_doors_shut() {
    let mut server = Process::start_as("info", &waiting(2)).await;
    let circle = Gathered::at(&server.base, &["Noor", "Sam"]).await;
    server.ask_to_stop();
    assert_eq!(not_ready(&server).await, "This server is about to stop.");
    let begun = circle.desk.does(Action::Begin).await;
    circle.all_show(begun.version).await;
    assert!(
        circle.desk.now().closes.is_empty(),
        "nobody was sent away yet"
    );
    let status = server.until_gone().await;
    assert!(status.success(), "{status}");
    for screen in circle.screens() {
        let shown = screen.now();
        assert_eq!((shown.going_away, shown.closes), (1, vec![1012]));
    }
    server.restart().await;
    circle.all_show(begun.version).await;
    circle.witness.agrees();
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_twice_does_not_wait_and_what_was_acknowledged_is_there() {
    let mut server = Process::start_as("info", &waiting(5)).await;
    let circle = Gathered::at(&server.base, &["Noor"]).await;
    server.ask_to_stop();
    not_ready(&server).await;
    let begun = circle.desk.does(Action::Begin).await;
    server.ask_to_stop();
    let status = server.until_gone().await;
    assert_eq!(status.code(), Some(1), "it was cut short, and says so");
    assert_eq!(circle.desk.now().going_away, 0, "nobody was told any more");
    server.restart().await;
    circle.all_show(begun.version).await;
    circle.witness.agrees();
}
