//! A screen that writes down every frame it is sent, and whose browser writes down every page.

use std::time::Duration;

use app::protocol::{self, Ask, AskError, FromScreen, FromServer};
use circle::spoken::{SpokenAction, SpokenView};
use circle::view::{Commons, Desk};
use circle::{Action, CommandId, HelpAction, SeatId, Sound};
use server::chance::command_id;
use tests::browser::Browser;
use tests::line::{Line, Received};
use tests::phone::Phone;

/// How long to rest when the server asks to go slower: one request may follow.
const REST: Duration = Duration::from_millis(200);

/// What is done, for another seat or for one's own.
#[derive(Clone, Debug)]
pub(crate) enum What {
    Act(Option<SeatId>, Action),
    Say(SpokenAction),
    SayFor(SeatId, SpokenAction),
    Help(HelpAction),
}

pub(crate) struct Ear {
    pub(crate) who: &'static str,
    browser: Browser,
    code: String,
    /// `seat`, `keep` or `screen`.
    word: &'static str,
    line: Line,
    bells: usize,
}

impl Ear {
    /// Connects, and hears how everything is. So many bells have been rung already.
    pub(crate) async fn open(
        who: &'static str,
        browser: &Browser,
        code: &str,
        word: &'static str,
        bells: usize,
    ) -> Ear {
        let line = Line::greet(browser, code, word).await.unwrap();
        let mut ear = Ear {
            who,
            browser: browser.clone(),
            code: code.to_owned(),
            word,
            line: line.writing_down(),
            bells,
        };
        while !matches!(ear.hear().await, FromServer::View { .. }) {}
        ear
    }

    async fn hear(&mut self) -> FromServer {
        match self.line.hear().await {
            Received::Said(said) => {
                let bell = matches!(&said, FromServer::Cue(cue) if cue.sound == Sound::Bell);
                self.bells += usize::from(bell);
                said
            }
            Received::Closed(code) => panic!("{}: closed with {code}", self.who),
        }
    }

    /// Listens until the bell has been heard so often.
    pub(crate) async fn hear_bells(&mut self, bells: usize) {
        while self.bells < bells {
            self.hear().await;
        }
    }

    /// Listens until the circle has ended.
    pub(crate) async fn hear_end(&mut self) {
        while !matches!(self.hear().await, FromServer::Ended { .. }) {}
        self.line.hear_close().await;
    }

    /// Does it, which must be possible.
    pub(crate) async fn does(&mut self, what: &What) {
        loop {
            let id = command_id();
            let (for_seat, what_of_it) = match what.clone() {
                What::Act(for_seat, action) => (for_seat, protocol::What::Act(action)),
                What::Say(say) => (None, protocol::What::Say(say)),
                What::SayFor(seat, say) => (Some(seat), protocol::What::Say(say)),
                What::Help(need) => (None, protocol::What::Help(need)),
            };
            let said = FromScreen::Ask(Ask {
                id,
                for_seat,
                what: what_of_it,
                text: None,
            });
            self.line.say(&said).await;
            match self.answer_to(id).await {
                Ok(()) => return,
                Err(AskError::TooFast) => tokio::time::sleep(REST).await,
                Err(why) => panic!("{}: {what:?} was refused: {why:?}", self.who),
            }
        }
    }

    async fn answer_to(&mut self, asked: CommandId) -> Result<(), AskError> {
        loop {
            match self.hear().await {
                FromServer::Done { id, .. } if id == asked => return Ok(()),
                FromServer::Refused { id, why, .. } if id == asked => return Err(why),
                // The circle is over before the one who closed it hears that it is done.
                FromServer::Ended { .. } => return Ok(()),
                _ => {}
            }
        }
    }

    pub(crate) async fn acts(&mut self, action: Action) {
        self.does(&What::Act(None, action)).await;
    }

    /// Loads its page again.
    pub(crate) async fn loads(&self) {
        let path = format!("/c/{}/{}", self.code, self.word);
        let page = self.browser.get(&path).await;
        assert_eq!(page.status, 200, "{}", self.who);
    }

    /// Every frame it was sent.
    pub(crate) fn frames(&self) -> &[String] {
        self.line.frames()
    }

    /// Every page its browser was given. The desk and the projector share one.
    pub(crate) fn pages(&self) -> Vec<String> {
        let pages = self.browser.pages().into_iter();
        let own = pages.filter(|page| match self.word {
            "screen" => page.path.contains("/screen"),
            _ => !page.path.contains("/screen"),
        });
        own.map(|page| format!("{} {:?} {}", page.path, page.headers, page.body))
            .collect()
    }

    /// What everyone sees, as it was last told here.
    pub(crate) fn commons(&self) -> Commons {
        self.phone().commons().cloned().unwrap()
    }

    /// What keepers see, as it was last told here.
    pub(crate) fn desk(&self) -> Desk {
        self.phone().desk().cloned().unwrap()
    }

    /// What was said within the part, as it was last told here.
    pub(crate) fn spoken(&self) -> SpokenView {
        self.phone().spoken().cloned().unwrap()
    }

    /// A phone that was told all of this.
    fn phone(&self) -> Phone {
        let mut phone = Phone::default();
        for frame in self.frames() {
            phone.hear(serde_json::from_str(frame).unwrap());
        }
        phone
    }
}
