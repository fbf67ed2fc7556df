//! The setup form as it was typed, and the plan that it makes.

use circle::agreement::MAX_AGREEMENTS;
use circle::starters::{CHOSEN_AT_FIRST, STARTERS};
use circle::text::{AGREEMENT_CHARS, INTENTION_CHARS, QUESTION_CHARS, TITLE_CHARS, squeeze};
use circle::time::MINUTE;
use circle::{ClosingWay, Direction, KeeperTurn, Millis, Part, Pattern, Plan, PlanTrouble};
use serde::{Deserialize, Serialize};

/// What a round that begins the circle asks.
pub const CHECK_IN: &str = "How are you arriving today?";
/// The most questions the form takes.
pub const MOST_QUESTIONS: usize = 6;
/// The minutes a share can be offered on the form.
pub const SHARE_MINUTES: [u8; 7] = [1, 2, 3, 4, 5, 8, 10];

/// Every field of the setup form, as typed, so that a refused form comes back filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HostForm {
    /// What the circle is called.
    pub title: String,
    /// Why people come together.
    pub intention: String,
    /// The questions of the rounds; empty ones are left out.
    pub question: Vec<String>,
    /// Begin with a round that asks [`CHECK_IN`].
    pub check_in: bool,
    /// Minutes for each share; empty for no limit.
    pub share: String,
    /// When the keeper's turn comes: `first`, `last` or `holds_only`.
    pub keeper_turn: String,
    /// Which way the piece goes: `clockwise` or `counter`.
    pub direction: String,
    /// The breathing pattern's key, such as `calm-4-6`; empty for no breathing part.
    pub pattern: String,
    /// How many breaths; empty for as many as is usual.
    pub breaths: String,
    /// How the circle closes: `one_word` or `silence`.
    pub closing: String,
    /// The chosen starter agreements, by their place in [`STARTERS`].
    pub agreement: Vec<usize>,
    /// Agreements of the keeper's own, one on each line.
    pub own: String,
}

impl Default for HostForm {
    fn default() -> HostForm {
        HostForm {
            title: String::new(),
            intention: String::new(),
            question: Vec::new(),
            check_in: false,
            share: "3".to_owned(),
            keeper_turn: "first".to_owned(),
            direction: "clockwise".to_owned(),
            pattern: key(Pattern::Calm),
            breaths: String::new(),
            closing: "one_word".to_owned(),
            agreement: (0..CHOSEN_AT_FIRST).collect(),
            own: String::new(),
        }
    }
}

