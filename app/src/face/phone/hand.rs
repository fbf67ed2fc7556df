//! What a seat can do now: pure functions of what it sees.

use circle::view::{Commons, Mine, Scene};
use circle::{ActionKind, Offer, Stage, TurnNumber};

use crate::before_turn::BeforeTurn;

/// What this seat can do now, beside leaving, which it always can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// It has the piece.
    Holding {
        /// The turn that a pass ends.
        turn: TurnNumber,
        /// It has said that it is holding silence.
        silent: bool,
    },
    /// It has the piece, and everything is held.
    Keeping,
    /// It passed, and is offered the piece once more.
    Offered,
    /// It said yes to that, and waits for the piece.
    Waiting,
    /// It has stepped out.
    Away,
    /// The piece lies in the centre, and it may take it.
    MayTake,
    /// It is next, or a note is read: it may be asked later, or sit the round out.
    BeforeTurn,
    /// It sits the round out, and may join in after all.
    SatOut {
        part: usize,
    },
    /// It answers what we ask of each other.
    Answering,
    /// It breathes with the others, or rests.
    Breathing,
    /// Everything is held.
    Paused,
    /// The circle has not begun.
    Arriving,
    Listening,
    /// The circle is closed.
    Over,
}

/// Whether everyone breathes together, in a part of its own or in between.
fn breathes(commons: &Commons) -> bool {
    let breath = commons.breath.as_ref();
    breath.is_some_and(|breath| breath.interlude)
        || matches!(commons.scene, Scene::Breathing { .. })
}

/// What the seat of `mine` can do now.
#[must_use]
pub fn hand(commons: &Commons, mine: &Mine) -> Hand {
    let may = |kind| mine.may.contains(&kind);
    if commons.scene == Scene::Ended {
        return Hand::Over;
    }
    if may(ActionKind::StepIn) {
        return Hand::Away;
    }
    if breathes(commons) {
        return Hand::Breathing;
    }
    let turn = commons
        .ring
        .piece
        .turn()
        .filter(|turn| turn.seat == mine.seat);
    match (turn, commons.held_since, mine.offer) {
        (Some(_), Some(_), _) => Hand::Keeping,
        (None, Some(_), _) => Hand::Paused,
        (Some(turn), None, _) => Hand::Holding {
            turn: turn.number,
            silent: turn.silent,
        },
        (None, None, Some(Offer::Open)) => Hand::Offered,
        (None, None, Some(Offer::Wanted)) => Hand::Waiting,
        (None, None, _) if may(ActionKind::Take) => Hand::MayTake,
        (None, None, Some(Offer::Settled) | None) => match commons.stage {
            Stage::Arriving => Hand::Arriving,
            Stage::Part(_) if commons.scene.settles_agreements() => Hand::Answering,
            Stage::Part(part) if may(ActionKind::JoinIn) => Hand::SatOut { part },
            Stage::Part(_) if !BeforeTurn::of(commons, mine).is_empty() => Hand::BeforeTurn,
            Stage::Part(_) | Stage::Ended => Hand::Listening,
        },
    }
}

impl Hand {
    /// Whether a dark screen may stay dark: nothing waits for this seat.
    #[must_use]
    pub fn can_rest(self) -> bool {
        matches!(
            self,
            Hand::Listening | Hand::Paused | Hand::Waiting | Hand::Away
        )
    }
}

#[cfg(test)]
mod tests {
    use circle::{Action, Actor, How, KeeperTurn, Part, Pattern, Plan, SeatId};

    use super::*;
    use crate::bench::{Bench, plan};

    const KEEPER: SeatId = SeatId(0);
    const ONE: SeatId = SeatId(1);
    const TWO: SeatId = SeatId(2);

    fn sitting(parts: Vec<Part>) -> Bench {
        let plan = Plan {
            keeper_turn: KeeperTurn::HoldsOnly,
            ..plan(parts)
        };
        Bench::of(plan, &[], &["Maren", "Amara", "Jo"])
    }

    impl Bench {
        fn hand(&self, seat: SeatId) -> Hand {
            let view = self.circle.seat_view(seat);
            hand(&view.commons, &view.mine)
        }
    }

    fn round() -> Part {
        Part::round("How are you?", None)
    }

    #[test]
    fn the_hand_follows_a_round() {
        let mut sitting = sitting(vec![round()]);
        assert_eq!(sitting.hand(ONE), Hand::Arriving);
        sitting.keeper(Action::Begin);
        assert_eq!(
            sitting.hand(ONE),
            Hand::Holding {
                turn: 1,
                silent: false
            }
        );
        assert_eq!(sitting.hand(TWO), Hand::BeforeTurn);
        sitting.keeper(Action::Pause);
        assert_eq!(sitting.hand(ONE), Hand::Keeping);
        assert_eq!(sitting.hand(TWO), Hand::Paused);
        sitting.keeper(Action::Resume);
        sitting.passes(How::NotNow);
        sitting.does(ONE, Action::StepOut);
        assert_eq!(sitting.hand(ONE), Hand::Away);
        sitting.does(ONE, Action::StepIn);
        sitting.passes(How::NotNow);
        assert_eq!(sitting.hand(ONE), Hand::Offered);
        assert_eq!(
            sitting.hand(KEEPER),
            Hand::Listening,
            "nothing tells the keeper who passed"
        );
        sitting.does(TWO, Action::Take);
        sitting.does(ONE, Action::Take);
        assert_eq!(sitting.hand(ONE), Hand::Waiting);
        sitting.keeper(Action::Close);
        assert_eq!(sitting.hand(ONE), Hand::Over);
    }

    #[test]
    fn a_breath_in_between_comes_before_all_else() {
        let mut sitting = sitting(vec![round(), Part::Agreements]);
        sitting.keeper(Action::Begin);
        sitting.keeper(Action::Breathe {
            pattern: Pattern::Calm,
            breaths: 3,
        });
        assert_eq!(sitting.hand(ONE), Hand::Breathing);
        sitting.now = sitting.now.after(60_000);
        sitting.asks(Actor::Clock, Action::Tick);
        sitting.keeper(Action::Resume);
        assert_eq!(sitting.hand(TWO), Hand::BeforeTurn);
        sitting.keeper(Action::NextPart { from: 0 });
        assert_eq!(sitting.hand(ONE), Hand::Answering);
    }
}
