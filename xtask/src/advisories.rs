//! No crate of Cargo.lock has a known weakness, as far as the RustSec advisories say that stand in advisories.toml.
//!
//! Looking needs no network: `cargo xtask advisories --from FOLDER` writes that file out of a copy of
//! <https://github.com/rustsec/advisory-db>, keeping of each advisory about a crate of ours what deciding takes.

use crate::place;
use crate::step::{self, Naming, StepError, program, step};
use semver::{Version, VersionReq};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The copy of the advisories.
fn copy() -> PathBuf {
    place::root().join("advisories.toml")
}

/// The crates of Cargo.lock that come from elsewhere, each with its versions.
type Crates = BTreeMap<String, BTreeSet<Version>>;

/// What advisories.toml holds.
#[derive(Default, Deserialize)]
struct Kept {
    /// The day of the newest change in what it was made from.
    date: String,
    /// The crates that were looked for.
    crates: BTreeSet<String>,
    #[serde(default)]
    advisory: Vec<Advisory>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
struct Advisory {
    id: String,
    package: String,
    date: String,
    #[serde(default)]
    title: String,
    /// "unmaintained", "unsound" or "notice", where it is no weakness by itself.
    #[serde(default)]
    informational: Option<String>,
    /// Whose words its title is, where they are not in the public domain: a licence, and where they come from.
    #[serde(default)]
    license: Option<String>,
    #[serde(default)]
    url: Option<String>,
    /// The day on which it was taken back.
    #[serde(default)]
    withdrawn: Option<String>,
    #[serde(default)]
    patched: Vec<VersionReq>,
    #[serde(default)]
    unaffected: Vec<VersionReq>,
}

impl Advisory {
    /// Whether it is about this version. One that nobody has called well is not.
    fn is_about(&self, version: &Version) -> bool {
        let mut well = self.patched.iter().chain(&self.unaffected);
        self.withdrawn.is_none() && !well.any(|range| range.matches(version))
    }
}

/// What an advisory's file begins with.
#[derive(Deserialize)]
struct FrontMatter {
    advisory: Advisory,
    #[serde(default)]
    versions: Ranges,
}

#[derive(Default, Deserialize)]
struct Ranges {
    #[serde(default)]
    patched: Vec<VersionReq>,
    #[serde(default)]
    unaffected: Vec<VersionReq>,
}

/// An advisory that we live with: its id, and why.
#[derive(Deserialize)]
struct Accepted {
    id: String,
    reason: String,
}

/// Looks at every crate of Cargo.lock, or says that nobody did.
pub(crate) fn check() -> Result<(), StepError> {
    let path = copy();
    if !path.is_file() {
        println!(
            "Skipped: there is no advisories.toml, so nobody has looked for known weaknesses. \
             `cargo xtask advisories --from FOLDER` writes it."
        );
        return Ok(());
    }
    let kept: Kept = read(&path)?;
    let found = findings(&kept, &locked()?, &accepted()?);
    for line in &found.said {
        println!("{line}");
    }
    match found.wrong.is_empty() {
        true => Ok(()),
        false => Err(StepError::Wrong(found.wrong.join("\n"))),
    }
}

/// What the advisories say of these crates.
#[derive(Debug, Default, PartialEq)]
struct Findings {
    said: Vec<String>,
    wrong: Vec<String>,
}

fn findings(kept: &Kept, crates: &Crates, accepted: &[Accepted]) -> Findings {
    let mut found = Findings::default();
    let mut used = BTreeSet::new();
    for advisory in &kept.advisory {
        for version in crates.get(&advisory.package).into_iter().flatten() {
            if !advisory.is_about(version) {
                continue;
            }
            let kind = advisory.informational.as_deref().unwrap_or("weakness");
            let what = format!(
                "{} {version}: {} ({kind}): {}",
                advisory.package, advisory.id, advisory.title
            );
            match accepted.iter().find(|known| known.id == advisory.id) {
                Some(known) if !known.reason.trim().is_empty() => {
                    used.insert(&known.id);
                    found
                        .said
                        .push(format!("Accepted: {what}. {}", known.reason));
                }
                Some(_) => found
                    .wrong
                    .push(format!("{what}. deny.toml accepts it without a reason")),
                None => found.wrong.push(what),
            }
        }
    }
    for known in accepted.iter().filter(|known| !used.contains(&known.id)) {
        found.said.push(format!(
            "{} in deny.toml is about nothing any more",
            known.id
        ));
    }
    let newer: Vec<_> = crates
        .keys()
        .filter(|name| !kept.crates.contains(*name))
        .map(String::as_str)
        .collect();
    if !newer.is_empty() {
        found.said.push(format!(
            "Skipped: not looked for in the copy of {}, since they came later: {}",
            kept.date,
            newer.join(", ")
        ));
    }
    found.said.push(format!(
        "{} advisories of {} about {} crates",
        kept.advisory.len(),
        kept.date,
        crates.len()
    ));
    found
}

/// Writes advisories.toml out of a copy of the whole database.
pub(crate) fn refresh(from: &Path) -> Result<(), StepError> {
    let crates = locked()?;
    let kept = step("Advisories about our crates", || gather(from, &crates))?;
    let mut git = program("git");
    git.arg("-C").arg(from).args(["log", "-1"]);
    let commit = step::printed(git.arg("--format=%H %cs")).map_err(|error| {
        StepError::Wrong(format!("{error}\nPlease give a folder that git made"))
    })?;
    let (commit, date) = commit.trim().split_once(' ').unwrap_or_default();
    let path = copy();
    std::fs::write(&path, written(&kept, &crates, commit, date)).at(&path)?;
    println!("{}: {} advisories, {date}", place::short(&path), kept.len());
    Ok(())
}

/// The advisories below this folder that are about these crates, in order of their ids.
fn gather(from: &Path, crates: &Crates) -> Result<Vec<Advisory>, StepError> {
    let mut kept = BTreeMap::new();
    for name in crates.keys() {
        let folder = from.join("crates").join(name);
        if !folder.is_dir() {
            continue;
        }
        for path in place::files(&folder).at(&folder)? {
            let text = std::fs::read_to_string(&path).at(&path)?;
            let advisory = advisory(&text)
                .map_err(|why| StepError::Wrong(format!("{}: {why}", place::short(&path))))?;
            if advisory.withdrawn.is_none() {
                kept.insert(advisory.id.clone(), advisory);
            }
        }
    }
    Ok(kept.into_values().collect())
}

/// Reads an advisory: a block of TOML, and then its title.
fn advisory(text: &str) -> Result<Advisory, String> {
    let (_, rest) = text.split_once("```toml\n").ok_or("it has no TOML")?;
    let (front, words) = rest.split_once("\n```").ok_or("its TOML has no end")?;
    let front: FrontMatter = toml::from_str(front).map_err(|error| error.to_string())?;
    let title = words.lines().find_map(|line| line.strip_prefix("# "));
    let known = front.advisory;
    Ok(Advisory {
        title: title.unwrap_or_default().trim().to_owned(),
        patched: front.versions.patched,
        unaffected: front.versions.unaffected,
        url: known.url.filter(|_| known.license.is_some()),
        ..known
    })
}

/// The text of advisories.toml.
fn written(kept: &[Advisory], crates: &Crates, commit: &str, date: &str) -> String {
    let mut text = format!(
        "# What the RustSec advisory database (https://github.com/rustsec/advisory-db) says of crates of Cargo.lock.\n\
         # Public domain (CC0-1.0), but for those with a licence of their own; the ids lead to the whole texts at\n\
         # https://rustsec.org/advisories/.\n\
         # Written by `cargo xtask advisories --from FOLDER`, read by `cargo xtask check`.\n\
         date = {}\ncommit = {}\ncrates = [\n",
        quoted(date),
        quoted(commit)
    );
    let names: Vec<_> = crates.keys().map(|name| quoted(name)).collect();
    for some in names.chunks(8) {
        let _ = writeln!(text, "    {},", some.join(", "));
    }
    text.push_str("]\n");
    for advisory in kept {
        let _ = write!(
            text,
            "\n[[advisory]]\nid = {}\npackage = {}\ndate = {}\ntitle = {}\n",
            quoted(&advisory.id),
            quoted(&advisory.package),
            quoted(&advisory.date),
            quoted(&advisory.title)
        );
        for (name, value) in [
            ("informational", &advisory.informational),
            ("license", &advisory.license),
            ("url", &advisory.url),
        ] {
            if let Some(value) = value {
                let _ = writeln!(text, "{name} = {}", quoted(value));
            }
        }
        for (name, ranges) in [
            ("patched", &advisory.patched),
            ("unaffected", &advisory.unaffected),
        ] {
            let ranges: Vec<_> = ranges
                .iter()
                .map(|range| quoted(&range.to_string()))
                .collect();
            if !ranges.is_empty() {
                let _ = writeln!(text, "{name} = [{}]", ranges.join(", "));
            }
        }
    }
    text
}

/// A string as JSON and TOML both write it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text.replace('\u{7f}', "")).to_string()
}

