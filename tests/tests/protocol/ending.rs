//! After the end: what was kept, and that nothing opens any more.

use tests::browser::Browser;
use tests::gathered::Gathered;

/// What remains, for anyone who has its address: a page and two files that say the same.
pub(crate) async fn kept(base: &str, id: &str) -> serde_json::Value {
    let browser = Browser::new(base);
    let page = browser.get(&format!("/kept/{id}")).await;
    assert_eq!(page.status, 200);
    let json = browser.get(&format!("/kept/{id}.json")).await;
    assert!(json.header("content-disposition").starts_with("attachment"));
    let record: serde_json::Value = serde_json::from_str(&json.body).unwrap();
    let keys: Vec<_> = record
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let mut expected = [
        "id", "day", "people", "minutes", "parts", "rounds", "shares", "breaths",
    ];
    expected.sort_unstable();
    assert_eq!(
        {
            let mut keys = keys;
            keys.sort_unstable();
            keys
        },
        expected,
        "and nothing else"
    );
    assert_eq!(record["id"], id);
    let csv = browser.get(&format!("/kept/{id}.csv")).await;
    let (head, row) = csv.body.trim_end().split_once("\r\n").unwrap();
    for (name, value) in head.split(',').zip(row.split(',')) {
        assert_eq!(record[name].to_string().trim_matches('"'), value, "{name}");
    }
    record
}

/// The code, the cookies, the tickets and the words open nothing any more.
pub(crate) async fn nothing_opens(circle: &Gathered) {
    let code = &circle.host.code;
    for screen in circle.screens() {
        let shown = screen
            .until("the way back to be closed", |shown| shown.over.is_some())
            .await;
        assert_eq!(shown.closes.last(), Some(&4410), "{:?}", shown.over);
    }
    for (browser, word) in [
        (&circle.host.browser, "keep"),
        (&circle.guests[0].browser, "seat"),
    ] {
        assert_eq!(browser.ticket(code, word).await, Err(410));
        // A page that was told nothing of the end is led to what was kept, and the key goes with that.
        let page = browser.get(&format!("/c/{code}/{word}")).await;
        assert_eq!(page.status, 200, "{}", page.path);
        assert!(page.path.starts_with("/kept/"), "{}", page.path);
        for path in [format!("/c/{code}"), format!("/c/{code}/{word}")] {
            assert_eq!(browser.get(&path).await.status, 404);
        }
        assert_eq!(browser.ticket(code, word).await, Err(404));
    }
    let words = [
        ("code", code.as_str()),
        ("phrase", circle.host.phrase.as_str()),
    ];
    assert_eq!(
        circle
            .host
            .browser
            .post_on("/host/return", "/host/return", &words)
            .await
            .status,
        422
    );
}
