//! What is answered in place of a ticket or a socket.

use app::say::say;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::web::notices::notice;

/// Programs ask here, which have no use for a page, nor for the way to one: what has ended is not here any more.
pub(crate) fn only_status(answer: Response) -> Response {
    let status = answer.status();
    let status = if status.is_redirection() {
        StatusCode::NOT_FOUND
    } else {
        status
    };
    status.into_response()
}

/// For whoever opens the address of a socket by hand.
pub(crate) async fn no_socket(status: StatusCode) -> Response {
    let sentence = say().no_socket();
    let heading = say().no_socket_h();
    notice(status, heading, sentence, "/", say().to_the_first_page()).await
}
