//! What a keeper should know, above the order: what is so, what Hearth does about it, and at most two answers. Hearth
//! suggests and never acts, and what it has not seen it does not say.

use circle::view::Commons;
use circle::{Action, ActionKind, SeatId, Stage};
use leptos::prelude::*;

use super::phrases;
use crate::act::Act;
use crate::icons::Icon;
use crate::light::{Any, any, memo, now};
use crate::protocol::Arrivals;
use crate::ring::each_second;
use crate::room::Room;
use crate::say::say;
use crate::words::{capital, count, listed};

/// So many seats that nobody came to are no people who are slow to arrive.
const MANY: usize = 8;
/// So many are named one by one; more stand together, so that the order stays in view.
const ONE_BY_ONE: usize = 2;

/// Something to know.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Notice {
    /// Many come in at once.
    Crowd,
    /// The connection of this seat is lost.
    Lost(SeatId, Whose),
    /// Those of these seats are.
    LostTogether(Vec<SeatId>),
    /// Nobody came to this seat.
    Empty(SeatId),
    /// Nobody came to these.
    EmptyTogether(Vec<SeatId>),
}

/// What a lost connection means for the piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    Holder,
    Next,
    Keeper,
    Other,
}

fn notices(commons: &Commons, arrivals: &Arrivals, me: Option<SeatId>) -> Vec<Notice> {
    let ring = &commons.ring;
    let mut all = Vec::new();
    if arrivals.crowded {
        all.push(Notice::Crowd);
    }
    let (holder, mut together) = (ring.piece.holder(), Vec::new());
    for lost in &arrivals.lost {
        let seat = lost.seat;
        let Some(known) = ring.seats.iter().find(|one| one.id == seat) else {
            continue;
        };
        if Some(seat) == me || arrivals.never_came.contains(&seat) {
            continue;
        }
        if holder == Some(seat) {
            all.push(Notice::Lost(seat, Whose::Holder));
        } else if ring.next == Some(seat) {
            all.push(Notice::Lost(seat, Whose::Next));
        } else if known.role.keeps() {
            all.push(Notice::Lost(seat, Whose::Keeper));
        } else if !arrivals.lost.iter().any(|one| Some(one.seat) == lost.with) {
            together.push(seat);
        }
    }
    if together.len() > ONE_BY_ONE {
        all.push(Notice::LostTogether(together));
    } else {
        let one = |seat| Notice::Lost(seat, Whose::Other);
        all.extend(together.into_iter().map(one));
    }
    // Whoever is marked as stepped out is gone past already.
    let goes_past = |seat: SeatId| ring.seats.iter().any(|one| one.id == seat && one.away);
    let empty = arrivals.never_came.iter().copied();
    let empty: Vec<_> = empty.filter(|seat| !goes_past(*seat)).collect();
    if empty.len() > ONE_BY_ONE {
        all.push(Notice::EmptyTogether(empty));
    } else {
        all.extend(empty.into_iter().map(Notice::Empty));
    }
    all
}

/// The notices.
#[component]
pub(super) fn Heed() -> impl IntoView {
    let room = Room::here();
    let all = memo(move || {
        let me = room.me();
        room.commons.with(|commons| {
            room.arrivals
                .with(|arrivals| notices(commons, arrivals, me))
        })
    });
    // It says no number that goes on, so that it is not read out anew with each second.
    let heard = move || all.with(|all| all.iter().map(|one| what(room, one)).collect::<Vec<_>>());
    view! {
        <p class="only-heard" role="status">{now(move || heard().join(". "))}</p>
        {now(move || {
            let lines: Vec<_> = all.get().into_iter().map(|one| line(room, one)).collect();
            (!lines.is_empty()).then(|| any(view! { <ul class="heed" aria-label=say().heed_h()>{lines}</ul> }))
        })}
    }
}

fn line(room: Room, notice: Notice) -> Any {
    let icon = match &notice {
        Notice::Crowd => "i-people",
        Notice::Lost(..) | Notice::LostTogether(_) => "i-lost",
        Notice::Empty(_) | Notice::EmptyTogether(_) => "i-empty",
    };
    let (said, acts) = (notice.clone(), acts(room, &notice));
    let so = now(move || what(room, &said));
    any(view! {
        <li>
            <Icon name=icon />
            <div>
                <p>
                    <strong>{so}</strong>
                </p>
                <p>{does(room, notice)}</p>
            </div>
            {acts}
        </li>
    })
}

