//! What one would like to sit together for: the first choice, and one besides.

use gathering::{OwnWishes, Wish};

use super::PhoneSight;
use crate::face::Block;
use crate::hall::ask::HallWhat;
use crate::say::say;

/// The topics, for oneself and those who share this phone; nothing where none are chosen.
pub(super) fn topics(sight: &PhoneSight<'_>) -> Vec<Block> {
    if sight.everyones.topics.is_empty() {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    for (whom, own, wishes) in sight.all().filter(|(_, own, _)| sight.waits(own)) {
        let asks = match whom {
            Some(_) => say().in_hall_topics_for(sight.called.of(own.person)),
            None => say().in_hall_topics(),
        };
        let key = own.person.0;
        blocks.push(Block::heading("cards__h", &*asks).keyed(format!("asks-topics-{key}")));
        let names = sight.everyones.topics.iter().enumerate();
        let chips = names.map(|(at, name)| topic(wishes, at as u8, name).for_person(whom));
        blocks.push(Block::row("chips", asks, chips.collect()).keyed(format!("topics-{key}")));
    }
    blocks
}

fn topic(wishes: &OwnWishes, at: u8, name: &str) -> Block {
    let chosen = wishes.topics.iter().position(|topic| *topic == at);
    let wish = Wish::Topics {
        topics: tapped(&wishes.topics, at),
    };
    let which = match chosen {
        Some(0) if wishes.waits => say().in_hall_topic_waits(),
        Some(0) => say().in_hall_topic_first(),
        Some(_) => say().in_hall_topic_besides(),
        None => String::new(),
    };
    Block::asks(name, &HallWhat::Wish(wish))
        .looks("chip chip--long")
        .beneath(which)
        .on(chosen.is_some())
        .keyed(at.to_string())
}

/// What is chosen once `at` is tapped: the first choice stays, the one besides gives way, and what was chosen is chosen
/// no more.
fn tapped(chosen: &[u8], at: u8) -> Vec<u8> {
    if chosen.contains(&at) {
        return chosen
            .iter()
            .copied()
            .filter(|topic| *topic != at)
            .collect();
    }
    chosen.first().copied().into_iter().chain([at]).collect()
}

#[cfg(test)]
mod tests {
    use super::tapped;

    #[test]
    fn the_first_choice_stays_and_the_one_besides_gives_way() {
        assert_eq!(tapped(&[], 4), [4]);
        assert_eq!(tapped(&[4], 2), [4, 2]);
        assert_eq!(tapped(&[4, 2], 0), [4, 0]);
        assert_eq!(tapped(&[4, 2], 4), [2]);
        assert_eq!(tapped(&[4], 4), [] as [u8; 0]);
    }
}
