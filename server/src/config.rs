//! Settings: by flag, or by an environment variable of the same name.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use app::pages::privacy_page::Here;
use clap::Args;
use ipnet::IpNet;
use thiserror::Error;

use crate::edge::{OF_ADDRESS, trusted_network};
use crate::web::origin::{PublicUrlError, public_origin};

/// The longest that a server which is asked to stop may go on as before, in seconds: it is gone after fifteen in any case.
pub const MOST_DRAIN: i64 = 5;

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
    #[arg(long, env = "HEARTH_MAX_CONNECTIONS_PER_ADDRESS", default_value_t = OF_ADDRESS, value_parser = clap::value_parser!(u32).range(1..))]
    pub max_connections_per_address: u32,

    /// For how many seconds a server that is asked to stop says "not ready" before its doors shut: long enough for what
    /// leads people to servers to see it.
    #[arg(long, env = "HEARTH_DRAIN_FOR", default_value_t = 0, value_name = "SECONDS",
          value_parser = clap::value_parser!(u32).range(..=MOST_DRAIN))]
    pub drain_for: u32,

    /// Where to answer requests for metrics; nowhere unless this is set.
    #[arg(long, env = "HEARTH_METRICS")]
    pub metrics: Option<SocketAddr>,

    /// The bus by which several servers on one database hear of each other, such as nats://bus.example.org:4222.
    #[arg(long, env = "HEARTH_BUS", requires = "cluster_key_file")]
    pub bus: Option<String>,

    /// A file with what these servers share and nobody else has, such as `openssl rand -hex 32` makes.
    #[arg(long, env = "HEARTH_CLUSTER_KEY_FILE", requires = "bus")]
    pub cluster_key_file: Option<PathBuf>,

    /// How much to log: error, warn, info, debug, or a filter.
    #[arg(long, env = "HEARTH_LOG", default_value = "info")]
    pub log: String,
}

/// The settings cannot be used.
#[derive(Debug, PartialEq, Eq, Error)]
pub enum SettingsError {
    /// The public address is not one.
    #[error(transparent)]
    PublicUrl(#[from] PublicUrlError),
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
    /// Several servers need a database that several can open.
    #[error(
        "--bus is for several servers on one PostgreSQL database. Use --database postgres://user@host/name with it"
    )]
    BusWithoutPostgres,
    /// There is no https address to send people to.
    #[error(
        "--http-redirect needs --public-url with the https address to send people to, such as https://circle.example.org"
    )]
    RedirectToNowhere,
}

impl Settings {
    /// Refuses settings that cannot work, and writes the public address as browsers do.
    ///
    /// # Errors
    /// A [`SettingsError`] that says which.
    pub fn checked(mut self) -> Result<Settings, SettingsError> {
        if let Some(typed) = &self.public_url {
            self.public_url = Some(public_origin(typed)?);
        }
        if self.tls_cert.is_some() && !self.is_secure() {
            return Err(SettingsError::TlsWithoutName);
        }
        if self.tls_cert.is_some() && self.lan {
            return Err(SettingsError::TlsOnLan);
        }
        if self.http_redirect.is_some() && !self.is_secure() {
            return Err(SettingsError::RedirectToNowhere);
        }
        if self.bus.is_some() && !self.database.starts_with("postgres") {
            return Err(SettingsError::BusWithoutPostgres);
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
    use clap::{Command, FromArgMatches as _};

    use super::*;

    fn settings(arguments: &[&str]) -> Result<Settings, String> {
        let command = Settings::augment_args(Command::new("hearth"));
        let read = command.try_get_matches_from(["hearth"].iter().chain(arguments));
        let read = read.and_then(|matches| Settings::from_arg_matches(&matches));
        let settings = read.map_err(|error| error.to_string())?;
        settings.checked().map_err(|error| error.to_string())
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
