//! The frames of one pass in Hearth, recorded in the same run, for the floor to send.

use serde::{Deserialize, Serialize};

/// What each screen is sent when it comes and when the piece goes on, by its part in that.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Frames {
    /// What a desk and a phone are sent when they come.
    pub(crate) first_of_desk: Vec<String>,
    pub(crate) first_of_phone: Vec<String>,
    /// What a pass sends to the desk, to who passed, to whoever the piece comes to, and to each of the others.
    pub(crate) desk: Vec<String>,
    pub(crate) passer: Vec<String>,
    pub(crate) holder: Vec<String>,
    pub(crate) listener: Vec<String>,
}

/// A frame with the place for its version.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    before: String,
    /// Behind the version; `None` where the frame has none.
    after: Option<String>,
}

impl Pattern {
    pub(crate) fn of(frame: &str) -> Pattern {
        let sign = "\"version\":";
        let Some((before, rest)) = frame.split_once(sign) else {
            return Pattern {
                before: frame.to_owned(),
                after: None,
            };
        };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        Pattern {
            before: format!("{before}{sign}"),
            after: Some(rest[digits..].to_owned()),
        }
    }

    /// The frame at this version.
    pub(crate) fn at(&self, version: u64) -> String {
        match &self.after {
            Some(after) => format!("{}{version}{after}", self.before),
            None => self.before.clone(),
        }
    }
}

impl Frames {
    /// Every list, by its name.
    pub(crate) fn lists(&self) -> [(&'static str, &[String]); 6] {
        [
            ("first of a desk", &self.first_of_desk),
            ("first of a phone", &self.first_of_phone),
            ("a pass, at the desk", &self.desk),
            ("a pass, who passed", &self.passer),
            ("a pass, who has it now", &self.holder),
            ("a pass, each other", &self.listener),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_sent_with_another_version_and_else_as_it_was() {
        let face = Pattern::of(r#"{"face":{"version":10,"line":"You are next"}}"#);
        let wanted = r#"{"face":{"version":1234,"line":"You are next"}}"#;
        assert_eq!(face.at(1234), wanted);
        let sound = r#"{"sound":"piece_arrived"}"#;
        assert_eq!(Pattern::of(sound).at(7), sound);
    }
}
