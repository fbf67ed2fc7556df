//! What a page shows of its connection.

use leptos::prelude::*;

use crate::room::{Link, PageContext};

/// The same for every live screen.
#[derive(Clone, Copy)]
pub struct Signals {
    /// How the connection is.
    pub link: RwSignal<Link>,
    /// The server's clock minus this device's, in milliseconds.
    pub offset: RwSignal<i64>,
    /// What was asked and not answered yet, as JSON: buttons say so and wait.
    pub asking: RwSignal<Option<String>>,
    /// Why the last request was not carried out, in words.
    pub error: RwSignal<Option<String>>,
    /// Where and how this page came to be.
    pub place: StoredValue<PageContext>,
}
