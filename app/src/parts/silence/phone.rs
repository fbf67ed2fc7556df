//! A silence on a phone: the ring, and the time that warms in it.

use crate::face::phone::Middle;
use crate::ring::Mode;

pub(crate) fn middle() -> Middle {
    Middle::ring(Mode::Still)
}
