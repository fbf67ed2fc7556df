//! The live pages: a phone, the console, the projector. Each is made from the newest state and then follows
//! its socket; without script it is loaded again from time to time.

use app::care::Care;
use app::keeper::Console;
use app::pages::waiting::Waiting;
use app::protocol::Trouble;
use app::room::{Place, SaidWords, Screen, Start};
use app::seat::SeatRoom;
use app::shell::{Bundle, Follow};
use app::wall::Wall;
use axum::http::StatusCode;
use axum::response::Response;
use circle::SeatId;
use leptos::prelude::*;
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
use crate::rooms::{Entrance, News};

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
        self.said
            .as_deref()
            .map(|code| app::words::said_by(code).to_owned())
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

fn place(knock: &Knock, screen: Screen) -> Place {
    Place {
        code: knock.code.clone(),
        screen,
        page: knock.mark(screen),
        made_at: knock.house.rooms.clock().now(),
    }
}

fn document(news: &News, class: &'static str, bundle: Bundle, follow: Follow) -> Document {
    let document = Document::plain(news.circle.plan().title.clone());
    Document {
        follows: Follows::Circle(follow),
        ..document.with_class(class).with_program(bundle)
    }
}

/// What was said within the part, as a screen of `seat` may know it.
fn words(news: &News, seat: Option<SeatId>, keeps: bool) -> SaidWords {
    SaidWords {
        spoken: news.spoken.view(&news.circle),
        own: seat.map(|seat| news.spoken.own_words(&news.circle, seat)),
        said: keeps.then(|| news.spoken.desk(&news.circle)),
        arrivals: keeps.then(|| news.arrivals.clone()),
        carried: seat
            .map(|seat| news.circle.carries(seat))
            .unwrap_or_default()
            .into_iter()
            .map(|seat| news.circle.mine(seat))
            .collect(),
        own_of: seat.map(|seat| news.own_of(seat)).unwrap_or_default(),
        needs: seat.map(|seat| news.needs(seat)).unwrap_or_default(),
    }
}

pub(super) async fn seat(Query(asked): Query<Asked>, Phone { knock, seat }: Phone) -> Response {
    let news = knock.room.news();
    if news.circle.is_waiting(seat) {
        let mark = knock.mark(Screen::Seat);
        let mut known = news.circle.waiting().iter();
        let sign = known
            .find(|one| one.seat == seat)
            .map(|one| one.sign.word());
        return waiting(knock.code, mark, sign.unwrap_or_default()).await;
    }
    if news.circle.seat(seat).is_none() {
        return go_to(&format!("/c/{}", knock.code));
    }
    let is_awaited = knock.room.seen(seat).await;
    let view = news.circle.seat_view(seat);
    let follow = if is_awaited {
        // The second look tells that someone is there, and is not only on their way.
        Follow::Every(OFTEN)
    } else {
        asked.follow(follow(&view.commons.scene, OFTEN))
    };
    let start = Start {
        view,
        people: news.people.clone(),
        words: words(&news, Some(seat), false),
        place: place(&knock, Screen::Seat),
    };
    let care = asked.care(news.circle.plan().care.clone(), follow);
    let trouble = asked.why();
    document(&news, "in-circle", Bundle::Seat, follow)
        .show(move || {
            let care = care();
            view! {
                <SeatRoom start=start.clone() trouble=trouble.clone()>
                    {care}
                </SeatRoom>
            }
        })
        .await
}

pub(super) async fn keep(Query(asked): Query<Asked>, Desk { knock, seat }: Desk) -> Response {
    knock.room.seen(seat).await;
    let news = knock.room.news();
    let Some(view) = news.circle.desk_view(seat) else {
        return go_to(&format!("/c/{}", knock.code));
    };
    let follow = asked.follow(follow(&view.commons.scene, SELDOM));
    let start = Start {
        view,
        people: news.people.clone(),
        words: words(&news, Some(seat), true),
        place: place(&knock, Screen::Keeper),
    };
    let invite = knock.way_in();
    let care = asked.care(news.circle.plan().care.clone(), follow);
    let trouble = asked.why();
    document(&news, "in-circle desk-page", Bundle::Host, follow)
        .show(move || {
            let care = care();
            view! {
                <Console start=start.clone() invite=invite.clone() trouble=trouble.clone()>
                    {care}
                </Console>
            }
        })
        .await
}

pub(super) async fn screen(knock: Knock) -> Response {
    if knock.bearer(Screen::Wall).is_none() {
        return no_screen(&knock).await;
    }
    let news = knock.room.news();
    let start = Start {
        view: news.circle.screen_view(),
        people: news.people.clone(),
        words: words(&news, None, false),
        place: place(&knock, Screen::Wall),
    };
    let invite = knock.way_in();
    document(&news, "wall-page", Bundle::Host, Follow::Every(OFTEN))
        .show(move || {
            view! { <Wall start=start.clone() invite=invite.clone() /> }
        })
        .await
}

/// For someone who knocked: the page looks again by itself until the keeper has answered.
async fn waiting(code: String, mark: String, sign: String) -> Response {
    let document = Document {
        follows: Follows::Answer,
        ..Document::plain("You are waiting")
    };
    document
        .show(move || view! { <Waiting code=code.clone() page=mark.clone() sign=sign.clone() /> })
        .await
}

async fn no_screen(knock: &Knock) -> Response {
    notices::notice(
        StatusCode::FORBIDDEN,
        "This screen is not open here.",
        "The keeper opens it from the desk, with “Open the projector”. One screen is open at a time: a newer one puts this one out.",
        &format!("/c/{}", knock.code),
        "To the circle",
    )
    .await
}

/// The keeper opens the projector in this browser: a key of its own, which can look and never ask.
pub(super) async fn open_screen(
    visitor: Visitor,
    Form(sent): Form<Sent>,
) -> Result<Response, Response> {
    let Desk { knock, seat } = visitor.knock(None).await?.desk().await?;
    if knock.made_here(Screen::Keeper, &sent.page).is_none() {
        return Err(knock.old_page(Screen::Keeper));
    }
    let (desk, screen) = (knock.address(Screen::Keeper), knock.address(Screen::Wall));
    if !knock.room.budgets.may_ask(Some(seat)) {
        let said = Trouble::TooFast.code();
        return Err(go_to(&format!("{desk}?said={said}")));
    }
    if knock.bearer(Screen::Wall).is_some() {
        return Ok(go_to(&screen)); // opened before in this browser
    }
    match knock.room.enter(Entrance::Screen).await {
        Ok(key) => Ok(knock.go_with(&screen, Jar::Screen, &key)),
        Err(_) => Err(notices::trouble(StatusCode::SERVICE_UNAVAILABLE).await),
    }
}
