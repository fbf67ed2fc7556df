//! People who do by chance what their pages and screens offer: some by plain forms alone, some over sockets, some both,
//! one after the other and at once. Buttons are pressed twice, and on pages that are old by then. Whatever they do, there
//! is one holder, nothing is done twice, what was acknowledged is there, and in the end everyone sees the same.
//!
//! Seeds are printed.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::sync::Arc;

use circle::{Action, ActionKind, Timestamp};
use server::clock::FakeClock;
use tests::browser::{Browser, Page};
use tests::chance::{Chance, seed};
use tests::fuzz::is_whole;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::html::Form;
use tests::screen::Screen;
use tests::visitor::Guest;
use tests::wishes::wish;

/// How many circles are walked through.
const CIRCLES: u64 = 2;
/// How many things are done in each.
const STEPS: usize = 140;
/// Left out: a proposal must still be there in the end, and a circle that is over or empty is a short walk.
const NEVER: [ActionKind; 7] = [
    ActionKind::Close,
    ActionKind::Leave,
    ActionKind::Remove,
    ActionKind::RemoveNeverCame,
    ActionKind::Withdraw,
    ActionKind::Amend,
    ActionKind::GiveRole,
];

/// A plan whose parts ask for many things.
const PLAN: [(&str, &str); 19] = [
    ("title", "A walk"),
    ("part", "0:agreements"),
    ("part", "1:round"),
    ("p1-kind", "question"),
    ("p1-question", "What brought you here?"),
    ("p1-share", "60"),
    ("p1-laps", "1"),
    ("part", "2:breathing"),
    ("p2-pattern", "three-breaths"),
    ("p2-breaths", "1"),
    ("part", "3:round"),
    ("p3-kind", "question"),
    ("p3-question", "What do you carry home?"),
    ("p3-share", "180"),
    ("p3-laps", "2"),
    ("part", "4:closing"),
    ("p4-way", "one_word"),
    ("agreement", "0"),
    ("own", ""),
];

/// One who reads pages and presses buttons.
struct Reader {
    browser: Browser,
    address: String,
    /// A page that was loaded some time ago.
    old: Option<Page>,
}

/// A button that was pressed, and what came of it.
struct Pressed {
    form: Form,
    action: Action,
    text: String,
    acknowledged: bool,
}

impl Reader {
    fn new(browser: &Browser, code: &str, word: &str) -> Reader {
        Reader {
            browser: browser.clone(),
            address: format!("/c/{code}/{word}"),
            old: None,
        }
    }

    async fn page(&self) -> Page {
        let page = self.browser.get(&self.address).await;
        assert_eq!(
            (page.status, &page.path),
            (200, &self.address),
            "{}",
            page.words()
        );
        page
    }

    /// Presses a button of the page as it is now, or as it was a while ago.
    async fn press(&mut self, chance: &mut Chance) -> Option<Pressed> {
        let now = self.page().await;
        let page = match self.old.take() {
            Some(old) if chance.once_in(4) => old,
            Some(_) | None => now.clone(),
        };
        if chance.once_in(3) {
            self.old = Some(now);
        }
        let mut actions = page.actions();
        actions.retain(|(action, _)| !NEVER.contains(&action.kind()));
        // What ends a part is rare, so that something happens in it.
        actions.retain(|(action, _)| action.kind() != ActionKind::NextPart || chance.once_in(6));
        let (action, form) = chance.one_of(&actions)?.clone();
        let text = format!("We keep word {:016x}.", chance.draw());
        let acknowledged = self.send(&form, &action, &text).await;
        Some(Pressed {
            form,
            action,
            text,
            acknowledged,
        })
    }

    /// Sends a form as the browser does. Whether what it asks was done.
    async fn send(&self, form: &Form, action: &Action, text: &str) -> bool {
        assert!(
            form.value("page").is_some(),
            "each form says which page it is of"
        );
        let fields = [("text", text)];
        let more = if action.kind() == ActionKind::Propose {
            &fields[..]
        } else {
            &[]
        };
        let page = self.browser.send(form, more).await;
        let at = page.path.split('?').next();
        assert_eq!(
            (page.status, at),
            (200, Some(self.address.as_str())),
            "{action:?}: {}",
            page.words()
        );
        !page.path.contains("said=")
    }
}

/// What one does over a socket; it may be refused.
async fn speak(screen: &Screen, chance: &mut Chance) -> Option<Action> {
    let shown = screen.now();
    let action = wish(
        chance,
        shown.commons.as_ref()?,
        shown.mine.as_ref()?,
        &NEVER,
    )?;
    if action.kind() == ActionKind::NextPart && !chance.once_in(6) {
        return None;
    }
    screen.act(action.clone()).await.is_ok().then_some(action)
}

