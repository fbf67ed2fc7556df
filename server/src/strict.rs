//! Reading what a screen wrote. A field that nobody here knows, or a value that is written otherwise than it is read, may
//! have meant something that would not be done: such a message is not taken for less.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What `text` says; none if it says anything else than what was read.
#[must_use]
pub fn read<T: DeserializeOwned + Serialize>(text: &str) -> Option<T> {
    let mut unknown = false;
    let mut json = serde_json::Deserializer::from_str(text);
    let read: T = serde_ignored::deserialize(&mut json, |_| unknown = true).ok()?;
    json.end().ok()?;
    let written: Value = serde_json::from_str(text).ok()?;
    let again = serde_json::to_value(&read).ok()?;
    (!unknown && is_as_written(&written, &again)).then_some(read)
}

/// Whether each value stands as it would be written again. Serde alone also reads a list for an object, an object for a
/// word, and text that is then tidied. Fields that are as usual may be left out, or not.
fn is_as_written(written: &Value, again: &Value) -> bool {
    match (written, again) {
        (Value::Object(written), Value::Object(again)) => written.iter().all(|(name, value)| {
            let again = again.get(name);
            again.is_none_or(|again| is_as_written(value, again))
        }),
        (Value::Array(written), Value::Array(again)) => {
            let mut both = written.iter().zip(again);
            written.len() == again.len() && both.all(|(one, other)| is_as_written(one, other))
        }
        _ => written == again,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use app::protocol::What;
    use circle::{Action, Part};

    use super::*;

    #[test]
    fn what_is_usual_may_be_written_or_left_out() {
        for part in [
            r#"{"round":{"question":"What?","share":null}}"#,
            r#"{"round":{"question":"What?","share":null,"kind":"question","note":"","laps":1}}"#,
        ] {
            assert_eq!(
                read::<Part>(part),
                Some(Part::round("What?", None)),
                "{part}"
            );
        }
        let late = r#"{"act":{"set_late":{"late":{"door":"knock"}}}}"#;
        assert!(read::<What>(late).is_some());
    }

    #[test]
    fn nothing_is_taken_for_less_than_it_says() {
        assert_eq!(read(r#"{"act":"leave"}"#), Some(What::Act(Action::Leave)));
        for text in [
            r#"{"act":{"leave":null}}"#,
            r#"{"act":"leave","more":1}"#,
            r#"{"act":"leave"} {"act":"leave"}"#,
            r#"{"act":{"sit_out":[0]}}"#,
            r#"{"act":{"sit_out":{"part":0,"more":null}}}"#,
            r#"{"act":{"edit_plan":{"edition":0,"edit":{"insert":{"at":1,"part":{"silence":{"length":1,"x":1}}}}}}}"#,
            r#"{"say":{"take_word_back":{"id":"0123456789ABCDEF0123456789ABCDEF"}}}"#,
        ] {
            assert_eq!(read::<What>(text), None, "{text}");
        }
    }
}
