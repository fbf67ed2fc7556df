//! Orders of a gathering: each is carried out once and in its turn, whatever is lost, repeated or reordered on the way,
//! and what the house asks interrupts nobody.

use circle::{
    ActionKind, Actor, Circle, Comeback, Command, CommandId, HouseWord, Order, OrderAnswer,
    OrderNumber, Piece, Refusal, SeatId, WordState,
};
use proptest::prelude::*;

use crate::actions::action;
use crate::bench::{Asked, Bench, Opening, Step, opening, steps};

/// One thing that happens between a gathering and a circle.
#[derive(Clone, Debug)]
enum Event {
    /// This order arrives, of all that there ever are: one that is due, an older one again, or one that comes too early.
    Arrives { which: u8 },
    /// The sender says again what it believes to be due, having heard of no answer to the last so many.
    SaidAgain { unheard: u8 },
    /// The circle is written, and read by a server that was started anew.
    Restart,
    /// Someone in the circle does something.
    Goes(Step),
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let goes = steps(2).prop_filter_map("nothing", |steps| steps.into_iter().next());
    let event = prop_oneof![
        3 => any::<u8>().prop_map(|which| Event::Arrives { which }),
        3 => (0..4_u8).prop_map(|unheard| Event::SaidAgain { unheard }),
        1 => Just(Event::Restart),
        3 => goes.prop_map(Event::Goes),
    ];
    proptest::collection::vec(event, 0..80)
}

/// What a gathering asks one circle, in the order in which it asks. What an order says is settled before it is sent.
fn orders(circle: &Circle, wishes: &[(u8, u8)]) -> Vec<(Order, Command)> {
    let kinds = ActionKind::ALL.iter().copied();
    let kinds: Vec<_> = kinds
        .filter(|kind| kind.is_gatherings() && *kind != ActionKind::EndTogether)
        .collect();
    let mut after = 0;
    wishes
        .iter()
        .map(|(what, detail)| {
            let kind = kinds[usize::from(*what) % kinds.len()];
            let action = action(circle, circle.keeper(), kind, *detail);
            // Numbers between are for other circles.
            let number = after + 1 + u32::from(detail % 3);
            let order = Order { number, after };
            after = number;
            (order, Command::new(CommandId(u128::from(number)), action))
        })
        .collect()
}

fn there_and_back(circle: &Circle) -> Circle {
    serde_json::from_str(&serde_json::to_string(circle).unwrap()).unwrap()
}