#[tokio::test(flavor = "multi_thread")]
async fn everyone_walks_by_forms_and_sockets_at_once() {
    let mut seeds = Chance::of(seed("walk"));
    let (mut pressed, mut spoken) = (0, 0);
    for _ in 0..CIRCLES {
        let seed = seeds.draw();
        println!("a circle of seed {seed}");
        let done = walk(&mut Chance::of(seed)).await;
        pressed += done.0;
        spoken += done.1;
    }
    println!("{pressed} buttons and {spoken} requests over sockets were carried out");
    assert!(
        pressed > 40 && spoken > 15,
        "hardly anything happened: {pressed}, {spoken}"
    );
}

/// How much was carried out by forms, and how much over sockets.
async fn walk(chance: &mut Chance) -> (usize, usize) {
    let clock = Arc::new(FakeClock::at(Timestamp(1_800_000_000_000)));
    let hall = Hall::open_with(Arc::clone(&clock) as Arc<_>).await;
    let circle = Gathered::with(&hall.base, &PLAN, &["Noor", "Sam"]).await;
    let code = circle.host.code.as_str();
    let mut readers = vec![
        Reader::new(&circle.host.browser, code, "keep"),
        Reader::new(&circle.guests[0].browser, code, "seat"),
    ];
    for name in ["Zoë", "", "Ada"] {
        let guest = Guest::sit(&hall.base, code, name).await;
        readers.push(Reader::new(&guest.browser, code, "seat"));
    }
    let room = hall.state.rooms.find(code).await.unwrap().unwrap();
    let mut kept = Vec::new();
    let mut stage = room.snapshot().circle.stage();
    let (mut pressed, mut spoken) = (0, 0);
    for _ in 0..STEPS {
        let at = chance.below(readers.len() as u64) as usize;
        let (mut one, mut other) = (chance.another(), chance.another());
        match chance.below(10) {
            0 => clock.advance(chance.below(90_000)),
            1..=2 => {
                let screens = [&circle.desk, &circle.phones[0], &circle.phones[1]];
                let screen = chance.one_of(&screens).unwrap();
                spoken += usize::from(speak(screen, &mut one).await.is_some());
            }
            3..=4 => {
                // By form and by socket in the same moment, perhaps as the same person.
                let screens = [&circle.desk, &circle.phones[0], &circle.phones[1]];
                let screen = chance.one_of(&screens).unwrap();
                let press = readers[at].press(&mut one);
                let (done, said) = tokio::join!(press, speak(screen, &mut other));
                spoken += usize::from(said.is_some());
                pressed += done.map_or(0, |done| note(done, &mut kept));
            }
            5 => {
                // Two press at once, and one of them twice.
                let (first, rest) = readers.split_at_mut(at.max(1));
                let (Some(first), Some(second)) = (first.last_mut(), rest.first_mut()) else {
                    continue;
                };
                let both = tokio::join!(first.press(&mut one), second.press(&mut other));
                for done in [both.0, both.1].into_iter().flatten() {
                    pressed += note(done, &mut kept);
                }
            }
            _ => {
                let Some(done) = readers[at].press(&mut one).await else {
                    continue;
                };
                if done.acknowledged && chance.once_in(2) {
                    let before = room.snapshot();
                    readers[at].send(&done.form, &done.action, &done.text).await;
                    let after = room.snapshot();
                    let same = (before.version, &before.circle) == (after.version, &after.circle);
                    assert!(
                        same || done.action.kind() == ActionKind::Ring,
                        "done twice: {:?}",
                        done.action
                    );
                }
                pressed += note(done, &mut kept);
            }
        }
        let now = Arc::clone(&room.snapshot().circle);
        is_whole(&now);
        let times = |text: &String| {
            let texts = now.agreements().iter().map(|one| &one.text);
            texts.filter(|known| *known == text).count()
        };
        if now.stage() != stage {
            // What not all could live with was set aside when the part ended.
            stage = now.stage();
            kept.retain(|text| times(text) > 0);
        }
        for text in &kept {
            assert_eq!(times(text), 1, "“{text}” was acknowledged");
        }
    }
    let snapshot = room.snapshot();
    circle.all_show(snapshot.version).await;
    circle.witness.agrees();
    for screen in circle.screens() {
        assert_eq!(
            screen.commons(),
            snapshot.circle.commons(),
            "everyone sees the same"
        );
    }
    for reader in &readers {
        reader.page().await;
    }
    hall.stop().await;
    (pressed, spoken)
}

/// Remembers a proposal that must be there from now on. 1 if something was carried out.
fn note(done: Pressed, kept: &mut Vec<String>) -> usize {
    if done.acknowledged && done.action.kind() == ActionKind::Propose {
        kept.push(done.text);
    }
    usize::from(done.acknowledged)
}
