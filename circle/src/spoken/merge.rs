//! What is known when another server has told what was said there. Both come to know the same, in whatever order they are
//! told and however often; what one of them took back stays taken back.

use super::action::Side;
use super::tally::{Answer, Outcome};
use super::{Card, Spoken, takes_cards};
use crate::circle::{Circle, Stage};
use crate::seat::SeatId;

impl Spoken {
    /// What is known of `circle`, once another server that acts for it knows `other`.
    #[must_use]
    pub fn merged(&self, circle: &Circle, other: &Spoken) -> Spoken {
        let mut merged = self.following(circle);
        let Stage::Part(at) = circle.stage() else {
            merged.take_house_of(circle, other);
            return merged;
        };
        for (id, seat) in &other.taken_back {
            let known = merged.taken_back.entry(*id).or_insert(*seat);
            *known = whose(*known, *seat);
        }
        let Spoken {
            cards,
            words,
            taken_back,
            ..
        } = &mut merged;
        cards.retain(|id, _| !taken_back.contains_key(id));
        words.retain(|id, _| !taken_back.contains_key(id));
        for (id, card) in &other.cards {
            if merged.has_taken_back(*id) || !takes_cards(circle, card.part) {
                continue;
            }
            let known = merged.cards.entry(*id).or_insert_with(|| card.clone());
            let (shown, seat) = (known.shown || card.shown, whose(known.seat, card.seat));
            if card.says() < known.says() {
                known.clone_from(card);
            }
            (known.shown, known.seat) = (shown, seat);
        }
        for (id, word) in &other.words {
            if merged.has_taken_back(*id) || word.part != at {
                continue;
            }
            let known = merged.words.entry(*id).or_insert_with(|| word.clone());
            known.seat = whose(known.seat, word.seat);
            if word.text < known.text {
                known.text.clone_from(&word.text);
            }
        }
        merged.shown.extend(&other.shown);
        for (seat, phone) in &other.phones {
            merged.phones.entry(*seat).or_insert(*phone);
        }
        if other.part == Some(at) {
            if merged.outcome.is_none() {
                merged.take_answers_of(circle, other);
            }
            merged.take_outcome_of(other);
        }
        merged.take_house_of(circle, other);
        merged.show_late_cards(circle);
        // Closed by now, and counted with what has come to be known.
        merged.following(circle)
    }

    fn take_answers_of(&mut self, circle: &Circle, other: &Spoken) {
        for (seat, heard) in &other.heard {
            // Of those who have left meanwhile it was heard here, or is told with the answers of those who are gone.
            let phone = circle.seat(*seat).map(|seat| &seat.carried);
            if phone.is_none()
                || other
                    .phones
                    .get(seat)
                    .is_some_and(|told| Some(told) != phone)
            {
                continue;
            }
            let (mine, theirs) = (self.answers.get(seat), other.answers.get(seat));
            let known = self.heard.get(seat).copied().unwrap_or_default();
            // Heard as often by both, as when they were cut off from each other: both choose the same.
            let is_newer = (*heard, theirs) > (known, mine);
            if is_newer {
                self.heard.insert(*seat, *heard);
                match theirs.cloned() {
                    Some(answer) => self.answers.insert(*seat, answer),
                    None => self.answers.remove(seat),
                };
            }
        }
        // Nothing tells whose they were: of those alike there are as many as the one that knows more has.
        for answer in &other.answers_of_gone {
            let count = |answers: &[Answer]| answers.iter().filter(|one| *one == answer).count();
            if count(&self.answers_of_gone) < count(&other.answers_of_gone) {
                self.answers_of_gone.push(answer.clone());
            }
        }
    }

    fn take_outcome_of(&mut self, other: &Spoken) {
        self.answered = self.answered.max(other.answered);
        if let Some(outcome) = &other.outcome
            && self.outcome.as_ref().map(knows) < Some(knows(outcome))
        {
            self.outcome = Some(outcome.clone());
        }
        self.found_in = self.found_in.and(other.found_in);
    }

    fn take_house_of(&mut self, circle: &Circle, other: &Spoken) {
        for (order, text) in &other.house {
            let known = self.house.entry(*order).or_insert_with(|| text.clone());
            if text < known {
                known.clone_from(text);
            }
        }
        self.house = self.house_following(circle);
    }
}

impl Card {
    /// What tells two with one id apart, which some phone told two servers: both servers keep the smaller.
    fn says(&self) -> (usize, Side, &str, bool, bool) {
        (self.part, self.side, &self.text, self.again, self.counts)
    }
}

/// Whose it is of whom two servers know: nobody's, once one of them knows that they have left.
fn whose(one: Option<SeatId>, other: Option<SeatId>) -> Option<SeatId> {
    one.zip(other).map(|(one, other)| one.min(other))
}

/// How much an outcome tells: of two, the one that was counted from more answers.
fn knows(outcome: &Outcome) -> (u8, u32, String) {
    let (rank, answers) = match outcome {
        Outcome::NotKept { .. } => (0, 0),
        Outcome::TooFew => (1, 0),
        Outcome::Weather { counts, other } => (
            2,
            counts.iter().map(|counted| counted.count).sum::<u32>() + other,
        ),
        Outcome::Values(counts) => (2, counts.iter().filter_map(|counted| counted.count).sum()),
    };
    // Of two that tell as much, both servers choose the same.
    (rank, answers, format!("{outcome:?}"))
}
