//! A circle on the bench, for tests.

use circle::{
    Action, Actor, Circle, Command, CommandId, Direction, KeeperTurn, LatePolicy, Part, Plan,
    Timestamp,
};

/// A circle in which nobody sits but the keeper.
pub(crate) fn opened() -> Circle {
    let plan = Plan {
        title: "Tuesday".to_owned(),
        intention: String::new(),
        parts: vec![Part::Agreements],
        direction: Direction::Clockwise,
        keeper_turn: KeeperTurn::First,
        late: LatePolicy::default(),
        care: String::new(),
    };
    Circle::open(plan, &[], Timestamp(1))
}

/// The same circle once `action` was done under the id `id`.
pub(crate) fn does(circle: &Circle, id: u128, by: Actor, action: Action) -> Circle {
    let command = Command::new(CommandId(id), action);
    match circle.act(Timestamp(1), by, &command) {
        Ok((circle, _)) => circle,
        Err(refusal) => panic!("{command:?}: {refusal:?}"),
    }
}

/// Once someone has come in by the door.
pub(crate) fn sits(circle: &Circle, id: u128) -> Circle {
    does(circle, id, Actor::Door, Action::Sit { consents: vec![] })
}

/// A circle in which so many sit beside the keeper.
pub(crate) fn gathered(people: u128) -> Circle {
    (1..=people).fold(opened(), |circle, id| sits(&circle, id))
}
