//! One connection: its greeting, its requests one after the other, its end.

use std::convert::Infallible;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, HttpBody};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::Response;
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use hyper::rt::{Read, Write};
use hyper::server::conn::{http1, http2};
use hyper::service::{HttpService, service_fn};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::Instant;
use tokio_util::io::{InspectReader, InspectWriter};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use super::body::{Coming, TooLate};
use super::bounds::Edge;
use super::permits::Permit;
use super::pulse::Pulse;
use super::standing::Standing;
use super::tls::Tls;

/// The largest header of a request, in bytes: links to a plan are long, and cookies of many circles too.
const LARGEST_HEADER: usize = 64 * 1024;
/// How many requests one HTTP/2 connection may ask at a time.
const AT_A_TIME: u32 = 16;
/// The most that waits to be sent on one of them, in bytes.
const MOST_UNSENT: usize = 16 * 1024;
/// How often an HTTP/2 connection is asked whether anybody is still there.
const STILL_THERE: Duration = Duration::from_secs(20);
/// How long a connection has to say its last word.
const LAST_WORD: Duration = Duration::from_secs(1);

/// Where a request comes from. Every request carries it.
#[derive(Clone, Copy, Debug)]
pub struct Client {
    /// The address.
    pub from: IpAddr,
    /// It asks more at a time than one address may.
    pub too_many: bool,
}

/// A connection that has a place.
pub(super) struct Connection {
    pub(super) edge: Arc<Edge>,
    pub(super) peer: IpAddr,
    pub(super) permit: Permit,
    pub(super) app: Router,
    pub(super) stop: CancellationToken,
}

impl Connection {
    /// Serves it to its end.
    pub(super) async fn serve(self, stream: TcpStream, tls: Option<Tls>) {
        let _ = stream.set_nodelay(true);
        let Some(tls) = tls else {
            return self.requests(stream, false).await;
        };
        let greeting = tokio::time::timeout(self.edge.patience.header, tls.greet(stream));
        let greeted = tokio::select! {
            greeted = greeting => greeted,
            () = self.permit.leave.cancelled() => return,
            () = self.stop.cancelled() => return,
        };
        if let Ok(Ok(stream)) = greeted {
            let is_http2 = stream.get_ref().1.alpn_protocol() == Some(b"h2");
            self.requests(stream, is_http2).await;
        }
    }

    async fn requests<S>(self, stream: S, is_http2: bool)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let (edge, peer, app) = (self.edge, self.peer, self.app);
        let mut patience = edge.patience;
        if edge.proxies.trusts(peer) {
            patience.idle = patience.idle_of_proxy;
        }
        let leave = self.permit.leave.clone();
        let pulse = Pulse::new(self.permit, patience, !is_http2);
        // The stream holds the pulse, and with it the place, for as long as it is open: as an open socket too.
        let (received, sent) = (Arc::clone(&pulse), Arc::clone(&pulse));
        let stream = InspectReader::new(stream, move |bytes: &[u8]| received.received(bytes.len()));
        let stream = InspectWriter::new(stream, move |bytes: &[u8]| sent.sent(bytes.len()));
        let asked = Arc::clone(&pulse);
        let service = service_fn(move |request| {
            let (edge, pulse) = (Arc::clone(&edge), Arc::clone(&asked));
            answer(edge, peer, pulse, app.clone(), request)
        });
        let io = TokioIo::new(stream);
        // By one or the other, and never by what the first bytes look like: each has bounds of its own.
        if is_http2 {
            let serving = by_http2().serve_connection(io, service);
            until_over(serving, pulse, leave, self.stop, true).await;
        } else {
            let serving = by_http1().serve_connection(io, service).with_upgrades();
            until_over(serving, pulse, leave, self.stop, false).await;
        }
    }
}

/// A connection that can be asked to come to an end.
trait Closing: Future {
    fn close(self: Pin<&mut Self>);
}

