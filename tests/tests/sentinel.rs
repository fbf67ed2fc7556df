//! What people call themselves is in memory only: a name that nobody else ever typed is looked for as bytes in
//! the database, its log, the server's log and its metrics. Keys, tickets and codes are in no log either; and once
//! the circle has ended, nothing of its words is left in any file.

#![allow(clippy::unwrap_used, reason = "a test")]

use circle::{Action, ActionKind, AgreementId, CommandId, Thumb};
use tests::gathered::Gathered;
use tests::line::Line;
use tests::process::Process;
use tests::screen::Shown;
use tests::search::{files_of, find, forms_of, sentinel};
use tests::wishes::up_to_the_rest;

/// What the server's own words are written to; everything else in the folder is the database's.
const SAID: &str = "said.txt";

/// Names and other words that must not be found, with what they are.
struct Secrets {
    /// Never anywhere.
    never: Vec<(String, Vec<Vec<u8>>)>,
    /// In the database while the circle lives, and nowhere else.
    alive: Vec<(String, Vec<Vec<u8>>)>,
}

impl Secrets {
    fn never(&mut self, what: &str, secret: &str) {
        assert!(secret.len() >= 6, "{what} is too short to be looked for");
        self.never.push((what.to_owned(), forms_of(secret)));
    }

    fn alive(&mut self, what: &str, secret: &str) {
        self.alive.push((what.to_owned(), forms_of(secret)));
    }

    /// Looks in every file and in the metrics. `ended`: the circle is over.
    async fn look(&self, when: &str, server: &Process, ended: bool) {
        let mut places = files_of(server.folder());
        assert!(
            places.iter().any(|(name, _)| name == "hearth.db"),
            "{when}: the database is there"
        );
        places.push(("metrics".to_owned(), server.metrics().await.into_bytes()));
        // The search itself works: while the circle lives, its title is found where it belongs.
        let title = self.alive.iter().find(|(what, _)| what == "the title");
        let title = title.map_or(&[][..], |(_, forms)| forms);
        let written = places
            .iter()
            .any(|(place, bytes)| place.starts_with("hearth.db") && find(bytes, title).is_some());
        assert_eq!(
            written, !ended,
            "{when}: the title is in the database while the circle lives"
        );
        for (place, bytes) in &places {
            let is_log = place == SAID || place == "metrics";
            assert!(
                !is_log || !bytes.is_empty(),
                "{when}: {place} is empty, so nothing was looked at"
            );
            let sought = self
                .never
                .iter()
                .chain(self.alive.iter().filter(|_| ended || is_log));
            for (what, forms) in sought {
                if let Some(around) = find(bytes, forms) {
                    panic!("{when}: {what} is in {place}: …{around}…");
                }
            }
        }
    }
}

