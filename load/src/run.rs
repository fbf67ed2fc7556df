//! One run: what is measured, of which servers, in which order.

use std::path::PathBuf;
use std::rc::Rc;

use clap::ValueEnum;

use crate::circle::{PHONES, Screens};
use crate::house::House;
use crate::machine::{CORE_OF_PHONES, Machine, cores, stay_on};
use crate::nodes::Nodes;
use crate::report::Report;
use crate::scenario::{
    bell, breath, connect, crowd, dying, flapping, idle, killed, passes, record, slow, soak,
};
use crate::server::{Kind, Programs};
use crate::trouble::{Trouble, While};

/// The most circles that one server is filled with: more are not opened within ten minutes.
const MOST_CIRCLES: usize = 1_150;

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scenario {
    Connect,
    Idle,
    Passes,
    Bell,
    Breath,
    Crowd,
    Slow,
    Flapping,
    Dying,
    Killed,
    Soak,
}

/// How it is measured.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// What to measure; everything but the soak if none is named.
    scenarios: Vec<Scenario>,
    /// How many circles of twelve. Those of `connect` and `idle` have `--phones` in all.
    #[arg(long, default_value_t = 400)]
    circles: usize,
    /// How many phones connect, and are idle then.
    #[arg(long, default_value_t = 10_000)]
    phones: usize,
    /// Passes a second, one measurement each.
    #[arg(long, value_delimiter = ',', default_values_t = [200.0, 800.0, 2_000.0, 4_000.0])]
    rates: Vec<f64>,
    /// How long each rate is held.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// How often a rate is measured while something else keeps the machine busy. The quietest counts.
    #[arg(long, default_value_t = 1)]
    tries: u32,
    /// How long the soak is.
    #[arg(long, default_value_t = 10)]
    minutes: u64,
    /// What the screens ask to be shown: the state, or what to draw, as Hearth's own pages do.
    /// Both, one after the other, if left out.
    #[arg(long, value_delimiter = ',')]
    screens: Vec<Screens>,
    /// How many phones connect at the same time.
    #[arg(long, default_value_t = 256)]
    at_once: usize,
    /// A small run of about a minute that shows whether this works; its figures mean little.
    #[arg(long)]
    quick: bool,
    /// Measure these servers alone.
    #[arg(long, value_delimiter = ',')]
    only: Vec<Only>,
    /// So many servers for the same circles, on a PostgreSQL and a NATS of their own; the phones of each circle are spread
    /// over all of them. Nothing else is measured beside them.
    #[arg(long)]
    nodes: Option<usize>,
    /// The program of Hearth.
    #[arg(long)]
    server: PathBuf,
    /// Where figures are written.
    #[arg(long)]
    figures: PathBuf,
    /// The command as it was typed, to be printed with the figures.
    #[arg(long, default_value = "")]
    command: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Only {
    Hearth,
    BareSqlite,
    Bare,
}

impl Options {
    fn settled(mut self) -> Options {
        if self.quick {
            self.circles = 10;
            self.phones = 240;
            self.rates = vec![20.0, 60.0];
            self.seconds = 2;
            if self.screens.is_empty() {
                self.screens = vec![Screens::Faces];
            }
        }
        if self.screens.is_empty() {
            self.screens = vec![Screens::Views, Screens::Faces];
        }
        self
    }

    fn has(&self, scenario: Scenario) -> bool {
        match self.scenarios.is_empty() {
            true => scenario != Scenario::Soak,
            false => self.scenarios.contains(&scenario),
        }
    }

    fn has_any(&self, scenarios: &[Scenario]) -> bool {
        scenarios.iter().any(|scenario| self.has(*scenario))
    }

    fn kinds(&self) -> Vec<Kind> {
        let all = [
            (Only::Hearth, Kind::Hearth),
            (Only::BareSqlite, Kind::FloorSqlite),
            (Only::Bare, Kind::Floor),
        ];
        let chosen = all
            .into_iter()
            .filter(|(only, _)| self.only.is_empty() || self.only.contains(only))
            .filter(|(only, _)| self.nodes.is_none() || *only == Only::Hearth);
        chosen.map(|(_, kind)| kind).collect()
    }

    /// A slower rate for a small run.
    fn gently(&self) -> Option<f64> {
        self.quick.then_some(40.0)
    }

