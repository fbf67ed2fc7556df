//! What a connection is doing, and until when it may.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::patience::Patience;
use super::permits::Permit;
use crate::limits::asking::Load;

/// So many bytes at once are part of a file, and not of talk about the connection.
const PART_OF_FILE: usize = 512;

/// What one connection is doing. It has its place for as long as this lives.
pub(super) struct Pulse {
    pub(super) permit: Permit,
    patience: Patience,
    beat: Mutex<Beat>,
    /// Whether the first byte after an answer begins a request. Over HTTP/2 it may be many other things.
    one_by_one: bool,
    /// There may be less time than before.
    pub(super) changed: Notify,
    /// The place of the person behind a proxy whose socket this is.
    person: Mutex<Option<Permit>>,
    /// Cancelled when too much comes over an open socket.
    flood: CancellationToken,
}

struct Beat {
    /// How many requests are being answered.
    busy: u32,
    busy_since: Instant,
    quiet_since: Instant,
    /// Whether anything was answered yet.
    has_asked: bool,
    first_byte: Option<Instant>,
    /// What comes over it, once it is an open socket.
    load: Option<Load>,
}

/// One request, until its answer is on its way as a whole.
pub(super) struct Request {
    pulse: Arc<Pulse>,
    person: Mutex<Option<Permit>>,
    /// Cancelled when it is to make room before all of it has come.
    pub(super) leave: Option<CancellationToken>,
    arrived: AtomicBool,
    is_socket: AtomicBool,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Pulse {
    pub(super) fn new(permit: Permit, patience: Patience, one_by_one: bool) -> Arc<Pulse> {
        let now = Instant::now();
        Arc::new(Pulse {
            permit,
            patience,
            beat: Mutex::new(Beat {
                busy: 0,
                busy_since: now,
                quiet_since: now,
                has_asked: false,
                first_byte: None,
                load: None,
            }),
            one_by_one,
            changed: Notify::new(),
            person: Mutex::default(),
            flood: CancellationToken::new(),
        })
    }

    /// Until when it may go on like this.
    pub(super) fn deadline(&self) -> Instant {
        let beat = locked(&self.beat);
        match beat.first_byte {
            _ if beat.busy > 0 => beat.busy_since + self.patience.answer,
            Some(at) => at + self.patience.header,
            None if beat.has_asked => beat.quiet_since + self.patience.idle,
            None => beat.quiet_since + self.patience.header,
        }
    }

    /// Whether nothing is being answered.
    pub(super) fn is_quiet(&self) -> bool {
        locked(&self.beat).busy == 0
    }

    /// Bytes came in.
    pub(super) fn received(&self, bytes: usize) {
        let mut beat = locked(&self.beat);
        if self.one_by_one && bytes > 0 && beat.busy == 0 && beat.first_byte.is_none() {
            beat.first_byte = Some(Instant::now());
            self.changed.notify_one();
        }
        if beat.load.as_mut().is_some_and(|load| !load.bears(bytes)) {
            self.flood.cancel();
        }
    }

    /// Bytes went out: a long file may still be on its way when its answer is done. HTTP/2 asks in few bytes
    /// whether anybody is there, and that does not count.
    pub(super) fn sent(&self, bytes: usize) {
        if bytes >= PART_OF_FILE {
            locked(&self.beat).quiet_since = Instant::now();
        }
    }

    /// A request begins. `person` is the place of whoever asks.
    pub(super) fn request(self: &Arc<Pulse>, person: Option<Permit>) -> Arc<Request> {
        let mut beat = locked(&self.beat);
        if beat.busy == 0 {
            beat.busy_since = Instant::now();
        }
        beat.busy += 1;
        beat.first_byte = None;
        drop(beat);
        Arc::new(Request {
            pulse: Arc::clone(self),
            leave: person.as_ref().map(|person| person.leave.clone()),
            person: Mutex::new(person),
            arrived: AtomicBool::new(false),
            is_socket: AtomicBool::new(false),
        })
    }
}

impl Request {
    /// All of it has come.
    pub(super) fn has_arrived(&self) {
        if !self.arrived.swap(true, Ordering::Relaxed) {
            self.pulse.permit.begin();
            if let Some(person) = &*locked(&self.person) {
                person.begin();
            }
        }
    }

    /// It became an open socket, which keeps the connection's place for as long as it is open, and behind a proxy the
    /// person's too. Both wait for its first word.
    pub(super) fn is_socket(&self, behind_proxy: bool) {
        self.has_arrived();
        self.is_socket.store(true, Ordering::Relaxed);
        let person = locked(&self.person).take().filter(|_| behind_proxy);
        self.pulse.permit.wait();
        if let Some(person) = &person {
            person.wait();
        }
        *locked(&self.pulse.person) = person;
        locked(&self.pulse.beat).load = Some(Load::new());
    }

    /// The first word of the socket was good. Whether it had not been asked to go before.
    pub(super) fn socket_arrives(&self) -> bool {
        self.pulse.permit.begin();
        if let Some(person) = &*locked(&self.pulse.person) {
            person.begin();
        }
        !self.leaves().iter().any(CancellationToken::is_cancelled)
    }

    /// Waits until the socket is asked to go.
    pub(super) async fn makes_room(&self) {
        let [connection, person] = self.leaves();
        tokio::select! {
            () = connection.cancelled() => {}
            () = person.cancelled() => {}
        }
    }

    /// Waits until too much has come over the socket.
    pub(super) async fn floods(&self) {
        self.pulse.flood.cancelled().await;
    }

    /// What asks the socket to go: for the connection, and behind a proxy for the person.
    fn leaves(&self) -> [CancellationToken; 2] {
        let connection = self.pulse.permit.leave.clone();
        let person = locked(&self.pulse.person);
        let person = person.as_ref().map(|person| person.leave.clone());
        [connection, person.unwrap_or_default()]
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        if self.is_socket.load(Ordering::Relaxed) {
            return;
        }
        let mut beat = locked(&self.pulse.beat);
        beat.busy -= 1;
        beat.has_asked = true;
        beat.quiet_since = Instant::now();
        drop(beat);
        if self.arrived.load(Ordering::Relaxed) {
            self.pulse.permit.end();
        }
        self.pulse.changed.notify_one();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;
    use crate::edge::permits::Permits;

    #[test]
    fn talk_about_the_connection_keeps_nobody_waiting_and_a_long_file_does() {
        let permit = Permits::new(2, 1).take(None).unwrap();
        let pulse = Pulse::new(permit, Patience::default(), false);
        drop(pulse.request(None));
        let before = pulse.deadline();
        pulse.sent(17);
        pulse.received(1);
        assert_eq!(pulse.deadline(), before);
        pulse.sent(16_384);
        assert!(pulse.deadline() > before);
    }

    #[test]
    fn each_moment_has_its_own_time() {
        let patience = Patience::default();
        let permit = Permits::new(2, 1).take(None).unwrap();
        let pulse = Pulse::new(permit, patience, true);
        let left = || pulse.deadline().saturating_duration_since(Instant::now());
        let about = |time: std::time::Duration| left() <= time && left() > time / 2;
        assert!(about(patience.header), "nothing was asked yet");
        let request = pulse.request(None);
        assert!(about(patience.answer) && !pulse.is_quiet());
        drop(request);
        assert!(about(patience.idle) && pulse.is_quiet());
        pulse.received(1);
        assert!(about(patience.header), "the next one has begun");
    }
}
