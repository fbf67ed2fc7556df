//! A circle whose people are all there: desk, projector and phones.

use std::sync::Arc;

use circle::view::{RoundState, Scene};
use circle::{Action, ActionKind, How, SeatId, Stage, TurnNumber};

use crate::browser::Browser;
use crate::history::Setting;
use crate::screen::{Screen, Shown};
use crate::visitor::{Guest, Host, TWO_ROUNDS};
use crate::wishes::up_to_the_rest;
use crate::witness::Witness;

/// A circle with everyone connected.
pub struct Gathered {
    pub host: Host,
    /// Those who came, in the order in which they sat down.
    pub guests: Vec<Guest>,
    pub desk: Screen,
    pub projector: Screen,
    /// The phones of the guests.
    pub phones: Vec<Screen>,
    /// Sees what all of them see.
    pub witness: Arc<Witness>,
}

impl Gathered {
    /// A circle of two rounds with these guests.
    pub async fn at(base: &str, names: &[&str]) -> Gathered {
        Gathered::with(base, &TWO_ROUNDS, names).await
    }

    /// The circle that this form describes, with these guests.
    pub async fn with(base: &str, form: &[(&str, &str)], names: &[&str]) -> Gathered {
        Gathered::across(&[base], form, names).await
    }

    /// The same at several servers: the keeper at the first, the guests at the next ones in turn.
    pub async fn across(bases: &[&str], form: &[(&str, &str)], names: &[&str]) -> Gathered {
        let browsers = bases.iter().cycle().map(|base| Browser::new(base));
        let browsers: Vec<_> = browsers.take(names.len() + 1).collect();
        let setting = Setting {
            several_servers: bases.len() > 1,
            ..Setting::default()
        };
        Gathered::in_browsers(&browsers, form, names, setting).await
    }

    /// The same in browsers of one's own: the keeper's first.
    pub async fn in_browsers(
        browsers: &[Browser],
        form: &[(&str, &str)],
        names: &[&str],
        setting: Setting,
    ) -> Gathered {
        let witness = Arc::new(Witness::of(setting));
        let host = Host::open_in(browsers[0].clone(), form).await;
        let mut guests = Vec::new();
        for (name, browser) in names.iter().zip(&browsers[1..]) {
            guests.push(Guest::sit_in(browser.clone(), &host.code, name).await);
        }
        let desk = host.desk_seen_by(&witness);
        let projector = host.projector_seen_by(&witness).await;
        let phones = guests
            .iter()
            .map(|guest| guest.phone_seen_by(&witness))
            .collect();
        let gathered = Gathered {
            host,
            guests,
            desk,
            projector,
            phones,
            witness,
        };
        gathered.all_here().await;
        gathered
    }

    /// Every screen: the desk, the phones, the projector.
    #[must_use]
    pub fn screens(&self) -> Vec<&Screen> {
        [&self.desk]
            .into_iter()
            .chain(&self.phones)
            .chain([&self.projector])
            .collect()
    }

    /// Waits until every screen is connected and shows everyone as connected.
    pub async fn all_here(&self) {
        for screen in self.screens() {
            let people = self.phones.len() + 1;
            let all = |shown: &Shown| {
                let here = shown.people.people.iter().filter(|person| person.here);
                shown.here && here.count() == people
            };
            screen.until("everyone to be here", all).await;
        }
    }

    /// Begins, has everyone agree to everything, and goes on.
    pub async fn agree_and_go_on(&self) {
        self.desk.does(Action::Begin).await;
        for screen in [&self.desk].into_iter().chain(&self.phones) {
            screen.until_may(ActionKind::AnswerRest).await;
            screen.does(up_to_the_rest(&screen.commons())).await;
        }
        self.go_on().await;
    }

    /// Waits until every screen shows `version` or what came after it.
    pub async fn all_show(&self, version: u64) {
        for screen in self.screens() {
            screen
                .until(&format!("version {version}"), |shown| {
                    shown.version >= version
                })
                .await;
        }
    }

    /// The screen of this seat.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn of(&self, seat: SeatId) -> &Screen {
        let is_it = |screen: &&Screen| screen.now().mine.is_some_and(|mine| mine.seat == seat);
        let mut screens = [&self.desk].into_iter().chain(&self.phones);
        screens.find(is_it).expect("a screen for the seat")
    }

    /// Waits until someone has the piece, in a turn after `last`. Who it is, and the turn.
    ///
    /// # Panics
    /// When nobody gets it.
    pub async fn holder(&self, last: TurnNumber) -> (&Screen, TurnNumber) {
        let turn = |commons: &circle::view::Commons| commons.ring.piece.turn().cloned();
        let newer =
            |commons: &circle::view::Commons| turn(commons).is_some_and(|turn| turn.number > last);
        let commons = self
            .desk
            .until_all("someone to have the piece", newer)
            .await;
        let turn = turn(&commons).expect("just seen");
        let screen = self.of(turn.seat);
        let has = |commons: &circle::view::Commons| {
            commons
                .ring
                .piece
                .turn()
                .is_some_and(|seen| seen.number >= turn.number)
        };
        screen.until_all("the holder to see the piece", has).await;
        (screen, turn.number)
    }

    /// Everyone shares, until the round is complete. How many shared.
    pub async fn share_all_round(&self) -> u32 {
        let (mut shares, mut last) = (0, 0);
        while !self.round_is_complete() {
            let (screen, turn) = self.holder(last).await;
            let shown = screen
                .does(Action::Pass {
                    turn,
                    how: How::Shared,
                })
                .await;
            self.desk
                .until("the pass", |desk| desk.version >= shown.version)
                .await;
            shares += 1;
            last = turn;
        }
        shares
    }

    /// Whether the desk shows a complete round.
    #[must_use]
    pub fn round_is_complete(&self) -> bool {
        let scene = self.desk.commons().scene;
        matches!(
            scene,
            Scene::Round {
                state: RoundState::Complete,
                ..
            }
        )
    }

    /// The keeper goes on to the next part.
    ///
    /// # Panics
    /// Before the circle has begun.
    pub async fn go_on(&self) {
        let Stage::Part(from) = self.desk.commons().stage else {
            panic!("the circle has not begun");
        };
        let shown = self.desk.does(Action::NextPart { from }).await;
        self.all_show(shown.version).await;
    }

    /// The keeper closes the circle, and every screen learns of it. The record's id.
    ///
    /// # Panics
    /// When a screen is told of another record.
    pub async fn close(&self) -> String {
        let done = self.desk.act(Action::Close).await;
        assert!(done.is_ok(), "{done:?}");
        let mut records = Vec::new();
        for screen in self.screens() {
            let shown = screen.until("the end", |shown| shown.ended.is_some()).await;
            records.extend(shown.ended);
        }
        records.dedup();
        assert_eq!(records.len(), 1, "one record for all");
        records.swap_remove(0)
    }
}
