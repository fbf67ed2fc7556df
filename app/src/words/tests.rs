#![allow(clippy::unwrap_used)]

use circle::parts::{Breathing, Closing};
use circle::{Action, Actor, ClosingWay, Direction, How, KeeperTurn, Part, Pattern, Plan, SeatId};

mod in_parts;

use super::*;
use crate::bench::{Bench, plan};

const MAREN: SeatId = SeatId(0);
const AMARA: SeatId = SeatId(1);
const TOMAS: SeatId = SeatId(2);
const ROSA: SeatId = SeatId(3);

fn sitting(parts: Vec<Part>, direction: Direction, keeper_turn: KeeperTurn) -> Bench {
    let plan = Plan {
        direction,
        keeper_turn,
        ..plan(parts)
    };
    Bench::of(plan, &[], &["Maren", "Amara", "Tomas", "Rosa"])
}

fn round() -> Part {
    Part::round("What are you carrying?", Some(60_000))
}

impl Bench {
    fn says(&self, seat: SeatId) -> (String, String) {
        let view = self.circle.seat_view(seat);
        let words = state(&view.commons, Some(&view.mine), &self.people);
        (words.line, words.sub)
    }

    fn projector(&self) -> (String, String) {
        let words = state(&self.circle.commons(), None, &self.people);
        (words.line, words.sub)
    }
}

fn pair(line: &str, sub: &str) -> (String, String) {
    (line.to_owned(), sub.to_owned())
}

#[test]
fn arriving_tells_the_seat_and_who_begins() {
    let sitting = sitting(vec![round()], Direction::Clockwise, KeeperTurn::Last);
    let here = "Four of us are here. Maren will begin when the room is ready.";
    assert_eq!(sitting.says(AMARA), pair("Your seat is cedar", here));
    assert_eq!(
        sitting.says(MAREN),
        pair(
            "Your seat is lantern",
            "Four of us are here. Begin when the room is ready."
        )
    );
    assert_eq!(sitting.projector(), pair("Come in and take a seat", here));
    assert_eq!(part(&sitting.circle.commons()), "Arriving");
}

#[test]
fn a_round_tells_each_where_they_are() {
    let mut sitting = sitting(vec![round()], Direction::Clockwise, KeeperTurn::Last);
    sitting.keeper(Action::Begin);
    assert_eq!(
        sitting.says(AMARA),
        pair("The piece is with you", "Take your time.")
    );
    assert_eq!(
        sitting.says(TOMAS),
        pair("You are next", "Amara has the piece. There is no hurry.")
    );
    assert_eq!(
        sitting.says(ROSA),
        pair(
            "Amara has the piece",
            "You are listening. You come after Tomas."
        )
    );
    assert_eq!(
        sitting.says(MAREN),
        pair(
            "Amara has the piece",
            "You are listening. You come after Rosa."
        ),
        "the keeper's turn is the plan's: last"
    );
    assert_eq!(
        sitting.projector(),
        pair("Amara has the piece", "Tomas is next.")
    );
    sitting.passes(How::Shared);
    assert_eq!(
        sitting.says(AMARA),
        pair("Tomas has the piece", "You are listening.")
    );
    assert_eq!(prompt(&sitting.circle.commons()), "What are you carrying?");
}

#[test]
fn the_other_way_round_the_order_turns() {
    let mut sitting = sitting(vec![round()], Direction::Counter, KeeperTurn::First);
    sitting.keeper(Action::Begin);
    assert_eq!(
        sitting.says(AMARA),
        pair(
            "Maren has the piece",
            "You are listening. You come after Tomas."
        )
    );
    assert_eq!(sitting.says(ROSA).0, "You are next");
    sitting.does(TOMAS, Action::StepOut);
    assert_eq!(
        sitting.says(AMARA),
        pair(
            "Maren has the piece",
            "You are listening. You come after Rosa."
        )
    );
    assert_eq!(
        sitting.says(TOMAS),
        pair(
            "You have stepped out",
            "Your seat stays. The piece goes past you."
        )
    );
}

#[test]
fn whom_a_keeper_marked_is_told_that_they_are_still_asked() {
    let mut sitting = sitting(
        vec![round(), Part::Agreements],
        Direction::Clockwise,
        KeeperTurn::HoldsOnly,
    );
    sitting.keeper(Action::Begin);
    let text = "We listen.".to_owned();
    let (seat, away) = (TOMAS, true);
    sitting.keeper(Action::SetAway { seat, away });
    assert_eq!(sitting.says(TOMAS).0, "You have stepped out");
    sitting.keeper(Action::NextPart { from: 0 });
    sitting.does(AMARA, Action::Propose { text });
    assert_eq!(
        sitting.says(TOMAS),
        pair(
            "The keeper marked you as stepped out",
            "You are still asked. The piece goes past you until you are back."
        )
    );
    sitting.does(TOMAS, Action::StepIn);
    sitting.does(TOMAS, Action::StepOut);
    assert_eq!(sitting.says(TOMAS).0, "You have stepped out");
}

