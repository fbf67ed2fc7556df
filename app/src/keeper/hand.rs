//! The keeper's hand: quiet tools on both sides, and in the middle the one thing that is next.

use circle::view::Scene;
use circle::{Deed, How, Kind, Stage};
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

use super::next::{self, Next};
use super::sheet::{Opener, Sheet, SheetBox};
use crate::act::Act;
use crate::icons::{Icon, Piece};
use crate::room::Room;
use crate::words;

/// The dialogs that the hand opens.
#[derive(Clone, Copy)]
pub(super) struct Sheets {
    /// A breath in between.
    pub(super) breathe: Sheet,
    /// Going on though the part is not at its end.
    pub(super) go_on: Sheet,
    /// Closing the circle.
    pub(super) close: Sheet,
}

/// The hand.
#[component]
pub(super) fn Hand(
    /// The dialogs it opens.
    sheets: Sheets,
) -> impl IntoView {
    let room = Room::here();
    let next = Memo::new(move |_| next_for(room));
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
    view! {
        <section
            class="desk__hand"
            id="hand"
            aria-label="Keeper’s controls"
            on:click:capture=once
            on:keydown=not_held
        >
            <Tools sheet=sheets.breathe />
            <div class="desk__say">
                <Own next=next />
                <Main next=next sheets=sheets />
            </div>
            <EndTools next=next sheets=sheets />
        </section>
    }
    .into_any()
}

fn next_for(room: Room) -> Next {
    room.commons.with(|commons| {
        room.mine.with(|mine| {
            mine.as_ref()
                .map_or(Next::Over, |mine| next::next(commons, mine))
        })
    })
}

