//! The page of the door gives a seat once, and a key to it again only to one whose answer was lost.

use std::sync::Arc;

use circle::{Action, Command, CommandId, LateDoor, LatePolicy, RingPlace, SeatId, Timestamp};
use server::clock::FakeClock;
use server::rooms::{Arrival, RoomHandle};
use tests::browser::{Browser, Page};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::visitor::{Host, take_a_seat, take_a_seat_unanswered};

async fn room(hall: &Hall, code: &str) -> RoomHandle {
    hall.state.rooms.find(code).await.unwrap().unwrap()
}

/// The door as a browser without any key is shown it, and the id in its mark.
async fn stranger_at(hall: &Hall, code: &str) -> (Browser, Page, CommandId) {
    let browser = Browser::new(&hall.base);
    let door = browser.get(&format!("/c/{code}")).await;
    let mark = door.mark(&format!("/c/{code}/sit")).unwrap();
    let id = CommandId::parse(&mark[..32]).unwrap();
    (browser, door, id)
}

/// Another id with the same last 36 bits, which are all that the circle remembers of one.
fn alike(id: CommandId) -> CommandId {
    CommandId(id.0 ^ (u128::MAX << 36))
}

/// A stranger sends the form of this door, by which someone sits already: they find the door again, and nothing changes.
async fn opens_nothing(hall: &Hall, code: &str, door: &Page) {
    let (thief, room) = (Browser::new(&hall.base), room(hall, code).await);
    let before = room.snapshot();
    let page = take_a_seat(&thief, door, "Mallory").await;
    assert_eq!(page.path, format!("/c/{code}?said=page_used"));
    assert!(!thief.cookies().contains("seat"), "{}", thief.cookies());
    let after = room.snapshot();
    assert!(Arc::ptr_eq(&before.circle, &after.circle));
    assert!(Arc::ptr_eq(&before.keys, &after.keys));
    assert_eq!(before.people, after.people);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_that_was_asked_for_under_the_id_of_a_door_is_no_way_in() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = circle.host.code.as_str();
    let mut strangers = Vec::new();
    for (beyond, same) in [|id| id, alike].into_iter().enumerate() {
        let consents = Vec::new();
        let carry = Action::CarrySeat { beyond, consents };
        let place = RingPlace::AtEnd;
        let add = Action::AddSeat { beyond, place };
        for (screen, action) in [(&circle.phones[0], carry), (&circle.desk, add)] {
            let (browser, door, id) = stranger_at(&hall, code).await;
            screen.ask(Command::new(same(id), action)).await.unwrap();
            strangers.push((browser, door));
        }
    }
    circle.desk.does(Action::Lock).await;
    for (browser, door) in strangers {
        let page = take_a_seat(&browser, &door, "Mallory").await;
        assert!(!browser.cookies().contains("seat"), "{}", page.path);
        let words = page.words();
        assert!(words.contains("The door is closed for now."), "{words}");
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_by_which_someone_sits_gives_nobody_a_key_to_their_seat() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &[]).await;
    let code = circle.host.code.as_str();
    let (noor, door, _) = stranger_at(&hall, code).await;
    let seat = format!("/c/{code}/seat");
    assert_eq!(take_a_seat(&noor, &door, "Noor").await.path, seat);
    opens_nothing(&hall, code, &door).await;
    noor.post_on(&seat, &format!("{seat}/others"), &[]).await;
    opens_nothing(&hall, code, &door).await;
    // Nor does that of one who knocked, while they wait and once they are let in.
    let late = LatePolicy {
        door: LateDoor::Knock,
        place: RingPlace::AtEnd,
    };
    circle.desk.does(Action::SetLate { late }).await;
    circle.desk.does(Action::Begin).await;
    let (wren, wrens_door, _) = stranger_at(&hall, code).await;
    let page = take_a_seat(&wren, &wrens_door, "Wren").await;
    assert!(page.words().contains("You are waiting at the door."));
    opens_nothing(&hall, code, &wrens_door).await;
    let waiting = room(&hall, code).await.snapshot().circle.waiting()[0].seat;
    let let_in = Action::LetIn {
        seat: waiting,
        place: None,
    };
    circle.desk.does(let_in).await;
    circle.desk.does(Action::Lock).await;
    for door in [&door, &wrens_door] {
        opens_nothing(&hall, code, door).await;
    }
    for browser in [&noor, &wren] {
        assert_eq!(browser.get(&seat).await.path, seat);
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_like_one_that_was_used_in_some_bits_gives_no_key() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let (_, door, id) = stranger_at(&hall, &host.code).await;
    let arrival = Arrival {
        id: alike(id),
        consents: Vec::new(),
        invite: None,
        key: None,
        from: 1,
    };
    room(&hall, &host.code).await.sit(arrival).await.unwrap();
    opens_nothing(&hall, &host.code, &door).await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_answer_was_lost_presses_again_for_two_minutes_and_has_one_seat() {
    let clock = Arc::new(FakeClock::at(Timestamp(1_795_176_000_000)));
    let hall = Hall::open_with(Arc::clone(&clock) as Arc<_>).await;
    let host = Host::open(&hall.base).await;
    let (code, seat) = (host.code.as_str(), format!("/c/{}/seat", host.code));
    let room = room(&hall, code).await;
    let here = || room.snapshot().circle.seats().len();
    let (noor, door, _) = stranger_at(&hall, code).await;
    take_a_seat_unanswered(&noor, &door, "Noor").await;
    take_a_seat_unanswered(&noor, &door, "Mallory").await;
    let called = room.snapshot().people.called(SeatId(1));
    assert_eq!(called, "Noor", "nobody is called anew by it");
    clock.advance(2 * 60_000 - 1);
    let page = take_a_seat(&noor, &door, "Noor").await;
    assert_eq!((page.path.as_str(), here()), (seat.as_str(), 2));
    // After that the page is old, and gives a seat when it is sent once more.
    let (sam, door, _) = stranger_at(&hall, code).await;
    take_a_seat_unanswered(&sam, &door, "Sam").await;
    clock.advance(2 * 60_000);
    opens_nothing(&hall, code, &door).await;
    let door = take_a_seat(&sam, &door, "Sam").await;
    assert!(door.body.contains("value=\"Sam\""), "the name stays");
    let page = take_a_seat(&sam, &door, "Sam").await;
    assert_eq!((page.path.as_str(), here()), (seat.as_str(), 4));
    hall.stop().await;
}
