//! Where the circle is, for the one who keeps it.

use circle::view::{RingSeat, Scene};
use circle::{ActionKind, SeatId};

use crate::face::Step;
use crate::face::phone::Middle;
use crate::face::sight::Sight;
use crate::ring::Mode;
use crate::say::say;
use crate::words::{self, Words, capital, count};

/// The line and the one under it. Where a question stands between them and the ring, the ring says who is next.
pub(super) fn state(
    sight: &Sight<'_>,
    never_came: &[SeatId],
    middle: &mut Middle,
) -> (String, Vec<Step>) {
    let commons = sight.commons;
    let one = |words: Words| (words.line, vec![Step::first(words.sub)]);
    if commons.scene == Scene::Arriving {
        return (
            say().desk_arriving(),
            vec![Step::first(arrived(sight, never_came))],
        );
    }
    if commons.held_since.is_some() {
        return one(sight.words());
    }
    let me = sight.me();
    let said = match commons.ring.piece.turn() {
        Some(turn) if turn.seat != me && turn.silent => Words {
            line: say().desk_holds_silence(sight.called(turn.seat)),
            sub: say().desk_holds_silence_sub(),
        },
        // A keeper looks after the order: who is next says more than “You are listening.”
        Some(turn) if turn.seat != me && commons.ring.next != Some(me) => {
            let mut said = words::state(commons, None, sight.people);
            if !middle.question.is_empty() {
                said.sub.clear();
            }
            said
        }
        Some(_) | None => {
            let mut said = sight.words();
            said.line = middle.line.take().unwrap_or(said.line);
            if let Some(sub) = middle.sub.take() {
                return (said.line, sub);
            }
            let asks = middle.ring == Some(Mode::Turns) && !middle.question.is_empty();
            if asks && !middle.piece_lies(sight) {
                said.sub.clear();
            }
            said
        }
    };
    one(said)
}

/// How many are here at the beginning: whoever has a seat, but for those that nobody came to.
fn arrived(sight: &Sight<'_>, never_came: &[SeatId]) -> String {
    let seats = sight.commons.ring.seats.iter();
    let came = |seat: &&RingSeat| !seat.kept && !never_came.contains(&seat.id);
    let here = seats.filter(came).count();
    let others = here.saturating_sub(1);
    // Only a circle of a gathering has a host to ask for.
    let of_a_hall = sight.may(ActionKind::AskHost) || sight.may(ActionKind::AskHostNoMore);
    if others == 0 && of_a_hall {
        return say().desk_arrives_by_hall();
    }
    say().desk_arrived(others, capital(&count(others)))
}
