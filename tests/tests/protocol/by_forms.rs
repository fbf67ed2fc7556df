//! A whole circle by plain forms: no script, no socket, only what the pages themselves offer.

use circle::{Action, ActionKind, How, Thumb};
use tests::browser::{Browser, Page};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::screen::Shown;
use tests::visitor::{Guest, Host};

use crate::ending::kept;

/// One person's browser, and the page that it is on.
struct Reader {
    browser: Browser,
    address: String,
}

impl Reader {
    async fn page(&self) -> Page {
        let page = self.browser.get(&self.address).await;
        assert_eq!(page.status, 200, "{}: {}", page.path, page.words());
        page
    }

    /// Presses the button for this action, as it stands on the page now.
    async fn press(&self, what: &str, is_it: impl Fn(&Action) -> bool) -> Page {
        self.press_with(what, is_it, &[]).await
    }

    async fn press_with(
        &self,
        what: &str,
        is_it: impl Fn(&Action) -> bool,
        more: &[(&str, &str)],
    ) -> Page {
        let page = self.page().await;
        let mut actions = page.actions();
        let Some(at) = actions.iter().position(|(action, _)| is_it(action)) else {
            let there: Vec<_> = actions.iter().map(|(action, _)| action).collect();
            panic!(
                "no button for {what} on {}; there is {there:?}\n{}",
                page.path,
                page.words()
            );
        };
        let answer = self.browser.send(&actions.swap_remove(at).1, more).await;
        assert_eq!(answer.status, 200, "{what}: {}", answer.words());
        assert!(
            !answer.path.contains("said="),
            "{what} was refused: {}",
            answer.path
        );
        answer
    }

    async fn press_kind(&self, kind: ActionKind) -> Page {
        self.press(&format!("{kind:?}"), |action| action.kind() == kind)
            .await
    }

