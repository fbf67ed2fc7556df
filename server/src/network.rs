//! This machine's addresses on the networks around it, for phones in the room.

use std::net::{IpAddr, Ipv6Addr};

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
    first_bits(address, 64)
}

/// The same, wider: what a household or a hall is given may hold thousands of networks.
#[must_use]
pub fn wide_network_of(address: IpAddr) -> IpAddr {
    first_bits(address, 48)
}

fn first_bits(address: IpAddr, bits: u32) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => Ipv6Addr::from_bits(six.to_bits() & u128::MAX << (128 - bits)).into(),
        four => four,
    }
}
