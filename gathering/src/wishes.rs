//! What people wish for their place: with whom, not with whom, where in the building, about what. In memory alone. This
//! type cannot be written out, so that no wish is ever saved; a phone says its own again after a restart, and several servers
//! tell each other of them, sealed.
//!
//! A wish is forgotten as soon as the one who made it sits, or whoever it is about has left.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::afternoon::bounds::MAX_CIRCLES;
use crate::circles::CircleNumber;
use crate::forming::{Hints, PlaceWish};
use crate::gathering::Gathering;
use crate::person::{PersonId, Phone};
use crate::refusal::HallRefusal;

/// The most people whom someone can wish to be with, and the most not with.
pub const MOST_ABOUT_PEOPLE: usize = 4;
/// How many topics someone chooses: the first choice and one besides.
pub const MOST_TOPICS: usize = 2;

/// A wish for one's place. What one says again takes the place of what one said before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Wish {
    /// "Someone came with me." It counts when both say it, or when the other shares this phone. For who shares another's
    /// phone that one says it, and for who has none a host.
    Together {
        with: PersonId,
    },
    /// "Please not with …"; nobody is told who asked.
    Apart {
        from: PersonId,
    },
    /// "No" to someone who says that they came with this person. They are not told.
    PutAway {
        asker: PersonId,
    },
    /// No wish about this person any more.
    Whichever {
        about: PersonId,
    },
    Place {
        place: Option<PlaceWish>,
    },
    /// Topics by number, the first choice first.
    Topics {
        topics: Vec<u8>,
    },
}

/// All wishes.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Wishes {
    said: BTreeMap<PersonId, Said>,
    /// Counts the first choices of a topic.
    chosen: u64,
    /// What was heard of those who wait: of two servers the one that heard more often knows the newer wishes.
    heard: BTreeMap<PersonId, Heard>,
}

/// Since someone sat last.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Heard {
    /// Where that was: what was wished before is forgotten, also where another server has not seen yet that they sat.
    sat: Option<CircleNumber>,
    /// How often they said or took back something.
    times: u32,
}

/// All wishes, on their way from one server to another, sealed. The only way in which they ever leave the memory of one.
#[derive(Clone, Serialize, Deserialize)]
pub struct WishesCopy(#[serde(with = "Fields")] Wishes);

impl From<&Wishes> for WishesCopy {
    fn from(wishes: &Wishes) -> WishesCopy {
        WishesCopy(wishes.clone())
    }
}

impl From<WishesCopy> for Wishes {
    fn from(copy: WishesCopy) -> Wishes {
        copy.0
    }
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Wishes")]
struct Fields {
    said: BTreeMap<PersonId, Said>,
    chosen: u64,
    heard: BTreeMap<PersonId, Heard>,
}

#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Said {
    together: BTreeSet<PersonId>,
    apart: BTreeSet<PersonId>,
    /// Of those not to be with: to whom it was said before that they came together. They see that still, since by its
    /// going they would know.
    seemingly: BTreeSet<PersonId>,
    put_away: BTreeSet<PersonId>,
    place: Option<PlaceWish>,
    topics: Vec<u8>,
    /// Which first choice this was, of all that were made: who chose first is the first to sit or to wait.
    chose: u64,
}

/// What one phone may see of its own wishes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnWishes {
    /// With whom, and whether they say so too.
    pub together: BTreeMap<PersonId, bool>,
    /// Who says that they came with this person, who has not said so.
    pub asked_by: BTreeSet<PersonId>,
    pub apart: BTreeSet<PersonId>,
    /// Of those in `apart`: to whom it still seems that one came with them.
    pub seemingly: BTreeSet<PersonId>,
    /// Whose asking was put away.
    pub put_away: BTreeSet<PersonId>,
    pub place: Option<PlaceWish>,
    pub topics: Vec<u8>,
    /// The topic of the first choice is full, and this person waits for it. Not behind how many: were the number to fall
    /// when somebody leaves, it would tell what they had chosen.
    pub waits: bool,
}

/// Tells how many there are and nothing of them, so that no log holds a wish.
impl fmt::Debug for Wishes {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Wishes of {}", self.said.len())
    }
}

