//! A process that is killed: nothing acknowledged is missing, and its lock is gone.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use futures::future::join_all;
use server::store::{CommitError, Kind, SqliteStore, Store};
use tests::chance::{Chance, seed};

use crate::Home;
use crate::store_contract::{NOW, id, record};

const CIRCLES: u64 = 5;
const ROUNDS: usize = 10;
const DATABASE: &str = "HEARTH_TEST_WRITE_TO";

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_missing() {
    let mut chance = Chance::of(seed("killed while writing"));
    let home = Home::new();
    let mut acknowledged = [0; CIRCLES as usize];
    for round in 0..ROUNDS {
        let mut writer = Command::new(std::env::current_exe().unwrap())
            .args(["killed::writes_until_killed", "--exact", "--nocapture"])
            .env(DATABASE, home.database())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        let mut left = 1 + chance.below(150);
        while left > 0 {
            let line = lines.next().expect("the writer ended by itself").unwrap();
            if read(&line, &mut acknowledged) {
                left -= 1;
            }
        }
        writer.kill().unwrap();
        // What it still said before it died counts too, except for a line cut short.
        for line in lines.map_while(Result::ok) {
            read(&line, &mut acknowledged);
        }
        writer.wait().unwrap();

        let store = SqliteStore::open(home.database()).await.unwrap();
        for (number, version) in (0..).zip(&mut acknowledged) {
            let saved = store.load(&id(number)).await.unwrap();
            let found = saved.as_ref().map_or(0, |saved| saved.version);
            // The last one may have been written without anyone being told.
            assert!(
                found == *version || found == *version + 1,
                "round {round}: circle {number} is at {found}, and {version} was acknowledged"
            );
            assert!(saved.is_none_or(|saved| saved.body == body(saved.version)));
            *version = found;
        }
        store.close().await;
    }
    assert!(acknowledged.iter().sum::<u64>() > CIRCLES);
}

/// A line `<circle> <version> .`, among those that the test program writes by itself.
fn read(line: &str, acknowledged: &mut [u64]) -> bool {
    let mut words = line.split(' ');
    let number = words.next().and_then(|word| word.parse::<usize>().ok());
    let version = words.next().and_then(|word| word.parse().ok());
    match (number, version, words.next()) {
        (Some(number), Some(version), Some(".")) => {
            acknowledged[number] = version;
            true
        }
        _ => false,
    }
}

/// Long enough that a torn write would show.
fn body(version: u64) -> String {
    format!("{version},").repeat(1 + (version % 7) as usize * 300)
}

/// Does nothing, unless the test above runs it as a process of its own.
#[tokio::test(flavor = "multi_thread")]
async fn writes_until_killed() {
    let Some(path) = std::env::var_os(DATABASE) else {
        return;
    };
    let store = &SqliteStore::open(path).await.unwrap();
    let writers = (0..CIRCLES).map(|number| async move {
        let saved = store.load(&id(number)).await.unwrap();
        let mut version = match saved {
            Some(saved) => saved.version,
            None => store
                .open(
                    Kind::Circle,
                    &id(number),
                    &format!("CODE{number}"),
                    &body(1),
                    NOW,
                )
                .await
                .unwrap(),
        };
        loop {
            println!("{number} {version} .");
            version = store
                .commit(&id(number), version, &body(version + 1), NOW)
                .await
                .unwrap();
        }
    });
    // Endings rewrite the whole file; they may be cut short as well.
    let endings = async {
        for number in 1000.. {
            store
                .open(
                    Kind::Circle,
                    &id(number),
                    &format!("CODE{number}"),
                    "{}",
                    NOW,
                )
                .await
                .or_else(known)
                .unwrap();
            match store
                .finish(&id(number), 1, &record(&number.to_string()))
                .await
            {
                Ok(()) | Err(CommitError::Store(_)) => store.purge(&id(number)).await.unwrap(),
                Err(CommitError::Conflict | CommitError::Gone) => {}
            }
        }
    };
    tokio::join!(join_all(writers), endings);
}

/// A circle that an earlier process had opened and not yet ended.
fn known(error: server::store::OpenError) -> Result<u64, server::store::OpenError> {
    match error {
        server::store::OpenError::CodeTaken => Ok(1),
        error @ server::store::OpenError::Store(_) => Err(error),
    }
}
