//! A closing silence on a phone; a closing of one word each is a round.

use crate::face::phone::Middle;
use crate::ring::Mode;

pub(crate) fn silence() -> Middle {
    Middle::ring(Mode::Still)
}
