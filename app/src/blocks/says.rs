//! What a page says by itself in every moment. It travels with the page's start, in the language of the page.

use crate::face::value::value;
#[cfg(feature = "ssr")]
use crate::say::say;

value! {
    pub struct Says {
        /// What the bar's left side opens, for those who listen.
        pub opens: String,
        pub what_to_see: String,
        pub order: String,
        pub agreements: String,
        pub my_seat: String,
        pub close: String,
        pub care: String,
        pub what_would_help: String,
        pub what_you_can_do: String,
        /// The dark screen.
        pub resting: String,
        pub resting_line: String,
        pub resting_sub: String,
        /// On a projector that may not sound yet.
        pub ring_the_bell: String,
    }
}

#[cfg(feature = "ssr")]
impl Says {
    /// On a phone.
    #[must_use]
    pub fn now() -> Says {
        Says {
            opens: say().seat_opens(),
            what_to_see: say().seat_what_to_see(),
            order: say().seat_order(),
            agreements: say().seat_agreements(),
            my_seat: say().seat_my_seat(),
            close: say().seat_close(),
            care: say().seat_care(),
            what_would_help: say().seat_what_would_help(),
            what_you_can_do: say().seat_what_you_can_do(),
            resting: say().seat_resting(),
            resting_line: say().seat_resting_line(),
            resting_sub: say().seat_resting_sub(),
            ..Says::default()
        }
    }

    #[must_use]
    pub fn on_a_wall() -> Says {
        Says {
            ring_the_bell: say().wall_ring_the_bell(),
            ..Says::default()
        }
    }
}
