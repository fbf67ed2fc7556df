//! What each part is called.

use super::Plan;
use crate::parts::*;

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
                Part::Round(Round {
                    kind: RoundKind::Question,
                    ..
                }) => {
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
            Part::Round(Round { question, .. })
            | Part::Centre(Centre { question, .. })
            | Part::Pairs(Pairs { question, .. })
            | Part::CentreWord(CentreWord { question }) => question.clone(),
            Part::Words(Words { text, .. }) => text.clone(),
            Part::Values(Values { offered, .. }) => offered.join(", "),
            Part::Together(Together { lines, .. }) => {
                let lines: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
                lines.join("\n")
            }
            Part::Remembering(Remembering {
                invitation,
                response,
            }) => format!("{invitation}\nAll: {response}"),
            Part::Agreements
            | Part::Breathing(_)
            | Part::Closing(_)
            | Part::Silence(_)
            | Part::OffersAndNeeds(_)
            | Part::Weather
            | Part::Break(_)
            | Part::Reflection(_) => String::new(),
        }
    }

    /// What a part of this kind is called, as on a card in an editor.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Part::Agreements => "Our agreements",
            Part::Breathing(_) => "Breathing",
            Part::Round(Round { kind, .. }) => match kind {
                RoundKind::Question => "Round",
                RoundKind::CheckIn => "Check-in",
                RoundKind::CheckOut => "Check-out",
            },
            Part::Closing(Closing { way }) => match way {
                ClosingWay::OneWord => "Closing round",
                ClosingWay::Silence => "Closing silence",
            },
            Part::Words(Words { kind, .. }) => match kind {
                WordsKind::Opening => "Opening words",
                WordsKind::Welcome => "Welcome",
                WordsKind::Acknowledgement => "Acknowledgement",
                WordsKind::Reading => "Reading",
                WordsKind::Closing => "Closing words",
            },
            Part::Values(_) => "What matters to us",
            Part::Centre(_) => "Open centre",
            Part::Silence(_) => "Silence",
            Part::Together(Together { way, .. }) => match way {
                Way::CallAndResponse => "Call and response",
                Way::Repeated => "Repeated lines",
                Way::Reading => "Reading together",
                Way::ByEcho => "Line by line",
            },
            Part::Remembering(_) => "Names remembered",
            Part::Pairs(Pairs { size: 3, .. }) => "In threes",
            Part::Pairs(_) => "In pairs",
            Part::OffersAndNeeds(_) => "Offers and needs",
            Part::Weather => "Weather check",
            Part::CentreWord(_) => "A word in the centre",
            Part::Break(_) => "Break",
            Part::Reflection(_) => "Quiet reflection",
        }
    }
}
