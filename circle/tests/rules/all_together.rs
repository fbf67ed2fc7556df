//! All circles of a gathering breathe together, and are held together.

use circle::{
    Action, ActionKind, HELD_AFTER, Hold, Order, OrderAnswer, Pattern, Refusal, Role, Sound,
    TOGETHER_AHEAD, Why,
};

use crate::common::{KEEPER, OPENED, Sitting, breathing, timed, untimed};

fn round() -> Sitting {
    let mut it = Sitting::gathered(vec![timed(60), untimed()], &[], &["Ana", "Bo"]);
    it.does(KEEPER, Action::Begin);
    it
}

/// Three calm breaths from this moment on.
fn breath(anchor: u64) -> Order {
    Order::Breathe {
        pattern: Pattern::Calm,
        breaths: 3,
        anchor: OPENED.after(anchor),
    }
}

fn refused(why: Refusal) -> OrderAnswer {
    OrderAnswer::Refused(why)
}

fn why(it: &Sitting) -> Option<Why> {
    it.circle.hold().map(|hold| hold.why)
}

#[test]
fn all_breathe_from_the_same_moment_on_wherever_their_circle_is() {
    let mut arriving = Sitting::gathered(vec![untimed()], &[], &["Ana"]);
    let mut quiet = Sitting::gathered(vec![breathing(Pattern::Box, 4)], &[], &["Ana"]);
    quiet.does(KEEPER, Action::Begin);
    let mut held = round();
    held.does(KEEPER, Action::Pause);
    for (name, mut it) in [
        ("arriving", arriving.clone()),
        ("quiet", quiet),
        ("held", held),
        ("round", round()),
    ] {
        it.clock_shows(3_000).house_asks(breath(12_000));
        let begun = it.circle.breath().unwrap();
        assert_eq!(begun.anchor, OPENED.after(12_000), "{name}");
        assert!(
            begun.together && it.sounds() == [Sound::BreathBegins],
            "{name}"
        );
        it.at(42_000);
        assert_eq!(it.sounds(), [Sound::BreathEnds], "{name}");
        assert_eq!(it.record().breaths, 3, "{name}");
    }
    // While people arrive nothing is held for it, and nothing stays of it.
    arriving.clock_shows(3_000).house_asks(breath(12_000));
    assert_eq!(arriving.circle.hold(), None);
    arriving.at(42_000);
    assert_eq!(arriving.circle.breath(), None);
}

#[test]
fn a_keeper_begins_when_they_like_also_while_all_breathe() {
    let mut it = Sitting::gathered(vec![timed(60)], &[], &["Ana"]);
    it.house_asks(breath(4_000));
    it.clock_shows(26_000).does(KEEPER, Action::Begin);
    assert_eq!((it.circle.breath(), it.circle.hold()), (None, None));
    assert_eq!(it.record().breaths, 2, "those that were complete");
    assert_eq!(it.has_piece("Ana").due(), 86_000);
}

#[test]
fn a_share_stands_still_while_all_breathe_and_goes_on_when_the_keeper_says_so() {
    let mut it = round();
    it.at(20_000).house_asks(breath(30_000));
    assert_eq!(why(&it), Some(Why::Paused), "as for any breath");
    it.at(60_000).has_piece("Ana");
    assert!(it.circle.hold().is_some());
    it.at(80_000).does(KEEPER, Action::Resume);
    assert_eq!(it.due(), 120_000);
}

#[test]
fn a_circle_that_hears_of_it_late_falls_in_and_one_that_hears_too_late_does_not() {
    let mut it = round();
    it.clock_shows(20_000).house_asks(breath(5_000));
    assert_eq!(it.sounds(), [], "it has begun");
    let falls_in = it.circle.breath().unwrap().clone();
    assert_eq!(falls_in.anchor, OPENED.after(5_000));
    it.at(35_000);
    assert!(it.circle.breath().unwrap().over);
    let mut it = round();
    it.clock_shows(35_000);
    assert_eq!(it.ordered(breath(5_000)), refused(Refusal::NotNow));
    assert_eq!((it.circle.breath(), it.circle.hold()), (None, None));
}

