//! A live screen as a careful client makes one: it follows the socket, comes back by itself, never shows anything
//! older than what it has shown, and says again under the same id what was not answered.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use app::protocol::{FromScreen, FromServer, People, Trouble};
use circle::spoken::{OwnWords, SpokenDeed, SpokenDesk, SpokenView};
use circle::view::{Commons, Desk, Mine};
use circle::{Command, CommandId, Cue, Deed, Kind};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;

use crate::browser::Browser;
use crate::chance::PATIENCE;
use crate::line::{Heard, Line};
use crate::phone::Phone;
use crate::witness::Witness;

/// How long a screen rests before it looks for the server again. Short, for a test has one server to itself.
const REST: Duration = Duration::from_millis(40);

/// A live screen. It is gone once it is dropped.
pub struct Screen {
    shown: watch::Receiver<Shown>,
    asks: mpsc::UnboundedSender<Ask>,
    task: JoinHandle<()>,
}

/// What a screen shows, and how it has fared.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// The version of what is shown.
    pub version: u64,
    /// What everyone sees.
    pub commons: Option<Commons>,
    /// What this seat alone sees.
    pub mine: Option<Mine>,
    /// What keepers see.
    pub desk: Option<Desk>,
    /// What people are called.
    pub people: People,
    /// What was said within the part, without names.
    pub spoken: Option<SpokenView>,
    /// What this seat said itself.
    pub own: Option<OwnWords>,
    /// How much was said, for keepers.
    pub said: Option<SpokenDesk>,
    /// Every cue heard so far.
    pub cues: Vec<Cue>,
    /// The record of the circle, once it has ended.
    pub ended: Option<String>,
    /// Whether the socket is open and the first view has come over it.
    pub here: bool,
    /// How many connections there have been.
    pub connections: u32,
    /// How the connections ended.
    pub closes: Vec<u16>,
    /// How often the server said that it goes away.
    pub going_away: u32,
    /// Why the screen does not come back any more.
    pub over: Option<String>,
}

struct Ask {
    id: CommandId,
    what: What,
    answer: oneshot::Sender<Result<u64, Trouble>>,
}

/// What is sent.
enum What {
    Act(Command),
    Say(SpokenDeed),
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Screen {
    /// The screen `word` (`seat`, `keep`, `screen`) of a circle, in this browser.
    #[must_use]
    pub fn open(browser: &Browser, code: &str, word: &'static str) -> Screen {
        Screen::open_seen_by(Arc::default(), browser, code, word)
    }

    /// The same, with a witness to all that it shows.
    #[must_use]
    pub fn open_seen_by(
        witness: Arc<Witness>,
        browser: &Browser,
        code: &str,
        word: &'static str,
    ) -> Screen {
        let (show, shown) = watch::channel(Shown::default());
        let (asks, asked) = mpsc::unbounded_channel();
        let follower = Follower {
            browser: browser.clone(),
            code: code.to_owned(),
            word,
            witness,
            show,
            asked,
            open: BTreeMap::new(),
            phone: Phone::default(),
        };
        Screen {
            shown,
            asks,
            task: tokio::spawn(follower.follow()),
        }
    }

    /// What it shows now.
    #[must_use]
    pub fn now(&self) -> Shown {
        self.shown.borrow().clone()
    }

    /// What everyone sees now.
    ///
    /// # Panics
    /// Before the first view.
    #[must_use]
    pub fn commons(&self) -> Commons {
        self.now().commons.expect("a view has come")
    }

    /// Waits until it shows what is asked for.
    ///
    /// # Panics
    /// When that does not happen, with what is shown instead.
    pub async fn until(&self, what: &str, holds: impl Fn(&Shown) -> bool) -> Shown {
        let mut shown = self.shown.clone();
        let waiting = shown.wait_for(|shown| holds(shown));
        let waited = tokio::time::timeout(Duration::from_secs(PATIENCE), waiting).await;
        if let Ok(Ok(shown)) = waited {
            return shown.clone();
        }
        drop(waited);
        panic!("waited for {what}; last seen: {:?}", self.now());
    }

    /// Waits until it is connected and shows something.
    pub async fn until_here(&self) -> Shown {
        self.until("the first view", |shown| shown.here).await
    }

    /// Waits until what everyone sees is so.
    pub async fn until_all(&self, what: &str, holds: impl Fn(&Commons) -> bool) -> Commons {
        let holds = |shown: &Shown| shown.commons.as_ref().is_some_and(&holds);
        self.until(what, holds).await.commons.expect("just seen")
    }

    /// Waits until this screen may ask for `kind`.
    pub async fn until_may(&self, kind: Kind) -> Mine {
        let may = |shown: &Shown| {
            shown
                .mine
                .as_ref()
                .is_some_and(|mine| mine.may.contains(&kind))
        };
        self.until(&format!("{kind:?} to be possible"), may)
            .await
            .mine
            .expect("just seen")
    }

    /// Asks for `deed`, and waits until it is answered, however often the connection breaks.
    ///
    /// # Errors
    /// Why it was not carried out.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn act(&self, deed: Deed) -> Result<u64, Trouble> {
        self.ask(Command::new(server::chance::command_id(), deed))
            .await
    }

