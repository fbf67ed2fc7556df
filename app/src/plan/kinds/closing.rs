//! The closing.

use circle::ClosingWay;
use circle::parts::Closing;

use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-round",
    fields: &[field!(
        Closing.way,
        "How you close",
        "The circle itself ends only when you close it.",
        Input::Pick(&[("one_word", "One word each"), ("silence", "In silence")])
    )],
    ways: &[way("closing", "The closing", || {
        Part::Closing(Closing {
            way: ClosingWay::OneWord,
        })
    })],
    read_out: |_| String::new(),
    goes_round: true,
    line: |part| {
        let silent = Part::Closing(Closing {
            way: ClosingWay::Silence,
        });
        if *part == silent {
            "Sitting together in silence".to_owned()
        } else {
            "One word each".to_owned()
        }
    },
};
