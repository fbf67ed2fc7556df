//! `hearth doctor`: says what is wrong before a circle finds out.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::net::TcpListener;

use crate::assets;
use crate::config::Settings;
use crate::network::lan_addresses;
use crate::store::open_store;

/// This program was made after this moment (2026-11-01), so a clock that shows an earlier one is wrong. Seconds.
const MADE_AFTER: u64 = 1_793_491_200;

/// Looks at everything and prints a line for each. Whether all is well.
pub async fn examine(settings: &Settings) -> bool {
    let findings = [
        ("settings", Ok("all known".to_owned())),
        ("port", port(settings).await),
        ("database", database(settings).await),
        ("clock", clock()),
        ("network", network(settings)),
        ("browser's files", browser_files()),
    ];
    let mut well = true;
    for (what, finding) in findings {
        match finding {
            Ok(said) => println!("well    {what}: {said}"),
            Err(said) => {
                well = false;
                println!("trouble {what}: {said}");
            }
        }
    }
    println!(
        "{}",
        if well {
            "All is well."
        } else {
            "Mend what is named above, then ask again."
        }
    );
    well
}

async fn port(settings: &Settings) -> Result<String, String> {
    let address = settings.address();
    match TcpListener::bind(address).await {
        Ok(_) => Ok(format!("{address} is free")),
        Err(reason) => Err(format!(
            "{address} cannot be used ({reason}). Stop what listens there, or choose another with --listen."
        )),
    }
}

async fn database(settings: &Settings) -> Result<String, String> {
    let store = open_store(&settings.database)
        .await
        .map_err(|trouble| trouble.to_string())?;
    let checked = store.check().await.map_err(|trouble| trouble.to_string());
    let circles = store
        .all()
        .await
        .map(|circles| circles.len())
        .unwrap_or_default();
    store.close().await;
    checked.map(|()| format!("can be read and written; {circles} circles are open"))
}

fn clock() -> Result<String, String> {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or(Duration::ZERO);
    let day = circle::Timestamp(now.as_millis() as u64).day();
    if now.as_secs() < MADE_AFTER {
        return Err(format!(
            "it shows {day}, which is past. Set this machine's clock."
        ));
    }
    Ok(format!("it shows {day} (UTC)"))
}

fn network(settings: &Settings) -> Result<String, String> {
    if !settings.lan {
        return Ok(
            "phones reach it by --public-url or --lan; this machine reaches it always".to_owned(),
        );
    }
    match lan_addresses().first() {
        Some(ip) => Ok(format!("phones reach it at {ip}")),
        None => Err("this machine is on no network. Join one, or start a hotspot.".to_owned()),
    }
}

fn browser_files() -> Result<String, String> {
    if assets::built() {
        Ok("inside this program".to_owned())
    } else {
        Err("missing from this program. Build it with `cargo xtask dist`.".to_owned())
    }
}
