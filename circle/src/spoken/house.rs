//! A word of the house to everyone in the circle. What the host writes is in memory alone, as all that people say; the
//! circle knows that it came, and when it is heard.

use serde::{Deserialize, Serialize};

use super::Spoken;
use crate::circle::Circle;
use crate::refusal::Refusal;
use crate::text::{self, HOUSE_WORD_CHARS};
use crate::within::{OrderNumber, WordState};

/// A word of the house, as everyone reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseSays {
    /// The order that it came with.
    pub order: OrderNumber,
    pub text: String,
    pub urgent: bool,
}

impl Spoken {
    /// The text of the word that came with this order, which `circle` has carried out. To say it again changes nothing,
    /// and brings it back after the server was started anew.
    ///
    /// # Errors
    /// A [`Refusal`]: [`Refusal::NotNow`] for any word but the last, and what [`text::tidy`] says of it.
    pub fn house_says(
        &self,
        circle: &Circle,
        order: OrderNumber,
        text: &str,
    ) -> Result<Spoken, Refusal> {
        let text = text::tidy(text, HOUSE_WORD_CHARS)?;
        let mut spoken = self.following(circle);
        if spoken.house.is_none() {
            spoken.house = Some((order, text));
            spoken.house = spoken.house_following(circle);
        }
        match &spoken.house {
            Some((known, _)) if *known == order => Ok(spoken),
            Some(_) | None => Err(Refusal::NotNow),
        }
    }

    /// The word while it waits and lies there.
    pub(super) fn house_following(&self, circle: &Circle) -> Option<(OrderNumber, String)> {
        let word = circle.house_word().filter(|_| !circle.has_ended())?;
        let stays = word.state != WordState::PutAway;
        self.house
            .clone()
            .filter(|(order, _)| stays && *order == word.order)
    }

    /// What everyone reads of it.
    pub(super) fn house_says_now(&self, circle: &Circle) -> Option<HouseSays> {
        let lies = circle.word_that_lies()?;
        let urgent = circle.house_word()?.urgent;
        let (order, text) = self.house.clone().filter(|(order, _)| *order == lies)?;
        Some(HouseSays {
            order,
            text,
            urgent,
        })
    }
}
