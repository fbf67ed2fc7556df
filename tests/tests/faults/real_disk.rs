//! Evenings at a real server whose disk really has no more room, again and again: no file of its process may grow, or the file
//! system of its folder is filled to the last byte, where this machine lets anyone have one of their own.

use std::time::Duration;

use rustix::process::{Pid, Resource, Rlimit, prlimit};
use tests::browser::Browser;
use tests::chance::{Chance, PATIENCE, seed};
use tests::evening::{Evening, sizes};
use tests::process::{Manner, Process, can_have_a_small_disk};
use tokio::time::{sleep, timeout};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Disk {
    /// Every write that would make a file larger than a byte is refused.
    FilesMayNotGrow,
    /// There is no byte left.
    IsFull,
}

impl Disk {
    fn has_room(self, server: &mut Process, room: bool) {
        match self {
            Disk::FilesMayNotGrow => {
                let most = Rlimit {
                    current: (!room).then_some(1),
                    maximum: None,
                };
                let process = Pid::from_raw(server.id().cast_signed());
                prlimit(process, Resource::Fsize, most).unwrap();
            }
            Disk::IsFull => server.disk_has_room(room),
        }
    }
}

/// How many commits the store of this life of the server refused.
async fn refused(server: &Process) -> u64 {
    let metrics = server.metrics().await;
    let refusals = metrics.lines().filter(|line| {
        line.starts_with("hearth_store_refusals{") && line.contains(r#"call="commit""#)
    });
    let counts = refusals.filter_map(|line| line.rsplit_once(' ')?.1.parse::<u64>().ok());
    counts.sum()
}

/// Waits until the server says so of itself.
async fn until_ready_is(status: u16, server: &Process) {
    let browser = Browser::new(&server.base);
    let says_so = async {
        while browser.get("/readyz").await.status != status {
            sleep(Duration::from_millis(20)).await;
        }
    };
    let patience = Duration::from_secs(PATIENCE);
    timeout(patience, says_so).await.expect("it says so");
}

async fn an_evening_whose(disk: Disk) {
    let mut chance = Chance::of(seed(&format!("{disk:?}")));
    let (circles, commands) = sizes(2, 300);
    let manner = Manner {
        small_disk: disk == Disk::IsFull,
        ..Manner::default()
    };
    let mut server = Process::start_as("info", &manner).await;
    let browser = |_, _| Browser::new(&server.base);
    let mut evening = Evening::begin(circles, chance.another(), false, browser).await;
    let mut asking = evening.goes_on(commands);
    let (mut times, mut refusals) = (0, 0);
    while asking
        .goes_on_for(Duration::from_millis(200 + chance.below(600)))
        .await
    {
        disk.has_room(&mut server, false);
        if times == 0 {
            until_ready_is(503, &server).await;
        }
        asking
            .goes_on_for(Duration::from_millis(300 + chance.below(600)))
            .await;
        refusals += refused(&server).await;
        // A small disk is gone with its process.
        if disk == Disk::FilesMayNotGrow && chance.once_in(3) {
            server.kill9();
            server.restart().await;
        } else {
            disk.has_room(&mut server, true);
        }
        times += 1;
    }
    println!("{disk:?} {times} times, {refusals} refusals");
    assert!(times > 1 && refusals > 0);
    until_ready_is(200, &server).await;
    evening.rests().await;
    evening.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn evenings_on_a_disk_that_really_has_no_more_room() {
    an_evening_whose(Disk::FilesMayNotGrow).await;
    if can_have_a_small_disk() {
        an_evening_whose(Disk::IsFull).await;
    } else {
        println!("this machine lets nobody have a file system of their own");
    }
}
