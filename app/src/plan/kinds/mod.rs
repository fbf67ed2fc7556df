//! What a keeper can set for each kind of part: one table for each, in a file of its own. From it the editor is drawn,
//! the posted form is read into a part, and a part is written into the form.

mod agreements;
mod r#break;
mod breathing;
mod centre;
mod centre_word;
mod closing;
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

use crate::words::kind_name;

pub(super) use self::remembering::USUAL_ANSWER;
pub use self::table::{Field, Kind, Way};

/// The kinds, in the order in which they are offered.
const KINDS: [PartWord; 16] = [
    PartWord::Words,
    PartWord::Agreements,
    PartWord::Round,
    PartWord::Centre,
    PartWord::CentreWord,
    PartWord::Pairs,
    PartWord::Weather,
    PartWord::Values,
    PartWord::OffersAndNeeds,
    PartWord::Breathing,
    PartWord::Silence,
    PartWord::Reflection,
    PartWord::Together,
    PartWord::Remembering,
    PartWord::Break,
    PartWord::Closing,
];

/// How this kind stands on the editor.
#[must_use]
pub fn kind(word: PartWord) -> &'static Kind {
    match word {
        PartWord::Agreements => &agreements::KIND,
        PartWord::Breathing => &breathing::KIND,
        PartWord::Round => &round::KIND,
        PartWord::Closing => &closing::KIND,
        PartWord::Words => &words::KIND,
        PartWord::Values => &values::KIND,
        PartWord::Centre => &centre::KIND,
        PartWord::Silence => &silence::KIND,
        PartWord::Together => &together::KIND,
        PartWord::Remembering => &remembering::KIND,
        PartWord::Pairs => &pairs::KIND,
        PartWord::OffersAndNeeds => &offers_and_needs::KIND,
        PartWord::Weather => &weather::KIND,
        PartWord::CentreWord => &centre_word::KIND,
        PartWord::Break => &r#break::KIND,
        PartWord::Reflection => &reflection::KIND,
    }
}

/// What can be set for a part of this kind.
#[must_use]
pub fn fields(word: PartWord) -> &'static [Field] {
    kind(word).fields
}

/// Every way in which a part can begin, with its kind.
pub fn ways() -> impl Iterator<Item = (&'static Kind, &'static Way)> {
    let kinds = KINDS.into_iter().map(kind);
    kinds.flat_map(|kind| kind.ways.iter().map(move |way| (kind, way)))
}

/// What a part is called where it is set: as it was offered, where that is said of its kind alone.
#[must_use]
pub fn called(part: &Part) -> &'static str {
    let ways = kind(part.into()).ways.iter();
    let mut same = ways.filter(|way| (way.part)().kind() == part.kind());
    match (same.next(), same.next()) {
        (Some(way), None) => way.called,
        _ => kind_name(part.kind()),
    }
}
