//! Weather and values: seen as a whole, from five answers up, once, when the keeper closes them.

use circle::parts::Values;
use circle::spoken::{Answered, Answers, Outcome, ValueCount, WeatherCount};
use circle::{Action, Part, Refusal, RingPlace, SpokenAction, SpokenActionKind, Weather};

use crate::common::KEEPER;
use crate::common::saying::{Saying, marks, weather};

const OTHERS: [&str; 5] = ["Ana", "Bo", "Cy", "Dee", "Eli"];
const TOO_FEW: Answers = Answers::Closed(Outcome::TooFew);
const AGAIN: SpokenAction = SpokenAction::TakeAnswerBack { part: 0 };

fn weather_check() -> Saying {
    Saying::new(vec![Part::Weather, Part::Weather], &OTHERS)
}

fn values() -> Saying {
    let offered = ["Care", "Rest"].map(str::to_owned).to_vec();
    Saying::new(vec![Part::Values(Values { offered, own: true })], &OTHERS)
}

fn valued(care: Option<u32>, rest: Option<u32>) -> Answers {
    let value = |value: &str, count| ValueCount {
        value: value.to_owned(),
        count,
    };
    Answers::Closed(Outcome::Values(vec![
        value("Care", care),
        value("Rest", rest),
    ]))
}

fn whole(counts: &[(Weather, u32)], other: u32) -> Answers {
    let count = |&(weather, count)| WeatherCount { weather, count };
    let counts = counts.iter().map(count).collect();
    Answers::Closed(Outcome::Weather { counts, other })
}

#[test]
fn five_answers_are_shown_as_a_whole_when_the_keeper_closes() {
    let mut it = weather_check();
    for name in ["Ana", "Bo", "Cy"] {
        it.says(name, weather(Weather::Rain));
    }
    it.says("Dee", weather(Weather::Clear))
        .says("Eli", weather(Weather::Fog));
    assert_eq!(it.answers(), Answers::Open, "nobody sees a count before");
    it.closed();
    assert_eq!(it.answers(), whole(&[(Weather::Rain, 3)], 2));
}

#[test]
fn nobody_stands_alone_in_the_weather() {
    use Weather::{Clear, Fog, Rain, Storm, Wind};
    let cases: [(&[Weather], Answers); 7] = [
        (&[Rain; 5], whole(&[(Rain, 5)], 0)),
        (&[Rain, Rain, Rain, Rain, Storm], whole(&[], 5)),
        (&[Rain, Rain, Rain, Fog, Storm], whole(&[(Rain, 3)], 2)),
        (&[Clear, Clear, Rain, Rain, Storm], whole(&[(Rain, 2)], 3)),
        (
            &[Rain, Rain, Rain, Clear, Clear],
            whole(&[(Clear, 2), (Rain, 3)], 0),
        ),
        (&[Clear, Fog, Rain, Storm, Wind], whole(&[], 5)),
        (
            &[Rain, Rain, Rain, Clear, Clear, Fog],
            whole(&[(Rain, 3)], 3),
        ),
    ];
    for (said, expected) in cases {
        let mut it = weather_check();
        for (name, said) in [KEEPER].iter().chain(&OTHERS).zip(said) {
            it.says(name, weather(*said));
        }
        it.closed();
        assert_eq!(it.answers(), expected, "{said:?}");
    }
}

#[test]
fn the_keeper_knows_when_to_go_on_and_sees_no_single_answer() {
    let mut it = weather_check();
    let answered = |it: &Saying| it.spoken.desk(&it.sitting.circle).answered;
    for name in &OTHERS[..4] {
        assert_eq!(answered(&it), Answered::Few);
        it.says(name, weather(Weather::Fog));
    }
    assert_eq!(answered(&it), Answered::Few);
    it.says("Eli", weather(Weather::Fog));
    assert_eq!(answered(&it), Answered::Enough);
    it.says(KEEPER, weather(Weather::Fog));
    assert_eq!(answered(&it), Answered::Everyone);
    it.closed();
    assert_eq!(
        answered(&it),
        Answered::Few,
        "there is nothing to count any more"
    );
}

