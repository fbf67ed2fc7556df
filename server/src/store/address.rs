//! What the address of a database says.

use std::str::FromStr;

use sqlx::ConnectOptions;
use sqlx::postgres::PgConnectOptions;

use super::error::StoreError;

/// Whether the address is of a PostgreSQL database.
#[must_use]
pub fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}

/// Whether it is an address of a database that Hearth knows how to use; whether there is one is another matter.
#[must_use]
pub fn is_address(url: &str) -> bool {
    if is_postgres(url) {
        postgres(url).is_ok()
    } else {
        file(url).is_ok()
    }
}

/// The PostgreSQL database at this address.
pub(super) fn postgres(url: &str) -> Result<PgConnectOptions, StoreError> {
    Ok(PgConnectOptions::from_str(url)
        .map_err(|_| StoreError::Address)?
        .application_name("hearth")
        .disable_statement_logging())
}

/// The file that an address of another kind names.
pub(super) fn file(url: &str) -> Result<&str, StoreError> {
    let path = url.strip_prefix("sqlite:").unwrap_or(url);
    let path = path.strip_prefix("//").unwrap_or(path);
    if path.is_empty() || path.starts_with(':') || path.contains("://") || path.contains('?') {
        return Err(StoreError::Address);
    }
    Ok(path)
}
