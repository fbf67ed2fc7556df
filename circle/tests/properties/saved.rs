//! A circle that was saved and loaded is the same circle, and so is everything that is sent.

use std::collections::{BTreeMap, BTreeSet};

use circle::budget::{LARGEST_CIRCLE, LARGEST_PLAN};
use circle::view::{DeskView, ProjectorView, SeatView, Tile, WaitingView};
use circle::{Circle, Command, Part};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::bench::{opening, opening_with, parts, steps};

fn there_and_back<T: Serialize + DeserializeOwned>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_saved_circle_is_the_same_circle(opening in opening(), steps in steps(60)) {
        opening.begun().walk(&steps, |_, asked, outcome| {
            prop_assert_eq!(&there_and_back::<Command>(&asked.command), &asked.command);
            let (circle, cues) = match outcome {
                Ok(done) => done,
                Err(refusal) => {
                    prop_assert_eq!(&there_and_back(refusal), refusal);
                    return Ok(());
                }
            };
            prop_assert_eq!(&there_and_back::<Circle>(circle), circle);
            let plan = serde_json::to_string(circle.plan()).unwrap().len();
            let rest = serde_json::to_string(circle).unwrap().len() - plan;
            prop_assert!(rest <= LARGEST_CIRCLE - LARGEST_PLAN, "{rest} bytes beside the plan");
            prop_assert_eq!(&there_and_back(cues), cues);
            let (keeper, tile) = (circle.desk_view(circle.keeper()).unwrap(), circle.tile());
            prop_assert_eq!(&there_and_back::<DeskView>(&keeper), &keeper);
            prop_assert_eq!(&there_and_back::<Tile>(&tile), &tile);
            let screen = circle.screen_view();
            prop_assert_eq!(&there_and_back::<ProjectorView>(&screen), &screen);
            for waiting in circle.waiting() {
                let view = circle.waiting_view(waiting.seat).unwrap();
                prop_assert_eq!(&there_and_back::<WaitingView>(&view), &view);
            }
            let last = circle.seats().last().unwrap().id;
            let seat = circle.seat_view(last);
            prop_assert_eq!(&there_and_back::<SeatView>(&seat), &seat);
            Ok(())
        })?;
    }
}

/// The fields at each place in a saved circle.
type Shape = BTreeMap<String, BTreeSet<String>>;

fn add(shape: &mut Shape, place: &str, value: &Value) {
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                let is_seat = field.parse::<u32>().is_ok();
                let field = if is_seat { "*" } else { field }.to_owned();
                add(shape, &format!("{place}.{field}"), value);
                shape.entry(place.to_owned()).or_default().insert(field);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| add(shape, place, value)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// An older program must not take a circle of a newer shape for a damaged one. The walks are the same each time, and so
/// many that they come past every field.
#[test]
fn the_form_rises_with_the_shape_of_a_saved_circle() {
    let parts = prop_oneof![2 => parts(), 1 => Just(vec![Part::Agreements])].boxed();
    let (mut runner, mut shape) = (TestRunner::deterministic(), Shape::new());
    for _ in 0..900 {
        let walk = (opening_with(parts.clone()), steps(60))
            .new_tree(&mut runner)
            .unwrap();
        let (opening, steps) = walk.current();
        let look = |circle: &Circle, _: &_, _: &_| {
            add(&mut shape, "circle", &serde_json::to_value(circle).unwrap());
            Ok(())
        };
        opening.begun().walk(&steps, look).unwrap();
    }
    let lines = shape.into_iter().map(|(place, fields)| {
        let fields: Vec<_> = fields.into_iter().collect();
        [&place, ": ", &fields.join(" ")].concat()
    });
    let frozen = include_str!("../fixtures/shape.txt").lines().skip(1);
    assert_eq!(
        lines.collect::<Vec<_>>(),
        frozen.collect::<Vec<_>>(),
        "raise FORM in server/src/saved.rs, and write it and the new shape into circle/tests/fixtures/shape.txt"
    );
}
