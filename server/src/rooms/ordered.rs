//! What the gathering asks of this circle.

use app::protocol::AskError;
use circle::{Action, Actor, Command, Order, OrderAnswer};

use super::room::Room;
use crate::chance;

impl Room {
    /// Answers an order. One that was answered before is answered again, and not carried out.
    pub(super) async fn order(
        &mut self,
        order: Order,
        action: Action,
    ) -> Result<OrderAnswer, AskError> {
        let command = Command::new(chance::command_id(), action);
        self.decide(Actor::Gathering(order), &command).await?;
        // Of an older one it is not remembered how; the gathering waits for no other than the newest.
        self.circle
            .answer_to(order.number)
            .ok_or(AskError::NotSaved)
    }
}
