//! Words stay words: whatever is typed into any field, each page that shows it has the same elements and the same
//! forms as with plain words, and the words arrive on it as text.

use std::path::Path;

use app::protocol::What;
use circle::text::squeeze;
use circle::{Action, HelpAction};
use futures::{StreamExt as _, stream};
use tests::browser::{Browser, Page, asks_for};
use tests::document::Document;
use tests::hall::Hall;
use tests::html::Form;
use tests::visitor::{Guest, Host};

/// Plain words, against which every other text is held.
const PLAIN: &str = "some other plain words";
/// By so many letters a text is known, also where it is cut short as a name is.
const KNOWN_BY: usize = 16;

/// Texts that look like a part of a page. None is longer than the shortest field but a name's, nor so long that it
/// stands in another place; each has words, by which names are shortened.
const TEXTS: [&str; 7] = [
    "</textarea> </form><form a=/>",
    "A\"><img src=x onerror=a()><b '",
    "A</title> </script><script>a()",
    "--> <b>A</b><!-- <![CDATA[p>]]",
    "&lt;b> &amp;amp; &#60; &notit;",
    "A` ${a} {{a}} \\u003cb>\\x3cp>",
    "A\u{0}\u{1}\u{7f} <\u{0}b\u{2028}>\u{85}\u{202e}<i\u{200b}>\u{2066} and so forth",
];

/// A setup form with every kind of part and `text` in each of its fields.
fn form(text: &str) -> Vec<(&str, &str)> {
    vec![
        ("title", text),
        ("intention", text),
        ("care", text),
        ("begins", text),
        ("part", "0:words"),
        ("p0-kind", "opening"),
        ("p0-text", text),
        ("part", "1:agreements"),
        ("part", "2:round"),
        ("p2-kind", "question"),
        ("p2-question", text),
        ("p2-share", "180"),
        ("p2-note", text),
        ("p2-laps", "1"),
        ("part", "3:centre"),
        ("p3-question", text),
        ("p3-note", text),
        ("p3-untouched", "180"),
        ("part", "4:values"),
        ("p4-offered", text),
        ("p4-own", "yes"),
        ("part", "5:together"),
        ("p5-way", "repeated"),
        ("p5-lines", text),
        ("p5-repeats", "2"),
        ("p5-line_time", ""),
        ("part", "6:remembering"),
        ("p6-invitation", text),
        ("p6-response", text),
        ("part", "7:pairs"),
        ("p7-size", "2"),
        ("p7-question", text),
        ("p7-share", "180"),
        ("part", "8:offers_and_needs"),
        ("p8-writing", ""),
        ("part", "9:centre_word"),
        ("p9-question", text),
        ("part", "10:weather"),
        ("part", "11:silence"),
        ("p11-length", "120"),
        ("part", "12:reflection"),
        ("p12-length", ""),
        ("part", "13:break"),
        ("p13-length", "600"),
        ("part", "14:breathing"),
        ("p14-pattern", "calm-4-6"),
        ("p14-breaths", "3"),
        ("part", "15:gratitude"),
        ("p15-invitation", text),
        ("part", "16:closing"),
        ("p16-way", "one_word"),
        ("keeper_turn", "first"),
        ("direction", "clockwise"),
        ("late", "knock"),
        ("agreement", "0"),
        ("own", text),
    ]
}

/// The form with another value in one field.
fn but<'a>(text: &'a str, name: &str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let known = form(text).into_iter();
    known
        .map(|(known, was)| (known, if known == name { value } else { was }))
        .collect()
}

/// The pages that one sees with `text` in every field, with what each is.
struct Seen {
    pages: Vec<(String, Page)>,
}

impl Seen {
    fn add(&mut self, what: impl Into<String>, page: Page) {
        self.pages.push((what.into(), page));
    }

