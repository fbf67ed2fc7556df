//! What holds for the faces of a hall's phones, whatever they say.

use circle::AgreementId;
use gathering::person::PersonId;
use gathering::{Answer, HallAction, HallActor, HallSign, PlaceWish, Wish};

use crate::face::{Block, Face};
use crate::hall::ask::HallWhat;
use crate::hall::bench::{ELIF, Hall, JO, LEILA, MAREN, RUTH, SAMIR, TOMAS};

/// Every block of a face, also within others.
fn every(face: &Face) -> Vec<&Block> {
    fn of(blocks: &[Block]) -> Vec<&Block> {
        let within = blocks.iter().flat_map(|block| of(&block.within));
        blocks.iter().chain(within).collect()
    }
    let lists = [
        &face.word,
        &face.body,
        &face.deck,
        &face.order,
        &face.agreed,
        &face.seat,
        &face.care,
    ];
    lists.into_iter().flat_map(|list| of(list)).collect()
}

/// What its buttons and fields ask, and for whom.
fn asks(face: &Face) -> Vec<(HallWhat, Option<u64>)> {
    let asks = every(face)
        .into_iter()
        .filter(|block| block.ask.starts_with(['{', '"']));
    asks.map(|block| {
        let what = serde_json::from_str(&block.ask);
        let what = what.unwrap_or_else(|error| panic!("{}: {error}", block.ask));
        (what, block.whom)
    })
    .collect()
}

fn written(face: &Face) -> String {
    serde_json::to_string(face).unwrap_or_else(|error| panic!("{error}"))
}

fn sign(hall: &Hall, person: PersonId) -> HallSign {
    match hall.gathering.person(person) {
        Some(person) => person.sign,
        None => panic!("{person:?} is not here"),
    }
}

#[test]
fn nobody_elses_wish_is_on_any_screen() {
    let mut hall = Hall::with(9);
    hall.goes_on_to("Finding other circles");
    let people: Vec<_> = hall.gathering.people().map(|one| one.id).collect();
    let screens = |hall: &Hall| {
        let all = people.iter().copied().filter(|one| *one != LEILA);
        let mut screens: Vec<_> = all.map(|one| (one, written(&hall.phone(one)))).collect();
        screens.push((PersonId(999), written(&hall.wall())));
        screens
    };
    let before = screens(&hall);
    let place = Some(PlaceWish::NearExit);
    hall.wishes(LEILA, Wish::Place { place });
    hall.wishes(LEILA, Wish::Apart { from: TOMAS });
    hall.wishes(LEILA, Wish::Topics { topics: vec![1] });
    assert_eq!(screens(&hall), before, "what she wishes is hers alone");
    assert!(written(&hall.phone(LEILA)).contains(&sign(&hall, TOMAS).words()));
    // That she came with Elif is Elif's to know, and nobody else's.
    hall.wishes(LEILA, Wish::Together { with: ELIF });
    for ((who, now), (_, was)) in screens(&hall).into_iter().zip(before) {
        assert_eq!(now == was, who != ELIF, "{who:?}");
    }
}

#[test]
fn who_waits_for_a_topic_is_told_so_and_not_behind_whom() {
    let mut hall = Hall::with(12);
    hall.goes_on_to("Finding other circles");
    let waits = |hall: &Hall, who| written(&hall.phone(who)).contains("full for now, and you wait");
    let wish = |topic| Wish::Topics {
        topics: vec![topic],
    };
    hall.wishes(TOMAS, wish(1));
    let others = hall.gathering.people().map(|one| one.id);
    let others: Vec<_> = others
        .filter(|one| *one != LEILA && *one != TOMAS)
        .collect();
    for other in others {
        hall.wishes(other, wish(0));
    }
    hall.wishes(LEILA, wish(0));
    assert!(waits(&hall, LEILA) && !waits(&hall, TOMAS));
    let before = written(&hall.phone(LEILA));
    hall.wishes(ELIF, wish(1));
    assert_eq!(
        written(&hall.phone(LEILA)),
        before,
        "who else waits is nobody's to see"
    );
}

