//! One of several servers for the same circles.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use circle::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::watch;

use super::bus::{Bus, Hearing};
use super::for_all::ForAll;
use super::heard::Heard;
use super::key::ClusterKey;
use super::line::{Line, NodeId};
use super::seal::{Head, Seal};
use crate::store::RowId;

/// This server as one of several.
pub struct Cluster {
    seal: Seal,
    everyone: String,
    records: [u8; 32],
    pages: [u8; 32],
    tries: [u8; 32],
    bus: Arc<dyn Bus>,
}

impl Cluster {
    /// One of the servers that share this key, and hear each other on this bus.
    #[must_use]
    pub fn new(key: &ClusterKey, bus: Arc<dyn Bus>) -> Cluster {
        Cluster {
            seal: Seal::new(key),
            everyone: subject(&key.derived("hearth 2026 subject of all servers")),
            records: key.derived("hearth 2026 ids of records"),
            pages: key.derived("hearth 2026 marks of pages"),
            tries: key.derived("hearth 2026 tries in vain"),
            bus,
        }
    }

    /// What hashes those who try codes: who goes from server to server is known at all of them.
    #[must_use]
    pub fn tries_key(&self) -> [u8; 32] {
        self.tries
    }

    /// What seals the marks of pages: a form may be sent to another server than the one that made its page.
    #[must_use]
    pub fn page_key(&self) -> [u8; 32] {
        self.pages
    }

    /// Whether the others can be heard.
    #[must_use]
    pub fn is_up(&self) -> bool {
        self.bus.is_up()
    }

    /// Counts how often the others could be heard again.
    pub(super) fn comings(&self) -> watch::Receiver<u64> {
        self.bus.comings()
    }

    /// What all servers hear of each other.
    pub(crate) fn line_of_all<M: Serialize + DeserializeOwned>(self: &Arc<Self>) -> Line<M> {
        Line::between(Arc::clone(self), self.everyone.clone())
    }

    /// What those hear of each other who act for the row of this id.
    pub(crate) fn line<M: Serialize + DeserializeOwned>(self: &Arc<Self>, id: &RowId) -> Line<M> {
        // Who carries letters learns no id.
        let hidden = blake3::derive_key("hearth 2026 subject of a row", id.as_str().as_bytes());
        Line::between(Arc::clone(self), subject(&hidden))
    }

    /// The id of the record that a circle or a gathering leaves: the same on every server, so that each finds it once the
    /// row is gone; and nobody can tell from it which row that was.
    pub(crate) fn record_id(&self, id: &RowId) -> String {
        let hash = blake3::keyed_hash(&self.records, id.as_str().as_bytes());
        let mut id = hash.to_hex().to_string();
        id.truncate(32);
        id
    }

    /// Tells all servers.
    pub(crate) fn tell_all(self: &Arc<Self>, at: Timestamp, says: &ForAll) {
        self.line_of_all().tell(at, says);
    }

    /// A note that only these servers can write and read, for someone to bring to any of them.
    pub(crate) fn note<M: Serialize>(&self, about: &str, note: &M) -> String {
        let plain = serde_json::to_vec(note).unwrap_or_default();
        URL_SAFE_NO_PAD.encode(self.seal.seal_note(about, &plain))
    }

    /// What such a note says.
    pub(crate) fn read_note<M: DeserializeOwned>(&self, about: &str, note: &str) -> Option<M> {
        let sealed = URL_SAFE_NO_PAD.decode(note).ok()?;
        let plain = self.seal.open_note(about, &sealed)?;
        serde_json::from_slice(&plain).ok()
    }

    /// What is sent on this subject from now on.
    pub(super) async fn hear(&self, subject: &str) -> Hearing {
        self.bus.hear(subject).await
    }

    pub(super) fn tell<M: Serialize>(&self, subject: &str, message: &M) {
        match serde_json::to_vec(message) {
            Ok(plain) => self.bus.tell(subject, self.seal.seal(subject, &plain)),
            Err(error) => tracing::error!(%error, "a letter to other servers could not be written"),
        }
    }

    /// The letter in `sealed`, and who wrote it; none for one's own, for what was `heard` before, and for what cannot be
    /// opened.
    pub(super) fn open<M: DeserializeOwned>(
        &self,
        subject: &str,
        sealed: &[u8],
        heard: &mut Heard,
    ) -> Option<(NodeId, M)> {
        let Some((Head { from, count }, plain)) = self.seal.open(subject, sealed) else {
            metrics::counter!("hearth_bus_letters", "outcome" => "not_opened").increment(1);
            say_once_that_keys_differ();
            return None;
        };
        if from == self.seal.me() {
            return None;
        }
        if !heard.is_first(NodeId(from), count) {
            metrics::counter!("hearth_bus_letters", "outcome" => "heard_before").increment(1);
            return None;
        }
        // A newer server may write what this one does not know.
        let letter = serde_json::from_slice(&plain).ok();
        let outcome = if letter.is_some() { "read" } else { "not_read" };
        metrics::counter!("hearth_bus_letters", "outcome" => outcome).increment(1);
        Some((NodeId(from), letter?))
    }
}

fn subject(hidden: &[u8; 32]) -> String {
    format!("hearth.{}", blake3::Hash::from(*hidden).to_hex())
}

fn say_once_that_keys_differ() {
    static SAID: std::sync::Once = std::sync::Once::new();
    SAID.call_once(|| {
        tracing::error!(
            "another server on this database has another --cluster-key-file. Names and words are not shared with it: \
             give all servers the same file."
        );
    });
}
