//! This machine's addresses on the networks around it, for phones in the room.

use std::net::IpAddr;

/// The addresses under which phones on the same network reach this machine, likeliest first.
#[must_use]
pub fn lan_addresses() -> Vec<IpAddr> {
    let mut addresses: Vec<IpAddr> = if_addrs::get_if_addrs()
        .unwrap_or_default()
        .into_iter()
        .filter(|interface| !interface.is_loopback())
        .map(|interface| interface.ip())
        .filter(|ip| match ip {
            IpAddr::V4(four) => !four.is_link_local(),
            IpAddr::V6(_) => false, // phones are told one short address
        })
        .collect();
    // Home and hall networks first; addresses that containers use last.
    addresses.sort_by_key(|ip| match ip {
        IpAddr::V4(four) => match four.octets() {
            [192, 168, ..] => 0,
            [10, ..] => 1,
            [172, 16..=31, ..] => 3,
            _ => 2,
        },
        IpAddr::V6(_) => 4,
    });
    addresses
}

/// The network that counts as one guest: an IPv4 address, or the IPv6 network that a household or hall is given.
/// Who has one address of that has them all.
#[must_use]
pub fn network_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
        four => four,
    }
}
