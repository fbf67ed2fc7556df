//! The drawing, for every form and number of seats.

use circle::view::{Ring, RoundState};
use circle::{Direction, Role, RoundKind, Sign, Span, Stage, Timestamp, Turn};

use super::*;
use crate::protocol::Person;
use crate::ring::angle::Turns;
use crate::ring::drawn::Glow;
use crate::ring::label::Label;
use crate::words::short;

const SHORT: [&str; 9] = [
    "Maren", "Jo", "Amara", "Priya", "Tomas", "Rosa", "Noor", "Idris", "Lucía",
];
const LONG: [&str; 12] = [
    "Bartholomew Featherstonehaugh-Adeyemi Jr",
    "Wilhelmina van der Meer",
    "Maximiliana W",
    "한국어이름입니다",
    "MMMMMMMMMMMM",
    "Donaudampfschifffahrtsgesellschaft",
    "Constantijn Huygens-Barlaeus",
    "Philippa Throckmorton",
    "Gwendoline of the Moss",
    "Alexandrina Petrovna",
    "Theodora W. Mountweazel",
    "Sunniva Ólafsdóttir",
];

pub(in crate::ring) fn circle_of(
    seats: usize,
    names: &[&str],
    holder: usize,
    scene: Scene,
) -> (Commons, People) {
    let id = |seat: usize| SeatId(seat as u32 + 1);
    let turn = Turn {
        number: 7,
        seat: id(holder % seats),
        since: Timestamp(0),
        length: Some(120_000),
        rang: false,
        silent: false,
    };
    let commons = Commons {
        title: "Tuesday evening circle".to_owned(),
        intention: String::new(),
        parts: Vec::new(),
        stage: Stage::Part(0),
        ring: Ring {
            seats: (0..seats)
                .map(|seat| RingSeat {
                    id: id(seat),
                    sign: Sign(seat as u8),
                    away: seat % 7 == 3,
                    kept: false,
                    keeper: seat == 0,
                    role: Role::Participant,
                })
                .collect(),
            direction: Direction::Clockwise,
            piece: Piece::With(turn),
            next: Some(id((holder + 1) % seats)),
            started: Some(id(0)),
        },
        scene,
        breath: None,
        span: None,
        held_since: None,
        held_why: None,
        agreements: Vec::new(),
    };
    let people = (0..seats).map(|seat| Person {
        seat: id(seat),
        called: names[seat % names.len()].to_owned(),
        here: true,
    });
    let people = People {
        people: people.collect(),
        keeper_away: false,
    };
    (commons, people)
}

pub(in crate::ring) fn round() -> Scene {
    Scene::Round {
        question: String::new(),
        state: RoundState::Going,
        closing: false,
        kind: RoundKind::Question,
        note: String::new(),
        lap: 1,
        laps: 1,
    }
}

fn number(text: &str) -> f64 {
    text.parse().unwrap()
}

const MODES: [Mode; 6] = [
    Mode::Turns,
    Mode::Still,
    Mode::Pairs,
    Mode::Loose,
    Mode::Gone,
    Mode::Arriving,
];

/// Every form and mode, every number of seats, short and long names, every holder.
fn every_ring(mut check: impl FnMut(&Sight, &[Who], &[Option<Label>])) {
    for form in RingForm::ALL {
        for seats in 1..=circle::MAX_SEATS {
            for names in [&SHORT[..], &LONG[..]] {
                for holder in (0..seats).step_by(1 + seats / 20 * 3) {
                    let (commons, people) = circle_of(seats, names, holder, round());
                    let me = SeatId(seats as u32 / 3 + 1);
                    let me = (!form.is_wall()).then_some(me);
                    let view = RingView::new(&commons, &people, me);
                    // Where nobody has the piece, one holder stands for all.
                    let modes = if holder == 0 { &MODES[..] } else { &MODES[..1] };
                    for mode in modes {
                        let sight = Sight::new(view, form, *mode);
                        let drawn = sight.drawn();
                        let who: Vec<_> = drawn.iter().map(|place| sight.who(*place)).collect();
                        let spots: Vec<_> = drawn.iter().map(|place| sight.spot(*place)).collect();
                        let labels = label::place(sight.oval, &spots, &who, sight.names());
                        check(&sight, &who, &labels);
                    }
                }
            }
        }
    }
}

