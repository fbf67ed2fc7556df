//! Work that grows with what was sent, done apart from the threads that serve everyone: a plan that takes long to
//! read or to draw keeps nobody else waiting.

use app::say::say;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::notices::notice;

/// How many such works go on at once.
const AT_ONCE: usize = 2;
/// How long one waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where such work is done.
#[derive(Clone)]
pub struct Apart(Arc<Semaphore>);

impl Default for Apart {
    fn default() -> Apart {
        Apart(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Apart {
    /// The answer that `work` comes to; or, where too many are at it, that one should try again.
    pub(super) async fn answer(
        &self,
        work: impl Future<Output = impl IntoResponse> + Send + 'static,
    ) -> Response {
        let turn = timeout(PATIENCE, Arc::clone(&self.0).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else {
            return busy().await;
        };
        let here = Handle::current();
        let done = tokio::task::spawn_blocking(move || {
            let answer = here.block_on(work).into_response();
            drop(turn);
            answer
        });
        match done.await {
            Ok(answer) => answer,
            // It is answered and noted like any other that falls over.
            Err(fell) => std::panic::resume_unwind(fell.into_panic()),
        }
    }
}

async fn busy() -> Response {
    let sentence = say().much_written();
    let heading = say().notice_one_moment();
    notice(
        StatusCode::SERVICE_UNAVAILABLE,
        heading,
        sentence,
        "/",
        say().to_the_first_page(),
    )
    .await
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[tokio::test]
    async fn what_takes_long_leaves_the_thread_that_serves_free() {
        let (apart, (go_on, waits)) = (Apart::default(), mpsc::channel::<()>());
        // It blocks its thread, and this test has but one that serves.
        let one = apart.clone();
        let long = async move {
            waits.recv().unwrap();
            StatusCode::OK.into_response()
        };
        let long = tokio::spawn(async move { one.answer(long).await });
        tokio::task::yield_now().await;
        let short = apart
            .answer(async { StatusCode::ACCEPTED.into_response() })
            .await;
        assert_eq!(short.status(), StatusCode::ACCEPTED, "answered meanwhile");
        go_on.send(()).unwrap();
        assert_eq!(long.await.unwrap().status(), StatusCode::OK);
    }
}
