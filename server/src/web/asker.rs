//! Who asks by a form of a screen: the circle, the seat, and the page that the form was on.

use app::protocol::Trouble;
use app::room::Screen;
use axum::http::HeaderMap;
use axum::response::Response;
use circle::{CommandId, SeatId};

use super::knock::{From, Knock, go_to, screen_of};
use super::state::House;
use crate::keys::Bearer;

/// Who sent a form, and the page it was on.
pub(super) struct Asker {
    /// The circle.
    pub knock: Knock,
    /// Whose screen it is.
    pub seat: SeatId,
    /// The same, with the key that it was opened by.
    pub bearer: Bearer,
    /// The way back to the page.
    pub page: String,
    /// The page's id.
    pub made: CommandId,
}

impl Asker {
    /// Back to the page, with the sentence for this trouble.
    pub(super) fn told(&self, trouble: &Trouble) -> Response {
        go_to(&format!("{}?said={}", self.page, trouble.code()))
    }

    /// The same for those who ask too fast.
    pub(super) fn too_fast(&self) -> Response {
        self.told(&Trouble::TooFast)
    }

    /// Counts what they ask for. Whether that is too much in a short time.
    pub(super) fn hurries(&self) -> bool {
        !self.knock.room.budgets.may_ask(Some(self.seat))
    }
}

impl House {
    /// The seat whose screen of this `word` sent a form of a page with this mark; else the answer that it gets instead.
    pub(super) async fn asker(
        &self,
        typed: &str,
        word: &str,
        from: From,
        headers: &HeaderMap,
        mark: &str,
    ) -> Result<Asker, Response> {
        let knock = self.knock(typed, from.ip(), headers).await?;
        let (code, news) = (&knock.code, knock.room.news());
        let asks = |screen: Screen| {
            let bearer = self.bearer(headers, code, &news, screen)?;
            Some((screen, bearer.who.seat()?, bearer))
        };
        let Some((screen, seat, bearer)) = screen_of(word).and_then(asks) else {
            // There it says that they have no seat, or none with a desk.
            return Err(go_to(&format!("/c/{code}/seat")));
        };
        let made = self.made_here(headers, &knock, screen, mark)?;
        Ok(Asker {
            page: format!("/c/{code}/{word}"),
            knock,
            seat,
            bearer,
            made,
        })
    }
}
