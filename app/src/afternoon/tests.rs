#![allow(clippy::unwrap_used)]

use circle::Pattern;
use circle::text::AGREEMENT_CHARS;
use gathering::afternoon::bounds::*;
use gathering::{Afternoon, Block, Spot, Topic, Way, WayKind, Work, WorkKind};

use super::*;
use crate::plan::Refused;
use crate::plan::starters::starter_plans;
use crate::say::say;

/// What a browser posts of a page with this draft on it, in the order of the page.
fn posted(draft: &AfternoonDraft) -> Vec<(String, String)> {
    let whole = [
        ("title", &draft.title),
        ("about", &draft.about),
        ("people", &draft.people),
        ("begins_in", &draft.begins_in),
        ("agreements", &draft.agreements),
        ("care", &draft.care),
    ];
    let whole = whole.map(|(name, value)| (name.to_owned(), value.clone()));
    let mut pairs = whole.to_vec();
    if draft.taken_out.is_some() {
        let written = serde_json::to_string(&draft.taken_out).unwrap();
        pairs.push(("taken_out".to_owned(), written));
    }
    for spot in &draft.spots {
        pairs.push(("spot".to_owned(), spot.key.to_string()));
        pairs.push((spot.id_of("name"), spot.name.clone()));
        pairs.push((spot.id_of("way"), spot.way.clone()));
        for (field, ticked) in [("exit", spot.near_exit), ("quiet", spot.quiet)] {
            if ticked {
                pairs.push((spot.id_of(field), "yes".to_owned()));
            }
        }
    }
    for block in &draft.blocks {
        pairs.push(("block".to_owned(), block.mark()));
        for field in [
            "title", "minutes", "words", "pattern", "breaths", "way", "about", "topics", "plan",
            KEPT, "question",
        ] {
            pairs.push((block.id_of(field), block.get(field).to_owned()));
        }
    }
    pairs
}

fn read(pairs: &[(String, String)]) -> AfternoonDraft {
    let pairs = pairs.iter();
    AfternoonDraft::read(pairs.map(|(name, value)| (name.as_str(), value.as_str())))
}

/// A block of every kind, people formed in every way, a place of each sort.
fn full() -> Afternoon {
    let block = |title: &str, work| Block {
        minutes: 20,
        title: title.to_owned(),
        work,
    };
    let form = |way| Work::Form { way, about: 7 };
    let topics = ["Grief", "Time: and rest"].map(|name| Topic {
        name: name.to_owned(),
        most: 8,
    });
    let words = || "One line.\n\nAnd another.".to_owned();
    let plan = || starter_plans().swap_remove(2).plan;
    let works = [
        Work::Arrive,
        Work::Welcome { words: words() },
        Work::Breathe {
            pattern: Pattern::Sigh,
            breaths: 4,
        },
        Work::Agreements,
        Work::Card { words: words() },
        form(Way::Even),
        Work::Circles { plan: plan() },
        Work::Break,
        form(Way::Topic {
            topics: topics.to_vec(),
        }),
        form(Way::ByHand),
        form(Way::AsBefore),
        form(Way::NewFaces),
        Work::Exercise { plan: plan() },
        Work::Regroup {
            question: "What stays?".to_owned(),
        },
        Work::Close { words: words() },
    ];
    let afternoon = Afternoon {
        title: "Sunday at the mill".to_owned(),
        about: "We sit, and rest.".to_owned(),
        blocks: works.map(|work| block("A block", work)).to_vec(),
        agreements: vec![
            "One speaks at a time.".to_owned(),
            "We may pass.".to_owned(),
        ],
        spots: vec![
            Spot {
                name: "Kitchen".to_owned(),
                way: "down the stairs".to_owned(),
                near_exit: true,
                quiet: false,
            },
            Spot {
                name: "Loft".to_owned(),
                way: String::new(),
                near_exit: false,
                quiet: true,
            },
        ],
        care: "Ring the house: 12 34.".to_owned(),
    };
    let kinds: Vec<_> = afternoon.blocks.iter().map(|one| one.work.kind()).collect();
    assert!(WorkKind::ALL.iter().all(|kind| kinds.contains(kind)));
    afternoon.checked().unwrap()
}

/// The draft of [`full`] with a block of this kind first.
fn at(kind: WorkKind) -> (AfternoonDraft, usize) {
    let draft = AfternoonDraft::of(&full());
    let at = draft
        .blocks
        .iter()
        .position(|one| one.kind == kind)
        .unwrap();
    (draft, at)
}