#[test]
fn a_breath_far_ahead_and_one_that_nobody_can_breathe_are_refused() {
    let mut it = round();
    let unknown = refused(Refusal::UnknownBreath);
    assert_eq!(it.ordered(breath(TOGETHER_AHEAD + 1)), unknown);
    let (pattern, anchor) = (Pattern::Calm, OPENED.after(4_000));
    for breaths in [0, 31] {
        let asked = Order::Breathe {
            pattern,
            breaths,
            anchor,
        };
        assert_eq!(it.ordered(asked), unknown);
    }
    it.house_asks(breath(TOGETHER_AHEAD));
}

#[test]
fn a_breath_of_the_circles_own_goes_on() {
    let mut it = round();
    let (pattern, breaths) = (Pattern::Calm, 6);
    it.does(KEEPER, Action::Breathe { pattern, breaths });
    assert_eq!(it.ordered(breath(9_000)), refused(Refusal::NotNow));
    it.house_asks(Order::EndBreath { breaths: 1 });
    assert_eq!(it.circle.breath().unwrap().breaths, 6);
}

#[test]
fn the_gathering_and_each_keeper_can_end_it_with_an_out_breath() {
    for by_keeper in [false, true] {
        let mut it = round();
        it.house_asks(breath(4_000));
        it.clock_shows(16_000);
        if by_keeper {
            it.does(KEEPER, Action::EndBreath);
        } else {
            it.house_asks(Order::EndBreath { breaths: 1 });
        }
        assert_eq!(it.circle.breath().unwrap().breaths, 2);
        it.at(24_000);
        assert!(it.circle.breath().unwrap().over);
    }
}

#[test]
fn the_gathering_holds_and_lets_go_and_no_share_is_shorter() {
    let mut it = round();
    it.at(20_000).house_asks(Order::Hold);
    assert_eq!(
        (why(&it), it.sounds()),
        (Some(Why::Gathering), vec![Sound::Held])
    );
    assert_eq!(it.commons().held_why, Some(Why::Gathering));
    assert_eq!(it.circle.tile().held_why, Some(Why::Gathering));
    it.house_asks(Order::Hold);
    assert_eq!(
        (it.circle.hold().unwrap().since, it.sounds()),
        (OPENED.after(20_000), vec![])
    );
    it.at(500_000).house_asks(Order::LetGo);
    assert_eq!(it.circle.hold(), None);
    assert_eq!(it.has_piece("Ana").due(), 540_000);
    it.house_asks(Order::LetGo);
}

#[test]
fn a_keeper_can_go_on_before() {
    let mut it = round();
    it.at(20_000).house_asks(Order::Hold);
    assert!(it.may(KEEPER, ActionKind::Resume) && !it.may("Ana", ActionKind::Resume));
    it.made("Bo", Role::Guardian);
    it.at(30_000).does("Bo", Action::Resume);
    assert_eq!(it.due(), 70_000);
    // To let go of what goes on already is to do nothing.
    it.house_asks(Order::LetGo);
    assert_eq!(it.due(), 70_000);
}

#[test]
fn a_pause_that_was_there_before_stays_when_the_gathering_lets_go() {
    let mut it = round();
    it.at(10_000).does(KEEPER, Action::Pause);
    it.at(20_000).house_asks(Order::Hold);
    assert_eq!((why(&it), it.sounds()), (Some(Why::Gathering), vec![]));
    it.at(30_000).house_asks(Order::LetGo);
    let since = OPENED.after(10_000);
    let paused = Hold {
        since,
        why: Why::Paused,
        paused: false,
    };
    assert_eq!(it.circle.hold(), Some(paused));
    it.at(40_000).does(KEEPER, Action::Resume);
    assert_eq!(it.due(), 90_000);
}

#[test]
fn who_keeps_and_is_back_does_not_end_what_the_gathering_holds() {
    let mut it = round();
    it.at(10_000).nobody_keeps();
    it.house_asks(Order::Hold);
    it.at(20_000).keeper_is_back();
    assert_eq!(why(&it), Some(Why::Gathering));
    it.nobody_keeps();
    it.at(30_000).house_asks(Order::LetGo);
    assert_eq!(
        it.circle.hold(),
        None,
        "the house looks again whether anyone is there"
    );
    assert_eq!(it.due(), 80_000);
}

