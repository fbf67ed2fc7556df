//! Plans for what is heavy. They go slowly, say beforehand what is coming, and end with care for oneself.

use super::*;

/// After something went wrong between people who want to go on together.
pub(super) fn repair() -> StarterPlan {
    let mut starter = starter(
        "repair",
        "After harm or conflict, with everyone's yes, and with a keeper who has met each person before.",
        "Repair circle",
        "To hear what happened and whom it touched, and to find what would help to mend it.",
        vec![
            words(
                WordsKind::Welcome,
                "Thank you for coming; nobody had to. We are here to understand and to mend, not to judge. \
                 Everyone will be heard to the end. You may pass, rest or step out at any time, \
                 and you can tell the keeper quietly when you need something.",
            ),
            lineage(),
            Part::Agreements,
            breath(6),
            check_in_round(
                "What do you need to be able to stay in this room?",
                2 * MINUTE,
            ),
            noted(
                "The next round is about what happened. Tell it without details that would hurt again.",
                "What happened, from where you stood?",
                None,
            ),
            noted(
                "The next round is about how it has been since.",
                "Who has been touched by it, and how has it been for you?",
                None,
            ),
            pause(10),
            silence(MINUTE),
            Part::round(
                "What would help to make this right, as far as it can be?",
                None,
            ),
            Part::round(
                "What can you offer, and what do you ask for?",
                Some(3 * MINUTE),
            ),
            reflection(4),
            check_out_round("How are you now, as we close?"),
            words(
                WordsKind::Closing,
                "Mending takes longer than an evening. Thank you for what you began here. \
                 The keeper stays for a while, for anyone who wants to talk.",
            ),
        ],
    );
    starter.plan.keeper_turn = KeeperTurn::HoldsOnly;
    starter
}

/// For those who have lost someone or something.
pub(super) fn grief() -> StarterPlan {
    starter(
        "grief",
        "For people who have lost someone or something, close by or long ago.",
        "Grief circle",
        "To make room for what we have lost, in company.",
        vec![
            words(
                WordsKind::Opening,
                "Grief has no order and no date by which it must be done. \
                 Here it may be loud, or quiet, or nowhere to be found today. \
                 Tears are welcome, and so is laughing. Nobody will try to make it better.",
            ),
            Part::Agreements,
            breath(6),
            check_in_round(
                "Who are you today, and what would be good for you in this hour?",
                MINUTE,
            ),
            noted(
                "The next round is about loss. You can sit this one out and stay with us.",
                "Whom or what do you miss? Tell us as much or as little as you like.",
                None,
            ),
            silence(2 * MINUTE),
            Part::Remembering(Remembering {
                invitation: "If you like, say a name aloud.".to_owned(),
                response: "We remember.".to_owned(),
            }),
            open_centre("What has carried you, even a little?", ""),
            reflection(5),
            centre_word("A word to leave here."),
            check_out_round("Where do you go from here today, and is someone there?"),
            words(
                WordsKind::Closing,
                "What we love does not end where it ends. Go slowly. \
                 Drink some water, and let somebody know where you have been.",
            ),
        ],
    )
}
