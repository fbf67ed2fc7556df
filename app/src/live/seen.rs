//! What everyone saw as a whole stays on the screens that showed it. The server counts answers once and keeps them in
//! memory alone, so that after it was started anew it has nothing more to show.

use circle::spoken::{Answers, Outcome, SpokenView};

/// What the screen shows, having shown `known` in the part `part`, now that it is told `shown`.
pub(super) fn still_shown(
    known: &SpokenView,
    mut shown: SpokenView,
    part: Option<usize>,
) -> SpokenView {
    if let Answers::Closed(Outcome::NotKept { part: of }) = shown.answers
        && part == Some(of)
        && matches!(known.answers, Answers::Closed(_))
    {
        shown.answers.clone_from(&known.answers);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(answers: Answers) -> SpokenView {
        SpokenView {
            offers: Vec::new(),
            needs: Vec::new(),
            cards_not_kept: false,
            centre_words: Vec::new(),
            answers,
        }
    }

    #[test]
    fn what_was_shown_stays_when_the_server_knows_it_no_more() {
        let not_kept = view(Answers::Closed(Outcome::NotKept { part: 2 }));
        let whole = Outcome::Weather {
            counts: Vec::new(),
            other: 5,
        };
        let known = view(Answers::Closed(whole));
        let shown = |known: &SpokenView, part| still_shown(known, not_kept.clone(), Some(part));
        assert_eq!(shown(&known, 2), known);
        assert_eq!(shown(&known, 1), not_kept, "that was another part’s");
        assert_eq!(shown(&view(Answers::Open), 2), not_kept, "it was not seen");
        let open = view(Answers::Open);
        assert_eq!(still_shown(&known, open.clone(), Some(2)), open);
    }
}
