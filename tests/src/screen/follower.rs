//! What keeps a screen live: a connection, and another when it breaks.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use app::protocol::{Ask, AskError, FromScreen, FromServer, What};
use circle::{Command, CommandId};
use tokio::sync::{Notify, mpsc, watch};

use super::{Pressed, Shown};
use crate::browser::Browser;
use crate::history::Observed;
use crate::line::{Line, Received};
use crate::phone::Phone;
use crate::witness::Witness;

/// How long a screen rests before it looks for the server again. Short, for a test has one server to itself.
const REST: Duration = Duration::from_millis(40);

pub(super) struct Follower {
    pub(super) browser: Browser,
    pub(super) code: String,
    pub(super) word: &'static str,
    pub(super) witness: Arc<Witness>,
    /// Its number among the screens that the witness sees.
    pub(super) number: usize,
    /// What it says that nobody waits for an answer to.
    pub(super) said: mpsc::UnboundedReceiver<FromScreen>,
    /// The connection breaks off, as often as this says.
    pub(super) breaks: Arc<Notify>,
    pub(super) show: watch::Sender<Shown>,
    pub(super) asked: mpsc::UnboundedReceiver<Pressed>,
    /// What was asked and not answered yet.
    pub(super) open: BTreeMap<CommandId, Pressed>,
    pub(super) phone: Phone,
    pub(super) connection: u32,
}

impl Follower {
    pub(super) async fn follow(mut self) {
        loop {
            self.connection += 1;
            self.witness.notes(Observed::Connects {
                screen: self.number,
                connection: self.connection,
            });
            match Line::greet(&self.browser, &self.code, self.word).await {
                Ok(line) => {
                    self.show.send_modify(|shown| shown.connections += 1);
                    let close = self.talk(line).await;
                    self.show.send_modify(|shown| {
                        shown.here = false;
                        shown.closes.push(close);
                    });
                    if (4403..4500).contains(&close) {
                        return self.is_over(format!("closed with {close}"));
                    }
                }
                Err(status @ (401 | 404 | 4410)) => {
                    return self.is_over(format!("refused with {status}"));
                }
                Err(_) => {}
            }
            tokio::time::sleep(REST).await;
        }
    }

    fn is_over(&self, why: String) {
        self.show.send_modify(|shown| shown.over = Some(why));
    }

    /// Talks until the socket is closed. The close code.
    async fn talk(&mut self, mut line: Line) -> u16 {
        let open = self.open.values().map(|pressed| &pressed.ask);
        let acts = open.filter(|ask| matches!(ask.what, What::Act(_)));
        let acts: Vec<_> = acts.cloned().collect();
        // What its person said of themselves the phone says again itself.
        for ask in self.phone.again().into_iter().chain(acts) {
            line.say(&FromScreen::Ask(ask)).await;
        }
        loop {
            tokio::select! {
                pressed = self.asked.recv() => {
                    // Nobody can ask any more: the screen is being dropped.
                    let Some(pressed) = pressed else { return 0 };
                    let ask = pressed.ask.clone();
                    if !matches!(ask.what, What::Act(_)) {
                        self.phone.ask(ask.clone());
                    }
                    if self.open.insert(ask.id, pressed).is_none() {
                        self.is_asked(&ask);
                    }
                    line.say(&FromScreen::Ask(ask)).await;
                }
                received = line.hear_at_last() => match received {
                    Received::Said(said) => {
                        self.hear(said);
                        for lost in self.phone.lost(server::chance::command_id) {
                            line.say(&FromScreen::Ask(lost)).await;
                        }
                    }
                    Received::Closed(code) => return code,
                },
                Some(said) = self.said.recv() => {
                    line.say(&said).await;
                }
                () = self.breaks.notified() => return 0,
            }
        }
    }

    /// The witness learns of it before the server does.
    fn is_asked(&self, ask: &Ask) {
        let (What::Act(action), Some(commons), Some(mine)) =
            (&ask.what, self.phone.commons(), self.phone.mine())
        else {
            return;
        };
        let command = Command {
            for_seat: ask.for_seat,
            ..Command::new(ask.id, action.clone())
        };
        self.witness.asked(&command, mine.seat, commons);
    }

    fn hear(&mut self, said: FromServer) {
        match &said {
            FromServer::Done { id, version } => self.answered(*id, Ok(*version)),
            FromServer::Refused { id, why, .. } => self.answered(*id, Err(why.clone())),
            FromServer::Welcome { .. }
            | FromServer::Waiting
            | FromServer::View { .. }
            | FromServer::Face { .. }
            | FromServer::Cue(_)
            | FromServer::Sound(_)
            | FromServer::Pong { .. }
            | FromServer::Ended { .. }
            | FromServer::GoingAway { .. }
            | FromServer::Unreadable { .. } => {}
        }
        let pong = match &said {
            FromServer::Pong { sent, now, .. } => Some((*sent, *now)),
            _ => None,
        };
        let is_view = matches!(said, FromServer::View { .. });
        if let FromServer::View { version, .. } = &said {
            self.witness.notes(Observed::Told {
                screen: self.number,
                connection: self.connection,
                version: *version,
            });
        }
        self.phone.hear(said);
        let phone = &self.phone;
        if let (true, Some(commons)) = (is_view, phone.commons()) {
            self.witness.see(self.number, phone.version(), commons);
        }
        self.show.send_modify(|shown| {
            shown.here |= is_view;
            phone.show(shown);
            shown.pong = pong.or(shown.pong);
        });
    }

    fn answered(&mut self, id: CommandId, answer: Result<u64, AskError>) {
        if let Some(pressed) = self.open.remove(&id) {
            // Nobody knows of what was not saved whether it will have been done.
            if answer != Err(AskError::NotSaved) {
                self.witness.answered(id, answer.as_ref().ok().copied());
            }
            // Whoever asked may have stopped waiting.
            let _ = pressed.answer.send(answer);
        }
    }
}
