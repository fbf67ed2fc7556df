//! Shared by the tests: people with browsers and phones, servers that can be killed, and those who look on.
//!
//! `hall` is a server within the test's process, `process` a real one. `browser` keeps cookies and sends forms,
//! `line` is one socket spoken by hand, `screen` a live screen that comes back by itself (made of `phone`), and
//! `visitor` the people who have them. `witness` sees every view, `search` looks for words where they must not
//! be, `history` what cannot be of all that was seen, `evening` circles whose people go on asking while something goes
//! wrong, `wire` what lies between and can be bad. `document` is a page as a browser reads it, `failing` is a disk that fails, `turnstile` holds those who are
//! slowed, `chance` is chance that can be had again, `fuzz` what strangers' bytes are read by. `raw` speaks http by
//! hand and stops in the middle, `https` has certificates and ways to a server that speaks it.

// The phones' own files, which `phone` runs as they stand, look for it here.
pub(crate) use app::protocol;

pub mod browser;
pub mod chance;
pub mod document;
pub mod evening;
pub mod failing;
pub mod fuzz;
pub mod gathered;
pub mod hall;
pub mod history;
pub mod html;
pub mod https;
pub mod line;
pub mod memory;
pub mod phone;
pub mod process;
pub mod raw;
pub mod screen;
pub mod search;
pub mod services;
pub mod turnstile;
pub mod visitor;
pub mod wire;
pub mod wishes;
pub mod witness;
