//! The project's commands, as `cargo xtask …`: run, test, check, assets, screens, dist.
//!
//! Each command sets up what it needs and says what it is doing; none needs another to have run first.

mod assets;
mod browser;
mod bundle;
mod check;
mod compress;
mod direction;
mod dist;
mod licences;
mod place;
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
    /// Run every test, or those whose name contains FILTER.
    Test {
        /// A part of a test's name, or of a browser test's file name.
        filter: Option<String>,
    },
    /// Formatting, lints for native and browser, dependencies and licences, tidiness.
    Check,
    /// Build what the browser loads into target/site.
    Assets,
    /// Walk a circle in Chromium and leave pictures in target/screens.
    Screens,
    /// Make one self-contained release binary, target/dist/hearth, and weigh the first load.
    Dist,
}

fn main() -> std::process::ExitCode {
    let done = match Commands::parse().command {
        Command::Run { args } => browser::run(&args),
        Command::Test { filter } => suite::test(filter.as_deref()),
        Command::Check => check::check(),
        Command::Assets => assets::assets(),
        Command::Screens => browser::screens(),
        Command::Dist => dist::dist(),
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        // The tests' last line is their tally: what went wrong is above it already.
        Err(step::Trouble::Told) => std::process::ExitCode::FAILURE,
        Err(trouble) => {
            eprintln!("\n{trouble}");
            std::process::ExitCode::FAILURE
        }
    }
}
