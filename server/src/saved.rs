//! What is written for a circle: its shape and the hashes of its keys, in one piece. No names.

use circle::Circle;
use circle::budget::LARGEST_CIRCLE;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::keys::Keys;

/// The newest form of [`SavedCircle`]. It rises with its shape, so that an older program says that this one is newer.
/// What changed is how answers, remembered requests and keys are written (2), who is marked away, asked for and sits
/// out (3), who is asked only once or later in a round (4), what a circle knows of its gathering (5), when a word
/// of the house was heard (6); each of them still reads what it was before.
const FORM: u16 = 6;

/// The most bytes that a circle is written with. Whatever people do it cannot become larger, for each thing in it has a
/// bound:
///
/// | what | bytes |
/// |---|---|
/// | the circle ([`circle::budget`]) | 57 344 |
/// | the keys of 50 seats (3 each) and of 20 who wait, of the host and the projector, and of 50 who were asked to leave | 8 092 |
/// | around them | 100 |
///
/// Should it ever, it is not written, and nothing has changed: the bound is a fact.
pub const LARGEST_ROW: usize = 64 * 1024;

/// What the keys can take, and what stands around them and the circle.
const LARGEST_KEYS: usize = 8_092;
const AROUND: usize = 100;
const _: () = assert!(LARGEST_CIRCLE + LARGEST_KEYS + AROUND <= LARGEST_ROW);

/// What going on may add to a circle that is larger than that already: turns, answers, what is remembered of requests.
const GOING_ON: usize = 16 * 1024;

/// Whether there is more of what stays: the plan, agreements, people.
fn brings_more(before: &Circle, circle: &Circle) -> bool {
    let plan = |circle: &Circle| serde_json::to_string(circle.plan()).map_or(0, |plan| plan.len());
    let words = |circle: &Circle| {
        let agreements = circle.agreements().iter();
        agreements.map(|one| 1 + one.text.len()).sum::<usize>()
    };
    let people = |circle: &Circle| circle.seats().len() + circle.waiting().len();
    plan(circle) > plan(before) || words(circle) > words(before) || people(circle) > people(before)
}

/// A circle as it is written; it is borrowed to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedCircle<C = Circle, K = Keys> {
    form: u16,
    pub circle: C,
    /// Who may do what in it.
    pub keys: K,
    /// How often what everyone sees has changed; none in what older programs wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<u64>,
}

/// A circle cannot be written.
#[derive(Debug, Error)]
pub enum WriteError {
    /// It is larger than [`LARGEST_ROW`].
    #[error("a circle would take {bytes} bytes, which is more than any should")]
    TooLarge {
        /// How large.
        bytes: usize,
    },
    /// A field of it cannot be written.
    #[error("a circle cannot be written")]
    NotAsJson(#[source] serde_json::Error),
}

/// The written circle cannot be read.
#[derive(Debug, Error)]
pub enum ReadError {
    /// It was written by a newer Hearth.
    #[error("a circle was written by a newer Hearth (form {0}); start that one instead")]
    Newer(u16),
    #[error("a circle in the database cannot be read")]
    Damaged,
}

impl<C: Serialize, K: Serialize> SavedCircle<C, K> {
    /// A circle and its keys, to be written.
    #[must_use]
    pub fn new(circle: C, keys: K) -> SavedCircle<C, K> {
        SavedCircle {
            form: FORM,
            circle,
            keys,
            shown: None,
        }
    }

    /// As JSON of at most so many bytes.
    ///
    /// # Errors
    /// [`WriteError::TooLarge`] when it is larger.
    pub fn write(&self, most: usize) -> Result<String, WriteError> {
        let body = serde_json::to_string(self).map_err(WriteError::NotAsJson)?;
        let bytes = body.len();
        if bytes > most {
            return Err(WriteError::TooLarge { bytes });
        }
        Ok(body)
    }
}

impl SavedCircle {
    /// The most bytes that a circle of `bytes` may take as `circle`, which was `before` until now. One that was written
    /// before there was a bound and is larger goes on, rather than stand still in the middle; but nothing more comes in.
    #[must_use]
    pub fn most_bytes(bytes: usize, before: &Circle, circle: &Circle) -> usize {
        if bytes <= LARGEST_ROW {
            LARGEST_ROW
        } else if brings_more(before, circle) {
            bytes
        } else {
            bytes + GOING_ON
        }
    }