fn told(sight: &Sight) -> String {
    let (holder, seats) = (sight.holder, sight.seats().len());
    format!(
        "{:?} {:?} of {seats}, {holder:?} holds",
        sight.form, sight.mode
    )
}

#[test]
fn nothing_overlaps_and_nothing_leaves_the_view_box() {
    every_ring(|sight, who, labels| {
        let (oval, what) = (sight.oval, told(sight));
        for (at, one) in who.iter().enumerate() {
            let reach = oval.reach(one.holder, one.me);
            let Point { x, y } = one.at;
            assert!(
                x >= reach && x + reach <= oval.width,
                "{what}: {at} at the side"
            );
            assert!(
                y >= reach && y + reach <= oval.height,
                "{what}: {at} above or below"
            );
            for other in &who[at + 1..] {
                let near = reach + oval.reach(other.holder, other.me);
                assert!(
                    one.at.distance(other.at) > near,
                    "{what}: {at} over another"
                );
            }
        }
        for (at, label) in labels.iter().enumerate() {
            let Some(Label { area, text, .. }) = label else {
                continue;
            };
            assert!(
                area.left > 0.0 && area.right < oval.width,
                "{what}: {text} at the side"
            );
            assert!(
                area.top >= 0.0 && area.bottom <= oval.height,
                "{what}: {text} above or below"
            );
            for other in who {
                let reach = oval.reach(other.holder, other.me);
                assert!(
                    area.distance(other.at) > reach,
                    "{what}: {text} over a seat"
                );
            }
            for step in 0..400 {
                let Point { x, y } = oval.inner.at(Turns(f64::from(step) / 400.0));
                let over = x > area.left && x < area.right && y > area.top && y < area.bottom;
                assert!(
                    !over || !sight.form.has_inner_way(),
                    "{what}: {text} over the way of time"
                );
            }
            for other in labels[at + 1..].iter().flatten() {
                assert!(
                    !area.near(&other.area, 0.0, 0.0),
                    "{what}: {text} over {}",
                    other.text
                );
            }
        }
    });
}

#[test]
fn the_piece_and_the_way_of_time_are_inside_the_ring() {
    every_ring(|sight, _, _| {
        let (oval, what) = (sight.oval, told(sight));
        let Some(Glow { x, y, .. }) = sight.bead() else {
            return;
        };
        let (x, y) = (number(&x), number(&y));
        assert!(x > oval.bead && x + oval.bead < oval.width, "{what}");
        assert!(y > oval.bead && y + oval.bead < oval.height, "{what}");
        if sight.form.has_inner_way() {
            assert!(oval.inner.a > 0.0 && oval.inner.b > 0.0, "{what}");
            assert!(oval.inner.b + oval.seat < oval.bench.b, "{what}");
        }
    });
}

/// In so many seats whoever has the piece and whoever is next are named, by short names and by long ones.
fn room(form: RingForm, long: bool) -> usize {
    let (short, of_long) = match form {
        RingForm::Round => (14, 10),
        RingForm::Mid => (15, 11),
        RingForm::Low => (13, 11),
        RingForm::Desk | RingForm::DeskMid => (20, 20),
        RingForm::DeskLow => (20, 19),
        RingForm::DeskDeep => (20, 15),
        RingForm::Wall => (20, 18),
        // At the top there is no room above a seat; nobody is named below that.
        RingForm::Deep
        | RingForm::Flat
        | RingForm::Bow
        | RingForm::WallSide
        | RingForm::WallWhole => (0, 0),
    };
    if long { of_long } else { short }
}

