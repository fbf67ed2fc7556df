//! Forms and files that are far too much, and bytes that are no text: refused before they cost anything, with a
//! sentence, and nobody else waits meanwhile.

use circle::agreement::MAX_AGREEMENTS;
use tests::browser::{Browser, Page};
use tests::hall::Hall;
use tests::raw::Raw;
use tests::visitor::{Guest, Host, TWO_ROUNDS};
use tokio::task::JoinSet;

const FORM: &str = "application/x-www-form-urlencoded";

/// Sends the pairs of a form as they stand, with the mark of the editor.
async fn post(browser: &Browser, pairs: &str) -> Page {
    let mark = browser.get("/host").await.mark("/host").unwrap();
    let body = format!("page={mark}&{pairs}");
    browser.post_body("/host", FORM, body.into_bytes()).await
}

/// The longest words of one's own that can be sent: some tens of thousands of agreements.
fn agreements() -> String {
    let lines: String = (0..24_000).map(|at| format!("{at:x}%0A")).collect();
    format!("title=T&part=0:weather&own={lines}")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_much_is_refused_with_a_sentence() {
    let hall = Hall::open().await;
    let browser = Browser::new(&hall.base);
    let many_parts: String = (0..42).map(|at| format!("&part={at}:weather")).collect();
    for (what, pairs) in [
        ("half a megabyte", format!("own={}", "a%0A".repeat(128_000))),
        ("fields without end", "a=&".repeat(80_000)),
        ("one long field", format!("own={}", "a".repeat(250_000))),
        ("parts without end", format!("title=T{many_parts}")),
    ] {
        let page = post(&browser, &pairs).await;
        assert_eq!(page.status, 413, "{what}");
        let words = page.words();
        assert!(words.contains("more than a form here can hold"), "{words}");
    }
    let page = post(&browser, &agreements()).await;
    assert_eq!(page.status, 422);
    let most = format!("can hold {MAX_AGREEMENTS} agreements");
    assert!(page.words().contains(&most), "{most}");

    let weather = vec!["\"weather\""; 10_000].join(",");
    let file = format!("{{\"hearth_plan\":1,\"title\":\"T\",\"parts\":[{weather}]}}");
    let page = super::page_marks::open_plan(&browser, &file).await;
    assert_eq!(page.status, 422);
    assert!(
        page.words().contains("A plan has 1 to 40 parts"),
        "{}",
        page.words()
    );
    let page = super::page_marks::open_plan(&browser, &"[".repeat(250_000)).await;
    assert!(page.words().contains("not a plan that Hearth wrote"));
    let page = super::page_marks::open_plan(&browser, &" ".repeat(300_000)).await;
    assert_eq!(page.status, 413);
    assert!(
        page.words().contains("too long to be a plan"),
        "{}",
        page.words()
    );
    // From one who does not say beforehand how long it is.
    let file = format!(
        "--b\r\ncontent-disposition: form-data; name=\"plan\"; filename=\"p\"\r\n\r\n{}\r\n--b--\r\n",
        " ".repeat(300_000)
    );
    let mut raw = Raw::connect(&hall.base).await;
    raw.say(&format!(
        "POST /host/plan HTTP/1.1\r\nhost: here\r\norigin: {}\r\ntransfer-encoding: chunked\r\n\
         content-type: multipart/form-data; boundary=b\r\n\r\n{:x}\r\n{file}\r\n0\r\n\r\n",
        hall.base,
        file.len(),
    ))
    .await;
    let answer = raw.answer().await;
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    assert!(answer.contains("too long to be a plan"), "{answer}");
    assert!(hall.state.store.all().await.unwrap().is_empty());
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn others_are_answered_while_plans_are_read() {
    let hall = Hall::open().await;
    let browser = Browser::new(&hall.base);
    let mut floods = JoinSet::new();
    for _ in 0..16 {
        let browser = browser.clone();
        floods.spawn(async move { post(&browser, &agreements()).await.status });
    }
    // Each round of answers comes in between: at its end, most floods are still on their way.
    for _ in 0..3 {
        for path in ["/healthz", "/readyz"] {
            assert_eq!(browser.get(path).await.status, 200, "{path}");
        }
    }
    let under_way = 16 - std::iter::from_fn(|| floods.try_join_next()).count();
    assert!(
        under_way > 0,
        "they were answered before the floods were over"
    );
    while let Some(status) = floods.join_next().await {
        let status = status.unwrap();
        assert!(matches!(status, 422 | 503), "{status}");
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn presses_without_end_are_slowed_before_they_are_read() {
    let hall = Hall::open().await;
    let browser = Browser::new(&hall.base);
    let mut presses = JoinSet::new();
    for _ in 0..400 {
        let browser = browser.clone();
        // Not even a form: it counts all the same.
        presses.spawn(async move {
            browser
                .post_body("/host", "text/plain", Vec::new())
                .await
                .status
        });
    }
    let all = presses.join_all().await;
    assert!(
        all.iter().all(|status| matches!(status, 415 | 429)),
        "{all:?}"
    );
    let taken = all.iter().filter(|status| **status == 415).count();
    assert!((300..390).contains(&taken), "{taken}");
    for path in ["/host", "/host/plan.json", "/host/plan"] {
        let page = browser.post(path, &TWO_ROUNDS).await;
        assert_eq!(page.status, 429, "{path}");
        assert!(
            page.words().contains("your words still stand"),
            "{}",
            page.words()
        );
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_that_are_no_text_are_refused_and_never_replaced() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let guest = Guest::sit(&hall.base, &host.code, "Noor").await;
    let code = host.code.as_str();
    let (seat, door) = (format!("/c/{code}/seat"), format!("/c/{code}"));
    let refused = "Some of these words could not be read";
    let stranger = Browser::new(&hall.base);
    for (browser, on, action, fields) in [
        (
            &guest.browser,
            &seat,
            format!("/c/{code}/called"),
            "called=No%F6r",
        ),
        (&stranger, &door, format!("/c/{code}/sit"), "called=%FF"),
        (
            &stranger,
            &"/host".to_owned(),
            "/host".to_owned(),
            "title=%C3&do=stay",
        ),
        (
            &stranger,
            &"/host".to_owned(),
            "/host/plan.json".to_owned(),
            "title=%80",
        ),
        (
            &stranger,
            &"/host/return".to_owned(),
            "/host/return".to_owned(),
            "code=%ED%A0%80&phrase=x",
        ),
        (
            &guest.browser,
            &seat,
            format!("{seat}/ask"),
            "what=%22%FF%22",
        ),
    ] {
        let page = browser.get(on).await;
        let marks = page
            .forms()
            .into_iter()
            .find_map(|form| form.value("page").map(str::to_owned));
        let body = format!("page={}&{fields}", marks.unwrap());
        let answer = browser.post_body(&action, FORM, body.into_bytes()).await;
        assert_eq!(answer.status, 400, "{action}");
        assert!(
            answer.words().contains(refused),
            "{action}: {}",
            answer.words()
        );
        assert!(!answer.body.contains('\u{fffd}'));
    }
    let seen = guest.browser.get(&seat).await;
    assert!(seen.words().contains("Noor") && !seen.body.contains('\u{fffd}'));

    let mark = stranger.get("/host").await.mark("/host/plan").unwrap();
    let mut body = format!(
        "--b\r\ncontent-disposition: form-data; name=\"page\"\r\n\r\n{mark}\r\n\
         --b\r\ncontent-disposition: form-data; name=\"plan\"; filename=\"p\"\r\n\r\n"
    )
    .into_bytes();
    body.extend(b"{\"hearth_plan\":1,\"title\":\"Zo\xeb\",\"parts\":[\"weather\"]}\r\n--b--\r\n");
    let kind = "multipart/form-data; boundary=b";
    let page = stranger.post_body("/host/plan", kind, body).await;
    assert_eq!(page.status, 422);
    assert!(
        page.words().contains("some of it is not text"),
        "{}",
        page.words()
    );

    // A name in a cookie that is no text is no name.
    let other = Browser::new(&hall.base);
    other.put_cookie(&format!("hearth-name-{}", code.to_lowercase()), "_w");
    let page = other.get(&door).await;
    let form = page
        .forms()
        .into_iter()
        .find(|form| form.action.ends_with("/sit"));
    assert_eq!(form.unwrap().value("called"), Some(""));
    hall.stop().await;
}
