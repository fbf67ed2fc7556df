//! What was carried out is acknowledged again, whatever has become of the circle, the part or the pace since.

use app::protocol::{Ask, FromScreen, FromServer, What};
use circle::spoken::{SpokenAction, Weather};
use circle::{Action, CommandId, HelpAction, HelpStatus, SeatId};
use server::chance::command_id;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::line::{Line, Received};
use tests::screen::{Shown, asks};

/// The weather, a word each, and the end.
const PARTS: [(&str, &str); 10] = [
    ("title", "Weather and a word"),
    ("part", "0:weather"),
    ("part", "1:centre_word"),
    ("p1-question", "One word?"),
    ("part", "2:closing"),
    ("p2-way", "silence"),
    ("keeper_turn", "first"),
    ("direction", "clockwise"),
    ("people", "6"),
    ("own", ""),
];

fn fog() -> What {
    What::Say(SpokenAction::SayWeather {
        part: 0,
        weather: Weather::Fog,
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_said_is_acknowledged_again_after_its_part() {
    let hall = Hall::open().await;
    let circle = Gathered::with(&hall.base, &PARTS, &["Noor"]).await;
    circle.desk.does(Action::Begin).await;
    let fog = asks(fog());
    circle.phones[0].sends(fog.clone()).await.unwrap();
    circle.go_on().await;
    let again = circle.phones[0].sends(fog.clone()).await;
    assert!(again.is_ok(), "{again:?}");
    // Saying it anew is another thing, and nobody else said this.
    let anew = Ask {
        id: command_id(),
        ..fog.clone()
    };
    assert!(circle.phones[0].sends(anew).await.is_err());
    assert!(circle.desk.sends(fog).await.is_err());
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asked_for_a_person_does_not_ask_twice() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let (phone, desk) = (&circle.phones[0], &circle.desk);
    let help = asks(What::Help(HelpAction::Ask));
    phone.sends(help.clone()).await.unwrap();
    let open = |shown: &Shown| !shown.help.others.is_empty();
    let seen = desk.until("the request", open).await;
    let seat = seen.help.others[0].seat;
    desk.help(HelpAction::Settle { seat }).await.unwrap();
    phone.sends(help).await.unwrap();
    let settled = Some(HelpStatus::Settled);
    assert_eq!(phone.now().help.status, settled, "it is seen to");
    // Everyone asks for themselves.
    let for_another = Ask {
        for_seat: Some(SeatId(0)),
        ..asks(What::Help(HelpAction::Ask))
    };
    assert!(phone.sends(for_another).await.is_err());
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn however_much_is_asked() {
    let hall = Hall::open().await;
    let circle = Gathered::with(&hall.base, &PARTS, &["Noor", "Sam", "Zoë"]).await;
    circle.desk.does(Action::Begin).await;
    let whats = [
        What::Act(Action::StepOut),
        fog(),
        What::Help(HelpAction::Ask),
    ];
    for (guest, what) in circle.guests.iter().zip(whats) {
        let mut line = Line::greet(&guest.browser, &circle.host.code, "seat")
            .await
            .unwrap();
        let done = asks(what);
        line.say(&FromScreen::Ask(done.clone())).await;
        for _ in 0..60 {
            // Refused by the rules or by the pace: none of them is remembered.
            line.say(&FromScreen::Ask(asks(What::Act(Action::Begin))))
                .await;
        }
        line.say(&FromScreen::Ask(done.clone())).await;
        acknowledged_twice(&mut line, done.id).await;
    }
    hall.stop().await;
}

async fn acknowledged_twice(line: &mut Line, asked: CommandId) {
    let mut acknowledged = 0;
    while acknowledged < 2 {
        match line.hear().await {
            Received::Said(FromServer::Done { id, .. }) => {
                assert_eq!(id, asked);
                acknowledged += 1;
            }
            Received::Said(FromServer::Refused { id, .. }) => assert_ne!(id, asked),
            Received::Said(_) => {}
            Received::Closed(code) => panic!("closed with {code}"),
        }
    }
}
