//! A circle of which every screen writes down all that it is given.

use app::protocol::{AskError, FromServer};
use circle::{Action, SeatId, Sound, Stage};
use tests::browser::Browser;
use tests::process::Process;
use tests::visitor::{Guest, Host};

use crate::ear::{Ear, What};
use crate::secrets::{May, Secrets};

/// Those who come, in the order in which they sit down, from seat 1.
pub(crate) const GUESTS: [&str; 7] = [
    "amara",
    "guardian",
    "co_keeper",
    "carrier",
    "leaver",
    "priya",
    "tomas",
];
/// The seat that the carrier's phone carries.
pub(crate) const KID: SeatId = SeatId(8);

pub(crate) struct Room {
    pub(crate) server: Process,
    pub(crate) host: Host,
    pub(crate) ears: Vec<Ear>,
    /// Those of people who have left.
    pub(crate) gone: Vec<Ear>,
    pub(crate) secrets: Secrets,
    rung: usize,
}

impl Room {
    /// Everyone sits, and every screen is connected.
    pub(crate) async fn open(form: &[(&str, &str)]) -> Room {
        let server = Process::start("trace").await;
        let host = Host::open_in(Browser::new(&server.base).writing_down(), form).await;
        let code = host.code.clone();
        let mut secrets = Secrets::default();
        let name = secrets.draw("the keeper's name", May::Everyone);
        host.is_called(&name).await;
        drop(host.projector().await);
        let mut ears = vec![
            Ear::open("desk", &host.browser, &code, "keep", 0).await,
            Ear::open("wall", &host.browser, &code, "screen", 0).await,
        ];
        for who in GUESTS {
            let name = secrets.draw("a name", May::Everyone);
            let browser = Browser::new(&server.base).writing_down();
            let guest = Guest::sit_in(browser, &code, &name).await;
            ears.push(Ear::open(who, &guest.browser, &code, "seat", 0).await);
        }
        Room {
            server,
            host,
            ears,
            gone: Vec::new(),
            secrets,
            rung: 0,
        }
    }

    pub(crate) fn ear(&mut self, who: &str) -> &mut Ear {
        let found = self.ears.iter_mut().find(|ear| ear.who == who);
        found.unwrap_or_else(|| panic!("nobody is called {who}"))
    }

    /// One more screen.
    pub(crate) async fn joins(&mut self, who: &'static str, browser: &Browser) {
        let ear = Ear::open(who, browser, &self.host.code, "seat", self.rung);
        self.ears.push(ear.await);
    }

    /// Everything that was to be told has been: the keeper rings the bell, and everyone hears it. A bell is told after
    /// what changed before it.
    pub(crate) async fn quiet(&mut self) {
        self.ear("desk").acts(Action::Ring).await;
        self.rung += 1;
        for ear in &mut self.ears {
            ear.hear_bells(self.rung).await;
        }
    }

    /// `who` does something that everyone may see.
    pub(crate) async fn does(&mut self, who: &str, action: Action) {
        // The time in pairs begins with a bell of its own.
        self.rung += usize::from(matches!(action, Action::StartPart { .. }));
        self.ear(who).acts(action).await;
        self.quiet().await;
    }

    /// `who` does something, and nobody else is sent anything at all, but for those in `told`.
    pub(crate) async fn unseen(&mut self, who: &str, told: &[&str], what: What) {
        // Everything before it has come to an end in quiet.
        let received: Vec<_> = self.ears.iter().map(|ear| ear.frames().len()).collect();
        self.ear(who).does(&what).await;
        self.quiet().await;
        for (ear, received) in self.ears.iter().zip(received) {
            if ear.who == who || told.contains(&ear.who) {
                continue;
            }
            for frame in &ear.frames()[received..] {
                match serde_json::from_str(frame).unwrap() {
                    FromServer::Cue(cue) if cue.sound == Sound::Bell => {}
                    // The bell is rung at the desk, and again where it was rung too soon.
                    FromServer::Done { .. } if ear.who == "desk" => {}
                    FromServer::Refused {
                        why: AskError::TooFast,
                        ..
                    } if ear.who == "desk" => {}
                    _ => panic!("{} learned that {who} did {what:?}: {frame}", ear.who),
                }
            }
        }
    }

    /// The keeper goes on.
    pub(crate) async fn next(&mut self) {
        let from = self.part();
        self.does("desk", Action::NextPart { from }).await;
    }

    pub(crate) fn part(&mut self) -> usize {
        match self.ear("desk").commons().stage {
            Stage::Part(at) => at,
            Stage::Arriving | Stage::Ended => panic!("the circle goes on"),
        }
    }

    /// Every screen loads its page again, and all that any was given is looked through.
    pub(crate) async fn look(&self, when: &str) {
        for ear in &self.ears {
            ear.loads().await;
        }
        self.secrets.look(when, &self.ears);
        self.secrets.look(when, &self.gone);
        self.secrets.look_around(when, &self.server).await;
    }
}
