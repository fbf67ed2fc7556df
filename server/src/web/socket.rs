//! The socket of a live screen: the newest state on every connection, then each newer one; requests in, answers
//! out; sounds as they happen. `docs/protocol.md` tells the whole of it.

use std::sync::Arc;

use app::protocol::{AskError, FromScreen, FromServer};
use app::ring::RingForm;
use app::words::sentence;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use circle::{Cue, Millis};

use futures::StreamExt;
use tokio::time::{Instant, sleep_until};

use super::around::News;
use super::knock::{Knock, Visitor};
use super::state::AppState;
use super::wire::answers::{no_socket, only_status};
use super::wire::ends::ends;
use super::wire::frames::Frames;
use super::wire::goodbye::{Close, SILENT, say_goodbye};
use super::wire::hello::{ShownFace, first_word, sized};
use crate::edge::Standing;
use crate::keys::{Bearer, Who};
use crate::limits::asking::Patience;
use crate::rooms::{Listener, Private, RoomHandle, Snapshot, frame};
use crate::strict;

/// Gives a page a ticket for its socket.
pub(super) async fn ticket(visitor: Visitor) -> Result<Response, Response> {
    let screen = visitor.screen;
    let screen = screen.ok_or_else(|| StatusCode::NOT_FOUND.into_response())?;
    if let Some(record) = visitor.ended_here() {
        // A page that asked for another would leave its cookies there, and be led no further if it were loaded again.
        let record = Json(serde_json::json!({ "record": record }));
        return Err((StatusCode::GONE, record).into_response());
    }
    let knock = visitor.knock(None).await.map_err(only_status)?;
    let bearer = knock.bearer(screen);
    let bearer = bearer.ok_or_else(|| StatusCode::UNAUTHORIZED.into_response())?;
    let seat = bearer.who.seat();
    if !knock.room.budgets.may_ask(seat) {
        return Err(StatusCode::TOO_MANY_REQUESTS.into_response());
    }
    if let Some(seat) = seat {
        knock.hear_name(seat).await;
    }
    let state = &knock.state;
    let now = state.rooms.clock().now();
    let ticket = state.tickets.give(&knock.code, bearer, now);
    Ok(Json(serde_json::json!({ "ticket": ticket })).into_response())
}

/// Opens the socket.
pub(super) async fn socket(
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
    let knock = visitor.knock(None).await.map_err(only_status)?;
    // What the request carried besides is let go of.
    let Knock {
        state, code, room, ..
    } = knock;
    let tracker = state.sockets.clone();
    let upgrade = sized(upgrade);
    let open = Open {
        state,
        code,
        room,
        standing,
    };
    Ok(upgrade.on_upgrade(move |socket| tracker.track_future(open.serve(socket))))
}

/// A socket that was opened, and whose it is not known yet.
struct Open {
    state: AppState,
    code: String,
    room: RoomHandle,
    standing: Standing,
}

impl Open {
    async fn serve(self, socket: WebSocket) {
        // What is needed for it alone is let go of before the long wait.
        let welcomed = Box::pin(self.welcome(socket)).await;
        let Some((bearer, form, frames, mut listener)) = welcomed else {
            return;
        };
        metrics::counter!("hearth_sockets_opened", "of" => "circle").increment(1);
        metrics::gauge!("hearth_sockets").increment(1.0);
        let mut link = ScreenLink {
            state: &self.state,
            code: &self.code,
            room: &self.room,
            standing: &self.standing,
            who: bearer.who,
            bearer,
            patience: Patience::new(),
            frames,
            sent_waiting: false,
            sent: None,
            sent_version: 0,
            private: None,
            news: self.state.news(&self.code, bearer.who),
            face: form.map(ShownFace::new),
        };
        let silent = link.run(&mut listener).await;
        metrics::gauge!("hearth_sockets").decrement(1.0);
        if let Some(seat) = bearer.who.seat() {
            self.room.went(seat, silent).await;
        }
    }

