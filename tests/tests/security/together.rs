//! Two servers on one database, of which each may be behind the other.

use std::sync::Arc;

use server::clock::SystemClock;
use server::store::open_store;
use tests::browser::Browser;
use tests::hall::Hall;
use tests::visitor::{Guest, Host};

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_back_by_six_words_takes_back_no_key_that_was_given_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let store = open_store(&path.to_string_lossy()).await.unwrap();
    let one = Hall::open_on(Arc::clone(&store), Arc::new(SystemClock::new()), None).await;
    let other = Hall::open_on(store, Arc::new(SystemClock::new()), None).await;
    let host = Host::open(&one.base).await;
    let code = host.code.as_str();
    // Both have taken it up; then someone sits down at the one, of which the other has not heard.
    assert_eq!(
        Browser::new(&other.base)
            .get(&format!("/c/{code}"))
            .await
            .status,
        200
    );
    let guest = Guest::sit(&one.base, code, "Noor").await;
    let words = [("code", code), ("phrase", host.phrase.as_str())];
    let laptop = Browser::new(&other.base);
    let back = laptop.post_on("/host/return", "/host/return", &words).await;
    assert_eq!(back.path, format!("/c/{code}/keep"));
    let noor = guest.browser.moved_to(&other.base);
    assert!(
        noor.ticket(code, "seat").await.is_ok(),
        "the key still opens the seat"
    );
    one.stop().await;
    other.stop().await;
}
