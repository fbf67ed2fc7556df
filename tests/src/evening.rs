//! An evening of several circles whose people go on asking at random, while something goes wrong around them; what
//! they saw is checked as a whole.

mod asking;
mod resting;

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use circle::{Action, Command};
use tokio::task::JoinSet;

use crate::browser::Browser;
use crate::chance::{Chance, number};
use crate::gathered::Gathered;
use crate::history::Setting;
use crate::screen::Screen;

/// Those who come to each circle, beside its keeper.
pub const NAMES: [&str; 5] = ["Noor", "", "Sam", "Zoë", "李"];
/// How many rounds are planned: more than anyone comes to the end of.
const ROUNDS: usize = 36;

/// Several circles with everyone connected.
pub struct Evening {
    /// The circles, each seen by a witness of its own.
    pub circles: Vec<Arc<Sitting>>,
    tally: Arc<Tally>,
    chance: Chance,
}

/// One circle of the evening, and what its people have besides.
pub struct Sitting {
    /// The circle.
    pub gathered: Gathered,
    /// Second phones of the same people, in the order of the guests, or none.
    seconds: Vec<Screen>,
    /// What each of them asked last that was carried out: the keeper, then the guests.
    done: Vec<Mutex<Option<Command>>>,
}

/// What became of all that was asked.
#[derive(Debug, Default)]
struct Tally {
    left: AtomicI64,
    done: AtomicU64,
    refused: AtomicU64,
    not_saved: AtomicU64,
    too_fast: AtomicU64,
    again: AtomicU64,
    breaks: AtomicU64,
}

/// People who go on asking.
pub struct Asking {
    tasks: JoinSet<()>,
}

/// How large an evening is: `HEARTH_TEST_COMMANDS` requests in `HEARTH_TEST_SITTINGS` circles, or as few as here.
#[must_use]
pub fn sizes(circles: usize, commands: i64) -> (usize, i64) {
    let circles = number("HEARTH_TEST_SITTINGS", circles as u64).max(1);
    let commands = number("HEARTH_TEST_COMMANDS", commands as u64);
    (circles as usize, commands as i64)
}

impl Evening {
    /// So many circles, begun, each of whose people has a browser of this kind: it is told the number of the circle and
    /// of the person, from 0, who is the keeper.
    pub async fn begin(
        circles: usize,
        mut chance: Chance,
        several_servers: bool,
        browser: impl Fn(usize, usize) -> Browser,
    ) -> Evening {
        let setting = Setting {
            several_servers,
            every_request: true,
        };
        let mut begun = Vec::new();
        for at in 0..circles {
            let browsers: Vec<_> = (0..=NAMES.len()).map(|who| browser(at, who)).collect();
            let form = long();
            let form: Vec<_> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let gathered = Gathered::in_browsers(&browsers, &form, &NAMES, setting).await;
            gathered.desk.does(Action::Begin).await;
            begun.push(Arc::new(Sitting {
                gathered,
                seconds: Vec::new(),
                done: (0..=NAMES.len()).map(|_| Mutex::default()).collect(),
            }));
        }
        Evening {
            circles: begun,
            tally: Arc::default(),
            chance: chance.another(),
        }
    }

    /// Everyone has a second phone with the same seat: what they ask comes in any order.
    ///
    /// # Panics
    /// While anyone is asking.
    pub async fn with_second_phones(&mut self) {
        for circle in &mut self.circles {
            let circle = Arc::get_mut(circle).expect("nobody asks yet");
            let witness = &circle.gathered.witness;
            let guests = circle.gathered.guests.iter();
            let seconds = guests.map(|guest| guest.phone_seen_by(witness));
            circle.seconds = seconds.collect();
            for phone in &circle.seconds {
                phone.until_here().await;
            }
        }
    }

    /// Everyone goes on asking until so many requests were sent.
    pub fn goes_on(&mut self, commands: i64) -> Asking {
        self.tally.left.store(commands, Ordering::SeqCst);
        let mut tasks = JoinSet::new();
        for circle in &self.circles {
            for who in 0..=NAMES.len() {
                let (circle, tally) = (Arc::clone(circle), Arc::clone(&self.tally));
                tasks.spawn(circle.asks_on(who, tally, self.chance.another()));
            }
        }
        Asking { tasks }
    }

