//! Offers, needs and words in the centre: shown without names, taken back by their author, and gone in the end.

use circle::parts::{CentreWord, OffersAndNeeds};
use circle::spoken::{Answered, MAX_CARDS, MAX_WORDS, SpokenDesk};
use circle::text::{CARD_CHARS, CENTRE_WORD_CHARS};
use circle::{Action, Part, Refusal, RingPlace, Role, Side, SpokenAction, SpokenActionKind};

use crate::common::KEEPER;
use crate::common::saying::{Saying, again, id, need, offer, word};

const CARDS: Part = Part::OffersAndNeeds(OffersAndNeeds { writing: None });
const NOTHING: [&str; 0] = [];

fn cards() -> Saying {
    Saying::new(vec![CARDS, Part::Weather], &["Ana", "Bo"])
}

fn with_cy() -> Saying {
    let parts = vec![CARDS, Part::Weather, Part::Weather];
    Saying::new(parts, &["Ana", "Bo", "Cy", "Dee"])
}

fn centre() -> Saying {
    let question = "A word?".to_owned();
    Saying::new(
        vec![Part::CentreWord(CentreWord { question }), Part::Weather],
        &["Ana", "Bo"],
    )
}

fn take_card_back(number: u128) -> SpokenAction {
    SpokenAction::TakeCardBack { id: id(number) }
}

fn take_word_back(number: u128) -> SpokenAction {
    SpokenAction::TakeWordBack { id: id(number) }
}

#[test]
fn cards_are_written_quietly_and_read_when_the_keeper_shows_them() {
    let mut it = cards();
    it.says("Ana", offer(1, "  Rides\nto town "))
        .says("Bo", need(2, "A ladder"));
    assert_eq!((it.view().offers, it.view().needs), (vec![], vec![]));
    let own = it.own("Ana").cards;
    assert_eq!(own.len(), 1);
    assert_eq!(
        (own[0].side, own[0].text.as_str()),
        (Side::Offer, "Rides to town")
    );
    let desk = it.spoken.desk(&it.sitting.circle);
    let (cards, centre_words, answered) = (0, 0, Answered::Few);
    assert_eq!(
        desk,
        SpokenDesk {
            cards,
            centre_words,
            answered
        }
    );
    it.shown();
    assert_eq!(
        (it.view().offers, it.view().needs),
        (
            vec!["Rides to town".to_owned()],
            vec!["A ladder".to_owned()]
        )
    );
    let again = it.sitting.refused(KEEPER, Action::ShowCards { part: 0 });
    assert_eq!(again, Refusal::NotNow, "a second tap");
}

#[test]
fn by_cards_of_their_own_those_who_keep_do_not_learn_how_many_others_there_are() {
    let mut it = cards();
    it.sitting.adds(KEEPER, "Opa", RingPlace::AtEnd).unwrap();
    it.sitting.made("Bo", Role::CoKeeper);
    let laid = |it: &Saying| it.spoken.desk(&it.sitting.circle).cards;
    for (number, name) in (1..).zip([KEEPER, KEEPER, "Opa", "Opa", "Bo", "Bo"]) {
        it.says_for(
            if name == "Bo" { name } else { KEEPER },
            name,
            offer(number, "Mine"),
        );
    }
    assert_eq!(laid(&it), 0);
    it.says("Ana", offer(10, "Rides"))
        .says("Ana", offer(11, "Tea"));
    assert_eq!(laid(&it), 0);
    it.says("Ana", offer(12, "Time"));
    assert_eq!(laid(&it), 3);
    let seat = it.sitting.seat("Opa");
    it.does(KEEPER, Action::Remove { seat });
    it.does("Ana", Action::Leave);
    assert_eq!(laid(&it), 3, "whoever leaves");
}

#[test]
fn cards_that_are_shown_stay_until_the_end_and_others_go_with_their_part() {
    let mut hidden = cards();
    hidden.says("Ana", offer(1, "Rides")).next_part();
    assert!(hidden.own("Ana").cards.is_empty());
    let parts = vec![CARDS, Part::Weather, Part::Weather];
    let mut it = Saying::new(parts, &["Ana", "Bo"]);
    it.says("Ana", offer(1, "Rides")).shown().next_part();
    assert_eq!(it.view().offers, ["Rides"]);
    it.says("Bo", offer(2, "Soup"));
    it.next_part();
    assert_eq!(it.view().offers.len(), 2, "a late thought is welcome");
    it.does(KEEPER, Action::Close);
    assert_eq!(it.view().offers, NOTHING);
    assert_eq!(it.spoken, circle::Spoken::new(), "nothing is left");
    assert_eq!(it.refused("Ana", offer(3, "More")), Refusal::Ended);
}

