//! The circle from its first seat to its end.

use circle::spoken::{Side, SpokenAction, Weather};
use circle::{Action, AgreementId, HelpAction, How, Role, SeatId, Standing, Thumb};
use tests::browser::Browser;
use tests::visitor::take_a_seat;

use crate::ear::What;
use crate::room::{GUESTS, KID, Room};
use crate::secrets::May;

const EVERY_KIND: [(&str, &str); 54] = [
    ("title", "An evening with everything"),
    ("part", "0:agreements"),
    ("part", "1:breathing"),
    ("p1-pattern", "calm-4-6"),
    ("p1-breaths", "1"),
    ("part", "2:words"),
    ("p2-kind", "welcome"),
    ("p2-text", "Come in."),
    ("part", "3:round"),
    ("p3-kind", "check_in"),
    ("p3-question", "How are you?"),
    ("p3-share", "180"),
    ("p3-laps", "1"),
    ("part", "4:values"),
    ("p4-offered", "Care\nRest\nTruth"),
    ("p4-own", "on"),
    ("part", "5:weather"),
    ("part", "6:offers_and_needs"),
    ("p6-writing", ""),
    ("part", "7:centre_word"),
    ("p7-question", "One word?"),
    ("part", "8:pairs"),
    ("p8-size", "2"),
    ("p8-share", "60"),
    ("p8-question", "What do you carry?"),
    ("part", "9:together"),
    ("p9-way", "repeated"),
    ("p9-lines", "We are here."),
    ("p9-repeats", "1"),
    ("p9-line_time", ""),
    ("part", "10:remembering"),
    ("p10-invitation", "Whom do you remember?"),
    ("p10-response", "We remember."),
    ("part", "11:silence"),
    ("p11-length", "60"),
    ("part", "12:centre"),
    ("p12-question", "What moves you?"),
    ("p12-untouched", ""),
    ("part", "13:break"),
    ("p13-length", "300"),
    ("part", "14:reflection"),
    ("p14-length", ""),
    ("part", "15:offers_and_needs"),
    ("p15-writing", ""),
    ("part", "16:gratitude"),
    ("p16-invitation", "Whom would you like to thank?"),
    ("part", "17:closing"),
    ("p17-way", "silence"),
    ("keeper_turn", "first"),
    ("direction", "clockwise"),
    ("late", "knock"),
    ("late_place", "at_end"),
    ("people", "9"),
    ("own", "We keep what is said here."),
];

fn answer(thumb: Thumb) -> Action {
    Action::Answer {
        agreement: AgreementId(0),
        thumb,
        wording: 0,
    }
}

