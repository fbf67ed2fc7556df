//! The door of a gathering: what newcomers see, and coming in.

use app::pages::door::{Door, DoorAgreement, DoorPage, DoorProps, Shows};
use app::pages::with::{With, WithPage, WithProps};
use app::protocol::AskError;
use app::room::Screen;
use app::say::say;
use axum::http::StatusCode;
use axum::response::Response;
use gathering::HallRefusal;

use crate::chance;
use crate::gatherings::{HallArrival, HallError, HallHandle};
use crate::rooms::tidy_name;
use crate::web::address::{Path, Query};
use crate::web::cookies::Jar;
use crate::web::door::AnswerCode;
use crate::web::form::{Form, Pairs, field};
use crate::web::knock::{Knock, Visitor, go_to};
use crate::web::notices::{door_stays_shut, notice};
use crate::web::page_token::{PageFor, old_page};
use crate::web::render::Document;
use crate::web::with::{Carried, key_in};

/// The door. Who is in already is let through to their own screen.
pub(super) async fn door(
    Query(answer): Query<AnswerCode>,
    Path(typed): Path<String>,
    knock: Knock<HallHandle>,
) -> Response {
    if let Some(screen) = own_screen(&knock) {
        return go_to(&screen);
    }
    if typed != knock.code {
        return go_to(&knock.door(None));
    }
    if let Some(why) = why_shut(&knock) {
        return closed(&knock, &why).await;
    }
    door_page(&knock, None, answer.said, StatusCode::OK).await
}

/// Why nobody new can come in by themselves; none while they can.
fn why_shut(knock: &Knock<HallHandle>) -> Option<HallRefusal> {
    let snapshot = knock.room.snapshot();
    let gathering = &snapshot.gathering;
    if gathering.lets_in() || gathering.has_ended() {
        None
    } else if gathering.is_full() {
        Some(HallRefusal::HallFull)
    } else {
        Some(HallRefusal::DoorClosed)
    }
}

/// The screen of someone who has a place already in this browser.
fn own_screen(knock: &Knock<HallHandle>) -> Option<String> {
    let mut screens = [Screen::Seat, Screen::Desk].into_iter();
    let screen = screens.find(|screen| knock.bearer(*screen).is_some())?;
    Some(knock.address(screen))
}

/// The door as it is shown to one who came in this way: only who came by its link, or is asked to keep, sees what it is
/// before coming in. A code can be guessed.
async fn door_page(
    knock: &Knock<HallHandle>,
    invite: Option<String>,
    error: Option<String>,
    status: StatusCode,
) -> Response {
    let snapshot = knock.room.snapshot();
    let afternoon = snapshot.gathering.afternoon();
    let all = knock.by_link || invite.is_some();
    let page = DoorPage {
        door: knock.plain_door(),
        hall: true,
        shown_code: chance::show_code(&knock.code),
        shows: if all { Shows::All } else { Shows::WayIn },
        by: knock.by.clone(),
        called: knock.cookie(Jar::Name).unwrap_or_default(),
        page: knock.state.pages.mark(PageFor::Door(&knock.code)),
        invite,
        error,
        ..DoorPage::default()
    };
    let page = if all {
        let agreements = snapshot.everyones.agreements.iter();
        DoorPage {
            title: afternoon.title.clone(),
            intention: afternoon.about.clone(),
            care: afternoon.care.clone(),
            // Agreements of the whole room are answered in the room; nobody agrees to one by coming in.
            agreements: agreements
                .map(|one| DoorAgreement {
                    id: one.id.0,
                    text: one.text.clone(),
                    wording: one.wording,
                    in_force: false,
                })
                .collect(),
            ..page
        }
    } else {
        page
    };
    Document::plain(page.heading())
        .with_status(status)
        .show(move || Door(DoorProps::builder().page(page.clone()).build()))
        .await
}

