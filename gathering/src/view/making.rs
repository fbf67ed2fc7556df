//! How a view is made of a gathering, and of what is in memory beside it.

use std::collections::BTreeSet;

use crate::afternoon::{Way, WayKind, Work};
use crate::circles::{CircleNumber, HallCircle, Tiles};
use crate::command::HallActor;
use crate::consent::RoomAgreement;
use crate::gathering::Gathering;
use crate::order::AskKind;
use crate::person::{Person, PersonId, Phone};
use crate::wishes::Wishes;

use super::{
    AnswerCounts, BlockView, CirclePlace, ComeBackView, Everyones, HostPerson, HostView, MergeHint,
    OfferView, OwnView, PreviewView, RoomAgreementView, TileView, Unseated, WallView, WhyMerge,
};

/// How many of those who came last are on the wall.
const NEWEST: usize = 24;

impl Gathering {
    #[must_use]
    pub fn everyones(&self) -> Everyones {
        let present = self.stage.block().map(|at| (at, self.block_since));
        let awaited = self.awaited();
        let settling = self.settles_agreements();
        let agreements = self
            .agreements
            .iter()
            .filter(|agreement| agreement.in_force || settling || self.stage.block().is_none());
        Everyones {
            title: self.afternoon.title.clone(),
            about: self.afternoon.about.clone(),
            care: self.afternoon.care.clone(),
            stage: self.stage,
            blocks: self
                .afternoon
                .blocks
                .iter()
                .map(|block| BlockView {
                    title: block.title.clone(),
                    kind: block.work.kind(),
                    minutes: block.minutes,
                })
                .collect(),
            times: self
                .afternoon
                .times(self.begins, &self.block_began, present),
            card: self.card(),
            topics: self.topics(),
            lets_in: self.lets_in(),
            here: self.people.len() as u32,
            held_since: self.held_since,
            breath: self.breath.clone(),
            agreements: agreements
                .map(|agreement| agreement_view(agreement, &awaited))
                .collect(),
            circles: self.live().map(|circle| self.place(circle)).collect(),
        }
    }

    fn card(&self) -> Option<String> {
        let words = match self.present_work()? {
            Work::Card { words } | Work::Close { words } => words,
            Work::Regroup { question } => question,
            // The words of a welcome are for the host to read from.
            Work::Arrive
            | Work::Welcome { .. }
            | Work::Breathe { .. }
            | Work::Agreements
            | Work::Form { .. }
            | Work::Circles { .. }
            | Work::Break
            | Work::Exercise { .. } => return None,
        };
        (!words.is_empty()).then(|| words.clone())
    }

    fn topics(&self) -> Vec<String> {
        let Some(Work::Form {
            way: Way::Topic { topics },
            ..
        }) = self.present_work()
        else {
            return Vec::new();
        };
        topics.iter().map(|topic| topic.name.clone()).collect()
    }

    fn place(&self, circle: &HallCircle) -> CirclePlace {
        let spots = &self.afternoon.spots;
        CirclePlace {
            circle: circle.number,
            spot: circle.spot,
            place: spots.get(usize::from(circle.spot)).cloned(),
            keeper: circle.keeper,
        }
    }

    /// What one person's phone sees besides; none if they are not here.
    #[must_use]
    pub fn own_view(&self, id: PersonId) -> Option<OwnView> {
        let person = self.person(id)?;
        let answers = self.agreements.iter().filter_map(|agreement| {
            let thumb = agreement.answers.get(&id)?;
            Some((agreement.id, *thumb))
        });
        Some(OwnView {
            person: id,
            sign: person.sign,
            role: person.role,
            keeps: person.keeps,
            joins: person.joins,
            may: self.may(HallActor::Person(id)),
            sits: person.sits.at.map(|at| (at.circle, at.seat)),
            moves_to: self.moves_to(person),
            place_lost: person.place_lost,
            stayed: person.stayed,
            finished: self.has_finished(person),
            offer: person.offer.map(|offer| OfferView {
                number: offer.number,
                to: offer.to,
                keeps: offer.keeps,
                there: self.sit_in(offer.to),
                seats: self.taken(offer.to) as u32,
                lapses_at: offer.lapses_at,
                again_at: offer.again_at,
            }),
            answers: answers.collect(),
            carries: self.carries(id),
        })
    }

