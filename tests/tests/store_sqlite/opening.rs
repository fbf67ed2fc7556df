//! Which files are opened, and by whom.

use std::path::Path;

use server::store::{Kind, SqliteStore, Store, StoreError, open_store};
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use crate::Home;
use crate::store_contract::{NOW, id, record};

async fn connect(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .connect()
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_is_there_the_next_time() {
    let home = Home::new();
    let store = SqliteStore::open(home.database()).await.unwrap();
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "0", NOW)
        .await
        .unwrap();
    store.commit(&id(1), 1, "1", NOW + 1).await.unwrap();
    let before = store.load(&id(1)).await.unwrap();
    store.close().await;
    let log = home.path().join("hearth.db-wal");
    assert!(!log.exists(), "a closed store leaves one file to copy");
    let store = SqliteStore::open(home.database()).await.unwrap();
    assert_eq!(store.load(&id(1)).await.unwrap(), before);
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_database_is_brought_up_to_date() {
    let home = Home::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../server/migrations/sqlite");
    let steps = Migrator::new(Path::new(folder)).await.unwrap();
    let mut connection = connect(&home.database()).await;
    steps.run_to(1, &mut connection).await.unwrap();
    sqlx::query(
        "INSERT INTO circle (id, code, version, touched_at, body) VALUES (?, 'MAPLE7', 4, ?, 'body')",
    )
    .bind(id(1).as_str())
    .bind(NOW as i64)
    .execute(&mut connection)
    .await
    .unwrap();
    connection.close().await.unwrap();
    let store = SqliteStore::open(home.database()).await.unwrap();
    let saved = store.load(&id(1)).await.unwrap().unwrap();
    assert_eq!(
        (saved.version, saved.body.as_str(), saved.touched_at),
        (4, "body", NOW)
    );
    assert_eq!(saved.kind, Kind::Circle, "as all were then");
    store.finish(&id(1), 4, &record("aa")).await.unwrap();
    assert!(store.record("aa").await.unwrap().is_some());
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_database_is_refused_and_left_alone() {
    let home = Home::new();
    SqliteStore::open(home.database())
        .await
        .unwrap()
        .close()
        .await;
    let mut connection = connect(&home.database()).await;
    sqlx::raw_sql(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (99, 'later', true, '', 0)",
    )
    .execute(&mut connection)
    .await
    .unwrap();
    connection.close().await.unwrap();
    let before = std::fs::read(home.database()).unwrap();
    let refused = SqliteStore::open(home.database()).await.err().unwrap();
    assert!(
        matches!(
            refused,
            StoreError::NewerVersion {
                found: 99,
                known: 4
            }
        ),
        "{refused:?}"
    );
    assert!(refused.to_string().contains("newer Hearth"));
    assert_eq!(std::fs::read(home.database()).unwrap(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_not_ours_is_refused_and_left_alone() {
    let home = Home::new();
    let letter = home.path().join("letter.txt");
    std::fs::write(
        &letter,
        "Dear all, we meet on Friday at seven. ".repeat(100),
    )
    .unwrap();
    let others = home.path().join("others.db");
    let mut connection = connect(&others).await;
    sqlx::raw_sql("CREATE TABLE recipe (name TEXT)")
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    for path in [letter, others] {
        let before = std::fs::read(&path).unwrap();
        let refused = SqliteStore::open(&path).await.err().unwrap();
        assert!(matches!(refused, StoreError::NotOurs), "{refused:?}");
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_at_a_time_has_the_file() {
    let home = Home::new();
    let store = SqliteStore::open(home.database()).await.unwrap();
    let roundabout = home
        .path()
        .join("..")
        .join(home.path().file_name().unwrap())
        .join("hearth.db");
    for path in [home.database(), roundabout] {
        let second = SqliteStore::open(path).await.err().unwrap();
        assert!(matches!(second, StoreError::Locked), "{second:?}");
    }
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "{}", NOW)
        .await
        .unwrap();
    store.close().await;
    SqliteStore::open(home.database())
        .await
        .unwrap()
        .close()
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_is_only_dropped_lets_the_file_go() {
    let home = Home::new();
    let store = SqliteStore::open(home.database()).await.unwrap();
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "{}", NOW)
        .await
        .unwrap();
    drop(store);
    let store = loop {
        match SqliteStore::open(home.database()).await {
            Ok(store) => break store,
            Err(StoreError::Locked) => tokio::task::yield_now().await,
            Err(error) => panic!("{error:?}"),
        }
    };
    assert_eq!(store.find("MAPLE7").await.unwrap(), Some(id(1)));
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn folders_on_the_way_are_made_and_the_file_is_private() {
    let home = Home::new();
    let path = home.path().join("a").join("b").join("hearth.db");
    let store = open_store(&path.display().to_string()).await.unwrap();
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "{}", NOW)
        .await
        .unwrap();
    #[cfg(unix)]
    for file in ["hearth.db", "hearth.db-wal", "hearth.db-shm"] {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(path.with_file_name(file))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "others can read {file}");
    }
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_of_another_kind_is_not_taken_for_a_file() {
    for address in [
        "",
        "sqlite:",
        "sqlite::memory:",
        "mysql://localhost/x",
        "sqlite:x.db?mode=ro",
    ] {
        let refused = open_store(address).await.err().unwrap();
        assert!(
            matches!(refused, StoreError::Address),
            "{address}: {refused:?}"
        );
    }
    let home = Home::new();
    let folder = open_store(&home.path().display().to_string())
        .await
        .err()
        .unwrap();
    assert!(matches!(folder, StoreError::Unreachable), "{folder:?}");
}
