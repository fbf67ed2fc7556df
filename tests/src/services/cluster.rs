//! Three real servers on one PostgreSQL, which hear each other by NATS.

use tempfile::TempDir;

use super::balancer::Balancer;
use super::nats::{Nats, nats};
use super::postgres::{Database, database};
use crate::process::{Manner, Process};

/// They are stopped when this is dropped.
pub struct Cluster {
    pub servers: Vec<Process>,
    pub nats: Nats,
    /// In front of all of them.
    pub front: Balancer,
    arguments: Vec<String>,
    database: Database,
    /// Of the key, which is read again when one is started again.
    _folder: TempDir,
}

impl Cluster {
    /// Starts them, logging this much. `None` where there is no PostgreSQL or no NATS: the test then has nothing to do.
    ///
    /// # Panics
    /// When one does not start.
    pub async fn three(log: &str) -> Option<Cluster> {
        Cluster::of_clocks(log, [0, 0, 0]).await
    }

    /// The same on machines whose clocks are ahead of this one's by so many milliseconds.
    ///
    /// # Panics
    /// When one does not start.
    pub async fn of_clocks(log: &str, ahead: [i64; 3]) -> Option<Cluster> {
        let (nats, database) = (nats()?, database().await?);
        let folder = tempfile::tempdir().expect("a folder for the key");
        let key = folder.path().join("key");
        std::fs::write(&key, "0123456789abcdef0123456789abcdef").expect("a file for the key");
        let key = key.to_string_lossy().into_owned();
        let front = Balancer::open().await;
        let bus = ["--bus", &nats.url, "--cluster-key-file", &key];
        let arguments = [&bus[..], &["--public-url", &front.base]].concat();
        let arguments: Vec<_> = arguments.into_iter().map(str::to_owned).collect();
        let manner = Manner {
            arguments: arguments.clone(),
            database: Some(database.url.clone()),
            ..Manner::default()
        };
        let mut servers = Vec::new();
        for clock_ahead in ahead {
            let manner = Manner {
                clock_ahead,
                ..manner.clone()
            };
            servers.push(Process::start_as(log, &manner).await);
        }
        front.lead_to(servers.iter().map(Process::port).collect());
        Some(Cluster {
            servers,
            nats,
            front,
            arguments,
            database,
            _folder: folder,
        })
    }
}

impl Cluster {
    /// The settings that they share.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        let database = ["--database".to_owned(), self.database.url.clone()];
        [&self.arguments[..], &database].concat()
    }
}
