//! What screens are told, in slices. Each is written once: when it comes to differ from the one before.

use std::sync::Arc;

use app::protocol::Slice;
use axum::extract::ws::Utf8Bytes;

/// Slices of the same kinds, in the same order, as they were in one publication after another.
#[derive(Clone, Default)]
pub struct Slices(Vec<Arc<Written>>);

struct Written {
    slice: Slice,
    text: String,
    /// The publication in which it last changed.
    since: u64,
}

impl Slices {
    /// What comes after these: `slices` as they are told in `publication`.
    #[must_use]
    pub fn followed_by(&self, slices: impl IntoIterator<Item = Slice>, publication: u64) -> Slices {
        let mut before = self.0.iter();
        let follow = |slice| match before.next() {
            Some(before) if before.slice == slice => Arc::clone(before),
            Some(_) | None => Arc::new(Written {
                // A slice is made of plain structs, so writing it cannot fail.
                text: serde_json::to_string(&slice).unwrap_or_default(),
                slice,
                since: publication,
            }),
        };
        Slices(slices.into_iter().map(follow).collect())
    }

    /// Those that changed since publication `sent`, as they are written; all of them for one who was told nothing.
    pub fn since(&self, sent: Option<u64>) -> impl Iterator<Item = &str> {
        let new = move |slice: &&Arc<Written>| sent.is_none_or(|sent| slice.since > sent);
        self.0.iter().filter(new).map(|slice| slice.text.as_str())
    }

    /// Whether any of them changed since publication `sent`.
    #[must_use]
    pub fn changed_since(&self, sent: Option<u64>) -> bool {
        self.since(sent).next().is_some()
    }
}

/// Slices as one frame; none where there are none.
#[must_use]
pub fn view_frame<'a>(
    version: u64,
    slices: impl IntoIterator<Item = &'a str>,
) -> Option<Utf8Bytes> {
    let mut slices = slices.into_iter().peekable();
    slices.peek()?;
    let mut text = format!(r#"{{"view":{{"version":{version},"slices":["#);
    while let Some(slice) = slices.next() {
        text.push_str(slice);
        if slices.peek().is_some() {
            text.push(',');
        }
    }
    text.push_str("]}}");
    Some(text.into())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use app::protocol::{FromServer, Help};

    use super::*;

    fn help() -> Slice {
        Slice::Help(Help::default())
    }

    #[test]
    fn only_what_changed_is_told_and_everything_at_first() {
        let first = Slices::default().followed_by([Slice::Breath(None), help()], 7);
        let carried = Slice::Carried(Vec::new());
        let second = first.followed_by([Slice::Breath(None), carried], 8);
        assert_eq!(second.since(None).count(), 2);
        assert_eq!(second.since(Some(6)).count(), 2);
        assert_eq!(
            second.since(Some(7)).collect::<Vec<_>>(),
            [r#"{"carried":[]}"#]
        );
        assert!(!second.changed_since(Some(8)));
        assert!(Arc::ptr_eq(&first.0[0], &second.0[0]), "written once");
    }

    #[test]
    fn a_frame_is_the_message_that_it_says_it_is() {
        let slices = [Slice::Breath(None), help()];
        let written = Slices::default().followed_by(slices.clone(), 1);
        let text = view_frame(9, written.since(None)).unwrap();
        let message = FromServer::View {
            version: 9,
            slices: slices.to_vec(),
        };
        assert_eq!(text.as_str(), serde_json::to_string(&message).unwrap());
        assert_eq!(view_frame(9, written.since(Some(1))), None);
    }
}
