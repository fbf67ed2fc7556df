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
    let known = fields::of(&part.kind);
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

/// The kinds of part that can be added: a word for the form, and what it is called.
#[must_use]
pub fn kinds() -> Vec<(String, String)> {
    let plain = [
        ("opening", "Opening words"),
        ("welcome", "A welcome"),
        ("acknowledgement", "An acknowledgement of lineage and land"),
        ("agreements", "Our agreements"),
        ("check_in", "A check-in round"),
        ("round", "A round with a question"),
        ("check_out", "A check-out round"),
        ("centre", "An open centre"),
        ("breathing", "A breath together"),
        ("silence", "A silence between two bells"),
        ("together", "Lines said together"),
        ("reading", "A reading"),
        ("remembering", "Names remembered"),
        ("pairs", "Pairs or threes"),
        ("offers_and_needs", "Offers and needs"),
        ("weather", "A weather check"),
        ("centre_word", "A word in the centre"),
        ("reflection", "A quiet reflection"),
        ("break", "A break"),
        ("closing_words", "Closing words"),
        ("closing", "The closing"),
    ];
    let plain = plain.map(|(value, words)| (value.to_owned(), words.to_owned()));
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
    let words = |kind| {
        Part::Words(Words {
            kind,
            text: String::new(),
        })
    };
    let round = |kind| {
        Part::Round(Round {
            question: String::new(),
            share: Some(120_000),
            kind,
            note: String::new(),
            laps: 1,
        })
    };
    let question = String::new();
    Some(match kind {
        "opening" => words(WordsKind::Opening),
        "welcome" => words(WordsKind::Welcome),
        "acknowledgement" => words(WordsKind::Acknowledgement),
        "reading" => words(WordsKind::Reading),
        "closing_words" => words(WordsKind::Closing),
        "agreements" => Part::Agreements,
        "check_in" => round(RoundKind::CheckIn),
        "round" => round(RoundKind::Question),
        "check_out" => round(RoundKind::CheckOut),
        "centre" => Part::Centre(Centre {
            question,
            note: String::new(),
            untouched: Some(180_000),
        }),
        "breathing" => Part::Breathing(Breathing {
            pattern: Pattern::Calm,
            breaths: Pattern::Calm.usual(),
        }),
        "silence" => Part::Silence(Silence { length: 120_000 }),
        "together" => Part::Together(Together {
            way: Way::Repeated,
            lines: Vec::new(),
            repeats: 6,
            line_time: Some(10_000),
        }),
        "remembering" => Part::Remembering(Remembering {
            invitation: "Who is with us today, though they are not in the room? Say their name."
                .to_owned(),
            response: "We remember.".to_owned(),
        }),
        "pairs" => Part::Pairs(Pairs {
            size: 2,
            share: 180_000,
            question,
        }),
        "offers_and_needs" => Part::OffersAndNeeds(OffersAndNeeds {
            writing: Some(240_000),
        }),
        "weather" => Part::Weather,
        "centre_word" => Part::CentreWord(CentreWord { question }),
        "reflection" => Part::Reflection(Reflection {
            length: Some(240_000),
        }),
        "break" => Part::Break(Break { length: 600_000 }),
        "closing" => Part::Closing(Closing {
            way: ClosingWay::OneWord,
        }),
        other => {
            let at: usize = other.strip_prefix("values")?.parse().ok()?;
            let list = VALUE_LISTS.get(at)?;
            Part::Values(Values {
                offered: list
                    .values
                    .iter()
                    .map(|value| (*value).to_owned())
                    .collect(),
                own: true,
            })
        }
    })
}
