//! What is asked before something that cannot be taken back.

use circle::view::Scene;
use circle::{Action, Stage};
use leptos::prelude::*;

use super::sheet::{Closer, Sheet, SheetBox};
use crate::act::Act;
use crate::light::{any, memo, now};
use crate::parts;
use crate::room::Room;
use crate::say::say;
use crate::words;

/// The part that is going on, from 0.
pub(super) fn from(room: Room) -> usize {
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
    let from = memo(move || from(room));
    let to = memo(move || {
        room.commons
            .with(|commons| words::to_part(&commons.parts, from.get() + 1))
    });
    let title = Signal::derive(move || say().go_on_h(to.get()));
    let behind = memo(move || {
        room.commons.with(|commons| {
            room.desk.with(|desk| {
                desk.as_ref()
                    .map(|desk| parts::left_behind(commons, desk))
                    .unwrap_or_default()
            })
        })
    });
    let action = Signal::derive(move || Action::NextPart { from: from.get() });
    any(view! {
        <SheetBox sheet=sheet class="sheet confirm" title=title>
            <p class="confirm__what">{behind}</p>
            <div class="choices">
                <Act action=action class="btn btn--solid btn--main">
                    {now(move || say().hand_go_on_to(to.get()))}
                </Act>
                <Closer sheet=sheet class="btn btn--quiet btn--main">
                    {say().not_yet()}
                </Closer>
            </div>
        </SheetBox>
    })
}

/// Asks before the circle is closed. It is always asked.
#[component]
pub(super) fn CloseSheet(
    /// Its dialog.
    sheet: Sheet,
) -> impl IntoView {
    let room = Room::here();
    let early = memo(move || {
        room.commons.with(|commons| match commons.stage {
            Stage::Part(at) => at + 1 < commons.parts.len() || !parts::is_whole(commons),
            Stage::Arriving => commons.scene == Scene::Arriving,
            Stage::Ended => false,
        })
    });
    any(view! {
        <SheetBox sheet=sheet class="sheet confirm" title=say().close_h()>
            <p class="confirm__what">
                {now(move || early.get().then(|| say().close_early()))}
                {say().close_what()}
            </p>
            <div class="choices">
                <Act action=Action::Close class="btn btn--solid btn--main">
                    {say().close_the_circle()}
                </Act>
                <Closer sheet=sheet class="btn btn--quiet btn--main">
                    {say().not_yet()}
                </Closer>
            </div>
        </SheetBox>
    })
}
