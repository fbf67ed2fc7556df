//! The live pages of a gathering: a phone in the hall, the board, the room's wall. Each is made from the newest state and
//! then follows its socket; without script it is loaded again from time to time.

use app::blocks::{Says, Start};
use app::board::{Board, BoardWayIn};
use app::care::Care;
use app::care_folds::CareFolds;
use app::face::Face;
use app::hall::sentences::sentence_for;
use app::protocol::AskError;
use app::room::{PageContext, Phrases, Screen};
use app::say::say;
use app::seat::SeatRoom;
use app::shell::{Bundle, Follow};
use app::wall::{Wall, WayIn};
use axum::http::StatusCode;
use axum::response::Response;
use gathering::PersonId;
use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use serde::Deserialize;

use crate::gatherings::{HallEntrance, HallHandle, HallSnapshot};
use crate::rooms::tidy_name;
use crate::web::address::Query;
use crate::web::cookies::Jar;
use crate::web::follow::{Follows, OFTEN, SELDOM};
use crate::web::form::Form;
use crate::web::inside::Inside;
use crate::web::knock::{Knock, Visitor, go_to};
use crate::web::notices;
use crate::web::page_token::Sent;
use crate::web::render::Document;

/// How a live page is asked for.
#[derive(Deserialize)]
pub(super) struct Asked {
    /// Why a request before this page was not carried out: the trouble's code.
    said: Option<String>,
    /// It is not to be loaded again by itself.
    still: Option<String>,
    /// They come from their circle for a look at the hall, and are not led back to it.
    pub(super) stay: Option<String>,
}

impl Asked {
    /// How the page follows, if nothing was asked.
    fn follow(&self, every: u16) -> Follow {
        match self.still {
            Some(_) => Follow::ByHand,
            None => Follow::Every(every),
        }
    }

    /// Why a request before this page was not carried out, in words.
    fn why(&self) -> Option<String> {
        let said = self.said.as_deref()?;
        Some(sentence_for(said).unwrap_or_else(|| app::words::sentence_for(said)))
    }
}

/// The last page of an afternoon that ends.
async fn ending(hall: &HallHandle) -> Option<Response> {
    if !hall.snapshot().gathering.has_ended() {
        return None;
    }
    Some(match hall.record().await {
        Some(record) => go_to(&format!("/kept/{record}")),
        None => notices::error(StatusCode::SERVICE_UNAVAILABLE).await,
    })
}

impl Knock<HallHandle> {
    fn place(&self, screen: Screen) -> PageContext {
        PageContext {
            code: self.code.clone(),
            door: self.plain_door(),
            screen,
            page: self.mark(screen),
            made_at: self.state.rooms.clock().now(),
            phrases: Phrases::now(),
        }
    }

    fn start(&self, face: Face, screen: Screen, asked: &Asked, says: Says) -> Start {
        Start {
            face,
            place: self.place(screen),
            error: asked.why(),
            says,
            reads_care: asked.still.as_deref() == Some("care"),
        }
    }

    /// The name that the phone carries for itself is told again. What is known there is not told; what is not counts like
    /// anything that a person asks, and else waits for the next page.
    async fn hear_name(&self, person: PersonId) {
        let Some(name) = self.cookie(Jar::Name).map(|name| tidy_name(&name)) else {
            return;
        };
        let known = self.room.snapshot().names.of(person) == Some(name.as_str());
        if !name.is_empty() && !known && self.room.may_ask(Some(person)) {
            let _ = self.room.call(person, name).await;
        }
    }
}

fn document(
    snapshot: &HallSnapshot,
    class: &'static str,
    bundle: Bundle,
    follow: Follow,
) -> Document {
    let document = Document::plain(snapshot.gathering.afternoon().title.clone());
    Document {
        follows: Follows::Circle(follow),
        ..document.with_class(class).with_program(bundle)
    }
}

/// A phone in the hall. Who has a seat in a circle is led there.
pub(super) async fn phone(Query(asked): Query<Asked>, knock: Knock<HallHandle>) -> Response {
    let Some(person) = knock.seat_at(Screen::Seat) else {
        let key = knock.cookie(Jar::Seat);
        let door = knock.door(key.as_ref().map(|_| AskError::NoSeat.code()));
        // By the key of one who was asked to leave they are known when they come again.
        let known = key.is_some_and(|key| knock.room.snapshot().keys.were_taken_back(&key));
        return if known {
            go_to(&door)
        } else {
            knock.go_with(&door, Jar::Seat, "")
        };
    };
    if let Some(ending) = ending(&knock.room).await {
        return ending;
    }
    knock.hear_name(person).await;
    let snapshot = knock.room.snapshot();
    if asked.stay.is_none() && snapshot.seat_of(person).is_some() {
        return go_to(&format!("{}/circle", knock.address(Screen::Seat)));
    }
    let now = knock.state.rooms.clock().now();
    let Some(own) = snapshot.phone_own(person) else {
        return go_to(&knock.door(Some(AskError::NoSeat.code())));
    };
    let face = snapshot.phone(&knock.code, &own, now);
    let start = knock.start(face, Screen::Seat, &asked, Says::now());
    let here = snapshot.gathering.afternoon().care.clone();
    document(&snapshot, "in-circle", Bundle::Seat, asked.follow(OFTEN))
        .show(move || {
            let here = here.clone();
            let written = InertElement::new(start.written());
            provide_context(start.clone());
            view! {
                {written}
                <SeatRoom>
                    <CareFolds here=here />
                </SeatRoom>
            }
        })
        .await
}

