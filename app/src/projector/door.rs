//! The way in, large enough for the last row, and who has come through it.

use leptos::prelude::*;

use crate::keeper::{Invite, Qr};
use crate::light::{any, memo};
use crate::protocol::People;
use crate::room::Room;
use crate::words::{capital, count};

/// So many names stand on the projector; more are counted.
const NAMED: usize = 12;

/// The projector while people arrive.
#[component]
pub(super) fn DoorFace(
    /// The way in.
    invite: StoredValue<Invite>,
) -> impl IntoView {
    let room = Room::here();
    let title = memo(move || room.commons.with(|commons| commons.title.clone()));
    let why = memo(move || room.commons.with(|commons| commons.intention.clone()));
    let here = memo(move || room.people.with(here));
    let (place, code, spelled) =
        invite.with_value(|invite| (invite.place(), invite.code_shown.clone(), invite.spelled()));
    any(view! {
        <div>
            <h1 class="projector__h">{title}</h1>
            <p class="projector__why">{why}</p>
            <p class="projector__url">{place}</p>
            <p class="projector__code">
                <span aria-hidden="true">{code}</span>
                <span class="only-heard">{spelled}</span>
            </p>
            <p class="projector__next projector__here">{here}</p>
        </div>
        <Qr invite=invite />
    })
}

/// Who is here, by what they are called.
fn here(people: &People) -> String {
    let all = &people.people;
    let names: Vec<&str> = all
        .iter()
        .take(NAMED)
        .map(|person| person.called.as_str())
        .collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => [one, " is here."].concat(),
        _ if all.len() > NAMED => {
            let more = capital(&count(all.len()));
            [&more, " of us are here: ", &names.join(", "), " and more."].concat()
        }
        [first @ .., last] => [&first.join(", "), " and ", last, " are here."].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Person;
    use circle::SeatId;

    fn people(many: u32) -> People {
        let person = |seat| Person {
            seat: SeatId(seat),
            called: ["P", &seat.to_string()].concat(),
            here: true,
        };
        People {
            people: (0..many).map(person).collect(),
            ..People::default()
        }
    }

    #[test]
    fn who_is_here() {
        assert_eq!(here(&people(1)), "P0 is here.");
        assert_eq!(here(&people(2)), "P0 and P1 are here.");
        assert_eq!(here(&people(3)), "P0, P1 and P2 are here.");
        assert!(here(&people(14)).starts_with("Fourteen of us are here: P0, P1, "));
        assert!(here(&people(14)).ends_with("P11 and more."));
    }
}
