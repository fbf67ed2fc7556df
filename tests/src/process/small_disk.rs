//! A disk of a server's own that can be filled: a file system in memory that only its process sees, and that goes with it.

use std::process::{Command, Stdio};

/// Makes the folder it runs in such a disk, and fills and empties it as its standard input says.
pub(super) const SCRIPT: &str = r#"
    here=$PWD
    mount -t tmpfs -o size=8m none "$here" && cd "$here" && exec 3<&0 || exit
    while read -r word <&3; do
        case $word in
            full) cat /dev/zero >ballast ;;
            room) rm -f ballast ;;
        esac
    done >/dev/null 2>&1 &
    exec 3<&- </dev/null
"#;

/// A shell that may have file systems of its own.
pub(super) fn shell() -> Command {
    let mut shell = Command::new("unshare");
    shell.args(["--user", "--map-root-user", "--mount", "sh"]);
    shell
}

/// Whether this machine lets anyone have one.
#[must_use]
pub fn can_have_a_small_disk() -> bool {
    let folder = std::env::temp_dir();
    let tried = shell()
        .args(["-c", SCRIPT])
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    tried.is_ok_and(|status| status.success())
}
