//! Roles, carried seats, the door and an absent keeper in the parts that have rules of their own.

use circle::parts::{Break, OffersAndNeeds, Reflection, Remembering, Round, Silence};
use circle::time::HOUR;
use circle::{
    Action, ActionKind, KeeperTurn, LateDoor, LatePolicy, Part, Pattern, Refusal, RingPlace, Role,
    Sound,
};

use crate::common::{
    KEEPER, Sitting, laps, lines, noted, open_centre, pairs, plan, timed, untimed,
};

const START: Action = Action::StartPart { part: 0 };

fn in_pairs(others: &[&str]) -> Sitting {
    Sitting::held_by_keeper(vec![pairs(2, 60), untimed()], others)
}

#[test]
fn handing_the_keeping_on_forms_pairs_anew_before_the_time_begins() {
    let mut it = in_pairs(&["Ana", "Bo", "Cy", "Dee"]);
    it.made("Bo", Role::Keeper);
    assert_eq!(it.together(), [[KEEPER, "Ana"], ["Cy", "Dee"]]);
    it.does(KEEPER, Action::TakeBackKeeping);
    assert_eq!(it.together(), [["Ana", "Bo"], ["Cy", "Dee"]]);
}

#[test]
fn handing_the_keeping_on_moves_nobody_once_the_time_in_pairs_has_begun() {
    let mut it = in_pairs(&["Ana", "Bo", "Cy", "Dee"]);
    it.does(KEEPER, START).made("Bo", Role::Keeper);
    let together = [["Ana", "Bo"], ["Cy", "Dee"]];
    assert_eq!(it.together(), together);
    // Someone else coming and going does not bring it about later.
    it.sits("Late").does("Late", Action::Leave);
    assert_eq!(it.together(), together);
    it.does(KEEPER, Action::Leave);
    assert_eq!(it.together(), together);
}

#[test]
fn to_arrange_the_ring_brings_people_together_until_the_time_begins() {
    let mut it = in_pairs(&["Ana", "Bo", "Cy", "Dee"]);
    let order = it.numbers(&["Ana", "Cy", "Bo", KEEPER, "Dee"]);
    it.does(KEEPER, Action::Arrange { order });
    assert_eq!(it.together(), [["Ana", "Cy"], ["Bo", "Dee"]]);
    let order = it.numbers(&["Ana", "Bo", "Cy", "Dee", KEEPER]);
    it.does(KEEPER, START)
        .does(KEEPER, Action::Arrange { order });
    assert_eq!(it.together(), [["Ana", "Cy"], ["Bo", "Dee"]]);
}

#[test]
fn one_who_is_removed_leaves_nobody_alone_and_one_who_is_turned_away_was_never_in() {
    let mut it = in_pairs(&["Ana", "Bo", "Cy", "Dee"]);
    let (door, place) = (LateDoor::Knock, RingPlace::AtEnd);
    let late = LatePolicy { door, place };
    it.does(KEEPER, Action::SetLate { late })
        .does(KEEPER, START);
    let together = [["Ana", "Bo"], ["Cy", "Dee"]];
    it.sits("Knock");
    assert_eq!(it.together(), together);
    let seat = it.seat("Knock");
    it.does(KEEPER, Action::TurnAway { seat });
    assert_eq!(it.together(), together);
    let seat = it.seat("Ana");
    it.does(KEEPER, Action::Remove { seat });
    assert_eq!(it.together(), [["Cy", "Dee", "Bo"]]);
    it.sits("Eli");
    assert_eq!(it.together().len(), 1);
    let (seat, place) = (it.seat("Eli"), None);
    it.does(KEEPER, Action::LetIn { seat, place });
    assert_eq!(it.together(), [["Cy", "Dee", "Bo", "Eli"]]);
}

#[test]
fn those_without_a_phone_listen_in_pairs_like_everyone() {
    let mut it = in_pairs(&["Ana", "Bo"]);
    it.adds(KEEPER, "Opa", RingPlace::AtEnd).unwrap();
    it.carries("Ana", "Kid").unwrap();
    assert_eq!(it.together(), [["Ana", "Kid"], ["Bo", "Opa"]]);
    let mine = it.circle.mine(it.seat("Opa"));
    assert_eq!(mine.group, it.numbers(&["Bo", "Opa"]));
}

