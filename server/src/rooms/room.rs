//! The task of one live circle: what it is asked, what happens by itself, and what everyone is told.

use std::sync::Arc;
use std::time::Duration;

use app::protocol::{Ask, Trouble, What};
use circle::spoken::Spoken;
use circle::{Actor, Audience, Circle, Command, Cue, Deed, Refusal, Requests, Role, SeatId};
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;

use super::coming::Coming;
use super::deciding::DECISIONS;
use super::handle::{Arrival, Entrance, INBOX, Message, RoomHandle, Seated};
use super::invites::Invites;
use super::listeners::Listeners;
use super::names::Names;
use super::news::{FIRST, News, Shape, Told};
use super::remembering::Done;
use crate::chance;
use crate::clock::Clock;
use crate::keys::{Keys, Who};
use crate::saved::Saved;
use crate::store::{CircleId, CommitError, Store};

/// How long to wait before something that happens by itself is tried again, when it could not be saved.
const TRY_AGAIN: Duration = Duration::from_secs(1);

/// The task of one live circle.
pub(super) struct Room {
    pub(super) id: CircleId,
    /// Counts the commits of the circle.
    pub(super) version: u64,
    /// Counts the changes of the circle that everyone sees, and is all that screens are told. An answer to an agreement
    /// is a commit like any other, but nobody may see that one has come.
    pub(super) shown: u64,
    pub(super) circle: Arc<Circle>,
    /// What it shows.
    pub(super) shape: Shape,
    pub(super) keys: Keys,
    pub(super) names: Names,
    /// What was said within the parts: in memory alone, like the names.
    pub(super) spoken: Spoken,
    /// Who needs a person: in memory alone.
    pub(super) requests: Requests,
    /// What was said and asked for: in memory alone.
    pub(super) done: Arc<Done>,
    /// One-time links: in memory alone.
    pub(super) invites: Invites,
    pub(super) listeners: Listeners,
    pub(super) store: Arc<dyn Store>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) inbox: mpsc::Receiver<Message>,
    pub(super) news: watch::Sender<Arc<News>>,
    pub(super) stop: CancellationToken,
    pub(super) over: bool,
    /// When someone who keeps was last known to be there.
    pub(super) kept_at: tokio::time::Instant,
    /// Who comes in: in memory alone.
    pub(super) coming: Coming,
    /// The fewest bytes that it was written with, as far as is known.
    pub(super) bytes: usize,
    /// It was told that it would have become larger.
    pub(super) was_too_large: bool,
    /// The store failed in the middle of a change, which may or may not be written: look before the next one.
    pub(super) unsure: bool,
}

impl Room {
    pub(super) fn new(
        id: CircleId,
        version: u64,
        saved: Saved,
        bytes: usize,
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        stop: CancellationToken,
    ) -> (Room, RoomHandle) {
        let names = Names::default();
        let coming = Coming::new(Arc::clone(&clock));
        let (inbox, asks) = mpsc::channel(INBOX);
        let people = names.people(&saved.circle);
        let shown = saved.shown.unwrap_or(version);
        let spoken = Spoken::found(&saved.circle);
        let circle = Arc::new(saved.circle);
        let shape = Shape::default().followed_by(&circle, FIRST);
        let told = Told {
            version: shown,
            circle: Arc::clone(&circle),
            shape: shape.clone(),
            keys: saved.keys.clone(),
            people,
            spoken: spoken.clone(),
            requests: Requests::default(),
            arrivals: coming.told(&circle, &names),
            ended: None,
        };
        let first = News::new(told, None);
        let (news, reader) = watch::channel(first);
        let done = Arc::<Done>::default();
        let handle = RoomHandle {
            id: id.clone(),
            budgets: Arc::default(),
            done: Arc::clone(&done),
            inbox,
            news: reader,
        };
        let room = Room {
            id,
            version,
            shown,
            circle,
            shape,
            keys: saved.keys,
            names,
            spoken,
            requests: Requests::default(),
            done,
            invites: Invites::default(),
            listeners: Listeners::default(),
            coming,
            store,
            clock,
            inbox: asks,
            news,
            stop,
            over: false,
            kept_at: tokio::time::Instant::now(),
            bytes,
            was_too_large: false,
            unsure: false,
        };
        (room, handle)
    }

