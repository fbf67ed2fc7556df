//! What is asked of those who share this phone: the same questions, each said to be for whom.

use gathering::view::OwnView;
use gathering::{Answer, WorkKind};

use super::{PhoneSight, consent, place};
use crate::face::Block;
use crate::say::say;
use crate::words::capital;

/// One row for each of whom something is asked.
pub(super) fn deck(sight: &PhoneSight<'_>) -> impl Iterator<Item = Block> {
    sight.carried.iter().filter_map(|(own, _)| one(sight, own))
}

fn one(sight: &PhoneSight<'_>, own: &OwnView) -> Option<Block> {
    let whom = Some(own.person.0.into());
    let (mut about, mut acts) = (None, Vec::new());
    if let Some(offer) = own.offer.as_ref().filter(|offer| offer.again_at.is_none()) {
        about = Some(say().in_hall_for_them(capital(&sight.named(offer.to))));
        for (answer, words, key) in [
            (Answer::Yes, say().in_hall_yes_for_them(), "yes"),
            (Answer::FiveMore, say().in_hall_five_more(), "five-more"),
            (Answer::Stay, say().in_hall_stay_for_them(), "stay"),
        ] {
            acts.push(Block::asks(words, &place::says(offer, answer)).keyed(key));
        }
    } else if sight.kind() == Some(WorkKind::Agreements) {
        acts = consent::bulk_for(sight, own);
    }
    if acts.is_empty() {
        return None;
    }
    let acts = acts
        .into_iter()
        .map(|act| act.looks("btn btn--quiet").for_person(whom));
    let name = sight.for_whom(own);
    let words = match about {
        Some(about) => [&name, ": ", &about].concat(),
        None => name.clone(),
    };
    let within = vec![
        Block::text("small-print", words).keyed("whom"),
        Block::row("pair", "", acts.collect()).keyed("acts"),
    ];
    Some(Block::row("for-other", name, within).keyed(format!("for-{}", own.person.0)))
}
