//! What stands where in the parts with a question of their own.

use super::*;
use circle::parts::{Centre, Gratitude, Remembering, Round};

#[test]
fn a_note_is_read_before_the_question() {
    let mut noted = round();
    if let Part::Round(Round { note, .. }) = &mut noted {
        *note = "It may touch on loss.".to_owned();
    }
    let mut sitting = sitting(vec![noted], Direction::Clockwise, KeeperTurn::First);
    sitting.keeper(Action::Begin);
    assert_eq!(
        sitting.says(AMARA),
        pair("Before we begin", "It may touch on loss.")
    );
    assert_eq!(prompt(&sitting.circle.commons()), "");
    sitting.keeper(Action::StartPart { part: 0 });
    assert_eq!(prompt(&sitting.circle.commons()), "What are you carrying?");
}

#[test]
fn an_open_centre_tells_what_it_is_about_while_the_piece_lies_there() {
    let centre = |question: &str, note: &str| {
        Part::Centre(Centre {
            question: question.to_owned(),
            note: note.to_owned(),
            untouched: None,
        })
    };
    let parts = vec![
        centre("What is still with you?", "It may touch on loss"),
        centre("Anything else?", ""),
    ];
    let mut sitting = sitting(parts, Direction::Clockwise, KeeperTurn::First);
    sitting.keeper(Action::Begin);
    let lies =
        "The piece lies in the centre. Whoever is moved may take it. Silence is welcome too.";
    let noted = ["It may touch on loss. ", lies].concat();
    assert_eq!(sitting.projector(), pair("What is still with you?", &noted));
    assert_eq!(
        prompt(&sitting.circle.commons()),
        "",
        "the piece lies there"
    );
    sitting.does(AMARA, Action::Take);
    assert_eq!(sitting.projector().0, "Amara has the piece");
    assert_eq!(prompt(&sitting.circle.commons()), "What is still with you?");
    sitting.keeper(Action::NextPart { from: 0 });
    assert_eq!(sitting.says(TOMAS), pair("Anything else?", lies));
}

#[test]
fn names_are_invited_while_the_piece_goes_round() {
    let parts = vec![Part::Remembering(Remembering {
        invitation: "Speak the name of someone you miss".to_owned(),
        response: "We remember.".to_owned(),
    })];
    let mut sitting = sitting(parts, Direction::Clockwise, KeeperTurn::First);
    sitting.keeper(Action::Begin);
    assert_eq!(
        prompt(&sitting.circle.commons()),
        "Speak the name of someone you miss. All answer: We remember."
    );
}

#[test]
fn thanks_are_invited_in_the_words_of_the_plan_or_in_our_own() {
    let thanks = |invitation: &str| {
        Part::Gratitude(Gratitude {
            invitation: invitation.to_owned(),
        })
    };
    let parts = vec![thanks("Whom would you like to thank?"), thanks("")];
    let mut sitting = sitting(parts, Direction::Clockwise, KeeperTurn::First);
    sitting.keeper(Action::Begin);
    assert_eq!(
        prompt(&sitting.circle.commons()),
        "Whom would you like to thank?"
    );
    assert_eq!(sitting.says(AMARA).0, "You are next");
    sitting.keeper(Action::Pause);
    assert_eq!(
        prompt(&sitting.circle.commons()),
        "Feet on the floor. Look slowly round the room."
    );
    sitting.keeper(Action::Resume);
    sitting.keeper(Action::NextPart { from: 0 });
    assert_eq!(prompt(&sitting.circle.commons()), "Thanks, in a breath.");
}
