//! A gathering at three servers, each request at the next one: one gathering all the same.

use std::collections::BTreeSet;
use std::time::Duration;

use futures::future::join_all;
use gathering::{Answer, CircleNumber, HallAction, OPENER, Seated, Way, Whom, Wish, WordNumber};
use server::chance;
use server::gatherings::{HallArrival, HallError};
use tokio::time::timeout;

use super::house::House;

const PATIENCE: Duration = Duration::from_secs(60);

/// Twelve people, two of whom keep.
async fn twelve() -> (House, Vec<gathering::PersonId>) {
    let mut house = House::open_across().await;
    let mut people = Vec::new();
    for at in 0..12 {
        people.push(house.comes(at < 2).await);
    }
    (house, people)
}

/// They sit in two circles.
async fn sit_down(house: &mut House) -> Vec<Seated> {
    house.goes_on().await;
    house.all_agree().await;
    house.goes_on().await;
    house.form(Way::Even, 2).await;
    house.tell().await;
    house.all_say(Answer::Yes).await;
    house.until_all_with_phones_sit().await
}

#[tokio::test(flavor = "multi_thread")]
async fn everyone_has_one_seat_in_one_circle_and_all_end_with_one_record() {
    let (mut house, people) = twelve().await;
    let seated = sit_down(&mut house).await;
    let distinct: BTreeSet<_> = seated.iter().map(|at| (at.circle, at.seat)).collect();
    assert_eq!((seated.len(), distinct.len()), (people.len(), people.len()));
    let circles: BTreeSet<CircleNumber> = seated.iter().map(|at| at.circle).collect();
    assert_eq!(circles.len(), 2);
    for number in &circles {
        let circle = house.circle(*number).await.unwrap();
        let theirs = seated.iter().filter(|at| at.circle == *number);
        assert_eq!(circle.seats().len(), theirs.count(), "nobody has two seats");
    }
    let word = HallAction::Word {
        to: Whom::All,
        urgent: true,
        word: WordNumber(0),
    };
    house.say(word, "Tea is ready.").await;
    for _ in 0..3 {
        for number in &circles {
            house.reads_word(*number, "Tea is ready.").await;
        }
        house.next_server().await;
    }
    house.does(house.host, HallAction::End).await;
    house.until_over().await;
    let record = house.snapshot().ended.clone().unwrap();
    for hall in house.everywhere() {
        let mut newest = hall.follow();
        let over = newest.wait_for(|snapshot| snapshot.ended.is_some());
        let over = timeout(PATIENCE, over)
            .await
            .unwrap()
            .unwrap()
            .ended
            .clone();
        assert_eq!(over.as_deref(), Some(&*record));
    }
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_is_followed_at_every_server_at_once_lets_one_person_in() {
    let house = House::open_across().await;
    let halls: Vec<_> = house.everywhere().cloned().collect();
    for _ in 0..10 {
        let link = halls[0].invite(OPENER).await.unwrap();
        for hall in &halls {
            let knows = async {
                while !hall.knows_invite(link.clone()).await {
                    tokio::task::yield_now().await; // told over the bus
                }
            };
            timeout(PATIENCE, knows).await.unwrap();
        }
        let come = halls.iter().map(|hall| {
            hall.arrive(HallArrival {
                id: chance::command_id(),
                invite: Some(link.clone()),
                key: None,
                from: 1,
            })
        });
        let came = join_all(come).await;
        let (came, refused): (Vec<_>, Vec<_>) = came.into_iter().partition(Result::is_ok);
        assert_eq!(came.len(), 1, "{refused:?}");
        for refused in refused {
            assert_eq!(refused.err(), Some(HallError::InviteUsed));
        }
    }
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_is_sent_once_wherever_it_is_asked_for_and_two_at_once_are_two() {
    let (mut house, _) = twelve().await;
    sit_down(&mut house).await;
    let halls: Vec<_> = house.everywhere().cloned().collect();
    let word = |id| gathering::HallCommand {
        id,
        for_person: None,
        action: HallAction::Word {
            to: Whom::All,
            urgent: true,
            word: WordNumber(0),
        },
    };
    let (tea, rain) = (chance::command_id(), chance::command_id());
    let said = halls
        .iter()
        .zip([(tea, "Tea"), (rain, "Rain"), (tea, "Tea")]);
    let said = said.map(|(hall, (id, text))| hall.word(OPENER, word(id), text.to_owned()));
    for said in join_all(said).await {
        said.unwrap();
    }
    for hall in &halls {
        let mut newest = hall.follow();
        let knows = newest.wait_for(|snapshot| snapshot.gathering.next_word() == WordNumber(2));
        timeout(PATIENCE, knows).await.unwrap().unwrap();
    }
    let gathering = house.snapshot().gathering.clone();
    for circle in gathering.live() {
        house.reads_word(circle.number, "Tea").await;
        house.reads_word(circle.number, "Rain").await;
    }
    for hall in &halls {
        let words = hall.snapshot().words.clone();
        assert_eq!(words.get(WordNumber(2)), None, "a third was laid");
    }
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn names_and_wishes_are_known_at_every_server() {
    let (mut house, people) = twelve().await;
    let (one, other) = (people[2], people[3]);
    house.snapshot();
    let hall = house.everywhere().next().unwrap().clone();
    hall.call(one, "Noor".to_owned()).await.unwrap();
    hall.wish(one, Wish::Together { with: other })
        .await
        .unwrap();
    house.next_server().await;
    let wish = house.everywhere().last().unwrap().clone();
    wish.wish(other, Wish::Together { with: one })
        .await
        .unwrap();
    for hall in house.everywhere() {
        let mut newest = hall.follow();
        let knows = newest.wait_for(|snapshot| {
            let own = snapshot.wishes.own(&snapshot.gathering, one);
            snapshot.names.of(one) == Some("Noor") && own.together.get(&other) == Some(&true)
        });
        timeout(PATIENCE, knows).await.unwrap().unwrap();
    }
    house.close().await;
}
