//! What people say of themselves: seen without names, taken back, gone with its part, said again after a restart,
//! and written nowhere.

use app::protocol::AskError;
use circle::spoken::{Answered, Answers, Outcome, Side, SpokenAction, SpokenActionKind, Weather};
use circle::{Action, Refusal};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::html::Form;
use tests::screen::{Screen, Shown};

const PARTS: [(&str, &str); 12] = [
    ("title", "Offers and weather"),
    ("part", "0:weather"),
    ("part", "1:offers_and_needs"),
    ("p1-writing", ""),
    ("part", "2:centre_word"),
    ("p2-question", "One word?"),
    ("part", "3:closing"),
    ("p3-way", "silence"),
    ("keeper_turn", "first"),
    ("direction", "clockwise"),
    ("people", "6"),
    ("own", ""),
];
const NAMES: [&str; 4] = ["Noor", "Sam", "Zoë", "Bo"];

fn weather(weather: Weather) -> SpokenAction {
    SpokenAction::SayWeather { part: 0, weather }
}

fn card(side: Side, text: &str) -> SpokenAction {
    SpokenAction::LayCard {
        id: server::chance::command_id(),
        part: 1,
        side,
        text: text.to_owned(),
        again: false,
    }
}

/// What everyone sees of the answers, once it is as `holds` says.
async fn answers(screen: &Screen, holds: impl Fn(&Answers) -> bool) -> Answers {
    let shown = screen
        .until("the answers", |shown| {
            let spoken = shown.spoken.as_ref();
            spoken.is_some_and(|spoken| holds(&spoken.answers))
        })
        .await;
    shown.spoken.unwrap().answers
}

