//! The documents.

pub mod about;
pub mod frame;
pub mod home;
pub mod kept;
pub mod notice;
pub mod privacy_page;