#[test]
fn whoever_matters_is_named() {
    every_ring(|sight, who, labels| {
        let what = told(sight);
        if sight.mode != Mode::Turns {
            return;
        }
        let long = who.iter().any(|who| short::letters(who.name) > 5);
        for (who, label) in who.iter().zip(labels) {
            let text = label.as_ref().map(|label| label.text.as_str());
            let stands = who.holder || who.next;
            let sure = stands && sight.seats().len() <= room(sight.form, long);
            assert!(!sure || text.is_some(), "{} in {what}", who.name);
            match sight.form {
                RingForm::Flat | RingForm::Bow => assert_eq!(text, None, "{what}"),
                RingForm::WallSide | RingForm::WallWhole => assert_eq!(text, None, "{what}"),
                _ if who.me => assert_eq!(text, Some("You"), "{what}"),
                RingForm::Desk | RingForm::DeskMid | RingForm::Wall => {
                    let words = who.name.split(' ').next().unwrap_or_default();
                    let fits =
                        short::letters(words) <= 5 || (who.holder && label::width(words) < 6.7);
                    let sure = sight.seats().len() <= 12 && fits;
                    assert!(!sure || text.is_some(), "{} in {what}", who.name);
                }
                _ => {}
            }
            // A word is never cut.
            if let Some(text) = text.filter(|_| !who.me) {
                let first = text.split([' ', '-']).next().unwrap_or_default();
                let initial = first.strip_suffix('.').filter(|_| stands);
                let is_one = |letter| short::letters(letter) == 1 && who.name.starts_with(letter);
                let word = who.name.split([' ', '-']).next();
                assert!(
                    word == Some(first) || initial.is_some_and(is_one),
                    "{what}: {text}"
                );
                assert!(!text.contains('…') && short::letters(text) <= short::LONGEST_WORD);
            }
        }
    });
}

#[test]
fn names_are_shown_as_the_table_says() {
    let named = |form: RingForm, seats| {
        let (commons, people) = circle_of(seats, &SHORT, 4, round());
        let me = (!form.is_wall()).then_some(SeatId(1));
        let drawing = draw(form, Mode::Turns, &commons, &people, me);
        drawing
            .piece
            .marks
            .iter()
            .filter(|mark| mark.name.is_some())
            .count()
    };
    assert_eq!(named(RingForm::Round, 9), 9);
    assert_eq!(named(RingForm::Round, 12), 3);
    assert!((1..=3).contains(&named(RingForm::Low, 9)));
    assert_eq!(named(RingForm::Flat, 9), 0);
    assert_eq!(named(RingForm::Desk, 14), 14);
    assert_eq!(named(RingForm::Wall, 12), 12);
    assert!((1..=2).contains(&named(RingForm::Wall, 50)));
    for mode in [Mode::Still, Mode::Loose, Mode::Gone] {
        let (commons, people) = circle_of(9, &SHORT, 1, round());
        let piece = draw(RingForm::Round, mode, &commons, &people, Some(SeatId(1))).piece;
        assert!(
            piece.marks.iter().all(|mark| mark.name.is_none()),
            "{mode:?}"
        );
        assert_eq!((piece.bead, piece.time.as_str()), (None, ""), "{mode:?}");
    }
}

