//! The bill of materials: which crates the released program and the browser's files are made of, and the face.
//!
//! CycloneDX 1.5 in JSON. The same sources give the same bytes: no time, no serial number, no path.

use crate::bundle::WASM;
use crate::place;
use crate::step::{self, Naming, StepError, cargo};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The face of headings: letters, and no crate.
const FACE: &str = "pkg:github/huertatipografica/Alegreya";

/// Writes the bill next to the program.
pub(crate) fn write(folder: &Path) -> Result<(), StepError> {
    let bill = bill()?;
    let path = folder.join("hearth.cdx.json");
    let text = serde_json::to_string_pretty(&bill).unwrap_or_default() + "\n";
    std::fs::write(&path, text).at(&path)?;
    let components = bill["components"].as_array().map_or(0, Vec::len);
    println!(
        "{}: {} crates and a face",
        place::short(&path),
        components.saturating_sub(1)
    );
    Ok(())
}

/// The bill as it stands in Cargo.lock.
fn bill() -> Result<Value, StepError> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let host = step::printed(step::program(rustc).args(["--print", "host-tuple"]))?;
    let server = metadata(host.trim())?;
    let browser = metadata(WASM)?;
    let path = place::root().join("Cargo.lock");
    let lock = std::fs::read_to_string(&path).at(&path)?;
    let lock: Lock =
        toml::from_str(&lock).map_err(|error| StepError::Wrong(format!("Cargo.lock: {error}")))?;
    let parts = [("server", &server), ("frontend", &browser)];
    made_of(&parts, &lock)
}

/// What cargo knows of all crates, as they are built for this kind of machine.
fn metadata(target: &str) -> Result<Value, StepError> {
    let filter = format!("--filter-platform={target}");
    let args = ["metadata", "--format-version=1", "--locked", &filter];
    let text = step::printed(&mut cargo(args))?;
    serde_json::from_str(&text)
        .map_err(|error| StepError::Wrong(format!("cargo metadata: {error}")))
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

/// The crates that each of these parts needs to run, each once.
fn made_of(parts: &[(&str, &Value)], lock: &Lock) -> Result<Value, StepError> {
    let checksums: BTreeMap<_, _> = lock
        .package
        .iter()
        .filter_map(|one| {
            Some((
                (one.name.as_str(), one.version.as_str()),
                one.checksum.as_deref()?,
            ))
        })
        .collect();
    let mut components = BTreeMap::new();
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut roots = BTreeSet::new();
    let mut version = String::new();
    for (part, metadata) in parts {
        let packages: BTreeMap<&str, &Value> = list(&metadata["packages"])
            .filter_map(|package| Some((package["id"].as_str()?, package)))
            .collect();
        let nodes: BTreeMap<&str, &Value> = list(&metadata["resolve"]["nodes"])
            .filter_map(|node| Some((node["id"].as_str()?, node)))
            .collect();
        let is_root = |package: &&&Value| package["name"] == *part && package["source"].is_null();
        let root = packages
            .values()
            .find(is_root)
            .and_then(|root| root["id"].as_str());
        let root =
            root.ok_or_else(|| StepError::Wrong(format!("there is no crate named {part}")))?;
        roots.insert(reference(packages[root]));
        version = packages[root]["version"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let mut waiting = vec![root];
        let mut seen = BTreeSet::from([root]);
        while let Some(id) = waiting.pop() {
            let (Some(package), Some(node)) = (packages.get(id), nodes.get(id)) else {
                return Err(StepError::Wrong(format!("cargo does not know {id}")));
            };
            let name = reference(package);
            components
                .entry(name.clone())
                .or_insert_with(|| component(package, &checksums));
            for used in list(&node["deps"]) {
                // Neither what only tests use nor what only build scripts use.
                let ordinary = list(&used["dep_kinds"]).any(|kind| kind["kind"].is_null());
                let Some(used) = used["pkg"].as_str().filter(|_| ordinary) else {
                    continue;
                };
                if let Some(package) = packages.get(used) {
                    uses.entry(name.clone())
                        .or_default()
                        .insert(reference(package));
                }
                if seen.insert(used) {
                    waiting.push(used);
                }
            }
        }
    }
    components.insert(FACE.to_owned(), face()?);
    roots.insert(FACE.to_owned());
    let mut dependencies = vec![json!({ "ref": "hearth", "dependsOn": roots })];
    dependencies.extend(components.keys().map(
        |name| json!({ "ref": name, "dependsOn": uses.get(name).cloned().unwrap_or_default() }),
    ));
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": { "type": "application", "bom-ref": "hearth", "name": "hearth", "version": version },
        },
        "components": components.into_values().collect::<Vec<_>>(),
        "dependencies": dependencies,
    }))
}

