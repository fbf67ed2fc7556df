//! Who asks by a form of a screen: the circle, the seat, and the page that the form was on.

use app::protocol::AskError;
use app::room::Screen;
use axum::response::Response;
use circle::CommandId;

use super::inside::Inside;
use super::knock::{Knock, Visitor, go_to};
use crate::keys::Bearer;
use crate::rooms::RoomHandle;

/// Who sent a form, and the page it was on.
pub(super) struct Asker<R: Inside = RoomHandle> {
    pub knock: Knock<R>,
    /// Whose screen it is.
    pub seat: R::Of,
    /// The same, with the key that it was opened by.
    pub bearer: Bearer<R::Of>,
    pub page: String,
    pub made: CommandId,
}

impl Asker {
    /// Back to the page, with the sentence for this trouble.
    pub(super) fn refused(&self, error: &AskError) -> Response {
        self.back(error.code())
    }
}

impl<R: Inside> Asker<R> {
    /// Back to the page, with the sentence for the trouble of this code.
    pub(super) fn back(&self, said: &str) -> Response {
        go_to(&format!("{}?said={said}", self.page))
    }
}

impl Visitor {
    /// The seat whose `screen` sent a form of a page with this mark.
    pub(super) async fn asker<R: Inside>(
        self,
        screen: Option<Screen>,
        mark: &str,
    ) -> Result<Asker<R>, Response> {
        let knock = self.knock_at::<R>(None).await?;
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
    pub(super) async fn unhurried<R: Inside>(
        self,
        screen: Option<Screen>,
        mark: &str,
    ) -> Result<Asker<R>, Response> {
        let asker = self.asker::<R>(screen, mark).await?;
        if asker.knock.room.may_ask(Some(asker.seat)) {
            Ok(asker)
        } else {
            Err(asker.back(AskError::TooFast.code()))
        }
    }
}
