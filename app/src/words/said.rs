//! Why something was not done, kindly.

/// The sentence for a code of [`crate::protocol::Trouble`], with a way on.
#[must_use]
pub fn said(code: &str) -> &'static str {
    match code {
        "ended" => "This circle is closed.",
        "held" => "We are pausing. It goes on when the keeper begins again.",
        "turn_over" => "The piece had already moved on.",
        "not_your_turn" => "The piece is with someone else now.",
        "keeper_only" => "Only the keeper can do this.",
        "not_now" => "That is not possible just now. Nothing has changed.",
        "locked" => "The door is closed for now. Ask the keeper to open it.",
        "full" => "Every seat is taken. Ask the keeper what would help.",
        "many_at_door" => {
            "Many people are waiting at the door already. Wait a few minutes, then press again."
        }
        "busy_door" => "Many people are sitting down at once. Wait a moment, then press again.",
        "consent_needed" => {
            "Each agreement needs your answer first. If you can’t live with one, talk to the keeper."
        }
        "no_seat" => "You have no seat here now. You can knock, or speak to the keeper.",
        "unknown_seat" => "That seat is not in the circle any more.",
        "unknown_agreement" => {
            "Those words were changed or set aside meanwhile. Please look again."
        }
        "not_yours" => "The one who proposed this can change it, and so can the keeper.",
        "too_many" => "There is no room for another agreement until one is set aside.",
        "too_many_words" => {
            "The agreements are as long as they can be together. Use fewer words, or set one aside first."
        }
        "empty_text" => "There are no words in it yet.",
        "text_too_long" => "That is a little long. Please say it in fewer words.",
        "unknown_breath" => "That breath is not one we have. Please choose another.",
        "not_your_seat" => "That seat is not yours to act for.",
        "keeper_stays" => "Someone has to hold the circle. Hand the keeping on first.",
        "no_device" => "A role needs a phone of one’s own.",
        "ring_changed" => "Someone came or went meanwhile. Please look at the order again.",
        "paused_lately" => "We paused a moment ago. Let it go on for a little first.",
        "plan_changed" => "The plan was changed meanwhile. Please look at it again.",
        "unknown_part" => "That part is not in the plan any more.",
        "part_begun" => "That part has begun and stays as it is.",
        "plan_trouble" => "That part is not whole yet. Please look at its words and its time.",
        "answers_closed" => "The answers were shown already; nothing more is counted.",
        "too_many_laid" => "You have laid as many as one can. Take one back first.",
        "unknown_value" => "That is not among those to choose from.",
        "invite_used" => {
            "This link has been used, or is no longer good: it lasts half an hour. You can come in as a participant, or ask the keeper for another link."
        }
        "old_page" => {
            "This page was made before Hearth was started anew. Look it over and press once more."
        }
        "not_saved" => {
            "That could not be saved, so nothing has changed. Please try again in a moment."
        }
        "too_fast" => "That was a lot at once. Wait a moment, then try again.",
        "read_only" => "This screen can look on, but not ask.",
        "unheard" => {
            "We could not tell whether that was heard. Look where things are, then try again."
        }
        _ => "That did not work, and nothing has changed. Please try again.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trouble_has_its_own_kind_words() {
        use std::collections::BTreeSet;
        let codes = [
            "ended",
            "held",
            "turn_over",
            "not_your_turn",
            "keeper_only",
            "not_now",
            "locked",
            "full",
            "many_at_door",
            "busy_door",
            "consent_needed",
            "no_seat",
            "unknown_seat",
            "unknown_agreement",
            "not_yours",
            "too_many",
            "too_many_words",
            "empty_text",
            "text_too_long",
            "unknown_breath",
            "not_your_seat",
            "keeper_stays",
            "no_device",
            "ring_changed",
            "paused_lately",
            "plan_changed",
            "unknown_part",
            "part_begun",
            "plan_trouble",
            "answers_closed",
            "too_many_laid",
            "unknown_value",
            "invite_used",
            "old_page",
            "not_saved",
            "too_fast",
            "read_only",
            "unheard",
        ];
        let told: BTreeSet<_> = codes.iter().map(|code| said(code)).collect();
        assert_eq!(told.len(), codes.len());
        assert!(!told.contains(said("anything else")));
        assert!(
            told.iter()
                .all(|words| words.ends_with('.') && !words.contains('!'))
        );
    }
}
