//! What people do: those who host, those in the hall, and those in circles.

use circle::{Action, ActionKind, Actor, ComebackAnswer, Command, SeatId};
use gathering::{
    Answer, CircleNumber, FormAsk, HallAction, HallActionKind, HallActor, OPENER, Person, PersonId,
    PlaceWish, Way, Wish, Work,
};
use tests::wishes::wish;

use super::Roof;
use super::actions::action;

/// The most who come.
const MOST: usize = 26;

/// What is left to `hosts` itself, and what would make a short play.
const NOT_BY_CHANCE: [HallActionKind; 5] = [
    HallActionKind::Next,
    HallActionKind::Preview,
    HallActionKind::Tell,
    HallActionKind::Edit,
    HallActionKind::Undo,
];

impl Roof {
    pub(super) fn comes_in(&mut self, keeps: bool) {
        let door = if keeps {
            HallActor::Invited
        } else {
            HallActor::Door
        };
        if self.hall.gathering.people().count() < MOST {
            self.asks(door, HallAction::Arrive);
        }
    }

    fn one_who(&mut self, fits: impl Fn(&Person) -> bool) -> Option<PersonId> {
        let people = self.hall.gathering.people();
        let people: Vec<_> = people.filter(|p| fits(p)).map(|p| p.id).collect();
        self.chance.one_of(&people).copied()
    }

    /// Those who host form circles, go on, and do whatever else they may.
    pub(super) fn hosts(&mut self) {
        let Some(by) = self.one_who(|person| person.role.hosts()) else {
            return;
        };
        let host = HallActor::Person(by);
        match self.chance.below(12) {
            0 => {
                let from = self.hall.gathering.stage();
                self.asks(host, HallAction::Next { from });
            }
            1..=2 => self.form(host),
            3 => {
                let preview = self.hall.gathering.preview().map(|preview| preview.number);
                if let Some(preview) = preview {
                    let told = self.asks(host, HallAction::Tell { preview });
                    self.happened.told += u64::from(told);
                }
            }
            4 => self.says_a_word(host),
            _ => {
                let may = self.hall.gathering.may(host);
                let own = |kind: &HallActionKind| kind.is_hosts() && !NOT_BY_CHANCE.contains(kind);
                let kinds: Vec<_> = may.into_iter().filter(own).collect();
                self.does_one_of(by, &kinds);
            }
        }
    }

    pub(super) fn form(&mut self, host: HallActor) {
        let ways = [Way::Even, Way::NewFaces, Way::ByHand, Way::AsBefore];
        let topics = self.hall.gathering.topics_to_choose();
        let topics = topics.map(|(_, topics)| topics.to_vec());
        let way = match (self.hall.gathering.present_work(), topics) {
            (Some(Work::Form { way, .. }), _) => way.clone(),
            (_, Some(topics)) if self.chance.once_in(2) => Way::Topic { topics },
            _ => self.chance.one_of(&ways).unwrap().clone(),
        };
        let circles = 2 + self.chance.below(2) as u8;
        let (ask, seed) = (FormAsk { way, circles }, self.chance.draw());
        let hall = &self.hall;
        let Ok(proposal) = hall.gathering.form(&hall.wishes, &ask, seed) else {
            return;
        };
        if ask.way == Way::Even {
            let sizes = proposal.circles.iter().map(gathering::Group::size);
            let (least, most) = (sizes.clone().min(), sizes.max());
            assert!(most <= least.map(|least| least + 1), "uneven: {proposal:?}");
        }
        let over = hall.gathering.preview().map(|preview| preview.number);
        self.asks(host, HallAction::Preview { over, proposal });
    }

    fn says_a_word(&mut self, host: HallActor) {
        let laid = self.hall.words.lay(&self.hall.gathering, "Soup is ready.");
        let urgent = self.chance.once_in(4);
        let said = HallAction::Word {
            to: gathering::Whom::All,
            urgent,
            word: laid.unwrap(),
        };
        let said = self.asks(host, said);
        self.happened.words += u64::from(said);
    }

    /// Someone asks for one of these kinds, if there are any.
    fn does_one_of(&mut self, by: PersonId, kinds: &[HallActionKind]) {
        let Some(kind) = self.chance.one_of(kinds).copied() else {
            return;
        };
        let seldom = match kind {
            HallActionKind::End | HallActionKind::EndWhenClosed => {
                if self.steps < super::LATE_AFTER {
                    return;
                }
                2
            }
            HallActionKind::Remove | HallActionKind::Leave => 12,
            HallActionKind::GetUp | HallActionKind::SetJoins | HallActionKind::Merge => 3,
            _ => 1,
        };
        if !self.chance.once_in(seldom) {
            return;
        }
        let detail = self.chance.below(256) as u8;
        let action = action(&self.hall.gathering, self.now, by, kind, detail);
        let done = self.asks(HallActor::Person(by), action);
        self.happened.holds += u64::from(done && kind == HallActionKind::Hold);
    }

