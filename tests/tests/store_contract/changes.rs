//! Opening, reading and committing, one after the other.

use std::sync::Arc;

use server::store::{CommitError, Kind, OpenError, Store};

use super::{NOW, id};

pub(crate) async fn opens_and_loads(store: Arc<dyn Store>) {
    assert_eq!(store.load(&id(1)).await.unwrap(), None);
    assert_eq!(
        store
            .open(Kind::Circle, &id(1), "MAPLE7", "{}", NOW)
            .await
            .unwrap(),
        1
    );
    let saved = store.load(&id(1)).await.unwrap().unwrap();
    assert_eq!(saved.id, id(1));
    assert_eq!(
        (
            saved.code.as_str(),
            saved.version,
            saved.body.as_str(),
            saved.touched_at
        ),
        ("MAPLE7", 1, "{}", NOW)
    );
}

pub(crate) async fn a_code_leads_to_its_circle(store: Arc<dyn Store>) {
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "{}", NOW)
        .await
        .unwrap();
    store
        .open(Kind::Circle, &id(2), "CEDAR2", "{}", NOW)
        .await
        .unwrap();
    assert_eq!(store.find("CEDAR2").await.unwrap(), Some(id(2)));
    assert_eq!(store.find("MAPLE7").await.unwrap(), Some(id(1)));
    for unknown in ["", "maple7", "MAPLE", "' OR 1=1 --"] {
        assert_eq!(store.find(unknown).await.unwrap(), None);
    }
}

pub(crate) async fn a_code_is_taken_while_its_circle_lives(store: Arc<dyn Store>) {
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "first", NOW)
        .await
        .unwrap();
    let second = store
        .open(Kind::Circle, &id(2), "MAPLE7", "second", NOW)
        .await;
    assert!(matches!(second, Err(OpenError::CodeTaken)), "{second:?}");
    assert_eq!(store.load(&id(2)).await.unwrap(), None);
    assert_eq!(store.load(&id(1)).await.unwrap().unwrap().body, "first");
}

pub(crate) async fn a_gathering_shares_the_codes_of_circles(store: Arc<dyn Store>) {
    let open = |kind, number, code| {
        let store = Arc::clone(&store);
        async move { store.open(kind, &id(number), code, "{}", NOW).await }
    };
    open(Kind::Gathering, 1, "MAPLE7").await.unwrap();
    open(Kind::Circle, 2, "CEDAR2").await.unwrap();
    for (kind, code) in [(Kind::Circle, "MAPLE7"), (Kind::Gathering, "CEDAR2")] {
        let taken = open(kind, 3, code).await;
        assert!(matches!(taken, Err(OpenError::CodeTaken)), "{taken:?}");
    }
    assert_eq!(store.find("MAPLE7").await.unwrap(), Some(id(1)));
    for (number, kind) in [(1, Kind::Gathering), (2, Kind::Circle)] {
        assert_eq!(store.all_of(kind).await.unwrap(), [id(number)]);
        let row = store.load(&id(number)).await.unwrap().unwrap();
        assert_eq!(row.kind, kind);
    }
}

pub(crate) async fn an_id_is_used_once(store: Arc<dyn Store>) {
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "first", NOW)
        .await
        .unwrap();
    let second = store
        .open(Kind::Circle, &id(1), "CEDAR2", "second", NOW)
        .await;
    assert!(matches!(second, Err(OpenError::Store(_))), "{second:?}");
    assert_eq!(store.load(&id(1)).await.unwrap().unwrap().body, "first");
    assert_eq!(store.find("CEDAR2").await.unwrap(), None);
}

pub(crate) async fn commits_count_versions(store: Arc<dyn Store>) {
    let mut version = store
        .open(Kind::Circle, &id(1), "MAPLE7", "0", NOW)
        .await
        .unwrap();
    for turn in 1..=20 {
        let body = turn.to_string();
        version = store
            .commit(&id(1), version, &body, NOW + turn)
            .await
            .unwrap();
        assert_eq!(version, turn + 1);
        let saved = store.load(&id(1)).await.unwrap().unwrap();
        assert_eq!(
            (saved.version, saved.touched_at, saved.body),
            (version, NOW + turn, body)
        );
    }
}

pub(crate) async fn a_stale_commit_changes_nothing(store: Arc<dyn Store>) {
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "0", NOW)
        .await
        .unwrap();
    store.commit(&id(1), 1, "1", NOW).await.unwrap();
    let before = store.load(&id(1)).await.unwrap();
    for stale in [0, 1, 3, u64::MAX] {
        let refused = store.commit(&id(1), stale, "x", NOW + 9).await;
        assert!(matches!(refused, Err(CommitError::Conflict)), "{refused:?}");
    }
    assert_eq!(store.load(&id(1)).await.unwrap(), before);
}

