//! A form that this server did not make does nothing: each carries the mark of its page, which is good for one
//! purpose, in one circle, in one browser, until the server is started anew.

use std::sync::Arc;

use app::protocol::What;
use circle::spoken::{SpokenAction, Weather};
use circle::{Action, HelpAction, Stage};
use server::clock::SystemClock;
use server::store::open_store;
use tests::browser::{Browser, Page, asks_for};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::visitor::{Guest, Host, TWO_ROUNDS};

/// What says that the page was not one of this server's, as it runs now.
const OLD: &str = "made before Hearth was started anew";

/// Who presses, where it goes, the fields, and the mark of the page.
type Pressed<'a> = (&'a Browser, String, &'a [(&'a str, &'a str)], &'a str);

/// The mark of the form for `action` on the page at `on`, as this browser gets it.
async fn mark(browser: &Browser, on: &str, action: &str) -> String {
    let page = browser.get(on).await;
    page.mark(action)
        .unwrap_or_else(|| panic!("no form for {action}: {}", page.words()))
}

/// Sends a plan file as the browser does: the mark, if there is one, and then the file.
async fn open_file(browser: &Browser, mark: Option<&str>, file: &str) -> Page {
    let field = |about: &str, what: &str| {
        format!("--b\r\ncontent-disposition: form-data; {about}\r\n\r\n{what}\r\n")
    };
    let mark = mark.map(|mark| field("name=\"page\"", mark));
    let file = field("name=\"plan\"; filename=\"p.json\"", file);
    let body = mark.unwrap_or_default() + &file + "--b--\r\n";
    let kind = "multipart/form-data; boundary=b";
    browser
        .post_body("/host/plan", kind, body.into_bytes())
        .await
}

