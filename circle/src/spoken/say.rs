//! Something is said, or taken back. Saying it again does nothing more.

use std::collections::BTreeSet;

use super::action::{Side, SpokenAction, SpokenActionKind, WordId};
use super::tally::Answer;
use super::{Card, LaidWord, Spoken, speaks_for_itself, takes_cards};
use crate::circle::{Circle, Stage};
use crate::parts::Part;
use crate::refusal::Refusal;
use crate::seat::SeatId;
use crate::text::{self, CARD_CHARS, CENTRE_WORD_CHARS};

impl Spoken {
    /// What `action` by the phone of `by` does while the circle is as it is, or why not. It is said for the seat
    /// `for_seat`, one that the phone carries or, if `by` keeps, one without a device; none for its own. What was
    /// said before, or taken back already, is accepted and changes nothing.
    ///
    /// # Errors
    /// A [`Refusal`]; what was said stays as it is.
    pub fn act(
        &self,
        circle: &Circle,
        by: SeatId,
        for_seat: Option<SeatId>,
        action: &SpokenAction,
    ) -> Result<Spoken, Refusal> {
        if circle.has_ended() {
            return Err(Refusal::Ended);
        }
        let seat = circle.acts_as(by, for_seat.unwrap_or(by))?;
        let phone = circle.seat_of(seat)?.carried;
        let mut spoken = self.following(circle);
        spoken.phones.insert(seat, phone);
        match action {
            SpokenAction::LayCard {
                id,
                part,
                side,
                text,
                again,
            } => {
                let card = Card {
                    part: *part,
                    seat: Some(seat),
                    side: *side,
                    text: text.clone(),
                    shown: false,
                    again: *again,
                    counts: speaks_for_itself(circle, seat) && !circle.has_desk(seat),
                };
                spoken.lay_card(circle, seat, *id, card)?;
            }
            SpokenAction::TakeCardBack { id } => {
                if let Some(card) = spoken.cards.get(id) {
                    own(seat, card.seat)?;
                }
                let known = spoken.cards.remove(id).is_some();
                spoken.take_back(seat, *id, known);
            }
            SpokenAction::TakeCardAway { side, text } => {
                if !circle.seat(by).is_some_and(|by| by.role.keeps()) {
                    return Err(Refusal::KeeperOnly);
                }
                spoken.take_away(*side, &text::tidy(text, CARD_CHARS)?);
            }
            SpokenAction::LayWord { id, part, text } => {
                spoken.lay_word(circle, seat, *id, *part, text)?;
            }
            SpokenAction::TakeWordBack { id } => {
                if let Some(word) = spoken.words.get(id) {
                    own(seat, word.seat)?;
                }
                let known = spoken.words.remove(id).is_some();
                spoken.take_back(seat, *id, known);
            }
            SpokenAction::SayWeather { part, weather } => {
                if *asked(circle, *part)? != Part::Weather {
                    return Err(Refusal::NotNow);
                }
                spoken.answer(seat, Some(Answer::Weather(*weather)));
            }
            SpokenAction::MarkValues { part, marks } => {
                let marks: BTreeSet<_> = marks.iter().copied().collect();
                let Part::Values(values) = asked(circle, *part)? else {
                    return Err(Refusal::NotNow);
                };
                values.takes(&marks)?;
                spoken.answer(seat, Some(Answer::Marks(marks)));
            }
            SpokenAction::TakeAnswerBack { part } => {
                asked(circle, *part)?;
                spoken.answer(seat, None);
            }
        }
        spoken.note_answered(circle);
        spoken.forget_phones();
        Ok(spoken)
    }

