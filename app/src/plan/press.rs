//! What the buttons of the editor do. Each is a plain submit button, so the server can do the same for a browser
//! that runs no script.

use super::starters::VALUE_LISTS;
use circle::parts::{
    Break, Breathing, Centre, CentreWord, Closing, OffersAndNeeds, Pairs, Reflection, Remembering,
    Round, Silence, Together, Values, Words,
};
use circle::plan::MAX_PARTS;
use circle::{ClosingWay, Line, Part, PartKind, Pattern, RoundKind, Voice, Way, WordsKind};

use super::draft::{Draft, MOST_PEOPLE};
use super::fields::{self, Input};
use super::part::DraftPart;

impl Draft {
    /// Does what a button of this value stands for; one that is not known does nothing. `add` is the kind of part
    /// that is chosen beside the button that adds one.
    pub fn press(&mut self, button: &str, add: &str) {
        let (what, key) = button.split_once('-').unwrap_or((button, ""));
        let at = self
            .parts
            .iter()
            .position(|part| part.key.to_string() == key);
        match (what, at) {
            ("add", _) => self.add(add),
            ("undo", _) => self.put_back(),
            ("fewer", _) => self.people = self.people.saturating_sub(1).max(2),
            ("more", None) => self.people = (self.people + 1).min(MOST_PEOPLE),
            ("up", Some(at)) => self.move_part(at, at.saturating_sub(1)),
            ("down", Some(at)) => self.move_part(at, at + 1),
            ("copy", Some(at)) if self.parts.len() < MAX_PARTS => {
                let mut copy = self.parts[at].clone();
                copy.key = self.free_key();
                self.parts.insert(at + 1, copy);
            }
            ("remove", Some(at)) => {
                let part = self.parts.remove(at);
                self.taken_out = Some((at, part));
            }
            ("less" | "more", Some(at)) => step(&mut self.parts[at], what == "more"),
            _ => {}
        }
    }

    /// Moves the part at `from` to `to`, from 0.
    pub fn move_part(&mut self, from: usize, to: usize) {
        if from < self.parts.len() {
            let part = self.parts.remove(from);
            self.parts.insert(to.min(self.parts.len()), part);
        }
    }

    /// A part of this kind is added: before the closing ones, where most parts belong.
    fn add(&mut self, kind: &str) {
        let Some(part) = fresh(kind) else { return };
        if self.parts.len() >= MAX_PARTS {
            return;
        }
        let closes = |part: &&DraftPart| is_closing(&part.roughly());
        let closing = self.parts.iter().rev().take_while(closes).count();
        let at = if part.kind() == PartKind::Words(WordsKind::Opening) {
            0
        } else if is_closing(&part) {
            self.parts.len()
        } else {
            self.parts.len() - closing
        };
        let key = self.free_key();
        self.parts.insert(at, DraftPart::of(key, &part));
    }

    fn put_back(&mut self) {
        if let Some((at, part)) = self.taken_out.take() {
            let key = part.key;
            if self.parts.iter().all(|other| other.key != key) {
                self.parts.insert(at.min(self.parts.len()), part);
            }
        }
    }
}

fn is_closing(part: &Part) -> bool {
    matches!(
        part.kind(),
        PartKind::Closing(_) | PartKind::Words(WordsKind::Closing)
    )
}

/// The next longer or shorter time of a part's first field of time.
fn step(part: &mut DraftPart, longer: bool) {
    let known = fields::of(part.kind);
    let Some((name, least, most)) = known.iter().find_map(|field| match field.input {
        Input::Time(least, most, _) => Some((field.name, least, most)),
        _ => None,
    }) else {
        return;
    };
    let now = part.get(name).parse::<u32>().ok();
    let steps = fields::steps(least, most, now);
    let next = match now {
        None => steps.get(steps.len() / 3),
        Some(now) if longer => steps.iter().find(|step| **step > now),
        Some(now) => steps.iter().rev().find(|step| **step < now),
    };
    if let Some(next) = next {
        part.set(name, &next.to_string());
    }
}

/// A word for the form, what it is called, and how it begins.
type Addable = (&'static str, &'static str, fn() -> Part);