    pub(super) async fn run(mut self) {
        let mut wait_longer = false;
        while !self.over {
            let wake = self.until_deadline(wait_longer);
            let unkept = self.unkept_at();
            let unkept = async move {
                match unkept {
                    Some(at) => tokio::time::sleep_until(at).await,
                    None => std::future::pending().await,
                }
            };
            let others_come = self.until_others_come();
            tokio::select! {
                () = self.stop.cancelled() => return,
                message = self.inbox.recv() => match message {
                    Some(message) => self.answer(message).await,
                    None => return,
                },
                () = unkept => self.nobody_keeps().await,
                () = others_come => self.tell(None),
                () = wake => wait_longer = self.tick().await.is_err(),
            }
        }
    }

    /// Sleeps until something happens by itself, if anything will.
    fn until_deadline(&self, wait_longer: bool) -> impl Future<Output = ()> + use<> {
        let now = self.clock.now();
        let wait = self
            .circle
            .next_deadline()
            .map(|due| Duration::from_millis(due.since(now)));
        let wait = wait.map(|wait| {
            if wait_longer {
                wait.max(TRY_AGAIN)
            } else {
                wait
            }
        });
        async move {
            match wait {
                Some(wait) => tokio::time::sleep(wait).await,
                None => std::future::pending().await,
            }
        }
    }

    /// Sleeps until there is something else to tell of who comes in, if there will be.
    fn until_others_come(&self) -> impl Future<Output = ()> + use<> {
        let now = self.clock.now();
        let wait = self.coming.next_change().map(|at| at.since(now));
        async move {
            match wait {
                Some(wait) => tokio::time::sleep(Duration::from_millis(wait)).await,
                None => std::future::pending().await,
            }
        }
    }

    async fn tick(&mut self) -> Result<(), Trouble> {
        let tick = Command::new(chance::command_id(), Deed::Tick);
        self.decide(Actor::Clock, &tick, |_, _| {}).await
    }

    async fn answer(&mut self, message: Message) {
        let keeps = match &message {
            Message::Ask(seat, ..) | Message::Went(seat) | Message::Seen(seat, _) => Some(*seat),
            Message::Came(who, ..) => who.seat(),
            _ => None,
        };
        let keeps = keeps.and_then(|seat| self.circle.seat(seat));
        let keeps = keeps.is_some_and(|seat| seat.role.keeps());
        let goes = matches!(message, Message::Went(_));
        // Nobody waits for an answer whose connection is gone; that is fine.
        match message {
            Message::Ask(seat, ask, reply) => {
                let answer = self.carry_out(seat, ask).await;
                let outcome = answer.as_ref().map_or_else(Trouble::code, |_| "done");
                metrics::counter!("hearth_commands", "outcome" => outcome).increment(1);
                let _ = reply.send(answer);
            }
            Message::Sit(arrival, reply) => {
                let _ = reply.send(self.sit(arrival).await);
            }
            Message::Enter(entrance, reply) => {
                let _ = reply.send(self.enter(&entrance).await);
            }
            Message::Invite(seat, reply) => {
                let _ = reply.send(self.invite(seat));
            }
            Message::Knows(key, reply) => {
                let _ = reply.send(Ok(self.invites.knows(&key, self.clock.now())));
            }
            Message::Call(seat, name) => {
                if self.circle.seat(seat).is_some() && self.names.call(seat, &name) {
                    self.tell(None);
                }
            }
            Message::Renew(bearer, reply) => {
                let key = chance::key();
                let renewed = self.change_keys(|keys| keys.renew(bearer, &key)).await;
                let _ = reply.send(renewed.map(|()| key));
            }
            Message::Came(who, cues, go) => {
                let first = who.seat().is_some_and(|seat| {
                    let seen = self.coming.seen(seat);
                    self.names.came(seat) || seen
                });
                if first {
                    self.tell(None);
                }
                // Those who knocked have screens too; nobody's may go because of theirs.
                let seats = self.circle.seats().len() + self.circle.waiting().len();
                self.listeners.add(who, cues, go, seats);
            }
            Message::Went(seat) => {
                let seen = self.coming.seen(seat);
                if self.names.went(seat) || seen {
                    self.tell(None);
                }
            }
            Message::Seen(seat, reply) => {
                let seen = self.coming.seen(seat);
                let awaited = self.coming.awaits(seat);
                if (!awaited && self.names.reads(seat)) || seen {
                    self.tell(None);
                }
                let _ = reply.send(Ok(awaited));
            }
            Message::Forget(reply) => {
                self.over = true;
                let _ = reply.send(());
            }
        }
        if keeps && goes {
            self.kept_at = tokio::time::Instant::now();
        } else if keeps && !self.over {
            self.keeper_was_here().await;
        }
    }

