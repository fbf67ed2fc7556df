//! What has ended is nowhere in the files: looked for as raw bytes, while the store is open.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use server::store::{Kind, RowId, SqliteStore, Store};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use tests::chance::{Chance, seed};

use crate::Home;
use crate::store_contract::{NOW, id, record};

fn has(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|window| window == word.as_bytes())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_circle_that_ends_leaves_no_bytes() {
    // Within a page, just over one, and over many.
    for length in [1, 300, 4_000, 100_000] {
        let home = Home::new();
        let store = SqliteStore::open(home.database()).await.unwrap();
        store
            .open(Kind::Circle, &id(1), "SENTINELCODE", "{}", NOW)
            .await
            .unwrap();
        store
            .open(Kind::Circle, &id(2), "STAYINGCODE", "STAYINGBODY", NOW)
            .await
            .unwrap();
        let body = "SENTINELBODY".repeat(length / 12 + 1);
        store.commit(&id(1), 1, &body, NOW).await.unwrap();
        store.commit(&id(1), 2, "SENTINELBODY", NOW).await.unwrap();
        store.commit(&id(1), 3, &body, NOW).await.unwrap();
        let bytes = home.bytes();
        assert!(has(&bytes, "SENTINELBODY") && has(&bytes, "SENTINELCODE"));
        if length == 1 {
            store.purge(&id(1)).await.unwrap();
        } else {
            store.finish(&id(1), 4, &record("aa")).await.unwrap();
        }
        let bytes = home.bytes();
        for gone in ["SENTINEL", id(1).as_str()] {
            assert!(
                !has(&bytes, gone),
                "{gone} is still there, with bodies of {length} bytes"
            );
        }
        assert!(has(&bytes, "STAYINGBODY") && has(&bytes, "STAYINGCODE"));
        assert_eq!(
            std::fs::metadata(home.path().join("hearth.db-wal"))
                .unwrap()
                .len(),
            0
        );
        store.close().await;
    }
}

/// Every `<word>`, and every id that the tests make, that stands anywhere in `bytes`.
fn words(bytes: &[u8]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (at, first) in bytes.iter().enumerate() {
        let rest = &bytes[at..];
        let length = match first {
            b'<' => rest
                .iter()
                .take(20)
                .position(|&byte| byte == b'>')
                .map(|end| end + 1),
            b'0' if rest.len() >= 32 && rest[..16].iter().all(|&byte| byte == b'0') => Some(32),
            _ => None,
        };
        let word = length.and_then(|length| str::from_utf8(&rest[..length]).ok());
        words.extend(word.map(str::to_owned));
    }
    words
}

/// Rows of mixed sizes move between pages as they grow and shrink; `secure_delete` alone leaves some of them
/// behind there.
#[tokio::test(flavor = "multi_thread")]
async fn no_bytes_are_left_behind_by_rows_that_moved() {
    let mut chance = Chance::of(seed("rows that moved"));
    let home = Home::new();
    let store = SqliteStore::open(home.database()).await.unwrap();
    let mut live = BTreeMap::new();
    let mut ended = BTreeSet::new();
    let body = |number: u64, length: u64| format!("<BODY{number}>").repeat(length as usize);
    let names = |whose: &RowId, number: u64| {
        [
            format!("<BODY{number}>"),
            format!("<CODE{number}>"),
            whose.as_str().to_owned(),
        ]
    };
    for number in 0..1200 {
        if live.is_empty() || chance.once_in(3) {
            let length = 1 + chance.below(120);
            let code = format!("<CODE{number}>");
            // Ids in no order, as they are in life.
            let whose = id(chance.draw());
            store
                .open(Kind::Circle, &whose, &code, &body(number, length), NOW)
                .await
                .unwrap();
            live.insert(whose, (number, 1));
            continue;
        }
        let whose = live
            .keys()
            .nth(chance.below(live.len() as u64) as usize)
            .unwrap()
            .clone();
        let (opened, version) = live[&whose];
        if chance.once_in(4) {
            store
                .finish(&whose, version, &record(&number.to_string()))
                .await
                .unwrap();
            live.remove(&whose);
            ended.extend(names(&whose, opened));
            let found = words(&home.bytes());
            let traces: Vec<_> = ended.intersection(&found).collect();
            assert!(
                traces.is_empty(),
                "after step {number} there is still {traces:?}"
            );
            for (whose, (opened, _)) in &live {
                assert!(
                    names(whose, *opened)
                        .iter()
                        .all(|name| found.contains(name))
                );
            }
        } else {
            let length = 1 + chance.below(120);
            store
                .commit(&whose, version, &body(opened, length), NOW)
                .await
                .unwrap();
            live.insert(whose, (opened, version + 1));
        }
    }
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_do_not_keep_bytes_alive() {
    let home = Home::new();
    let store = Arc::new(SqliteStore::open(home.database()).await.unwrap());
    for number in 0..20 {
        let body = format!("<BODY{number}>").repeat(500);
        store
            .open(
                Kind::Circle,
                &id(number),
                &format!("<CODE{number}>"),
                &body,
                NOW,
            )
            .await
            .unwrap();
    }
    let ended = Arc::new(AtomicBool::new(false));
    let readers: Vec<_> = (0..6)
        .map(|_| {
            let (store, ended) = (store.clone(), ended.clone());
            tokio::spawn(async move {
                while !ended.load(Ordering::Relaxed) {
                    for number in 0..20 {
                        store.load(&id(number)).await.unwrap();
                    }
                    store.all().await.unwrap();
                }
            })
        })
        .collect();
    for number in 0..10 {
        store
            .finish(&id(number), 1, &record(&number.to_string()))
            .await
            .unwrap();
        let bytes = home.bytes();
        assert!(
            !has(&bytes, &format!("<BODY{number}>")),
            "{number} is still there"
        );
        assert!(
            !has(&bytes, &format!("<CODE{number}>")),
            "{number} is still there"
        );
    }
    ended.store(true, Ordering::Relaxed);
    for reader in readers {
        reader.await.unwrap();
    }
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_killed_process_did_not_erase_is_erased_at_the_start() {
    let home = Home::new();
    let store = SqliteStore::open(home.database()).await.unwrap();
    for number in 0..9 {
        let body = format!("<BODY{number}>").repeat(40);
        store
            .open(
                Kind::Circle,
                &id(number),
                &format!("<CODE{number}>"),
                &body,
                NOW,
            )
            .await
            .unwrap();
    }
    store.close().await;
    // The deletion without the erasure.
    let settings = SqliteConnectOptions::new().filename(home.database());
    let mut connection = settings
        .pragma("secure_delete", "OFF")
        .connect()
        .await
        .unwrap();
    sqlx::query("DELETE FROM circle WHERE id = ?")
        .bind(id(4).as_str())
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    assert!(
        has(&home.bytes(), "<BODY4>"),
        "this test should start with something left behind"
    );
    let store = SqliteStore::open(home.database()).await.unwrap();
    let bytes = home.bytes();
    assert!(!has(&bytes, "<BODY4>") && !has(&bytes, "<CODE4>"));
    assert!(has(&bytes, "<BODY5>") && has(&bytes, "<CODE5>"));
    store.close().await;
}
