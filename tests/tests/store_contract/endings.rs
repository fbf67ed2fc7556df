//! What is left when a circle ends.

use std::sync::Arc;

use server::store::{CommitError, Kind, Store};

use super::{NOW, id, record};

pub(crate) async fn finishing_leaves_only_the_record(store: Arc<dyn Store>) {
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "{}", NOW)
        .await
        .unwrap();
    store
        .open(Kind::Circle, &id(2), "CEDAR2", "{}", NOW)
        .await
        .unwrap();
    store.finish(&id(1), 1, &record("aa")).await.unwrap();
    assert_eq!(store.load(&id(1)).await.unwrap(), None);
    assert_eq!(store.find("MAPLE7").await.unwrap(), None);
    assert_eq!(store.all().await.unwrap(), [id(2)]);
    assert_eq!(store.record("aa").await.unwrap(), Some(record("aa")));
    assert_eq!(store.record("bb").await.unwrap(), None);
    let again = store.finish(&id(1), 1, &record("bb")).await;
    assert!(matches!(again, Err(CommitError::Gone)), "{again:?}");
    assert_eq!(store.record("bb").await.unwrap(), None);
}

pub(crate) async fn a_stale_finish_keeps_the_circle(store: Arc<dyn Store>) {
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "0", NOW)
        .await
        .unwrap();
    store.commit(&id(1), 1, "1", NOW).await.unwrap();
    let before = store.load(&id(1)).await.unwrap();
    let stale = store.finish(&id(1), 1, &record("aa")).await;
    assert!(matches!(stale, Err(CommitError::Conflict)), "{stale:?}");
    assert_eq!(store.load(&id(1)).await.unwrap(), before);
    assert_eq!(store.record("aa").await.unwrap(), None);
}

pub(crate) async fn a_record_that_cannot_be_kept_keeps_the_circle(store: Arc<dyn Store>) {
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "{}", NOW)
        .await
        .unwrap();
    store
        .open(Kind::Circle, &id(2), "CEDAR2", "{}", NOW)
        .await
        .unwrap();
    store.finish(&id(1), 1, &record("aa")).await.unwrap();
    let other = server::store::KeptRecord {
        body: "other".into(),
        ..record("aa")
    };
    let refused = store.finish(&id(2), 1, &other).await;
    assert!(matches!(refused, Err(CommitError::Store(_))), "{refused:?}");
    assert_eq!(store.all().await.unwrap(), [id(2)]);
    assert_eq!(store.record("aa").await.unwrap(), Some(record("aa")));
    store.finish(&id(2), 1, &record("bb")).await.unwrap();
}

pub(crate) async fn purging_leaves_nothing(store: Arc<dyn Store>) {
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "{}", NOW)
        .await
        .unwrap();
    store
        .open(Kind::Circle, &id(2), "CEDAR2", "{}", NOW)
        .await
        .unwrap();
    store.purge(&id(1)).await.unwrap();
    store.purge(&id(1)).await.unwrap();
    store.purge(&id(9)).await.unwrap();
    assert_eq!(store.load(&id(1)).await.unwrap(), None);
    assert_eq!(store.find("MAPLE7").await.unwrap(), None);
    assert_eq!(store.all().await.unwrap(), [id(2)]);
}

pub(crate) async fn the_code_is_free_afterwards(store: Arc<dyn Store>) {
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "{}", NOW)
        .await
        .unwrap();
    store.finish(&id(1), 1, &record("aa")).await.unwrap();
    store
        .open(Kind::Circle, &id(2), "MAPLE7", "{}", NOW)
        .await
        .unwrap();
    store.purge(&id(2)).await.unwrap();
    store
        .open(Kind::Circle, &id(3), "MAPLE7", "{}", NOW)
        .await
        .unwrap();
    assert_eq!(store.find("MAPLE7").await.unwrap(), Some(id(3)));
}