#[test]
fn shapes_are_those_of_the_design() {
    let of = |form, mode, seats| {
        let oval = Oval::of(form, mode, seats);
        [oval.seat, oval.bench.a, oval.bench.b, oval.bench.middle.y].map(tenths)
    };
    let (turns, still) = (Mode::Turns, Mode::Still);
    for (form, mode, seats, shape) in [
        (RingForm::Round, turns, 9, ["25", "135", "117", "174"]),
        (RingForm::Round, turns, 12, ["21", "140.3", "122.3", "174"]),
        (
            RingForm::Round,
            still,
            12,
            ["23.7", "136.7", "140.7", "174"],
        ),
        (RingForm::Mid, turns, 12, ["18.6", "143.4", "75.6", "125"]),
        (RingForm::Low, turns, 12, ["18.7", "143.3", "56.1", "97.8"]),
        (RingForm::Deep, turns, 12, ["18", "144.3", "43.1", "71.8"]),
        (RingForm::Flat, still, 12, ["16", "146.9", "38.9", "62"]),
        (RingForm::Desk, turns, 14, ["29.5", "197.1", "205.1", "280"]),
        (
            RingForm::DeskDeep,
            turns,
            14,
            ["22.2", "206.7", "104.7", "170"],
        ),
        (RingForm::Wall, turns, 12, ["36", "254.5", "265.5", "359"]),
        (RingForm::Wall, turns, 50, ["11.8", "259.7", "290.9", "360"]),
        (RingForm::WallSide, still, 12, ["34", "219.1", "241", "360"]),
        (
            RingForm::WallWhole,
            still,
            12,
            ["34", "353.1", "279.1", "360"],
        ),
        (
            RingForm::WallWhole,
            Mode::Gone,
            9,
            ["30", "343.4", "246.4", "360"],
        ),
    ] {
        assert_eq!(of(form, mode, seats), shape, "{form:?} {mode:?} of {seats}");
    }
}

#[test]
fn a_pass_leaves_the_frame_and_the_piece_is_small() {
    for seats in [3, 10, 12, 50] {
        for form in RingForm::ALL {
            let drawing = |names, holder| {
                let (commons, people) = circle_of(seats, names, holder, round());
                draw(form, Mode::Turns, &commons, &people, Some(SeatId(1)))
            };
            let (before, after) = (drawing(&SHORT, 1), drawing(&SHORT, 2));
            assert_eq!(before.frame, after.frame);
            assert_ne!(before.piece, after.piece);
            let bytes = |piece: &RingPiece| serde_json::to_string(piece).unwrap().len();
            let (piece, long) = (bytes(&after.piece), bytes(&drawing(&LONG, 2).piece));
            let frame = serde_json::to_string(&after.frame).unwrap().len();
            println!("{form:?} of {seats}: frame {frame} bytes, piece {piece}, long names {long}");
            let most = if seats == 12 { 870 } else { 1_500 };
            let on_phone = !form.is_desk() && !form.is_wall();
            assert!(!on_phone || piece.max(long) <= most, "{form:?} of {seats}");
        }
    }
}

#[test]
fn time_begins_at_the_piece_and_the_light_is_there() {
    let (mut commons, people) = circle_of(9, &SHORT, 5, round());
    let me = Some(SeatId(6));
    let piece = |commons: &Commons| draw(RingForm::Round, Mode::Turns, commons, &people, me).piece;
    let going = piece(&commons);
    assert!(
        going.time.starts_with("M170 252A96 78 0 0 1 "),
        "{}",
        going.time
    );
    let light = going.light.clone().unwrap();
    assert_eq!((light.x.as_str(), light.y.as_str()), ("170", "283.5"));
    assert_eq!(going.mode, "ring--round");
    commons.held_since = Some(Timestamp(5));
    let held = piece(&commons);
    assert_eq!(held.mode, "ring--paused");
    assert_eq!(held.bead, going.bead);
    assert_eq!(held.light.unwrap().y, "174");
    commons.held_since = None;
    commons.ring.piece = Piece::Centre;
    let centre = piece(&commons);
    assert_eq!(
        (centre.mode.as_str(), centre.time.as_str()),
        ("ring--centre", "")
    );
    assert_eq!(centre.bead.unwrap().scale, "1.2");
    commons.ring.piece = Piece::Resting;
    commons.span = Some(Span {
        since: Timestamp(0),
        length: 60_000,
        rung: 0,
    });
    let still = draw(RingForm::Low, Mode::Still, &commons, &people, me).piece;
    assert!(
        still.time.starts_with("M170 "),
        "on the bench, from oneself on"
    );
}

