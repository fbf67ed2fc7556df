//! `kill -9` at random moments. Everyone is back by themselves in the same moment, and nothing acknowledged is
//! missing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use circle::{Action, ActionKind, Pattern, Sound};
use tests::browser::Browser;
use tests::chance::{Chance, seed};
use tests::gathered::Gathered;
use tests::process::Process;
use tests::screen::Shown;

use crate::crowd::{Ledger, is_near_its_end, one_request, same_moment};

/// How often the server is killed.
const KILLS: usize = 24;
/// The longest time between its coming back and its death, in milliseconds.
const LONGEST_LIFE: u64 = 500;

/// A breath and seven rounds, so that there is always something to do.
fn long() -> Vec<(String, String)> {
    let mut form = pairs(&[
        ("title", "A long evening"),
        ("intention", "To stay, whatever happens."),
        ("part", "0:agreements"),
        ("part", "1:breathing"),
        ("p1-pattern", "calm-4-6"),
        ("p1-breaths", "30"),
    ]);
    for at in 2..9 {
        form.push(("part".to_owned(), format!("{at}:round")));
        for (field, value) in [
            ("question", "And?"),
            ("share", "600"),
            ("kind", "question"),
            ("laps", "1"),
        ] {
            form.push((format!("p{at}-{field}"), value.to_owned()));
        }
    }
    form.extend(pairs(&[
        ("part", "9:closing"),
        ("p9-way", "one_word"),
        ("keeper_turn", "last"),
        ("agreement", "0"),
        ("agreement", "1"),
    ]));
    form
}

