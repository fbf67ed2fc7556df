//! What the parts of a phone share.

use leptos::prelude::*;

use super::hand::{Hand, Moment};
use crate::light::memo;
use crate::ring::each_second;
use crate::room::Room;
use crate::words;

/// What the phone's parts share.
#[derive(Clone, Copy)]
pub(super) struct Phone {
    /// What stands above the deck.
    pub(super) moment: Memo<Moment>,
    /// What this seat can do now.
    pub(super) hand: Memo<Hand>,
    /// Where the circle is, in words.
    pub(super) telling: Telling,
    /// This person rests at their own pace while others breathe. Nobody else knows.
    pub(super) rests: RwSignal<bool>,
    /// The screen is dark, to be put down. Nobody else knows.
    pub(super) dark: RwSignal<bool>,
}

impl Phone {
    pub(super) fn here() -> Phone {
        expect_context()
    }
}

/// Where the circle is, in words.
#[derive(Clone, Copy)]
pub(super) struct Telling {
    pub(super) line: Memo<String>,
    pub(super) sub: Memo<String>,
    /// What the one who has the piece is told about their time; empty for everyone else.
    pub(super) to_holder: Memo<&'static str>,
}

impl Telling {
    pub(super) fn of(room: Room) -> Telling {
        let words = memo(move || {
            room.commons.with(|commons| {
                room.mine.with(|mine| {
                    room.people
                        .with(|people| words::state(commons, mine.as_ref(), people))
                })
            })
        });
        let to_holder = holders_line(room);
        Telling {
            line: memo(move || words.with(|words| words.line.clone())),
            sub: memo(move || match to_holder.get() {
                "" => words.with(|words| words.sub.clone()),
                told => told.to_owned(),
            }),
            to_holder,
        }
    }
}

fn holders_line(room: Room) -> Memo<&'static str> {
    let clock = each_second(room);
    memo(move || {
        let me = room.me();
        let now = clock.get();
        room.commons.with(|commons| {
            let mine = commons
                .ring
                .piece
                .turn()
                .filter(|turn| Some(turn.seat) == me);
            match mine {
                Some(_) if commons.held_since.is_some() => "",
                Some(turn) if turn.silent => {
                    "You are holding silence. Pass the piece whenever you like."
                }
                Some(turn) => words::share(turn, now).map_or("", words::Share::to_holder),
                None => "",
            }
        })
    })
}