/// What can be added besides lists of values.
const ADDABLE: [Addable; 21] = [
    ("opening", "Opening words", || words(WordsKind::Opening)),
    ("welcome", "A welcome", || words(WordsKind::Welcome)),
    (
        "acknowledgement",
        "An acknowledgement of lineage and land",
        || words(WordsKind::Acknowledgement),
    ),
    ("agreements", "Our agreements", || Part::Agreements),
    ("check_in", "A check-in round", || round(RoundKind::CheckIn)),
    ("round", "A round with a question", || {
        round(RoundKind::Question)
    }),
    ("check_out", "A check-out round", || {
        round(RoundKind::CheckOut)
    }),
    ("centre", "An open centre", || {
        Part::Centre(Centre {
            question: String::new(),
            note: String::new(),
            untouched: Some(180_000),
        })
    }),
    ("breathing", "A breath together", || {
        Part::Breathing(Breathing {
            pattern: Pattern::Calm,
            breaths: Pattern::Calm.usual(),
        })
    }),
    ("silence", "A silence between two bells", || {
        Part::Silence(Silence { length: 120_000 })
    }),
    ("together", "Lines said together", || {
        Part::Together(Together {
            way: Way::Repeated,
            lines: Vec::new(),
            repeats: 6,
            line_time: Some(10_000),
        })
    }),
    ("reading", "A reading", || words(WordsKind::Reading)),
    ("remembering", "Names remembered", || {
        Part::Remembering(Remembering {
            invitation: "Who is with us today, though they are not in the room? Say their name."
                .to_owned(),
            response: "We remember.".to_owned(),
        })
    }),
    ("pairs", "Pairs or threes", || {
        Part::Pairs(Pairs {
            size: 2,
            share: 180_000,
            question: String::new(),
        })
    }),
    ("offers_and_needs", "Offers and needs", || {
        Part::OffersAndNeeds(OffersAndNeeds {
            writing: Some(240_000),
        })
    }),
    ("weather", "A weather check", || Part::Weather),
    ("centre_word", "A word in the centre", || {
        Part::CentreWord(CentreWord {
            question: String::new(),
        })
    }),
    ("reflection", "A quiet reflection", || {
        Part::Reflection(Reflection {
            length: Some(240_000),
        })
    }),
    ("break", "A break", || {
        Part::Break(Break { length: 600_000 })
    }),
    ("closing_words", "Closing words", || {
        words(WordsKind::Closing)
    }),
    ("closing", "The closing", || {
        Part::Closing(Closing {
            way: ClosingWay::OneWord,
        })
    }),
];

fn words(kind: WordsKind) -> Part {
    Part::Words(Words {
        kind,
        text: String::new(),
    })
}

fn round(kind: RoundKind) -> Part {
    Part::Round(Round {
        question: String::new(),
        share: Some(120_000),
        kind,
        note: String::new(),
        laps: 1,
    })
}

/// The kinds of part that can be added: a word for the form, and what it is called.
#[must_use]
pub fn kinds() -> Vec<(String, String)> {
    let plain = ADDABLE.map(|(word, called, _)| (word.to_owned(), called.to_owned()));
    let values = VALUE_LISTS.iter().enumerate().map(|(at, list)| {
        let from = if list.from.is_empty() {
            String::new()
        } else {
            format!(" ({})", list.from)
        };
        (
            format!("values{at}"),
            format!("Values: {}{from}", list.name),
        )
    });
    plain.into_iter().chain(values).collect()
}

/// The part with these words in the place where its kind has words; one that has none stays as it is.
#[must_use]
pub fn with_words(mut part: Part, words: &str) -> Part {
    let place = match &mut part {
        Part::Round(part) => Some(&mut part.question),
        Part::Centre(part) => Some(&mut part.question),
        Part::Pairs(part) => Some(&mut part.question),
        Part::CentreWord(part) => Some(&mut part.question),
        Part::Words(part) => Some(&mut part.text),
        Part::Together(part) => {
            part.lines = vec![Line {
                text: words.to_owned(),
                who: Voice::All,
            }];
            None
        }
        Part::Agreements
        | Part::Breathing(_)
        | Part::Closing(_)
        | Part::Values(_)
        | Part::Silence(_)
        | Part::Remembering(_)
        | Part::OffersAndNeeds(_)
        | Part::Weather
        | Part::Break(_)
        | Part::Reflection(_) => None,
    };
    if let Some(place) = place {
        words.clone_into(place);
    }
    part
}

/// A new part of the kind that goes by this word in [`kinds`].
#[must_use]
pub fn fresh(kind: &str) -> Option<Part> {
    if let Some((.., part)) = ADDABLE.iter().find(|(word, ..)| *word == kind) {
        return Some(part());
    }
    let at: usize = kind.strip_prefix("values")?.parse().ok()?;
    let list = VALUE_LISTS.get(at)?;
    let offered = list.values.iter().map(|value| (*value).to_owned());
    Some(Part::Values(Values {
        offered: offered.collect(),
        own: true,
    }))
}
