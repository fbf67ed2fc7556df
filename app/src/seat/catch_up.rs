//! Where we are, for one who came while the circle was under way: what has been, what is now, what is to come. It
//! stands open above what one can do, and goes with the part.

use circle::view::Commons;
use leptos::prelude::*;

use crate::light::{any, memo, now};
use crate::room::Room;
use crate::words::{self, listed};

/// The parts round the one that is going on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Way {
    been: String,
    now: String,
    to_come: String,
}

fn way(commons: &Commons, at: usize) -> Way {
    let names = |parts: &[String]| listed(parts);
    let parts = words::part_names(&commons.parts);
    let (been, rest) = parts.split_at(at.min(parts.len()));
    let prompt = words::prompt(commons);
    let now = rest.first().cloned().unwrap_or_default();
    Way {
        been: names(been),
        now: if prompt.is_empty() {
            now
        } else {
            [&now, ": ", &prompt].concat()
        },
        to_come: names(rest.get(1..).unwrap_or_default()),
    }
}

/// The card, where it is wanted.
#[component]
pub(super) fn CatchUp() -> impl IntoView {
    let room = Room::here();
    let wanted = memo(move || {
        let late = room
            .mine
            .with(|mine| mine.as_ref().is_some_and(|mine| mine.came_late));
        room.part().filter(|_| late)
    });
    now(move || {
        wanted.get().map(|at| {
            let way = memo(move || room.commons.with(|commons| way(commons, at)));
            let line = move |name: &'static str, read: fn(&Way) -> &String| {
                now(move || {
                    let words = way.with(|way| read(way).clone());
                    (!words.is_empty()).then(|| {
                        any(view! {
                            <p>
                                <span class="soft">{name}</span>
                                " "
                                {words}
                            </p>
                        })
                    })
                })
            };
            any(view! {
                <details class="catch-up" open=true>
                    <summary class="order__open">"Where we are"</summary>
                    <div class="catch-up__words">
                        <p>"You came while we are under way. Take your time to arrive."</p>
                        {line("So far:", |way| &way.been)}
                        {line("Now:", |way| &way.now)}
                        {line("To come:", |way| &way.to_come)}
                        <p class="soft small">
                            "When the piece comes to you, you can speak, be silent with it, or pass it on."
                        </p>
                    </div>
                </details>
            })
        })
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test")]

    use circle::Action;
    use circle::*;

    use super::*;

    #[test]
    fn it_tells_what_was_what_is_and_what_will_be() {
        let round = |question: &str| Part::round(question, None);
        let plan = Plan {
            title: "t".to_owned(),
            intention: String::new(),
            parts: vec![round("One?"), round("Two?"), Part::Weather],
            direction: Direction::Clockwise,
            keeper_turn: KeeperTurn::First,
            late: LatePolicy::default(),
            care: String::new(),
        };
        let mut circle = Circle::open(plan, &[], Timestamp(0));
        for (id, action) in [(1, Action::Begin), (2, Action::NextPart { from: 0 })] {
            let command = Command::new(CommandId(id), action);
            let keeper = Actor::Seat(SeatId(0));
            circle = circle.act(Timestamp(1), keeper, &command).unwrap().0;
        }
        let way = way(&circle.commons(), 1);
        assert_eq!(way.been, "First round");
        assert_eq!(way.now, "Second round: Two?");
        assert_eq!(way.to_come, "Weather check");
    }
}
