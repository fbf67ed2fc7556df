//! What each part is called.

use super::Plan;
use super::part::{ClosingWay, Part, RoundKind, Way, WordsKind};

impl Plan {
    /// What each part is called, in order: rounds are counted, so that people know where they are.
    #[must_use]
    pub fn part_names(&self) -> Vec<String> {
        const ORDINALS: [&str; 8] = [
            "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth",
        ];
        let mut rounds = 0;
        self.parts
            .iter()
            .map(|part| match part {
                Part::Round {
                    kind: RoundKind::Question,
                    ..
                } => {
                    rounds += 1;
                    match ORDINALS.get(rounds - 1) {
                        Some(ordinal) => format!("{ordinal} round"),
                        None => format!("Round {rounds}"),
                    }
                }
                other => other.name().to_owned(),
            })
            .collect()
    }
}

impl Part {
    /// The words that a keeper reads out or asks in this part; empty where there are none.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Part::Round { question, .. }
            | Part::Centre { question, .. }
            | Part::Pairs { question, .. }
            | Part::CentreWord { question } => question.clone(),
            Part::Words { text, .. } => text.clone(),
            Part::Values { offered, .. } => offered.join(", "),
            Part::Together { lines, .. } => {
                let lines: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
                lines.join("\n")
            }
            Part::Remembering {
                invitation,
                response,
            } => format!("{invitation}\nAll: {response}"),
            Part::Agreements
            | Part::Breathing { .. }
            | Part::Closing { .. }
            | Part::Silence { .. }
            | Part::OffersAndNeeds { .. }
            | Part::Weather
            | Part::Break { .. }
            | Part::Reflection { .. } => String::new(),
        }
    }

    /// What a part of this kind is called, as on a card in an editor.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Part::Agreements => "Our agreements",
            Part::Breathing { .. } => "Breathing",
            Part::Round { kind, .. } => match kind {
                RoundKind::Question => "Round",
                RoundKind::CheckIn => "Check-in",
                RoundKind::CheckOut => "Check-out",
            },
            Part::Closing { way } => match way {
                ClosingWay::OneWord => "Closing round",
                ClosingWay::Silence => "Closing silence",
            },
            Part::Words { kind, .. } => match kind {
                WordsKind::Opening => "Opening words",
                WordsKind::Welcome => "Welcome",
                WordsKind::Acknowledgement => "Acknowledgement",
                WordsKind::Reading => "Reading",
                WordsKind::Closing => "Closing words",
            },
            Part::Values { .. } => "What matters to us",
            Part::Centre { .. } => "Open centre",
            Part::Silence { .. } => "Silence",
            Part::Together { way, .. } => match way {
                Way::CallAndResponse => "Call and response",
                Way::Repeated => "Repeated lines",
                Way::Reading => "Reading together",
                Way::ByEcho => "Line by line",
            },
            Part::Remembering { .. } => "Names remembered",
            Part::Pairs { size: 3, .. } => "In threes",
            Part::Pairs { .. } => "In pairs",
            Part::OffersAndNeeds { .. } => "Offers and needs",
            Part::Weather => "Weather check",
            Part::CentreWord { .. } => "A word in the centre",
            Part::Break { .. } => "Break",
            Part::Reflection { .. } => "Quiet reflection",
        }
    }
}
