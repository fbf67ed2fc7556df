//! People's words are shown as words, on every screen, and turn nothing round.

use circle::Action;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::visitor::TWO_ROUNDS;

/// Words that would be something else if they were not escaped, or would disturb the line that they stand on.
const WORDS: [&str; 9] = [
    "<script>alert(1)</script>",
    "</textarea><form action=/c/x/keep/ask>",
    "\"><img src=x onerror=alert(1)>",
    "'-alert(1)-'",
    "{{7*7}} ${7*7} <%= 7 %>",
    "javascript:alert(1)",
    "<!-- <title> ]]>",
    "We \u{202e}netsil\u{202c} all",
    "We\u{200b} li\u{2066}sten\u{2069}\u{feff}",
];

#[tokio::test(flavor = "multi_thread")]
async fn markup_and_turned_text_are_nothing_but_words() {
    let hall = Hall::open().await;
    for words in WORDS {
        let own = format!("Own {words}");
        let changed = |(name, value): &(&'static str, &'static str)| match *name {
            "title" => ("title", format!("Title {words}")),
            "intention" => ("intention", format!("Intention {words}")),
            "care" => ("care", format!("Care {words}")),
            "p2-question" => ("p2-question", format!("Question {words}")),
            "own" => ("own", own.clone()),
            name => (name, (*value).to_owned()),
        };
        let form: Vec<_> = TWO_ROUNDS.iter().map(changed).collect();
        let form: Vec<_> = form
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let circle = Gathered::with(&hall.base, &form, &[words]).await;
        circle.desk.does(Action::Begin).await;
        let proposal = format!("Proposed {words}");
        circle.phones[0]
            .does(Action::Propose { text: proposal })
            .await;
        let code = &circle.host.code;
        for (browser, path) in [
            (&circle.host.browser, format!("/c/{code}/keep")),
            (&circle.host.browser, format!("/c/{code}/screen")),
            (&circle.guests[0].browser, format!("/c/{code}/seat")),
            (&circle.guests[0].browser, format!("/c/{code}/keep/paper")),
            (&circle.host.browser, format!("/c/{code}/keep/paper")),
        ] {
            let page = browser.get(&path).await;
            for raw in [
                "<script>alert",
                "<img src=x",
                "<form action=/c/x",
                "<!-- <title>",
                "onerror=alert(1)>",
            ] {
                assert!(!page.body.contains(raw), "{path}: {raw} is not escaped");
            }
            let turns = |sign: &char| matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}');
            assert_eq!(page.body.chars().find(turns), None, "{path}");
        }
        let agreements = circle.desk.commons().agreements;
        let texts: Vec<_> = agreements.iter().map(|one| one.text.as_str()).collect();
        for begins in ["Own ", "Proposed "] {
            assert!(
                texts.iter().any(|text| text.starts_with(begins)),
                "{texts:?}"
            );
        }
    }
    hall.stop().await;
}
