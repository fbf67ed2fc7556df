#![allow(clippy::unwrap_used, reason = "a test")]

use circle::parts::Gratitude;
use circle::{Action, HelpRequest, HelpStatus, How, Part, Role, SeatId, Timestamp};

use super::*;
use crate::bench::{Bench, plan};
use crate::protocol::{Help, LostPhone};
use crate::words::short;

const NAMES: [&str; 4] = ["Maren", "Amara", "Bartholomew Featherstonehaugh", "Jo"];
const LONG: &str = "When you think of the people who sat with you in the hardest months of this year, what would you say?";

struct Sitting {
    bench: Bench,
    help: Help,
    arrivals: Arrivals,
}

impl std::ops::Deref for Sitting {
    type Target = Bench;

    fn deref(&self) -> &Bench {
        &self.bench
    }
}

impl std::ops::DerefMut for Sitting {
    fn deref_mut(&mut self) -> &mut Bench {
        &mut self.bench
    }
}

impl Sitting {
    fn of(parts: Vec<Part>) -> Sitting {
        Sitting {
            bench: Bench::of(plan(parts), &[], &NAMES),
            help: Help::default(),
            arrivals: Arrivals::default(),
        }
    }

    fn face(&self) -> Face {
        self.face_of(SeatId(0))
    }

    fn face_of(&self, seat: SeatId) -> Face {
        let (circle, spoken) = (&self.circle, &self.spoken);
        let sight = Sight {
            code: "K7M4QX",
            commons: &circle.commons(),
            mine: &circle.mine(seat),
            carried: &[],
            people: &self.people,
            by_short_names: &short::all(&circle.commons(), &self.people),
            spoken: &spoken.view(circle),
            said: Some(spoken.desk(circle)),
            own: &spoken.own_words(circle, seat),
            own_of: &[],
            help: &self.help,
        };
        face(&sight, &self.arrivals, &[RingForm::DeskLow])
    }
}

fn said(face: &Face) -> (&str, &str) {
    let sub = face.sub.first().map_or("", |step| step.text.as_str());
    (&face.line, sub)
}

/// The words of these blocks and of those within them.
fn words(blocks: &[Block]) -> Vec<&str> {
    let mut all = Vec::new();
    for block in blocks {
        all.push(block.text.as_str());
        all.extend(words(&block.within));
    }
    all.retain(|words| !words.is_empty());
    all
}

#[test]
fn people_arrive_and_those_who_never_came_are_not_counted() {
    let mut sitting = Sitting::of(vec![Part::round("How are you?", None)]);
    let begin = "Three people have come in. Begin when the room is ready.";
    assert_eq!(said(&sitting.face()), ("People are arriving", begin));
    sitting.arrivals.never_came = vec![SeatId(2), SeatId(3)];
    let one = "One person has come in. Begin when the room is ready.";
    assert_eq!(said(&sitting.face()), ("People are arriving", one));
}

#[test]
fn a_round_says_who_has_the_piece_by_their_first_word_and_counts_the_time() {
    let mut sitting = Sitting::of(vec![Part::round("How are you?", Some(120_000))]);
    sitting.keeper(Action::Begin);
    let mine = sitting.face();
    assert_eq!(said(&mine), ("The piece is with you", "Take your time."));
    assert_eq!(mine.at_once, "The piece is with you. Take your time.");
    sitting.passes(How::Shared);
    assert_eq!(
        said(&sitting.face()),
        ("Amara has the piece", "Bartholomew is next.")
    );
    sitting.passes(How::Shared);
    let face = sitting.face();
    assert_eq!(said(&face), ("Bartholomew has the piece", "Jo is next."));
    let ring = &face.body[0].within;
    assert_eq!(words(ring), ["How are you?", " of about 2 min"]);
    assert_eq!((ring[1].kind, ring[1].count), (Kind::Since, 1_000));
    assert!(face.deck.is_empty(), "passing is for the hand below");
}

#[test]
fn a_long_question_stands_above_the_ring_and_the_ring_says_who_is_next() {
    let mut sitting = Sitting::of(vec![Part::round(LONG, None)]);
    sitting.keeper(Action::Begin);
    sitting.passes(How::Shared);
    let face = sitting.face();
    assert_eq!(
        (said(&face), face.question.as_str()),
        (("Amara has the piece", ""), LONG)
    );
    assert_eq!(words(&face.body), [" with the piece"]);
    let turn = sitting.circle.commons().ring.piece.turn().unwrap().number;
    sitting.does(SeatId(1), Action::HoldSilence { turn });
    let silent = "Nothing to do: the piece moves on when they pass it.";
    assert_eq!(said(&sitting.face()), ("Amara holds silence", silent));
    sitting.keeper(Action::Pause);
    let still = "Time is standing still, and Amara keeps the piece.";
    assert_eq!(said(&sitting.face()), ("We are pausing together", still));
}