#[test]
fn two_words_of_a_sign_do_not_give_a_name_away() {
    let mut hall = Hall::with(2);
    hall.wishes(LEILA, Wish::Together { with: ELIF });
    hall.wishes(LEILA, Wish::Apart { from: JO });
    let shown = written(&hall.phone(LEILA));
    assert!(shown.contains(&sign(&hall, ELIF).words()));
    assert!(
        !shown.contains("Elif") && !shown.contains(r#""Jo"#),
        "{shown}"
    );
    let asked = written(&hall.phone(ELIF));
    assert!(asked.contains(&sign(&hall, LEILA).words()) && !asked.contains("Leila"));
    hall.wishes(ELIF, Wish::Together { with: LEILA });
    assert!(written(&hall.phone(LEILA)).contains("Elif"), "both say so");
    // "Not with" is to be seen on no other phone.
    let before = written(&hall.phone(LEILA));
    hall.wishes(ELIF, Wish::Apart { from: LEILA });
    assert_eq!(written(&hall.phone(LEILA)), before);
}

#[test]
fn who_carries_another_is_asked_for_them_and_can_say_no() {
    let mut hall = Hall::with(2);
    let shares = hall.carries(TOMAS);
    hall.wishes(LEILA, Wish::Together { with: shares });
    for wish in [
        Wish::Together { with: LEILA },
        Wish::PutAway { asker: LEILA },
    ] {
        let asked = (HallWhat::Wish(wish), Some(u64::from(shares.0)));
        assert!(asks(&hall.phone(TOMAS)).contains(&asked), "{asked:?}");
    }
    hall.wishes(shares, Wish::PutAway { asker: LEILA });
    let put_away = written(&hall.phone(TOMAS));
    assert!(!put_away.contains(&format!("asks-{}", LEILA.0)));
}

#[test]
fn an_answer_names_the_offer_that_the_screen_showed() {
    let mut hall = Hall::with(9);
    let shares = hall.carries(TOMAS);
    hall.goes_on_to("Finding our circles");
    hall.tells(2);
    let face = hall.phone(TOMAS);
    let answers = |whom: Option<u64>| {
        let asks = asks(&face).into_iter().filter(move |(_, of)| *of == whom);
        let answers = asks.filter_map(|(what, _)| match what {
            HallWhat::Act(HallAction::Answer { offer, answer }) => Some((offer, answer)),
            _ => None,
        });
        answers.collect::<Vec<_>>()
    };
    for (person, whom) in [(TOMAS, None), (shares, Some(u64::from(shares.0)))] {
        let offer = hall.offer(person);
        let said = answers(whom);
        for answer in Answer::ALL {
            assert_eq!(
                said.iter().filter(|one| **one == (offer, *answer)).count(),
                1
            );
        }
        assert_eq!(said.len(), Answer::ALL.len(), "{person:?}");
    }
    assert_ne!(hall.offer(TOMAS), hall.offer(shares));
}

#[test]
fn what_a_phone_offers_is_accepted() {
    let mut hall = Hall::with(9);
    hall.carries(TOMAS);
    hall.wishes(LEILA, Wish::Together { with: ELIF });
    let mut tried = 0;
    for block in [
        "Tea and arriving",
        "What we ask of each other",
        "Finding our circles",
        "First circle",
        "Finding other circles",
        "Closing",
    ] {
        hall.goes_on_to(block);
        if block == "Finding our circles" {
            hall.tells(2);
        }
        for person in [LEILA, ELIF, TOMAS, RUTH, JO, MAREN] {
            for (what, whom) in asks(&hall.phone(person)) {
                let whom = whom.map(|whom| PersonId(whom as u32));
                tried += 1;
                match what {
                    HallWhat::Act(action) => {
                        let id = circle::CommandId(u128::from(u64::MAX) + tried);
                        let told = format!("{block}, {person:?} for {whom:?}: {action:?}");
                        let command = gathering::HallCommand {
                            id,
                            for_person: whom,
                            action,
                        };
                        let by = HallActor::Person(person);
                        let done = hall.gathering.act(hall.now, by, &command);
                        assert!(done.is_ok(), "{told}: {:?}", done.err());
                    }
                    HallWhat::Wish(wish) => {
                        let by = whom.unwrap_or(person);
                        let said = hall.wishes.say(&hall.gathering, by, &wish);
                        assert!(said.is_ok(), "{block}, {by:?} {wish:?}: {:?}", said.err());
                    }
                    HallWhat::CameWith | HallWhat::NotWith | HallWhat::Call { .. } => {}
                    HallWhat::Word { .. } | HallWhat::Form(_) | HallWhat::LetGoNeverCame => {
                        panic!("a phone does not ask for {what:?}")
                    }
                }
            }
        }
    }
    assert!(tried > 200, "{tried}");
}

#[test]
fn what_is_in_memory_alone_is_said_again_word_for_word() {
    let mut hall = Hall::with(4);
    let shares = hall.carries(LEILA);
    let place = Some(PlaceWish::QuietCorner);
    hall.wishes(LEILA, Wish::Place { place });
    hall.wishes(LEILA, Wish::Together { with: ELIF });
    hall.wishes(LEILA, Wish::Apart { from: SAMIR });
    hall.wishes(shares, Wish::Topics { topics: vec![2, 0] });
    let before = [LEILA, shares].map(|one| hall.wishes.own(&hall.gathering, one));
    let again = hall.phone(LEILA).again;
    let keys: std::collections::BTreeSet<_> = again.iter().map(|one| &one.key).collect();
    assert_eq!(keys.len(), again.len());
    hall.wishes = gathering::Wishes::default();
    let mut name = None;
    for one in again {
        let by = one.whom.map_or(LEILA, |whom| PersonId(whom as u32));
        match serde_json::from_str(&one.ask) {
            Ok(HallWhat::Wish(wish)) => hall.wishes(by, wish),
            Ok(HallWhat::Call { name: called }) if by == LEILA => name = Some(called),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(name.as_deref(), Some("Leila"));
    assert_eq!(
        before,
        [LEILA, shares].map(|one| hall.wishes.own(&hall.gathering, one))
    );
}

#[test]
fn one_answer_for_all_is_for_what_the_screen_shows() {
    let mut hall = Hall::with(9);
    hall.goes_on_to("What we ask of each other");
    let rest = |hall: &Hall| {
        let asks = asks(&hall.phone(LEILA)).into_iter();
        let mut rest = asks.filter_map(|(what, _)| match what {
            HallWhat::Act(HallAction::ThumbRest { seen, .. }) => Some(seen),
            _ => None,
        });
        rest.next()
    };
    let text = "Other words.".to_owned();
    let agreement = AgreementId(1);
    hall.does(MAREN, HallAction::Reword { agreement, text });
    let seen = rest(&hall).unwrap_or_default();
    let seen: Vec<_> = seen
        .iter()
        .map(|one| (one.agreement.0, one.wording))
        .collect();
    assert_eq!(seen, [(0, 0), (1, 1), (2, 0)]);
    for (agreement, wording) in seen {
        let thumb = circle::Thumb::Up;
        let agreement = AgreementId(agreement);
        hall.does(
            LEILA,
            HallAction::Thumb {
                agreement,
                wording,
                thumb,
            },
        );
    }
    assert_eq!(rest(&hall), None, "nothing is left to answer");
}

#[test]
fn an_arrival_changes_a_count_on_other_phones_and_nothing_else() {
    let mut hall = Hall::with(9);
    let mut told = crate::face::told::Told::default();
    let first = told.frame(1, &hall.phone(LEILA));
    hall.comes(HallActor::Door);
    let second = told.frame(2, &hall.phone(LEILA)).unwrap_or_default();
    assert!(first.is_some() && second.len() < 200, "{second}");
}

#[test]
fn who_is_asked_something_hears_of_the_breath_too() {
    let mut hall = Hall::with(9);
    hall.goes_on_to("Finding our circles");
    hall.tells(2);
    let breathes = |hall: &Hall| {
        hall.phone(TOMAS)
            .word
            .iter()
            .any(|word| word.key == "breath")
    };
    assert!(!breathes(&hall));
    let (pattern, breaths) = (circle::Pattern::Calm, 3);
    hall.does(MAREN, HallAction::Breathe { pattern, breaths });
    assert!(breathes(&hall));
    hall.waits(60_000);
    assert!(!breathes(&hall), "it is over");
}

#[test]
fn a_phone_says_that_its_circle_has_closed_or_that_one_stays() {
    let says = |hall: &Hall, person| {
        let face = hall.phone(person);
        let sub = face.sub.first().map(|step| step.text.clone());
        (face.line, sub.unwrap_or_default())
    };
    let mut hall = Hall::with(14);
    hall.goes_on_to("Finding our circles");
    hall.tells(2);
    // One says that they stay, and all others sit.
    let asked = hall
        .gathering
        .people()
        .find(|one| one.offer.is_some() && !one.keeps);
    let stays = asked.map_or(MAREN, |one| one.id);
    hall.answers(stays, Answer::Stay);
    hall.all_say_yes();
    hall.goes_on_to("First circle");
    let stay = "You stay here. If you change your mind, ask the host.";
    assert_eq!(
        says(&hall, stays),
        ("The circles are sitting".to_owned(), stay.to_owned())
    );
    let circles: Vec<_> = hall.gathering.live().map(|one| one.number).collect();
    let guests = hall.gathering.people().filter(|one| !one.keeps);
    let mut sits = guests.filter(|one| one.sits.at.is_some_and(|at| at.circle == circles[0]));
    let theirs = sits.next().map_or(MAREN, |one| one.id);
    drop(sits);
    hall.closes(circles[0]);
    let (line, sub) = says(&hall, theirs);
    assert_eq!(line, "Your circle has closed");
    assert_eq!(sub, "The others still sit. Rest, and keep your voice low.");
    hall.closes(circles[1]);
    let (line, sub) = says(&hall, theirs);
    assert_eq!(
        (line.as_str(), sub.as_str()),
        ("The circles have closed", "Rest, until we go on together.")
    );
}
