//! One start at a time of what has a code, so that a circle or a gathering never has two tasks.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// The starts that go on, by code.
#[derive(Default)]
pub(crate) struct Starting(Mutex<HashMap<String, Weak<tokio::sync::Mutex<()>>>>);

impl Starting {
    /// What is held while the one of this code is started: the store may take long over one, and the others go on.
    pub(crate) fn of(&self, code: &str) -> Arc<tokio::sync::Mutex<()>> {
        let mut starting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        starting.retain(|_, one| one.strong_count() > 0);
        if let Some(one) = starting.get(code).and_then(Weak::upgrade) {
            return one;
        }
        let one = Arc::default();
        starting.insert(code.to_owned(), Arc::downgrade(&one));
        one
    }
}
