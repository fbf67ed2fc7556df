//! Two hours with one circle.

use super::*;

pub(super) fn afternoon() -> StarterAfternoon {
    starter(
        "two-hours",
        "Two hours with one circle, for people who meet for the first time.",
        "A healing afternoon",
        "We arrive, breathe, sit in small circles, and come back together.",
        vec![
            arrive(20),
            welcome(10),
            grounding(5, 6),
            room_agreements(10),
            form("Find your circle", Way::Even),
            circles(45, "In circles", first()),
            regroup(15),
            closing(10),
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
            question("What have you been carrying, and for whom?", 3),
            one_word(),
        ],
    )
}
