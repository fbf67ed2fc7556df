//! Plans used before, in this browser and nowhere else.

use super::file::PlanFile;
use leptos::prelude::window;
use leptos::web_sys::Storage;

/// Where they are kept.
const KEPT: &str = "hearth-plans";
/// How many are kept.
const MOST: usize = 12;

/// The plans, the last one first. What cannot be read any more is left out.
pub(super) fn plans() -> Vec<PlanFile> {
    let written = storage().and_then(|storage| storage.get_item(KEPT).ok().flatten());
    let files: Vec<String> = written
        .and_then(|written| serde_json::from_str(&written).ok())
        .unwrap_or_default();
    files
        .iter()
        .filter_map(|file| PlanFile::read(file).ok())
        .collect()
}

/// Keeps this plan, in place of one with the same title.
pub(super) fn remember(plan: &PlanFile) {
    let mut plans = plans();
    plans.retain(|other| other.plan.title != plan.plan.title);
    plans.insert(0, plan.clone());
    plans.truncate(MOST);
    let files: Vec<String> = plans.iter().map(PlanFile::write).collect();
    if let (Some(storage), Ok(written)) = (storage(), serde_json::to_string(&files)) {
        _ = storage.set_item(KEPT, &written);
    }
}

pub(super) fn forget() {
    if let Some(storage) = storage() {
        _ = storage.remove_item(KEPT);
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
