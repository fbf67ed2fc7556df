//! Plans for what a group is, has and does together.

use super::*;

/// What matters to us, and what follows from it.
pub(super) fn values() -> StarterPlan {
    let offered = VALUE_LISTS[1].values;
    starter(
        "values",
        "For a group to find out what it stands for, and what follows from it.",
        "Values circle",
        "To name what matters to us, and to see how near we are to it.",
        vec![
            words(
                WordsKind::Opening,
                "What we hold to often shows only when it is missing. \
                 Today we name it while there is time, without measuring each other by it.",
            ),
            Part::Values(Values {
                offered: offered.iter().map(|value| (*value).to_owned()).collect(),
                own: true,
            }),
            Part::round(
                "When did you last see one of these among us?",
                Some(2 * MINUTE),
            ),
            Part::round(
                "Which of them is thirsty, and what would water it?",
                Some(2 * MINUTE),
            ),
            Part::Agreements,
            one_word(),
        ],
    )
}

/// What each can give and what each could use.
pub(super) fn offers_and_needs() -> StarterPlan {
    starter(
        "offers-and-needs",
        "For neighbours and groups: what each can give, and what each could use.",
        "Offers and needs",
        "To find out what we have among us, and what is missing.",
        vec![
            words(
                WordsKind::Welcome,
                "Everyone here has something to give, and everyone needs something. Neither is a debt. \
                 First we write, each alone. Then we read what there is, without names. \
                 Whoever wants to take something up says so aloud, and nobody has to.",
            ),
            check_in_round("What is something you like to be asked for?", MINUTE),
            Part::OffersAndNeeds(OffersAndNeeds {
                writing: Some(5 * MINUTE),
            }),
            open_centre(
                "Which of these speaks to you? Say so, if you like, and find each other afterwards.",
                "",
            ),
            pause(10),
            gratitude("Who or what would you like to thank, in a breath?"),
            check_out_round("What do you go home with?"),
        ],
    )
}

/// An evening of voices.
pub(super) fn singing() -> StarterPlan {
    starter(
        "voices-together",
        "Lines said together, silence, and names remembered. The lines are there to be replaced by your own.",
        "Voices together",
        "To be one voice for a while, and then to be quiet together.",
        vec![
            words(
                WordsKind::Opening,
                "Join in where you like, hum, or sit quietly and let it come to you. All of it is taking part.",
            ),
            breath(6),
            Part::Together(Together {
                way: Way::CallAndResponse,
                lines: lines(&[
                    (Voice::Keeper, "When the road is long"),
                    (Voice::All, "we walk it together."),
                    (Voice::Keeper, "When the night is cold"),
                    (Voice::All, "we keep the fire."),
                    (Voice::Keeper, "When someone is missing"),
                    (Voice::All, "we leave the door open."),
                ]),
                repeats: 2,
                line_time: Some(5 * SECOND),
            }),
            Part::Together(Together {
                way: Way::Repeated,
                lines: lines(&[(Voice::All, "Slowly, slowly, we are here.")]),
                repeats: 12,
                line_time: Some(10 * SECOND),
            }),
            silence(5 * MINUTE),
            Part::Remembering(Remembering {
                invitation: "Whom do you carry with you? Say a name aloud, if you like.".to_owned(),
                response: "They are with us.".to_owned(),
            }),
            one_word(),
        ],
    )
}

/// Looking after one another, on purpose.
pub(super) fn community_care() -> StarterPlan {
    starter(
        "community-care",
        "For people who look after others, to look after one another for once.",
        "Community care circle",
        "To notice how we are, and to lean on one another on purpose.",
        vec![
            words(
                WordsKind::Welcome,
                "Care is not only something we each do alone. People have always done it together. \
                 Today you may be the one who is cared for.",
            ),
            lineage(),
            Part::Agreements,
            Part::Weather,
            breath(6),
            check_in_round("What have you been carrying for others?", 2 * MINUTE),
            pairs("What would lighten it, even a little?", 4 * MINUTE),
            pause(10),
            Part::OffersAndNeeds(OffersAndNeeds {
                writing: Some(4 * MINUTE),
            }),
            Part::round(
                "Whom could you ask, and whom could you ask after, this week?",
                Some(90 * SECOND),
            ),
            reflection(4),
            centre_word("A word of thanks, to anyone, for anything."),
            check_out_round("One small kindness you will let yourself have today."),
        ],
    )
}
