//! Those who are slowed wait together, in one queue for each network: after each rest one of them is drawn and answered,
//! and with them all who ask the same, for that finds out nothing more. Whoever fills the queue makes others wait longer,
//! and has no place before them; and the people of one hall, who all type the same code, are likely to be drawn first.
//!
//! All queues together have one pace besides: who holds many networks guesses no faster for it. Where they are at it, the
//! queue of the network that tried the least in vain goes first, which is that of a hall that did not guess at all.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use thiserror::Error;
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep_until, timeout_at};

use super::bucket::{Bucket, Pace};
use crate::chance;

/// How long the rest is between one who is answered and the next.
pub const REST: Duration = Duration::from_secs(2);
/// How many wait in one queue: some fewer than one address may ask at a time, so that none of its guests is turned away
/// here while another fills it.
pub const MOST_WAITING: usize = 400;
/// How long one waits to be drawn: proxies and people go away after a minute.
const PATIENCE: Duration = Duration::from_secs(40);
/// How many queues there are.
const MOST_QUEUES: usize = 10_000;

/// How those who are slowed rest. Tests let them go on one by one.
#[async_trait]
pub trait Rest: Send + Sync + 'static {
    /// Rests for so long.
    async fn rest(&self, time: Duration);
}

/// Rests by the machine's time.
pub(super) struct Sleep;

#[async_trait]
impl Rest for Sleep {
    async fn rest(&self, time: Duration) {
        tokio::time::sleep(time).await;
    }
}

/// No place was free, or they were not drawn in time.
#[derive(Debug, Error)]
#[error("too many wait already")]
pub struct TooManyWait;

/// What one has to wait for who asks something. Who goes away gives their place up.
#[must_use]
pub struct Turn(Kind);

enum Kind {
    AtOnce,
    Drawn(oneshot::Receiver<()>),
    NoPlace,
}

impl Turn {
    /// For one who is not slowed.
    pub fn at_once() -> Turn {
        Turn(Kind::AtOnce)
    }

    /// Whether they are slowed.
    #[must_use]
    pub fn is_slow(&self) -> bool {
        !matches!(self.0, Kind::AtOnce)
    }

    /// Waits until one who `arrived` at this time is answered.
    ///
    /// # Errors
    /// [`TooManyWait`], always as long after they arrived, so that the time tells nothing else.
    pub async fn wait(self, arrived: Instant) -> Result<(), TooManyWait> {
        match self.0 {
            Kind::AtOnce => Ok(()),
            Kind::Drawn(drawn) => match timeout_at(arrived + PATIENCE, drawn).await {
                Ok(Ok(())) => Ok(()),
                Ok(Err(_)) | Err(_) => Err(TooManyWait),
            },
            Kind::NoPlace => {
                sleep_until(arrived + REST).await;
                Err(TooManyWait)
            }
        }
    }
}

/// The queues in which someone waits now.
pub(super) struct Queues {
    rest: Arc<dyn Rest>,
    waiting: Mutex<Waiting>,
}

/// One who asks.
pub(super) struct Asker {
    /// The queue of their network.
    pub(super) of: u64,
    /// What they ask.
    pub(super) what: u64,
    /// What their network tried in vain lately.
    pub(super) in_vain: usize,
}

struct Waiting {
    queues: HashMap<u64, Queue>,
    /// Those that have rested.
    rested: Vec<u64>,
    /// What all of them together may be answered ...
    all: Bucket,
    /// ... and how fast.
    pace: Pace,
    /// Whether one is about to be drawn.
    draws: bool,
}

#[derive(Default)]
struct Queue {
    waiting: Vec<One>,
    in_vain: usize,
}

struct One {
    what: u64,
    go: oneshot::Sender<()>,
}

impl Queue {
    /// Whether anybody still waits.
    fn is_wanted(&mut self) -> bool {
        self.waiting.retain(|one| !one.go.is_closed());
        !self.waiting.is_empty()
    }
}

impl Queues {
    pub(super) fn new(rest: Arc<dyn Rest>, pace: Pace) -> Arc<Queues> {
        Arc::new(Queues {
            rest,
            waiting: Mutex::new(Waiting {
                queues: HashMap::new(),
                rested: Vec::new(),
                all: Bucket::new(Instant::now().into_std()),
                pace,
                draws: false,
            }),
        })
    }

