//! The socket of a live screen: the newest state on every connection, then each newer one; requests in, answers
//! out; sounds as they happen. `docs/protocol.md` tells the whole of it.

mod goodbye;

use std::sync::Arc;
use std::time::Duration;

use app::protocol::{Arrivals, FromScreen, FromServer, LARGEST_FRAME, Needs, PROTOCOL, Trouble};
use axum::Json;
use axum::extract::State;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use futures::stream::SplitSink;
use futures::{SinkExt, StreamExt};

use self::goodbye::{Close, close_message, hear_out, say_goodbye};
use super::House;
use super::address::Path;
use super::knock::{From, Knock, screen_of};
use super::plain::notice;
use crate::keys::{Bearer, Who};
use crate::limits::asking::Patience;
use crate::rooms::{Listener, News, Private, RoomHandle, frame};
use crate::strict;

/// tungstenite's buffer for reading, in bytes. At its own default an idle socket takes twenty times as much.
const READ_BUFFER: usize = 4 * 1024;
/// The most that may wait to be sent to one slow screen, in bytes.
const WRITE_BUFFER: usize = 64 * 1024;
/// How long a new socket has to say its first word.
const FIRST_WORD: Duration = Duration::from_secs(10);
/// How long one frame may take to be sent.
const SEND: Duration = Duration::from_secs(5);
/// A socket that says nothing for this long is closed; a visible screen pings four times as often.
const SILENT: Duration = Duration::from_secs(60);
/// How long screens are asked to spread their return over when the server stops, in milliseconds.
const RETURN_WITHIN: u64 = 1_500;

/// Gives a page a ticket for its socket.
pub(super) async fn ticket(
    State(house): State<House>,
    Path((typed, screen)): Path<(String, String)>,
    from: From,
    headers: HeaderMap,
) -> Response {
    if !house.origins.allow(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let Some(screen) = screen_of(&screen) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let knock = match house.knock(&typed, from.ip(), &headers).await {
        Ok(knock) => knock,
        Err(answer) => return answer.status().into_response(),
    };
    let Some(bearer) = house.bearer(&headers, &knock.code, &knock.room.news(), screen) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    if !knock.room.budgets.may_ask(bearer.who.seat()) {
        return StatusCode::TOO_MANY_REQUESTS.into_response();
    }
    house.hear_name(&headers, &knock, bearer.who).await;
    let now = house.rooms.clock().now();
    let ticket = house.tickets.give(&knock.code, bearer, now);
    Json(serde_json::json!({ "ticket": ticket })).into_response()
}

/// Opens the socket.
pub(super) async fn socket(
    State(house): State<House>,
    Path((typed, screen)): Path<(String, String)>,
    from: From,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade,
        Err(refused) => return no_socket(refused.status()).await,
    };
    if !house.origins.allow_socket(&headers) || screen_of(&screen).is_none() {
        return StatusCode::FORBIDDEN.into_response();
    }
    if house.stop.is_cancelled() {
        return (StatusCode::SERVICE_UNAVAILABLE, [("retry-after", "2")]).into_response();
    }
    let knock = match house.knock(&typed, from.ip(), &headers).await {
        Ok(knock) => knock,
        Err(answer) => return answer.status().into_response(),
    };
    let tracker = house.sockets.clone();
    upgrade
        .read_buffer_size(READ_BUFFER)
        // Sent at once; at its own default it is larger than the most allowed here, which panics.
        .write_buffer_size(0)
        .max_write_buffer_size(WRITE_BUFFER)
        .max_message_size(LARGEST_FRAME)
        .max_frame_size(LARGEST_FRAME)
        .on_upgrade(move |socket| tracker.track_future(serve(house, knock, socket)))
}

/// For whoever opens the address of a socket by hand.
async fn no_socket(status: StatusCode) -> Response {
    let sentence = "Only the pages of a circle open it, by themselves.";
    let heading = "There is nothing to see here.";
    notice(status, heading, sentence, "/", "To the first page").await
}

async fn serve(house: House, knock: Knock, mut socket: WebSocket) {
    let bearer = match first_word(&house, &knock.code, &mut socket).await {
        Ok(bearer) => bearer,
        Err(close) => return say_goodbye(&mut socket, close).await,
    };
    let Ok(listener) = knock.room.listen(bearer.who).await else {
        return say_goodbye(&mut socket, Close::Ended).await;
    };
    metrics::gauge!("hearth_sockets").increment(1.0);
    let seat = bearer.who.seat();
    let (sink, stream) = socket.split();
    let link = ScreenLink {
        house: &house,
        room: &knock.room,
        who: bearer.who,
        bearer,
        patience: Patience::new(),
        sink,
        told_waiting: false,
        told_version: 0,
        told_private: None,
        told_people: None,
        told_spoken: None,
        told_of_spoken: [const { None }; 3],
        told_needs: None,
        told_arrivals: None,
    };
    link.run(listener, stream).await;
    metrics::gauge!("hearth_sockets").decrement(1.0);
    if let Some(seat) = seat {
        knock.room.went(seat).await;
    }
}

