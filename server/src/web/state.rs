//! What every handler can reach.

use std::sync::Arc;

use app::pages::privacy_page::Here;
use gathering::PersonId;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::apart::Apart;
use super::cookies::Cookies;
use super::origin::Origins;
use super::page_token::PageKey;
use super::readiness::Readiness;
use crate::gatherings::Gatherings;
use crate::limits::Limits;
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
    /// Open sockets, so that stopping waits for them.
    pub sockets: TaskTracker,
    /// The server is stopping.
    pub stop: CancellationToken,
}
