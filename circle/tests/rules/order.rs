//! The order of a round: who is first, who is next, and that each person has the piece once.

use circle::view::RoundState;
use circle::{Action, ActionKind, Audience, Cue, Direction, How, KeeperTurn, Refusal, Sound};

use crate::common::{KEEPER, Sitting, plan, untimed};

/// The order in which everyone shares when nobody passes.
fn order(keeper_turn: KeeperTurn, direction: Direction, others: &[&str]) -> Vec<String> {
    let mut plan = plan(vec![untimed()]);
    plan.keeper_turn = keeper_turn;
    plan.direction = direction;
    let mut sitting = Sitting::new(plan, &[], others).begun();
    let mut order = Vec::new();
    while let Some(name) = sitting.holder().map(str::to_owned) {
        sitting.shares(&name);
        order.push(name);
    }
    sitting.round_is_complete();
    order
}

#[test]
fn the_piece_goes_round_from_the_keeper_or_to_the_keeper() {
    use Direction::{Clockwise, Counter};
    use KeeperTurn::{First, HoldsOnly, Last};
    let cases: [(KeeperTurn, Direction, &[&str]); 6] = [
        (First, Clockwise, &[KEEPER, "Ana", "Bo", "Cy"]),
        (First, Counter, &[KEEPER, "Cy", "Bo", "Ana"]),
        (Last, Clockwise, &["Ana", "Bo", "Cy", KEEPER]),
        (Last, Counter, &["Cy", "Bo", "Ana", KEEPER]),
        (HoldsOnly, Clockwise, &["Ana", "Bo", "Cy"]),
        (HoldsOnly, Counter, &["Cy", "Bo", "Ana"]),
    ];
    for (keeper, direction, expected) in cases {
        assert_eq!(
            order(keeper, direction, &["Ana", "Bo", "Cy"]),
            expected,
            "{keeper:?} {direction:?}"
        );
    }
}

#[test]
fn a_keeper_alone_has_the_piece_once_or_not_at_all() {
    assert_eq!(
        order(KeeperTurn::First, Direction::Clockwise, &[]),
        [KEEPER]
    );
    assert_eq!(order(KeeperTurn::Last, Direction::Counter, &[]), [KEEPER]);
    let nobody = Sitting::in_round(KeeperTurn::HoldsOnly, &[]);
    assert_eq!(nobody.holder(), None);
}

#[test]
fn the_one_who_gets_the_piece_hears_it_and_nobody_else() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana", "Bo"]);
    sitting.shares(KEEPER);
    let arrived = Cue {
        sound: Sound::PieceArrived,
        audience: Audience::Seat(sitting.seat("Ana")),
    };
    assert_eq!(sitting.heard, [arrived]);
}

#[test]
fn everyone_sees_who_is_next_and_where_the_round_began() {
    let mut sitting = Sitting::in_round(KeeperTurn::Last, &["Ana", "Bo"]);
    sitting.has_piece("Ana");
    assert_eq!(sitting.shown_next(), Some("Bo"));
    sitting.shares("Ana");
    assert_eq!(sitting.shown_next(), Some(KEEPER));
    assert_eq!(sitting.commons().ring.started, Some(sitting.seat("Ana")));
    sitting.shares("Bo");
    assert_eq!(sitting.shown_next(), None, "the keeper is the last");
}

#[test]
fn each_is_told_whom_they_come_after_also_when_seats_are_moved() {
    let mut sitting = Sitting::in_round(KeeperTurn::Last, &["Ana", "Bo", "Cy"]);
    assert_eq!(sitting.shown_before("Ana"), None, "has the piece");
    assert_eq!(sitting.shown_before("Cy"), Some("Bo"));
    assert_eq!(sitting.shown_before(KEEPER), Some("Cy"));
    sitting.shares("Ana").has_piece("Bo");
    assert_eq!(sitting.shown_before("Ana"), None, "has had the piece");
    // Ana, who has had it, is moved between them, and Cy to before them all.
    let (ana, cy) = (sitting.seat("Ana"), sitting.seat("Cy"));
    sitting.does(KEEPER, Action::MoveSeat { seat: ana, to: 2 });
    sitting.does(KEEPER, Action::MoveSeat { seat: cy, to: 1 });
    assert_eq!(sitting.shown_next(), Some("Cy"));
    assert_eq!(sitting.shown_before("Cy"), Some("Bo"));
    assert_eq!(sitting.shown_before(KEEPER), Some("Cy"));
    sitting.shares("Bo").has_piece("Cy");
    sitting.does("Bo", Action::StepOut);
    assert_eq!(sitting.shown_before(KEEPER), Some("Cy"));
}

#[test]
fn only_the_holder_passes_the_piece() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana", "Bo"]);
    let turn = sitting.turn();
    for how in [How::Shared, How::NotNow] {
        let refusal = sitting.refused("Ana", Action::Pass { turn, how });
        assert_eq!(refusal, Refusal::NotYourTurn);
    }
    let refusal = sitting.refused("Bo", Action::HoldSilence { turn });
    assert_eq!(refusal, Refusal::NotYourTurn);
}

#[test]
fn one_may_hold_silence_and_then_hand_the_piece_on() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana"]);
    let turn = sitting.turn();
    sitting.does(KEEPER, Action::HoldSilence { turn });
    assert!(sitting.share().silent);
    sitting.has_piece(KEEPER);
    // Said once is enough; the silence itself is the share.
    assert_eq!(
        sitting.refused(KEEPER, Action::HoldSilence { turn }),
        Refusal::NotNow
    );
    sitting.shares(KEEPER).has_piece("Ana");
    assert!(!sitting.share().silent);
    assert_eq!(sitting.record().shares, 1);
}