fn card(part: usize, side: Side, text: &str) -> What {
    What::Say(SpokenAction::LayCard {
        id: server::chance::command_id(),
        part,
        side,
        text: text.to_owned(),
        again: false,
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_sent_what_they_may_not_see_and_nothing_tells_who_answered_what() {
    let mut room = Room::open(&EVERY_KIND).await;
    for (seat, role) in [
        (1, Role::Participant),
        (2, Role::Guardian),
        (3, Role::CoKeeper),
    ] {
        if role != Role::Participant {
            let seat = SeatId(seat);
            room.does("desk", Action::GiveRole { seat, role }).await;
        }
    }
    let consents = vec![];
    let carry = Action::CarrySeat {
        beyond: 0,
        consents,
    };
    room.does("carrier", carry).await;
    room.does("desk", Action::Begin).await;
    agree(&mut room).await;
    room.next().await; // breathing
    room.next().await; // words
    room.next().await; // a round
    pass_round(&mut room).await;
    room.next().await;
    mark_values(&mut room).await;
    room.next().await;
    tell_weather(&mut room).await;
    room.next().await;
    lay_cards(&mut room).await;
    room.next().await;
    lay_a_word(&mut room).await;
    room.next().await; // pairs
    room.does("desk", Action::StartPart { part: 8 }).await;
    room.next().await; // lines together
    room.does("desk", Action::NextLine { line: 0 }).await;
    room.next().await; // remembering
    room.next().await; // silence
    room.does("desk", Action::EndSilence { part: 11 }).await;
    room.next().await; // the piece in the centre
    room.does("amara", Action::Take).await;
    let turn = room
        .ear("amara")
        .commons()
        .ring
        .piece
        .turn()
        .unwrap()
        .number;
    let how = How::Shared;
    room.does("amara", Action::Pass { turn, how }).await;
    room.does("priya", Action::CallPause).await;
    room.does("desk", Action::Resume).await;
    room.next().await; // a break
    room.next().await; // a reflection
    room.next().await;
    let unshown = room.secrets.draw("a card never shown", May::Only("priya"));
    room.unseen("priya", &[], card(15, Side::Need, &unshown))
        .await;
    room.look("before the cards are forgotten").await;
    room.next().await; // gratitude: passing is to be seen nowhere here either
    pass_round(&mut room).await;
    room.next().await; // the closing silence
    room.look("at the close").await;
    end(room).await;
}

/// One cannot live with it, and then can; one changes an answer: nobody learns who, or that an answer came.
async fn agree(room: &mut Room) {
    room.unseen("amara", &[], What::Act(None, answer(Thumb::Down)))
        .await;
    for who in &GUESTS[1..] {
        room.unseen(who, &[], What::Act(None, answer(Thumb::Up)))
            .await;
    }
    let for_kid = What::Act(Some(KID), answer(Thumb::Up));
    room.unseen("carrier", &[], for_kid).await;
    room.does("desk", answer(Thumb::Up)).await;
    let standing = |room: &mut Room| room.ear("wall").commons().agreements[0].standing;
    assert_eq!(standing(room), Some(Standing::Held));
    room.does("amara", answer(Thumb::Sideways)).await;
    assert_eq!(standing(room), Some(Standing::Settled { by: 9 }));
    room.unseen("priya", &[], What::Act(None, answer(Thumb::Sideways)))
        .await;
    room.look("after the agreements").await;
    let down = |frame: &&String| frame.contains("\"down\"");
    for ear in room.ears.iter().filter(|ear| ear.who != "amara") {
        assert_eq!(ear.frames().iter().find(down), None, "{}", ear.who);
    }
}

/// How a turn went is nowhere to be seen.
async fn pass_round(room: &mut Room) {
    for (who, how) in [
        ("desk", How::Shared),
        ("amara", How::NotNow),
        ("guardian", How::Shared),
    ] {
        let turn = room.ear("wall").commons().ring.piece.turn().unwrap().number;
        room.does(who, Action::Pass { turn, how }).await;
    }
    for ear in &room.ears {
        let told = |frame: &&String| frame.contains("not_now");
        assert_eq!(ear.frames().iter().find(told), None, "{}", ear.who);
    }
}

/// Values are marked, one who has marked leaves, one knocks and is let in.
async fn mark_values(room: &mut Room) {
    let marks = |marks: &[usize]| SpokenAction::MarkValues {
        part: 4,
        marks: marks.to_vec(),
    };
    room.unseen("amara", &[], What::Say(marks(&[2]))).await;
    for who in &GUESTS[1..] {
        room.unseen(who, &["desk"], What::Say(marks(&[0]))).await;
    }
    room.unseen("carrier", &["desk"], What::SayFor(KID, marks(&[0])))
        .await;
    room.unseen("desk", &[], What::Say(marks(&[0, 1]))).await;
    let said = |frame: &&String| frame.contains("\"said\"");
    let told = room.ear("desk").frames().iter().filter(said).count();
    assert!(told <= 4, "the keeper was told of each answer: {told}");

    room.ear("leaver").acts(Action::Leave).await;
    let at = room
        .ears
        .iter()
        .position(|ear| ear.who == "leaver")
        .unwrap();
    let leaver = room.ears.remove(at);
    room.gone.push(leaver);
    room.quiet().await;

    let name = room.secrets.draw("the name of one who waits", May::Nobody);
    let browser = Browser::new(&room.server.base).writing_down();
    let door = browser.get(&format!("/c/{}", room.host.code)).await;
    take_a_seat(&browser, &door, &name).await;
    browser.get(&format!("/c/{}/seat", room.host.code)).await;
    room.quiet().await;
    room.secrets.look("while one waits", &room.ears);
    for page in browser.pages() {
        let others = page.body.replace(&name, "");
        assert_eq!(room.secrets.any_in(&others), None, "{}", page.path);
    }
    room.secrets.tell(&name);
    let seat = room.ear("desk").desk().waiting[0].seat;
    room.does("desk", Action::LetIn { seat, place: None }).await;
    room.joins("late", &browser).await;
    room.does("desk", Action::CloseAnswers { part: 4 }).await;
    all_were_told_the_same(room);
    only_amara_was_told(room, "\"marks\":[2]");
    room.look("after the values").await;
}

async fn tell_weather(room: &mut Room) {
    let weather = |weather| SpokenAction::SayWeather { part: 5, weather };
    room.unseen("amara", &[], What::Say(weather(Weather::Storm)))
        .await;
    for who in ["guardian", "co_keeper", "carrier", "priya", "tomas", "late"] {
        room.unseen(who, &["desk"], What::Say(weather(Weather::Fog)))
            .await;
    }
    let back = SpokenAction::TakeAnswerBack { part: 5 };
    room.unseen("tomas", &["desk"], What::Say(back)).await;
    room.look("while the weather is told").await;
    room.does("desk", Action::CloseAnswers { part: 5 }).await;
    all_were_told_the_same(room);
    only_amara_was_told(room, "\"storm\"");
}

/// Cards before they are shown, when they are, and late ones.
async fn lay_cards(room: &mut Room) {
    let authors = ["amara", "priya", "tomas"];
    let early = authors.map(|who| room.secrets.draw("a card", May::Only(who)));
    for (who, text) in authors.into_iter().zip(&early) {
        room.unseen(who, &["desk"], card(6, Side::Offer, text))
            .await;
    }
    room.look("before the cards are shown").await;
    early.iter().for_each(|text| room.secrets.tell(text));
    room.does("desk", Action::ShowCards { part: 6 }).await;
    all_were_told_the_same(room);

    let late = ["amara", "priya"].map(|who| room.secrets.draw("a late card", May::Only(who)));
    room.unseen("amara", &[], card(6, Side::Need, &late[0]))
        .await;
    room.unseen("priya", &[], card(6, Side::Need, &late[1]))
        .await;
    room.look("while late cards wait").await;
    late.iter().for_each(|text| room.secrets.tell(text));
    let third = room.secrets.draw("the third late card", May::Everyone);
    room.ear("guardian")
        .does(&card(6, Side::Need, &third))
        .await;
    room.quiet().await;
    let told = |room: &mut Room| {
        let projector = room.ear("wall").frames().concat();
        late.iter()
            .chain([&third])
            .all(|text| projector.contains(text))
    };
    assert!(told(room), "three are shown together");

    let keeping = ["desk", "guardian", "co_keeper"];
    room.unseen("tomas", &keeping, What::Help(HelpAction::Ask))
        .await;
}

async fn lay_a_word(room: &mut Room) {
    let text = room.secrets.draw("a word in the centre", May::Everyone);
    let id = server::chance::command_id();
    let word = SpokenAction::LayWord { id, part: 7, text };
    room.ear("amara").does(&What::Say(word)).await;
    room.quiet().await;
    all_were_told_the_same(room);
}

/// What everyone may know of what was said is the same on every screen.
fn all_were_told_the_same(room: &Room) {
    let known = room.ears[0].spoken();
    assert!(room.ears.iter().all(|ear| ear.spoken() == known));
}

fn only_amara_was_told(room: &Room, words: &str) {
    for ear in room.ears.iter().chain(&room.gone) {
        let told = ear.frames().iter().any(|frame| frame.contains(words));
        assert_eq!(told, ear.who == "amara", "{words} at {}", ear.who);
    }
}

async fn end(mut room: Room) {
    room.ear("desk").acts(Action::Close).await;
    for ear in room.ears.iter_mut().filter(|ear| ear.who != "desk") {
        ear.hear_end().await;
    }
    room.secrets.look("after the end", &room.ears);
    room.secrets.look("after the end", &room.gone);
    only_amara_was_told(&room, "\"storm\"");
    let server = &room.server;
    room.secrets.look_around("after the end", server).await;
}
