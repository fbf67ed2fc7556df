//! The store's contract on SQLite, and what is particular to it.
#![allow(clippy::unwrap_used)]

mod erasure;
mod killed;
mod opening;
#[path = "../store_contract/mod.rs"]
mod store_contract;
mod trouble;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use server::store::{Store, open_store};
use tempfile::TempDir;

/// The folder that a test's database is in.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// The folder.
    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Where the database is.
    fn database(&self) -> PathBuf {
        self.path().join("hearth.db")
    }

    /// Everything in the folder, one file after the other. Another program reads it: when this process closes
    /// a file, the locks that SQLite has on it in this process are gone.
    fn bytes(&self) -> Vec<u8> {
        let files = std::fs::read_dir(self.path())
            .unwrap()
            .map(|file| file.unwrap().path());
        let read = Command::new("cat").args(files).output().unwrap();
        assert!(read.status.success());
        read.stdout
    }

    async fn leave(self) {
        self.0.close().unwrap();
    }
}

async fn fresh() -> Option<(Arc<dyn Store>, Home)> {
    let home = Home::new();
    let store = open_store(&format!("sqlite:{}", home.database().display()))
        .await
        .unwrap();
    Some((store, home))
}

contract!(fresh);
