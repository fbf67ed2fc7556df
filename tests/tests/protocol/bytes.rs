//! What the wire weighs: the bytes that each kind of message costs a screen, everything counted, in a circle of twelve
//! with eight agreements.

use app::protocol::{FromScreen, FromServer};
use circle::spoken::{MAX_CARDS, Side, SpokenAction};
use circle::text::CARD_CHARS;
use circle::{Action, AgreementId, How, LateDoor, LatePolicy, RingPlace, SeatId, Thumb};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::line::{Line, Received, name_of};
use tests::screen::Shown;
use tests::wishes::up_to_the_rest;

/// The most that one pass of the piece may cost a phone whose person listens.
const ONE_PASS: usize = 450;
const NAMES: [&str; 11] = [
    "Amara", "Priya", "Tomas", "Noor", "Sam", "Zoë", "Ada", "Wren", "Finch", "Swift", "Robin",
];
const EIGHT_AGREEMENTS: [(&str, &str); 19] = [
    ("title", "Tuesday evening circle"),
    ("intention", "To arrive, and to hear each other."),
    ("part", "0:agreements"),
    ("part", "1:round"),
    ("p1-kind", "question"),
    ("p1-question", "What brought you here?"),
    ("p1-share", "180"),
    ("p1-laps", "1"),
    ("part", "2:closing"),
    ("p2-way", "one_word"),
    ("agreement", "0"),
    ("agreement", "1"),
    ("agreement", "2"),
    ("agreement", "3"),
    ("agreement", "4"),
    ("agreement", "5"),
    ("agreement", "6"),
    ("agreement", "7"),
    ("own", ""),
];

/// What a frame of the server takes on its way: its header, without a mask, and its text.
fn weight(frame: &str) -> usize {
    let header = match frame.len() {
        0..=125 => 2,
        126..=65_535 => 4,
        _ => 10,
    };
    header + frame.len()
}

/// A screen that counts what it is sent.
struct Scale {
    who: &'static str,
    line: Line,
    counted: usize,
}

impl Scale {
    async fn open(who: &'static str, circle: &Gathered, seat: Option<SeatId>) -> Scale {
        let (browser, word) = match (seat, who) {
            (None, "desk") => (&circle.host.browser, "keep"),
            (None, _) => (&circle.host.browser, "screen"),
            (Some(seat), _) => (&circle.guests[seat.0 as usize - 1].browser, "seat"),
        };
        let line = Line::greet(browser, &circle.host.code, word).await.unwrap();
        let line = line.writing_down();
        let counted = 0;
        Scale { who, line, counted }
    }

    /// What it was sent since it was last asked, in bytes and in frames.
    async fn weighs(&mut self) -> (usize, usize) {
        self.line.say(&FromScreen::Ping { sent: 1 }).await;
        while !matches!(
            self.line.hear().await,
            Received::Said(FromServer::Pong { .. })
        ) {}
        let (pong, before) = self.line.frames().split_last().unwrap();
        assert!(pong.contains("pong"));
        let frames = &before[self.counted..];
        self.counted = before.len() + 1;
        (frames.iter().map(|frame| weight(frame)).sum(), frames.len())
    }
}

/// What each screen was sent, printed. The bytes at the one who listens.
async fn weigh(what: &str, scales: &mut [Scale]) -> usize {
    let (mut row, mut listener) = (format!("{what:<44}"), 0);
    for scale in scales {
        let (bytes, frames) = scale.weighs().await;
        row += &format!("{:>10}", format!("{bytes}/{frames}"));
        if scale.who == "listens" {
            listener = bytes;
        }
    }
    println!("{row}");
    listener
}

