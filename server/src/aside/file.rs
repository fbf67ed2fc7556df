//! A backup as it stands in its file: settings and records, and never a circle.

use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use circle::{CommandId, Record};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;
use x509_cert::der::DateTime;

use super::settings::{Chosen, Unusable, are_plain, usable};
use crate::store::KeptRecord;

/// The first words of every backup.
const WHAT: &str = "hearth backup";
/// The newest form of a backup.
const FORM: u16 = 1;
/// The largest backup: some two hundred thousand circles.
const LARGEST: u64 = 64 * 1024 * 1024;
/// As many hosts' keys as one circle can have.
const MOST_DELETERS: usize = 8;

/// A backup.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
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
struct Row {
    #[serde(flatten)]
    record: Record,
    deleters: Vec<String>,
}

/// A file that is no backup that can be brought back.
#[derive(Debug, PartialEq, Eq, Error)]
pub(super) enum FileError {
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
    #[error("{} holds a record of a day that has not come yet. Set this machine’s clock, or choose another copy.", .0.display())]
    NotYet(PathBuf),
    #[error("{} holds the password of a database, and a backup should hold none. Take it out of the file, and bring that back.", .0.display())]
    Password(PathBuf),
    #[error("{} holds a setting that Hearth cannot be started with: look at {flag}, and mend or take out its line.", .0.display(), flag = .1)]
    Setting(PathBuf, String),
}

/// More records than a backup holds.
#[derive(Debug, PartialEq, Eq, Error)]
#[error(
    "There are more records than one backup can hold, and none was written. Delete old ones first with `hearth purge --records DAYS`."
)]
pub(super) struct TooMuch;

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

    /// As text, if that could be read again.
    pub(super) fn write(&self) -> Result<String, TooMuch> {
        self.write_within(LARGEST)
    }

    fn write_within(&self, largest: u64) -> Result<String, TooMuch> {
        // Plain structs, so that writing cannot fail.
        let text = serde_json::to_string_pretty(self).unwrap_or_default() + "\n";
        if text.len() as u64 > largest {
            return Err(TooMuch);
        }
        Ok(text)
    }

    /// From the file at `path`, on this day.
    pub(super) fn read(path: &Path, today: &str) -> Result<Kept, FileError> {
        let here = || path.to_owned();
        let error = |error: std::io::Error| match error.kind() {
            ErrorKind::NotFound => FileError::Missing(here()),
            _ => FileError::Unreadable(here()),
        };
        // To open something else, such as a pipe, may take for ever.
        if !path.metadata().map_err(error)?.is_file() {
            return Err(FileError::Unreadable(here()));
        }
        let file = File::open(path).map_err(error)?;
        let mut bytes = Vec::new();
        let read = file.take(LARGEST + 1).read_to_end(&mut bytes);
        read.map_err(|_| FileError::Unreadable(here()))?;
        if bytes.len() as u64 > LARGEST {
            return Err(FileError::TooLarge(here()));
        }
        Kept::parse(&bytes, path, today)
    }

    fn parse(bytes: &[u8], path: &Path, today: &str) -> Result<Kept, FileError> {
        #[derive(Deserialize)]
        struct Head {
            what: String,
            form: u16,
        }
        let here = || path.to_owned();
        let Ok(head) = serde_json::from_slice::<Head>(bytes) else {
            // Cut short, it still begins like one.
            let first = bytes.get(..64).unwrap_or(bytes);
            let what = WHAT.as_bytes();
            return Err(match first.windows(what.len()).any(|words| words == what) {
                true => FileError::Damaged(here()),
                false => FileError::NotABackup(here()),
            });
        };
        if head.what != WHAT {
            return Err(FileError::NotABackup(here()));
        }
        if head.form > FORM {
            return Err(FileError::Newer(here()));
        }
        let kept = read_whole(bytes).filter(Kept::is_whole);
        let kept = kept.ok_or_else(|| FileError::Damaged(here()))?;
        if kept.records.iter().any(|row| *row.record.day > *today) {
            return Err(FileError::NotYet(here()));
        }
        match usable(&kept.settings) {
            Ok(()) => Ok(kept),
            Err(Unusable::Password) => Err(FileError::Password(here())),
            Err(Unusable::Setting(flag)) => Err(FileError::Setting(here(), flag)),
        }
    }

    /// Whether it is written as Hearth writes one.
    fn is_whole(&self) -> bool {
        is_day(&self.day) && self.records.iter().all(Row::is_whole) && are_plain(&self.settings)
    }
}

/// A backup that holds nothing but what would be written of it again.
fn read_whole(bytes: &[u8]) -> Option<Kept> {
    let kept: Kept = serde_json::from_slice(bytes).ok()?;
    let said: Value = serde_json::from_slice(bytes).ok()?;
    (serde_json::to_value(&kept).ok()? == said).then_some(kept)
}

impl Row {
    fn of(kept: &KeptRecord) -> Option<Row> {
        Some(Row {
            record: serde_json::from_str(&kept.body).ok()?,
            deleters: kept.deleters.clone(),
        })
    }