#[tokio::test(flavor = "multi_thread")]
async fn the_weather_is_seen_as_a_whole_from_five_answers_up() {
    let hall = Hall::open().await;
    for answering in [4, 5] {
        let circle = Gathered::with(&hall.base, &PARTS, &NAMES).await;
        circle.desk.does(Action::Begin).await;
        let everyone = [&circle.desk].into_iter().chain(&circle.phones);
        for (screen, at) in everyone.zip(0..) {
            if at < answering {
                let may = |shown: &Shown| {
                    let own = shown.own.as_ref();
                    own.is_some_and(|own| own.may.contains(&SpokenActionKind::SayWeather))
                };
                screen.until("the weather may be said", may).await;
                screen.say(weather(Weather::Fog)).await.unwrap();
            }
        }
        assert_eq!(answers(&circle.projector, |_| true).await, Answers::Open);
        let count = if answering == 4 {
            Answered::Few
        } else {
            Answered::Everyone
        };
        let said = circle.desk.until("the count", |shown| {
            shown.said.is_some_and(|said| said.answered == count)
        });
        said.await;
        assert_eq!(circle.phones[0].now().said, None, "counts are the keeper's");
        circle.desk.does(Action::CloseAnswers { part: 0 }).await;
        let closed = |answers: &Answers| matches!(answers, Answers::Closed(_));
        let seen = answers(&circle.projector, closed).await;
        let whole = matches!(&seen, Answers::Closed(Outcome::Weather { counts, other: 0 }) if counts[0].count == 5);
        let too_few = seen == Answers::Closed(Outcome::TooFew);
        assert!(if answering == 5 { whole } else { too_few }, "{seen:?}");
        let late = circle.phones[3].say(weather(Weather::Rain)).await;
        assert_eq!(late, Err(AskError::Refused(Refusal::AnswersClosed)));
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cards_are_shown_without_names_and_taken_back_by_their_author() {
    let hall = Hall::open().await;
    let circle = Gathered::with(&hall.base, &PARTS, &NAMES).await;
    circle.desk.does(Action::Begin).await;
    circle.go_on().await;
    let offer = card(Side::Offer, "  Rides to the clinic ");
    circle.phones[0].say(offer.clone()).await.unwrap();
    circle.phones[0].say(offer.clone()).await.unwrap();
    circle.phones[1]
        .say(card(Side::Need, "Soup"))
        .await
        .unwrap();
    let shown = circle.projector.now().spoken.unwrap();
    assert!(shown.offers.is_empty() && shown.needs.is_empty(), "not yet");
    circle.desk.does(Action::ShowCards { part: 1 }).await;
    let both = circle.projector.until("the cards", |shown| {
        let spoken = shown.spoken.as_ref();
        spoken.is_some_and(|spoken| spoken.offers.len() == 1 && spoken.needs.len() == 1)
    });
    assert_eq!(both.await.spoken.unwrap().offers, ["Rides to the clinic"]);
    for id in hall.state.store.all().await.unwrap() {
        let row = hall.state.store.load(&id).await.unwrap().unwrap();
        assert!(row.body.contains("Offers and weather"), "the plan is there");
        assert!(!row.body.contains("clinic") && !row.body.contains("Soup"));
    }
    let SpokenAction::LayCard { id, .. } = offer else {
        unreachable!()
    };
    let take_back = SpokenAction::TakeCardBack { id };
    assert!(
        circle.phones[1].say(take_back.clone()).await.is_err(),
        "another's"
    );
    circle.phones[0].say(take_back).await.unwrap();
    let gone = |shown: &Shown| {
        let spoken = shown.spoken.as_ref();
        spoken.is_some_and(|spoken| spoken.offers.is_empty())
    };
    circle.projector.until("it is taken back", gone).await;
    circle.phones[0].say(offer).await.unwrap();
    circle.projector.until("it stays taken back", gone).await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keeper_takes_a_card_away_by_a_plain_form_too_and_nobody_else_is_offered_it() {
    let hall = Hall::open().await;
    let circle = Gathered::with(&hall.base, &PARTS, &NAMES).await;
    circle.desk.does(Action::Begin).await;
    circle.go_on().await;
    let hurts = card(Side::Need, "That Sam goes");
    circle.phones[0].say(hurts.clone()).await.unwrap();
    circle.desk.does(Action::ShowCards { part: 1 }).await;
    let lies = |many: usize| {
        move |shown: &Shown| {
            let spoken = shown.spoken.as_ref();
            spoken.is_some_and(|spoken| spoken.needs.len() == many)
        }
    };
    circle.projector.until("the card", lies(1)).await;
    let takes = |form: &Form| {
        let say = form.value("what").unwrap_or_default();
        say.contains("take_card_away")
    };
    let seat = format!("/c/{}/seat", circle.host.code);
    let page = circle.guests[1].browser.get(&seat).await;
    assert!(!page.forms().iter().any(takes));
    let away = SpokenAction::TakeCardAway {
        side: Side::Need,
        text: "That Sam goes".to_owned(),
    };
    let refused = circle.phones[1].say(away).await;
    assert_eq!(refused, Err(AskError::Refused(Refusal::KeeperOnly)));
    let desk = format!("/c/{}/keep", circle.host.code);
    let page = circle.host.browser.get(&desk).await;
    let form = page.forms().into_iter().find(takes).unwrap();
    circle.host.browser.send(&form, &[]).await;
    circle.projector.until("it is taken away", lies(0)).await;
    circle.phones[0].say(hurts).await.unwrap();
    assert!(lies(0)(&circle.projector.now()), "nor is it laid again");
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_is_laid_by_a_plain_form_too() {
    let hall = Hall::open().await;
    let circle = Gathered::with(&hall.base, &PARTS, &NAMES).await;
    circle.desk.does(Action::Begin).await;
    circle.go_on().await;
    circle.go_on().await;
    let browser = &circle.guests[0].browser;
    let page = browser.get(&format!("/c/{}/seat", circle.host.code)).await;
    let says = |form: &Form| form.action.ends_with("/ask") && form.value("text").is_some();
    let form = page.forms().into_iter().find(says).unwrap();
    for _ in 0..2 {
        browser.send(&form, &[("text", "Rest")]).await;
    }
    let words = circle.projector.until("the word", |shown| {
        let spoken = shown.spoken.as_ref();
        spoken.is_some_and(|spoken| !spoken.centre_words.is_empty())
    });
    assert_eq!(words.await.spoken.unwrap().centre_words, ["Rest"], "once");
    let page = browser.get(&format!("/c/{}/seat", circle.host.code)).await;
    assert!(page.words().contains("Take it back"));
    circle.go_on().await;
    let gone = circle.projector.until("gone with its part", |shown| {
        let spoken = shown.spoken.as_ref();
        spoken.is_some_and(|spoken| spoken.centre_words.is_empty())
    });
    gone.await;
    let nonsense = browser.send(&form, &[("what", r#"{"say":{}}"#), ("text", "Rest")]);
    assert_eq!(nonsense.await.status, 400, "nonsense");
    hall.stop().await;
}