    /// What the board shows besides; none if `id` has none. `tiles` is what circles last told, `wishes` what people
    /// wish for their place.
    #[must_use]
    pub fn host_view(&self, id: PersonId, tiles: &Tiles, wishes: &Wishes) -> Option<HostView> {
        self.person(id).filter(|person| person.role.hosts())?;
        let tiles: Vec<_> = self.live().map(|circle| self.tile(circle, tiles)).collect();
        let awaited = self.awaited();
        Some(HostView {
            may: self.may(HallActor::Person(id)),
            edition: self.edition,
            blocks: self.afternoon.blocks.clone(),
            spots: self.afternoon.spots.clone(),
            frozen: self.frozen,
            ending: self.ending,
            agreements: self
                .agreements
                .iter()
                .map(|agreement| agreement_view(agreement, &awaited))
                .collect(),
            people: self
                .people()
                .map(|person| self.host_person(person))
                .collect(),
            unseated: self.unseated(),
            finished: self
                .people()
                .filter(|p| p.joins && self.has_finished(p))
                .count() as u32,
            answers: self.answer_counts(),
            preview: self.preview_view(wishes),
            formed: self.has_formed(),
            come_back: self.come_back_view(),
            words: self.words.clone(),
            notes: self.notes.clone(),
            merges: self.merges(&tiles),
            tiles,
        })
    }

    #[must_use]
    pub fn wall_view(&self) -> WallView {
        let newest = self.people.values().rev().take(NEWEST);
        WallView {
            everyones: self.everyones(),
            newest: newest.map(|person| person.sign).collect(),
            seated: self.people().filter(|p| p.sits.at.is_some()).count() as u32,
            walking: self
                .people()
                .filter(|person| person.offer.is_some() || person.sits.moving.is_some())
                .count() as u32,
        }
    }

    fn host_person(&self, person: &Person) -> HostPerson {
        HostPerson {
            id: person.id,
            sign: person.sign,
            role: person.role,
            phone: person.phone,
            keeps: person.keeps,
            joins: person.joins,
            circle: person.sits.at.map(|at| at.circle),
            moves_to: self.moves_to(person),
            asked_to: person.offer.map(|offer| offer.to),
            stayed: person.stayed,
        }
    }

    fn sit_in(&self, circle: CircleNumber) -> u32 {
        let sits = |person: &&Person| person.sits.at.is_some_and(|at| at.circle == circle);
        self.people().filter(sits).count() as u32
    }

    /// Those who wish a seat and were not asked to one.
    fn unseated(&self) -> Vec<Unseated> {
        let room = self.live().filter(|circle| self.has_room(circle.number));
        let smallest = room.min_by_key(|circle| self.taken(circle.number));
        let suits = smallest.map(|circle| circle.number);
        let waits = |person: &&Person| {
            let still = person.sits.at.is_none() && person.sits.moving.is_none();
            person.joins && still && person.offer.is_none() && !self.has_finished(person)
        };
        let mut waiting: Vec<_> = self.people().filter(waits).collect();
        waiting.sort_by_key(|person| person.stayed);
        waiting
            .into_iter()
            .map(|person| Unseated {
                person: person.id,
                suits,
            })
            .collect()
    }

    fn answer_counts(&self) -> AnswerCounts {
        let mut counts = AnswerCounts::default();
        for person in self.people() {
            match person.offer {
                Some(offer) if offer.again_at.is_some() => counts.five_more += 1,
                Some(_) => counts.asked += 1,
                None if person.sits.moving.is_some() => counts.on_the_way += 1,
                None if person.stayed => counts.stayed += 1,
                None => {}
            }
        }
        counts
    }