#[test]
fn an_author_takes_a_card_back_at_any_time_and_nobody_elses() {
    let mut it = cards();
    it.says("Ana", offer(1, "Rides")).shown().next_part();
    assert_eq!(it.refused("Bo", take_card_back(1)), Refusal::NotYours);
    it.says("Ana", take_card_back(1));
    assert_eq!(it.view().offers, NOTHING);
    it.says("Ana", take_card_back(1));
}

#[test]
fn a_late_resend_does_not_lay_again_what_was_taken_back() {
    let mut it = cards();
    it.says("Ana", offer(1, "Rides"))
        .says("Ana", take_card_back(1));
    it.says("Ana", offer(1, "Rides")).shown();
    assert_eq!(it.view().offers, NOTHING);
    it.says("Ana", take_card_back(9))
        .says("Ana", offer(9, "Soup"));
    assert_eq!(
        it.view().offers,
        NOTHING,
        "nor what comes after it was taken back"
    );
}

#[test]
fn a_resend_lays_one_card() {
    let mut it = cards();
    it.says("Ana", offer(1, "Rides"));
    let once = it.spoken.clone();
    it.says("Ana", offer(1, "Rides"));
    assert_eq!(it.spoken, once);
    assert_eq!(it.refused("Bo", offer(1, "Mine")), Refusal::NotYours);
}

#[test]
fn after_a_restart_phones_say_their_own_again_and_the_order_is_the_same() {
    let mut it = with_cy();
    let said: Vec<_> = (1..=MAX_CARDS as u128)
        .map(|n| offer(n, &format!("Offer {n}")))
        .collect();
    for action in &said {
        it.says("Ana", action.clone());
    }
    for number in 77..80 {
        it.says("Bo", offer(number, &format!("Offer {number}")));
    }
    it.says("Cy", need(80, "A ladder"));
    it.shown().next_part();
    let before = it.view();
    it.spoken = circle::Spoken::new();
    assert_eq!(it.view().offers, NOTHING);
    it.says("Cy", again(need(80, "A ladder")));
    for number in 77..80 {
        it.says("Bo", again(offer(number, &format!("Offer {number}"))));
    }
    for action in said.iter().rev() {
        it.says("Ana", again(action.clone()));
    }
    let lie_there = it.own("Ana").cards.iter().filter(|card| card.shown).count();
    assert_eq!(lie_there, 1, "the rest are one phone's");
    it.next_part();
    assert_eq!(it.view(), before);
}

#[test]
fn after_a_restart_it_is_told_that_cards_of_the_part_may_be_missing() {
    let mut it = Saying::new(vec![CARDS, CARDS], &["Ana", "Bo"]);
    it.says("Ana", offer(1, "Rides")).shown();
    assert!(!it.view().cards_not_kept);
    it.spoken = circle::Spoken::found(&it.sitting.circle);
    assert!(it.view().cards_not_kept, "which is not that nobody wrote");
    it.says("Ana", again(offer(1, "Rides")));
    assert!(it.view().cards_not_kept, "Bo's may still be missing");
    it.next_part();
    assert!(!it.view().cards_not_kept, "these were all laid since");
    // Cards that were only being written are missing like those that lay there.
    it.spoken = circle::Spoken::found(&it.sitting.circle);
    it.shown();
    assert!(it.view().cards_not_kept);
    // A part without cards misses none.
    let centre = centre();
    let found = circle::Spoken::found(&centre.sitting.circle);
    assert!(!found.view(&centre.sitting.circle).cards_not_kept);
}

#[test]
fn what_is_said_again_after_a_restart_shows_nobodys_card_by_itself() {
    let mut it = with_cy();
    it.says("Ana", offer(1, "Rides"))
        .says("Bo", need(2, "A ladder"))
        .says("Cy", offer(3, "Soup"))
        .shown();
    let before = it.view();
    it.spoken = circle::Spoken::new();
    let nothing = it.view();
    // Ana knows her own two, and must not read the third as somebody else's.
    it.says("Ana", again(offer(1, "Rides")))
        .says("Ana", again(offer(4, "Bread")))
        .says("Bo", again(need(2, "A ladder")));
    assert_eq!(it.view(), nothing);
    // Nor is a new card seen to be the one that did not lie there before.
    it.says("Dee", offer(5, "New"));
    assert_eq!(it.view(), nothing);
    it.says("Cy", again(offer(3, "Soup")));
    assert_eq!(it.view().needs, before.needs);
    assert_eq!(it.view().offers.len(), 3);
    assert!(!it.view().offers.contains(&"New".to_owned()));
}