    /// The same with an id of one's own.
    ///
    /// # Errors
    /// Why it was not carried out.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn ask(&self, command: Command) -> Result<u64, Trouble> {
        let said = format!("{command:?}");
        let (id, what) = (command.id, What::Act(command));
        self.sends(id, what, &said).await
    }

    /// Says something of oneself within the part.
    ///
    /// # Errors
    /// Why it was not taken.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn say(&self, deed: SpokenDeed) -> Result<u64, Trouble> {
        let said = format!("{deed:?}");
        self.sends(server::chance::command_id(), What::Say(deed), &said)
            .await
    }

    async fn sends(&self, id: CommandId, what: What, said: &str) -> Result<u64, Trouble> {
        let (answer, answered) = oneshot::channel();
        let _ = self.asks.send(Ask { id, what, answer });
        match tokio::time::timeout(Duration::from_secs(PATIENCE), answered).await {
            Ok(Ok(answer)) => answer,
            _ => panic!("no answer to {said}; last seen: {:?}", self.now()),
        }
    }

    /// Asks for `deed`, which must be carried out, and waits until its effect is shown here.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn does(&self, deed: Deed) -> Shown {
        let said = format!("{deed:?}");
        match self.act(deed).await {
            Ok(version) => {
                self.until(&said, |s| s.version >= version || s.ended.is_some())
                    .await
            }
            Err(why) => panic!("{said} was refused: {why:?}; last seen: {:?}", self.now()),
        }
    }
}

struct Follower {
    browser: Browser,
    code: String,
    word: &'static str,
    witness: Arc<Witness>,
    show: watch::Sender<Shown>,
    asked: mpsc::UnboundedReceiver<Ask>,
    /// What was asked and not answered yet.
    open: BTreeMap<CommandId, Ask>,
    phone: Phone,
}

impl Follower {
    async fn follow(mut self) {
        loop {
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
        let acts = self.open.values().filter_map(|ask| match &ask.what {
            What::Act(command) => Some(command.clone()),
            What::Say(_) => None, // the phone says it again itself
        });
        let again: Vec<_> = acts.collect();
        for said in self.phone.says_again() {
            line.say(&said).await;
        }
        for command in again {
            line.say(&FromScreen::Act(command)).await;
        }
        loop {
            tokio::select! {
                ask = self.asked.recv() => {
                    // Nobody can ask any more: the screen is being dropped.
                    let Some(ask) = ask else { return 0 };
                    let said = match &ask.what {
                        What::Act(command) => FromScreen::Act(command.clone()),
                        What::Say(deed) => self.phone.say(ask.id, deed.clone()),
                    };
                    self.open.insert(ask.id, ask);
                    line.say(&said).await;
                }
                heard = line.hear_at_last() => match heard {
                    Heard::Said(said) => {
                        self.hear(said);
                        for say in self.phone.lost() {
                            let id = server::chance::command_id();
                            line.say(&FromScreen::Say { id, say }).await;
                        }
                    }
                    Heard::Closed(code) => return code,
                },
            }
        }
    }

    fn hear(&mut self, said: FromServer) {
        match &said {
            FromServer::View { version, commons } => self.witness.see(*version, commons),
            FromServer::Done { id, version } => self.answered(*id, Ok(*version)),
            FromServer::Refused { id, why } => self.answered(*id, Err(why.clone())),
            FromServer::Welcome { .. }
            | FromServer::Spoken { .. }
            | FromServer::Own { .. }
            | FromServer::Said { .. }
            | FromServer::Mine { .. }
            | FromServer::Carried { .. }
            | FromServer::Desk { .. }
            | FromServer::People(_)
            | FromServer::Cue(_)
            | FromServer::Pong { .. }
            | FromServer::Ended { .. }
            | FromServer::GoingAway { .. }
            | FromServer::Unreadable { .. } => {}
        }
        let is_view = matches!(said, FromServer::View { .. });
        self.phone.hear(said);
        let phone = &self.phone;
        self.show.send_modify(|shown| {
            shown.here |= is_view;
            phone.show(shown);
        });
    }

    fn answered(&mut self, id: CommandId, answer: Result<u64, Trouble>) {
        if let Some(ask) = self.open.remove(&id) {
            // Whoever asked may have stopped waiting.
            let _ = ask.answer.send(answer);
        }
    }
}
