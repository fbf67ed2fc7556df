//! What the house asks: a word that interrupts nobody, a time to come back by, and whether the host comes.

use circle::parts::Silence;
use circle::{
    Action, ActionKind, Comeback, ComebackAnswer, DeskHouse, FIVE_MORE, Order, OrderAnswer,
    OrderKind, OrderNumber, Part, Pattern, Refusal, Role, Spoken, TileWord, WordState,
};

use crate::common::{
    KEEPER, OPENED, Sitting, breathing, lines, noted, open_centre, pairs, plan, silence, timed,
    untimed,
};

const SOUP: &str = "Soup is on the table, whenever you are ready.";
const WORD: Order = Order::SayWord { urgent: false };
const URGENT: Order = Order::SayWord { urgent: true };

fn begun(parts: Vec<Part>, others: &[&str]) -> Sitting {
    let mut it = Sitting::gathered(parts, &[], others);
    it.does(KEEPER, Action::Begin);
    it
}

fn round() -> Sitting {
    begun(vec![untimed(), untimed()], &["Ana", "Bo"])
}

fn is_heard(it: &Sitting) -> bool {
    it.circle.house_words().last().unwrap().state == WordState::Heard
}

/// What everyone reads of the word of this order.
fn read(it: &Sitting, order: OrderNumber) -> Option<String> {
    let spoken = Spoken::new().house_says(&it.circle, order, SOUP).unwrap();
    let house = spoken.view(&it.circle).house;
    house.into_iter().next().map(|says| says.text)
}

fn by(ms: u64) -> Order {
    let by = OPENED.after(ms);
    Order::SuggestComeback { by }
}

#[test]
fn a_word_waits_for_the_hand_over_and_makes_no_sound() {
    let mut it = round();
    let share = it.share();
    let order = it.house_asks(WORD);
    assert_eq!((it.sounds(), it.share()), (vec![], share));
    assert_eq!((is_heard(&it), read(&it, order)), (false, None));
    assert_eq!(
        it.circle.tile().words,
        [TileWord {
            order,
            shown: false
        }]
    );
    it.at(600_000);
    assert!(!is_heard(&it), "however long they speak");
    it.shares("Ana");
    assert_eq!(read(&it, order).as_deref(), Some(SOUP));
    assert_eq!(it.circle.tile().words, [TileWord { order, shown: true }]);
}

#[test]
fn an_urgent_word_is_there_at_once() {
    let mut it = round();
    let order = it.house_asks(URGENT);
    assert_eq!(it.sounds(), []);
    assert_eq!(read(&it, order).as_deref(), Some(SOUP));
    it.has_piece("Ana");
}

#[test]
fn a_word_is_there_at_once_while_nobody_has_the_piece() {
    let mut it = Sitting::gathered(vec![noted("Heavy."), untimed()], &[], &["Ana", "Bo"]);
    it.house_asks(WORD);
    assert!(is_heard(&it), "people arrive");
    it.does(KEEPER, Action::Begin);
    it.house_asks(WORD);
    assert!(is_heard(&it), "a note is read");
    it.does(KEEPER, Action::StartPart { part: 0 });
    it.all_share(&["Ana", "Bo"]).round_is_complete();
    it.house_asks(WORD);
    assert!(is_heard(&it));
    let mut it = begun(vec![open_centre(None)], &["Ana", "Bo"]);
    it.house_asks(WORD);
    assert!(is_heard(&it), "the piece lies in the centre");
    it.does("Ana", Action::Take);
    it.house_asks(WORD);
    assert!(!is_heard(&it));
    it.shares("Ana");
    assert!(is_heard(&it));
}

#[test]
fn a_word_is_there_while_everything_is_held() {
    let mut it = round();
    it.house_asks(WORD);
    it.does(KEEPER, Action::Pause);
    assert!(is_heard(&it));
    let mut it = round();
    it.house_asks(Order::Hold);
    it.house_asks(WORD);
    assert!(is_heard(&it));
}

#[test]
fn a_breath_is_not_interrupted() {
    let mut it = round();
    it.house_asks(WORD);
    let (pattern, breaths) = (Pattern::Calm, 3);
    it.does(KEEPER, Action::Breathe { pattern, breaths });
    assert!(!is_heard(&it));
    it.at(60_000);
    assert!(is_heard(&it), "it is over, and all is held");
    let mut it = begun(vec![breathing(pattern, breaths), untimed()], &["Ana"]);
    it.does(KEEPER, Action::Breathe { pattern, breaths });
    it.house_asks(WORD);
    assert!(!is_heard(&it));
    it.at(60_000);
    assert!(is_heard(&it));
}

