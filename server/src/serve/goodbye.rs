//! Being asked to stop: not ready at once, the doors shut a little later, gone within fifteen seconds in any case.

use std::process::exit;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use tokio::sync::mpsc;

use crate::web::Leaving;

/// How long after it was asked to stop the process is gone, whatever still goes on in it. A little less than fifteen
/// seconds, so that these hold for whoever watches it from outside.
pub(super) const GONE_WITHIN: Duration = Duration::from_millis(14_750);
/// The exit status of a process that did not end in its own time.
const CUT_SHORT: i32 = 1;

/// Waits until the process is asked to stop, says at once that it is not ready any more, and for `drain_for` lets it go on
/// as before. Who asks once more does not wait: everything acknowledged is written already.
pub(super) async fn asked_to_stop(leaving: Arc<Leaving>, drain_for: Duration) {
    let mut asked = requests_to_stop();
    if asked.recv().await.is_none() {
        return std::future::pending().await;
    }
    leaving.begin();
    // In a thread of its own, which waits for nothing and nobody.
    thread::spawn(|| {
        thread::sleep(GONE_WITHIN);
        tracing::warn!("not everything came to its end in time; nothing that was saved is lost");
        exit(CUT_SHORT);
    });
    tokio::spawn(async move {
        if asked.recv().await.is_some() {
            tracing::warn!("asked to stop once more: gone at once");
            exit(CUT_SHORT);
        }
    });
    tokio::time::sleep(drain_for).await;
}

/// Each time that somebody asks for the end. Listened for from the start: the system would else end the process itself.
fn requests_to_stop() -> mpsc::UnboundedReceiver<()> {
    let (ask, asked) = mpsc::unbounded_channel();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        for kind in [SignalKind::interrupt(), SignalKind::terminate()] {
            // Where the system lets nobody listen, it ends the process by itself.
            let Ok(mut signal) = signal(kind) else {
                continue;
            };
            let ask = ask.clone();
            tokio::spawn(
                async move { while signal.recv().await.is_some() && ask.send(()).is_ok() {} },
            );
        }
    }
    #[cfg(not(unix))]
    tokio::spawn(
        async move { while tokio::signal::ctrl_c().await.is_ok() && ask.send(()).is_ok() {} },
    );
    asked
}
