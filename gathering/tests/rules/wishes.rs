//! Wishes: both say together, nobody is told of apart, and all of it is forgotten once people sit.

use gathering::{
    FormAsk, HallAction, HallRefusal, HallSign, PersonId, PlaceWish, Way, Wish, Wishes, Work,
};

use crate::common::Hall;
use crate::common::building::Building;

fn say(hall: &Hall, by: u32, wish: Wish) -> Result<Wishes, HallRefusal> {
    hall.wishes.say(&hall.gathering, PersonId(by), &wish)
}

#[test]
fn what_cannot_be_wished_is_refused() {
    let mut hall = Hall::of(2, 8);
    let with = PersonId(4);
    let together = Wish::Together { with };
    let oneself = say(&hall, 4, together.clone());
    assert_eq!(oneself.unwrap_err(), HallRefusal::AboutOneself);
    let from = PersonId(4);
    assert_eq!(
        say(&hall, 4, Wish::Apart { from }).unwrap_err(),
        HallRefusal::AboutOneself
    );
    hall.wishes(PersonId(3), together.clone());
    hall.does(with, HallAction::Leave);
    let gone = say(&hall, 5, together.clone());
    assert_eq!(gone.unwrap_err(), HallRefusal::UnknownPerson);
    assert_eq!(
        say(&hall, 4, Wish::Place { place: None }).unwrap_err(),
        HallRefusal::UnknownPerson
    );
    assert!(hall.wishes.hints(&hall.gathering).together.is_empty());
    assert!(
        hall.wishes
            .own(&hall.gathering, PersonId(3))
            .together
            .is_empty(),
        "forgotten"
    );
    for topics in [vec![1, 1], vec![1, 2, 3], vec![30]] {
        assert_eq!(
            say(&hall, 5, Wish::Topics { topics }).unwrap_err(),
            HallRefusal::UnknownProposal
        );
    }
}

#[test]
fn together_counts_when_both_say_so() {
    let mut hall = Hall::of(2, 8);
    let (a, b) = (PersonId(4), PersonId(7));
    let kettle = hall.gathering.person(b).unwrap().sign;
    let found = HallSign::of_words(&kettle.words()).and_then(|s| hall.gathering.with_sign(s));
    assert_eq!(
        found,
        Some(b),
        "by the two words that the other phone shows"
    );
    hall.wishes(a, Wish::Together { with: b });
    assert!(hall.wishes.hints(&hall.gathering).together.is_empty());
    assert!(hall.wishes.own(&hall.gathering, b).asked_by.contains(&a));
    hall.wishes(b, Wish::Together { with: a });
    assert_eq!(hall.wishes.hints(&hall.gathering).together, [(a, b)]);
    // Who thinks otherwise says so, and it is not asked about again.
    hall.wishes(b, Wish::Apart { from: a });
    let hints = hall.wishes.hints(&hall.gathering);
    assert!(hints.together.is_empty() && hints.apart == [(b, a)]);
    let own = hall.wishes.own(&hall.gathering, a);
    assert_eq!(
        own.together.get(&b),
        Some(&false),
        "and the other is not told why"
    );
    assert!(own.apart.is_empty());
    hall.wishes(b, Wish::Whichever { about: a });
    assert!(hall.wishes.hints(&hall.gathering).apart.is_empty());
}

#[test]
fn for_whom_a_phone_is_shared_one_says_it_for_both() {
    let mut hall = Hall::of(2, 8);
    let phone = PersonId(4);
    hall.does(phone, HallAction::Carry);
    let with = hall.gathering.carries(phone)[0];
    hall.wishes(phone, Wish::Together { with });
    assert_eq!(hall.wishes.hints(&hall.gathering).together, [(phone, with)]);
}