#[test]
fn the_order_is_not_the_order_in_which_they_came() {
    let mut it = cards();
    for number in 1..=MAX_CARDS as u128 {
        it.says("Ana", need(number, &number.to_string()));
    }
    it.shown();
    let shown = it.view().needs;
    let mut sorted = shown.clone();
    sorted.sort();
    assert_ne!(shown, sorted, "also when a phone counts its ids up");
}

#[test]
fn cards_that_come_later_are_shown_when_some_of_three_phones_wait() {
    let mut it = with_cy();
    it.says("Ana", offer(1, "Rides")).shown();
    let seen = it.view();
    it.says("Ana", offer(2, "Soup"))
        .says("Ana", offer(3, "Bread"))
        .says("Bo", need(4, "A ladder"))
        .says("Bo", need(5, "A hand"));
    assert_eq!(it.view(), seen, "Ana would know that the third is Bo's");
    assert!(it.own("Bo").cards.iter().all(|card| !card.shown));
    it.says("Cy", offer(6, "Tea"));
    assert_eq!((it.view().offers.len(), it.view().needs.len()), (4, 2));
    assert!(it.own("Bo").cards.iter().all(|card| card.shown));
    let seen = it.view();
    it.says("Cy", offer(7, "Honey"))
        .says("Bo", offer(8, "Milk"))
        .says("Bo", take_card_back(8))
        .says("Ana", offer(9, "Jam"));
    assert_eq!(it.view(), seen, "what is taken back does not count");
    it.next_part();
    assert_eq!(it.view().offers.len(), 6, "going on shows the rest");
    let seen = it.view();
    it.says("Ana", offer(10, "Butter"));
    assert_eq!(it.view(), seen);
}

#[test]
fn one_phone_is_one_however_many_it_carries_and_whoever_leaves_counts_no_more() {
    let mut it = with_cy();
    it.sitting
        .adds(KEEPER, "Opa", circle::RingPlace::AtEnd)
        .unwrap();
    it.sitting.carries("Ana", "Kid").unwrap();
    it.shown();
    let seen = it.view();
    it.says("Ana", offer(1, "Rides"))
        .says_for("Ana", "Kid", offer(2, "Drawings"))
        .says_for(KEEPER, "Opa", offer(3, "Stories"))
        .says("Bo", offer(4, "Soup"));
    assert_eq!(it.view(), seen, "all who keep read Opa's");
    it.does("Bo", Action::Leave).says("Cy", offer(5, "Tea"));
    assert_eq!(it.view(), seen, "it may have been Cy's own");
    it.says("Dee", offer(6, "Bread"));
    assert_eq!(it.view().offers.len(), 6);
}

#[test]
fn what_someone_said_stays_when_they_leave_and_is_nobodys() {
    let mut it = cards();
    it.says("Ana", offer(1, "Rides"))
        .says("Bo", offer(2, "Soup"))
        .shown();
    it.does("Ana", Action::StepOut);
    assert_eq!(it.view().offers.len(), 2, "stepping out is not leaving");
    it.does("Ana", Action::Leave);
    assert_eq!(
        it.view().offers.len(),
        2,
        "or everyone would see whose it was"
    );
    assert_eq!(it.refused("Bo", take_card_back(1)), Refusal::NotYours);
    assert_eq!(it.refused("Bo", offer(1, "Mine")), Refusal::NotYours);
    let seat = circle::SeatId(1);
    let gone = it
        .spoken
        .act(&it.sitting.circle, seat, None, &offer(3, "More"));
    assert_eq!(gone, Err(Refusal::UnknownSeat));
}

fn take_away(side: Side, text: &str) -> SpokenAction {
    let text = text.to_owned();
    SpokenAction::TakeCardAway { side, text }
}