    /// A place in the queue of one who asks, where all together are answered at this pace.
    pub(super) fn stand(self: &Arc<Queues>, asker: Asker, pace: Pace) -> Turn {
        let Asker { of, what, in_vain } = asker;
        let mut waiting = self.waiting();
        waiting.pace = pace;
        let begins = !waiting.queues.contains_key(&of);
        if begins && waiting.queues.len() >= MOST_QUEUES {
            return Turn(Kind::NoPlace);
        }
        let queue = waiting.queues.entry(of).or_default();
        queue.is_wanted();
        if queue.waiting.len() >= MOST_WAITING {
            return Turn(Kind::NoPlace);
        }
        let (go, drawn) = oneshot::channel();
        queue.waiting.push(One { what, go });
        queue.in_vain = queue.in_vain.max(in_vain);
        drop(waiting);
        if begins {
            self.begin(of);
        }
        Turn(Kind::Drawn(drawn))
    }

    fn begin(self: &Arc<Queues>, of: u64) {
        tokio::spawn(Arc::clone(self).let_rest(of));
    }

    /// Lets this queue rest; then it is one of those that may be drawn from.
    async fn let_rest(self: Arc<Queues>, of: u64) {
        self.rest.rest(REST).await;
        let is_drawn_from = self.waiting().has_rested(of);
        if !is_drawn_from {
            self.draw().await;
        }
    }