    /// The editor: with a draft, refused, from a file; and files that are refused with their own words.
    async fn editor(&mut self, browser: &Browser, text: &str) {
        let host = "/host";
        for button in ["stay", "remove-2", "remove-4", "remove-0"] {
            let press = [form(text), vec![("do", button)]].concat();
            self.add(button, browser.post_on(host, host, &press).await);
        }
        for name in ["title", "p4-offered", "p5-lines"] {
            let many = "9\n".repeat(70);
            let page = browser.post_on(host, host, &but(text, name, &many)).await;
            assert_eq!(page.status, 422, "{name}");
            self.add(format!("refused for {name}"), page);
        }
        let page = browser.post(host, &form(text)).await;
        self.add("an old page", page);
        let mark = browser.get(host).await.mark(host).unwrap();
        let marked = [form(text), vec![("page", mark.as_str())]].concat();
        let file = browser.post("/host/plan.json", &marked).await;
        assert!(
            file.header("content-type").ends_with("json"),
            "{}",
            file.words()
        );
        let mut plan: serde_json::Value = serde_json::from_str(&file.body).unwrap();
        let page = super::page_marks::open_plan(browser, &file.body).await;
        assert_eq!(page.status, 200);
        self.add("from a file", page);
        let unknown = serde_json::json!({ text: { text: text } });
        for part in [
            unknown.clone(),
            serde_json::json!({ "silence": unknown }),
            text.into(),
        ] {
            plan["parts"][3] = part;
            let page = super::page_marks::open_plan(browser, &plan.to_string()).await;
            assert_eq!(page.status, 422);
            self.add("a file with an unknown word", page);
        }
        let words = [("code", text), ("phrase", text)];
        let back = "/host/return";
        self.add("back", browser.post_on(back, back, &words).await);
        let typed = text.bytes().map(|byte| format!("%{byte:02x}"));
        let typed: String = typed.collect();
        self.add(
            "mistyped",
            browser.get(&format!("/join?code={typed}")).await,
        );
        self.add("nowhere", browser.get(&format!("/{typed}")).await);
    }

    /// A circle from its door to its end.
    async fn circle(&mut self, base: &str, text: &str) {
        let host = Host::open_with(base, &form(text)).await;
        let code = host.code.as_str();
        let (door, desk, seat) = (
            format!("/c/{code}"),
            format!("/c/{code}/keep"),
            format!("/c/{code}/seat"),
        );
        let stranger = Browser::new(base);
        stranger.put_cookie(
            &format!("hearth-name-{}", code.to_lowercase()),
            &base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, text),
        );
        self.add("door, by code", stranger.get(&door).await);
        self.add("door", stranger.get(&host.link().await).await);
        let typed: String = text.bytes().map(|byte| format!("%{byte:02x}")).collect();
        self.add(
            "door, said",
            stranger.get(&format!("{door}?said={typed}")).await,
        );
        let sit = format!("{door}/sit");
        let old = stranger.post(&sit, &[("called", text)]).await;
        self.add("door, old page", old);
        let to = format!("{desk}/invite");
        self.add("a link", host.browser.post_on(&desk, &to, &[]).await);
        let name: String = text.chars().take(24).collect();
        let guest = Guest::sit(base, code, &name).await;
        host.is_called(&name).await;
        let screen = format!("/c/{code}/screen");
        host.browser.post_on(&desk, &screen, &[]).await;
        let act = |action: Action| {
            let (browser, desk) = (host.browser.clone(), desk.clone());
            async move {
                let action = asks_for(action);
                let to = format!("{desk}/ask");
                let page = browser.post_on(&desk, &to, &[("what", &action)]).await;
                assert!(!page.path.contains("said="), "{action}: {}", page.path);
            }
        };
        let help = serde_json::to_string(&What::Help(HelpAction::Ask)).unwrap();
        let to = format!("{seat}/ask");
        guest.browser.post_on(&seat, &to, &[("what", &help)]).await;
        act(Action::Begin).await;
        for part in 0..16 {
            // Everything that can be typed here is typed: a proposal, a card, a word.
            for (browser, address) in [(&host.browser, &desk), (&guest.browser, &seat)] {
                let writes = |form: &Form| form.value("text").is_some();
                let page = browser.get(address).await;
                for form in page.forms().into_iter().filter(writes) {
                    browser.send(&form, &[("text", text)]).await;
                }
            }
            let mut shown = vec![
                (&host.browser, desk.clone()),
                (&guest.browser, seat.clone()),
                (&host.browser, screen.clone()),
            ];
            if part == 1 {
                shown.push((&host.browser, format!("{desk}?said={typed}")));
                shown.push((&host.browser, format!("{desk}/paper?begins={typed}")));
            }
            for (browser, address) in shown {
                let page = browser.get(&address).await;
                let word = address.rsplit('/').next().unwrap_or_default();
                let word = word.split('?').next().unwrap_or_default();
                assert_eq!(page.status, 200, "{address}");
                self.add(format!("{word}, part {part}"), page);
            }
            if part < 15 {
                act(Action::NextPart { from: part }).await;
            }
        }
        let late = Browser::new(base);
        let page = late.post_on(&door, &sit, &[("called", &name)]).await;
        self.add("waiting", page);
        self.add("someone waits", host.browser.get(&desk).await);
        let action = asks_for(Action::Close);
        let to = format!("{desk}/ask");
        let kept = host.browser.post_on(&desk, &to, &[("what", &action)]).await;
        assert!(kept.path.starts_with("/kept/"), "{}", kept.path);
        self.add("kept", kept);
    }
}

