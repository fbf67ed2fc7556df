//! What someone may say for their place: with whom, not with whom, where in the building. Nothing of it needs a reason, and
//! nobody else's is ever shown but that someone says they came with this person.
//!
//! Who only typed two words learns nothing by it, and puts no words of their own on another's phone: until both say so,
//! each is named to the other by their sign.

use gathering::person::PersonId;
use gathering::view::OwnView;
use gathering::{HallAction, HallActionKind, OwnWishes, PlaceWish, Wish};

use super::{PhoneSight, sheets};
use crate::face::Block;
use crate::hall::ask::HallWhat;
use crate::hall::sight::Called;
use crate::hall::sign;
use crate::say::say;
use crate::words::listed;

/// The longest two words of a sign, and room for a slip.
const TWO_WORDS: usize = 30;

/// “Someone came with me”.
pub(super) fn came_with(sight: &PhoneSight<'_>) -> Block {
    let wishes = sight.wishes;
    let mut within = Vec::new();
    for (whom, own, wishes) in sight.all() {
        let for_whom = whom.map(|_| sight.called.of(own.person));
        for asker in &wishes.asked_by {
            let asks = asked(sight.called, *asker, own.person, for_whom.as_deref());
            within.push(asks);
        }
    }
    let is_asked = !within.is_empty();
    if sight.waits(sight.own) {
        let own = say().in_hall_show_sign(sight.own.sign.words());
        within.push(Block::text("small-print", own).keyed("show"));
        let known: Vec<_> = wishes
            .together
            .iter()
            .map(|(with, both)| together(sight, None, *with, *both))
            .collect();
        if !known.is_empty() {
            let list = Block::list("seats-list", say().in_hall_came_with(), known);
            within.push(list.keyed("together"));
        }
        let sharing = sight.carried.iter().map(|(own, _)| own);
        let nameless = sharing
            .clone()
            .filter(|own| sight.called.name(own.person).is_none());
        within.extend(nameless.map(sheets::their_name));
        let alone = sharing.filter(|own| !wishes.together.contains_key(&own.person));
        within.extend(alone.map(|own| with_me(sight, own)));
        let field = Block::field(
            say().in_hall_two_words(),
            TWO_WORDS,
            &HallWhat::CameWith,
            say().in_hall_we_came(),
        );
        within.push(field.keyed("came-with"));
        if sight.may(HallActionKind::Carry) {
            within.push(no_phone());
        }
    } else {
        within.push(Block::text("small-print", say().in_hall_sits_alone()).keyed("show"));
    }
    // For those who share this phone somebody else may have asked.
    for (own, wishes) in sight.carried.iter().filter(|(own, _)| sight.waits(own)) {
        let whom = Some(own.person.0.into());
        let others = wishes.together.iter();
        let others = others.filter(|(with, _)| **with != sight.own.person);
        let known: Vec<_> = others
            .map(|(with, both)| together(sight, whom, *with, *both))
            .collect();
        if !known.is_empty() {
            let list = Block::list("seats-list", sight.for_whom(own), known);
            within.push(list.keyed(format!("together-{}", own.person.0)));
        }
    }
    let fold = Block::fold(say().in_hall_came_with(), within)
        .looks("helpfold")
        .icon("i-together")
        .beneath(stands(sight));
    fold.on(is_asked).keyed("came")
}

/// What the fold says while it is shut: with whom one came, once both say so.
fn stands(sight: &PhoneSight<'_>) -> String {
    let together = &sight.wishes.together;
    let both = together.iter().filter(|(_, both)| **both);
    let both: Vec<_> = both.map(|(with, _)| sight.called.of(*with)).collect();
    match (both.is_empty(), together.is_empty()) {
        (false, _) => say().in_hall_came_with_them(listed(&both)),
        (true, false) => say().in_hall_came_with_waits(),
        (true, true) => say().in_hall_came_with_sub(),
    }
}

/// Someone says that they came with `person`: one tap, and both say so; another, and it is put away. `for_whom` is what
/// the person is called, where it is asked on the phone of another.
pub(in crate::hall) fn asked(
    called: &Called,
    asker: PersonId,
    person: PersonId,
    for_whom: Option<&str>,
) -> Block {
    let sign = called.sign(asker).map(gathering::HallSign::words);
    let sign = sign.unwrap_or_default();
    let (line, yes) = match for_whom {
        None => (say().in_hall_says_came(sign), say().in_hall_yes_we_came()),
        Some(whom) => (
            say().in_hall_says_came_with(sign, whom),
            say().in_hall_yes_they_came(),
        ),
    };
    let whom = for_whom.map(|_| person.0.into());
    let with = HallWhat::Wish(Wish::Together { with: asker });
    let away = HallWhat::Wish(Wish::PutAway { asker });
    let within = vec![
        Block::text("heard__line", line),
        Block::asks(yes, &with)
            .looks(super::WIDE)
            .for_person(whom)
            .keyed("yes"),
        Block::asks(say().in_hall_not_together(), &away)
            .looks("btn btn--quiet btn--wide")
            .beneath(say().in_hall_not_together_sub())
            .for_person(whom)
            .keyed("no"),
    ];
    let key = match whom {
        None => format!("asks-{}", asker.0),
        Some(whom) => format!("asks-{}-{whom}", asker.0),
    };
    Block::row("heard", "", within).keyed(key)
}

