//! Which proxies stand in front of this server, and where a request that one of them passes on comes from.

use std::net::IpAddr;
use std::sync::Once;

use axum::http::header::HeaderMap;
use ipnet::IpNet;

use super::forwarded::ways;

/// The proxies whose word is taken.
#[derive(Clone, Debug, Default)]
pub struct Proxies {
    trusted: Vec<IpNet>,
}

/// Reads an address or a network.
///
/// # Errors
/// One sentence.
pub fn trusted_network(text: &str) -> Result<IpNet, String> {
    let text = text.trim();
    // As what connects is compared: an IPv4 address in the clothes of IPv6 is one of IPv4.
    let address = || {
        let address = text.parse::<IpAddr>();
        address.map(|address| IpNet::from(address.to_canonical()))
    };
    text.parse::<IpNet>()
        .or_else(|_| address())
        .map_err(|_| "write addresses or networks, such as 127.0.0.1 or 10.0.0.0/8".to_owned())
}

impl Proxies {
    /// These.
    #[must_use]
    pub fn new(trusted: &[IpNet]) -> Proxies {
        Proxies {
            trusted: trusted.to_vec(),
        }
    }

    /// Whether this address is one of them.
    #[must_use]
    pub fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.trusted
            .iter()
            .any(|network| network.contains(&address))
    }

    /// Where a request comes from that `peer` sent: the last hop that is not one of the proxies. What others than
    /// they say of it is not listened to, and when what they say cannot be read or is at odds, it comes from `peer`.
    #[must_use]
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let peer = peer.to_canonical();
        if !self.trusts(peer) {
            self.remark(peer, headers);
            return peer;
        }
        let mut told = ways(headers)
            .into_iter()
            .map(|way| self.last_untrusted(&way?));
        let Some(Some(first)) = told.next() else {
            return peer;
        };
        if told.any(|other| other != Some(first)) {
            return peer;
        }
        first
    }

    fn last_untrusted(&self, way: &[Option<IpAddr>]) -> Option<IpAddr> {
        let mut last = None;
        for hop in way.iter().rev() {
            last = Some((*hop)?);
            if !last.is_some_and(|hop| self.trusts(hop)) {
                break;
            }
        }
        last
    }

    /// A proxy of this very machine that nobody has told us of makes everyone one address.
    fn remark(&self, peer: IpAddr, headers: &HeaderMap) {
        static ONCE: Once = Once::new();
        if self.trusted.is_empty() && peer.is_loopback() && headers.contains_key("x-forwarded-for")
        {
            ONCE.call_once(|| {
                tracing::warn!(
                    "a proxy stands in front of Hearth, and everyone behind it counts as one address; \
                     name it with --trusted-proxy"
                );
            });
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    fn client(peer: &str, headers: &[(&'static str, &str)]) -> String {
        let trusted = ["127.0.0.1", "10.0.0.0/8", "2001:db8:ff::/48"];
        let trusted = trusted.map(|text| trusted_network(text).unwrap());
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        let proxies = Proxies::new(&trusted);
        proxies.client(peer.parse().unwrap(), &map).to_string()
    }

    #[test]
    fn the_last_hop_that_is_no_proxy_counts() {
        let xff = "x-forwarded-for";
        assert_eq!(client("127.0.0.1", &[(xff, "192.0.2.1")]), "192.0.2.1");
        assert_eq!(
            client("::ffff:127.0.0.1", &[(xff, "192.0.2.1")]),
            "192.0.2.1"
        );
        assert_eq!(
            client("127.0.0.1", &[(xff, "192.0.2.9, 192.0.2.1, 10.1.2.3")]),
            "192.0.2.1"
        );
        assert_eq!(
            client(
                "2001:db8:ff::1",
                &[(
                    "forwarded",
                    "for=192.0.2.9, for=\"[2001:db8::7]\";proto=https"
                )]
            ),
            "2001:db8::7"
        );
        // Everyone on the way is a proxy: it was the first of them who asked.
        assert_eq!(
            client("127.0.0.1", &[(xff, "10.0.0.7, 10.0.0.8")]),
            "10.0.0.7"
        );
        // What a guest wrote further to the left changes nothing.
        assert_eq!(
            client("127.0.0.1", &[(xff, "\"junk, 192.0.2.1")]),
            "192.0.2.1"
        );
        assert_eq!(
            client("127.0.0.1", &[(xff, "127.0.0.1"), (xff, "192.0.2.1")]),
            "192.0.2.1"
        );
    }

    #[test]
    fn an_address_of_ipv4_is_known_in_the_clothes_of_ipv6() {
        let proxies = Proxies::new(&[trusted_network("::ffff:127.0.0.1").unwrap()]);
        assert!(proxies.trusts("127.0.0.1".parse().unwrap()));
    }

    #[test]
    fn nobody_else_is_listened_to() {
        for header in [
            ("x-forwarded-for", "192.0.2.1"),
            ("forwarded", "for=192.0.2.1"),
        ] {
            assert_eq!(client("198.51.100.1", &[header]), "198.51.100.1");
        }
        assert_eq!(client("127.0.0.1", &[]), "127.0.0.1");
        assert_eq!(
            client("127.0.0.1", &[("x-real-ip", "192.0.2.1")]),
            "127.0.0.1"
        );
    }

    #[test]
    fn what_cannot_be_read_or_is_at_odds_leaves_the_proxy_itself() {
        let xff = "x-forwarded-for";
        for headers in [
            &[(xff, "unknown")][..],
            &[(xff, "192.0.2.1, nonsense")],
            &[(xff, "192.0.2.1, unknown, 10.0.0.1")],
            &[(xff, "")],
            &[("forwarded", "for=\"192.0.2.1")],
            &[("forwarded", "for=_hidden")],
            &[("forwarded", "for=192.0.2.1"), (xff, "192.0.2.2")],
            &[("forwarded", "junk"), (xff, "192.0.2.2")],
        ] {
            assert_eq!(client("127.0.0.1", headers), "127.0.0.1", "{headers:?}");
        }
        let agree = [("forwarded", "for=192.0.2.1"), (xff, "192.0.2.1:4711")];
        assert_eq!(client("127.0.0.1", &agree), "192.0.2.1");
    }
}
