//! What the terminal says when the server has started.

use std::net::{IpAddr, SocketAddr};

use crate::config::Settings;
use crate::{assets, qr};

/// Prints the address and what to do next.
pub(crate) fn print_addresses(settings: &Settings, listening: SocketAddr, lan: &[IpAddr]) {
    if !assets::built() {
        println!(
            "This program was built without the browser's files. Pages work by plain forms only."
        );
        println!("To have them: cargo xtask run");
    }
    println!();
    let here = SocketAddr::new(
        if listening.ip().is_unspecified() {
            IpAddr::from([127, 0, 0, 1])
        } else {
            listening.ip()
        },
        listening.port(),
    );
    match (&settings.public_url, &settings.tls_cert) {
        (Some(url), Some(_)) => println!("  Hearth is open at {url}, on {here}"),
        (Some(url), None) => {
            println!("  Hearth is open at http://{here}");
            println!("  People reach it at {url}");
        }
        (None, _) => println!("  Hearth is open at http://{here}"),
    }
    for (at, ip) in lan.iter().enumerate() {
        let address = format!("http://{}", SocketAddr::new(*ip, listening.port()));
        if at == 0 {
            println!("  Phones on the same network: {address}\n");
            println!("{}", qr::terminal(&address));
        } else {
            println!("  or {address}");
        }
    }
    let is_public = settings.public_url.is_some();
    if !is_public && lan.is_empty() && listening.ip().is_loopback() {
        println!("  Only this machine can open that address. For phones: hearth serve --lan");
    }
    if settings.lan && lan.is_empty() {
        println!(
            "  This machine is on no network yet: join one, or start a hotspot, and start Hearth again."
        );
    }
    println!("\n  Next: open the address in a browser and choose “Host a circle”.");
    println!("  To stop: Ctrl+C. Circles that are open go on when you start again.\n");
}