/// Pause, bell, breath.
#[component]
fn Tools(sheet: Sheet) -> impl IntoView {
    let room = Room::here();
    let pause = Memo::new(move |_| room.may(Kind::Pause));
    let resume = Memo::new(move |_| room.may(Kind::Resume));
    let breathe = Memo::new(move |_| room.may(Kind::Breathe));
    let deed = Signal::derive(move || {
        if resume.get() {
            Deed::Resume
        } else {
            Deed::Pause
        }
    });
    view! {
        <div class="tools">
            <Act deed=Deed::Ring class="tool">
                <Icon name="i-bell" more="icon--lg" />
                "Bell"
            </Act>
            {move || {
                (pause.get() || resume.get())
                    .then(|| {
                        view! {
                            <Act deed=deed class="tool">
                                {move || {
                                    if resume.get() {
                                        view! { <Icon name="i-right" more="icon--lg" /> }
                                    } else {
                                        view! { <Icon name="i-pause" more="icon--lg" /> }
                                    }
                                }}
                                <span>{move || if resume.get() { "Go on" } else { "Pause" }}</span>
                            </Act>
                        }
                    })
            }}
            {move || {
                breathe
                    .get()
                    .then(|| {
                        view! {
                            <Opener sheet=sheet class="tool">
                                <Icon name="i-breath" more="icon--lg" />
                                "Breathe"
                            </Opener>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

/// What the keeper may say instead of passing, when the piece is with the keeper.
#[component]
fn Own(next: Memo<Next>) -> impl IntoView {
    let own = Memo::new(move |_| match next.get() {
        Next::Pass { turn, silent, .. } => Some((turn, silent)),
        _ => None,
    });
    move || {
        own.get().map(|(turn, silent)| {
            view! {
                <div class="pair">
                    {(!silent)
                        .then(|| {
                            view! {
                                <Act
                                    deed=Deed::HoldSilence { turn }
                                    class="btn btn--quiet btn--sm"
                                >
                                    "Hold silence"
                                </Act>
                            }
                        })}
                    <Act
                        deed=Deed::Pass { turn, how: How::NotNow }
                        class="btn btn--quiet btn--sm"
                    >
                        "Not this time"
                    </Act>
                </div>
            }
        })
    }
}

/// The large button. While it asks for something it is one and the same button, so that it keeps the focus.
#[component]
fn Main(next: Memo<Next>, sheets: Sheets) -> impl IntoView {
    let room = Room::here();
    let asks = Memo::new(move |_| next.with(deed).is_some());
    let deed = Signal::derive(move || next.with(deed).unwrap_or(Deed::Ring));
    let class = Signal::derive(move || next.with(class).to_owned());
    let busy = Memo::new(move |_| {
        room.asking
            .get()
            .is_some_and(|asking| asking == deed.with(Deed::kind))
    });
    // On the ember of the keeper's own button the ember piece would not be seen.
    let carries = Memo::new(move |_| next.with(|next| matches!(next, Next::PassOn { .. })));
    let line = Memo::new(move |_| {
        if busy.get() {
            passing(&next.get())
        } else {
            line(room, &next.get())
        }
    });
    let sub = Memo::new(move |_| sub(room, &next.get()));
    move || {
        if asks.get() {
            view! {
                <Act deed=deed class=class>
                    {move || carries.get().then(|| view! { <Piece /> })}
                    <span>
                        {move || line.get()}
                        <span class="btn__sub">{move || sub.get()}</span>
                    </span>
                </Act>
            }
            .into_any()
        } else if next.with(|next| matches!(next, Next::GoOn { .. })) {
            view! {
                <Opener sheet=sheets.go_on class="btn btn--main btn--quiet">
                    {move || line.get()}
                </Opener>
            }
            .into_any()
        } else if next.with(|next| *next == Next::Close) {
            view! {
                <Opener sheet=sheets.close class="btn btn--main btn--solid">
                    "Close the circle"
                </Opener>
            }
            .into_any()
        } else {
            ().into_any()
        }
    }
}

/// What the large button asks for; none where it opens a dialog first, or where nothing is left to do.
fn deed(next: &Next) -> Option<Deed> {
    match *next {
        Next::Begin => Some(Deed::Begin),
        Next::Resume => Some(Deed::Resume),
        Next::EndBreath => Some(Deed::EndBreath),
        Next::Breathe { pattern, breaths } => Some(Deed::Breathe { pattern, breaths }),
        Next::Pass { turn, .. } => Some(Deed::Pass {
            turn,
            how: How::Shared,
        }),
        Next::PassOn { turn, .. } => Some(Deed::PassOn { turn }),
        Next::GoOn { from, sure: true } => Some(Deed::NextPart { from }),
        Next::GoOn { sure: false, .. } | Next::Close | Next::Over => None,
    }
}

fn class(next: &Next) -> &'static str {
    match next {
        Next::Pass { .. } => "btn btn--main btn--piece",
        Next::PassOn { .. } => "btn btn--main btn--nudge",
        Next::Breathe { .. } | Next::Resume => "btn btn--main btn--calm-solid",
        Next::EndBreath => "btn btn--main btn--calm",
        Next::Begin | Next::GoOn { .. } | Next::Close | Next::Over => "btn btn--main btn--solid",
    }
}

fn line(room: Room, next: &Next) -> String {
    let part_after = |at: usize| room.commons.with(|commons| next::part_after(commons, at));
    match next {
        Next::Begin => {
            let first = room.commons.with(|commons| {
                commons
                    .parts
                    .first()
                    .map(|name| next::to_part(name))
                    .unwrap_or_default()
            });
            ["Begin with ", &first].concat()
        }
        Next::Resume => "Go on together".to_owned(),
        Next::EndBreath => "End with this breath".to_owned(),
        Next::Breathe { .. } => "Begin the breath".to_owned(),
        Next::Pass { to, .. } => {
            let to = to.map(|to| room.called(to));
            words::pass_to(to.as_deref())
        }
        Next::PassOn { to: Some(to), .. } => ["Pass on to ", &room.called(*to)].concat(),
        Next::PassOn {
            holder, to: None, ..
        } => ["Pass on for ", &room.called(*holder)].concat(),
        Next::GoOn { from, .. } => ["Go on to ", &part_after(*from)].concat(),
        Next::Close => "Close the circle".to_owned(),
        Next::Over => String::new(),
    }
}

fn passing(next: &Next) -> String {
    match next {
        Next::Pass { .. } | Next::PassOn { .. } => "Passing…",
        Next::Begin
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
        Next::Breathe { pattern, breaths } => {
            [pattern.name(), ", ", &breaths.to_string(), " times"].concat()
        }
        Next::EndBreath => "it ends as we breathe out".to_owned(),
        Next::Begin
        | Next::Resume
        | Next::Pass { .. }
        | Next::GoOn { .. }
        | Next::Close
        | Next::Over => String::new(),
    }
}

/// One more minute, the next part, the end.
#[component]
fn EndTools(next: Memo<Next>, sheets: Sheets) -> impl IntoView {
    let room = Room::here();
    let more = Memo::new(move |_| {
        let turn = room
            .commons
            .with(|commons| commons.ring.piece.turn().map(|turn| turn.number));
        turn.filter(|_| room.may(Kind::MoreTime))
    });
    // Where the large button goes on already, a second one beside it would only be in the way.
    let on =
        Memo::new(move |_| room.may(Kind::NextPart) && !matches!(next.get(), Next::GoOn { .. }));
    let whole = Memo::new(move |_| room.commons.with(next::is_whole));
    let from = Memo::new(move |_| from(room));
    view! {
        <div class="tools tools--end">
            {move || {
                more.get()
                    .map(|turn| {
                        view! {
                            <Act deed=Deed::MoreTime { turn } class="tool">
                                <Icon name="i-plus" more="icon--lg" />
                                "1 minute more"
                            </Act>
                        }
                    })
            }}
            {move || {
                on.get()
                    .then(|| {
                        if whole.get() {
                            view! {
                                <Act deed=Deed::NextPart { from: from.get() } class="tool">
                                    <Icon name="i-part" more="icon--lg" />
                                    "Next part"
                                </Act>
                            }
                            .into_any()
                        } else {
                            view! {
                                <Opener sheet=sheets.go_on class="tool">
                                    <Icon name="i-part" more="icon--lg" />
                                    "Next part"
                                </Opener>
                            }
                            .into_any()
                        }
                    })
            }}
            <Opener sheet=sheets.close class="tool">
                <Icon name="i-door" more="icon--lg" />
                "Close the circle"
            </Opener>
        </div>
    }
    .into_any()
}

fn from(room: Room) -> usize {
    room.commons.with(|commons| match commons.stage {
        Stage::Part(at) => at,
        Stage::Arriving | Stage::Ended => 0,
    })
}

/// Asks before a part is left that has not come to its end.
#[component]
pub(super) fn GoOnSheet(
    /// Its dialog.
    sheet: Sheet,
) -> impl IntoView {
    let room = Room::here();
    let from = Memo::new(move |_| from(room));
    let to = Memo::new(move |_| {
        room.commons
            .with(|commons| next::part_after(commons, from.get()))
    });
    let title = Signal::derive(move || ["Go on to ", &to.get(), "?"].concat());
    let behind = Memo::new(move |_| {
        room.commons.with(|commons| {
            room.desk.with(|desk| {
                desk.as_ref()
                    .map(|desk| next::left_behind(commons, desk))
                    .unwrap_or_default()
            })
        })
    });
    let deed = Signal::derive(move || Deed::NextPart { from: from.get() });
    view! {
        <SheetBox sheet=sheet class="sheet confirm" title=title>
            <p class="confirm__what">{move || behind.get()}</p>
            <div class="choices">
                <Act deed=deed class="btn btn--solid btn--main">
                    {move || ["Go on to ", &to.get()].concat()}
                </Act>
                <Stay sheet=sheet />
            </div>
        </SheetBox>
    }
    .into_any()
}

/// Asks before the circle is closed. It is always asked.
#[component]
pub(super) fn CloseSheet(
    /// Its dialog.
    sheet: Sheet,
) -> impl IntoView {
    let room = Room::here();
    let early = Memo::new(move |_| {
        room.commons.with(|commons| match commons.stage {
            Stage::Part(at) => at + 1 < commons.parts.len() || !next::is_whole(commons),
            Stage::Arriving => commons.scene == Scene::Arriving,
            Stage::Ended => false,
        })
    });
    view! {
        <SheetBox sheet=sheet class="sheet confirm" title="Close the circle for everyone?">
            <p class="confirm__what">
                {move || early.get().then_some("The plan has not come to its end. ")}
                "What we kept is shown; names, order and agreements are forgotten."
            </p>
            <div class="choices">
                <Act deed=Deed::Close class="btn btn--solid btn--main">
                    "Close the circle"
                </Act>
                <Stay sheet=sheet />
            </div>
        </SheetBox>
    }
    .into_any()
}

/// The way back out of a question.
#[component]
fn Stay(sheet: Sheet) -> impl IntoView {
    view! {
        <a
            class="btn btn--quiet btn--main"
            href="#hand"
            on:click=move |event| {
                event.prevent_default();
                sheet.close();
            }
        >
            "Not yet"
        </a>
    }
}
