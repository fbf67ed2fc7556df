//! Where phones come from. Each circle is a room behind one router: it has an address of its own, so that none of the
//! server's limits on one address has to be switched off.

use std::net::Ipv4Addr;

/// The addresses of one network that are used.
const OF_NETWORK: usize = 250;

/// The address of a circle, by its number.
pub(crate) fn of_circle(circle: usize) -> Ipv4Addr {
    let third = u8::try_from(circle / OF_NETWORK).unwrap_or(u8::MAX);
    let last = u8::try_from(circle % OF_NETWORK + 1).unwrap_or(u8::MAX);
    Ipv4Addr::new(127, 1, third, last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_thousand_circles_have_a_thousand_addresses_of_this_machine() {
        let all: BTreeSet<_> = (0..1_000).map(of_circle).collect();
        assert_eq!(all.len(), 1_000);
        assert!(all.iter().all(Ipv4Addr::is_loopback));
    }
}
