//! Three hours with a circle, a break, and listening in pairs.

use super::*;

pub(super) fn afternoon() -> StarterAfternoon {
    starter(
        "three-hours",
        "Three hours with a circle, a break, and listening in pairs.",
        "A healing afternoon",
        "We arrive, breathe, sit in small circles, rest, listen in pairs, and come back together.",
        vec![
            arrive(25),
            welcome(10),
            grounding(5, 6),
            room_agreements(15),
            how_the_piece_works(10),
            form("Find your circle", Way::Even),
            circles(55, "In circles", first()),
            pause(15),
            form("The same people again", Way::AsBefore),
            block(20, "In pairs", Work::Exercise { plan: second() }),
            regroup(10),
            closing(5),
        ],
    )
}

fn first() -> Plan {
    plan(
        "In our circle",
        "To hear how each of us is, and what we carry.",
        vec![
            breath(3),
            check_in("How are you here today?"),
            question("What have you been carrying, and for whom?", 4),
            one_word(),
        ],
    )
}

fn second() -> Plan {
    plan(
        "In pairs",
        "To be heard by one person, without an answer.",
        vec![
            pairs("What would lighten it, even a little?", 5),
            one_word(),
        ],
    )
}
