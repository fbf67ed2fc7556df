//! What holds for every board.

use gathering::{
    AfternoonEdit, Block as Stretch, HallAction, HallActor, PersonId, PlaceWish, PreviewNumber,
    Topic, Way, Wish, Work,
};

use super::afternoon::Afternoon;
use crate::face::{Block, Face, Kind};
use crate::hall::HallWhat;

pub(super) fn every<'a>(blocks: &'a [Block], found: &mut Vec<&'a Block>) {
    for block in blocks {
        found.push(block);
        every(&block.within, found);
    }
}

pub(super) fn all(face: &Face) -> Vec<&Block> {
    let mut found = Vec::new();
    for blocks in [
        &face.word,
        &face.body,
        &face.deck,
        &face.order,
        &face.agreed,
        &face.seat,
    ] {
        every(blocks, &mut found);
    }
    found
}

pub(super) fn asks(face: &Face) -> Vec<HallWhat> {
    let asks = all(face).into_iter().filter(|block| {
        matches!(block.kind, Kind::Button | Kind::Field) && block.ask.starts_with('{')
    });
    let asks = asks.map(|block| serde_json::from_str(&block.ask));
    asks.map(|what| what.unwrap_or_else(|error| panic!("{error}")))
        .collect()
}

fn forming() -> Afternoon {
    let mut hall = Afternoon::of(4, 20);
    hall.goes_on_to(|work| matches!(work, Work::Form { .. }));
    hall.wishes(PersonId(5), &Wish::Together { with: PersonId(6) });
    hall.wishes(PersonId(6), &Wish::Together { with: PersonId(5) });
    hall.wishes(PersonId(7), &Wish::Apart { from: PersonId(9) });
    hall.wishes(
        PersonId(10),
        &Wish::Place {
            place: Some(PlaceWish::QuietCorner),
        },
    );
    hall.forms(Way::Even, 4);
    hall
}

pub(super) fn running(circles: u8, others: usize) -> Afternoon {
    let mut hall = Afternoon::of(circles.into(), others);
    hall.goes_on_to(|work| matches!(work, Work::Form { .. }));
    hall.forms(Way::Even, circles);
    hall.tells();
    hall.goes_on_to(|work| matches!(work, Work::Circles { .. }));
    hall.waits(15);
    hall.all_go_on(false);
    hall
}

#[test]
fn no_wish_stands_beside_a_name_but_of_those_who_came_together() {
    let hall = forming();
    let face = hall.face();
    let called = hall.called();
    let lines = all(&face);
    let movers = lines.iter().filter(|block| block.look.starts_with("mover"));
    let words: Vec<_> = movers
        .filter(|one| !one.sub.is_empty())
        .map(|one| one.sub.clone())
        .collect();
    let (five, six) = (called.of(PersonId(5)), called.of(PersonId(6)));
    let named = |words: &&String| words.contains(&five) || words.contains(&six);
    assert_eq!(words.iter().filter(named).count(), 2, "{words:?}");
    let keep = words.iter().filter(|words| *words == "keeps").count();
    assert_eq!(words.len(), keep + 2, "{words:?}");
    // What the whole board says does not change when those two wish to sit apart from others instead.
    let mut other = forming();
    other.wishes(PersonId(7), &Wish::Whichever { about: PersonId(9) });
    other.wishes(PersonId(8), &Wish::Apart { from: PersonId(11) });
    let told = |face: &Face| serde_json::to_string(&face.body).unwrap_or_default();
    assert_eq!(
        told(&face),
        told(&other.face()),
        "a wish shows by the one who made it"
    );
}

