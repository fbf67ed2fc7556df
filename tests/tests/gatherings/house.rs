//! A server's gatherings on a database of their own, without any page.

use std::sync::Arc;
use std::time::Duration;

use circle::{
    Action, AgreementId, Circle, CommandId, Direction, KeeperTurn, LatePolicy, Part, Plan, Thumb,
};
use futures::future::join_all;
use futures::poll;
use gathering::{
    Afternoon, Answer, Block, CircleNumber, CircleState, FormAsk, HallAction, HallCommand, OPENER,
    PersonId, Phone, Seated, Way, Work,
};
use server::clock::{Clock, SystemClock};
use server::cluster::{Cluster, ClusterKey, LocalBus};
use server::gatherings::{Gatherings, HallArrival, HallError, HallHandle, HallSnapshot};
use server::rooms::Rooms;
use server::store::{KeptRecord, Store, open_store};
use tempfile::TempDir;
use tests::failing::{Disk, FailingStore};
use tokio::time::timeout;

/// How long something may take that is waited for, on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(60);

/// A gathering, and the server that it is on.
pub(crate) struct House {
    pub(crate) host: PersonId,
    folder: TempDir,
    store: Arc<FailingStore>,
    rooms: Rooms,
    gatherings: Gatherings,
    hall: HallHandle,
    code: String,
    asked: u128,
    /// The other servers, of which each is asked in turn.
    others: Vec<(Rooms, Gatherings, HallHandle)>,
}

fn plan() -> Plan {
    Plan {
        title: "First circle".to_owned(),
        intention: String::new(),
        parts: vec![Part::round("What brought you here?", None)],
        direction: Direction::Clockwise,
        keeper_turn: KeeperTurn::First,
        late: LatePolicy::default(),
        care: String::new(),
    }
}

fn afternoon() -> Afternoon {
    let block = |minutes, work: Work| Block {
        minutes,
        title: format!("{:?}", work.kind()),
        work,
    };
    let form = Work::Form {
        way: Way::Even,
        about: 6,
    };
    Afternoon {
        title: "A healing afternoon".to_owned(),
        about: String::new(),
        blocks: vec![
            block(10, Work::Agreements),
            block(5, form),
            block(60, Work::Circles { plan: plan() }),
            block(
                5,
                Work::Close {
                    words: String::new(),
                },
            ),
        ],
        agreements: vec!["One speaks at a time.".to_owned()],
        spots: Vec::new(),
        care: String::new(),
    }
}

impl House {
    pub(crate) async fn open() -> House {
        let folder = tempfile::tempdir().unwrap();
        let (store, rooms, gatherings) = House::server(&folder).await;
        let now = rooms.clock().now();
        let afternoon = afternoon().checked().unwrap();
        let opened = gatherings.open(afternoon, now).await.unwrap();
        let hall = gatherings.find(&opened.code).await.unwrap().unwrap();
        House {
            host: OPENER,
            folder,
            store,
            rooms,
            gatherings,
            hall,
            code: opened.code,
            asked: 0,
            others: Vec::new(),
        }
    }

    /// The same at three servers that hear each other: each request goes to the next one.
    pub(crate) async fn open_across() -> House {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hearth.db");
        let store = FailingStore::around(open_store(&path.to_string_lossy()).await.unwrap());
        let key = ClusterKey::of(&"shared by these servers ".repeat(2)).unwrap();
        let first = LocalBus::default();
        let mut servers = Vec::new();
        for bus in [first.clone(), first.another(), first.another()] {
            let cluster = Some(Arc::new(Cluster::new(&key, Arc::new(bus))));
            let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
            let rooms = Rooms::among(store.clone(), Arc::clone(&clock), cluster);
            let gatherings = Gatherings::new(rooms.clone(), store.clone(), clock);
            servers.push((rooms, gatherings));
        }
        let now = servers[0].0.clock().now();
        let afternoon = afternoon().checked().unwrap();
        let code = servers[0].1.open(afternoon, now).await.unwrap().code;
        let mut others = Vec::new();
        for (rooms, gatherings) in servers {
            let hall = gatherings.find(&code).await.unwrap().unwrap();
            others.push((rooms, gatherings, hall));
        }
        let (rooms, gatherings, hall) = others.remove(0);
        House {
            host: OPENER,
            folder,
            store,
            rooms,
            gatherings,
            hall,
            code,
            asked: 0,
            others,
        }
    }

    /// Goes to the next server, once it knows what this one does.
    pub(crate) async fn next_server(&mut self) {
        if self.others.is_empty() {
            return;
        }
        let known = self.hall.snapshot().version;
        let (rooms, gatherings, hall) = self.others.remove(0);
        let mut newest = hall.follow();
        let caught_up = newest.wait_for(|snapshot| snapshot.version >= known);
        timeout(PATIENCE, caught_up).await.unwrap().unwrap();
        let rooms = std::mem::replace(&mut self.rooms, rooms);
        let gatherings = std::mem::replace(&mut self.gatherings, gatherings);
        let hall = std::mem::replace(&mut self.hall, hall);
        self.others.push((rooms, gatherings, hall));
    }

