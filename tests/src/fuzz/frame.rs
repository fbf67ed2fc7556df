//! The frame reader: what a screen says, and what the rules make of it.

use app::protocol::{Ask, FromScreen, What};
use circle::spoken::Spoken;
use circle::{Actor, Circle, Command, HelpRequests, OPENER, Timestamp};

use super::{is_whole, kind_of};

const DOCUMENT: &str = include_str!("../../../docs/protocol.md");

/// The documentation's own examples of what a screen says, and a request of every kind.
pub(super) fn pieces() -> Vec<String> {
    let blocks = DOCUMENT.split("```json ").skip(1);
    let examples = blocks.filter_map(|block| {
        let (side, rest) = block.split_once('\n')?;
        let example = rest.split("```").next()?;
        (side != "from-server").then(|| example.trim().to_owned())
    });
    let requests = super::act::actions().into_iter().map(|action| {
        let id = circle::CommandId(0x0b5c);
        let ask: Ask = circle::Command::new(id, action).into();
        let said = FromScreen::Ask(ask);
        serde_json::to_string(&said).expect("a request can be written")
    });
    examples.chain(requests).collect()
}

pub(super) fn read(bytes: &[u8]) -> String {
    // tungstenite has seen to it that a text frame is UTF-8.
    let Ok(text) = std::str::from_utf8(bytes) else {
        return "no text".to_owned();
    };
    let said: FromScreen = match serde_json::from_str(text) {
        Ok(said) => said,
        Err(error) => return kind_of(&format!("{:?} {error}", error.classify())),
    };
    if server::strict::read(text) != Some(said.clone()) {
        return "written otherwise".to_owned();
    }
    let written = serde_json::to_string(&said).expect("what was read can be written");
    let again: FromScreen = serde_json::from_str(&written).expect("and read again");
    assert_eq!(again, said, "and is the same");
    let circle = circle();
    let now = circle.last_at().after(1_000);
    match said {
        FromScreen::Hello { .. } => "hello".to_owned(),
        FromScreen::Place(_) => "place".to_owned(),
        FromScreen::Ping { .. } => "ping".to_owned(),
        FromScreen::Ask(ask) => asked(&circle, now, ask),
    }
}

fn asked(circle: &Circle, now: Timestamp, ask: Ask) -> String {
    let Ask {
        id,
        for_seat,
        mut what,
        text,
    } = ask;
    if let Some(text) = text {
        what.put_words(id, text);
    }
    match what {
        What::Act(action) => {
            let kind = action.kind();
            let command = Command {
                id,
                for_seat,
                action,
            };
            let each = circle.seats().iter().map(|seat| {
                match circle.act(now, Actor::Seat(seat.id), &command) {
                    Ok((after, _)) => {
                        is_whole(&after);
                        "done"
                    }
                    Err(refusal) => refusal.code(),
                }
            });
            format!("{kind:?} {:?}", each.collect::<Vec<_>>())
        }
        What::Say(say) => {
            let done = Spoken::new().act(circle, OPENER, for_seat, &say);
            format!("say {:?}", done.map(|_| ()))
        }
        What::Help(help) => {
            let done = HelpRequests::default().act(circle, now, OPENER, help);
            format!("need {:?}", done.map(|_| ()))
        }
    }
}

/// A round with three people, of whom the keeper has the piece.
fn circle() -> Circle {
    super::act::begun(Timestamp(1_800_000_000_000))
}
