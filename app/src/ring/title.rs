//! The ring in one sentence or two, for those who listen to it.

use super::form::Mode;
use crate::say::say;
use crate::words::{capital, count, listed};

/// What the sentence tells.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RingSummary<'a> {
    /// How many seats.
    pub(super) seats: usize,
    pub(super) mode: Mode,
    /// The part is a silence.
    pub(super) silence: bool,
    /// Who has the piece; none if nobody has.
    pub(super) holder: Option<&'a str>,
    /// The piece lies in the centre.
    pub(super) centre: bool,
    /// The viewer has the piece.
    pub(super) mine: bool,
    /// The holder holds silence.
    pub(super) silent: bool,
    pub(super) next: Option<&'a str>,
    /// The viewer is next.
    pub(super) next_is_me: bool,
    /// Those who stepped out.
    pub(super) away: Vec<&'a str>,
    /// Those who never came, and those whose phones are lost.
    pub(super) never: Vec<&'a str>,
    pub(super) lost: Vec<&'a str>,
    /// Those with whom the viewer sits.
    pub(super) with: Vec<&'a str>,
    /// Everything is held.
    pub(super) paused: bool,
    /// The viewer's seat is at the bottom.
    pub(super) at_bottom: bool,
}

/// The ring in words.
#[must_use]
pub(super) fn sentence(told: &RingSummary) -> String {
    match told.mode {
        Mode::Loose => return say().ring_loose(),
        Mode::Gone => return say().ring_gone(),
        Mode::Turns | Mode::Still | Mode::Pairs | Mode::Arriving => {}
    }
    let how = match (told.paused, told.silence) {
        (true, _) => "paused",
        (false, true) => "silent",
        (false, false) => "open",
    };
    let ring = say().ring_of(count(told.seats), told.seats, how);
    let mut all = vec![ring];
    match told.mode {
        Mode::Turns => turns(&mut all, told),
        Mode::Pairs if told.with.is_empty() => all.push(say().ring_bonds()),
        Mode::Pairs => all.push(say().ring_you_sit_with(listed(&told.with))),
        Mode::Still | Mode::Arriving | Mode::Loose | Mode::Gone => return all.concat(),
    }
    let who = |all: &[&str]| match all.len() {
        1 | 2 => listed(all),
        more => capital(&count(more)),
    };
    if !told.away.is_empty() {
        all.push(say().ring_away(told.away.len(), who(&told.away)));
    }
    if !told.never.is_empty() {
        all.push(say().ring_never_came(told.never.len(), who(&told.never)));
    }
    if !told.lost.is_empty() {
        all.push(say().ring_lost(told.lost.len(), who(&told.lost)));
    }
    all.extend(told.at_bottom.then(|| say().ring_at_bottom()));
    all.join(" ")
}

/// Whose turn it is.
fn turns(all: &mut Vec<String>, told: &RingSummary) {
    all.push(match told.holder {
        _ if told.mine && told.paused => say().ring_you_keep(),
        _ if told.mine && told.silent => say().ring_you_hold_silence(),
        _ if told.mine => say().ring_you_have(),
        Some(holder) if told.paused => say().ring_keeps(holder),
        Some(holder) if told.silent => say().ring_holds_silence(holder),
        Some(holder) => say().ring_has(holder),
        None if told.centre => say().ring_centre(),
        None => say().ring_resting(),
    });
    if told.paused {
        return;
    }
    if told.next_is_me {
        all.push(say().ring_you_are_next());
    } else {
        all.extend(told.next.map(|next| say().is_next(next)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOBODY: RingSummary = RingSummary {
        seats: 9,
        mode: Mode::Turns,
        silence: false,
        holder: None,
        centre: false,
        mine: false,
        silent: false,
        next: None,
        next_is_me: false,
        away: Vec::new(),
        never: Vec::new(),
        lost: Vec::new(),
        with: Vec::new(),
        paused: false,
        at_bottom: false,
    };

    #[test]
    fn the_sentences_are_those_of_the_design() {
        let mut told = RingSummary {
            holder: Some("Amara"),
            next: Some("Priya"),
            at_bottom: true,
            ..NOBODY
        };
        assert_eq!(
            sentence(&told),
            "Ring of nine seats. Amara has the piece. Priya is next. You are at the bottom."
        );
        told.away = vec!["Idris", "Jo"];
        told.never = vec!["Sunniva"];
        told.silent = true;
        assert_eq!(
            sentence(&told),
            "Ring of nine seats. Amara has the piece and holds silence. Priya is next. Idris and Jo have stepped out. \
             Sunniva has not come. You are at the bottom."
        );
        told.never.clear();
        told.paused = true;
        assert_eq!(
            sentence(&told),
            "Ring of nine seats, paused. Amara keeps the piece. Idris and Jo have stepped out. \
             You are at the bottom."
        );
        let told = RingSummary {
            seats: 12,
            centre: true,
            away: vec![""; 3],
            ..NOBODY
        };
        assert_eq!(
            sentence(&told),
            "Ring of twelve seats. The piece is in the centre. Three have stepped out."
        );
    }

    #[test]
    fn quiet_parts_name_nobody_but_those_one_sits_with() {
        let quiet = |mode, silence| {
            sentence(&RingSummary {
                mode,
                silence,
                with: vec!["Lucía"],
                away: vec!["Idris"],
                ..NOBODY
            })
        };
        assert_eq!(quiet(Mode::Still, true), "Ring of nine seats, in silence.");
        assert_eq!(quiet(Mode::Arriving, false), "Ring of nine seats.");
        assert_eq!(
            quiet(Mode::Pairs, false),
            "Ring of nine seats. You sit with Lucía; lines join those who sit together. Idris has stepped out."
        );
    }
}
