//! The settings that somebody chose, as a backup holds them and as a command line says them again.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;

use clap::builder::Resettable;
use clap::error::{ContextKind, ContextValue};
use clap::parser::ValueSource;
use clap::{CommandFactory as _, FromArgMatches as _};

use super::address::{has_password, without_password};
use crate::config::{Cli, SettingsTrouble, Todo};
use crate::store::is_address;

/// The command whose settings a backup holds.
const SERVE: &str = "serve";
const DATABASE: &str = "database";

/// By the name of the flag, without its hyphens.
pub(super) type Chosen = BTreeMap<String, String>;

/// What these arguments and the environment set, beside what is set anyway; never a password.
pub(super) fn chosen(arguments: impl IntoIterator<Item = OsString>) -> Chosen {
    let known = names();
    let command = Cli::command();
    let Ok(matches) = command.clone().try_get_matches_from(arguments) else {
        return Chosen::new();
    };
    let Some((name, matches)) = matches.subcommand() else {
        return Chosen::new();
    };
    let Some(command) = command.find_subcommand(name) else {
        return Chosen::new();
    };
    let arguments = command.get_arguments().filter_map(|argument| {
        let flag = argument.get_long().filter(|flag| known.contains(*flag))?;
        let id = argument.get_id().as_str();
        match matches.value_source(id)? {
            ValueSource::CommandLine | ValueSource::EnvVariable => {}
            _ => return None,
        }
        let values = matches.get_raw(id)?.map(|value| value.to_string_lossy());
        let value = values.collect::<Vec<_>>().join(",");
        let value = match flag {
            DATABASE => without_password(&value),
            _ => value,
        };
        Some((flag.to_owned(), value))
    });
    arguments.collect()
}

/// The command line that starts a server with these settings; settings that this Hearth does not know are left out.
pub(super) fn command_line(chosen: &Chosen) -> String {
    let known = names();
    let mut line = format!("hearth {SERVE}");
    for (flag, value) in chosen.iter().filter(|(flag, _)| known.contains(*flag)) {
        line.push_str(&format!(" --{flag}={}", quoted(value)));
    }
    line
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
    let known = names();
    let known = chosen.iter().filter(|(flag, _)| known.contains(*flag));
    let words = known.map(|(flag, value)| format!("--{flag}={value}"));
    let words = ["hearth".to_owned(), SERVE.to_owned()]
        .into_iter()
        .chain(words);
    // By the file alone: what is set around this program is another server's.
    let alone = Cli::command().mut_subcommand(SERVE, |serve| {
        serve.mut_args(|argument| argument.env(Resettable::Reset))
    });
    let read = alone.try_get_matches_from(words);
    let read = read.and_then(|matches| Cli::from_arg_matches(&matches));
    let settings = match read {
        Ok(Cli {
            command: Todo::Serve(settings),
        }) => settings,
        Ok(_) => return Err(of(SERVE)),
        Err(refused) => return Err(Unusable::Setting(flag_in(&refused))),
    };
    settings
        .checked()
        .map(|_| ())
        .map_err(|trouble| match trouble {
            SettingsTrouble::PublicUrl(_) => of("public-url"),
            SettingsTrouble::TlsWithoutName | SettingsTrouble::TlsOnLan => of("tls-cert"),
            SettingsTrouble::RedirectToNowhere => of("http-redirect"),
            // Variables are not asked.
            SettingsTrouble::UnknownVariable { name, .. } => Unusable::Setting(name),
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
        let is_plain = |c: char| !c.is_control() && !turns_or_hides(c);
        flag.bytes().all(is_flag) && value.len() <= LONGEST && value.chars().all(is_plain)
    })
}

/// Signs that draw nothing, or turn what follows: a line would be shown otherwise than it is read.
fn turns_or_hides(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The names of the settings of a server.
fn names() -> BTreeSet<String> {
    let command = Cli::command();
    let serve = command.find_subcommand(SERVE);
    let arguments = serve.into_iter().flat_map(clap::Command::get_arguments);
    let arguments = arguments.filter(|argument| argument.get_env().is_some());
    arguments
        .filter_map(|argument| argument.get_long().map(str::to_owned))
        .collect()
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

    fn of(arguments: &[&str]) -> Chosen {
        let all = ["hearth", "backup", "kept.json"].iter().chain(arguments);
        chosen(all.map(OsString::from))
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
