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
pub(crate) fn say() -> &'static Sentences {
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
        let text = |ending| files(&source(), ending).into_iter().map(|(_, text)| text);
        let code: String = text(".rs").collect();
        let messages: String = text("/en.ftl").collect();
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
}
