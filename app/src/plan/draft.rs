//! A plan while it is written: every field as it was typed, so that nothing is lost when something in it cannot be
//! taken yet. It is made of a posted form, here and in the browser alike, and becomes a plan.

use super::starters::{CHOSEN_AT_FIRST, STARTERS};
use circle::parts::{Breathing, Closing, Round};
use circle::text::squeeze;
use circle::{Direction, Estimate, KeeperTurn, LatePolicy, Part, Plan};
use serde::{Deserialize, Serialize};

use super::file::PlanFile;
use super::part::DraftPart;
use super::typed::read;
use crate::say::say;
use crate::words;

/// How many people a plan is counted for at first: circles of five to twelve are usual.
const PEOPLE_AT_FIRST: u32 = 9;
/// The most people that an estimate is made for.
pub const MOST_PEOPLE: u32 = circle::MAX_SEATS as u32;

/// A plan while it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What the circle is called.
    pub title: String,
    /// Why people come together.
    pub intention: String,
    /// When the keeper's turn comes.
    pub keeper_turn: KeeperTurn,
    /// Which way the piece goes.
    pub direction: Direction,
    /// How people come in once it has begun.
    pub late: LatePolicy,
    /// Whom to call here, for Care.
    pub care: String,
    pub parts: Vec<DraftPart>,
    /// The part that was taken out last, and where it was: it can be put back.
    pub taken_out: Option<(usize, DraftPart)>,
    /// The chosen starter agreements, by their place in [`STARTERS`].
    pub agreement: Vec<usize>,
    /// Agreements of the keeper's own, one on each line.
    pub own: String,
    /// How many people the estimate counts, the keeper among them.
    pub people: u32,
    /// When it begins, such as `19:00`; may be empty.
    pub begins: String,
}

impl Default for Draft {
    fn default() -> Draft {
        let check_in = Part::Round(Round {
            question: say().plan_first_question(),
            share: Some(60_000),
            kind: circle::RoundKind::CheckIn,
            note: String::new(),
            laps: 1,
        });
        let pattern = circle::Pattern::Calm;
        let parts = [
            Part::Agreements,
            Part::Breathing(Breathing {
                pattern,
                breaths: pattern.usual(),
            }),
            check_in,
            Part::round("", Some(180_000)),
            Part::Closing(Closing {
                way: circle::ClosingWay::OneWord,
            }),
        ];
        Draft::of(&Plan {
            title: String::new(),
            intention: String::new(),
            parts: parts.to_vec(),
            direction: Direction::Clockwise,
            keeper_turn: KeeperTurn::First,
            late: LatePolicy::default(),
            care: String::new(),
        })
    }
}

impl Draft {
    /// The draft of a plan from a file, with the agreements that came with it, or those of every new draft.
    #[must_use]
    pub fn of_file(file: &PlanFile) -> Draft {
        let draft = Draft::of(&file.plan);
        let Some(agreements) = &file.agreements else {
            return draft;
        };
        let starter = |text: &String| STARTERS.iter().position(|starter| starter == text);
        let own = agreements.iter().filter(|text| starter(text).is_none());
        Draft {
            agreement: agreements.iter().filter_map(starter).collect(),
            own: own.cloned().collect::<Vec<_>>().join("\n"),
            ..draft
        }
    }

    /// The draft of a plan that is there already.
    #[must_use]
    pub fn of(plan: &Plan) -> Draft {
        let parts = plan.parts.iter().zip(0..);
        Draft {
            title: plan.title.clone(),
            intention: plan.intention.clone(),
            keeper_turn: plan.keeper_turn,
            direction: plan.direction,
            late: plan.late.of_any_circle(),
            care: plan.care.clone(),
            parts: parts.map(|(part, key)| DraftPart::of(key, part)).collect(),
            taken_out: None,
            agreement: (0..CHOSEN_AT_FIRST).collect(),
            own: String::new(),
            people: PEOPLE_AT_FIRST,
            begins: String::new(),
        }
    }

    /// The draft from the pairs that a browser posts, in the order of the page. A part begins with its mark; what
    /// is not known is left out, and a box that is not there is not ticked.
    #[must_use]
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Draft {
        let mut draft = Draft {
            parts: Vec::new(),
            agreement: Vec::new(),
            ..Draft::default()
        };
        for (name, value) in pairs {
            match name {
                "title" => value.clone_into(&mut draft.title),
                "intention" => value.clone_into(&mut draft.intention),
                "keeper_turn" => draft.keeper_turn = read(value).unwrap_or(KeeperTurn::First),
                "direction" => draft.direction = read(value).unwrap_or(Direction::Clockwise),
                "late" => draft.late.door = read(value).unwrap_or_default(),
                "late_place" => draft.late.place = read(value).unwrap_or_default(),
                "care" => value.clone_into(&mut draft.care),
                "own" => value.clone_into(&mut draft.own),
                "begins" => value.clone_into(&mut draft.begins),
                "agreement" => {
                    let at = value.parse().ok().filter(|at| *at < STARTERS.len());
                    let new = at.filter(|at| !draft.agreement.contains(at));
                    draft.agreement.extend(new);
                }
                "people" => draft.people = value.parse().unwrap_or(PEOPLE_AT_FIRST),
                "taken_out" => draft.taken_out = taken_out(value),
                "part" => {
                    let part = DraftPart::marked(value);
                    let new =
                        part.filter(|part| !draft.parts.iter().any(|one| one.key == part.key));
                    draft.parts.extend(new);
                }
                _ => {
                    if let (Some((key, field)), Some(part)) =
                        (name.split_once('-'), draft.parts.last_mut())
                        && key == part.id()
                    {
                        part.set(field, value);
                    }
                }
            }
        }
        draft.people = draft.people.clamp(2, MOST_PEOPLE);
        draft
    }

    /// How long it takes, in milliseconds.
    #[must_use]
    pub fn estimate(&self) -> Estimate {
        let parts = self.parts.iter().map(DraftPart::part);
        self.with(parts.collect()).estimate(self.people)
    }

    /// What each part is called.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let kinds = self.parts.iter().map(|part| part.part().kind());
        words::part_names(&kinds.collect::<Vec<_>>())
    }

    /// A plan of these parts, and everything else of this one.
    pub(super) fn with(&self, parts: Vec<Part>) -> Plan {
        let title = squeeze(&self.title);
        Plan {
            title: if title.is_empty() {
                say().usual_title()
            } else {
                title
            },
            intention: self.intention.clone(),
            parts,
            direction: self.direction,
            keeper_turn: self.keeper_turn,
            late: self.late,
            care: self.care.clone(),
        }
    }

    /// Where the part of this number is, from 0.
    #[must_use]
    pub fn place(&self, key: u16) -> Option<usize> {
        self.parts.iter().position(|part| part.key == key)
    }

    /// A number that no part has.
    #[must_use]
    pub fn free_key(&self) -> u16 {
        let taken_out = self.taken_out.iter().map(|(_, part)| part.key);
        let keys = self.parts.iter().map(|part| part.key).chain(taken_out);
        keys.max().map_or(0, |key| key.saturating_add(1))
    }
}

/// The part that a form says was taken out, made anew of what a part of its kind can have.
fn taken_out(written: &str) -> Option<(usize, DraftPart)> {
    let (at, part): (usize, DraftPart) = serde_json::from_str(written).ok()?;
    Some((at, part.as_known()?))
}