    /// How many rounds of five laps a circle needs, for the plan is part of what is written with each pass.
    fn rounds(&self) -> usize {
        let seconds = self.seconds as f64;
        let rates: f64 = self.rates.iter().sum();
        let mut passes = rates * seconds * f64::from(self.tries) + 2_000.0 * seconds + 5_000.0;
        if self.has(Scenario::Soak) {
            passes += 200.0 * 60.0 * self.minutes as f64;
        }
        let each = passes / self.circles as f64;
        ((each / (5 * PHONES) as f64).ceil() as usize + 1).clamp(3, 38)
    }
}

/// Measures. Whether nothing was found broken.
pub(crate) async fn run(options: Options) -> Result<bool, Trouble> {
    let options = options.settled();
    let seen = cores();
    let pinned = seen >= 2;
    if pinned {
        stay_on(CORE_OF_PHONES);
    }
    let machine = Machine::here(seen);
    let mut report = Report::open(&options.figures, &machine, &options.command)?;
    let folder = tempfile::tempdir().doing("a folder")?;
    let programs = Programs {
        hearth: options.server.clone(),
        frames: folder.path().join("frames.json"),
        pinned,
        nodes: None,
    };
    let nodes = options.nodes.map(|many| Nodes::of(many.max(1), pinned));
    let programs = Programs {
        nodes: nodes.transpose()?.map(Rc::new),
        ..programs
    };
    for &screens in &options.screens {
        eprintln!("== Recording what a pass sends: {}", screens.name());
        record::record(&programs, screens).await?;
        for kind in options.kinds() {
            if options.has_any(&[Scenario::Connect, Scenario::Idle]) {
                many_phones(&options, kind, screens, &programs, &mut report).await?;
            }
            circles(&options, kind, screens, &programs, &mut report).await?;
        }
    }
    Ok(report.broken.is_empty())
}

/// What is measured with as many phones as a server is meant to hold.
async fn many_phones(
    options: &Options,
    kind: Kind,
    screens: Screens,
    programs: &Programs,
    report: &mut Report,
) -> Result<(), Trouble> {
    eprintln!("== {}: {} phones", kind.name(), options.phones);
    let circles = options.phones.div_ceil(PHONES).min(MOST_CIRCLES);
    let house = House::open(kind, programs, screens, circles, 3).await?;
    if options.has(Scenario::Connect) {
        connect::measure(&house, options.at_once, report).await?;
    } else {
        house.connect(options.at_once).await?;
    }
    if options.has(Scenario::Idle) {
        idle::measure(&house, options.seconds, report).await?;
    }
    Ok(())
}

/// What is measured in circles that go on.
async fn circles(
    options: &Options,
    kind: Kind,
    screens: Screens,
    programs: &Programs,
    report: &mut Report,
) -> Result<(), Trouble> {
    let of_circles = [
        Scenario::Passes,
        Scenario::Bell,
        Scenario::Breath,
        Scenario::Crowd,
        Scenario::Slow,
        Scenario::Flapping,
        Scenario::Dying,
        Scenario::Killed,
        Scenario::Soak,
    ];
    if !options.has_any(&of_circles) {
        return Ok(());
    }
    let rounds = options.rounds();
    eprintln!(
        "== {}: {} circles of {rounds} rounds",
        kind.name(),
        options.circles
    );
    let count = options.circles.min(MOST_CIRCLES);
    let mut house = House::open(kind, programs, screens, count, rounds).await?;
    house.connect(options.at_once).await?;
    house.begin().await?;
    let (seconds, gently) = (options.seconds, options.gently());
    if options.has(Scenario::Passes) {
        passes::measure(&house, &options.rates, seconds, options.tries, report).await?;
    }
    // The floor has no rules, and so no bells, breaths and doors.
    let is_hearth = kind == Kind::Hearth;
    if options.has(Scenario::Bell) && is_hearth {
        bell::measure(&house, report).await?;
    }
    if options.has(Scenario::Crowd) && is_hearth {
        crowd::measure(&house, report).await?;
    }
    if options.has(Scenario::Slow) {
        slow::measure(&house, gently, seconds, report).await?;
    }
    if options.has(Scenario::Flapping) {
        flapping::measure(&house, 1.0, seconds, report).await?;
    }
    if options.has(Scenario::Dying) {
        dying::measure(&house, options.at_once, report).await?;
    }
    if options.has(Scenario::Breath) && is_hearth {
        breath::measure(&house, report).await?;
    }
    if options.has(Scenario::Soak) && is_hearth {
        soak::measure(&house, options.minutes, report).await?;
    }
    // Without a database nothing is kept.
    if options.has(Scenario::Killed) && kind != Kind::Floor {
        killed::measure(&mut house, options.at_once, gently, report).await?;
    }
    Ok(())
}
