//! The large button: what it says, what it asks, and what stands above it when the piece is with the keeper.

use circle::{Action, ActionKind, How, SeatId};
use leptos::prelude::*;

use super::hand::too_few;
use super::next::Next;
use super::sheet::{Opener, Sheets};
use crate::act::{Act, asked};
use crate::before_turn::BeforeTurn;
use crate::icons::Piece;
use crate::light::{any, memo, now};
use crate::protocol::Arrivals;
use crate::room::Room;
use crate::say::say;
use crate::words::{self, short};

/// Left of the large button: what the keeper may do instead, quietly.
#[component]
pub(super) fn Left(next: Memo<Next>) -> impl IntoView {
    let room = Room::here();
    let left = memo(move || left(room, &next.get()));
    now(move || {
        left.get().map(|(action, words)| {
            any(view! {
                <Act action=Signal::stored(action) class="btn btn--quiet btn--sm" form_class="act act--left">
                    {words}
                </Act>
            })
        })
    })
}

fn left(room: Room, next: &Next) -> Option<(Action, String)> {
    if let Next::Pass { turn, silent, .. } = *next {
        return Some(if silent {
            (Action::SpeakAfterAll { turn }, say().speak_after_all())
        } else {
            (Action::HoldSilence { turn }, say().hold_silence())
        });
    }
    let offered = room
        .mine
        .with(|mine| mine.as_ref().is_some_and(|mine| mine.offer.is_some()));
    if !offered && room.may(ActionKind::Take) {
        return Some((Action::Take, say().hand_take()));
    }
    let part = room.part()?;
    // The keeper, too, may let a round go past, unseen.
    if room.may(ActionKind::JoinIn) {
        return Some((Action::JoinIn { part }, say().join_in_after_all()));
    }
    let before = room.mine.with(|mine| {
        let mine = mine.as_ref()?;
        Some(room.commons.with(|commons| BeforeTurn::of(commons, mine)))
    })?;
    if let Some(later) = before.later {
        return Some((later, say().ask_me_later()));
    }
    if let Some(out) = before.out {
        return Some((out, say().sit_this_out()));
    }
    if !too_few(room) {
        return None;
    }
    // One or two cards can be shown; and with what a desk answered for others there may be enough. None of them counts
    // in what the desk is told.
    if room.may(ActionKind::ShowCards) {
        return Some((Action::ShowCards { part }, say().help_show_cards()));
    }
    let for_others = room
        .mine
        .with(|mine| mine.as_ref().is_some_and(|mine| !mine.carries.is_empty()));
    (for_others && room.may(ActionKind::CloseAnswers))
        .then_some((Action::CloseAnswers { part }, say().help_show_as_a_whole()))
}

/// Right of it: letting the piece go past, when it is with the keeper.
#[component]
pub(super) fn Right(next: Memo<Next>) -> impl IntoView {
    let turn = memo(move || match next.get() {
        Next::Pass { turn, .. } => Some(turn),
        _ => None,
    });
    now(move || {
        turn.get().map(|turn| {
            any(view! {
                <Act
                    action=Action::Pass { turn, how: How::NotNow }
                    class="btn btn--quiet btn--sm"
                    form_class="act act--right"
                >
                    {say().not_this_time()}
                </Act>
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
    let class = Signal::derive(move || next.with(class).to_owned());
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
                    <span>
                        {line}
                        <span class="btn__sub">{sub}</span>
                    </span>
                </Opener>
            })
        } else if next.with(|next| *next == Next::Close) {
            any(view! {
                <Opener sheet=sheets.close class="btn btn--main btn--solid">
                    <span>
                        {say().close_the_circle()}
                        <span class="btn__sub">{sub}</span>
                    </span>
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

fn class(next: &Next) -> &'static str {
    match next {
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
            .with(|commons| words::to_part(&commons.parts, at))
    };
    match next {
        Next::Begin => say().hand_begin_with(to_part(0)),
        Next::Resume => say().hand_go_on_together(),
        Next::EndBreath => say().help_end_breath(),
        Next::Breathe { .. } => say().hand_begin_breath(),
        Next::Pass { to: None, .. } | Next::PassFor { to: None, .. } => words::pass_to(None),
        Next::Pass { to: Some(to), .. } | Next::PassFor { to: Some(to), .. } => {
            for_button(room, *to, |to| words::pass_to(Some(to)))
        }
        Next::PassOn { to: Some(to), .. } => for_button(room, *to, |to| say().hand_pass_on_to(to)),
        Next::PassOn {
            holder, to: None, ..
        } => for_button(room, *holder, |whom| say().hand_pass_on_for(whom)),
        Next::GoOn { sure: false, .. } if too_few(room) => say().hand_go_on_unshown(),
        Next::GoOn { from, .. } => say().hand_go_on_to(to_part(from + 1)),
        Next::Do(step) => step.words.clone(),
        Next::Close => say().close_the_circle(),
        Next::Over => String::new(),
    }
}

/// What the button says with a name, unless one word of it alone is too long.
fn for_button(room: Room, seat: SeatId, says: impl Fn(&str) -> String) -> String {
    match short::for_button(&name(room, seat)) {
        Some(name) => says(&name),
        None => say().carried_pass(),
    }
}

/// A name as it fits on the button.
fn name(room: Room, seat: SeatId) -> String {
    room.short(seat, 0)
}

fn is_lost(room: Room, seat: SeatId) -> bool {
    let lost = |arrivals: &Arrivals| arrivals.lost.iter().any(|lost| lost.seat == seat);
    room.arrivals.with(lost)
}

fn passing(next: &Next) -> String {
    match next {
        Next::Pass { .. } | Next::PassOn { .. } | Next::PassFor { .. } => say().passing(),
        Next::Begin
        | Next::Do(_)
        | Next::Resume
        | Next::EndBreath
        | Next::Breathe { .. }
        | Next::GoOn { .. }
        | Next::Close
        | Next::Over => say().hand_one_moment(),
    }
}

fn sub(room: Room, next: &Next) -> String {
    match next {
        Next::PassOn { holder, .. } if is_lost(room, *holder) => {
            say().hand_when_nods(name(room, *holder))
        }
        Next::PassOn { holder, .. } => say().hand_usually(name(room, *holder)),
        Next::PassFor { holder, .. } => say().hand_for_no_phone(name(room, *holder)),
        Next::GoOn { sure: false, .. } | Next::Close if too_few(room) => {
            if room.may(ActionKind::ShowCards) {
                say().hand_few_cards()
            } else {
                say().answered_by_few()
            }
        }
        Next::Breathe { pattern, breaths } => {
            say().listed_times(words::pattern_name(*pattern), breaths)
        }
        Next::EndBreath => say().hand_breath_ends(),
        Next::Begin
        | Next::Do(_)
        | Next::Resume
        | Next::Pass { .. }
        | Next::GoOn { .. }
        | Next::Close
        | Next::Over => String::new(),
    }
}
