//! Servers that cannot hear each other for a while: what is written is found all the same, and the rest when they can again.

use circle::{Action, How};
use tests::visitor::{Guest, Host, TWO_ROUNDS};

use super::{Servers, knows};

#[tokio::test(flavor = "multi_thread")]
async fn without_the_bus_the_piece_still_goes_round_and_nobody_is_held() {
    let servers = Servers::three().await;
    let mut circle = servers.circle(&TWO_ROUNDS, &["Noor", "Sam"]).await;
    circle.agree_and_go_on().await;
    circle.go_on().await;
    for bus in &servers.buses {
        bus.cut_off(true);
    }
    circle.share_all_round().await;
    circle.all_show(circle.desk.now().version).await;
    circle.witness.agrees();
    // What is said meanwhile is known everywhere once they hear each other.
    circle.guests[0].is_called("Noor of the hill").await;
    for bus in &servers.buses {
        bus.cut_off(false);
    }
    for screen in circle.screens() {
        knows(screen, &["Noor of the hill", "Sam"]).await;
    }
    assert_eq!(
        circle.desk.commons().held_why,
        None,
        "keepers that cannot be heard are not gone"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_that_are_cut_off_never_give_the_piece_twice() {
    let servers = Servers::three().await;
    let circle = servers.circle(&TWO_ROUNDS, &["Noor", "Sam", "Zoë"]).await;
    circle.agree_and_go_on().await;
    circle.go_on().await;
    for bus in &servers.buses {
        bus.cut_off(true);
    }
    let (holder, turn) = circle.holder(0).await;
    let pass = || Action::Pass {
        turn,
        how: How::Shared,
    };
    // The keeper takes it on at one server while whoever has it passes it on at another.
    let (passed, taken) =
        tokio::join!(holder.act(pass()), circle.desk.act(Action::PassOn { turn }));
    assert!(passed.is_ok() || taken.is_ok());
    let next = circle.holder(turn).await.1;
    assert_eq!(next, turn + 1);
    circle.all_show(circle.desk.now().version).await;
    circle.witness.agrees();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_was_given_a_moment_ago_opens_at_a_server_that_has_not_heard_of_it() {
    let servers = Servers::three().await;
    let [one, other] = [0, 1].map(|at| servers.halls[at].base.as_str());
    let host = Host::open(one).await;
    let moved = host.browser.moved_to(other);
    let desk = format!("/c/{}/keep", host.code);
    assert_eq!(moved.get(&desk).await.status, 200);
    for bus in &servers.buses {
        bus.cut_off(true);
    }
    let projector = format!("/c/{}/screen", host.code);
    let opened = host.browser.post_on(&desk, &projector, &[]).await;
    assert_eq!(opened.path, projector);
    let page = moved.get(&projector).await;
    assert_eq!((page.status, page.path), (200, projector));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_who_comes_to_a_server_that_is_cut_off_is_known_later() {
    let servers = Servers::three().await;
    let circle = servers.circle(&TWO_ROUNDS, &["Noor"]).await;
    servers.buses[2].cut_off(true);
    let late = Guest::sit(&servers.halls[2].base, &circle.host.code, "Bo").await;
    let phone = late.phone();
    phone.until_here().await;
    circle
        .desk
        .until("one more", |shown| shown.people.people.len() == 3)
        .await;
    servers.buses[2].cut_off(false);
    knows(&circle.desk, &["Noor", "Bo"]).await;
    knows(&phone, &["Noor", "Bo"]).await;
}
