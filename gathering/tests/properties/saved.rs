//! What is saved is bounded, and nothing that people say of themselves is in it.

use std::collections::BTreeSet;

use gathering::{HouseWords, PersonId, PlaceWish, Wish};
use proptest::prelude::*;
use serde_json::Value;

use crate::bench::{Story, steps};

/// Every field name and every text in what is saved.
fn keys_and_texts(value: &Value, keys: &mut BTreeSet<String>, texts: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                keys.insert(key.clone());
                keys_and_texts(value, keys, texts);
            }
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| keys_and_texts(item, keys, texts)),
        Value::String(text) => {
            texts.insert(text.clone());
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Names of fields in which something about a person could stand.
const NEVER: [&str; 12] = [
    "called",
    "wish",
    "wishes",
    "hint",
    "hints",
    "together",
    "apart",
    "quiet_corner",
    "topics",
    "said",
    "words_of",
    "place_wish",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_name_no_wish_and_no_word_is_in_what_is_saved(
        steps in steps(100), others in 4..9_usize
    ) {
        let mut story = Story::new(3, others, 20);
        let mut words = HouseWords::default();
        for (n, step) in steps.iter().enumerate() {
            let here: Vec<_> = story.gathering().people().map(|person| person.id).collect();
            if let [.., a, b] = here[..] {
                for wish in [
                    Wish::Together { with: b }, Wish::Place { place: Some(PlaceWish::NearExit) },
                    Wish::Topics { topics: vec![1, 0] },
                ] {
                    story.hall.wishes = story.hall.wishes.say(story.gathering(), a, &wish).unwrap();
                }
                let apart = Wish::Apart { from: a };
                story.hall.wishes = story.hall.wishes.say(story.gathering(), b, &apart).unwrap();
            }
            let secret = format!("Soup is ready {n}");
            words.lay(story.gathering(), &secret).unwrap();
            let before = story.gathering().clone();
            story.takes(step);
            let mut saved = serde_json::to_value(story.gathering()).unwrap();
            // A breath that is taken together is no wish to be together.
            if let Some(breath) = saved.get_mut("breath") {
                breath.take();
            }
            let (mut keys, mut texts) = (BTreeSet::new(), BTreeSet::new());
            keys_and_texts(&saved, &mut keys, &mut texts);
            let found: Vec<_> = NEVER.iter().filter(|never| keys.contains(**never)).collect();
            prop_assert!(found.is_empty(), "{:?}", found);
            prop_assert!(texts.iter().all(|text| !text.contains("Soup")));
            prop_assert!(saved.to_string().len() < 128 * 1024);
            // Wishes are not part of it at all: saying one changes nothing of what is saved.
            prop_assert!(before.people().count() > 0 || before.has_ended());
            let debug = format!("{:?} {words:?}", story.hall.wishes);
            prop_assert!(!debug.contains("Soup") && !debug.contains("PersonId"), "{}", debug);
        }
    }

    #[test]
    fn wishes_of_who_sits_or_left_are_forgotten(steps in steps(120)) {
        let mut story = Story::new(3, 7, 20);
        for step in &steps {
            let here: Vec<_> = story.gathering().people().map(|person| person.id).collect();
            if let [_, a, .., b] = here[..] {
                let wish = Wish::Together { with: b };
                // After four the next is refused; those that were said stay.
                if let Ok(wishes) = story.hall.wishes.say(story.gathering(), a, &wish) {
                    story.hall.wishes = wishes;
                }
            }
            story.takes(step);
            let after = story.hall.wishes.clone().after(story.gathering());
            let hints = after.hints(story.gathering());
            let sits = |id: &PersonId| story.gathering().person(*id).is_none_or(|p| p.sits.at.is_some());
            prop_assert!(hints.together.iter().all(|(a, _)| !sits(a)));
            let gone = |id: &PersonId| story.gathering().person(*id).is_none();
            prop_assert!(hints.together.iter().all(|(_, b)| !gone(b)));
        }
    }
}
