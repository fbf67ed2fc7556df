//! A witness writes down what all screens see and what is asked on them, and says when that cannot be.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use circle::view::Commons;
use circle::{Action, Command, CommandId, How, SeatId};

use crate::history::{Ends, Fault, Leaves, Observed, Setting, faults};

/// How much of a history is shown beside a fault.
const WORTH_READING: usize = 24;

/// Everything seen so far.
pub struct Witness {
    began: Instant,
    setting: Setting,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    history: Vec<Observed>,
    screens: usize,
    /// The first view of each version: all others like it are the same value.
    views: BTreeMap<u64, Arc<Commons>>,
    /// What each screen shows.
    shown: BTreeMap<usize, u64>,
}

impl Default for Witness {
    fn default() -> Witness {
        Witness::of(Setting::default())
    }
}

impl Witness {
    /// Of what comes about in this way.
    #[must_use]
    pub fn of(setting: Setting) -> Witness {
        Witness {
            began: Instant::now(),
            setting,
            seen: Mutex::default(),
        }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long it has been watching, in milliseconds.
    #[must_use]
    pub fn since_it_began(&self) -> u64 {
        self.began.elapsed().as_millis() as u64
    }

    /// There is one more screen: its number.
    pub fn comes(&self) -> usize {
        let mut seen = self.seen();
        let screen = seen.screens;
        seen.screens += 1;
        seen.history.push(Observed::Comes { screen });
        screen
    }

    /// Writes something down.
    pub fn notes(&self, observed: Observed) {
        self.seen().history.push(observed);
    }

    /// A screen shows this view of this version.
    pub fn see(&self, screen: usize, version: u64, commons: &Commons) {
        let mut seen = self.seen();
        let first = seen
            .views
            .get(&version)
            .filter(|known| known.as_ref() == commons);
        let same = first.is_some() && seen.shown.get(&screen) == Some(&version);
        if same {
            return;
        }
        let commons = first.map_or_else(|| Arc::new(commons.clone()), Arc::clone);
        seen.views
            .entry(version)
            .or_insert_with(|| Arc::clone(&commons));
        seen.shown.insert(screen, version);
        seen.history.push(Observed::Shows {
            screen,
            version,
            commons,
        });
    }

    /// Someone in this seat, who sees this, is about to ask for something.
    pub fn asked(&self, command: &Command, seat: SeatId, commons: &Commons) {
        self.notes(Observed::Asks {
            id: command.id,
            ends: ends(command, seat, commons),
            leaves: leaves(&command.action, commons),
        });
    }

    /// It was answered: done, with this version, or refused.
    pub fn answered(&self, id: CommandId, done: Option<u64>) {
        self.notes(Observed::Answered { id, done });
    }

    /// The newest version that anyone has seen, with its view.
    #[must_use]
    pub fn newest(&self) -> Option<(u64, Commons)> {
        let seen = self.seen();
        let newest = seen.views.last_key_value();
        newest.map(|(version, commons)| (*version, Commons::clone(commons)))
    }

    /// How many different versions were seen.
    #[must_use]
    pub fn count(&self) -> usize {
        self.seen().views.len()
    }

    /// Fails if anything seen cannot be.
    ///
    /// # Panics
    /// With every fault, and the views in which it shows.
    pub fn agrees(&self) {
        let seen = self.seen();
        let found = faults(&seen.history, self.setting);
        if found.is_empty() {
            return;
        }
        let history = seen.history.clone();
        drop(seen);
        for fault in &found {
            println!("{fault:?}");
            let concern = history.iter().filter(|observed| concerns(fault, observed));
            let mut lines: Vec<_> = concern.map(line).collect();
            lines.dedup();
            for line in lines.iter().rev().take(WORTH_READING).rev() {
                println!("    {line}");
            }
        }
        panic!("what was seen cannot be: {found:#?}");
    }
}

/// An observation, with as much of a view as tells who has the piece.
fn line(observed: &Observed) -> String {
    let (what, version, commons) = match observed {
        Observed::Shows {
            version, commons, ..
        } => ("shows", version, commons),
        Observed::Rests {
            version, commons, ..
        } => ("rests with", version, commons),
        _ => return format!("{observed:?}"),
    };
    let away = commons.ring.seats.iter().filter(|seat| seat.away);
    let away: Vec<_> = away.map(|seat| seat.id).collect();
    let (stage, piece, held) = (&commons.stage, &commons.ring.piece, commons.held_since);
    format!("{what} version {version}: {stage:?} {piece:?} held {held:?} away {away:?}")
}

/// Whether this observation is worth reading beside the fault.
fn concerns(fault: &Fault, observed: &Observed) -> bool {
    match (fault, observed) {
        (
            Fault::TwoContents { version: at } | Fault::HeldByNobody { version: at },
            Observed::Shows { version, .. },
        ) => at == version,
        (
            Fault::NotOnce { id: at, .. },
            Observed::Asks { id, .. } | Observed::Answered { id, .. } | Observed::Again { id, .. },
        ) => at == id,
        (
            Fault::ShareCut { turn } | Fault::TwoHolders { turn } | Fault::TurnCameBack { turn },
            Observed::Shows { commons, .. },
        ) => {
            let number = commons.ring.piece.turn().map(|turn| turn.number);
            number.is_some_and(|number| number == *turn || number == turn + 1)
        }
        (
            Fault::WentBack { screen: at, .. } | Fault::FellBehind { screen: at, .. },
            Observed::Connects { screen, .. } | Observed::Told { screen, .. },
        ) => at == screen,
        (Fault::NotEqual { .. }, Observed::Quiet { .. }) => true,
        (
            Fault::NotEqual { screen: at },
            Observed::Connects { screen, .. }
            | Observed::Told { screen, .. }
            | Observed::Shows { screen, .. }
            | Observed::Rests { screen, .. },
        ) => at == screen,
        _ => false,
    }
}

/// The turns that a request may end: nothing that time or a stranger asks does.
fn ends(command: &Command, seat: SeatId, commons: &Commons) -> Option<Ends> {
    let mut seats = commons.ring.seats.iter();
    let keeps = seats.any(|known| known.id == seat && known.role.keeps());
    if command.for_seat.is_some_and(|whom| whom != seat) && !keeps {
        return None;
    }
    let seat = command.for_seat.unwrap_or(seat);
    let has = |number| {
        let turn = commons.ring.piece.turn();
        turn.is_some_and(|turn| turn.number == number && turn.seat == seat)
    };
    match command.action {
        Action::Pass { turn, .. } if has(turn) => Some(Ends::Turn(turn)),
        Action::PassOn { turn } if keeps => Some(Ends::Turn(turn)),
        Action::NextPart { from } if keeps => Some(Ends::Part(from)),
        Action::SetAway { seat, away: true } if keeps => Some(Ends::Of(seat)),
        Action::Remove { seat } if keeps => Some(Ends::Of(seat)),
        Action::StepOut | Action::Leave => Some(Ends::Of(seat)),
        _ => None,
    }
}

/// What a request leaves behind that can be counted.
fn leaves(action: &Action, commons: &Commons) -> Option<Leaves> {
    match action {
        Action::Propose { text } => Some(Leaves::Agreement(on_one_line(text))),
        Action::Amend { agreement, .. } | Action::Withdraw { agreement } => {
            let mut known = commons.agreements.iter();
            let known = known.find(|known| known.id == *agreement)?;
            Some(Leaves::NoAgreement(known.text.clone()))
        }
        Action::Pass {
            how: How::Shared, ..
        } => Some(Leaves::Share),
        _ => None,
    }
}

/// As the rules put words.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
