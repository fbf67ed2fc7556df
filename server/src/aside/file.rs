//! A backup as it stands in its file: settings and records, and never a circle.

use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use circle::{CommandId, Record};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::settings::{Chosen, are_plain};
use crate::store::KeptRecord;

/// The first words of every backup.
const WHAT: &str = "hearth backup";
/// The newest form of a backup.
const FORM: u16 = 1;
/// The largest backup: some fifty thousand circles.
const LARGEST: u64 = 16 * 1024 * 1024;
/// As many hosts' keys as one circle can have.
const MOST_DELETERS: usize = 8;

/// A backup.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    what: String,
    form: u16,
    /// The day it was made.
    day: String,
    /// How the server was started.
    pub(super) settings: Chosen,
    records: Vec<Row>,
}

/// A record, and who may delete it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    day: String,
    people: u32,
    minutes: u32,
    parts: u32,
    rounds: u32,
    shares: u32,
    breaths: u32,
    deleters: Vec<String>,
}

/// A file that is no backup that can be brought back.
#[derive(Debug, PartialEq, Eq, Error)]
pub(super) enum FileTrouble {
    #[error("There is no file at {}.", .0.display())]
    Missing(PathBuf),
    #[error("{} cannot be read. Check that it is a file, and that you may read it.", .0.display())]
    Unreadable(PathBuf),
    #[error("{} is larger than any backup of Hearth. Choose the file that `hearth backup` wrote.", .0.display())]
    TooLarge(PathBuf),
    #[error("{} is not a backup of Hearth. Choose the file that `hearth backup` wrote.", .0.display())]
    NotABackup(PathBuf),
    #[error("{} was written by a newer Hearth. Use that one to bring it back.", .0.display())]
    Newer(PathBuf),
    #[error("{} is damaged, and nothing of it was brought back. Choose another copy.", .0.display())]
    Damaged(PathBuf),
}

impl Kept {
    /// A backup of these; a record whose body cannot be read any more is left out.
    pub(super) fn of(day: String, settings: Chosen, records: &[KeptRecord]) -> Kept {
        Kept {
            what: WHAT.to_owned(),
            form: FORM,
            day,
            settings,
            records: records.iter().filter_map(Row::of).collect(),
        }
    }

    /// How many records it holds.
    pub(super) fn count(&self) -> u64 {
        self.records.len() as u64
    }

    /// The records, as a store keeps them.
    pub(super) fn records(self) -> Vec<KeptRecord> {
        self.records.into_iter().filter_map(Row::kept).collect()
    }

    /// As text.
    pub(super) fn write(&self) -> String {
        // Plain structs, so that writing cannot fail.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// From the file at `path`.
    pub(super) fn read(path: &Path) -> Result<Kept, FileTrouble> {
        let here = || path.to_owned();
        let file = File::open(path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => FileTrouble::Missing(here()),
            _ => FileTrouble::Unreadable(here()),
        })?;
        let mut bytes = Vec::new();
        let read = file.take(LARGEST + 1).read_to_end(&mut bytes);
        read.map_err(|_| FileTrouble::Unreadable(here()))?;
        if bytes.len() as u64 > LARGEST {
            return Err(FileTrouble::TooLarge(here()));
        }
        Kept::parse(&bytes).map_err(|why| why(here()))
    }

    fn parse(bytes: &[u8]) -> Result<Kept, fn(PathBuf) -> FileTrouble> {
        #[derive(Deserialize)]
        struct Head {
            what: String,
            form: u16,
        }
        let Ok(head) = serde_json::from_slice::<Head>(bytes) else {
            // Cut short, it still begins like one.
            let begins = bytes.get(..64).unwrap_or(bytes);
            let begins = begins
                .windows(WHAT.len())
                .any(|words| words == WHAT.as_bytes());
            return Err(if begins {
                FileTrouble::Damaged
            } else {
                FileTrouble::NotABackup
            });
        };
        if head.what != WHAT {
            return Err(FileTrouble::NotABackup);
        }
        if head.form > FORM {
            return Err(FileTrouble::Newer);
        }
        let kept: Kept =
            serde_json::from_slice(bytes).map_err(|_| FileTrouble::Damaged as fn(_) -> _)?;
        if kept.records.iter().all(Row::is_whole) && are_plain(&kept.settings) {
            Ok(kept)
        } else {
            Err(FileTrouble::Damaged)
        }
    }
}

