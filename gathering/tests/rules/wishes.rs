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
        Some(&true),
        "the other sees no change"
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
fn for_whom_another_carries_no_stranger_says_it() {
    let mut hall = Hall::of(2, 8);
    let (carrier, stranger) = (PersonId(4), PersonId(7));
    hall.does(carrier, HallAction::Carry);
    hall.host(HallAction::AddPerson);
    let shares = hall.gathering.carries(carrier)[0];
    let without = hall.gathering.carries(gathering::OPENER)[0];
    for whom in [shares, without] {
        hall.wishes(stranger, Wish::Together { with: whom });
        let own = |hall: &Hall, one| hall.wishes.own(&hall.gathering, one);
        assert_eq!(own(&hall, stranger).together.get(&whom), Some(&false));
        assert!(hall.wishes.hints(&hall.gathering).together.is_empty());
        assert!(own(&hall, whom).asked_by.contains(&stranger));
        // "Not with" said for them shows no more than silence does.
        let before = own(&hall, stranger);
        hall.wishes(whom, Wish::Apart { from: stranger });
        assert_eq!(own(&hall, stranger), before);
        // Whoever acts for them says so too.
        hall.wishes(whom, Wish::Together { with: stranger });
        assert_eq!(own(&hall, stranger).together.get(&whom), Some(&true));
        assert_eq!(hall.wishes.hints(&hall.gathering).together.len(), 1);
        hall.wishes(stranger, Wish::Whichever { about: whom });
    }
}

#[test]
fn not_with_changes_nothing_that_the_other_sees() {
    let mut hall = Hall::of(2, 8);
    let (a, b) = (PersonId(4), PersonId(7));
    let own = |hall: &Hall, one| hall.wishes.own(&hall.gathering, one);
    let same = |hall: &mut Hall, seen: PersonId| {
        let before = own(hall, seen);
        let by = if seen == a { b } else { a };
        hall.wishes(by, Wish::Apart { from: seen });
        assert_eq!(own(hall, seen), before);
        assert!(hall.wishes.hints(&hall.gathering).together.is_empty());
    };
    // Before anything is said, after one asked, after the one who asked thinks again, after both said so.
    same(&mut hall, a);
    hall.wishes(b, Wish::Whichever { about: a });
    hall.wishes(a, Wish::Together { with: b });
    same(&mut hall, a);
    same(&mut hall, b);
    hall.wishes(b, Wish::Together { with: a });
    hall.wishes(a, Wish::Together { with: b });
    assert_eq!(own(&hall, a).together.get(&b), Some(&true));
    same(&mut hall, a);
    hall.wishes(a, Wish::Whichever { about: b });
    hall.wishes(a, Wish::Together { with: b });
    assert_eq!(own(&hall, a).together.get(&b), Some(&true), "as before");
    // Said once more from the phone, in this order, it is the same.
    let said = own(&hall, b);
    assert!(said.seemingly.contains(&a));
    let seen = own(&hall, a);
    hall.wishes = Wishes::default();
    hall.wishes(b, Wish::Together { with: a });
    hall.wishes(b, Wish::Apart { from: a });
    hall.wishes(a, Wish::Together { with: b });
    assert_eq!((own(&hall, a), own(&hall, b)), (seen, said));
    // Who takes all back says nothing any more.
    hall.wishes(b, Wish::Whichever { about: a });
    assert_eq!(own(&hall, a).together.get(&b), Some(&false));
}

#[test]
fn a_quiet_no_puts_the_asking_away_and_is_not_told() {
    let mut hall = Hall::of(2, 8);
    let (a, b) = (PersonId(4), PersonId(7));
    let own = |hall: &Hall, one| hall.wishes.own(&hall.gathering, one);
    hall.wishes(a, Wish::Together { with: b });
    let seen = own(&hall, a);
    hall.wishes(b, Wish::PutAway { asker: a });
    assert!(own(&hall, b).asked_by.is_empty());
    assert_eq!(own(&hall, a), seen);
    // Asking again and again brings it back as little.
    hall.wishes(a, Wish::Whichever { about: b });
    hall.wishes(a, Wish::Together { with: b });
    assert!(own(&hall, b).asked_by.is_empty());
    // They can say so themselves all the same.
    hall.wishes(b, Wish::Together { with: a });
    assert_eq!(hall.wishes.hints(&hall.gathering).together, [(a, b)]);
    assert!(own(&hall, b).put_away.is_empty());
    let gone = Wish::PutAway {
        asker: PersonId(99),
    };
    assert_eq!(say(&hall, 7, gone).unwrap_err(), HallRefusal::UnknownPerson);
    hall.wishes(b, Wish::PutAway { asker: a });
    hall.does(a, HallAction::Leave);
    assert!(own(&hall, b).put_away.is_empty());
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
