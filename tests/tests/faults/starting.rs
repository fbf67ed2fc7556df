//! A server that cannot start says why in one sentence, and is gone.

use std::net::TcpListener;

use server::store::{SqliteStore, Store};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use tests::browser::Browser;
use tests::gathered::Gathered;
use tests::process::{Process, command, free_port, run_to_end};

/// Starts a server that must refuse, and gives back what it said.
fn refused(arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut command = command();
    command
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(folder.path());
    let output = run_to_end(&mut command);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(!output.status.success(), "it should have refused: {said}");
    assert!(!said.contains("panicked"), "{said}");
    said
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_a_newer_version_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    SqliteStore::open(path.to_str().unwrap())
        .await
        .unwrap()
        .close()
        .await;
    let options = SqliteConnectOptions::new().filename(&path);
    let mut connection = options.connect().await.unwrap();
    sqlx::query("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (900, 'later', TRUE, x'00', 0)")
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    let listen = format!("127.0.0.1:{}", free_port());
    let before = std::fs::read(&path).unwrap();
    let said = refused(
        &[
            "serve",
            "--listen",
            &listen,
            "--database",
            path.to_str().unwrap(),
        ],
        &[],
    );
    assert!(
        said.contains("newer Hearth") && said.contains("900"),
        "{said}"
    );
    assert_eq!(std::fs::read(&path).unwrap(), before);
    let said = refused(
        &[
            "doctor",
            "--listen",
            &listen,
            "--database",
            path.to_str().unwrap(),
        ],
        &[],
    );
    assert!(said.contains("trouble database"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_another_server_uses_is_refused_and_goes_on() {
    let server = Process::start("info").await;
    let circle = Gathered::at(&server.base, &["Noor"]).await;
    let listen = format!("127.0.0.1:{}", free_port());
    let database = server.database();
    let said = refused(
        &[
            "serve",
            "--listen",
            &listen,
            "--database",
            database.to_str().unwrap(),
        ],
        &[],
    );
    assert!(
        said.contains("Another program is using this database"),
        "{said}"
    );
    circle.desk.does(circle::Action::Begin).await;
    circle.witness.agrees();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_port_that_is_taken_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = taken.local_addr().unwrap().to_string();
    let said = refused(&["serve", "--listen", &listen], &[]);
    assert!(
        said.contains(&listen) && said.contains("--listen"),
        "{said}"
    );
    let said = refused(&["doctor", "--listen", &listen], &[]);
    assert!(
        said.contains("trouble port") && said.contains(&listen),
        "{said}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_mean_nothing_are_named() {
    let listen = format!("127.0.0.1:{}", free_port());
    let serve = ["serve", "--listen", listen.as_str()];
    let said = refused(&serve, &[("HEARTH_DATABSE", "x")]);
    assert!(
        said.contains("HEARTH_DATABSE") && said.contains("HEARTH_DATABASE?"),
        "{said}"
    );
    let said = refused(&serve, &[("HEARTH_COLOUR", "x")]);
    assert!(said.contains("HEARTH_COLOUR is not a setting"), "{said}");
    let said = refused(&["serve", "--public-url", "circle.example"], &[]);
    assert!(said.contains("--public-url"), "{said}");
    let said = refused(&["serve", "--listen", "everywhere"], &[]);
    assert!(said.contains("--listen"), "{said}");
    let folder = tempfile::tempdir().unwrap();
    let poem = folder.path().join("poem.txt");
    std::fs::write(&poem, "Not a database, but a poem about one. ".repeat(200)).unwrap();
    let said = refused(
        &[
            "serve",
            "--listen",
            &listen,
            "--database",
            poem.to_str().unwrap(),
        ],
        &[],
    );
    assert!(
        said.contains("not a database that Hearth can read"),
        "{said}"
    );
    assert!(
        std::fs::read_to_string(&poem)
            .unwrap()
            .starts_with("Not a database")
    );
    let nowhere = poem.join("hearth.db");
    let nowhere = nowhere.to_str().unwrap();
    let said = refused(&["serve", "--listen", &listen, "--database", nowhere], &[]);
    assert!(said.contains("database"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_variables_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("hearth.db");
    let listen = format!("127.0.0.1:{}", free_port());
    let mut command = command();
    command
        .args(["doctor"])
        .env("HEARTH_LISTEN", &listen)
        .env("HEARTH_DATABASE", &database)
        .env("HEARTH_TEST_ANYTHING", "is for tests");
    let said = String::from_utf8(run_to_end(&mut command).stdout).unwrap();
    assert!(said.contains(&format!("{listen} is free")), "{said}");
    assert!(database.exists(), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_starts_says_where_and_what_next() {
    let server = Process::start("info").await;
    let said = String::from_utf8(server.said()).unwrap();
    assert!(
        said.contains(&format!("Hearth is open at {}", server.base)),
        "{said}"
    );
    assert!(said.contains("Next:"), "{said}");
    assert_eq!(Browser::new(&server.base).get("/healthz").await.body, "ok");
}