fn borrowed(form: &[(String, String)]) -> Vec<(&str, &str)> {
    let pairs = form.iter();
    pairs
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    of.iter().map(owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_when_the_server_is_killed() {
    let mut chance = Chance::of(seed("kills"));
    let mut server = Process::start("info").await;
    let names = ["Noor", "", "Sam", "Zoë", "李"];
    let circle = Arc::new(Gathered::with(&server.base, &borrowed(&long()), &names).await);
    let called = circle.projector.now().people;
    let ledger = Arc::new(Ledger::default());
    circle.desk.does(Action::Begin).await;

    let mut kills = 0;
    while kills < KILLS {
        // Everyone asks for things, until the server dies under them. What they wait for then is said again.
        let going_on = Arc::new(AtomicBool::new(true));
        let asking: Vec<_> = (0..=names.len())
            .map(|at| ask_on(&circle, at, &ledger, &going_on, chance.another()))
            .collect();
        tokio::time::sleep(Duration::from_millis(chance.below(LONGEST_LIFE))).await;
        server.kill9();
        kills += 1;
        let (acknowledged, seen) = (
            ledger.newest(),
            circle.witness.newest().map_or(0, |(v, _)| v),
        );
        going_on.store(false, Ordering::SeqCst);
        let connections: Vec<_> = circle
            .screens()
            .iter()
            .map(|s| s.now().connections)
            .collect();
        server.restart().await;
        for (screen, before) in circle.screens().into_iter().zip(connections) {
            let back = |shown: &Shown| shown.connections > before && shown.here;
            let shown = screen
                .until("everyone to be back by themselves", back)
                .await;
            let known = acknowledged.max(seen);
            assert!(
                shown.version >= known,
                "version {} is gone: {}",
                known,
                shown.version
            );
        }
        for asking in asking {
            asking.await.unwrap();
        }
        circle.all_show(ledger.newest()).await;
        circle.witness.agrees();
        if kills % 4 == 0 {
            // Once more, while nobody asks for anything: not a hair is different afterwards.
            circle.all_here().await;
            let people = |shown: &Shown| {
                shown
                    .people
                    .people
                    .iter()
                    .map(|p| (p.seat, p.called.clone()))
                    .collect::<std::collections::BTreeMap<_, _>>()
            };
            let expected: std::collections::BTreeMap<_, _> = called
                .people
                .iter()
                .map(|p| (p.seat, p.called.clone()))
                .collect();
            circle
                .projector
                .until("the names", |shown| people(shown) == expected)
                .await;
            let before = settled(&circle).await;
            server.kill9();
            kills += 1;
            server.restart().await;
            same_moment(&circle, &before).await;
        }
        if is_near_its_end(&circle) {
            println!("the circle came to its last part after {kills} kills");
            break;
        }
    }
    circle.all_here().await;
    println!(
        "{kills} kills, {} requests done, {} views seen",
        ledger.done(),
        circle.witness.count()
    );
    assert!(kills >= 20, "the circle was over after {kills} kills");
    assert!(
        ledger.done() > 60,
        "hardly anything was asked: {}",
        ledger.done()
    );

    let id = circle.close().await;
    let record = Browser::new(&server.base)
        .get(&format!("/kept/{id}.json"))
        .await;
    let record: serde_json::Value = serde_json::from_str(&record.body).unwrap();
    assert_eq!(record["people"], 6);
    assert_eq!(
        record["shares"],
        ledger.shares(),
        "each share that was acknowledged, once"
    );
    circle.witness.agrees();
}

/// One of them asks for one thing after another, until told to stop. What is asked is waited for.
fn ask_on(
    circle: &Arc<Gathered>,
    at: usize,
    ledger: &Arc<Ledger>,
    going_on: &Arc<AtomicBool>,
    mut chance: Chance,
) -> tokio::task::JoinHandle<()> {
    let (circle, ledger, going_on) = (Arc::clone(circle), Arc::clone(ledger), Arc::clone(going_on));
    tokio::spawn(async move {
        while going_on.load(Ordering::SeqCst) {
            let screen = if at == 0 {
                &circle.desk
            } else {
                &circle.phones[at - 1]
            };
            one_request(screen, &mut chance, &ledger).await;
            // As people do, they take a moment between two things; it also stays under the socket's limit.
            tokio::time::sleep(Duration::from_millis(60 + chance.below(120))).await;
        }
    })
}

/// Waits until every screen shows the newest version. What each shows.
async fn settled(circle: &Gathered) -> Vec<Shown> {
    loop {
        let newest = circle.witness.newest().map_or(0, |(version, _)| version);
        circle.all_show(newest).await;
        let shown: Vec<_> = circle.screens().iter().map(|screen| screen.now()).collect();
        let same = |shown: &Shown| {
            shown.version == newest && shown.people.people.iter().all(|person| person.here)
        };
        if shown.iter().all(same) {
            return shown;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_there_once_however_often_it_had_to_be_said() {
    let mut chance = Chance::of(seed("proposals"));
    let mut server = Process::start("info").await;
    let circle = Arc::new(Gathered::at(&server.base, &["Noor", "Sam", "Zoë"]).await);
    let ledger = Arc::new(Ledger::default());
    circle.desk.does(Action::Begin).await;
    for _ in 0..4 {
        let going_on = Arc::new(AtomicBool::new(true));
        let asking: Vec<_> = (0..4)
            .map(|at| {
                let (circle, ledger) = (Arc::clone(&circle), Arc::clone(&ledger));
                let (going_on, mut chance) = (Arc::clone(&going_on), chance.another());
                tokio::spawn(async move {
                    let screen = if at == 0 {
                        &circle.desk
                    } else {
                        &circle.phones[at - 1]
                    };
                    // Each of the four may have one on its way: there is room for it.
                    let room = || {
                        screen.commons().agreements.len() + 4 < circle::agreement::MAX_AGREEMENTS
                    };
                    while going_on.load(Ordering::SeqCst) && room() {
                        let shown = screen.until_may(ActionKind::Propose).await;
                        let commons = screen.commons();
                        let action = tests::wishes::action(
                            &mut chance,
                            &commons,
                            &shown,
                            ActionKind::Propose,
                        )
                        .unwrap();
                        ledger.asks(screen, action, &mut chance).await;
                        tokio::time::sleep(Duration::from_millis(100)).await;
                    }
                })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(100 + chance.below(300))).await;
        server.kill9();
        going_on.store(false, Ordering::SeqCst);
        server.restart().await;
        for asking in asking {
            asking.await.unwrap();
        }
    }
    circle.all_show(ledger.newest()).await;
    let there = circle.projector.commons().agreements;
    let there: Vec<_> = there.into_iter().map(|agreement| agreement.text).collect();
    ledger.check_proposals(&there);
    // And as many as were acknowledged, beside the three that the keeper brought.
    assert_eq!(there.len() as u32, ledger.done() + 3);
    circle.witness.agrees();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_breath_and_a_hold_go_on_where_they_were() {
    let mut server = Process::start("info").await;
    let circle = Gathered::with(&server.base, &borrowed(&long()), &["Noor", "Sam"]).await;
    circle.desk.does(Action::Begin).await;
    circle.go_on().await;
    circle
        .desk
        .does(Action::Breathe {
            pattern: Pattern::Calm,
            breaths: 30,
        })
        .await;
    let begins = |shown: &Shown| shown.heard(Sound::BreathBegins);
    for screen in circle.screens() {
        let begun = |shown: &Shown| begins(shown) == 1;
        screen.until("the sound of the breath", begun).await;
    }
    let anchor = circle.desk.commons().breath.unwrap().anchor;
    for action in [None, Some(Action::Pause), Some(Action::Resume)] {
        let resumes = action == Some(Action::Resume);
        if let Some(action) = action {
            circle.desk.does(action).await;
        }
        let before = settled(&circle).await;
        server.kill9();
        server.restart().await;
        same_moment(&circle, &before).await;
        let now = circle.projector.commons().breath.unwrap().anchor;
        assert_eq!(now > anchor, resumes, "only a hold moves the anchor");
    }
    // Sounds are not heard again by those who come back.
    for screen in circle.screens() {
        let shown = screen.now();
        assert_eq!(begins(&shown), 1, "{:?}", shown.cues);
    }
}
