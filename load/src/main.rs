//! How fast Hearth is, measured from outside: a server in one process, its phones in another, and beside it, in the same
//! run, a bare server that sends the same frames. `cargo xtask load` builds what is needed and starts this.

mod address;
mod circle;
mod floor;
mod floor_store;
mod frame;
mod frames;
mod house;
mod http;
mod line;
mod machine;
mod nodes;
mod report;
mod ring;
mod run;
mod scenario;
mod server;
mod timings;
mod trouble;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tokio::task::LocalSet;

#[derive(Parser)]
#[command(name = "load", about = "How fast Hearth is, measured from outside")]
struct Commands {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measure.
    Run(run::Options),
    /// Serve as the floor does.
    #[command(hide = true)]
    Floor(floor::Floor),
}

fn main() -> ExitCode {
    let command = Commands::parse().command;
    machine::raise_open_files();
    let done = match command {
        Command::Run(options) => {
            // One thread: what the phones know needs no locks, and they have one core.
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            runtime.map(|runtime| runtime.block_on(LocalSet::new().run_until(run::run(options))))
        }
        Command::Floor(floor) => {
            let runtime = tokio::runtime::Runtime::new();
            runtime.map(|runtime| runtime.block_on(floor::serve(floor)).map(|()| true))
        }
    };
    match done {
        Ok(Ok(true)) => ExitCode::SUCCESS,
        Ok(Ok(false)) => ExitCode::FAILURE,
        Ok(Err(error)) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("the runtime: {error}");
            ExitCode::FAILURE
        }
    }
}
