//! The `hearth` command.

use std::alloc::System;
use std::process::ExitCode;

use clap::Parser;
use server::config::{Cli, Settings, Todo, check_variables};
use server::{aside, doctor, machine, serve};
use zeroizing_alloc::ZeroAlloc;

/// Whatever is let go of is overwritten: names, words, keys, and the frames and pages they were in.
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    // Before anything is in memory that must not reach a disk.
    let _ = machine::write_no_core();
    if let Err(trouble) =
        check_variables(std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()))
    {
        eprintln!("{trouble}");
        return ExitCode::from(2);
    }
    let (settings, is_doctor) = match Cli::parse().command {
        Todo::Serve(settings) => (settings, false),
        Todo::Doctor(settings) => (settings, true),
        Todo::Aside(aside) => return aside::run(aside),
    };
    let settings = match settings.checked() {
        Ok(settings) => settings,
        Err(trouble) => {
            eprintln!("{trouble}");
            return ExitCode::from(2);
        }
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(trouble) => {
            eprintln!("This machine does not let Hearth start its threads: {trouble}.");
            return ExitCode::FAILURE;
        }
    };
    runtime.block_on(run(settings, is_doctor))
}

async fn run(settings: Settings, is_doctor: bool) -> ExitCode {
    if is_doctor {
        return if doctor::examine(&settings).await {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        };
    }
    serve::log_to_stderr(&settings.log);
    serve::note_panics();
    match serve::serve(settings).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}
