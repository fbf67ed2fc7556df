//! A whole circle by sockets, from the first seat to what was kept.

use app::protocol::AskError;
use circle::view::{Commons, RoundState, Scene};
use circle::{
    Action, ActionKind, AgreementId, Audience, How, Offer, Pattern, Refusal, SeatId, Sound,
    Standing, Thumb,
};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::screen::Shown;
use tests::wishes::up_to_the_rest;

use crate::ending::{kept, nothing_opens};

const BREATH: [(&str, &str); 20] = [
    ("title", "Tuesday evening circle"),
    ("part", "0:agreements"),
    ("part", "1:breathing"),
    ("p1-pattern", "short-3-5"),
    ("p1-breaths", "1"),
    ("part", "2:round"),
    ("p2-kind", "question"),
    ("p2-question", "What brought you here?"),
    ("p2-share", "180"),
    ("p2-laps", "1"),
    ("part", "3:round"),
    ("p3-kind", "question"),
    ("p3-question", "What do you carry home?"),
    ("p3-share", "180"),
    ("p3-laps", "1"),
    ("part", "4:closing"),
    ("p4-way", "one_word"),
    ("agreement", "0"),
    ("agreement", "1"),
    ("agreement", "2"),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_circle_by_sockets_alone() {
    let hall = Hall::open().await;
    let names = ["Noor", "", "Sam", "sam", "Zoë"];
    let circle = Gathered::with(&hall.base, &BREATH, &names).await;
    let called: Vec<_> = circle
        .projector
        .now()
        .people
        .people
        .iter()
        .map(|p| p.called.clone())
        .collect();
    assert_eq!(
        called,
        [
            "Lantern",
            "Noor",
            "Shell",
            "Sam · river",
            "sam · stone",
            "Zoë"
        ]
    );

    let began = circle.desk.does(Action::Begin).await;
    circle.all_show(began.version).await;
    agree(&circle).await;
    circle.go_on().await;
    let commons = circle.projector.commons();
    let adopted: Vec<_> = commons
        .agreements
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    let expected = ["One speaks, and we listen.", "You may always pass."];
    assert_eq!(
        adopted[..2],
        expected,
        "silence is not consent, so the fourth was set aside"
    );
    assert_eq!(adopted.len(), 3);
    assert!(commons.agreements.iter().all(|agreement| agreement.adopted));

    breathe(&circle).await;
    circle.go_on().await;
    let first = pass_and_come_back(&circle).await;
    circle.go_on().await;
    let second = circle.share_all_round().await;
    circle.go_on().await;
    assert!(matches!(
        circle.projector.commons().scene,
        Scene::Round { closing: true, .. }
    ));
    let last = circle.share_all_round().await;
    circle.witness.agrees();

    let id = circle.close().await;
    let record = kept(&hall.base, &id).await;
    assert_eq!(record["people"], 6);
    assert_eq!(record["parts"], 5);
    assert_eq!(record["rounds"], 3);
    assert_eq!(record["shares"], first + second + last);
    assert_eq!(record["breaths"], 1);
    nothing_opens(&circle).await;
    hall.stop().await;
}

/// One agreement is blocked until its words change; one proposal does not get everyone's answer.
async fn agree(circle: &Gathered) {
    let phone = |at: usize| &circle.phones[at];
    phone(0)
        .does(Action::Propose {
            text: "  We share\n the tea. ".to_owned(),
        })
        .await;
    let down = Action::Answer {
        agreement: AgreementId(0),
        thumb: Thumb::Down,
        wording: 0,
    };
    phone(1).does(down).await;
    let up = |id| Action::Answer {
        agreement: AgreementId(id),
        thumb: Thumb::Up,
        wording: 0,
    };
    for id in 0..3 {
        phone(4).does(up(id)).await;
    }
    for screen in [&circle.desk, phone(0), phone(1), phone(2), phone(3)] {
        // What they see must have the proposal in it.
        screen
            .until_all("the proposal", |commons| commons.agreements.len() == 4)
            .await;
        screen.does(up_to_the_rest(&screen.commons())).await;
    }
    let first = |commons: &Commons| commons.agreements[0].standing == Some(Standing::Held);
    let commons = circle
        .projector
        .until_all("the first to be held", first)
        .await;
    let standing = |at: usize| commons.agreements[at].standing.unwrap();
    assert_eq!(commons.agreements[3].text, "We share the tea.");
    assert_eq!(standing(1), Standing::Settled { by: 6 });
    assert_eq!(standing(2), standing(1));
    assert_eq!(standing(3), Standing::Open, "one has not answered it");

    // A guest may not change what the keeper brought; the keeper changes it, and everyone is asked again.
    let text = "One speaks, and we listen.".to_owned();
    let amend = Action::Amend {
        agreement: AgreementId(0),
        text,
    };
    phone(0).until_may(ActionKind::Amend).await;
    assert_eq!(
        phone(0).act(amend.clone()).await,
        Err(AskError::Refused(Refusal::NotYours))
    );
    let amended = circle.desk.does(amend).await;
    circle.all_show(amended.version).await;
    assert_eq!(
        circle.projector.commons().agreements[0].standing,
        Some(Standing::Open)
    );
    let late = phone(4).act(up(0)).await;
    assert_eq!(
        late,
        Err(AskError::Refused(Refusal::UnknownAgreement)),
        "an answer to old words"
    );
    let again = |thumb| Action::Answer {
        agreement: AgreementId(0),
        thumb,
        wording: 1,
    };
    for (at, screen) in [&circle.desk].into_iter().chain(&circle.phones).enumerate() {
        screen
            .does(again(if at == 2 { Thumb::Sideways } else { Thumb::Up }))
            .await;
    }
    let settled = Standing::Settled { by: 6 };
    let is_settled = |commons: &Commons| commons.agreements[0].standing == Some(settled);
    circle
        .projector
        .until_all("the new words to settle", is_settled)
        .await;
}

/// One breath together, from one anchor, heard once on every screen.
async fn breathe(circle: &Gathered) {
    let action = Action::Breathe {
        pattern: Pattern::Short,
        breaths: 1,
    };
    let begun = circle.desk.does(action).await;
    circle.all_show(begun.version).await;
    let anchor = begun.commons.unwrap().breath.unwrap().anchor;
    for screen in circle.screens() {
        assert_eq!(screen.commons().breath.unwrap().anchor, anchor);
        let over = |shown: &Shown| shown.heard(Sound::BreathEnds) > 0;
        let shown = screen.until("the last out-breath", over).await;
        assert_eq!(shown.heard(Sound::BreathBegins), 1);
        assert_eq!(shown.heard(Sound::BreathEnds), 1);
    }
}

/// Someone passes, someone is passed over, someone sits in silence; those two are offered the piece once more.
async fn pass_and_come_back(circle: &Gathered) -> u32 {
    let mut last = 0;
    for at in 0..6 {
        let (screen, turn) = circle.holder(last).await;
        let seat = screen.now().mine.unwrap().seat;
        assert_eq!(seat, SeatId(at), "the keeper first, then clockwise");
        assert_eq!(pieces(circle), 1);
        let shown = match at {
            1 => {
                screen
                    .does(Action::Pass {
                        turn,
                        how: How::NotNow,
                    })
                    .await
            }
            2 => {
                screen.does(Action::HoldSilence { turn }).await;
                screen
                    .does(Action::Pass {
                        turn,
                        how: How::Shared,
                    })
                    .await
            }
            3 => circle.desk.does(Action::PassOn { turn }).await,
            _ => {
                screen
                    .does(Action::Pass {
                        turn,
                        how: How::Shared,
                    })
                    .await
            }
        };
        circle.all_show(shown.version).await;
        last = turn;
    }
    let state = |state| move |commons: &Commons| matches!(&commons.scene, Scene::Round { state: now, .. } if *now == state);
    circle
        .projector
        .until_all("the second offer", state(RoundState::Again))
        .await;
    for (seat, screen) in [&circle.desk].into_iter().chain(&circle.phones).enumerate() {
        let offered = (seat == 1 || seat == 3).then_some(Offer::Open);
        assert_eq!(screen.now().mine.unwrap().offer, offered, "seat {seat}");
    }
    let taken = circle.phones[0].does(Action::Take).await;
    let turn = taken.commons.unwrap().ring.piece.turn().unwrap().number;
    let shown = circle.phones[0]
        .does(Action::Pass {
            turn,
            how: How::Shared,
        })
        .await;
    circle.phones[2]
        .until("the pass", |phone| phone.version >= shown.version)
        .await;
    let shown = circle.phones[2].does(Action::LetBe).await;
    circle.all_show(shown.version).await;
    assert!(circle.round_is_complete());
    for (at, phone) in circle.phones.iter().enumerate() {
        let arrived = |cue: &&circle::Cue| cue.sound == Sound::PieceArrived;
        let received: Vec<_> = phone.now().cues.iter().filter(arrived).copied().collect();
        let own = Audience::Seat(SeatId(at as u32 + 1));
        assert!(
            received.iter().all(|cue| cue.audience == own),
            "only what is for this seat"
        );
        assert_eq!(
            received.len(),
            if at == 0 { 2 } else { 1 },
            "seat {}",
            at + 1
        );
    }
    5
}

/// How many seats have the piece, in everyone's eyes.
fn pieces(circle: &Gathered) -> usize {
    circle
        .projector
        .commons()
        .ring
        .piece
        .holder()
        .into_iter()
        .count()
}
