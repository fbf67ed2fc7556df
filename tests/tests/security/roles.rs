//! Each role asks for each thing there is, over the wire: what its role may not do is refused as such.

use std::collections::BTreeSet;
use std::time::Duration;

use app::protocol::{FromScreen, FromServer, Trouble};
use circle::{Command, Deed, Refusal, Role, SeatId};
use tests::fuzz::one_deed_of_each_kind;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::line::Line;

/// How many kinds of deeds there are. A new one is in the table below once it is here.
const KINDS: usize = 52;

#[tokio::test(flavor = "multi_thread")]
async fn no_role_does_what_is_anothers() {
    let deeds = one_deed_of_each_kind();
    let kinds: BTreeSet<_> = deeds.iter().map(Deed::kind).collect();
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
        circle.console.does(Deed::GiveRole { seat, role }).await;
    }
    let began = circle.console.does(Deed::Begin).await;
    circle.all_show(began.version).await;
    let tries = circle.guests.iter().zip(roles).map(|(guest, (_, role))| {
        let forbidden: Vec<_> = deeds
            .iter()
            .filter(|deed| !role.may(deed.kind()))
            .cloned()
            .collect();
        let (browser, code) = (guest.browser.clone(), guest.code.clone());
        tokio::spawn(async move {
            let mut line = Line::greet(&browser, &code, "seat").await.unwrap();
            for deed in &forbidden {
                let why = refusal(&mut line, deed).await;
                // What nobody asks for by a screen is never the moment for anyone.
                let nobodys = matches!(
                    deed,
                    Deed::Sit { .. } | Deed::Tick | Deed::NobodyKeeps | Deed::KeeperBack
                );
                let allowed = [Refusal::KeeperOnly, Refusal::NotNow];
                let expected = &allowed[..1 + usize::from(nobodys)];
                assert!(expected.contains(&why), "{role:?}, {deed:?}: {why:?}");
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
    let after = circle.console.until_here().await;
    assert_eq!(after.version, began.version, "nothing has changed");
    hall.stop().await;
}

/// Asks, more slowly when told so, until it is refused.
async fn refusal(line: &mut Line, deed: &Deed) -> Refusal {
    loop {
        let command = Command::new(server::chance::command_id(), deed.clone());
        line.say(&FromScreen::Ask(command.clone().into())).await;
        let answer = line.hear_until("an answer", |said| match said {
            FromServer::Refused { id, why } if id == command.id => Some(Some(why)),
            FromServer::Done { id, .. } if id == command.id => Some(None),
            _ => None,
        });
        match answer.await {
            Some(Trouble::Refused(refusal)) => return refusal,
            Some(Trouble::TooFast) => tokio::time::sleep(Duration::from_millis(250)).await,
            other => panic!("{deed:?}: {other:?}"),
        }
    }
}
