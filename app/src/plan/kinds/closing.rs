//! The closing.

use circle::ClosingWay;
use circle::parts::Closing;

use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-round",
    fields: &[field!(
        Closing.way,
        Sentences::set_closing,
        Sentences::set_closing_hint,
        Input::Pick(&[
            ("one_word", Sentences::one_word_each),
            ("silence", Sentences::in_silence)
        ])
    )],
    ways: &[way("closing", Sentences::way_closing, || {
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
            say().listed_closing_silence()
        } else {
            say().one_word_each()
        }
    },
};