#[test]
fn the_keeper_moves_the_piece_on_for_someone() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana", "Bo"]);
    sitting.shares(KEEPER);
    let turn = sitting.turn();
    sitting
        .does(KEEPER, Action::PassOn { turn })
        .has_piece("Bo");
    assert_eq!(sitting.record().shares, 1, "the keeper's own");
    // Whoever was gone past is offered the piece once more.
    sitting.shares("Bo").piece_is_in_the_centre();
    assert!(sitting.may("Ana", ActionKind::Take));
}

#[test]
fn someone_who_sits_down_late_has_a_turn_in_this_round() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana", "Bo"]);
    sitting.all_share(&[KEEPER, "Ana"]).sits("Late");
    sitting.has_piece("Bo");
    assert_eq!(sitting.shown_next(), Some("Late"));
    sitting.all_share(&["Bo", "Late"]).round_is_complete();
}

#[test]
fn someone_who_sits_down_behind_the_piece_has_a_turn_when_it_comes_by() {
    let mut plan = plan(vec![untimed()]);
    plan.direction = Direction::Counter;
    let mut sitting = Sitting::new(plan, &[], &["Ana", "Bo"]).begun();
    // The end of the ring is beside the keeper, where the piece has been already.
    sitting.all_share(&[KEEPER, "Bo"]).sits("Late");
    sitting.all_share(&["Ana", "Late"]).round_is_complete();
}

#[test]
fn a_keeper_who_shares_last_is_last_also_after_latecomers() {
    let mut sitting = Sitting::in_round(KeeperTurn::Last, &["Ana", "Bo"]);
    sitting.all_share(&["Ana"]).sits("Late");
    sitting
        .all_share(&["Bo", "Late", KEEPER])
        .round_is_complete();
    // Also where the ring has the keeper's place before the latecomer's.
    let mut sitting = Sitting::in_round(KeeperTurn::Last, &["Ana", "Bo"]);
    let keeper = sitting.seat(KEEPER);
    sitting.does(
        KEEPER,
        Action::MoveSeat {
            seat: keeper,
            to: 2,
        },
    );
    sitting.shares("Ana").sits("Late");
    assert_eq!(sitting.ring(), ["Ana", "Bo", KEEPER, "Late"]);
    sitting
        .all_share(&["Bo", "Late", KEEPER])
        .round_is_complete();
}

#[test]
fn changing_places_keeps_who_has_had_a_turn() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana", "Bo", "Cy"]);
    sitting.all_share(&[KEEPER, "Ana"]).has_piece("Bo");
    let ana = sitting.seat("Ana");
    sitting.does(KEEPER, Action::MoveSeat { seat: ana, to: 3 });
    assert_eq!(sitting.ring(), [KEEPER, "Bo", "Cy", "Ana"]);
    sitting.has_piece("Bo");
    sitting.all_share(&["Bo", "Cy"]).round_is_complete();
}

#[test]
fn someone_moved_behind_the_piece_still_has_a_turn() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana", "Bo", "Cy"]);
    sitting.all_share(&[KEEPER, "Ana"]).has_piece("Bo");
    let cy = sitting.seat("Cy");
    sitting.does(KEEPER, Action::MoveSeat { seat: cy, to: 1 });
    assert_eq!(sitting.ring(), [KEEPER, "Cy", "Ana", "Bo"]);
    sitting.all_share(&["Bo", "Cy"]).round_is_complete();
}

#[test]
fn a_seat_moved_past_the_end_of_the_ring_is_the_last() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana", "Bo"]);
    let ana = sitting.seat("Ana");
    sitting.does(KEEPER, Action::MoveSeat { seat: ana, to: 99 });
    assert_eq!(sitting.ring(), [KEEPER, "Bo", "Ana"]);
    let nobody = circle::SeatId(99);
    let refusal = sitting.refused(
        KEEPER,
        Action::MoveSeat {
            seat: nobody,
            to: 0,
        },
    );
    assert_eq!(refusal, Refusal::UnknownSeat);
}

#[test]
fn turning_round_midway_offers_everyone_the_piece_once() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana", "Bo", "Cy", "Dee"]);
    sitting.all_share(&[KEEPER, "Ana"]).has_piece("Bo");
    let direction = Direction::Counter;
    sitting.does(KEEPER, Action::Turn { direction });
    sitting.has_piece("Bo");
    assert_eq!(
        sitting.shown_next(),
        Some("Dee"),
        "Ana and the keeper had it"
    );
    sitting.all_share(&["Bo", "Dee", "Cy"]).round_is_complete();
}

#[test]
fn the_closing_round_goes_the_same_way_untimed() {
    let mut sitting = Sitting::in_round(KeeperTurn::Last, &["Ana"]);
    sitting.next_part();
    assert_eq!(sitting.share().length, None);
    sitting.all_share(&["Ana", KEEPER]).round_is_complete();
}

#[test]
fn a_complete_round_stays_complete_when_someone_new_sits_down() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana"]);
    sitting.all_share(&[KEEPER, "Ana"]).sits("Late");
    sitting.round_is_complete();
    assert_eq!(
        sitting.circle.desk().still_to_come,
        0,
        "nobody is still to come"
    );
    sitting.next_part().all_share(&[KEEPER, "Ana", "Late"]);
}

#[test]
fn a_round_that_nobody_could_begin_begins_with_the_first_who_sits_down() {
    let mut sitting = Sitting::in_round(KeeperTurn::HoldsOnly, &[]);
    assert_eq!(sitting.round_state(), RoundState::Going);
    assert_eq!(sitting.record().rounds, 0, "nothing went round");
    sitting.sits("Ana").has_piece("Ana");
    sitting.shares("Ana").round_is_complete();
    assert_eq!(sitting.record().rounds, 1);
}
