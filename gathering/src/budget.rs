//! How large a gathering can become, as it is written into its row. Every list and text has a bound; together they have
//! these.
//!
//! Filled to the brim, in bytes:
//!
//! | what | how many | each | in all |
//! |---|---|---|---|
//! | the afternoon, and the last change of it | | | 90 000 |
//! | what circles are opened with | 1 | | 28 000 |
//! | people: sign, seat, offer, where they sat | 300 | 300 | 90 000 |
//! | their last requests | 300 | 110 | 33 000 |
//! | arrivals | 128 | 45 | 5 760 |
//! | a seating that is looked at, and the one before the last move | 600 | 5 | 5 000 |
//! | circles | 60 | 160 | 9 600 |
//! | orders: two for each person, eight for each circle | 1 080 | 110 | 118 800 |
//! | the answers to agreements, and their words | 12 | 6 500 | 78 000 |
//! | counts, clocks, notes | | | 4 000 |
//!
//! That is 462 160. An afternoon as people live it takes a quarter of it: the tests of this crate seat 300 people in 30
//! circles twice, and find 134 000.

/// The most bytes that a gathering can take as it is written.
pub const LARGEST_GATHERING: usize = 512 * 1024;
