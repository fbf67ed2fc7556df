//! People of one circle at three servers: one circle all the same.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use circle::spoken::{Side, SpokenAction};
use circle::{Action, HelpAction, OPENER};
use tests::browser::Browser;
use tests::chance::PATIENCE;
use tests::gathered::Gathered;
use tests::line::Line;
use tests::screen::Screen;
use tests::visitor::{Host, TWO_ROUNDS};
use tokio::time::{sleep, timeout};

use super::{Servers, knows};

const NAMES: [&str; 4] = ["Noor", "Sam", "Zoë", "Bo"];
const CARDS: [(&str, &str); 9] = [
    ("title", "Offers"),
    ("part", "0:offers_and_needs"),
    ("p0-writing", ""),
    ("part", "1:closing"),
    ("p1-way", "silence"),
    ("keeper_turn", "first"),
    ("direction", "clockwise"),
    ("people", "6"),
    ("own", ""),
];

#[tokio::test(flavor = "multi_thread")]
async fn the_piece_goes_round_and_all_know_each_others_names() {
    let servers = Servers::three().await;
    let circle = servers.circle(&TWO_ROUNDS, &NAMES).await;
    for screen in circle.screens() {
        knows(screen, &NAMES).await;
    }
    circle.agree_and_go_on().await;
    circle.go_on().await;
    let shares = circle.share_all_round().await;
    assert_eq!(shares, 5);
    circle.all_show(circle.desk.now().version).await;
    circle.witness.agrees();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bell_is_heard_at_every_server_and_only_once() {
    let servers = Servers::three().await;
    let circle = servers.circle(&TWO_ROUNDS, &NAMES).await;
    circle.agree_and_go_on().await;
    circle.go_on().await;
    circle.desk.does(Action::Pause).await;
    let held = |shown: &tests::screen::Shown| shown.heard(circle::Sound::Held);
    for phone in &circle.phones {
        phone
            .until("the sound of the hold", |shown| held(shown) == 1)
            .await;
    }
    circle.desk.does(Action::Resume).await;
    circle.all_show(circle.desk.now().version).await;
    for phone in &circle.phones {
        assert_eq!(held(&phone.now()), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_at_one_server_is_read_at_the_others_and_stays_taken_back() {
    let servers = Servers::three().await;
    let circle = servers.circle(&CARDS, &NAMES).await;
    circle.desk.does(Action::Begin).await;
    let card = |text: &str| SpokenAction::LayCard {
        id: server::chance::command_id(),
        part: 0,
        side: Side::Offer,
        text: text.to_owned(),
        again: false,
    };
    let cards = ["Soup", "A walk", "Time", "A bed"].map(card);
    for (phone, card) in circle.phones.iter().zip(&cards) {
        phone.until_here().await;
        phone.say(card.clone()).await.unwrap();
    }
    let SpokenAction::LayCard { id, .. } = &cards[0] else {
        unreachable!("it is a card")
    };
    circle.phones[0]
        .say(SpokenAction::TakeCardBack { id: *id })
        .await
        .unwrap();
    circle.desk.does(Action::ShowCards { part: 0 }).await;
    for screen in circle.screens() {
        let shown = screen.until("three cards", |shown| {
            shown
                .spoken
                .as_ref()
                .is_some_and(|spoken| spoken.offers.len() == 3)
        });
        let offers = shown.await.spoken.unwrap().offers;
        assert!(!offers.contains(&"Soup".to_owned()), "{offers:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_needs_a_person_is_seen_by_the_keeper_at_another_server() {
    let servers = Servers::three().await;
    let circle = servers.circle(&TWO_ROUNDS, &NAMES).await;
    circle.agree_and_go_on().await;
    circle.go_on().await;
    circle.phones[0].help(HelpAction::Ask).await.unwrap();
    let seen = circle
        .desk
        .until("the request", |shown| !shown.help.others.is_empty())
        .await;
    let seat = seen.help.others[0].seat;
    circle.desk.help(HelpAction::Come { seat }).await.unwrap();
    circle.phones[0]
        .until("who is coming", |shown| {
            shown.help.status == Some(circle::HelpStatus::Coming(OPENER))
        })
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_it_ends_every_server_has_what_was_kept() {
    let servers = Servers::three().await;
    let circle = servers.circle(&TWO_ROUNDS, &NAMES).await;
    circle.agree_and_go_on().await;
    circle.go_on().await;
    circle.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_missed_the_end_is_led_to_what_was_kept_also_by_a_server_nobody_had_come_to() {
    let servers = Servers::three().await;
    let bases = servers.bases();
    let circle = Gathered::across(&bases[..2], &TWO_ROUNDS, &NAMES).await;
    circle.agree_and_go_on().await;
    circle.go_on().await;
    let record = circle.close().await;
    let elsewhere = circle.guests[0].browser.moved_to(bases[2]);
    let led = async {
        loop {
            let page = elsewhere
                .get(&format!("/c/{}/seat", circle.host.code))
                .await;
            if page.path.starts_with("/kept/") {
                return page.path;
            }
            sleep(Duration::from_millis(20)).await;
        }
    };
    let kept = timeout(Duration::from_secs(PATIENCE), led).await.unwrap();
    assert!(kept.contains(&record), "{kept}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_one_server_goes_on_at_another() {
    let servers = Servers::three().await;
    let bases = servers.bases();
    let host = Host::open(bases[0]).await;
    let elsewhere = host.browser.moved_to(bases[1]);
    // A form of one server's page is carried out by another.
    let desk = elsewhere.get(&format!("/c/{}/keep", host.code)).await;
    let lock = desk
        .actions()
        .into_iter()
        .find(|(action, _)| *action == Action::Lock);
    let (_, form) = lock.expect("a keeper may lock the door");
    let done = host.browser.moved_to(bases[2]).send(&form, &[]).await;
    assert_eq!(done.status, 200, "{}", done.words());
    // A ticket opens one socket, at whichever server.
    let ticket = elsewhere.ticket(&host.code, "keep").await.unwrap();
    let third = host.browser.moved_to(bases[2]);
    let opens = |browser: Browser| {
        let (ticket, code) = (ticket.clone(), host.code.clone());
        async move {
            let mut line = Line::open(&browser, &code, "keep").await.unwrap();
            line.hello(&ticket).await;
            line.hear_text().await.is_ok()
        }
    };
    assert!(opens(third.clone()).await);
    for again in [third, elsewhere, host.browser.clone()] {
        assert!(!opens(again).await, "a ticket is good once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_whose_server_is_gone_sits_where_it_sat_at_another() {
    let mut servers = Servers::three().await;
    let circle = servers.circle(&TWO_ROUNDS, &NAMES).await;
    circle.agree_and_go_on().await;
    circle.go_on().await;
    let seat = circle.phones[0].now().mine.unwrap().seat;
    let gone = servers.halls.remove(1);
    drop(gone);
    let moved = circle.guests[0].browser.moved_to(&servers.halls[1].base);
    let again = Screen::open(&moved, &circle.host.code, "seat");
    let shown = again.until_here().await;
    assert_eq!(shown.mine.unwrap().seat, seat);
    knows(&again, &NAMES).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_guesses_at_three_servers_is_slowed_at_each_as_if_they_were_one() {
    let servers = Servers::three().await;
    // Four wrong codes at each server: fewer than make anyone slow there.
    for guess in 0..12 {
        let guesser = Browser::new(servers.bases()[guess % 3]);
        let page = guesser.get(&format!("/c/GUESS{guess:02}")).await;
        assert_eq!(page.status, 404, "{}", page.words());
    }
    let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
    for hall in &servers.halls {
        let is_slow = || hall.state.limits.ask_code(here, "GUESS99", 0).is_slow();
        let slowed = async {
            while !is_slow() {
                hall.state.limits.right_code(here, "GUESS99", 0);
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(Duration::from_secs(PATIENCE), slowed)
            .await
            .unwrap();
    }
}