#[test]
fn what_a_button_asks_names_what_was_seen() {
    let mut hall = forming();
    let number = hall.gathering.preview().map(|preview| preview.number);
    let moved = hall
        .gathering
        .preview()
        .and_then(|preview| preview.proposal.circles[0].people.first().copied());
    let (preview, person) = (
        number.unwrap_or(PreviewNumber(9)),
        moved.unwrap_or(PersonId(0)),
    );
    hall.host(HallAction::MovePerson {
        preview,
        person,
        to: Some(1),
    });
    let mut seen = 0;
    for mut hall in [hall, running(4, 20)] {
        // Something was changed before, so that the edition is not the first.
        let after = hall.gathering.stage().block().unwrap_or(0);
        let edit = AfternoonEdit::Shift { after, minutes: 5 };
        let edition = hall.gathering.edition();
        hall.host(HallAction::Edit { edition, edit });
        let (edition, stage) = (hall.gathering.edition(), hall.gathering.stage());
        assert!(edition > 0);
        for what in asks(&hall.face()) {
            let HallWhat::Act(action) = what else {
                continue;
            };
            match action {
                HallAction::Edit { edition: named, .. } | HallAction::Undo { edition: named } => {
                    assert_eq!(named, edition);
                    seen += 1;
                }
                HallAction::Next { from } => assert_eq!(from, stage),
                HallAction::Tell { preview: named }
                | HallAction::UndoMove { preview: named }
                | HallAction::Drop { preview: named } => {
                    assert_eq!(named, preview);
                    seen += 1;
                }
                _ => {}
            }
        }
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn whatever_can_be_pressed_is_accepted() {
    let mut comes_late = running(6, 30);
    comes_late.comes(HallActor::Door);
    comes_late.host(HallAction::AddPerson);
    for hall in [Afternoon::of(3, 9), forming(), running(4, 20), comes_late] {
        let before = hall.gathering.clone();
        for what in asks(&hall.face()) {
            let HallWhat::Act(mut action) = what else {
                continue;
            };
            if let HallAction::AddAgreement { text } | HallAction::Reword { text, .. } = &mut action
            {
                "Listen to the end.".clone_into(text);
            }
            // What is done for someone without a phone names them beside it.
            if matches!(action, HallAction::Answer { .. } | HallAction::GetUp) {
                continue;
            }
            let command = gathering::HallCommand {
                id: circle::CommandId(77_777),
                for_person: None,
                action,
            };
            let actor = HallActor::Person(gathering::OPENER);
            let done = before.act(hall.now, actor, &command);
            assert!(done.is_ok(), "{:?}: {:?}", command.action, done.err());
        }
    }
}

#[test]
fn tiles_never_change_places() {
    let mut hall = running(12, 60);
    let keys = |hall: &Afternoon| -> Vec<String> {
        hall.face()
            .body
            .iter()
            .map(|tile| tile.key.clone())
            .collect()
    };
    let before = keys(&hall);
    assert_eq!(before.len(), 12);
    hall.all_go_on(true);
    assert_eq!(keys(&hall), before);
    hall.host(HallAction::Hold);
    assert_eq!(keys(&hall), before);
}

#[test]
fn while_all_is_held_letting_go_is_the_only_solid_button() {
    let mut hall = running(6, 30);
    let solid = |face: &Face| {
        all(face)
            .into_iter()
            .filter(|block| block.look.contains("btn--solid"))
            .count()
    };
    hall.host(HallAction::Hold);
    let face = hall.face();
    assert_eq!(solid(&face), 1);
    let mut band = Vec::new();
    every(&face.word, &mut band);
    assert!(band.iter().any(|block| block.look.contains("btn--solid")));
}

#[test]
fn everything_can_be_held_before_there_are_circles() {
    let mut hall = Afternoon::of(4, 12);
    let holds = |hall: &Afternoon| asks(&hall.face()).contains(&HallWhat::Act(HallAction::Hold));
    assert!(holds(&hall));
    hall.goes_on_to(|work| matches!(work, Work::Welcome { .. }));
    assert!(holds(&hall));
    hall.host(HallAction::Hold);
    let said = hall.face();
    let says = |words: &str| said.word.iter().any(|band| written(band).contains(words));
    assert!(says("Time stands still.") && says("The plan waits."));
    assert!(!says("Each piece"), "there is none");
}

fn written(block: &Block) -> String {
    serde_json::to_string(block).unwrap_or_default()
}

#[test]
fn a_place_more_is_offered_at_a_topic_for_which_somebody_waits() {
    let mut hall = Afternoon::of(4, 12);
    let topic = |name: &str| Topic {
        name: name.to_owned(),
        most: 4,
    };
    let topics = vec![topic("Grief"), topic("Home")];
    let way = Way::Topic {
        topics: topics.clone(),
    };
    let work = Work::Form {
        way: way.clone(),
        about: 6,
    };
    let block = Stretch {
        minutes: 5,
        title: "By topic".to_owned(),
        work,
    };
    let (edition, edit) = (0, AfternoonEdit::Insert { at: 0, block });
    hall.host(HallAction::Edit { edition, edit });
    for person in 5..10 {
        hall.wishes(PersonId(person), &Wish::Topics { topics: vec![0] });
    }
    hall.forms(way, 2);
    let more = |hall: &Afternoon| {
        let edits = asks(&hall.face()).into_iter();
        let rooms = edits.filter(|what| {
            let HallWhat::Act(HallAction::Edit { edit, .. }) = what else {
                return false;
            };
            matches!(edit, AfternoonEdit::TopicRoom { .. })
        });
        rooms.collect::<Vec<_>>()
    };
    let edit = AfternoonEdit::TopicRoom {
        at: 0,
        topic: 0,
        most: 5,
    };
    let edition = 1;
    let one_more = HallAction::Edit { edition, edit };
    assert_eq!(more(&hall), [HallWhat::Act(one_more.clone())]);
    hall.host(one_more);
    let shown = written(&Block::row("", "", hall.face().body));
    assert!(shown.contains("One more at “Grief”"), "another one waits");
}

/// How much a full house weighs: `cargo test -p app --features ssr,seat,host --lib board_of_three -- --nocapture`.
#[test]
fn a_board_of_three_hundred_stays_within_its_weight() {
    /// Bytes of JSON, before it is packed: what a board on a laptop is sent at first.
    const MOST: usize = 160 * 1024;
    let mut hall = Afternoon::of(30, 269);
    hall.goes_on_to(|work| matches!(work, Work::Form { .. }));
    hall.forms(Way::Even, 30);
    let weight = |hall: &Afternoon| {
        serde_json::to_string(&hall.face())
            .unwrap_or_default()
            .len()
    };
    let forming = weight(&hall);
    hall.tells();
    hall.all_go_on(false);
    let running = weight(&hall);
    println!("forming {forming} bytes, in circles {running} bytes");
    assert!(forming.max(running) < MOST, "{forming} {running}");
    // A minute later only what has changed is sent.
    let mut told = crate::face::told::Told::default();
    let first = told.frame(1, &hall.face()).unwrap_or_default().len();
    hall.waits(1);
    let next = told.frame(2, &hall.face()).unwrap_or_default().len();
    println!("first frame {first} bytes, a minute later {next} bytes");
    assert!(next * 2 < first, "{next} of {first}");
}

/// A host has no phone's page in the hall: all that she is asked stands on her board.
#[test]
fn a_host_who_is_asked_to_a_place_can_answer_on_her_board() {
    use gathering::person::OPENER;
    let mut hall = Afternoon::of(3, 12);
    hall.host(HallAction::NameKeeper {
        person: OPENER,
        keeps: true,
    });
    hall.host(HallAction::SetJoins {
        person: OPENER,
        joins: true,
    });
    hall.goes_on_to(|work| matches!(work, Work::Form { .. }));
    hall.forms(Way::Even, 4);
    let preview = hall.gathering.preview().map(|preview| preview.number);
    hall.host(HallAction::Tell {
        preview: preview.unwrap_or(PreviewNumber(9)),
    });
    let answers = asks(&hall.face())
        .into_iter()
        .filter(|what| matches!(what, HallWhat::Act(HallAction::Answer { .. })));
    assert_eq!(answers.count(), 3, "yes, five more minutes, I stay");
}

#[test]
fn the_breath_that_the_plan_names_is_the_main_act_until_it_was_breathed() {
    let mut hall = Afternoon::of(2, 6);
    hall.goes_on_to(|work| matches!(work, Work::Breathe { .. }));
    let planned = hall.seen(|sight| {
        match &sight.host.blocks[sight.everyones.stage.block().unwrap_or(0)].work {
            Work::Breathe { pattern, breaths } => Some((*pattern, *breaths)),
            _ => None,
        }
    });
    let (pattern, breaths) = planned.unwrap_or_else(|| panic!("no breath is planned"));
    let named = HallWhat::Act(HallAction::Breathe { pattern, breaths });
    let main = |hall: &Afternoon| hall.face().deck.last().map(|block| block.ask.clone());
    let json = serde_json::to_string(&named).ok();
    assert_eq!(main(&hall), json);
    hall.host(HallAction::Breathe { pattern, breaths });
    assert_ne!(main(&hall), json);
}
