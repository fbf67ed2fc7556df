//! Roles: who may ask what, how a role is given and taken back, and who keeps.

use circle::{Action, ActionKind, Actor, Direction, KeeperTurn, Refusal, RingPlace, Role};

use crate::common::{KEEPER, Sitting, plan, timed, untimed};

/// Gil is the guardian, Co a co-keeper, Pat takes part.
fn four() -> Sitting {
    let mut sitting = Sitting::in_timed_round(60, &["Gil", "Co", "Pat"]);
    sitting
        .made("Gil", Role::Guardian)
        .made("Co", Role::CoKeeper);
    sitting
}

#[test]
fn each_role_may_ask_what_the_table_says() {
    use ActionKind::*;
    // What takes a role, and whether keeper, co-keeper, guardian and participant have it.
    let table = [
        (Begin, [true, true, false, false]),
        (NextPart, [true, true, false, false]),
        (PassOn, [true, true, true, false]),
        (MoreTime, [true, true, true, false]),
        (Pause, [true, true, true, false]),
        (Resume, [true, true, true, false]),
        (Ring, [true, true, true, false]),
        (Breathe, [true, true, true, false]),
        (EndBreath, [true, true, true, false]),
        (Lock, [true, true, false, false]),
        (Unlock, [true, true, false, false]),
        (MoveSeat, [true, true, false, false]),
        (Turn, [true, true, false, false]),
        (SetAway, [true, true, false, false]),
        (GiveRole, [true, false, false, false]),
        (AddSeat, [true, true, false, false]),
        (LetIn, [true, true, false, false]),
        (TurnAway, [true, true, false, false]),
        (SetLate, [true, true, false, false]),
        (Remove, [true, true, false, false]),
        (Arrange, [true, true, false, false]),
        (ShiftPlan, [true, true, false, false]),
        (Close, [true, true, false, false]),
    ];
    for (kind, expected) in table {
        let roles = [
            Role::Keeper,
            Role::CoKeeper,
            Role::Guardian,
            Role::Participant,
        ];
        assert_eq!(roles.map(|role| role.may(kind)), expected, "{kind:?}");
        assert!(kind.is_keepers());
    }
    for kind in [
        Pass,
        HoldSilence,
        SpeakAfterAll,
        AskLater,
        Take,
        LetBe,
        Answer,
        Propose,
        StepOut,
        Leave,
        CallPause,
        CarrySeat,
    ] {
        assert!(
            Role::ALL.iter().all(|role| role.may(kind)),
            "{kind:?} takes no role"
        );
    }
}

#[test]
fn the_guardian_keeps_the_time_and_no_more() {
    let mut it = four();
    let turn = it.turn();
    it.does("Gil", Action::MoreTime { turn })
        .does("Gil", Action::Ring);
    it.does("Gil", Action::PassOn { turn }).has_piece("Co");
    it.does("Gil", Action::Pause).does("Gil", Action::Resume);
    let direction = Direction::Counter;
    for action in [
        Action::NextPart { from: 0 },
        Action::Turn { direction },
        Action::Lock,
        Action::Close,
    ] {
        assert_eq!(it.refused("Gil", action), Refusal::KeeperOnly);
    }
}

#[test]
fn a_co_keeper_does_all_but_give_roles() {
    let mut it = four();
    it.does("Co", Action::NextPart { from: 0 })
        .does("Co", Action::Lock);
    let (seat, role) = (it.seat("Pat"), Role::CoKeeper);
    assert_eq!(
        it.refused("Co", Action::GiveRole { seat, role }),
        Refusal::KeeperOnly
    );
    it.does("Co", Action::Close);
    assert!(it.circle.has_ended());
}

#[test]
fn those_who_hold_the_form_change_any_agreement_and_the_guardian_their_own() {
    let mut it = Sitting::in_agreements(&["We listen."], &["Gil", "Co"]);
    it.made("Gil", Role::Guardian).made("Co", Role::CoKeeper);
    let agreement = it.agreement("We listen.");
    let amend = |text: &str| Action::Amend {
        agreement,
        text: text.to_owned(),
    };
    assert_eq!(it.refused("Gil", amend("We talk.")), Refusal::NotYours);
    it.does("Co", amend("We listen well."));
    let text = "Tea.".to_owned();
    it.does("Gil", Action::Propose { text });
    assert_eq!(it.refused("Gil", amend("We talk.")), Refusal::NotYours);
}

#[test]
fn a_role_is_given_in_one_tap_and_taken_back() {
    let mut it = four();
    assert_eq!(it.role("Gil"), Role::Guardian);
    assert!(it.may("Gil", ActionKind::Ring));
    it.made("Gil", Role::Participant);
    assert_eq!(it.role("Gil"), Role::Participant);
    assert_eq!(it.refused("Gil", Action::Ring), Refusal::KeeperOnly);
    it.made("Gil", Role::CoKeeper);
    assert!(it.may("Gil", ActionKind::NextPart));
    let (seat, role) = (circle::SeatId(99), Role::Guardian);
    assert_eq!(
        it.refused(KEEPER, Action::GiveRole { seat, role }),
        Refusal::UnknownSeat
    );
}

#[test]
fn the_keeping_is_handed_on_and_there_is_always_one_keeper() {
    let mut it = four();
    it.made("Pat", Role::Keeper);
    assert_eq!(it.circle.keeper(), it.seat("Pat"));
    assert_eq!(
        (it.role("Pat"), it.role(KEEPER)),
        (Role::Keeper, Role::CoKeeper)
    );
    assert!(it.shown("Pat").keeper && !it.shown(KEEPER).keeper);
    // The one who gave it may step out and leave now, and the one who has it may not.
    assert_eq!(it.refused("Pat", Action::Leave), Refusal::KeeperStays);
    it.does(KEEPER, Action::StepOut);
}