/// Waits for `hello` and uses its ticket up.
async fn first_word(house: &House, code: &str, socket: &mut WebSocket) -> Result<Bearer, Close> {
    let first = tokio::time::timeout(FIRST_WORD, socket.recv()).await;
    let Ok(Some(Ok(Message::Text(text)))) = first else {
        return Err(Close::NoTicket);
    };
    let Some(FromScreen::Hello { protocol, ticket }) = strict::read(&text) else {
        return Err(Close::Unreadable);
    };
    if protocol != PROTOCOL {
        // The page is of another version of Hearth: it loads itself again.
        let code = "protocol".to_owned();
        let _ = socket
            .send(Message::Text(frame(&FromServer::Unreadable { code })))
            .await;
        return Err(Close::Unreadable);
    }
    let now = house.rooms.clock().now();
    let bearer = house
        .tickets
        .take(&ticket, code, now)
        .ok_or(Close::NoTicket)?;
    let welcome = frame(&FromServer::Welcome {
        protocol: PROTOCOL,
        now,
    });
    socket
        .send(Message::Text(welcome))
        .await
        .map_err(|_| Close::Slow)?;
    Ok(bearer)
}

fn answer_to(id: circle::CommandId, done: Result<u64, Trouble>) -> FromServer {
    match done {
        Ok(version) => FromServer::Done { id, version },
        Err(why) => FromServer::Refused { id, why },
    }
}

/// One connected screen.
struct ScreenLink<'a> {
    house: &'a House,
    room: &'a RoomHandle,
    who: Who,
    /// The same with the key that it was opened with: once that is taken back, the socket goes.
    bearer: Bearer,
    patience: Patience,
    sink: SplitSink<WebSocket, Message>,
    told_waiting: bool,
    told_version: u64,
    told_private: Option<Private>,
    told_people: Option<u64>,
    told_spoken: Option<u64>,
    /// Its own, how much there is, and what everyone may know: each is sent when it differs. A frame that came
    /// whenever anyone said anything would tell when they did.
    told_of_spoken: [Option<Utf8Bytes>; 3],
    told_needs: Option<Needs>,
    told_arrivals: Option<Arrivals>,
}

