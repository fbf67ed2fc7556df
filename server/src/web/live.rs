//! The live pages: a phone, the desk, the projector. Each is made from the newest state and then follows
//! its socket; without script it is loaded again from time to time.

use app::blocks;
use app::care::Care;
use app::care_folds::CareFolds;
use app::keeper::KeeperDesk;
use app::pages::waiting::Waiting;
use app::protocol::AskError;
use app::ring::RingForm;
use app::room::{PageContext, Phrases, Screen, Start};
use app::say::say;
use app::seat::SeatRoom;
use app::shell::{Bundle, Follow};
use app::wall::{Wall, WayIn};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use serde::Deserialize;

use super::address::Query;
use super::cookies::Jar;
use super::follow::{Follows, OFTEN, SELDOM, follow};
use super::form::Form;
use super::knock::{Knock, Visitor, go_to};
use super::notices;
use super::page_token::Sent;
use super::render::Document;
use super::seated::{Desk, Phone};
use crate::keys::Who;
use crate::rooms::{Entrance, Snapshot};

/// How a live page is asked for.
#[derive(Deserialize)]
pub(super) struct Asked {
    /// Why a request before this page was not carried out: the trouble's code.
    said: Option<String>,
    /// It is not to be loaded again by itself; and what is open on it.
    still: Option<String>,
}

impl Asked {
    /// How the page follows, if nothing was asked.
    fn follow(&self, usual: Follow) -> Follow {
        self.still.as_ref().map_or(usual, |_| Follow::ByHand)
    }

    /// Why a request before this page was not carried out, in words.
    fn why(&self) -> Option<String> {
        self.said.as_deref().map(app::words::sentence_for)
    }

    /// Care, as it stands on the page.
    fn care(
        &self,
        here: String,
        follow: Follow,
    ) -> impl Fn() -> AnyView + Clone + Send + Sync + use<> {
        let open = self.still.as_deref() == Some("care");
        let shuts = follow != Follow::ByHand;
        move || view! { <Care here=here.clone() open=open shuts=shuts /> }.into_any()
    }
}

fn place(knock: &Knock, screen: Screen) -> PageContext {
    PageContext {
        code: knock.code.clone(),
        door: format!("/c/{}", knock.code),
        screen,
        page: knock.mark(screen),
        made_at: knock.state.rooms.clock().now(),
        phrases: Phrases::now(),
    }
}

fn document(snapshot: &Snapshot, class: &'static str, bundle: Bundle, follow: Follow) -> Document {
    let document = Document::plain(snapshot.circle.plan().title.clone());
    Document {
        follows: Follows::Circle(follow),
        ..document.with_class(class).with_program(bundle)
    }
}

