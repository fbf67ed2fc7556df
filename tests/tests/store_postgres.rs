//! The store's contract on PostgreSQL, and what is particular to it.
#![allow(clippy::unwrap_used)]

mod store_contract;

use std::str::FromStr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use server::store::{CommitError, Kind, PostgresStore, Store, StoreError, open_store};
use sqlx::migrate::Migrator;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};
use store_contract::{NOW, id, record};
use tests::https::Pair;
use tests::services::postgres::{Database, database, database_with_tls};

/// What a test leaves behind.
struct Home(Database);

impl Home {
    async fn leave(self) {
        self.0.remove().await;
    }
}

async fn fresh() -> Option<(Arc<dyn Store>, Home)> {
    let database = database().await?;
    let store = open_store(&database.url).await.unwrap();
    Some((store, Home(database)))
}

contract!(fresh);

#[tokio::test(flavor = "multi_thread")]
async fn an_older_database_is_brought_up_to_date() {
    let Some(database) = database().await else {
        return;
    };
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../server/migrations/postgres");
    let steps = Migrator::new(std::path::Path::new(folder)).await.unwrap();
    let mut connection = PgConnection::connect(&database.url).await.unwrap();
    steps.run_to(1, &mut connection).await.unwrap();
    sqlx::query("INSERT INTO circle VALUES ($1, 'MAPLE7', 4, $2, 'body')")
        .bind(id(1).as_str())
        .bind(NOW as i64)
        .execute(&mut connection)
        .await
        .unwrap();
    let store = open_store(&database.url).await.unwrap();
    let saved = store.load(&id(1)).await.unwrap().unwrap();
    assert_eq!((saved.version, saved.body.as_str()), (4, "body"));
    store.finish(&id(1), 4, &record("aa")).await.unwrap();
    assert!(store.record("aa").await.unwrap().is_some());
    store.close().await;
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_database_is_refused() {
    let Some(database) = database().await else {
        return;
    };
    open_store(&database.url).await.unwrap().close().await;
    let mut connection = PgConnection::connect(&database.url).await.unwrap();
    sqlx::raw_sql(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (99, 'later', true, '', 0)",
    )
    .execute(&mut connection)
    .await
    .unwrap();
    let refused = open_store(&database.url).await.err().unwrap();
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
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_turns_read_only_says_so_and_loses_nothing() {
    let Some(database) = database().await else {
        return;
    };
    let store = open_store(&database.url).await.unwrap();
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "0", NOW)
        .await
        .unwrap();
    set_read_only(&database, "on").await;
    let refused = store.commit(&id(1), 1, "1", NOW).await;
    assert!(
        matches!(refused, Err(CommitError::Store(StoreError::ReadOnly))),
        "{refused:?}"
    );
    let refused = store.finish(&id(1), 1, &record("aa")).await;
    assert!(
        matches!(refused, Err(CommitError::Store(StoreError::ReadOnly))),
        "{refused:?}"
    );
    assert!(matches!(store.check().await, Err(StoreError::ReadOnly)));
    assert_eq!(store.load(&id(1)).await.unwrap().unwrap().body, "0");
    let second = open_store(&database.url).await.err().unwrap();
    assert!(matches!(second, StoreError::ReadOnly), "{second:?}");
    set_read_only(&database, "off").await;
    assert_eq!(store.commit(&id(1), 1, "1", NOW).await.unwrap(), 2);
    store.close().await;
    database.remove().await;
}

/// Sets it for every connection that comes, and ends those that are there.
async fn set_read_only(database: &Database, value: &str) {
    let mut connection = PgConnection::connect(&database.url).await.unwrap();
    sqlx::raw_sql("SET default_transaction_read_only = off")
        .execute(&mut connection)
        .await
        .unwrap();
    let sql = format!(
        "ALTER DATABASE {} SET default_transaction_read_only = {value};
         SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()",
        database.name
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
        .execute(&mut connection)
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn several_machines_share_it() {
    let Some(database) = database().await else {
        return;
    };
    let (one, two) = tokio::join!(open_store(&database.url), open_store(&database.url));
    let (one, two) = (one.unwrap(), two.unwrap());
    one.open(Kind::Circle, &id(1), "MAPLE7", "0", NOW)
        .await
        .unwrap();
    assert_eq!(two.find("MAPLE7").await.unwrap(), Some(id(1)));
    let shared = id(1);
    let (first, second) = tokio::join!(
        one.commit(&shared, 1, "one", NOW),
        two.commit(&shared, 1, "two", NOW)
    );
    assert_eq!(
        [&first, &second]
            .iter()
            .filter(|commit| commit.is_ok())
            .count(),
        1
    );
    let winner = if first.is_ok() { "one" } else { "two" };
    for store in [&one, &two] {
        assert_eq!(store.load(&id(1)).await.unwrap().unwrap().body, winner);
        store.close().await;
    }
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ending_begins_a_vacuum() {
    let Some(database) = database().await else {
        return;
    };
    let store = PostgresStore::open(&database.url).await.unwrap();
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "0", NOW)
        .await
        .unwrap();
    store.finish(&id(1), 1, &record("aa")).await.unwrap();
    let mut connection = PgConnection::connect(&database.url).await.unwrap();
    let began = Instant::now();
    loop {
        let vacuums: i64 = sqlx::query_scalar(
            "SELECT vacuum_count FROM pg_stat_user_tables WHERE relname = 'circle'",
        )
        .fetch_one(&mut connection)
        .await
        .unwrap();
        if vacuums > 0 {
            break;
        }
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "no vacuum of the table was seen"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    store.close().await;
    database.remove().await;
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_kind_sentence() {
    // Nobody listens on port 1, and "nowhere" is no port.
    let silent = open_store("postgres://hearth@127.0.0.1:1/hearth")
        .await
        .err()
        .unwrap();
    assert!(matches!(silent, StoreError::Unreachable), "{silent:?}");
    let unclear = open_store("postgres://hearth@127.0.0.1:nowhere/hearth")
        .await
        .err()
        .unwrap();
    assert!(matches!(unclear, StoreError::Address), "{unclear:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_to_the_database_may_be_sealed() {
    let pair = Pair::good_until("127.0.0.1", 2100);
    let Some((url, _running)) = database_with_tls(&pair).await else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let (root, _) = pair.write(folder.path());
    let url = url.split('?').next().unwrap();
    let sealed = format!("{url}?sslmode=verify-full&sslrootcert={}", root.display());
    let store = open_store(&sealed).await.unwrap();
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "0", NOW)
        .await
        .unwrap();
    let mut connection = PgConnection::connect(&sealed).await.unwrap();
    let open: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
         WHERE application_name = 'hearth' AND NOT ssl",
    )
    .fetch_one(&mut connection)
    .await
    .unwrap();
    assert_eq!(open, 0, "a connection that anyone can read");
    // Another's certificate, and one for another name.
    let beside = tempfile::tempdir().unwrap();
    let (other, _) = Pair::good_until("127.0.0.1", 2100).write(beside.path());
    let others = format!("{url}?sslmode=verify-full&sslrootcert={}", other.display());
    let elsewhere = sealed.replace("127.0.0.1", "localhost");
    for wrong in [others, elsewhere] {
        let refused = open_store(&wrong).await.err().unwrap();
        assert!(
            matches!(refused, StoreError::Unreachable),
            "{wrong}: {refused:?}"
        );
    }
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_cannot_seal_is_refused_where_that_is_asked_for() {
    let Some(database) = database().await else {
        return;
    };
    let url = database.url.split('?').next().unwrap();
    let refused = open_store(&format!("{url}?sslmode=require"))
        .await
        .err()
        .unwrap();
    assert!(matches!(refused, StoreError::Unreachable), "{refused:?}");
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_may_do_too_little_and_tables_of_something_else_are_refused_with_a_sentence() {
    let Some(database) = database().await else {
        return;
    };
    let mut owner = PgConnection::connect(&database.url).await.unwrap();
    let role = format!("visitor_{}", database.name);
    let makes = format!("CREATE ROLE {role} LOGIN PASSWORD 'guest'");
    sqlx::query(AssertSqlSafe(makes))
        .execute(&mut owner)
        .await
        .unwrap();
    let mut options = PgConnectOptions::from_str(&database.url).unwrap();
    options = options.username(&role).password("guest");
    let theirs = options.to_url_lossy().to_string();
    let refused = open_store(&theirs).await.err().unwrap();
    assert!(matches!(refused, StoreError::NotAllowed), "{refused:?}");
    for statement in [
        "CREATE TABLE circle (radius int)".to_owned(),
        format!("DROP ROLE {role}"),
    ] {
        sqlx::query(AssertSqlSafe(statement))
            .execute(&mut owner)
            .await
            .unwrap();
    }
    let refused = open_store(&database.url).await.err().unwrap();
    assert!(matches!(refused, StoreError::NotOurs), "{refused:?}");
    drop(owner);
    Home(database).leave().await;
}
