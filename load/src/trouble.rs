//! What can go wrong while measuring.

use std::io;

/// Why a measurement could not be taken, or what it found broken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// The system refused something.
    #[error("{doing}: {source}")]
    Io {
        doing: String,
        #[source]
        source: io::Error,
    },
    /// What servers stand on cannot be had.
    #[error(transparent)]
    Ground(#[from] ground::GroundError),
    /// The server answered otherwise than it should.
    #[error("{0}")]
    Wrong(String),
}

impl Trouble {
    pub(crate) fn wrong(words: impl Into<String>) -> Trouble {
        Trouble::Wrong(words.into())
    }
}

/// Says what was being done.
pub(crate) trait While<T> {
    /// The same result, with what was being done in its error.
    fn doing(self, doing: &str) -> Result<T, Trouble>;
}

impl<T> While<T> for io::Result<T> {
    fn doing(self, doing: &str) -> Result<T, Trouble> {
        self.map_err(|source| Trouble::Io {
            doing: doing.to_owned(),
            source,
        })
    }
}
