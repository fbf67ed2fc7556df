//! One's place: a circle that is ready, a question whether one would come over, the way there, the seat.

use gathering::view::{CirclePlace, OfferView};
use gathering::{Answer, CircleNumber, HallAction};

use super::now::{Shown, own_seat};
use super::{MAIN, PhoneSight, number};
use crate::face::Block;
use crate::hall::ask::HallWhat;
use crate::hall::sign;
use crate::ring::{PlainMode, PlainRing};
use crate::say::say;
use crate::words::{capital, count};

/// So many seats are drawn at most; a circle has room for more.
const DRAWN: usize = 20;

/// Someone is asked whether they would take a seat, come over, or keep a circle.
pub(super) fn asked(sight: &PhoneSight<'_>) -> Shown {
    let Some(offer) = &sight.own.offer else {
        return Shown::default();
    };
    let later = offer.again_at.is_some();
    let moves = sight.own.sits.is_some();
    let line = match (later, offer.keeps, moves) {
        (true, ..) => say().in_hall_five_more_line(),
        (false, true, _) => say().in_hall_would_keep(),
        (false, false, true) => say().in_hall_would_come(),
        (false, false, false) => say().in_hall_circle_ready(),
    };
    let sub = if later {
        say().in_hall_five_more_sub()
    } else {
        String::new()
    };
    let mut shown = Shown::says(line, sub);
    shown.moment = format!("offer-{}-{later}", offer.number.0);
    let circle = sight.circle(offer.to);
    shown.body.push(heading(circle));
    shown.body.push(facts(sight, circle, Some(offer)));
    shown.ring = Some(seats(sight, circle, offer));
    shown
        .body
        .push(Block::ring("hearth", Vec::new()).on(false).keyed("ring"));
    if !later {
        let named = sight.named(offer.to);
        shown.at_once = [shown.line.as_str(), " ", &capital(&named), "."].concat();
    }
    let hint = if offer.lapses_at.is_some() {
        say().in_hall_nothing_said()
    } else {
        say().in_hall_place_kept()
    };
    // What is asked for others too leaves no room for it.
    let for_others = sight.carried.iter().any(|(own, _)| own.offer.is_some());
    if !later && !for_others {
        shown.deck.push(Block::text("deck__hint", hint));
    }
    shown.deck.extend(answers(offer, moves));
    shown
}

/// The three answers, of which none is a wrong one.
fn answers(offer: &OfferView, moves: bool) -> Vec<Block> {
    let answer = |words: String, answer: Answer| {
        Block::asks(words, &says(offer, answer)).keyed(match answer {
            Answer::Yes => "yes",
            Answer::FiveMore => "five-more",
            Answer::Stay => "stay",
        })
    };
    let yes = match (offer.keeps, moves) {
        (true, _) => say().in_hall_yes_keep(),
        (false, true) => say().in_hall_yes_come(),
        (false, false) => say().in_hall_yes_seat(),
    };
    let mut quiet = Vec::new();
    if offer.again_at.is_none() {
        quiet.push(answer(say().in_hall_five_more(), Answer::FiveMore));
    }
    quiet.push(answer(say().in_hall_stay(), Answer::Stay));
    let look = if quiet.len() == 1 {
        "pair pair--one"
    } else {
        "pair"
    };
    vec![
        Block::row(look, "", quiet).keyed("quiet"),
        answer(yes, Answer::Yes)
            .looks(MAIN)
            .busy(say().in_hall_yes_busy()),
    ]
}

/// What an answer to this offer asks, with the number of the offer: a late tap answers nothing else.
pub(super) fn says(offer: &OfferView, answer: Answer) -> HallWhat {
    HallWhat::Act(HallAction::Answer {
        offer: offer.number,
        answer,
    })
}

/// “3 Library”.
fn heading(circle: Option<&CirclePlace>) -> Block {
    let Some(circle) = circle else {
        let words = capital(&say().in_hall_your_circle());
        return Block::heading("hall__name", words).keyed("place");
    };
    let number = number(circle);
    let within = match &circle.place {
        Some(spot) => vec![
            Block::text("hall__no", &*number).keyed("no"),
            Block::heading("hall__name", &spot.name).keyed("name"),
        ],
        None => {
            let words = capital(&say().in_hall_circle(number));
            vec![Block::heading("hall__name", words).keyed("name")]
        }
    };
    Block::row("hall__place", "", within).keyed("place")
}

