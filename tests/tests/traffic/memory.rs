//! The memory of the server once a circle has ended: no name and no word of anyone is in it any more.

use std::io::ErrorKind;
use std::time::{Duration, Instant};

use circle::spoken::{Side, SpokenAction};
use circle::{Action, HelpAction};
use tests::chance::PATIENCE;
use tests::memory::each_stretch;
use tests::process::Process;

use crate::ear::What;
use crate::room::Room;
use crate::secrets::{May, Secrets};

const CARDS: [(&str, &str); 6] = [
    ("title", "An evening of cards"),
    ("part", "0:offers_and_needs"),
    ("p0-writing", ""),
    ("part", "1:closing"),
    ("p1-way", "silence"),
    ("own", ""),
];
/// How often it is looked again: connections need a moment to go.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// What of the circle's words is in the server's memory, and where. None where the system lets nobody look.
fn found(server: &Process, secrets: &Secrets) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let looked = each_stretch(server.id(), |stretch, bytes| {
        found.extend(secrets.found_in(stretch, bytes));
    });
    match looked {
        Ok(()) => Some(found),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => None,
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_anyone_is_in_memory_once_the_circle_has_ended() {
    let mut room = Room::open(&CARDS).await;
    room.does("desk", Action::Begin).await;
    for who in ["amara", "priya", "tomas"] {
        let lay = SpokenAction::LayCard {
            id: server::chance::command_id(),
            part: 0,
            side: Side::Offer,
            text: room.secrets.draw("a card", May::Everyone),
            again: false,
        };
        room.ear(who).does(&What::Say(lay)).await;
    }
    room.does("desk", Action::ShowCards { part: 0 }).await;
    let ask = What::Help(HelpAction::Ask);
    room.ear("tomas").does(&ask).await;
    let Some(before) = found(&room.server, &room.secrets) else {
        return;
    };
    assert!(!before.is_empty(), "the search finds what is there");
    room.ear("desk").acts(Action::Close).await;
    for ear in room.ears.iter_mut().filter(|ear| ear.who != "desk") {
        ear.hear_end().await;
    }
    // Everyone goes, and their connections with them.
    let Room {
        server,
        secrets,
        host,
        ears,
        ..
    } = room;
    drop((host, ears));
    let until = Instant::now() + Duration::from_secs(PATIENCE);
    loop {
        let left = found(&server, &secrets).unwrap_or_default();
        if left.is_empty() {
            return;
        }
        assert!(Instant::now() < until, "{} left: {left:?}", left.len());
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
