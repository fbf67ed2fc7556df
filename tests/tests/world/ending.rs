//! How the simulation ends: everyone gets the chance to catch up, and then is asked what they know.

use app::protocol::FromScreen;

use super::World;

impl World {
    /// The network is well again, and everyone has time.
    pub(crate) fn settle(&mut self) {
        self.network.becomes_well();
        for _ in 0..3 {
            for at in 0..self.clients.len() {
                self.connect(at);
                self.say(at, FromScreen::Ping { sent: self.now.0 });
            }
            while !self.network.is_empty() {
                self.now = self.now.after(100);
                self.deliver();
            }
        }
    }

    /// Everyone sees what the server sees; every request had its effect once or not at all.
    pub(crate) fn check(&mut self) {
        self.witness.agrees();
        for (id, times) in &self.effects {
            assert!(*times <= 1, "{} was done {times} times", id.hex());
        }
        let commons = self.circle.commons();
        for client in self.clients.iter_mut().filter(|client| !client.left) {
            assert_eq!(client.phone.version(), self.version, "{:?}", client.seat);
            assert_eq!(client.phone.commons(), Some(&commons), "{:?}", client.seat);
            let mine = client.seat.map(|seat| self.circle.mine(seat));
            assert_eq!(client.phone.mine(), mine.as_ref(), "{:?}", client.seat);
            assert!(
                client.phone.again().is_empty(),
                "{:?} still waits",
                client.seat
            );
        }
    }
}
