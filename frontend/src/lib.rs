//! The browser's entry point. The islands themselves are in `app`; leptos' script calls each by its name once this
//! has prepared the ground.

// The islands are exported by being linked in.
use app as _;

/// Called once, when the program has been loaded.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