impl Row {
    fn of(kept: &KeptRecord) -> Option<Row> {
        let record: Record = serde_json::from_str(&kept.body).ok()?;
        let Record {
            id,
            day,
            people,
            minutes,
            parts,
            rounds,
            shares,
            breaths,
        } = record;
        let deleters = kept.deleters.clone();
        Some(Row {
            id,
            day,
            people,
            minutes,
            parts,
            rounds,
            shares,
            breaths,
            deleters,
        })
    }

    fn kept(self) -> Option<KeptRecord> {
        let Row {
            id,
            day,
            people,
            minutes,
            parts,
            rounds,
            shares,
            breaths,
            deleters,
        } = self;
        let record = Record {
            id: id.clone(),
            day: day.clone(),
            people,
            minutes,
            parts,
            rounds,
            shares,
            breaths,
        };
        Some(KeptRecord {
            body: serde_json::to_string(&record).ok()?,
            id,
            day,
            deleters,
        })
    }

    /// Whether it is written as Hearth writes one.
    fn is_whole(&self) -> bool {
        let is_hash = |hash: &String| hash.len() == 64 && is_hex(hash);
        CommandId::parse(&self.id).is_some()
            && is_hex(&self.id)
            && is_day(&self.day)
            && self.deleters.len() <= MOST_DELETERS
            && self.deleters.iter().all(is_hash)
    }
}

fn is_hex(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    text.bytes().all(is_digit)
}

/// Whether it is a day such as 2026-11-20.
fn is_day(text: &str) -> bool {
    let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let number = |from: usize| {
        text.get(from..from + 2)
            .and_then(|part| part.parse::<u8>().ok())
    };
    text.len() == 10
        && [0, 1, 2, 3, 5, 6, 8, 9].into_iter().all(is_digit)
        && [4, 7].into_iter().all(|at| text.as_bytes()[at] == b'-')
        && number(5).is_some_and(|month| (1..=12).contains(&month))
        && number(8).is_some_and(|day| (1..=31).contains(&day))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    fn kept() -> Kept {
        let body = r#"{"id":"0123456789abcdef0123456789abcdef","day":"2026-11-20","people":9,"minutes":62,
                       "parts":5,"rounds":3,"shares":25,"breaths":12}"#;
        let record = KeptRecord {
            id: "0123456789abcdef0123456789abcdef".to_owned(),
            day: "2026-11-20".to_owned(),
            body: body.to_owned(),
            deleters: vec!["ab".repeat(32)],
        };
        let settings = Chosen::from([("lan".to_owned(), "true".to_owned())]);
        Kept::of("2026-11-21".to_owned(), settings, &[record])
    }

    fn sentence(text: &str) -> String {
        let trouble = Kept::parse(text.as_bytes()).unwrap_err();
        trouble("kept.json".into()).to_string()
    }

    #[test]
    fn a_backup_is_read_as_it_was_written() {
        let written = kept().write();
        assert_eq!(Kept::parse(written.as_bytes()).ok(), Some(kept()));
        let records = kept().records();
        assert_eq!(records[0].deleters, ["ab".repeat(32)]);
        assert_eq!(
            Kept::of("2026-11-21".to_owned(), kept().settings, &records),
            kept()
        );
    }

    #[test]
    fn every_other_file_ends_in_one_sentence() {
        let whole = kept().write();
        for foreign in [
            "",
            "{}",
            "[]",
            "Dear all,",
            "\0\u{fffd}",
            r#"{"what":"a plan","form":1}"#,
        ] {
            assert_eq!(
                sentence(foreign),
                "kept.json is not a backup of Hearth. Choose the file that `hearth backup` wrote."
            );
        }
        let newer = whole.replace("\"form\": 1", "\"form\": 2, \"more\": true");
        assert!(sentence(&newer).contains("newer Hearth"));
        let cut = &whole[..whole.len() - 20];
        for damaged in [
            cut.to_owned(),
            whole.replace("\"people\": 9", "\"people\": -9"),
            whole.replace("\"people\": 9", "\"people\": 9, \"names\": \"Noor\""),
            whole.replace("2026-11-20", "2026-13-20"),
            whole.replace("2026-11-20", "Friday 13."),
            whole.replace("0123456789abcdef0123456789abcdef", "../../etc/passwd"),
            whole.replace("abab", "ABAB"),
            whole.replace("\"true\"", "\"\\u001b[2J\""),
        ] {
            assert_ne!(damaged, whole);
            assert!(sentence(&damaged).contains("damaged"), "{damaged}");
        }
    }
}