#[test]
fn those_who_keep_take_a_card_away_for_everyone_and_nothing_tells_whose_it_was() {
    let mut it = with_cy();
    it.sitting.made("Dee", circle::Role::Guardian);
    it.says("Ana", need(1, "That Cy goes"))
        .says("Bo", offer(2, "Soup"))
        .says("Cy", offer(3, "Rides"));
    // Nobody takes away unread what nobody has read.
    it.says(KEEPER, take_away(Side::Need, "That Cy goes"))
        .shown();
    assert_eq!(it.view().needs, ["That Cy goes"]);
    assert!(it.own(KEEPER).may.contains(&SpokenActionKind::TakeCardAway));
    assert!(!it.own("Cy").may.contains(&SpokenActionKind::TakeCardAway));
    let refusal = it.refused("Cy", take_away(Side::Need, "That Cy goes"));
    assert_eq!(refusal, Refusal::KeeperOnly);
    let refusal = it.refused(KEEPER, take_away(Side::Need, " \u{200b} "));
    assert_eq!(refusal, Refusal::EmptyText);
    it.says("Dee", take_away(Side::Need, "  That  Cy goes "));
    assert_eq!(it.view().needs, NOTHING);
    assert_eq!(it.view().offers.len(), 2, "the others lie there");
    it.says(KEEPER, take_away(Side::Need, "That Cy goes"));
    it.says("Ana", need(1, "That Cy goes")).next_part();
    assert_eq!(it.view().needs, NOTHING, "nor does its phone lay it again");
    it.does("Bo", Action::Leave);
    it.says(KEEPER, take_away(Side::Offer, "Soup"));
    assert_eq!(it.view().offers, ["Rides"], "also when its author has left");
}

#[test]
fn words_and_numbers_are_bounded() {
    let mut it = cards();
    let limit = CARD_CHARS;
    assert_eq!(it.refused("Ana", offer(1, " \u{200b}")), Refusal::EmptyText);
    let long = offer(1, &"x".repeat(limit + 1));
    assert_eq!(it.refused("Ana", long), Refusal::TextTooLong { limit });
    for number in 0..MAX_CARDS as u128 {
        it.says("Ana", offer(number, "A"));
    }
    assert_eq!(it.refused("Ana", offer(99, "B")), Refusal::TooManyLaid);
    assert!(!it.own("Ana").may.contains(&SpokenActionKind::LayCard));
    it.says("Bo", offer(99, "B"));
    it.says("Ana", take_card_back(0))
        .says("Ana", offer(100, "C"));

    let mut it = centre();
    let limit = CENTRE_WORD_CHARS;
    let long = word(1, &"x".repeat(limit + 1));
    assert_eq!(it.refused("Ana", long), Refusal::TextTooLong { limit });
    for number in 0..MAX_WORDS as u128 {
        it.says("Ana", word(number, "A"));
    }
    assert_eq!(it.refused("Ana", word(99, "B")), Refusal::TooManyLaid);
}

#[test]
fn a_word_lies_in_the_centre_at_once_until_its_part_is_over() {
    let mut it = centre();
    it.says("Ana", word(1, "Bread"))
        .says(KEEPER, word(2, "Thank you"));
    let mut words = it.view().centre_words;
    words.sort();
    assert_eq!(words, ["Bread", "Thank you"]);
    assert_eq!(it.refused("Bo", take_word_back(1)), Refusal::NotYours);
    it.says("Ana", take_word_back(1))
        .says("Ana", word(1, "Bread"));
    assert_eq!(it.view().centre_words, ["Thank you"]);
    assert_eq!(it.own(KEEPER).centre_words[0].text, "Thank you");
    it.next_part();
    assert_eq!(it.view().centre_words, NOTHING);
    assert_eq!(it.refused("Ana", word(3, "Late")), Refusal::NotNow);
}

#[test]
fn a_word_stays_in_the_centre_when_someone_leaves() {
    let mut it = centre();
    it.says("Ana", word(1, "Bread"));
    it.does("Ana", Action::Leave);
    assert_eq!(it.view().centre_words, ["Bread"]);
    assert_eq!(it.refused("Bo", take_word_back(1)), Refusal::NotYours);
    it.next_part();
    assert_eq!(it.view().centre_words, NOTHING);
}

#[test]
fn each_is_laid_in_a_part_that_is_for_it() {
    assert_eq!(centre().refused("Ana", offer(1, "Rides")), Refusal::NotNow);
    assert_eq!(cards().refused("Ana", word(1, "Bread")), Refusal::NotNow);
    let mut it = Saying::new(vec![Part::Weather, CARDS], &["Ana"]);
    let early = SpokenAction::LayCard {
        id: id(1),
        part: 1,
        side: Side::Offer,
        text: "Rides".to_owned(),
        again: false,
    };
    assert_eq!(it.refused("Ana", early), Refusal::NotNow);
}

#[test]
fn nothing_that_is_said_shows_where_a_log_would_write_it() {
    let mut it = cards();
    let action = offer(1, "Rides");
    assert_eq!(format!("{action:?}"), "LayCard");
    it.says("Ana", action);
    assert!(!format!("{:?}", it.spoken).contains("Rides"));
    let saved = serde_json::to_string(&it.sitting.circle).unwrap();
    assert!(!saved.contains("Rides"));
}
