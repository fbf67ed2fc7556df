//! The parts of a circle, one after the other, and only when the keeper goes on.

use circle::time::HOUR;
use circle::view::Scene;
use circle::{Action, Pattern, Piece, Sound, Stage};

use crate::common::{KEEPER, Sitting, breathing, one_word, plan, silence, untimed};

#[test]
fn each_part_has_its_scene() {
    let parts = vec![
        circle::Part::Agreements,
        breathing(Pattern::Calm, 6),
        untimed(),
        one_word(),
        silence(),
    ];
    let mut sitting = Sitting::new(plan(parts), &[], &["Ana"]);
    assert_eq!(sitting.commons().scene, Scene::Arriving);
    sitting.does(KEEPER, Action::Begin);
    assert_eq!(sitting.commons().scene, Scene::Agreements);
    sitting.next_part();
    let (pattern, breaths) = (Pattern::Calm, 6);
    assert_eq!(
        sitting.commons().scene,
        Scene::Breathing { pattern, breaths }
    );
    sitting.next_part();
    assert!(matches!(
        sitting.commons().scene,
        Scene::Round { closing: false, .. }
    ));
    sitting.next_part();
    assert!(matches!(
        sitting.commons().scene,
        Scene::Round { closing: true, .. }
    ));
    sitting.next_part();
    assert_eq!(sitting.commons().scene, Scene::ClosingSilence);
    assert_eq!(sitting.sounds(), [Sound::SilenceBegins]);
    sitting.does(KEEPER, Action::Close);
    assert_eq!(sitting.commons().scene, Scene::Ended);
    assert_eq!(
        sitting.sounds(),
        [],
        "the message of the end is the last sound"
    );
}

#[test]
fn the_piece_rests_outside_rounds_and_when_a_round_is_left() {
    let parts = vec![untimed(), breathing(Pattern::Calm, 6), untimed()];
    let mut sitting = Sitting::new(plan(parts), &[], &["Ana"]);
    assert_eq!(sitting.circle.piece(), &Piece::Resting);
    sitting.does(KEEPER, Action::Begin).has_piece(KEEPER);
    sitting.next_part();
    assert_eq!(sitting.circle.piece(), &Piece::Resting);
    sitting.next_part().has_piece(KEEPER);
}

#[test]
fn a_breath_that_goes_on_is_put_away_with_its_part() {
    let parts = vec![breathing(Pattern::Calm, 6), untimed()];
    let mut sitting = Sitting::new(plan(parts), &[], &["Ana"]).begun();
    let (pattern, breaths) = (Pattern::Calm, 6);
    sitting.does(KEEPER, Action::Breathe { pattern, breaths });
    sitting.next_part();
    assert_eq!(sitting.circle.breath(), None);
}

#[test]
fn no_part_ends_by_itself() {
    let parts = vec![circle::Part::Agreements, untimed(), silence()];
    let mut sitting = Sitting::new(plan(parts), &[], &["Ana"]).begun();
    for part in 0..3 {
        assert_eq!(sitting.circle.stage(), Stage::Part(part));
        sitting.at((part as u64 + 1) * 100 * HOUR);
        assert_eq!(sitting.circle.stage(), Stage::Part(part));
        if part < 2 {
            sitting.does(KEEPER, Action::Resume).next_part();
        }
    }
}

#[test]
fn a_circle_can_be_closed_at_any_time_also_before_it_began() {
    let mut arriving = Sitting::new(plan(vec![untimed()]), &[], &["Ana"]);
    arriving.does(KEEPER, Action::Close);
    assert!(arriving.circle.has_ended());
    let mut held = Sitting::new(plan(vec![untimed()]), &[], &["Ana"]).begun();
    held.does(KEEPER, Action::Pause).does(KEEPER, Action::Close);
    assert!(held.circle.has_ended());
    assert_eq!(held.circle.hold(), None);
}

#[test]
fn the_board_sees_states_and_never_words() {
    let mut sitting = Sitting::new(plan(vec![untimed()]), &[], &["Ana", "Bo"]).begun();
    sitting.shares(KEEPER).does("Bo", Action::StepOut);
    sitting.does(KEEPER, Action::Pause);
    let tile = sitting.circle.tile();
    assert_eq!((tile.seats, tile.away, tile.holder_place), (3, 1, Some(1)));
    assert!(tile.held_since.is_some() && !tile.breathing);
}
