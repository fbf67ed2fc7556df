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

    /// The number of an order that is newer than all others.
    pub(crate) fn next_order(&mut self) -> OrderNumber {
        self.commands += 1;
        self.commands as OrderNumber
    }

    /// The gathering asks for `order` under this number.
    pub(crate) fn by_order(
        &mut self,
        number: OrderNumber,
        order: Order,
    ) -> Result<OrderAnswer, Refusal> {
        let kind = order.kind();
        let command = self.command(Action::Order(order));
        self.acts(Actor::Gathering(number), &command)?;
        Ok(self.circle.answer_to(number, kind).unwrap())
    }

    /// The gathering asks for `order`; what it is answered.
    #[track_caller]
    pub(crate) fn ordered(&mut self, order: Order) -> OrderAnswer {
        let number = self.next_order();
        self.by_order(number, order).unwrap()
    }

    /// The gathering asks for `order`, which must be possible. Its number.
    #[track_caller]
    pub(crate) fn house_asks(&mut self, order: Order) -> OrderNumber {
        let told = format!("{order:?}");
        let number = self.next_order();
        let answer = self.by_order(number, order).unwrap();
        let done = !matches!(answer, OrderAnswer::Refused(_) | OrderAnswer::Earlier);
        assert!(done, "{told}: {answer:?}");
        number
    }

    /// A seat is kept for `name`, who lives with all that is in force.
    #[track_caller]
    pub(crate) fn seats(&mut self, name: &str) -> &mut Sitting {
        self.seats_as(name, false)
    }

    /// The same for someone who comes to keep.
    #[track_caller]
    pub(crate) fn seats_to_keep(&mut self, name: &str) -> &mut Sitting {
        self.seats_as(name, true)
    }

    #[track_caller]
    fn seats_as(&mut self, name: &str, keeps: bool) -> &mut Sitting {
        let consents = self.yes_to_all();
        let carried = Carried::OwnPhone;
        let answer = self.ordered(Order::SeatSomeone {
            carried,
            keeps,
            consents,
        });
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
