//! What stands behind the bar's left side: the order, what we agreed, one's own seat.

use circle::view::RingSeat;
use circle::{ActionKind, Direction};

use super::carrying::share;
use crate::face::Block;
use crate::face::block::LocalAct;
use crate::face::sight::Sight;
use crate::pages::door::NAME_CHARS;
use crate::parts::agreements::phone::votes;

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
            ["You, ", &called].concat()
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
    vec![Block::list("seats-list", "The order", lines).keyed("order")]
}

fn word(sight: &Sight<'_>, seat: &RingSeat, holder: bool, mine: bool) -> &'static str {
    let here = sight
        .people
        .person(seat.id)
        .is_none_or(|person| person.here);
    if holder && mine {
        "have the piece"
    } else if holder {
        "has the piece"
    } else if seat.away {
        "stepped out"
    } else if sight.commons.ring.next == Some(seat.id) {
        "next"
    } else if !here && !mine {
        "reconnecting"
    } else if seat.keeper {
        "keeper"
    } else {
        ""
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
        return vec![Block::text("small-print", "Nothing is agreed yet.")];
    }
    vec![Block::list("lines-list", "Our agreements", lines).keyed("agreed")]
}

/// One's own seat: what one is called, sounds, a phone that is shared.
pub(super) fn seat(sight: &Sight<'_>) -> Vec<Block> {
    let sign = sight.seat(sight.me()).map(|seat| seat.sign);
    let mut blocks = Vec::new();
    if let Some(sign) = sign {
        let words = ["Your seat is ", &sign.word().to_lowercase()].concat();
        let icon = ["g-", sign.key()].concat();
        blocks.push(Block::list(
            "seats-list",
            "",
            vec![Block::item("is-you", words).icon(&icon)],
        ));
    }
    let mut called = Block::leaf("What shall we call you?", 0);
    called.limit = NAME_CHARS as u64;
    called.ask = ["/c/", sight.code, "/called"].concat();
    called.busy = "Call me this".to_owned();
    called.sub = sight.called(sight.me());
    blocks.push(called.keyed("called"));
    let sounds = Block::local(LocalAct::Sounds, "Sounds are on", "Sounds are off");
    blocks.push(sounds.looks("btn btn--quiet btn--wide"));
    if sight.may(ActionKind::CarrySeat) {
        let agreed = sight.commons.agreements.iter().any(|norm| norm.adopted);
        let sub = if agreed {
            "They are for what we agreed; the piece comes to each of you."
        } else {
            "The piece comes to each of you."
        };
        let share = share(sight.commons, sight.carried.len());
        let button = Block::act("Someone shares my phone", share);
        blocks.push(
            button
                .looks("btn btn--quiet btn--wide btn--stack")
                .beneath(sub),
        );
    }
    let mut others = Block::link(
        "btn btn--quiet btn--wide btn--stack",
        "Sign out other devices",
        "",
    );
    others.kind = crate::face::Kind::Button;
    others.ask = ["/c/", sight.code, "/seat/others"].concat();
    blocks.push(
        others
            .beneath("Only this browser keeps your place.")
            .keyed("others"),
    );
    let care = "To step out, or to leave quietly, open Care. Your seat stays yours on this phone, also after a reload.";
    blocks.push(Block::text("small-print", care));
    blocks
}
