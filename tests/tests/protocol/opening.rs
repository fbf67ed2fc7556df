//! Setup forms that cannot be taken: each comes back filled, with one sentence.

use tests::browser::Browser;
use tests::hall::Hall;
use tests::visitor::TWO_ROUNDS;

/// The setup form with another value in one field.
fn but<'a>(name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let known = TWO_ROUNDS.into_iter();
    known
        .map(|(known, was)| (known, if known == name { value } else { was }))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_cannot_be_taken_comes_back_filled_with_a_sentence() {
    let hall = Hall::open().await;
    let browser = Browser::new(&hall.base);
    let (long, longer) = ("t".repeat(81), "x".repeat(401));
    let many = (0..33)
        .map(|at| format!("We keep {at}.\n"))
        .collect::<String>();
    for (name, value, sentence) in [
        ("title", long.as_str(), "longer than 80 letters"),
        ("intention", longer.as_str(), "longer than 400 letters"),
        ("p2-question", &longer[..241], "longer than 240 letters"),
        ("care", &"c".repeat(601), "Care are longer than 600 letters"),
        ("own", &longer[..241], "longer than 240 letters"),
        ("own", many.as_str(), "can hold 32 agreements"),
    ] {
        let page = browser.post_on("/host", "/host", &but(name, value)).await;
        let begin: String = value.chars().take(20).collect();
        assert_eq!(
            (page.status, page.path.as_str()),
            (422, "/host"),
            "{name}: {begin}"
        );
        assert!(
            page.words().contains(sentence),
            "{name}: {begin}: {}",
            page.words()
        );
        let form = page
            .forms()
            .into_iter()
            .find(|form| form.action == "/host")
            .unwrap();
        let kept = if name == "title" {
            "intention"
        } else {
            "title"
        };
        let typed = TWO_ROUNDS
            .iter()
            .find(|(known, _)| *known == kept)
            .unwrap()
            .1;
        assert_eq!(
            form.value(kept),
            Some(typed),
            "what was typed is still there"
        );
    }
    assert!(browser.cookies().is_empty(), "nothing was opened");
    assert!(hall.state.store.all().await.unwrap().is_empty());
    // A form far too large is not read at all, and the server goes on.
    let huge = "x".repeat(600_000);
    let page = browser.post("/host", &but("own", &huge)).await;
    assert_eq!(page.status, 413);
    assert_eq!(browser.get("/host").await.status, 200);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unfinished_plan_opens_and_what_is_left_out_is_said_before() {
    let hall = Hall::open().await;
    for (name, value) in [
        ("title", " \u{200b}\u{202e}\t "),
        ("p2-question", "  "),
        ("p2-share", "0"),
        ("p3-share", "a while"),
        ("p1-pattern", "gasp"),
        ("p1-breaths", "900"),
        ("p2-laps", "0"),
    ] {
        let browser = Browser::new(&hall.base);
        let page = browser.post_on("/host", "/host", &but(name, value)).await;
        assert!(page.path.ends_with("/phrase"), "{name}: {}", page.words());
    }
    let browser = Browser::new(&hall.base);
    let reading = [("part", "9:words"), ("p9-kind", "reading"), ("p9-text", "")];
    let mut form = [&reading[..], &TWO_ROUNDS[..]].concat();
    let page = browser.post_on("/host", "/host", &form).await;
    let said = "Opens without: Reading. It has no words yet.";
    assert_eq!((page.status, page.words().contains(said)), (422, true));
    form.push(("without", said));
    let page = browser.post_on("/host", "/host", &form).await;
    assert!(page.path.ends_with("/phrase"), "{}", page.words());
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn words_are_shown_as_words() {
    let hall = Hall::open().await;
    let title = "<script>alert(1)</script> & \"one\" \u{202e}evil";
    let mut form = but("title", title);
    form.push(("own", "</li><img src=x onerror=alert(2)>"));
    form.push(("care", "<u>Ring</u> the house"));
    let host = tests::visitor::Host::open_with(&hall.base, &form).await;
    let name = "<b>Zoë</b>'\"";
    let guest = tests::visitor::Guest::sit(&hall.base, &host.code, name).await;
    let door = Browser::new(&hall.base).get(&host.link().await).await;
    let keep = host.browser.get(&format!("/c/{}/keep", host.code)).await;
    let seat = guest.browser.get(&format!("/c/{}/seat", host.code)).await;
    for page in [door, keep, seat] {
        for raw in [
            "<script>alert",
            "<img src=x",
            "<b>Zoë",
            "<u>Ring",
            "\u{202e}",
        ] {
            assert!(!page.body.contains(raw), "{raw} on {}", page.path);
        }
        let words = page.words();
        assert!(
            words.contains("<script>alert(1)</script> & \"one\" evil"),
            "{words}"
        );
    }
    hall.stop().await;
}
