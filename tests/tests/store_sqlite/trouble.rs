//! A disk that is full, or that can only be read: a clear answer, and nothing is lost.

use server::store::{CommitError, Kind, OpenError, Options, SqliteStore, Store, StoreError};

use crate::Home;
use crate::store_contract::{NOW, id, record};

fn is_full<T, E: Into<Trouble>>(result: Result<T, E>) -> bool {
    matches!(
        result.map_err(Into::into),
        Err(Trouble(Some(StoreError::Full)))
    )
}

/// What the database had to say, whichever call it was.
struct Trouble(Option<StoreError>);

impl From<OpenError> for Trouble {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Store(error) => Self(Some(error)),
            OpenError::CodeTaken => Self(None),
        }
    }
}

impl From<CommitError> for Trouble {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::Store(error) => Self(Some(error)),
            CommitError::Conflict | CommitError::Gone => Self(None),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_says_so_loses_nothing_and_goes_on_when_there_is_room() {
    let home = Home::new();
    let options = Options {
        max_pages: Some(60),
        ..Options::default()
    };
    let store = SqliteStore::open_with(home.database(), options)
        .await
        .unwrap();
    let body = "x".repeat(20_000);
    let mut opened = 0;
    loop {
        let result = store
            .open(
                Kind::Circle,
                &id(opened),
                &format!("CODE{opened}"),
                &body,
                NOW,
            )
            .await;
        if result.is_err() {
            assert!(is_full(result));
            break;
        }
        opened += 1;
    }
    assert!(opened > 3, "only {opened} had room");
    let larger = "y".repeat(200_000);
    assert!(is_full(store.commit(&id(0), 1, &larger, NOW).await));
    assert!(matches!(full_check(&store).await, Err(StoreError::Full)));

    // Nothing is lost, and what needs no more room can still be done, in the same company too.
    let (first, second) = (id(0), id(1));
    let (small, large) = tokio::join!(
        store.commit(&first, 1, "small", NOW),
        store.commit(&second, 1, &larger, NOW)
    );
    assert_eq!(small.unwrap(), 2);
    assert!(is_full(large));
    for number in 1..opened {
        let saved = store.load(&id(number)).await.unwrap().unwrap();
        assert_eq!((saved.version, saved.body.len()), (1, body.len()));
    }

    // An ending makes room.
    store.finish(&id(1), 1, &record("aa")).await.unwrap();
    store.check().await.unwrap();
    store
        .open(Kind::Circle, &id(1000), "MAPLE7", &body, NOW)
        .await
        .unwrap();
    store.close().await;
    let store = SqliteStore::open(home.database()).await.unwrap();
    assert_eq!(store.all().await.unwrap().len() as u64, opened);
    assert_eq!(store.load(&id(0)).await.unwrap().unwrap().body, "small");
    store.close().await;
}

/// A check needs room for a few pages: takes what may be left first.
async fn full_check(store: &SqliteStore) -> Result<(), StoreError> {
    for number in 5000.. {
        let filler = store
            .open(
                Kind::Circle,
                &id(number),
                &format!("FILL{number}"),
                &"z".repeat(3000),
                NOW,
            )
            .await;
        if filler.is_err() {
            break;
        }
        assert!(number < 5100, "the disk is never full");
    }
    let checked = store.check().await;
    for number in 5000..5100 {
        store.purge(&id(number)).await?;
    }
    checked
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_written_is_refused_at_the_start() {
    let home = Home::new();
    let store = SqliteStore::open(home.database()).await.unwrap();
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "0", NOW)
        .await
        .unwrap();
    store.close().await;
    let options = Options {
        read_only: true,
        ..Options::default()
    };
    let refused = SqliteStore::open_with(home.database(), options)
        .await
        .err()
        .unwrap();
    assert!(matches!(refused, StoreError::ReadOnly), "{refused:?}");
    let store = SqliteStore::open(home.database()).await.unwrap();
    assert_eq!(store.load(&id(1)).await.unwrap().unwrap().body, "0");
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_turns_read_only_says_so_and_loses_nothing() {
    let home = Home::new();
    let store = SqliteStore::open(home.database()).await.unwrap();
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "0", NOW)
        .await
        .unwrap();
    store.close().await;
    let options = Options {
        turns_read_only: true,
        ..Options::default()
    };
    let store = SqliteStore::open_with(home.database(), options)
        .await
        .unwrap();
    let commit = store.commit(&id(1), 1, "1", NOW).await;
    assert!(
        matches!(commit, Err(CommitError::Store(StoreError::ReadOnly))),
        "{commit:?}"
    );
    let open = store.open(Kind::Circle, &id(2), "CEDAR2", "0", NOW).await;
    assert!(
        matches!(open, Err(OpenError::Store(StoreError::ReadOnly))),
        "{open:?}"
    );
    let finish = store.finish(&id(1), 1, &record("aa")).await;
    assert!(
        matches!(finish, Err(CommitError::Store(StoreError::ReadOnly))),
        "{finish:?}"
    );
    assert!(matches!(
        store.purge(&id(1)).await,
        Err(StoreError::ReadOnly)
    ));
    assert!(matches!(store.check().await, Err(StoreError::ReadOnly)));
    assert_eq!(store.load(&id(1)).await.unwrap().unwrap().body, "0");
    store.close().await;
    let store = SqliteStore::open(home.database()).await.unwrap();
    assert_eq!(store.commit(&id(1), 1, "1", NOW).await.unwrap(), 2);
    store.close().await;
}
