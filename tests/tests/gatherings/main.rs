//! Gatherings on a server: their circles are opened, seated, asked and ended by orders, also over a restart.

#![allow(clippy::unwrap_used, reason = "tests")]

mod across;
mod between;
mod doors;
mod house;
mod pages;
mod phones;
mod sockets;

use std::collections::BTreeSet;

use circle::{Action, Pattern, Stage};
use gathering::{Answer, CircleState, HallAction, Way, Whom, WordNumber};

use house::House;
use tests::failing::Disk;

/// Two circles of three are formed, and everyone is asked.
async fn asked(house: &mut House) {
    for keeps in [true, true, false, false, false, false] {
        house.comes(keeps).await;
    }
    house.goes_on().await;
    house.all_agree().await;
    house.goes_on().await;
    house.form(Way::Even, 2).await;
    house.tell().await;
}

/// The same, and everyone says yes.
async fn seated(house: &mut House) {
    asked(house).await;
    house.all_say(Answer::Yes).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everyone_who_says_yes_has_one_seat_in_one_circle() {
    let mut house = House::open().await;
    seated(&mut house).await;
    let sat = house.until_all_with_phones_sit().await;
    let circles: BTreeSet<_> = sat.iter().map(|at| at.circle).collect();
    let seats: BTreeSet<_> = sat.iter().map(|at| (at.circle, at.seat)).collect();
    assert_eq!((circles.len(), seats.len()), (2, 6));
    for number in circles {
        let circle = house.circle(number).await.unwrap();
        assert_eq!(circle.seats().len(), 3, "its keeper and two more");
        assert_eq!(circle.stage(), Stage::Arriving);
        let texts: Vec<_> = circle.agreements().iter().map(|one| &one.text).collect();
        assert_eq!(texts, ["One speaks at a time."]);
    }
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_many_ask_in_one_moment_is_written_at_once() {
    let mut house = House::open().await;
    for _ in 0..30 {
        house.comes(false).await;
    }
    house.goes_on().await;
    let before = house.snapshot().version;
    house.all_agree_at_once().await;
    let snapshot = house.snapshot();
    assert!(
        snapshot.version <= before + 2,
        "the first, and all who came meanwhile"
    );
    assert_eq!(snapshot.gathering.agreements()[0].told().in_all(), 31);
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stops_in_the_middle_of_seating_seats_everyone_once() {
    let mut house = House::open().await;
    seated(&mut house).await;
    // Killed as it stands: some orders were answered, some are on their way, some were never sent.
    house.restart().await;
    let sat = house.until_all_with_phones_sit().await;
    let seats: BTreeSet<_> = sat.iter().map(|at| (at.circle, at.seat)).collect();
    assert_eq!(seats.len(), 6);
    let mut known = 0;
    for number in sat.iter().map(|at| at.circle).collect::<BTreeSet<_>>() {
        known += house.circle(number).await.unwrap().seats().len();
    }
    assert_eq!(known, 6, "no seat is kept for somebody a second time");
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stops_while_circles_are_opened_opens_none_twice() {
    let mut house = House::open().await;
    asked(&mut house).await;
    house.restart().await;
    house.restart().await;
    house.all_say(Answer::Yes).await;
    house.until_all_with_phones_sit().await;
    assert_eq!(
        house.stored().await.len(),
        3,
        "the gathering and two circles"
    );
    house.does(house.host, HallAction::End).await;
    house.restart().await;
    house.until_over().await;
    assert!(house.stored().await.is_empty(), "no row is left");
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_fails_in_the_middle_of_seating_seats_everyone_once() {
    for disk in [Disk::ReadOnly, Disk::Full, Disk::Forgetful] {
        let mut house = House::open().await;
        seated(&mut house).await;
        house.disk(disk);
        for _ in 0..3 {
            house.is_not_saved(HallAction::AddPerson).await;
        }
        house.disk(Disk::Well);
        let sat = house.until_all_with_phones_sit().await;
        let seats: BTreeSet<_> = sat.iter().map(|at| (at.circle, at.seat)).collect();
        assert_eq!(seats.len(), 6, "{disk:?}");
        let mut known = 0;
        for number in sat.iter().map(|at| at.circle).collect::<BTreeSet<_>>() {
            known += house.circle(number).await.unwrap().seats().len();
        }
        assert_eq!(known, 6, "{disk:?}");
        house.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_breath_begins_in_all_circles_at_the_same_moment() {
    let mut house = House::open().await;
    seated(&mut house).await;
    let sat = house.until_all_with_phones_sit().await;
    let circles: BTreeSet<_> = sat.iter().map(|at| at.circle).collect();
    let (host, pattern) = (house.host, Pattern::Calm);
    house
        .does(
            host,
            HallAction::Breathe {
                pattern,
                breaths: 6,
            },
        )
        .await;
    let anchor = house.snapshot().gathering.breath().unwrap().anchor;
    for number in circles {
        let breath = house.until_circle(number, |circle| circle.breath().cloned());
        assert_eq!(breath.await.anchor, anchor);
    }
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_holds_every_circle_and_lets_it_go_on() {
    let mut house = House::open().await;
    seated(&mut house).await;
    let sat = house.until_all_with_phones_sit().await;
    let circles: BTreeSet<_> = sat.iter().map(|at| at.circle).collect();
    for number in &circles {
        house.keeper_does(*number, Action::Begin).await;
    }
    let host = house.host;
    house.does(host, HallAction::Hold).await;
    for number in &circles {
        house.until_circle(*number, |circle| circle.hold()).await;
    }
    house.does(host, HallAction::LetGo).await;
    for number in &circles {
        let goes_on = house.until_circle(*number, |circle| circle.hold().is_none().then_some(()));
        goes_on.await;
    }
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keeper_asks_for_the_host_and_is_told_that_she_comes() {
    let mut house = House::open().await;
    seated(&mut house).await;
    let circle = house.until_all_with_phones_sit().await[0].circle;
    house.keeper_does(circle, Action::AskHost).await;
    let asks = |coming| {
        move |tile: &CircleState| tile.host_asked.is_some_and(|asked| asked.coming == coming)
    };
    house.until_tile(circle, asks(false)).await;
    house.does(house.host, HallAction::Coming { circle }).await;
    house.until_tile(circle, asks(true)).await;
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_word_says_is_nowhere_in_the_store() {
    let mut house = House::open().await;
    seated(&mut house).await;
    let sat = house.until_all_with_phones_sit().await;
    let number = sat[0].circle;
    let word = HallAction::Word {
        to: Whom::All,
        urgent: true,
        word: WordNumber(0),
    };
    house.say(word, "SENTINELSOUP").await;
    house
        .until_circle(number, |circle| circle.house_words().first().copied())
        .await;
    let stored = house.stored().await;
    assert!(stored.iter().all(|body| !body.contains("SENTINELSOUP")));
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_ends_every_circle_and_leaves_records_alone() {
    let mut house = House::open().await;
    seated(&mut house).await;
    house.until_all_with_phones_sit().await;
    let host = house.host;
    house.does(host, HallAction::End).await;
    house.until_over().await;
    assert!(house.stored().await.is_empty(), "no row is left");
    // One for the afternoon, and one for each circle.
    assert_eq!(house.records().await.len(), 3);
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn three_hundred_people_find_their_seats_in_thirty_circles() {
    let mut house = House::open().await;
    for at in 0..299 {
        house.comes(at < 30).await;
    }
    house.goes_on().await;
    house.goes_on().await;
    house.form(Way::Even, 30).await;
    house.tell().await;
    house.all_say(Answer::Yes).await;
    let sat = house.until_all_with_phones_sit().await;
    let seats: BTreeSet<_> = sat.iter().map(|at| (at.circle, at.seat)).collect();
    let circles: BTreeSet<_> = sat.iter().map(|at| at.circle).collect();
    assert_eq!((seats.len(), circles.len()), (299, 30));
    house.close().await;
}
