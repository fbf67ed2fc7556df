//! What every answer carries.

use std::sync::Arc;

use server::clock::SystemClock;
use server::store::open_store;
use tests::browser::Browser;
use tests::hall::Hall;
use tests::raw::Raw;
use tests::visitor::{Guest, Host, TWO_ROUNDS};

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_is_guarded_and_not_stored() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let guest = Guest::sit(&hall.base, &host.code, "Noor").await;
    let code = &host.code;
    let of_host = [
        format!("/c/{code}/keep"),
        "/host".to_owned(),
        "/host/return".to_owned(),
    ];
    let of_guest = [
        format!("/c/{code}/seat"),
        format!("/c/{code}/screen"),
        "/".to_owned(),
        "/about".to_owned(),
        "/privacy".to_owned(),
        "/left".to_owned(),
        "/nowhere".to_owned(),
        "/kept/none".to_owned(),
        "/c/none".to_owned(),
        "/join?code=no".to_owned(),
        "/readyz".to_owned(),
        "/pkg/none/none.js".to_owned(),
    ];
    let pages = of_host.iter().map(|path| (&host.browser, path));
    for (browser, path) in pages.chain(of_guest.iter().map(|path| (&guest.browser, path))) {
        let page = browser.get(path).await;
        assert_eq!(page.path, *path, "{}", page.words());
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert_eq!(page.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(
            page.header("cross-origin-opener-policy"),
            "same-origin",
            "{path}"
        );
        assert_eq!(
            page.header("cross-origin-resource-policy"),
            "same-origin",
            "{path}"
        );
        assert_eq!(
            page.header("strict-transport-security"),
            "",
            "not over plain http"
        );
        let policy = page.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
            "{path}"
        );
        if policy.contains("script-src") {
            let nonce = policy
                .split("'nonce-")
                .nth(1)
                .and_then(|rest| rest.split('\'').next());
            let marked = format!("nonce=\"{}\"", nonce.unwrap());
            assert!(
                page.body.contains(&marked),
                "{path}: the page's script has the nonce"
            );
        } else {
            let script = page.body.find("<script").map(|at| &page.body[at..][..80]);
            assert_eq!(
                script, None,
                "{path}: a script that the browser refuses to run"
            );
        }
        assert!(!page.body.contains(" style=\""), "{path}: no inline style");
        for handler in [" onclick=", " onload=", " onsubmit=", "javascript:"] {
            assert!(!page.body.contains(handler), "{path}: {handler}");
        }
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_to_what_should_not_be_asked_are_guarded_too() {
    let hall = Hall::open().await;
    let large = format!("content-length: {}\r\n\r\n{}", 600_000, "x".repeat(600_000));
    let length = "content-length: 7\r\n\r\ntitle=%";
    for (line, rest, status) in [
        ("GET /nowhere", "\r\n", 404),
        ("PUT /host", "\r\n", 405),
        ("DELETE /nowhere", "\r\n", 404),
        ("POST /host/return", "content-length: 0\r\n\r\n", 415),
        ("POST /c/none/sit", length, 415),
        ("POST /host", &large, 413),
    ] {
        let mut raw = Raw::connect(&hall.base).await;
        let form = "content-type: application/x-www-form-urlencoded\r\n";
        let form = if status == 413 { form } else { "" };
        raw.say(&format!(
            "{line} HTTP/1.1\r\nhost: here\r\norigin: {}\r\n{form}{rest}",
            hall.base
        ))
        .await;
        let answer = raw.answer().await.to_lowercase();
        let first = answer.lines().next().unwrap_or_default();
        assert!(first.contains(&format!(" {status} ")), "{line}: {first}");
        for header in [
            "x-content-type-options: nosniff",
            "content-security-policy: default-src 'none'",
            "referrer-policy: same-origin",
            "cache-control: no-store",
        ] {
            assert!(answer.contains(header), "{line}: {answer}");
        }
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_with_hashed_names_may_be_kept_for_good() {
    if !server::assets::built() {
        println!("skipped: the browser's files are not built in (cargo xtask assets)");
        return;
    }
    let hall = Hall::open().await;
    let browser = Browser::new(&hall.base);
    for file in ["page.css", "fonts/voice.woff2", "seat.js", "host.js"] {
        let page = browser
            .get(&format!("/{}/{file}", server::assets::pkg_dir()))
            .await;
        assert_eq!(page.status, 200, "{file}");
        assert!(page.header("cache-control").contains("immutable"), "{file}");
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{file}");
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cookies_are_guarded_as_far_as_the_address_allows() {
    let folder = tempfile::tempdir().unwrap();
    for (public, guard, end) in [
        (
            None,
            "hearth-host-",
            "; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax",
        ),
        (
            Some("https://circle.example"),
            "__Host-hearth-host-",
            "; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure",
        ),
    ] {
        let path = folder.path().join(guard);
        let store = open_store(&path.to_string_lossy()).await.unwrap();
        let hall = Hall::open_on(store, Arc::new(SystemClock::new()), public).await;
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        let client = client.build().unwrap();
        let editor = tests::browser::Browser::new(&hall.base).get("/host").await;
        let mark = editor.mark("/host").unwrap();
        let form = [&TWO_ROUNDS[..], &[("page", mark.as_str())]].concat();
        let origin = public.unwrap_or(&hall.base).to_owned();
        let request = client
            .post(format!("{}/host", hall.base))
            .header("origin", origin);
        let answer = request.form(&form).send().await.unwrap();
        assert_eq!(answer.status(), 303);
        let cookie = answer.headers()["set-cookie"].to_str().unwrap();
        assert!(
            cookie.starts_with(guard) && cookie.ends_with(end),
            "{cookie}"
        );
        let secure = answer.headers().contains_key("strict-transport-security");
        assert_eq!(secure, public.is_some());
        hall.stop().await;
    }
}
