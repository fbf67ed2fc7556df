//! How many sit in each circle.

use circle::MAX_SEATS;

use super::error::FormError;
use crate::afternoon::bounds::{FEWEST_CIRCLES, MAX_CIRCLES, MAX_PEOPLE, SMALLEST_CIRCLE};

/// The sizes of so many circles for so many people: within one of each other, the larger first.
#[must_use]
pub fn sizes(people: usize, circles: usize) -> Vec<usize> {
    let (each, more) = match circles {
        0 => (0, 0),
        circles => (people / circles, people % circles),
    };
    (0..circles)
        .map(|at| each + usize::from(at < more))
        .collect()
}

/// How many circles there are when about so many people sit in each.
#[must_use]
pub fn circles_for(people: usize, about: u8) -> usize {
    let about = usize::from(about.max(SMALLEST_CIRCLE));
    let near = (people + about / 2) / about;
    near.clamp(FEWEST_CIRCLES, MAX_CIRCLES)
}

/// Whether so many people can sit in so many circles.
pub(super) fn check(people: usize, circles: usize, smallest: usize) -> Result<(), FormError> {
    if !(FEWEST_CIRCLES..=MAX_CIRCLES).contains(&circles) {
        return Err(FormError::Circles { asked: circles });
    }
    if people > MAX_PEOPLE {
        return Err(FormError::TooManyPeople { people });
    }
    let needed = circles * smallest;
    if people < needed {
        return Err(FormError::TooFewPeople { people, needed });
    }
    if people > circles * MAX_SEATS {
        let needed = people.div_ceil(MAX_SEATS);
        return Err(FormError::TooFewCircles { people, needed });
    }
    Ok(())
}
