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
            opens: say().seat_opens().to_string(),
            what_to_see: say().seat_what_to_see().to_string(),
            order: say().seat_order().to_string(),
            agreements: say().seat_agreements().to_string(),
            my_seat: say().seat_my_seat().to_string(),
            close: say().seat_close().to_string(),
            care: say().seat_care().to_string(),
            what_would_help: say().seat_what_would_help().to_string(),
            what_you_can_do: say().seat_what_you_can_do().to_string(),
            resting: say().seat_resting().to_string(),
            resting_line: say().seat_resting_line().to_string(),
            resting_sub: say().seat_resting_sub().to_string(),
            ..Says::default()
        }
    }

    #[must_use]
    pub fn on_a_wall() -> Says {
        Says {
            ring_the_bell: say().wall_ring_the_bell().to_string(),
            ..Says::default()
        }
    }
}
