//! What each actor may ask now. The views list it, and [`Gathering::act`] accepts exactly this.

use std::collections::BTreeSet;

use circle::MOST_ON_A_PHONE;

use crate::afternoon::bounds::{FEWEST_CIRCLES, MAX_ROOM_AGREEMENTS};
use crate::circles::HallCircle;
use crate::command::{HallActionKind, HallActor};
use crate::consent::RoomAgreement;
use crate::forming::FormError;
use crate::gathering::{Gathering, MOST_CIRCLES};
use crate::person::{HallRole, Person, Phone};
use crate::refusal::HallRefusal;
use crate::stage::HallStage;

impl Gathering {
    /// The kinds of request that `actor` may make now.
    #[must_use]
    pub fn may(&self, actor: HallActor) -> BTreeSet<HallActionKind> {
        let mut may = BTreeSet::new();
        if self.has_ended() {
            return may;
        }
        match actor {
            HallActor::Clock => {
                may.insert(HallActionKind::Tick);
            }
            HallActor::Door => may.extend(self.lets_in().then_some(HallActionKind::Arrive)),
            // A link is the host's own word: it opens a door that is closed to others.
            HallActor::Invited => may.extend((!self.is_full()).then_some(HallActionKind::Arrive)),
            HallActor::Person(id) => {
                if let Some(person) = self.person(id) {
                    let mut allow = |kind, when: bool| may.extend(when.then_some(kind));
                    self.person_may(person, &mut allow);
                    if person.role.hosts() {
                        self.host_may_in_time(&mut allow);
                        self.host_may_of_people(person, &mut allow);
                        self.host_may_of_circles(&mut allow);
                    }
                    may.retain(|kind| person.role.may(*kind));
                }
            }
        }
        may
    }

    /// Whether someone new may come in by themselves.
    #[must_use]
    pub fn lets_in(&self) -> bool {
        !self.has_ended() && !self.frozen && !self.is_full()
    }

    fn person_may(&self, person: &Person, allow: &mut impl FnMut(HallActionKind, bool)) {
        let own_phone = person.phone == Phone::Own;
        let carried = self.people().filter(|p| p.phone == Phone::Of(person.id));
        let room = carried.count() + 1 < MOST_ON_A_PHONE;
        allow(HallActionKind::Carry, own_phone && room && self.lets_in());
        let still = person.sits.moving.is_none();
        allow(HallActionKind::Answer, still && person.offer.is_some());
        let asked = self.agreements.iter().any(|agreement| !agreement.in_force);
        let awaited = person.phone != Phone::None;
        allow(
            HallActionKind::Thumb,
            awaited && asked && self.settles_agreements(),
        );
        let unanswered = |agreement: &RoomAgreement| {
            !agreement.in_force && !agreement.answers.contains_key(&person.id)
        };
        allow(
            HallActionKind::ThumbRest,
            awaited && self.settles_agreements() && self.agreements.iter().any(unanswered),
        );
        allow(HallActionKind::GetUp, still && person.sits.at.is_some());
        allow(HallActionKind::Leave, person.role != HallRole::Host);
    }

    fn host_may_in_time(&self, allow: &mut impl FnMut(HallActionKind, bool)) {
        let more = self.begun() < self.afternoon.blocks.len();
        let held = self.held_since.is_some();
        allow(HallActionKind::BeginAt, self.stage == HallStage::Before);
        allow(HallActionKind::Next, more && !held);
        allow(HallActionKind::Edit, true);
        allow(HallActionKind::Undo, self.undo.is_some());
        let open = self.agreements.iter().any(|agreement| !agreement.in_force);
        let room = self.agreements.len() < MAX_ROOM_AGREEMENTS;
        // What nobody would be asked any more is not proposed.
        let will_be_asked = self.will_settle_agreements();
        allow(HallActionKind::AddAgreement, room && will_be_asked);
        allow(HallActionKind::Reword, open);
        allow(HallActionKind::SetAside, open);
        allow(HallActionKind::Breathe, !self.breath_runs());
        allow(HallActionKind::EndBreath, self.breath_runs());
        allow(HallActionKind::Hold, !held);
        allow(HallActionKind::LetGo, held);
        allow(HallActionKind::EndWhenClosed, !self.ending);
        allow(HallActionKind::EndNotYet, self.ending);
        allow(HallActionKind::End, true);
    }

