//! Four hours with two circles.

use super::*;

pub(super) fn afternoon() -> StarterAfternoon {
    starter(
        "four-hours",
        "Four hours with two circles, the second one deeper, with the same people.",
        "A healing afternoon",
        "We arrive, breathe, sit in small circles twice, and rest between.",
        vec![
            arrive(30),
            welcome(10),
            grounding(10, 12),
            room_agreements(15),
            how_the_piece_works(10),
            form("Find your circle", Way::Even),
            circles(60, "First circles", first()),
            pause(20),
            form("The same people again", Way::AsBefore),
            circles(45, "Second circles", second()),
            regroup(15),
            closing(15),
        ],
    )
}

fn first() -> Plan {
    plan(
        "First circle",
        "To arrive with each other.",
        vec![
            breath(3),
            check_in("How are you here today?"),
            question("Who or what has brought you here?", 3),
            question("What have you been carrying for others?", 3),
        ],
    )
}

fn second() -> Plan {
    plan(
        "Second circle",
        "To go a little deeper, with the same people.",
        vec![
            breath(3),
            question("What would lighten it, even a little?", 4),
            one_word(),
        ],
    )
}
