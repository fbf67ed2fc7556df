//! Requests out of turn, late, or twice.

use app::protocol::AskError;
use circle::{Action, ActionKind, AgreementId, Command, How, Refusal, Stage, Thumb};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::screen::Screen;
use tests::wishes::up_to_the_rest;

fn command(action: Action) -> Command {
    Command::new(server::chance::command_id(), action)
}

async fn refusal(screen: &Screen, action: Action) -> Refusal {
    let said = format!("{action:?}");
    match screen.act(action).await {
        Err(AskError::Refused(refusal)) => refusal,
        other => panic!("{said}: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_piece_is_passed_by_its_holder_in_its_turn_only() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor", "Sam"]).await;
    circle.desk.does(Action::Begin).await;
    circle.go_on().await;
    circle.go_on().await;
    let (keeper, first) = circle.holder(0).await;
    let pass = |turn| Action::Pass {
        turn,
        how: How::Shared,
    };
    let [noor, sam] = &circle.phones[..] else {
        panic!("two phones")
    };
    assert_eq!(refusal(noor, pass(first)).await, Refusal::NotYourTurn);
    assert_eq!(
        refusal(noor, Action::HoldSilence { turn: first }).await,
        Refusal::NotYourTurn
    );
    assert_eq!(
        refusal(noor, pass(first + 1)).await,
        Refusal::TurnOver,
        "a turn that is not yet"
    );
    assert_eq!(
        refusal(noor, Action::PassOn { turn: first }).await,
        Refusal::KeeperOnly
    );
    assert_eq!(refusal(sam, Action::Take).await, Refusal::NotNow);

    // A double tap with two ids: the second names a turn that is over, and passes nobody else's piece.
    let double = [command(pass(first)), command(pass(first))];
    let (one, two) = tokio::join!(keeper.ask(double[0].clone()), keeper.ask(double[1].clone()));
    assert!(one.is_ok());
    assert_eq!(two, Err(AskError::Refused(Refusal::TurnOver)));
    let (holder, second) = circle.holder(first).await;
    assert_eq!(
        holder.now().mine.unwrap().seat,
        noor.now().mine.unwrap().seat
    );
    assert_eq!(refusal(keeper, pass(first)).await, Refusal::TurnOver);
    assert_eq!(
        refusal(keeper, Action::PassOn { turn: first }).await,
        Refusal::TurnOver
    );

    circle.desk.does(Action::Pause).await;
    assert_eq!(refusal(noor, pass(second)).await, Refusal::Held);
    circle.desk.does(Action::Resume).await;
    noor.does(pass(second)).await;
    circle.witness.agrees();
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_request_is_answered_again_and_done_once() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor", "Sam"]).await;
    circle.desk.does(Action::Begin).await;
    let noor = &circle.phones[0];
    noor.until_may(ActionKind::Propose).await;
    let propose = command(Action::Propose {
        text: "We share the tea.".to_owned(),
    });
    let first = noor.ask(propose.clone()).await.unwrap();
    assert_eq!(noor.ask(propose.clone()).await, Ok(first), "at once");
    // Others act, parts go by: the late copy is acknowledged and changes nothing.
    for screen in [&circle.phones[1], &circle.desk] {
        screen.until_may(ActionKind::AnswerRest).await;
        screen.does(up_to_the_rest(&screen.commons())).await;
    }
    circle.go_on().await;
    circle.go_on().await;
    let before = circle.desk.now();
    let late = noor.ask(propose.clone()).await;
    assert_eq!(late, Ok(before.version), "the newest version, which has it");
    // From another connection of the same seat, as after a reload.
    let second_tab = circle.guests[0].phone();
    assert_eq!(second_tab.ask(propose).await, Ok(before.version));
    let (_, turn) = circle.holder(0).await;
    let pass = command(Action::Pass {
        turn,
        how: How::Shared,
    });
    circle.desk.ask(pass.clone()).await.unwrap();
    let (_, next) = circle.holder(turn).await;
    circle.phones[0]
        .does(Action::Pass {
            turn: next,
            how: How::Shared,
        })
        .await;
    let version = circle.desk.ask(pass).await.unwrap();
    let (holder, _) = circle.holder(next).await;
    assert_eq!(
        holder.now().mine.unwrap().seat,
        circle::SeatId(2),
        "nobody was skipped"
    );
    assert_eq!(version, circle.desk.now().version);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_seat_may_ask_depends_on_the_moment() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let noor = &circle.phones[0];
    for action in [
        up_to_the_rest(&noor.commons()),
        Action::Propose {
            text: "Too early.".to_owned(),
        },
        Action::StepIn,
        Action::LetBe,
    ] {
        assert_eq!(
            refusal(noor, action.clone()).await,
            Refusal::NotNow,
            "{action:?}"
        );
    }
    assert_eq!(
        refusal(&circle.desk, Action::NextPart { from: 0 }).await,
        Refusal::NotNow
    );
    assert_eq!(
        refusal(&circle.desk, Action::Leave).await,
        Refusal::KeeperStays
    );
    circle.desk.does(Action::Begin).await;
    assert_eq!(refusal(&circle.desk, Action::Begin).await, Refusal::NotNow);
    assert_eq!(
        refusal(&circle.desk, Action::NextPart { from: 1 }).await,
        Refusal::NotNow
    );
    noor.until_may(ActionKind::Propose).await;
    let answer = |agreement, wording| Action::Answer {
        agreement: AgreementId(agreement),
        thumb: Thumb::Up,
        wording,
    };
    assert_eq!(
        refusal(noor, answer(99, 0)).await,
        Refusal::UnknownAgreement
    );
    assert_eq!(refusal(noor, answer(0, 9)).await, Refusal::UnknownAgreement);
    assert_eq!(
        refusal(
            noor,
            Action::Propose {
                text: " \u{200b} ".into()
            }
        )
        .await,
        Refusal::EmptyText
    );
    let long = Action::Propose {
        text: "x".repeat(241),
    };
    assert_eq!(
        refusal(noor, long).await,
        Refusal::TextTooLong { limit: 240 }
    );
    let withdraw = Action::Withdraw {
        agreement: AgreementId(0),
    };
    assert_eq!(
        refusal(noor, withdraw).await,
        Refusal::NotYours,
        "it has proposed nothing"
    );
    // Two taps on “next part” leave one part.
    let taps = [
        command(Action::NextPart { from: 0 }),
        command(Action::NextPart { from: 0 }),
    ];
    assert!(circle.desk.ask(taps[0].clone()).await.is_ok());
    let second = circle.desk.ask(taps[1].clone()).await;
    assert_eq!(second, Err(AskError::Refused(Refusal::NotNow)));
    circle
        .desk
        .until_all("the breath", |commons| commons.stage == Stage::Part(1))
        .await;
    hall.stop().await;
}
