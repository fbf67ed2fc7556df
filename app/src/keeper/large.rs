//! The large button: what it says, what it asks, and what stands above it when the piece is with the keeper.

use circle::spoken::{Answered, SpokenDesk};
use circle::{Action, ActionKind, How};
use leptos::prelude::*;

use super::next::{self, Next};
use super::sheet::{Opener, Sheets};
use crate::act::{Act, asked};
use crate::icons::Piece;
use crate::light::{any, memo, now};
use crate::room::Room;
use crate::words;

/// What the keeper may say instead of passing, when the piece is with the keeper.
#[component]
pub(super) fn Own(next: Memo<Next>) -> impl IntoView {
    let room = Room::here();
    let own = memo(move || match next.get() {
        Next::Pass { turn, silent, .. } => Some((turn, silent)),
        _ => None,
    });
    let take = memo(move || {
        let offered = room
            .mine
            .with(|mine| mine.as_ref().is_some_and(|mine| mine.offer.is_some()));
        !offered && room.may(ActionKind::Take)
    });
    // Before a round with a note the keeper, too, may let it go past, unseen.
    let sits_out = memo(move || {
        let can = room.may(ActionKind::SitOut) || room.may(ActionKind::JoinIn);
        let out = room
            .mine
            .with(|mine| mine.as_ref().is_some_and(|mine| mine.sits_out));
        room.part().filter(|_| can).map(|part| (part, out))
    });
    now(move || {
        if take.get() {
            return Some(any(view! {
                <Act action=Action::Take class="btn btn--quiet btn--sm">
                    "Take the piece yourself"
                </Act>
            }));
        }
        if let Some((part, out)) = sits_out.get() {
            let action = if out {
                Action::JoinIn { part }
            } else {
                Action::SitOut { part }
            };
            let words = if out {
                "Join in after all"
            } else {
                "Sit this one out"
            };
            return Some(any(view! {
                <Act action=action class="btn btn--quiet btn--sm">
                    {words}
                </Act>
            }));
        }
        own.get().map(|(turn, silent)| {
            any(view! {
                <div class="pair">
                    {(!silent)
                        .then(|| {
                            any(view! {
                                <Act
                                    action=Action::HoldSilence { turn }
                                    class="btn btn--quiet btn--sm"
                                >
                                    "Hold silence"
                                </Act>
                            })
                        })}
                    <Act
                        action=Action::Pass { turn, how: How::NotNow }
                        class="btn btn--quiet btn--sm"
                    >
                        "Not this time"
                    </Act>
                </div>
            })
        })
    })
}

/// The large button. While it asks for something it is one and the same button, so that it keeps the focus.
#[component]
pub(super) fn Main(next: Memo<Next>, sheets: Sheets) -> impl IntoView {
    let room = Room::here();
    let asks = memo(move || next.with(action).is_some());
    let action = Signal::derive(move || next.with(action).unwrap_or(Action::Ring));
    let class = Signal::derive(move || next.with(|next| class(room, next)).to_owned());
    let busy = memo(move || {
        room.asking
            .get()
            .is_some_and(|asking| asking == action.with(asked))
    });
    // On the ember of the keeper's own button the ember piece would not be seen.
    let carries = memo(move || next.with(|next| matches!(next, Next::PassOn { .. })));
    let line = memo(move || {
        if busy.get() {
            passing(&next.get())
        } else {
            line(room, &next.get())
        }
    });
    let sub = memo(move || sub(room, &next.get()));
    let for_seat = Signal::derive(move || match next.get() {
        Next::PassFor { holder, .. } => Some(holder),
        _ => None,
    });
    now(move || {
        if asks.get() {
            any(view! {
                <Act action=action class=class for_seat=for_seat>
                    {now(move || carries.get().then(|| any(view! { <Piece /> })))}
                    <span>
                        {line}
                        <span class="btn__sub">{sub}</span>
                    </span>
                </Act>
            })
        } else if next.with(|next| matches!(next, Next::GoOn { .. })) {
            any(view! {
                <Opener sheet=sheets.go_on class="btn btn--main btn--quiet">
                    {line}
                </Opener>
            })
        } else if next.with(|next| *next == Next::Close) {
            any(view! {
                <Opener sheet=sheets.close class="btn btn--main btn--solid">
                    "Close the circle"
                </Opener>
            })
        } else {
            any(())
        }
    })
}

