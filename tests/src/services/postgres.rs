//! PostgreSQL for tests: one server for each test program, one database for each test.
//!
//! `HEARTH_TEST_POSTGRES` names a running server instead (the address of any of its databases, by someone who
//! may create others). Otherwise a server is started in a temporary folder, on a free port of this machine.

use std::str::FromStr;
use std::sync::atomic::{AtomicU32, Ordering};

use ground::{GroundError, Postgres};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use tokio::sync::OnceCell;

use super::skipping::skip;
use crate::https::Pair;

static SERVER: OnceCell<Option<Server>> = OnceCell::const_new();
static NEXT: AtomicU32 = AtomicU32::new(0);

/// A fresh, empty database.
pub struct Database {
    /// Its `postgres://` address.
    pub url: String,
    /// Its name on its server.
    pub name: String,
    server: PgConnectOptions,
}

struct Server {
    options: PgConnectOptions,
    /// Stops when this process ends.
    running: Option<Postgres>,
}

/// A database for one test. `None` where there is no PostgreSQL: the test then has nothing to do and returns.
pub async fn database() -> Option<Database> {
    let server = SERVER.get_or_init(Server::find_or_start).await.as_ref()?;
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("hearth_test_{}_{number}", std::process::id());
    server
        .execute(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        .await;
    server.execute(format!("CREATE DATABASE {name}")).await;
    let options = server.options.clone().database(&name);
    Some(Database {
        url: options.to_url_lossy().to_string(),
        server: server.options.clone(),
        name,
    })
}

/// A database of a server of its own, which speaks TLS with this certificate and stops when the second is dropped.
/// `None` where there is no PostgreSQL.
pub async fn database_with_tls(certificate: &Pair) -> Option<(String, impl Drop)> {
    let server = Server::start(Some(certificate)).await?;
    let url = server.options.to_url_lossy().to_string();
    Some((url, server.running?))
}

impl Database {
    /// Removes it, from a server that was not started for the tests. (The others go with theirs.)
    pub async fn remove(self) {
        let server = Server {
            options: self.server,
            running: None,
        };
        server
            .execute(format!("DROP DATABASE {} WITH (FORCE)", self.name))
            .await;
    }
}

impl Server {
    async fn find_or_start() -> Option<Server> {
        if let Ok(url) = std::env::var("HEARTH_TEST_POSTGRES") {
            let options = PgConnectOptions::from_str(&url);
            let options = options.expect("HEARTH_TEST_POSTGRES should be a postgres:// address");
            return Some(Server {
                options,
                running: None,
            });
        }
        Server::start(None).await
    }

    /// Starts one; with a certificate, one that can speak TLS. `None` where there is none.
    async fn start(certificate: Option<&Pair>) -> Option<Server> {
        let tls = certificate.map(Pair::files);
        let started = tokio::task::spawn_blocking(move || Postgres::new(&[], tls.as_ref()));
        match started.await.expect("starting it") {
            Ok(postgres) => Some(Server {
                options: PgConnectOptions::new_without_pgpass()
                    .host("127.0.0.1")
                    .port(postgres.port)
                    .username("postgres")
                    .database("postgres")
                    .disable_statement_logging(),
                running: Some(postgres),
            }),
            Err(missing @ GroundError::NotHere { .. }) => {
                skip(&format!("{missing}, or name one in HEARTH_TEST_POSTGRES"));
                None
            }
            Err(error) => panic!("{error}"),
        }
    }

    async fn execute(&self, sql: String) {
        let mut connection = self
            .options
            .connect()
            .await
            .expect("PostgreSQL should answer");
        let done = sqlx::raw_sql(AssertSqlSafe(sql))
            .execute(&mut connection)
            .await;
        done.expect("PostgreSQL should do this");
        let _ = connection.close().await;
    }
}
