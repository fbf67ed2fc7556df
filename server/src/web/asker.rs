//! Who asks by a form of a screen: the circle, the seat, and the page that the form was on.

use app::protocol::AskError;
use app::room::Screen;
use axum::response::Response;
use circle::{CommandId, SeatId};

use super::knock::{Knock, Visitor, go_to};
use crate::keys::Bearer;

/// Who sent a form, and the page it was on.
pub(super) struct Asker {
    pub knock: Knock,
    /// Whose screen it is.
    pub seat: SeatId,
    /// The same, with the key that it was opened by.
    pub bearer: Bearer,
    pub page: String,
    pub made: CommandId,
}

impl Asker {
    /// Back to the page, with the sentence for this trouble.
    pub(super) fn refused(&self, error: &AskError) -> Response {
        go_to(&format!("{}?said={}", self.page, error.code()))
    }
}

impl Visitor {
    /// The seat whose `screen` sent a form of a page with this mark.
    pub(super) async fn asker(self, screen: Option<Screen>, mark: &str) -> Result<Asker, Response> {
        let knock = self.knock(None).await?;
        let asks = |screen: Screen| Some((screen, knock.bearer(screen)?));
        let Some((screen, bearer)) = screen.and_then(asks) else {
            // There it says that they have no seat, or none with a desk.
            return Err(go_to(&knock.address(Screen::Seat)));
        };
        let Some(seat) = bearer.who.seat() else {
            let said = AskError::ReadOnly.code();
            let page = knock.address(screen);
            return Err(go_to(&format!("{page}?said={said}")));
        };
        let Some(made) = knock.made_here(screen, mark) else {
            return Err(knock.old_page(screen));
        };
        Ok(Asker {
            page: knock.address(screen),
            knock,
            seat,
            bearer,
            made,
        })
    }

    /// The same, for what counts as asked for as soon as it is.
    pub(super) async fn unhurried(
        self,
        screen: Option<Screen>,
        mark: &str,
    ) -> Result<Asker, Response> {
        let asker = self.asker(screen, mark).await?;
        if asker.knock.room.budgets.may_ask(Some(asker.seat)) {
            Ok(asker)
        } else {
            Err(asker.refused(&AskError::TooFast))
        }
    }
}
