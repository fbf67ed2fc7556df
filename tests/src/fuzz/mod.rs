//! What reads bytes of strangers, given bytes that a stranger might make: inputs that were kept, and changes of them.
//!
//! `frame` reads what a screen says, `plan_file` a plan from a file, `form` the form of the editor, `afternoon` the file and
//! the form of an afternoon, `act` whole circles
//! of requests. Each says in a few words what came of its input. An input that came to something new is kept while the
//! run goes on and changed further: that leads deeper without looking into the program. `change` makes the changes.

mod act;
mod afternoon;
mod change;
mod form;
mod frame;
mod plan_file;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use circle::budget::LARGEST_CIRCLE;
use circle::{Action, Circle};

use crate::chance::{Chance, seed};

use self::change::Changes;

/// The longest input that is made. Longer ones are refused by their length before anything reads them.
const LONGEST: usize = 64 * 1024;
/// The most inputs that are kept to be changed further.
const KEPT: usize = 2_000;
/// The most that one input may take. Generous: only something that grows out of proportion takes so long.
const TOO_LONG: Duration = Duration::from_secs(20);

/// Something that reads bytes.
pub struct Target {
    /// Its name, and that of its folder of inputs.
    pub name: &'static str,
    /// Reads bytes, and panics when something is not as it must be. What came of it, in a few words.
    read: fn(&[u8]) -> String,
    /// Pieces that inputs are made of, besides those that are there already.
    pieces: fn() -> Vec<String>,
    /// What stands between such pieces.
    between: u8,
}

/// Everything that is tried.
pub const TARGETS: [Target; 6] = [
    Target {
        name: "frame",
        read: frame::read,
        pieces: frame::pieces,
        between: b'\n',
    },
    Target {
        name: "plan_file",
        read: plan_file::read,
        pieces: plan_file::pieces,
        between: b',',
    },
    Target {
        name: "form",
        read: form::read,
        pieces: form::pieces,
        between: b'&',
    },
    Target {
        name: "afternoon_file",
        read: afternoon::read_file,
        pieces: afternoon::file_pieces,
        between: b',',
    },
    Target {
        name: "afternoon_form",
        read: afternoon::read_form,
        pieces: afternoon::form_pieces,
        between: b'&',
    },
    Target {
        name: "act",
        read: act::read,
        pieces: act::pieces,
        between: b'\n',
    },
];

/// How long inputs are made and tried.
#[derive(Clone, Copy, Debug)]
pub enum Effort {
    /// So many inputs.
    Inputs(u64),
    /// As long as this.
    For(Duration),
}

/// What a run came to.
#[derive(Debug, Default)]
pub struct Tried {
    /// Inputs that were tried.
    pub inputs: u64,
    /// Different things that came of them.
    pub outcomes: usize,
}

impl Target {
    /// Reads every input of its folder, and then changes of them.
    ///
    /// # Panics
    /// When something is not as it must be. The input is left in the folder.
    pub fn run(&self, effort: Effort) -> Tried {
        let mut chance = Chance::of(seed(self.name));
        let mut pool = self.corpus();
        let pieces: Vec<_> = (self.pieces)()
            .into_iter()
            .map(String::into_bytes)
            .collect();
        pool.extend(pieces.iter().cloned());
        let changes = Changes {
            pieces: &pieces,
            between: self.between,
            longest: LONGEST,
        };
        let mut seen = BTreeSet::new();
        for input in &pool {
            seen.insert(self.must_read(input));
        }
        let mut tried = Tried {
            inputs: pool.len() as u64,
            outcomes: 0,
        };
        let begun = Instant::now();
        let goes_on = |tried: &Tried| match effort {
            Effort::Inputs(inputs) => tried.inputs < inputs,
            Effort::For(time) => begun.elapsed() < time,
        };
        while goes_on(&tried) {
            let input = changes.of(&mut chance, &pool);
            tried.inputs += 1;
            let outcome = self.must_read(&input);
            if seen.len() < KEPT && seen.insert(outcome) {
                pool.push(input);
            }
        }
        tried.outcomes = seen.len();
        tried
    }

