//! The form and the file of an afternoon.

use app::afternoon::{AfternoonDraft, AfternoonFile, starter_afternoons};
use gathering::afternoon::bounds::{MAX_BLOCKS, MAX_CIRCLES};

use super::{is_a_sentence, kind_of};

/// The starters as files.
pub(super) fn file_pieces() -> Vec<String> {
    let starters = starter_afternoons().into_iter();
    let files = starters.map(|starter| AfternoonFile {
        afternoon: starter.afternoon,
    });
    let rest = [
        r#""spots":[{"name":"Loft","way":"up","near_exit":true,"quiet":false}]"#,
        r#""way":{"topic":{"topics":[{"name":"Grief","most":8},{"name":"Rest","most":8}]}}"#,
    ];
    files
        .map(|file| file.write())
        .chain(rest.map(str::to_owned))
        .collect()
}

pub(super) fn read_file(bytes: &[u8]) -> String {
    let file = match AfternoonFile::read_bytes(bytes) {
        Ok(file) => file,
        Err(error) => {
            let sentence = error.to_string();
            is_a_sentence(&sentence);
            return kind_of(&sentence);
        }
    };
    let again = AfternoonFile::read(&file.write());
    assert_eq!(
        again.as_ref(),
        Ok(&file),
        "an afternoon comes back from its file"
    );
    let draft = AfternoonDraft::default().begin_with(&file);
    assert_eq!(draft.file(), Ok(file.clone()), "and through the form");
    let blocks = file.afternoon.blocks.iter();
    let kinds = blocks.map(|block| format!("{:?}", block.work.kind()));
    format!("blocks {:?}", kinds.take(3).collect::<Vec<_>>())
}

/// The starters as the page posts them, in pieces, and what its buttons say.
pub(super) fn form_pieces() -> Vec<String> {
    let mut pieces = Vec::new();
    for starter in starter_afternoons() {
        let draft = AfternoonDraft::of(&starter.afternoon);
        for block in &draft.blocks {
            let field = |name: &str| {
                let value = block.get(name).as_bytes();
                let value: String = form_urlencoded::byte_serialize(value).collect();
                format!("&{}={value}", block.id_of(name))
            };
            let names = [
                "title", "minutes", "words", "pattern", "breaths", "way", "about", "topics",
                "plan", "kept", "question",
            ];
            let fields: String = names.into_iter().map(field).collect();
            pieces.push(format!("block={}{fields}", block.mark()));
        }
    }
    let rest = [
        "title=Sunday&about=We+sit&care=&people=36&begins_in=30&agreements=One+speaks.",
        "spot=0&s0-name=Loft&s0-way=up&s0-exit=yes&s0-quiet=yes",
        "b5-way=topic&b5-topics=Grief%3A+8%0D%0ARest",
        "do=add-break",
        "do=copy-1",
        "do=up-1",
        "do=remove-1",
        "do=undo",
        "do=spots",
        "do=more-4-about",
        "do=less-0-minutes",
        "do=more",
        "taken_out=%5B0%2C%7B%22key%22%3A1%2C%22kind%22%3A%22break%22%2C%22fields%22%3A%5B%5D%7D%5D",
    ];
    pieces.extend(rest.map(str::to_owned));
    pieces
}

pub(super) fn read_form(bytes: &[u8]) -> String {
    let pairs: Vec<_> = form_urlencoded::parse(bytes).collect();
    let fields = pairs.iter();
    let mut draft = AfternoonDraft::read(fields.map(|(name, value)| (&**name, &**value)));
    for (_, button) in pairs.iter().filter(|(name, _)| name == "do") {
        draft.press(button);
    }
    let saved = serde_json::to_string(&draft).expect("a draft can be written");
    let loaded: AfternoonDraft = serde_json::from_str(&saved).expect("and read again");
    assert_eq!(loaded, draft);
    let (times, _) = draft.times();
    assert_eq!(times.len(), draft.blocks.len(), "each block has a time");
    assert!((2..=MAX_CIRCLES).contains(&draft.circles()));
    match draft.afternoon() {
        Ok(afternoon) => {
            assert!((1..=MAX_BLOCKS).contains(&afternoon.blocks.len()));
            assert_eq!(afternoon.clone().checked().as_ref(), Ok(&afternoon));
            let again = AfternoonDraft::of(&afternoon).afternoon();
            assert_eq!(again.as_ref(), Ok(&afternoon), "the same each time");
            format!("an afternoon of {} blocks", afternoon.blocks.len())
        }
        Err(refused) => {
            let first = refused.first().expect("why not");
            for refused in &refused {
                is_a_sentence(&refused.sentence);
            }
            format!("{} {}", refused.len().min(3), kind_of(&first.sentence))
        }
    }
}
