//! What phones say, as texts that anyone can read: one for each kind of part, and a few for what is beside the parts.
//! They are kept in `app/transcripts` and reviewed like any text. A test works them out of the rules and compares;
//! `HEARTH_TEST_TRANSCRIPTS=write` writes them anew.
//!
//! `gathering` is a circle with someone in each role, `acts` what happens in it, `book` how a file is made of that,
//! `telling` how a face is put into text, `claims` what holds for all of them.

mod acts;
mod book;
pub(crate) mod claims;
mod gathering;
pub(crate) mod telling;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use circle::PartWord;
use strum::VariantNames;

use self::book::Book;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("transcripts")
}

/// Every transcript, by the name of its file.
fn all() -> Vec<Book> {
    let mut books = acts::beside_the_parts();
    let words = PartWord::VARIANTS
        .iter()
        .filter_map(|word| word.parse().ok());
    books.extend(words.map(acts::of));
    books
}

/// Compares texts with what is kept under their names, or writes them anew.
pub(crate) fn compared(texts: &[(String, String)]) {
    let write = std::env::var("HEARTH_TEST_TRANSCRIPTS").is_ok_and(|asked| asked == "write");
    let mut differ = Vec::new();
    for (file, text) in texts {
        let path = folder().join(file);
        if write {
            assert!(std::fs::write(&path, text).is_ok(), "{path:?}");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        if let Some(difference) = difference(&kept, text) {
            differ.push(format!("{file}:\n{difference}"));
        }
    }
    let how =
        "If that is meant: HEARTH_TEST_TRANSCRIPTS=write, then read what git says is different.";
    assert!(differ.is_empty(), "{}\n{how}", differ.join("\n"));
}

/// The names of the files that are kept and begin so.
pub(crate) fn kept(begin: &str) -> Vec<String> {
    let files = std::fs::read_dir(folder()).into_iter().flatten().flatten();
    let names = files.filter_map(|file| file.file_name().into_string().ok());
    let texts = names.filter(|name| name.ends_with(".txt") && name.starts_with(begin));
    let mut texts: Vec<_> = texts.collect();
    texts.sort();
    texts
}

#[test]
fn every_face_reads_as_its_transcript() {
    let texts = all().into_iter();
    let texts: Vec<_> = texts
        .map(|book| (book.file(), book.text().to_owned()))
        .collect();
    compared(&texts);
}

#[test]
fn every_transcript_is_of_something() {
    let made: BTreeSet<_> = all().iter().map(Book::file).collect();
    // Those of a gathering are kept beside its faces.
    let kept: BTreeSet<_> = kept("").into_iter().collect();
    let of_circles = kept.into_iter().filter(|name| !name.starts_with("hall-"));
    assert_eq!(of_circles.collect::<BTreeSet<_>>(), made);
}

#[test]
fn what_holds_for_every_face_holds() {
    let broken: Vec<_> = all()
        .iter()
        .flat_map(|book| book.broken().to_vec())
        .collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// How long a face takes: `cargo test --release -p app --features ssr,seat,host -- --nocapture a_face_takes`.
#[test]
fn a_face_takes_little_time() {
    let mut book = Book::of("twelve", "");
    book.begins(
        vec![circle::Part::round("What are you carrying?", Some(60_000))],
        &[],
    );
    for _ in 0..2 {
        book.circle.sits(circle::Actor::Door);
    }
    for seat in [gathering::AMARA, gathering::TOMAS, gathering::MAREN] {
        let sight = book.circle.seen_by(seat);
        let face = || crate::face::phone::face(&sight.sight(), &[]);
        std::hint::black_box(face());
        let begun = std::time::Instant::now();
        for _ in 0..1_000 {
            std::hint::black_box(face());
        }
        println!(
            "{}: {:?} a face",
            gathering::name(seat),
            begun.elapsed() / 1_000
        );
    }
}

/// The lines between what is alike at the beginning and at the end.
fn difference(kept: &str, now: &str) -> Option<String> {
    if kept == now {
        return None;
    }
    let (kept, now): (Vec<_>, Vec<_>) = (kept.lines().collect(), now.lines().collect());
    let same = kept.iter().zip(&now).take_while(|(a, b)| a == b).count();
    let ends = kept[same..].iter().rev().zip(now[same..].iter().rev());
    let end = ends.take_while(|(a, b)| a == b).count();
    let of = |lines: &[&str], sign: &str| -> String {
        let lines = lines[same..lines.len() - end].iter().take(20);
        lines.map(|line| format!("{sign} {line}\n")).collect()
    };
    let before = &now[same.saturating_sub(4)..same];
    let before: String = before.iter().map(|line| format!("  {line}\n")).collect();
    Some([before, of(&kept, "-"), of(&now, "+")].concat())
}
