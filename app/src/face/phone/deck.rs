//! What one can do, at the bottom of the screen: the same place for the same act, the main one last.

use circle::view::Scene;
use circle::{Action, ActionKind, HelpAction, HelpRequest, How, TurnNumber, Why};

use super::carrying::carrying;
use super::hand::Hand;
use super::helping::helping;
use super::hint;
use crate::before_turn::BeforeTurn;
use crate::face::Block;
use crate::face::block::LocalAct;
use crate::face::sight::Sight;
use crate::say::say;
use crate::words::short::{self, letters};
use crate::words::{self, Next};

/// The whole deck; `own` is what the part adds.
pub(super) fn deck(sight: &Sight<'_>, hand: Hand, own: Vec<Block>) -> Vec<Block> {
    let mut deck: Vec<_> = sight
        .help
        .others
        .iter()
        .map(|request| needed(sight, request))
        .collect();
    deck.extend(carrying(sight));
    deck.extend(helping(sight));
    deck.extend(match hand {
        Hand::Holding { turn, silent } => holding(sight, turn, silent),
        Hand::Offered => own.into_iter().chain([offered()]).collect(),
        Hand::Waiting => {
            vec![Block::act(say().let_it_be_after_all(), Action::LetBe).looks(WIDE)]
        }
        Hand::Away => away(sight),
        Hand::MayTake => {
            let take = Block::act(say().take_the_piece(), Action::Take);
            let take = take.looks("btn btn--main btn--take");
            own.into_iter().chain([take]).collect()
        }
        Hand::SatOut { part } => vec![
            hint(say().goes_past_unseen()),
            Block::act(say().join_in_after_all(), Action::JoinIn { part }).looks(WIDE),
        ],
        Hand::BeforeTurn => own.into_iter().chain([before(sight)]).collect(),
        Hand::Answering | Hand::Breathing => own,
        // When nobody keeps it goes on by itself, once someone does.
        Hand::Keeping | Hand::Paused if sight.commons.held_why == Some(Why::NobodyKeeps) => {
            Vec::new()
        }
        Hand::Keeping | Hand::Paused if sight.commons.held_why == Some(Why::Gathering) => {
            vec![hint(say().house_lets_go())]
        }
        Hand::Keeping | Hand::Paused => vec![hint(sight.when_ready(Next::BeginAgain))],
        Hand::Arriving => vec![hint(say().may_leave_any_time())],
        Hand::Over => Vec::new(),
        Hand::Listening => own,
    });
    if hand.can_rest() && sight.commons.ring.next != Some(sight.me()) {
        let dark = Block::local(LocalAct::Dark, say().rest_my_screen(), "");
        // The main act stays the last.
        let main = deck
            .last()
            .is_some_and(|last| last.look.contains("btn--main"));
        let at = deck.len() - usize::from(main);
        deck.insert(at, dark.looks(WIDE).icon("i-dim"));
    }
    deck
}

const WIDE: &str = "btn btn--quiet btn--wide";
/// The main act has so many letters on one line: a name of eight, or fewer.
const ONE_LINE: usize = 26;

/// For the one who has the piece. Whichever they choose, the others only see the piece stay or move on.
fn holding(sight: &Sight<'_>, turn: TurnNumber, silent: bool) -> Vec<Block> {
    let mut quiet = vec![if silent {
        let speak = Action::SpeakAfterAll { turn };
        choice(say().speak_after_all(), say().speak_after_all_sub(), speak)
    } else {
        let hold = Action::HoldSilence { turn };
        choice(say().hold_silence(), say().hold_silence_sub(), hold)
    }];
    // Who took it from the centre a moment ago was not asked.
    if !matches!(sight.commons.scene, Scene::Centre { .. }) {
        let how = How::NotNow;
        let pass = Action::Pass { turn, how };
        quiet.push(choice(
            say().not_this_time(),
            say().not_this_time_sub(),
            pass,
        ));
    }
    let (words, busy) = match sight.commons.ring.next {
        Some(next) => (pass_to(&sight.called(next)), say().passing()),
        None => (words::pass_to(None), say().laying_down()),
    };
    let how = How::Shared;
    // On two lines there is no room for a sign.
    let icon = if letters(&words) > ONE_LINE {
        ""
    } else {
        "i-pass"
    };
    let pass = Block::act(words, Action::Pass { turn, how });
    let pass = pass
        .looks("btn btn--main btn--piece")
        .icon(icon)
        .busy(busy)
        .keyed("pass-on");
    vec![pair(quiet), pass]
}

/// What the button says that passes the piece on: without a name where that is one word too long for it.
fn pass_to(next: &str) -> String {
    short::for_button(next).map_or_else(
        || say().carried_pass().to_string(),
        |next| words::pass_to(Some(&next)),
    )
}

/// For one whose turn is still to come.
fn before(sight: &Sight<'_>) -> Block {
    let before = BeforeTurn::of(sight.commons, sight.mine);
    let later = before
        .later
        .map(|later| choice(say().ask_me_later(), say().ask_me_later_sub(), later));
    let out = before
        .out
        .map(|out| choice(say().sit_this_out(), say().sit_this_out_sub(), out));
    pair(later.into_iter().chain(out).collect())
}

fn choice(words: String, beneath: String, action: Action) -> Block {
    let choice = Block::act(words, action).beneath(beneath);
    choice.looks("btn btn--quiet btn--stack")
}

/// Two choices beside each other, or one.
fn pair(choices: Vec<Block>) -> Block {
    let look = if choices.len() == 1 {
        "pair pair--one"
    } else {
        "pair"
    };
    Block::row(look, "", choices).keyed("quiet")
}

/// For one who passed: the piece is offered once more, to them alone.
pub(in crate::face) fn offered() -> Block {
    let answers = vec![
        Block::act(say().let_it_be(), Action::LetBe).looks("btn btn--main"),
        Block::act(say().bring_it_to_me(), Action::Take).looks("btn btn--main btn--take"),
    ];
    Block::row("either", "", answers).keyed("offered")
}

/// For one who stepped out; whom a keeper marked and who passed is still asked.
fn away(sight: &Sight<'_>) -> Vec<Block> {
    let mut deck = Vec::new();
    if sight.may(ActionKind::LetBe) {
        deck.push(hint(say().let_it_go_by()));
        deck.push(Block::act(say().let_it_be(), Action::LetBe).looks(WIDE));
    }
    deck.push(
        Block::act(say().come_back_to_seat(), Action::StepIn).looks("btn btn--solid btn--main"),
    );
    deck
}

/// The request of another, for those who keep.
pub(in crate::face) fn needed(sight: &Sight<'_>, request: &HelpRequest) -> Block {
    let seat = request.seat;
    let who = sight.called(seat);
    let line = match request.coming {
        None => say().needs_a_person(who),
        Some(by) if by == sight.me() => say().you_are_going(who),
        Some(by) => say().is_going_to(sight.called(by), who),
    };
    let mut acts = Vec::new();
    if request.coming.is_none() {
        acts.push(Block::help(say().i_will_go(), HelpAction::Come { seat }));
    }
    acts.push(Block::help(
        say().it_is_seen_to(),
        HelpAction::Settle { seat },
    ));
    let within = vec![
        Block::text("heard__line", line),
        Block::row("pair", "", acts),
    ];
    Block::row("heard", "", within).keyed(format!("needs-{}", seat.0))
}
