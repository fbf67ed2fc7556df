//! What the simulation of an afternoon is made of: a gathering with its circles, the post between them, and people.
//!
//! `hall` the gathering as its task holds it, `circles` the circles as theirs do, `carrying` orders on their way, `post`
//! the bad network, `people` what everybody does, `happened` how much did, `checking` what must be true all the time,
//! `ending` how it ends and what must be true then.

mod carrying;
mod checking;
mod circles;
mod ending;
mod hall;
mod happened;
mod people;
mod post;

// The request of each kind that fits best, as the walks through the rules of a gathering make it.
#[path = "../../../gathering/tests/properties/actions.rs"]
mod actions;

use std::collections::BTreeMap;

use circle::Timestamp;
use gathering::CircleNumber;
use tests::chance::Chance;

use carrying::Errands;
use checking::Witness;
use circles::RealCircle;
use hall::Hall;
pub(crate) use happened::Happened;
use post::Post;

/// How many things have happened when it is late, and may end.
const LATE_AFTER: usize = 1_200;

/// Everything under one roof.
pub(crate) struct Roof {
    chance: Chance,
    now: Timestamp,
    steps: usize,
    hall: Hall,
    circles: BTreeMap<CircleNumber, RealCircle>,
    errands: Errands,
    post: Post,
    witness: Witness,
    pub(crate) happened: Happened,
}

impl Roof {
    /// An afternoon that has just been opened, with a few who keep and some who do not.
    pub(crate) fn new(seed: u64) -> Roof {
        let mut chance = Chance::of(seed);
        let now = Timestamp(1_800_000_000_000);
        let mut roof = Roof {
            post: Post::new(chance.another()),
            chance,
            now,
            steps: 0,
            hall: Hall::opened(now),
            circles: BTreeMap::new(),
            errands: Errands::default(),
            witness: Witness::default(),
            happened: Happened::default(),
        };
        for _ in 0..3 + roof.chance.below(3) {
            roof.comes_in(true);
        }
        for _ in 0..4 + roof.chance.below(14) {
            roof.comes_in(false);
        }
        roof
    }

    /// Something happens.
    pub(crate) fn step(&mut self) {
        self.steps += 1;
        match self.chance.below(120) {
            0 => self.killed(),
            1 => self.circle_killed(),
            2..=3 => self.comes_in(false),
            4..=9 => self.hosts(),
            10..=15 => self.someone_asks(),
            16..=35 => self.someone_answers(),
            36..=70 => self.someone_in_a_circle(),
            71..=74 => self.someone_wishes(),
            _ => self.pass_time(),
        }
        self.move_up();
    }

    /// A moment later: what has come is taken, what is due happens, and what was not answered is said again.
    fn pass_time(&mut self) {
        let wait = if self.chance.once_in(20) {
            60_000
        } else {
            1_500
        };
        let millis = self.chance.below(wait);
        self.later(millis);
    }

    fn later(&mut self, millis: u64) {
        self.now = self.now.after(millis);
        self.deliver();
        self.send_again();
        self.what_is_due_happens();
        self.tell_tiles();
    }

    fn what_is_due_happens(&mut self) {
        self.hall_ticks();
        self.circles_tick();
    }

    /// The server is killed and started again: what was saved is all there is. What was on its way may still come, as
    /// from one that was only paused.
    fn killed(&mut self) {
        self.happened.kills += 1;
        self.hall = self.hall.taken_up_again();
        self.errands = Errands::default();
        for circle in self.circles.values_mut() {
            circle.is_taken_up_again();
        }
        self.post.cut();
        self.send();
    }

    /// One circle's task is killed.
    fn circle_killed(&mut self) {
        let open: Vec<_> = self.circles.keys().copied().collect();
        if let Some(number) = self.chance.one_of(&open)
            && let Some(circle) = self.circles.get_mut(number)
        {
            circle.is_taken_up_again();
        }
    }
}