    /// Whose it is, by its first word, and what it hears from now on; where that is not good the socket is closed.
    async fn welcome(
        &self,
        mut socket: WebSocket,
    ) -> Option<(Bearer, Option<RingForm>, Frames, Listener)> {
        let (tickets, clock) = (&self.state.tickets, self.state.rooms.clock());
        let (standing, now) = (&self.standing, || clock.now());
        let greeted = tokio::select! {
            greeted = first_word(tickets, &self.code, now, standing, &mut socket) => greeted,
            () = standing.makes_room() => return None,
            () = standing.floods() => return None,
            // Nobody waits for its first word while the server goes.
            () = self.state.stop.cancelled() => Err(Close::Stopping),
        };
        let close = match greeted {
            Ok((bearer, form)) => match self.room.listen(bearer.who).await {
                Ok(listener) => return Some((bearer, form, socket.into(), listener)),
                // Its task is gone. Unless the circle has ended, that was a fall, and the next one goes on with it.
                Err(_) if self.room.snapshot().ended.is_some() => Close::Ended,
                Err(_) => Close::FreshStart,
            },
            Err(close) => close,
        };
        say_goodbye(&mut socket, close).await;
        None
    }
}

/// One connected screen.
struct ScreenLink<'a> {
    state: &'a AppState,
    code: &'a str,
    room: &'a RoomHandle,
    standing: &'a Standing,
    who: Who,
    /// The same with the key that it was opened with: once that is taken back, the socket goes.
    bearer: Bearer,
    patience: Patience,
    frames: Frames,
    sent_waiting: bool,
    /// The publication that it was told last.
    sent: Option<u64>,
    /// The version of the last frame that it was sent.
    sent_version: u64,
    /// What it was told that is private to it.
    private: Option<Private>,
    /// What the gathering around the circle says to it.
    news: News,
    /// What it was told where it shows a face.
    face: Option<ShownFace>,
}