/// One crate.
fn component(package: &Value, checksums: &BTreeMap<(&str, &str), &str>) -> Value {
    let (name, version) = name(package);
    let reference = reference(package);
    let mut component = json!({
        "type": "library",
        "bom-ref": reference,
        "name": name,
        "version": version,
        "purl": reference,
    });
    if let Some(licence) = package["license"].as_str() {
        component["licenses"] = json!([{ "expression": expression(licence) }]);
    }
    if let Some(checksum) = checksums.get(&(name, version)) {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    component
}

/// The face, cut down to Latin letters.
fn face() -> Result<Value, StepError> {
    let path = place::root().join("style/public/fonts/voice.woff2");
    let letters = blake3::hash(&std::fs::read(&path).at(&path)?);
    Ok(json!({
        "type": "file",
        "bom-ref": FACE,
        "name": "Alegreya",
        "purl": FACE,
        "licenses": [{ "expression": "OFL-1.1" }],
        "hashes": [{ "alg": "BLAKE3", "content": letters.to_hex().as_str() }],
    }))
}

/// What a crate is called in the bill: its package URL.
fn reference(package: &Value) -> String {
    let (name, version) = name(package);
    // A plus in a version is part of it, and would be read as a space.
    format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))
}

fn name(package: &Value) -> (&str, &str) {
    let text = |key: &str| package[key].as_str().unwrap_or_default();
    (text("name"), text("version"))
}

/// A licence as SPDX writes it now: older crates say "MIT/Apache-2.0".
fn expression(licence: &str) -> String {
    let newer = spdx::Expression::canonicalize(licence).ok().flatten();
    newer.unwrap_or_else(|| licence.to_owned())
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::{FACE, bill, list, write};
    use crate::place;
    use serde_json::Value;
    use std::collections::BTreeSet;

    #[test]
    fn the_bill_names_what_is_inside_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path()).unwrap_or_else(|error| panic!("{error}"));
        let text = std::fs::read_to_string(folder.path().join("hearth.cdx.json")).unwrap();
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read, bill().unwrap(), "the same each time");
        assert_eq!(
            (&read["bomFormat"], &read["specVersion"]),
            (&"CycloneDX".into(), &"1.5".into())
        );
        assert!(
            !text.contains(&place::root().display().to_string()),
            "no path of this machine"
        );

        let mut names = BTreeSet::new();
        let mut references = BTreeSet::from(["hearth"]);
        for component in list(&read["components"]) {
            let text = |key: &str| component[key].as_str().unwrap_or_default();
            names.insert(text("name"));
            assert!(
                references.insert(text("bom-ref")),
                "{component} stands there twice"
            );
            let purl = text("purl");
            assert!(
                purl.starts_with("pkg:cargo/") || purl == FACE,
                "{component}"
            );
            let licence = component["licenses"][0]["expression"].as_str();
            assert!(
                licence.is_some_and(|licence| spdx::Expression::parse(licence).is_ok()),
                "{component}"
            );
            let ours = ["circle", "gathering", "app", "server", "frontend"].contains(&text("name"));
            let hash = component["hashes"][0]["content"].as_str();
            assert_eq!(hash.map(str::len), (!ours).then_some(64), "{component}");
        }
        for inside in [
            "axum",
            "sqlx",
            "leptos",
            "wasm-bindgen",
            "circle",
            "frontend",
            "Alegreya",
        ] {
            assert!(names.contains(inside), "{inside} is inside");
        }
        for outside in ["proptest", "tests", "xtask", "lightningcss", "reqwest"] {
            assert!(!names.contains(outside), "{outside} is not inside");
        }
        for dependency in list(&read["dependencies"]) {
            let all = list(&dependency["dependsOn"]).chain([&dependency["ref"]]);
            for one in all {
                assert!(
                    references.contains(one.as_str().unwrap_or_default()),
                    "{one} is named and not listed"
                );
            }
        }
    }
}
