//! What proxies write of where a request comes from: `Forwarded` (RFC 7239) and `X-Forwarded-For`.

use std::net::{IpAddr, SocketAddr};

use axum::http::header::{FORWARDED, HeaderMap, HeaderName};

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// One step of a request's way, as a proxy wrote it: the address it came from, or `None` where it says another thing.
type Hop = Option<IpAddr>;

/// The ways that the headers tell, each from the first hop to the last; `None` for one that cannot be read.
pub(super) fn ways(headers: &HeaderMap) -> Vec<Option<Vec<Hop>>> {
    [
        (FORWARDED, forwarded as fn(&str) -> _),
        (X_FORWARDED_FOR, x_forwarded_for),
    ]
    .into_iter()
    .filter(|(name, _)| headers.contains_key(name))
    .map(|(name, read)| {
        let mut way = Vec::new();
        for value in headers.get_all(name) {
            way.extend(read(value.to_str().ok()?)?);
        }
        Some(way)
    })
    .collect()
}

fn x_forwarded_for(value: &str) -> Option<Vec<Hop>> {
    Some(value.split(',').map(|hop| node(hop.trim())).collect())
}

/// The `for` of each element. Everything else in it is read over.
fn forwarded(value: &str) -> Option<Vec<Hop>> {
    let mut way = Vec::new();
    for element in split(value, ',')? {
        let mut hop = None;
        for pair in split(element, ';')? {
            let (name, value) = pair.trim().split_once('=')?;
            if name.eq_ignore_ascii_case("for") {
                if hop.is_some() {
                    return None; // said twice
                }
                hop = Some(node(&unquoted(value)?));
            }
        }
        way.push(hop.flatten());
    }
    Some(way)
}

/// Splits at `sign` outside of quotes. `None` when a quote is not closed.
fn split(text: &str, sign: char) -> Option<Vec<&str>> {
    let (mut parts, mut begin) = (Vec::new(), 0);
    let (mut quoted, mut escaped) = (false, false);
    for (at, char) in text.char_indices() {
        if escaped {
            escaped = false;
        } else if quoted && char == '\\' {
            escaped = true;
        } else if char == '"' {
            quoted = !quoted;
        } else if char == sign && !quoted {
            parts.push(&text[begin..at]);
            begin = at + sign.len_utf8();
        }
    }
    parts.push(&text[begin..]);
    (!quoted).then_some(parts)
}

fn unquoted(value: &str) -> Option<String> {
    let Some(inner) = value.strip_prefix('"') else {
        return (!value.contains(['"', ' '])).then(|| value.to_owned());
    };
    let inner = inner.strip_suffix('"')?;
    let mut plain = String::new();
    let mut signs = inner.chars();
    while let Some(sign) = signs.next() {
        plain.push(match sign {
            '\\' => signs.next()?,
            '"' => return None,
            other => other,
        });
    }
    Some(plain)
}

/// An address with or without a port, as each of the headers writes it.
fn node(text: &str) -> Hop {
    let bracketed = |text: &str| text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let address = text
        .parse::<IpAddr>()
        .ok()
        .or_else(|| bracketed(text))
        .or_else(|| Some(text.parse::<SocketAddr>().ok()?.ip()));
    Some(address?.to_canonical())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    fn way(name: HeaderName, values: &[&str]) -> Option<Vec<String>> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(&name, value.parse().unwrap());
        }
        let mut ways = ways(&headers);
        assert_eq!(ways.len(), 1);
        let shown = |hop: Hop| hop.map_or("?".to_owned(), |ip| ip.to_string());
        Some(ways.pop()??.into_iter().map(shown).collect())
    }

    #[test]
    fn reads_forwarded() {
        let reads = |values: &[&str]| way(FORWARDED, values);
        let is = |hops: &[&str]| Some(hops.iter().map(|&hop| hop.to_owned()).collect::<Vec<_>>());
        assert_eq!(
            reads(&["for=192.0.2.60;proto=http;by=203.0.113.43"]),
            is(&["192.0.2.60"])
        );
        assert_eq!(
            reads(&[
                "for=192.0.2.43, For=\"[2001:db8:cafe::17]:4711\"",
                "FOR=198.51.100.17"
            ]),
            is(&["192.0.2.43", "2001:db8:cafe::17", "198.51.100.17"])
        );
        assert_eq!(reads(&["for=\"192.0.2.1:80\""]), is(&["192.0.2.1"]));
        assert_eq!(reads(&["for=\"[::ffff:192.0.2.1]\""]), is(&["192.0.2.1"]));
        assert_eq!(
            reads(&["for=unknown, for=_hidden, proto=https"]),
            is(&["?", "?", "?"])
        );
        assert_eq!(
            reads(&["for=\"a,b;c\\\"d\", for=192.0.2.1"]),
            is(&["?", "192.0.2.1"])
        );
        for wrong in [
            "",
            "for",
            "192.0.2.1",
            "for=\"192.0.2.1",
            "for=\"unclosed, for=192.0.2.1",
            "for=192.0.2.1;for=192.0.2.2",
            "for=192.0.2.1\"",
            "for=\"192.0.2.1\"x",
            "for=192.0.2.1,",
        ] {
            assert_eq!(reads(&[wrong]), None, "{wrong:?}");
        }
    }

    #[test]
    fn reads_x_forwarded_for() {
        let reads = |values: &[&str]| way(X_FORWARDED_FOR, values).unwrap();
        assert_eq!(reads(&["192.0.2.1"]), ["192.0.2.1"]);
        assert_eq!(
            reads(&[
                "192.0.2.1, 2001:db8::1,[2001:db8::2]:443",
                "198.51.100.1:80"
            ]),
            ["192.0.2.1", "2001:db8::1", "2001:db8::2", "198.51.100.1"]
        );
        assert_eq!(
            reads(&["unknown, , 192.0.2.256, 192.0.2.1 192.0.2.2, <b>, 192.0.2.1"]),
            ["?", "?", "?", "?", "?", "192.0.2.1"]
        );
    }
}