/// The crates of Cargo.lock that come from elsewhere.
fn locked() -> Result<Crates, StepError> {
    #[derive(Deserialize)]
    struct Lock {
        package: Vec<Package>,
    }
    #[derive(Deserialize)]
    struct Package {
        name: String,
        version: Version,
        source: Option<String>,
    }
    let lock: Lock = read(&place::root().join("Cargo.lock"))?;
    let mut crates = Crates::new();
    for package in lock.package {
        if package.source.is_some() {
            crates
                .entry(package.name)
                .or_default()
                .insert(package.version);
        }
    }
    Ok(crates)
}

/// What deny.toml says we live with.
fn accepted() -> Result<Vec<Accepted>, StepError> {
    #[derive(Deserialize)]
    struct Deny {
        #[serde(default)]
        advisories: Lived,
    }
    #[derive(Default, Deserialize)]
    struct Lived {
        #[serde(default)]
        ignore: Vec<Accepted>,
    }
    let deny: Deny = read(&place::root().join("deny.toml"))?;
    Ok(deny.advisories.ignore)
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, StepError> {
    let text = std::fs::read_to_string(path).at(path)?;
    toml::from_str(&text)
        .map_err(|error| StepError::Wrong(format!("{}: {error}", place::short(path))))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    /// An advisory as the database writes them, about a crate that does not exist.
    const LEAKY: &str = "```toml\n[advisory]\nid = \"RUSTSEC-2099-0001\"\npackage = \"leaky\"\n\
        date = \"2099-01-02\"\nkeywords = [\"memory\"]\n\n[affected]\nfunctions = { \"leaky::pour\" = [\"< 1.2.0\"] }\n\n\
        [versions]\npatched = [\">= 1.1.4, < 1.2.0\", \">= 1.2.3\"]\nunaffected = [\"< 1.0.0\"]\n```\n\n\
        # Water comes \"out\"\n\nAt every seam.\n";

    fn crates(versions: &[&str]) -> Crates {
        let versions = versions.iter().map(|version| version.parse().unwrap());
        Crates::from([("leaky".to_owned(), versions.collect())])
    }

    fn kept(advisory: Advisory) -> Kept {
        Kept {
            date: "2099-01-03".into(),
            crates: BTreeSet::from(["leaky".to_owned()]),
            advisory: vec![advisory],
        }
    }

    #[test]
    fn a_weak_version_is_found_and_a_mended_one_is_not() {
        let kept = kept(advisory(LEAKY).unwrap());
        for (version, weak) in [
            ("0.9.9", false),
            ("1.0.0", true),
            ("1.1.4", false),
            ("1.2.0", true),
            ("1.2.2", true),
            ("1.2.3", false),
            ("2.0.0", false),
        ] {
            let found = findings(&kept, &crates(&[version]), &[]);
            assert_eq!(!found.wrong.is_empty(), weak, "{version}: {found:?}");
        }
        let both = findings(&kept, &crates(&["1.0.0", "2.0.0"]), &[]);
        assert_eq!(
            both.wrong,
            ["leaky 1.0.0: RUSTSEC-2099-0001 (weakness): Water comes \"out\""]
        );
    }

    #[test]
    fn what_is_lived_with_has_a_reason_and_is_said() {
        let accept = |id: &str, reason: &str| {
            vec![Accepted {
                id: id.to_owned(),
                reason: reason.to_owned(),
            }]
        };
        let kept = kept(advisory(LEAKY).unwrap());
        let weak = crates(&["1.0.0"]);
        let found = findings(
            &kept,
            &weak,
            &accept("RUSTSEC-2099-0001", "We pour nothing."),
        );
        assert!(found.wrong.is_empty(), "{found:?}");
        assert!(found.said[0].ends_with("We pour nothing."), "{found:?}");
        let found = findings(&kept, &weak, &accept("RUSTSEC-2099-0001", " "));
        assert_eq!(found.wrong.len(), 1, "{found:?}");
        let found = findings(&kept, &weak, &accept("RUSTSEC-2099-0002", "Another."));
        assert_eq!(found.wrong.len(), 1, "{found:?}");
        assert!(found.said[0].contains("nothing any more"), "{found:?}");
    }

    #[test]
    fn nothing_that_is_used_has_a_known_weakness_that_is_not_lived_with() {
        check().unwrap_or_else(|error| panic!("{error}"));
    }

    #[test]
    fn a_crate_that_came_later_is_said_not_to_be_looked_at() {
        let mut newer = kept(advisory(LEAKY).unwrap());
        newer.crates.clear();
        let found = findings(&newer, &crates(&["2.0.0"]), &[]);
        assert!(found.said[0].starts_with("Skipped: "), "{found:?}");
        assert!(found.said[0].ends_with("leaky"), "{found:?}");
    }

    #[test]
    fn the_copy_is_gathered_written_and_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("crates/leaky");
        std::fs::create_dir_all(&place).unwrap();
        std::fs::write(place.join("RUSTSEC-2099-0001.md"), LEAKY).unwrap();
        let withdrawn = LEAKY
            .replace("0001", "0002")
            .replace("date =", "withdrawn = \"2099-02-01\"\ndate =");
        std::fs::write(place.join("RUSTSEC-2099-0002.md"), withdrawn).unwrap();
        let crates = crates(&["1.0.0"]);
        let gathered = gather(folder.path(), &crates).unwrap();
        assert_eq!(gathered, [advisory(LEAKY).unwrap()]);
        let text = written(&gathered, &crates, "0f0f", "2099-01-03");
        let read: Kept = toml::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(read.advisory, gathered);
        assert_eq!((read.date.as_str(), read.crates.len()), ("2099-01-03", 1));
        assert!(advisory("# No front matter").is_err());
    }
}
