//! A live screen as a careful client makes one: it follows the socket, comes back by itself, never shows anything
//! older than what it has shown, and says again under the same id what was not answered.

mod follower;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use app::protocol::{Arrivals, Ask, AskError, FromScreen, Help, OwnOf, People, What};
use circle::spoken::{OwnWords, SpokenAction, SpokenDesk, SpokenView};
use circle::view::{Commons, Desk, Mine};
use circle::{Action, ActionKind, Command, Cue, HelpAction, SeatId, Sound, Timestamp};
use tokio::sync::{Notify, mpsc, oneshot, watch};
use tokio::task::JoinHandle;

use self::follower::Follower;
use crate::browser::Browser;
use crate::chance::PATIENCE;
use crate::phone::Phone;
use crate::witness::Witness;

/// A live screen. It is gone once it is dropped.
pub struct Screen {
    shown: watch::Receiver<Shown>,
    asks: mpsc::UnboundedSender<Pressed>,
    says: mpsc::UnboundedSender<FromScreen>,
    breaks: Arc<Notify>,
    number: usize,
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
    /// What those said that this screen acts for.
    pub own_of: Vec<OwnOf>,
    /// Who needs a person.
    pub help: Help,
    /// How much was said, for keepers.
    pub said: Option<SpokenDesk>,
    /// Who comes in, for those who hold the form.
    pub arrivals: Arrivals,
    /// Every cue heard so far.
    pub cues: Vec<Cue>,
    /// The record of the circle, once it has ended.
    pub ended: Option<String>,
    /// The last answer to a ping: what the screen's clock said, and what the server's did.
    pub pong: Option<(u64, Timestamp)>,
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

impl Shown {
    /// How often this was heard. A sound comes right after the view that it belongs to.
    #[must_use]
    pub fn heard(&self, sound: Sound) -> usize {
        self.cues.iter().filter(|cue| cue.sound == sound).count()
    }
}

/// What someone did on it.
struct Pressed {
    ask: Ask,
    answer: oneshot::Sender<Result<u64, AskError>>,
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// What one asks for oneself, under an id of its own.
#[must_use]
pub fn asks(what: What) -> Ask {
    Ask {
        id: server::chance::command_id(),
        for_seat: None,
        what,
        text: None,
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
        let (says, said) = mpsc::unbounded_channel();
        let breaks = Arc::<Notify>::default();
        let number = witness.comes();
        let follower = Follower {
            number,
            said,
            breaks: Arc::clone(&breaks),
            connection: 0,
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
            says,
            breaks,
            number,
            task: tokio::spawn(follower.follow()),
        }
    }

    /// Its number among the screens that its witness sees.
    #[must_use]
    pub fn number(&self) -> usize {
        self.number
    }

    /// Says that it is here, by a clock of its own. Lost where it is not connected.
    pub fn pings(&self, sent: u64) {
        let _ = self.says.send(FromScreen::Ping { sent });
    }

    /// Its connection breaks off, now or as soon as there is one. It comes back by itself.
    pub fn breaks_off(&self) {
        self.breaks.notify_one();
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
    pub async fn until_may(&self, kind: ActionKind) -> Mine {
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

    /// Asks for `action`, and waits until it is answered, however often the connection breaks.
    ///
    /// # Errors
    /// Why it was not carried out.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn act(&self, action: Action) -> Result<u64, AskError> {
        self.ask(Command::new(server::chance::command_id(), action))
            .await
    }

    /// The same with an id of one's own.
    ///
    /// # Errors
    /// Why it was not carried out.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn ask(&self, command: Command) -> Result<u64, AskError> {
        self.sends(command.into()).await
    }

    /// Says something of oneself within the part.
    ///
    /// # Errors
    /// Why it was not taken.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn say(&self, action: SpokenAction) -> Result<u64, AskError> {
        self.say_for(None, action).await
    }

    /// The same for another seat that this screen acts for.
    ///
    /// # Errors
    /// Why it was not taken.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn say_for(
        &self,
        for_seat: Option<SeatId>,
        action: SpokenAction,
    ) -> Result<u64, AskError> {
        self.sends(Ask {
            for_seat,
            ..asks(What::Say(action))
        })
        .await
    }

    /// Asks for a person, or answers one who did.
    ///
    /// # Errors
    /// Why it was not taken.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn help(&self, action: HelpAction) -> Result<u64, AskError> {
        self.sends(asks(What::Help(action))).await
    }

    /// Does something with an id of one's own, and waits until it is answered.
    ///
    /// # Errors
    /// Why it was not carried out.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn sends(&self, ask: Ask) -> Result<u64, AskError> {
        let said = format!("{ask:?}");
        let (answer, answered) = oneshot::channel();
        let _ = self.asks.send(Pressed { ask, answer });
        match tokio::time::timeout(Duration::from_secs(PATIENCE), answered).await {
            Ok(Ok(answer)) => answer,
            _ => panic!("no answer to {said}; last seen: {:?}", self.now()),
        }
    }

    /// Asks for `action`, which must be carried out, and waits until its effect is shown here.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn does(&self, action: Action) -> Shown {
        let said = format!("{action:?}");
        match self.act(action).await {
            Ok(version) => {
                self.until(&said, |s| s.version >= version || s.ended.is_some())
                    .await
            }
            Err(why) => panic!("{said} was refused: {why:?}; last seen: {:?}", self.now()),
        }
    }
}