    fn kept(self) -> Option<KeptRecord> {
        let Row { record, deleters } = self;
        Some(KeptRecord {
            body: serde_json::to_string(&record).ok()?,
            id: record.id,
            day: record.day,
            deleters,
        })
    }

    /// Whether it is written as Hearth writes one.
    fn is_whole(&self) -> bool {
        let is_hash = |hash: &String| hash.len() == 64 && is_hex(hash);
        CommandId::parse(&self.record.id).is_some()
            && is_hex(&self.record.id)
            && is_day(&self.record.day)
            && self.deleters.len() <= MOST_DELETERS
            && self.deleters.iter().all(is_hash)
    }
}

fn is_hex(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    text.bytes().all(is_digit)
}

/// Whether it is a day such as 2026-11-20, and one that there is.
fn is_day(text: &str) -> bool {
    format!("{text}T00:00:00Z").parse::<DateTime>().is_ok()
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

    const TODAY: &str = "2026-11-21";

    fn parse(text: &str) -> Result<Kept, String> {
        Kept::parse(text.as_bytes(), Path::new("kept.json"), TODAY)
            .map_err(|error| error.to_string())
    }

    fn sentence(text: &str) -> String {
        parse(text).unwrap_err()
    }

    #[test]
    fn a_backup_is_read_as_it_was_written() {
        let written = kept().write().unwrap();
        assert_eq!(parse(&written), Ok(kept()));
        let records = kept().records();
        assert_eq!(records[0].deleters, ["ab".repeat(32)]);
        assert_eq!(
            Kept::of("2026-11-21".to_owned(), kept().settings, &records),
            kept()
        );
    }

    #[test]
    fn what_could_not_be_read_again_is_not_written() {
        let written = kept().write().unwrap().len() as u64;
        assert!(kept().write_within(written).is_ok());
        assert_eq!(kept().write_within(written - 1), Err(TooMuch));
    }

    #[test]
    fn every_other_file_ends_in_one_sentence() {
        let whole = kept().write().unwrap();
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
            whole.replace("2026-11-20", "2026-02-31"),
            whole.replace("2026-11-20", "2026-04-31"),
            whole.replace("2026-11-20", "2025-02-29"),
            whole.replace("2026-11-20", "2026-11-00"),
            whole.replace("2026-11-20", "+026-11-20"),
            whole.replace("2026-11-20", "Friday 13."),
            whole.replace(TODAY, "2026-11-32"),
            whole.replace("\"form\": 1", "\"form\": 1, \"more\": true"),
            whole.replace("\"people\": 9", "\"people\": 9, \"people\": 9"),
            whole.replace("0123456789abcdef0123456789abcdef", "../../etc/passwd"),
            whole.replace("abab", "ABAB"),
            whole.replace("\"true\"", "\"\\u001b[2J\""),
        ] {
            assert_ne!(damaged, whole);
            assert!(sentence(&damaged).contains("damaged"), "{damaged}");
        }
    }
    #[test]
    fn a_day_that_has_not_come_is_refused_and_today_is_not() {
        let whole = kept().write().unwrap();
        for day in ["2026-11-22", "9999-12-31"] {
            let said = sentence(&whole.replace("2026-11-20", day));
            assert!(said.contains("has not come yet"), "{said}");
        }
        for day in [TODAY, "2024-02-29"] {
            assert!(parse(&whole.replace("2026-11-20", day)).is_ok(), "{day}");
        }
    }

    #[test]
    fn settings_that_start_no_server_are_refused_and_none_is_shown() {
        let whole = kept().write().unwrap();
        let with = |settings: &str| whole.replace("\"lan\": \"true\"", settings);
        for (settings, flag) in [
            (r#""listen": "s3cret""#, "--listen"),
            (r#""keep-records": "-1""#, "--keep-records"),
            (r#""lan": "s3cret""#, "--lan"),
            (
                r#""public-url": "https://keeper:s3cret@h.example""#,
                "--public-url",
            ),
            (r#""tls-cert": "c.pem""#, "--tls-key"),
            (
                r#""tls-cert": "c.pem", "tls-key": "s3cret.pem""#,
                "--tls-cert",
            ),
            (r#""http-redirect": "0.0.0.0:80""#, "--http-redirect"),
            (r#""database": "mysql://keeper:s3cret@db/h""#, "--database"),
            (r#""trusted-proxy": "s3cret""#, "--trusted-proxy"),
        ] {
            let said = sentence(&with(settings));
            assert!(
                said.contains(&format!("look at {flag},")),
                "{settings}: {said}"
            );
            assert!(!said.contains("s3cret"), "{said}");
            assert_eq!(said.lines().count(), 1, "{said}");
        }
        for address in [
            "postgres://keeper:s3cret@db/h",
            "postgres://db/h?password=s3cret",
        ] {
            let said = sentence(&with(&format!(r#""database": "{address}""#)));
            assert!(said.contains("holds the password"), "{said}");
            assert!(!said.contains("s3cret"), "{said}");
        }
        let good = r#""database": "postgres://keeper@db/h", "tls-cert": "c.pem", "tls-key": "k.pem",
                      "public-url": "https://h.example", "walls": "green""#;
        assert!(parse(&with(good)).is_ok(), "{:?}", parse(&with(good)));
    }
}