#[test]
fn no_move_by_hand_shows_who_asked_not_to_sit_with_whom() {
    let mut hall = Hall::of(2, 8);
    hall.goes_on_to(|work| matches!(work, Work::Form { .. }));
    let (asks, from) = (PersonId(5), PersonId(7));
    hall.wishes(asks, Wish::Apart { from });
    let apart = |hall: &Hall| {
        let board = hall
            .gathering
            .host_view(gathering::OPENER, &Default::default(), &hall.wishes);
        board.unwrap().preview.unwrap().kept.apart.of
    };
    let move_one = |hall: &mut Hall, person: u32, to: u8| {
        let preview = hall.gathering.preview().unwrap().number;
        let person = PersonId(person);
        let to = Some(to);
        hall.tries(
            gathering::OPENER,
            HallAction::MovePerson {
                preview,
                person,
                to,
            },
        )
        .is_ok()
    };
    hall.forms(Way::Even, 2, 3);
    assert_eq!(apart(&hall), 1, "as it was formed");
    for person in 3..=10 {
        assert!(move_one(&mut hall, person, 0) || move_one(&mut hall, person, 1));
        assert_eq!(apart(&hall), 0);
    }
    let preview = hall.gathering.preview().unwrap().number;
    hall.host(HallAction::UndoMove { preview });
    assert_eq!(apart(&hall), 0, "also when the move is undone");
    // Nor does leaving out one after the other, or a seating that does not go by these wishes.
    for person in [asks, from, PersonId(6)] {
        hall.forms(Way::Even, 2, 3);
        let joins = false;
        hall.host(HallAction::SetJoins { person, joins });
        assert_eq!(apart(&hall), 0);
        hall.forms(Way::Even, 2, 3);
        assert_eq!(apart(&hall), 1, "the same whoever is left out");
        let joins = true;
        hall.host(HallAction::SetJoins { person, joins });
    }
    hall.forms(Way::ByHand, 2, 3);
    assert_eq!(apart(&hall), 0);
}

#[test]
fn hints_are_kept_told_as_numbers_and_forgotten_once_people_sit() {
    let mut hall = Hall::of(3, 12);
    hall.goes_on_to(|work| matches!(work, Work::Form { .. }));
    let (a, b, c) = (PersonId(6), PersonId(9), PersonId(11));
    hall.wishes(a, Wish::Together { with: b });
    hall.wishes(b, Wish::Together { with: a });
    hall.wishes(c, Wish::Apart { from: a });
    let place = Some(PlaceWish::QuietCorner);
    hall.wishes(c, Wish::Place { place });
    let ask = FormAsk {
        way: Way::Even,
        circles: 3,
    };
    let proposal = hall.gathering.form(&hall.wishes, &ask, 3).unwrap();
    assert_eq!(proposal.circle_of(a), proposal.circle_of(b));
    assert_ne!(proposal.circle_of(a), proposal.circle_of(c));
    hall.forms(Way::Even, 3, 3);
    let host = gathering::OPENER;
    let board = hall
        .gathering
        .host_view(host, &Default::default(), &hall.wishes)
        .unwrap();
    let preview = board.preview.unwrap();
    let kept = preview.kept;
    assert!(
        kept.in_all().is_whole() && kept.in_all().of == 3,
        "{kept:?}"
    );
    assert_eq!(
        preview.together,
        [(a, b)],
        "only who came together is named"
    );
    // Moved by hand against a wish, only the number says so; of "not with" not even that.
    let to = preview.preview.proposal.circle_of(c).unwrap() as u8;
    let preview = preview.preview.number;
    hall.host(HallAction::MovePerson {
        preview,
        person: a,
        to: Some(to),
    });
    let board = hall
        .gathering
        .host_view(host, &Default::default(), &hall.wishes)
        .unwrap();
    let kept = board.preview.unwrap().kept;
    assert_eq!((kept.apart.of, kept.together.kept), (0, 0));
    hall.tells();
    hall.all_say_yes(&mut Building::new(50));
    hall.wishes = hall.wishes.clone().after(&hall.gathering);
    assert_eq!(hall.wishes, Wishes::default());
}
