//! The plan against the clock, for keepers alone: when each part begins, how the circle runs beside its plan, and
//! shifting everything that is still to come.

use circle::time::MINUTE;
use circle::view::Timetable;
use circle::{Action, Millis, Timestamp};
use leptos::prelude::*;

use crate::act::Act;
use crate::light::{any, memo, now};
use crate::ring::{each_second, local_time};
use crate::room::Room;
use crate::say::say;

/// When each part begins as it goes, by this device's clock: those that are over as planned. Empty until the page is live.
pub(super) fn hours(room: Room) -> RwSignal<Vec<String>> {
    let hours = RwSignal::new(Vec::new());
    let clock = each_second(room);
    let begins = memo(move || {
        let (now, at) = (clock.get(), room.part());
        room.desk.with(|desk| {
            let table = desk.as_ref().and_then(|desk| desk.timetable.as_ref());
            table.map_or_else(Vec::new, |table| expected(table, at, now))
        })
    });
    Effect::new(move |_| {
        let begins: Vec<Timestamp> = begins.get();
        let local = begins.into_iter().map(|begins| local_time(room, begins));
        hours.set(local.collect());
    });
    hours
}

/// When each part begins as it goes, in whole minutes; `at` is the present one.
fn expected(table: &Timetable, at: Option<usize>, now: Timestamp) -> Vec<Timestamp> {
    let late = table.late_by.unwrap_or(0);
    let over = table.part_ends_at.map_or(0, |ends| now.since(ends));
    let begins = table.planned.iter().enumerate().map(|(place, part)| {
        let begins = match at {
            Some(at) if place == at => part.begins.0.saturating_add_signed(late),
            Some(at) if place > at => part.begins.0.saturating_add_signed(late) + over,
            Some(_) | None => part.begins.0,
        };
        Timestamp(begins - begins % MINUTE)
    });
    begins.collect()
}

/// How the circle runs beside its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Course {
    /// When it ends as it goes.
    ends: Timestamp,
    /// How much later than planned that is, in whole minutes; less than zero when earlier.
    late: i64,
}

fn course(room: Room, clock: Timestamp) -> Option<Course> {
    room.desk.with(|desk| {
        let table = desk.as_ref()?.timetable.as_ref()?;
        // A part that takes longer than planned pushes the end before it is over.
        let over = clock.since(table.part_ends_at?);
        let ends = table.expected_end?.after(over);
        let planned = table.planned.last()?.ends;
        Some(Course {
            ends: Timestamp(ends.0 - ends.0 % MINUTE),
            late: minutes_from(planned, ends),
        })
    })
}

/// Whole minutes from `planned` to `ends`, less than zero if it is earlier.
fn minutes_from(planned: Timestamp, ends: Timestamp) -> i64 {
    let whole = |length: Millis| (length / MINUTE) as i64;
    whole(ends.since(planned)) - whole(planned.since(ends))
}

/// One line about it, in view at all times.
#[component]
pub(super) fn Against(
    /// The clock of the page.
    clock: ReadSignal<Timestamp>,
) -> impl IntoView {
    let room = Room::here();
    let course = memo(move || course(room, clock.get()));
    let near = RwSignal::new(String::new());
    Effect::new(move |_| {
        let ends = course.get().map(|course| local_time(room, course.ends));
        near.set(ends.unwrap_or_default());
    });
    let late = memo(move || course.get().map(|course| course.late));
    let how = memo(move || late.get().map(beside));
    any(view! {
        <p class="desk__foot nums">
            {now(move || how.get().map(|_| say().plan_ends()))}
            {now(move || {
                let near = near.get();
                (!near.is_empty())
                    .then(|| {
                        any(view! {
                            {say().plan_ends_near()}
                            <strong>{near}</strong>
                            ", "
                        })
                    })
            })} {now(move || how.get())}
        </p>
    })
}

fn beside(late: i64) -> String {
    match late {
        0 => say().as_planned(),
        late if late > 0 => say().later_than_planned(say().so_long(late)),
        early => say().earlier_than_planned(say().so_long(early.abs())),
    }
}

/// All that is still to come is planned anew from now on.
#[component]
pub(super) fn Shift() -> impl IntoView {
    let room = Room::here();
    let clock = each_second(room);
    let shifts = memo(move || course(room, clock.get()).is_some_and(|course| course.late != 0));
    now(move || {
        shifts.get().then(|| {
            any(view! {
                <Act action=Action::ShiftPlan class="btn btn--bare btn--sm">
                    {say().plan_shift()}
                </Act>
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use circle::view::PlannedPart;

    use super::*;

    #[test]
    fn what_is_to_come_follows_the_part_that_goes_on() {
        let at = |minutes: u64| Timestamp(minutes * MINUTE);
        let part = |begins, ends| PlannedPart {
            begins: at(begins),
            ends: at(ends),
        };
        let table = Timetable {
            begins: at(60),
            planned: vec![part(60, 70), part(70, 90), part(90, 95)],
            late_by: Some(-5 * MINUTE as i64),
            part_ends_at: Some(at(85)),
            expected_end: Some(at(90)),
        };
        let hours = |now| expected(&table, Some(1), now);
        assert_eq!(hours(at(80)), [at(60), at(65), at(85)]);
        assert_eq!(hours(at(88)), [at(60), at(65), at(88)], "it takes longer");
        assert_eq!(expected(&table, None, at(88))[1], at(70));
    }

    #[test]
    fn late_and_early_are_told_in_whole_minutes() {
        let at = |minutes: u64| Timestamp(minutes * MINUTE);
        assert_eq!(minutes_from(at(60), at(67)), 7);
        assert_eq!(minutes_from(at(60), at(57)), -3);
        assert_eq!(minutes_from(at(60), Timestamp(60 * MINUTE + 59_000)), 0);
        assert_eq!(minutes_from(Timestamp(60 * MINUTE + 59_000), at(60)), 0);
    }
}
