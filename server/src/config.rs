//! Settings: by flag, or by an environment variable of the same name.

use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use app::pages::privacy_page::Here;
use clap::{Args, CommandFactory, Parser, Subcommand};
use ipnet::IpNet;
use thiserror::Error;

use crate::aside::Aside;
use crate::edge::trusted_network;
use crate::web::origin::{PublicUrlTrouble, public_origin};

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

/// How the server runs.
#[derive(Clone, Debug, Args)]
pub struct Settings {
    /// The address and port to listen on.
    #[arg(long, env = "HEARTH_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// The database: a file, or postgres://user@host/name.
    #[arg(long, env = "HEARTH_DATABASE", default_value = "hearth.db")]
    pub database: String,

    /// Listen for phones in the room: on every network of this machine, over plain http.
    #[arg(long, env = "HEARTH_LAN", num_args = 0..=1, default_value_t = false, default_missing_value = "true")]
    pub lan: bool,

    /// The address people reach this server under, such as https://circle.example.org.
    #[arg(long, env = "HEARTH_PUBLIC_URL")]
    pub public_url: Option<String>,

    /// How many days the anonymous records of circles that ended are kept. With 0, one day, for the closing page.
    #[arg(long, env = "HEARTH_KEEP_RECORDS", default_value_t = 400, value_name = "DAYS",
          value_parser = clap::value_parser!(u32).range(..=36_500))]
    pub keep_records: u32,

    /// The certificate for https, a PEM file with the whole chain; read again when it changes.
    #[arg(long, env = "HEARTH_TLS_CERT", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,

    /// The private key that belongs to the certificate, a PEM file.
    #[arg(long, env = "HEARTH_TLS_KEY", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,

    /// An address for plain http whose only answer is the way to the public https address.
    #[arg(long, env = "HEARTH_HTTP_REDIRECT")]
    pub http_redirect: Option<SocketAddr>,

    /// The proxies in front of this server, whose word on where a request comes from is taken: addresses or networks.
    #[arg(long, env = "HEARTH_TRUSTED_PROXY", value_delimiter = ',', value_parser = trusted_network)]
    pub trusted_proxy: Vec<IpNet>,

    /// How many connections may be open; without it, what the limit on open files leaves room for.
    #[arg(long, env = "HEARTH_MAX_CONNECTIONS", value_parser = clap::value_parser!(u32).range(2..))]
    pub max_connections: Option<u32>,

    /// How many of them one address may have, and never more than half.
    #[arg(long, env = "HEARTH_MAX_CONNECTIONS_PER_ADDRESS", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..))]
    pub max_connections_per_address: u32,

    /// Where to answer requests for metrics; nowhere unless this is set.
    #[arg(long, env = "HEARTH_METRICS")]
    pub metrics: Option<SocketAddr>,

    /// How much to log: error, warn, info, debug, or a filter.
    #[arg(long, env = "HEARTH_LOG", default_value = "info")]
    pub log: String,
}

/// The settings cannot be used.
#[derive(Debug, PartialEq, Eq, Error)]
pub enum SettingsTrouble {
    /// A variable of ours that means nothing.
    #[error("{name} is not a setting of Hearth.{}", hint(.nearest))]
    UnknownVariable {
        /// What it is called.
        name: String,
        /// The setting it looks like.
        nearest: Option<String>,
    },
    /// The public address is not one.
    #[error(transparent)]
    PublicUrl(#[from] PublicUrlTrouble),
    /// A certificate is for a name, and nobody has said which.
    #[error(
        "--tls-cert needs --public-url, the https address that the certificate is for, such as https://circle.example.org"
    )]
    TlsWithoutName,
    /// Https, and plain http for the room at the same time.
    #[error(
        "--lan is for plain http in a hall. With --tls-cert use --listen instead, such as --listen 0.0.0.0:443"
    )]
    TlsOnLan,
    /// There is no https address to send people to.
    #[error(
        "--http-redirect needs --public-url with the https address to send people to, such as https://circle.example.org"
    )]
    RedirectToNowhere,
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
/// [`SettingsTrouble::UnknownVariable`] names it.
pub fn check_variables(names: impl Iterator<Item = String>) -> Result<(), SettingsTrouble> {
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
            return Err(SettingsTrouble::UnknownVariable { name, nearest });
        }
    }
    Ok(())
}

impl Settings {
    /// Refuses settings that cannot work, and writes the public address as browsers do.
    ///
    /// # Errors
    /// A [`SettingsTrouble`] that says which.
    pub fn checked(mut self) -> Result<Settings, SettingsTrouble> {
        if let Some(typed) = &self.public_url {
            self.public_url = Some(public_origin(typed)?);
        }
        if self.tls_cert.is_some() && !self.is_secure() {
            return Err(SettingsTrouble::TlsWithoutName);
        }
        if self.tls_cert.is_some() && self.lan {
            return Err(SettingsTrouble::TlsOnLan);
        }
        if self.http_redirect.is_some() && !self.is_secure() {
            return Err(SettingsTrouble::RedirectToNowhere);
        }
        Ok(self)
    }