impl Wishes {
    /// These wishes and one more, of `by`.
    ///
    /// # Errors
    /// A [`HallRefusal`]: about oneself, about someone who left, too many, or of someone who is not here.
    pub fn say(&self, hall: &Gathering, by: PersonId, wish: &Wish) -> Result<Wishes, HallRefusal> {
        if hall.has_ended() {
            return Err(HallRefusal::Ended);
        }
        hall.person(by).ok_or(HallRefusal::UnknownPerson)?;
        let mut wishes = self.clone();
        let said = wishes.said.entry(by).or_default();
        match wish {
            Wish::Together { with: other } | Wish::Apart { from: other } => {
                if *other == by {
                    return Err(HallRefusal::AboutOneself);
                }
                hall.person(*other).ok_or(HallRefusal::UnknownPerson)?;
                let parts = matches!(wish, Wish::Apart { .. });
                let seems = said.together.contains(other) || said.seemingly.contains(other);
                said.forget(*other);
                if parts && seems {
                    said.seemingly.insert(*other);
                }
                let about = match parts {
                    true => &mut said.apart,
                    false => &mut said.together,
                };
                if about.len() >= MOST_ABOUT_PEOPLE {
                    return Err(HallRefusal::NotNow);
                }
                about.insert(*other);
            }
            Wish::PutAway { asker } => {
                hall.person(*asker).ok_or(HallRefusal::UnknownPerson)?;
                said.put_away.insert(*asker);
            }
            Wish::Whichever { about } => said.forget(*about),
            Wish::Place { place } => said.place = *place,
            Wish::Topics { topics } => {
                let distinct: BTreeSet<_> = topics.iter().collect();
                let known = topics.iter().all(|topic| usize::from(*topic) < MAX_CIRCLES);
                if topics.len() > MOST_TOPICS || distinct.len() < topics.len() || !known {
                    return Err(HallRefusal::UnknownProposal);
                }
                if said.topics.first() != topics.first() {
                    wishes.chosen += 1;
                    said.chose = if topics.is_empty() { 0 } else { wishes.chosen };
                }
                said.topics.clone_from(topics);
            }
        }
        wishes.said.retain(|_, said| *said != Said::default());
        if wishes.said.get(&by) != self.said.get(&by) {
            let sat = last_sat(hall, by);
            let heard = wishes.heard.entry(by).or_default();
            let times = heard.times + 1;
            *heard = Heard { sat, times };
        }
        Ok(wishes)
    }

    /// What is left of them, now that the gathering stands so: those of who has taken a seat are forgotten, and all
    /// by or about who has left.
    #[must_use]
    pub fn after(mut self, hall: &Gathering) -> Wishes {
        let here = |person: &PersonId| hall.person(*person).is_some();
        let waits = |id: &PersonId| hall.person(*id).is_some_and(|p| p.sits.at.is_none());
        self.said.retain(|_, said| {
            for about in [
                &mut said.together,
                &mut said.apart,
                &mut said.seemingly,
                &mut said.put_away,
            ] {
                about.retain(here);
            }
            *said != Said::default()
        });
        self.heard
            .retain(|person, heard| waits(person) && heard.sat == last_sat(hall, *person));
        let Wishes { said, heard, .. } = &mut self;
        said.retain(|person, _| heard.contains_key(person));
        self
    }

    /// What is known, once another server that acts for the gathering knows `other`. Both come to know the same.
    #[must_use]
    pub fn merged(&self, hall: &Gathering, other: &Wishes) -> Wishes {
        let mut merged = self.clone();
        for (person, heard) in &other.heard {
            if heard.sat != last_sat(hall, *person) {
                continue;
            }
            let known = self.heard.get(person).copied().unwrap_or_default();
            let (mine, theirs) = (self.said.get(person), other.said.get(person));
            if (heard.times, theirs) > (known.times, mine) {
                merged.heard.insert(*person, *heard);
                match theirs {
                    Some(said) => merged.said.insert(*person, said.clone()),
                    None => merged.said.remove(person),
                };
            }
        }
        merged.chosen = merged.chosen.max(other.chosen);
        merged.after(hall)
    }

    /// What is known for forming circles.
    #[must_use]
    pub fn hints(&self, hall: &Gathering) -> Hints {
        let mut hints = Hints::default();
        for (&person, said) in &self.said {
            for &other in &said.together {
                // Each pair once: by the first who says it, or the only one who does.
                if self.agree(hall, person, other)
                    && !(self.is_said(other, person) && other < person)
                {
                    hints.together.push((person, other));
                }
            }
            let known = |other: &&PersonId| !(self.says_apart(**other, person) && **other < person);
            let apart = said.apart.iter().filter(known);
            hints.apart.extend(apart.map(|other| (person, *other)));
            hints.places.extend(said.place.map(|place| (person, place)));
            if !said.topics.is_empty() {
                hints.topics.push((person, said.topics.clone()));
            }
        }
        let chose = |person: &PersonId| self.said.get(person).map(|said| said.chose);
        hints.topics.sort_by_key(|(person, _)| chose(person));
        hints
    }

