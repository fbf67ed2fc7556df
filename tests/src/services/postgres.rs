//! PostgreSQL for tests: one server for each test program, one database for each test.
//!
//! `HEARTH_TEST_POSTGRES` names a running server instead (the address of any of its databases, by someone who
//! may create others). Otherwise a server is started in a temporary folder, on a free port of this machine.

use std::io::Read;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::str::FromStr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use tokio::sync::OnceCell;

use super::programs::{find, is_root, skip};
use crate::https::Pair;

/// How long the server may take to answer for the first time. Only a broken one is waited for that long.
const PATIENCE: Duration = Duration::from_secs(60);

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
    /// Lives as long as this process: its server stops when the pipe to it breaks, however this process ends.
    guard: Option<Child>,
}

/// A database for one test. `None` where there is no PostgreSQL: the test then has nothing to do and returns.
pub async fn database() -> Option<Database> {
    let server = SERVER.get_or_init(Server::find_or_start).await.as_ref();
    let Some(server) = server else {
        skip(
            "no PostgreSQL here. Install it (Debian: apt-get install postgresql), or name one in HEARTH_TEST_POSTGRES",
        );
        return None;
    };
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
    let Some(server) = Server::start(Some(certificate)).await else {
        skip(
            "no PostgreSQL here to start with TLS. Install it (Debian: apt-get install postgresql)",
        );
        return None;
    };
    let url = server.options.to_url_lossy().to_string();
    Some((url, Running(server.guard)))
}

/// A server that stops when this is dropped.
struct Running(Option<Child>);

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(mut guard) = self.0.take() {
            drop(guard.stdin.take());
            let _ = guard.wait();
        }
    }
}

impl Database {
    /// Removes it, from a server that was not started for the tests. (The others go with theirs.)
    pub async fn remove(self) {
        let server = Server {
            options: self.server,
            guard: None,
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
                guard: None,
            });
        }
        Server::start(None).await
    }

    /// Starts one; with a certificate, one that can speak TLS.
    async fn start(certificate: Option<&Pair>) -> Option<Server> {
        let initdb = find("initdb")?;
        let postgres = find("postgres")?;
        // Between choosing a free port and listening on it, someone else can take it.
        for _ in 0..5 {
            let port = free_port();
            let guard = start(&initdb, &postgres, port, certificate);
            let options = PgConnectOptions::new_without_pgpass()
                .host("127.0.0.1")
                .port(port)
                .username("postgres")
                .database("postgres")
                .disable_statement_logging();
            if let Some(guard) = answers(guard, &options).await {
                return Some(Server {
                    options,
                    guard: Some(guard),
                });
            }
        }
        panic!("PostgreSQL did not start; what it said is above");
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

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("the port's number").port()
}

/// Makes a server's files and starts it, watched by a shell that stops it and removes its files as soon as its
/// own input ends. Statics are never dropped, and a test program can be killed: the end of a pipe is certain.
fn start(initdb: &Path, postgres: &Path, port: u16, certificate: Option<&Pair>) -> Child {
    const WATCH: &str = r#"
        folder=$1 initdb=$2 postgres=$3 port=$4
        shift 4
        exec 2>&1 3<&0
        trap '' PIPE
        cd "$folder" || exit 1
        "$initdb" -D data -U postgres -A trust -E UTF8 --locale=C --no-sync >log ||
            { said=$(cat log); cd /; rm -rf "$folder"; echo "$said"; exit 1; }
        "$postgres" -D data -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
            -c fsync=off -c full_page_writes=off -c max_connections=200 "$@" >log 2>&1 </dev/null 3<&- &
        server=$!
        ( read -r _ <&3; kill -QUIT "$server" ) &
        reader=$!
        wait "$server"
        kill "$reader"
        said=$(tail -n 5 log); cd /; rm -rf "$folder"; echo "$said"
    "#;
    let folder = tempfile::Builder::new()
        .prefix("hearth-postgres-")
        .tempdir();
    let folder: PathBuf = folder.expect("a temporary folder").keep();
    let files = certificate.map(|pair| pair.write(&folder));
    if let Some((_, key)) = &files {
        let closed = Command::new("chmod").arg("600").arg(key).status();
        assert!(
            closed.is_ok_and(|status| status.success()),
            "the key is closed"
        );
    }
    let mut command = if is_root(&folder) {
        let owned = Command::new("chown")
            .args(["-R", "postgres"])
            .arg(&folder)
            .status();
        assert!(
            owned.is_ok_and(|status| status.success()),
            "there should be a user postgres"
        );
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--", "sh"]);
        command
    } else {
        Command::new("sh")
    };
    command
        .args(["-c", WATCH, "sh"])
        .arg(&folder)
        .arg(initdb)
        .arg(postgres)
        .arg(port.to_string());
    if let Some((certificate, key)) = files {
        command.args(["-c", "ssl=on"]).args([
            "-c".to_owned(),
            format!("ssl_cert_file={}", certificate.display()),
            "-c".to_owned(),
            format!("ssl_key_file={}", key.display()),
        ]);
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    // Ctrl-C at the terminal would reach the server too; it has its own way to stop.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn().expect("a shell to start PostgreSQL from")
}

/// Waits until the server answers. `None` when it ended instead.
async fn answers(mut guard: Child, options: &PgConnectOptions) -> Option<Child> {
    let began = Instant::now();
    while began.elapsed() < PATIENCE && matches!(guard.try_wait(), Ok(None)) {
        if let Ok(connection) = options.connect().await {
            let _ = connection.close().await;
            return Some(guard);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    drop(guard.stdin.take());
    let mut said = String::new();
    let _ = guard.stdout.take()?.read_to_string(&mut said);
    println!("{said}");
    None
}