/// Who keeps it, how many are there, the way.
fn facts(sight: &PhoneSight<'_>, circle: Option<&CirclePlace>, offer: Option<&OfferView>) -> Block {
    let mut facts = Vec::new();
    let keeper = circle.and_then(|circle| circle.keeper);
    let keeper = keeper.filter(|keeper| *keeper != sight.own.person);
    let kept = keeper.map(|keeper| say().in_hall_keeps_it(sight.called.of(keeper)));
    let seats = offer.map(|offer| of_seats(offer, sight.own.sits.is_some()));
    let who: Vec<_> = kept.into_iter().chain(seats).collect();
    if !who.is_empty() {
        let icon = keeper
            .and_then(|keeper| sight.called.sign(keeper))
            .map_or("i-people".to_owned(), sign::icon);
        facts.push(Block::item("", who.join(" ")).icon(&icon).keyed("who"));
    }
    if let Some(circle) = circle {
        let poster = say().in_hall_poster(number(circle));
        let way = circle.place.as_ref().map_or("", |spot| spot.way.trim());
        let way = if way.is_empty() {
            poster
        } else {
            [&crate::words::ended(way), " ", &poster].concat()
        };
        facts.push(Block::item("", way).icon("i-place").keyed("way"));
    }
    Block::list("hall__facts", "", facts).keyed("facts")
}

fn of_seats(offer: &OfferView, moves: bool) -> String {
    if offer.keeps {
        let others = offer.seats.saturating_sub(1) as usize;
        return say().in_hall_others_asked(others, capital(&count(others)));
    }
    if moves {
        let there = offer.there as usize;
        return say().in_hall_are_there(there, capital(&count(there)));
    }
    let seats = offer.seats as usize;
    say().in_hall_seats(seats, capital(&count(seats)))
}

/// The seats there will be: one's own at the bottom, and opposite whoever keeps.
fn seats(sight: &PhoneSight<'_>, circle: Option<&CirclePlace>, offer: &OfferView) -> PlainRing {
    let many = (offer.seats.max(offer.there + 1) as usize).min(DRAWN);
    let mut seats = vec![("", ""); many];
    seats[0].0 = sight.own.sign.key();
    let keeper = circle.and_then(|circle| circle.keeper);
    let keeper = keeper.filter(|keeper| *keeper != sight.own.person);
    if let Some(sign) = keeper.and_then(|keeper| sight.called.sign(keeper))
        && many > 1
    {
        seats[many / 2].0 = sign.key();
    }
    PlainRing {
        seats,
        mine: true,
        been: None,
        mode: PlainMode::Waiting,
        points: None,
        title: say().in_hall_ring_of(many, count(many)),
    }
}

/// They said yes, and the circle gives them their seat.
pub(super) fn on_the_way(sight: &PhoneSight<'_>) -> Shown {
    let shown = Shown::says(say().in_hall_on_the_way(), say().in_hall_on_the_way_sub());
    let circle = sight.own.moves_to;
    there(sight, circle, shown, "on-the-way")
}

/// They sit.
pub(super) fn seated(sight: &PhoneSight<'_>) -> Shown {
    let sub = if sight.to_circle.is_some() {
        say().in_hall_seated_sub()
    } else {
        say().in_hall_seat_opens()
    };
    let circle = sight.own.sits.map(|(circle, _)| circle);
    there(
        sight,
        circle,
        Shown::says(say().in_hall_seated(), sub),
        "seated",
    )
}

/// Where the circle is, and oneself in the ring.
fn there(
    sight: &PhoneSight<'_>,
    circle: Option<CircleNumber>,
    shown: Shown,
    moment: &str,
) -> Shown {
    let circle = circle.and_then(|circle| sight.circle(circle));
    Shown {
        moment: moment.to_owned(),
        body: vec![
            heading(circle),
            facts(sight, circle, None),
            Block::ring("hearth", Vec::new()).on(false),
        ],
        ring: Some(own_seat(sight, PlainMode::Waiting)),
        ..shown
    }
}
