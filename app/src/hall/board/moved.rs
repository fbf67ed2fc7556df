//! What a host can move by hand without script: who, and to which circle of the preview.

use gathering::PreviewNumber;

use super::called::{person, spot};
use crate::hall::BoardSight;

/// The preview's number, everyone in it or left over with what they are called, and its circles in their order; none
/// where nothing is being formed.
type Moved = (PreviewNumber, Vec<(u32, String)>, Vec<(u8, String)>);

/// What can be moved now.
#[must_use]
pub fn moved(sight: &BoardSight<'_>) -> Option<Moved> {
    let view = sight.host.preview.as_ref()?;
    let groups = &view.preview.proposal.circles;
    let seated = groups.iter().flat_map(|group| group.people.iter());
    let people = seated.chain(&view.left_over);
    let people = people.map(|id| (id.0, person(sight.called, *id))).collect();
    let circles = (0..).zip(groups);
    let circles = circles
        .map(|(at, group)| (at, spot(sight.host, group.spot)))
        .collect();
    Some((view.preview.number, people, circles))
}
