//! The settings that somebody chose, as a backup holds them and as a command line says them again.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::iter;

use clap::builder::Resettable;
use clap::error::{ContextKind, ContextValue};
use clap::parser::ValueSource;
use clap::{Arg, Args as _, Command, FromArgMatches as _};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

use super::address::{has_password, without_password};
use crate::config::{Settings, SettingsError};
use crate::store::is_address;

const DATABASE: &str = "database";
const BUS: &str = "bus";

/// By the name of the flag, without its hyphens.
pub(super) type Chosen = BTreeMap<String, String>;

/// What is set in `arguments` of `command` and in the environment, beside what is set anyway; never a password.
pub(super) fn chosen(command: Command, arguments: impl IntoIterator<Item = OsString>) -> Chosen {
    let Ok(matches) = command.try_get_matches_from(arguments) else {
        return Chosen::new();
    };
    let all = all();
    let chosen = settings(&all).filter_map(|(flag, argument)| {
        let id = argument.get_id().as_str();
        match matches.value_source(id)? {
            ValueSource::CommandLine | ValueSource::EnvVariable => {}
            _ => return None,
        }
        let values = matches.get_raw(id)?.map(|value| value.to_string_lossy());
        let value = values.collect::<Vec<_>>().join(",");
        let value = match flag {
            DATABASE | BUS => without_password(&value),
            _ => value,
        };
        Some((flag.to_owned(), value))
    });
    chosen.collect()
}

/// The command line that starts a server with these settings; settings that this Hearth does not know are left out.
pub(super) fn command_line(chosen: &Chosen) -> String {
    let words = known(chosen).map(|(flag, value)| format!(" --{flag}={}", quoted(value)));
    format!("hearth serve{}", words.collect::<String>())
}

/// Why settings start no server.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unusable {
    /// Somebody wrote a password into them.
    Password,
    /// This one cannot be used.
    Setting(String),
}

/// Whether a server starts with these settings, as far as they themselves can tell.
pub(super) fn usable(chosen: &Chosen) -> Result<(), Unusable> {
    let of = |flag: &str| Unusable::Setting(format!("--{flag}"));
    if let Some(database) = chosen.get(DATABASE) {
        if has_password(database) {
            return Err(Unusable::Password);
        }
        if !is_address(database) {
            return Err(of(DATABASE));
        }
    }
    if chosen.get(BUS).is_some_and(|bus| has_password(bus)) {
        return Err(Unusable::Password);
    }
    let words = known(chosen).map(|(flag, value)| format!("--{flag}={value}"));
    // By the file alone: what is set around this program is another server's.
    let alone = all().mut_args(|argument| argument.env(Resettable::Reset));
    let read = alone.try_get_matches_from(iter::once("hearth".to_owned()).chain(words));
    let read = read.and_then(|matches| Settings::from_arg_matches(&matches));
    let settings = read.map_err(|refused| Unusable::Setting(flag_in(&refused)))?;
    settings.checked().map(|_| ()).map_err(|error| match error {
        SettingsError::PublicUrl(_) => of("public-url"),
        SettingsError::TlsWithoutName | SettingsError::TlsOnLan => of("tls-cert"),
        SettingsError::RedirectToNowhere => of("http-redirect"),
        SettingsError::BusWithoutPostgres => of("bus"),
    })
}

/// The flag that an error is about. Never what stands behind it.
fn flag_in(refused: &clap::Error) -> String {
    let told = match refused.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(one)) => one.as_str(),
        Some(ContextValue::Strings(all)) => all.first().map_or("", String::as_str),
        _ => "",
    };
    let end = told.find([' ', '=', '[']).unwrap_or(told.len());
    match &told[..end] {
        "" => "its settings".to_owned(),
        flag => flag.to_owned(),
    }
}

/// Whether these are settings as Hearth writes them: nothing that would do something to a terminal.
pub(super) fn are_plain(chosen: &Chosen) -> bool {
    const LONGEST: usize = 1_000;
    chosen.iter().all(|(flag, value)| {
        let is_flag = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        flag.bytes().all(is_flag) && value.len() <= LONGEST && value.chars().all(is_shown)
    })
}

/// Not a sign that draws nothing, or turns what follows: a line would be shown otherwise than it is read.
fn is_shown(c: char) -> bool {
    use GeneralCategory::{Control, Format, LineSeparator, ParagraphSeparator, Unassigned};
    !matches!(
        c.general_category(),
        Control | Format | LineSeparator | ParagraphSeparator | Unassigned
    )
}

/// A command that takes the settings of a server, and nothing else.
fn all() -> Command {
    Settings::augment_args(Command::new("hearth"))
}

/// Those settings, each by its flag.
fn settings(all: &Command) -> impl Iterator<Item = (&str, &Arg)> {
    let arguments = all
        .get_arguments()
        .filter(|argument| argument.get_env().is_some());
    arguments.filter_map(|argument| Some((argument.get_long()?, argument)))
}

/// What was chosen that this Hearth knows.
fn known(chosen: &Chosen) -> impl Iterator<Item = (&str, &str)> {
    let all = all();
    let known: BTreeSet<String> = settings(&all).map(|(flag, _)| flag.to_owned()).collect();
    let chosen = chosen.iter().filter(move |(flag, _)| known.contains(*flag));
    chosen.map(|(flag, value)| (flag.as_str(), value.as_str()))
}

/// As a shell takes it for one word.
fn quoted(value: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_./:@=,+-".contains(c);
    if value.chars().all(is_plain) {
        value.to_owned()
    } else {
        format!("'{}'", value.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::aside::backup::Backup;
    use crate::cli::Cli;

    fn of(arguments: &[&str]) -> Chosen {
        chosen(
            Backup::augment_args(Command::new("backup")),
            ["backup", "kept.json"]
                .iter()
                .chain(arguments)
                .map(OsString::from),
        )
    }

    #[test]
    fn what_was_chosen_is_said_again() {
        let set = of(&[
            "--lan",
            "--keep-records",
            "30",
            "--log=server=debug",
            "--force",
        ]);
        assert_eq!(
            command_line(&set),
            "hearth serve --keep-records=30 --lan=true --log=server=debug"
        );
        let again = command_line(&set);
        let again: Vec<_> = again.split(' ').map(str::to_owned).collect();
        assert!(Cli::try_parse_from(again).is_ok());
    }

    #[test]
    fn no_password_is_written_down() {
        let set = of(&[
            "--database",
            "postgres://keeper:s3cret@db/h?password=s3cret",
        ]);
        assert_eq!(
            command_line(&set),
            "hearth serve --database=postgres://keeper@db/h"
        );
    }

    #[test]
    fn a_line_is_one_command_whatever_the_file_says() {
        let mut set = Chosen::new();
        set.insert("log".to_owned(), "info; echo 'it' $(x)".to_owned());
        set.insert("colour-of-the-walls".to_owned(), "green".to_owned());
        assert_eq!(
            command_line(&set),
            r"hearth serve --log='info; echo '\''it'\'' $(x)'"
        );
        assert!(are_plain(&set));
        for (flag, value) in [
            ("log", "a\u{1b}[2J"),
            ("log", "a\nb"),
            ("log", "a\u{202e}b"),
            ("Log x", "a"),
        ] {
            let set = Chosen::from([(flag.to_owned(), value.to_owned())]);
            assert!(!are_plain(&set), "{flag} {value:?}");
        }
    }
}
