//! A message of the server, read as one flat record.
//!
//! [`FromServer`] is told apart by a field, which the general way of reading buffers first; that way weighs a sixth
//! of a phone's whole program. Here each field is read where it stands.

#[cfg(any(feature = "host", test))]
use circle::SeatId;
#[cfg(any(feature = "host", test))]
use circle::spoken::SpokenDesk;
use circle::spoken::{OwnWords, SpokenView};
#[cfg(any(feature = "host", test))]
use circle::view::Desk;
use circle::view::{Commons, Mine};
use circle::{Audience, CommandId, Cue, Heed, Refusal, Request, Sound, Timestamp};
use serde::Deserialize;

#[cfg(any(feature = "host", test))]
use crate::protocol::Arrivals;
use crate::protocol::{FromServer, Needs, OwnOf, People, Person, Trouble};

#[derive(Deserialize)]
struct Flat {
    #[serde(rename = "type")]
    kind: String,
    protocol: Option<u16>,
    now: Option<Timestamp>,
    version: Option<u64>,
    commons: Option<Box<Commons>>,
    mine: Option<Mine>,
    // Only hosts have a desk: a phone does without the program that would read one.
    #[cfg(any(feature = "host", test))]
    desk: Option<Desk>,
    carried: Option<Vec<Mine>>,
    spoken: Option<SpokenView>,
    own: Option<OwnWords>,
    own_of: Option<Vec<OwnOf>>,
    heed: Option<Heed>,
    others: Option<Vec<Request>>,
    #[cfg(any(feature = "host", test))]
    said: Option<SpokenDesk>,
    #[cfg(any(feature = "host", test))]
    crowded: Option<bool>,
    #[cfg(any(feature = "host", test))]
    never_came: Option<Vec<SeatId>>,
    people: Option<Vec<Person>>,
    sound: Option<Sound>,
    audience: Option<Audience>,
    id: Option<CommandId>,
    why: Option<Why>,
    sent: Option<u64>,
    record: Option<String>,
    retry: Option<u64>,
    code: Option<String>,
}

#[derive(Deserialize)]
struct Why {
    kind: String,
    refusal: Option<Code>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
    limit: Option<usize>,
}

/// What `text` says; none if this page is too old to understand it.
pub(super) fn read(text: &str) -> Option<FromServer> {
    let flat: Flat = serde_json::from_str(text).ok()?;
    Some(match flat.kind.as_str() {
        "welcome" => FromServer::Welcome {
            protocol: flat.protocol?,
            now: flat.now?,
        },
        "waiting" => FromServer::Waiting,
        "view" => FromServer::View {
            version: flat.version?,
            commons: flat.commons?,
        },
        "mine" => FromServer::Mine {
            version: flat.version?,
            mine: flat.mine?,
        },
        "carried" => FromServer::Carried {
            version: flat.version?,
            carried: flat.carried?,
        },
        #[cfg(any(feature = "host", test))]
        "desk" => FromServer::Desk {
            version: flat.version?,
            desk: flat.desk?,
        },
        "spoken" => FromServer::Spoken {
            spoken: flat.spoken?,
        },
        "own" => FromServer::Own {
            own: flat.own?,
            own_of: flat.own_of?,
        },
        "needs" => FromServer::Needs(Needs {
            heed: flat.heed,
            others: flat.others?,
        }),
        #[cfg(any(feature = "host", test))]
        "said" => FromServer::Said { said: flat.said? },
        #[cfg(any(feature = "host", test))]
        "arrivals" => FromServer::Arrivals(Arrivals {
            crowded: flat.crowded?,
            never_came: flat.never_came?,
        }),
        "people" => FromServer::People(People {
            people: flat.people?,
        }),
        "cue" => FromServer::Cue(Cue {
            sound: flat.sound?,
            audience: flat.audience?,
        }),
        "done" => FromServer::Done {
            id: flat.id?,
            version: flat.version?,
        },
        "refused" => FromServer::Refused {
            id: flat.id?,
            why: flat.why?.trouble(),
        },
        "pong" => FromServer::Pong {
            sent: flat.sent?,
            now: flat.now?,
            version: flat.version?,
        },
        "ended" => FromServer::Ended {
            record: flat.record?,
        },
        "going_away" => FromServer::GoingAway { retry: flat.retry? },
        "unreadable" => FromServer::Unreadable { code: flat.code? },
        _ => return None,
    })
}

