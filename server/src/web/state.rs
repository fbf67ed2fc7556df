//! What every handler can reach.

use std::sync::Arc;

use app::pages::privacy_page::Here;
use gathering::PersonId;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::apart::Apart;
use super::cookies::Cookies;
use super::leaving::Leaving;
use super::origin::Origins;
use super::page_token::PageKey;
use super::readiness::Readiness;
use crate::cluster::{Cluster, ForAll};
use crate::gatherings::Gatherings;
use crate::limits::{Limits, Vain};
use crate::once::SixWords;
use crate::rooms::Rooms;
use crate::store::Store;
use crate::tickets::Tickets;

/// What every handler can reach.
#[derive(Clone)]
pub struct AppState {
    /// The live circles.
    pub rooms: Rooms,
    /// The live gatherings.
    pub gatherings: Gatherings,
    /// Where things are written.
    pub store: Arc<dyn Store>,
    /// The keepers’ words that are still to be shown.
    pub words: Arc<SixWords>,
    /// Tickets for sockets.
    pub tickets: Arc<Tickets>,
    /// The same for sockets of gatherings.
    pub hall_tickets: Arc<Tickets<PersonId>>,
    /// Limits on guessing.
    pub limits: Arc<Limits>,
    /// What people are told about this server.
    pub here: Here,
    /// How cookies are named.
    pub cookies: Cookies,
    /// Where plans are read and drawn.
    pub apart: Apart,
    /// Whether it can do its work, as it was found the last time.
    pub readiness: Arc<Readiness>,
    /// What seals the marks of pages.
    pub pages: Arc<PageKey>,
    /// Where requests may come from.
    pub origins: Arc<Origins>,
    /// The address that links and QR codes carry.
    pub address: Arc<str>,
    /// The servers that act for the same circles, where there are several.
    pub cluster: Option<Arc<Cluster>>,
    /// Open sockets, so that stopping waits for them.
    pub sockets: TaskTracker,
    /// How the server leaves, of which this is the beginning.
    pub leaving: Arc<Leaving>,
    /// The server is stopping: its doors are shut and its screens are sent away.
    pub stop: CancellationToken,
}

impl AppState {
    /// Keeps the six words of what was just opened until its keeper has seen them, at whichever server they ask.
    pub(super) fn keep_words(&self, code: &str, words: String) {
        self.tell_all(&ForAll::SixWords {
            code: code.to_owned(),
            words: words.clone(),
        });
        self.words.keep(code, words, self.rooms.clock().now());
    }

    /// The six words that are to be shown for this code.
    pub(super) async fn six_words(&self, code: &str) -> Option<String> {
        let now = self.rooms.clock().now();
        match &self.cluster {
            Some(_) => self.words.show_soon(code, now).await,
            None => self.words.show(code, now),
        }
    }

    /// The keeper has the words of this code.
    pub(super) fn wrote_down(&self, code: &str) {
        self.words.written_down(code);
        self.tell_all(&ForAll::WrittenDown {
            code: code.to_owned(),
        });
    }

    /// Somebody tried what opens nothing: it counts at every server.
    pub(super) fn tell_in_vain(&self, vain: Vain) {
        self.tell_all(&ForAll::InVain(vain));
    }

    fn tell_all(&self, says: &ForAll) {
        if let Some(cluster) = &self.cluster {
            cluster.tell_all(self.rooms.clock().now(), says);
        }
    }
}
