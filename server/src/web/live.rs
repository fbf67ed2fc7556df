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
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use circle::SeatId;
use leptos::prelude::*;
use serde::Deserialize;

use super::address::{Path, Query};
use super::cookies::Jar;
use super::follow::{OFTEN, SELDOM, follow};
use super::form::Form;
use super::knock::{From, Knock, go_to};
use super::page_token::Sent;
use super::render::Document;
use super::state::House;
use crate::keys::Who;
use crate::rooms::{Entrance, News};

/// Said at the door to one whose key opens no seat any more.
const NO_SEAT: &str = "no_seat";

/// How a live page is asked for.
#[derive(Deserialize)]
pub(super) struct Asked {
    /// Why a request before this page was not carried out: the trouble's code.
    said: Option<String>,
    /// What the circle's link carries beside the code.
    by: Option<String>,
    /// It is not to be loaded again by itself; and what is open on it.
    still: Option<String>,
}

impl Asked {
    /// How the page follows, if nothing was asked.
    fn follow(&self, usual: Follow) -> Follow {
        self.still.as_ref().map_or(usual, |_| Follow::ByHand)
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

impl House {
    /// The live page's circle, and who asks for it; or the way to where they can come in.
    pub(super) async fn live(
        &self,
        typed: &str,
        from: From,
        headers: &HeaderMap,
        screen: Screen,
    ) -> Result<(Knock, Who), Response> {
        self.live_by(typed, from, headers, screen, None).await
    }

    /// The same, for one who may have come `by` the circle's link.
    async fn live_by(
        &self,
        typed: &str,
        from: From,
        headers: &HeaderMap,
        screen: Screen,
        by: Option<&str>,
    ) -> Result<(Knock, Who), Response> {
        let knock = self.knock_by(typed, from.ip(), headers, by).await?;
        match self.who(headers, &knock.code, &knock.room.news(), screen) {
            Some(who) => {
                self.hear_name(headers, &knock, who).await;
                Ok((knock, who))
            }
            None => Err(match screen {
                Screen::Seat => {
                    let key = self.cookies.read(headers, Jar::Seat, &knock.code);
                    // Who was turned away, asked to leave, or has an old key, is told the same.
                    let mut answer = go_to(&knock.door(key.as_ref().map(|_| NO_SEAT)));
                    let keys = &knock.room.news().keys;
                    // A key that opens nothing any more is of no use to keep, but for one who was asked to leave: by it
                    // they are known when they come again.
                    if !key.is_some_and(|key| keys.were_taken_back(&key)) {
                        self.cookies
                            .clear(answer.headers_mut(), Jar::Seat, &knock.code);
                    }
                    answer
                }
                // Whose role was taken back still has a seat.
                Screen::Keeper if self.has_seat(headers, &knock) => {
                    go_to(&format!("/c/{}/seat", knock.code))
                }
                Screen::Keeper => self.no_desk(headers, &knock.code),
                Screen::Wall => no_screen(&knock).await,
            }),
        }
    }

    /// The desk is not open in this browser. If it was, it has been opened in another meanwhile.
    fn no_desk(&self, headers: &HeaderMap, code: &str) -> Response {
        if self.cookies.read(headers, Jar::Host, code).is_none() {
            return go_to("/host/return");
        }
        let mut answer = go_to("/host/return?said=elsewhere");
        self.cookies.clear(answer.headers_mut(), Jar::Host, code);
        answer
    }

    fn has_seat(&self, headers: &HeaderMap, knock: &Knock) -> bool {
        let news = knock.room.news();
        self.who(headers, &knock.code, &news, Screen::Seat)
            .is_some()
    }

    fn place(&self, headers: &HeaderMap, code: &str, news: &News, screen: Screen) -> Place {
        let made_at = self.rooms.clock().now();
        Place {
            code: code.to_owned(),
            screen,
            page: self.screen_mark(headers, code, news, screen),
            made_at,
        }
    }
}

fn document(news: &News, class: &'static str, bundle: Bundle, follow: Follow) -> Document {
    let mut document = Document::plain(news.circle.plan().title.clone()).with_class(class);
    document.bundle = Some(bundle);
    document.follow = Some(follow);
    document
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

/// A participant's phone.
pub(super) async fn seat(
    State(house): State<House>,
    Path(typed): Path<String>,
    Query(asked): Query<Asked>,
    from: From,
    headers: HeaderMap,
) -> Response {
    let by = asked.by.as_deref();
    let live = house.live_by(&typed, from, &headers, Screen::Seat, by);
    let (knock, who) = match live.await {
        Ok(live) => live,
        Err(answer) => return answer,
    };
    let news = knock.room.news();
    let Who::Seat(seat) = who else {
        return go_to(&format!("/c/{}", knock.code));
    };
    if news.circle.is_waiting(seat) {
        let mark = house.screen_mark(&headers, &knock.code, &news, Screen::Seat);
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
        place: house.place(&headers, &knock.code, &news, Screen::Seat),
    };
    let care = asked.care(news.circle.plan().care.clone(), follow);
    let trouble = asked.said;
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

/// The keeper's console.
pub(super) async fn keep(
    State(house): State<House>,
    Path(typed): Path<String>,
    Query(asked): Query<Asked>,
    from: From,
    headers: HeaderMap,
) -> Response {
    let (knock, who) = match house.live(&typed, from, &headers, Screen::Keeper).await {
        Ok(live) => live,
        Err(answer) => return answer,
    };
    let Some(seat) = who.seat() else {
        return go_to(&format!("/c/{}", knock.code));
    };
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
        place: house.place(&headers, &knock.code, &news, Screen::Keeper),
    };
    let invite = house.way_in(&knock);
    let care = asked.care(news.circle.plan().care.clone(), follow);
    let trouble = asked.said;
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

/// The projector.
pub(super) async fn screen(
    State(house): State<House>,
    Path(typed): Path<String>,
    from: From,
    headers: HeaderMap,
) -> Response {
    let (knock, _) = match house.live(&typed, from, &headers, Screen::Wall).await {
        Ok(live) => live,
        Err(answer) => return answer,
    };
    let news = knock.room.news();
    let start = Start {
        view: news.circle.screen_view(),
        people: news.people.clone(),
        words: words(&news, None, false),
        place: house.place(&headers, &knock.code, &news, Screen::Wall),
    };
    let invite = house.way_in(&knock);
    document(&news, "wall-page", Bundle::Host, Follow::Every(OFTEN))
        .show(move || {
            view! { <Wall start=start.clone() invite=invite.clone() /> }
        })
        .await
}

/// For someone who knocked: the page looks again by itself until the keeper has answered.
async fn waiting(code: String, mark: String, sign: String) -> Response {
    let mut document = Document::plain("You are waiting");
    document.looks_again = true;
    document
        .show(move || view! { <Waiting code=code.clone() page=mark.clone() sign=sign.clone() /> })
        .await
}

async fn no_screen(knock: &Knock) -> Response {
    super::notices::notice(
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
    State(house): State<House>,
    Path(typed): Path<String>,
    from: From,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Response {
    let (knock, who) = match house.live(&typed, from, &headers, Screen::Keeper).await {
        Ok(live) => live,
        Err(answer) => return answer,
    };
    if let Err(old) = house.made_here(&headers, &knock, Screen::Keeper, &sent.page) {
        return old.into_response();
    }
    if !knock.room.budgets.may_ask(who.seat()) {
        let said = Trouble::TooFast.code();
        return go_to(&format!("/c/{}/keep?said={said}", knock.code));
    }
    let address = format!("/c/{}/screen", knock.code);
    if house
        .who(&headers, &knock.code, &knock.room.news(), Screen::Wall)
        .is_some()
    {
        return go_to(&address); // opened before in this browser
    }
    match knock.room.enter(Entrance::Screen).await {
        Ok(key) => {
            let mut answer = go_to(&address);
            house
                .cookies
                .set(answer.headers_mut(), Jar::Screen, &knock.code, &key);
            answer
        }
        Err(_) => super::notices::trouble(StatusCode::SERVICE_UNAVAILABLE).await,
    }
}
