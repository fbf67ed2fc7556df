//! The shell.

pub mod assets;
