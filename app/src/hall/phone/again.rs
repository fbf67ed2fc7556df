//! What the server holds of this person in memory alone. After it was started anew the phone says it once more.

use gathering::view::OwnView;
use gathering::{OwnWishes, Wish};

use super::PhoneSight;
use crate::act::written;
use crate::face::Again;
use crate::hall::ask::HallWhat;

pub(super) fn again(sight: &PhoneSight<'_>) -> Vec<Again> {
    let mut again = Vec::new();
    for (whom, own, wishes) in sight.all() {
        of(&mut again, sight, whom, (own, wishes));
    }
    again
}

fn of(
    again: &mut Vec<Again>,
    sight: &PhoneSight<'_>,
    whom: Option<u64>,
    (own, wishes): (&OwnView, &OwnWishes),
) {
    let whose = whom.map_or_else(String::new, |whom| format!("{whom}-"));
    let mut say = |key: String, what: HallWhat| {
        again.push(Again {
            key: [whose.as_str(), &key].concat(),
            ask: written(&what),
            whom,
        });
    };
    if let Some(name) = sight.called.name(own.person) {
        let name = name.to_owned();
        say("name".to_owned(), HallWhat::Call { name });
    }
    let mut wish = |key: String, wish: Wish| say(key, HallWhat::Wish(wish));
    // To whom it seems that one came with them, both are said again, the one after the other.
    for with in wishes.seemingly.iter().copied() {
        wish(format!("seemingly-{}", with.0), Wish::Together { with });
        wish(format!("apart-{}", with.0), Wish::Apart { from: with });
    }
    for with in wishes.together.keys().copied() {
        wish(format!("together-{}", with.0), Wish::Together { with });
    }
    for from in wishes.apart.difference(&wishes.seemingly).copied() {
        wish(format!("apart-{}", from.0), Wish::Apart { from });
    }
    for asker in wishes.put_away.iter().copied() {
        wish(format!("put-away-{}", asker.0), Wish::PutAway { asker });
    }
    if let Some(place) = wishes.place {
        let place = Some(place);
        wish("place".to_owned(), Wish::Place { place });
    }
    if !wishes.topics.is_empty() {
        let topics = wishes.topics.clone();
        wish("topics".to_owned(), Wish::Topics { topics });
    }
}
