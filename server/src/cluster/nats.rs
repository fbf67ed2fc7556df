//! Letters by NATS: core NATS, which keeps nothing.

use std::time::Duration;

use async_nats::connection::State;
use async_nats::{Client, ConnectOptions, Event, Subject};
use async_trait::async_trait;
use futures::{FutureExt as _, StreamExt as _, stream};
use thiserror::Error;
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use super::bus::{Bus, Hearing};

/// Letters that may wait to be sent, and that may wait to be heard on one subject. More are lost.
const TO_SEND: usize = 8_192;
const TO_HEAR: usize = 256;
/// How long it is waited until a subject is heard.
const SOON: Duration = Duration::from_secs(1);
/// How much longer each try to come back waits than the one before, and how long at most.
const LONGER: Duration = Duration::from_millis(50);
const LONGEST: Duration = Duration::from_millis(500);

/// The bus cannot be used.
#[derive(Debug, Error)]
#[error(
    "The bus cannot be used: {0}. Use an address such as nats://bus.example.org:4222, or tls://…"
)]
pub struct NatsError(String);

/// A connection to NATS that comes back by itself.
pub struct Nats {
    client: Client,
    letters: mpsc::Sender<(Subject, Vec<u8>)>,
    comings: watch::Sender<u64>,
}

impl Nats {
    /// Connects to this address in the background: a server serves without the bus too, only slower to hear of others.
    ///
    /// # Errors
    /// When this is no address.
    pub async fn connect(address: &str) -> Result<Nats, NatsError> {
        let comings = watch::Sender::new(0_u64);
        let counts = comings.clone();
        let options = ConnectOptions::new()
            .name("hearth")
            .retry_on_initial_connect()
            .reconnect_delay_callback(|tries| {
                let tries = u32::try_from(tries).unwrap_or(u32::MAX);
                LONGER.saturating_mul(tries).min(LONGEST)
            })
            .subscription_capacity(TO_HEAR)
            .event_callback(move |event| {
                note(&event, &counts);
                std::future::ready(())
            });
        let addresses: Vec<_> = address.split(',').map(str::trim).collect();
        let client = options.connect(addresses).await;
        let client = client.map_err(|error| NatsError(error.kind().to_string()))?;
        let (letters, inbox) = mpsc::channel(TO_SEND);
        tokio::spawn(carry(client.clone(), inbox));
        Ok(Nats {
            client,
            letters,
            comings,
        })
    }
}

/// Says what happened to the connection, without its address, and counts how often it came up.
fn note(event: &Event, comings: &watch::Sender<u64>) {
    match event {
        Event::Connected => {
            comings.send_modify(|count| *count += 1);
            tracing::info!("the bus carries letters");
        }
        Event::Disconnected => tracing::warn!(
            "the bus is gone; other servers are heard of by the database until it is back"
        ),
        _ => {}
    }
}

async fn carry(client: Client, mut inbox: mpsc::Receiver<(Subject, Vec<u8>)>) {
    while let Some((subject, letter)) = inbox.recv().await {
        if client.publish(subject, letter.into()).await.is_err() {
            lost();
        }
    }
}

fn lost() {
    metrics::counter!("hearth_bus_letters", "outcome" => "not_sent").increment(1);
}

async fn begin(client: Client, subject: String) -> Hearing {
    match client.subscribe(subject).await {
        Ok(letters) => letters.map(|letter| letter.payload.to_vec()).boxed(),
        Err(error) => {
            tracing::error!(%error, "nothing is heard of one circle from other servers");
            stream::empty().boxed()
        }
    }
}

#[async_trait]
impl Bus for Nats {
    fn tell(&self, subject: &str, letter: Vec<u8>) {
        // What waits while the bus is away would be old when it is back.
        let sent = self
            .is_up()
            .then(|| self.letters.try_send((subject.into(), letter)));
        if !matches!(sent, Some(Ok(()))) {
            lost();
        }
    }

    async fn hear(&self, subject: &str) -> Hearing {
        let mut begins = Box::pin(begin(self.client.clone(), subject.to_owned()));
        match timeout(SOON, &mut begins).await {
            Ok(letters) => letters,
            // While the bus is away nobody waits for it; it is heard when it is back.
            Err(_) => begins.flatten_stream().boxed(),
        }
    }

    fn is_up(&self) -> bool {
        self.client.connection_state() == State::Connected
    }

    fn comings(&self) -> watch::Receiver<u64> {
        self.comings.subscribe()
    }
}
