//! Who holds the circle beside the keeper: by a one-time link, at a desk of their own, with the keeping handed on and
//! taken back; and who needs a person.

use std::sync::Arc;

use app::protocol::AskError;
use circle::spoken::{SpokenAction, Weather};
use circle::{
    Action, ActionKind, HelpAction, HelpStatus, OPENER, Refusal, RingPlace, Role, SeatId, Timestamp,
};
use server::clock::FakeClock;
use tests::browser::{Browser, Page};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::html::Form;
use tests::screen::{Screen, Shown};
use tests::visitor::{take_a_seat, take_a_seat_unanswered};

/// The key of the link that the keeper makes.
async fn key(circle: &Gathered) -> String {
    let key = circle.host.co_keeper_key().await;
    assert!(key.len() >= 32, "{key}");
    key
}

/// Opens the link: its page first, which knows nothing of the key, and then what it posts.
async fn open(browser: &Browser, code: &str, key: &str) -> Page {
    let page = browser.get(&format!("/c/{code}/with")).await;
    let mut forms = page.forms().into_iter();
    let Some(form) = forms.find(|form| form.action.ends_with("/with")) else {
        return page;
    };
    browser.send(&form, &[("link", key)]).await
}

fn role_of(shown: &Shown, seat: SeatId) -> Option<Role> {
    let commons = shown.commons.as_ref()?;
    let found = commons.ring.seats.iter().find(|one| one.id == seat)?;
    Some(found.role)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_makes_one_co_keeper_with_a_desk() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    circle.desk.does(Action::Lock).await;
    let (code, key) = (circle.host.code.as_str(), key(&circle).await);
    let co = Browser::new(&hall.base);
    // As the page takes it from the address, or as the whole link is pasted.
    let whole = format!("{}/c/{code}/with?by=x#{key}", hall.base);
    for said in [&key, &whole] {
        let door = open(&co, code, said).await;
        assert!(
            door.words().contains("makes you a co-keeper"),
            "looking does not use it up"
        );
        assert!(!door.path.contains(&key), "{}", door.path);
    }
    let door = open(&co, code, &key).await;
    let page = take_a_seat(&co, &door, "Mo").await;
    assert_eq!(
        page.path,
        format!("/c/{code}/seat"),
        "through a locked door"
    );
    assert!(page.words().contains("Open the desk"));
    let desk = Screen::open(&co, code, "keep");
    let shown = desk.until("a desk", |shown| shown.desk.is_some()).await;
    let seat = shown.mine.as_ref().unwrap().seat;
    assert_eq!(role_of(&shown, seat), Some(Role::CoKeeper));
    let page = co.get(&format!("/c/{code}/keep")).await;
    assert_eq!(page.path, format!("/c/{code}/keep"));

    let second = Browser::new(&hall.base);
    let page = open(&second, code, &key).await;
    assert!(
        !page.words().contains("makes you a co-keeper"),
        "it works once"
    );
    desk.does(Action::Begin).await;
    let not_hers = desk.act(Action::GiveRole {
        seat: OPENER,
        role: Role::Participant,
    });
    assert_eq!(not_hers.await, Err(AskError::Refused(Refusal::KeeperOnly)));

    let role = Role::Participant;
    circle.desk.does(Action::GiveRole { seat, role }).await;
    desk.until("the desk is taken back", |shown| shown.over.is_some())
        .await;
    let page = co.get(&format!("/c/{code}/keep")).await;
    assert_eq!(page.path, format!("/c/{code}/seat"), "the seat stays");
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_good_for_half_an_hour() {
    let clock = Arc::new(FakeClock::at(Timestamp(1_800_000_000_000)));
    let hall = Hall::open_with(Arc::clone(&clock) as Arc<_>).await;
    let circle = Gathered::at(&hall.base, &[]).await;
    let (code, key) = (circle.host.code.as_str(), key(&circle).await);
    let co = Browser::new(&hall.base);
    clock.advance(30 * 60_000 - 1);
    let door = open(&co, code, &key).await;
    assert!(door.words().contains("makes you a co-keeper"));
    clock.advance(1);
    let late = open(&Browser::new(&hall.base), code, &key).await;
    assert!(late.words().contains("no longer good"), "{}", late.words());
    // Nor does it open from a page that was loaded before.
    let page = take_a_seat(&co, &door, "Mo").await;
    assert!(!page.words().contains("Open the desk"), "{}", page.words());
    assert!(page.words().contains("no longer good"), "{}", page.words());
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_second_by_a_link_is_told_so_and_chooses() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &[]).await;
    let (code, key) = (circle.host.code.as_str(), key(&circle).await);
    let (first, second) = (Browser::new(&hall.base), Browser::new(&hall.base));
    let first_door = open(&first, code, &key).await;
    let second_door = open(&second, code, &key).await;
    let seat = format!("/c/{code}/seat");
    take_a_seat_unanswered(&first, &first_door, "Mo").await;
    let told = take_a_seat(&second, &second_door, "Wren").await;
    assert_eq!(told.status, 409);
    assert_eq!(told.path, format!("/c/{code}/sit"));
    let words = tests::html::words(&told.body);
    assert!(words.contains("This link has been used"), "{words}");
    assert!(words.contains("Sit down as a participant"), "{words}");
    assert!(!words.contains("makes you a co-keeper"), "{words}");
    assert!(told.body.contains("value=\"Wren\""), "the name stays");
    let here = |shown: &Shown| shown.commons.as_ref().unwrap().ring.seats.len();
    assert_eq!(here(&circle.desk.now()), 2, "nobody sat down by it");
    let page = take_a_seat(&second, &told, "Wren").await;
    assert_eq!(page.path, seat);
    assert!(!page.words().contains("Open the desk"), "{}", page.words());
    // The first one's own press, sent again because its answer was lost, is no second one.
    let page = take_a_seat(&first, &first_door, "Mo").await;
    assert_eq!(page.path, seat);
    assert!(page.words().contains("Open the desk"), "{}", page.words());
    let three = |shown: &Shown| here(shown) == 3;
    circle.desk.until("three people", three).await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_keeper_makes_links_and_nonsense_opens_nothing() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = circle.host.code.as_str();
    let guest = &circle.guests[0].browser;
    let page = guest.post(&format!("/c/{code}/keep/invite"), &[]).await;
    assert!(!page.body.contains("/with"));
    let stranger = Browser::new(&hall.base);
    for key in ["x", &"0".repeat(64), "%00", "..%2F", "#", ""] {
        let page = open(&stranger, code, key).await;
        assert_eq!(
            page.path.split('?').next(),
            Some(format!("/c/{code}").as_str()),
            "{key}"
        );
        assert!(page.words().contains("no longer good"), "{key}");
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keeping_is_handed_on_and_taken_back() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = circle.host.code.as_str();
    let seat = circle.phones[0].now().mine.unwrap().seat;
    let role = Role::Keeper;
    circle.desk.does(Action::GiveRole { seat, role }).await;
    circle.phones[0].until_may(ActionKind::GiveRole).await;
    let desk = Screen::open(&circle.guests[0].browser, code, "keep");
    desk.until("a desk", |shown| shown.desk.is_some()).await;
    let opener = circle.host.browser.get(&format!("/c/{code}/keep")).await;
    assert!(opener.words().contains("Noor keeps the circle now."));
    circle.desk.does(Action::TakeBackKeeping).await;
    let back = |shown: &Shown| role_of(shown, OPENER) == Some(Role::Keeper);
    circle.phones[0].until("it is taken back", back).await;
    desk.until_may(ActionKind::Begin).await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_who_needs_a_person_is_seen_by_those_who_keep_alone() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor", "Sam", "Zoë"]).await;
    let [asker, guardian, other] = &circle.phones[..] else {
        unreachable!()
    };
    let seat = |screen: &Screen| screen.now().mine.unwrap().seat;
    let (whose, guards) = (seat(asker), seat(guardian));
    let role = Role::Guardian;
    circle
        .desk
        .does(Action::GiveRole { seat: guards, role })
        .await;
    asker.help(HelpAction::Ask).await.unwrap();
    for screen in [&circle.desk, guardian] {
        let sees = |shown: &Shown| shown.help.others.iter().any(|one| one.seat == whose);
        screen.until("the request", sees).await;
    }
    guardian
        .help(HelpAction::Come { seat: whose })
        .await
        .unwrap();
    let coming = |shown: &Shown| shown.help.status == Some(HelpStatus::Coming(guards));
    asker.until("someone is coming", coming).await;
    assert!(other.now().help.others.is_empty() && other.now().help.status.is_none());
    assert_eq!(
        other.help(HelpAction::Settle { seat: whose }).await,
        Err(AskError::Refused(Refusal::KeeperOnly))
    );
    let code = &circle.host.code;
    let page = circle.host.browser.get(&format!("/c/{code}/keep")).await;
    assert!(page.words().contains("Sam is going to Noor."));
    let others = [
        (&circle.guests[2].browser, "seat"),
        (&circle.host.browser, "screen"),
    ];
    for (browser, screen) in others {
        let page = browser.get(&format!("/c/{code}/{screen}")).await;
        assert!(!page.words().contains("going to Noor"), "{screen}");
    }
    circle
        .desk
        .help(HelpAction::Settle { seat: whose })
        .await
        .unwrap();
    asker
        .until("it is seen to", |shown| {
            shown.help.status == Some(HelpStatus::Settled)
        })
        .await;
    assert!(circle.desk.now().help.others.is_empty());
    for id in hall.state.store.all().await.unwrap() {
        let row = hall.state.store.load(&id).await.unwrap().unwrap();
        assert!(!row.body.contains("status") && !row.body.contains("request"));
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_asked_for_by_a_plain_form_too() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let browser = &circle.guests[0].browser;
    let address = format!("/c/{}/seat", circle.host.code);
    let page = browser.get(&address).await;
    let mut forms = page.forms().into_iter();
    let asks = |form: &Form| form.value("what") == Some(r#"{"help":"ask"}"#);
    let form = forms.find(asks).unwrap();
    let page = browser.send(&form, &[]).await;
    assert!(page.words().contains("see that you need a person"));
    for nonsense in [
        "",
        "{}",
        r#"{"help":"shout"}"#,
        r#"{"help":{"come":{"seat":99}}}"#,
    ] {
        browser.send(&form, &[("what", nonsense)]).await;
    }
    let page = browser.get(&address).await;
    assert!(page.words().contains("see that you need a person"));
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keeper_answers_for_one_without_a_phone() {
    let hall = Hall::open().await;
    let form = [
        ("title", "Weather"),
        ("part", "0:weather"),
        ("part", "1:closing"),
        ("p1-way", "silence"),
        ("own", ""),
    ];
    let circle = Gathered::with(&hall.base, &form, &["Noor"]).await;
    let add = Action::AddSeat {
        beyond: 0,
        place: RingPlace::AtEnd,
    };
    let shown = circle.desk.does(add).await;
    let grandpa = shown.desk.unwrap().without_device[0];
    circle.desk.does(Action::Begin).await;
    let weather = SpokenAction::SayWeather {
        part: 0,
        weather: Weather::Clear,
    };
    let for_another = circle.phones[0]
        .say_for(Some(grandpa), weather.clone())
        .await;
    assert_eq!(for_another, Err(AskError::Refused(Refusal::NotYourSeat)));
    circle.desk.say_for(Some(grandpa), weather).await.unwrap();
    let said = |shown: &Shown| {
        let own = shown.own_of.iter().find(|one| one.seat == grandpa);
        own.is_some_and(|one| one.own.weather == Some(Weather::Clear))
    };
    let shown = circle.desk.until("it is said", said).await;
    assert_eq!(shown.own.unwrap().weather, None, "not the keeper's own");
    hall.stop().await;
}
