//! A circle that is part of a gathering: what the house asks, and when people come to the seats that are kept for them.

use circle::{
    Action, Actor, Carried, Circle, Consent, DeskHouse, Order, OrderAnswer, OrderNumber, Part,
    Refusal, Thumb,
};

use super::{KEEPER, OPENED, Sitting, plan};

impl Sitting {
    /// A circle of a gathering with these parts and the gathering's agreements. Its keeper has come, who only holds the
    /// form; so have the others, for whom a seat was kept.
    pub(crate) fn gathered(parts: Vec<Part>, in_force: &[&str], others: &[&str]) -> Sitting {
        let mut plan = plan(parts);
        plan.keeper_turn = circle::KeeperTurn::HoldsOnly;
        let in_force: Vec<_> = in_force.iter().map(|text| (*text).to_owned()).collect();
        let mut sitting = Sitting::new(plan, &[], &[]);
        let opened = Circle::open(sitting.circle.plan().clone(), &[], OPENED);
        let circle = opened.clone().within_gathering(&in_force, &[]);
        let agreed: Vec<_> = circle.agreements().iter().map(up).collect();
        sitting.circle = opened.within_gathering(&in_force, &agreed);
        sitting.does(KEEPER, Action::StepIn);
        for name in others {
            sitting.seats(name);
            sitting.does(name, Action::StepIn);
        }
        sitting
    }

    /// The next order.
    pub(crate) fn next_order(&self) -> Order {
        let after = self.circle.answered_order().unwrap_or(0);
        let number = after + 1;
        Order { number, after }
    }

    /// The gathering asks for `action` by this order.
    pub(crate) fn by_order(
        &mut self,
        order: Order,
        action: Action,
    ) -> Result<OrderAnswer, Refusal> {
        let command = self.command(action);
        self.acts(Actor::Gathering(order), &command)?;
        Ok(self.circle.answer_to(order.number).unwrap())
    }

    /// The gathering asks for `action`; what it is answered.
    #[track_caller]
    pub(crate) fn ordered(&mut self, action: Action) -> OrderAnswer {
        self.by_order(self.next_order(), action).unwrap()
    }

    /// The gathering asks for `action`, which must be possible. The number of its order.
    #[track_caller]
    pub(crate) fn house_asks(&mut self, action: Action) -> OrderNumber {
        let told = format!("{action:?}");
        let order = self.next_order();
        let answer = self.by_order(order, action).unwrap();
        let done = !matches!(answer, OrderAnswer::Refused(_) | OrderAnswer::Earlier);
        assert!(done, "{told}: {answer:?}");
        order.number
    }

    /// A seat is kept for `name`, who lives with all that is in force.
    #[track_caller]
    pub(crate) fn seats(&mut self, name: &str) -> &mut Sitting {
        let consents = self.yes_to_all();
        let carried = Carried::OwnPhone;
        let answer = self.ordered(Action::SeatSomeone { carried, consents });
        let OrderAnswer::Seated(seat) = answer else {
            panic!("no seat for {name}: {answer:?}");
        };
        self.is_called(name, seat);
        self
    }

    /// What the desk shows of what the house asks.
    pub(crate) fn house_card(&self) -> DeskHouse {
        self.circle.desk().house.unwrap()
    }
}

fn up(agreement: &circle::Agreement) -> Consent {
    Consent {
        to: agreement.seen(),
        thumb: Thumb::Up,
    }
}