    /// What `seat` may say now. Taking back what is not there is always accepted.
    #[must_use]
    pub fn may(&self, circle: &Circle, seat: SeatId) -> BTreeSet<SpokenActionKind> {
        let spoken = self.following(circle);
        let mut may = BTreeSet::new();
        let Stage::Part(at) = circle.stage() else {
            return may;
        };
        let Some(role) = circle.seat(seat).map(|seat| seat.role) else {
            return may;
        };
        let (cards, words) = (spoken.cards_of(seat), spoken.words_of(seat));
        let mut allow = |kind, when: bool| {
            if when {
                may.insert(kind);
            }
        };
        let lies = (0..=at).any(|part| takes_cards(circle, part));
        allow(
            SpokenActionKind::LayCard,
            lies && spoken.takes_card_of(seat),
        );
        allow(SpokenActionKind::TakeCardBack, cards > 0);
        let lie_there = spoken.cards.values().any(|card| card.shown);
        allow(SpokenActionKind::TakeCardAway, role.keeps() && lie_there);
        let invited = circle
            .present_part()
            .and_then(|part| part.rules().invites());
        let invites = |kind| invited == Some(kind);
        allow(
            SpokenActionKind::LayWord,
            invites(SpokenActionKind::LayWord) && spoken.takes_word_of(seat),
        );
        allow(SpokenActionKind::TakeWordBack, words > 0);
        let asks = asked(circle, at).is_ok();
        allow(
            SpokenActionKind::SayWeather,
            asks && invites(SpokenActionKind::SayWeather),
        );
        allow(
            SpokenActionKind::MarkValues,
            asks && invites(SpokenActionKind::MarkValues),
        );
        allow(
            SpokenActionKind::TakeAnswerBack,
            spoken.answers.contains_key(&seat),
        );
        may
    }

    fn lay_card(
        &mut self,
        circle: &Circle,
        seat: SeatId,
        id: WordId,
        card: Card,
    ) -> Result<(), Refusal> {
        if let Some(card) = self.cards.get(&id) {
            return own(seat, card.seat);
        }
        if self.has_taken_back(id) {
            return Ok(());
        }
        if !takes_cards(circle, card.part) {
            return Err(Refusal::NotNow);
        }
        let text = text::tidy(&card.text, CARD_CHARS)?;
        if !self.takes_card_of(seat) {
            return Err(Refusal::TooManyLaid);
        }
        self.cards.insert(id, Card { text, ..card });
        self.show_late_cards(circle);
        Ok(())
    }

    /// The answer of `seat` is this from now on.
    fn answer(&mut self, seat: SeatId, answer: Option<Answer>) {
        if self.answers.get(&seat) == answer.as_ref() {
            return;
        }
        *self.heard.entry(seat).or_default() += 1;
        match answer {
            Some(answer) => self.answers.insert(seat, answer),
            None => self.answers.remove(&seat),
        };
    }

    /// The cards with these words go, and their authors' phones do not lay them again. Nothing tells whose they were.
    fn take_away(&mut self, side: Side, text: &str) {
        let goes = |card: &Card| card.shown && card.side == side && card.text == text;
        let gone = self.cards.extract_if(.., |_, card| goes(card));
        for (id, card) in gone.collect::<Vec<_>>() {
            self.taken_back.entry(id).or_insert(card.seat);
        }
    }

    fn lay_word(
        &mut self,
        circle: &Circle,
        seat: SeatId,
        id: WordId,
        part: usize,
        text: &str,
    ) -> Result<(), Refusal> {
        if let Some(word) = self.words.get(&id) {
            return own(seat, word.seat);
        }
        if self.has_taken_back(id) {
            return Ok(());
        }
        let in_centre = matches!(circle.present_part(), Some(Part::CentreWord(_)));
        if circle.stage() != Stage::Part(part) || !in_centre {
            return Err(Refusal::NotNow);
        }
        let text = text::tidy(text, CENTRE_WORD_CHARS)?;
        if !self.takes_word_of(seat) {
            return Err(Refusal::TooManyLaid);
        }
        let seat = Some(seat);
        self.words.insert(id, LaidWord { part, seat, text });
        Ok(())
    }

    /// Also remembers what has not come yet, so that it is not laid when it comes late; but not of one who takes back more
    /// than anybody lays.
    fn take_back(&mut self, seat: SeatId, id: WordId, was_known: bool) {
        if was_known || self.takes_more_of(seat) {
            self.taken_back.entry(id).or_insert(Some(seat));
        }
    }
}

fn own(seat: SeatId, whose: Option<SeatId>) -> Result<(), Refusal> {
    if whose == Some(seat) {
        Ok(())
    } else {
        Err(Refusal::NotYours)
    }
}

/// The part that asks everyone at once, if it is this one and still takes answers.
fn asked(circle: &Circle, part: usize) -> Result<&Part, Refusal> {
    if circle.stage() != Stage::Part(part) || !circle.part_state().asks() {
        return Err(Refusal::NotNow);
    }
    if circle.part_state().is_closed() {
        return Err(Refusal::AnswersClosed);
    }
    circle.present_part().ok_or(Refusal::NotNow)
}
