//! The files that a server is hosted with name what there is: measures, settings, and ways that they are read by.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use circle::{Action, How};
use clap::Parser;
use server::cli::Cli;
use server::measures::{ALL, Kind};
use tests::gathered::Gathered;
use tests::process::Process;

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../deploy")
        .join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(file(name)).unwrap()
}

/// Every measure that a text names, as Prometheus calls it.
fn measures(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words.filter(|word| word.starts_with("hearth_")).collect()
}

/// What Prometheus calls a measure.
fn called(name: &str, kind: Kind) -> Vec<String> {
    match kind {
        Kind::Counter | Kind::Gauge => vec![name.to_owned()],
        Kind::Times => ["bucket", "count", "sum"]
            .map(|of| format!("{name}_{of}"))
            .to_vec(),
    }
}

#[test]
fn what_is_watched_is_measured() {
    let known: BTreeSet<_> = ALL
        .iter()
        .flat_map(|(name, kind, _)| called(name, *kind))
        .collect();
    for watched in ["grafana.json", "alerts.yml"] {
        let text = read(watched);
        let named = measures(&text);
        assert!(named.len() > 3, "{watched} watches {named:?}");
        for name in named {
            assert!(
                known.contains(name),
                "{watched} watches {name}, which nobody measures"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_measured_is_said_to_be_and_tells_of_nobody() {
    let server = Process::start("info").await;
    let circle = Gathered::at(&server.base, &["Noor", "Sam"]).await;
    circle.desk.does(Action::Begin).await;
    circle.go_on().await;
    circle.go_on().await;
    let (keeper, turn) = circle.holder(0).await;
    let how = How::Shared;
    keeper.does(Action::Pass { turn, how }).await;
    let metrics = server.metrics().await;
    let known: BTreeSet<_> = ALL
        .iter()
        .flat_map(|(name, kind, _)| called(name, *kind))
        .collect();
    let told: BTreeSet<_> = metrics
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split(['{', ' ']).next())
        .filter(|name| !name.is_empty())
        .collect();
    for name in &told {
        assert!(known.contains(*name), "{name} is in no list");
    }
    for name in [
        "hearth_commands",
        "hearth_store_seconds_bucket",
        "hearth_send_seconds_bucket",
        "hearth_sockets_opened",
    ] {
        assert!(told.contains(name), "{name} is not told: {metrics}");
    }
    for word in [
        "Noor",
        "Sam",
        "Tuesday",
        circle.host.code.as_str(),
        "127.0.0.1",
    ] {
        assert!(!metrics.contains(word), "{word} is in the metrics");
    }
}

/// The settings after `hearth`, as a line of a file gives them.
fn taken(words: &[&str]) {
    let all = [&["hearth"], words].concat();
    if let Err(error) = Cli::try_parse_from(&all) {
        panic!("{all:?}: {error}");
    }
}

#[test]
fn the_service_and_the_containers_are_started_with_settings_that_there_are() {
    let service = read("hearth.service");
    let starts: Vec<_> = service
        .lines()
        .filter_map(|line| line.strip_prefix("ExecStart="))
        .collect();
    assert_eq!(starts.len(), 1);
    taken(&starts[0].split(' ').skip(1).collect::<Vec<_>>());
    let containers = read("compose.yaml");
    let starts: Vec<_> = containers
        .lines()
        .filter_map(|line| line.trim().strip_prefix("command: "))
        .collect();
    assert_eq!(starts.len(), 1);
    taken(&serde_json::from_str::<Vec<&str>>(starts[0]).unwrap());
}

/// Runs a program that looks at a file, if there is one. What it said.
fn looked_at_by(program: &str, arguments: &[&str], name: &str) -> Option<String> {
    let looked = Command::new(program)
        .args(arguments)
        .arg(file(name))
        .output()
        .ok()?;
    let said = [looked.stdout, looked.stderr].concat();
    Some(String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn systemd_and_caddy_understand_their_files() {
    if let Some(said) = looked_at_by("systemd-analyze", &["verify", "--man=no"], "hearth.service") {
        let about_us: Vec<_> = said
            .lines()
            .filter(|line| line.contains("hearth.service"))
            .collect();
        // The program itself is not on this machine.
        let wrong = about_us
            .iter()
            .filter(|line| !line.contains("is not executable"));
        assert_eq!(wrong.count(), 0, "{said}");
    }
    let arguments = ["validate", "--adapter", "caddyfile", "--config"];
    if let Some(said) = looked_at_by("caddy", &arguments, "Caddyfile.several") {
        assert!(said.contains("Valid configuration"), "{said}");
    }
}
