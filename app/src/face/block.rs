//! The pieces of a face. Every piece has the same fields, so that a phone has one reader, one list and one way to
//! renew them; the functions below make those that mean something.

use super::value::{Step, value};

/// What a block is drawn as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(Hash, serde::Serialize))]
#[cfg_attr(feature = "ssr", serde(rename_all = "snake_case"))]
pub enum Kind {
    /// A paragraph.
    #[default]
    Text,
    Heading,
    /// A button that asks for something.
    Button,
    /// A button whose effect stays on this screen.
    Local,
    /// Blocks side by side, or one group of answers.
    Row,
    /// A field whose words are sent, or stay on this screen.
    Field,
    List,
    /// One line of a list.
    Item,
    /// What opens with a tap.
    Fold,
    /// Words that change as time goes.
    Timed,
    /// Words with the time of day on the clock of the place.
    Clock,
    /// How long ago a moment was, counting up, with words after it.
    Since,
    Link,
    /// The ring, with blocks in its middle.
    Ring,
    /// The disc of a breath.
    Breath,
}

value! {
    /// A piece of a face.
    pub struct Block {
        pub kind: Kind,
        /// Names it among its neighbours: what has the same key stays on the page and changes.
        pub key: String,
        pub text: String,
        /// Words beneath.
        pub sub: String,
        /// What those who listen hear instead.
        pub name: String,
        /// The classes it is drawn with.
        pub look: String,
        /// A sign of the sprite, such as `i-pass`.
        pub icon: String,
        /// What is asked, ready made; the address of a link; which local act it is.
        pub ask: String,
        /// The seat it is asked for, when it is not one's own.
        pub whom: Option<u64>,
        /// Whether this answer is the one that was given; whether a fold is open.
        pub on: Option<bool>,
        /// What the button says while it is asked.
        pub busy: String,
        /// The most characters of a field.
        pub limit: u64,
        /// How many lines of a field are seen at once; none for a field of one line.
        pub rows: u64,
        /// How many, as beads; the moment of a clock, 0 for the present, or that since which it counts, in milliseconds
        /// since the epoch.
        pub count: u64,
        pub steps: Vec<Step>,
        pub within: Vec<Block>,
        /// A screen that shows a block of this key keeps what it shows.
        pub stays: bool,
    }
}

impl Kind {
    const ALL: [(Kind, &str); 15] = [
        (Kind::Text, "text"),
        (Kind::Heading, "heading"),
        (Kind::Button, "button"),
        (Kind::Local, "local"),
        (Kind::Row, "row"),
        (Kind::Field, "field"),
        (Kind::List, "list"),
        (Kind::Item, "item"),
        (Kind::Fold, "fold"),
        (Kind::Timed, "timed"),
        (Kind::Clock, "clock"),
        (Kind::Since, "since"),
        (Kind::Link, "link"),
        (Kind::Ring, "ring"),
        (Kind::Breath, "breath"),
    ];

    /// As it is written.
    #[must_use]
    pub fn word(self) -> &'static str {
        let of = Kind::ALL.iter().find(|(kind, _)| *kind == self);
        of.map_or("", |(_, word)| word)
    }
}

#[cfg(feature = "hydrate")]
impl super::read::Read for Kind {
    fn read(from: &wasm_bindgen::JsValue) -> Kind {
        let word = from.as_string().unwrap_or_default();
        let of = Kind::ALL.iter().find(|(_, known)| *known == word);
        of.map_or(Kind::Text, |(kind, _)| *kind)
    }
}

#[cfg(feature = "ssr")]
mod making {
    use circle::spoken::SpokenAction;
    use circle::{Action, HelpAction, SeatId, Timestamp};

    use super::{Block, Kind};
    use crate::face::Step;
    use crate::protocol::What;