    /// The address to listen on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        if self.lan {
            SocketAddr::new(IpAddr::from([0, 0, 0, 0]), self.listen.port())
        } else {
            self.listen
        }
    }

    /// What people are told about this server.
    #[must_use]
    pub fn here(&self) -> Here {
        Here {
            keep_records: self.keep_records,
            https: self.is_secure(),
            counts: self.metrics.is_some(),
        }
    }

    /// The address people reach this server under, as browsers write it.
    #[must_use]
    pub fn public(&self) -> Option<String> {
        public_origin(self.public_url.as_deref()?).ok()
    }

    /// Whether people reach this server over https.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public().is_some_and(|url| url.starts_with("https://"))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    fn settings(arguments: &[&str]) -> Result<Settings, String> {
        let command = ["hearth", "serve"].iter().chain(arguments);
        let cli = Cli::try_parse_from(command).map_err(|trouble| trouble.to_string())?;
        let Todo::Serve(settings) = cli.command else {
            unreachable!("it was told to serve");
        };
        settings.checked().map_err(|trouble| trouble.to_string())
    }

    #[test]
    fn a_misspelt_variable_is_named() {
        let names = |name: &str| check_variables([name.to_owned()].into_iter());
        assert_eq!(names("HEARTH_DATABASE"), Ok(()));
        assert_eq!(names("HOME"), Ok(()));
        let trouble = names("HEARTH_DATABSE").map_err(|trouble| trouble.to_string());
        let said = "HEARTH_DATABSE is not a setting of Hearth. Did you mean HEARTH_DATABASE?";
        assert_eq!(trouble, Err(said.to_owned()));
        let trouble = names("HEARTH_COLOUR_OF_THE_WALLS").map_err(|trouble| trouble.to_string());
        let said = "HEARTH_COLOUR_OF_THE_WALLS is not a setting of Hearth.";
        assert_eq!(trouble, Err(said.to_owned()));
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

    #[test]
    fn https_is_https_however_it_is_written() {
        let written = settings(&["--public-url", "HTTPS://Circle.Example:443/"]).unwrap();
        assert!(written.is_secure());
        assert_eq!(
            written.public_url.as_deref(),
            Some("https://circle.example")
        );
        assert!(
            !settings(&["--public-url", "HTTP://circle.example"])
                .unwrap()
                .is_secure()
        );
        assert!(!settings(&[]).unwrap().is_secure());
        let said = settings(&["--public-url", "https://keeper:secret@circle.example"]).unwrap_err();
        assert!(said.contains("without a name or password"), "{said}");
        assert!(!said.contains("secret"), "{said}");
        let said = settings(&["--public-url", "https://circle.example/#top"]).unwrap_err();
        assert!(said.contains("must end after the host and port"), "{said}");
    }

    #[test]
    fn https_needs_a_key_and_a_name() {
        let both = ["--tls-cert", "c.pem", "--tls-key", "k.pem"];
        let named = ["--public-url", "https://circle.example"];
        assert!(settings(&[&both[..], &named].concat()).unwrap().is_secure());
        let said = settings(&both[..2]).unwrap_err();
        assert!(said.contains("--tls-key"), "{said}");
        let said = settings(&both[2..]).unwrap_err();
        assert!(said.contains("--tls-cert"), "{said}");
        for name in [&[][..], &["--public-url", "http://circle.example"]] {
            let said = settings(&[&both[..], name].concat()).unwrap_err();
            assert!(said.contains("--tls-cert needs --public-url"), "{said}");
        }
        let said = settings(&[&both[..], &named, &["--lan"]].concat()).unwrap_err();
        assert!(said.contains("--listen 0.0.0.0:443"), "{said}");
        let said = settings(&["--http-redirect", "0.0.0.0:80"]).unwrap_err();
        assert!(
            said.contains("--http-redirect needs --public-url"),
            "{said}"
        );
    }

    #[test]
    fn proxies_are_addresses_and_networks() {
        let list = [
            "--trusted-proxy",
            "127.0.0.1,10.0.0.0/8",
            "--trusted-proxy",
            "2001:db8::/32",
        ];
        let told: Vec<_> = settings(&list).unwrap().trusted_proxy;
        let told: Vec<_> = told.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["127.0.0.1/32", "10.0.0.0/8", "2001:db8::/32"]);
        let said = settings(&["--trusted-proxy", "caddy"]).unwrap_err();
        assert!(said.contains("127.0.0.1 or 10.0.0.0/8"), "{said}");
    }
}
