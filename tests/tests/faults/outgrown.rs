//! Circles that other versions kept: one larger than any may become now, one of a form that is not known yet.

use std::sync::Arc;

use app::protocol::AskError;
use circle::{Action, Command, Plan, SeatId};
use server::chance::command_id;
use server::clock::SystemClock;
use server::rooms::{Arrival, RoomHandle, Rooms};
use server::saved::LARGEST_ROW;
use server::store::{Kind, RowId, Store, open_store};
use tests::browser::Browser;
use tests::hall::Hall;

const CODE: &str = "BCDFGH";
const OPENER: SeatId = SeatId(0);

struct Kept {
    _folder: tempfile::TempDir,
    store: Arc<dyn Store>,
    id: RowId,
}

/// A database with one circle, as `change` makes it.
async fn kept(change: impl Fn(&mut serde_json::Value)) -> Kept {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let store = open_store(&path.to_string_lossy()).await.unwrap();
    let plan = r#"{"title":"t","intention":"","care":"","parts":["agreements","weather","weather"],
                   "direction":"clockwise","keeper_turn":"first"}"#;
    let plan: Plan = serde_json::from_str(plan).unwrap();
    let rooms = Rooms::new(Arc::clone(&store), Arc::new(SystemClock::new()));
    let opened = rooms.open(plan, &["We listen.".to_owned()]).await.unwrap();
    rooms.stop().await;
    let from = store.find(&opened.code).await.unwrap().unwrap();
    let row = store.load(&from).await.unwrap().unwrap();
    let mut body = serde_json::from_str(&row.body).unwrap();
    change(&mut body);
    let id = RowId::new([7; 16]);
    let body = body.to_string();
    store
        .open(Kind::Circle, &id, CODE, &body, row.touched_at)
        .await
        .unwrap();
    Kept {
        _folder: folder,
        store,
        id,
    }
}

/// As an older program could write it.
fn much_too_large(body: &mut serde_json::Value) {
    body["circle"]["plan"]["care"] = "x".repeat(LARGEST_ROW).into();
}

impl Kept {
    async fn room(&self) -> RoomHandle {
        let rooms = Rooms::new(Arc::clone(&self.store), Arc::new(SystemClock::new()));
        rooms.find(CODE).await.unwrap().unwrap()
    }

    async fn bytes(&self) -> usize {
        let row = self.store.load(&self.id).await.unwrap();
        row.map_or(0, |row| row.body.len())
    }
}

async fn does(room: &RoomHandle, seat: SeatId, action: Action) -> Result<(), AskError> {
    room.ask(Some(seat), Command::new(command_id(), action).into())
        .await
}

async fn sits(room: &RoomHandle) -> Result<SeatId, AskError> {
    let arrival = Arrival {
        id: command_id(),
        consents: Vec::new(),
        invite: None,
        key: None,
        from: 1,
    };
    room.sit(arrival).await.map(|seated| seated.seat)
}

#[tokio::test]
async fn a_circle_that_is_too_large_goes_on_and_takes_nothing_more_in() {
    let kept = kept(much_too_large).await;
    let room = kept.room().await;
    let at_first = kept.bytes().await;
    assert!(at_first > LARGEST_ROW);
    does(&room, OPENER, Action::Begin).await.unwrap();
    let begun = kept.bytes().await;
    let propose = |words: &str| Action::Propose {
        text: words.to_owned(),
    };
    for _ in 0..3 {
        let refused = does(&room, OPENER, propose("We share the tea.")).await;
        assert_eq!(refused, Err(AskError::NotSaved));
        assert_eq!(sits(&room).await, Err(AskError::NotSaved));
    }
    assert_eq!(kept.bytes().await, begun);
    // What goes on, and what makes it smaller, is done.
    for from in 0..2 {
        does(&room, OPENER, Action::NextPart { from })
            .await
            .unwrap();
    }
    does(&room, OPENER, Action::Pause).await.unwrap();
    does(&room, OPENER, Action::Resume).await.unwrap();
    let refused = sits(&room).await;
    assert_eq!(refused, Err(AskError::NotSaved), "after that neither");
    does(&room, OPENER, Action::Close).await.unwrap();
    assert_eq!(kept.bytes().await, 0, "it has ended");
}

#[tokio::test]
async fn one_who_leaves_a_circle_that_is_too_large_may_go() {
    // Somebody sat down in it when it was not too large yet.
    let small = kept(|_| {}).await;
    let room = small.room().await;
    let seat = sits(&room).await.unwrap();
    let row = small.store.load(&small.id).await.unwrap().unwrap();
    let mut body = serde_json::from_str(&row.body).unwrap();
    much_too_large(&mut body);
    let body = body.to_string();
    let written = small
        .store
        .commit(&small.id, row.version, &body, row.touched_at);
    written.await.unwrap();
    let room = small.room().await;
    assert_eq!(sits(&room).await, Err(AskError::NotSaved));
    does(&room, seat, Action::Leave).await.unwrap();
    assert!(small.bytes().await < body.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_circle_that_a_newer_program_kept_is_told_as_that() {
    let kept = kept(|body| {
        body["form"] = u16::MAX.into();
        body["circle"] = serde_json::json!({ "as": "nobody knows yet" });
    })
    .await;
    let before = kept.bytes().await;
    let store = Arc::clone(&kept.store);
    let hall = Hall::open_on(store, Arc::new(SystemClock::new()), None).await;
    for path in [format!("/c/{CODE}"), format!("/c/{CODE}/seat")] {
        let page = Browser::new(&hall.base).get(&path).await;
        assert_eq!(page.status, 503, "{path}");
        let words = page.words();
        assert!(
            words.contains("This circle was kept by a newer Hearth"),
            "{words}"
        );
    }
    assert_eq!(kept.bytes().await, before, "nothing was done to it");
    hall.stop().await;
}
