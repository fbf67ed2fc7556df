//! What a page shows of its connection.

use leptos::prelude::*;

use crate::room::{Link, PageContext};

/// The same for every live screen.
#[derive(Clone, Copy)]
pub(crate) struct Signals {
    /// How the connection is.
    pub(crate) link: RwSignal<Link>,
    /// The server's clock minus this device's, in milliseconds.
    pub(crate) offset: RwSignal<i64>,
    /// What was asked and not answered yet, as JSON: buttons say so and wait.
    pub(crate) asking: RwSignal<Option<String>>,
    /// Why the last request was not carried out, in words.
    pub(crate) error: RwSignal<Option<String>>,
    /// Where and how this page came to be.
    pub(crate) place: StoredValue<PageContext>,
}