/// The same with the mark of the page.
pub(crate) async fn open_plan(browser: &Browser, file: &str) -> Page {
    let mark = mark(browser, "/host", "/host/plan").await;
    open_file(browser, Some(&mark), file).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_without_the_mark_of_its_own_page_does_nothing() {
    let hall = Hall::open().await;
    let weather = [("title", "Us"), ("part", "0:weather")];
    let circle = Gathered::with(&hall.base, &weather, &["Noor", "Sam"]).await;
    let other = Gathered::at(&hall.base, &["Kim"]).await;
    circle.desk.does(Action::Begin).await;
    let (code, far) = (circle.host.code.as_str(), other.host.code.as_str());
    let (keeper, noor) = (&circle.host.browser, &circle.guests[0].browser);
    let (desk, seat) = (format!("/c/{code}/keep"), format!("/c/{code}/seat"));
    let (door, far_door) = (format!("/c/{code}"), format!("/c/{far}"));
    let stranger = Browser::new(&hall.base);

    // Every mark that one can come by without being the one who looks at the page.
    let at_desk = mark(keeper, &desk, &format!("{desk}/ask")).await;
    let at_seat = mark(noor, &seat, &format!("/c/{code}/called")).await;
    let others_seat = mark(
        &circle.guests[1].browser,
        &seat,
        &format!("/c/{code}/called"),
    )
    .await;
    let far_desk = format!("/c/{far}/keep");
    let far_mark = mark(&other.host.browser, &far_desk, &format!("{far_desk}/ask")).await;
    let at_door = mark(&stranger, &door, &format!("{door}/sit")).await;
    let at_far_door = mark(&stranger, &far_door, &format!("{far_door}/sit")).await;
    let editor = mark(&stranger, "/host", "/host").await;
    let returning = mark(&stranger, "/host/return", "/host/return").await;
    let (zeros, old) = ("0".repeat(64), "0".repeat(32));
    let touched = format!("{}{}", &at_desk[..32], &at_seat[32..]);
    let all = [
        "",
        "x",
        &zeros,
        &old,
        &touched,
        &at_desk,
        &at_seat,
        &others_seat,
        &far_mark,
        &at_door,
        &at_far_door,
        &editor,
        &returning,
    ];

    let (close, leave) = (asks_for(Action::Close), asks_for(Action::Leave));
    let say = SpokenAction::SayWeather {
        part: 0,
        weather: Weather::ALL[0],
    };
    let say = serde_json::to_string(&What::Say(say)).unwrap();
    let help = serde_json::to_string(&What::Help(HelpAction::Ask)).unwrap();
    let words = [("code", code), ("phrase", circle.host.phrase.as_str())];
    let name = [("called", "Mallory")];
    let asks = |what| [("what", what)];
    let forms: [Pressed<'_>; 11] = [
        (
            keeper,
            format!("{desk}/ask"),
            &asks(close.as_str()),
            &at_desk,
        ),
        (keeper, format!("{desk}/called"), &name, &at_desk),
        (keeper, format!("{desk}/invite"), &[], &at_desk),
        (keeper, format!("/c/{code}/screen"), &[], &at_desk),
        (noor, format!("{seat}/ask"), &asks(leave.as_str()), &at_seat),
        (noor, format!("{seat}/ask"), &asks(say.as_str()), &at_seat),
        (noor, format!("{seat}/ask"), &asks(help.as_str()), &at_seat),
        (noor, format!("/c/{code}/called"), &name, &at_seat),
        (&stranger, format!("{door}/sit"), &name, &at_door),
        (&stranger, "/host".to_owned(), &TWO_ROUNDS, &editor),
        (&stranger, "/host/return".to_owned(), &words, &returning),
    ];
    let before = circle.desk.now();
    for (browser, action, fields, own) in &forms {
        for wrong in all.iter().filter(|mark| *mark != own) {
            let marked = [fields, &[("page", *wrong)][..]].concat();
            let page = browser.post(action, &marked).await;
            let said = page.words();
            assert!(said.contains(OLD), "{action} with {wrong:?}: {said}");
            assert!(!page.body.contains("/with/"), "{action}");
        }
        let page = browser.post(action, fields).await;
        assert!(page.words().contains(OLD), "{action} without a mark");
    }
    for wrong in all.iter().filter(|mark| **mark != editor) {
        let marked = [&TWO_ROUNDS[..], &[("page", *wrong)]].concat();
        let page = stranger.post("/host/plan.json", &marked).await;
        assert!(page.words().contains(OLD), "a file saved with {wrong:?}");
        let page = open_file(&stranger, Some(wrong), "{}").await;
        assert!(page.words().contains(OLD), "a file opened with {wrong:?}");
    }
    assert!(open_file(&stranger, None, "{}").await.words().contains(OLD));
    let after = circle.desk.now();
    assert_eq!(before.version, after.version);
    assert_eq!(before.people, after.people);
    assert_eq!(before.help, after.help);
    assert_eq!(after.commons.unwrap().stage, Stage::Part(0));
    assert_eq!(
        hall.state.store.all().await.unwrap().len(),
        2,
        "none opened"
    );

    // The same forms with the marks of their pages are carried out; the one that closes comes last.
    for (browser, action, fields, own) in forms.iter().rev() {
        let marked = [fields, &[("page", *own)][..]].concat();
        let page = browser.post(action, &marked).await;
        assert_eq!(page.status, 200, "{action}: {}", page.words());
        assert!(!page.words().contains(OLD), "{action}: {}", page.words());
    }
    let marked = [&TWO_ROUNDS[..], &[("page", editor.as_str())]].concat();
    let file = stranger.post("/host/plan.json", &marked).await;
    assert!(file.header("content-disposition").contains("hearth-plan"));
    let page = open_file(&stranger, Some(&editor), &file.body).await;
    assert_eq!(page.status, 200, "{}", page.words());
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_new_start_a_form_is_shown_once_more_with_what_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let open = async || {
        let store = open_store(&path.to_string_lossy()).await.unwrap();
        Hall::open_on(store, Arc::new(SystemClock::new()), None).await
    };
    let hall = open().await;
    let host = Host::open(&hall.base).await;
    let noor = Guest::sit(&hall.base, &host.code, "Noor").await;
    let stranger = Browser::new(&hall.base);
    let code = host.code.as_str();
    let (door, seat) = (format!("/c/{code}"), format!("/c/{code}/seat"));
    let sit = format!("{door}/sit");
    let at_door = mark(&stranger, &door, &sit).await;
    let called = format!("/c/{code}/called");
    let at_seat = mark(&noor.browser, &seat, &called).await;
    let editor = mark(&stranger, "/host", "/host").await;
    let returning = mark(&stranger, "/host/return", "/host/return").await;
    // The six words stay until it is said that they are written down, by the page that shows them.
    let words = format!("{door}/phrase");
    let page = host.browser.post(&words, &[("page", "")]).await;
    assert!(page.path.starts_with(&words), "{}", page.path);
    assert!(page.words().contains(OLD) && page.body.contains("phrase__words"));
    let page = page.mark(&words).unwrap();
    let page = host.browser.post(&words, &[("page", &page)]).await;
    assert_eq!(page.path, format!("{door}/keep"));
    hall.stop().await;

    let hall = open().await;
    let (stranger, noor) = (
        stranger.moved_to(&hall.base),
        noor.browser.moved_to(&hall.base),
    );
    // A long plan is not lost: it stands in the editor, and goes with the next press.
    let plan = [&TWO_ROUNDS[..], &[("page", editor.as_str())]].concat();
    let page = stranger.post("/host", &plan).await;
    assert_eq!((page.status, page.words().contains(OLD)), (409, true));
    let mut forms = page.forms().into_iter();
    let form = forms.find(|form| form.action == "/host").unwrap();
    for name in ["title", "intention", "p2-question", "p3-question"] {
        let typed = TWO_ROUNDS.iter().find(|(known, _)| *known == name);
        assert_eq!(form.value(name), typed.map(|(_, value)| *value));
    }
    assert_eq!(hall.state.store.all().await.unwrap().len(), 1);
    let page = page.mark("/host").unwrap();
    let plan = [&TWO_ROUNDS[..], &[("page", page.as_str())]].concat();
    assert!(
        stranger
            .post("/host", &plan)
            .await
            .path
            .ends_with("/phrase")
    );

    let words = [("code", code), ("phrase", "one two"), ("page", &returning)];
    let page = stranger.post("/host/return", &words).await;
    assert!(page.words().contains(OLD));
    let mut forms = page.forms().into_iter();
    let form = forms.find(|form| form.action == "/host/return").unwrap();
    assert_eq!(form.value("phrase"), Some("one two"));

    let name = [("called", "Zoë"), ("page", at_seat.as_str())];
    let page = noor.post(&called, &name).await;
    assert!(
        page.words().contains(OLD) && page.path.starts_with(&seat),
        "{}",
        page.path
    );
    let anew = page.mark(&called).unwrap();
    let name = [("called", "Zoë"), ("page", anew.as_str())];
    assert!(noor.post(&called, &name).await.words().contains("Zoë"));

    let name = [("called", "Kim"), ("page", at_door.as_str())];
    let page = stranger.post(&sit, &name).await;
    assert!(page.words().contains(OLD) && page.path.starts_with(&door));
    let mut forms = page.forms().into_iter();
    let form = forms.find(|form| form.action == sit).unwrap();
    assert_eq!(form.value("called"), Some("Kim"), "the name stands there");
    assert_eq!(stranger.send(&form, &[]).await.path, seat);
    hall.stop().await;
}
