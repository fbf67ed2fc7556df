//! The cookies that say who someone is: one for each kind of key and each circle, set by the server and not
//! readable by script. A person's name rides on their own phone in a cookie of its own, and is told again each
//! time the phone asks for something.

use axum::http::header::{COOKIE, HeaderMap, HeaderValue, SET_COOKIE};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Longer than a circle can live, in seconds; a circle that goes on renews it.
const KEPT_FOR: u32 = 7 * 24 * 3_600;

/// What a cookie is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jar {
    /// The host's key.
    Host,
    /// A seat's key.
    Seat,
    /// The projector's key.
    Projector,
    /// What the person on this phone wants to be called.
    Name,
}

/// How long every key in a cookie is.
const KEY_SIGNS: usize = 64;

/// Whether this can be a key. What cannot is not hashed: of a made-up one the time would tell of the circle.
pub(super) fn is_key(value: &str) -> bool {
    value.len() == KEY_SIGNS
}

const JARS: [Jar; 4] = [Jar::Host, Jar::Seat, Jar::Projector, Jar::Name];
/// No code is longer.
const LONGEST_CODE: usize = 12;

impl Jar {
    fn word(self) -> &'static str {
        match self {
            Jar::Host => "host",
            Jar::Seat => "seat",
            Jar::Projector => "screen",
            Jar::Name => "name",
        }
    }
}

/// How cookies are named and guarded here: with `__Host-` and `Secure` where the circle is reached over https,
/// plainly on a hall's own network.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    /// Reached over https.
    pub secure: bool,
}

impl Cookies {
    fn name(self, jar: Jar, code: &str) -> String {
        let guard = if self.secure { "__Host-" } else { "" };
        format!("{guard}hearth-{}-{}", jar.word(), code.to_ascii_lowercase())
    }

    /// What the request carries for this circle.
    #[must_use]
    pub fn read(self, headers: &HeaderMap, jar: Jar, code: &str) -> Option<String> {
        let wanted = self.name(jar, code);
        let value = pairs(headers)
            .find(|(name, _)| *name == wanted)
            .map(|(_, value)| value.to_owned())?;
        if jar == Jar::Name {
            let bytes = URL_SAFE_NO_PAD.decode(value).ok()?;
            return String::from_utf8(bytes).ok();
        }
        Some(value).filter(|value| is_key(value))
    }

    /// Whether the request carries anything for this circle, whatever it says.
    #[must_use]
    pub fn reads_any(self, headers: &HeaderMap, code: &str) -> bool {
        let wanted = JARS.map(|jar| self.name(jar, code));
        pairs(headers).any(|(name, _)| wanted.iter().any(|wanted| wanted == name))
    }

    /// Everything that the request carries of any circle: what for, the code as it stands in the cookie’s name,
    /// and the value.
    pub fn all(self, headers: &HeaderMap) -> impl Iterator<Item = (Jar, &str, &str)> {
        let guard = if self.secure { "__Host-" } else { "" };
        pairs(headers).filter_map(move |(name, value)| {
            let (word, code) = name
                .strip_prefix(guard)?
                .strip_prefix("hearth-")?
                .split_once('-')?;
            let jar = JARS.into_iter().find(|jar| jar.word() == word)?;
            let is_sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
            (code.len() <= LONGEST_CODE && code.bytes().all(is_sign)).then_some((jar, code, value))
        })
    }

    /// Has the browser keep `value`.
    pub fn set(self, headers: &mut HeaderMap, jar: Jar, code: &str, value: &str) {
        let value = if jar == Jar::Name {
            URL_SAFE_NO_PAD.encode(value)
        } else {
            value.to_owned()
        };
        self.write(headers, jar, code, &value, KEPT_FOR);
    }

    /// Whether an answer sets or clears this cookie already.
    #[must_use]
    pub fn sets(self, headers: &HeaderMap, jar: Jar, code: &str) -> bool {
        let name = self.name(jar, code);
        let mut set = headers.get_all(SET_COOKIE).iter();
        set.any(|cookie| {
            let rest = cookie.as_bytes().strip_prefix(name.as_bytes());
            rest.is_some_and(|rest| rest.starts_with(b"="))
        })
    }

    /// Has the browser forget what it kept.
    pub fn clear(self, headers: &mut HeaderMap, jar: Jar, code: &str) {
        self.write(headers, jar, code, "", 0);
    }

    /// Has the browser forget everything of this circle.
    pub fn clear_all(self, headers: &mut HeaderMap, code: &str) {
        for jar in JARS {
            self.clear(headers, jar, code);
        }
    }

    fn write(self, headers: &mut HeaderMap, jar: Jar, code: &str, value: &str, seconds: u32) {
        let name = self.name(jar, code);
        let secure = if self.secure { "; Secure" } else { "" };
        let cookie =
            format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            headers.append(SET_COOKIE, cookie);
        }
    }
}

/// The cookies of a request: name and value.
pub(super) fn pairs(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;
    use crate::chance;

    #[test]
    fn all_of_ours_are_known_and_no_others() {
        let cookies = Cookies { secure: false };
        let mut asked = HeaderMap::new();
        let sent = "a=1; hearth-seat-k7m9qx=k; hearth-name-k7m9qx=n; hearth-record-ff=x; \
                    hearth-seat-../x=y; __Host-hearth-host-k7m9qx=h; hearth-sound=off";
        asked.insert(COOKIE, sent.parse().unwrap());
        let all: Vec<_> = cookies.all(&asked).collect();
        let ours = [(Jar::Seat, "k7m9qx", "k"), (Jar::Name, "k7m9qx", "n")];
        assert_eq!(all, ours);
        let guarded: Vec<_> = Cookies { secure: true }.all(&asked).collect();
        assert_eq!(guarded, [(Jar::Host, "k7m9qx", "h")]);
    }

    #[test]
    fn a_name_comes_back_as_it_was_said() {
        let cookies = Cookies { secure: true };
        let mut answer = HeaderMap::new();
        cookies.set(&mut answer, Jar::Name, "K7M9QX", "Zoë; Ana=1");
        let set = answer.get(SET_COOKIE).unwrap().to_str().unwrap();
        assert!(set.starts_with("__Host-hearth-name-k7m9qx="));
        assert!(set.ends_with("Path=/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure"));
        let mut asked = HeaderMap::new();
        let key = chance::key();
        let pair = set.split(';').next().unwrap();
        let pair = format!(
            "other=1; {pair}; __Host-hearth-seat-k7m9qx={key}; __Host-hearth-host-k7m9qx={key}{key}"
        );
        asked.insert(COOKIE, pair.parse().unwrap());
        assert_eq!(
            cookies.read(&asked, Jar::Name, "K7M9QX").as_deref(),
            Some("Zoë; Ana=1")
        );
        assert_eq!(cookies.read(&asked, Jar::Name, "AAAAAA"), None);
        assert_eq!(cookies.read(&asked, Jar::Seat, "K7M9QX"), Some(key));
        let too_long = cookies.read(&asked, Jar::Host, "K7M9QX");
        assert_eq!(too_long, None, "what cannot be a key is none");
    }
}
