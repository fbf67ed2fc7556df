//! Each role asks for each thing there is, over the wire: what its role may not do is refused as such.

use std::collections::BTreeSet;
use std::time::Duration;

use app::protocol::{AskError, FromScreen, FromServer};
use circle::{Action, Command, Refusal, Role, SeatId};
use tests::fuzz::one_action_of_each_kind;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::line::Line;

/// How many kinds of actions there are. A new one is in the table below once it is here.
const KINDS: usize = 59;

#[tokio::test(flavor = "multi_thread")]
async fn no_role_does_what_is_anothers() {
    let actions = one_action_of_each_kind();
    let kinds: BTreeSet<_> = actions.iter().map(Action::kind).collect();
    assert_eq!(kinds.len(), KINDS);
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor", "Sam", "Zoë"]).await;
    let roles = [
        (1, Role::Participant),
        (2, Role::Guardian),
        (3, Role::CoKeeper),
    ];
    for (seat, role) in roles {
        let seat = SeatId(seat);
        circle.desk.does(Action::GiveRole { seat, role }).await;
    }
    let began = circle.desk.does(Action::Begin).await;
    circle.all_show(began.version).await;
    let tries = circle.guests.iter().zip(roles).map(|(guest, (_, role))| {
        let forbidden: Vec<_> = actions
            .iter()
            .filter(|action| !role.may(action.kind()))
            .cloned()
            .collect();
        let (browser, code) = (guest.browser.clone(), guest.code.clone());
        tokio::spawn(async move {
            let mut line = Line::greet(&browser, &code, "seat").await.unwrap();
            for action in &forbidden {
                let why = refusal(&mut line, action).await;
                // What nobody asks for by a screen is never the moment for anyone.
                let nobodys = matches!(
                    action,
                    Action::Sit { .. } | Action::Tick | Action::NobodyKeeps | Action::KeeperBack
                );
                let allowed = [Refusal::KeeperOnly, Refusal::NotNow];
                let expected = &allowed[..1 + usize::from(nobodys)];
                assert!(expected.contains(&why), "{role:?}, {action:?}: {why:?}");
            }
            forbidden.len()
        })
    });
    let tries: Vec<_> = tries.collect();
    let mut counts = Vec::new();
    for tried in tries {
        counts.push(tried.await.unwrap());
    }
    assert!(
        counts[0] > counts[1] && counts[1] > counts[2] && counts[2] > 0,
        "{counts:?}"
    );
    let after = circle.desk.until_here().await;
    assert_eq!(after.version, began.version, "nothing has changed");
    hall.stop().await;
}

/// Asks, more slowly when told so, until it is refused.
async fn refusal(line: &mut Line, action: &Action) -> Refusal {
    loop {
        let command = Command::new(server::chance::command_id(), action.clone());
        line.say(&FromScreen::Ask(command.clone().into())).await;
        let answer = line.hear_until("an answer", |said| match said {
            FromServer::Refused { id, why, .. } if id == command.id => Some(Some(why)),
            FromServer::Done { id, .. } if id == command.id => Some(None),
            _ => None,
        });
        match answer.await {
            Some(AskError::Refused(refusal)) => return refusal,
            Some(AskError::TooFast) => tokio::time::sleep(Duration::from_millis(250)).await,
            other => panic!("{action:?}: {other:?}"),
        }
    }
}
