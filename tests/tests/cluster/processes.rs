//! Three processes on one PostgreSQL, hearing each other by NATS: killed, cut off, and overheard.

use circle::{Action, How};
use tests::gathered::Gathered;
use tests::screen::Screen;
use tests::services::cluster::Cluster;
use tests::visitor::TWO_ROUNDS;

use super::knows;

/// Long enough that none of them stands by chance in what is sealed.
const NAMES: [&str; 4] = [
    "Noor of the hill",
    "Samantha",
    "Zoë Lindqvist",
    "Bodhisattva",
];

async fn circle_across(cluster: &Cluster) -> Gathered {
    let bases = cluster.servers.iter().map(|server| server.base.as_str());
    Gathered::across(&bases.collect::<Vec<_>>(), &TWO_ROUNDS, &NAMES).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_server_changes_no_order_and_its_phones_go_on_at_another() {
    let Some(mut cluster) = Cluster::three("info").await else {
        return;
    };
    let overheard = tests::services::nats::overhear(&cluster.nats);
    let circle = circle_across(&cluster).await;
    circle.agree_and_go_on().await;
    circle.go_on().await;
    for screen in circle.screens() {
        knows(screen, &NAMES).await;
    }
    let (holder, turn) = circle.holder(0).await;
    let pass = Action::Pass {
        turn,
        how: How::Shared,
    };
    holder.act(pass).await.unwrap();
    let (_, turn) = circle.holder(turn).await;
    let before = circle.desk.commons().ring;
    cluster.servers[1].kill9();
    // The phones of the second server come to the third.
    let mut moved = Vec::new();
    for at in [0, 3] {
        let browser = circle.guests[at].browser.moved_to(&cluster.servers[2].base);
        let phone = Screen::open(&browser, &circle.host.code, "seat");
        let seat = circle.phones[at].now().mine.unwrap().seat;
        assert_eq!(phone.until_here().await.mine.unwrap().seat, seat);
        moved.push(phone);
    }
    for phone in &moved {
        assert_eq!(phone.commons().ring, before);
        knows(phone, &NAMES).await;
    }
    let holder = before.piece.turn().unwrap().seat;
    let everyone = [&circle.desk, &circle.phones[1], &circle.phones[2]];
    let everyone: Vec<_> = everyone.into_iter().chain(&moved).collect();
    let screen = everyone
        .iter()
        .find(|screen| screen.now().mine.unwrap().seat == holder)
        .unwrap();
    let passed = screen
        .does(Action::Pass {
            turn,
            how: How::Shared,
        })
        .await;
    for screen in &everyone {
        screen
            .until("the pass", |shown| shown.version >= passed.version)
            .await;
    }
    circle.witness.agrees();
    let overheard = overheard.lock().unwrap().clone();
    assert!(overheard.len() > 1_000, "there was nothing to overhear");
    for word in NAMES.iter().chain(&["Tuesday", circle.host.code.as_str()]) {
        let reads = overheard
            .windows(word.len())
            .any(|bytes| bytes == word.as_bytes());
        assert!(!reads, "{word} is on the bus");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_nats_circles_go_on_and_names_come_back_with_it() {
    let Some(mut cluster) = Cluster::three("info").await else {
        return;
    };
    let mut circle = circle_across(&cluster).await;
    circle.agree_and_go_on().await;
    circle.go_on().await;
    cluster.nats.kill();
    circle.share_all_round().await;
    circle.all_show(circle.desk.now().version).await;
    circle.guests[0].is_called("Noor of the vale").await;
    cluster.nats.start().unwrap();
    for screen in circle.screens() {
        knows(screen, &["Noor of the vale", "Samantha"]).await;
    }
    circle.witness.agrees();
}

#[test]
fn settings_of_a_cluster_that_cannot_work_are_refused_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key");
    std::fs::write(&key, "short").unwrap();
    let key = key.to_string_lossy().into_owned();
    let nats = ["--bus", "nats://127.0.0.1:4222"];
    let with_key = ["--cluster-key-file", &key];
    let good = folder.path().join("good");
    std::fs::write(&good, "0123456789abcdef0123456789abcdef").unwrap();
    let good = good.to_string_lossy().into_owned();
    let good = ["--cluster-key-file", good.as_str()];
    let postgres = ["--database", "postgres://nobody@127.0.0.1/none"];
    for (arguments, says) in [
        (nats.to_vec(), "--cluster-key-file"),
        (with_key.to_vec(), "--bus"),
        (
            [&nats[..], &with_key].concat(),
            "on one PostgreSQL database",
        ),
        (
            [&nats[..], &with_key, &postgres].concat(),
            "openssl rand -hex 32",
        ),
        (
            [&["--bus", "nats://not an address"][..], &good, &postgres].concat(),
            "nats://bus.example.org",
        ),
    ] {
        let mut command = tests::process::command();
        command
            .arg("serve")
            .args(["--listen", "127.0.0.1:0"])
            .args(&arguments);
        let output = tests::process::run_to_end(&mut command);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            !output.status.success() && said.contains(says),
            "{arguments:?}: {said}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rolling_restart_shows_nobody_more_than_that_their_circle_is_looked_for() {
    let Some(mut cluster) = Cluster::three("info").await else {
        return;
    };
    let circle = Gathered::at(&cluster.front.base, &NAMES).await;
    circle.agree_and_go_on().await;
    circle.go_on().await;
    let mut had = 0;
    for at in 0..3 {
        let status = cluster.servers[at].terminate().await;
        assert!(status.success(), "{status}");
        // Everyone goes on at the other two.
        let (holder, turn) = circle.holder(had).await;
        let how = How::Shared;
        let passed = holder.does(Action::Pass { turn, how }).await;
        circle.all_show(passed.version).await;
        had = turn;
        cluster.servers[at].restart().await;
    }
    for screen in circle.screens() {
        knows(screen, &NAMES).await;
        let shown = screen.now();
        assert!(shown.over.is_none());
        assert!(
            shown.closes.iter().all(|code| *code == 1012),
            "{:?}",
            shown.closes
        );
    }
    circle.witness.agrees();
}

/// What `hearth doctor` says, and whether all is well.
fn examined(arguments: &[&str]) -> (String, bool) {
    let mut command = tests::process::command();
    let port = format!("127.0.0.1:{}", tests::process::free_port());
    command.args(["doctor", "--listen", &port]).args(arguments);
    let output = tests::process::run_to_end(&mut command);
    let said = String::from_utf8(output.stdout).unwrap();
    (said, output.status.success())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_finds_the_other_servers_and_what_is_amiss_between_them() {
    let Some(mut cluster) = Cluster::three("info").await else {
        return;
    };
    let arguments = cluster.arguments();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let (said, _) = examined(&arguments);
    for well in [
        "well    bus: it carries letters; 3 other servers answer",
        "well    clocks: this machine's and the database's agree",
        "well    database: can be read and written; 0 circles are open",
    ] {
        assert!(said.contains(well), "{said}");
    }
    let other = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(other.path(), "another key, and one that is long enough").unwrap();
    let path = other.path().to_string_lossy().into_owned();
    let with_another = |setting: &&str| match setting.ends_with("/key") {
        true => path.clone(),
        false => (*setting).to_owned(),
    };
    let another: Vec<_> = arguments.iter().map(with_another).collect();
    let another: Vec<_> = another.iter().map(String::as_str).collect();
    let (said, _) = examined(&another);
    let alone = "no other server with this key answers";
    assert!(said.contains(alone), "{said}");
    cluster.nats.kill();
    let (said, well) = examined(&arguments);
    assert!(
        !well && said.contains("trouble bus: NATS does not answer"),
        "{said}"
    );
}
