//! One of them, who asks for one thing after another: mostly what is possible, sometimes what is not, sometimes again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use app::protocol::AskError;
use circle::view::{Commons, Mine, RoundState, Scene};
use circle::{Action, ActionKind, Command, How, Stage};

use super::{Sitting, Tally};
use crate::chance::Chance;
use crate::history::Observed;
use crate::screen::{Screen, Shown};
use crate::wishes::{action, wish};

/// One in so many requests is one that the screen does not offer.
const NOT_OFFERED: u64 = 8;
/// One in so many says again what was done.
const SAID_AGAIN: u64 = 12;
/// One in so many times the connection breaks off on the way.
const BREAKS_OFF: u64 = 40;
/// How long to wait before what was not saved is asked again.
const NOT_SAVED: Duration = Duration::from_millis(100);

/// What nobody asks for: what ends the circle or empties it, what takes agreements away, and what changes later by
/// itself.
const NEVER: [ActionKind; 8] = [
    ActionKind::Close,
    ActionKind::Leave,
    ActionKind::Amend,
    ActionKind::Withdraw,
    ActionKind::Breathe,
    ActionKind::EndBreath,
    ActionKind::CallPause,
    ActionKind::Remove,
];

impl Sitting {
    pub(super) async fn asks_on(
        self: Arc<Sitting>,
        who: usize,
        tally: Arc<Tally>,
        mut chance: Chance,
    ) {
        while tally.left.load(Ordering::SeqCst) > 0 {
            let screens = self.screens_of(who);
            let screen = *chance.one_of(&screens).expect("each has a screen");
            if chance.once_in(BREAKS_OFF) {
                screen.breaks_off();
                add(&tally.breaks);
            }
            match self.done_by(who) {
                Some(done) if chance.once_in(SAID_AGAIN) => {
                    self.says_again(screen, done).await;
                    tally.left.fetch_sub(1, Ordering::SeqCst);
                    add(&tally.again);
                }
                _ => {
                    let asked = something(&screen.now(), who == 0, &mut chance);
                    if let Some(command) = asked {
                        tally.left.fetch_sub(1, Ordering::SeqCst);
                        self.asks(who, screen, command, &tally).await;
                    }
                }
            }
            // As people do, they take a moment between two things; it also stays under a seat's limit.
            tokio::time::sleep(Duration::from_millis(140 + chance.below(120))).await;
        }
    }

    /// Asks until there is an answer other than that it was not saved: nobody knows then whether it was.
    async fn asks(&self, who: usize, screen: &Screen, command: Command, tally: &Tally) {
        loop {
            match screen.ask(command.clone()).await {
                Ok(_) => {
                    self.has_done(who, command);
                    return add(&tally.done);
                }
                Err(AskError::Refused(_)) => return add(&tally.refused),
                Err(AskError::TooFast) => return add(&tally.too_fast),
                Err(AskError::NotSaved) => {
                    add(&tally.not_saved);
                    tokio::time::sleep(NOT_SAVED).await;
                }
                Err(why) => panic!("{command:?} was answered {why:?}"),
            }
        }
    }

    /// Says again what was done: it must be acknowledged. Whether it was done twice shows in the versions. That it was
    /// too fast, or cannot be saved, is no answer.
    pub(super) async fn says_again(&self, screen: &Screen, done: Command) -> Option<u64> {
        loop {
            let answer = screen.ask(done.clone()).await;
            let acknowledged = match answer {
                Err(AskError::TooFast | AskError::NotSaved) => {
                    tokio::time::sleep(NOT_SAVED).await;
                    continue;
                }
                _ => answer.is_ok(),
            };
            self.gathered.witness.notes(Observed::Again {
                id: done.id,
                acknowledged,
                changed: false,
            });
            return answer.ok();
        }
    }
}

fn add(count: &AtomicU64) {
    count.fetch_add(1, Ordering::SeqCst);
}

/// Something to ask for: what the screen offers, or something else.
fn something(shown: &Shown, keeps: bool, chance: &mut Chance) -> Option<Command> {
    let (commons, mine) = (shown.commons.as_ref()?, shown.mine.as_ref()?);
    let id = chance.command_id();
    if chance.once_in(NOT_OFFERED) {
        return not_offered(commons, mine, keeps, chance).map(|mut command| {
            command.id = id;
            command
        });
    }
    let never = never(commons, chance);
    let action = wish(chance, commons, mine, &never)?;
    Some(Command::new(id, action))
}

/// What the screen does not offer: another's turn, one that is over, something of a keeper's, something for a stranger.
fn not_offered(
    commons: &Commons,
    mine: &Mine,
    keeps: bool,
    chance: &mut Chance,
) -> Option<Command> {
    let id = chance.command_id();
    let turn = commons.ring.piece.turn().map_or(1, |turn| turn.number);
    let how = How::Shared;
    Some(match chance.below(4) {
        0 => Command::new(id, Action::Pass { turn, how }),
        1 => {
            let turn = turn.saturating_sub(1 + chance.below(2) as u32);
            Command::new(id, Action::Pass { turn, how })
        }
        2 if !keeps => {
            let seat = commons.ring.piece.holder()?;
            let for_seat = Some(seat).filter(|seat| *seat != mine.seat);
            Command {
                for_seat,
                ..Command::new(id, Action::Pass { turn, how })
            }
        }
        _ => {
            let kind = *chance.one_of(ActionKind::ALL)?;
            if NEVER.contains(&kind) || (keeps && kind == ActionKind::NextPart) {
                return None;
            }
            Command::new(id, action(chance, commons, mine, kind)?)
        }
    })
}

fn never(commons: &Commons, chance: &mut Chance) -> Vec<ActionKind> {
    let mut never = NEVER.to_vec();
    let complete = matches!(
        &commons.scene,
        Scene::Round {
            state: RoundState::Complete,
            ..
        }
    );
    // The keeper goes on when a round is complete, seldom before, and never to the last part.
    let last = matches!(commons.stage, Stage::Part(at) if at + 2 >= commons.parts.len());
    if last || (!complete && !chance.once_in(40)) {
        never.push(ActionKind::NextPart);
    }
    // Holding everything too often, or being out, would leave nothing to be lost.
    for seldom in [
        ActionKind::Pause,
        ActionKind::StepOut,
        ActionKind::SetAway,
        ActionKind::SitOut,
    ] {
        if !chance.once_in(4) {
            never.push(seldom);
        }
    }
    never
}