    async fn offers(&self, kind: ActionKind) -> bool {
        self.page()
            .await
            .actions()
            .iter()
            .any(|(action, _)| action.kind() == kind)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_circle_by_forms_alone() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let code = host.code.clone();
    let mut readers = Vec::new();
    for name in ["Noor", "", "Sam", "sam", "Zoë"] {
        let guest = Guest::sit(&hall.base, &code, name).await;
        readers.push(Reader {
            browser: guest.browser,
            address: format!("/c/{code}/seat"),
        });
    }
    let keeper = Reader {
        browser: host.browser.clone(),
        address: format!("/c/{code}/keep"),
    };
    let words = keeper.page().await.words();
    for name in ["Noor", "Shell", "Sam · river", "sam · stone", "Zoë"] {
        assert!(words.contains(name), "{name} is on the desk: {words}");
    }

    keeper.press_kind(ActionKind::Begin).await;
    let text = [("text", "We share the tea.")];
    readers[0]
        .press_with(
            "a proposal",
            |action| action.kind() == ActionKind::Propose,
            &text,
        )
        .await;
    let all_up = |action: &Action| {
        let up = Thumb::Up;
        matches!(action, Action::AnswerRest { thumb, seen } if *thumb == up && seen.len() == 4)
    };
    for reader in readers.iter().chain([&keeper]) {
        reader.press("yes to all the rest", all_up).await;
    }
    keeper.press_kind(ActionKind::NextPart).await;
    let words = readers[2].page().await.words();
    assert!(
        words.contains("We share the tea."),
        "agreements stay one tap away: {words}"
    );

    keeper.press_kind(ActionKind::Breathe).await;
    keeper.press_kind(ActionKind::EndBreath).await;
    keeper.press_kind(ActionKind::NextPart).await;

    let first = pass_and_come_back(&keeper, &readers).await;
    keeper.press_kind(ActionKind::NextPart).await;
    let second = share_all_round(&keeper, &readers).await;
    keeper.press_kind(ActionKind::NextPart).await;
    let last = share_all_round(&keeper, &readers).await;

    let end = keeper.press_kind(ActionKind::Close).await;
    let id = end
        .path
        .strip_prefix("/kept/")
        .expect("the way leads to what was kept")
        .to_owned();
    let record = kept(&hall.base, &id).await;
    assert_eq!(record["people"], 6);
    assert_eq!(record["parts"], 5);
    assert_eq!(record["rounds"], 3);
    assert_eq!(record["shares"], first + second + last);
    // The pages of the others look again, and are led there too.
    for reader in &readers {
        let led = reader.browser.get(&reader.address).await;
        assert_eq!((led.status, led.path), (200, format!("/kept/{id}")));
    }
    for reader in readers.iter().chain([&keeper]) {
        assert_eq!(reader.browser.get(&reader.address).await.status, 404);
    }
    hall.stop().await;
}

/// Whoever has the piece passes it on with these words, until nobody has it. How many turns there were.
async fn share_all_round(keeper: &Reader, readers: &[Reader]) -> u32 {
    let mut turns = 0;
    while let Some(holder) = holder(keeper, readers).await {
        holder.press("passing on", passes(How::Shared)).await;
        turns += 1;
    }
    turns
}

async fn pass_and_come_back(keeper: &Reader, readers: &[Reader]) -> u32 {
    let first = holder(keeper, readers).await.expect("the keeper begins");
    assert_eq!(first.address, keeper.address);
    first.press("sharing", passes(How::Shared)).await;
    readers[0].press("passing", passes(How::NotNow)).await;
    readers[1].press_kind(ActionKind::HoldSilence).await;
    readers[1].press("the end", passes(How::Shared)).await;
    keeper.press_kind(ActionKind::Pause).await;
    assert!(
        !readers[2].offers(ActionKind::Pass).await,
        "held: nobody passes"
    );
    keeper.press_kind(ActionKind::Resume).await;
    keeper.press_kind(ActionKind::MoreTime).await;
    keeper.press_kind(ActionKind::PassOn).await;
    for reader in &readers[3..] {
        reader.press("sharing", passes(How::Shared)).await;
    }
    assert!(
        readers[0].offers(ActionKind::Take).await,
        "who passed is asked once more"
    );
    assert!(
        !readers[1].offers(ActionKind::Take).await,
        "who shared is not"
    );
    readers[0].press_kind(ActionKind::Take).await;
    readers[0].press("the end", passes(How::Shared)).await;
    readers[2].press_kind(ActionKind::LetBe).await;
    assert!(holder(keeper, readers).await.is_none());
    5
}

/// Whether an act passes the piece on in this way.
fn passes(how: How) -> impl Fn(&Action) -> bool {
    move |action| matches!(action, Action::Pass { how: this, .. } if *this == how)
}

async fn holder<'a>(keeper: &'a Reader, readers: &'a [Reader]) -> Option<&'a Reader> {
    let mut found = None;
    for reader in [keeper].into_iter().chain(readers) {
        if reader.offers(ActionKind::Pass).await {
            assert!(found.is_none(), "two people could pass the piece");
            found = Some(reader);
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_press_on_the_same_page_does_nothing_twice() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let code = &host.code;
    let keeper = Reader {
        browser: host.browser.clone(),
        address: format!("/c/{code}/keep"),
    };
    keeper.press_kind(ActionKind::Begin).await;
    let page = keeper.page().await;
    let propose = page
        .actions()
        .into_iter()
        .find(|(action, _)| action.kind() == ActionKind::Propose);
    let (_, form) = propose.expect("a form to propose with");
    for _ in 0..2 {
        keeper
            .browser
            .send(&form, &[("text", "We share the tea.")])
            .await;
    }
    keeper
        .browser
        .send(&form, &[("text", "We wash the cups.")])
        .await;
    let room = hall.state.rooms.find(code).await.unwrap().unwrap();
    let snapshot = room.snapshot();
    let texts: Vec<_> = snapshot.circle.agreements()[3..]
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    assert_eq!(texts, ["We share the tea.", "We wash the cups."]);
    // A second press at the door is one seat.
    let guest = Browser::new(&hall.base);
    let door = guest.get(&format!("/c/{code}")).await;
    let press = || tests::visitor::take_a_seat_unanswered(&guest, &door, "Noor");
    tokio::join!(press(), press());
    let page = tests::visitor::take_a_seat(&guest, &door, "Noor").await;
    assert_eq!(page.path, format!("/c/{code}/seat"));
    assert_eq!(room.snapshot().circle.seats().len(), 2);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_says_more_than_is_understood_is_not_carried_out() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let (browser, code) = (&circle.guests[0].browser, &circle.host.code);
    let (seat, ask) = (format!("/c/{code}/seat"), format!("/c/{code}/seat/ask"));
    let out = r#"{"act":"step_out"}"#;
    let fields: [&[(&str, &str)]; 4] = [
        &[("what", out), ("more", "1")],
        &[("what", r#"{"act":{"step_out":null}}"#)],
        &[(
            "what",
            r#"{"act":"step_out","say":{"take_answer_back":{"part":0}}}"#,
        )],
        &[("what", r#"{"act":{"sit_out":{"part":0,"more":1}}}"#)],
    ];
    for fields in fields {
        let page = browser.post_on(&seat, &ask, fields).await;
        assert_eq!(page.status, 400, "{fields:?}");
    }
    let called = format!("/c/{code}/called");
    let fields = [("called", "Mallory"), ("more", "1")];
    let page = browser.post_on(&seat, &called, &fields).await;
    assert_eq!(page.status, 400);
    let page = browser.post_on(&seat, &ask, &[("what", out)]).await;
    assert_eq!(page.path, seat);
    let away = |shown: &Shown| {
        shown
            .commons
            .as_ref()
            .is_some_and(|all| all.ring.seats[1].away)
    };
    circle.desk.until("Noor out", away).await;
    assert!(browser.get(&seat).await.words().contains("Noor"));
    hall.stop().await;
}