#[test]
fn a_round_is_sat_out_for_a_seat_by_whoever_acts_for_it_and_seen_by_nobody_else() {
    let parts = vec![noted("This is about loss."), untimed()];
    let mut it = Sitting::held_by_keeper(parts, &["Ana", "Gil"]);
    it.adds(KEEPER, "Opa", RingPlace::AtEnd).unwrap();
    it.carries("Ana", "Kid").unwrap();
    it.made("Gil", Role::Guardian);
    let seen = it.commons();
    let out = Action::SitOut { part: 0 };
    assert_eq!(
        it.asks_for("Ana", "Opa", out.clone()),
        Err(Refusal::NotYourSeat)
    );
    it.does_for("Gil", "Opa", out.clone());
    it.does_for("Ana", "Kid", out);
    assert_eq!(it.commons(), seen);
    assert!(!it.circle.mine(it.seat("Ana")).sits_out);
    it.does(KEEPER, START);
    it.all_share(&["Ana"]).has_piece("Gil");
    it.does_for(KEEPER, "Opa", Action::JoinIn { part: 0 });
    it.all_share(&["Gil"]).has_piece("Opa");
}

#[test]
fn a_carried_seat_is_told_whom_it_comes_after() {
    let mut it = Sitting::held_by_keeper(vec![untimed()], &["Ana", "Bo"]);
    it.adds(KEEPER, "Opa", RingPlace::AtEnd).unwrap();
    it.carries("Ana", "Kid").unwrap();
    it.has_piece("Ana");
    let after = |it: &Sitting, name| {
        let seat = it.circle.mine(it.seat(name)).after;
        seat.map(|seat| it.name(seat).to_owned())
    };
    assert_eq!(after(&it, "Kid").as_deref(), Some("Ana"));
    assert_eq!(after(&it, "Bo").as_deref(), Some("Kid"));
    assert_eq!(after(&it, "Opa").as_deref(), Some("Bo"));
    it.does_for(KEEPER, "Opa", Action::StepOut);
    assert_eq!(after(&it, "Opa"), None);
}

#[test]
fn all_who_keep_are_told_that_the_centre_is_untouched_and_nobody_else() {
    let others = ["Ana", "Gil", "Co"];
    let mut it = Sitting::held_by_keeper(vec![open_centre(Some(60))], &others);
    it.made("Gil", Role::Guardian).made("Co", Role::CoKeeper);
    it.at(60_000);
    assert_eq!(it.hear(Sound::CentreUntouched), [KEEPER, "Gil", "Co"]);
}

#[test]
fn one_who_is_made_keeper_with_the_piece_from_the_centre_keeps_it_and_returns_it() {
    let mut it = Sitting::held_by_keeper(vec![open_centre(None)], &["Ana", "Bo"]);
    it.does("Ana", Action::Take).made("Ana", Role::Keeper);
    it.shares("Ana").piece_is_in_the_centre();
    assert!(
        !it.may("Ana", ActionKind::Take),
        "a keeper who only holds the form"
    );
    it.does(KEEPER, Action::Take).has_piece(KEEPER);
}

/// Which of those who keep may do what in each kind of part: keeper, co-keeper, guardian, participant.
#[test]
fn a_part_is_led_by_keeper_and_co_keeper_and_timed_by_the_guardian_too() {
    let silence = Part::Silence(Silence { length: 60_000 });
    let remembering = Part::Remembering(Remembering {
        invitation: "Say a name.".to_owned(),
        response: "We remember.".to_owned(),
    });
    let cards = Part::OffersAndNeeds(OffersAndNeeds { writing: None });
    for (part, kind, guardian) in [
        (noted("Heavy."), ActionKind::StartPart, false),
        (pairs(2, 60), ActionKind::StartPart, false),
        (lines(None), ActionKind::NextLine, false),
        (Part::Weather, ActionKind::CloseAnswers, false),
        (cards, ActionKind::ShowCards, false),
        (untimed(), ActionKind::EditPlan, false),
        (silence.clone(), ActionKind::EndSilence, true),
        (silence, ActionKind::MorePartTime, true),
        (remembering, ActionKind::Respond, true),
    ] {
        let mut it = Sitting::held_by_keeper(vec![part], &["Ana", "Gil", "Co"]);
        it.made("Gil", Role::Guardian).made("Co", Role::CoKeeper);
        for (name, may) in [
            (KEEPER, true),
            ("Co", true),
            ("Gil", guardian),
            ("Ana", false),
        ] {
            assert_eq!(it.may(name, kind), may, "{name} {kind:?}");
        }
    }
}

