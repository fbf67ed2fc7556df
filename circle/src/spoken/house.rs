//! Words of the house to everyone in the circle. What the host writes is in memory alone, as all that people say; the
//! circle knows that a word came, and when it is heard.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Spoken;
use crate::circle::Circle;
use crate::order::OrderNumber;
use crate::refusal::Refusal;
use crate::text::{self, HOUSE_WORD_CHARS};
use crate::within::WordState;

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
    /// A [`Refusal`]: [`Refusal::NotNow`] for a word that the circle does not know, or that was put away; and what
    /// [`text::tidy`] says of it.
    pub fn house_says(
        &self,
        circle: &Circle,
        order: OrderNumber,
        text: &str,
    ) -> Result<Spoken, Refusal> {
        let text = text::tidy(text, HOUSE_WORD_CHARS)?;
        let mut spoken = self.following(circle);
        spoken.house.entry(order).or_insert(text);
        spoken.house = spoken.house_following(circle);
        if spoken.house.contains_key(&order) {
            Ok(spoken)
        } else {
            Err(Refusal::NotNow)
        }
    }

    /// The words that wait and that lie there.
    pub(super) fn house_following(&self, circle: &Circle) -> BTreeMap<OrderNumber, String> {
        let known = circle.house_words().iter();
        let stays = known.filter(|word| word.state != WordState::PutAway && !circle.has_ended());
        stays
            .filter_map(|word| Some((word.order, self.house.get(&word.order)?.clone())))
            .collect()
    }

    /// What everyone reads of them: urgent ones first, and of those alike the oldest.
    pub(super) fn house_says_now(&self, circle: &Circle) -> Vec<HouseSays> {
        let says = circle.words_that_lie().filter_map(|word| {
            Some(HouseSays {
                order: word.order,
                text: self.house.get(&word.order)?.clone(),
                urgent: word.urgent,
            })
        });
        says.collect()
    }
}
