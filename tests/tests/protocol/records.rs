//! The record that remains: its host can delete it, and it goes by itself after its time.

use std::sync::Arc;

use circle::Timestamp;
use server::clock::FakeClock;
use server::records::forget_old;
use server::store::open_store;
use tests::browser::Browser;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::search::{files_of, find, forms_of};
use tests::visitor::Host;

const DAY: u64 = 24 * 3_600_000;

#[tokio::test(flavor = "multi_thread")]
async fn its_host_deletes_a_record_and_nobody_else_can() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let store = open_store(&path.to_string_lossy()).await.unwrap();
    let hall = Hall::open_on(store, Arc::new(server::clock::SystemClock::new()), None).await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let id = circle.close().await;
    let (page, delete) = (format!("/kept/{id}/take"), format!("/kept/{id}/delete"));
    let others = [
        circle.guests[0].browser.clone(),
        Host::open(&hall.base).await.browser,
    ];
    for other in &others {
        let shown = other.get(&page).await;
        assert!(!shown.body.contains(&delete), "{}", shown.words());
        assert_eq!(other.get(&delete).await.status, 403);
        let form = [("page", "0123456789abcdef0123456789abcdef")];
        assert_eq!(other.post(&delete, &form).await.status, 403);
    }
    let host = &circle.host.browser;
    let shown = host.get(&page).await;
    assert!(shown.body.contains(&delete), "{}", shown.words());
    let cookies = shown.headers.get_all("set-cookie").iter();
    let cookies: Vec<_> = cookies.map(|cookie| cookie.to_str().unwrap()).collect();
    let own = cookies
        .iter()
        .find(|cookie| cookie.starts_with(&format!("hearth-record-{id}=")));
    let guarded = format!("; Path=/kept/{id}; Max-Age=34560000; HttpOnly; SameSite=Lax");
    assert!(own.unwrap().ends_with(&guarded), "{cookies:?}");
    let asked = host.get(&delete).await;
    assert_eq!(
        asked.status, 200,
        "the host's own key is gone, the record's is there"
    );
    assert!(asked.body.contains(&format!("/kept/{id}.csv")));
    let again = host.post(&delete, &[("page", &"0".repeat(64))]).await;
    let said = format!("{delete}?said=old_page");
    assert_eq!((again.status, again.path.as_str()), (200, said.as_str()));
    assert!(
        again.words().contains("was started anew"),
        "{}",
        again.words()
    );
    let from_elsewhere = [("origin", "https://evil.example")];
    let form = [("page", "0123456789abcdef0123456789abcdef")];
    assert_eq!(
        host.post_from(&from_elsewhere, &delete, &form).await.status,
        403
    );
    assert!(
        written(folder.path(), &id),
        "the search finds it while it is there"
    );

    let forms = asked.forms();
    let form = forms.iter().find(|form| form.action == delete).unwrap();
    let done = host.send(form, &[]).await;
    assert_eq!((done.status, done.path.as_str()), (200, "/kept/deleted"));
    for gone in [
        page,
        delete,
        format!("/kept/{id}.json"),
        format!("/kept/{id}.csv"),
    ] {
        assert_eq!(host.get(&gone).await.status, 404, "{gone}");
    }
    assert!(!written(folder.path(), &id), "no byte of it is left");
    hall.stop().await;
}

fn written(folder: &std::path::Path, id: &str) -> bool {
    let forms = forms_of(id);
    files_of(folder)
        .iter()
        .any(|(_, bytes)| find(bytes, &forms).is_some())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_goes_by_itself_after_its_time() {
    let clock = Arc::new(FakeClock::at(Timestamp(1_795_132_800_000)));
    let hall = Hall::open_with(Arc::clone(&clock) as Arc<_>).await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let page = format!("/kept/{}/take", circle.close().await);
    let browser = Browser::new(&hall.base);
    for told in [page.as_str(), "/privacy"] {
        let words = browser.get(told).await.words();
        assert!(
            words.contains("kept for 400 days, then deleted."),
            "{told}: {words}"
        );
    }
    let sweep = async || {
        let now = hall.state.rooms.clock().now();
        let deleted = forget_old(&*hall.state.store, now, hall.state.here.keep_records).await;
        (deleted.unwrap(), browser.get(&page).await.status)
    };
    clock.advance(400 * DAY);
    assert_eq!(sweep().await, (0, 200));
    clock.advance(DAY);
    assert_eq!(sweep().await, (1, 404));
    hall.stop().await;
}