#[test]
fn a_silence_and_listening_in_pairs_are_not_interrupted() {
    let quiet = Part::Silence(Silence { length: 60_000 });
    let mut it = begun(vec![quiet, untimed()], &["Ana", "Bo"]);
    it.house_asks(WORD);
    assert!(!is_heard(&it));
    it.does(KEEPER, Action::EndSilence { part: 0 });
    assert!(is_heard(&it));

    let mut it = begun(vec![pairs(2, 60), untimed()], &["Ana", "Bo"]);
    it.house_asks(WORD);
    assert!(is_heard(&it), "they find each other");
    it.does(KEEPER, Action::StartPart { part: 0 });
    it.house_asks(WORD);
    it.at(119_000);
    assert!(!is_heard(&it));
    it.at(120_000);
    assert!(is_heard(&it));
}

#[test]
fn what_is_said_together_is_not_interrupted_and_the_next_part_is_a_hand_over() {
    let mut it = begun(vec![lines(None), silence(), untimed()], &["Ana", "Bo"]);
    it.does(KEEPER, Action::NextLine { line: 0 });
    it.house_asks(WORD);
    assert!(!is_heard(&it));
    it.next_part();
    assert!(!is_heard(&it), "a silence follows");
    it.next_part();
    assert!(is_heard(&it), "it comes with the piece");
}

#[test]
fn a_word_lies_there_until_the_part_ends_a_keeper_puts_it_away_or_another_comes() {
    let mut it = round();
    let first = it.house_asks(URGENT);
    it.next_part();
    assert_eq!(it.circle.house_words()[0].state, WordState::PutAway);
    assert_eq!(
        it.circle.tile().words,
        [TileWord {
            order: first,
            shown: true
        }]
    );
    let second = it.house_asks(URGENT);
    assert_eq!(it.house_card().words, [second]);
    assert_eq!(
        it.refused("Ana", Action::PutWordAway { order: second }),
        Refusal::KeeperOnly
    );
    assert_eq!(
        it.refused(KEEPER, Action::PutWordAway { order: first }),
        Refusal::NotNow
    );
    it.does(KEEPER, Action::PutWordAway { order: second });
    assert_eq!(it.house_card().words.len(), 0);
    assert_eq!(
        it.refused(KEEPER, Action::PutWordAway { order: second }),
        Refusal::NotNow
    );
    // One that nobody has heard yet is not lost with its part.
    let third = it.house_asks(WORD);
    it.all_share(&["Ana", "Bo"]).round_is_complete();
    assert_eq!(it.house_card().words, [third]);
}

#[test]
fn a_heard_word_is_put_away_by_itself_ten_minutes_later() {
    let lies = |it: &Sitting| it.house_card().words.len();
    let mut it = round();
    let first = it.house_asks(URGENT);
    it.at(300_000);
    it.house_asks(WORD);
    it.at(599_999);
    assert_eq!(it.circle.next_deadline(), Some(OPENED.after(600_000)));
    assert_eq!(it.house_card().words, [first]);
    it.at(600_000);
    assert_eq!(lies(&it), 0);
    // One that waits is not old yet, however long it waited.
    it.at(900_000);
    it.shares("Ana");
    assert_eq!(lies(&it), 1);
    it.at(1_499_999);
    assert_eq!(lies(&it), 1);
    it.at(1_500_000);
    assert_eq!(lies(&it), 0);
    assert!(it.circle.tile().words.iter().all(|word| word.shown));
}

#[test]
fn an_urgent_word_stands_above_others() {
    let mut it = round();
    let calm = it.house_asks(WORD);
    it.shares("Ana");
    let urgent = it.house_asks(URGENT);
    assert_eq!(it.house_card().words, [urgent, calm]);
    let spoken = Spoken::new().house_says(&it.circle, calm, SOUP).unwrap();
    let spoken = spoken.house_says(&it.circle, urgent, "Go out.").unwrap();
    let read = spoken.view(&it.circle).house;
    let read: Vec<_> = read.iter().map(|says| (says.order, says.urgent)).collect();
    assert_eq!(read, [(urgent, true), (calm, false)]);
}