impl ScreenLink<'_> {
    async fn run(
        mut self,
        mut listener: Listener,
        mut stream: futures::stream::SplitStream<WebSocket>,
    ) {
        listener.news.mark_changed();
        let mut heard_at = tokio::time::Instant::now();
        let close = loop {
            let step = tokio::select! {
                biased;
                () = listener.go.cancelled() => Err(Close::TooMany),
                changed = listener.news.changed() => {
                    let newest = Arc::clone(&listener.news.borrow_and_update());
                    let told = self.tell(&newest).await;
                    if changed.is_err() && told.is_ok() { Err(Close::FreshStart) } else { told }
                }
                cue = listener.cues.recv() => match cue {
                    Some(cue) => self.send(frame(&FromServer::Cue(cue))).await,
                    // Full, or the circle is over: either way a fresh start tells.
                    None => Err(Close::FreshStart),
                },
                () = self.house.stop.cancelled() => {
                    let leaving = FromServer::GoingAway { retry: RETURN_WITHIN };
                    let _ = self.send(frame(&leaving)).await;
                    Err(Close::Stopping)
                }
                heard = stream.next() => match heard {
                    Some(Ok(Message::Text(text))) => {
                        heard_at = tokio::time::Instant::now();
                        self.answer(&text).await
                    }
                    Some(Ok(Message::Binary(_))) => Err(Close::Unreadable),
                    Some(Ok(Message::Ping(_) | Message::Pong(_))) => Ok(()),
                    Some(Ok(Message::Close(_))) | None => return,
                    Some(Err(_)) => Err(Close::Unreadable),
                },
                () = tokio::time::sleep_until(heard_at + SILENT) => Err(Close::Slow),
            };
            if let Err(close) = step {
                break close;
            }
        };
        let _ = tokio::time::timeout(SEND, self.sink.send(close_message(close))).await;
        hear_out(&mut stream).await;
    }

    /// Tells what is new since the last time: what is this screen's own first, then what everyone sees. One who
    /// knocked hears that they are waiting, and nothing else; let in, they are told everything from the start.
    async fn tell(&mut self, news: &News) -> Result<(), Close> {
        if let Some(seat) = self.who.seat()
            && news.circle.seat(seat).is_none()
        {
            if !news.circle.is_waiting(seat) || !news.keys.still_opens(self.bearer) {
                return Err(Close::KeyGone);
            }
            if !self.told_waiting {
                self.told_waiting = true;
                self.send(frame(&FromServer::Waiting)).await?;
            }
            return Ok(());
        }
        if let Some(record) = &news.ended {
            self.send(frame(&FromServer::Ended {
                record: record.clone(),
            }))
            .await?;
            return Err(Close::Ended);
        }
        if !news.keys.still_opens(self.bearer) {
            return Err(Close::KeyGone);
        }
        if self.told_people != Some(news.people_version) {
            self.told_people = Some(news.people_version);
            self.send(news.people_frame.clone()).await?;
        }
        if self.told_spoken != Some(news.spoken_version) {
            self.told_spoken = Some(news.spoken_version);
            let own = self.who.seat().map(|seat| news.own_frame(seat));
            let said = matches!(self.who, Who::Desk(_)).then(|| news.said_frame());
            let frames = [own, said, Some(news.spoken_frame.clone())];
            for (at, newest) in frames.into_iter().enumerate() {
                if let Some(newest) =
                    newest.filter(|new| self.told_of_spoken[at].as_ref() != Some(new))
                {
                    self.told_of_spoken[at] = Some(newest.clone());
                    self.send(newest).await?;
                }
            }
        }
        if let Some(seat) = self.who.seat() {
            let needs = news.needs(seat);
            if self.told_needs.as_ref() != Some(&needs) {
                self.told_needs = Some(needs.clone());
                self.send(frame(&FromServer::Needs(needs))).await?;
            }
        }
        let holds = matches!(self.who, Who::Desk(seat) if news.circle.has_desk(seat));
        if holds && self.told_arrivals.as_ref() != Some(&news.arrivals) {
            self.told_arrivals = Some(news.arrivals.clone());
            let arrivals = news.arrivals.clone();
            self.send(frame(&FromServer::Arrivals(arrivals))).await?;
        }
        let private = self.who.seat().map(|seat| news.private(seat));
        if self.told_version == news.version && self.told_private == private {
            return Ok(());
        }
        self.told_version = news.version;
        self.told_private.clone_from(&private);
        if let (Some(seat), Some(private)) = (self.who.seat(), private) {
            if matches!(self.who, Who::Desk(_)) && !news.circle.has_desk(seat) {
                return Err(Close::KeyGone);
            }
            let (mine, carried) = news.private_frames(&private);
            self.send(mine).await?;
            if let Some(carried) = carried {
                self.send(carried).await?;
            }
        }
        if matches!(self.who, Who::Desk(_)) {
            self.send(news.desk_frame.clone()).await?;
        }
        self.send(news.view_frame.clone()).await
    }

    async fn answer(&mut self, text: &str) -> Result<(), Close> {
        let Some(said) = strict::read::<FromScreen>(text) else {
            let code = "unreadable".to_owned();
            let _ = self.send(frame(&FromServer::Unreadable { code })).await;
            return Err(Close::Unreadable);
        };
        match said {
            FromScreen::Hello { .. } => Err(Close::Unreadable),
            FromScreen::Ping { sent } => {
                if !self.patience.answers_ping() {
                    return self.bear();
                }
                let now = self.house.rooms.clock().now();
                let news = self.room.news();
                if news.ended.is_none() {
                    self.tell(&news).await?;
                }
                // To one who waits even how much happens is nothing.
                let version = self.told_version;
                self.send(frame(&FromServer::Pong { sent, now, version }))
                    .await
            }
            FromScreen::Ask(ask) => {
                let id = ask.id;
                let done = self.room.ask(self.who.seat(), ask).await;
                self.reply(id, done).await
            }
        }
    }

    /// What came of a request, after what it changed on this screen: there may be nothing else to wait for.
    async fn reply(
        &mut self,
        id: circle::CommandId,
        done: Result<u64, Trouble>,
    ) -> Result<(), Close> {
        let news = self.room.news();
        let told = match news.ended {
            None => self.tell(&news).await,
            Some(_) => Ok(()), // the end is told last
        };
        let too_fast = done == Err(Trouble::TooFast);
        self.send(frame(&answer_to(id, done))).await?;
        told?;
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

    async fn send(&mut self, text: Utf8Bytes) -> Result<(), Close> {
        match tokio::time::timeout(SEND, self.sink.send(Message::Text(text))).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Close::Slow),
        }
    }
}
