//! What was asked and not answered yet. After a reconnect it is said again under the same id, so that nothing is
//! done twice.

use circle::{Command, CommandId, Deed, Kind};

/// How long an answer is waited for, in milliseconds.
pub(super) const WITHIN: u64 = 10_000;

/// The open requests, oldest first.
#[derive(Debug, Default)]
pub(super) struct Asks {
    open: Vec<Ask>,
}

#[derive(Debug)]
struct Ask {
    command: Command,
    /// Carried out; the view of this version shows it and is still to come.
    shown_by: Option<u64>,
}

impl Asks {
    /// Whether the same is asked already: a double tap is one request.
    pub(super) fn has(&self, deed: &Deed) -> bool {
        self.open.iter().any(|ask| ask.command.deed == *deed)
    }

    /// One more.
    pub(super) fn add(&mut self, command: Command) {
        self.open.push(Ask {
            command,
            shown_by: None,
        });
    }

    /// What is said again on a new connection. A bell is not: it would ring into another moment.
    pub(super) fn again(&mut self) -> impl Iterator<Item = &Command> {
        self.open.retain(|ask| ask.command.deed != Deed::Ring);
        self.open
            .iter()
            .filter(|ask| ask.shown_by.is_none())
            .map(|ask| &ask.command)
    }

    /// It was carried out, at `version`; what is shown now is `shown`. What was asked, if it was open.
    pub(super) fn done(&mut self, id: CommandId, version: u64, shown: u64) -> Option<Kind> {
        let ask = self.open.iter_mut().find(|ask| ask.command.id == id)?;
        ask.shown_by = Some(version);
        let kind = ask.command.deed.kind();
        self.shown(shown);
        Some(kind)
    }

    /// The view of `version` is shown. Whether anything that was asked is closed by it.
    pub(super) fn shown(&mut self, version: u64) -> bool {
        let before = self.open.len();
        self.open
            .retain(|ask| ask.shown_by.is_none_or(|by| by > version));
        self.open.len() < before
    }

    /// It is not waited for any more. Whether it was open.
    pub(super) fn drop(&mut self, id: CommandId) -> bool {
        let before = self.open.len();
        self.open.retain(|ask| ask.command.id != id);
        self.open.len() < before
    }

    /// The newest.
    pub(super) fn newest(&self) -> Option<Kind> {
        self.open.last().map(|ask| ask.command.deed.kind())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(id: u128, deed: Deed) -> Command {
        Command::new(CommandId(id), deed)
    }

    #[test]
    fn a_request_stays_open_until_it_shows() {
        let mut asks = Asks::default();
        asks.add(command(1, Deed::Take));
        assert!(asks.has(&Deed::Take));
        assert_eq!(asks.done(CommandId(1), 5, 4), Some(Kind::Take));
        assert_eq!(
            asks.newest(),
            Some(Kind::Take),
            "done, but the view is still to come"
        );
        assert_eq!(asks.again().count(), 0);
        assert!(!asks.shown(4));
        assert!(asks.shown(5));
        assert_eq!(asks.newest(), None);
    }

    #[test]
    fn after_a_reconnect_it_is_said_again_but_no_bell_is() {
        let mut asks = Asks::default();
        asks.add(command(1, Deed::Ring));
        asks.add(command(2, Deed::LetBe));
        assert_eq!(
            asks.again().map(|command| command.id.0).collect::<Vec<_>>(),
            [2]
        );
        assert!(!asks.drop(CommandId(1)));
        assert!(asks.drop(CommandId(2)));
        assert_eq!(asks.done(CommandId(2), 1, 1), None);
    }
}