    fn preview_view(&self, wishes: &Wishes) -> Option<PreviewView> {
        let preview = self.preview.as_ref()?;
        let circles = preview.proposal.circles.iter();
        let seated: BTreeSet<_> = circles.flat_map(|group| group.members()).collect();
        let left_over = self
            .seatable()
            .filter(|person| !seated.contains(&person.id));
        let left_over: Vec<_> = left_over.map(|person| person.id).collect();
        let hints = wishes.hints(self);
        let by_topic = preview.proposal.way == WayKind::Topic;
        let chose = hints.topics.into_iter().filter(|_| by_topic);
        Some(PreviewView {
            waiting_for: chose
                .filter(|(person, _)| left_over.contains(person))
                .collect(),
            left_over,
            together: hints.together,
            kept: self.kept(wishes, preview),
            preview: preview.clone(),
        })
    }

    fn come_back_view(&self) -> Option<ComeBackView> {
        let back = self.come_back.as_ref()?;
        let said = |finish| {
            back.answers
                .values()
                .filter(|said| **said == finish)
                .count() as u32
        };
        let mut standing = self.orders.iter().map(|(_, order)| order.ask.kind());
        Some(ComeBackView {
            by: back.by,
            yes: said(crate::order::Finish::Yes),
            five_more: said(crate::order::Finish::FiveMore),
            waiting: standing
                .by_ref()
                .filter(|kind| *kind == AskKind::ComeBack)
                .count() as u32,
        })
    }

    /// Circles whose people might be asked over, also where the keeper's phone is lost, each with the smallest that could take them.
    fn merges(&self, tiles: &[TileView]) -> Vec<MergeHint> {
        let present = TileView::present;
        let hint = |tile: &TileView| {
            let keeper_lost = tile.state.as_ref().is_some_and(|state| state.nobody_keeps);
            let why = if tile.lacks_keeper() || keeper_lost {
                WhyMerge::NoKeeper
            } else if tile.has_few() {
                WhyMerge::FewLeft
            } else {
                return None;
            };
            let room = |into: &&TileView| {
                let together = present(into) + present(tile);
                let can_come = self.why_not_merged(tile.circle, into.circle).is_none();
                can_come && into.keeper_came && together as usize <= circle::MAX_SEATS
            };
            let into = tiles.iter().filter(room).min_by_key(|into| present(into))?;
            Some(MergeHint {
                circle: tile.circle,
                why,
                into: into.circle,
            })
        };
        tiles.iter().filter_map(hint).collect()
    }

    /// How many sit in this circle whose phone is not there: they have none, or share one that is elsewhere.
    fn without_phone(&self, circle: CircleNumber) -> u32 {
        let sits = |person: &Person| person.sits.at.is_some_and(|at| at.circle == circle);
        let without = |person: &&Person| match person.phone {
            Phone::Own => false,
            Phone::Of(by) => !self.person(by).is_some_and(sits),
            Phone::None => true,
        };
        let here = self.people().filter(|person| sits(person));
        here.filter(without).count() as u32
    }

    fn tile(&self, circle: &HallCircle, tiles: &Tiles) -> TileView {
        let spots = &self.afternoon.spots;
        let got_up = |person: &&Person| {
            let sits = person.sits.at.is_some_and(|at| at.circle == circle.number);
            person.sat.contains(&circle.number) && !sits
        };
        let comes = |person: &&Person| {
            let asked = person.offer.is_some_and(|offer| offer.to == circle.number);
            asked || self.moves_to(person) == Some(circle.number)
        };
        TileView {
            circle: circle.number,
            spot: circle.spot,
            name: spots
                .get(usize::from(circle.spot))
                .map(|spot| spot.name.clone()),
            keeper: circle.keeper,
            keeper_came: self.keeper_came(circle.number),
            keeper_awaited: circle.keeper_awaited_until.is_some(),
            opened: circle.is_open(),
            coming: self.people().filter(comes).count() as u32,
            without_phone: self.without_phone(circle.number),
            got_up: self.people().filter(got_up).count() as u32,
            state: tiles.get(&circle.number).cloned(),
        }
    }
}

fn agreement_view(agreement: &RoomAgreement, awaited: &BTreeSet<PersonId>) -> RoomAgreementView {
    RoomAgreementView {
        id: agreement.id,
        text: agreement.text.clone(),
        wording: agreement.wording,
        standing: agreement.standing(awaited),
        told: agreement.told(),
    }
}