#[test]
fn a_breath_of_the_part_comes_to_an_out_breath_before_it_is_held() {
    let mut it = Sitting::gathered(vec![breathing(Pattern::Calm, 6), untimed()], &[], &["Ana"]);
    it.does(KEEPER, Action::Begin);
    let (pattern, breaths) = (Pattern::Calm, 6);
    it.does(KEEPER, Action::Breathe { pattern, breaths });
    it.clock_shows(16_000).house_asks(Order::Hold);
    let breath = it.circle.breath().unwrap();
    assert!(breath.interlude && breath.breaths == 2);
    it.at(24_000);
    assert!(it.circle.breath().unwrap().over);
    it.house_asks(Order::LetGo);
    assert_eq!((it.circle.hold(), it.circle.breath()), (None, None));
}

#[test]
fn a_breath_while_the_gathering_holds_leaves_it_held() {
    let mut it = round();
    it.house_asks(Order::Hold);
    it.house_asks(breath(4_000));
    it.at(40_000);
    assert_eq!(why(&it), Some(Why::Gathering));
    it.house_asks(Order::LetGo);
    assert_eq!(it.circle.hold(), None);
    // One that a keeper leads goes on, and so does the pause it makes.
    let mut it = round();
    it.house_asks(Order::Hold);
    let (pattern, breaths) = (Pattern::Calm, 3);
    it.does(KEEPER, Action::Breathe { pattern, breaths });
    it.house_asks(Order::LetGo);
    assert_eq!(why(&it), Some(Why::Paused));
    assert!(!it.circle.breath().unwrap().over);
}

#[test]
fn nothing_is_held_before_the_circle_has_begun() {
    let mut it = Sitting::gathered(vec![untimed()], &[], &["Ana"]);
    assert_eq!(it.ordered(Order::Hold), refused(Refusal::NotNow));
    it.does(KEEPER, Action::Begin);
    it.at(HELD_AFTER + 1);
    assert_eq!(why(&it), Some(Why::Paused));
}

#[test]
fn all_circles_end_with_the_same_breath_whenever_they_hear_of_it() {
    for hears_at in [5_000, 16_000, 18_000] {
        let mut it = round();
        it.house_asks(breath(6_000));
        it.clock_shows(hears_at)
            .house_asks(Order::EndBreath { breaths: 2 });
        assert_eq!(it.circle.breath().unwrap().breaths, 2);
    }
    // One that breathes further already ends with the out-breath that is going on, and none becomes longer.
    let mut it = round();
    it.house_asks(breath(4_000));
    it.clock_shows(28_000)
        .house_asks(Order::EndBreath { breaths: 1 });
    assert_eq!(it.circle.breath().unwrap().breaths, 3);
    let mut it = round();
    it.house_asks(breath(4_000));
    it.house_asks(Order::EndBreath { breaths: 9 });
    assert_eq!(it.circle.breath().unwrap().breaths, 3);
    it.clock_shows(16_000)
        .house_asks(Order::EndBreath { breaths: 9 });
    assert_eq!(it.circle.breath().unwrap().breaths, 3);
    let mut it = round();
    it.house_asks(breath(4_000));
    it.house_asks(Order::EndBreath { breaths: 0 });
    assert!(it.circle.breath().unwrap().over);
}

#[test]
fn another_breath_of_all_circles_takes_the_place_of_the_first() {
    let mut it = round();
    it.house_asks(breath(4_000));
    it.clock_shows(15_000).house_asks(breath(20_000));
    assert_eq!(it.circle.breath().unwrap().anchor, OPENED.after(20_000));
    assert_eq!(it.record().breaths, 1, "what was complete of the first");
    it.at(50_000);
    assert_eq!(it.record().breaths, 4);
}

#[test]
fn a_pause_of_the_circles_own_is_not_let_go_of() {
    let mut it = round();
    it.does(KEEPER, Action::Pause);
    it.house_asks(Order::LetGo);
    assert_eq!(why(&it), Some(Why::Paused));
}

#[test]
fn what_the_gathering_holds_looks_held_also_after_a_breath() {
    let mut it = round();
    it.clock_shows(1_000).house_asks(breath(5_000));
    it.at(40_000);
    assert!(it.commons().breath.unwrap().over && it.circle.hold().is_some());
    it.house_asks(Order::Hold);
    assert_eq!(it.commons().breath, None, "one that is over is past");
    assert_eq!(it.commons().held_why, Some(Why::Gathering));
    it.at(50_000).house_asks(Order::LetGo);
    assert_eq!(
        why(&it),
        Some(Why::Paused),
        "it waits for who keeps, as before"
    );
}
