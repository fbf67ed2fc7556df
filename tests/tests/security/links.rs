//! Looking at an address does nothing, and no address holds a key.

use circle::Action;
use tests::browser::{Browser, Page};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::visitor::take_a_seat;

/// What looks at links by itself: messengers that draw a preview, scanners, browsers that fetch ahead.
const LOOKERS: [&[(&str, &str)]; 3] = [
    &[("user-agent", "WhatsApp/2.23.20.0")],
    &[("user-agent", "facebookexternalhit/1.1"), ("accept", "*/*")],
    &[
        ("sec-purpose", "prefetch;prerender"),
        ("purpose", "prefetch"),
    ],
];

#[tokio::test(flavor = "multi_thread")]
async fn looking_at_a_link_seats_nobody_and_changes_nothing() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = circle.host.code.as_str();
    let key = circle.host.co_keeper_key().await;
    let paths = [
        "/".to_owned(),
        format!("/join?code={code}"),
        format!("/c/{code}"),
        format!("/c/{code}/with"),
        format!("/c/{code}/with?by={key}"),
        format!("/c/{code}/sit"),
        format!("/c/{code}/called"),
        format!("/c/{code}/seat"),
        format!("/c/{code}/seat/ask"),
        format!("/c/{code}/seat/ticket"),
        format!("/c/{code}/seat/socket"),
        format!("/c/{code}/keep"),
        format!(
            "/c/{code}/keep/ask?what=%7B%22act%22:%22close%22%7D&page={}",
            "0".repeat(32)
        ),
        format!("/c/{code}/keep/invite"),
        format!("/c/{code}/keep/paper"),
        format!("/c/{code}/screen"),
        "/host".to_owned(),
        "/host/plan".to_owned(),
        "/host/plan.json".to_owned(),
        "/host/return".to_owned(),
    ];
    let room = hall.state.rooms.find(code).await.unwrap().unwrap();
    let before = room.snapshot();
    // The people's own browsers send their keys along.
    let browsers = [
        &Browser::new(&hall.base),
        &circle.guests[0].browser,
        &circle.host.browser,
    ];
    for browser in browsers {
        for method in [reqwest::Method::GET, reqwest::Method::HEAD] {
            for (path, looker) in paths
                .iter()
                .flat_map(|path| LOOKERS.iter().map(move |looker| (path, looker)))
            {
                let mut request = reqwest::Client::new()
                    .request(method.clone(), format!("{}{path}", hall.base))
                    .header("cookie", browser.cookies());
                for (name, value) in *looker {
                    request = request.header(*name, *value);
                }
                let answer = request.send().await.unwrap();
                assert!(
                    answer.status().as_u16() < 500,
                    "{method} {path}: {}",
                    answer.status()
                );
            }
        }
    }
    let after = room.snapshot();
    assert_eq!(
        (before.version, &before.circle),
        (after.version, &after.circle)
    );
    assert_eq!(before.keys, after.keys, "no key was given or taken");
    assert_eq!(
        hall.state.store.all().await.unwrap().len(),
        1,
        "no circle was opened"
    );
    // The door is as open as before, and sitting down takes a press.
    let guest = Browser::new(&hall.base);
    let door = guest.get(&format!("/c/{code}")).await;
    let page = take_a_seat(&guest, &door, "Sam").await;
    assert_eq!(page.path, format!("/c/{code}/seat"));
    assert_eq!(room.snapshot().circle.seats().len(), 3);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_key_stands_in_an_address() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = circle.host.code.as_str();
    circle.desk.does(Action::Begin).await;
    let mut pages = Vec::new();
    let (host, guest) = (&circle.host.browser, &circle.guests[0].browser);
    for (browser, path) in [
        (host, format!("/c/{code}/keep")),
        (host, format!("/c/{code}/screen")),
        (host, format!("/c/{code}/keep/paper")),
        (host, "/host".to_owned()),
        (guest, format!("/c/{code}")),
        (guest, format!("/c/{code}/seat")),
        (guest, "/".to_owned()),
    ] {
        pages.push(browser.get(&path).await);
    }
    let mut secrets = vec![circle.guests[0].browser.ticket(code, "seat").await.unwrap()];
    // One word of the six may stand in any address; two of them together do not.
    let words: Vec<_> = circle.host.phrase.split(' ').collect();
    secrets.extend(words.windows(2).map(|two| format!("-{}-", two.join("-"))));
    let desk = format!("/c/{code}/keep");
    let invited = host.post_on(&desk, &format!("{desk}/invite"), &[]).await;
    let key = invited.body.split("/with?by=").nth(1);
    let key = key.and_then(|link| link.split_once('#')?.1.split(['"', '<', '&']).next());
    secrets.push(key.unwrap().to_owned());
    pages.push(invited);
    // The last, since it ends the key before it.
    let laptop = Browser::new(&hall.base);
    let words = [("code", code), ("phrase", circle.host.phrase.as_str())];
    let back = "/host/return";
    let before = host.cookies();
    pages.push(laptop.post_on(back, back, &words).await);
    for cookies in [before, guest.cookies(), laptop.cookies()] {
        let values = cookies.split("; ").filter_map(|pair| pair.split_once('='));
        secrets.extend(values.map(|(_, value)| value.to_owned()));
    }
    assert!(secrets.len() > 9, "{secrets:?}");
    for page in &pages {
        assert_eq!(page.status, 200, "{}", page.path);
        for address in addresses(page) {
            // What stands behind # stays in the browser.
            let sent = address.split('#').next().unwrap_or_default();
            let words = format!(
                "-{}-",
                sent.replace(['+', '/', '?', '=', '&'], "-")
                    .replace("%20", "-")
            );
            for secret in &secrets {
                assert!(
                    !sent.contains(secret) && !words.contains(secret),
                    "{}: {address}",
                    page.path
                );
            }
        }
    }
    hall.stop().await;
}

/// Every address that a page names, and its own.
fn addresses(page: &Page) -> Vec<String> {
    let mut found = vec![page.path.clone(), page.header("location").to_owned()];
    for attribute in [
        "href=\"",
        "src=\"",
        "action=\"",
        "formaction=\"",
        "content=\"",
    ] {
        let values = page.body.split(attribute).skip(1);
        found.extend(values.filter_map(|rest| Some(rest.split('"').next()?.to_owned())));
    }
    found
}
