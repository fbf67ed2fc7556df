//! The plan is changed while the circle goes on: only what has not begun, one change at a time.

use circle::parts::{Silence, Words};
use circle::plan::MAX_PARTS;
use circle::view::Scene;
use circle::{Action, Part, PlanEdit, PlanError, Refusal, Stage, WordsKind};

use crate::common::{KEEPER, Sitting, one_word, plan, timed, untimed};

const WEATHER: Part = Part::Weather;
const SILENCE: Part = Part::Silence(Silence { length: 60_000 });

/// A circle of three parts whose second has begun.
fn sitting() -> Sitting {
    let parts = vec![WEATHER, untimed(), one_word()];
    let mut sitting = Sitting::new(plan(parts), &[], &["Ana"]).begun();
    sitting.next_part();
    sitting
}

/// A change of the plan as it is.
fn change(sitting: &Sitting, edit: PlanEdit) -> Action {
    let edition = sitting.circle.edition();
    Action::EditPlan { edition, edit }
}

#[track_caller]
fn changes(sitting: &mut Sitting, edit: PlanEdit) {
    let action = change(sitting, edit);
    sitting.does(KEEPER, action);
}

#[track_caller]
fn refuses(sitting: &mut Sitting, edit: PlanEdit) -> Refusal {
    let action = change(sitting, edit);
    sitting.refused(KEEPER, action)
}

#[test]
fn a_part_is_put_in_taken_out_moved_changed_and_repeated() {
    let mut it = sitting();
    changes(
        &mut it,
        PlanEdit::Insert {
            at: 2,
            part: SILENCE,
        },
    );
    assert_eq!(
        it.circle.desk().plan,
        [WEATHER, untimed(), SILENCE, one_word()]
    );
    changes(&mut it, PlanEdit::Move { from: 3, to: 2 });
    assert_eq!(
        it.circle.desk().plan,
        [WEATHER, untimed(), one_word(), SILENCE]
    );
    changes(
        &mut it,
        PlanEdit::Change {
            at: 2,
            part: timed(60),
        },
    );
    changes(&mut it, PlanEdit::Repeat { part: 0 });
    assert_eq!(
        it.circle.desk().plan,
        [WEATHER, untimed(), WEATHER, timed(60), SILENCE]
    );
    changes(&mut it, PlanEdit::Repeat { part: 3 });
    changes(&mut it, PlanEdit::Remove { at: 2 });
    let parts = [WEATHER, untimed(), timed(60), timed(60), SILENCE];
    assert_eq!(it.circle.desk().plan, parts);
    assert_eq!(it.commons().parts.len(), 5);
    assert_eq!(it.circle.stage(), Stage::Part(1), "what goes on goes on");
    it.has_piece(KEEPER);
    it.next_part().next_part().next_part();
    assert_eq!(it.commons().scene, Scene::Silence);
}

#[test]
fn a_double_tap_changes_one_thing() {
    let mut sitting = sitting();
    let twice = change(&sitting, PlanEdit::Remove { at: 2 });
    sitting.does(KEEPER, twice.clone());
    assert_eq!(sitting.refused(KEEPER, twice), Refusal::PlanChanged);
}

#[test]
fn what_has_begun_stays_as_it_was() {
    let mut it = sitting();
    for at in [0, 1] {
        for edit in [
            PlanEdit::Insert { at, part: SILENCE },
            PlanEdit::Remove { at },
            PlanEdit::Move { from: at, to: 2 },
            PlanEdit::Move { from: 2, to: at },
            PlanEdit::Change { at, part: SILENCE },
        ] {
            assert_eq!(refuses(&mut it, edit), Refusal::PartBegun);
        }
    }
    for edit in [
        PlanEdit::Insert {
            at: 4,
            part: SILENCE,
        },
        PlanEdit::Remove { at: 3 },
        PlanEdit::Move { from: 2, to: 3 },
        PlanEdit::Change {
            at: 3,
            part: SILENCE,
        },
        PlanEdit::Repeat { part: 3 },
    ] {
        assert_eq!(refuses(&mut it, edit), Refusal::UnknownPart);
    }
}

