//! A circle of twelve and its phones: where they sit, and what they know.

use std::cell::RefCell;
use std::net::Ipv4Addr;
use std::time::Instant;

use clap::ValueEnum;
use tokio::sync::mpsc::UnboundedSender;
use tokio::task::AbortHandle;
use tokio_tungstenite::tungstenite::Message;

use crate::address;
use crate::ring::{DESK, Ring, Step};
use crate::server::Kind;
use crate::timings::Timings;

/// How many screens a circle has: the keeper's desk and eleven phones.
pub(crate) const PHONES: usize = 12;

/// One breath, of ten seconds.
const BREATH: &str = r#"{"breathe":{"pattern":"calm-4-6","breaths":1}}"#;

/// What screens ask to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Screens {
    /// The state itself, as a program reads it that is not of Hearth.
    Views,
    /// What to draw, as Hearth's own pages ask for it.
    Faces,
}

impl Screens {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Screens::Views => "views",
            Screens::Faces => "faces",
        }
    }

    /// The field of the first word that a phone asks by, or the desk.
    pub(crate) fn hello(self, phone: usize) -> &'static str {
        match (self, phone) {
            (Screens::Views, _) => "",
            (Screens::Faces, DESK) => r#","face":"desk""#,
            (Screens::Faces, _) => r#","face":"round""#,
        }
    }
}

/// One circle, of a server of either kind.
pub(crate) struct Circle {
    pub(crate) number: usize,
    pub(crate) kind: Kind,
    pub(crate) screens: Screens,
    /// Where its phones come from.
    pub(crate) from: Ipv4Addr,
    /// The room code; of the floor its number.
    pub(crate) code: String,
    pub(crate) phones: Vec<Phone>,
    pub(crate) ring: RefCell<Ring>,
}

/// One screen.
#[derive(Default)]
pub(crate) struct Phone {
    /// What the browser was given.
    pub(crate) cookies: String,
    /// Where its socket takes what it is to say, while it is open.
    pub(crate) says: RefCell<Option<UnboundedSender<Message>>>,
    /// The task of its socket.
    pub(crate) task: RefCell<Option<AbortHandle>>,
}

impl Circle {
    /// One to which nobody has come yet, of at most so many phones.
    pub(crate) fn new(number: usize, kind: Kind, screens: Screens, most: usize) -> Circle {
        Circle {
            number,
            kind,
            screens,
            from: address::of_circle(number),
            code: number.to_string(),
            phones: Vec::new(),
            ring: RefCell::new(Ring::new(most)),
        }
    }

    /// The path of a phone's page.
    pub(crate) fn page(&self, phone: usize) -> String {
        let code = &self.code;
        match (self.kind, phone) {
            (Kind::Hearth, DESK) => format!("/c/{code}/keep"),
            (Kind::Hearth, _) => format!("/c/{code}/seat"),
            (Kind::FloorSqlite | Kind::Floor, _) => format!("/room/{code}/{phone}"),
        }
    }

    /// Asks for what is due, as far as it can be asked for by now.
    pub(crate) fn go_on(&self) {
        loop {
            let id = fastrand::u128(..);
            let Some(step) = self.ring.borrow_mut().next(id) else {
                return;
            };
            let what = match step {
                Step::Pass(piece) => {
                    let turn = piece.number;
                    format!(r#"{{"pass":{{"turn":{turn},"how":"shared"}}}}"#)
                }
                Step::NextPart(from) => format!(r#"{{"next_part":{{"from":{from}}}}}"#),
                Step::Breathe => BREATH.to_owned(),
            };
            self.says(step.asker(), id, &what);
        }
    }

    /// The keeper begins a breath now.
    pub(crate) fn breathes(&self) {
        let id = fastrand::u128(..);
        self.ring
            .borrow_mut()
            .asks(id, Step::Breathe, Instant::now());
        self.says(DESK, id, BREATH);
    }

    /// A phone asks the circle for something.
    pub(crate) fn says(&self, phone: usize, id: u128, what: &str) {
        let ask = format!(r#"{{"ask":{{"id":"{id:032x}","what":{{"act":{what}}}}}}}"#);
        self.sends(phone, Message::text(ask));
    }

    /// A phone sends a frame, if it is connected.
    pub(crate) fn sends(&self, phone: usize, frame: Message) {
        if let Some(says) = self.phones[phone].says.borrow().as_ref() {
            let _ = says.send(frame);
        }
    }

    /// Cuts a phone's connection, without a word.
    pub(crate) fn cut(&self, phone: usize, timings: &mut Timings) {
        let phone_cut = &self.phones[phone];
        phone_cut.says.borrow_mut().take();
        if let Some(task) = phone_cut.task.borrow_mut().take() {
            task.abort();
        }
        self.ring.borrow_mut().goes(phone, timings);
    }
}
