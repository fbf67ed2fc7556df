//! The rules of a circle.