    fn host_may_of_people(&self, host: &Person, allow: &mut impl FnMut(HallActionKind, bool)) {
        allow(HallActionKind::AddPerson, !self.is_full());
        let others = || self.people().filter(|other| other.id != host.id);
        let takes_role = |other: &Person| other.role != HallRole::Host && other.phone == Phone::Own;
        allow(HallActionKind::GiveRole, others().any(takes_role));
        allow(HallActionKind::NameKeeper, true);
        allow(HallActionKind::SetJoins, true);
        allow(
            HallActionKind::Remove,
            others().any(|other| self.may_remove(host, other)),
        );
        allow(HallActionKind::Freeze, !self.frozen);
        allow(HallActionKind::Unfreeze, self.frozen);
        let offered = self.people().any(|person| person.offer.is_some());
        allow(HallActionKind::WithdrawOffer, offered);
    }

    fn host_may_of_circles(&self, allow: &mut impl FnMut(HallActionKind, bool)) {
        let preview = self.preview.as_ref();
        allow(HallActionKind::Preview, self.can_form());
        let movable = self.seatable().next().is_some();
        allow(HallActionKind::MovePerson, preview.is_some() && movable);
        let moved = preview.is_some_and(|preview| preview.before.is_some());
        allow(HallActionKind::UndoMove, moved);
        allow(HallActionKind::Drop, preview.is_some());
        allow(HallActionKind::Tell, self.can_tell());
        let room: Vec<_> = self.live().filter(|c| self.has_room(c.number)).collect();
        let elsewhere = |person: &Person| {
            let at = person.sits.at.map(|at| at.circle);
            let other = |circle: &&HallCircle| Some(circle.number) != at;
            person.sits.moving.is_none() && room.iter().any(other)
        };
        allow(HallActionKind::SeatHere, self.people().any(elsewhere));
        allow(HallActionKind::Merge, self.can_merge());
        let open = self.live().any(HallCircle::is_open);
        allow(HallActionKind::Word, open);
        allow(HallActionKind::ComeBack, open);
        // Which circle asks is known from its tile, and the circle says whether it still does.
        allow(HallActionKind::Coming, open);
    }

    /// Whether `by`, who hosts, may ask `other` to leave: the host everyone, a co-host all who do not host.
    pub(crate) fn may_remove(&self, by: &Person, other: &Person) -> bool {
        match other.role {
            HallRole::Host => false,
            HallRole::CoHost => by.role == HallRole::Host,
            HallRole::Helper | HallRole::Guest => by.id != other.id,
        }
    }

    /// Whether two circles could be formed of those who are here.
    fn can_form(&self) -> bool {
        self.seatable_keepers().len() >= FEWEST_CIRCLES
    }

    pub(crate) fn why_not_formed(&self) -> HallRefusal {
        let people = self.seatable().count();
        let keepers = self.seatable_keepers().len();
        let needed = FEWEST_CIRCLES;
        HallRefusal::Form(if people < needed {
            FormError::TooFewPeople { people, needed }
        } else {
            FormError::KeepersMissing { keepers, needed }
        })
    }

    fn can_tell(&self) -> bool {
        let preview = self.preview.as_ref().filter(|preview| preview.is_ready());
        let room = |circles: usize| self.live().count() + circles <= MOST_CIRCLES;
        let fits = preview.is_some_and(|preview| room(preview.proposal.circles.len()));
        fits && self.next_plan().is_some()
    }

    pub(crate) fn why_not_told(&self) -> HallRefusal {
        match &self.preview {
            None => HallRefusal::NotNow,
            Some(preview) if !preview.is_ready() => HallRefusal::KeeperMissing,
            Some(_) if self.next_plan().is_none() => HallRefusal::NotNow,
            Some(_) => HallRefusal::ManyCircles,
        }
    }

    /// Whether all who sit in some circle could come over to another.
    fn can_merge(&self) -> bool {
        let mut from = self
            .live()
            .filter(|from| !self.still_in(from.number).is_empty());
        from.any(|from| {
            let into = |into: &HallCircle| {
                from.number != into.number
                    && self.why_not_merged(from.number, into.number).is_none()
            };
            self.live().any(into)
        })
    }
}
