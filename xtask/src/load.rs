//! How fast the release is, measured from outside by the program `load`, beside a bare server in the same run.

use crate::step::{self, StepError, cargo, program, run, step};
use crate::{dist, place, setup};
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

/// Builds the release and the program that measures it, and starts that with these arguments. A release that is there
/// already is named by `--server PATH` or `HEARTH_LOAD_BIN`, and is not built then.
pub(crate) fn load(args: &[String]) -> Result<(), StepError> {
    let named = args
        .iter()
        .any(|arg| arg == "--server" || arg.starts_with("--server="));
    let asks = ["--help", "-h"]
        .iter()
        .any(|help| args.iter().any(|arg| arg == help));
    let server = match std::env::var_os("HEARTH_LOAD_BIN") {
        _ if named || asks => None,
        Some(path) => Some(PathBuf::from(path)),
        None => Some(dist::release()?),
    };
    if args.iter().any(|arg| arg.starts_with("--nodes")) {
        setup::postgres()?;
        setup::nats()?;
    }
    let build = ["build", "--release", "--locked", "--package=load"];
    step("The program that measures, for release", || {
        run(&mut cargo(build))
    })?;
    let figures = place::target()
        .join("load")
        .join(format!("{}.jsonl", time()));
    let name = format!("load{}", std::env::consts::EXE_SUFFIX);
    let mut command = program(place::target().join("release").join(name));
    command.arg("run");
    if !asks {
        command.arg("--figures").arg(figures);
        command
            .arg("--command")
            .arg(format!("cargo xtask load {}", args.join(" ")));
    }
    if let Some(server) = server {
        command.arg("--server").arg(server);
    }
    command.args(args).env("LOAD_COMMIT", commit());
    // Its own last lines say what is wrong.
    run(&mut command).map_err(|_| StepError::Printed)
}

/// The commit that is checked out, with a `+` where something is changed; empty outside of git.
fn commit() -> String {
    let git = |args: &[&str]| step::printed(program("git").args(args));
    let commit = git(&["rev-parse", "--short=12", "HEAD"]).unwrap_or_default();
    let changed = git(&["status", "--porcelain"]).unwrap_or_default();
    let plus = if changed.trim().is_empty() { "" } else { "+" };
    format!("{}{plus}", commit.trim())
}

/// Now, in UTC, such as `20261123T060500Z`.
fn time() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    written(since.map_or(0, |since| since.as_secs()))
}

/// Seconds since 1970, as a date and a time of the day.
fn written(seconds: u64) -> String {
    let (mut days, of_day) = (seconds / 86_400, seconds % 86_400);
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let mut year = 1970;
    while days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + u64::from(is_leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
    format!(
        "{year}{month:02}{:02}T{hour:02}{minute:02}{second:02}Z",
        days + 1
    )
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn a_time_is_written_as_people_read_it() {
        assert_eq!(written(0), "19700101T000000Z");
        assert_eq!(written(951_782_400), "20000229T000000Z");
        assert_eq!(written(1_795_413_599), "20261123T055959Z");
        assert_eq!(written(1_798_761_599), "20261231T235959Z");
    }
}
