//! What was asked and not answered yet. After a reconnect it is said again under the same id, so that nothing is
//! done twice.

/// How long the answer to a request is waited for, in milliseconds.
pub(super) const WITHIN: u64 = 10_000;

/// One request, ready made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// 32 hexadecimal digits.
    pub(super) id: String,
    /// The seat it is asked for, when it is not one's own.
    pub(super) whom: Option<u64>,
    /// What is asked, as JSON.
    pub(super) what: String,
    /// The words of it, where someone wrote them.
    pub(super) text: Option<String>,
}

impl Asked {
    /// Whether it asks the circle or the gathering for something, and its answer is waited for. What one says of oneself is not.
    pub(super) fn is_act(&self) -> bool {
        !self.is_help() && !self.what.starts_with(r#"{"say""#)
    }

    fn is_help(&self) -> bool {
        self.what.starts_with(r#"{"help""#)
    }

    /// Whether the page says that it is being asked, until there is an answer: also of a person that one needs, for
    /// that may be while the circle is out of reach.
    fn is_shown(&self) -> bool {
        self.is_act() || self.is_help()
    }

    fn is_same(&self, other: &Asked) -> bool {
        self.whom == other.whom && self.what == other.what && self.text == other.text
    }
}

/// What is open, oldest first.
#[derive(Debug, Default)]
pub(super) struct Asks {
    open: Vec<Asked>,
}

/// What is asked by one who leaves.
pub(super) const LEAVE: &str = r#"{"act":"leave"}"#;
const RING: &str = r#"{"act":"ring"}"#;

impl Asks {
    /// Whether the same request is made already: a double tap is one. What one says of oneself may change and change
    /// back, and is said each time.
    pub(super) fn has(&self, asked: &Asked) -> bool {
        asked.is_act() && self.open.iter().any(|open| open.is_same(asked))
    }

    /// Whether this person is about to leave.
    pub(super) fn leaves(&self) -> bool {
        self.open.iter().any(|open| open.what == LEAVE)
    }

    /// One more.
    pub(super) fn add(&mut self, asked: Asked) {
        self.open.push(asked);
    }

    /// What is said again on a new connection. A bell is not: it would ring into another moment.
    pub(super) fn again(&mut self) -> impl Iterator<Item = &Asked> {
        self.open.retain(|open| open.what != RING);
        self.open.iter()
    }

    /// It was carried out, and what it changed here is shown. What the circle was asked, if it was.
    pub(super) fn done(&mut self, id: &str) -> Option<String> {
        let at = self.open.iter().position(|open| open.id == id)?;
        let done = self.open.remove(at);
        done.is_act().then_some(done.what)
    }

    /// It is not waited for any more. Whether it was open.
    pub(super) fn drop(&mut self, id: &str) -> bool {
        let before = self.open.len();
        self.open.retain(|open| open.id != id);
        self.open.len() < before
    }

    /// What was asked last.
    pub(super) fn newest(&self) -> Option<String> {
        let newest = self.open.iter().rev().find(|open| open.is_shown());
        newest.map(|open| open.what.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAKE: &str = r#"{"act":"take"}"#;
    const HELP: &str = r#"{"help":"ask"}"#;
    const FOG: &str = r#"{"say":{"say_weather":{"part":0,"weather":"fog"}}}"#;

    fn asked(id: &str, what: &str) -> Asked {
        Asked {
            id: id.to_owned(),
            whom: None,
            what: what.to_owned(),
            text: None,
        }
    }

    #[test]
    fn a_request_stays_open_until_it_is_answered() {
        let mut asks = Asks::default();
        let take = asked("1", TAKE);
        asks.add(take.clone());
        assert!(asks.has(&take));
        let whom = Some(4);
        assert!(!asks.has(&Asked {
            whom,
            ..take.clone()
        }));
        assert_eq!(asks.newest(), Some(take.what.clone()));
        assert_eq!(asks.done("1"), Some(take.what));
        assert_eq!(asks.newest(), None);
        assert_eq!(asks.again().count(), 0);
    }

    #[test]
    fn after_a_reconnect_it_is_said_again_but_no_bell_is() {
        let mut asks = Asks::default();
        asks.add(asked("1", RING));
        asks.add(asked("2", r#"{"act":"let_be"}"#));
        asks.add(asked("3", FOG));
        asks.add(asked("4", HELP));
        let again: Vec<_> = asks.again().map(|asked| asked.id.clone()).collect();
        assert_eq!(again, ["2", "3", "4"]);
        assert!(!asks.drop("1"));
        assert_eq!(asks.newest().as_deref(), Some(HELP), "said on the page");
        assert!(asks.drop("2"));
        assert_eq!(asks.done("2"), None);
        assert_eq!(asks.done("3"), None);
        assert_eq!(asks.again().count(), 1, "what was answered is over");
    }

    #[test]
    fn what_one_says_of_oneself_is_no_request_to_wait_for_and_may_change_back() {
        let fog = asked("1", FOG);
        let mut asks = Asks::default();
        asks.add(fog.clone());
        assert_eq!(asks.newest(), None);
        assert!(!asks.has(&fog));
    }

    #[test]
    fn who_leaves_is_known_by_what_they_ask() {
        let mut asks = Asks::default();
        asks.add(asked("1", TAKE));
        assert!(!asks.leaves());
        asks.add(asked("2", LEAVE));
        assert!(asks.leaves());
    }
}
