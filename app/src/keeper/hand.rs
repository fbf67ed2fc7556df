//! The keeper's hand: quiet tools on both sides, and in the middle the one thing that is next.

use circle::{Action, ActionKind};
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

use super::asked::from;
use super::large::{Left, Main, Right};
use super::next::{self, Next};
use super::sheet::{Opener, Sheet, Sheets};
use crate::act::Act;
use crate::icons::Icon;
use crate::light::{any, memo, now};
use crate::parts;
use crate::room::Room;
use crate::say::say;

#[component]
pub(super) fn Hand(
    /// The dialogs it opens.
    sheets: Sheets,
) -> impl IntoView {
    let room = Room::here();
    let next = memo(move || next_for(room));
    // A double click or a held key is one wish: what it hits second is already something else.
    let once = |event: MouseEvent| {
        if event.detail() > 1 {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let not_held = |event: KeyboardEvent| {
        if event.repeat() && matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
        }
    };
    any(view! {
        <section
            class="desk__hand"
            id="hand"
            aria-label=say().hand_name()
            on:click:capture=once
            on:keydown=not_held
        >
            <Tools next=next sheet=sheets.breathe />
            <div class="desk__say">
                <Left next=next />
                <Main next=next sheets=sheets />
                <Right next=next />
            </div>
            <EndTools next=next sheets=sheets />
        </section>
    })
}

fn next_for(room: Room) -> Next {
    let few = too_few(room);
    room.commons.with(|commons| {
        room.mine.with(|mine| {
            mine.as_ref()
                .map_or(Next::Over, |mine| next::next(commons, mine, few))
        })
    })
}

/// Whether what people said so far cannot be shown yet.
pub(super) fn too_few(room: Room) -> bool {
    let said = room.said.get();
    room.commons.with(|commons| parts::too_few(commons, said))
}

/// What the part that is going on can be given beside: more time, the second bell, the sign for an answer.
#[component]
fn PartTools() -> impl IntoView {
    let room = Room::here();
    let tools = memo(move || {
        let part = room.part()?;
        let turn = room
            .commons
            .with(|commons| commons.ring.piece.turn().map(|turn| turn.number));
        let all = [
            (
                ActionKind::Respond,
                turn.map(|turn| Action::Respond { turn }),
                "i-bell",
                say().help_all_answer(),
            ),
            (
                ActionKind::EndSilence,
                Some(Action::EndSilence { part }),
                "i-bell",
                say().help_second_bell(),
            ),
            (
                ActionKind::MorePartTime,
                Some(Action::MorePartTime { part }),
                "i-plus",
                say().help_one_minute(),
            ),
        ];
        let may = all.into_iter().filter(|(kind, ..)| room.may(*kind));
        Some(
            may.filter_map(|(_, action, icon, words)| Some((action?, icon, words)))
                .collect::<Vec<_>>(),
        )
    });
    now(move || {
        let tools = tools.get().unwrap_or_default();
        let tool = |(action, icon, words): (Action, &'static str, String)| {
            any(view! {
                <Act action=Signal::stored(action) class="tool">
                    <Icon name=icon more="icon--lg" />
                    {words}
                </Act>
            })
        };
        tools.into_iter().map(tool).collect::<Vec<_>>()
    })
}

/// Pause, bell, breath.
#[component]
fn Tools(next: Memo<Next>, sheet: Sheet) -> impl IntoView {
    let room = Room::here();
    let pause = memo(move || room.may(ActionKind::Pause));
    // Where the large button goes on, a second one beside it would look like another way.
    let resume = memo(move || room.may(ActionKind::Resume) && next.get() != Next::Resume);
    let breathe = memo(move || room.may(ActionKind::Breathe));
    let action = Signal::derive(move || {
        if resume.get() {
            Action::Resume
        } else {
            Action::Pause
        }
    });
    any(view! {
        <div class="tools">
            <Act action=Action::Ring class="tool">
                <Icon name="i-bell" more="icon--lg" />
                {say().help_bell()}
            </Act>
            {now(move || {
                if next.get() == Next::Resume {
                    // Its place stays, so that what stands beside it does not move.
                    return Some(any(view! { <span class="tool tool--none"></span> }));
                }
                (pause.get() || resume.get())
                    .then(|| {
                        any(view! {
                            <Act action=action class="tool">
                                {now(move || {
                                    if resume.get() {
                                        any(view! { <Icon name="i-right" more="icon--lg" /> })
                                    } else {
                                        any(view! { <Icon name="i-pause" more="icon--lg" /> })
                                    }
                                })}
                                <span>{now(move || if resume.get() { say().help_resume() } else { say().help_pause() })}</span>
                            </Act>
                        })
                    })
            })}
            {now(move || {
                breathe
                    .get()
                    .then(|| {
                        any(view! {
                            <Opener sheet=sheet class="tool">
                                <Icon name="i-breath" more="icon--lg" />
                                {say().hand_breathe()}
                            </Opener>
                        })
                    })
            })}
        </div>
    })
}

/// One more minute, the next part, the end.
#[component]
fn EndTools(next: Memo<Next>, sheets: Sheets) -> impl IntoView {
    let room = Room::here();
    let more = memo(move || {
        let turn = room
            .commons
            .with(|commons| commons.ring.piece.turn().map(|turn| turn.number));
        turn.filter(|_| room.may(ActionKind::MoreTime))
    });
    // Where the large button goes on already, a second one beside it would only be in the way.
    let on =
        memo(move || room.may(ActionKind::NextPart) && !matches!(next.get(), Next::GoOn { .. }));
    let ends = memo(move || room.may(ActionKind::Close) && next.get() != Next::Close);
    let whole = memo(move || room.commons.with(parts::is_whole));
    let from = memo(move || from(room));
    any(view! {
        <div class="tools tools--end">
            <PartTools />
            {now(move || {
                more.get()
                    .map(|turn| {
                        any(view! {
                            <Act action=Action::MoreTime { turn } class="tool">
                                <Icon name="i-plus" more="icon--lg" />
                                {say().help_one_minute()}
                            </Act>
                        })
                    })
            })}
            {now(move || {
                on.get()
                    .then(|| {
                        if whole.get() {
                            any(view! {
                                <Act action=Action::NextPart { from: from.get() } class="tool">
                                    <Icon name="i-part" more="icon--lg" />
                                    {say().help_next_part()}
                                </Act>
                            })
                        } else {
                            any(view! {
                                <Opener sheet=sheets.go_on class="tool">
                                    <Icon name="i-part" more="icon--lg" />
                                    {say().help_next_part()}
                                </Opener>
                            })
                        }
                    })
            })}
            {now(move || {
                ends.get()
                    .then(|| {
                        any(view! {
                            <Opener sheet=sheets.close class="tool">
                                <Icon name="i-door" more="icon--lg" />
                                {say().close_the_circle()}
                            </Opener>
                        })
                    })
            })}
        </div>
    })
}