pub(super) async fn seat(Query(asked): Query<Asked>, Phone { knock, seat }: Phone) -> Response {
    let snapshot = knock.room.snapshot();
    if snapshot.circle.is_waiting(seat) {
        let mark = knock.mark(Screen::Seat);
        let mut known = snapshot.circle.waiting().iter();
        let sign = known
            .find(|one| one.seat == seat)
            .map(|one| one.sign.word());
        return waiting(knock.code, mark, sign.unwrap_or_default()).await;
    }
    if snapshot.circle.seat(seat).is_none() {
        return go_to(&format!("/c/{}", knock.code));
    }
    let is_awaited = knock.room.seen(seat).await;
    let snapshot = knock.room.snapshot();
    let mut face = snapshot.face(&knock.code, seat, &[RingForm::Round, RingForm::Low]);
    let news = knock.state.news(&knock.code, Who::Seat(seat));
    news.put_on(&mut face, &snapshot.circle);
    let reads_care = asked.still.as_deref() == Some("care");
    let follow = if is_awaited && !reads_care {
        // The second look tells that someone is there, and is not only on their way.
        Follow::Every(OFTEN)
    } else {
        asked.follow(follow(&snapshot.circle.commons().scene, OFTEN))
    };
    let start = blocks::Start {
        face,
        place: place(&knock, Screen::Seat),
        error: asked.why(),
        says: blocks::Says::now(),
        reads_care,
    };
    let here = snapshot.circle.plan().care.clone();
    document(&snapshot, "in-circle", Bundle::Seat, follow)
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

pub(super) async fn keep(Query(asked): Query<Asked>, Desk { knock, seat }: Desk) -> Response {
    knock.room.seen(seat).await;
    let snapshot = knock.room.snapshot();
    let Some(view) = snapshot.circle.desk_view(seat) else {
        return go_to(&format!("/c/{}", knock.code));
    };
    let follow = asked.follow(follow(&view.commons.scene, SELDOM));
    let start = Start {
        view,
        people: snapshot.people.clone(),
        said: snapshot.spoken.desk(&snapshot.circle),
        arrivals: snapshot.arrivals.clone(),
    };
    let mut face = snapshot.desk_face(&knock.code, seat, &[RingForm::Desk, RingForm::DeskLow]);
    let news = knock.state.news(&knock.code, Who::Desk(seat));
    news.put_on(&mut face, &snapshot.circle);
    let middle = blocks::Start {
        face,
        place: place(&knock, Screen::Desk),
        error: asked.why(),
        says: blocks::Says::default(),
        reads_care: false,
    };
    let invite = knock.way_in();
    let care = asked.care(snapshot.circle.plan().care.clone(), follow);
    document(&snapshot, "in-circle desk-page", Bundle::Host, follow)
        .show(move || {
            let care = care();
            let written = InertElement::new(middle.written());
            provide_context(middle.clone());
            view! {
                {written}
                <KeeperDesk start=start.clone() invite=invite.clone()>
                    {care}
                </KeeperDesk>
            }
        })
        .await
}

pub(super) async fn projector(knock: Knock) -> Response {
    if knock.bearer(Screen::Projector).is_none() {
        return no_projector(&knock).await;
    }
    let snapshot = knock.room.snapshot();
    let start = blocks::Start {
        face: snapshot.wall(),
        place: place(&knock, Screen::Projector),
        error: None,
        says: blocks::Says::on_a_wall(),
        reads_care: false,
    };
    let invite = knock.way_in();
    let follow = Follow::Every(OFTEN);
    document(&snapshot, "projector-page", Bundle::Wall, follow)
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

/// For someone who knocked: the page looks again by itself until the keeper has answered.
async fn waiting(code: String, mark: String, sign: String) -> Response {
    let document = Document {
        follows: Follows::Answer,
        ..Document::plain(say().title_waiting())
    };
    document
        .show(move || view! { <Waiting code=code.clone() page=mark.clone() sign=sign.clone() /> })
        .await
}

async fn no_projector(knock: &Knock) -> Response {
    notices::notice(
        StatusCode::FORBIDDEN,
        say().no_projector_h(),
        say().no_projector(),
        &format!("/c/{}", knock.code),
        say().notice_to_the_circle(),
    )
    .await
}

/// The keeper opens the projector in this browser: a key of its own, which can look and never ask.
pub(super) async fn open_projector(
    visitor: Visitor,
    Form(sent): Form<Sent>,
) -> Result<Response, Response> {
    let Desk { knock, seat } = visitor.knock(None).await?.desk().await?;
    if knock.made_here(Screen::Desk, &sent.page).is_none() {
        return Err(knock.old_page(Screen::Desk));
    }
    let (desk, screen) = (
        knock.address(Screen::Desk),
        knock.address(Screen::Projector),
    );
    if !knock.room.budgets.may_ask(Some(seat)) {
        let said = AskError::TooFast.code();
        return Err(go_to(&format!("{desk}?said={said}")));
    }
    if knock.bearer(Screen::Projector).is_some() {
        return Ok(go_to(&screen)); // opened before in this browser
    }
    match knock.room.enter(Entrance::Projector).await {
        Ok(key) => Ok(knock.go_with(&screen, Jar::Projector, &key)),
        Err(_) => Err(notices::error(StatusCode::SERVICE_UNAVAILABLE).await),
    }
}