    /// From JSON.
    ///
    /// # Errors
    /// [`ReadError`] when it is damaged or newer than this program.
    pub fn read(json: &str) -> Result<SavedCircle, ReadError> {
        #[derive(Deserialize)]
        struct Form {
            form: u16,
        }
        let Form { form } = serde_json::from_str(json).map_err(|_| ReadError::Damaged)?;
        if form > FORM {
            return Err(ReadError::Newer(form));
        }
        let mut saved: SavedCircle = serde_json::from_str(json).map_err(|_| ReadError::Damaged)?;
        saved.keys.keep_few();
        Ok(saved)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use circle::{
        Action, Actor, Command, CommandId, MAX_SEATS, MOST_WAITING, OPENER, SeatId, Timestamp,
    };

    use super::*;
    use crate::bench::opened;
    use crate::keys::TypedPhrase;

    fn open() -> SavedCircle {
        SavedCircle::new(opened(), Keys::new("h", "one two", "s"))
    }

    /// What `actor` does; the seat that it gave, if it gave one.
    fn does(saved: &mut SavedCircle, id: u128, actor: Actor, action: Action) -> Option<SeatId> {
        let command = Command::new(CommandId(id), action);
        let (after, _) = saved.circle.act(Timestamp(2), actor, &command).unwrap();
        saved.keys.follow(&saved.circle, &after, &command.action);
        saved.circle = after;
        saved.circle.seat_given_to(command.id)
    }

    fn comes(saved: &mut SavedCircle, id: u128, actor: Actor) -> SeatId {
        let seat = does(saved, id, actor, Action::Sit { consents: vec![] }).unwrap();
        for key in 0..5 {
            let key = format!("{id} {key}");
            if saved.circle.is_waiting(seat) {
                saved.keys.give_waiting(seat, &key);
            } else {
                saved.keys.give_seat(seat, &key);
            }
        }
        seat
    }

    #[test]
    fn the_form_is_that_of_the_shape_that_is_written_down() {
        let shape = include_str!("../../circle/tests/fixtures/shape.txt");
        assert!(shape.starts_with(&format!("form {FORM}\n")));
    }

    #[test]
    fn all_keys_that_a_circle_can_have_stay_within_their_share() {
        let mut saved = open();
        let mut shape = serde_json::to_value(&saved.circle).unwrap();
        shape["next_seat"] = (u32::MAX - 500).into();
        saved.circle = serde_json::from_value(shape).unwrap();
        for id in 0..60 {
            let seat = comes(&mut saved, id, Actor::Door);
            let remove = Action::Remove { seat };
            does(&mut saved, 1_000 + id, Actor::Seat(OPENER), remove);
        }
        for id in 0..MOST_WAITING as u128 {
            comes(&mut saved, 2_000 + id, Actor::Returning);
        }
        for id in 1..MAX_SEATS as u128 {
            comes(&mut saved, 3_000 + id, Actor::Door);
        }
        for key in 0..5 {
            saved.keys.give_seat(OPENER, &format!("opener {key}"));
        }
        let written = serde_json::to_string(&saved.keys).unwrap().len();
        assert!(written <= LARGEST_KEYS, "{written}");
        assert!(written > LARGEST_KEYS * 9 / 10, "{written}");
        let around = |saved: &SavedCircle| {
            let parts = [
                serde_json::to_string(&saved.circle),
                serde_json::to_string(&saved.keys),
            ];
            let parts: usize = parts.into_iter().map(|part| part.unwrap().len()).sum();
            saved.write(usize::MAX).unwrap().len() - parts
        };
        saved.shown = Some(u64::MAX);
        assert!(around(&saved) <= AROUND);
        let again = SavedCircle::read(&saved.write(LARGEST_ROW).unwrap()).unwrap();
        assert_eq!(again, saved);
    }

    #[test]
    fn what_is_too_large_is_not_written() {
        let saved = open();
        let bytes = saved.write(LARGEST_ROW).unwrap().len();
        assert!(saved.write(bytes).is_ok());
        let refused = saved.write(bytes - 1);
        assert!(matches!(refused, Err(WriteError::TooLarge { bytes: told }) if told == bytes));
        let (before, mut after) = (saved.circle.clone(), saved.clone());
        comes(&mut after, 1, Actor::Door);
        let most = |bytes, circle| SavedCircle::most_bytes(bytes, &before, circle);
        assert_eq!(most(LARGEST_ROW, &after.circle), LARGEST_ROW);
        let larger = LARGEST_ROW + 1;
        assert_eq!(most(larger, &after.circle), larger, "nobody more");
        assert_eq!(most(larger, &before), larger + GOING_ON, "it goes on");
    }

    #[test]
    fn keys_that_an_earlier_version_wrote_open_what_they_did() {
        let mut saved = open();
        saved.keys.give_seat(SeatId(0), "k");
        let mut written = serde_json::to_value(&saved).unwrap();
        let whole = |purpose: &str, secret: &str| {
            let hash = blake3::derive_key(&format!("hearth 2026 {purpose}"), secret.as_bytes());
            serde_json::json!(blake3::Hash::from_bytes(hash).to_hex().as_str())
        };
        written["form"] = 1.into();
        written["keys"]["host"][0] = whole("host", "h");
        written["keys"]["phrase"] = whole("phrase", "one two");
        written["keys"]["screen"] = whole("screen", "s");
        written["keys"]["seats"][0][1] = whole("seat", "k");
        let read = SavedCircle::read(&written.to_string()).unwrap();
        assert_eq!(read.keys, saved.keys);
        assert!(read.keys.opens_desk("h") && read.keys.is_phrase(&TypedPhrase::of("one two")));
        assert_eq!(read.keys.seat_of("k"), Some(SeatId(0)));
        written["keys"]["screen"] = "short".into();
        assert!(matches!(
            SavedCircle::read(&written.to_string()),
            Err(ReadError::Damaged)
        ));
    }
}