    /// Draws from those that have rested, at the pace of all, until there are none.
    async fn draw(self: Arc<Queues>) {
        loop {
            let next = self.waiting().next_in();
            let Some(pause) = next else {
                return;
            };
            if !pause.is_zero() {
                self.rest.rest(pause).await;
            }
            let goes_on = self.waiting().draw();
            if let Some(of) = goes_on {
                self.begin(of);
            }
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    /// This queue may be drawn from. Whether someone does so already.
    fn has_rested(&mut self, of: u64) -> bool {
        self.rested.push(of);
        std::mem::replace(&mut self.draws, true)
    }

    /// When the next one may be drawn. `None` when nobody is left, and drawing is over.
    fn next_in(&mut self) -> Option<Duration> {
        let queues = &mut self.queues;
        self.rested.retain(|of| {
            let is_wanted = queues.get_mut(of).is_some_and(Queue::is_wanted);
            if !is_wanted {
                queues.remove(of);
            }
            is_wanted
        });
        self.draws = !self.rested.is_empty();
        self.draws
            .then(|| self.all.book(Instant::now().into_std(), self.pace))
    }

    /// Draws one, from a queue that tried the least in vain. The queue, if others still wait in it.
    fn draw(&mut self) -> Option<u64> {
        let in_vain = |of: &u64| self.queues.get(of).map(|queue| queue.in_vain);
        let least = self.rested.iter().map(in_vain).min()?;
        let best = (0..self.rested.len()).filter(|at| in_vain(&self.rested[*at]) == least);
        let at = drawn(&best.collect::<Vec<_>>())?;
        let of = self.rested.swap_remove(at);
        let queue = self.queues.get_mut(&of)?;
        queue.is_wanted();
        let asked: Vec<u64> = queue.waiting.iter().map(|one| one.what).collect();
        if let Some(what) = drawn(&asked) {
            // Else many who came at the same time would all be taken for people who never guessed.
            queue.in_vain += 1;
            for one in queue.waiting.extract_if(.., |one| one.what == what) {
                // Who has gone away meanwhile does not hear it; that is fine.
                let _ = one.go.send(());
            }
        }
        let goes_on = !queue.waiting.is_empty();
        if !goes_on {
            self.queues.remove(&of);
        }
        goes_on.then_some(of)
    }
}

/// One of these, each as likely as another.
fn drawn<T: Copy>(of: &[T]) -> Option<T> {
    let chance = usize::from_be_bytes(chance::bytes());
    let one = chance.checked_rem(of.len())?;
    Some(of[one])
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use tokio::sync::Semaphore;

    use super::*;

    /// Lets one go on for each permit.
    #[async_trait]
    impl Rest for Semaphore {
        async fn rest(&self, time: Duration) {
            if time != REST {
                // The pace of all is used up: nobody is let on.
                std::future::pending().await
            }
            self.acquire().await.unwrap().forget();
        }
    }

    fn closed() -> (Arc<Semaphore>, Arc<Queues>) {
        let gate = Arc::new(Semaphore::new(0));
        let queues = Queues::new(Arc::clone(&gate) as Arc<_>, pace());
        (gate, queues)
    }

    fn pace() -> Pace {
        Pace {
            at_once: 600,
            each: Duration::from_secs(100),
        }
    }

    impl Queues {
        fn stands(self: &Arc<Queues>, of: u64, what: u64, in_vain: usize) -> Turn {
            self.stand(Asker { of, what, in_vain }, pace())
        }

        fn waiting_in(&self, of: u64) -> usize {
            let waiting = self.waiting();
            waiting
                .queues
                .get(&of)
                .map_or(0, |queue| queue.waiting.len())
        }
    }

    async fn until_empty(queues: &Queues) {
        while !queues.waiting().queues.is_empty() {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn one_thing_is_answered_after_each_rest_to_all_who_ask_it() {
        let (gate, queues) = closed();
        let arrived = Instant::now();
        let other = queues.stands(2, 7, 0);
        let mut turns: Vec<_> = (0..3)
            .flat_map(|what| [what; 5])
            .map(|what| Box::pin(queues.stands(1, what, 0).wait(arrived)))
            .collect();
        // A queue of its own rests at the same time as the other.
        gate.add_permits(2);
        other.wait(arrived).await.unwrap();
        for left in [10, 5, 0] {
            while queues.waiting_in(1) > left {
                tokio::task::yield_now().await;
            }
            let mut still = Vec::new();
            for mut turn in turns {
                if futures::poll!(&mut turn).is_pending() {
                    still.push(turn);
                }
            }
            turns = still;
            assert_eq!(turns.len(), left);
            gate.add_permits(1);
        }
        until_empty(&queues).await;
    }

    #[tokio::test]
    async fn where_no_place_is_free_the_answer_comes_at_its_time() {
        let (gate, queues) = closed();
        let moment = Duration::from_millis(100);
        let waits = (0..MOST_WAITING as u64).map(|what| queues.stands(1, what, 0));
        let waits: Vec<_> = waits.collect();
        let arrived = Instant::now() - REST + moment;
        assert!(queues.stands(1, 0, 0).wait(arrived).await.is_err());
        let took = arrived.elapsed();
        assert!(took >= REST, "{took:?} from when they arrived");
        gate.add_permits(MOST_WAITING);
        for turn in waits {
            turn.wait(Instant::now()).await.unwrap();
        }
        until_empty(&queues).await;
    }

    #[tokio::test]
    async fn nobody_waits_for_ever_and_who_goes_away_gives_the_place_up() {
        let (_gate, queues) = closed();
        for what in 0..2 * MOST_WAITING as u64 {
            let turn = queues.stands(1, what, 0);
            assert!(matches!(turn.0, Kind::Drawn(_)), "{what}");
        }
        let arrived = Instant::now() - PATIENCE + Duration::from_millis(100);
        assert!(queues.stands(1, 0, 0).wait(arrived).await.is_err());
        assert!(arrived.elapsed() >= PATIENCE);
    }

    #[tokio::test]
    async fn many_networks_together_are_answered_no_faster() {
        let (gate, queues) = closed();
        gate.add_permits(10_000);
        // Three hundred networks with four guesses each: more than all may be answered.
        let turns = (0..1_200).map(|guess| queues.stands(1 + guess % 300, guess, 20));
        let turns: Vec<_> = turns.collect();
        let waiting = || (1..=300).map(|of| queues.waiting_in(of)).sum::<usize>();
        while waiting() > 600 {
            tokio::task::yield_now().await;
        }
        for _ in 0..1_000 {
            tokio::task::yield_now().await;
        }
        assert_eq!(waiting(), 600, "the next one waits for the pace of all");
        drop(turns);
    }

    #[test]
    fn the_network_that_tried_the_least_in_vain_goes_first() {
        let mut waiting = Waiting {
            queues: HashMap::new(),
            rested: Vec::new(),
            all: Bucket::new(Instant::now().into_std()),
            pace: pace(),
            draws: false,
        };
        let mut ears = Vec::new();
        for of in 0..300 {
            let mut queue = Queue {
                // One of them is a hall in which someone mistyped.
                in_vain: if of == 7 { 1 } else { 4 },
                ..Queue::default()
            };
            for what in 0..5 {
                let (go, drawn) = oneshot::channel();
                queue.waiting.push(One { what, go });
                ears.push(drawn);
            }
            waiting.queues.insert(of, queue);
            waiting.rested.push(of);
        }
        for drawn in 2..5 {
            assert_eq!(waiting.draw(), Some(7));
            assert_eq!(waiting.queues[&7].in_vain, drawn);
            waiting.rested.push(7);
        }
        // Now it guessed as often as the others.
        let others = (0..299).filter(|_| waiting.draw() != Some(7)).count();
        assert!(others >= 298);
    }

    #[test]
    fn forty_who_type_the_same_are_drawn_soon_among_hundreds_of_guesses() {
        let asked: Vec<u64> = (0..360).chain([999; 40]).collect();
        let theirs = (0..4_000).filter(|_| drawn(&asked) == Some(999)).count();
        assert!(
            (280..=520).contains(&theirs),
            "{theirs} of 4000, and 400 are meant"
        );
    }
}
