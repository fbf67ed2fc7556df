//! Between the hall and a circle: who leaves a circle, or whose circle has closed, finds the hall again.

use std::time::Duration;

use circle::Action;
use gathering::{CircleNumber, HallAction, PersonId};
use tests::browser::{Browser, asks_for};
use tokio::time::{Instant, sleep};

use crate::doors::{asks_at_board, at_desk, host_does, keepers_come};
use crate::pages::{Afternoon, press, says_yes, until_seated};

/// How long something may take that is waited for, on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(60);

/// Looks at `path` until it leads to an address that is the one.
async fn until_led(browser: &Browser, path: &str, is_it: impl Fn(&str) -> bool) -> String {
    let until = Instant::now() + PATIENCE;
    loop {
        let page = browser.get(path).await;
        if is_it(&page.path) {
            return page.words();
        }
        assert!(
            Instant::now() < until,
            "led to {}: {}",
            page.path,
            page.words()
        );
        sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_their_circle_is_in_the_hall_and_can_be_seated_again() {
    let afternoon = Afternoon::open().await;
    let guests = afternoon.formed().await;
    keepers_come(&afternoon, &guests).await;
    let (guest, hall) = (&guests[4], afternoon.at("/seat"));
    press(guest, &hall, says_yes).await;
    let seat = until_seated(guest, &hall).await.path;
    let leave = asks_for(Action::Leave);
    let left = guest
        .post_on(&seat, &format!("{seat}/ask"), &[("what", &leave)])
        .await;
    assert_eq!(left.path, "/left");
    assert!(
        left.body.contains(&format!("href=\"{hall}\"")),
        "the way to the hall"
    );
    until_led(guest, &hall, |path| path == hall).await;
    // The hall learns of it, and offers them another seat.
    let again = HallAction::SeatHere {
        person: PersonId(5),
        circle: CircleNumber(1),
        keeps: false,
    };
    host_does(&afternoon, again).await;
    press(guest, &hall, says_yes).await;
    until_seated(guest, &hall).await;
    afternoon.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_page_of_a_circle_leads_on_once_the_hall_asks() {
    let afternoon = Afternoon::open().await;
    let guests = afternoon.formed().await;
    let desks = keepers_come(&afternoon, &guests).await;
    let (guest, hall) = (&guests[4], afternoon.at("/seat"));
    press(guest, &hall, says_yes).await;
    let seat = until_seated(guest, &hall).await.path;
    let door = seat.strip_suffix("/seat").unwrap();
    let (keeper, desk) = guests
        .iter()
        .zip(&desks)
        .find(|(_, desk)| desk.starts_with(door))
        .unwrap();
    at_desk(keeper, desk, Action::Begin).await;
    let close = asks_for(Action::Close);
    let last = keeper
        .post_on(desk, &format!("{desk}/ask"), &[("what", &close)])
        .await;
    assert!(last.path.starts_with("/kept/"), "{}", last.path);
    assert_eq!(
        guest.get(&last.path).await.path,
        last.path,
        "nothing is asked"
    );
    until_led(guest, &hall, |path| path == hall).await;
    for circle in [0, 1].map(CircleNumber) {
        let (person, keeps) = (PersonId(5), false);
        let again = HallAction::SeatHere {
            person,
            circle,
            keeps,
        };
        asks_at_board(&afternoon, &afternoon.host, again).await; // one of them has closed
    }
    assert_eq!(
        guest.get(&last.path).await.path,
        hall,
        "they are asked over"
    );
    let wall = guest.get(&format!("{}?wall", last.path)).await;
    assert!(wall.path.starts_with("/kept/"), "a wall stays");
    afternoon.server.stop().await;
}
