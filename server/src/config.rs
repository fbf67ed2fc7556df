//! Settings: by flag, or by an environment variable of the same name.

use std::net::{IpAddr, SocketAddr};

use app::pages::privacy_page::Here;
use clap::{Args, Parser, Subcommand};
use thiserror::Error;

use crate::aside::Aside;

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

    /// Where to answer requests for metrics; nowhere unless this is set.
    #[arg(long, env = "HEARTH_METRICS")]
    pub metrics: Option<SocketAddr>,

    /// How much to log: error, warn, info, debug, or a filter.
    #[arg(long, env = "HEARTH_LOG", default_value = "info")]
    pub log: String,
}

/// The variables that are settings.
const KNOWN: [&str; 7] = [
    "HEARTH_LISTEN",
    "HEARTH_DATABASE",
    "HEARTH_LAN",
    "HEARTH_PUBLIC_URL",
    "HEARTH_KEEP_RECORDS",
    "HEARTH_METRICS",
    "HEARTH_LOG",
];

/// The settings cannot be used.
#[derive(Debug, PartialEq, Eq, Error)]
pub enum SettingsTrouble {
    /// A variable of ours that means nothing.
    #[error("{name} is not a setting of Hearth.{}", hint(.nearest))]
    UnknownVariable {
        /// What it is called.
        name: String,
        /// The setting it looks like.
        nearest: Option<&'static str>,
    },
    /// The public address is not one.
    #[error("--public-url must be an address such as https://circle.example.org, without a path")]
    PublicUrl,
}

fn hint(nearest: &Option<&'static str>) -> String {
    nearest.map_or_else(String::new, |nearest| format!(" Did you mean {nearest}?"))
}

/// Refuses a variable that begins with `HEARTH_` and is no setting: a misspelt one would be passed over in silence.
///
/// # Errors
/// [`SettingsTrouble::UnknownVariable`] names it.
pub fn check_variables(names: impl Iterator<Item = String>) -> Result<(), SettingsTrouble> {
    for name in names {
        let ours = name.starts_with("HEARTH_") && !name.starts_with("HEARTH_TEST_");
        if ours && !KNOWN.contains(&name.as_str()) {
            let nearest = KNOWN
                .into_iter()
                .map(|known| (strsim::damerau_levenshtein(known, &name), known))
                .min()
                .filter(|(distance, _)| *distance <= 4)
                .map(|(_, known)| known);
            return Err(SettingsTrouble::UnknownVariable { name, nearest });
        }
    }
    Ok(())
}

impl Settings {
    /// Refuses settings that cannot work.
    ///
    /// # Errors
    /// A [`SettingsTrouble`] that says which.
    pub fn checked(self) -> Result<Settings, SettingsTrouble> {
        if let Some(url) = &self.public_url {
            let uri: axum::http::Uri = url.parse().map_err(|_| SettingsTrouble::PublicUrl)?;
            let web = matches!(uri.scheme_str(), Some("http" | "https"));
            if !web || uri.host().is_none() || !matches!(uri.path(), "/" | "") {
                return Err(SettingsTrouble::PublicUrl);
            }
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

    /// Whether people reach this server over https.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url
            .as_deref()
            .is_some_and(|url| url.starts_with("https://"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
