//! A plan in the fragment of an address. Browsers send no fragment to a server, so nobody stores it.

use super::file::{PlanFile, PlanFileError};
use leptos::prelude::window;

const BEGIN: &str = "#plan=";

/// The address that carries this plan.
pub(super) fn to(plan: &PlanFile) -> String {
    let origin = window().location().origin().unwrap_or_default();
    // One character for each byte, as the browser's base64 wants it.
    let bytes: String = plan.write().bytes().map(char::from).collect();
    let written = window().btoa(&bytes).unwrap_or_default();
    let safe = written.replace('+', "-").replace('/', "_");
    [&origin, "/host", BEGIN, safe.trim_end_matches('=')].concat()
}

/// The plan that the address of this page carries, if it carries one.
pub(super) fn read() -> Option<Result<PlanFile, PlanFileError>> {
    let hash = window().location().hash().ok()?;
    let written = hash
        .strip_prefix(BEGIN)?
        .replace('-', "+")
        .replace('_', "/");
    let bytes = window().atob(&written).unwrap_or_default();
    let bytes: Vec<u8> = bytes.chars().filter_map(|c| u8::try_from(c).ok()).collect();
    Some(PlanFile::read_bytes(&bytes))
}
