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
            "How it goes",
            "Nobody has to join in; sitting quietly is always offered.",
            Input::Pick(&[
                ("call_and_response", "You call, all answer"),
                ("repeated", "The same lines again and again"),
                ("reading", "Read together"),
                ("by_echo", "You say a line, all say it after you"),
            ])
        ),
        // Whose a line usually is depends on the way: it is read and written with the whole part.
        Field {
            name: "lines",
            label: "The lines",
            hint: "One on each line, in your own words or words that are free to use. Begin a line with “Keeper:” or “All:” to say whose it is.",
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
            "How often",
            "",
            Input::Number(1, MAX_REPEATS)
        ),
        field!(
            Together.line_time,
            "Time for a line",
            "What is said after you is tapped on by you.",
            Input::Time(SHORTEST_LINE, LONGEST_LINE, "I tap")
        ),
    ],
    ways: &[way("together", "Lines said together", || {
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
    line: |part| or(read_out(part), "Its lines are still to be written"),
};
