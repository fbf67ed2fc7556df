//! The face of a phone: what one seat sees and can do now.
//!
//! `hand` decides what it can do, `deck` makes the buttons of it; `middle` is what stands between the bar and the deck,
//! each part's own; `sheets` and `care` are what opens with a tap, `helping` what a role adds, `late` where we are for
//! one who came late, `again` what is said again after a restart.

mod again;
mod care;
mod carrying;
mod deck;
pub mod hand;
mod helping;
mod late;
mod middle;
mod sheets;
mod word;

use circle::Timestamp;
use circle::view::{Commons, Scene};

pub(super) use self::again::again;
pub(super) use self::care::person;
pub(super) use self::carrying::carrying;
pub(crate) use self::carrying::choices;
pub(super) use self::deck::{needed, offered};
use self::hand::{Hand, hand};
pub(super) use self::middle::middle;
pub(crate) use self::middle::{Middle, WITHIN, arriving};
pub(super) use self::word::{away, from_the_house};
use super::block::keyed;
use super::sight::Sight;
use super::{Block, Face, Share, Step};
use crate::ring::{self, RingForm};
use crate::say::say;
use crate::words::{self, Share as Shared};

/// The face of the seat of `sight`, with the ring in these forms.
#[must_use]
pub fn face(sight: &Sight<'_>, forms: &[RingForm]) -> Face {
    let hand = hand(sight.commons, sight.mine);
    // Sentences and buttons have first words; the ring shortens names by the room it has, and lists have them whole.
    let whole = sight;
    let sight = &Sight {
        people: whole.by_short_names,
        ..*whole
    };
    let said = sight.words();
    let mut middle = middle(sight);
    let still = sight.commons.held_since.is_some() && hand != Hand::Breathing;
    if still || hand == Hand::Away {
        // Everything stands still, or this one has stepped out: that is what is said first.
        (middle.line, middle.sub) = (None, None);
    }
    let mut line = middle.line.take().unwrap_or(said.line);
    if hand == Hand::Offered {
        line = say().offered_once_more();
        let sub = if words::asks_once(&sight.commons.scene) {
            say().offered_for_once_sub()
        } else {
            say().offered_once_more_sub()
        };
        middle.sub = Some(vec![Step::first(sub)]);
    }
    let sub = match (middle.sub.take(), holders(sight)) {
        (_, Some(steps)) | (Some(steps), None) => steps,
        (None, None) => vec![Step::first(said.sub)],
    };
    let look = middle.look(&sub);
    let below = middle.piece_lies(sight) && middle.has_room_within(&sub);
    if below {
        let words = sub.first().map_or("", |step| &step.text);
        middle.deck.insert(0, hint(words));
    }
    let mut face = Face {
        moment: moment(sight.commons),
        tab: say().tab_title(&line),
        circle: sight.commons.title.clone(),
        part: words::part(sight.commons),
        at_once: at_once(sight.commons, hand),
        word: word::word(sight),
        order: sheets::order(whole),
        agreed: sheets::agreed(whole),
        seat: sheets::seat(whole),
        care: care::care(sight),
        held: sight.commons.held_since.map(|since| since.0),
        rests: hand.can_rest() && sight.commons.ring.next != Some(sight.me()),
        again: again(sight),
        look,
        breath: middle.breath.take(),
        question: middle.question.clone(),
        line,
        ..Face::default()
    };
    if let Some(mode) = middle.ring {
        let drawn = forms
            .iter()
            .map(|form| ring::draw(*form, mode, whole.commons, whole.people, Some(whole.me())));
        (face.ring, face.piece) = drawn.map(|drawing| (drawing.frame, drawing.piece)).unzip();
        face.share = share(sight.commons);
    }
    face.deck = deck::deck(sight, hand, std::mem::take(&mut middle.deck));
    middle.hold_answers();
    face.body = middle.body((!below).then_some(&sub[..]));
    face.sub = sub;
    for blocks in [
        &mut face.word,
        &mut face.body,
        &mut face.deck,
        &mut face.order,
        &mut face.agreed,
        &mut face.seat,
        &mut face.care,
    ] {
        keyed(blocks);
    }
    face
}

/// What is shown has another name when it is something else: another part, a breath in between and its end, the end.
pub(super) fn moment(commons: &Commons) -> String {
    let part = commons.stage.part().unwrap_or(0);
    match (&commons.scene, commons.breath.as_ref()) {
        (Scene::Ended, _) => "over".to_owned(),
        (_, Some(breath)) if breath.interlude && breath.over => "breath-over".to_owned(),
        (_, Some(breath)) if breath.interlude => "breath".to_owned(),
        (Scene::Arriving, _) => "arriving".to_owned(),
        (_, Some(breath)) if breath.over => format!("part-{part}-over"),
        (_, _) => format!("part-{part}"),
    }
}

/// What those who listen are told at once.
pub(super) fn at_once(commons: &Commons, hand: Hand) -> String {
    match (hand, &commons.scene) {
        (Hand::Holding { silent: true, .. }, _) => say().silent_at_once(),
        (Hand::Holding { .. }, Scene::Centre { .. }) => say().with_you_at_once_to_lay_back(),
        (Hand::Holding { .. }, _) => say().with_you_at_once(),
        _ => String::new(),
    }
}

/// The time of the share that goes on, or else that of the part.
pub(super) fn share(commons: &Commons) -> Option<Share> {
    let turn = commons.ring.piece.turn();
    let timed = turn.and_then(|turn| Some((turn.since, turn.length?)));
    let (since, length) = timed.or(commons.span.map(|span| (span.since, span.length)))?;
    Some(Share {
        since: since.0,
        length,
    })
}

/// What the one who has the piece is told about their time.
fn holders(sight: &Sight<'_>) -> Option<Vec<Step>> {
    let turn = sight
        .commons
        .ring
        .piece
        .turn()
        .filter(|turn| turn.seat == sight.me())?;
    if sight.commons.held_since.is_some()
        || !matches!(hand(sight.commons, sight.mine), Hand::Holding { .. })
    {
        return None;
    }
    if turn.silent {
        return Some(vec![Step::first(say().silent_with_you())]);
    }
    // Without a time the words of the part stand: how long it takes, and whether the piece is laid back.
    let length = turn.length?;
    let from = |hundredths: u64| Timestamp(turn.since.0 + length * hundredths / 100);
    Some(vec![
        Step::first(Shared::Plenty.to_holder()),
        Step::from(from(40), Shared::HalfWay.to_holder()),
        Step::from(from(75), Shared::NearingTheEnd.to_holder()),
        Step::from(from(100), Shared::ComeRound.to_holder()),
    ])
}

/// A paragraph under the deck's buttons.
fn hint(words: impl ToString) -> Block {
    Block::text("deck__hint", words)
}
