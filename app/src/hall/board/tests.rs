//! The board of a real gathering, taken through an afternoon.

mod afternoon;
mod scratch;
