//! What several servers stand on: PostgreSQL, NATS, and a key that they share.

use std::path::PathBuf;

use ground::{Nats, Postgres};
use tempfile::TempDir;

use crate::machine::{CORE_OF_PHONES, CORE_OF_SERVER, stay_on};
use crate::trouble::{Trouble, While};

/// How many servers, and what they stand on, which goes when this is dropped.
pub(crate) struct Nodes {
    pub(crate) many: usize,
    postgres: Postgres,
    nats: Nats,
    folder: TempDir,
}

impl Nodes {
    /// Starts what so many servers stand on; on the core of the servers, where phones have another.
    pub(crate) fn of(many: usize, pinned: bool) -> Result<Nodes, Trouble> {
        if pinned {
            stay_on(CORE_OF_SERVER);
        }
        // As durable as the one with SQLite.
        let durable = ["fsync=on", "full_page_writes=on"];
        let nodes = Nodes {
            many,
            postgres: Postgres::new(&durable, None)?,
            nats: Nats::new()?,
            folder: tempfile::tempdir().doing("a folder for the key")?,
        };
        if pinned {
            stay_on(CORE_OF_PHONES);
        }
        let key: String = (0..64).map(|_| fastrand::digit(16)).collect();
        std::fs::write(nodes.key(), key).doing("a key")?;
        Ok(nodes)
    }

    /// The settings that the servers share, of which the first is the database.
    pub(crate) fn arguments(&self) -> [String; 5] {
        [
            self.postgres.url(),
            "--bus".to_owned(),
            self.nats.url.clone(),
            "--cluster-key-file".to_owned(),
            self.key().display().to_string(),
        ]
    }

    fn key(&self) -> PathBuf {
        self.folder.path().join("key")
    }
}
