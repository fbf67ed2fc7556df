//! The records of circles that ended: listed, deleted, brought back.

use std::sync::Arc;

use server::store::{KeptRecord, Kind, Store};

use super::{NOW, id, record, record_of};

/// Ends a circle for each of these records.
async fn keep(store: &dyn Store, records: &[KeptRecord]) {
    for (number, record) in (1..).zip(records) {
        let code = format!("CODE{number}");
        store
            .open(Kind::Circle, &id(number), &code, "{}", NOW)
            .await
            .unwrap();
        store.finish(&id(number), 1, record).await.unwrap();
    }
}

pub(crate) async fn a_record_is_deleted_alone(store: Arc<dyn Store>) {
    keep(&*store, &[record("aa"), record("bb")]).await;
    store
        .open(Kind::Circle, &id(9), "MAPLE7", "{}", NOW)
        .await
        .unwrap();
    assert!(!store.delete_record("cc").await.unwrap());
    assert!(store.delete_record("aa").await.unwrap());
    assert!(!store.delete_record("aa").await.unwrap(), "once");
    assert_eq!(store.record("aa").await.unwrap(), None);
    assert_eq!(store.records().await.unwrap(), [record("bb")]);
    assert_eq!(store.all().await.unwrap(), [id(9)]);
}

pub(crate) async fn records_go_when_their_days_are_over(store: Arc<dyn Store>) {
    let days = ["2026-11-20", "2024-02-29", "2026-11-19", "2025-10-16"];
    let records: Vec<_> = (0..)
        .zip(days)
        .map(|(n, day)| record_of(day, &format!("{n}")))
        .collect();
    keep(&*store, &records).await;
    store
        .open(Kind::Circle, &id(9), "MAPLE7", "{}", NOW)
        .await
        .unwrap();
    let there = async || {
        let records = store.records().await.unwrap();
        records
            .into_iter()
            .map(|record| record.day)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        there().await,
        ["2024-02-29", "2025-10-16", "2026-11-19", "2026-11-20"]
    );
    assert_eq!(
        store.delete_records(Some("2024-02-29")).await.unwrap(),
        0,
        "kept on its day"
    );
    assert_eq!(store.delete_records(Some("2025-10-17")).await.unwrap(), 2);
    assert_eq!(there().await, ["2026-11-19", "2026-11-20"]);
    assert_eq!(store.delete_records(None).await.unwrap(), 2);
    assert_eq!(store.delete_records(None).await.unwrap(), 0);
    assert_eq!(
        store.all().await.unwrap(),
        [id(9)],
        "no circle goes with them"
    );
}

pub(crate) async fn records_come_back_once(store: Arc<dyn Store>) {
    keep(&*store, &[record("aa")]).await;
    let other = KeptRecord {
        body: "other".into(),
        deleters: Vec::new(),
        ..record("aa")
    };
    let old = record_of("2020-01-01", "cc");
    let brought = [other, record("bb"), old.clone()];
    assert_eq!(store.restore(&brought).await.unwrap(), 2);
    assert_eq!(store.restore(&brought).await.unwrap(), 0);
    assert_eq!(store.restore(&[]).await.unwrap(), 0);
    let all = store.records().await.unwrap();
    assert_eq!(
        all,
        [old, record("aa"), record("bb")],
        "what is here stays as it is"
    );
}

pub(crate) async fn half_a_restoration_is_none(store: Arc<dyn Store>) {
    // A zero byte is nothing that PostgreSQL takes; SQLite takes it, and then all of it is there.
    let impossible = KeptRecord {
        body: "\0".into(),
        ..record("bb")
    };
    let restored = store.restore(&[record("aa"), impossible]).await;
    let there = store.records().await.unwrap().len();
    assert_eq!(there, if restored.is_ok() { 2 } else { 0 });
}
