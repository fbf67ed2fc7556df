//! The socket of a hall's screen: what is new of its face, answers to what it asks, sounds. In the manner of a circle's,
//! whose words these are too (`docs/protocol.md`); a phone has one program for both.

use std::sync::Arc;
use std::time::Duration;

use app::hall::HallAsk;
use app::protocol::{FromScreen, FromServer};
use axum::extract::Query;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use circle::{CommandId, Sound};
use futures::StreamExt;
use gathering::{CircleNumber, HallAudience, HallCue, HallSound, PersonId};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

use super::live::Asked;
use crate::edge::Standing;
use crate::gatherings::{HallError, HallHandle, HallSnapshot, PhoneOwn};
use crate::keys::{Bearer, Who};
use crate::limits::asking::Patience;
use crate::rooms::frame;
use crate::strict;
use crate::web::inside::Inside;
use crate::web::knock::{Knock, Visitor};
use crate::web::state::AppState;
use crate::web::wire::answers::{no_socket, only_status};
use crate::web::wire::ends::ends;
use crate::web::wire::frames::Frames;
use crate::web::wire::goodbye::{Close, SILENT, say_goodbye};
use crate::web::wire::hello::{ShownFace, first_word, sized};

/// How often a board is looked at anew though nothing was told: what is quiet for long becomes so by time alone.
const LOOKS_AGAIN: Duration = Duration::from_secs(10);

/// How long a screen is told nothing new after it was told something. While three hundred say yes and sit down, each of
/// their screens would else be worked out anew for each of the others.
const RESTS: Duration = Duration::from_millis(150);

/// Gives a page a ticket for its socket.
pub(super) async fn ticket(visitor: Visitor) -> Result<Response, Response> {
    let screen = visitor.screen;
    let screen = screen.ok_or_else(|| StatusCode::NOT_FOUND.into_response())?;
    if let Some(record) = visitor.ended_here() {
        let record = Json(serde_json::json!({ "record": record }));
        return Err((StatusCode::GONE, record).into_response());
    }
    let knock: Knock<HallHandle> = visitor.knock_at(None).await.map_err(only_status)?;
    let bearer = knock.bearer(screen);
    let bearer = bearer.ok_or_else(|| StatusCode::UNAUTHORIZED.into_response())?;
    if !knock.room.may_ask(bearer.who.seat()) {
        return Err(StatusCode::TOO_MANY_REQUESTS.into_response());
    }
    let now = knock.state.rooms.clock().now();
    let ticket = knock.state.hall_tickets.give(&knock.code, bearer, now);
    Ok(Json(serde_json::json!({ "ticket": ticket })).into_response())
}

/// Opens the socket.
pub(super) async fn socket(
    Query(asked): Query<Asked>,
    visitor: Visitor,
    Extension(standing): Extension<Standing>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, Response> {
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade,
        Err(refused) => return Err(no_socket(refused.status()).await),
    };
    if visitor.screen.is_none() {
        return Err(StatusCode::FORBIDDEN.into_response());
    }
    if visitor.state.stop.is_cancelled() {
        let wait = [("retry-after", "2")];
        return Err((StatusCode::SERVICE_UNAVAILABLE, wait).into_response());
    }
    let knock: Knock<HallHandle> = visitor.knock_at(None).await.map_err(only_status)?;
    // What the request carried besides is let go of.
    let Knock {
        state, code, room, ..
    } = knock;
    let tracker = state.sockets.clone();
    let open = serve(state, code, room, standing, asked.stay.is_some());
    Ok(sized(upgrade).on_upgrade(move |socket| tracker.track_future(open(socket))))
}

/// Serves a socket that was opened, and whose it is not known yet.
fn serve(
    state: AppState,
    code: String,
    hall: HallHandle,
    standing: Standing,
    stays: bool,
) -> impl FnOnce(WebSocket) -> futures::future::BoxFuture<'static, ()> {
    move |mut socket| {
        Box::pin(async move {
            let clock = state.rooms.clock();
            let (tickets, now) = (&state.hall_tickets, || clock.now());
            let hello = first_word(tickets, &code, now, &standing, &mut socket);
            let greeted = tokio::select! {
                greeted = hello => greeted,
                () = standing.makes_room() => return,
                () = standing.floods() => return,
                // Nobody waits for its first word while the server goes.
                () = state.stop.cancelled() => {
                    return say_goodbye(&mut socket, Close::Stopping).await;
                }
            };
            let (bearer, form) = match greeted {
                Ok(greeted) => greeted,
                Err(close) => return say_goodbye(&mut socket, close).await,
            };
            // Every screen of a hall shows a face.
            let Some(form) = form else {
                return;
            };
            metrics::counter!("hearth_sockets_opened", "of" => "gathering").increment(1);
            metrics::gauge!("hearth_sockets").increment(1.0);
            let link = HallLink {
                state: &state,
                code: &code,
                hall: &hall,
                standing: &standing,
                bearer,
                patience: Patience::new(),
                frames: socket.into(),
                shown: ShownFace::new(form),
                stays,
                own: None,
                sent: None,
                sent_version: 0,
                rests_until: Instant::now(),
            };
            link.run().await;
            metrics::gauge!("hearth_sockets").decrement(1.0);
        })
    }
}

