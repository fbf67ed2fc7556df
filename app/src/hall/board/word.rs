//! A word of the house: to all circles or to one, at the next hand-over or at once.

use gathering::words::WORD_CHARS;
use gathering::{HallActionKind, Whom, WordSent};

use super::called::{clock, numbered};
use crate::face::Block;
use crate::hall::{BoardSight, HallWhat};
use crate::say::say;
use crate::words::count;

/// The last words, and how many circles have heard each.
pub(super) fn sent(sight: &BoardSight<'_>) -> Option<Block> {
    let lines: Vec<_> = sight
        .host
        .words
        .iter()
        .rev()
        .take(2)
        .map(|sent| line(sight, sent))
        .collect();
    if lines.is_empty() {
        return None;
    }
    let list = Block::list("sent", say().board_words_sent(), lines).keyed("sent");
    Some(Block::row("side", "", vec![list]).keyed("sent"))
}

fn line(sight: &BoardSight<'_>, sent: &WordSent) -> Block {
    let said = sight.words.get(sent.word);
    // What it said is gone once all have heard it; when it was said tells it from others.
    let words = match (said, sent.urgent) {
        (Some(said), false) => say().board_quoted(said),
        (Some(said), true) => say().board_quoted_now(said),
        (None, false) => say().board_a_word(),
        (None, true) => say().board_a_word_now(),
    };
    let at = sent
        .sent_at
        .map(|at| clock("sent__at nums", &say().board_sent_at(), at, sight.now).keyed("at"));
    let line = Block::item("sent__one", words).beneath(say().board_heard_in(sent.heard, sent.to));
    line.with(at.into_iter().collect()).keyed(sent.word.0)
}

/// The field of a word, and for whom it can be: the board draws it as one form, of which a choice is what is asked.
pub(super) fn choices(sight: &BoardSight<'_>) -> Vec<Block> {
    if !sight.host.may.contains(&HallActionKind::Word) {
        return Vec::new();
    }
    let held = sight.everyones.held_since.is_some();
    let note = if held {
        say().board_word_held()
    } else {
        say().board_word_waits()
    };
    let later = group(sight, say().board_at_hand_over(), false);
    let mut within = vec![later];
    if !held {
        within.push(group(sight, say().board_urgent(), true));
    }
    let to = Whom::All;
    let word = HallWhat::Word { to, urgent: false };
    let field = Block::field(say().board_word(), WORD_CHARS, &word, say().board_send());
    vec![
        field
            .beneath(note)
            .named(say().board_whom())
            .with(within)
            .keyed("word"),
    ]
}

fn group(sight: &BoardSight<'_>, name: String, urgent: bool) -> Block {
    let choice = |words: String, to| {
        let words = if urgent {
            say().board_urgent_to(words)
        } else {
            words
        };
        Block::asks(words, &HallWhat::Word { to, urgent }).looks("")
    };
    let open: Vec<_> = sight.host.tiles.iter().filter(|tile| tile.opened).collect();
    let all = say().board_all_circles(open.len(), count(open.len()));
    let mut choices = vec![choice(all, Whom::All)];
    let each = open
        .into_iter()
        .map(|tile| choice(numbered(tile), Whom::One(tile.circle)));
    choices.extend(each);
    Block::row("", name, choices)
}
