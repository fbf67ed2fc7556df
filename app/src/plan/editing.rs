//! What the parts of the editor share.

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
use super::refused::Refused;

/// What the parts of the editor share.
#[derive(Clone, Copy)]
pub(super) struct Editing {
    /// The plan as it is typed.
    pub(super) draft: RwSignal<Draft>,
    /// What its parts are called, and how long they take: worked out once for all of the cards.
    pub(super) names: Memo<Vec<String>>,
    pub(super) estimate: Memo<Estimate>,
    /// What was wrong with it when it was last sent.
    pub(super) refused: StoredValue<Option<Refused>>,
    pub(super) form: NodeRef<Form>,
    /// The part that was just added: its card is open.
    pub(super) fresh: RwSignal<Option<u16>>,
    /// What has just changed, for those who only hear it.
    pub(super) announced: RwSignal<String>,
    /// Whether script runs.
    pub(super) live: RwSignal<bool>,
}

impl Editing {
    pub(super) fn here() -> Editing {
        expect_context()
    }

    /// The sentence that is said of the field of this id, if it is the one.
    pub(super) fn error(self, id: &str) -> Option<String> {
        self.refused.with_value(|refused| {
            let here = refused.as_ref().filter(|refused| refused.field == id);
            here.map(|refused| refused.sentence.clone())
        })
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
        // New numbers: the cards are made anew, and nothing typed into the old ones stays.
        for part in &mut draft.parts {
            part.key += free;
        }
        self.draft.set(draft);
        self.announced
            .set(["The plan is now “", &file.plan.title, "”."].concat());
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
