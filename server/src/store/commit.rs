//! Circles as they have become: many are written in one statement, each if it is still at the version that it was.

use std::collections::HashSet;
use std::sync::LazyLock;

use tokio::sync::oneshot;

use super::contract::Version;
use super::error::StoreError;
use super::id::RowId;
use super::statement::{Connected, Statement};

/// The most in one statement.
const MOST: usize = 256;
/// A statement is prepared for each of these numbers of circles: the powers of two up to [`MOST`].
const SIZES: usize = MOST.ilog2() as usize + 1;

/// One circle as it has become.
pub(super) struct Commit {
    pub(super) id: RowId,
    /// The version that it was.
    pub(super) expected: Version,
    pub(super) body: String,
    pub(super) touched_at: u64,
}

/// A commit that somebody waits for: whether it was written.
pub(super) struct Request {
    pub(super) commit: Commit,
    pub(super) reply: oneshot::Sender<Result<bool, StoreError>>,
}

/// Writes what is asked for and answers it, as many as can be in one statement.
pub(super) async fn answer(connection: &mut impl Connected, mut requests: Vec<Request>) {
    while !requests.is_empty() {
        let mut ids = HashSet::new();
        let goes = |request: &Request| ids.len() < MOST && ids.insert(request.commit.id.clone());
        let (mut now, later): (Vec<_>, Vec<_>) = requests.into_iter().partition(goes);
        requests = later;
        // In the same order on each machine, so that no two wait for each other.
        now.sort_by(|one, other| one.commit.id.cmp(&other.commit.id));
        let commits: Vec<_> = now.iter().map(|request| &request.commit).collect();
        let written: Vec<_> = match write(connection, &commits).await {
            Ok(written) => written.into_iter().map(Ok).collect(),
            Err(error) if commits.len() == 1 => vec![Err(error)],
            // One of them cannot be written: the others should not suffer for it.
            Err(_) => {
                let mut one_by_one = Vec::new();
                for commit in &commits {
                    let written = write(connection, &[commit]).await;
                    one_by_one.push(written.map(|written| written == [true]));
                }
                one_by_one
            }
        };
        for (request, written) in now.into_iter().zip(written) {
            // Nobody may wait any more; it is written all the same.
            let _ = request.reply.send(written);
        }
    }
}

/// Answers that none of these could be written.
pub(super) fn refuse(requests: Vec<Request>, error: &StoreError) {
    for request in requests {
        let _ = request.reply.send(Err(error.clone()));
    }
}

/// Writes those that are still at their version, durable when this returns; an error leaves all of them as they were.
/// Which of them were written. Each is of another circle, and there are at most [`MOST`].
async fn write(
    connection: &mut impl Connected,
    commits: &[&Commit],
) -> Result<Vec<bool>, StoreError> {
    let rows = connection.rows::<(String,)>(&together(commits)).await?;
    let written: HashSet<_> = rows.into_iter().map(|(id,)| id).collect();
    let was_written = |commit: &&Commit| written.contains(commit.id.as_str());
    Ok(commits.iter().map(was_written).collect())
}

fn together(commits: &[&Commit]) -> Statement {
    static TEXTS: LazyLock<[String; SIZES]> =
        LazyLock::new(|| std::array::from_fn(|power| text(1 << power)));
    let power = commits.len().next_power_of_two().ilog2() as usize;
    let mut statement = Statement::new(&TEXTS[power]);
    for commit in commits {
        statement = statement.text(commit.id.as_str()).number(commit.expected);
        statement = statement.number(commit.touched_at).text(&*commit.body);
    }
    // No circle has this id.
    for _ in commits.len()..1 << power {
        statement = statement.text("").number(0).number(0).text("");
    }
    statement
}

/// The statement for so many circles. Both databases name the columns of `VALUES` in this way.
fn text(circles: usize) -> String {
    let rows = (0..circles).map(|row| {
        let [id, version, touched_at, body] = [1, 2, 3, 4].map(|column| 4 * row + column);
        format!("(${id}, ${version}, ${touched_at}, ${body})")
    });
    let rows: Vec<_> = rows.collect();
    format!(
        "UPDATE circle SET version = version + 1, touched_at = column3, body = column4
         FROM (VALUES {}) AS new WHERE id = column1 AND version = column2 RETURNING id",
        rows.join(", ")
    )
}
