//! There is nothing to be found but what is meant for people, and it comes from here alone.

use tests::browser::Browser;
use tests::gathered::Gathered;
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
        paths.push((guest, format!("/{folder}/hearth.css")));
    }
    for (browser, path) in paths {
        let page = browser.get(&path).await;
        let links = page.body.split("<link ").skip(1);
        let links = links.filter_map(|link| link.split('>').next()?.split("href=\"").nth(1));
        let loaded = LOADED.iter().flat_map(|how| page.body.split(how).skip(1));
        for loaded in links.chain(loaded) {
            let address = loaded.trim_start_matches(['"', '\'', ' ']);
            let own = address.starts_with('/') && !address.starts_with("//");
            let inside = address.starts_with(['#', '"', '?']) || address.starts_with("data:");
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