#[test]
fn while_everything_is_held_a_word_lies_there() {
    let mut it = round();
    it.does(KEEPER, Action::Pause);
    it.house_asks(URGENT);
    it.at(3_000_000);
    assert_eq!(it.house_card().words.len(), 1);
    it.does(KEEPER, Action::Resume);
    it.at(3_000_001);
    assert_eq!(it.house_card().words.len(), 0);
}

#[test]
fn the_text_of_a_word_is_in_memory_alone_and_can_be_said_again() {
    let mut it = round();
    let order = it.house_asks(WORD);
    let spoken = Spoken::new().house_says(&it.circle, order, SOUP).unwrap();
    it.shares("Ana");
    let spoken = spoken.following(&it.circle);
    assert_eq!(spoken.view(&it.circle).house[0].order, order);
    let saved = serde_json::to_string(&it.circle).unwrap();
    assert!(!saved.contains("Soup"));
    assert!(!format!("{spoken:?}").contains("Soup"));
    // The server is started anew: the circle knows that there was one, and the house says it again.
    let found = Spoken::found(&it.circle);
    assert_eq!(found.view(&it.circle).house, []);
    let again = found.house_says(&it.circle, order, SOUP).unwrap();
    assert_eq!(again.view(&it.circle).house[0].text, SOUP);
    let other = again
        .house_says(&it.circle, order, "Something else.")
        .unwrap();
    assert_eq!(other, again, "to say it again changes nothing");
    for wrong in [order - 1, order + 1] {
        let refused = again.house_says(&it.circle, wrong, SOUP);
        assert_eq!(refused, Err(Refusal::NotNow));
    }
    assert_eq!(
        again.house_says(&it.circle, order, " "),
        Err(Refusal::EmptyText)
    );
    let long = "x".repeat(161);
    let limit = 160;
    assert_eq!(
        again.house_says(&it.circle, order, &long),
        Err(Refusal::TextTooLong { limit })
    );
    it.does(KEEPER, Action::Close);
    assert_eq!(again.following(&it.circle), Spoken::new());
}

#[test]
fn a_word_to_those_who_arrive_is_read_too() {
    let mut it = Sitting::gathered(vec![untimed()], &[], &["Ana"]);
    let order = it.house_asks(WORD);
    let spoken = Spoken::new().house_says(&it.circle, order, SOUP).unwrap();
    assert_eq!(spoken.view(&it.circle).house[0].text, SOUP);
    it.does(KEEPER, Action::Begin);
    let spoken = spoken.following(&it.circle);
    assert_eq!(spoken.view(&it.circle).house[0].text, SOUP);
}

#[test]
fn the_suggestion_to_come_back_is_a_card_at_the_hand_over() {
    let mut it = round();
    let order = it.house_asks(by(3_600_000));
    assert_eq!((it.sounds(), it.house_card().comeback), (vec![], None));
    assert!(!it.may(KEEPER, ActionKind::AnswerComeback));
    it.has_piece("Ana");
    it.shares("Ana");
    let card = it.house_card().comeback.unwrap();
    assert_eq!(
        (card.order, card.by, card.answer),
        (order, OPENED.after(3_600_000), None)
    );
    assert!(it.may(KEEPER, ActionKind::AnswerComeback));
    assert!(
        !it.may("Ana", ActionKind::AnswerComeback),
        "those who keep alone see it"
    );
    // Unanswered it stays and says nothing more, also when its time has come.
    it.at(4_000_000);
    assert_eq!(
        (it.house_card().comeback, it.circle.stage().part()),
        (Some(card), Some(0))
    );
}

#[test]
fn a_keeper_says_yes_or_asks_for_five_more_minutes_and_may_change_that() {
    let mut it = round();
    let order = it.house_asks(by(3_600_000));
    it.shares("Ana");
    it.made("Bo", Role::CoKeeper);
    let five = Action::AnswerComeback {
        order,
        answer: ComebackAnswer::FiveMore,
    };
    let yes = Action::AnswerComeback {
        order,
        answer: ComebackAnswer::Yes,
    };
    it.does("Bo", five);
    let told = it.circle.tile().comeback.unwrap();
    assert_eq!(told.answer, Some(ComebackAnswer::FiveMore));
    assert_eq!(told.agreed, Some(OPENED.after(3_600_000 + FIVE_MORE)));
    it.does(KEEPER, yes.clone());
    let told = it.circle.comeback().as_ref().and_then(Comeback::agreed);
    assert_eq!(told, Some(OPENED.after(3_600_000)));
    // A later suggestion takes its place, and an answer to the first is none to it.
    it.house_asks(by(4_000_000));
    assert_eq!(it.refused(KEEPER, yes.clone()), Refusal::NotNow);
    it.shares("Bo");
    assert_eq!(it.refused(KEEPER, yes), Refusal::NotNow);
    assert_eq!(it.circle.tile().comeback.unwrap().answer, None);
}

