//! Who comes in: how fast, how many wait, seats that nobody came to, and one who was asked to leave.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use app::protocol::AskError;
use circle::{
    Action, AgreementId, Command, Consent, LateDoor, LatePolicy, MAX_SEATS, MOST_WAITING, Refusal,
    RingPlace, SeatId, Seen, Thumb, Timestamp,
};
use server::chance::command_id;
use server::clock::FakeClock;
use server::rooms::{Arrival, RoomHandle, Seated};
use server::saved::LARGEST_ROW;
use tests::browser::Browser;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::screen::{Screen, Shown};
use tests::visitor::{Guest, Host, take_a_seat};

const NOON: Timestamp = Timestamp(1_795_176_000_000);

async fn room(hall: &Hall, code: &str) -> RoomHandle {
    hall.state.rooms.find(code).await.unwrap().unwrap()
}

/// Someone sits down, or knocks, and never looks at the page that they are sent to.
async fn sits(room: &RoomHandle, consents: Vec<Consent>) -> Result<Seated, AskError> {
    static COMES: AtomicU64 = AtomicU64::new(1_000);
    sits_from(COMES.fetch_add(1, Ordering::Relaxed), room, consents).await
}

/// The same, from an address that others come from too.
async fn sits_from(
    from: u64,
    room: &RoomHandle,
    consents: Vec<Consent>,
) -> Result<Seated, AskError> {
    let (id, invite, key) = (command_id(), None, None);
    let arrival = Arrival {
        id,
        consents,
        invite,
        key,
        from,
    };
    room.sit(arrival).await
}

async fn leaves(room: &RoomHandle, seat: SeatId) {
    let leave = Command::new(command_id(), Action::Leave);
    room.ask(Some(seat), leave.into()).await.unwrap();
}

fn never_came(shown: &Shown) -> usize {
    shown.arrivals.never_came.len()
}

