//! A circle that was saved and loaded is the same circle, and so is everything that is sent.

use circle::budget::{LARGEST_CIRCLE, LARGEST_PLAN};
use circle::view::{KeeperView, ScreenView, SeatView, Tile, WaitingView};
use circle::{Circle, Command};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::bench::{opening, steps};

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
            prop_assert_eq!(&there_and_back::<KeeperView>(&keeper), &keeper);
            prop_assert_eq!(&there_and_back::<Tile>(&tile), &tile);
            let screen = circle.screen_view();
            prop_assert_eq!(&there_and_back::<ScreenView>(&screen), &screen);
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