fn refusals(draft: &AfternoonDraft) -> Vec<Refused> {
    draft.afternoon().unwrap_err()
}

#[test]
fn every_field_goes_through_the_form_and_comes_back() {
    for afternoon in starter_afternoons()
        .into_iter()
        .map(|starter| starter.afternoon)
        .chain([full()])
    {
        let draft = AfternoonDraft::of(&afternoon);
        assert_eq!(draft.afternoon(), Ok(afternoon.clone()));
        let read = read(&posted(&draft));
        assert_eq!(read.afternoon(), Ok(afternoon));
        assert_eq!(posted(&read), posted(&draft));
    }
}

#[test]
fn what_cannot_be_taken_stays_as_it_was_typed() {
    let typed = [
        ("title", "t".repeat(TITLE_CHARS + 1)),
        ("about", "a".repeat(ABOUT_CHARS + 1)),
        ("people", "a few".to_owned()),
        ("begins_in", "soon".to_owned()),
        ("agreements", "x".repeat(AGREEMENT_CHARS + 1)),
        ("care", "c".repeat(CARE_CHARS + 1)),
        ("s0-name", "n".repeat(SPOT_NAME_CHARS + 1)),
        ("s1-way", "w".repeat(SPOT_WAY_CHARS + 1)),
        ("b0-minutes", "half an hour".to_owned()),
        ("b1-words", "w".repeat(WORDS_CHARS + 1)),
        ("b2-breaths", "-1".to_owned()),
        ("b5-about", "2".to_owned()),
        ("b8-topics", "One alone".to_owned()),
        ("b12-plan", "no-such-plan".to_owned()),
        ("b13-question", "q".repeat(QUESTION_CHARS + 1)),
    ];
    let mut pairs = posted(&AfternoonDraft::of(&full()));
    for (name, value) in &typed {
        let found = pairs.iter_mut().find(|(known, _)| known == name);
        value.clone_into(&mut found.unwrap().1);
    }
    let draft = read(&pairs);
    assert_eq!(posted(&draft), pairs, "nothing is lost");
    let mut fields: Vec<_> = refusals(&draft).into_iter().map(|why| why.field).collect();
    fields.extend(draft.begins().map_err(|why| why.field).err());
    let expected = typed.iter().map(|(name, _)| *name);
    let mut expected: Vec<_> = expected.filter(|name| *name != "people").collect();
    fields.sort();
    expected.sort_unstable();
    assert_eq!(
        fields, expected,
        "each is told of at its field; how many come is a guess"
    );
}

#[test]
fn each_refusal_is_one_sentence_with_a_way_on() {
    let (mut draft, form) = at(WorkKind::Form);
    draft.blocks[form].set("about", "50");
    draft.blocks[0].set("minutes", "0");
    draft.blocks[1].set("title", &"t".repeat(TITLE_CHARS + 1));
    let said: Vec<_> = refusals(&draft)
        .into_iter()
        .map(|why| (why.field, why.sentence))
        .collect();
    let said: Vec<_> = said
        .iter()
        .map(|(at, said)| (at.as_str(), said.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            (
                "b0-minutes",
                "A block takes 1 to 240 minutes. Please give it so many."
            ),
            (
                "b1-title",
                "That is a little long. Please say it in fewer words."
            ),
            (
                "b5-about",
                "Circles are planned for 3 to 20 people. Please choose so many."
            ),
        ]
    );
}

#[test]
fn what_is_too_much_together_is_told_of_the_whole() {
    let (mut draft, _) = at(WorkKind::Break);
    for block in &mut draft.blocks {
        block.set("minutes", "60");
    }
    let told = [Refused::at("", say().hall_no_too_long(12))];
    assert_eq!(refusals(&draft), told);
    draft.blocks.clear();
    let told = [Refused::at("", say().hall_no_blocks(MAX_BLOCKS))];
    assert_eq!(refusals(&draft), told);
}

#[test]
fn thirty_places_are_enough() {
    let mut draft = AfternoonDraft::of(&full());
    let place = |key: u16| DraftSpot {
        key,
        name: format!("Room {key}"),
        ..DraftSpot::default()
    };
    draft.spots = (0..30).map(place).collect();
    assert_eq!(draft.afternoon().unwrap().spots.len(), 30);
    draft.spots.push(place(30));
    let told = [Refused::at("spots", say().hall_no_spots(30))];
    assert_eq!(refusals(&draft), told);
}