#[test]
fn a_time_that_is_past_is_no_suggestion() {
    let mut it = round();
    it.clock_shows(50_000);
    let refused = OrderAnswer::Refused(Refusal::NotNow);
    assert_eq!(it.ordered(by(50_000)), refused);
    assert_eq!(it.circle.comeback(), None);
}

#[test]
fn a_keeper_asks_the_host_to_come_quietly_and_takes_it_back() {
    let mut it = round();
    it.house_asks(Order::HostComes);
    assert_eq!(it.circle.host_asked(), None, "nobody asked");
    it.clock_shows(9_000).does(KEEPER, Action::AskHost);
    assert_eq!(it.sounds(), []);
    let asked = it.circle.tile().host_asked.unwrap();
    assert_eq!((asked.since, asked.coming), (OPENED.after(9_000), false));
    assert_eq!(it.refused(KEEPER, Action::AskHost), Refusal::NotNow);
    it.house_asks(Order::HostComes);
    assert!(it.house_card().host_asked.unwrap().coming);
    it.does(KEEPER, Action::AskHostNoMore);
    assert_eq!(it.house_card(), DeskHouse::default());
    assert_eq!(it.refused(KEEPER, Action::AskHostNoMore), Refusal::NotNow);
    assert_eq!(it.refused("Ana", Action::AskHost), Refusal::KeeperOnly);
    it.made("Ana", Role::Guardian);
    assert_eq!(it.refused("Ana", Action::AskHost), Refusal::KeeperOnly);
    // It can be asked while people arrive, and while everything is held.
    let mut it = Sitting::gathered(vec![untimed()], &[], &[]);
    it.does(KEEPER, Action::AskHost);
    let mut it = round();
    it.does(KEEPER, Action::Pause).does(KEEPER, Action::AskHost);
}

#[test]
fn a_circle_of_no_gathering_shows_nothing_of_one() {
    let it = Sitting::new(plan(vec![timed(60)]), &[], &["Ana"]).begun();
    let tile = it.circle.tile();
    assert_eq!(
        (tile.words.len(), tile.comeback, tile.host_asked),
        (0, None, None)
    );
    assert!(Spoken::new().house_says(&it.circle, 1, SOUP).is_err());
}

#[test]
fn what_the_house_asked_is_answered_when_it_is_heard() {
    let mut it = round();
    let word = it.house_asks(WORD);
    let order = it.house_asks(by(3_600_000));
    let answers = |it: &Sitting| {
        let word = it.circle.answer_to(word, OrderKind::SayWord);
        let back = it.circle.answer_to(order, OrderKind::SuggestComeback);
        (word.unwrap(), back.unwrap())
    };
    assert_eq!(answers(&it), (OrderAnswer::Waits, OrderAnswer::Waits));
    it.shares("Ana");
    assert_eq!(answers(&it), (OrderAnswer::Done, OrderAnswer::Waits));
    let answer = ComebackAnswer::Yes;
    it.does(KEEPER, Action::AnswerComeback { order, answer });
    assert_eq!(answers(&it).1, OrderAnswer::Comeback(answer));
    it.house_asks(by(4_000_000));
    assert_eq!(answers(&it).1, OrderAnswer::Earlier);
}

#[test]
fn four_words_wait_together_and_the_oldest_goes_for_a_fifth() {
    let mut it = round();
    let all: Vec<_> = (0..5).map(|_| it.house_asks(WORD)).collect();
    it.shares("Ana");
    assert_eq!(it.house_card().words, all[1..]);
    let first = it.circle.answer_to(all[0], OrderKind::SayWord);
    assert_eq!(first, Some(OrderAnswer::Earlier));
    let before = it.circle.clone();
    assert_eq!(it.by_order(all[0], WORD), Ok(OrderAnswer::Earlier));
    assert_eq!(it.circle, before);
    let order = all[2];
    it.does(KEEPER, Action::PutWordAway { order });
    assert_eq!(it.house_card().words.len(), 3);
}
