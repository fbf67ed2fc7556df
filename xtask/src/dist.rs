//! One self-contained release binary, and what a first visit costs.

use crate::step::Trouble;

pub(crate) fn dist() -> Result<(), Trouble> {
    Ok(())
}
