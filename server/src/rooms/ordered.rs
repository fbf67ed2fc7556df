//! What the gathering asks of this circle.

use app::protocol::AskError;
use circle::{Action, Actor, Command, Order, OrderAnswer};

use super::room::{Room, replace};
use crate::chance;

impl Room {
    /// Answers an order. One that was answered before is answered again, and not carried out.
    pub(super) async fn order(
        &mut self,
        order: Order,
        action: Action,
        word: Option<String>,
    ) -> Result<OrderAnswer, AskError> {
        let command = Command::new(chance::command_id(), action);
        self.decide(Actor::Gathering(order), &command).await?;
        if let Some(text) = word {
            self.house_says(order, &text);
        }
        // Of an older one it is not remembered how; the gathering waits for no other than the newest.
        self.circle
            .answer_to(order.number)
            .ok_or(AskError::NotSaved)
    }

    /// What the word of this order says. It is in memory alone, and comes again with the order until that is answered.
    fn house_says(&mut self, order: Order, text: &str) {
        let said = self.spoken.house_says(&self.circle, order.number, text);
        // A word that another has followed is not said any more.
        if let Ok(spoken) = said
            && replace(&mut self.spoken, spoken)
        {
            self.publish(None);
        }
    }
}