/// Both circles have the step taken in them that is read against the first.
fn goes(bench: &mut Bench, other: &mut Circle, step: &Step) {
    if matches!(step, Step::Orders { .. }) {
        return; // its orders are those that are told of here
    }
    let Some(Asked {
        now,
        actor,
        command,
    }) = bench.read(step)
    else {
        return;
    };
    if let Ok((circle, _)) = bench.circle.act(now, actor, &command) {
        bench.circle = circle;
    }
    if let Ok((circle, _)) = other.act(now, actor, &command) {
        *other = circle;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn each_order_is_carried_out_once_and_in_its_turn(
        opening in opening(),
        wishes in proptest::collection::vec(any::<(u8, u8)>(), 1..30),
        events in events(),
    ) {
        let mut bench = Opening { gathered: true, ..opening }.begun();
        // The same circle, in which each order arrives once, when it is due.
        let mut once = bench.circle.clone();
        let orders = orders(&bench.circle, &wishes);
        let (mut done, mut answers) = (0_usize, Vec::<OrderAnswer>::new());
        for event in events {
            let which = match event {
                Event::Arrives { which } => usize::from(which) % orders.len(),
                Event::SaidAgain { unheard } => {
                    done.saturating_sub(usize::from(unheard)).min(orders.len() - 1)
                }
                Event::Restart => {
                    bench.circle = there_and_back(&bench.circle);
                    continue;
                }
                Event::Goes(step) => {
                    goes(&mut bench, &mut once, &step);
                    prop_assert_eq!(&bench.circle, &once);
                    continue;
                }
            };
            let (order, command) = &orders[which];
            let actor = Actor::Gathering(*order);
            let outcome = bench.circle.act(bench.now, actor, command);
            if bench.circle.has_ended() {
                let known = which < done;
                prop_assert_eq!(outcome.is_ok(), known, "what was done before the end stays done");
                continue;
            }
            if which > done {
                prop_assert_eq!(outcome, Err(Refusal::OrderTooEarly));
                continue;
            }
            let (after, cues) = outcome.unwrap();
            if which == done {
                let (circle, heard) = once.act(bench.now, actor, command).unwrap();
                once = circle;
                prop_assert_eq!(cues, heard);
                answers.push(after.answer_to(order.number).unwrap());
                done += 1;
            } else {
                prop_assert!(cues.is_empty(), "it is heard once");
            }
            bench.circle = after;
            prop_assert_eq!(&bench.circle, &once);
            prop_assert_eq!(bench.circle.answered_order(), orders[..done].last().map(|(order, _)| order.number));
        }
        let mut given: Vec<_> = answers.iter().filter_map(|answer| match answer {
            OrderAnswer::Seated(seat) => Some(*seat),
            OrderAnswer::Done | OrderAnswer::Refused(_) | OrderAnswer::Earlier => None,
        }).collect();
        let many = given.len();
        given.dedup();
        prop_assert_eq!(given.len(), many, "a seat is given once");
    }

    /// A sender that says an order until it hears an answer, over a way that loses some of either, comes to the end.
    #[test]
    fn whatever_is_lost_every_order_is_answered_in_the_end(
        opening in opening(),
        wishes in proptest::collection::vec(any::<(u8, u8)>(), 1..20),
        lost in proptest::collection::vec((any::<bool>(), any::<bool>(), any::<bool>()), 0..60),
    ) {
        let mut bench = Opening { gathered: true, ..opening }.begun();
        let orders = orders(&bench.circle, &wishes);
        let mut lost = lost.into_iter();
        let mut seated: Vec<(OrderNumber, SeatId)> = Vec::new();
        let mut kept = bench.circle.seats().len();
        for (order, command) in &orders {
            let gives = |answer: &OrderAnswer| matches!(answer, OrderAnswer::Seated(_));
            loop {
                let (on_the_way, on_the_way_back, restarts) = lost.next().unwrap_or_default();
                if restarts {
                    bench.circle = there_and_back(&bench.circle);
                }
                if on_the_way {
                    continue;
                }
                let (circle, _) = bench.circle.act(bench.now, Actor::Gathering(*order), command).unwrap();
                let answer = circle.answer_to(order.number).unwrap();
                if !gives(&answer) {
                    kept = kept.min(circle.seats().len());
                }
                bench.circle = circle;
                if on_the_way_back {
                    continue;
                }
                if let OrderAnswer::Seated(seat) = answer {
                    kept += 1;
                    prop_assert!(bench.circle.seat(seat).is_some_and(|seat| seat.kept && seat.away));
                    seated.push((order.number, seat));
                }
                break;
            }
            prop_assert!(bench.circle.seats().len() <= kept, "nobody has two seats by one order");
        }
        let seats: std::collections::BTreeSet<_> = seated.iter().map(|(_, seat)| *seat).collect();
        prop_assert_eq!(seats.len(), seated.len(), "each has a seat of their own");
    }
}

/// What the house asks and is not heard yet; an urgent word waits for nobody.
fn waiting(circle: &Circle) -> (Option<HouseWord>, Option<Comeback>) {
    let word = circle.house_word();
    let comeback = circle.comeback();
    (
        word.filter(|word| word.state == WordState::Waits && !word.urgent),
        comeback.filter(|comeback| !comeback.heard),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn what_the_house_asks_interrupts_nobody(opening in opening(), steps in steps(80)) {
        let opening = Opening { gathered: true, ..opening };
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, cues)) = outcome else { return Ok(()) };
            let turn = |circle: &Circle| circle.piece().turn().map(|turn| turn.number);
            let kind = asked.command.action.kind();
            let says = [ActionKind::SayWord, ActionKind::SuggestComeback, ActionKind::HostComes];
            if says.contains(&kind) {
                prop_assert!(cues.is_empty(), "it makes no sound");
                prop_assert_eq!((before.piece(), before.hold()), (after.piece(), after.hold()));
            }
            let speaks = matches!(after.piece(), Piece::With(_)) && after.hold().is_none();
            let breathes = after.breath().is_some_and(|breath| !breath.over);
            let goes_on = speaks && turn(before) == turn(after);
            if !goes_on && !breathes {
                return Ok(());
            }
            // Someone speaks as before, or all breathe: what waited still waits, and what is new waits, too.
            let (had, has) = (waiting(before), waiting(after));
            let comes = |kind: ActionKind| kind == asked.command.action.kind();
            if let Some(word) = had.0 && !comes(ActionKind::SayWord) {
                prop_assert_eq!(has.0, Some(word), "{:?}", asked);
            }
            if let Some(comeback) = had.1 && !comes(ActionKind::SuggestComeback) {
                prop_assert_eq!(has.1, Some(comeback), "{:?}", asked);
            }
            let new_word = after.house_word().filter(|word| Some(*word) != before.house_word());
            if comes(ActionKind::SayWord) && let Some(word) = new_word {
                prop_assert_eq!(word.state == WordState::Heard, word.urgent, "{:?}", asked);
            }
            let new = after.comeback().filter(|new| Some(*new) != before.comeback());
            if comes(ActionKind::SuggestComeback) && let Some(comeback) = new {
                prop_assert!(!comeback.heard, "{:?}", asked);
            }
            Ok(())
        })?;
    }

    /// When the piece has been handed on, everything that waited is there to be read.
    #[test]
    fn what_the_house_asks_is_heard_at_the_hand_over(opening in opening(), steps in steps(80)) {
        let opening = Opening { gathered: true, ..opening };
        opening.begun().walk(&steps, |before, _, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            let turn = |circle: &Circle| circle.piece().turn().map(|turn| turn.number);
            let handed_on = turn(before).is_some() && turn(after).is_some() && turn(before) != turn(after);
            let breathes = after.breath().is_some_and(|breath| !breath.over);
            let held = after.hold().is_some();
            if (handed_on || held) && !breathes {
                prop_assert_eq!(waiting(after), (None, None));
            }
            Ok(())
        })?;
    }

    /// Only a keeper's answer is one, and only to the suggestion that was read.
    #[test]
    fn an_answer_is_to_the_suggestion_that_was_read(opening in opening(), steps in steps(80)) {
        let opening = Opening { gathered: true, ..opening };
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            let answer = |circle: &Circle| circle.comeback().and_then(|comeback| comeback.answer);
            let order = |circle: &Circle| circle.comeback().map(|comeback| comeback.order);
            if answer(after).is_some() && answer(before) != answer(after) {
                prop_assert_eq!(order(before), order(after));
                prop_assert!(before.comeback().is_some_and(|comeback| comeback.heard));
                prop_assert_eq!(asked.command.action.kind(), ActionKind::AnswerComeback);
            }
            if order(before) != order(after) {
                prop_assert_eq!(answer(after), None, "a new suggestion is not answered yet");
            }
            Ok(())
        })?;
    }
}
