//! Several servers act for the same circles: in one process, on one store and a bus that can be cut (`together`,
//! `apart`), and as processes of their own (`processes`).

#![allow(clippy::unwrap_used, reason = "a test")]

mod apart;
mod clocks;
mod evenings;
mod processes;
mod together;

use std::sync::Arc;

use server::cluster::LocalBus;
use server::store::{Store, open_store};
use tempfile::TempDir;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::screen::Screen;

/// Three servers, and the bus of each.
pub(crate) struct Servers {
    pub(crate) halls: Vec<Hall>,
    pub(crate) buses: Vec<LocalBus>,
    _folder: TempDir,
}

impl Servers {
    pub(crate) async fn three() -> Servers {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hearth.db");
        let store: Arc<dyn Store> = open_store(&path.to_string_lossy()).await.unwrap();
        let first = LocalBus::default();
        let buses = vec![first.clone(), first.another(), first.another()];
        let mut halls = Vec::new();
        for bus in &buses {
            halls.push(Hall::open_among(Arc::clone(&store), bus.clone()).await);
        }
        Servers {
            halls,
            buses,
            _folder: folder,
        }
    }

    pub(crate) fn bases(&self) -> Vec<&str> {
        self.halls.iter().map(|hall| hall.base.as_str()).collect()
    }

    pub(crate) async fn circle(&self, form: &[(&str, &str)], names: &[&str]) -> Gathered {
        Gathered::across(&self.bases(), form, names).await
    }
}

/// Waits until this screen shows people called so.
pub(crate) async fn knows(screen: &Screen, names: &[&str]) {
    let what = format!("{names:?}");
    let knows = |name: &&str, people: &app::protocol::People| {
        people.people.iter().any(|one| one.called == **name)
    };
    screen
        .until(&what, |shown| {
            names.iter().all(|name| knows(name, &shown.people))
        })
        .await;
}
