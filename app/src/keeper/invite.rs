//! The way in, as the desk and the projector show it: the code, the link, and the link as a drawing.

use leptos::prelude::*;

use crate::light::any;
use crate::say::say;

/// How people come in.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Invite {
    /// The code as people read it, such as `K7M-4QX`.
    pub code_shown: String,
    /// The whole address of the door.
    pub link: String,
    /// The link as a QR code: the path of its dark modules, one unit each, quiet margin included.
    pub qr: String,
    /// The side of the QR code in modules, margin included.
    pub qr_side: u16,
}

impl Invite {
    /// The address to type before the code: the link without its scheme and path.
    #[must_use]
    pub fn place(&self) -> String {
        let link = self
            .link
            .split_once("://")
            .map_or(self.link.as_str(), |(_, rest)| rest);
        link.split('/').next().unwrap_or_default().to_owned()
    }

    /// Whether the address is one that only this machine can open.
    #[must_use]
    pub fn is_alone(&self) -> bool {
        let place = self.place();
        let host = match place.strip_prefix('[') {
            Some(six) => six.split(']').next(),
            None => place.split(':').next(),
        };
        let host = host.unwrap_or_default();
        host == "localhost" || host == "::1" || host.starts_with("127.")
    }

    /// The code, letter by letter, for those who hear it.
    #[must_use]
    pub fn spelled(&self) -> String {
        let mut spelled = String::new();
        for letter in self.code_shown.chars() {
            match letter {
                '-' => spelled.push(','),
                letter => {
                    if !spelled.is_empty() {
                        spelled.push(' ');
                    }
                    spelled.push(letter);
                }
            }
        }
        spelled
    }
}

/// The QR code; none where it would lead nowhere.
#[component]
pub fn Qr(
    /// The way in.
    invite: StoredValue<Invite>,
) -> impl IntoView {
    if invite.with_value(Invite::is_alone) {
        return any(());
    }
    let (path, side) = invite.with_value(|invite| (invite.qr.clone(), invite.qr_side.to_string()));
    let all = ["0 0 ", &side, " ", &side].concat();
    any(view! {
        <svg
            class="qr"
            viewBox=all
            role="img"
            aria-label=say().invite_qr()
            shape-rendering="crispEdges"
        >
            <rect class="qr__paper" width=side.clone() height=side rx="1.6"></rect>
            <path class="qr__ink" d=path></path>
        </svg>
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn invite(link: &str) -> Invite {
        Invite {
            code_shown: "K7M-4QX".into(),
            link: link.into(),
            qr: String::new(),
            qr_side: 0,
        }
    }

    #[test]
    fn the_place_is_what_people_type() {
        assert_eq!(
            invite("https://hearth.example/c/K7M4QX").place(),
            "hearth.example"
        );
        assert_eq!(
            invite("http://192.168.1.7:8080/c/K7M4QX").place(),
            "192.168.1.7:8080"
        );
        assert_eq!(invite("hearth.local").place(), "hearth.local");
        for alone in [
            "http://127.0.0.1:8080/c/K",
            "http://localhost/c/K",
            "http://[::1]:80/c/K",
        ] {
            assert!(invite(alone).is_alone(), "{alone}");
        }
        for open in [
            "http://192.168.1.7/c/K",
            "https://hearth.example/c/K",
            "http://[fe80::1]/c/K",
        ] {
            assert!(!invite(open).is_alone(), "{open}");
        }
        assert_eq!(invite("").spelled(), "K 7 M, 4 Q X");
    }
}
