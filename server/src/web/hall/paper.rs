//! Plan B of an afternoon: what the host prints in case the wifi dies, with a poster for each circle's place.

use app::pages::hall_paper::{HallPaper, HallPaperPage, HallPaperProps};
use app::room::Screen;
use axum::response::Response;
use gathering::consent::RoomStanding;

use crate::gatherings::{HallHandle, HallSnapshot};
use crate::web::address::Query;
use crate::web::knock::{Knock, go_to};
use crate::web::paper::{Begins, minutes_of};
use crate::web::render::Document;

/// The sheets. An hour at which the first block begins may stand in the address.
pub(super) async fn paper(
    Query(Begins { begins }): Query<Begins>,
    knock: Knock<HallHandle>,
) -> Response {
    if knock.seat_at(Screen::Desk).is_none() {
        return go_to(&knock.address(Screen::Desk));
    }
    let begins = begins.and_then(|hour| minutes_of(&hour));
    let page = HallPaperPage {
        invite: Some(knock.way_in()),
        ..page(&knock.room.snapshot(), begins)
    };
    Document::plain(page.title.clone())
        .show(move || HallPaper(HallPaperProps::builder().page(page.clone()).build()))
        .await
}

fn page(snapshot: &HallSnapshot, begins: Option<u64>) -> HallPaperPage {
    let gathering = &snapshot.gathering;
    let everyones = &snapshot.everyones;
    let page = HallPaperPage::of(gathering.afternoon(), begins);
    let circles = everyones.circles.iter();
    let circles = circles.map(|circle| usize::from(circle.spot) + 1).max();
    let mut page = page.with_places(gathering.afternoon(), circles.unwrap_or(0));
    let agreements = everyones.agreements.iter();
    page.agreements = agreements
        .map(|one| (one.text.clone(), one.standing == RoomStanding::InForce))
        .collect();
    for circle in &everyones.circles {
        let Some(place) = page.places.get_mut(usize::from(circle.spot)) else {
            continue;
        };
        place.keeper = circle.keeper.map(|keeper| snapshot.called().of(keeper));
    }
    page
}