    /// Every server's way to the gathering.
    pub(crate) fn everywhere(&self) -> impl Iterator<Item = &HallHandle> {
        let others = self.others.iter().map(|(_, _, hall)| hall);
        others.chain([&self.hall])
    }

    async fn server(folder: &TempDir) -> (Arc<FailingStore>, Rooms, Gatherings) {
        let path = folder.path().join("hearth.db");
        let store = open_store(&path.to_string_lossy()).await.unwrap();
        let store = FailingStore::around(store);
        let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
        let rooms = Rooms::new(store.clone(), Arc::clone(&clock));
        let gatherings = Gatherings::new(rooms.clone(), store.clone(), clock);
        (store, rooms, gatherings)
    }

    /// The server stops as it stands, and another takes up what is written.
    pub(crate) async fn restart(&mut self) {
        self.stop().await;
        (self.store, self.rooms, self.gatherings) = House::server(&self.folder).await;
        self.gatherings.take_up_all().await.unwrap();
        // It may have come to its end as it was taken up.
        if let Some(hall) = self.gatherings.live(&self.code) {
            self.hall = hall;
        }
    }

    async fn stop(&self) {
        for (rooms, gatherings, _) in &self.others {
            gatherings.stop().await;
            rooms.stop().await;
        }
        self.gatherings.stop().await;
        self.rooms.stop().await;
        self.store.close().await;
    }

    pub(crate) async fn close(self) {
        self.stop().await;
    }

    fn id(&mut self) -> CommandId {
        self.asked += 1;
        CommandId(self.asked)
    }

    pub(crate) async fn comes(&mut self, keeps: bool) -> PersonId {
        self.next_server().await;
        let invite = if keeps {
            Some(self.hall.invite(gathering::OPENER).await.unwrap())
        } else {
            None
        };
        // A link is told to the other servers sooner than anyone can follow it, but not than a test can.
        self.arrives_here(invite, 0).await.unwrap()
    }

    /// Someone comes in from there.
    pub(crate) async fn arrives(
        &mut self,
        invite: Option<String>,
        from: u64,
    ) -> Result<PersonId, HallError> {
        self.next_server().await;
        self.arrives_here(invite, from).await
    }

    async fn arrives_here(
        &mut self,
        invite: Option<String>,
        from: u64,
    ) -> Result<PersonId, HallError> {
        let arrival = HallArrival {
            id: self.id(),
            invite,
            key: None,
            from,
        };
        self.hall.arrive(arrival).await.map(|came| came.person)
    }

    /// Someone asks for this, or for it for another.
    pub(crate) async fn asks(
        &mut self,
        person: PersonId,
        for_person: Option<PersonId>,
        action: HallAction,
    ) -> Result<(), HallError> {
        let command = HallCommand {
            for_person,
            ..self.command(action)
        };
        self.hall.act(person, command).await
    }

    fn command(&mut self, action: HallAction) -> HallCommand {
        HallCommand {
            id: self.id(),
            for_person: None,
            action,
        }
    }

    pub(crate) async fn does(&mut self, person: PersonId, action: HallAction) {
        self.next_server().await;
        let command = self.command(action);
        self.hall.act(person, command).await.unwrap();
    }

    pub(crate) async fn say(&mut self, word: HallAction, text: &str) {
        let command = self.command(word);
        let said = self.hall.word(self.host, command, text.to_owned());
        said.await.unwrap();
    }

    pub(crate) async fn form(&mut self, way: Way, circles: u8) {
        let (id, ask) = (self.id(), FormAsk { way, circles });
        self.hall.form(self.host, id, ask, 7).await.unwrap();
    }

    pub(crate) async fn tell(&mut self) {
        let preview = self.snapshot().gathering.preview().unwrap().number;
        self.does(self.host, HallAction::Tell { preview }).await;
    }

    /// Goes on to the next block.
    pub(crate) async fn goes_on(&mut self) {
        let from = self.snapshot().gathering.stage();
        self.does(self.host, HallAction::Next { from }).await;
    }

    /// Everyone is for the agreement of the room.
    pub(crate) async fn all_agree(&mut self) {
        let gathering = Arc::clone(&self.snapshot().gathering);
        for person in gathering.people() {
            let thumb = HallAction::Thumb {
                agreement: AgreementId(0),
                wording: 0,
                thumb: Thumb::Up,
            };
            self.does(person.id, thumb).await;
        }
    }

    /// Everyone is for the agreement, all in the same moment, while the disk hangs.
    pub(crate) async fn all_agree_at_once(&mut self) {
        let people: Vec<_> = self
            .snapshot()
            .gathering
            .people()
            .map(|one| one.id)
            .collect();
        let hall = self.hall.clone();
        let agreeing = people.into_iter().map(|person| {
            let command = self.command(HallAction::Thumb {
                agreement: AgreementId(0),
                wording: 0,
                thumb: Thumb::Up,
            });
            hall.act(person, command)
        });
        let mut agreed = join_all(agreeing.collect::<Vec<_>>());
        self.store.becomes(Disk::Hangs);
        assert!(poll!(&mut agreed).is_pending(), "all have asked");
        self.store.becomes(Disk::Well);
        for agreed in agreed.await {
            agreed.unwrap();
        }
    }

