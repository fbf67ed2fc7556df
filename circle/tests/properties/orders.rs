//! Orders of a gathering: each is carried out once, whatever is lost, repeated or overtaken on the way, and what the house asks interrupts nobody.

use std::collections::{BTreeMap, BTreeSet};

use circle::{
    Action, Actor, Circle, Command, CommandId, Lane, Order, OrderAnswer, OrderKind, OrderNumber,
    Piece, Timestamp, WordState,
};
use proptest::prelude::*;

use crate::actions::order;
use crate::bench::{Asked, Opening, Outcome, Step, opening, steps};

/// One thing that happens between a gathering and a circle.
#[derive(Clone, Debug)]
enum Event {
    /// This order arrives, of all that can be on their way by now: for the first time, or again.
    Arrives { which: u8 },
    /// The circle is written, and read by a server that was started anew.
    Restart,
    /// Someone in the circle does something.
    Goes(Step),
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let goes = steps(2).prop_filter_map("nothing", |steps| steps.into_iter().next());
    let event = prop_oneof![
        6 => any::<u8>().prop_map(|which| Event::Arrives { which }),
        1 => Just(Event::Restart),
        3 => goes.prop_map(Event::Goes),
    ];
    proptest::collection::vec(event, 0..100)
}

/// An order with its number.
type Numbered = (OrderNumber, Order);

/// What a gathering asks one circle, in the order in which it asks. What an order says is settled before it is sent.
fn orders(circle: &Circle, wishes: &[(u8, u8)]) -> Vec<Numbered> {
    let kinds = OrderKind::ALL.iter().copied();
    let kinds: Vec<_> = kinds.filter(|kind| *kind != OrderKind::End).collect();
    let mut number = 0;
    let numbered = wishes.iter().map(|(what, detail)| {
        let kind = kinds[usize::from(*what) % kinds.len()];
        // Numbers between are for other circles; the first is 0.
        let order = order(circle, kind, *detail, circle.last_at());
        let this = number;
        number += 1 + u32::from(detail % 3);
        (this, order)
    });
    numbered.collect()
}

/// Whether the order at this place can be on its way: those before it in its lane have been answered, or came never and
/// were taken back for a newer one. What concerns other things is sent besides.
fn is_sent(orders: &[Numbered], came: &BTreeSet<usize>, at: usize) -> bool {
    let lane = orders[at].1.kind().lane();
    let mut before = orders[..at].iter().enumerate();
    match lane {
        Lane::Word | Lane::Comeback => true,
        Lane::Seats | Lane::House | Lane::Host | Lane::End => {
            before.all(|(at, (_, other))| other.kind().lane() != lane || came.contains(&at))
        }
    }
}

fn there_and_back(circle: &Circle) -> Circle {
    serde_json::from_str(&serde_json::to_string(circle).unwrap()).unwrap()
}