#[test]
fn while_nobody_keeps_the_time_of_a_part_stands_still() {
    let ring = |part: Part, sound: Sound| {
        let mut it = Sitting::held_by_keeper(vec![part, untimed()], &["Ana", "Bo"]);
        if it.may(KEEPER, ActionKind::StartPart) {
            it.does(KEEPER, START);
        }
        it.at(50_000).nobody_keeps();
        assert_eq!(it.sounds(), [Sound::Held]);
        it.at(HOUR);
        assert_eq!(it.sounds(), [], "{sound:?}");
        it.keeper_is_back();
        it.at(HOUR + 9_999);
        assert_eq!(it.sounds(), [], "{sound:?}");
        it.at(HOUR + 10_000);
        assert!(it.sounds().contains(&sound), "{sound:?}");
    };
    ring(
        Part::Silence(Silence { length: 60_000 }),
        Sound::SilenceEnds,
    );
    ring(Part::Break(Break { length: 60_000 }), Sound::BreakEnds);
    ring(open_centre(Some(60)), Sound::CentreUntouched);
    ring(pairs(2, 60), Sound::Swap);
    let length = Some(60_000);
    ring(
        Part::Reflection(Reflection { length }),
        Sound::PartTimeCameRound,
    );
}

#[test]
fn while_nobody_keeps_paced_lines_stand_still() {
    let mut it = Sitting::held_by_keeper(vec![lines(Some(5)), untimed()], &["Ana"]);
    it.does(KEEPER, Action::NextLine { line: 0 });
    let anchor = |it: &Sitting| match it.commons().scene {
        circle::view::Scene::Together { anchor, .. } => anchor.unwrap(),
        other => panic!("{other:?}"),
    };
    let began = anchor(&it);
    it.at(7_000).nobody_keeps().at(67_000).keeper_is_back();
    assert_eq!(anchor(&it), began.after(60_000));
}

#[test]
fn a_silence_that_nobody_keeps_is_not_ended_and_one_who_is_back_may_end_it() {
    let silence = Part::Silence(Silence { length: 60_000 });
    let mut it = Sitting::held_by_keeper(vec![silence], &["Ana", "Gil"]);
    it.made("Gil", Role::Guardian).at(20_000).nobody_keeps();
    let end = Action::EndSilence { part: 0 };
    assert_eq!(it.refused("Gil", end.clone()), Refusal::Held);
    it.at(30_000).keeper_is_back();
    it.does("Gil", end);
    assert_eq!(it.sounds(), [Sound::SilenceEnds]);
}

#[test]
fn while_a_breath_between_runs_there_is_nothing_more_to_pause() {
    for part in [
        Part::Silence(Silence { length: 60_000 }),
        pairs(2, 60),
        timed(60),
    ] {
        let mut it = Sitting::held_by_keeper(vec![part], &["Ana", "Gil"]);
        it.made("Gil", Role::Guardian);
        let (pattern, breaths) = (Pattern::ThreeBreaths, 1);
        it.does("Gil", Action::Breathe { pattern, breaths });
        let held = it.circle.hold();
        assert_eq!(it.refused("Gil", Action::Pause), Refusal::Held);
        assert_eq!(it.refused("Ana", Action::CallPause), Refusal::Held);
        assert!(!it.may("Gil", ActionKind::Resume), "it is not cut off");
        it.at(60_000);
        assert_eq!(it.circle.hold(), held, "and goes on when they say so");
        it.does("Gil", Action::Resume);
    }
}

#[test]
fn a_later_lap_comes_to_those_without_a_phone_and_to_the_old_keeper_in_their_place() {
    let mut plan = plan(vec![laps(2), untimed()]);
    plan.keeper_turn = KeeperTurn::Last;
    let mut it = Sitting::new(plan, &[], &["Ana", "Bo"]).begun();
    it.carries("Ana", "Kid").unwrap();
    it.made("Bo", Role::Keeper);
    for _ in 0..2 {
        it.shares("Ana").has_piece("Kid");
        let (turn, how) = (it.turn(), circle::How::Shared);
        it.does_for("Ana", "Kid", Action::Pass { turn, how });
        it.all_share(&["Bo", KEEPER]);
    }
    it.round_is_complete();
}

#[test]
fn the_rest_of_a_round_reckons_with_the_laps_that_are_still_to_come() {
    let part = Part::Round(Round {
        question: "What do you carry?".to_owned(),
        share: Some(60_000),
        kind: circle::RoundKind::Question,
        note: String::new(),
        laps: 2,
    });
    let it = Sitting::held_by_keeper(vec![part], &["Ana", "Bo"]);
    let desk = it.circle.desk();
    assert_eq!(desk.rest_of_round, Some(3 * 70_000));
    let ends = desk
        .round_ends_at
        .map(|end| end.since(crate::common::OPENED));
    assert_eq!(ends, Some(60_000 + 3 * 70_000));
}