/// The host's board.
pub(super) async fn board(Query(asked): Query<Asked>, knock: Knock<HallHandle>) -> Response {
    let Some(host) = knock.seat_at(Screen::Desk) else {
        // A helper or a guest has a phone's screen; who came with an older key of the host's comes back by six words.
        return if knock.seat_at(Screen::Seat).is_some() {
            go_to(&format!("{}?stay", knock.address(Screen::Seat)))
        } else if knock.cookie(Jar::Host).is_none() {
            go_to(&format!("/host/return?code={}", knock.code))
        } else {
            let back = format!("/host/return?code={}&said=elsewhere", knock.code);
            knock.go_with(&back, Jar::Host, "")
        };
    };
    if let Some(ending) = ending(&knock.room).await {
        return ending;
    }
    knock.hear_name(host).await;
    let snapshot = knock.room.snapshot();
    let now = knock.state.rooms.clock().now();
    let Some(face) = snapshot.board(&knock.code, host, now) else {
        return go_to(&knock.door(None));
    };
    let start = knock.start(face, Screen::Desk, &asked, Says::default());
    let (invite, follow) = (knock.way_in(), asked.follow(SELDOM));
    let (open, shuts) = (start.reads_care, follow != Follow::ByHand);
    let here = snapshot.gathering.afternoon().care.clone();
    document(&snapshot, "desk-page board-page", Bundle::Host, follow)
        .show(move || {
            let written = InertElement::new(start.written());
            let (invite, here) = (invite.clone(), here.clone());
            provide_context(start.clone());
            view! {
                {written}
                <Board>
                    <BoardWayIn invite=invite />
                    <Care here=here open=open shuts=shuts />
                </Board>
            }
        })
        .await
}

/// The room's wall.
pub(super) async fn wall(Query(asked): Query<Asked>, knock: Knock<HallHandle>) -> Response {
    if knock.bearer(Screen::Projector).is_none() {
        return notices::notice(
            StatusCode::FORBIDDEN,
            say().no_projector_h(),
            say().no_hall_wall(),
            &knock.door(None),
            say().to_the_door(),
        )
        .await;
    }
    let snapshot = knock.room.snapshot();
    let now = knock.state.rooms.clock().now();
    let face = snapshot.wall(&knock.code, now);
    let start = knock.start(face, Screen::Projector, &asked, Says::on_a_wall());
    let invite = knock.way_in();
    document(
        &snapshot,
        "projector-page",
        Bundle::Wall,
        Follow::Every(OFTEN),
    )
    .show(move || {
        let written = InertElement::new(start.written());
        let invite = invite.clone();
        provide_context(start.clone());
        view! {
            {written}
            <Wall>
                <WayIn invite=invite />
            </Wall>
        }
    })
    .await
}

/// The host opens the wall in this browser: a key of its own, which can look and never ask.
pub(super) async fn open_wall(
    visitor: Visitor,
    Form(sent): Form<Sent>,
) -> Result<Response, Response> {
    let knock: Knock<HallHandle> = visitor.knock_at(None).await?;
    let Some(host) = knock.seat_at(Screen::Desk) else {
        return Err(go_to(&knock.address(Screen::Desk)));
    };
    if knock.made_here(Screen::Desk, &sent.page).is_none() {
        return Err(knock.old_page(Screen::Desk));
    }
    let (board, screen) = (
        knock.address(Screen::Desk),
        knock.address(Screen::Projector),
    );
    if !knock.room.may_ask(Some(host)) {
        let said = AskError::TooFast.code();
        return Err(go_to(&format!("{board}?said={said}")));
    }
    if knock.bearer(Screen::Projector).is_some() {
        return Ok(go_to(&screen)); // opened before in this browser
    }
    match knock.room.enter(HallEntrance::Wall(host)).await {
        Ok(key) => Ok(knock.go_with(&screen, Jar::Projector, &key)),
        Err(_) => Err(notices::error(StatusCode::SERVICE_UNAVAILABLE).await),
    }
}
