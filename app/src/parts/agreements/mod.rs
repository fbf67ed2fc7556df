//! What we ask of each other.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
mod stands;
#[cfg(feature = "ssr")]
pub(crate) mod wall;

use self::stands::Stands;
use super::*;
use crate::words;

pub(crate) struct Agreements;

#[cfg(feature = "ssr")]
impl Shows for Agreements {
    fn is_about_the_ring(&self) -> bool {
        true
    }

    fn phone(&self, sight: &Sight<'_>) -> Middle {
        phone::middle(sight)
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        wall::wall(sight)
    }

    fn holds_writing(&self, _: &Scene) -> bool {
        true
    }
}

impl Keeping for Agreements {
    fn how_far(&self, told: &Told<'_>) -> String {
        stands::how_many(&told.commons.agreements)
    }

    fn is_whole(&self, commons: &Commons) -> bool {
        open(commons) == 0
    }

    fn left_behind(&self, commons: &Commons, _: &Desk) -> String {
        let open = open(commons);
        say().agreements_left(open, words::capital(&words::count(open)))
    }
}

fn open(commons: &Commons) -> usize {
    let all = commons.agreements.iter();
    all.filter(|norm| Stands::of(norm) != Stands::Agreed)
        .count()
}