/// Someone comes in. Who presses the button again, for the answer was lost, is the same person.
pub(super) async fn come_in(
    visitor: Visitor,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Response> {
    let field = |wanted| field(&pairs, wanted).unwrap_or_default();
    let by = Some(field("by")).filter(|by| !by.is_empty());
    let knock: Knock<HallHandle> = visitor.knock_at(by).await?;
    if knock.bearer(Screen::Seat).is_some() {
        return Ok(go_to(&knock.address(Screen::Seat)));
    }
    let link = Some(field("invite")).filter(|key| !key.is_empty());
    let Some(id) = knock
        .state
        .pages
        .read(PageFor::Door(&knock.code), field("page"))
    else {
        return Err(go_to(&knock.door(Some(AskError::OldPage.code()))));
    };
    let name = tidy_name(field("called"));
    let arriving = HallArrival {
        id,
        invite: link.map(str::to_owned),
        key: knock.cookie(Jar::Seat),
        from: knock.state.limits.comes_from(knock.from),
    };
    let came = match knock.room.arrive(arriving).await {
        Ok(came) => came,
        Err(HallError::Refused(why @ (HallRefusal::DoorClosed | HallRefusal::HallFull))) => {
            return Err(closed(&knock, &why).await);
        }
        Err(HallError::AskedToLeave) => {
            let (heading, sentence) = (say().closed_hall_h(), say().asked_to_leave_hall());
            let words = say().to_the_first_page();
            return Err(notice(StatusCode::FORBIDDEN, heading, sentence, "/", words).await);
        }
        // Nobody is made a guest by a link that said otherwise: they are asked.
        Err(why @ HallError::InviteUsed) => {
            let said = Some(why.code().to_owned());
            return Err(door_page(&knock, None, said, StatusCode::CONFLICT).await);
        }
        Err(why) => return Err(go_to(&knock.door(Some(why.code())))),
    };
    let mut answer = knock.go_with(&knock.address(Screen::Seat), Jar::Name, &name);
    if came.first && !name.is_empty() {
        // It is over, or they are called by their sign.
        let _ = knock.room.call(came.person, name).await;
    }
    let (headers, cookies) = (answer.headers_mut(), knock.state.cookies);
    cookies.set(headers, Jar::Seat, &knock.code, &came.key);
    Ok(answer)
}

/// The door stays shut, said kindly.
async fn closed(knock: &Knock<HallHandle>, why: &HallRefusal) -> Response {
    let (heading, sentence) = if *why == HallRefusal::HallFull {
        let sentence = app::hall::sentences::sentence(why);
        (say().full_hall_h(), sentence)
    } else {
        (say().closed_hall_h(), say().closed_hall())
    };
    door_stays_shut(heading, sentence, &knock.door(None)).await
}

/// The page that a link for someone who keeps opens. It knows nothing of the key yet.
pub(super) async fn asked(knock: Knock<HallHandle>) -> Response {
    match own_screen(&knock) {
        Some(screen) => go_to(&screen),
        None => link_page(knock, String::new(), None).await,
    }
}

async fn link_page(knock: Knock<HallHandle>, link: String, error: Option<String>) -> Response {
    let page = WithPage {
        page: knock.state.pages.mark(PageFor::Door(&knock.code)),
        door: knock.plain_door(),
        hall: true,
        by: knock.by,
        link,
        error,
    };
    Document::plain(say().with_h())
        .show(move || With(WithProps::builder().page(page.clone()).build()))
        .await
}

/// The door, for someone with a one-time link from the host. It is used up by coming in.
pub(super) async fn opened(
    visitor: Visitor,
    Form(carried): Form<Carried>,
) -> Result<Response, Response> {
    let knock: Knock<HallHandle> = visitor.knock_at(carried.by.as_deref()).await?;
    if let Some(screen) = own_screen(&knock) {
        return Ok(go_to(&screen));
    }
    let key = key_in(&carried.link).to_owned();
    let mark = PageFor::Door(&knock.code);
    if knock.state.pages.read(mark, &carried.page).is_none() {
        return Err(link_page(knock, key, Some(old_page())).await);
    }
    if knock.room.knows_invite(key.clone()).await {
        return Ok(door_page(&knock, Some(key), None, StatusCode::OK).await);
    }
    Err(go_to(&knock.door(Some(AskError::InviteUsed.code()))))
}
