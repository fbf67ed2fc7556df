//! The doors of a gathering: people come to its circles by the hall, nobody takes the hall's door from the others, and who
//! was asked to leave, or hosts no more, keeps no way in.

use std::sync::Arc;

use app::hall::HallWhat;
use circle::{Action, LateDoor, LatePolicy, RingPlace, Timestamp};
use gathering::{HallAction, HallRole, PersonId};
use server::clock::FakeClock;
use server::gatherings::HallError;
use tests::browser::{Browser, Page, asks_for};
use tests::hall::Hall;
use tests::visitor::take_a_seat;

use crate::house::House;
use crate::pages::{Afternoon, form_to, press, says_yes, until_seated};

/// The host's word, from her board.
pub(crate) async fn host_does(afternoon: &Afternoon, action: HallAction) {
    let page = asks_at_board(afternoon, &afternoon.host, action).await;
    assert_eq!(page.path, afternoon.at("/keep"), "{}", page.words());
}

pub(crate) async fn asks_at_board(
    afternoon: &Afternoon,
    browser: &Browser,
    action: HallAction,
) -> Page {
    let what = serde_json::to_string(&HallWhat::Act(action)).unwrap();
    let (board, ask) = (afternoon.at("/keep"), afternoon.at("/keep/ask"));
    browser.post_on(&board, &ask, &[("what", &what)]).await
}

/// Those who keep have come to their circles: the desks of these.
pub(crate) async fn keepers_come(afternoon: &Afternoon, guests: &[Browser]) -> Vec<String> {
    let mut desks = Vec::new();
    for keeper in &guests[..2] {
        press(keeper, &afternoon.at("/seat"), says_yes).await;
        desks.push(until_seated(keeper, &afternoon.at("/seat")).await.path);
    }
    desks
}

/// The door of the circle with this desk.
fn door_of(desk: &str) -> &str {
    desk.strip_suffix("/keep").unwrap()
}

