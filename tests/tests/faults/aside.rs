//! What the command does beside serving: telling what is held, backing up, deleting, bringing back.

use std::path::Path;

use tests::gathered::Gathered;
use tests::process::{Process, command, run_to_end};
use tests::search::{find, forms_of};
use tests::visitor::Host;

/// Runs the command to its end: whether it went well, and what it said.
fn hearth(database: &Path, arguments: &[&str]) -> (bool, String) {
    let mut command = command();
    command.args(arguments).arg("--database").arg(database);
    let output = run_to_end(&mut command);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(!said.contains("panicked"), "{said}");
    (output.status.success(), said)
}

/// Whether the bytes of `word` stand in any file of the database.
fn stands_in(database: &Path, word: &str) -> bool {
    let forms = forms_of(word);
    ["", "-wal", "-shm"].into_iter().any(|end| {
        let mut path = database.as_os_str().to_owned();
        path.push(end);
        std::fs::read(path).is_ok_and(|bytes| find(&bytes, &forms).is_some())
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn records_are_told_backed_up_deleted_and_brought_back() {
    let mut server = Process::start("info").await;
    let database = server.database();
    let outside = tempfile::tempdir().unwrap();
    let file = outside.path().join("kept.json");
    let file = file.to_str().unwrap();

    // Beside the running server.
    let circle = Gathered::at(&server.base, &["Noor"]).await;
    let open = Host::open(&server.base).await;
    let (well, said) = hearth(&database, &["privacy"]);
    assert!(well && said.contains("Open circles now: 2; "), "{said}");
    assert!(said.contains("Records now: 0\n"), "{said}");
    let id = circle.close().await;
    let page = format!("/kept/{id}");
    assert_eq!(circle.host.browser.get(&page).await.status, 200);
    let (well, said) = hearth(&database, &["privacy"]);
    assert!(well && said.contains("Open circles now: 1; "), "{said}");
    assert!(said.contains("Records now: 1, the first of 20"), "{said}");
    let (well, said) = hearth(&database, &["backup", file, "--keep-records", "30"]);
    assert!(
        well && said.starts_with("1 record and the settings are in "),
        "{said}"
    );
    let backup = std::fs::read(file).unwrap();
    assert!(find(&backup, &forms_of(&id)).is_some());
    for word in [
        open.code.as_str(),
        "Tuesday evening",
        "What brought you",
        "Noor",
    ] {
        assert!(
            find(&backup, &forms_of(word)).is_none(),
            "{word} is in the backup"
        );
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(file).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "others can read it");
    }
    let (well, said) = hearth(&database, &["backup", file]);
    assert!(!well && said.contains("--force"), "{said}");
    assert_eq!(std::fs::read(file).unwrap(), backup);
    let (well, said) = hearth(
        &database,
        &["backup", file, "--force", "--keep-records", "30"],
    );
    assert!(well, "{said}");
    assert_eq!(std::fs::read(file).unwrap(), backup);
    let (well, said) = hearth(&database, &["purge", "--records", "--yes"]);
    assert!(
        !well && said.contains("Another program is using this database"),
        "{said}"
    );

    // Without it.
    assert!(server.terminate().await.success());
    let (well, said) = hearth(&database, &["purge"]);
    assert!(!well && said.contains("--records, --circles"), "{said}");
    let (well, said) = hearth(&database, &["purge", "--records"]);
    assert!(!well && said.contains("Add --yes"), "{said}");
    let (well, said) = hearth(
        &database,
        &["purge", "--circles", "--records", "1", "--yes"],
    );
    assert!(
        well && said == "There is nothing of this to delete.\n",
        "{said}"
    );
    assert!(stands_in(&database, &id));
    let (well, said) = hearth(&database, &["purge", "--records", "--yes"]);
    assert!(well && said == "Deleted for good: 1 record.\n", "{said}");
    assert!(!stands_in(&database, &id), "no byte of it is left");
    assert!(
        stands_in(&database, &open.code),
        "the circle that is open stays"
    );
    let (well, said) = hearth(&database, &["restore", file]);
    assert!(well && said.starts_with("1 record came back. "), "{said}");
    assert!(said.contains("\n  hearth serve --database="), "{said}");
    assert!(said.contains(" --keep-records=30\n"), "{said}");
    let (well, said) = hearth(&database, &["restore", file]);
    assert!(
        well && said.starts_with("0 records came back. 1 of the file’s 1 "),
        "{said}"
    );

    server.restart().await;
    let shown = circle.host.browser.get(&format!("{page}/take")).await;
    assert_eq!(shown.status, 200);
    assert!(
        shown.body.contains(&format!("{page}/delete")),
        "it is still its host's to delete"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_backup_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (database, file) = (
        folder.path().join("hearth.db"),
        folder.path().join("kept.json"),
    );
    let shown = file.to_str().unwrap();
    let (well, said) = hearth(&database, &["backup", shown]);
    assert!(
        !well && said.contains("There is no database there yet"),
        "{said}"
    );
    let (well, said) = hearth(&database, &["privacy"]);
    assert!(
        well && said.contains("the database is not made yet"),
        "{said}"
    );
    let (well, said) = hearth(&database, &["restore", shown]);
    assert!(!well && said.starts_with("There is no file at "), "{said}");
    let large = std::fs::File::create(&file).unwrap();
    large.set_len(65 * 1024 * 1024).unwrap();
    let (well, said) = hearth(&database, &["restore", shown]);
    assert!(!well && said.contains("larger than any backup"), "{said}");
    for (text, reason) in [
        ("Dear all,", "not a backup"),
        (r#"{"what":"hearth backup","form":2}"#, "newer Hearth"),
        (
            r#"{"what":"hearth backup","form":1,"day":"2026-11-20","settings":{},"reco"#,
            "damaged",
        ),
        (
            r#"{"what":"hearth backup","form":1,"day":"2026-11-20","records":[],
                "settings":{"database":"postgres://keeper:s3cret@db/h"}}"#,
            "holds the password",
        ),
        (
            r#"{"what":"hearth backup","form":1,"day":"2026-11-20","records":[],
                "settings":{"public-url":"https://keeper:s3cret@h.example"}}"#,
            "look at --public-url",
        ),
        (
            r#"{"what":"hearth backup","form":1,"day":"2026-11-20","settings":{},"records":[
                {"id":"0123456789abcdef0123456789abcdef","day":"9999-12-31","people":9,"minutes":62,
                 "parts":5,"rounds":3,"shares":25,"breaths":12,"deleters":[]}]}"#,
            "has not come yet",
        ),
    ] {
        std::fs::write(&file, text).unwrap();
        let (well, said) = hearth(&database, &["restore", shown]);
        assert!(!well && said.contains(reason), "{said}");
        assert_eq!(said.trim_end().lines().count(), 1, "{said}");
        assert!(!said.contains("s3cret"), "{said}");
    }
    assert!(!database.exists(), "nothing was made of it");
}
