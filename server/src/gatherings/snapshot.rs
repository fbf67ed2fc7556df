//! The newest state of a gathering, as its screens read it from a `watch`: the latest wins.

use std::sync::Arc;

use gathering::{Gathering, HallRecord, HouseWords, PersonId, Tiles, Wishes};

use super::names::HallNames;
use crate::keys::Keys;

/// The newest state of one gathering.
#[derive(Clone)]
pub struct HallSnapshot {
    /// Counts the publications.
    pub publication: u64,
    pub gathering: Arc<Gathering>,
    /// Who may do what in it.
    pub keys: Arc<Keys<PersonId>>,
    /// What people are called. In memory alone, like all that follows.
    pub names: Arc<HallNames>,
    pub wishes: Arc<Wishes>,
    pub words: Arc<HouseWords>,
    /// What the circles last told of themselves.
    pub tiles: Arc<Tiles>,
    /// The afternoon has ended, and this is what remains.
    pub ended: Option<Arc<HallRecord>>,
}
