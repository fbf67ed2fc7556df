//! What goes on in the whole room: one breath, a hold, words, a break, back together, the end.

use circle::Breath;

use super::now::{Shown, own_seat};
use super::{PhoneSight, waiting};
use crate::face::Block;
use crate::face::block::LocalAct;
use crate::hall::breath;
use crate::ring::PlainMode;
use crate::say::say;

/// A card of more letters is read from its beginning on, without the ring.
const LONG: usize = 240;

/// All of us, one breath.
pub(super) fn breath(sight: &PhoneSight<'_>, breath: &Breath) -> Shown {
    let (line, sub) = if breath.over {
        (say().in_hall_breath_over(), say().in_hall_breath_over_sub())
    } else {
        let told = crate::words::pattern_in_words(breath.pattern);
        (say().in_hall_one_breath(), told)
    };
    let mut deck = Vec::new();
    if !breath.over {
        deck.push(Block::text("deck__hint", say().breath_light_headed()));
        let rest = Block::local(LocalAct::Rest, say().breath_rest(), say().breath_join());
        deck.push(rest.looks("btn btn--calm btn--main"));
    }
    Shown {
        moment: if breath.over { "breath-over" } else { "breath" }.to_owned(),
        look: "hand-held--ring",
        body: vec![Block::breath()],
        breath: Some(breath::face(breath, sight.everyones)),
        deck,
        ..Shown::says(line, sub)
    }
}

/// It is planned, and the host has not called it.
pub(super) fn before_the_breath(sight: &PhoneSight<'_>) -> Shown {
    let says = Shown::says(say().in_hall_breath_soon(), say().in_hall_breath_soon_sub());
    with_ring(sight, says, PlainMode::Still, Vec::new())
}

/// Everything is held.
pub(super) fn held(sight: &PhoneSight<'_>) -> Shown {
    let mut shown = with_ring(
        sight,
        Shown::says(say().in_hall_held(), say().in_hall_held_sub()),
        PlainMode::Still,
        Vec::new(),
    );
    shown.moment = "held".to_owned();
    shown.at_once.clone_from(&shown.line);
    shown
        .deck
        .push(Block::text("deck__hint", say().feet_on_the_floor()));
    shown
}

/// The host welcomes everyone, in her own words.
pub(super) fn welcome(sight: &PhoneSight<'_>) -> Shown {
    let says = Shown::says(say().in_hall_welcome(), say().in_hall_welcome_sub());
    with_ring(sight, says, PlainMode::Waiting, Vec::new())
}

/// A teaching or a story: its words, to read along.
pub(super) fn card(sight: &PhoneSight<'_>) -> Shown {
    let sub = if sight.everyones.card.is_some() {
        String::new()
    } else {
        say().in_hall_welcome_sub()
    };
    let title = sight.block().map(|block| block.title.clone());
    reads(sight, Shown::says(title.unwrap_or_default(), sub))
}

/// The end: closing words, where there are any.
pub(super) fn closing(sight: &PhoneSight<'_>) -> Shown {
    let says = Shown::says(say().in_hall_closing(), say().in_hall_closing_sub());
    reads(sight, says)
}

/// Everyone is back, with a question for all circles.
pub(super) fn regroup(sight: &PhoneSight<'_>) -> Shown {
    let asks = sight.everyones.card.iter();
    let asks = asks.map(|card| Block::text("ask-line", card).keyed("asks"));
    let says = Shown::says(say().in_hall_regroup(), say().in_hall_regroup_sub());
    let mut shown = with_ring(sight, says, PlainMode::Waiting, asks.collect());
    // A question is read whole; the ring takes what it leaves.
    shown.look = "";
    shown
}

/// A break: when to be back.
pub(super) fn pause(sight: &PhoneSight<'_>) -> Shown {
    let back = sight
        .everyones
        .times
        .block_ends_at
        .zip(sight.block())
        .map(|(ends, block)| {
            let minutes = say().break_of(u64::from(block.minutes));
            Block::clock("mid-say mid-say--ask", &say().back_at(), ends.0, minutes).keyed("back")
        });
    let ring = Block::ring("hearth", back.into_iter().collect());
    Shown {
        body: vec![ring],
        ..Shown::says(say().in_hall_break(), say().in_hall_break_sub())
    }
    .with_ring(own_seat(sight, PlainMode::Loose))
}

/// The words of the block, and the ring where they leave it room.
fn reads(sight: &PhoneSight<'_>, says: Shown) -> Shown {
    let words = sight.everyones.card.as_deref().unwrap_or_default();
    let lines = words.lines().filter(|line| !line.trim().is_empty());
    let lines: Vec<_> = lines.map(|line| Block::text("reading", line)).collect();
    if words.chars().count() > LONG {
        return Shown {
            body: lines,
            ..says
        };
    }
    let mut shown = with_ring(sight, says, PlainMode::Waiting, lines);
    if !shown.body.is_empty() && shown.body.len() > 1 {
        shown.look = "";
    }
    shown
}

/// With the ring below what is said, and until when it goes on.
fn with_ring(sight: &PhoneSight<'_>, says: Shown, mode: PlainMode, above: Vec<Block>) -> Shown {
    let mut body = above;
    let middle: Vec<_> = waiting::when(sight)
        .filter(|_| sight.everyones.held_since.is_none())
        .into_iter()
        .map(|when| when.looks("mid-say mid-say--sub"))
        .collect();
    // The piece waits in the middle, where no words can stand.
    let within = if mode == PlainMode::Waiting {
        Vec::new()
    } else {
        middle
    };
    body.push(Block::ring("hearth", within));
    Shown { body, ..says }.with_ring(own_seat(sight, mode))
}
