//! What the gathering asks of this circle.

use app::protocol::AskError;
use circle::{Action, Actor, Command, Order, OrderAnswer, OrderNumber};

use super::room::{Room, replace};
use crate::chance;

impl Room {
    /// Answers the order of this number. One that was answered before is answered again, and not carried out.
    pub(super) async fn order(
        &mut self,
        number: OrderNumber,
        order: Order,
        word: Option<String>,
    ) -> Result<OrderAnswer, AskError> {
        let kind = order.kind();
        let command = Command::new(chance::command_id(), Action::Order(order));
        self.decide(Actor::Gathering(number), &command).await?;
        if let Some(text) = word {
            self.house_says(number, &text);
        }
        self.circle
            .answer_to(number, kind)
            .ok_or(AskError::NotSaved)
    }

    /// What the word of this order says. It is in memory alone, and comes again with the order until that is answered.
    fn house_says(&mut self, number: OrderNumber, text: &str) {
        let said = self.spoken.house_says(&self.circle, number, text);
        // A word that was put away is not said any more.
        if let Ok(spoken) = said
            && replace(&mut self.spoken, spoken)
        {
            self.publish(None);
        }
    }
}
