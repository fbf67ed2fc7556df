//! Changing the order, and who comes in: a dialog, so that the order itself stays in view.

use leptos::prelude::*;

use super::late::LateJoiners;
use super::more_seats::MoreSeats;
use super::one_time::{BesideMe, OneTime};
use super::own::Way;
use super::sheet::{Sheet, SheetBox};
use crate::light::any;
use crate::say::say;

/// The dialog. It stays open: what was chosen is said in it.
#[component]
pub(super) fn OrderSheet(
    /// Its dialog.
    sheet: Sheet,
    /// Where a link for a co-keeper comes up.
    one_time: OneTime,
) -> impl IntoView {
    any(view! {
        <SheetBox sheet=sheet class="sheet sheet--order" title=say().arrange_h() stays=true>
            <p class="small soft">{say().arrange_how()}</p>
            <Way />
            <MoreSeats />
            <LateJoiners />
            <BesideMe one_time=one_time />
        </SheetBox>
    })
}