/// What is so.
fn what(room: Room, notice: &Notice) -> String {
    let name = |seat: &SeatId| room.short(*seat, 18);
    match notice {
        Notice::Crowd => say().heed_crowd(),
        Notice::Lost(seat, Whose::Keeper) => say().heed_lost_keeper(name(seat)),
        Notice::Lost(seat, Whose::Holder | Whose::Next | Whose::Other) => {
            say().heed_lost(name(seat))
        }
        Notice::LostTogether(seats) => say().heed_lost_together(capital(&count(seats.len()))),
        Notice::Empty(seat) => say().heed_empty(name(seat)),
        Notice::EmptyTogether(seats) => say().heed_empty_together(capital(&count(seats.len()))),
    }
}

/// What Hearth does about it, and what a keeper may.
fn does(room: Room, notice: Notice) -> Any {
    match notice {
        Notice::Crowd => any(say().heed_crowd_sub()),
        Notice::Lost(seat, whose) => {
            let clock = each_second(room);
            let since = memo(move || {
                let of = |all: &Arrivals| all.lost.iter().find(|one| one.seat == seat).copied();
                room.arrivals.with(of)
            });
            let long = memo(move || {
                let since = since.get().map(|lost| clock.get().since(lost.since));
                phrases::lost_for(since.unwrap_or_default())
            });
            let then = match whose {
                Whose::Holder => say().heed_lost_holder(),
                Whose::Next => say().heed_lost_next(),
                Whose::Keeper => say().heed_lost_keeper_sub(),
                Whose::Other => say().heed_lost_other(),
            };
            any(view! {
                {long}
                {then}
            })
        }
        Notice::LostTogether(seats) => any(now(move || {
            let names: Vec<_> = seats.iter().map(|seat| room.short(*seat, 14)).collect();
            say().heed_seats_kept(listed(&names))
        })),
        Notice::Empty(_) => {
            let begun = memo(move || {
                let stage = room.commons.with(|commons| commons.stage);
                matches!(stage, Stage::Part(_))
            });
            any(now(move || {
                if begun.get() {
                    say().heed_empty_begun()
                } else {
                    say().heed_empty_arriving()
                }
            }))
        }
        Notice::EmptyTogether(seats) => any(if seats.len() < MANY {
            say().heed_empty_few()
        } else {
            say().heed_empty_many()
        }),
    }
}

/// At most two answers.
fn acts(room: Room, notice: &Notice) -> Option<Any> {
    let act = |kind: ActionKind, action: Action, words: String| {
        let may = memo(move || room.may(kind));
        let action = Signal::stored(action);
        any(now(move || {
            let words = words.clone();
            may.get().then(|| {
                any(view! {
                    <Act action=action class="btn btn--quiet">
                        {words}
                    </Act>
                })
            })
        }))
    };
    let lock = || act(ActionKind::Lock, Action::Lock, say().close_the_door());
    let clear = |seats: Vec<SeatId>, words| {
        let action = Action::RemoveNeverCame { seats };
        act(ActionKind::RemoveNeverCame, action, words)
    };
    let acts = match notice {
        Notice::Lost(..) | Notice::LostTogether(_) => return None,
        Notice::Crowd => vec![lock()],
        Notice::Empty(seat) => {
            let (seat, away) = (*seat, true);
            let past = Action::SetAway { seat, away };
            vec![
                act(ActionKind::SetAway, past, say().heed_go_past()),
                clear(vec![seat], say().heed_let_go()),
            ]
        }
        Notice::EmptyTogether(seats) if seats.len() < MANY => {
            vec![clear(seats.clone(), say().heed_let_them_go())]
        }
        Notice::EmptyTogether(seats) => {
            vec![clear(seats.clone(), say().heed_let_them_go()), lock()]
        }
    };
    Some(any(view! { <div class="heed__acts">{acts}</div> }))
}

#[cfg(test)]
mod tests;
