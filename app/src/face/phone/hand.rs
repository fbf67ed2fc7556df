//! What a seat can do now: pure functions of what it sees.

use circle::view::{Commons, Mine, Scene};
use circle::{ActionKind, Offer, Stage, TurnNumber};

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
    /// A note is read: it may sit the round out, or join in after all.
    Reading {
        part: usize,
        /// It sits this one out.
        out: bool,
    },
    /// The piece comes to it next.
    Next {
        part: usize,
        /// There are others who can go first.
        may_ask_later: bool,
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
            Stage::Part(part)
                if may(ActionKind::JoinIn)
                    || (may(ActionKind::SitOut) && commons.scene.has_note()) =>
            {
                Hand::Reading {
                    part,
                    out: mine.sits_out,
                }
            }
            Stage::Part(part)
                if may(ActionKind::SitOut) && commons.ring.next == Some(mine.seat) =>
            {
                Hand::Next {
                    part,
                    may_ask_later: may(ActionKind::AskLater),
                }
            }
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
    use circle::{
        Action, Actor, Circle, Command, CommandId, Direction, How, KeeperTurn, Part, Pattern, Plan,
        SeatId, Timestamp,
    };

    use super::*;

    const KEEPER: SeatId = SeatId(0);
    const ONE: SeatId = SeatId(1);
    const TWO: SeatId = SeatId(2);

    struct Sitting(Circle, u64);

    impl Sitting {
        fn of(parts: Vec<Part>) -> Sitting {
            let plan = Plan {
                title: "Tuesday".to_owned(),
                intention: String::new(),
                parts,
                direction: Direction::Clockwise,
                keeper_turn: KeeperTurn::HoldsOnly,
                late: circle::LatePolicy::default(),
                care: String::new(),
            };
            let mut sitting = Sitting(Circle::open(plan, &[], Timestamp(0)), 0);
            for _ in 0..2 {
                sitting.does(Actor::Door, Action::Sit { consents: vec![] });
            }
            sitting
        }

        #[allow(clippy::unwrap_used)]
        fn does(&mut self, who: Actor, action: Action) {
            self.1 += 1;
            let command = Command::new(CommandId(u128::from(self.1)), action);
            self.0 = self.0.act(Timestamp(self.1), who, &command).unwrap().0;
        }

        fn keeper(&mut self, action: Action) {
            self.does(Actor::Seat(KEEPER), action);
        }

        fn pass(&mut self, how: How) {
            if let Some(turn) = self.0.commons().ring.piece.turn() {
                let action = Action::Pass {
                    turn: turn.number,
                    how,
                };
                self.does(Actor::Seat(turn.seat), action);
            }
        }

        fn hand(&self, seat: SeatId) -> Hand {
            let view = self.0.seat_view(seat);
            hand(&view.commons, &view.mine)
        }
    }

    fn round() -> Part {
        Part::round("How are you?", None)
    }

    #[test]
    fn the_hand_follows_a_round() {
        let mut sitting = Sitting::of(vec![round()]);
        assert_eq!(sitting.hand(ONE), Hand::Arriving);
        sitting.keeper(Action::Begin);
        assert_eq!(
            sitting.hand(ONE),
            Hand::Holding {
                turn: 1,
                silent: false
            }
        );
        assert_eq!(
            sitting.hand(TWO),
            Hand::Next {
                part: 0,
                may_ask_later: false
            }
        );
        sitting.keeper(Action::Pause);
        assert_eq!(sitting.hand(ONE), Hand::Keeping);
        assert_eq!(sitting.hand(TWO), Hand::Paused);
        sitting.keeper(Action::Resume);
        sitting.pass(How::NotNow);
        sitting.does(Actor::Seat(ONE), Action::StepOut);
        assert_eq!(sitting.hand(ONE), Hand::Away);
        sitting.does(Actor::Seat(ONE), Action::StepIn);
        sitting.pass(How::NotNow);
        assert_eq!(sitting.hand(ONE), Hand::Offered);
        assert_eq!(
            sitting.hand(KEEPER),
            Hand::Listening,
            "nothing tells the keeper who passed"
        );
        sitting.does(Actor::Seat(TWO), Action::Take);
        sitting.does(Actor::Seat(ONE), Action::Take);
        assert_eq!(sitting.hand(ONE), Hand::Waiting);
        sitting.keeper(Action::Close);
        assert_eq!(sitting.hand(ONE), Hand::Over);
    }

    #[test]
    fn a_breath_in_between_comes_before_all_else() {
        let mut sitting = Sitting::of(vec![round(), Part::Agreements]);
        sitting.keeper(Action::Begin);
        sitting.keeper(Action::Breathe {
            pattern: Pattern::Calm,
            breaths: 3,
        });
        assert_eq!(sitting.hand(ONE), Hand::Breathing);
        sitting.1 += 60_000;
        sitting.does(Actor::Clock, Action::Tick);
        sitting.keeper(Action::Resume);
        assert_eq!(sitting.hand(TWO), Hand::Listening);
        sitting.keeper(Action::NextPart { from: 0 });
        assert_eq!(sitting.hand(ONE), Hand::Answering);
    }
}