#[tokio::test(flavor = "multi_thread")]
async fn one_pass_costs_a_phone_whose_person_listens_little() {
    let hall = Hall::open().await;
    let mut circle = Gathered::with(&hall.base, &EIGHT_AGREEMENTS, &NAMES).await;
    circle.desk.does(Action::Begin).await;
    let open = async |who, seat| Scale::open(who, &circle, seat).await;
    let mut scales = vec![
        open("has it", Some(SeatId(1))).await,
        open("is next", Some(SeatId(2))).await,
        open("listens", Some(SeatId(7))).await,
        open("desk", None).await,
        open("wall", None).await,
    ];
    let heads: String = scales
        .iter()
        .map(|one| format!("{:>10}", one.who))
        .collect();
    println!("{:<44}{heads}", "bytes/frames");
    weigh("everything, on a new connection", &mut scales).await;
    for (at, screen) in circle.screens().into_iter().enumerate().take(12) {
        screen.does(up_to_the_rest(&screen.commons())).await;
        let what = match at {
            0 => "the first answers eight times",
            11 => "the last does, and all is settled",
            _ => continue,
        };
        weigh(what, &mut scales).await;
    }
    circle.go_on().await;
    weigh("the next part, and the piece sets out", &mut scales).await;
    let (mut turn, mut passes) = (circle.holder(0).await.1, Vec::new());
    for what in ["the keeper passes to seat 1", "seat 1 passes to seat 2"] {
        let (screen, holds) = circle.holder(turn - 1).await;
        turn = holds;
        let how = How::Shared;
        screen.does(Action::Pass { turn, how }).await;
        turn += 1;
        passes.push(weigh(what, &mut scales).await);
    }
    circle.desk.does(Action::Ring).await;
    weigh("a bell", &mut scales).await;
    circle.desk.does(Action::Pause).await;
    weigh("everything is held", &mut scales).await;
    circle.desk.does(Action::Resume).await;
    weigh("it goes on", &mut scales).await;
    circle.desk.does(Action::Lock).await;
    weigh("the door is locked", &mut scales).await;
    circle.guests[8].is_called("Nightingale").await;
    weigh("someone has another name", &mut scales).await;
    let help = circle.phones[9].help(circle::HelpAction::Ask);
    help.await.unwrap();
    weigh("someone asks for a person", &mut scales).await;
    circle.phones[10].does(Action::StepOut).await;
    weigh("someone steps out", &mut scales).await;
    weigh("nothing, but a ping", &mut scales).await;
    for bytes in passes {
        assert!(bytes > 0 && bytes <= ONE_PASS, "{bytes} bytes");
    }
    circle.witness.agrees();
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_screen_does_not_show_is_not_told_to_it_and_moves_no_version() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    circle.desk.does(Action::Begin).await;
    let (host, code) = (&circle.host.browser, &circle.host.code);
    let guest = &circle.guests[0].browser;
    let mut phone = Line::greet(guest, code, "seat").await.unwrap();
    let mut desk = Line::greet(host, code, "keep").await.unwrap();
    let version = phone.hear_view().await.0;
    assert_eq!(desk.hear_view().await.0, version);

    // For desks alone.
    let late = LatePolicy {
        door: LateDoor::Open,
        place: RingPlace::BeforeKeeper,
    };
    circle.desk.does(Action::SetLate { late }).await;
    let (at, slices) = desk.hear_view().await;
    let slices: Vec<_> = slices.iter().map(name_of).collect();
    assert_eq!((at, slices), (version, vec!["desk_door".to_owned()]));
    hears_nothing(&mut phone, version).await;

    // For one seat alone, before it is told that it is done.
    let thumb = Thumb::Up;
    let (agreement, wording) = (AgreementId(0), 0);
    let answer = Action::Answer {
        agreement,
        thumb,
        wording,
    };
    circle.phones[0].does(answer).await;
    let (at, slices) = phone.hear_view().await;
    let slices: Vec<_> = slices.iter().map(name_of).collect();
    assert_eq!((at, slices), (version, vec!["mine".to_owned()]));
    assert_eq!(circle.phones[0].now().version, version);
    hears_nothing(&mut phone, version).await;
    hears_nothing(&mut desk, version).await;
    hall.stop().await;
}

/// Asks what time it is: nothing has come before the answer.
async fn hears_nothing(line: &mut Line, told: u64) {
    line.say(&FromScreen::Ping { sent: 7 }).await;
    match line.hear().await {
        Received::Said(FromServer::Pong { version, .. }) => assert_eq!(version, told),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn however_much_was_said_every_screen_is_told() {
    let hall = Hall::open().await;
    let cards = [
        ("title", "Cards"),
        ("part", "0:offers_and_needs"),
        ("p0-writing", ""),
        ("part", "1:closing"),
        ("p1-way", "silence"),
        ("own", ""),
    ];
    let circle = Gathered::with(&hall.base, &cards, &[""; 19]).await;
    circle.desk.does(Action::Begin).await;
    for screen in circle.screens().into_iter().take(20) {
        for _ in 0..MAX_CARDS {
            let lay = SpokenAction::LayCard {
                id: server::chance::command_id(),
                part: 0,
                side: Side::Offer,
                text: "🕊".repeat(CARD_CHARS),
                again: false,
            };
            screen.say(lay).await.unwrap();
        }
    }
    circle.desk.does(Action::ShowCards { part: 0 }).await;
    for screen in circle.screens() {
        let all = |shown: &Shown| {
            let spoken = shown.spoken.as_ref();
            spoken.is_some_and(|spoken| spoken.offers.len() == 20 * MAX_CARDS)
        };
        let shown = screen.until("all cards", all).await;
        assert_eq!(shown.connections, 1, "closed with {:?}", shown.closes);
    }
    hall.stop().await;
}