    pub(crate) async fn all_say(&mut self, answer: Answer) {
        let gathering = Arc::clone(&self.snapshot().gathering);
        for person in gathering.people() {
            if let Some(offer) = person.offer {
                let offer = offer.number;
                self.does(person.id, HallAction::Answer { offer, answer })
                    .await;
            }
        }
    }

    /// From now on the disk is so.
    pub(crate) fn disk(&self, disk: Disk) {
        self.store.becomes(disk);
    }

    /// The host asks for something, and is told that it was not saved.
    pub(crate) async fn is_not_saved(&mut self, action: HallAction) {
        let command = self.command(action);
        let asked = self.hall.act(self.host, command).await;
        assert_eq!(asked, Err(HallError::NotSaved));
    }

    pub(crate) fn snapshot(&self) -> Arc<HallSnapshot> {
        self.hall.snapshot()
    }

    /// Waits until everyone who came with a phone sits, but for the host, and says where.
    pub(crate) async fn until_all_with_phones_sit(&self) -> Vec<Seated> {
        let mut newest = self.hall.follow();
        let all = newest.wait_for(|snapshot| {
            let mut people = snapshot.gathering.people();
            people.all(|one| one.id == OPENER || one.phone == Phone::None || one.sits.at.is_some())
        });
        let snapshot = timeout(PATIENCE, all).await.unwrap().unwrap();
        let sits = snapshot.gathering.people().filter_map(|one| one.sits.at);
        sits.collect()
    }

    /// The circle of this number as it stands.
    pub(crate) async fn circle(&self, number: CircleNumber) -> Option<Arc<Circle>> {
        let snapshot = self.snapshot();
        let key = snapshot.gathering.circle(number)?.key.clone()?;
        let room = self.rooms.find(&key.0).await.unwrap()?;
        Some(Arc::clone(&room.snapshot().circle))
    }

    /// Waits until `known` finds something in a circle.
    pub(crate) async fn until_circle<T>(
        &self,
        number: CircleNumber,
        known: impl Fn(&Circle) -> Option<T>,
    ) -> T {
        let snapshot = self.snapshot();
        let key = snapshot.gathering.circle(number).unwrap().key.clone();
        let room = self.rooms.find(&key.unwrap().0).await.unwrap().unwrap();
        let mut newest = room.follow();
        let found = newest.wait_for(|snapshot| known(&snapshot.circle).is_some());
        let snapshot = timeout(PATIENCE, found).await.unwrap().unwrap();
        known(&snapshot.circle).unwrap()
    }

    /// Waits until the people of a circle read this word of the house.
    pub(crate) async fn reads_word(&self, number: CircleNumber, text: &str) {
        let snapshot = self.snapshot();
        let key = snapshot.gathering.circle(number).unwrap().key.clone();
        let room = self.rooms.find(&key.unwrap().0).await.unwrap().unwrap();
        let mut newest = room.follow();
        let reads = newest.wait_for(|snapshot| {
            let says = snapshot.spoken.view(&snapshot.circle).house;
            says.iter().any(|word| word.text == text)
        });
        timeout(PATIENCE, reads).await.unwrap().unwrap();
    }

    /// The keeper of a circle does this.
    pub(crate) async fn keeper_does(&mut self, number: CircleNumber, action: Action) {
        let id = self.id();
        let snapshot = self.snapshot();
        let key = snapshot.gathering.circle(number).unwrap().key.clone();
        let room = self.rooms.find(&key.unwrap().0).await.unwrap().unwrap();
        let ask = app::protocol::Ask {
            id,
            for_seat: None,
            what: app::protocol::What::Act(action),
            text: None,
        };
        room.ask(Some(circle::OPENER), ask).await.unwrap();
    }

    /// Waits until the board knows this of a circle.
    pub(crate) async fn until_tile(
        &self,
        number: CircleNumber,
        known: impl Fn(&CircleState) -> bool,
    ) {
        let mut newest = self.hall.follow();
        let told = newest.wait_for(|snapshot| snapshot.tiles.get(&number).is_some_and(&known));
        timeout(PATIENCE, told).await.unwrap().unwrap();
    }

    /// Waits until the gathering is over and its record kept.
    pub(crate) async fn until_over(&self) {
        let mut newest = self.hall.follow();
        let over = newest.wait_for(|snapshot| snapshot.ended.is_some());
        // Where the task is gone, it has come to its end already: what is left of it tells.
        let _ = timeout(PATIENCE, over).await.unwrap();
    }

    /// Everything that is written of what is live.
    pub(crate) async fn stored(&self) -> Vec<String> {
        let mut bodies = Vec::new();
        for id in self.store.all().await.unwrap() {
            bodies.extend(self.store.load(&id).await.unwrap().map(|row| row.body));
        }
        bodies
    }

    pub(crate) async fn records(&self) -> Vec<KeptRecord> {
        self.store.records().await.unwrap()
    }
}
