//! What remains of a circle: the closing page, and the record as a file for the host.

use app::pages::kept::{Kept, KeptProps};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use circle::Record;

use super::render::Document;
use super::{House, plain};

/// The closing page, or its record as JSON or CSV.
pub(super) async fn kept(State(house): State<House>, Path(file): Path<String>) -> Response {
    let (id, ending) = file
        .split_once('.')
        .map_or((file.as_str(), ""), |(id, end)| (id, end));
    let found = match house.store.record(id).await {
        Ok(found) => found,
        Err(trouble) => {
            tracing::error!(%trouble, "a record could not be read");
            return plain::trouble(StatusCode::SERVICE_UNAVAILABLE).await;
        }
    };
    let record = found.and_then(|kept| serde_json::from_str::<Record>(&kept.body).ok());
    let Some(record) = record else {
        return plain::not_found().await;
    };
    match ending {
        "" => {
            Document::plain("The circle is closed")
                .show(move || {
                    Kept(
                        KeptProps::builder()
                            .record(record.clone())
                            .host(true)
                            .build(),
                    )
                })
                .await
        }
        "json" => {
            let body = serde_json::to_string_pretty(&record).unwrap_or_default();
            as_file("application/json", "json", body + "\n")
        }
        "csv" => as_file("text/csv; charset=utf-8", "csv", csv(&record)),
        _ => plain::not_found().await,
    }
}

/// Every value is a number, a date or hexadecimal digits, so nothing needs quotes.
fn csv(record: &Record) -> String {
    let Record {
        id,
        day,
        people,
        minutes,
        parts,
        rounds,
        shares,
        breaths,
    } = record;
    format!(
        "id,day,people,minutes,parts,rounds,shares,breaths\r\n\
         {id},{day},{people},{minutes},{parts},{rounds},{shares},{breaths}\r\n"
    )
}

fn as_file(kind: &'static str, ending: &str, body: String) -> Response {
    let file = format!("attachment; filename=\"circle.{ending}\"");
    (
        [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, file)],
        body,
    )
        .into_response()
}