/// How large the only circle there is has been written.
async fn row(hall: &Hall) -> usize {
    let ids = hall.state.store.all().await.unwrap();
    let row = hall.state.store.load(&ids[0]).await.unwrap();
    row.unwrap().body.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hall_sits_down_at_once_and_whoever_comes_and_goes_all_the_time_is_slowed() {
    let clock = Arc::new(FakeClock::at(NOON));
    let hall = Hall::open_with(Arc::<FakeClock>::clone(&clock)).await;
    let host = Host::open(&hall.base).await;
    let desk = host.desk();
    desk.until_here().await;
    let room = room(&hall, &host.code).await;
    for _ in 0..60 {
        let seated = sits(&room, vec![]).await.unwrap();
        leaves(&room, seated.seat).await;
    }
    assert_eq!(sits(&room, vec![]).await.err(), Some(AskError::BusyDoor));
    let crowded = |shown: &Shown| shown.arrivals.crowded;
    desk.until("the word that many come in", crowded).await;
    let desk_page = format!("/c/{}/keep", host.code);
    let page = host.browser.get(&desk_page).await;
    assert!(page.words().contains("Many are coming in at once"));
    // Someone who comes in earnest is told to wait a moment, and then sits down.
    let guest = Browser::new(&hall.base);
    let door = guest.get(&format!("/c/{}", host.code)).await;
    let page = take_a_seat(&guest, &door, "Noor").await;
    assert!(
        page.words()
            .contains("Many people are sitting down at once."),
        "{}",
        page.words()
    );
    clock.advance(2_000);
    let page = take_a_seat(&guest, &page, "Noor").await;
    assert_eq!(page.path, format!("/c/{}/seat", host.code));
    // The word goes by itself. A record counts who is here at the end of a part.
    clock.advance(120_000);
    desk.does(Action::Ring).await;
    desk.until("quiet", |shown| !crowded(shown)).await;
    desk.act(Action::Close).await.unwrap();
    let shown = desk.until("the end", |shown| shown.ended.is_some()).await;
    let kept = format!("/kept/{}.json", shown.ended.unwrap());
    let kept = host.browser.get(&kept).await;
    let kept: serde_json::Value = serde_json::from_str(&kept.body).unwrap();
    assert_eq!(kept["people"], 2);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sits_and_leaves_again_and_again_from_one_address_keeps_nobody_out() {
    let clock = Arc::new(FakeClock::at(NOON));
    let hall = Hall::open_with(Arc::<FakeClock>::clone(&clock)).await;
    let host = Host::open(&hall.base).await;
    let room = room(&hall, &host.code).await;
    let mut refused = 0;
    for at in 0..120 {
        clock.advance(500);
        match sits_from(1, &room, vec![]).await {
            Ok(seated) => leaves(&room, seated.seat).await,
            Err(error) => {
                assert_eq!(error, AskError::BusyDoor);
                refused += 1;
            }
        }
        if at % 8 == 7 {
            let guest = Guest::sit(&hall.base, &host.code, "Noor").await;
            let seat = format!("/c/{}/seat", host.code);
            assert_eq!(guest.browser.get(&seat).await.path, seat);
        }
    }
    assert!(refused > 60, "{refused}");
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_adds_seats_beside_them_all_the_time_is_slowed_as_at_the_door() {
    let clock = Arc::new(FakeClock::at(NOON));
    let hall = Hall::open_with(Arc::<FakeClock>::clone(&clock)).await;
    let host = Host::open(&hall.base).await;
    let desk = host.desk();
    desk.until_here().await;
    let room = room(&hall, &host.code).await;
    let carry = |seat| {
        let (beyond, consents) = (0, vec![]);
        let carry = Command::new(command_id(), Action::CarrySeat { beyond, consents });
        room.ask(Some(seat), carry.into())
    };
    for _ in 0..30 {
        let seated = sits(&room, vec![]).await.unwrap();
        carry(seated.seat).await.unwrap();
        leaves(&room, seated.seat).await;
    }
    let alone = |shown: &Shown| {
        let commons = shown.commons.as_ref();
        commons.is_some_and(|commons| commons.ring.seats.len() == 1)
    };
    desk.until("nobody else", alone).await;
    clock.advance(2_000);
    let seated = sits(&room, vec![]).await.unwrap();
    let slowed = carry(seated.seat).await;
    assert_eq!(slowed.err(), Some(AskError::TooFast));
    let crowded = |shown: &Shown| shown.arrivals.crowded;
    desk.until("the word that many come in", crowded).await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_phone_is_told_to_those_who_keep_and_that_no_keeper_is_there_to_all() {
    let clock = Arc::new(FakeClock::at(NOON));
    let hall = Hall::open_with(Arc::<FakeClock>::clone(&clock)).await;
    let mut circle = Gathered::at(&hall.base, &["Noor", "Ravi"]).await;
    circle.desk.does(Action::Begin).await;
    drop(circle.phones.remove(1));
    let gone = |shown: &Shown| shown.people.people.iter().any(|person| !person.here);
    let desk = circle.desk.until("one who is not there", gone).await;
    assert_eq!(desk.arrivals.lost, [], "a moment is nobody's worry");
    clock.advance(20_000);
    circle.desk.does(Action::Ring).await;
    let lost = |shown: &Shown| !shown.arrivals.lost.is_empty();
    let desk = circle.desk.until("the lost phone", lost).await;
    let told: Vec<_> = desk.arrivals.lost.iter().map(|lost| lost.seat).collect();
    assert_eq!(told, [SeatId(2)]);
    let phone = circle.phones.remove(0);
    assert_eq!(phone.now().arrivals.lost, []);
    assert!(!phone.now().people.keeper_away);
    drop(circle);
    let away = |shown: &Shown| shown.people.keeper_away;
    phone.until("the word that no keeper is there", away).await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn seats_that_nobody_came_to_are_given_up_in_one_tap_and_nobody_elses() {
    let clock = Arc::new(FakeClock::at(NOON));
    let hall = Hall::open_with(Arc::<FakeClock>::clone(&clock)).await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = circle.host.code.clone();
    let quiet = Guest::sit(&hall.base, &code, "Quiet").await; // by pages alone
    let room = room(&hall, &code).await;
    let mut empty = Vec::new();
    for _ in 0..12 {
        empty.push(sits(&room, vec![]).await.unwrap());
    }
    // A page without script loads itself again: someone is there.
    clock.advance(10_000);
    quiet.browser.get(&format!("/c/{code}/seat")).await;
    clock.advance(49_999);
    circle.desk.does(Action::Ring).await;
    assert_eq!(
        never_came(&circle.desk.now()),
        0,
        "they may be on their way"
    );
    clock.advance(1);
    circle.desk.does(Action::Ring).await;
    let told = |shown: &Shown| never_came(shown) == 12;
    let shown = circle.desk.until("twelve empty seats", told).await;
    assert!(circle.phones[0].now().arrivals.never_came.is_empty());
    let page = circle.host.browser.get(&format!("/c/{code}/keep")).await;
    assert!(page.words().contains("Twelve seats nobody came to"));
    assert!(page.words().contains("Let them go"));
    // One of them comes late, in the moment before the tap.
    let late = Browser::new(&hall.base);
    late.put_cookie(
        &format!("hearth-seat-{}", code.to_lowercase()),
        &empty[4].key,
    );
    let page = late.get(&format!("/c/{code}/seat")).await;
    assert_eq!(page.path, format!("/c/{code}/seat"));
    let seats = shown.arrivals.never_came.clone();
    let everyone = shown.commons.unwrap().ring.seats;
    let all = everyone.iter().map(|seat| seat.id).chain(seats).collect();
    let tap = Action::RemoveNeverCame { seats: all };
    circle.desk.does(tap.clone()).await;
    let left = |shown: &Shown| shown.commons.as_ref().unwrap().ring.seats.len() == 4;
    circle.desk.until("four people", left).await;
    circle
        .desk
        .until("none to tell of", |shown| never_came(shown) == 0)
        .await;
    for (browser, who) in [(&late, "late"), (&quiet.browser, "quiet")] {
        let page = browser.get(&format!("/c/{code}/seat")).await;
        assert_eq!(page.path, format!("/c/{code}/seat"), "{who}");
    }
    // Whoever was only slow sits down again like anyone: they were not asked to leave.
    let slow = Browser::new(&hall.base);
    slow.put_cookie(
        &format!("hearth-seat-{}", code.to_lowercase()),
        &empty[0].key,
    );
    let page = slow.get(&format!("/c/{code}/seat")).await;
    let page = take_a_seat(&slow, &page, "Slow").await;
    assert_eq!(page.path, format!("/c/{code}/seat"));
    assert!(
        !page.words().contains("You are waiting"),
        "{}",
        page.words()
    );
    hall.stop().await;
}

fn has_seats(shown: &Shown, many: usize) -> bool {
    shown.commons.as_ref().unwrap().ring.seats.len() == many
}

/// The browser of whoever was given this seat.
fn of(hall: &Hall, code: &str, seated: &Seated) -> Browser {
    let browser = Browser::new(&hall.base);
    let cookie = format!("hearth-seat-{}", code.to_lowercase());
    browser.put_cookie(&cookie, &seated.key);
    browser
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_that_asks_for_each_page_once_has_come_to_no_seat() {
    const NOTICE: &str = "Close the door if these are not your people.";
    let clock = Arc::new(FakeClock::at(NOON));
    let hall = Hall::open_with(Arc::<FakeClock>::clone(&clock)).await;
    let host = Host::open(&hall.base).await;
    let (code, desk) = (host.code.clone(), host.desk());
    desk.until_here().await;
    let room = room(&hall, &code).await;
    let (desk_page, seat) = (format!("/c/{code}/keep"), format!("/c/{code}/seat"));
    let mut flood = Vec::new();
    for _ in 0..MAX_SEATS - 1 {
        let seated = sits(&room, vec![]).await.unwrap();
        let page = of(&hall, &code, &seated).get(&seat).await;
        assert_eq!(page.path, seat);
        flood.push(seated);
    }
    // A hall that has just sat down looks the same, and nobody is alarmed by it.
    clock.advance(59_999);
    desk.does(Action::Ring).await;
    assert_eq!(never_came(&desk.now()), 0);
    let page = host.browser.get(&desk_page).await;
    assert!(!page.words().contains(NOTICE), "{}", page.words());
    clock.advance(1);
    desk.does(Action::Ring).await;
    let told = |shown: &Shown| never_came(shown) == MAX_SEATS - 1;
    let shown = desk.until("every seat of the flood", told).await;
    let page = host.browser.get(&desk_page).await;
    assert!(page.words().contains(NOTICE), "{}", page.words());
    assert!(page.words().contains("49 seats nobody came to"));
    let seats = shown.arrivals.never_came;
    desk.does(Action::RemoveNeverCame { seats }).await;
    desk.until("the keeper alone", |shown| has_seats(shown, 1))
        .await;
    let page = host.browser.get(&desk_page).await;
    assert!(!page.words().contains(NOTICE), "{}", page.words());
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_stays_or_comes_again_or_asks_for_something_has_come() {
    let clock = Arc::new(FakeClock::at(NOON));
    let hall = Hall::open_with(Arc::<FakeClock>::clone(&clock)).await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = circle.host.code.clone();
    let room = room(&hall, &code).await;
    let page = format!("/c/{code}/seat");
    let mut people = Vec::new();
    for _ in 0..4 {
        let seated = sits(&room, vec![]).await.unwrap();
        let browser = of(&hall, &code, &seated);
        browser.get(&page).await;
        people.push((seated, browser));
    }
    let [once, reloads, holds, asks] = people.try_into().ok().unwrap();
    let out = Command::new(command_id(), Action::StepOut);
    room.ask(Some(asks.0.seat), out.into()).await.unwrap();
    let phone = Screen::open(&holds.1, &code, "seat");
    phone.until_here().await;
    clock.advance(10_000);
    reloads.1.get(&page).await;
    drop(phone);
    let gone = |shown: &Shown| {
        let person = shown.people.person(holds.0.seat);
        person.is_some_and(|person| !person.here)
    };
    circle.desk.until("a phone that is gone", gone).await;
    clock.advance(3_600_000);
    circle.desk.does(Action::Ring).await;
    let some = |shown: &Shown| never_came(shown) > 0;
    let shown = circle.desk.until("seats nobody came to", some).await;
    assert_eq!(shown.arrivals.never_came, [once.0.seat]);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_seats_taken_before_the_server_started_nothing_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let store = || server::store::open_store(path.to_str().unwrap());
    let clock = Arc::new(FakeClock::at(NOON));
    let hall = Hall::open_on(
        store().await.unwrap(),
        Arc::<FakeClock>::clone(&clock),
        None,
    )
    .await;
    let host = Host::open(&hall.base).await;
    let before = room(&hall, &host.code).await;
    sits(&before, vec![]).await.unwrap();
    drop(before);
    hall.stop().await;
    let hall = Hall::open_on(
        store().await.unwrap(),
        Arc::<FakeClock>::clone(&clock),
        None,
    )
    .await;
    let after = room(&hall, &host.code).await;
    let new = sits(&after, vec![]).await.unwrap().seat;
    clock.advance(3_600_000);
    let ring = Command::new(command_id(), Action::Ring);
    after.ask(Some(circle::OPENER), ring.into()).await.unwrap();
    assert_eq!(after.snapshot().arrivals.never_came, [new]);
    hall.stop().await;
}

/// Asks the guest to leave, and comes to the door again in the same browser.
async fn comes_again(circle: &Gathered, seat: SeatId, browser: &Browser) -> String {
    circle.desk.does(Action::Remove { seat }).await;
    let door = browser.get(&format!("/c/{}/seat", circle.host.code)).await;
    let said = format!("/c/{}?said=no_seat", circle.host.code);
    assert_eq!(door.path, said);
    let words = door.words();
    assert!(words.contains("You have no seat here now."), "{words}");
    take_a_seat(browser, &door, "Rob").await.words()
}

fn at_door(shown: &Shown) -> Vec<(SeatId, bool)> {
    let desk = shown.desk.as_ref();
    let waiting = desk.map(|desk| desk.waiting.clone()).unwrap_or_default();
    let known = waiting.iter().map(|one| (one.seat, one.asked_to_leave));
    known.collect()
}

async fn one_at_door(desk: &Screen) -> SeatId {
    let one = |shown: &Shown| at_door(shown).len() == 1;
    let shown = desk.until("a knock", one).await;
    let (seat, asked_to_leave) = at_door(&shown)[0];
    assert!(asked_to_leave, "the keeper is told");
    seat
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_asked_to_leave_knocks_when_they_come_again_until_they_are_let_in() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Rob", "Noor"]).await;
    let (code, browser) = (&circle.host.code, &circle.guests[0].browser);
    let seat = circle.phones[0].now().mine.unwrap().seat;
    // Before the circle has begun, when everyone else sits down.
    let words = comes_again(&circle, seat, browser).await;
    assert!(words.contains("You are waiting at the door."), "{words}");
    let knock = one_at_door(&circle.desk).await;
    let page = circle.host.browser.get(&format!("/c/{code}/keep")).await;
    assert!(page.words().contains("was asked to leave before"));
    // Turned away, they knock again, and so they do when they have gone by themselves.
    circle.desk.does(Action::TurnAway { seat: knock }).await;
    let door = browser.get(&format!("/c/{code}/seat")).await;
    let page = take_a_seat(browser, &door, "Rob").await;
    assert!(page.words().contains("You are waiting at the door."));
    let knock = one_at_door(&circle.desk).await;
    leaves(&room(&hall, code).await, knock).await;
    let door = browser.get(&format!("/c/{code}/seat")).await;
    take_a_seat(browser, &door, "Rob").await;
    let seat = one_at_door(&circle.desk).await;
    assert_eq!(circle.desk.commons().ring.seats.len(), 2);
    // Others sit down as ever.
    Guest::sit(&hall.base, code, "Sam").await;
    // Let in, they are here again like anyone.
    circle.desk.does(Action::LetIn { seat, place: None }).await;
    let page = browser.get(&format!("/c/{code}/seat")).await;
    assert_eq!(page.path, format!("/c/{code}/seat"));
    assert!(!page.words().contains("You are waiting"));
    let phone = Screen::open(browser, code, "seat");
    phone.does(Action::StepOut).await;
    // And asked to leave once more, with the key that they have now.
    let words = comes_again(&circle, seat, browser).await;
    assert!(words.contains("You are waiting at the door."), "{words}");
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn knocks_with_thousands_of_invented_answers_make_no_large_row() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let desk = host.desk();
    desk.until_here().await;
    let (door, place) = (LateDoor::Knock, RingPlace::AtEnd);
    let late = LatePolicy { door, place };
    desk.does(Action::SetLate { late }).await;
    desk.does(Action::Begin).await;
    let invented = |n: u16| Consent {
        to: Seen {
            agreement: AgreementId(n),
            wording: 7,
        },
        thumb: Thumb::Up,
    };
    let before = row(&hall).await;
    let room = room(&hall, &host.code).await;
    let mut refused = Vec::new();
    for at in 0..49_usize {
        let many = if at % 2 == 0 { 5_000 } else { 30 };
        refused.extend(sits(&room, (0..many).map(invented).collect()).await.err());
    }
    let too_many = AskError::Refused(Refusal::ConsentNeeded);
    let waiting = room.snapshot().circle.waiting().len();
    assert_eq!(refused.iter().filter(|why| **why == too_many).count(), 20);
    assert_eq!(waiting, MOST_WAITING);
    let others = AskError::Refused(Refusal::ManyAtDoor);
    assert_eq!(refused.iter().filter(|why| **why == others).count(), 9);
    let each = (row(&hall).await - before) / waiting;
    assert!(each < 200, "{each} bytes for each who knocked");
    assert!(row(&hall).await < LARGEST_ROW);
    // They are told so at the door, kindly.
    let guest = Browser::new(&hall.base);
    let door = guest.get(&format!("/c/{}", host.code)).await;
    let page = take_a_seat(&guest, &door, "Noor").await;
    assert!(
        page.words()
            .contains("Many people are waiting at the door already."),
        "{}",
        page.words()
    );
    hall.stop().await;
}
