//! Preparing an afternoon by the plain form: what a browser without script can do.

#![allow(clippy::unwrap_used, reason = "tests")]

mod page;

use app::afternoon::{AfternoonFile, starter_afternoons};
use gathering::Work;
use tests::browser::Browser;
use tests::hall::Hall;

use page::Prepares;

#[tokio::test(flavor = "multi_thread")]
async fn each_starter_opens_as_it_stands_on_the_page() {
    let hall = Hall::open().await;
    for starter in starter_afternoons() {
        let mut prepares = Prepares::from(&hall.base, starter.key).await;
        prepares.sets("begins_in", "30");
        let page = prepares.opens().await;
        let code = page.path.strip_prefix("/g/");
        let code = code.and_then(|path| path.strip_suffix("/phrase"));
        let code = code.unwrap_or_else(|| panic!("{}: {}", page.path, page.words()));
        let cookie = format!("hearth-host-{}", code.to_ascii_lowercase());
        assert!(prepares.browser.cookie(&cookie).is_some());
        let gathering = hall.state.gatherings.find(code).await.unwrap().unwrap();
        let snapshot = gathering.snapshot();
        assert_eq!(snapshot.gathering.afternoon(), &starter.afternoon);
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_opened_comes_back_filled_with_a_sentence() {
    let hall = Hall::open().await;
    let topics: String = (0..31).map(|number| format!("Topic {number}\n")).collect();
    let (long, words) = ("t".repeat(81), "w".repeat(2_001));
    let cases: [(&[(&str, &str)], &str); 9] = [
        (&[("b0-minutes", "0")], "A block takes 1 to 240 minutes."),
        (&[("b0-minutes", "ten")], "A block takes 1 to 240 minutes."),
        (&[("b1-words", &words)], "Please say it in fewer words."),
        (&[("title", &long)], "longer than 80 letters"),
        (&[("b4-about", "21")], "planned for 3 to 20 people"),
        (
            &[("b4-way", "topic"), ("b4-topics", &topics)],
            "It takes 2 to 30 topics, each with a name of its own.",
        ),
        (&[("begins_in", "soon")], "or in up to 1440 minutes"),
        (&[("b5-plan", "")], "Choose a plan for the circles first."),
        (
            &[
                ("b0-minutes", "240"),
                ("b1-minutes", "240"),
                ("b2-minutes", "240"),
            ],
            "The blocks take more than 12 hours together.",
        ),
    ];
    for (typed, sentence) in cases {
        let mut prepares = Prepares::from(&hall.base, "two-hours").await;
        for (field, value) in typed {
            prepares.sets(field, value);
        }
        let page = prepares.opens().await;
        let seen = (page.status, page.path.as_str());
        assert_eq!(seen, (422, "/host/afternoon"), "{sentence}");
        let count = page.words().matches(sentence).count();
        let in_all = typed.len() == 3;
        assert_eq!(
            count,
            if in_all { 1 } else { 2 },
            "{sentence}: {}",
            page.words()
        );
        let again = Prepares::on(prepares.browser.clone(), &page);
        for (field, value) in typed {
            assert_eq!(
                again.value(field).trim_end(),
                value.trim_end(),
                "{field} is still there"
            );
        }
    }
    assert!(
        hall.state.store.all().await.unwrap().is_empty(),
        "nothing was opened"
    );
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_one_places_are_refused_and_more_are_no_form_of_ours() {
    let hall = Hall::open().await;
    let mut prepares = Prepares::from(&hall.base, "two-hours").await;
    for key in 0..31 {
        prepares.fields.push(("spot".to_owned(), key.to_string()));
        prepares
            .fields
            .push((format!("s{key}-name"), format!("Room {key}")));
    }
    let page = prepares.opens().await;
    assert_eq!(page.status, 422);
    let said = "There can be 30 places for circles. Please take some out.";
    assert!(page.words().contains(said), "{}", page.words());
    assert!(
        page.body.contains("Room 30"),
        "what was typed is still there"
    );
    for key in 31..40 {
        prepares.fields.push(("spot".to_owned(), key.to_string()));
    }
    assert_eq!(prepares.opens().await.status, 413);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_a_made_up_mark_does_nothing() {
    let hall = Hall::open().await;
    let browser = Browser::new(&hall.base);
    let other = browser.get("/host").await.mark("/host").unwrap();
    for mark in ["", "0", &"0".repeat(64), &other] {
        let mut prepares = Prepares::from(&hall.base, "two-hours").await;
        prepares.sets("page", mark);
        for action in [
            "/host/afternoon",
            "/host/afternoon.json",
            "/host/afternoon/print",
        ] {
            let page = prepares.sends(action, None).await;
            assert_eq!(page.status, 409, "{action} {mark}");
            assert!(page.words().contains("Look it over and press once more."));
        }
        let page = prepares.sends_files("file", &[]).await;
        assert_eq!(page.status, 409, "{mark}");
    }
    assert!(hall.state.store.all().await.unwrap().is_empty());
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_far_too_long_is_not_read() {
    let hall = Hall::open().await;
    let mut prepares = Prepares::from(&hall.base, "two-hours").await;
    let fields = prepares.fields.clone();
    prepares
        .fields
        .extend((0..900).map(|_| ("own".to_owned(), String::new())));
    assert_eq!(prepares.opens().await.status, 413);
    prepares.fields = fields.clone();
    let blocks = (20..60).map(|key| ("block".to_owned(), format!("{key}:break")));
    prepares.fields.extend(blocks);
    let page = prepares.opens().await;
    assert_eq!(page.status, 413);
    assert!(
        page.words().contains("more than a form here can hold"),
        "{}",
        page.words()
    );
    prepares.fields = fields;
    prepares.sets("care", &"c".repeat(300_000));
    assert_eq!(prepares.opens().await.status, 413);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn buttons_change_the_page_and_lose_nothing_that_was_typed() {
    let hall = Hall::open().await;
    let mut prepares = Prepares::from(&hall.base, "two-hours").await;
    prepares.sets("title", "Sunday");
    prepares.sets("b1-words", "Come in,\nand <sit>.");
    prepares.sets("b0-minutes", "x");
    for button in [
        "add-break",
        "copy-1",
        "up-3",
        "remove-2",
        "undo",
        "spots",
        "more",
        "stay",
    ] {
        prepares = prepares.presses(button).await;
    }
    assert_eq!(prepares.value("title"), "Sunday");
    assert_eq!(prepares.value("b1-words").trim(), "Come in,\nand <sit>.");
    assert_eq!(prepares.value("b9-words").trim(), "Come in,\nand <sit>.");
    assert_eq!(prepares.value("b0-minutes"), "x");
    let of = |wanted: &str| {
        let fields = prepares.fields.iter().filter(|(name, _)| name == wanted);
        fields.map(|(_, value)| value.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(
        of("spot"),
        ["0", "1", "2", "3"],
        "24 people are four circles of six"
    );
    assert_eq!(of("people"), ["25"]);
    let blocks = of("block");
    assert_eq!(
        blocks[..4],
        ["0:arrive", "1:welcome", "9:welcome", "3:agreements"]
    );
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_and_a_link_bring_the_same_afternoon_back() {
    let hall = Hall::open().await;
    let prepares = Prepares::from(&hall.base, "four-hours").await;
    let file = prepares.sends("/host/afternoon.json", Some("save")).await;
    assert_eq!(file.header("content-type"), "application/json");
    let read = AfternoonFile::read(&file.body).unwrap();
    let starter = starter_afternoons().swap_remove(2);
    assert_eq!(read.afternoon, starter.afternoon);

    let mut other = Prepares::from(&hall.base, "two-hours").await;
    other.sets("people", "40");
    let page = other
        .sends_files("file", &[("file", file.body.as_bytes())])
        .await;
    assert_eq!(page.status, 200, "{}", page.words());
    let mut opened = Prepares::on(other.browser.clone(), &page);
    assert_eq!(opened.value("people"), "40", "how many come is of this day");
    let page = opened.sends("/host/afternoon.json", Some("save")).await;
    assert_eq!(page.body, file.body);

    // What script does with a link: the afternoon in it is laid into the form.
    opened.fields.push(("link".to_owned(), file.body.clone()));
    let linked = opened.presses("linked").await;
    let page = linked.sends("/host/afternoon.json", Some("save")).await;
    assert_eq!(page.body, file.body);
    let page = linked.sends("/host/afternoon", Some("link")).await;
    let link = page.body.split("#afternoon=").nth(1).unwrap();
    let link: String = link.chars().take_while(|sign| *sign != '"').collect();
    let carried = base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, link);
    assert_eq!(carried.unwrap(), file.body.as_bytes());
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_none_is_told_of_and_nothing_is_lost() {
    let hall = Hall::open().await;
    let mut prepares = Prepares::from(&hall.base, "two-hours").await;
    prepares.sets("title", "Sunday");
    let files: [(&[u8], u16, &str); 5] = [
        (b"", 422, "Choose a file with an afternoon first."),
        (b"{", 422, "look at line 1"),
        (b"\xff\xfe", 422, "some of it is not text"),
        (
            b"{\"hearth_plan\":1}",
            422,
            "This is the plan of one circle.",
        ),
        (&[b' '; 300_000], 413, "too long"),
    ];
    for (file, status, sentence) in files {
        let page = prepares.sends_files("file", &[("file", file)]).await;
        assert_eq!(page.status, status, "{sentence}");
        assert!(page.words().contains(sentence), "{}", page.words());
        if status == 422 {
            let again = Prepares::on(prepares.browser.clone(), &page);
            assert_eq!(again.value("title"), "Sunday");
        }
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_from_a_file_is_the_plan_of_its_block() {
    let hall = Hall::open().await;
    let prepares = Prepares::from(&hall.base, "two-hours").await;
    let plan = br#"{"hearth_plan":1,"title":"By the river","parts":["weather"]}"#;
    let page = prepares.sends_files("plan-5", &[("b5-file", plan)]).await;
    let opened = Prepares::on(prepares.browser.clone(), &page);
    let file = opened.sends("/host/afternoon.json", Some("save")).await;
    let afternoon = AfternoonFile::read(&file.body).unwrap().afternoon;
    let Work::Circles { plan } = &afternoon.blocks[5].work else {
        panic!("{:?}", afternoon.blocks[5]);
    };
    assert_eq!(plan.title, "By the river");
    for (button, file, sentence) in [
        (
            "plan-5",
            &b""[..],
            "Choose a file with the plan of a circle first.",
        ),
        (
            "plan-5",
            b"{\"hearth_plan\":1,\"parts\":[\"dance\"]}",
            "no kind of part called “dance”",
        ),
    ] {
        let page = prepares.sends_files(button, &[("b5-file", file)]).await;
        assert_eq!(
            (page.status, page.words().matches(sentence).count()),
            (422, 2)
        );
    }
    assert_eq!(prepares.sends_files("plan-99", &[]).await.status, 400);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_printed_before_there_is_a_code() {
    let hall = Hall::open().await;
    let mut prepares = Prepares::from(&hall.base, "two-hours").await;
    prepares = prepares.presses("spot").await;
    prepares.sets("s0-name", "By the <window>");
    prepares.fields.push(("at".to_owned(), "13:30".to_owned()));
    let page = prepares.sends("/host/afternoon/print", Some("print")).await;
    assert_eq!(page.status, 200);
    let words = page.words();
    for said in [
        "13:30",
        "15:20",
        "By the <window>",
        "The plan, by the clock",
        "Circle 4",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert_eq!(
        words.matches("Phones").count(),
        4,
        "a poster for each of four circles"
    );
    assert!(!page.body.contains("<window>"));
    hall.stop().await;
}