impl Why {
    /// A reason that this page does not know is “not now”.
    fn trouble(self) -> Trouble {
        match (self.kind.as_str(), self.refusal) {
            ("not_saved", _) => Trouble::NotSaved,
            ("too_fast", _) => Trouble::TooFast,
            ("read_only", _) => Trouble::ReadOnly,
            ("unheard", _) => Trouble::Unheard,
            (_, Some(code)) => Trouble::Refused(code.refusal()),
            (_, None) => Trouble::Refused(Refusal::NotNow),
        }
    }
}

impl Code {
    fn refusal(self) -> Refusal {
        if let Some(limit) = self.limit {
            return Refusal::TextTooLong { limit };
        }
        let mut known = Refusal::PLAIN.into_iter();
        let found = known.find(|one| one.code() == self.code);
        found.unwrap_or(Refusal::NotNow)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use circle::spoken::Spoken;
    use circle::{Circle, Direction, KeeperTurn, Part, Plan};

    use super::*;

    /// One message of each kind, and one for each reason.
    fn all() -> Vec<FromServer> {
        let plan = Plan {
            title: "Tuesday".to_owned(),
            intention: "“To listen”".to_owned(),
            parts: vec![Part::Agreements],
            direction: Direction::Clockwise,
            keeper_turn: KeeperTurn::Last,
            late: circle::LatePolicy::default(),
            care: String::new(),
        };
        let circle = Circle::open(plan, &["We listen.".to_owned()], Timestamp(1));
        let id = CommandId(7);
        let mut all = vec![
            FromServer::Welcome {
                protocol: 1,
                now: Timestamp(1_795_132_800_000),
            },
            FromServer::Waiting,
            FromServer::View {
                version: 3,
                commons: Box::new(circle.commons()),
            },
            FromServer::Mine {
                version: 3,
                mine: circle.mine(SeatId(0)),
            },
            FromServer::Carried {
                version: 3,
                carried: vec![circle.mine(SeatId(0))],
            },
            FromServer::Desk {
                version: 3,
                desk: circle.desk(),
            },
            FromServer::Spoken {
                spoken: Spoken::new().view(&circle),
            },
            FromServer::Own {
                own: Spoken::new().own_words(&circle, SeatId(0)),
                own_of: vec![OwnOf {
                    seat: SeatId(1),
                    own: Spoken::new().own_words(&circle, SeatId(1)),
                }],
            },
            FromServer::Needs(Needs {
                heed: Some(Heed::Coming(SeatId(0))),
                others: vec![Request {
                    seat: SeatId(1),
                    since: Timestamp(3),
                    heed: Heed::Asked,
                }],
            }),
            FromServer::Said {
                said: Spoken::new().desk(&circle),
            },
            FromServer::Arrivals(Arrivals {
                crowded: true,
                never_came: vec![SeatId(3), SeatId(70_000)],
            }),
            FromServer::People(People {
                people: vec![Person {
                    seat: SeatId(0),
                    called: "Noor".to_owned(),
                    here: true,
                }],
            }),
            FromServer::Cue(Cue {
                sound: Sound::PieceArrived,
                audience: Audience::SeatAndScreen(SeatId(2)),
            }),
            FromServer::Done { id, version: 4 },
            FromServer::Pong {
                sent: 5,
                now: Timestamp(6),
                version: 7,
            },
            FromServer::Ended {
                record: "k7m4qx".to_owned(),
            },
            FromServer::GoingAway { retry: 5_000 },
            FromServer::Unreadable {
                code: "unreadable".to_owned(),
            },
        ];
        let too_long = Refusal::TextTooLong { limit: 240 };
        let refusals = Refusal::PLAIN.into_iter().chain([too_long]);
        let reasons = refusals.map(Trouble::Refused).chain([
            Trouble::NotSaved,
            Trouble::TooFast,
            Trouble::ReadOnly,
        ]);
        all.extend(reasons.map(|why| FromServer::Refused { id, why }));
        all
    }

    #[test]
    fn every_message_is_read_as_it_was_written() {
        for message in all() {
            let text = serde_json::to_string(&message).unwrap();
            assert_eq!(
                serde_json::from_str::<FromServer>(&text).unwrap(),
                message,
                "{text}"
            );
            assert_eq!(read(&text), Some(message), "{text}");
        }
    }

    #[test]
    fn what_a_newer_server_says_is_left_out() {
        assert_eq!(read(r#"{"type":"weather","version":3}"#), None);
        assert_eq!(read(r#"{"type":"done","version":3}"#), None);
        assert_eq!(read("nonsense"), None);
        let newer = r#"{"type":"ended","record":"a","more":[1,{"x":2}]}"#;
        assert_eq!(
            read(newer),
            Some(FromServer::Ended {
                record: "a".to_owned()
            })
        );
    }
}
