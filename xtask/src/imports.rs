//! Import circles: files that use each other, directly or by way of others. Whoever reads one has to read them all.

use crate::place;
use crate::step::{Naming, StepError};
use proc_macro2::TokenTree::{self, Group, Ident, Punct};
use proc_macro2::{Delimiter, TokenStream};
use std::collections::{BTreeMap, BTreeSet};

/// The crates that are looked at.
const CRATES: [&str; 4] = ["circle", "gathering", "server", "load"];

/// The most files of one circle.
const MOST: usize = 3;

/// A module, by its names from the crate's root on. Files are named as the modules that they are.
type Module = Vec<String>;

/// The files that each file uses.
type Uses = BTreeMap<Module, BTreeSet<Module>>;

/// Prints every circle. One of more than three files is wrong.
pub(crate) fn check() -> Result<(), StepError> {
    let mut largest = 0;
    for name in CRATES {
        let source = place::root().join(name).join("src");
        let mut texts = Vec::new();
        for path in place::files(&source).at(&source)? {
            let text = std::fs::read_to_string(&path).at(&path)?;
            let short = path.strip_prefix(&source).unwrap_or(&path);
            texts.push((short.to_string_lossy().into_owned(), text));
        }
        for circle in circles(&uses(&texts)?) {
            let (files, names) = (circle.len(), circle.join(", "));
            println!("{files} files of {name} in a circle: {names}");
            largest = largest.max(files);
        }
    }
    match largest > MOST {
        false => Ok(()),
        true => Err(StepError::Wrong(format!(
            "A circle has more than {MOST} files. Move what they share into a file that uses none of them; \
             mod.rs only puts its folder together, and what is in the folder uses nothing of it."
        ))),
    }
}

/// The circles: in each, every file reaches every other.
fn circles(uses: &Uses) -> BTreeSet<Vec<String>> {
    let all: BTreeMap<_, _> = uses
        .keys()
        .map(|file| (file, reached(uses, file)))
        .collect();
    let circle = |(file, reached): (&&Module, &BTreeSet<&Module>)| {
        let both = reached.iter().filter(|other| all[**other].contains(file));
        let names = both.map(|file| match file.is_empty() {
            true => "lib".to_owned(),
            false => file.join("/"),
        });
        names.collect::<Vec<_>>()
    };
    let circles = all.iter().map(circle);
    circles.filter(|circle| !circle.is_empty()).collect()
}

/// What a file uses, directly or by way of others.
fn reached<'a>(uses: &'a Uses, from: &'a Module) -> BTreeSet<&'a Module> {
    let (mut found, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(file) = next.pop() {
        next.extend(uses[file].iter().filter(|used| found.insert(*used)));
    }
    found
}

/// What the files of a crate use, outside of tests; `texts` are theirs, with their paths below `src`.
fn uses(texts: &[(String, String)]) -> Result<Uses, StepError> {
    // Nothing uses main.rs: it is a crate of its own.
    let texts = texts.iter().filter(|(path, _)| path != "main.rs");
    let texts: BTreeMap<_, _> = texts.map(|(path, text)| (module(path), text)).collect();
    let (mut read, mut tests) = (BTreeMap::new(), Vec::new());
    for (here, text) in &texts {
        let tokens: TokenStream = text
            .parse()
            .map_err(|error| StepError::Wrong(format!("{}: {error}", here.join("/"))))?;
        let mut reader = Reader {
            is_file: &|module| texts.contains_key(module),
            paths: Vec::new(),
            tests: &mut tests,
        };
        reader.read(tokens, here);
        read.insert(here.clone(), reader.paths);
    }
    read.retain(|file, _| !tests.iter().any(|test| file.starts_with(test)));
    // What the root passes on is used where it is, and not by way of the root.
    let root = read.get(&Module::new()).cloned().unwrap_or_default();
    let passed_on = |name: &String| root.iter().find(|path| path.last() == Some(name));
    let file_of = |path: &Module| {
        let name = path.first().filter(|_| !read.contains_key(&path[..1]));
        let path = name.and_then(passed_on).unwrap_or(path);
        let mut lengths = (0..=path.len()).rev();
        let length = lengths.find(|length| read.contains_key(&path[..*length]))?;
        Some(path[..length].to_vec())
    };
    let used = read.iter().map(|(file, paths)| {
        let used = paths.iter().filter_map(file_of);
        (file.clone(), used.filter(|used| used != file).collect())
    });
    Ok(used.collect())
}

/// The module that a file is.
fn module(path: &str) -> Module {
    let names = path.trim_end_matches(".rs").split('/');
    let names = names.filter(|name| !["mod", "lib"].contains(name));
    names.map(str::to_owned).collect()
}

/// Finds the paths in a file, those within macros too.
struct Reader<'a> {
    is_file: &'a dyn Fn(&[String]) -> bool,
    /// From the root on.
    paths: Vec<Module>,
    /// The modules that are there for tests only.
    tests: &'a mut Vec<Module>,
}