    /// Someone in the hall does something that anybody may.
    pub(super) fn someone_asks(&mut self) {
        let Some(by) = self.one_who(|_| true) else {
            return;
        };
        let may = self.hall.gathering.may(HallActor::Person(by)).into_iter();
        let kinds: Vec<_> = may.filter(|kind| !kind.is_hosts()).collect();
        self.does_one_of(by, &kinds);
    }

    /// Someone who is asked answers, mostly with yes.
    pub(super) fn someone_answers(&mut self) {
        let Some(by) = self.one_who(|person| person.offer.is_some()) else {
            return;
        };
        let offer = self
            .hall
            .gathering
            .person(by)
            .and_then(|person| person.offer);
        let answer = match self.chance.below(10) {
            0 => Answer::FiveMore,
            1 => Answer::Stay,
            _ => Answer::Yes,
        };
        let offer = offer.unwrap().number;
        let said = self.asks(HallActor::Person(by), HallAction::Answer { offer, answer });
        self.happened.yes += u64::from(said && answer == Answer::Yes);
    }

    pub(super) fn someone_wishes(&mut self) {
        let (Some(by), Some(other)) = (self.one_who(|_| true), self.one_who(|_| true)) else {
            return;
        };
        let wish = match self.chance.below(8) {
            0 => Wish::Together { with: other },
            1 => Wish::Apart { from: other },
            2 => Wish::Place {
                place: Some(PlaceWish::QuietCorner),
            },
            _ => Wish::Topics {
                topics: vec![self.chance.below(3) as u8],
            },
        };
        if let Ok(wishes) = self.hall.wishes.say(&self.hall.gathering, by, &wish) {
            self.hall.wishes = wishes;
        }
    }

    /// Someone who sits does something in their circle.
    pub(super) fn someone_in_a_circle(&mut self) {
        let Some(by) = self.one_who(|person| person.sits.at.is_some()) else {
            return;
        };
        let at = self
            .hall
            .gathering
            .person(by)
            .and_then(|person| person.sits.at);
        let at = at.unwrap();
        if let Some(action) = self.in_circle(at.circle, at.seat) {
            let command = Command::new(self.chance.command_id(), action.clone());
            let real = self.circles.get_mut(&at.circle).unwrap();
            if real.does(self.now, Actor::Seat(at.seat), &command) {
                self.witness.see_in_circle(at, &action);
                self.happened.shares += 1;
                self.happened.closed += u64::from(action == Action::Close);
                let back = matches!(action, Action::AnswerComeback { .. });
                self.happened.came_back += u64::from(back);
            }
        }
    }

    fn in_circle(&mut self, number: CircleNumber, seat: SeatId) -> Option<Action> {
        let circle = &self.circles.get(&number)?.circle;
        if circle.seat(seat)?.kept {
            return Some(Action::StepIn);
        }
        let (commons, mine) = (circle.commons(), circle.mine(seat));
        let comeback = circle.comeback().map(|comeback| comeback.order);
        if let Some(order) = comeback.filter(|_| mine.may.contains(&ActionKind::AnswerComeback))
            && self.chance.once_in(2)
        {
            let answers = [ComebackAnswer::Yes, ComebackAnswer::FiveMore];
            let answer = *self.chance.one_of(&answers)?;
            return Some(Action::AnswerComeback { order, answer });
        }
        if mine.may.contains(&ActionKind::Begin) && self.chance.once_in(2) {
            return Some(Action::Begin);
        }
        if mine.may.contains(&ActionKind::Close) && self.chance.once_in(150) {
            return Some(Action::Close);
        }
        let mut never = vec![ActionKind::Close];
        if !self.chance.once_in(60) {
            never.push(ActionKind::Leave);
        }
        // Doors stay open for the most part, or hardly anyone would have a seat.
        if !self.chance.once_in(10) {
            never.extend([ActionKind::Lock, ActionKind::Pause]);
        }
        wish(&mut self.chance, &commons, &mine, &never)
    }

    /// The host does something that must be possible.
    pub(super) fn host_does(&mut self, action: HallAction) {
        let told = format!("{action:?}");
        assert!(self.asks(HallActor::Person(OPENER), action), "{told}");
    }
}
