//! A server that is asked to stop says goodbye first; its screens come back to the next one by themselves.

use circle::{Action, How};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::process::Process;

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
