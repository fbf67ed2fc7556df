//! The `hearth` command: what it can be told to do.

use std::collections::BTreeSet;

use clap::{CommandFactory as _, Parser, Subcommand};
use thiserror::Error;

use crate::aside::Aside;
use crate::config::Settings;

/// Facilitates healing circles: the talking piece's order, timed shares, breathing, agreements.
#[derive(Debug, Parser)]
#[command(name = "hearth", version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Todo,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Todo {
    /// Start the server.
    Serve(Settings),
    /// Say what is wrong with the settings, the port, the database or the clock.
    Doctor(Settings),
    /// Something beside serving.
    #[command(flatten)]
    Aside(Aside),
}

/// A variable of ours that means nothing.
#[derive(Debug, PartialEq, Eq, Error)]
#[error("{name} is not a setting of Hearth.{}", hint(.nearest))]
pub struct UnknownVariable {
    name: String,
    /// The setting it looks like.
    nearest: Option<String>,
}

fn hint(nearest: &Option<String>) -> String {
    nearest
        .as_ref()
        .map_or_else(String::new, |nearest| format!(" Did you mean {nearest}?"))
}

/// The variables that are settings, as the commands themselves read them.
fn known() -> BTreeSet<String> {
    Cli::command()
        .get_subcommands()
        .flat_map(clap::Command::get_arguments)
        .filter_map(|argument| Some(argument.get_env()?.to_str()?.to_owned()))
        .collect()
}

/// Refuses a variable that begins with `HEARTH_` and is no setting: a misspelt one would be passed over in silence.
///
/// # Errors
/// [`UnknownVariable`] names it.
pub fn check_variables(names: impl Iterator<Item = String>) -> Result<(), UnknownVariable> {
    let known = known();
    for name in names {
        let ours = name.starts_with("HEARTH_") && !name.starts_with("HEARTH_TEST_");
        if ours && !known.contains(&name) {
            let nearest = known
                .into_iter()
                .map(|known| (strsim::damerau_levenshtein(&known, &name), known))
                .min()
                .filter(|(distance, _)| *distance <= 4)
                .map(|(_, known)| known);
            return Err(UnknownVariable { name, nearest });
        }
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_variable_is_named() {
        let names = |name: &str| check_variables([name.to_owned()].into_iter());
        assert_eq!(names("HEARTH_DATABASE"), Ok(()));
        assert_eq!(names("HOME"), Ok(()));
        let error = names("HEARTH_DATABSE").map_err(|error| error.to_string());
        let said = "HEARTH_DATABSE is not a setting of Hearth. Did you mean HEARTH_DATABASE?";
        assert_eq!(error, Err(said.to_owned()));
        let error = names("HEARTH_COLOUR_OF_THE_WALLS").map_err(|error| error.to_string());
        let said = "HEARTH_COLOUR_OF_THE_WALLS is not a setting of Hearth.";
        assert_eq!(error, Err(said.to_owned()));
    }

    #[test]
    fn the_table_for_those_who_host_names_every_setting() {
        let guide = include_str!("../../docs/hosting.md");
        let (_, settings) = guide.split_once("## Settings").unwrap();
        let rows: Vec<Vec<String>> = settings
            .lines()
            .skip_while(|line| !line.starts_with("|---"))
            .skip(1)
            .take_while(|line| line.starts_with('|'))
            .map(|line| {
                line.split('|')
                    .map(|cell| cell.trim().replace('`', ""))
                    .collect()
            })
            .collect();
        let command = Cli::command();
        let mut told = BTreeSet::new();
        for argument in command
            .get_subcommands()
            .flat_map(clap::Command::get_arguments)
        {
            let (Some(flag), Some(variable)) = (argument.get_long(), argument.get_env()) else {
                continue;
            };
            let flag = format!("--{flag}");
            let row = rows.iter().find(|row| row[1] == flag);
            let row = row.unwrap_or_else(|| panic!("{flag} is not in docs/hosting.md"));
            assert_eq!(row[2], variable.to_str().unwrap(), "{flag}");
            if let Some(default) = argument.get_default_values().first() {
                assert_eq!(row[3], default.to_str().unwrap(), "{flag}");
            }
            told.insert(flag);
        }
        assert_eq!(told.len(), rows.len(), "a row that is no setting");
    }
}