#[test]
fn by_answers_that_a_keeper_gives_they_do_not_learn_how_many_others_there_are() {
    let answered = |it: &Saying| it.spoken.desk(&it.sitting.circle).answered;
    let mut it = weather_check();
    for name in ["Opa", "Oma", "Uno", "Due"] {
        it.sitting.adds(KEEPER, name, RingPlace::AtEnd).unwrap();
        it.says_for(KEEPER, name, weather(Weather::Fog));
    }
    it.sitting.carries(KEEPER, "Kid").unwrap();
    it.says_for(KEEPER, "Kid", weather(Weather::Fog));
    for name in &OTHERS[..4] {
        it.says(name, weather(Weather::Rain));
        assert_eq!(answered(&it), Answered::Few, "{name}");
    }
    let seat = it.sitting.seat("Due");
    it.does(KEEPER, Action::Remove { seat });
    assert_eq!(answered(&it), Answered::Few);
    it.says("Eli", weather(Weather::Rain));
    assert_eq!(answered(&it), Answered::Enough);
    // What has been said does not go back: not by a keeper's answer, and by nobody else's.
    it.says(KEEPER, weather(Weather::Rain));
    assert_eq!(answered(&it), Answered::Everyone);
    it.says(KEEPER, AGAIN).says("Ana", AGAIN).says("Bo", AGAIN);
    it.sitting.sits("Late");
    it.does(KEEPER, Action::Ring);
    assert_eq!(answered(&it), Answered::Everyone);
    it.next_part();
    assert_eq!(answered(&it), Answered::Few);
}

#[test]
fn where_few_are_asked_or_many_are_marked_as_out_it_is_not_said_that_everyone_has_answered() {
    let answered = |it: &Saying| it.spoken.desk(&it.sitting.circle).answered;
    let mut alone = Saying::new(vec![Part::Weather], &["Ana"]);
    alone.does("Ana", Action::StepOut);
    alone.says(KEEPER, weather(Weather::Rain));
    assert_eq!(answered(&alone), Answered::Few, "it would be one's own");
    let mut it = weather_check();
    for name in &OTHERS[1..] {
        it.says(name, weather(Weather::Fog));
    }
    it.says(KEEPER, weather(Weather::Fog));
    for name in &OTHERS[..4] {
        let seat = it.sitting.seat(name);
        it.does(KEEPER, Action::SetAway { seat, away: true });
        assert_eq!(answered(&it), Answered::Enough, "Ana has not answered");
    }
}

#[test]
fn four_are_not_enough_and_it_is_not_said_how_many_there_were() {
    let mut four = weather_check();
    for name in ["Ana", "Bo", "Cy", "Dee"] {
        four.says(name, weather(Weather::Rain));
    }
    four.closed();
    assert_eq!(four.answers(), TOO_FEW);
    let mut none = weather_check();
    none.closed();
    assert_eq!(none.answers(), TOO_FEW);
    assert_eq!(four.spoken, none.spoken, "nothing is left of them");
}

#[test]
fn what_was_counted_never_changes() {
    let mut it = weather_check();
    for name in OTHERS {
        it.says(name, weather(Weather::Wind));
    }
    it.closed();
    let whole = it.answers();
    assert_eq!(
        it.refused("Ana", weather(Weather::Clear)),
        Refusal::AnswersClosed
    );
    assert_eq!(it.refused("Ana", AGAIN), Refusal::AnswersClosed);
    it.does("Ana", Action::Leave).does("Bo", Action::StepOut);
    assert_eq!(it.answers(), whole);
    assert_eq!(it.own("Cy").weather, None, "nobody's answer is kept");
}

#[test]
fn an_answer_can_be_changed_and_taken_back_until_then() {
    let mut it = weather_check();
    it.says("Ana", weather(Weather::Wind))
        .says("Ana", weather(Weather::Clear));
    assert_eq!(it.own("Ana").weather, Some(Weather::Clear));
    it.says("Ana", AGAIN);
    assert_eq!(it.own("Ana").weather, None);
    for name in &OTHERS[1..] {
        it.says(name, weather(Weather::Wind));
    }
    it.closed();
    assert_eq!(it.answers(), TOO_FEW);
}

#[test]
fn an_answer_is_counted_also_when_its_seat_has_left() {
    let mut it = weather_check();
    for name in OTHERS {
        it.says(name, weather(Weather::Wind));
    }
    it.does("Ana", Action::Leave).closed();
    assert_eq!(it.answers(), whole(&[(Weather::Wind, 5)], 0));
}

