//! The commands that need the whole server: `run` and `screens`.

use crate::step::{NATIVE, StepError, cargo, program, run as run_to_end, step};
use crate::{assets, place, setup};
use std::path::Path;

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

/// Leaves a picture of every screen in every moment at every size, and weighs the first load if there is a release binary.
pub(crate) fn screens() -> Result<(), StepError> {
    setup::npm()?;
    let missing = || StepError::Wrong("The pictures need Chromium.".to_owned());
    let chromium = setup::chromium()?.ok_or_else(missing)?;
    build()?;
    let folder = place::root().join("target/screens");
    let node = |script: &str, hearth: &Path| {
        let mut node = program("node");
        node.arg(script).current_dir(place::browser_tests());
        node.env("HEARTH_TEST_BIN", hearth)
            .env("HEARTH_TEST_CHROMIUM", &chromium)
            .env("HEARTH_TEST_SCREENS", &folder);
        node
    };
    step("Pictures", || {
        run_to_end(&mut node("screens.mjs", &place::hearth()))
    })?;
    eprintln!("The pictures are in {}", place::short(&folder));
    let released = place::released();
    if released.is_file() {
        step("The first load", || {
            run_to_end(&mut node("first-load.mjs", &released))
        })?;
    } else {
        eprintln!("The first load is weighed once `cargo xtask dist` has been run");
    }
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