#[test]
fn whoever_looks_is_at_the_bottom_and_the_keeper_at_the_top_of_the_wall() {
    for seats in 1..=circle::MAX_SEATS {
        let (commons, people) = circle_of(seats, &SHORT, 0, round());
        let me = SeatId(seats as u32);
        let frame = |form, me| draw(form, Mode::Turns, &commons, &people, me).frame;
        let phone = frame(RingForm::Round, Some(me));
        assert_eq!(phone.me, Some(seats - 1));
        assert_eq!(phone.seats[seats - 1].x, "170");
        let lowest = phone
            .seats
            .iter()
            .map(|seat| number(&seat.y))
            .fold(0.0, f64::max);
        assert!((number(&phone.seats[seats - 1].y) - lowest).abs() < 0.01);
        let wall = frame(RingForm::Wall, None);
        let highest = wall
            .seats
            .iter()
            .map(|seat| number(&seat.y))
            .fold(999.0, f64::min);
        assert_eq!((wall.me, number(&wall.seats[0].y)), (None, highest));
    }
    // Clockwise from the bottom is to the left; the bow shows two on either side.
    let (commons, people) = circle_of(9, &SHORT, 0, round());
    let bow = draw(
        RingForm::Bow,
        Mode::Turns,
        &commons,
        &people,
        Some(SeatId(5)),
    )
    .frame;
    assert_eq!((bow.seats.len(), bow.me), (5, Some(2)));
    assert!(number(&bow.seats[3].x) < number(&bow.seats[2].x));
}

#[test]
fn pairs_are_joined_and_ones_own_is_apart() {
    let ids = |group: [u32; 2]| group.map(SeatId).to_vec();
    let scene = Scene::Pairs {
        question: String::new(),
        groups: vec![ids([1, 4]), ids([2, 3])],
        whole: 60_000,
    };
    let (commons, people) = circle_of(4, &SHORT, 0, scene);
    let piece = draw(
        RingForm::Round,
        Mode::Pairs,
        &commons,
        &people,
        Some(SeatId(4)),
    )
    .piece;
    assert_eq!(piece.bonds.matches('M').count(), 1);
    assert_eq!(piece.bond.matches('M').count(), 1);
    let named: Vec<_> = piece
        .marks
        .iter()
        .filter_map(|mark| mark.name.as_ref())
        .collect();
    let named: Vec<_> = named.iter().map(|name| name.text.as_str()).collect();
    assert_eq!(named, ["Maren", "You"]);
    let wall = draw(RingForm::WallSide, Mode::Pairs, &commons, &people, None).piece;
    assert_eq!(
        (wall.bonds.matches('M').count(), wall.bond.as_str()),
        (2, "")
    );
}

#[test]
fn the_other_way_round_the_bench_and_the_arrow_turn() {
    let (mut commons, people) = circle_of(9, &SHORT, 7, round());
    commons.ring.direction = Direction::Counter;
    commons.ring.next = Some(SeatId(7));
    let piece = draw(
        RingForm::Round,
        Mode::Turns,
        &commons,
        &people,
        Some(SeatId(1)),
    )
    .piece;
    // From the bottom, against the clock, to the seat two places on: a short way.
    assert!(piece.been.ends_with(" 170 291"), "{}", piece.been);
    assert!(!piece.heading.is_empty());
}

/// How long a pass takes: `cargo test --release -p app ring -- --nocapture a_pass_takes`.
#[test]
fn a_pass_takes_little_time() {
    for seats in [12, 50] {
        for form in [RingForm::Round, RingForm::Low, RingForm::Wall] {
            let (commons, people) = circle_of(seats, &LONG, 5, round());
            let view = RingView::new(&commons, &people, Some(SeatId(1)));
            std::hint::black_box(view.piece(form, Mode::Turns));
            let begun = std::time::Instant::now();
            for _ in 0..1_000 {
                std::hint::black_box(view.piece(form, Mode::Turns));
            }
            println!("{form:?} of {seats}: {:?} a pass", begun.elapsed() / 1_000);
        }
    }
}
