//! What the pieces of the editor share.

use circle::Estimate;
use leptos::html::Form;
use leptos::prelude::*;
#[cfg(feature = "hydrate")]
use leptos::wasm_bindgen::JsCast;
#[cfg(feature = "hydrate")]
use leptos::web_sys::{FormData, HtmlFormElement};

use super::draft::Draft;
#[cfg(feature = "hydrate")]
use super::file::PlanFile;
use super::opens::Without;
use super::part::DraftPart;
use super::refused::Refused;
use crate::light::memo;
#[cfg(feature = "hydrate")]
use crate::say::say;

/// The pane of what belongs to the whole circle. It is shown where nothing else is, if there is room beside the list.
pub(super) const CIRCLE: &str = "circle";
/// The list itself: where it is the address, on a phone no pane is open.
pub(super) const LIST: &str = "list";

/// What the pieces of the editor share.
#[derive(Clone, Copy)]
pub(super) struct Editing {
    /// The plan as it is typed.
    pub(super) draft: RwSignal<Draft>,
    /// What its parts are called, how long they take, what it opens without: worked out once for all who show it.
    pub(super) names: Memo<Vec<String>>,
    pub(super) estimate: Memo<Estimate>,
    pub(super) without: Memo<(Vec<Without>, String)>,
    /// Why it was not taken when it was last sent.
    pub(super) refused: StoredValue<Option<Refused>>,
    pub(super) form: NodeRef<Form>,
    /// The id of the pane that is open; empty where none is.
    pub(super) open: RwSignal<String>,
    /// What has just changed, for those who only hear it.
    pub(super) announced: RwSignal<String>,
    /// A link that carries the plan, once it was asked for.
    pub(super) link: RwSignal<String>,
    /// Whether script runs.
    pub(super) live: RwSignal<bool>,
}

impl Editing {
    pub(super) fn of(draft: Draft, refused: Option<Refused>) -> Editing {
        let draft = RwSignal::new(draft);
        Editing {
            draft,
            names: memo(move || draft.with(Draft::names)),
            estimate: memo(move || draft.with(Draft::estimate)),
            without: memo(move || draft.with(Draft::without)),
            refused: StoredValue::new(refused),
            form: NodeRef::new(),
            open: RwSignal::new(String::new()),
            announced: RwSignal::new(String::new()),
            link: RwSignal::new(String::new()),
            live: RwSignal::new(false),
        }
    }

    pub(super) fn here() -> Editing {
        expect_context()
    }

    /// Something of the draft, anew when it changes.
    pub(super) fn of_draft<T: PartialEq + Send + Sync + 'static>(
        self,
        what: impl Fn(&Draft) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        memo(move || self.draft.with(&what))
    }

    /// Something of the part of this number; what is usual where it is there no more.
    pub(super) fn of_part<T: Default + PartialEq + Send + Sync + 'static>(
        self,
        key: u16,
        what: impl Fn(&DraftPart) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        self.of_draft(move |draft| {
            let part = draft.parts.iter().find(|part| part.key == key);
            part.map(&what).unwrap_or_default()
        })
    }

    /// The numbers of the parts, in order.
    pub(super) fn keys(self) -> Memo<Vec<u16>> {
        self.of_draft(|draft| draft.parts.iter().map(|part| part.key).collect())
    }

    pub(super) fn name(self, key: u16) -> Memo<String> {
        let place = self.of_draft(move |draft| draft.place(key));
        memo(move || {
            let name = |at| self.names.with(|names| names.get(at).cloned());
            place.get().and_then(name).unwrap_or_default()
        })
    }

    /// Why the part of this number is left out when the circle opens; empty where it is not.
    pub(super) fn left_out(self, key: u16) -> Memo<String> {
        memo(move || {
            self.without.with(|(without, _)| {
                let mut without = without.iter();
                let left = without.find(|left| left.key == Some(key));
                left.map(|left| left.why.clone()).unwrap_or_default()
            })
        })
    }

    /// Whether the pane of this id is the one that is shown beside the list.
    pub(super) fn is_shown(self, id: &str) -> bool {
        self.open
            .with(|open| open == id || (open.is_empty() && id == CIRCLE))
    }

    /// Follows what was typed.
    #[cfg(feature = "hydrate")]
    pub(super) fn follow(self) {
        if let Some(pairs) = self.form.get_untracked().map(|form| pairs(&form)) {
            let pairs = pairs
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()));
            self.draft.set(Draft::read(pairs));
        }
    }

    /// Begins with another plan.
    #[cfg(feature = "hydrate")]
    pub(super) fn begin_with(self, file: &PlanFile) {
        let known = self.draft.get_untracked();
        let free = known.free_key();
        let mut draft = Draft {
            people: known.people,
            begins: known.begins,
            ..Draft::of_file(file)
        };
        if file.agreements.is_none() {
            (draft.agreement, draft.own) = (known.agreement, known.own);
        }
        // New numbers: the panes are made anew, and nothing typed into the old ones stays.
        for part in &mut draft.parts {
            part.key += free;
        }
        self.draft.set(draft);
        self.announced.set(say().plan_is_now(&file.plan.title));
    }
}

/// Everything on the form, in the order of the page.
#[cfg(feature = "hydrate")]
fn pairs(form: &HtmlFormElement) -> Vec<(String, String)> {
    let Ok(data) = FormData::new_with_form(form) else {
        return Vec::new();
    };
    let Ok(Some(entries)) = js_sys::try_iter(&data) else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| {
            let entry: js_sys::Array = entry.dyn_into().ok()?;
            Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
        })
        .collect()
}
