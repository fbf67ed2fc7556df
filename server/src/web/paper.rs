//! Plan B: what the keeper prints in case the wifi dies.

use app::keeper::Invite;
use app::pages::paper::{Paper, PaperPage, PaperProps};
use app::plan::kinds::read_out;
use app::words;
use axum::response::Response;
use circle::SeatId;

use super::address::Query;
use super::render::Document;
use super::seated::Desk;
use crate::rooms::Snapshot;

pub(super) async fn paper(
    Query(Begins { begins }): Query<Begins>,
    Desk { knock, .. }: Desk,
) -> Response {
    let snapshot = knock.room.snapshot();
    let begins = begins.and_then(|hour| minutes_of(&hour));
    let page = paper_page(&snapshot, begins, knock.way_in());
    Document::plain(page.title.clone())
        .show(move || Paper(PaperProps::builder().page(page.clone()).build()))
        .await
}

/// The hour at which the plan begins where the keeper is; only their browser knows it.
#[derive(serde::Deserialize)]
pub(super) struct Begins {
    pub begins: Option<String>,
}

/// `19:05` in minutes after midnight.
pub(super) fn minutes_of(hour: &str) -> Option<u64> {
    let (hours, minutes) = hour.split_once(':')?;
    let (hours, minutes): (u64, u64) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

fn paper_page(snapshot: &Snapshot, begins: Option<u64>, invite: Invite) -> PaperPage {
    let circle = &snapshot.circle;
    let plan = circle.plan();
    let people = circle.present().len().max(2) as u32;
    let minutes = plan.estimate(people).parts.into_iter();
    let minutes = minutes.map(|ms| ms.div_ceil(60_000));
    let parts = words::part_names(&plan.kinds())
        .into_iter()
        .zip(&plan.parts)
        .zip(minutes);
    let sign = |seat: SeatId| circle.seat(seat).map(|seat| seat.sign.word());
    PaperPage {
        title: plan.title.clone(),
        intention: plan.intention.clone(),
        order: circle
            .lap()
            .into_iter()
            .map(|seat| (snapshot.people.called(seat), sign(seat).unwrap_or_default()))
            .collect(),
        agreements: circle
            .agreements()
            .iter()
            .map(|one| (one.text.clone(), one.adopted))
            .collect(),
        parts: parts
            .map(|((name, part), minutes)| (name, read_out(part), minutes))
            .collect(),
        begins,
        care: plan.care.clone(),
        invite,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_read_or_left_out() {
        assert_eq!(minutes_of("19:05"), Some(1_145));
        assert_eq!(minutes_of("0:00"), Some(0));
        for wrong in ["", "19", "24:00", "7:60", "-1:05", "a:b", "<b>:1"] {
            assert_eq!(minutes_of(wrong), None, "{wrong}");
        }
    }
}
