//! What a screen lists as possible is what is accepted; a refusal and a resend change nothing; nothing panics.

use circle::CommandId;
use gathering::{HallAction, HallActionKind, HallActor, HallCommand, HallRole, Tiles};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::actions::action;
use crate::bench::{Step, Story, steps};

/// Every kind of action by `actor` is accepted if it is listed, and refused if it is not.
fn accepts_what_it_lists(story: &Story, actor: HallActor, detail: u8) -> Result<(), TestCaseError> {
    let gathering = story.gathering();
    let listed = gathering.may(actor);
    let by = match actor {
        HallActor::Person(by) => by,
        HallActor::Door | HallActor::Invited | HallActor::Clock => gathering::OPENER,
    };
    for &kind in HallActionKind::ALL {
        // That someone leaves who has left is acknowledged, though there is nothing more to list for them.
        if kind == HallActionKind::Leave && gathering.person(by).is_none() {
            continue;
        }
        let action = action(gathering, story.hall.now, by, kind, detail);
        let command = HallCommand {
            id: CommandId(u128::MAX),
            for_person: None,
            action,
        };
        let refusal = gathering.act(story.hall.now, actor, &command).err();
        let accepted = refusal.is_none();
        prop_assert_eq!(
            accepted,
            listed.contains(&kind),
            "{:?} {:?}: {:?}",
            actor,
            command.action,
            refusal
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn exactly_what_is_listed_is_accepted(
        keepers in 0..4_usize, others in 0..8_usize, steps in steps(80), detail in any::<u8>()
    ) {
        let mut story = Story::new(keepers, others, 20);
        for (n, step) in steps.iter().enumerate() {
            story.takes(step);
            let detail = detail.wrapping_add(n as u8);
            let one = story.who(detail | 128);
            for actor in [
                HallActor::Person(gathering::OPENER), HallActor::Person(one), HallActor::Door,
                HallActor::Invited, HallActor::Clock,
            ] {
                accepts_what_it_lists(&story, actor, detail)?;
            }
            let gathering = story.gathering();
            let hosts = gathering.people().filter(|person| person.role == HallRole::CoHost);
            for host in hosts.take(1) {
                accepts_what_it_lists(&story, HallActor::Person(host.id), detail)?;
                let view = gathering.host_view(host.id, &Tiles::new(), &story.hall.wishes).unwrap();
                prop_assert_eq!(view.may, gathering.may(HallActor::Person(host.id)));
            }
            if let Some(view) = gathering.own_view(one) {
                prop_assert_eq!(view.may, gathering.may(HallActor::Person(one)));
            }
        }
    }

    #[test]
    fn guests_do_nothing_that_is_the_hosts(
        others in 1..8_usize, steps in steps(80), detail in any::<u8>()
    ) {
        let mut story = Story::new(2, others, 20);
        for step in &steps {
            story.takes(step);
            let one = story.who(detail | 128);
            if let Some(person) = story.gathering().person(one).filter(|p| !p.role.hosts()) {
                let may = story.gathering().may(HallActor::Person(person.id));
                prop_assert!(may.iter().all(|kind| !kind.is_hosts()), "{:?}", may);
                let view = story.gathering().host_view(one, &Tiles::new(), &story.hall.wishes);
                prop_assert!(view.is_none());
            }
        }
    }

    #[test]
    fn a_resend_is_acknowledged_and_changes_nothing(steps in steps(80)) {
        let mut story = Story::new(3, 6, 20);
        for step in &steps {
            story.takes(step);
            let Step::Does { who, detail, what } = step else { continue };
            let by = story.who(*who);
            let kinds = HallActionKind::ALL;
            let kind = kinds[usize::from(*what) % kinds.len()];
            let action = action(story.gathering(), story.hall.now, by, kind, *detail);
            let command = HallCommand { id: CommandId(u128::MAX / 7), for_person: None, action };
            let actor = HallActor::Person(by);
            let Ok((once, _)) = story.gathering().act(story.hall.now, actor, &command) else { continue };
            if once.has_ended() || command.action == HallAction::Leave { continue }
            let later = story.hall.now.after(700);
            prop_assert_eq!(once.act(later, actor, &command), Ok((once.clone(), vec![])));
        }
    }

    #[test]
    fn a_tick_that_is_early_or_comes_again_changes_nothing(steps in steps(80)) {
        let mut story = Story::new(3, 6, 20);
        for step in &steps {
            story.takes(step);
            if story.gathering().has_ended() { break }
            let tick = HallCommand { id: CommandId(0), for_person: None, action: HallAction::Tick };
            let now = story.hall.now;
            let (once, _) = story.gathering().act(now, HallActor::Clock, &tick).unwrap();
            let (again, cues) = once.act(now, HallActor::Clock, &tick).unwrap();
            prop_assert_eq!(&again, &once);
            prop_assert!(cues.is_empty());
            let due = once.next_deadline().unwrap();
            prop_assert!(due > now || once.held_since().is_some());
        }
    }
}
