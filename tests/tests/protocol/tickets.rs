//! The first word on a socket, and its ticket.

use std::sync::Arc;

use app::protocol::{FromServer, PROTOCOL, Slice};
use circle::Timestamp;
use server::clock::FakeClock;
use tests::browser::Browser;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::line::{DESKS, EVERYONES, Line, Received, SEATS_OWN, name_of};
use tests::phone::Phone;
use tests::visitor::{Guest, Host};

const UNREADABLE: u16 = 4400;
const NO_TICKET: u16 = 4401;

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_is_good_once_and_for_one_circle() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let other = Gathered::at(&hall.base, &["Sam"]).await;
    let (browser, code) = (&circle.guests[0].browser, circle.host.code.as_str());
    let ticket = browser.ticket(code, "seat").await.unwrap();
    let mut line = Line::open(browser, code, "seat").await.unwrap();
    line.hello(&ticket).await;
    assert!(matches!(
        line.hear().await,
        Received::Said(FromServer::Welcome { .. })
    ));
    let elsewhere = other.guests[0]
        .browser
        .ticket(&other.host.code, "seat")
        .await
        .unwrap();
    for bad in [
        ticket.as_str(),
        elsewhere.as_str(),
        "",
        "nothing",
        &"0".repeat(32),
    ] {
        let mut line = Line::open(browser, code, "seat").await.unwrap();
        line.hello(bad).await;
        assert_eq!(line.hear().await, Received::Closed(NO_TICKET), "{bad}");
    }
    // The ticket of the other circle is used up by that.
    let mut line = Line::open(&other.guests[0].browser, &other.host.code, "seat")
        .await
        .unwrap();
    line.hello(&elsewhere).await;
    assert_eq!(line.hear().await, Received::Closed(NO_TICKET));
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_is_not_good_for_long() {
    let clock = Arc::new(FakeClock::at(Timestamp(1_800_000_000_000)));
    let hall = Hall::open_with(Arc::clone(&clock) as Arc<_>).await;
    let host = Host::open(&hall.base).await;
    for (wait, close) in [(29_000, None), (31_000, Some(NO_TICKET))] {
        let ticket = host.browser.ticket(&host.code, "keep").await.unwrap();
        clock.advance(wait);
        let mut line = Line::open(&host.browser, &host.code, "keep").await.unwrap();
        line.hello(&ticket).await;
        match line.hear().await {
            Received::Closed(code) => assert_eq!(Some(code), close),
            Received::Said(_) => assert_eq!(close, None),
        }
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ticket_says_who_is_there_not_the_cookie() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let guest = Guest::sit(&hall.base, &host.code, "Noor").await;
    // A keeper's cookie beside a seat's ticket: it is the seat's socket.
    let ticket = guest.browser.ticket(&host.code, "seat").await.unwrap();
    let mut line = Line::open(&host.browser, &host.code, "keep").await.unwrap();
    line.hello(&ticket).await;
    let slices = line.hear_view().await.1;
    let names: Vec<_> = slices.iter().map(name_of).collect();
    assert_eq!(names, [&EVERYONES[..], &SEATS_OWN].concat(), "no desk");
    assert!(
        matches!(&slices[EVERYONES.len()], Slice::Mine(mine) if mine.seat == circle::SeatId(1))
    );
    // And no cookie at all is needed once there is a ticket; no ticket is to be had without one.
    let stranger = Browser::new(&hall.base);
    for word in ["seat", "keep", "screen"] {
        assert_eq!(stranger.ticket(&host.code, word).await, Err(401));
    }
    assert_eq!(stranger.ticket(&host.code, "board").await, Err(404));
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_word_is_hello_in_the_right_protocol() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    for first in [
        "".to_owned(),
        "hello".to_owned(),
        r#"{"ping":{"sent":1}}"#.to_owned(),
        r#"{"hello":{"protocol":2}}"#.to_owned(),
    ] {
        let mut line = Line::open(&host.browser, &host.code, "keep").await.unwrap();
        line.say_text(&first).await;
        assert_eq!(line.hear_close().await, UNREADABLE, "{first}");
    }
    // A page of another version may say more, and otherwise.
    let newer = PROTOCOL + 1;
    for other in [
        "0".to_owned(),
        newer.to_string(),
        u16::MAX.to_string(),
        "70000".to_owned(),
        "-1".to_owned(),
        "2.5".to_owned(),
        format!(r#"{newer},"sent":{{"more":1}}"#),
    ] {
        let ticket = host.browser.ticket(&host.code, "keep").await.unwrap();
        let mut line = Line::open(&host.browser, &host.code, "keep").await.unwrap();
        line.say_text(&format!(
            r#"{{"hello":{{"protocol":{other},"ticket":"{ticket}"}}}}"#
        ))
        .await;
        // The page is asked to load itself again.
        let said = FromServer::Unreadable {
            code: "protocol".to_owned(),
        };
        assert_eq!(line.hear().await, Received::Said(said), "protocol {other}");
        assert_eq!(line.hear().await, Received::Closed(UNREADABLE));
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_connection_begins_with_the_whole_newest_state() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let desk = [&EVERYONES[..], &DESKS, &SEATS_OWN].concat();
    let seat = [&EVERYONES[..], &SEATS_OWN].concat();
    let expected = [
        (&circle.host.browser, "keep", desk),
        (&circle.guests[0].browser, "seat", seat),
        (&circle.host.browser, "screen", EVERYONES.to_vec()),
    ];
    for (browser, word, names) in expected {
        let mut line = Line::greet(browser, &circle.host.code, word).await.unwrap();
        let Received::Said(FromServer::View { version, slices }) = line.hear().await else {
            panic!("a view comes first")
        };
        let received: Vec<_> = slices.iter().map(name_of).collect();
        assert_eq!(received, names, "{word}");
        let mut phone = Phone::default();
        phone.hear(FromServer::View { version, slices });
        assert_eq!(phone.commons(), circle.projector.now().commons.as_ref());
    }
    hall.stop().await;
}
