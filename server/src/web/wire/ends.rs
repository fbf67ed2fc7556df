//! What ends a socket from outside.

use futures::stream::{FuturesUnordered, Stream};
use tokio_util::sync::CancellationToken;

use super::goodbye::Close;
use crate::edge::Standing;

/// Why the socket is to end: there are too many of its seat, the server stops, or it sent far more than any screen does.
/// A busy circle wakes its screens often; none of this is looked at before one of it happens.
pub(crate) fn ends(
    too_many: CancellationToken,
    stops: CancellationToken,
    standing: &Standing,
) -> impl Stream<Item = Close> + Unpin {
    let ends = Box::pin(async move {
        tokio::select! {
            biased;
            () = too_many.cancelled() => Close::TooMany,
            () = stops.cancelled() => Close::Stopping,
            () = standing.floods() => Close::Slow,
        }
    });
    FuturesUnordered::from_iter([ends])
}
