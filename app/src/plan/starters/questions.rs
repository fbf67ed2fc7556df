//! Questions to borrow: open ones, that ask for a story rather than an opinion, and that anyone may answer as shortly
//! as they like. Written for this project, in the manner that circle keepers teach (Pranis; practice of restorative
//! circles): from light to deep, never “why”.

/// Questions for one moment of a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionList {
    /// What they are for.
    pub name: &'static str,
    pub questions: &'static [&'static str],
}

/// Every list, in the order of an evening.
pub const QUESTIONS: [QuestionList; 7] = [
    QuestionList {
        name: "To arrive",
        questions: &[
            "How are you arriving today?",
            "What did you leave behind to be here?",
            "What was the best quarter of an hour of your week?",
            "What kind of day has it been, if it were a landscape?",
            "What do you need so that you can be here?",
        ],
    },
    QuestionList {
        name: "To know each other",
        questions: &[
            "Who taught you something that you still do?",
            "Tell of a place where you feel at home.",
            "What did you love to do as a child?",
            "What would people who love you say you are good at?",
            "Which small thing never fails to make you glad?",
        ],
    },
    QuestionList {
        name: "What we carry",
        questions: &[
            "What have you been carrying, and who helps you carry it?",
            "When did you last ask for help, and how was it?",
            "What is heavier than it looks from outside?",
            "What would you put down, if you could?",
            "What keeps you going on the hard days?",
        ],
    },
    QuestionList {
        name: "In grief",
        questions: &[
            "Whom or what are you missing?",
            "What would you like us to know about them?",
            "What do you still have of them?",
            "What has been a comfort, even a small one?",
            "What do you wish people would say, or not say?",
        ],
    },
    QuestionList {
        name: "To make things right",
        questions: &[
            "What happened, as you lived it?",
            "What has been hardest since?",
            "Who else has been touched by this?",
            "What do you need, so that things can be more right?",
            "What can you offer?",
        ],
    },
    QuestionList {
        name: "What we have together",
        questions: &[
            "What do you bring that others may not see?",
            "What could you use this month, and what could you give?",
            "When has this group been at its best?",
            "What should we look after, so that it lasts?",
        ],
    },
    QuestionList {
        name: "To go home",
        questions: &[
            "What do you take with you?",
            "What do you leave here?",
            "What was said that you will remember?",
            "What is one kind thing you will do for yourself tonight?",
            "How are you leaving?",
        ],
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use circle::plan::QUESTION_CHARS;
    use circle::text::tidy;

    #[test]
    fn every_question_can_be_asked_as_it_stands_and_none_asks_why() {
        let all: Vec<_> = QUESTIONS
            .iter()
            .flat_map(|list| list.questions.iter().copied())
            .collect();
        let each: BTreeSet<_> = all.iter().collect();
        assert_eq!(each.len(), all.len());
        for question in all {
            assert_eq!(tidy(question, QUESTION_CHARS).as_deref(), Ok(question));
            assert!(!question.to_lowercase().starts_with("why"), "{question}");
        }
    }
}