#[test]
fn the_keeper_does_not_lay_the_keeping_down_but_hands_it_on() {
    let mut it = four();
    let seat = it.seat(KEEPER);
    for role in [Role::CoKeeper, Role::Guardian, Role::Participant] {
        assert_eq!(
            it.refused(KEEPER, Action::GiveRole { seat, role }),
            Refusal::KeeperStays
        );
    }
    assert_eq!(it.refused(KEEPER, Action::Leave), Refusal::KeeperStays);
    it.made(KEEPER, Role::Keeper);
    assert_eq!(it.role(KEEPER), Role::Keeper);
}

#[test]
fn who_opened_the_circle_takes_the_keeping_back_from_any_role() {
    let mut it = four();
    assert!(
        !it.may(KEEPER, ActionKind::TakeBackKeeping),
        "it is there already"
    );
    it.made("Pat", Role::Keeper);
    let (seat, role) = (it.seat(KEEPER), Role::Participant);
    it.does("Pat", Action::GiveRole { seat, role });
    for name in ["Gil", "Co", "Pat"] {
        assert_eq!(it.refused(name, Action::TakeBackKeeping), Refusal::NotNow);
    }
    it.does(KEEPER, Action::TakeBackKeeping);
    assert_eq!(
        (it.role(KEEPER), it.role("Pat")),
        (Role::Keeper, Role::CoKeeper)
    );
}

#[test]
fn handing_the_keeping_on_changes_nobodys_turn_in_the_round_that_goes_on() {
    // Whoever kept when the piece began to go round comes last, and the new keeper when their seat does.
    let mut it = Sitting::in_round(KeeperTurn::Last, &["Ana", "Bo", "Cy"]);
    it.made("Bo", Role::Keeper);
    it.all_share(&["Ana", "Bo", "Cy", KEEPER])
        .round_is_complete();
    // In the next round the new keeper comes last.
    it.does("Bo", Action::NextPart { from: 0 });
    it.all_share(&["Cy", KEEPER, "Ana", "Bo"])
        .round_is_complete();
}

#[test]
fn one_who_is_made_keeper_with_the_piece_keeps_it_and_a_second_offer_too() {
    let mut it = Sitting::in_round(KeeperTurn::HoldsOnly, &["Ana", "Bo"]);
    it.made("Ana", Role::Keeper).has_piece("Ana");
    it.passes("Ana").shares("Bo").piece_is_in_the_centre();
    it.does("Ana", Action::Take).has_piece("Ana");
    it.shares("Ana");
    it.round_is_complete();
}

#[test]
fn a_link_gives_its_role_on_sitting_down_once() {
    let mut it = Sitting::new(plan(vec![timed(60), untimed()]), &[], &["Ana"]);
    let sit = it.command(Action::Sit { consents: vec![] });
    let link = Actor::Invited(Role::CoKeeper);
    it.acts(link, &sit).unwrap();
    let once = it.circle.clone();
    it.acts(link, &sit).unwrap();
    assert_eq!(it.circle, once, "a resend is acknowledged");
    let seat = it.circle.seat_given_to(sit.id).unwrap();
    assert_eq!(it.circle.seat(seat).unwrap().role, Role::CoKeeper);
}

#[test]
fn a_link_opens_a_locked_door_and_never_gives_the_keeping() {
    let mut it = four();
    it.does(KEEPER, Action::Lock);
    assert_eq!(it.knocks("Late", vec![]), Err(Refusal::Locked));
    it.comes_with_link("Eve", Role::Guardian).unwrap();
    assert_eq!(it.role("Eve"), Role::Guardian);
    it.does(KEEPER, Action::Unlock);
    assert_eq!(
        it.comes_with_link("Mal", Role::Keeper),
        Err(Refusal::NotNow)
    );
}

#[test]
fn a_role_takes_a_phone_of_ones_own() {
    let mut it = four();
    it.adds(KEEPER, "Opa", RingPlace::AtEnd).unwrap();
    it.carries("Pat", "Kid").unwrap();
    for name in ["Opa", "Kid"] {
        for role in [Role::Keeper, Role::CoKeeper, Role::Guardian] {
            let seat = it.seat(name);
            assert_eq!(
                it.refused(KEEPER, Action::GiveRole { seat, role }),
                Refusal::NoDevice
            );
        }
        it.made(name, Role::Participant);
    }
}

#[test]
fn those_who_hold_the_form_have_a_desk_and_who_opened_the_circle_always() {
    let mut it = four();
    for (name, has) in [(KEEPER, true), ("Gil", false), ("Co", true), ("Pat", false)] {
        let view = it.circle.desk_view(it.seat(name));
        assert_eq!(view.is_some(), has, "{name}");
        if let Some(view) = view {
            assert_eq!(view.mine, it.circle.mine(it.seat(name)));
        }
    }
    it.made("Pat", Role::Keeper);
    let (seat, role) = (it.seat(KEEPER), Role::Participant);
    it.does("Pat", Action::GiveRole { seat, role });
    assert!(it.circle.has_desk(seat), "to take the keeping back");
}

#[test]
fn only_the_keeper_makes_a_link_that_gives_a_role() {
    let mut it = four();
    let names = [KEEPER, "Gil", "Co", "Pat"];
    let may = |it: &Sitting| names.map(|name| it.circle.may_invite(it.seat(name)));
    assert_eq!(may(&it), [true, false, false, false]);
    it.does(
        KEEPER,
        Action::GiveRole {
            seat: it.seat("Co"),
            role: Role::Keeper,
        },
    );
    assert_eq!(may(&it), [false, false, true, false]);
}