#[test]
fn who_answers_and_leaves_again_and_again_is_counted_so_often_and_no_more() {
    let mut it = weather_check();
    for name in OTHERS {
        it.says(name, weather(Weather::Rain));
    }
    for number in 0..60 {
        let guest = format!("Guest {number}");
        it.sitting.sits(&guest);
        it.says(&guest, weather(Weather::Wind));
        it.does(&guest, Action::Leave);
    }
    it.closed();
    assert_eq!(
        it.answers(),
        whole(&[(Weather::Rain, 5), (Weather::Wind, 50)], 0)
    );
}

#[test]
fn after_a_restart_closed_answers_stay_closed() {
    let mut it = weather_check();
    for name in OTHERS {
        it.says(name, weather(Weather::Wind));
    }
    it.closed();
    it.spoken = circle::Spoken::new().following(&it.sitting.circle);
    assert_eq!(
        it.refused("Ana", weather(Weather::Wind)),
        Refusal::AnswersClosed
    );
    let not_kept = Answers::Closed(Outcome::NotKept { part: 0 });
    assert_eq!(it.answers(), not_kept, "which is not that too few answered");
    it.next_part().closed();
    assert_eq!(it.answers(), TOO_FEW);
}

#[test]
fn answers_that_were_open_at_a_restart_are_said_again_and_counted() {
    let mut it = weather_check();
    it.says("Ana", weather(Weather::Fog));
    it.spoken = circle::Spoken::new().following(&it.sitting.circle);
    for name in OTHERS {
        it.says(name, weather(Weather::Wind));
    }
    it.closed();
    assert_eq!(it.answers(), whole(&[(Weather::Wind, 5)], 0));
}

#[test]
fn an_answer_is_to_its_own_part() {
    let mut it = weather_check();
    it.says("Ana", weather(Weather::Wind)).next_part();
    assert_eq!(
        it.refused("Ana", weather(Weather::Wind)),
        Refusal::NotNow,
        "a late tap"
    );
    assert_eq!(it.own("Ana").weather, None);
    it.says(
        "Ana",
        SpokenAction::SayWeather {
            part: 1,
            weather: Weather::Fog,
        },
    );
    assert_eq!(it.own("Ana").weather, Some(Weather::Fog));
    assert_eq!(it.refused("Ana", marks(&[0])), Refusal::NotNow);
}

#[test]
fn each_value_is_counted_and_several_can_be_marked() {
    let mut it = values();
    for name in ["Ana", "Bo", "Cy"] {
        it.says(name, marks(&[0, 0]));
    }
    it.says("Eli", marks(&[])).says("Dee", marks(&[1, 0]));
    it.says("Ana", marks(&[1, 0]));
    it.says(KEEPER, marks(&[]));
    it.closed();
    assert_eq!(it.answers(), valued(Some(4), Some(2)));
}

#[test]
fn nobody_stands_alone_with_a_value_or_without_it() {
    for (marked, shown) in [
        (0, None),
        (1, None),
        (2, Some(2)),
        (3, Some(3)),
        (4, None),
        (5, Some(5)),
    ] {
        let mut it = values();
        for (at, name) in OTHERS.into_iter().enumerate() {
            it.says(name, marks(if at < marked { &[1] } else { &[] }));
        }
        it.closed();
        assert_eq!(it.answers(), valued(None, shown), "marked by {marked}");
    }
}

#[test]
fn marks_are_of_the_list_and_ones_own_values_stay_on_the_phone() {
    let mut it = values();
    assert_eq!(it.refused("Ana", marks(&[2])), Refusal::UnknownValue);
    let mut own = Saying::new(
        vec![Part::Values(Values {
            offered: vec![],
            own: true,
        })],
        &OTHERS,
    );
    assert_eq!(own.refused("Ana", marks(&[])), Refusal::NotNow);
    assert!(!own.own("Ana").may.contains(&SpokenActionKind::MarkValues));
}

#[test]
fn the_keeper_alone_closes_and_once() {
    let mut it = weather_check();
    let close = Action::CloseAnswers { part: 0 };
    assert_eq!(
        it.sitting.refused("Ana", close.clone()),
        Refusal::KeeperOnly
    );
    it.closed();
    assert_eq!(it.sitting.refused(KEEPER, close), Refusal::NotNow);
}
