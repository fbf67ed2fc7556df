//! One who knocked: until a keeper lets them in, nothing of the circle reaches them.

use app::protocol::{AskError, FromScreen, FromServer, Slice, What};
use circle::spoken::{SpokenAction, Weather};
use circle::{
    Action, ActionKind, Command, HelpAction, How, LateDoor, LatePolicy, Refusal, RingPlace, SeatId,
};
use server::chance::command_id;
use tests::browser::Browser;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::line::{EVERYONES, Line, Received, SEATS_OWN, name_of};
use tests::screen::{Shown, asks};
use tests::visitor::take_a_seat;

const SEAT_GONE: u16 = 4403;
const WEATHER: [(&str, &str); 5] = [
    ("title", "Sparrow evening"),
    ("part", "0:weather"),
    ("part", "1:closing"),
    ("p1-way", "one_word"),
    ("own", ""),
];

/// A circle that has begun and at whose door one knocks.
async fn knocking(hall: &Hall) -> Gathered {
    let circle = Gathered::with(&hall.base, &WEATHER, &["Noor", "Sam"]).await;
    let (door, place) = (LateDoor::Knock, RingPlace::AtEnd);
    let late = LatePolicy { door, place };
    circle.desk.does(Action::SetLate { late }).await;
    circle.desk.does(Action::Begin).await;
    circle
}

/// Someone knocks, and opens the socket that they have a key for.
async fn knocks(hall: &Hall, circle: &Gathered, name: &str) -> (Browser, Line, SeatId) {
    let (browser, code) = (Browser::new(&hall.base), &circle.host.code);
    let known = |shown: &Shown| {
        let desk = shown.desk.as_ref();
        desk.map(|desk| desk.waiting.len()).unwrap_or_default()
    };
    let before = known(&circle.desk.now());
    let door = browser.get(&format!("/c/{code}")).await;
    take_a_seat(&browser, &door, name).await;
    let shown = circle
        .desk
        .until("a knock", |shown| known(shown) > before)
        .await;
    let seat = shown.desk.unwrap().waiting.last().unwrap().seat;
    let mut line = Line::greet(&browser, code, "seat").await.unwrap();
    assert_eq!(line.hear().await, Received::Said(FromServer::Waiting));
    (browser, line, seat)
}

/// Asks what time it is: nothing may have come before the answer.
async fn hears_nothing(line: &mut Line) {
    let ping = FromScreen::Ping { sent: 7 };
    assert!(line.say(&ping).await);
    match line.hear().await {
        Received::Said(FromServer::Pong { version: 0, .. }) => {}
        other => panic!("one who waits heard {other:?}"),
    }
}

