//! What a keeper can set for each kind of part: one table for each, in a file of its own. From it the editor is drawn,
//! the posted form is read into a part, and a part is written into the form.

mod agreements;
mod r#break;
mod breathing;
mod centre;
mod centre_word;
mod closing;
mod gratitude;
mod offers_and_needs;
mod pairs;
mod reflection;
mod remembering;
mod round;
mod silence;
mod table;
mod together;
mod values;
mod weather;
mod words;

use circle::{Part, PartWord};

use crate::say::say;
use crate::words::kind_name;

pub use self::table::{Field, Kind, Way};

/// The table of each kind, in the order in which they are offered.
macro_rules! kinds {
    ($($word:ident: $table:ident,)*) => {
        const KINDS: &[PartWord] = &[$(PartWord::$word),*];

        /// How this kind stands on the editor.
        #[must_use]
        pub fn kind(word: PartWord) -> &'static Kind {
            match word {
                $(PartWord::$word => &$table::KIND,)*
            }
        }
    };
}

kinds! {
    Words: words,
    Agreements: agreements,
    Round: round,
    Centre: centre,
    CentreWord: centre_word,
    Pairs: pairs,
    Weather: weather,
    Values: values,
    OffersAndNeeds: offers_and_needs,
    Breathing: breathing,
    Silence: silence,
    Reflection: reflection,
    Together: together,
    Remembering: remembering,
    Gratitude: gratitude,
    Break: r#break,
    Closing: closing,
}

/// The words that a keeper reads out or asks in a part; empty where there are none.
#[must_use]
pub fn read_out(part: &Part) -> String {
    (kind(part.into()).read_out)(part)
}

/// What can be set for a part of this kind.
#[must_use]
pub fn fields(word: PartWord) -> &'static [Field] {
    kind(word).fields
}

/// Every way in which a part can begin, with its kind.
pub fn ways() -> impl Iterator<Item = (&'static Kind, &'static Way)> {
    let kinds = KINDS.iter().copied().map(kind);
    kinds.flat_map(|kind| kind.ways.iter().map(move |way| (kind, way)))
}

/// What a part is called where it is set: as it was offered, where that is said of its kind alone.
#[must_use]
pub fn called(part: &Part) -> String {
    let ways = kind(part.into()).ways.iter();
    let mut same = ways.filter(|way| (way.part)().kind() == part.kind());
    match (same.next(), same.next()) {
        (Some(way), None) => (way.called)(say()),
        _ => kind_name(part.kind()),
    }
}