#[test]
fn places_at_the_end_without_a_word_are_none_and_one_between_is_asked_for() {
    let mut draft = AfternoonDraft::of(&full());
    draft.press("spot");
    draft.press("spot");
    assert_eq!(draft.afternoon(), Ok(full()));
    draft.spots[3].name = "Barn".to_owned();
    let fields: Vec<_> = refusals(&draft).into_iter().map(|why| why.field).collect();
    assert_eq!(fields, ["s2-name"], "else the barn would be the third");
}

#[test]
fn names_that_are_not_given_are_the_usual_ones() {
    let mut draft = AfternoonDraft::of(&full());
    draft.title = " \u{200b} ".to_owned();
    for block in &mut draft.blocks {
        block.set("title", "  ");
    }
    let afternoon = draft.afternoon().unwrap();
    assert_eq!(afternoon.title, say().usual_afternoon());
    for block in &afternoon.blocks {
        assert_eq!(block.title, kind_called(block.work.kind()));
    }
}

#[test]
fn topics_are_lines_with_their_room() {
    let (mut draft, at) = at(WorkKind::Form);
    let block = &mut draft.blocks[at];
    block.set("way", "topic");
    block.set("topics", "Grief: 8\n\n  Rest \nWork: and care\nHands:12");
    let topics = |draft: &AfternoonDraft| match draft.afternoon().unwrap().blocks[at].work.clone() {
        Work::Form {
            way: Way::Topic { topics },
            ..
        } => topics,
        other => panic!("{other:?}"),
    };
    let read: Vec<_> = topics(&draft)
        .into_iter()
        .map(|topic| (topic.name, topic.most))
        .collect();
    let read: Vec<_> = read
        .iter()
        .map(|(name, most)| (name.as_str(), *most))
        .collect();
    assert_eq!(
        read,
        [
            ("Grief", 8),
            ("Rest", 9),
            ("Work: and care", 9),
            ("Hands", 12)
        ],
        "two more than sit in each, where it is not said"
    );
    for wrong in [
        "Grief: 8\ngrief: 7",
        "Grief: 0\nRest: 3",
        "Grief: 900\nRest",
    ] {
        draft.blocks[at].set("topics", wrong);
        assert_eq!(
            refusals(&draft)[0].field,
            draft.blocks[at].id_of("topics"),
            "{wrong}"
        );
    }
    let many: String = (0..31).map(|number| format!("Topic {number}\n")).collect();
    draft.blocks[at].set("topics", &many);
    let told = say().hall_no_topics(FEWEST_CIRCLES, MAX_CIRCLES);
    assert_eq!(refusals(&draft)[0].sentence, told);
    // Chosen otherwise they lie by, and are there when one comes back to them.
    draft.blocks[at].set("way", "even");
    assert!(draft.afternoon().is_ok());
    assert_eq!(draft.blocks[at].get("topics"), many);
}

#[test]
fn the_circles_plan_is_a_starter_or_the_one_that_came() {
    let (mut draft, at) = at(WorkKind::Circles);
    let came = draft.blocks[at].plan().unwrap();
    for starter in starter_plans() {
        draft.blocks[at].set("plan", starter.key);
        let afternoon = draft.afternoon().unwrap();
        assert_eq!(afternoon.blocks[at].work.plan(), Some(&starter.plan));
    }
    draft.blocks[at].set("plan", KEPT);
    assert_eq!(draft.blocks[at].plan(), Some(came));
    for nonsense in ["", "{", "[]", "{\"title\":\"x\"}"] {
        draft.blocks[at].set(KEPT, nonsense);
        let told = [Refused::at(
            draft.blocks[at].id_of("plan"),
            say().afternoon_no_plan(),
        )];
        assert_eq!(refusals(&draft), told, "{nonsense}");
    }
}