    /// The inputs that were kept, by name.
    fn corpus(&self) -> Vec<Vec<u8>> {
        let folder = folder(self.name);
        let inside = std::fs::read_dir(&folder).unwrap_or_else(|no| panic!("{folder:?}: {no}"));
        let mut paths: Vec<_> = inside.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        paths
            .iter()
            .map(|path| std::fs::read(path).unwrap_or_else(|no| panic!("{path:?}: {no}")))
            .collect()
    }

    fn must_read(&self, input: &[u8]) -> String {
        let begun = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.read)(input)));
        let took = begun.elapsed();
        match outcome {
            Ok(outcome) if took < TOO_LONG => outcome,
            _ => {
                let kept = keep(self.name, input);
                let beginning: String = input.escape_ascii().take(400).map(char::from).collect();
                panic!(
                    "{} falls over after {} ms; kept in {}; it begins with\n{beginning}",
                    self.name,
                    took.as_millis(),
                    kept.display()
                );
            }
        }
    }
}

/// An action of each kind there is.
#[must_use]
pub fn one_action_of_each_kind() -> Vec<Action> {
    let mut kinds = BTreeSet::new();
    let mut actions = act::actions();
    actions.retain(|action| kinds.insert(action.kind()));
    actions
}

fn folder(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(target)
}

/// Keeps an input that something fell over.
fn keep(target: &str, input: &[u8]) -> PathBuf {
    let mut sum = Chance::of(input.len() as u64);
    let sum = input.iter().fold(0, |sum, byte| {
        Chance::of(sum ^ u64::from(*byte)).draw() ^ sum.rotate_left(5)
    }) ^ sum.draw();
    let path = folder(target).join(format!("found-{sum:016x}"));
    match std::fs::write(&path, input) {
        Ok(()) => path,
        Err(error) => PathBuf::from(format!("no file ({error})")),
    }
}

/// What holds in every circle, whoever asked for whatever.
///
/// # Panics
/// When something of it does not.
pub fn is_whole(circle: &Circle) {
    let saved = serde_json::to_string(circle).expect("a circle can be saved");
    let size = saved.len();
    assert!(size <= LARGEST_CIRCLE, "a circle of {size} bytes");
    let loaded: Circle = serde_json::from_str(&saved).expect("a saved circle can be loaded");
    assert_eq!(&loaded, circle, "a saved circle is the same circle");
    let may_pass =
        |seat: &&circle::Seat| circle.mine(seat.id).may.contains(&circle::ActionKind::Pass);
    let holders = circle.seats().iter().filter(may_pass).count();
    assert!(holders <= 1, "{holders} seats could pass the piece");
    if let Some(holder) = circle.piece().holder() {
        let seat = circle.seat(holder).expect("the holder sits in the circle");
        assert!(!seat.away && !seat.kept, "the holder is here");
    }
    let ids: BTreeSet<_> = circle.seats().iter().map(|seat| seat.id).collect();
    assert_eq!(ids.len(), circle.seats().len(), "each seat is there once");
    if !circle.has_ended() {
        let keepers = circle.seats().iter();
        let keepers = keepers
            .filter(|seat| seat.role == circle::Role::Keeper)
            .count();
        assert_eq!(keepers, 1, "there is one keeper");
    }
    serde_json::to_string(&(circle.commons(), circle.desk(), circle.tile()))
        .expect("it can be seen");
    for waiting in circle.waiting() {
        assert!(circle.waiting_view(waiting.seat).is_some());
    }
}

/// A sentence for a person: there, and not without end.
fn is_a_sentence(sentence: &str) {
    assert!(!sentence.trim().is_empty(), "it says what is wrong");
    let letters = sentence.chars().count();
    assert!(letters < 600, "{letters} letters are no sentence");
}

/// What a sentence is about, whatever it names: nothing between quotation marks, and no numbers.
fn kind_of(sentence: &str) -> String {
    let mut quoted = false;
    let mut kind = String::new();
    for letter in sentence.chars() {
        match letter {
            '“' => quoted = true,
            '”' => quoted = false,
            '`' | '"' => quoted = !quoted,
            _ if !quoted && !letter.is_numeric() => kind.push(letter),
            _ => {}
        }
    }
    kind.chars().take(80).collect()
}
