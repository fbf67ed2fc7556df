//! One block of a draft: its kind, and its fields as they were typed.

use circle::{Pattern, Plan};
use gathering::{Block, Way, WayKind, Work, WorkKind};
use serde::{Deserialize, Serialize};

use super::kinds::{self, fresh, kind_called, read, word_of};
use super::lines;
use crate::plan::starters::starter_plans;

/// More than the numbers that a draft gives to its blocks while it is written.
const MOST_KEYS: u16 = 50_000;
/// The choice of the plan that the block came with, or that was read from a file.
pub const KEPT: &str = "kept";

/// A block, as it is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftBlock {
    /// Its number within the draft, which it keeps wherever it is moved.
    pub key: u16,
    pub kind: WorkKind,
    /// The fields by their names.
    fields: Vec<(String, String)>,
}

/// What can be set for a block of this kind, beside its name and its minutes.
fn fields(kind: WorkKind) -> &'static [&'static str] {
    match kind {
        WorkKind::Arrive | WorkKind::Agreements | WorkKind::Break => &[],
        WorkKind::Welcome | WorkKind::Card | WorkKind::Close => &["words"],
        WorkKind::Breathe => &["pattern", "breaths"],
        WorkKind::Form => &["way", "about", "topics"],
        WorkKind::Circles | WorkKind::Exercise => &["plan", KEPT],
        WorkKind::Regroup => &["question"],
    }
}

impl DraftBlock {
    #[must_use]
    pub fn of(key: u16, block: &Block) -> DraftBlock {
        let mut draft = DraftBlock {
            key,
            kind: block.work.kind(),
            fields: Vec::new(),
        };
        draft.set("title", &block.title);
        draft.set("minutes", &block.minutes.to_string());
        match &block.work {
            Work::Arrive | Work::Agreements | Work::Break => {}
            Work::Welcome { words } | Work::Card { words } | Work::Close { words } => {
                draft.set("words", words);
            }
            Work::Breathe { pattern, breaths } => {
                draft.set("pattern", &word_of(pattern));
                draft.set("breaths", &breaths.to_string());
            }
            Work::Form { way, about } => {
                draft.set("way", &word_of(&way.kind()));
                draft.set("about", &about.to_string());
                if let Way::Topic { topics } = way {
                    draft.set("topics", &lines::written(topics));
                }
            }
            Work::Circles { plan } | Work::Exercise { plan } => draft.keep(plan),
            Work::Regroup { question } => draft.set("question", question),
        }
        draft
    }

    /// Begun by its mark on the form, such as `3:form`.
    pub(super) fn marked(mark: &str) -> Option<DraftBlock> {
        let (key, kind) = mark.split_once(':')?;
        Some(DraftBlock {
            key: key.parse().ok().filter(|key| *key < MOST_KEYS)?,
            kind: read(kind)?,
            fields: Vec::new(),
        })
    }

    /// Its mark on the form.
    #[must_use]
    pub fn mark(&self) -> String {
        format!("{}:{}", self.key, word_of(&self.kind))
    }

    /// The id of its pane.
    #[must_use]
    pub fn id(&self) -> String {
        format!("b{}", self.key)
    }

    /// The id and name of one of its fields.
    #[must_use]
    pub fn id_of(&self, field: &str) -> String {
        format!("b{}-{field}", self.key)
    }

    /// What stands in a field.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        let found = self.fields.iter().find(|(name, _)| name == field);
        found.map_or("", |(_, value)| value)
    }

    /// Writes into a field; a name that this kind of block does not have is left out.
    pub fn set(&mut self, field: &str, value: &str) {
        if !["title", "minutes"].contains(&field) && !fields(self.kind).contains(&field) {
            return;
        }
        match self.fields.iter_mut().find(|(name, _)| name == field) {
            Some((_, written)) => value.clone_into(written),
            None => self.fields.push((field.to_owned(), value.to_owned())),
        }
    }

    /// Each circle is to go through this plan.
    pub fn keep(&mut self, plan: &Plan) {
        self.set("plan", KEPT);
        self.set(KEPT, &serde_json::to_string(plan).unwrap_or_default());
    }

    /// The plan that the block came with, or that was read from a file.
    #[must_use]
    pub fn kept(&self) -> Option<Plan> {
        let plan: Plan = serde_json::from_str(self.get(KEPT)).ok()?;
        let late = plan.late.of_any_circle();
        Some(Plan { late, ..plan })
    }

    /// The plan that is chosen for each circle; none for a kind without one, or where none is chosen.
    #[must_use]
    pub fn plan(&self) -> Option<Plan> {
        match self.get("plan") {
            "" => None,
            KEPT => self.kept(),
            key => {
                let mut starters = starter_plans().into_iter();
                let starter = starters.find(|starter| starter.key == key)?;
                Some(starter.plan)
            }
        }
    }

    /// What it is called: as was typed, or by its kind.
    #[must_use]
    pub fn called(&self) -> String {
        let title = circle::text::squeeze(self.get("title"));
        if title.is_empty() {
            kind_called(self.kind)
        } else {
            title
        }
    }

    /// How many minutes it takes; none where that is no number.
    #[must_use]
    pub fn minutes(&self) -> Option<u16> {
        number(self.get("minutes"))
    }

    /// How people come to sit together.
    #[must_use]
    pub fn way(&self) -> WayKind {
        read(self.get("way")).unwrap_or(WayKind::Even)
    }

    /// How many sit in each circle, as far as that can be read.
    #[must_use]
    pub fn about(&self) -> Option<u8> {
        number(self.get("about"))
    }

    #[must_use]
    pub fn pattern(&self) -> Pattern {
        read(self.get("pattern")).unwrap_or(Pattern::Calm)
    }

    /// The topics of its lines, if it forms circles. One that does not say how many can sit there has room for two more
    /// than sit in each circle.
    #[must_use]
    pub fn way_of(&self) -> Way {
        let most = self.about().unwrap_or(kinds::ABOUT).saturating_add(2);
        match self.way() {
            WayKind::Even => Way::Even,
            WayKind::Topic => Way::Topic {
                topics: lines::topics(self.get("topics"), most),
            },
            WayKind::ByHand => Way::ByHand,
            WayKind::AsBefore => Way::AsBefore,
            WayKind::NewFaces => Way::NewFaces,
        }
    }

    /// Made anew of what a block of its kind can have.
    pub(super) fn as_known(&self) -> Option<DraftBlock> {
        let mut known = DraftBlock::marked(&self.mark())?;
        for (field, value) in &self.fields {
            known.set(field, value);
        }
        Some(known)
    }

    /// A new one of this kind.
    pub(super) fn fresh(key: u16, kind: WorkKind) -> DraftBlock {
        DraftBlock::of(key, &fresh(kind))
    }
}

/// A whole number, as it was typed.
pub(super) fn number<T: std::str::FromStr>(typed: &str) -> Option<T> {
    typed.trim().parse().ok()
}
