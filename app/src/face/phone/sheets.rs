//! What stands behind the bar's left side: the order, what we agreed, one's own seat.

use circle::view::RingSeat;
use circle::{ActionKind, Direction};

use super::carrying::share;
use crate::face::Block;
use crate::face::block::LocalAct;
use crate::face::sight::Sight;
use crate::pages::door::NAME_CHARS;
use crate::parts::agreements::phone::votes;
use crate::say::say;

/// Everyone in the order in which the piece goes, beginning with the first seat of the ring.
pub(super) fn order(sight: &Sight<'_>) -> Vec<Block> {
    let ring = &sight.commons.ring;
    let mut seats: Vec<&RingSeat> = ring.seats.iter().collect();
    if ring.direction == Direction::Counter && !seats.is_empty() {
        seats[1..].reverse();
    }
    let line = |seat: &RingSeat| {
        let holder = ring.piece.holder() == Some(seat.id);
        let mine = seat.id == sight.me();
        let look = match (holder, mine) {
            (true, _) => "is-piece",
            (false, true) => "is-you",
            (false, false) => "",
        };
        let called = sight.called(seat.id);
        let name = if mine {
            say().order_you(called)
        } else {
            called
        };
        let sign = ["g-", seat.sign.key()].concat();
        let item = Block::item(look, name)
            .icon(&sign)
            .beneath(word(sight, seat, holder, mine));
        item.keyed(seat.id.0.to_string())
    };
    let lines = seats.into_iter().map(line).collect();
    vec![Block::list("seats-list", say().order_name(), lines).keyed("order")]
}

/// What is told of a seat beside its name.
fn word(sight: &Sight<'_>, seat: &RingSeat, holder: bool, mine: bool) -> String {
    let here = sight
        .people
        .person(seat.id)
        .is_none_or(|person| person.here);
    if holder && mine {
        say().order_have_piece()
    } else if holder {
        say().order_has_piece()
    } else if seat.away {
        say().order_stepped_out()
    } else if sight.commons.ring.next == Some(seat.id) {
        say().order_next()
    } else if !here && !mine {
        say().order_reconnecting()
    } else if seat.keeper {
        say().order_keeper()
    } else {
        String::new()
    }
}

/// Those in force, to read. Who was out when the others agreed can say what they say to it.
pub(super) fn agreed(sight: &Sight<'_>) -> Vec<Block> {
    let may = sight.may(ActionKind::Answer) && !sight.commons.scene.settles_agreements();
    let in_force = sight.commons.agreements.iter().filter(|norm| norm.adopted);
    let lines: Vec<_> = in_force
        .map(|norm| {
            let asked = may && sight.mine.is_asked(norm);
            let votes = asked.then(|| votes(sight, norm));
            let line = Block::item("", norm.text.as_str()).with(votes.into_iter().collect());
            line.keyed(norm.id.0.to_string())
        })
        .collect();
    if lines.is_empty() {
        return vec![Block::text("small-print", say().agreed_none())];
    }
    vec![Block::list("lines-list", say().agreed_name(), lines).keyed("agreed")]
}

/// One's own seat: what one is called, sounds, a phone that is shared.
pub(super) fn seat(sight: &Sight<'_>) -> Vec<Block> {
    let sign = sight.seat(sight.me()).map(|seat| seat.sign);
    let mut blocks = Vec::new();
    if let Some(sign) = sign {
        let words = say().your_seat_is(sign.word().to_lowercase());
        let icon = ["g-", sign.key()].concat();
        blocks.push(Block::list(
            "seats-list",
            "",
            vec![Block::item("is-you", words).icon(&icon)],
        ));
    }
    let mut called = Block::leaf(say().call_you_what(), 0);
    called.limit = NAME_CHARS as u64;
    called.ask = ["/c/", sight.code, "/called"].concat();
    called.busy = say().call_me_this();
    called.sub = sight.called(sight.me());
    blocks.push(called.keyed("called"));
    let sounds = Block::local(LocalAct::Sounds, say().sounds_on(), say().sounds_off());
    blocks.push(sounds.looks("btn btn--quiet btn--wide"));
    if sight.may(ActionKind::CarrySeat) {
        let agreed = sight.commons.agreements.iter().any(|norm| norm.adopted);
        let sub = if agreed {
            say().share_phone_agreed_sub()
        } else {
            say().share_phone_sub()
        };
        let share = share(sight.commons, sight.carried.len());
        let button = Block::act(say().share_phone(), share);
        blocks.push(
            button
                .looks("btn btn--quiet btn--wide btn--stack")
                .beneath(sub),
        );
    }
    let mut others = Block::link(
        "btn btn--quiet btn--wide btn--stack",
        say().sign_out_others(),
        "",
    );
    others.kind = crate::face::Kind::Button;
    others.ask = ["/c/", sight.code, "/seat/others"].concat();
    blocks.push(others.beneath(say().sign_out_others_sub()).keyed("others"));
    let care = say().seat_stays();
    blocks.push(Block::text("small-print", care));
    blocks
}
