//! No parser speaks to people: whatever an address, a query, a form or a header holds, the answer is one of our pages, or
//! it is empty.

use tests::browser::Browser;
use tests::hall::Hall;
use tests::raw::Raw;
use tests::visitor::Host;

/// Every route stands in there.
const ROUTES: &str = concat!(
    include_str!("../../../server/src/web/mod.rs"),
    include_str!("../../../server/src/web/hall/mod.rs")
);
const FORM: &str = "application/x-www-form-urlencoded";
const FILE: &str = "multipart/form-data; boundary=b";
/// Each name that a query may have, twice.
const TWICE: &str = "by=a&by=b&said=a&said=b&code=a&code=b&from=a&from=b&begins=a&begins=b";
/// What parsers say.
const OF_PARSERS: [&str; 14] = [
    "failed to",
    "deserialize",
    "invalid",
    "expected",
    "utf-8",
    "missing field",
    "duplicate field",
    "multipart",
    "boundary",
    "content-type",
    "header",
    "buffer",
    "length limit",
    "unsupported",
];

/// The paths of all routes, as they are written.
pub(crate) fn routes() -> Vec<&'static str> {
    let (_, after) = ROUTES.split_once("fn routes()").unwrap();
    let (body, _) = after.split_once("\n}").unwrap();
    let written = body.split(".route(").skip(1);
    let paths = written.map(|route| route.trim_start().split('"').nth(1).unwrap());
    paths.chain(["/pkg/{hash}/{file}"]).collect()
}

fn says_no_parser(what: &str, status: u16, body: &str) {
    assert!(status < 500, "{what}: {status}");
    if status < 400 {
        return;
    }
    let ours = body.is_empty() || body.starts_with("<!DOCTYPE html>");
    assert!(ours, "{what}: {status} {body}");
    let words = tests::html::words(body).to_lowercase();
    for of_parser in OF_PARSERS {
        assert!(!words.contains(of_parser), "{what}: {status} {words}");
    }
}

/// The route with this in place of each of its fields.
pub(crate) fn filled(route: &str, fill: impl Fn(&str) -> String) -> String {
    let steps = route.split('/').map(|step| match step.strip_prefix('{') {
        Some(field) => fill(field.trim_end_matches('}')),
        None => step.to_owned(),
    });
    steps.collect::<Vec<_>>().join("/")
}

#[tokio::test(flavor = "multi_thread")]
async fn no_parser_speaks_to_people() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let browser = &host.browser;
    let usual = |field: &str| match field {
        "code" => host.code.clone(),
        "screen" => "keep".to_owned(),
        _ => "0123456789abcdef0123456789abcdef".to_owned(),
    };
    let routes = routes();
    assert!(routes.len() > 25, "{routes:?}");
    for route in routes {
        let path = filled(route, usual);
        let mut fields: Vec<_> = route.split('{').skip(1).collect();
        for field in &mut fields {
            *field = field.split('}').next().unwrap();
        }
        let mut addresses = vec![
            format!("{path}?{TWICE}"),
            format!("{path}?said=%ff&by=%C3&%80"),
        ];
        for broken in fields {
            addresses.push(filled(route, |field| match field {
                same if same == broken => "%ff".to_owned(),
                other => usual(other),
            }));
        }
        for address in &addresses {
            let page = browser.get(address).await;
            says_no_parser(&format!("GET {address}"), page.status, &page.body);
            let page = browser.post(address, &[]).await;
            says_no_parser(&format!("POST {address}"), page.status, &page.body);
        }
        for (kind, body) in [
            ("", "page=1"),
            ("text/plain", "page=1"),
            ("application/json", "{"),
            ("\u{ff}", "x"),
            (FORM, ""),
            (FORM, "page=%ff"),
            (FORM, "page=1&page=2&deed=1&deed=2&text=%"),
            (FORM, "deed={&say=[&need=\"&for=nobody&page=x"),
            ("multipart/form-data", "--b"),
            (FILE, ""),
            (FILE, "--b\r\ncontent-disposition: x\r\n\r\n"),
            (
                FILE,
                "--b\r\ncontent-disposition: form-data; name=\"plan\"\r\n\r\nhalf",
            ),
        ] {
            let page = browser.post_body(&path, kind, body.into()).await;
            says_no_parser(
                &format!("POST {path} {kind} {body}"),
                page.status,
                &page.body,
            );
        }
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_for_a_socket_in_half_is_told_by_no_parser() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let whole = [
        "connection: upgrade",
        "upgrade: websocket",
        "sec-websocket-version: 13",
        "sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==",
    ];
    for missing in 0..=whole.len() {
        let mut lines = whole.map(str::to_owned).to_vec();
        match lines.get_mut(missing) {
            Some(line) => *line = line.split(':').next().unwrap().to_owned() + ": 7",
            None => lines.clear(),
        }
        let mut raw = Raw::connect(&hall.base).await;
        raw.say(&format!(
            "GET /c/{}/keep/socket HTTP/1.1\r\nhost: here\r\norigin: {}\r\n{}\r\n\r\n",
            host.code,
            hall.base,
            lines.join("\r\n")
        ))
        .await;
        let answer = raw.answer().await;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        // It comes in pieces, each with its length.
        let body = body.find('<').map_or("", |begin| &body[begin..]);
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let refused = missing == 3 || (400..500).contains(&status);
        assert!(refused, "{lines:?}: {answer}");
        says_no_parser(&format!("{lines:?}"), status, body);
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_says_a_thing_twice_is_told_with_a_way_on() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let stranger = Browser::new(&hall.base);
    let page = stranger.get(&format!("/c/{}?by=a&by=b", host.code)).await;
    assert_eq!(page.status, 400);
    assert!(
        page.words().contains("This address could not be read"),
        "{}",
        page.words()
    );
    let page = stranger.get("/c/%ff").await;
    assert_eq!(page.status, 404);
    assert!(
        page.words().contains("nowhere in Hearth"),
        "{}",
        page.words()
    );
    hall.stop().await;
}