    /// What a local button does.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum LocalAct {
        /// The screen rests.
        Dark,
        /// One rests at one's own pace while others breathe.
        Rest,
        /// One sits quietly while others speak together.
        Quietly,
        /// Sounds on or off.
        Sounds,
    }

    impl LocalAct {
        fn word(self) -> &'static str {
            match self {
                LocalAct::Dark => "dark",
                LocalAct::Rest => "rest",
                LocalAct::Quietly => "quietly",
                LocalAct::Sounds => "sounds",
            }
        }
    }

    impl Block {
        fn of(kind: Kind, text: impl ToString) -> Block {
            Block {
                kind,
                text: text.to_string(),
                ..Block::default()
            }
        }

        /// A paragraph with these classes.
        #[must_use]
        pub fn text(look: &str, text: impl ToString) -> Block {
            Block::of(Kind::Text, text).looks(look)
        }

        #[must_use]
        pub fn heading(look: &str, text: impl ToString) -> Block {
            Block::of(Kind::Heading, text).looks(look)
        }

        /// A button that asks for `action`.
        #[must_use]
        pub fn act(text: impl ToString, action: Action) -> Block {
            Block::asks(text, &What::Act(action))
        }

        /// A button that says something of oneself.
        #[must_use]
        pub fn say(text: impl ToString, action: SpokenAction) -> Block {
            Block::asks(text, &What::Say(action))
        }

        /// A button that asks for a person, or answers one who did.
        #[must_use]
        pub fn help(text: impl ToString, action: HelpAction) -> Block {
            Block::asks(text, &What::Help(action))
        }

        /// A button that asks for `what`, of a circle or of a gathering.
        #[must_use]
        pub fn asks(text: impl ToString, what: &impl serde::Serialize) -> Block {
            Block {
                ask: crate::act::written(what),
                ..Block::of(Kind::Button, text).looks("btn btn--quiet")
            }
        }

        /// A button whose effect stays on this screen; `back` is what it says while that lasts.
        #[must_use]
        pub fn local(act: LocalAct, text: impl ToString, back: impl ToString) -> Block {
            Block {
                key: act.word().to_owned(),
                ask: act.word().to_owned(),
                sub: back.to_string(),
                ..Block::of(Kind::Local, text).looks("btn btn--quiet")
            }
        }

        /// Blocks side by side, called `name` by those who listen where that is not empty.
        #[must_use]
        pub fn row(look: &str, name: impl ToString, within: Vec<Block>) -> Block {
            Block {
                name: name.to_string(),
                within,
                ..Block::of(Kind::Row, "").looks(look)
            }
        }

        /// A field of so many characters at most, whose words become those of `what`; `button` sends them.
        #[must_use]
        pub fn field(
            label: impl ToString,
            limit: usize,
            what: &impl serde::Serialize,
            button: impl ToString,
        ) -> Block {
            Block {
                limit: limit as u64,
                ask: crate::act::written(what),
                busy: button.to_string(),
                ..Block::of(Kind::Field, label)
            }
        }

        /// A field whose words stay on this screen: it has no name and belongs to no form.
        #[must_use]
        pub fn leaf(label: impl ToString, rows: u64) -> Block {
            Block {
                rows,
                ..Block::of(Kind::Field, label)
            }
        }

        #[must_use]
        pub fn list(look: &str, name: impl ToString, within: Vec<Block>) -> Block {
            Block {
                name: name.to_string(),
                within,
                ..Block::of(Kind::List, "").looks(look)
            }
        }

        #[must_use]
        pub fn item(look: &str, text: impl ToString) -> Block {
            Block::of(Kind::Item, text).looks(look)
        }

        #[must_use]
        pub fn fold(summary: impl ToString, within: Vec<Block>) -> Block {
            Block {
                within,
                ..Block::of(Kind::Fold, summary).looks("order")
            }
        }

        #[must_use]
        pub fn timed(look: &str, steps: Vec<Step>) -> Block {
            Block {
                steps,
                ..Block::of(Kind::Timed, "").looks(look)
            }
        }

        /// Words before the time of day at `at`; `else_says` is for pages without script.
        #[must_use]
        pub fn clock(look: &str, before: &str, at: u64, else_says: impl ToString) -> Block {
            Block {
                count: at,
                sub: else_says.to_string(),
                ..Block::of(Kind::Clock, before).looks(look)
            }
        }

        /// The time of day, which goes on.
        #[must_use]
        pub fn clock_now(look: &str) -> Block {
            Block::of(Kind::Clock, "").looks(look)
        }

        /// How long ago `since` was, and words after it.
        #[must_use]
        pub fn since(look: &str, since: Timestamp, after: impl ToString) -> Block {
            Block {
                count: since.0,
                ..Block::of(Kind::Since, after).looks(look)
            }
        }

        #[must_use]
        pub fn link(look: &str, text: impl ToString, to: impl ToString) -> Block {
            Block {
                ask: to.to_string(),
                ..Block::of(Kind::Link, text).looks(look)
            }
        }

        /// A button that goes to a page of its own, as a plain form.
        #[must_use]
        pub fn goes_to(text: impl ToString, to: impl ToString) -> Block {
            Block {
                ask: to.to_string(),
                ..Block::of(Kind::Button, text).looks("btn btn--quiet")
            }
        }

        /// The ring, with these in its middle.
        #[must_use]
        pub fn ring(look: &str, within: Vec<Block>) -> Block {
            Block {
                within,
                ..Block::of(Kind::Ring, "").looks(look)
            }
            .keyed("ring")
        }

        #[must_use]
        pub fn breath() -> Block {
            Block::of(Kind::Breath, "").keyed("breath")
        }

        #[must_use]
        pub fn keyed(mut self, key: impl ToString) -> Block {
            self.key = key.to_string();
            self
        }

        #[must_use]
        pub fn looks(mut self, look: &str) -> Block {
            look.clone_into(&mut self.look);
            self
        }

        #[must_use]
        pub fn beneath(mut self, sub: impl ToString) -> Block {
            self.sub = sub.to_string();
            self
        }

        #[must_use]
        pub fn named(mut self, name: impl ToString) -> Block {
            self.name = name.to_string();
            self
        }

        #[must_use]
        pub fn icon(mut self, icon: &str) -> Block {
            icon.clone_into(&mut self.icon);
            self
        }

        /// Asked for another seat.
        #[must_use]
        pub fn for_seat(mut self, seat: Option<SeatId>) -> Block {
            self.whom = seat.map(|seat| seat.0.into());
            self
        }

        /// Whether this is the answer that was given; whether a fold is open.
        #[must_use]
        pub fn on(mut self, on: bool) -> Block {
            self.on = Some(on);
            self
        }

        #[must_use]
        pub fn busy(mut self, busy: impl ToString) -> Block {
            self.busy = busy.to_string();
            self
        }

        #[must_use]
        pub fn count(mut self, count: u32) -> Block {
            self.count = count.into();
            self
        }

        #[must_use]
        pub fn rows(mut self, rows: u64) -> Block {
            self.rows = rows;
            self
        }

        #[must_use]
        pub fn with(mut self, within: Vec<Block>) -> Block {
            self.within = within;
            self
        }

        /// A screen that shows a block of this key keeps what it shows.
        #[must_use]
        pub fn stays(mut self) -> Block {
            self.stays = true;
            self
        }
    }

    /// Gives those without a key one of their own: what they ask, or where they stand.
    pub fn keyed(blocks: &mut [Block]) {
        for (at, block) in blocks.iter_mut().enumerate() {
            keyed(&mut block.within);
            if block.key.is_empty() {
                // What is asked begins `{"act":{"pass":…` or `{"act":"take"…`.
                let asked = block.ask.split('"').nth(3);
                block.key = asked.map_or_else(|| at.to_string(), str::to_owned);
            }
        }
        // From the last one on, so that those before it have their keys still.
        for at in (1..blocks.len()).rev() {
            let (before, block) = blocks.split_at_mut(at);
            let same = before.iter().filter(|one| one.key == block[0].key).count();
            if same > 0 {
                block[0].key = format!("{}~{}", block[0].key, same + 1);
            }
        }
    }
}

#[cfg(feature = "ssr")]
pub use making::LocalAct;
#[cfg(feature = "ssr")]
pub use making::keyed;
