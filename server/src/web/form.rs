//! Reading a posted form. Its fields are counted and measured before anything is made of them, and bytes that are no
//! text are refused: with signs put in their place, a name or an agreement would be somebody else's words.

use app::say::say;
use axum::extract::rejection::RawFormRejection;
use axum::extract::{FromRequest, RawForm, Request};
use axum::http::StatusCode;
use axum::response::Response;
use percent_encoding::percent_decode;
use serde::de::DeserializeOwned;

use super::notices::notice;

/// The most fields of a form: those of the fullest plan are about half as many.
pub(super) const MOST_FIELDS: usize = 800;
/// The longest field as it is sent, in bytes: sixty agreements of one's own in any script fit.
const LONGEST_FIELD: usize = 176 * 1024;

/// The fields of a form, in the order of the page.
pub(super) type Pairs = Vec<(String, String)>;

/// The first field of this name.
pub(super) fn field<'a>(pairs: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    let found = pairs.iter().find(|(name, _)| name == wanted);
    found.map(|(_, value)| value.as_str())
}

/// A form that can be read.
pub(super) struct Form<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Form<T>, Response> {
        let read = match RawForm::from_request(request, state).await {
            Ok(RawForm(body)) => read(&body),
            Err(RawFormRejection::InvalidFormContentType(_)) => Err(FormError::NotAForm),
            Err(refused) if refused.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Err(FormError::TooMuch)
            }
            Err(_) => Err(FormError::NotOurs),
        };
        match read {
            Ok(form) => Ok(Form(form)),
            Err(error) => Err(error.page().await),
        }
    }
}

/// Why a form cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FormError {
    /// It has more fields, or longer ones, than any form here.
    TooMuch,
    /// It holds a file that is longer than any plan's.
    FileTooLong,
    /// Some of it is no text.
    NotText,
    /// It lacks a field, or has one that cannot be meant.
    NotOurs,
    /// It is something else than a form.
    NotAForm,
}

impl FormError {
    /// The page that says so.
    pub(super) async fn page(self) -> Response {
        let (status, heading, sentence) = match self {
            FormError::TooMuch => (
                StatusCode::PAYLOAD_TOO_LARGE,
                say().form_too_much_h(),
                say().form_too_much(),
            ),
            FormError::FileTooLong => (
                StatusCode::PAYLOAD_TOO_LARGE,
                say().form_file_too_long_h(),
                say().form_file_too_long(),
            ),
            FormError::NotText => (
                StatusCode::BAD_REQUEST,
                say().form_not_text_h(),
                say().form_not_text(),
            ),
            FormError::NotOurs => (
                StatusCode::BAD_REQUEST,
                say().form_unread_h(),
                say().form_unread(),
            ),
            FormError::NotAForm => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                say().form_unread_h(),
                say().form_unread(),
            ),
        };
        notice(status, heading, sentence, "/", say().to_the_first_page()).await
    }
}

/// What the form says. The cost is that of going through it a few times, whatever stands in it.
fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, FormError> {
    let fits = |(at, field): (usize, &[u8])| at < MOST_FIELDS && field.len() <= LONGEST_FIELD;
    if !body.split(|byte| *byte == b'&').enumerate().all(fits) {
        return Err(FormError::TooMuch);
    }
    if percent_decode(body).decode_utf8().is_err() {
        return Err(FormError::NotText);
    }
    serde_urlencoded::from_bytes(body).map_err(|_| FormError::NotOurs)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    fn pairs(body: &str) -> Result<Pairs, FormError> {
        read(body.as_bytes())
    }

    #[test]
    fn a_form_is_read_as_it_was_typed() {
        let typed = pairs("called=Zo%C3%AB+%26+Ana&page=1&empty=").unwrap();
        let expected = [("called", "Zoë & Ana"), ("page", "1"), ("empty", "")];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(typed, expected);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_and_not_replaced() {
        for body in [
            "called=%ff",
            "called=Zo%C3",
            "a=b&%80=c",
            "a=%ED%A0%80",
            "a=%C0%AF",
            "a=%F5%80%80%80",
        ] {
            assert_eq!(pairs(body), Err(FormError::NotText), "{body}");
        }
        let raw: Result<Pairs, _> = read(b"called=\xff");
        assert_eq!(raw, Err(FormError::NotText));
        // A sign that is cut in two by the end of its field is no sign.
        assert_eq!(pairs("a=%C3&b=%AB"), Err(FormError::NotText));
        // What somebody wrote is taken, also where it is the sign for what could not be read.
        assert!(pairs("a=%EF%BF%BD").is_ok());
    }

    #[test]
    fn what_is_too_much_is_refused_before_it_is_read() {
        let fields = |count| vec!["own=a"; count].join("&");
        assert_eq!(pairs(&fields(MOST_FIELDS)).unwrap().len(), MOST_FIELDS);
        for count in [MOST_FIELDS + 1, 40_000] {
            assert_eq!(pairs(&fields(count)), Err(FormError::TooMuch));
        }
        assert_eq!(pairs(&"&".repeat(MOST_FIELDS)), Err(FormError::TooMuch));
        let long = "a".repeat(LONGEST_FIELD + 1);
        assert_eq!(pairs(&long), Err(FormError::TooMuch));
        assert!(pairs(&long[1..]).is_ok());
    }
}
