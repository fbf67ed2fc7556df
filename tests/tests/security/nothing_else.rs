//! There is nothing to be found but what is meant for people.

use tests::browser::Browser;
use tests::hall::Hall;
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