    /// What the person in `seat` does.
    async fn carry_out(&mut self, seat: SeatId, ask: Ask) -> Result<(), Trouble> {
        self.coming.came(seat);
        let Ask { id, for_seat, what } = ask;
        match what {
            What::Act(deed) => self.act(seat, Command { id, for_seat, deed }).await,
            What::Say(deed) => self.once(seat, id, |room| room.say(seat, for_seat, &deed)),
            What::Need(_) if for_seat.is_some_and(|other| other != seat) => {
                Err(Trouble::Refused(Refusal::NotYourSeat)) // everyone asks for themselves
            }
            What::Need(deed) => self.once(seat, id, |room| room.need(seat, deed)),
        }
    }

    async fn act(&mut self, seat: SeatId, mut command: Command) -> Result<(), Trouble> {
        if let Deed::RemoveNeverCame { seats } = &mut command.deed {
            let never_came = self.coming.told(&self.circle, &self.names).never_came;
            seats.retain(|seat| never_came.contains(seat));
        }
        if self.adds_beside(seat, &command) && !self.coming.may_sit(seat.0.into()) {
            self.tell(None);
            return Err(Trouble::TooFast);
        }
        let let_in = if let Deed::LetIn { seat, .. } = command.deed {
            Some(seat).filter(|seat| self.circle.is_waiting(*seat))
        } else {
            None
        };
        self.decide(Actor::Seat(seat), &command, |_, _| {}).await?;
        if let Some(seat) = let_in
            && !self.names.is_here(seat)
        {
            self.coming.took(seat);
        }
        Ok(())
    }

    /// Whether this takes a seat for someone on the same phone. Such seats are counted with those who sit down.
    fn adds_beside(&self, seat: SeatId, command: &Command) -> bool {
        let actor = Actor::Seat(seat);
        matches!(command.deed, Deed::CarrySeat { .. })
            && !self.circle.has_done(actor, command.id)
            && self.circle.act(self.clock.now(), actor, command).is_ok()
    }

