//! Words that only some may be sent, and where they are looked for.

use tests::process::Process;
use tests::search::{files_of, forms_of, sentinel};

use crate::ear::Ear;

/// Who may be sent a word up to now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum May {
    Everyone,
    Only(&'static str),
    Nobody,
}

struct Secret {
    what: &'static str,
    word: String,
    may: May,
}

#[derive(Default)]
pub(crate) struct Secrets {
    all: Vec<Secret>,
}

impl Secrets {
    /// A word that nobody ever said before.
    pub(crate) fn draw(&mut self, what: &'static str, may: May) -> String {
        let word = sentinel(server::chance::command_id());
        self.all.push(Secret {
            what,
            word: word.clone(),
            may,
        });
        word
    }

    /// From now on it is for all to see.
    pub(crate) fn tell(&mut self, word: &str) {
        for secret in self.all.iter_mut().filter(|secret| secret.word == word) {
            secret.may = May::Everyone;
        }
    }

    /// Looks in every frame and page that each screen was given.
    pub(crate) fn look(&self, when: &str, ears: &[Ear]) {
        for ear in ears {
            let given = [ear.frames().to_vec(), ear.pages()].concat();
            assert!(!given.is_empty(), "{when}: {} was given nothing", ear.who);
            for secret in &self.all {
                let may = match secret.may {
                    May::Everyone => true,
                    May::Only(who) => who == ear.who,
                    May::Nobody => false,
                };
                let found = given.iter().find(|text| text.contains(&secret.word));
                let (what, who) = (secret.what, ear.who);
                assert!(may || found.is_none(), "{when}: {what} at {who}: {found:?}");
            }
        }
    }

    /// Whether a text has any of them in it.
    pub(crate) fn any_in(&self, text: &str) -> Option<&'static str> {
        let found = self.all.iter().find(|secret| text.contains(&secret.word));
        found.map(|secret| secret.what)
    }

    /// Looks in every file of the server: the database, its journal, and the log at its finest; and in the metrics.
    pub(crate) async fn look_around(&self, when: &str, server: &Process) {
        let mut places = files_of(server.folder());
        places.push(("metrics".to_owned(), server.metrics().await.into_bytes()));
        for (place, bytes) in &places {
            self.look_in(when, place, bytes);
        }
    }

    /// Which of them are in this stretch of memory. Each is looked for by its plain letters, which most of its forms
    /// have in common.
    pub(crate) fn found_in(&self, stretch: &str, bytes: &[u8]) -> Vec<String> {
        let plain = bytes.iter().map(|byte| match byte {
            byte if byte.is_ascii() => char::from(byte.to_ascii_lowercase()),
            _ => ' ',
        });
        let text: String = plain.collect();
        let mut found = Vec::new();
        for secret in &self.all {
            let letters = secret.word.trim_start_matches("Zé");
            for form in forms_of(letters) {
                let form = String::from_utf8(form).unwrap();
                if let Some(at) = text.find(&form) {
                    let around = &text[at.saturating_sub(60)..(at + 60).min(text.len())];
                    found.push(format!("{} in {stretch}: {around:?}", secret.what));
                }
            }
        }
        found
    }

    /// Looks in these bytes, in all the forms in which a word could hide.
    pub(crate) fn look_in(&self, when: &str, place: &str, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
        for secret in &self.all {
            for form in forms_of(&secret.word) {
                let form = String::from_utf8(form).unwrap().to_ascii_lowercase();
                assert!(
                    !text.contains(&form),
                    "{when}: {} is in {place} as {form}",
                    secret.what
                );
            }
        }
    }
}
