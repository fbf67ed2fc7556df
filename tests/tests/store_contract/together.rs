//! Many at the same time.

use std::sync::Arc;

use futures::future::join_all;
use server::store::{CommitError, Kind, OpenError, RowId, Store};

use super::{NOW, id, record};

/// Adds one to the number that is the circle's body, however often others are faster.
async fn increment(store: &dyn Store, id: &RowId) -> u64 {
    loop {
        let saved = store.load(id).await.unwrap().unwrap();
        let number: u64 = saved.body.parse().unwrap();
        let written = store
            .commit(id, saved.version, &(number + 1).to_string(), NOW)
            .await;
        match written {
            Ok(version) => {
                assert_eq!(version, saved.version + 1);
                return version;
            }
            Err(CommitError::Conflict) => {}
            Err(CommitError::Gone | CommitError::Store(_)) => panic!("{written:?}"),
        }
    }
}

pub(crate) async fn every_increment_is_made_exactly_once(store: Arc<dyn Store>) {
    const TASKS: u64 = 8;
    const EACH: u64 = 25;
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "0", NOW)
        .await
        .unwrap();
    let tasks = (0..TASKS).map(|_| {
        let store = store.clone();
        tokio::spawn(async move {
            let mut versions = Vec::new();
            for _ in 0..EACH {
                versions.push(increment(&*store, &id(1)).await);
            }
            versions
        })
    });
    let mut versions: Vec<u64> = join_all(tasks)
        .await
        .into_iter()
        .flat_map(|versions| versions.unwrap())
        .collect();
    versions.sort_unstable();
    assert!(
        versions.into_iter().eq(2..=TASKS * EACH + 1),
        "a version was given twice or never"
    );
    let saved = store.load(&id(1)).await.unwrap().unwrap();
    assert_eq!(
        (saved.version, saved.body),
        (TASKS * EACH + 1, (TASKS * EACH).to_string())
    );
}

pub(crate) async fn many_circles_at_once(store: Arc<dyn Store>) {
    const CIRCLES: u64 = 40;
    const EACH: u64 = 15;
    let tasks = (0..CIRCLES).map(|number| {
        let store = store.clone();
        tokio::spawn(async move {
            store
                .open(
                    Kind::Circle,
                    &id(number),
                    &format!("CODE{number}"),
                    "0",
                    NOW,
                )
                .await
                .unwrap();
            for _ in 0..EACH {
                increment(&*store, &id(number)).await;
            }
            if number % 4 == 0 {
                store
                    .finish(&id(number), EACH + 1, &record(&number.to_string()))
                    .await
                    .unwrap();
            }
        })
    });
    for task in join_all(tasks).await {
        task.unwrap();
    }
    for number in 0..CIRCLES {
        let saved = store.load(&id(number)).await.unwrap();
        let kept = store.record(&number.to_string()).await.unwrap();
        if number % 4 == 0 {
            assert!(saved.is_none() && kept.is_some());
        } else {
            let saved = saved.unwrap();
            assert_eq!((saved.version, saved.body), (EACH + 1, EACH.to_string()));
            assert_eq!((saved.code, kept), (format!("CODE{number}"), None));
        }
    }
}

pub(crate) async fn one_conflict_does_not_touch_the_others(store: Arc<dyn Store>) {
    for number in 0..60 {
        store
            .open(
                Kind::Circle,
                &id(number),
                &format!("CODE{number}"),
                "0",
                NOW,
            )
            .await
            .unwrap();
    }
    // A third is stale, a third belongs to no circle, and among them is one that the database refuses outright.
    store.finish(&id(59), 1, &record("aa")).await.unwrap();
    let store = &*store;
    let commits = (0..57).map(|number| async move {
        let whose = if number % 3 == 2 {
            id(1000 + number)
        } else {
            id(number)
        };
        let expected = if number % 3 == 1 { 7 } else { 1 };
        (number, store.commit(&whose, expected, "1", NOW).await)
    });
    let (whose, kept) = (id(58), record("aa"));
    let refused = store.finish(&whose, 1, &kept);
    let (commits, refused) = futures::join!(join_all(commits), refused);
    assert!(matches!(refused, Err(CommitError::Store(_))), "{refused:?}");
    for (number, commit) in commits {
        let well = match number % 3 {
            0 => matches!(commit, Ok(2)),
            1 => matches!(commit, Err(CommitError::Conflict)),
            _ => matches!(commit, Err(CommitError::Gone)),
        };
        assert!(well, "{number}: {commit:?}");
        let body = store.load(&id(number)).await.unwrap().unwrap().body;
        assert_eq!(body, if number % 3 == 0 { "1" } else { "0" });
    }
    assert_eq!(store.load(&id(58)).await.unwrap().unwrap().body, "0");
}

pub(crate) async fn one_of_many_finishes(store: Arc<dyn Store>) {
    store
        .open(Kind::Circle, &id(1), "MAPLE7", "0", NOW)
        .await
        .unwrap();
    let store = &*store;
    let finishes =
        join_all((0..10).map(|number| async move {
            store.finish(&id(1), 1, &record(&number.to_string())).await
        }));
    let whose = id(1);
    let commits = join_all((0..10).map(|_| store.commit(&whose, 5, "x", NOW)));
    let (finishes, commits) = futures::join!(finishes, commits);
    assert_eq!(finishes.iter().filter(|finish| finish.is_ok()).count(), 1);
    let mut kept = 0;
    for (number, finish) in finishes.iter().enumerate() {
        let there = store.record(&number.to_string()).await.unwrap().is_some();
        assert_eq!(there, finish.is_ok());
        assert!(
            matches!(finish, Ok(()) | Err(CommitError::Gone)),
            "{finish:?}"
        );
        kept += usize::from(there);
    }
    assert_eq!(kept, 1);
    let none = |commit: &Result<u64, CommitError>| {
        matches!(commit, Err(CommitError::Gone | CommitError::Conflict))
    };
    assert!(commits.iter().all(none), "{commits:?}");
}

pub(crate) async fn one_of_many_gets_the_code(store: Arc<dyn Store>) {
    let store = &*store;
    let opens = join_all((0..10).map(|number| async move {
        store
            .open(
                Kind::Circle,
                &id(number),
                "MAPLE7",
                &number.to_string(),
                NOW,
            )
            .await
    }));
    let opens = opens.await;
    let mut opened = Vec::new();
    for (number, open) in (0..).zip(&opens) {
        assert!(
            matches!(open, Ok(1) | Err(OpenError::CodeTaken)),
            "{open:?}"
        );
        if open.is_ok() {
            opened.push(id(number));
        }
    }
    assert_eq!(opened.len(), 1);
    assert_eq!(store.all().await.unwrap(), opened);
    assert_eq!(store.find("MAPLE7").await.unwrap().as_ref(), opened.first());
}
