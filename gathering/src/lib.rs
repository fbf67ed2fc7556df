//! The rules of a gathering: an afternoon of many circles under one roof.

pub mod afternoon;
