//! The sentences of the screens. They stand in message files in the Fluent format, `en.ftl` beside what says them, with
//! the plural rules of their language. The build makes a function of each, so a sentence that is missing, or asked for
//! without what it takes, does not compile.

#[allow(
    clippy::all,
    clippy::unwrap_used,
    dead_code,
    unreachable_pub,
    reason = "made by the build, for all screens together"
)]
mod made {
    include!(concat!(env!("OUT_DIR"), "/sentences.rs"));

    pub static ENGLISH: Sentences = Sentences {
        language: SentencesBundleLanguage::LangEn,
        formatter: None,
        // No language that is written the other way is here yet.
        use_isolating: false,
    };
}

pub(crate) use made::Sentences;

/// What makes a sentence, for tables in which it stands without being said yet.
#[cfg(feature = "host")]
pub(crate) type Sentence = fn(&Sentences) -> String;

/// The sentences in the language of the screen: English, until others follow.
pub fn say() -> &'static Sentences {
    &made::ENGLISH
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use std::fs;
    use std::path::Path;

    /// Every file under `folder` whose name ends so, and what stands in it.
    fn files(folder: &Path, ending: &str) -> Vec<(String, String)> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let each = entries.map(|entry| entry.path()).flat_map(|path| {
            let name = path.to_string_lossy().into_owned();
            if path.is_dir() {
                files(&path, ending)
            } else if name.ends_with(ending) {
                let text = fs::read_to_string(path);
                text.map(|text| (name, text)).into_iter().collect()
            } else {
                Vec::new()
            }
        });
        each.collect()
    }

    fn source() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
    }

    #[test]
    fn every_sentence_is_said_somewhere() {
        let text = |folder: &Path, ending| -> String {
            let files = files(folder, ending).into_iter();
            files.map(|(_, text)| text).collect()
        };
        let server = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/src");
        let code = [text(&source(), ".rs"), text(&server, ".rs")].concat();
        let messages = text(&source(), "/en.ftl");
        let ids = messages.lines().filter_map(|line| line.split_once(" ="));
        let ids = ids.map(|(id, _)| id).filter(|id| {
            id.starts_with(|first: char| first.is_ascii_lowercase()) && !id.contains(' ')
        });
        let ids: Vec<_> = ids.collect();
        assert!(ids.len() > 100);
        // As a call, or named to be called.
        let unsaid = |id: &&&str| {
            let name = id.replace('-', "_");
            let ends = ["(", ",", ")"];
            let mut forms = ends.map(|end| [&name, end].concat()).into_iter();
            !forms.any(|form| {
                [".", "::"]
                    .iter()
                    .any(|before| code.contains(&[*before, &form].concat()))
            })
        };
        let unsaid: Vec<_> = ids.iter().filter(unsaid).collect();
        assert!(unsaid.is_empty(), "{unsaid:?}");
    }

    /// Text between the elements of a view; or what begins with a capital, and goes on with more words, stands alone on
    /// its line, or is a label.
    fn is_sentence(before: &str, words: &str, after: &str) -> bool {
        let (before, after) = (before.trim(), after.trim());
        let is_between = before.ends_with('>') && after.starts_with('<');
        let is_alone = before.is_empty() && after.is_empty();
        let is_label = ["label=", "title=", "placeholder="]
            .iter()
            .any(|label| before.ends_with(label));
        let mut letters = words.chars().filter(|sign| sign.is_alphabetic());
        let is_begun =
            letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase);
        is_begun && (words.contains(' ') || is_alone || is_label)
            || is_between && words.contains(char::is_alphabetic)
    }

    #[test]
    fn no_sentence_stands_in_code() {
        // A name, an address, a command, keys; and plans to begin with, which a host takes over as their own.
        let allowed = [
            "Hearth",
            "findahelpline.com",
            "hearth serve --lan",
            "Alt+ArrowUp Alt+ArrowDown Delete",
        ];
        let mut found = Vec::new();
        for (name, text) in files(&source(), ".rs") {
            let apart = ["bench", "tests", "transcripts", "starters"];
            let place = name.rsplit("/src/").next().unwrap_or_default();
            if apart.iter().any(|apart| place.contains(apart)) {
                continue;
            }
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let code = code.split("#[cfg(all(test").next().unwrap_or_default();
            let lines = code.lines().map(str::trim_start);
            for line in lines.filter(|line| !line.starts_with(['/', '#'])) {
                let pieces: Vec<_> = line.split('"').collect();
                for piece in pieces.windows(3).step_by(2) {
                    if is_sentence(piece[0], piece[1], piece[2]) && !allowed.contains(&piece[1]) {
                        found.push(format!("{place}: {}", piece[1]));
                    }
                }
            }
        }
        assert!(found.is_empty(), "it belongs into an en.ftl: {found:#?}");
    }
}
