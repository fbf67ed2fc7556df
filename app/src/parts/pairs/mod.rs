//! Listening in twos and threes.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;

use super::*;

pub(crate) struct Pairs;

#[cfg(feature = "ssr")]
impl Shows for Pairs {
    fn phone(&self, sight: &Sight<'_>) -> Middle {
        let Scene::Pairs {
            question,
            groups,
            whole,
        } = &sight.commons.scene
        else {
            return Middle::default();
        };
        phone::middle(sight, question, groups, *whole)
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        let Scene::Pairs {
            question, groups, ..
        } = &sight.commons.scene
        else {
            return WallPart::default();
        };
        wall::wall(sight, question, groups)
    }
}

impl Keeping for Pairs {
    fn is_whole(&self, commons: &Commons) -> bool {
        commons.span.is_some_and(|span| span.is_over())
    }

    fn left_behind(&self, _: &Commons, _: &Desk) -> String {
        say().pairs_left()
    }
}
