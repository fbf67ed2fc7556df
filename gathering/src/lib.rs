//! The rules of a gathering: an afternoon of many circles under one roof.
//!
//! A [`Gathering`] is a value beside circles, never above them. [`Gathering::act`] says what a command does to it at a
//! given time, or why not ([`HallRefusal`]); it asks circles by orders ([`Gathering::orders`]), takes what they answered
//! ([`Gathering::hear`]), and learns of them only their tiles ([`Gathering::learn`]). Nothing here reads a clock, draws
//! a random number but from a seed that is given in, or does I/O.
//!
//! Where to look: `afternoon` what the host prepared, `person` who is here, `forming` who sits with whom, `preview` a
//! seating before it is told of, `circles` what is known of the circles, `order` what is asked of them and how an order
//! is carried out once, `consent` what the whole room agrees, `house` what goes on everywhere, `command` what can be
//! asked, `acts` what each request does, `hearing` what an answer does, `may` what each may ask now, `deadline` what
//! happens by itself, `view` what each screen sees, `record` what remains, `budget` how large it can become.
//!
//! What people wish for their place is in `wishes`, and what the house says to circles in `words`; neither can be
//! written out. What anybody is called is not known here.

mod act;
mod acts;
pub mod afternoon;
pub mod budget;
pub mod circles;
pub mod command;
pub mod consent;
mod counts;
pub mod cue;
mod deadline;
mod finding;
pub mod forming;
mod gathering;
mod hearing;
pub mod house;
mod may;
pub mod order;
pub mod person;
pub mod preview;
pub mod record;
pub mod refusal;
pub mod stage;
pub mod view;
pub mod wishes;
pub mod words;

pub use afternoon::{
    Afternoon, AfternoonEdit, AfternoonError, Block, Spot, Topic, Way, WayKind, Work, WorkKind,
};
pub use circles::{CircleKey, CircleNumber, CircleState, HallCircle, KEEPER_AWAITED, Tiles};
pub use command::{HallAction, HallActionKind, HallActor, HallCommand, Whom};
pub use cue::{HallAudience, HallCue, HallSound};
pub use forming::{FormAsk, FormError, Group, Kept, PlaceWish};
pub use gathering::{Gathering, MOST_CIRCLES};
pub use house::{ComeBack, Note, Opening, WordSent};
pub use order::{Ask, AskKind, Finish, Heard, Order, OrderId, Orders, WhyNot, WordNumber};
pub use person::{
    Answer, HallRole, HallSign, OPENER, Offer, OfferNumber, Person, PersonId, Phone, Seated, Sits,
};
pub use preview::{Preview, PreviewNumber, Proposal};
pub use record::{HallRecord, HallSums};
pub use refusal::{HallRefusal, HallRefusalCode};
pub use stage::HallStage;
pub use view::{Everyones, HostView, OwnView, WallView};
pub use wishes::{OwnWishes, Wish, Wishes, WishesCopy};
pub use words::HouseWords;