#[test]
fn a_change_that_would_spoil_the_plan_says_what_is_wrong() {
    let mut it = sitting();
    let endless = Part::round("Q", Some(0));
    let error = PlanError::ShareLength { part: 3 };
    for edit in [
        PlanEdit::Insert {
            at: 2,
            part: endless.clone(),
        },
        PlanEdit::Change {
            at: 2,
            part: endless,
        },
    ] {
        let error = error.clone();
        assert_eq!(refuses(&mut it, edit), Refusal::PlanError(error));
    }
    while it.circle.plan().parts.len() < MAX_PARTS {
        changes(&mut it, PlanEdit::Repeat { part: 0 });
    }
    for edit in [
        PlanEdit::Repeat { part: 0 },
        PlanEdit::Insert {
            at: 2,
            part: SILENCE,
        },
    ] {
        let error = PlanError::Parts;
        assert_eq!(refuses(&mut it, edit), Refusal::PlanError(error));
    }
}

#[test]
fn words_put_in_live_are_tidied() {
    let mut it = sitting();
    let part = Part::round("  And\nnow? ", None);
    changes(&mut it, PlanEdit::Insert { at: 3, part });
    assert_eq!(it.circle.plan().parts[3], Part::round("And now?", None));
}

#[test]
fn before_it_begins_all_can_be_changed_but_the_last_part_stays() {
    let mut it = Sitting::new(plan(vec![WEATHER, untimed()]), &[], &["Ana"]);
    changes(&mut it, PlanEdit::Move { from: 1, to: 0 });
    changes(&mut it, PlanEdit::Remove { at: 1 });
    let error = PlanError::Parts;
    let last = refuses(&mut it, PlanEdit::Remove { at: 0 });
    assert_eq!(last, Refusal::PlanError(error));
    it.does(KEEPER, Action::Begin).has_piece(KEEPER);
}

#[test]
fn what_comes_after_the_last_part_can_be_put_in_and_what_is_held_can_be_changed() {
    let mut it = Sitting::new(plan(vec![untimed()]), &[], &["Ana"]).begun();
    it.does(KEEPER, Action::Pause);
    changes(
        &mut it,
        PlanEdit::Insert {
            at: 1,
            part: WEATHER,
        },
    );
    it.does(KEEPER, Action::Resume).next_part();
    assert_eq!(it.commons().scene, Scene::Weather { closed: false });
}

#[test]
fn the_plan_is_the_keepers_and_its_estimate_follows_it() {
    let mut it = sitting();
    let action = change(&it, PlanEdit::Remove { at: 2 });
    assert_eq!(it.refused("Ana", action), Refusal::KeeperOnly);
    changes(
        &mut it,
        PlanEdit::Insert {
            at: 2,
            part: SILENCE,
        },
    );
    assert_eq!(it.circle.desk().estimates[2], 60_000);
    let two = it.circle.desk().estimates[1];
    it.sits("Bo");
    assert_eq!(it.circle.desk().estimates[1], two / 2 * 3);
}

#[test]
fn a_change_that_fills_the_plan_with_words_is_refused() {
    let mut it = sitting();
    let reading = |letters| {
        Part::Words(Words {
            kind: WordsKind::Reading,
            text: "w".repeat(letters),
        })
    };
    for letters in [1_000].into_iter().chain([2_000; 10]) {
        let part = reading(letters);
        changes(&mut it, PlanEdit::Insert { at: 2, part });
    }
    let error = PlanError::TooManyWords;
    let refused = Refusal::PlanError(error);
    let part = reading(2_000);
    let one_more = PlanEdit::Insert { at: 2, part };
    assert_eq!(refuses(&mut it, one_more), refused);
    assert_eq!(refuses(&mut it, PlanEdit::Repeat { part: 2 }), refused);
    // Moving and shortening go on.
    changes(&mut it, PlanEdit::Move { from: 2, to: 3 });
    let part = reading(10);
    changes(&mut it, PlanEdit::Change { at: 2, part });
}
