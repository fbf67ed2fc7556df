//! The `hearth` command.

use std::alloc::System;
use std::fmt::Display;
use std::process::ExitCode;

use clap::Parser;
use server::cli::{Cli, Todo, check_variables};
use server::{aside, doctor, log, machine, serve};
use zeroizing_alloc::ZeroAlloc;

/// Whatever is let go of is overwritten: names, words, keys, and the frames and pages they were in.
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

/// The exit status where the settings are not right, as clap has it.
const NOT_RIGHT: u8 = 2;

fn main() -> ExitCode {
    // Before anything is in memory that must not reach a disk.
    let _ = machine::write_no_core();
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    if let Err(error) = check_variables(names) {
        return ended(NOT_RIGHT, error);
    }
    let todo = Cli::parse().command;
    let threads = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    match threads {
        Ok(runtime) => {
            let ended = runtime.block_on(run(todo));
            // What still waits for a disk is not waited for: whoever had to say so has.
            runtime.shutdown_background();
            ended
        }
        Err(error) => ended(
            1,
            format!("This machine does not let Hearth start its threads: {error}."),
        ),
    }
}

async fn run(todo: Todo) -> ExitCode {
    let (settings, is_doctor) = match todo {
        Todo::Serve(settings) => (settings, false),
        Todo::Doctor(settings) => (settings, true),
        Todo::Aside(aside) => {
            return match aside::run(aside).await {
                Ok(said) => {
                    print!("{said}");
                    ExitCode::SUCCESS
                }
                Err(sentence) => ended(1, sentence),
            };
        }
    };
    let settings = match settings.checked() {
        Ok(settings) => settings,
        Err(error) => return ended(NOT_RIGHT, error),
    };
    if is_doctor {
        return match doctor::examine(&settings).await {
            true => ExitCode::SUCCESS,
            false => ExitCode::FAILURE,
        };
    }
    log::to_stderr(&settings.log);
    log::note_panics();
    match serve::serve(settings).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => ended(1, error),
    }
}

/// Says why, and with which status this ends.
fn ended(status: u8, why: impl Display) -> ExitCode {
    eprintln!("{why}");
    ExitCode::from(status)
}