#[test]
fn who_sits_a_round_out_is_not_told_when_they_come() {
    let noted = Part::Round(circle::parts::Round {
        question: "What are you carrying?".to_owned(),
        share: None,
        kind: circle::RoundKind::Question,
        note: "This is about loss.".to_owned(),
        laps: 1,
    });
    let mut sitting = sitting(vec![noted], Direction::Clockwise, KeeperTurn::HoldsOnly);
    sitting.keeper(Action::Begin);
    sitting.does(TOMAS, Action::SitOut { part: 0 });
    sitting.keeper(Action::StartPart { part: 0 });
    assert_eq!(
        sitting.says(TOMAS),
        pair("Amara has the piece", "You are listening.")
    );
}

#[test]
fn silence_with_the_piece_is_told() {
    let mut sitting = sitting(vec![round()], Direction::Clockwise, KeeperTurn::HoldsOnly);
    sitting.keeper(Action::Begin);
    let turn = sitting.circle.commons().ring.piece.turn().unwrap().number;
    sitting.does(AMARA, Action::HoldSilence { turn });
    assert_eq!(
        sitting.says(ROSA),
        pair(
            "Amara has the piece",
            "We sit in silence. You come after Tomas."
        )
    );
    assert_eq!(
        sitting.says(MAREN),
        pair("Amara has the piece", "We sit in silence.")
    );
}

#[test]
fn a_pause_says_who_keeps_the_piece() {
    let mut sitting = sitting(vec![round()], Direction::Clockwise, KeeperTurn::Last);
    sitting.keeper(Action::Begin);
    sitting.keeper(Action::Pause);
    let line = "We are pausing together";
    assert_eq!(
        sitting.says(ROSA),
        pair(line, "Time is standing still, and Amara keeps the piece.")
    );
    assert_eq!(
        sitting.says(AMARA),
        pair(line, "Time is standing still, and you keep the piece.")
    );
    assert_eq!(
        prompt(&sitting.circle.commons()),
        "Feet on the floor. Look slowly round the room."
    );
}

#[test]
fn the_second_chance_names_nobody() {
    let mut sitting = sitting(vec![round()], Direction::Clockwise, KeeperTurn::HoldsOnly);
    sitting.keeper(Action::Begin);
    sitting.passes(How::NotNow);
    sitting.passes(How::Shared);
    sitting.passes(How::NotNow);
    let open = pair(
        "The piece is in the centre",
        "Some of us passed. It is offered to them once more.",
    );
    for seat in [MAREN, AMARA, TOMAS, ROSA] {
        assert_eq!(sitting.says(seat), open);
    }
    assert_eq!(sitting.projector(), open);
    sitting.does(AMARA, Action::Take);
    sitting.does(ROSA, Action::Take);
    assert_eq!(
        sitting.says(TOMAS),
        pair("Amara has the piece", "You are listening.")
    );
    sitting.passes(How::Shared);
    sitting.passes(How::Shared);
    assert_eq!(
        sitting.says(TOMAS),
        pair(
            "The round is complete",
            "Maren will go on when the room is ready."
        )
    );
    assert_eq!(
        sitting.says(MAREN),
        pair("The round is complete", "Go on when the room is ready.")
    );
}

#[test]
fn the_other_parts_say_what_they_are() {
    let parts = vec![
        Part::Agreements,
        Part::Breathing(Breathing {
            pattern: Pattern::Calm,
            breaths: 3,
        }),
        Part::Closing(Closing {
            way: ClosingWay::Silence,
        }),
    ];
    let mut sitting = sitting(parts, Direction::Clockwise, KeeperTurn::Last);
    sitting.keeper(Action::Begin);
    assert_eq!(sitting.says(ROSA).0, "What shall we ask of each other?");
    sitting.keeper(Action::NextPart { from: 0 });
    assert_eq!(
        sitting.says(ROSA),
        pair(
            "A breath together",
            "Maren will begin when the room is ready."
        )
    );
    sitting.keeper(Action::Breathe {
        pattern: Pattern::Calm,
        breaths: 3,
    });
    assert_eq!(
        sitting.says(ROSA),
        pair(
            "We breathe together",
            "In for four, out for six. Small, quiet breaths."
        )
    );
    sitting.now = sitting.now.after(60_000);
    sitting.asks(Actor::Clock, Action::Tick);
    assert_eq!(
        sitting.says(ROSA),
        pair(
            "That was the last breath",
            "Rest a moment. Maren will go on when the room is ready."
        )
    );
    sitting.keeper(Action::NextPart { from: 1 });
    assert_eq!(sitting.says(ROSA).0, "We close in silence");
    assert_eq!(part(&sitting.circle.commons()), "Closing silence");
    sitting.keeper(Action::Close);
    assert_eq!(
        sitting.projector(),
        pair("The circle is closed", "Thank you for coming.")
    );
}

#[test]
fn small_things() {
    assert_eq!(count(9), "nine");
    assert_eq!(count(41), "41");
    assert_eq!(capital("noor"), "Noor");
    assert_eq!(capital(""), "");
    assert_eq!(pass_to(Some("Noor")), "Pass the piece to Noor");
    assert_eq!(pass_to(None), "Lay the piece down");
}
