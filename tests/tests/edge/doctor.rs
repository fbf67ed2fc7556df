//! `hearth doctor` about connections, memory and certificates.

use std::path::Path;

use tests::https::{NAME, Pair};
use tests::process::{command, free_port, run_to_end};

/// What it says, and whether all is well.
fn examined(folder: &Path, arguments: &[String]) -> (String, bool) {
    let mut command = command();
    command
        .args(["doctor", "--listen", &format!("127.0.0.1:{}", free_port())])
        .args(arguments)
        .current_dir(folder);
    let output = run_to_end(&mut command);
    (
        String::from_utf8(output.stdout).unwrap(),
        output.status.success(),
    )
}

#[test]
fn connections_and_memory_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let (said, _) = examined(
        folder.path(),
        &["--max-connections".to_owned(), "400".to_owned()],
    );
    assert!(
        said.contains("well    connections: room for 400, and for 200 of one address"),
        "{said}"
    );
    assert!(said.contains("open files"), "{said}");
    assert!(
        said.contains("well    memory: never written to a file"),
        "{said}"
    );
    let (said, well) = examined(
        folder.path(),
        &["--max-connections".to_owned(), "20".to_owned()],
    );
    assert!(said.contains("trouble connections: room for 20"), "{said}");
    assert!(!well);
}

#[test]
fn a_certificate_is_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let good = Pair::new();
    let mut arguments = good.arguments(folder.path());
    let redirect = [
        "--http-redirect".to_owned(),
        format!("127.0.0.1:{}", free_port()),
    ];
    arguments.extend(redirect);
    let (said, _) = examined(folder.path(), &arguments);
    assert!(
        said.contains("well    certificate: its key belongs to it; good until 2100-01-01"),
        "{said}"
    );
    assert!(said.contains("well    redirect: 127.0.0.1:"), "{said}");

    let (_, key) = Pair::new().write(folder.path());
    let others = std::fs::read(&key).unwrap();
    good.write(folder.path());
    std::fs::write(&key, others).unwrap();
    let (said, well) = examined(folder.path(), &arguments);
    assert!(
        said.contains("trouble certificate: The key does not belong"),
        "{said}"
    );
    assert!(!well);

    std::fs::remove_file(&key).unwrap();
    let (said, _) = examined(folder.path(), &arguments);
    assert!(
        said.contains("trouble certificate") && said.contains("--tls-key"),
        "{said}"
    );

    Pair::good_until(NAME, 2021).write(folder.path());
    let (said, _) = examined(folder.path(), &arguments);
    assert!(
        said.contains("trouble certificate: it ended on 2021-01-01"),
        "{said}"
    );

    std::fs::write(folder.path().join("certificate.pem"), "nothing").unwrap();
    let (said, _) = examined(folder.path(), &arguments);
    assert!(said.contains("holds no certificate"), "{said}");
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn a_running_server_leaves_no_image_of_its_memory() {
    let server = tests::process::Process::start("info").await;
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", server.id())).unwrap();
    let of = |what: &str| {
        let line = limits.lines().find(|line| line.starts_with(what)).unwrap();
        line[what.len()..]
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(of("Max core file size")[..2], ["0", "0"]);
    // And as many files as the system lets it open.
    let files = of("Max open files");
    let most = files[1].parse().unwrap_or(u64::MAX).min(65_536);
    assert!(files[0].parse::<u64>().unwrap() >= most, "{files:?}");
}
