//! There is nothing to be found but what is meant for people, and it comes from here alone.

use tests::browser::Browser;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::raw::Raw;
use tests::visitor::Host;

#[tokio::test(flavor = "multi_thread")]
async fn numbers_doors_for_makers_and_versions_are_not_shown() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let stranger = Browser::new(&hall.base);
    for path in [
        "/metrics",
        "/debug",
        "/debug/pprof",
        "/debug/vars",
        "/status",
        "/server-status",
        "/admin",
        "/api",
        "/.env",
        "/.git/config",
        "/hearth.db",
        "/pkg/",
        "/pkg",
        "/c/",
        "/kept/",
        "/c/../hearth.db",
        "/%2e%2e/hearth.db",
        "/swagger.json",
        "/actuator",
        "/phpinfo.php",
    ] {
        let page = stranger.get(path).await;
        assert_eq!(page.status, 404, "{path}: {}", page.words());
    }
    for (browser, path) in [
        (&stranger, "/".to_owned()),
        (&stranger, "/healthz".to_owned()),
        (&stranger, "/readyz".to_owned()),
        (&stranger, "/nowhere".to_owned()),
        (&host.browser, format!("/c/{}/keep", host.code)),
    ] {
        let page = browser.get(&path).await;
        for name in ["server", "x-powered-by", "via", "x-runtime"] {
            assert_eq!(page.header(name), "", "{path} tells {name}");
        }
        for word in [
            "axum",
            "hyper/",
            "tokio",
            concat!("hearth/", env!("CARGO_PKG_VERSION")),
        ] {
            assert!(
                !page.body.to_lowercase().contains(word),
                "{path} tells {word}"
            );
        }
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_http_is_answered_without_a_word() {
    let hall = Hall::open().await;
    let long = "x".repeat(300_000);
    for words in [
        "\0\0\0\r\n\r\n".to_owned(),
        "GET / HTTP/9.9\r\n\r\n".to_owned(),
        "GET / HTTP/1.1\r\nno colon\r\n\r\n".to_owned(),
        "POST / HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n".to_owned(),
        format!("GET /{long} HTTP/1.1\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nx-long: {long}\r\n\r\n"),
    ] {
        let shown: String = words.chars().take(30).collect();
        let mut raw = Raw::connect(&hall.base).await;
        raw.say(&words).await;
        let answer = raw.answer().await;
        if let Some((head, body)) = answer.split_once("\r\n\r\n") {
            assert!(head.starts_with("HTTP/1.1 4"), "{shown:?}: {answer}");
            assert!(head.contains("connection: close"), "{shown:?}: {answer}");
            assert_eq!(body, "", "{shown:?}");
        }
        raw.is_closed().await;
    }
    hall.stop().await;
}

/// What a page loads or opens by itself, or sends its forms to. Links that people follow may lead elsewhere.
const LOADED: [&str; 6] = [
    "src=\"",
    "srcset=\"",
    "action=\"",
    "formaction=\"",
    "url(",
    "@import",
];

#[tokio::test(flavor = "multi_thread")]
async fn pages_name_no_other_server() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let (host, guest) = (&circle.host.browser, &circle.guests[0].browser);
    let code = &circle.host.code;
    let mut paths = vec![
        (host, format!("/c/{code}/keep")),
        (host, format!("/c/{code}/keep/paper")),
        (host, format!("/c/{code}/screen")),
        (host, "/host".to_owned()),
        (guest, format!("/c/{code}/seat")),
        (guest, format!("/c/{code}")),
        (guest, "/".to_owned()),
        (guest, "/about".to_owned()),
        (guest, "/privacy".to_owned()),
        (guest, "/nowhere".to_owned()),
    ];
    if server::assets::built() {
        let folder = server::assets::pkg_dir();
        for sheet in ["page", "seat", "host"] {
            paths.push((guest, format!("/{folder}/{sheet}.css")));
        }
    }
    for (browser, path) in paths {
        let page = browser.get(&path).await;
        let links = page.body.split("<link ").skip(1);
        let links = links.filter_map(|link| link.split('>').next()?.split("href=\"").nth(1));
        let loaded = LOADED.iter().flat_map(|how| page.body.split(how).skip(1));
        for loaded in links.chain(loaded) {
            let address = loaded.trim_start_matches(['"', '\'', ' ']);
            let own = address.starts_with('/') && !address.starts_with("//");
            let inside = address.starts_with(['#', '"', '?'])
                || address.starts_with("data:")
                || address.starts_with("fonts/");
            let begin: String = address.chars().take(60).collect();
            assert!(own || inside, "{path} loads {begin}");
        }
        let policy = page.header("content-security-policy");
        assert!(
            !policy.contains("://") && !policy.contains('*'),
            "{path}: {policy}"
        );
    }
    hall.stop().await;
}