/// What is wrong with a form: the field's name, and one kind sentence with the way out.
pub type FormTrouble = (&'static str, String);

impl HostForm {
    /// The form from the pairs that a browser posts. Names it does not know are left out; a checkbox that is
    /// not there is not ticked.
    #[must_use]
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> HostForm {
        let mut form = HostForm {
            agreement: Vec::new(),
            pattern: String::new(),
            ..HostForm::default()
        };
        for (name, value) in pairs {
            let value = value.to_owned();
            match name {
                "title" => form.title = value,
                "intention" => form.intention = value,
                "question" if form.question.len() < MOST_QUESTIONS => form.question.push(value),
                "check_in" => form.check_in = true,
                "share" => form.share = value,
                "keeper_turn" => form.keeper_turn = value,
                "direction" => form.direction = value,
                "pattern" => form.pattern = value,
                "breaths" => form.breaths = value,
                "closing" => form.closing = value,
                "agreement" => form.agreement.extend(value.parse::<usize>().ok()),
                "own" => form.own = value,
                _ => {}
            }
        }
        form
    }

    /// The plan and the agreements that the form describes: agreements, breathing, rounds, closing.
    ///
    /// # Errors
    /// The first field that cannot be taken, and what to do about it.
    pub fn plan(&self) -> Result<(Plan, Vec<String>), FormTrouble> {
        let mut parts = vec![Part::Agreements];
        parts.extend(self.breathing()?);
        parts.extend(self.rounds()?);
        parts.push(Part::Closing {
            way: match self.closing.as_str() {
                "silence" => ClosingWay::Silence,
                _ => ClosingWay::OneWord,
            },
        });
        let plan = Plan {
            title: self.title.clone(),
            intention: self.intention.clone(),
            parts,
            direction: match self.direction.as_str() {
                "counter" => Direction::Counter,
                _ => Direction::Clockwise,
            },
            keeper_turn: match self.keeper_turn.as_str() {
                "last" => KeeperTurn::Last,
                "holds_only" => KeeperTurn::HoldsOnly,
                _ => KeeperTurn::First,
            },
        };
        let plan = plan.checked().map_err(|trouble| said(&trouble))?;
        Ok((plan, self.agreements()?))
    }

    fn rounds(&self) -> Result<Vec<Part>, FormTrouble> {
        let share = self.share()?;
        let questions: Vec<_> = self
            .check_in
            .then(|| CHECK_IN.to_owned())
            .into_iter()
            .chain(self.question.iter().map(|question| squeeze(question)))
            .filter(|question| !question.is_empty())
            .collect();
        if questions.is_empty() {
            let sentence = "Write a question for the first round, or begin with a check-in.";
            return Err(("question", sentence.to_owned()));
        }
        Ok(questions
            .into_iter()
            .map(|question| Part::Round { question, share })
            .collect())
    }

    fn share(&self) -> Result<Option<Millis>, FormTrouble> {
        let typed = self.share.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        match typed.parse::<u8>() {
            Ok(minutes) if (1..=60).contains(&minutes) => Ok(Some(Millis::from(minutes) * MINUTE)),
            _ => Err((
                "share",
                "Choose a time for each share, from one minute to an hour, or no limit.".to_owned(),
            )),
        }
    }

    fn breathing(&self) -> Result<Option<Part>, FormTrouble> {
        if self.pattern.is_empty() {
            return Ok(None);
        }
        let Some(pattern) = Pattern::ALL
            .into_iter()
            .find(|pattern| key(*pattern) == self.pattern)
        else {
            return Err((
                "pattern",
                "Choose one of the breathing patterns, or none.".to_owned(),
            ));
        };
        let typed = self.breaths.trim();
        let breaths = if typed.is_empty() {
            Ok(pattern.usual())
        } else {
            typed.parse()
        };
        match breaths {
            Ok(breaths) if (1..=pattern.most()).contains(&breaths) => {
                Ok(Some(Part::Breathing { pattern, breaths }))
            }
            _ => Err((
                "breaths",
                format!(
                    "Choose a number of breaths from 1 to {} for this pattern, or leave it empty for {}.",
                    pattern.most(),
                    pattern.usual()
                ),
            )),
        }
    }

    fn agreements(&self) -> Result<Vec<String>, FormTrouble> {
        let chosen = STARTERS
            .iter()
            .enumerate()
            .filter(|(at, _)| self.agreement.contains(at))
            .map(|(_, text)| (*text).to_owned());
        let mut agreements: Vec<String> = chosen.collect();
        for line in self
            .own
            .lines()
            .map(squeeze)
            .filter(|line| !line.is_empty())
        {
            if line.chars().count() > AGREEMENT_CHARS {
                let begin: String = line.chars().take(24).collect();
                return Err((
                    "own",
                    format!(
                        "The agreement that begins with “{begin}…” is longer than {AGREEMENT_CHARS} letters. Could it be said shorter, or be two?"
                    ),
                ));
            }
            if !agreements.contains(&line) {
                agreements.push(line);
            }
        }
        if agreements.len() > MAX_AGREEMENTS {
            return Err((
                "own",
                format!("A circle can hold {MAX_AGREEMENTS} agreements. Leave a few out."),
            ));
        }
        Ok(agreements)
    }
}

/// The word by which a pattern goes in forms and files.
#[must_use]
pub fn key(pattern: Pattern) -> String {
    serde_json::to_string(&pattern)
        .unwrap_or_default()
        .trim_matches('"')
        .to_owned()
}

fn said(trouble: &PlanTrouble) -> FormTrouble {
    match trouble {
        PlanTrouble::NoTitle => (
            "title",
            "Give the circle a title, so that people know they are in the right place.".into(),
        ),
        PlanTrouble::TitleTooLong => (
            "title",
            format!("The title is longer than {TITLE_CHARS} letters. Please make it shorter."),
        ),
        PlanTrouble::IntentionTooLong => (
            "intention",
            format!(
                "The intention is longer than {INTENTION_CHARS} letters. Please make it shorter."
            ),
        ),
        PlanTrouble::NoQuestion { .. } => (
            "question",
            "Write a question for the first round, or begin with a check-in.".into(),
        ),
        PlanTrouble::QuestionTooLong { .. } => (
            "question",
            format!(
                "One of the questions is longer than {QUESTION_CHARS} letters. A short question is easier to carry."
            ),
        ),
        PlanTrouble::Parts => (
            "question",
            "There are too many parts. Leave a question out.".into(),
        ),
        PlanTrouble::ShareLength { .. } => (
            "share",
            "Choose a time for each share, from one minute to an hour, or no limit.".into(),
        ),
        PlanTrouble::Breaths { .. } => (
            "breaths",
            "Choose fewer breaths, or leave the number empty.".into(),
        ),
    }
}

#[cfg(test)]
mod tests;