pub(crate) async fn at_desk(keeper: &Browser, desk: &str, action: Action) {
    let what = asks_for(action);
    let ask = format!("{desk}/ask");
    let page = keeper.post_on(desk, &ask, &[("what", &what)]).await;
    assert_eq!(page.path, desk, "{}", page.words());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_circle_of_a_hall_lets_nobody_in_by_a_door_of_its_own() {
    let afternoon = Afternoon::open().await;
    let guests = afternoon.formed().await;
    let desks = keepers_come(&afternoon, &guests).await;
    let hall = afternoon.at("");
    for desk in &desks {
        let door = door_of(desk);
        let stranger = Browser::new(&afternoon.server.base);
        let page = stranger.get(door).await;
        assert_eq!((page.status, &page.path), (200, &hall), "{}", page.words());
        assert!(!page.words().contains("healing"), "{}", page.words());
        // Also with a mark of the circle's own door, which stands on the page of one-time links.
        let with = stranger.get(&format!("{door}/with")).await;
        let mark = form_to(&with, &format!("{door}/with"));
        let mark = mark.value("page").unwrap().to_owned();
        let fields = [("page", mark.as_str()), ("called", "Stranger")];
        for more in [
            vec![],
            vec![("asked", "yes")],
            vec![("invite", "0123456789abcdef")],
        ] {
            let fields = [&fields[..], &more].concat();
            let page = stranger.post(&format!("{door}/sit"), &fields).await;
            assert_eq!((page.status, &page.path), (200, &hall), "{}", page.words());
            let code = door.strip_prefix("/c/").unwrap().to_lowercase();
            assert!(!stranger.cookies().contains(&format!("seat-{code}")));
        }
    }
    // Who is in the hall, or in another circle, is led to their own screen there.
    let look = format!("{}?stay", afternoon.at("/seat"));
    for guest in [&guests[5], &guests[1]] {
        let page = guest.get(door_of(&desks[0])).await;
        assert_eq!((page.status, &page.path), (200, &look), "{}", page.words());
    }
    let board = afternoon.host.get(door_of(&desks[0])).await;
    assert_eq!(board.path, afternoon.at("/keep"));
    // Who sits there comes back to their own seat.
    let back = guests[0].get(door_of(&desks[0])).await;
    assert_eq!(
        (back.status, back.path.as_str()),
        (200, &*format!("{}/seat", door_of(&desks[0])))
    );
    // And the keeper's own word opens still.
    let desk = &desks[0];
    let made = guests[0]
        .post_on(desk, &format!("{desk}/invite"), &[])
        .await;
    let (_, key) = made.body.split_once("/with?by=").unwrap();
    let key: String = key.split_once('#').unwrap().1.to_owned();
    let key: String = key
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    let invited = Browser::new(&afternoon.server.base);
    let with = format!("{}/with", door_of(desk));
    let form = form_to(&invited.get(&with).await, &with);
    let door = invited.send(&form, &[("link", &key)]).await;
    let seat = take_a_seat(&invited, &door, "Invited").await;
    assert!(seat.path.starts_with(door_of(desk)), "{}", seat.words());
    assert!(
        seat.path.ends_with("/seat") || seat.path.ends_with("/keep"),
        "{}",
        seat.path
    );
    afternoon.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_said_yes_have_their_seats_in_a_locked_circle() {
    let afternoon = Afternoon::open().await;
    let guests = afternoon.formed().await;
    let desks = keepers_come(&afternoon, &guests).await;
    for (keeper, desk) in guests.iter().zip(&desks) {
        at_desk(keeper, desk, Action::Lock).await;
    }
    for guest in &guests[2..] {
        press(guest, &afternoon.at("/seat"), says_yes).await;
        until_seated(guest, &afternoon.at("/seat")).await;
    }
    afternoon.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_place_could_not_be_kept_is_told_and_the_host_too() {
    let afternoon = Afternoon::open().await;
    let guests = afternoon.formed().await;
    let desks = keepers_come(&afternoon, &guests).await;
    let (door, place) = (LateDoor::Closed, RingPlace::AtEnd);
    let late = LatePolicy { door, place };
    for (keeper, desk) in guests.iter().zip(&desks) {
        at_desk(keeper, desk, Action::SetLate { late }).await;
        at_desk(keeper, desk, Action::Begin).await;
    }
    let seat = afternoon.at("/seat");
    press(&guests[4], &seat, says_yes).await;
    let told = tokio::time::timeout(std::time::Duration::from_secs(60), async {
        loop {
            let page = guests[4].get(&seat).await;
            if page.words().contains("could not be kept") {
                return;
            }
            assert_eq!(page.path, seat);
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    });
    told.await.unwrap();
    let board = afternoon.host.get(&afternoon.at("/keep")).await;
    assert!(board.words().contains("could not"), "{}", board.words());
    afternoon.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_asked_to_leave_comes_in_again_by_the_hosts_link_alone() {
    let afternoon = Afternoon::open().await;
    let guest = afternoon.guest("Ash").await;
    let person = PersonId(1);
    host_does(&afternoon, HallAction::Remove { person }).await;
    let sit = afternoon.at("/sit");
    let with = afternoon.at("/with");
    // Their phone is led to the door, and knows still whose it was.
    let door = guest.get(&afternoon.at("/seat")).await;
    assert!(door.path.starts_with(&afternoon.at("")) && !door.path.contains("seat/"));
    let mark = guest.get(&with).await.mark(&with).unwrap();
    let page = guest
        .post(&sit, &[("page", &mark), ("called", "Ash")])
        .await;
    assert_eq!(page.status, 403, "{} {}", page.path, page.words());
    assert!(page.words().contains("asked to leave"), "{}", page.words());
    let key = one_time_key(&afternoon, &afternoon.host).await;
    let form = form_to(&guest.get(&with).await, &with);
    let door = guest.send(&form, &[("link", &key)]).await;
    let page = guest
        .send(&form_to(&door, &sit), &[("called", "Ash")])
        .await;
    assert_eq!((page.status, &page.path), (200, &afternoon.at("/seat")));
    // Others come and go as before: who left by themselves was not asked to.
    let other = afternoon.guest("Bo").await;
    let (seat, ask) = (afternoon.at("/seat"), afternoon.at("/seat/ask"));
    let leave = serde_json::to_string(&HallWhat::Act(HallAction::Leave)).unwrap();
    let left = other.post_on(&seat, &ask, &[("what", &leave)]).await;
    assert_eq!(left.path, "/left");
    let door = other.get(&afternoon.at("")).await;
    let page = other.send(&form_to(&door, &sit), &[("called", "Bo")]).await;
    assert_eq!((page.status, &page.path), (200, &seat));
    afternoon.server.stop().await;
}

/// The key of a link for one who will keep, made in this browser.
async fn one_time_key(afternoon: &Afternoon, host: &Browser) -> String {
    let (board, invite) = (afternoon.at("/keep"), afternoon.at("/keep/invite"));
    let made = host.post_on(&board, &invite, &[]).await;
    let (_, link) = made.body.split_once("/with?by=").unwrap();
    let (_, key) = link.split_once('#').unwrap();
    let is_of_it = |sign: &char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_');
    key.chars().take_while(is_of_it).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_co_host_opened_is_shut_when_they_host_no_more() {
    for goes in [
        HallAction::GiveRole {
            person: PersonId(1),
            role: HallRole::Guest,
        },
        HallAction::Remove {
            person: PersonId(1),
        },
    ] {
        let afternoon = Afternoon::open().await;
        let co_host = afternoon.guest("Co").await;
        let role = HallAction::GiveRole {
            person: PersonId(1),
            role: HallRole::CoHost,
        };
        host_does(&afternoon, role).await;
        let kept = one_time_key(&afternoon, &afternoon.host).await;
        let key = one_time_key(&afternoon, &co_host).await;
        let (board, wall) = (afternoon.at("/keep"), afternoon.at("/screen"));
        let shown = co_host.post_on(&board, &wall, &[]).await;
        assert_eq!((shown.status, &shown.path), (200, &wall));
        host_does(&afternoon, goes).await;
        assert_eq!(co_host.get(&wall).await.status, 403, "the wall is dark");
        let with = afternoon.at("/with");
        for (key, good) in [(key, false), (kept, true)] {
            let stranger = Browser::new(&afternoon.server.base);
            let form = form_to(&stranger.get(&with).await, &with);
            let door = stranger.send(&form, &[("link", &key)]).await;
            assert_eq!(door.path == with, good, "{} {}", door.path, door.words());
        }
        afternoon.server.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_and_goes_over_and_over_keeps_nobody_else_out() {
    let mut house = House::open().await;
    for _ in 0..300 {
        let person = house.arrives(None, 1).await.unwrap();
        house.asks(person, None, HallAction::Leave).await.unwrap();
    }
    let again = house.arrives(None, 1).await;
    assert_eq!(again, Err(HallError::BusyDoor));
    for from in 2..100 {
        house.arrives(None, from).await.unwrap();
    }
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_phone_does_not_fill_the_hall_with_people_who_have_none() {
    let mut house = House::open().await;
    let phone = house.comes(false).await;
    let mut brought = 0;
    let refused = loop {
        if let Err(why) = house.asks(phone, None, HallAction::Carry).await {
            break why;
        }
        brought += 1;
        assert!(brought <= 12, "without end");
        let newest = house.snapshot().gathering.people().last().unwrap().id;
        let left = house.asks(phone, Some(newest), HallAction::Leave).await;
        left.unwrap();
    };
    assert_eq!((brought, refused), (6, HallError::TooFast));
    house.comes(false).await;
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_host_lets_all_go_who_came_in_and_were_not_seen_since() {
    let clock = Arc::new(FakeClock::at(Timestamp(1_795_132_800_000)));
    let server = Hall::open_with(Arc::<FakeClock>::clone(&clock)).await;
    let afternoon = Afternoon::open_on(server).await;
    let (door, sit) = (afternoon.at(""), afternoon.at("/sit"));
    let there = afternoon.guest("Ash").await;
    for _ in 0..3 {
        // The button is pressed, and no page of theirs is ever asked for.
        let nobody = Browser::new(&afternoon.server.base);
        let form = form_to(&nobody.get(&door).await, &sit);
        let page = form.value("page").unwrap();
        nobody.post_unanswered(&sit, &[("page", page)]).await;
    }
    let board = afternoon.at("/keep");
    let lets_go = |what: &HallWhat| *what == HallWhat::LetGoNeverCame;
    let page = afternoon.host.get(&board).await;
    assert!(page.words().contains("5 here"), "{}", page.words());
    assert!(!page.words().contains("no phone of theirs"), "too early");
    clock.advance(60_000);
    let page = afternoon.host.get(&board).await;
    assert!(page.words().contains("3 came in"), "{}", page.words());
    press(&afternoon.host, &board, lets_go).await;
    let page = afternoon.host.get(&board).await;
    assert!(page.words().contains("2 here"), "{}", page.words());
    assert!(!page.words().contains("no phone of theirs"));
    let seat = there.get(&afternoon.at("/seat")).await;
    assert_eq!(seat.path, afternoon.at("/seat"));
    // It is the host's to do, and nobody else's.
    let what = serde_json::to_string(&HallWhat::LetGoNeverCame).unwrap();
    let (seat, ask) = (afternoon.at("/seat"), afternoon.at("/seat/ask"));
    let page = there.post_on(&seat, &ask, &[("what", &what)]).await;
    assert!(page.path.contains("said=host_only"), "{}", page.path);
    afternoon.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_finds_the_door_closed_can_try_again() {
    let afternoon = Afternoon::open().await;
    let stranger = Browser::new(&afternoon.server.base);
    let door = afternoon.at("");
    let open = stranger.get(&door).await;
    host_does(&afternoon, HallAction::Freeze).await;
    // Also for one who saw it open, and presses the button now.
    let late = take_a_seat(&stranger, &open, "Late").await;
    for page in [late, stranger.get(&door).await] {
        let words = page.words();
        assert_eq!(page.status, 403, "{words}");
        let said = words.matches("The door is closed").count();
        assert_eq!(said, 2, "in the title and once on the page: {words}");
        assert!(words.contains("Try again"), "{words}");
        assert!(
            page.body.contains(&format!("href=\"{door}\"")),
            "{}",
            page.body
        );
        assert_eq!(page.header("refresh"), format!("15; url={door}"));
    }
    host_does(&afternoon, HallAction::Unfreeze).await;
    let page = stranger.get(&door).await;
    let inside = take_a_seat(&stranger, &page, "Late").await;
    assert!(
        inside.path.starts_with(&afternoon.at("/seat")),
        "{}",
        inside.path
    );
}