#[test]
fn the_ring_shows_who_is_lost_and_who_never_came() {
    let mut sitting = Sitting::of(vec![Part::round("How are you?", None)]);
    sitting.keeper(Action::Begin);
    sitting.arrivals.never_came = vec![SeatId(3)];
    let (seat, since) = (SeatId(1), Timestamp(0));
    sitting.arrivals.lost = vec![LostPhone {
        seat,
        with: None,
        since,
    }];
    let face = sitting.face();
    let notes = face.piece[0]
        .marks
        .iter()
        .filter_map(|mark| mark.name.as_ref());
    let notes: Vec<_> = notes.map(|name| name.note.as_str()).collect();
    assert!(
        notes.contains(&"phone lost") && notes.contains(&"not come"),
        "{notes:?}"
    );
}

#[test]
fn the_keeper_answers_the_agreements_like_everyone_else() {
    let mut sitting = Sitting::of(vec![Part::Agreements]);
    sitting.keeper(Action::Begin);
    let none = "Nothing is proposed yet. What do you need from the others, to be here?";
    assert!(words(&sitting.face().body).contains(&none));
    for text in ["One at a time.", "You may always pass."] {
        let text = text.to_owned();
        sitting.does(SeatId(1), Action::Propose { text });
    }
    let face = sitting.face();
    assert_eq!(
        words(&face.deck),
        ["I can live with all", "I’m for all two"]
    );
    assert!(words(&face.body).contains(&"Not yet"));
    sitting.keeper(Action::Pause);
    assert!(
        sitting.face().deck.is_empty(),
        "answers wait with everything else"
    );
}

#[test]
fn what_is_the_keepers_own_to_answer_stands_above_the_order() {
    let mut sitting = Sitting::of(vec![Part::round("How are you?", None)]);
    sitting.keeper(Action::Begin);
    sitting.help.others = vec![HelpRequest {
        seat: SeatId(2),
        since: Timestamp(1),
        coming: None,
    }];
    assert_eq!(
        words(&sitting.face().word),
        [
            "Bartholomew needs a person.",
            "I’ll go to them",
            "It is seen to"
        ]
    );
    sitting.help.others.clear();
    sitting.help.status = Some(HelpStatus::Settled);
    assert!(sitting.face().word.is_empty(), "what is seen to is not");
    sitting.help.status = None;
    sitting.passes(How::NotNow);
    for _ in 1..NAMES.len() {
        sitting.passes(How::Shared);
    }
    let face = sitting.face();
    assert_eq!(
        face.line, "The piece is in the centre",
        "nobody else is told whom it is offered"
    );
    assert_eq!(
        said(&face).1,
        "Some of us passed. It is offered to them once more."
    );
    assert_eq!(
        face.question, "How are you?",
        "above the ring, where the piece lies"
    );
    assert_eq!(
        words(&face.word),
        [
            "Would you like the piece now?",
            "Only you see this. You passed before; either is fine.",
            "Let it be",
            "Bring it to me"
        ]
    );
    sitting.keeper(Action::LetBe);
    assert!(sitting.face().word.is_empty());
}

#[test]
fn a_co_keeper_who_was_out_while_thanks_went_round_is_not_said_to_have_passed() {
    let invitation = "Whom would you like to thank?".to_owned();
    let mut sitting = Sitting::of(vec![Part::Gratitude(Gratitude { invitation })]);
    sitting.keeper(Action::Begin);
    let (co_keeper, other) = (SeatId(2), SeatId(3));
    let role = Role::CoKeeper;
    sitting.keeper(Action::GiveRole {
        seat: co_keeper,
        role,
    });
    let offered = |sitting: &Sitting| {
        let face = sitting.face_of(co_keeper);
        words(&face.word)[..2].join(" ")
    };
    sitting.does(co_keeper, Action::StepOut);
    sitting.does(other, Action::StepOut);
    for _ in 0..2 {
        sitting.passes(How::NotNow);
    }
    sitting.does(co_keeper, Action::StepIn);
    let out = " Only you see this. You were out when the piece came round; either is fine.";
    let asked = ["Would you like the piece now?", out].concat();
    assert_eq!(offered(&sitting), asked);
    sitting.does(other, Action::StepIn);
    sitting.does(other, Action::Take);
    sitting.does(co_keeper, Action::Take);
    assert_eq!(offered(&sitting), ["The piece comes to you.", out].concat());
}