async fn is_refused(line: &mut Line, message: FromScreen) {
    assert!(line.say(&message).await);
    match line.hear().await {
        Received::Said(FromServer::Refused { why, .. }) => assert!(
            matches!(
                why,
                AskError::Refused(Refusal::NotNow | Refusal::UnknownSeat)
            ),
            "{why:?}"
        ),
        other => panic!("one who waits heard {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_who_knocked_hears_nothing_until_they_are_let_in_and_then_everything() {
    let hall = Hall::open().await;
    let mut circle = knocking(&hall).await;
    let (browser, mut line, seat) = knocks(&hall, &circle, "Wren").await;
    hears_nothing(&mut line).await;

    // A busy while: names, words, sounds, a pause, someone who needs a person, someone new at the door.
    circle.guests[0].is_called("Nour").await;
    let called = |shown: &Shown| shown.people.people.iter().any(|one| one.called == "Nour");
    circle.desk.until("another name", called).await;
    hears_nothing(&mut line).await;
    let (part, weather) = (0, Weather::Fog);
    let fog = SpokenAction::SayWeather { part, weather };
    circle.phones[0].say(fog.clone()).await.unwrap();
    hears_nothing(&mut line).await;
    circle.phones[1].help(HelpAction::Ask).await.unwrap();
    hears_nothing(&mut line).await;
    for action in [Action::Ring, Action::Pause, Action::Resume] {
        circle.desk.does(action).await;
        hears_nothing(&mut line).await;
    }
    circle.desk.does(Action::CloseAnswers { part: 0 }).await;
    circle.go_on().await;
    hears_nothing(&mut line).await;

    // Whatever they ask for, they learn nothing by it.
    for action in [
        Action::Pass {
            turn: 1,
            how: How::Shared,
        },
        Action::StepOut,
        Action::CallPause,
        Action::Close,
    ] {
        is_refused(
            &mut line,
            FromScreen::Ask(Command::new(command_id(), action).into()),
        )
        .await;
    }
    for what in [What::Say(fog), What::Help(HelpAction::Ask)] {
        is_refused(&mut line, FromScreen::Ask(asks(what))).await;
    }
    let code = &circle.host.code;
    for page in ["seat", "keep", "screen", "keep/paper"] {
        let page = browser.get(&format!("/c/{code}/{page}")).await;
        let told = [&page.body, &page.path].map(|text| text.to_lowercase());
        for word in ["sparrow", "nour"] {
            assert!(!told.iter().any(|told| told.contains(word)), "{word}");
        }
    }
    let page = browser.get(&format!("/c/{code}/seat")).await;
    assert!(page.words().contains("You are waiting at the door."));
    let sign = circle.desk.now().desk.unwrap().waiting[0].sign.word();
    let told = format!("all that the keeper sees of you is your sign: {sign}.");
    assert!(page.words().contains(&told), "{}", page.words());
    // What they are called stays theirs: nobody else is shown it.
    for screen in circle.screens() {
        let shown = screen.now();
        assert!(shown.people.people.iter().all(|one| one.called != "Wren"));
    }

    hears_nothing(&mut line).await;
    let shown = circle.desk.does(Action::LetIn { seat, place: None }).await;
    let (version, slices) = line.hear_view().await;
    assert_eq!(version, shown.version);
    assert!(matches!(&slices[0], Slice::Circle { title, .. } if title == "Sparrow evening"));
    let called = |slice: &Slice| matches!(slice, Slice::People(all) if all.called(seat) == "Wren");
    assert!(slices.iter().any(called), "by the name that they gave");
    let slices: Vec<_> = slices.iter().map(name_of).collect();
    assert_eq!(slices, [&EVERYONES[..], &SEATS_OWN].concat());
    let page = browser.get(&format!("/c/{code}/seat")).await;
    assert!(page.words().contains("Sparrow evening"));
    let called = |shown: &Shown| shown.people.called(seat) == "Wren";
    circle.desk.until("their name", called).await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_who_is_turned_away_or_outlives_the_circle_is_told_nothing_of_it() {
    let hall = Hall::open().await;
    let circle = knocking(&hall).await;
    let (_, mut line, seat) = knocks(&hall, &circle, "Wren").await;
    let (_, mut other, _) = knocks(&hall, &circle, "Finch").await;
    let (leaver, mut leaves, _) = knocks(&hall, &circle, "Swift").await;
    circle.desk.does(Action::TurnAway { seat }).await;
    assert_eq!(line.hear().await, Received::Closed(SEAT_GONE));
    hears_nothing(&mut other).await;
    let leave = Command::new(command_id(), Action::Leave);
    assert!(leaves.say(&FromScreen::Ask(leave.into())).await);
    assert_eq!(leaves.hear_close().await, SEAT_GONE);
    let page = leaver.get(&format!("/c/{}/seat", circle.host.code)).await;
    let said = format!("/c/{}?said=no_seat", circle.host.code);
    assert_eq!(page.path, said);
    circle.desk.until_may(ActionKind::Close).await;
    circle.desk.does(Action::Close).await;
    assert_eq!(other.hear().await, Received::Closed(SEAT_GONE));
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_turned_away_is_told_so_and_finds_the_door_as_they_came_to_it() {
    let hall = Hall::open().await;
    let circle = knocking(&hall).await;
    let browser = Browser::new(&hall.base);
    let door = browser.get(&circle.host.link().await).await;
    assert!(door.words().contains("Sparrow evening"));
    let page = take_a_seat(&browser, &door, "Wren").await;
    assert!(page.words().contains("You are waiting at the door."));
    let known = |shown: &Shown| !shown.desk.as_ref().unwrap().waiting.is_empty();
    let shown = circle.desk.until("a knock", known).await;
    let seat = shown.desk.unwrap().waiting[0].seat;
    circle.desk.does(Action::TurnAway { seat }).await;
    // The page that waits loads itself again.
    let door = browser.get(&page.path).await;
    let words = door.words();
    assert!(words.contains("You have no seat here now."), "{words}");
    assert!(words.contains("Sparrow evening"), "{words}");
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_knocked_goes_away_again_by_the_page_alone() {
    let hall = Hall::open().await;
    let circle = knocking(&hall).await;
    let (browser, line, _) = knocks(&hall, &circle, "Wren").await;
    drop(line);
    let seat = format!("/c/{}/seat", circle.host.code);
    let page = browser.get(&seat).await;
    let words = page.words();
    assert!(words.contains("Go away again"), "{words}");
    let leave = page
        .actions()
        .into_iter()
        .find(|(action, _)| *action == Action::Leave);
    let (_, form) = leave.expect("a form to go away again");
    let page = browser.send(&form, &[]).await;
    assert_eq!(page.path, format!("/left?door={}", circle.host.code));
    let words = page.words();
    assert!(words.contains("Your knock is taken away."), "{words}");
    assert!(!words.contains("You have left the circle."), "{words}");
    let door = format!("href=\"/c/{}\"", circle.host.code);
    assert!(page.body.contains(&door), "{words}");
    let nobody = |shown: &Shown| shown.desk.as_ref().unwrap().waiting.is_empty();
    circle.desk.until("nobody at the door", nobody).await;
    assert!(browser.cookies().is_empty(), "{}", browser.cookies());
    hall.stop().await;
}