    /// Nobody asks any more, and nothing is wrong any more: all screens come to show the same, what was done is
    /// remembered, and nothing of what was seen is impossible.
    ///
    /// # Panics
    /// With what is wrong.
    pub async fn rests(&self) {
        let resting = self.circles.iter().map(|circle| circle.rests());
        futures::future::join_all(resting).await;
        for circle in &self.circles {
            circle.gathered.witness.agrees();
        }
    }

    /// Every circle is closed, and its record counts the shares that were acknowledged.
    ///
    /// # Panics
    /// When it does not, or hardly anything was done.
    pub async fn ends(self) {
        let tally = &self.tally;
        let of = |count: &AtomicU64| count.load(Ordering::SeqCst);
        let done = of(&tally.done);
        let asked = done + of(&tally.refused) + of(&tally.too_fast);
        let views: usize = self
            .circles
            .iter()
            .map(|c| c.gathered.witness.count())
            .sum();
        println!(
            "{} circles, {views} versions, {tally:?}",
            self.circles.len()
        );
        for circle in &self.circles {
            circle.closes().await;
            circle.gathered.witness.agrees();
        }
        assert!(done * 3 > asked, "hardly anything was done: {tally:?}");
    }
}

impl Asking {
    /// Whether nobody asks any more.
    #[must_use]
    pub fn is_over(&mut self) -> bool {
        while let Some(ended) = self.tasks.try_join_next() {
            ended.expect("someone fell over");
        }
        self.tasks.is_empty()
    }

    /// Waits for this long, or until nobody asks any more. Whether someone still does.
    pub async fn goes_on_for(&mut self, time: Duration) -> bool {
        let over = async {
            while let Some(ended) = self.tasks.join_next().await {
                ended.expect("someone fell over");
            }
        };
        tokio::time::timeout(time, over).await.is_err()
    }

    /// Waits until nobody asks any more.
    pub async fn until_over(mut self) {
        while let Some(ended) = self.tasks.join_next().await {
            ended.expect("someone fell over");
        }
    }
}

impl Sitting {
    /// Every screen, second phones too.
    fn screens(&self) -> Vec<&Screen> {
        let mut screens = self.gathered.screens();
        screens.extend(&self.seconds);
        screens
    }

    /// The screens on which this one asks: the keeper is 0.
    fn screens_of(&self, who: usize) -> Vec<&Screen> {
        let Some(guest) = who.checked_sub(1) else {
            return vec![&self.gathered.desk];
        };
        let second = self.seconds.get(guest);
        [&self.gathered.phones[guest]]
            .into_iter()
            .chain(second)
            .collect()
    }

    fn done_by(&self, who: usize) -> Option<Command> {
        let done = self.done[who].lock();
        done.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn has_done(&self, who: usize, command: Command) {
        let done = self.done[who].lock();
        *done.unwrap_or_else(PoisonError::into_inner) = Some(command);
    }
}

/// A form of agreements and many rounds.
fn long() -> Vec<(String, String)> {
    let mut form = vec![
        ("title".to_owned(), "A long evening".to_owned()),
        (
            "intention".to_owned(),
            "To stay, whatever happens.".to_owned(),
        ),
        ("part".to_owned(), "0:agreements".to_owned()),
    ];
    for at in 1..=ROUNDS {
        form.push(("part".to_owned(), format!("{at}:round")));
        for (field, value) in [
            ("question", "And?"),
            ("share", "600"),
            ("kind", "question"),
            ("laps", "3"),
        ] {
            form.push((format!("p{at}-{field}"), value.to_owned()));
        }
    }
    let end = ROUNDS + 1;
    form.push(("part".to_owned(), format!("{end}:closing")));
    form.push((format!("p{end}-way"), "one_word".to_owned()));
    for (field, value) in [
        ("keeper_turn", "last"),
        ("agreement", "0"),
        ("agreement", "1"),
    ] {
        form.push((field.to_owned(), value.to_owned()));
    }
    form
}
