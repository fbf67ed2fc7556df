//! A hall full of phones, a full circle, a closed door, and someone who floods a socket.

use app::protocol::{AskError, FromScreen, FromServer};
use circle::{Action, Command, How, MAX_SEATS, Refusal};
use tests::browser::{Browser, Page};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::line::{Line, Received};
use tests::visitor::{Guest, Host, take_a_seat};

#[tokio::test(flavor = "multi_thread")]
async fn forty_people_of_one_address_sit_down_at_once_and_the_circle_fills_up() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let code = host.code.as_str();
    let comes = |_| {
        let (base, code) = (hall.base.clone(), code.to_owned());
        tokio::spawn(async move { Guest::sit(&base, &code, "").await })
    };
    let guests = futures::future::join_all((0..40).map(comes)).await;
    let guests: Vec<_> = guests.into_iter().map(Result::unwrap).collect();
    let phones: Vec<_> = guests.iter().map(Guest::phone).collect();
    for phone in &phones {
        let all = |shown: &tests::screen::Shown| {
            shown
                .people
                .people
                .iter()
                .filter(|person| person.here)
                .count()
                == 40
        };
        phone.until("forty phones", all).await;
    }
    let mut called: Vec<_> = phones[0]
        .now()
        .people
        .people
        .into_iter()
        .map(|p| p.called)
        .collect();
    called.sort();
    called.dedup();
    assert_eq!(called.len(), 41, "everyone is told apart: {called:?}");

    // Nine more, and then every seat is taken: said at the door, and to one who was about to sit down.
    let late = Browser::new(&hall.base);
    let door = late.get(&format!("/c/{code}")).await;
    for _ in 41..MAX_SEATS {
        Guest::sit(&hall.base, code, "").await;
    }
    let answer = take_a_seat(&late, &door, "Noor").await;
    assert_eq!(answer.status, 403);
    assert!(
        answer.words().contains("Every seat is taken."),
        "{}",
        answer.words()
    );
    let door = late.get(&format!("/c/{code}")).await;
    assert_eq!(door.status, 403);
    assert!(
        door.words().contains("Every seat is taken."),
        "{}",
        door.words()
    );
    // Who sits already comes back to the same seat.
    let back = guests[7].browser.get(&format!("/c/{code}")).await;
    assert_eq!((back.status, back.path), (200, format!("/c/{code}/seat")));
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_door_lets_nobody_new_in_and_keeps_nobody_out() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = &circle.host.code;
    let late = Browser::new(&hall.base);
    let door = late.get(&format!("/c/{code}")).await;
    circle.desk.does(Action::Lock).await;
    for page in [
        take_a_seat(&late, &door, "").await,
        late.get(&format!("/c/{code}")).await,
    ] {
        assert_eq!(page.status, 403);
        assert!(
            page.words().contains("The door is closed for now."),
            "{}",
            page.words()
        );
    }
    let back = circle.guests[0].browser.get(&format!("/c/{code}")).await;
    assert_eq!((back.status, back.path), (200, format!("/c/{code}/seat")));
    circle.guests[0].phone().until_here().await;
    circle.desk.does(Action::Unlock).await;
    Guest::sit_in(late, code, "").await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newcomer_can_live_with_what_they_read_before_they_sat_down() {
    const CHANGED: &str = "What this circle asks has changed.";
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = &circle.host.code;
    circle.agree_and_go_on().await;
    let late = Browser::new(&hall.base);
    let sit = |page: &Page| {
        let mut forms = page.forms().into_iter();
        forms.find(|form| form.action.ends_with("/sit")).unwrap()
    };
    let says = |page: &Page| {
        let fields = sit(page).fields.into_iter();
        let consents = fields.filter(|(name, _)| name.starts_with("consent-"));
        consents.map(|(_, value)| value).collect::<Vec<_>>()
    };
    // Who typed a code reads what is asked once they want to sit down.
    let door = late.get(&format!("/c/{code}")).await;
    assert_eq!(says(&door), [] as [&str; 0]);
    let asks = late.send(&sit(&door), &[("called", "Wren")]).await;
    assert_eq!(asks.status, 200);
    assert_eq!(says(&asks), ["sideways"; 3]);
    assert!(
        asks.words()
            .contains("Sitting down says: I can live with these three lines."),
        "{}",
        asks.words()
    );
    assert!(!asks.words().contains(CHANGED));
    // Nobody sits against an agreement, nor on words that are others by now.
    for (field, value) in [("consent-1-0", "down"), ("consent-1-0", "")] {
        let told = late.send(&sit(&asks), &[(field, value)]).await;
        assert_eq!(told.status, 422);
        assert_eq!(told.words().matches(CHANGED).count(), 1, "{}", told.words());
        assert_eq!(sit(&told).value("called"), Some("Wren"));
        assert_eq!(says(&told), ["sideways"; 3]);
    }
    assert_eq!(circle.desk.commons().ring.seats.len(), 2);
    let seat = late.send(&sit(&asks), &[]).await;
    assert_eq!(seat.path, format!("/c/{code}/seat"), "{}", seat.words());
    // By the circle's link it is one step.
    let link = circle.host.link().await;
    let other = Browser::new(&hall.base);
    let door = other.get(&link).await;
    assert_eq!(says(&door), ["sideways"; 3]);
    let seat = other.send(&sit(&door), &[]).await;
    assert_eq!(seat.path, format!("/c/{code}/seat"), "{}", seat.words());
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_floods_a_socket_is_slowed_down_and_nobody_else_is() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor", "Sam"]).await;
    circle.desk.does(Action::Begin).await;
    let mut line = Line::greet(&circle.guests[0].browser, &circle.host.code, "seat")
        .await
        .unwrap();
    for at in 0..300 {
        let action = Action::Propose {
            text: format!("We flood {at}."),
        };
        let command = Command::new(server::chance::command_id(), action);
        line.say(&FromScreen::Ask(command.into())).await;
    }
    let (mut done, mut slowed, mut full) = (0, 0, 0);
    while done + slowed + full < 300 {
        match line.hear().await {
            Received::Said(FromServer::Done { .. }) => done += 1,
            Received::Said(FromServer::Refused {
                why: AskError::TooFast,
                ..
            }) => slowed += 1,
            Received::Said(FromServer::Refused {
                why: AskError::Refused(Refusal::NotNow),
                ..
            }) => full += 1,
            Received::Said(FromServer::Refused { why, .. }) => panic!("{why:?}"),
            Received::Said(_) => {}
            Received::Closed(code) => panic!("closed with {code}"),
        }
    }
    // Twenty at once, of which the tickets of two sockets are some.
    assert!(
        slowed > 0 && done >= 17,
        "{done} done, {slowed} slowed down"
    );
    // The circle goes on.
    circle.go_on().await;
    circle.go_on().await;
    let (holder, turn) = circle.holder(0).await;
    holder
        .does(Action::Pass {
            turn,
            how: How::Shared,
        })
        .await;
    circle.witness.agrees();
    hall.stop().await;
}