fn name() -> String {
    sentinel(CommandId(u128::from_be_bytes(server::chance::bytes())))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_nowhere_but_in_memory() {
    let mut server = Process::start("trace").await;
    let names: Vec<String> = (0..4).map(|_| name()).collect();
    let (first, second, keeper, later) = (&names[0], &names[1], &names[2], &names[3]);
    let (title, own) = (
        format!("Evening {}", name()),
        format!("We keep {}.", name()),
    );
    let (intention, question) = (format!("To {}", name()), format!("What is {}?", name()));
    let care = format!("Ring {}", name());
    let form = [
        ("title", title.as_str()),
        ("intention", intention.as_str()),
        ("care", care.as_str()),
        ("part", "0:agreements"),
        ("part", "1:round"),
        ("p1-kind", "question"),
        ("p1-question", question.as_str()),
        ("p1-share", "180"),
        ("p1-laps", "1"),
        ("part", "2:closing"),
        ("p2-way", "one_word"),
        ("own", own.as_str()),
    ];
    let (lower, upper) = (first.to_lowercase(), first.to_uppercase());
    let guests = [
        first.as_str(),
        lower.as_str(),
        upper.as_str(),
        second.as_str(),
    ];
    let mut circle = Gathered::with(&server.base, &form, &guests).await;
    let code = circle.host.code.clone();
    circle.host.is_called(keeper).await;

    let mut secrets = Secrets {
        never: Vec::new(),
        alive: Vec::new(),
    };
    for name in &names {
        secrets.never("a name", name);
    }
    secrets.never("the host's words", &circle.host.phrase);
    let browsers = [&circle.host.browser]
        .into_iter()
        .chain(circle.guests.iter().map(|g| &g.browser));
    for jar in browsers.flat_map(|browser| {
        browser
            .cookies()
            .split("; ")
            .map(str::to_owned)
            .collect::<Vec<_>>()
    }) {
        let (jar, value) = jar.split_once('=').unwrap();
        secrets.never(
            &format!(
                "the value of {}",
                jar.trim_end_matches(&code.to_lowercase())
            ),
            value,
        );
    }
    let ticket = circle.guests[0]
        .browser
        .ticket(&code, "seat")
        .await
        .unwrap();
    secrets.never("a ticket that was not used", &ticket);
    let used = circle.guests[0]
        .browser
        .ticket(&code, "seat")
        .await
        .unwrap();
    let mut line = Line::open(&circle.guests[0].browser, &code, "seat")
        .await
        .unwrap();
    line.hello(&used).await;
    line.hear().await;
    secrets.never("a ticket that was used", &used);
    let link = circle.host.co_keeper_key().await;
    let stranger = tests::browser::Browser::new(&server.base);
    let with = format!("/c/{code}/with");
    let fields = [("link", link.as_str())];
    stranger.post_on(&with, &with, &fields).await;
    secrets.never("the key of a link for a co-keeper", &link);
    let way_in = circle.host.link().await;
    let (_, by) = way_in.split_once("by=").unwrap();
    stranger.get(&way_in).await;
    secrets.alive("what the circle's link carries", by);
    secrets.alive("the room code", &code);
    secrets.alive("the room code as shown", &server::chance::show_code(&code));
    for (what, text) in [
        ("title", &title),
        ("intention", &intention),
        ("words for Care", &care),
        ("question", &question),
        ("agreement", &own),
    ] {
        secrets.alive(&format!("the {what}"), text);
    }

    let is_known = |name: &str| {
        let name = name.to_owned();
        move |shown: &Shown| {
            shown
                .people
                .people
                .iter()
                .any(|p| p.called.starts_with(&name))
        }
    };
    for known in [first, &lower, &upper, second, keeper] {
        circle
            .projector
            .until("the names on the projector", is_known(known))
            .await;
    }
    secrets.look("while people arrive", &server, false).await;

    circle.guests[3].is_called(later).await;
    circle
        .projector
        .until("the new name", is_known(later))
        .await;
    let began = circle.desk.does(Action::Begin).await;
    circle.all_show(began.version).await;
    let proposal = format!("We hold {}.", name());
    circle.phones[0]
        .does(Action::Propose {
            text: proposal.clone(),
        })
        .await;
    secrets.alive("a proposal", &proposal);
    let down = Action::Answer {
        agreement: AgreementId(0),
        thumb: Thumb::Down,
        wording: 0,
    };
    circle.phones[1].does(down).await;
    for screen in [&circle.desk].into_iter().chain(&circle.phones) {
        screen
            .until_all("the proposal", |commons| commons.agreements.len() == 2)
            .await;
        if screen
            .now()
            .mine
            .unwrap()
            .may
            .contains(&ActionKind::AnswerRest)
        {
            screen.does(up_to_the_rest(&screen.commons())).await;
        }
    }
    // People come by pages too, and pages fail.
    for guest in &circle.guests {
        guest.browser.get(&format!("/c/{code}/seat")).await;
        guest.browser.get(&format!("/c/{code}")).await;
        guest.browser.get(&format!("/c/{code}/keep")).await;
        guest
            .browser
            .post(&format!("/c/{code}/seat/ask"), &[("what", later.as_str())])
            .await;
        guest.browser.get(&format!("/join?code={later}")).await;
    }
    line.say_text(&format!("{{\"{later}\":{{}}}}")).await;
    line.hear_close().await;
    secrets
        .look("while the circle agrees", &server, false)
        .await;

    // The phones say the names again to a server that was killed.
    server.kill9();
    secrets.look_at_files("after the kill", &server);
    server.restart().await;
    circle.all_here().await;
    circle
        .projector
        .until("the names to be said again", is_known(later))
        .await;
    secrets.look("after the restart", &server, false).await;
    circle.go_on().await;
    circle.share_all_round().await;
    secrets.look("after a round", &server, false).await;

    circle.close().await;
    secrets.look("after the end", &server, true).await;
    server.terminate().await;
    secrets.look_at_files("after the server has stopped", &server);
}

impl Secrets {
    /// The same in the files alone, of a server that is not there to give metrics.
    fn look_at_files(&self, when: &str, server: &Process) {
        for (place, bytes) in files_of(server.folder()) {
            for (what, forms) in &self.never {
                let found = find(&bytes, forms);
                assert!(found.is_none(), "{when}: {what} is in {place}: {found:?}");
            }
        }
    }
}
