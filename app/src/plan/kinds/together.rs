//! Lines said together.

use circle::parts::Together;
use circle::plan::{LONGEST_LINE, MAX_REPEATS, SHORTEST_LINE};

use super::read_out;
use super::table::*;

pub(super) const KIND: Kind = Kind {
    icon: "i-words",
    fields: &[
        field!(
            Together.way,
            Sentences::set_way,
            Sentences::set_way_hint,
            Input::Pick(&[
                ("call_and_response", Sentences::as_call_and_response),
                ("repeated", Sentences::as_repeated),
                ("reading", Sentences::as_reading),
                ("by_echo", Sentences::as_echo),
            ])
        ),
        // Whose a line usually is depends on the way: it is read and written with the whole part.
        Field {
            name: "lines",
            label: Sentences::set_lines,
            hint: Some(Sentences::set_lines_hint),
            input: Input::Lines,
            place: |part| {
                if let Part::Together(part) = part {
                    Some(part as &mut dyn Typed)
                } else {
                    None
                }
            },
        },
        field!(
            Together.repeats,
            Sentences::set_repeats,
            Input::Number(1, MAX_REPEATS)
        ),
        field!(
            Together.line_time,
            Sentences::set_line_time,
            Sentences::set_line_time_hint,
            Input::Time(
                SHORTEST_LINE,
                LONGEST_LINE,
                Some(Sentences::line_time_tapped)
            )
        ),
    ],
    ways: &[way("together", Sentences::way_together, || {
        Part::Together(Together {
            way: circle::Way::Repeated,
            lines: Vec::new(),
            repeats: 6,
            line_time: Some(10_000),
        })
    })],
    read_out: of!(Together, part => {
        let lines: Vec<_> = part.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join("\n")
    }),
    goes_round: false,
    line: |part| or(read_out(part), Sentences::lines_to_be_written),
};