impl<I, S> Closing for http1::UpgradeableConnection<I, S>
where
    I: Read + Write + Unpin + Send + 'static,
    S: HttpService<Incoming, ResBody = Body>,
    S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    fn close(self: Pin<&mut Self>) {
        self.graceful_shutdown();
    }
}

impl<I, S> Closing for http2::Connection<I, S, TokioExecutor>
where
    I: Read + Write + Unpin,
    S: HttpService<Incoming, ResBody = Body>,
    S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    S::Future: Send + 'static,
{
    fn close(self: Pin<&mut Self>) {
        self.graceful_shutdown();
    }
}

/// Serves until it has ended, is asked to leave, or its time is up.
async fn until_over(
    serving: impl Closing,
    pulse: Arc<Pulse>,
    leave: CancellationToken,
    stop: CancellationToken,
    is_http2: bool,
) {
    let mut serving = std::pin::pin!(serving);
    let mut going = false;
    let until = tokio::time::sleep_until(pulse.deadline());
    let mut until = std::pin::pin!(until);
    loop {
        tokio::select! {
            // Whatever it ended with is the other side's affair.
            _ = serving.as_mut() => return,
            () = leave.cancelled() => return,
            () = stop.cancelled(), if !going => {
                going = true;
                serving.as_mut().close();
                if pulse.is_quiet() {
                    until.as_mut().reset(Instant::now() + LAST_WORD);
                }
            }
            () = pulse.changed.notified(), if !going => until.as_mut().reset(pulse.deadline()),
            () = until.as_mut() => {
                let deadline = pulse.deadline();
                if !going && deadline > Instant::now() {
                    until.as_mut().reset(deadline);
                } else if going || !is_http2 {
                    return;
                } else {
                    going = true;
                    serving.as_mut().close();
                    until.as_mut().reset(Instant::now() + LAST_WORD);
                }
            }
        }
    }
}

fn by_http1() -> http1::Builder {
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        // The pulse tells a half-sent header from a connection that has nothing to ask.
        .header_read_timeout(None)
        .max_buf_size(LARGEST_HEADER);
    builder
}

fn by_http2() -> http2::Builder<TokioExecutor> {
    let mut builder = http2::Builder::new(TokioExecutor::new());
    builder
        .timer(TokioTimer::new())
        .keep_alive_interval(STILL_THERE)
        .max_concurrent_streams(AT_A_TIME)
        .max_header_list_size(LARGEST_HEADER as u32)
        .max_send_buf_size(MOST_UNSENT);
    builder
}

/// Answers one request.
async fn answer(
    edge: Arc<Edge>,
    peer: IpAddr,
    pulse: Arc<Pulse>,
    app: Router,
    request: Request<Incoming>,
) -> Result<Response, Infallible> {
    let from = edge.proxies.client(peer, request.headers());
    // Until the request has come as a whole it makes room for others.
    let person = if request.body().is_end_stream() {
        edge.persons.take_arrived(Some(from))
    } else {
        edge.persons.take(Some(from))
    };
    let too_many = person.is_none();
    let going_on = pulse.request(person);
    let too_late = TooLate::default();
    let mut request = request.map(|body| {
        let within = edge.patience.body;
        Body::new(Coming::new(
            Body::new(body),
            within,
            too_late.clone(),
            Arc::clone(&going_on),
        ))
    });
    let extensions = request.extensions_mut();
    extensions.insert(Client { from, too_many });
    extensions.insert(too_late);
    extensions.insert(Standing(Arc::clone(&going_on)));
    let answer = match app.oneshot(request).await {
        Ok(answer) => answer,
        Err(never) => match never {},
    };
    // Who is answered before they have sent everything, as what is too large is, still makes room.
    if answer.status() == StatusCode::SWITCHING_PROTOCOLS {
        // Whoever comes directly was counted when they connected.
        going_on.is_socket(edge.proxies.trusts(peer));
    }
    // The request goes on for as long as its answer's body is there.
    Ok(answer.map(|body| {
        Body::new(body.map_err(move |error| {
            let _held = &going_on;
            error
        }))
    }))
}
