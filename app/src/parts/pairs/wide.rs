//! Listening in twos and threes: who sits together, and whose time it is. Each group keeps its own order.

use circle::SeatId;
use circle::view::Scene;
use leptos::prelude::*;

use crate::light::{any, memo, now};
use crate::parts::time_ring::TimeRing;
use crate::ring::each_second;
use crate::room::Room;
use crate::words;

#[component]
pub(in crate::parts) fn Pairs(
    /// Whether someone sits at this screen.
    sits: bool,
) -> impl IntoView {
    let room = Room::here();
    let question = now(move || {
        room.commons.with(|commons| {
            if let Scene::Pairs { question, .. } = &commons.scene {
                question.clone()
            } else {
                String::new()
            }
        })
    });
    let groups = memo(move || {
        room.commons.with(|commons| {
            if let Scene::Pairs { groups, .. } = &commons.scene {
                groups.clone()
            } else {
                Vec::new()
            }
        })
    });
    let names = move |group: &[SeatId]| {
        let names: Vec<_> = group.iter().map(|seat| room.called(*seat)).collect();
        words::listed(&names)
    };
    let list = now(move || {
        let me = room.me();
        let groups = groups.get();
        let shown = groups
            .iter()
            .filter(|group| !sits || me.is_none_or(|me| !group.contains(&me)));
        let line = |group: &Vec<SeatId>| any(view! { <li>{names(group)}</li> });
        shown.map(line).collect::<Vec<_>>()
    });
    let mine = now(move || sits.then(|| any(view! { <Mine /> })));
    let others = if sits {
        "part__groups small"
    } else {
        "part__groups"
    };
    view! {
        <div class="part part--pairs">
            <p class="part__large">{question}</p>
            {mine}
            <TimeRing />
            <ul class=others aria-label="Who sits together">{list}</ul>
        </div>
    }
}

/// One's own group, and who speaks in it now.
#[component]
fn Mine() -> impl IntoView {
    let room = Room::here();
    let clock = each_second(room);
    let line = memo(move || {
        let now = clock.get();
        let me = room.me()?;
        room.commons.with(|commons| {
            let Scene::Pairs { groups, whole, .. } = &commons.scene else {
                return None;
            };
            let group = groups.iter().find(|group| group.contains(&me))?;
            let others: Vec<_> = group.iter().filter(|seat| **seat != me).collect();
            let names: Vec<_> = others.iter().map(|seat| room.called(**seat)).collect();
            let with = words::listed(&names);
            let Some(span) = commons.span else {
                let first = *group.first()?;
                let begins = if first == me {
                    "You begin.".to_owned()
                } else {
                    [&room.called(first), " begins."].concat()
                };
                return Some(["You sit with ", &with, ". ", &begins].concat());
            };
            let gone = now.since(span.since);
            if gone >= span.length {
                return Some("Time has come round. Finish as you like.".to_owned());
            }
            let at = (gone * group.len() as u64 / (*whole).max(1)) as usize;
            let speaks = *group.get(at.min(group.len() - 1))?;
            Some(if speaks == me {
                [
                    "It is your time. ",
                    &with,
                    if names.len() == 1 {
                        " listens."
                    } else {
                        " listen."
                    },
                ]
                .concat()
            } else {
                [&room.called(speaks), " speaks. You listen, without advice."].concat()
            })
        })
    });
    view! { <p class="part__mine" role="status">{now(move || line.get())}</p> }
}
