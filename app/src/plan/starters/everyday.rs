//! Plans for an ordinary day.

use super::*;

/// Twenty minutes for up to eight people.
pub(super) fn check_in() -> StarterPlan {
    starter(
        "check-in",
        "Twenty minutes to arrive and hear how everyone is.",
        "Check-in",
        "To arrive, and to hear how each of us is today.",
        vec![
            words(
                WordsKind::Opening,
                "Put down what you are carrying, if you can, or keep it on your lap. \
                 For the next little while there is nothing to solve. \
                 We go round once. You may always pass.",
            ),
            breath(6),
            check_in_round("How are you here today?", 90 * SECOND),
            one_word(),
        ],
    )
}

/// The end of a workshop, or of a hard shift.
pub(super) fn closing_a_day() -> StarterPlan {
    starter(
        "closing-a-day",
        "To end a day of work or a workshop together, and go home lighter.",
        "Closing the day",
        "To set the day down together before we go.",
        vec![
            words(
                WordsKind::Opening,
                "The day is nearly over. Nothing more has to be finished in this room. \
                 Let us look back once, kindly, and then let it go.",
            ),
            Part::Weather,
            round(
                RoundKind::Question,
                "What from today do you want to keep?",
                "",
                Some(MINUTE),
            ),
            reflection(4),
            centre_word("A word for what we made together today."),
            check_out_round("What is the first small thing you will do for yourself after this?"),
            words(
                WordsKind::Closing,
                "Thank you for coming, for what you said, and for what you kept. Go gently.",
            ),
        ],
    )
}

/// The plain form: the piece, a question, and time.
pub(super) fn talking_circle() -> StarterPlan {
    starter(
        "talking-circle",
        "The plain form: agreements, two questions, and the open centre.",
        "Talking circle",
        "To speak and listen, one at a time.",
        vec![
            words(
                WordsKind::Welcome,
                "Welcome. Whoever has the piece speaks, or is silent with it; everyone else listens. \
                 We do not answer each other and we fix nothing. Speak from your own life. \
                 You may always pass, and the piece will ask you once more before the round closes.",
            ),
            lineage(),
            Part::Agreements,
            breath(6),
            check_in_round("What did you leave behind to be here?", MINUTE),
            Part::round(
                "What has been asking for your attention lately?",
                Some(3 * MINUTE),
            ),
            silence(MINUTE),
            open_centre("What is still with you after hearing everyone?", ""),
            check_out_round("What are you taking with you?"),
            words(
                WordsKind::Closing,
                "What was said here stays here; what we learned may leave. Thank you.",
            ),
        ],
    )
}

/// Listening two by two, for groups that do not know each other yet.
pub(super) fn listening_in_pairs() -> StarterPlan {
    starter(
        "listening-in-pairs",
        "For people who are new to each other: listening two by two before the whole circle.",
        "Listening in pairs",
        "To be heard by one person, and then to be here together.",
        vec![
            words(
                WordsKind::Welcome,
                "First we listen in twos. One speaks, the other only listens: no questions, no advice. \
                 A soft bell says when to swap. If a silence comes, let it; it is part of the time.",
            ),
            Part::Agreements,
            pairs(
                "What helps you feel at ease with people you do not know?",
                3 * MINUTE,
            ),
            pairs(
                "When did someone help you in a way that was right for you?",
                4 * MINUTE,
            ),
            Part::round(
                "How was it to listen? Speak of yourself and not of what you heard.",
                Some(MINUTE),
            ),
            one_word(),
        ],
    )
}