/// What the large button asks for; none where it opens a dialog first, or where nothing is left to do.
fn action(next: &Next) -> Option<Action> {
    match *next {
        Next::Do(ref step) => Some(step.action.clone()),
        Next::Begin => Some(Action::Begin),
        Next::Resume => Some(Action::Resume),
        Next::EndBreath => Some(Action::EndBreath),
        Next::Breathe { pattern, breaths } => Some(Action::Breathe { pattern, breaths }),
        Next::Pass { turn, .. } => Some(Action::Pass {
            turn,
            how: How::Shared,
        }),
        Next::PassFor { turn, .. } => Some(Action::Pass {
            turn,
            how: How::Shared,
        }),
        Next::PassOn { turn, .. } => Some(Action::PassOn { turn }),
        Next::GoOn { from, sure: true } => Some(Action::NextPart { from }),
        Next::GoOn { sure: false, .. } | Next::Close | Next::Over => None,
    }
}

/// Whether this uses up the one showing of answers, of which there may be too few to be shown.
fn shows_too_few(room: Room, action: &Action) -> bool {
    let few = |said: Option<SpokenDesk>| said.is_none_or(|said| said.answered == Answered::Few);
    matches!(action, Action::CloseAnswers { .. }) && room.spoken_desk.with(|said| few(*said))
}

fn class(room: Room, next: &Next) -> &'static str {
    match next {
        Next::Do(step) if shows_too_few(room, &step.action) => "btn btn--main btn--quiet",
        Next::Pass { .. } => "btn btn--main btn--piece",
        Next::PassOn { .. } | Next::PassFor { .. } => "btn btn--main btn--nudge",
        Next::Do(_) => "btn btn--main btn--calm-solid",
        Next::Breathe { .. } | Next::Resume => "btn btn--main btn--calm-solid",
        Next::EndBreath => "btn btn--main btn--calm",
        Next::Begin | Next::GoOn { .. } | Next::Close | Next::Over => "btn btn--main btn--solid",
    }
}

fn line(room: Room, next: &Next) -> String {
    let to_part = |at: usize| {
        room.commons
            .with(|commons| next::to_part(&commons.parts, at))
    };
    match next {
        Next::Begin => ["Begin with ", &to_part(0)].concat(),
        Next::Resume => "Go on together".to_owned(),
        Next::EndBreath => "End with this breath".to_owned(),
        Next::Breathe { .. } => "Begin the breath".to_owned(),
        Next::Pass { to, .. } => {
            let to = to.map(|to| room.called(to));
            words::pass_to(to.as_deref())
        }
        Next::PassFor { to, .. } => {
            let to = to.map(|to| room.called(to));
            words::pass_to(to.as_deref())
        }
        Next::PassOn { to: Some(to), .. } => ["Pass on to ", &room.called(*to)].concat(),
        Next::PassOn {
            holder, to: None, ..
        } => ["Pass on for ", &room.called(*holder)].concat(),
        Next::GoOn { from, .. } => ["Go on to ", &to_part(from + 1)].concat(),
        Next::Do(step) => step.words.to_owned(),
        Next::Close => "Close the circle".to_owned(),
        Next::Over => String::new(),
    }
}

fn passing(next: &Next) -> String {
    match next {
        Next::Pass { .. } | Next::PassOn { .. } | Next::PassFor { .. } => "Passing…",
        Next::Begin
        | Next::Do(_)
        | Next::Resume
        | Next::EndBreath
        | Next::Breathe { .. }
        | Next::GoOn { .. }
        | Next::Close
        | Next::Over => "One moment…",
    }
    .to_owned()
}

fn sub(room: Room, next: &Next) -> String {
    match next {
        Next::PassOn { holder, .. } => [&room.called(*holder), " usually does this"].concat(),
        Next::PassFor { holder, .. } => {
            ["for ", &room.called(*holder), ", who has no phone"].concat()
        }
        Next::Breathe { pattern, breaths } => [
            words::pattern_name(*pattern),
            ", ",
            &breaths.to_string(),
            " times",
        ]
        .concat(),
        Next::EndBreath => "it ends as we breathe out".to_owned(),
        Next::Begin
        | Next::Do(_)
        | Next::Resume
        | Next::Pass { .. }
        | Next::GoOn { .. }
        | Next::Close
        | Next::Over => String::new(),
    }
}