    async fn sit(&mut self, from: Arrival) -> Result<Seated, Trouble> {
        let (arrival, consents) = (from.id, from.consents);
        let is_new = self.circle.seat_given_to(arrival).is_none();
        let has_link = from.invite.is_some();
        let invite = from
            .invite
            .filter(|link| self.invites.knows(link, self.clock.now()));
        if is_new && has_link && invite.is_none() {
            return Err(Trouble::InviteUsed);
        }
        // Someone with a key that was taken from them knocks; a link is the keeper's own word, and opens all the same.
        let returns = from.key.filter(|key| self.keys.were_taken_back(key));
        let actor = match (&invite, &returns) {
            (Some(_), _) => Actor::Invited(Role::CoKeeper),
            (None, Some(_)) => Actor::Returning,
            (None, None) => Actor::Door,
        };
        let key = chance::key();
        let command = Command::new(arrival, Deed::Sit { consents });
        // Who would be refused anyway takes nobody's turn.
        let sits = is_new && self.circle.act(self.clock.now(), actor, &command).is_ok();
        if sits && invite.is_none() && !self.coming.may_sit(from.from) {
            self.tell(None);
            return Err(Trouble::BusyDoor);
        }
        let given = key.clone();
        self.decide(actor, &command, move |circle, keys| {
            if let Some(seat) = circle.seat_given_to(arrival) {
                if circle.is_waiting(seat) {
                    keys.give_waiting(seat, &given);
                } else {
                    keys.give_seat(seat, &given);
                }
                if let Some(key) = &returns {
                    keys.forget_taken_back(key); // the new one stands for it
                }
            }
        })
        .await?;
        if let Some(link) = invite {
            self.invites.use_up(&link);
        }
        let seat = self
            .circle
            .seat_given_to(arrival)
            .ok_or(Trouble::NotSaved)?;
        if is_new && self.circle.seat(seat).is_some() {
            self.coming.took(seat);
        }
        Ok(Seated { seat, key })
    }

    async fn enter(&mut self, entrance: &Entrance) -> Result<String, Trouble> {
        let key = chance::key();
        self.change_keys(|keys| match entrance {
            Entrance::Host => keys.give_host(&key),
            Entrance::Screen => keys.renew_screen(&key),
        })
        .await?;
        Ok(key)
    }

    /// Changes the keys, and nothing else. Screens whose keys are taken back find that out from the news.
    async fn change_keys(&mut self, change: impl Fn(&mut Keys)) -> Result<(), Trouble> {
        if self.unsure {
            self.reload().await?;
        }
        for _ in 0..DECISIONS {
            let mut keys = self.keys.clone();
            change(&mut keys);
            if keys == self.keys {
                return Ok(());
            }
            let mut saved = Saved::new(Circle::clone(&self.circle), keys);
            match self.write(&mut saved).await {
                Ok(()) => {
                    self.keys = saved.keys;
                    self.tell_all(&[], None);
                    return Ok(());
                }
                Err(CommitError::Conflict) => self.reload().await?,
                Err(trouble) => return Err(self.not_saved(&trouble)),
            }
        }
        Err(Trouble::NotSaved)
    }

    pub(super) fn tell_all(&mut self, cues: &[Cue], ended: Option<String>) {
        self.names.keep_only(&self.circle);
        self.coming.keep_only(&self.circle);
        self.done.keep_only(&self.circle);
        self.spoken = self.spoken.following(&self.circle);
        self.requests = self.requests.follow(&self.circle);
        self.tell(ended);
        for cue in cues {
            let circle = &self.circle;
            self.listeners.give(*cue, |who| is_for(circle, cue, who));
        }
    }

    pub(super) fn tell(&mut self, ended: Option<String>) {
        let told = Told {
            version: self.shown,
            circle: Arc::clone(&self.circle),
            shape: self.shape.clone(),
            keys: self.keys.clone(),
            people: self.names.people(&self.circle),
            spoken: self.spoken.clone(),
            requests: self.requests.clone(),
            arrivals: self.coming.told(&self.circle, &self.names),
            ended,
        };
        // Made ready before anyone who reads the one before is held up.
        let before = Arc::clone(&self.news.borrow());
        self.news.send_replace(News::new(told, Some(&before)));
    }
}

/// Whether `who` hears it: for their own seat, and for those that they act for. One who waits at the door hears
/// nothing.
fn is_for(circle: &Circle, cue: &Cue, who: Who) -> bool {
    if who.seat().is_some_and(|seat| circle.seat(seat).is_none()) {
        return false;
    }
    let own = |seat| {
        who.seat()
            .is_some_and(|own| own == seat || circle.carries(own).contains(&seat))
    };
    match cue.audience {
        Audience::Everyone => true,
        Audience::Seat(seat) => own(seat),
        Audience::SeatAndScreen(seat) => own(seat) || who == Who::Screen,
    }
}