impl ScreenLink<'_> {
    /// Until it goes. For how long nothing had been heard of it, in milliseconds, if that is why.
    async fn run(&mut self, listener: &mut Listener) -> Millis {
        listener.snapshot.mark_changed();
        let (mut heard_at, mut silent) = (Instant::now(), 0);
        let (state, standing) = (self.state, self.standing);
        let mut ends = ends(listener.go.clone(), state.stop.clone(), standing);
        let silence = sleep_until(heard_at + SILENT);
        tokio::pin!(silence);
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
                changed = listener.snapshot.changed() => {
                    let newest = Arc::clone(&listener.snapshot.borrow_and_update());
                    let told = self.tell_changes(&newest);
                    while told.is_ok() && let Some(cue) = listener.cues.next_now() {
                        self.tell_cue(cue);
                    }
                    if changed.is_err() && told.is_ok() { Err(Close::FreshStart) } else { told }
                }
                () = self.news.changed() => {
                    let snapshot = self.room.snapshot();
                    // Nothing is told before the first word, or after the last.
                    if let (None, Some(_)) = (&snapshot.ended, self.sent) {
                        self.tell_face(&snapshot);
                    }
                    Ok(())
                }
                cue = listener.cues.next() => {
                    self.tell_cue(cue);
                    Ok(())
                }
                heard = self.frames.next() => match heard {
                    Some(Ok(_)) if !self.patience.hears() => Err(Close::Slow),
                    Some(Ok(Message::Text(text))) => {
                        heard_at = Instant::now();
                        self.answer(&text).await
                    }
                    Some(Ok(Message::Binary(_))) => Err(Close::Unreadable),
                    Some(Ok(Message::Ping(_) | Message::Pong(_))) => Ok(()),
                    Some(Ok(Message::Close(_))) | None => return 0,
                    Some(Err(_)) => Err(Close::Unreadable),
                },
                () = &mut silence => if heard_at.elapsed() < SILENT {
                    silence.as_mut().reset(heard_at + SILENT);
                    Ok(())
                } else {
                    silent = SILENT.as_millis() as Millis;
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
        silent
    }

    fn tell_cue(&mut self, cue: Cue) {
        let heard = if self.shows_circle() {
            FromServer::Cue(cue)
        } else {
            FromServer::Sound(cue.sound)
        };
        self.frames.put(frame(&heard));
    }

    /// Tells what is new on this screen since the last time; nothing where nothing is, for a frame that came whenever
    /// anyone said anything would tell when they did. One who knocked hears that they are waiting, and nothing else; let
    /// in, they are told everything from the start.
    fn tell_changes(&mut self, snapshot: &Snapshot) -> Result<(), Close> {
        if let Some(seat) = self.who.seat()
            && snapshot.circle.seat(seat).is_none()
        {
            if !snapshot.circle.is_waiting(seat) || !snapshot.keys.still_opens(self.bearer) {
                return Err(Close::KeyGone);
            }
            if !self.sent_waiting {
                self.sent_waiting = true;
                self.frames.put(frame(&FromServer::Waiting));
            }
            return Ok(());
        }
        if let Some(record) = &snapshot.ended {
            self.tell_face(snapshot);
            let record = record.id.clone();
            self.frames.put(frame(&FromServer::Ended { record }));
            return Err(Close::Ended);
        }
        if !snapshot.keys.still_opens(self.bearer) {
            return Err(Close::KeyGone);
        }
        if matches!(self.who, Who::Desk(seat) if !snapshot.circle.has_desk(seat)) {
            return Err(Close::KeyGone);
        }
        let turned = self.face.as_ref().is_some_and(|shown| shown.turned);
        if self.sent == Some(snapshot.publication) && !turned {
            return Ok(());
        }
        let sent = self.sent.replace(snapshot.publication);
        if self.shows_circle() {
            self.tell_slices(snapshot, sent);
        }
        self.tell_face(snapshot);
        Ok(())
    }

    /// Whether it follows the circle itself: all that show no face, and desks, of which a face is the middle alone.
    fn shows_circle(&self) -> bool {
        self.face.is_none() || matches!(self.who, Who::Desk(_))
    }

    /// Tells what is new in the circle since publication `sent`.
    fn tell_slices(&mut self, snapshot: &Snapshot, sent: Option<u64>) {
        let private = snapshot.private(self.who);
        let of_private = private.as_ref();
        let new = of_private.map_or_else(Vec::new, |now| now.new_after(self.private.as_ref()));
        self.private = private;
        let frame = snapshot.frame(self.who, sent, &new);
        let Some(frame) = frame else { return };
        self.sent_version = snapshot.version;
        self.frames.put(frame);
    }

    /// Tells what is new of the face that this screen shows, if it shows one.
    fn tell_face(&mut self, snapshot: &Snapshot) {
        let Some(shown) = &mut self.face else { return };
        shown.turned = false;
        let forms = [shown.form];
        let mut face = match self.who {
            Who::Seat(seat) => snapshot.face(self.code, seat, &forms),
            Who::Desk(seat) => snapshot.desk_face(self.code, seat, &forms),
            Who::Projector => snapshot.wall(),
        };
        self.news.put_on(&mut face, &snapshot.circle);
        if let Some(frame) = shown.told.frame(snapshot.version, &face) {
            self.sent_version = snapshot.version;
            self.frames.put(frame.into());
        }
    }

    async fn answer(&mut self, text: &str) -> Result<(), Close> {
        let Some(said) = strict::read::<FromScreen>(text) else {
            let code = "unreadable".to_owned();
            self.frames.put(frame(&FromServer::Unreadable { code }));
            return Err(Close::Unreadable);
        };
        match said {
            FromScreen::Hello { .. } => Err(Close::Unreadable),
            FromScreen::Place(form) => {
                let Some(shown) = &mut self.face else {
                    return Err(Close::Unreadable);
                };
                if !self.patience.answers_ping() {
                    return self.bear();
                }
                shown.form = form;
                shown.turned = true;
                let snapshot = self.room.snapshot();
                match snapshot.ended {
                    None => self.tell_changes(&snapshot),
                    Some(_) => Ok(()), // the end is told last
                }
            }
            FromScreen::Ping { sent } => {
                if !self.patience.answers_ping() {
                    return self.bear();
                }
                let now = self.state.rooms.clock().now();
                let snapshot = self.room.snapshot();
                if snapshot.ended.is_none() {
                    self.tell_changes(&snapshot)?;
                }
                // To one who waits even how much happens is nothing.
                let version = self.sent_version;
                self.frames
                    .put(frame(&FromServer::Pong { sent, now, version }));
                Ok(())
            }
            FromScreen::Ask(ask) => {
                let id = ask.id;
                // Few ask at a time, and what is waited for there is large.
                let done = Box::pin(self.room.ask(self.who.seat(), ask)).await;
                self.reply(id, done)
            }
        }
    }

    /// What came of a request, after what it changed on this screen: there may be nothing else to wait for.
    fn reply(&mut self, id: circle::CommandId, done: Result<(), AskError>) -> Result<(), Close> {
        let snapshot = self.room.snapshot();
        let sent = match snapshot.ended {
            None => self.tell_changes(&snapshot),
            Some(_) => Ok(()), // the end is told last
        };
        let too_fast = done == Err(AskError::TooFast);
        let answer = match done {
            Ok(()) => FromServer::Done {
                id,
                version: self.sent_version,
            },
            Err(why) => {
                let say = sentence(&why);
                FromServer::Refused { id, why, say }
            }
        };
        self.frames.put(frame(&answer));
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
