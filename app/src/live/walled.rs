//! Networks that let no sockets through. There the page works as it does without script: its forms are sent as
//! forms, and it is loaded again from time to time.

use leptos::prelude::*;

use super::line::{Line, Stage, after, with};
use super::page;
use crate::room::Link;

/// So many sockets in a row that do not open, though tickets come, mean that none can.
const ENOUGH: u32 = 3;
/// How often such a page is loaded again, in milliseconds.
const LOOK_AGAIN: u64 = 20_000;
/// The tab remembers under this name that sockets do not open here.
const WALLED: &str = "hearth-no-sockets";

/// Whether this tab has found out before that sockets do not open here.
pub(super) fn is_known() -> bool {
    let known = page::kept(WALLED).is_some();
    if known {
        look_again_later();
    }
    known
}

/// A socket did not open though the ticket came.
pub(super) fn note(line: &mut Line) {
    line.walled += 1;
    if line.walled == ENOUGH && line.found == 0 && line.signals.link.get_untracked() != Link::Plain
    {
        line.signals.link.set(Link::Plain);
        page::keep(WALLED, "1");
        look_again_later();
    }
}

fn look_again_later() {
    after(LOOK_AGAIN, || {
        let found = with(|line| line.found > 0 || line.stage == Stage::Over);
        if found != Some(false) {
            return;
        }
        if page::is_hidden() || page::is_writing() {
            look_again_later();
        } else {
            page::reload();
        }
    });
}