/// A text as it comes out of a page: line breaks are one kind, and what no page can hold is gone.
fn as_shown(text: &str) -> String {
    text.replace(['\0', '\u{fffd}'], "")
}

/// Every page there is, with `text` in every field.
async fn seen_with(text: &'static str) -> Vec<(String, Page)> {
    // A server for each: none is slowed down for what another typed.
    let hall = Hall::open().await;
    let mut seen = Seen { pages: Vec::new() };
    seen.editor(&Browser::new(&hall.base), text).await;
    seen.circle(&hall.base, text).await;
    hall.stop().await;
    seen.pages
}

#[tokio::test(flavor = "multi_thread")]
async fn words_in_any_field_stay_words_on_every_page() {
    let texts = [PLAIN].into_iter().chain(TEXTS);
    // Two at a time: a keeper whose page is not read for a while is away, and then a page says so.
    let seen: Vec<_> = stream::iter(texts.map(seen_with))
        .buffered(2)
        .collect()
        .await;
    let mut seen = seen.into_iter();
    let plain = seen.next().unwrap();
    assert!(plain.len() > 60, "{}", plain.len());
    let mut shown = 0;
    for (text, pages) in TEXTS.iter().zip(seen) {
        assert_eq!(pages.len(), plain.len());
        // Codes and names are cut short, on some pages shorter than elsewhere.
        let begin = |text: &str| as_shown(&text.chars().take(KNOWN_BY).collect::<String>());
        // A part that was taken out stands in its field as JSON.
        let json = serde_json::to_string(text).unwrap();
        let any = [text, squeeze(text).as_str(), json.trim_matches('"')].map(begin);
        for ((what, page), (_, plain)) in pages.iter().zip(&plain) {
            assert_eq!((page.status, what), (plain.status, what), "{text:?}");
            let page = Document::read(&as_shown(&page.body));
            let plain = Document::read(&plain.body);
            // The line that draws how much of a time is over comes and grows while pages are read; before, a comment
            // stands in its place.
            let is_still = |one: &&String| !one.contains(" path ");
            let still = |of: &Document| {
                let elements = of.elements.iter().filter(is_still).cloned();
                let elements: Vec<_> = elements.collect();
                let others = of.comments.len() + of.elements.len() - elements.len();
                (elements, others)
            };
            let (here, there) = (still(&page), still(&plain));
            let differ = here
                .0
                .iter()
                .zip(&there.0)
                .find(|(one, other)| one != other);
            assert_eq!(differ, None, "{what} with {text:?}");
            let counts = [&here, &there].map(|(elements, others)| (elements.len(), *others));
            assert_eq!(counts[0], counts[1], "{what} with {text:?}");
            let (said, expected) = (page.say(&any), plain.say(&[&PLAIN[..KNOWN_BY]]));
            assert_eq!(said, expected, "times that {what} says {text:?}");
            shown += said;
        }
    }
    assert!(shown > 500, "the words are on the pages: {shown}");
}

#[test]
fn there_is_one_field_of_several_lines_and_no_way_to_write_markup() {
    fn look(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                look(&path, found);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let own = path.ends_with("words_field.rs");
            for raw in ["<textarea", "inner_html", "<style"] {
                if text.contains(raw) && !(own && raw == "<textarea") {
                    found.push(format!("{} in {}", raw, path.display()));
                }
            }
        }
    }
    let mut found = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for source in ["app/src", "server/src"] {
        look(&root.join(source), &mut found);
    }
    assert_eq!(found, Vec::<String>::new());
}
