//! Five phones, a desk and a projector that all go on asking while the server is killed under them.

use std::collections::BTreeSet;
use std::sync::Mutex;

use app::protocol::AskError;
use circle::view::Scene;
use circle::{Action, ActionKind, Command, How, Refusal, Stage};
use tests::chance::Chance;
use tests::gathered::Gathered;
use tests::screen::{Screen, Shown};
use tests::wishes::wish;

/// What was acknowledged, and what must not be lost.
#[derive(Default)]
pub(crate) struct Ledger {
    entries: Mutex<Entries>,
}

#[derive(Default)]
struct Entries {
    done: u32,
    refused: u32,
    newest: u64,
    shares: u32,
    /// The words of the proposals.
    proposed: BTreeSet<String>,
}

impl Ledger {
    /// Notes how a request was answered.
    ///
    /// # Panics
    /// When the answer is none that the rules give.
    fn note(&self, action: &Action, answer: Result<u64, AskError>) {
        let mut entries = self.entries.lock().unwrap();
        match answer {
            Ok(version) => {
                entries.done += 1;
                entries.newest = entries.newest.max(version);
                match action {
                    Action::Pass {
                        how: How::Shared, ..
                    } => entries.shares += 1,
                    Action::Propose { text } => {
                        entries.proposed.insert(text.clone());
                    }
                    _ => {}
                }
            }
            // The moment may have changed on the way; nothing else may be in the way.
            Err(AskError::Refused(
                Refusal::NotNow
                | Refusal::TurnOver
                | Refusal::NotYourTurn
                | Refusal::Held
                | Refusal::UnknownAgreement
                | Refusal::TooMany,
            )) => entries.refused += 1,
            Err(AskError::TooFast) => entries.refused += 1,
            Err(why) => panic!("{action:?} was refused: {why:?}"),
        }
    }

    /// Asks for `action` on this screen, and notes the answer.
    pub(crate) async fn asks(&self, screen: &Screen, action: Action, chance: &mut Chance) {
        let command = Command::new(chance.command_id(), action);
        let answer = screen.ask(command.clone()).await;
        self.note(&command.action, answer);
    }

    /// The newest version that anyone was told of in an answer.
    pub(crate) fn newest(&self) -> u64 {
        self.entries.lock().unwrap().newest
    }

    /// How many requests were carried out.
    pub(crate) fn done(&self) -> u32 {
        self.entries.lock().unwrap().done
    }

    /// How many shares were acknowledged.
    pub(crate) fn shares(&self) -> u32 {
        self.entries.lock().unwrap().shares
    }

    /// Every proposal that was acknowledged is there, and none is there twice.
    ///
    /// # Panics
    /// When one is missing or there twice.
    pub(crate) fn check_proposals(&self, there: &[String]) {
        let entries = self.entries.lock().unwrap();
        let mut distinct = there.to_vec();
        distinct.sort();
        distinct.dedup();
        assert_eq!(
            distinct.len(),
            there.len(),
            "a proposal is there twice: {there:?}"
        );
        for text in &entries.proposed {
            assert!(
                there.contains(text),
                "an acknowledged proposal is missing: {text}"
            );
        }
    }
}

/// One of them asks for something that it may ask now, and waits for the answer however long the server is away.
/// Whether it asked.
pub(crate) async fn one_request(screen: &Screen, chance: &mut Chance, ledger: &Ledger) -> bool {
    let shown = screen.now();
    let (Some(commons), Some(mine)) = (&shown.commons, &shown.mine) else {
        return false;
    };
    let never = never(&shown, chance);
    let Some(action) = wish(chance, commons, mine, &never) else {
        return false;
    };
    ledger.asks(screen, action, chance).await;
    true
}

/// What nobody asks for here: what would end the circle or empty it, and what happens by itself later (a breath
/// begun between kills would change the circle while nobody looks).
fn never(shown: &Shown, chance: &mut Chance) -> Vec<ActionKind> {
    let mut never = vec![
        ActionKind::Close,
        ActionKind::Leave,
        ActionKind::Breathe,
        ActionKind::EndBreath,
        ActionKind::Amend,
        ActionKind::Withdraw,
        ActionKind::SetAway,
        ActionKind::Ring,
    ];
    let complete = shown.commons.as_ref().is_some_and(|commons| {
        matches!(
            &commons.scene,
            Scene::Round {
                state: circle::view::RoundState::Complete,
                ..
            }
        )
    });
    // The keeper goes on when a round is complete, and seldom before.
    if !complete && !chance.once_in(40) {
        never.push(ActionKind::NextPart);
    }
    // Holding everything too often would leave nothing to be lost.
    if !chance.once_in(4) {
        never.push(ActionKind::Pause);
    }
    never
}

/// Everyone has the same circle, and it is the same as before: compares the screens with what they showed.
///
/// # Panics
/// When a screen shows anything else.
pub(crate) async fn same_moment(circle: &Gathered, before: &[Shown]) {
    for (screen, before) in circle.screens().into_iter().zip(before) {
        let back = |shown: &Shown| shown.connections > before.connections && shown.here;
        let after = screen.until("the server to be back", back).await;
        assert_eq!(after.version, before.version);
        assert_eq!(
            after.commons, before.commons,
            "holder, order, agreements, deadlines"
        );
        assert_eq!(after.mine, before.mine);
        assert_eq!(after.desk, before.desk);
        let named = |shown: &Shown| shown.people == before.people;
        screen.until("the names to be said again", named).await;
    }
}

/// Whether the circle still has a part to go on to.
pub(crate) fn is_near_its_end(circle: &Gathered) -> bool {
    let commons = circle.desk.commons();
    matches!(commons.stage, Stage::Part(at) if at + 1 >= commons.parts.len())
}
