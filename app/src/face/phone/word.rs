//! The line under the bar: words of the house, what became of one's own request, that no keeper is there, and where we are for one who came
//! late.

use circle::HelpStatus;
use circle::spoken::SpokenView;
use circle::view::Commons;

use super::late::late;
use crate::face::Block;
use crate::face::sight::Sight;
use crate::protocol::People;
use crate::say::say;

pub(super) fn word(sight: &Sight<'_>) -> Vec<Block> {
    let asked = match sight.help.status {
        Some(HelpStatus::Asked) => Some(say().need_is_seen()),
        Some(HelpStatus::Coming(seat)) => Some(say().is_coming_to_you(sight.called(seat))),
        // That stands in Care alone.
        Some(HelpStatus::Settled) | None => None,
    };
    let asked = asked.map(|words| Block::text("word", words).icon("i-care").keyed("help"));
    let away = away(sight.commons, sight.people);
    let house = from_the_house(sight.spoken);
    let all = house.chain(asked).chain(away);
    all.chain(late(sight)).collect()
}

/// Words of the house, once they are heard; one that is urgent says so.
pub(in crate::face) fn from_the_house(spoken: &SpokenView) -> impl Iterator<Item = Block> {
    spoken.house.iter().map(|says| {
        let key = format!("house-{}", says.order);
        let word = if says.urgent {
            let words = say().from_the_house_now(&says.text);
            Block::text("word word--now", words).icon("i-bell")
        } else {
            Block::text("word", say().from_the_house(&says.text)).icon("i-house")
        };
        word.keyed(key)
    })
}

/// Said to everyone while no keeper is there and the circle is not held for it yet.
pub(in crate::face) fn away(commons: &Commons, people: &People) -> Option<Block> {
    let away = people.keeper_away && commons.held_since.is_none();
    away.then(|| {
        Block::text("word word--still", say().keeper_is_lost())
            .icon("i-lost")
            .keyed("keeper")
    })
}
