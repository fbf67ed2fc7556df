//! `hearth doctor`: says what is wrong before a circle finds out. `servers` looks at what several servers need.

mod servers;

use std::net::SocketAddr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::net::TcpListener;

use crate::config::Settings;
use crate::network::lan_addresses;
use crate::store::open_store;
use crate::{assets, machine, serve};

/// This program was made after this moment (2026-11-01), so a clock that shows an earlier one is wrong. Seconds.
const MADE_AFTER: u64 = 1_793_491_200;
/// With fewer connections than this a circle of fifty has no room to come back at once.
const FEW_CONNECTIONS: usize = 128;
/// A certificate that ends within this is to be renewed.
const SOON: Duration = Duration::from_secs(7 * 24 * 3600);

/// Looks at everything and prints a line for each. Whether all is well.
pub async fn examine(settings: &Settings) -> bool {
    let findings = [
        ("settings", Ok("all known".to_owned())),
        ("port", port(settings.address(), "--listen").await),
        ("redirect", redirect(settings).await),
        ("certificate", certificate(settings)),
        ("connections", connections(settings)),
        ("memory", memory()),
        ("database", database(settings).await),
        ("clock", clock()),
        ("bus", servers::bus(settings).await),
        ("clocks", servers::clocks(settings).await),
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

async fn port(address: SocketAddr, flag: &str) -> Result<String, String> {
    match TcpListener::bind(address).await {
        Ok(_) => Ok(format!("{address} is free")),
        Err(reason) => Err(format!(
            "{address} cannot be used ({reason}). Stop what listens there, or choose another with {flag}."
        )),
    }
}

async fn redirect(settings: &Settings) -> Result<String, String> {
    match settings.http_redirect {
        Some(address) => port(address, "--http-redirect").await,
        None => Ok("none from http to https".to_owned()),
    }
}

fn certificate(settings: &Settings) -> Result<String, String> {
    let Some(tls) = serve::tls(settings).map_err(|error| error.to_string())? else {
        return Ok("none; a proxy in front has its own".to_owned());
    };
    let Some((from, until)) = tls.good() else {
        return Err("it does not say how long it is good. Get another.".to_owned());
    };
    let now = SystemTime::now();
    let (first, last) = (day(from), day(until));
    if now < from {
        return Err(format!("it is good from {first} only. Use one for today."));
    }
    match until.duration_since(now) {
        Ok(left) if left > SOON => Ok(format!("its key belongs to it; good until {last}")),
        Ok(_) => Err(format!("it ends on {last}. Renew it now.")),
        Err(_) => Err(format!("it ended on {last}. Renew it.")),
    }
}

fn connections(settings: &Settings) -> Result<String, String> {
    let edge = serve::edge(settings);
    let (all, of_address) = (edge.permits.most(), edge.permits.most_of_address());
    let said = format!("room for {all}, and for {of_address} of one address");
    if all < FEW_CONNECTIONS {
        return Err(format!(
            "{said}. That is few: raise the limit on open files (ulimit -n) or --max-connections."
        ));
    }
    Ok(match machine::raise_open_files() {
        Some(files) => format!("{said}, with at most {files} open files"),
        None => said,
    })
}

fn memory() -> Result<String, String> {
    if machine::write_no_core() {
        Ok("never written to a file when the program falls over".to_owned())
    } else if cfg!(unix) {
        Err(
            "this system may write it to a file when the program falls over. Set ulimit -c 0."
                .to_owned(),
        )
    } else {
        Ok(
            "whether it is written to a file when the program falls over is for this system to say"
                .to_owned(),
        )
    }
}

fn day(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
    circle::Timestamp(since.as_millis() as u64)
        .day()
        .to_string()
}

async fn database(settings: &Settings) -> Result<String, String> {
    let store = open_store(&settings.database)
        .await
        .map_err(|error| error.to_string())?;
    let checked = store.check().await.map_err(|error| error.to_string());
    let circles = store
        .all()
        .await
        .map(|circles| circles.len())
        .unwrap_or_default();
    store.close().await;
    checked.map(|()| format!("can be read and written; {circles} circles are open"))
}

fn clock() -> Result<String, String> {
    let now = SystemTime::now();
    let day = day(now);
    if now < UNIX_EPOCH + Duration::from_secs(MADE_AFTER) {
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