/// With whom one came, or who shares this phone did.
fn together(sight: &PhoneSight<'_>, whom: Option<u64>, with: PersonId, both: bool) -> Block {
    let shares = sight.carried.iter().any(|(own, _)| own.person == with);
    let stands = match (both, shares) {
        (_, true) => say().in_hall_shares_phone(),
        (true, false) => say().in_hall_both_say_so(),
        (false, false) => say().in_hall_not_yet_both(),
    };
    let called = if both {
        sight.called.of(with)
    } else {
        signed(sight, with)
    };
    about(sight, whom, with, called).beneath(stands)
}

/// What someone is called whose name one need not know: the words of their sign.
fn signed(sight: &PhoneSight<'_>, person: PersonId) -> String {
    let sign = sight.called.sign(person);
    sign.map(gathering::HallSign::words).unwrap_or_default()
}

/// A line about someone, with the way to take back what one said.
fn about(sight: &PhoneSight<'_>, whom: Option<u64>, person: PersonId, called: String) -> Block {
    let back = HallWhat::Wish(Wish::Whichever { about: person });
    let back = Block::asks(say().care_take_back(), &back)
        .looks("btn btn--quiet btn--sm")
        .named(say().in_hall_take_back(&called))
        .for_person(whom)
        .keyed("back");
    let line = match sight.called.sign(person) {
        Some(sign) => sign::line("", sign, called),
        None => Block::item("", called),
    };
    line.with(vec![back]).keyed(person.0.to_string())
}

/// Who shares this phone cannot be asked whether they came too.
fn with_me(sight: &PhoneSight<'_>, own: &OwnView) -> Block {
    let wish = HallWhat::Wish(Wish::Together { with: own.person });
    let words = say().in_hall_beside_me(sight.called.of(own.person));
    Block::asks(words, &wish)
        .looks(super::WIDE)
        .keyed(format!("with-{}", own.person.0))
}

/// Someone without a phone has their sign on this one.
pub(super) fn no_phone() -> Block {
    Block::asks(say().in_hall_no_phone(), &HallWhat::Act(HallAction::Carry))
        .looks("btn btn--quiet btn--wide btn--stack")
        .beneath(say().in_hall_no_phone_sub())
        .keyed("carry")
}

/// “A place that suits you”.
pub(super) fn suits(sight: &PhoneSight<'_>) -> Block {
    let mut within = vec![Block::text("small-print", say().in_hall_no_reason()).keyed("reason")];
    for (whom, own, wishes) in sight.all().filter(|(_, own, _)| sight.waits(own)) {
        let whose = match whom {
            Some(_) => sight.for_whom(own),
            None => say().in_hall_suits(),
        };
        if whom.is_some() {
            within.push(Block::text("small-print", &*whose).keyed(format!("for-{}", own.person.0)));
        }
        let places = [
            (PlaceWish::NearExit, say().in_hall_near_exit()),
            (PlaceWish::QuietCorner, say().in_hall_quiet_corner()),
        ];
        let chips = places.map(|(place, words)| chip(wishes, place, words).for_person(whom));
        let key = format!("places-{}", own.person.0);
        within.push(Block::row("chips", whose, chips.to_vec()).keyed(key));
    }
    if sight.waits(sight.own) {
        within.extend(apart(sight));
    }
    within.push(Block::text("small-print", say().in_hall_we_try()).keyed("try"));
    Block::fold(say().in_hall_suits(), within)
        .looks("helpfold")
        .icon("i-corner")
        .beneath(say().in_hall_suits_sub())
        .keyed("suits")
}

/// A place; the one that was chosen is taken back by another tap.
fn chip(wishes: &OwnWishes, place: PlaceWish, words: String) -> Block {
    let chosen = wishes.place == Some(place);
    let wish = Wish::Place {
        place: (!chosen).then_some(place),
    };
    let key = match place {
        PlaceWish::NearExit => "exit",
        PlaceWish::QuietCorner => "corner",
    };
    Block::asks(words, &HallWhat::Wish(wish))
        .looks("chip")
        .on(chosen)
        .keyed(key)
}

/// “Please not with …”: by the two words of a sign, and nobody is told.
fn apart(sight: &PhoneSight<'_>) -> Vec<Block> {
    let field = Block::field(
        say().in_hall_not_with(),
        TWO_WORDS,
        &HallWhat::NotWith,
        say().in_hall_not_with_send(),
    );
    let mut blocks = vec![
        field.keyed("not-with"),
        Block::text("small-print", say().in_hall_not_with_private()).keyed("private"),
    ];
    let from = sight.wishes.apart.iter();
    let known: Vec<_> = from
        .map(|from| about(sight, None, *from, signed(sight, *from)))
        .collect();
    if !known.is_empty() {
        let list = Block::list("seats-list", say().in_hall_not_with_heard(), known);
        blocks.push(list.keyed("apart"));
    }
    blocks
}