    /// Whether `person` waits for the topic of their first choice, by what has been chosen until now and with a keeper in
    /// each.
    fn waits(&self, hall: &Gathering, person: PersonId) -> bool {
        let first = |said: &Said| said.topics.first().copied().map(usize::from);
        let Some(chosen) = self.said.get(&person) else {
            return false;
        };
        let topics = hall.topics_to_choose().map(|(_, topics)| topics);
        let topic = topics.and_then(|topics| topics.get(first(chosen)?));
        let Some(topic) = topic else {
            return false;
        };
        let sits = |id: &PersonId| hall.person(*id).is_some_and(|p| p.joins && !p.keeps);
        // At two servers two may have been the same one to choose.
        let before = |id: PersonId, said: &Said| {
            first(said) == first(chosen) && (said.chose, id) < (chosen.chose, person)
        };
        let others = self
            .said
            .iter()
            .filter(|(id, said)| sits(id) && before(**id, said));
        sits(&person) && others.count() >= usize::from(topic.most.saturating_sub(1))
    }

    /// What `person` may see of their own wishes. What others see of them does not change when someone says "not with".
    #[must_use]
    pub fn own(&self, hall: &Gathering, person: PersonId) -> OwnWishes {
        let said = self.said.get(&person).cloned().unwrap_or_default();
        let asks = |other: &PersonId| self.seems_said(*other, person);
        let unanswered = |other: &PersonId| {
            let answered = [&said.together, &said.apart, &said.put_away];
            !answered.iter().any(|answered| answered.contains(other))
                && !share_a_phone(hall, person, *other)
        };
        let both = |other: PersonId| share_a_phone(hall, person, other) || asks(&other);
        let others = self.said.keys().copied();
        OwnWishes {
            asked_by: others.filter(asks).filter(unanswered).collect(),
            together: said
                .together
                .iter()
                .map(|other| (*other, both(*other)))
                .collect(),
            apart: said.apart,
            seemingly: said.seemingly,
            put_away: said.put_away,
            place: said.place,
            topics: said.topics,
            waits: self.waits(hall, person),
        }
    }

    fn is_said(&self, by: PersonId, with: PersonId) -> bool {
        self.said
            .get(&by)
            .is_some_and(|s| s.together.contains(&with))
    }

    fn says_apart(&self, by: PersonId, from: PersonId) -> bool {
        self.said.get(&by).is_some_and(|s| s.apart.contains(&from))
    }

    /// Whether it is said as far as `with` can see.
    fn seems_said(&self, by: PersonId, with: PersonId) -> bool {
        let seems = |said: &Said| said.together.contains(&with) || said.seemingly.contains(&with);
        self.said.get(&by).is_some_and(seems)
    }

    /// Whether they wish to be together: both say so, or one does for both on the phone that they share.
    fn agree(&self, hall: &Gathering, by: PersonId, with: PersonId) -> bool {
        let for_both = share_a_phone(hall, by, with) && !self.says_apart(with, by);
        self.is_said(by, with) && (for_both || self.is_said(with, by))
    }
}

impl Said {
    /// No wish about this person.
    fn forget(&mut self, about: PersonId) {
        for said in [
            &mut self.together,
            &mut self.apart,
            &mut self.seemingly,
            &mut self.put_away,
        ] {
            said.remove(&about);
        }
    }
}

/// The circle that `person` sat in last.
fn last_sat(hall: &Gathering, person: PersonId) -> Option<CircleNumber> {
    hall.person(person)?.sat.last().copied()
}

/// Whether one of them carries the other on their phone. Of others who have none of their own nobody can say for them
/// that they agree, but who carries them.
fn share_a_phone(hall: &Gathering, one: PersonId, other: PersonId) -> bool {
    let on = |person: PersonId, phone: PersonId| {
        let person = hall.person(person);
        person.is_some_and(|person| person.phone == Phone::Of(phone))
    };
    on(one, other) || on(other, one)
}