pub(crate) async fn a_commit_to_nothing_is_gone(store: Arc<dyn Store>) {
    let never = store.commit(&id(1), 1, "x", NOW).await;
    assert!(matches!(never, Err(CommitError::Gone)), "{never:?}");
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "0", NOW)
        .await
        .unwrap();
    store.purge(&id(1)).await.unwrap();
    let ended = store.commit(&id(1), 1, "x", NOW).await;
    assert!(matches!(ended, Err(CommitError::Gone)), "{ended:?}");
    assert_eq!(store.load(&id(1)).await.unwrap(), None);
}

pub(crate) async fn any_text_comes_back_the_same(store: Arc<dyn Store>) {
    let long = "ubuntu ".repeat(60_000);
    let bodies = [
        "",
        "'; DROP TABLE circle; --",
        "Ọ̀rúnmìlà\n\t\"\\ 𝒶 שלום",
        "$1 ?1 %s",
        &long,
    ];
    let mut version = store
        .open(Kind::Circle, &id(1), "MAPLE7", "{}", NOW)
        .await
        .unwrap();
    for body in bodies {
        version = store.commit(&id(1), version, body, NOW).await.unwrap();
        assert_eq!(store.load(&id(1)).await.unwrap().unwrap().body, body);
    }
}

pub(crate) async fn lists_the_live_circles(store: Arc<dyn Store>) {
    assert!(store.all().await.unwrap().is_empty());
    for number in [3, 1, 2] {
        store
            .open(
                Kind::Circle,
                &id(number),
                &format!("CODE{number}"),
                "{}",
                NOW,
            )
            .await
            .unwrap();
    }
    assert_eq!(store.all().await.unwrap(), [id(1), id(2), id(3)]);
    store.purge(&id(2)).await.unwrap();
    assert_eq!(store.all().await.unwrap(), [id(1), id(3)]);
}

pub(crate) async fn tells_which_were_not_touched(store: Arc<dyn Store>) {
    for number in 1..=3 {
        store
            .open(
                Kind::Circle,
                &id(number),
                &format!("CODE{number}"),
                "{}",
                NOW + number,
            )
            .await
            .unwrap();
    }
    assert_eq!(store.untouched_since(NOW + 1).await.unwrap(), []);
    assert_eq!(
        store.untouched_since(NOW + 3).await.unwrap(),
        [id(1), id(2)]
    );
    store.commit(&id(1), 1, "{}", NOW + 10).await.unwrap();
    assert_eq!(store.untouched_since(NOW + 3).await.unwrap(), [id(2)]);
    assert_eq!(store.touched_last().await.unwrap(), Some(NOW + 10));
    assert_eq!(
        store.untouched_since(u64::MAX).await.unwrap(),
        [id(1), id(2), id(3)]
    );
}

pub(crate) async fn tells_the_versions_of_many(store: Arc<dyn Store>) {
    assert_eq!(store.versions(&[]).await.unwrap(), []);
    for number in 1..=3 {
        store
            .open(
                Kind::Circle,
                &id(number),
                &format!("CODE{number}"),
                "{}",
                NOW,
            )
            .await
            .unwrap();
    }
    store.commit(&id(2), 1, "{}", NOW).await.unwrap();
    let asked: Vec<_> = [2, 9, 1].into_iter().chain(100..1500).map(id).collect();
    assert_eq!(
        store.versions(&asked).await.unwrap(),
        [(id(1), 1), (id(2), 2)]
    );
}

pub(crate) async fn can_say_that_it_works(store: Arc<dyn Store>) {
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "{}", NOW)
        .await
        .unwrap();
    for _ in 0..3 {
        store.check().await.unwrap();
    }
    let (one, two, three) = tokio::join!(store.check(), store.check(), store.check());
    one.and(two).and(three).unwrap();
    assert_eq!(store.record("check").await.unwrap(), None);
    assert_eq!(store.all().await.unwrap(), [id(1)]);
}

pub(crate) async fn says_so_once_it_is_closed(store: Arc<dyn Store>) {
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "{}", NOW)
        .await
        .unwrap();
    store.close().await;
    assert!(store.load(&id(1)).await.is_err());
    assert!(store.check().await.is_err());
    assert!(store.commit(&id(1), 1, "{}", NOW).await.is_err());
}
