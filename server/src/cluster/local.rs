//! A bus within one process, for tests: servers that hear each other until they are cut off.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use futures::StreamExt as _;
use futures::stream::poll_fn;
use tokio::sync::{mpsc, watch};

use super::bus::{Bus, Hearing};

const WAITING: usize = 1024;

/// One who hears, and whether they are cut off.
type Ear = (mpsc::Sender<Vec<u8>>, Arc<AtomicBool>);

#[derive(Default)]
struct Room {
    /// Those who hear a subject.
    ears: Mutex<HashMap<String, Vec<Ear>>>,
}

/// One server's place on a bus within this process.
#[derive(Clone, Default)]
pub struct LocalBus {
    room: Arc<Room>,
    cut: Arc<AtomicBool>,
    comings: watch::Sender<u64>,
}

impl LocalBus {
    /// Another server's place on the same bus.
    #[must_use]
    pub fn another(&self) -> LocalBus {
        LocalBus {
            room: Arc::clone(&self.room),
            ..LocalBus::default()
        }
    }

    /// Whether this server is cut off: what it says is lost, and what the others say does not come.
    pub fn cut_off(&self, is_cut: bool) {
        let was_cut = self.cut.swap(is_cut, Ordering::Relaxed);
        if was_cut && !is_cut {
            self.comings.send_modify(|count| *count += 1);
        }
    }
}

#[async_trait]
impl Bus for LocalBus {
    fn tell(&self, subject: &str, letter: Vec<u8>) {
        if !self.is_up() {
            return;
        }
        let mut ears = self
            .room
            .ears
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(ears) = ears.get_mut(subject) {
            ears.retain(|(ear, _)| !ear.is_closed());
            for (ear, _) in ears.iter().filter(|(_, cut)| !cut.load(Ordering::Relaxed)) {
                let _ = ear.try_send(letter.clone()); // who is behind loses it
            }
        }
    }

    async fn hear(&self, subject: &str) -> Hearing {
        let (ear, mut hearing) = mpsc::channel(WAITING);
        let mut ears = self
            .room
            .ears
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let ears = ears.entry(subject.to_owned()).or_default();
        ears.push((ear, Arc::clone(&self.cut)));
        poll_fn(move |waker| hearing.poll_recv(waker)).boxed()
    }

    fn is_up(&self) -> bool {
        !self.cut.load(Ordering::Relaxed)
    }

    fn comings(&self) -> watch::Receiver<u64> {
        self.comings.subscribe()
    }
}
