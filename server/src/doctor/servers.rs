//! What is wrong between several servers.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{sleep, timeout};

use crate::clock::{WORTH_SAYING, of_the_machine};
use crate::cluster::{Cluster, ForAll, measure};
use crate::config::Settings;
use crate::serve;
use crate::store::open_store;

/// How long the bus has to answer.
const BUS_WITHIN: Duration = Duration::from_secs(3);
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// How long other servers have to say that they are there.
const OTHERS_WITHIN: Duration = Duration::from_secs(1);

/// Whether the bus carries letters, and how many servers with the same key answer.
pub(super) async fn bus(settings: &Settings) -> Result<String, String> {
    let cluster = serve::cluster(settings).await;
    let Some(cluster) = cluster.map_err(|error| error.to_string())? else {
        return Ok("none; this server is alone".to_owned());
    };
    let up = async {
        while !cluster.is_up() {
            sleep(LOOK_EVERY).await;
        }
    };
    if timeout(BUS_WITHIN, up).await.is_err() {
        return Err(
            "NATS does not answer. Circles go on without it, but servers hear of each other late, and names not at all. \
             Start it, or correct --bus."
                .to_owned(),
        );
    }
    Ok(match others(&cluster).await {
        0 => "it carries letters; no other server with this key answers".to_owned(),
        1 => "it carries letters; one other server answers".to_owned(),
        more => format!("it carries letters; {more} other servers answer"),
    })
}

/// How many other servers say that they are there.
async fn others(cluster: &Arc<Cluster>) -> usize {
    let mut line = cluster.line_of_all();
    line.open().await;
    line.tell(of_the_machine().now(), &ForAll::WhoIsThere);
    let mut there = BTreeSet::new();
    let _ = timeout(OTHERS_WITHIN, async {
        loop {
            let letter = line.next().await;
            if matches!(letter.says, ForAll::Here) {
                there.insert(letter.from);
            }
        }
    })
    .await;
    there.len()
}

/// How far the clocks of this machine and of the database are apart.
pub(super) async fn clocks(settings: &Settings) -> Result<String, String> {
    if settings.bus.is_none() {
        return Ok("circles go by this machine's".to_owned());
    }
    let store = open_store(&settings.database).await;
    let store = store.map_err(|_| "the database's cannot be read; see above".to_owned())?;
    let ahead = measure(&*of_the_machine(), &*store).await;
    store.close().await;
    let apart = ahead.map_err(|error| error.to_string())?.unsigned_abs();
    let seconds = apart.div_ceil(1_000);
    if apart > WORTH_SAYING {
        return Err(format!(
            "this machine's and the database's are {seconds} seconds apart. Circles go by the database's; have both \
             set by NTP (chrony or systemd-timesyncd)."
        ));
    }
    Ok("this machine's and the database's agree; circles go by the database's".to_owned())
}
