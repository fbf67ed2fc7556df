//! Orders on their way: sent by the server's own rules of when they are due, and again until they are answered.

use std::collections::BTreeMap;

use circle::{Millis, Timestamp};
use gathering::{CircleNumber, OrderId};
use server::gatherings::Load;

use super::Roof;
use super::post::{Carrier, Message};

/// How long until an order that was not answered is sent again, in milliseconds.
const AGAIN: Millis = 2_000;

/// Those who carry orders, each until theirs is answered.
pub(crate) type Errands = BTreeMap<OrderId, Errand>;

/// One of them.
pub(crate) struct Errand {
    number: u64,
    to: CircleNumber,
    load: Load,
    again_at: Timestamp,
}

impl Roof {
    /// Whatever is due is sent.
    pub(super) fn send(&mut self) {
        let hall = &mut self.hall;
        for (id, order) in hall.on_the_way.due(hall.gathering.orders()) {
            let load = Load::of(&hall.gathering, &hall.words, &order, self.now);
            let load = load.expect("what stands can be sent");
            self.witness.see_sent(id, &order);
            self.happened.sent += 1;
            let errand = Errand {
                number: self.happened.sent,
                to: order.to,
                load,
                again_at: self.now,
            };
            self.errands.insert(id, errand);
        }
    }

    /// Those whose time it is ask (again).
    pub(super) fn send_again(&mut self) {
        let due: Vec<_> = self
            .errands
            .iter()
            .filter(|(_, errand)| errand.again_at <= self.now)
            .map(|(order, errand)| {
                let (order, number) = (*order, errand.number);
                (Carrier { order, number }, errand.to, errand.load.clone())
            })
            .collect();
        for (id, to, load) in due {
            if let Some(errand) = self.errands.get_mut(&id.order) {
                errand.again_at = self.now.after(AGAIN);
            }
            match load {
                // A circle is opened in the store that the gathering itself is in: no copy of that is on its way.
                Load::Open(_) => self.opens(id, to, &load),
                Load::Word(_, None) => self.comes_back(id, &load.answer_without_asking().unwrap()),
                Load::Ask(_) | Load::Word(..) => {
                    let order = Message::Order(id, to, load);
                    let copies = self.post.carry(self.now, &order);
                    self.happened.note_copies(copies);
                }
            }
        }
    }

    fn opens(&mut self, id: Carrier, to: CircleNumber, load: &Load) {
        if self.post.fails() {
            return; // it could not be written
        }
        let heard = self.carry_out(id.order, to, load).unwrap();
        if !self.post.fails() {
            self.comes_back(id, &heard);
        }
    }

    pub(super) fn deliver(&mut self) {
        for message in self.post.here(self.now) {
            match message {
                Message::Order(id, to, load) => {
                    if let Some(heard) = self.carry_out(id.order, to, &load) {
                        let copies = self.post.carry(self.now, &Message::Answer(id, heard));
                        self.happened.note_copies(copies);
                    }
                }
                Message::Answer(id, heard) => self.comes_back(id, &heard),
            }
        }
    }

    /// What a circle answered has come. One that comes once more, or to an order that is sent anew since, is heard too,
    /// as from another server; whoever carries the order now goes on.
    fn comes_back(&mut self, id: Carrier, heard: &gathering::Heard) {
        let carries = self.errands.get(&id.order).map(|errand| errand.number);
        if carries == Some(id.number) {
            self.errands.remove(&id.order);
            self.hall.on_the_way.answered(id.order);
        }
        self.hall_hears(id.order, heard);
    }
}