/// One connected screen.
struct HallLink<'a> {
    state: &'a AppState,
    code: &'a str,
    hall: &'a HallHandle,
    standing: &'a Standing,
    bearer: Bearer<PersonId>,
    patience: Patience,
    frames: Frames,
    shown: ShownFace,
    /// They are in the hall for a look at it, and have a seat.
    stays: bool,
    /// What it was shown last, and of that what is a phone's own.
    sent: Option<Arc<HallSnapshot>>,
    own: Option<PhoneOwn>,
    /// The version of the last frame that it was sent.
    sent_version: u64,
    /// It is told nothing new before that, but what it asks for itself.
    rests_until: Instant,
}

impl HallLink<'_> {
    async fn run(mut self) {
        let mut newest = self.hall.follow();
        newest.mark_changed();
        let mut cues = self.hall.cues();
        let listening = self.hall.listens(self.bearer.who);
        let mut heard_at = Instant::now();
        let (state, standing) = (self.state, self.standing);
        let mut ends = ends(listening.go.clone(), state.stop.clone(), standing);
        let silence = sleep_until(heard_at + SILENT);
        tokio::pin!(silence);
        let mut looks = tokio::time::interval(LOOKS_AGAIN);
        let is_board = matches!(self.bearer.who, Who::Desk(_));
        let close = loop {
            let step = tokio::select! {
                biased;
                Some(close) = ends.next() => {
                    if matches!(close, Close::Stopping) {
                        let leaving = FromServer::GoingAway { retry: state.leaving.return_within() };
                        self.frames.put(frame(&leaving));
                    }
                    Err(close)
                }
                changed = next_change(&mut newest, self.rests_until) => {
                    let snapshot = Arc::clone(&newest.borrow_and_update());
                    let sent = self.tell_changes(&snapshot);
                    if changed.is_err() && sent.is_ok() { Err(Close::FreshStart) } else { sent }
                }
                cue = cues.recv() => match cue {
                    Ok(cue) => {
                        self.sound(cue);
                        Ok(())
                    }
                    // Sounds of a moment ago are not rung late.
                    Err(RecvError::Lagged(_)) => Ok(()),
                    Err(RecvError::Closed) => Err(Close::FreshStart),
                },
                _ = looks.tick(), if is_board => {
                    let snapshot = self.hall.snapshot();
                    if snapshot.gathering.has_ended() {
                        Ok(())
                    } else {
                        self.tell_face(&snapshot)
                    }
                }
                heard = self.frames.next() => match heard {
                    Some(Ok(_)) if !self.patience.hears() => Err(Close::Slow),
                    Some(Ok(Message::Text(text))) => {
                        heard_at = Instant::now();
                        self.answer(&text).await
                    }
                    Some(Ok(Message::Ping(_) | Message::Pong(_))) => Ok(()),
                    Some(Ok(Message::Close(_))) | None => return,
                    Some(Ok(Message::Binary(_)) | Err(_)) => Err(Close::Unreadable),
                },
                () = &mut silence => if heard_at.elapsed() < SILENT {
                    silence.as_mut().reset(heard_at + SILENT);
                    Ok(())
                } else {
                    Err(Close::Slow)
                },
            };
            let step = match step {
                Ok(()) => self.frames.send().await,
                Err(close) => Err(close),
            };
            if let Err(close) = step {
                break close;
            }
        };
        Box::pin(self.frames.close(close)).await;
    }

    /// Tells what is new on this screen. What circles tell of themselves is for boards alone.
    fn tell_changes(&mut self, snapshot: &Arc<HallSnapshot>) -> Result<(), Close> {
        if let Some(record) = &snapshot.ended {
            let record = record.id.clone();
            self.frames.put(frame(&FromServer::Ended { record }));
            return Err(Close::Ended);
        }
        if snapshot.gathering.has_ended() {
            return Ok(()); // its circles are ending; the end is told last
        }
        self.rests_until = Instant::now() + RESTS;
        let who = self.bearer.who;
        if !snapshot.keys.still_opens(self.bearer) || !self.hall.has_screen(who) {
            return Err(Close::KeyGone);
        }
        let before = self.sent.replace(Arc::clone(snapshot));
        if let Who::Seat(person) = who
            && self.is_led_on(before.as_deref(), snapshot, person)
        {
            // The page is asked for anew, and leads to the seat.
            self.frames.put(frame(&FromServer::Waiting));
            return Err(Close::FreshStart);
        }
        let own = match who {
            Who::Seat(person) => snapshot.phone_own(person),
            Who::Desk(_) | Who::Projector => None,
        };
        let same = before.is_some_and(|before| match who {
            Who::Desk(_) => before.publication == snapshot.publication,
            Who::Seat(_) => before.shows_phones_the_same(snapshot) && self.own == own,
            Who::Projector => before.shows_walls_the_same(snapshot),
        });
        self.own = own;
        if same && !self.shown.turned {
            return Ok(());
        }
        self.tell_face(snapshot)
    }

    /// Whether someone has a seat that they had not when their page was made: their phone leads there by itself.
    fn is_led_on(
        &self,
        before: Option<&HallSnapshot>,
        now: &HallSnapshot,
        person: PersonId,
    ) -> bool {
        let circle = |snapshot: &HallSnapshot| -> Option<CircleNumber> {
            snapshot.seat_of(person).map(|(circle, ..)| circle)
        };
        let seated = circle(now);
        // A page to whose person a seat was given before this socket was open does not say so.
        let is_new = before.map_or(!self.stays, |before| circle(before) != seated);
        seated.is_some() && is_new
    }

    fn tell_face(&mut self, snapshot: &HallSnapshot) -> Result<(), Close> {
        self.shown.turned = false;
        let now = self.state.rooms.clock().now();
        let face = match self.bearer.who {
            Who::Desk(host) => snapshot.board(self.code, host, now),
            Who::Seat(_) => {
                let own = self.own.as_ref();
                own.map(|own| snapshot.phone(self.code, own, now))
            }
            Who::Projector => Some(snapshot.wall(self.code, now)),
        };
        let face = face.ok_or(Close::KeyGone)?;
        let Some(frame) = self.shown.told.frame(snapshot.version, &face) else {
            return Ok(());
        };
        self.sent_version = snapshot.version;
        self.frames.put(frame.into());
        Ok(())
    }

    fn sound(&mut self, cue: HallCue) {
        let is_theirs = match cue.audience {
            HallAudience::Everyone => true,
            HallAudience::Person(person) => self.bearer.who.seat() == Some(person),
        };
        if is_theirs {
            self.frames.put(frame(&FromServer::Sound(sound(cue.sound))));
        }
    }

    async fn answer(&mut self, text: &str) -> Result<(), Close> {
        let Some(said) = strict::read::<FromScreen<HallAsk>>(text) else {
            let code = "unreadable".to_owned();
            self.frames.put(frame(&FromServer::Unreadable { code }));
            return Err(Close::Unreadable);
        };
        match said {
            FromScreen::Hello { .. } => Err(Close::Unreadable),
            FromScreen::Place(form) => {
                if !self.patience.answers_ping() {
                    return self.bear();
                }
                self.shown.form = form;
                self.shown.turned = true;
                self.catch_up()
            }
            FromScreen::Ping { sent } => {
                if !self.patience.answers_ping() {
                    return self.bear();
                }
                self.catch_up()?;
                let now = self.state.rooms.clock().now();
                let version = self.sent_version;
                self.frames
                    .put(frame(&FromServer::Pong { sent, now, version }));
                Ok(())
            }
            FromScreen::Ask(ask) => {
                let id = ask.id;
                let done = Box::pin(self.hall.ask(self.bearer.who.seat(), ask)).await;
                self.reply(id, done)
            }
        }
    }

    /// Tells what is new, unless it has ended: that is told last.
    fn catch_up(&mut self) -> Result<(), Close> {
        let snapshot = self.hall.snapshot();
        match snapshot.ended {
            None => self.tell_changes(&snapshot),
            Some(_) => Ok(()),
        }
    }

    /// What came of a request, after what it changed on this screen.
    fn reply(&mut self, id: CommandId, done: Result<(), HallError>) -> Result<(), Close> {
        let sent = self.catch_up();
        let too_fast = done == Err(HallError::TooFast);
        let answer = match done {
            Ok(()) => frame(&FromServer::Done {
                id,
                version: self.sent_version,
            }),
            Err(why) => {
                let refused = serde_json::json!({
                    "refused": { "id": id, "why": why.code(), "say": why.sentence() }
                });
                refused.to_string().into()
            }
        };
        self.frames.put(answer);
        sent?;
        if too_fast { self.bear() } else { Ok(()) }
    }

    /// Something came beyond the pace: it is borne for a while, and then the socket goes.
    fn bear(&mut self) -> Result<(), Close> {
        if self.patience.bears() {
            Ok(())
        } else {
            Err(Close::Slow)
        }
    }
}

/// Waits until this screen has rested, and then for what is new. May be cancelled.
async fn next_change(
    newest: &mut watch::Receiver<Arc<HallSnapshot>>,
    rests_until: Instant,
) -> Result<(), watch::error::RecvError> {
    tokio::time::sleep_until(rests_until).await;
    newest.changed().await
}

/// As it is heard.
fn sound(sound: HallSound) -> Sound {
    match sound {
        HallSound::Asked | HallSound::AskedAgain | HallSound::BlockBegins => Sound::Bell,
        HallSound::Seated => Sound::PieceArrived,
        HallSound::BreathBegins => Sound::BreathBegins,
        HallSound::BreathEnds => Sound::BreathEnds,
        HallSound::Held => Sound::Held,
    }
}