impl Reader<'_> {
    fn read(&mut self, tokens: TokenStream, here: &[String]) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut left = &tokens[..];
        while let [first, rest @ ..] = left {
            left = match (first, rest) {
                (_, [Group(group), item @ ..]) if is_for_tests(group) => self.skip(item, here),
                (Ident(word), [Ident(name), Group(body), rest @ ..]) if word == "mod" => {
                    self.read(body.stream(), &below(here, name));
                    rest
                }
                (Ident(_), _) if goes_on(rest) => self.path(left, &[], here),
                (Group(group), _) => {
                    self.read(group.stream(), here);
                    rest
                }
                _ => rest,
            };
        }
    }

    /// Passes over an item that is there for tests only.
    fn skip<'a>(&mut self, tokens: &'a [TokenTree], here: &[String]) -> &'a [TokenTree] {
        let ends = |token: &TokenTree| match token {
            Group(group) => group.delimiter() == Delimiter::Brace,
            other => is(other, ';'),
        };
        let end = tokens.iter().position(ends);
        let (item, rest) = tokens.split_at(end.map_or(tokens.len(), |end| end + 1));
        if let [.., Ident(word), Ident(name), Punct(_)] = item
            && word == "mod"
        {
            self.tests.push(below(here, name));
        }
        rest
    }

    /// Reads a path, or a tree of them, that goes on from `before`.
    fn path<'a>(
        &mut self,
        tokens: &'a [TokenTree],
        before: &[String],
        here: &[String],
    ) -> &'a [TokenTree] {
        match tokens {
            [Ident(name), rest @ ..] if goes_on(rest) => {
                self.path(&rest[2..], &below(before, name), here)
            }
            [Group(group), rest @ ..] => {
                let inner: Vec<_> = group.stream().into_iter().collect();
                for tree in inner.split(|token| is(token, ',')) {
                    self.path(tree, before, here);
                }
                rest
            }
            [Ident(name), rest @ ..] => {
                self.note(&below(before, name), here);
                rest
            }
            _ => {
                self.note(before, here);
                tokens
            }
        }
    }

    /// Notes a path that is written `here`, if it leads to one of the files.
    fn note(&mut self, path: &[String], here: &[String]) {
        let is_word = |name: &&String| ["crate", "self", "super"].contains(&name.as_str());
        let (words, names) = path.split_at(path.iter().take_while(is_word).count());
        let mut from = here.to_vec();
        for word in words {
            match word.as_str() {
                "crate" => from.clear(),
                "super" => drop(from.pop()),
                _ => {}
            }
        }
        from.extend_from_slice(names);
        if !words.is_empty() || (self.is_file)(&from[..=here.len()]) {
            self.paths.push(from);
        }
    }
}

fn is_for_tests(attribute: &proc_macro2::Group) -> bool {
    attribute.stream().to_string().replace(' ', "") == "cfg(test)"
}

fn below(module: &[String], name: &impl ToString) -> Module {
    [module, &[name.to_string()]].concat()
}

fn is(token: &TokenTree, sign: char) -> bool {
    matches!(token, Punct(punct) if punct.as_char() == sign)
}

/// Whether a path goes on with these.
fn goes_on(tokens: &[TokenTree]) -> bool {
    tokens.len() > 2 && tokens[..2].iter().all(|token| is(token, ':'))
}

#[cfg(test)]
mod tests {
    use super::{Uses, circles, uses};

    fn read(texts: &[(&str, &str)]) -> Uses {
        let texts = texts
            .iter()
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        uses(&texts.collect::<Vec<_>>()).unwrap_or_default()
    }

    /// The files of each circle in a crate of a house: its root, a folder, and beside it these.
    fn circles_of(texts: &[(&str, &str)]) -> Vec<String> {
        let house = [
            ("lib.rs", "mod house; pub use house::roof::{self, Tile};"),
            ("house/mod.rs", "mod roof;"),
        ];
        let circles = circles(&read(&[&house, texts].concat()));
        circles.iter().map(|files| files.join(" ")).collect()
    }

    #[test]
    fn a_circle_is_found_however_a_file_is_named() {
        let four = [
            (
                "door.rs",
                "use crate::{house::{roof::Tile as A, wall}, window};",
            ),
            ("house/roof.rs", "fn lay() { wall!(super::wall::STONE) }"),
            ("house/wall.rs", "struct Wall(crate::window::Pane);"),
            ("window.rs", "mod frame { use super::super::door::Lock; }"),
            ("floor.rs", "use crate::door; use std::window;"),
        ];
        assert_eq!(circles_of(&four), ["door house/roof house/wall window"]);
        let open = [&four[..3], &[("window.rs", "")]].concat();
        assert!(circles_of(&open).is_empty());
        let child = [
            ("house/mod.rs", "mod roof; fn build() { roof::lay() }"),
            ("house/roof.rs", "use super::Plan;"),
        ];
        assert_eq!(circles_of(&child), ["house house/roof"]);
    }

    #[test]
    fn what_the_root_passes_on_is_used_where_it_is() {
        let passed_on = [
            ("house/roof.rs", "use crate::window;"),
            ("window.rs", "use crate::Tile;"),
        ];
        assert_eq!(circles_of(&passed_on), ["house/roof window"]);
    }

    #[test]
    fn tests_use_what_they_like() {
        let tested = [
            (
                "house/roof.rs",
                "use crate::window; #[cfg(test)] #[allow(unused)] mod tests { use crate::door; }",
            ),
            (
                "window.rs",
                "#[cfg(test)] mod frame; #[cfg(test)] use crate::{door, house::roof}; fn open() {}",
            ),
            ("window/frame.rs", "use crate::door;"),
            ("door.rs", "use crate::window::frame;"),
        ];
        assert!(circles_of(&tested).is_empty());
    }
}