#[test]
fn the_buttons_do_what_they_say() {
    let start = AfternoonDraft::of(&full());
    let pressed = |buttons: &[&str]| {
        let mut draft = start.clone();
        for button in buttons {
            draft.press(button);
        }
        draft
    };
    let keys = |draft: &AfternoonDraft| draft.blocks.iter().map(|one| one.key).collect::<Vec<_>>();
    assert_eq!(keys(&pressed(&["up-1"]))[..3], [1, 0, 2]);
    assert_eq!(pressed(&["up-0"]), start);
    assert_eq!(pressed(&["down-14"]), start);
    assert_eq!(pressed(&["down-3", "up-3"]), start);
    let copied = pressed(&["copy-1"]);
    assert_eq!(keys(&copied)[..4], [0, 1, 15, 2]);
    assert_eq!(copied.blocks[2].get("words"), start.blocks[1].get("words"));
    let back = pressed(&["remove-4", "undo"]);
    assert_eq!(back, start);
    let out = pressed(&["remove-4"]);
    assert_eq!(read(&posted(&out)).taken_out, out.taken_out);
    for (kind, at) in [("arrive", 0), ("break", 14), ("close", 15), ("form", 14)] {
        let draft = pressed(&[&["add-", kind].concat()]);
        assert_eq!(draft.place(15), Some(at), "{kind}");
        assert!(draft.afternoon().is_ok(), "{kind}");
    }
    let minutes = |buttons: &[&str]| pressed(buttons).blocks[0].minutes();
    assert_eq!(minutes(&["more-0-minutes"]), Some(25));
    assert_eq!(minutes(&["less-0-minutes", "less-0-minutes"]), Some(10));
    assert_eq!(minutes(&["less-0-minutes"; 9]), Some(1));
    assert_eq!(minutes(&["more-0-minutes"; 99]), Some(240));
    assert_eq!(pressed(&["more-5-about"; 99]).blocks[5].about(), Some(20));
    assert_eq!(pressed(&["more"]).people, "25");
    assert_eq!(pressed(&["spot"]).spots.len(), 3);
    assert_eq!(pressed(&["unspot-0"]).spots[0].name, "Loft");
    for nothing in [
        "",
        "stay",
        "up",
        "up-99",
        "add-gasp",
        "less-0-title",
        "-",
        "copy-x",
    ] {
        assert_eq!(pressed(&[nothing]), start, "{nothing}");
    }
}

#[test]
fn however_often_something_is_added_there_is_room_for_it() {
    let mut draft = AfternoonDraft::of(&full());
    for _ in 0..60 {
        draft.press("copy-0");
        draft.press("add-break");
        draft.press("spot");
    }
    assert_eq!(
        (draft.blocks.len(), draft.spots.len()),
        (MAX_BLOCKS, MAX_CIRCLES)
    );
}

#[test]
fn what_only_a_program_posts_is_left_out() {
    let pairs = [
        ("block", "0:arrive"),
        ("block", "0:break"),
        ("block", "60000:break"),
        ("block", "1:gasp"),
        ("block", "x"),
        ("b0-words", "words that it has not"),
        ("b7-title", "of nobody"),
        ("spot", "0"),
        ("spot", "0"),
        ("spot", "many"),
        ("s0-name", "Kitchen"),
        (
            "taken_out",
            "[0,{\"key\":1,\"kind\":\"gasp\",\"fields\":[]}]",
        ),
        ("what", "is this"),
    ];
    let draft = AfternoonDraft::read(pairs);
    assert_eq!((draft.blocks.len(), draft.spots.len()), (1, 1));
    assert_eq!(draft.blocks[0].get("words"), "");
    assert_eq!(draft.taken_out, None);
    assert_eq!(draft.blocks[0].minutes(), None);
}

#[test]
fn circles_are_counted_for_the_people_who_are_expected() {
    let mut draft = AfternoonDraft::default();
    for (people, circles) in [
        ("36", 6),
        ("12", 2),
        ("300", 30),
        ("9", 2),
        ("4", 2),
        ("x", 4),
    ] {
        people.clone_into(&mut draft.people);
        assert_eq!(draft.circles(), circles, "{people}");
    }
    draft.people = "100".to_owned();
    let form = draft
        .blocks
        .iter_mut()
        .find(|one| one.kind == WorkKind::Form);
    form.unwrap().set("about", "8");
    let sizes = draft.suggested(8);
    assert_eq!((sizes.len(), sizes[0], sizes[12]), (13, 8, 7));
}

#[test]
fn it_begins_in_so_many_minutes_or_by_hand() {
    let mut draft = AfternoonDraft::default();
    assert_eq!(draft.begins(), Ok(None));
    for (typed, minutes) in [("0", 0), (" 30 ", 30), ("1440", LONGEST_WAIT)] {
        typed.clone_into(&mut draft.begins_in);
        assert_eq!(draft.begins(), Ok(Some(minutes)));
    }
    for typed in ["1441", "-1", "soon", "1.5", "99999999"] {
        typed.clone_into(&mut draft.begins_in);
        assert_eq!(draft.begins().unwrap_err().field, "begins_in", "{typed}");
    }
}

#[test]
fn ways_to_sit_are_all_offered_by_a_name_of_their_own() {
    let mut names: Vec<_> = WayKind::ALL.iter().map(|way| way_called(*way)).collect();
    names.extend(WorkKind::ALL.iter().map(|kind| kind_called(*kind)));
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count);
}
