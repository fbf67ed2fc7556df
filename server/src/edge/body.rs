//! The body of a request, which must come in time.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use http_body::{Frame, SizeHint};
use thiserror::Error;
use tokio::time::Sleep;
use tokio_util::sync::WaitForCancellationFutureOwned;

use super::pulse::Request;

/// Tells whether a request's body did not come in time.
#[derive(Clone, Debug, Default)]
pub struct TooLate(Arc<AtomicBool>);

impl TooLate {
    /// Whether it did not.
    #[must_use]
    pub fn is_so(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The body did not come in time, or made room for others before.
#[derive(Debug, Error)]
#[error("the request did not come in time")]
struct NotInTime;

/// A request's body.
pub(super) struct Coming {
    body: Body,
    until: Pin<Box<Sleep>>,
    leave: Option<Pin<Box<WaitForCancellationFutureOwned>>>,
    too_late: TooLate,
    request: Arc<Request>,
}

impl Coming {
    pub(super) fn new(
        body: Body,
        within: Duration,
        too_late: TooLate,
        request: Arc<Request>,
    ) -> Coming {
        if body.is_end_stream() {
            request.has_arrived();
        }
        let leave = request.leave.clone();
        Coming {
            body,
            until: Box::pin(tokio::time::sleep(within)),
            leave: leave.map(|leave| Box::pin(leave.cancelled_owned())),
            too_late,
            request,
        }
    }
}

impl HttpBody for Coming {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        if polled.is_pending() {
            let leave = self.leave.as_mut();
            let is_to_go = leave.is_some_and(|leave| leave.as_mut().poll(context).is_ready());
            if !is_to_go {
                ready!(self.until.as_mut().poll(context));
            }
            self.too_late.0.store(true, Ordering::Relaxed);
            return Poll::Ready(Some(Err(axum::Error::new(NotInTime))));
        }
        if matches!(polled, Poll::Ready(None)) || self.body.is_end_stream() {
            self.request.has_arrived();
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
