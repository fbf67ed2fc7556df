//! The piece and the ring.

use std::collections::{BTreeMap, BTreeSet};

use circle::view::RoundState;
use circle::view::Scene;
use circle::{
    Action, ActionKind, Actor, Carried, Circle, Door, KeeperTurn, LateDoor, Offer, Order,
    PartState, Piece, Seat, SeatId,
};
use proptest::prelude::*;

use crate::bench::{opening, steps};

fn ids(circle: &Circle) -> Vec<SeatId> {
    circle.seats().iter().map(|seat| seat.id).collect()
}

fn open_centre(circle: &Circle) -> bool {
    matches!(circle.commons().scene, Scene::Centre { .. })
}

fn is_present(circle: &Circle, seat: SeatId) -> bool {
    circle.seat(seat).is_some_and(|seat| !seat.away)
}

/// Where the keeper goes to another circle, a seat is kept beside theirs.
fn replace_keeper(before: &Circle, after: &Circle, gone: SeatId, ids: &mut Vec<SeatId>) {
    if gone == before.keeper()
        && let Some(at) = ids.iter().position(|seat| *seat == gone)
    {
        ids.insert(at + 1, after.keeper());
    }
}

/// Whether `seat` goes with the phone of `phone`: nothing was ever asked for it there.
fn goes_with(circle: &Circle, phone: SeatId, seat: SeatId) -> bool {
    let seat = circle.seat(seat);
    seat.is_some_and(|seat| seat.carried == Carried::By(phone) && !seat.voiced)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn at_most_one_seat_has_the_piece_and_it_is_there_to_have_it(
        opening in opening(), steps in steps(80)
    ) {
        let holds_only = opening.keeper_turn == KeeperTurn::HoldsOnly;
        let kept = |circle: &Circle| match circle.part_state() {
            PartState::Round(round) => round.keeper,
            _ => None,
        };
        opening.begun().walk(&steps, |_, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            if open_centre(after) && asked.command.action == Action::Take {
                prop_assert!(!(holds_only && after.piece().holder() == Some(after.keeper())));
            }
            let listed: BTreeSet<_> = ids(after)
                .into_iter()
                .filter(|seat| after.seat_view(*seat).mine.may.contains(&ActionKind::Pass))
                .collect();
            match after.piece() {
                Piece::With(turn) => {
                    prop_assert!(is_present(after, turn.seat));
                    prop_assert!(matches!(after.part_state(), PartState::Round(_)) || open_centre(after));
                    prop_assert!(!(holds_only && Some(turn.seat) == kept(after)));
                    let free = after.hold().is_none();
                    prop_assert_eq!(listed, free.then_some(turn.seat).into_iter().collect());
                }
                Piece::Centre => {
                    prop_assert_eq!(listed, BTreeSet::new());
                    if open_centre(after) {
                        return Ok(());
                    }
                    // One whom a keeper marked as stepped out is waited for.
                    let asked = |seat: &Seat| {
                        (!seat.away || seat.marked_away)
                            && after.mine(seat.id).offer == Some(Offer::Open)
                    };
                    prop_assert!(after.seats().iter().any(asked), "waits for nobody");
                }
                Piece::Resting => prop_assert_eq!(listed, BTreeSet::new()),
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_round_that_rests_is_complete_or_has_nobody_to_begin_it(
        opening in opening(), steps in steps(80)
    ) {
        opening.begun().walk(&steps, |_, _, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            let Scene::Round { state, .. } = after.commons().scene else { return Ok(()) };
            let takes_part = |seat: &SeatId| is_present(after, *seat) && !after.mine(*seat).sits_out;
            let nobody = !after.lap().iter().any(takes_part);
            match after.piece() {
                Piece::Resting => prop_assert!(
                    matches!(state, RoundState::Complete | RoundState::Waiting) || nobody
                ),
                Piece::Centre => prop_assert_eq!(state, RoundState::Again),
                Piece::With(_) => prop_assert_ne!(state, RoundState::Complete),
            }
            Ok(())
        })?;
    }

    #[test]
    fn who_is_shown_as_next_is_who_gets_the_piece(opening in opening(), steps in steps(80)) {
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            if let Some(next) = before.commons().ring.next {
                prop_assert!(is_present(before, next));
                prop_assert_ne!(before.piece().holder(), Some(next));
            }
            if matches!(asked.command.action, Action::Pass { .. } | Action::PassOn { .. }) {
                // The piece goes past one who sits the round out, and then everyone sees it.
                let next = before.commons().ring.next;
                if !next.is_some_and(|next| before.mine(next).sits_out) {
                    prop_assert_eq!(after.piece().holder(), next);
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn the_piece_leaves_a_seat_only_by_an_action_that_moves_it(
        opening in opening(), steps in steps(80)
    ) {
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            let turn = |circle: &Circle| circle.piece().turn().map(|turn| turn.number);
            if turn(before) == turn(after) {
                return Ok(());
            }
            let came = before.seats().iter().any(|seat| {
                seat.kept && after.seat(seat.id).is_some_and(|seat| !seat.kept)
            });
            let moves = came || match asked.command.action.kind() {
                ActionKind::Close => true,
                ActionKind::Order => after.has_ended(),
                ActionKind::Pass | ActionKind::PassOn | ActionKind::NextPart | ActionKind::Take | ActionKind::StartPart => {
                    before.hold().is_none()
                }
                // These move the piece away from one who is gone, or to one who is here again.
                ActionKind::StepOut | ActionKind::Leave | ActionKind::SetAway | ActionKind::StepIn | ActionKind::Sit | ActionKind::JoinIn
                | ActionKind::Remove | ActionKind::RemoveNeverCame | ActionKind::LetIn | ActionKind::AddSeat | ActionKind::CarrySeat => {
                    before.piece().holder().is_none_or(|holder| !is_present(after, holder))
                }
                _ => false,
            };
            prop_assert!(moves, "{:?}", asked.command.action);
            Ok(())
        })?;
    }

    #[test]
    fn the_ring_changes_only_by_sitting_down_leaving_and_moving(
        opening in opening(), steps in steps(80)
    ) {
        // Who goes to another circle when the turn of this seat is over: it is theirs, or goes along with them.
        let mut going = BTreeMap::new();
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            let now = ids(after);
            let goes = before.piece().holder().and_then(|holder| going.get(&holder).copied());
            let turn = |circle: &Circle| circle.piece().turn().map(|turn| turn.number);
            let over = goes.filter(|_| turn(before) != turn(after) && !after.has_ended());
            let mut before_ids = ids(before);
            if let Some(gone) = over.filter(|_| asked.command.action != Action::Leave) {
                prop_assert!(!now.contains(&gone), "{gone:?} has not gone");
                replace_keeper(before, after, gone, &mut before_ids);
                // Somebody spoke for one who had the piece.
                let stays = |seat| after.seat(seat).is_some_and(|seat| seat.voiced);
                before_ids.retain(|seat| {
                    *seat != gone && (stays(*seat) || !goes_with(before, gone, *seat))
                });
            }
            let mut expected = before_ids.clone();
            prop_assert_eq!(now.iter().collect::<BTreeSet<_>>().len(), now.len());
            match &asked.command.action {
                Action::Sit { .. } if after.waiting().len() > before.waiting().len() => {
                    let knocks = before.plan().late.door == LateDoor::Knock;
                    prop_assert!(knocks || asked.actor == Actor::Returning);
                    prop_assert_eq!(now, before_ids);
                }
                Action::Sit { .. } | Action::LetIn { .. } | Action::AddSeat { .. } | Action::CarrySeat { .. } => {
                    // One more, and the others as they were. Only a link or a keeper opens a locked door.
                    let by_itself = asked.actor == Actor::Door;
                    prop_assert!(!by_itself || before.door() == Door::Open);
                    let others: Vec<_> =
                        now.iter().copied().filter(|seat| before_ids.contains(seat)).collect();
                    prop_assert_eq!(others, before_ids);
                    prop_assert_eq!(now.len(), before.seats().len() + 1);
                }
                Action::Arrange { order } => prop_assert_eq!(&now, order),
                Action::Order(Order::SeatSomeone { .. }) => {
                    let new = after.seats().iter().filter(|seat| !before_ids.contains(&seat.id));
                    let new: Vec<_> = new.collect();
                    prop_assert!(new.len() <= 1 && new.iter().all(|seat| seat.kept && seat.away));
                    expected = now.clone();
                    expected.retain(|seat| before_ids.contains(seat));
                    prop_assert_eq!(expected, before_ids);
                }
                Action::Order(Order::GiveUpSeat { seat })
                    if before.piece().holder().is_some_and(|holder| {
                        holder == *seat || goes_with(before, *seat, holder)
                    }) =>
                {
                    prop_assert_eq!(now, before_ids);
                    prop_assert_eq!(before.piece(), after.piece(), "nothing cuts a person off");
                    going.extend(before.piece().holder().map(|holder| (holder, *seat)));
                }
                Action::Order(Order::GiveUpSeat { seat }) if before.seat(*seat).is_some() => {
                    prop_assert!(!now.contains(seat));
                    replace_keeper(before, after, *seat, &mut expected);
                    expected.retain(|other| other != seat && !goes_with(before, *seat, *other));
                    prop_assert_eq!(now, expected);
                }
                Action::Leave if before.waiting().len() > after.waiting().len() => {
                    prop_assert_eq!(now, before_ids);
                }
                Action::Leave | Action::Remove { .. } => {
                    // One, and with a phone the seats that it never spoke for.
                    let gone = |seat: &&SeatId| !now.contains(seat);
                    let gone: Vec<_> = before_ids.iter().filter(gone).copied().collect();
                    let goes_along = |seat: &&SeatId| gone.iter().any(|phone| goes_with(before, *phone, **seat));
                    prop_assert_eq!(gone.iter().filter(|seat| !goes_along(seat)).count(), 1);
                    expected.retain(|seat| !gone.contains(seat));
                    prop_assert_eq!(now, expected);
                }
                Action::RemoveNeverCame { seats } => {
                    expected.retain(|seat| now.contains(seat));
                    prop_assert_eq!(&now, &expected);
                    let goes = |seat: &SeatId| {
                        seats.contains(seat) || seats.iter().any(|phone| goes_with(before, *phone, *seat))
                    };
                    prop_assert!(before_ids.iter().all(|seat| now.contains(seat) || goes(seat)));
                }
                Action::MoveSeat { seat, to } => {
                    expected.retain(|other| other != seat);
                    expected.insert((*to).min(expected.len()), *seat);
                    prop_assert_eq!(now, expected);
                }
                _ => prop_assert_eq!(now, before_ids),
            }
            Ok(())
        })?;
    }
}
