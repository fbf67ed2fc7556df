//! A database's address as it may be shown and written down: without a password.

use crate::store::is_postgres;

/// The address without what opens the database.
pub(super) fn without_password(url: &str) -> String {
    if !is_postgres(url) {
        return url.to_owned();
    }
    let (whole, query) = match url.split_once('?') {
        Some((whole, query)) => (whole, Some(query)),
        None => (url, None),
    };
    let (scheme, rest) = whole.split_once("://").unwrap_or(("postgres", whole));
    // A password may hold an @ of its own: the last one ends it.
    let shown = match rest.rsplit_once('@') {
        Some((who, place)) => {
            let name = who.split(':').next().unwrap_or_default();
            format!("{scheme}://{name}@{place}")
        }
        None => format!("{scheme}://{rest}"),
    };
    let plain = query.unwrap_or_default().split('&').filter(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        let is_plain = name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte == b'_');
        is_plain && !name.is_empty() && !name.contains("pass")
    });
    let plain: Vec<_> = plain.collect();
    if plain.is_empty() {
        shown
    } else {
        format!("{shown}?{}", plain.join("&"))
    }
}

/// Whether something was left out.
pub(super) fn has_password(url: &str) -> bool {
    without_password(url) != url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_shown_wherever_it_stands() {
        for (address, shown) in [
            ("hearth.db", "hearth.db"),
            ("/srv/a:b@c?d", "/srv/a:b@c?d"),
            ("postgres://keeper@db/hearth", "postgres://keeper@db/hearth"),
            (
                "postgres://keeper:s3@cr:et@db:5432/h",
                "postgres://keeper@db:5432/h",
            ),
            (
                "postgresql://k:s3@db/h?sslmode=require",
                "postgresql://k@db/h?sslmode=require",
            ),
            (
                "postgres://db/h?user=k&password=s3&sslpassword=s3&PASSWORD=s3&pass%77ord=s3",
                "postgres://db/h?user=k",
            ),
            (
                "postgres:///h?host=/run/postgresql",
                "postgres:///h?host=/run/postgresql",
            ),
        ] {
            assert_eq!(without_password(address), shown);
            assert!(!without_password(address).contains("s3"));
            assert_eq!(has_password(address), address.contains("s3"));
        }
    }
}
