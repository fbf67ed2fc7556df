//! The project's commands, as `cargo xtask …`: run, test, fuzz, check, advisories, assets, screens, load, dist.
//!
//! Each command sets up what it needs and says what it is doing; none needs another to have run first.

mod advisories;
mod assets;
mod bill;
mod browser;
mod bundle;
mod check;
mod compress;
mod direction;
mod dist;
mod fuzz;
mod imports;
mod licences;
mod load;
mod place;
mod security;
mod setup;
mod step;
mod style;
mod suite;
mod tally;
mod tidy;
mod visit;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "The project's commands",
    max_term_width = 100
)]
struct Commands {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything and start the server. What follows `--` goes to `hearth serve`.
    Run {
        /// Options for `hearth serve`, such as `--lan`.
        #[arg(last = true)]
        args: Vec<String>,
    },
    /// Run every test, those whose name contains FILTER, or those of one part.
    Test {
        /// A part of a test's name, or of a browser test's file name.
        #[arg(conflicts_with = "only")]
        filter: Option<String>,
        /// Run only this part, and print its list.
        #[arg(long)]
        only: Option<suite::Only>,
    },
    /// Give what reads bytes of strangers changed and broken bytes for a while; what it falls over is kept.
    Fuzz {
        /// frame, plan_file, form or act; all of them one after the other if none is named.
        target: Option<String>,
        /// How long, for each.
        #[arg(long, default_value_t = 10)]
        minutes: u64,
    },
    /// Formatting, lints for native and browser, dependencies, import circles, licences and advisories, tidiness.
    Check,
    /// Write advisories.toml, which `check` reads, out of a copy of the RustSec advisory database.
    Advisories {
        /// The folder that the database was cloned into.
        #[arg(long)]
        from: std::path::PathBuf,
    },
    /// Build what the browser loads into target/site.
    Assets,
    /// Leave a picture of every screen of circles and gatherings at every size in target/screens, and sheets of them;
    /// weigh the first load. HEARTH_SCREENS, such as `gathering` or `board,hall-phone`, draws only these.
    Screens,
    /// Measure the release from outside, beside a bare server: `load --help` says what and how. HEARTH_LOAD_BIN names a
    /// release that is built already.
    #[command(disable_help_flag = true)]
    Load {
        /// Scenarios and options, such as `passes --rates 800`, or `--quick`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// Make one self-contained release binary, target/dist/hearth, with its bill of materials; weigh the first load.
    Dist,
}

fn main() -> std::process::ExitCode {
    let done = match Commands::parse().command {
        Command::Run { args } => browser::run(&args),
        Command::Test { filter, only } => suite::test(filter.as_deref(), only),
        Command::Fuzz { target, minutes } => fuzz::fuzz(target.as_deref(), minutes),
        Command::Check => check::check(),
        Command::Advisories { from } => advisories::refresh(&from),
        Command::Assets => assets::assets(),
        Command::Screens => browser::screens(),
        Command::Load { args } => load::load(&args),
        Command::Dist => dist::dist(),
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        // The tests' last line is their tally: what went wrong is above it already.
        Err(step::StepError::Printed) => std::process::ExitCode::FAILURE,
        Err(error) => {
            eprintln!("\n{error}");
            std::process::ExitCode::FAILURE
        }
    }
}