fn ask(now: Timestamp, circle: &Circle, (number, order): &Numbered) -> Outcome {
    let command = Command::new(CommandId(0), Action::Order(order.clone()));
    circle.act(now, Actor::Gathering(*number), &command)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    /// Whatever is lost, repeated or overtaken on the way: each is carried out when it comes for the first time, and
    /// never again. A suggestion that comes after a newer one is too old for that.
    #[test]
    fn each_order_is_carried_out_once(
        opening in opening(),
        wishes in proptest::collection::vec(any::<(u8, u8)>(), 1..30),
        events in events(),
    ) {
        let mut bench = Opening { gathered: true, ..opening }.begun();
        // The same circle, to which each order comes once.
        let mut once = bench.circle.clone();
        let orders = orders(&bench.circle, &wishes);
        let (mut came, mut given) = (BTreeSet::new(), BTreeMap::new());
        for event in events {
            let at = match event {
                Event::Arrives { which } => usize::from(which) % orders.len(),
                Event::Restart => {
                    bench.circle = there_and_back(&bench.circle);
                    continue;
                }
                Event::Goes(Step::Orders { .. }) => continue,
                Event::Goes(step) => {
                    let Some(Asked { now, actor, command }) = bench.read(&step) else { continue };
                    let outcome = bench.circle.act(now, actor, &command);
                    prop_assert_eq!(&outcome, &once.act(now, actor, &command));
                    if let Ok((circle, _)) = outcome {
                        (bench.circle, once) = (circle.clone(), circle);
                    }
                    continue;
                }
            };
            if !is_sent(&orders, &came, at) {
                continue;
            }
            let (number, kind) = (orders[at].0, orders[at].1.kind());
            let is_old = |other: &usize| *other > at && orders[*other].1.kind().lane() == kind.lane();
            let old = kind == OrderKind::SuggestComeback && came.iter().any(is_old);
            let known = bench.circle.answer_to(number, kind);
            let outcome = ask(bench.now, &bench.circle, &orders[at]);
            if bench.circle.has_ended() {
                prop_assert_eq!(outcome.is_ok(), known.is_some(), "what was done before the end stays done");
                continue;
            }
            let (after, cues) = outcome.unwrap();
            // So many words can be known one by one, and those that come later than many newer ones are too old too.
            let is_word = kind == OrderKind::SayWord;
            if came.insert(at) && !old && !(is_word && known.is_some()) {
                prop_assert_eq!(known, None, "it comes for the first time");
                let (circle, heard) = ask(bench.now, &once, &orders[at]).unwrap();
                once = circle;
                prop_assert_eq!(cues, heard);
                if let Some(OrderAnswer::Seated(seat)) = after.answer_to(number, kind) {
                    prop_assert_eq!(given.insert(seat, number), None, "a seat is given once");
                }
            } else {
                prop_assert!(known.is_some() && cues.is_empty(), "it is heard once");
                prop_assert_eq!(&after, &bench.circle);
            }
            prop_assert!(after.answer_to(number, kind).is_some());
            bench.circle = after;
            prop_assert_eq!(&bench.circle, &once);
        }
    }

    /// A sender that says an order until it hears an answer, over a way that loses some of either, comes to the end, and
    /// knows which seat each has.
    #[test]
    fn whatever_is_lost_everyone_has_one_seat_in_the_end(
        opening in opening(),
        wishes in proptest::collection::vec((0..3_u8, 0..6_u8), 1..20),
        lost in proptest::collection::vec((any::<bool>(), any::<bool>(), any::<bool>()), 0..60),
    ) {
        let mut bench = Opening { gathered: true, ..opening }.begun();
        let orders = orders(&bench.circle, &wishes);
        let mut lost = lost.into_iter();
        let mut seats: BTreeSet<_> = bench.circle.seats().iter().map(|seat| seat.id).collect();
        let mut taken = seats.clone();
        for numbered in &orders {
            let holder = bench.circle.piece().holder();
            let answer = loop {
                let (on_the_way, on_the_way_back, restarts) = lost.next().unwrap_or_default();
                if restarts {
                    bench.circle = there_and_back(&bench.circle);
                }
                if on_the_way {
                    continue;
                }
                let (circle, _) = ask(bench.now, &bench.circle, numbered).unwrap();
                bench.circle = circle;
                if !on_the_way_back {
                    break bench.circle.answer_to(numbered.0, numbered.1.kind()).unwrap();
                }
            };
            let now: BTreeSet<_> = bench.circle.seats().iter().map(|seat| seat.id).collect();
            if let (OrderAnswer::Seated(seat), Order::SeatSomeone { .. }) = (&answer, &numbered.1) {
                prop_assert!(bench.circle.seat(*seat).is_some_and(|seat| seat.kept && seat.away));
                prop_assert!(taken.insert(*seat), "a seat of their own");
                seats.insert(*seat);
                prop_assert_eq!(&now, &seats);
            } else if let Order::GiveUpSeat { seat } = &numbered.1 {
                let has_piece = holder == Some(*seat);
                prop_assert_eq!(now.contains(seat), has_piece, "they go when their turn is over");
            } else if let Order::SeatSomeone { .. } = &numbered.1 {
                prop_assert!(matches!(answer, OrderAnswer::Refused(_)), "{:?}", answer);
            }
            seats = now;
        }
    }
}

