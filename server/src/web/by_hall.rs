//! The circles of a gathering have no door of their own: people come in by the hall, where the host sees who is here,
//! where the door can be closed, and where nobody can be in two circles.

use app::room::Screen;
use app::say::say;
use axum::http::StatusCode;
use axum::response::Response;

use super::inside::{Inside, opened};
use super::knock::{Knock, go_to};
use super::notices::notice;
use crate::gatherings::HallHandle;

impl Knock {
    /// Whether people come to this circle by the hall around it, and not by its own door.
    pub(super) fn is_by_hall(&self) -> bool {
        self.room.snapshot().circle.is_within_gathering()
    }

    /// The way to the hall, for one who has typed this circle's code or come by its link; who is in the hall already is
    /// led to their own screen there. Whoever has waited for the one code goes on at once, but is no more known for that.
    pub(super) async fn to_hall(&self) -> Response {
        let Some((code, hall, _)) = self.state.gatherings.around(&self.code) else {
            // The afternoon has ended, or is not taken up yet.
            let (heading, sentence) = (say().by_hall_h(), say().by_hall());
            let words = say().to_the_first_page();
            return notice(StatusCode::FORBIDDEN, heading, sentence, "/", words).await;
        };
        let at = HallHandle::AT;
        let is_in = |screen| opened(&hall, self.state.cookies, &self.headers, &code, screen);
        if is_in(Screen::Seat).is_some() {
            // Not further to a seat: it may be just that seat which is gone.
            return go_to(&format!("{at}{code}/{}?stay", Screen::Seat.word()));
        }
        if is_in(Screen::Desk).is_some() {
            return go_to(&format!("{at}{code}/{}", Screen::Desk.word()));
        }
        let pass = self.by.as_ref().map(|_| self.state.limits.pass(&code));
        let by = pass.map(|pass| format!("?by={pass}")).unwrap_or_default();
        go_to(&format!("{at}{code}{by}"))
    }
}
