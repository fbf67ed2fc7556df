//! Lines that are said together, on a phone. Sitting quietly is one tap away, and nobody sees who does.

use circle::Timestamp;
use circle::plan::{Line, Voice, Way};
use circle::view::Scene;

use crate::face::block::LocalAct;
use crate::face::phone::Middle;
use crate::face::sight::Sight;
use crate::face::{Block, Step};
use crate::say::say;

pub(crate) fn middle(sight: &Sight<'_>) -> Middle {
    Middle {
        body: vec![
            Block::timed("part__line", steps(&sight.commons.scene))
                .beneath(say().together_apart())
                .keyed("lines"),
        ],
        deck: vec![
            Block::local(
                LocalAct::Quietly,
                say().together_quietly(),
                say().together_join(),
            )
            .looks("btn btn--calm btn--wide"),
        ],
        ..Middle::default()
    }
}

/// The lines as they come, each with the one after it; at the end that it was the last.
pub(crate) fn steps(scene: &Scene) -> Vec<Step> {
    let Scene::Together {
        lines,
        repeats,
        line_time,
        begun,
        anchor,
        way,
    } = scene
    else {
        return Vec::new();
    };
    let count = lines.len() * usize::from(*repeats);
    let both = matches!(way, Way::CallAndResponse | Way::ByEcho);
    let said = |at: usize| {
        let line = (at < count)
            .then(|| lines.get(at % lines.len().max(1)))
            .flatten();
        line.map_or_else(String::new, |line| said(line, both))
    };
    let before = Step {
        sub: said(0),
        ..Step::first(say().together_first())
    };
    // The line at `at` with the one after it; past the last, that it was.
    let step = |from: Timestamp, at: usize| Step {
        sub: said(at + 1),
        ..Step::from(
            from,
            if at < count {
                said(at)
            } else {
                say().together_last()
            },
        )
    };
    match (line_time, anchor, begun) {
        (Some(time), Some(anchor), _) => {
            let each = (0..=count).map(|at| step(anchor.after(time * at as u64), at));
            std::iter::once(before).chain(each).collect()
        }
        (_, _, 0) | (Some(_), None, _) => vec![before],
        (None, _, begun) => vec![step(Timestamp(0), usize::from(*begun) - 1)],
    }
}

/// A line, and whose it is where there are both.
fn said(line: &Line, both: bool) -> String {
    match (both, line.who) {
        (false, _) => line.text.clone(),
        (true, Voice::Keeper) => say().together_keeper(&line.text),
        (true, Voice::All) => say().together_all(&line.text),
    }
}
