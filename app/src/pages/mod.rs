//! The documents.

pub mod about;
#[cfg(feature = "ssr")]
pub mod afternoon;
mod bar;
#[cfg(feature = "ssr")]
pub mod co_keeper;
pub mod door;
pub mod frame;
#[cfg(feature = "ssr")]
pub mod hall_move;
#[cfg(feature = "ssr")]
pub mod hall_paper;
#[cfg(feature = "ssr")]
pub mod hall_people;
pub mod home;
#[cfg(feature = "ssr")]
pub mod host;
pub mod host_return;
pub mod kept;
pub mod notice;
mod oval;
#[cfg(feature = "ssr")]
pub mod paper;
pub mod phrase;
pub mod privacy_page;
mod threshold;
pub mod waiting;
#[cfg(feature = "ssr")]
pub mod with;
