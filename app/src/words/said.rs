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
        "consent_needed" => {
            "Each agreement needs your answer first. If you can’t live with one, talk to the keeper."
        }
        "unknown_seat" => "That seat is not in the circle any more.",
        "unknown_agreement" => {
            "Those words were changed or set aside meanwhile. Please look again."
        }
        "not_yours" => "The one who proposed this can change it, and so can the keeper.",
        "too_many" => "There is no room for another agreement until one is set aside.",
        "empty_text" => "There are no words in it yet.",
        "text_too_long" => "That is a little long. Please say it in fewer words.",
        "unknown_breath" => "That breath is not one we have. Please choose another.",
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
            "consent_needed",
            "unknown_seat",
            "unknown_agreement",
            "not_yours",
            "too_many",
            "empty_text",
            "text_too_long",
            "unknown_breath",
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