/// What the house asks and is not heard yet; an urgent word waits for nobody.
fn waiting(circle: &Circle) -> (Vec<OrderNumber>, Option<OrderNumber>) {
    let words = circle.house_words().iter();
    let waits = words.filter(|word| matches!(word.state, WordState::Waits(_)) && !word.urgent);
    let comeback = circle.comeback().filter(|comeback| !comeback.is_heard());
    (
        waits.map(|word| word.order).collect(),
        comeback.map(|comeback| comeback.order),
    )
}

fn turn(circle: &Circle) -> Option<u32> {
    circle.piece().turn().map(|turn| turn.number)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn what_the_house_asks_interrupts_nobody(opening in opening(), steps in steps(80)) {
        let opening = Opening { gathered: true, ..opening };
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, cues)) = outcome else { return Ok(()) };
            let order = match &asked.command.action {
                Action::Order(order) => Some(order.kind()),
                _ => None,
            };
            let says = [OrderKind::SayWord, OrderKind::SuggestComeback, OrderKind::HostComes];
            if order.is_some_and(|kind| says.contains(&kind)) {
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
            let ((had, back), (has, comes_back)) = (waiting(before), waiting(after));
            let known = |circle: &Circle, order: OrderNumber| {
                circle.house_words().iter().any(|word| word.order == order)
            };
            let still_known = had.into_iter().filter(|word| known(after, *word));
            prop_assert!(still_known.into_iter().all(|word| has.contains(&word)), "{:?}", asked);
            if order != Some(OrderKind::SuggestComeback) {
                prop_assert_eq!(back, comes_back, "{:?}", asked);
            }
            let new = after.house_words().iter().filter(|word| !known(before, word.order));
            for word in new {
                prop_assert_eq!(word.state == WordState::Heard, word.urgent, "{:?}", asked);
            }
            let new = after.comeback().filter(|new| Some(*new) != before.comeback());
            if order == Some(OrderKind::SuggestComeback) && let Some(comeback) = new {
                prop_assert!(!comeback.is_heard(), "{:?}", asked);
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
            let handed_on = turn(before).is_some() && turn(after).is_some() && turn(before) != turn(after);
            let breathes = after.breath().is_some_and(|breath| !breath.over);
            let held = after.hold().is_some();
            if (handed_on || held) && !breathes {
                prop_assert_eq!(waiting(after), (vec![], None));
            }
            Ok(())
        })?;
    }

    /// Only a keeper's answer is one, and only to the suggestion that was read.
    #[test]
    fn an_answer_is_to_the_suggestion_that_was_read(
        opening in opening(), steps in steps(80), named in 0..2_u32
    ) {
        let opening = Opening { gathered: true, ..opening };
        let mut bench = opening.begun();
        for step in &steps {
            let Some(mut asked) = bench.read(step) else { continue };
            if let Action::AnswerComeback { order, .. } = &mut asked.command.action {
                *order = order.saturating_sub(named); // perhaps another than the one that is there
            }
            let before = bench.circle.clone();
            let Ok((after, _)) = bench.ask(&asked) else { continue };
            let answer = |circle: &Circle| circle.comeback().and_then(|comeback| comeback.answer);
            let order = |circle: &Circle| circle.comeback().map(|comeback| comeback.order);
            if answer(&after).is_some() && answer(&before) != answer(&after) {
                prop_assert_eq!(order(&before), order(&after));
                prop_assert!(before.comeback().is_some_and(|comeback| comeback.is_heard()));
                let Action::AnswerComeback { order: named, .. } = asked.command.action else {
                    panic!("{asked:?}");
                };
                prop_assert_eq!(Some(named), order(&before));
            }
            if order(&before) != order(&after) {
                prop_assert_eq!(answer(&after), None, "a new suggestion is not answered yet");
            }
        }
    }
}
