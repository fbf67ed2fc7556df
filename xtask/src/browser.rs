//! The commands that need the whole server: `run` and `screens`.

use crate::step::{NATIVE, StepError, cargo, program, run as run_to_end, step};
use crate::{assets, place, setup};

/// Builds what the browser loads, then the server as the dev profile has it.
pub(crate) fn build() -> Result<(), StepError> {
    assets::assets()?;
    let mut build = cargo(["build", "--bin=hearth"]);
    step("The server", || run_to_end(build.args(NATIVE)))
}

/// Builds everything and becomes the server, which says its address itself.
pub(crate) fn run(args: &[String]) -> Result<(), StepError> {
    build()?;
    let mut server = program(place::hearth());
    server.arg("serve").args(args);
    // The database and other files are named from where the command was typed.
    if let Ok(here) = std::env::current_dir() {
        server.current_dir(here);
    }
    become_program(&mut server)
}

/// Walks a circle in Chromium and leaves pictures of each page and phase.
pub(crate) fn screens() -> Result<(), StepError> {
    setup::npm()?;
    let missing = || StepError::Wrong("The pictures need Chromium.".to_owned());
    let chromium = setup::chromium()?.ok_or_else(missing)?;
    build()?;
    let folder = place::root().join("target/screens");
    let mut walk = program("node");
    walk.arg("screens.mjs").current_dir(place::browser_tests());
    walk.env("HEARTH_TEST_BIN", place::hearth())
        .env("HEARTH_TEST_CHROMIUM", chromium);
    walk.env("HEARTH_TEST_SCREENS", &folder);
    step("Pictures", || run_to_end(&mut walk))?;
    eprintln!("The pictures are in {}", place::short(&folder));
    Ok(())
}

#[cfg(unix)]
fn become_program(command: &mut std::process::Command) -> Result<(), StepError> {
    use std::os::unix::process::CommandExt;
    let source = command.exec();
    Err(crate::step::not_started(command, source))
}

#[cfg(not(unix))]
fn become_program(command: &mut std::process::Command) -> Result<(), StepError> {
    run_to_end(command)
}
