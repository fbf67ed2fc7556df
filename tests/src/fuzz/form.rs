//! The form reader: what the editor posts.

use app::plan::Draft;
use app::plan::starters::starter_plans;
use circle::{Circle, Timestamp};

use super::{is_a_sentence, is_whole, kind_of};

/// The starter plans as the editor posts them, whole and in pieces, and what its buttons say.
pub(super) fn pieces() -> Vec<String> {
    let mut pieces = Vec::new();
    for starter in starter_plans() {
        let draft = Draft::of(&starter.plan);
        let mut whole = format!("title={}&own=We+share+the+tea.", encoded(&draft.title));
        for part in &draft.parts {
            let piece = posted(part);
            whole.push('&');
            whole.push_str(&piece);
            pieces.push(piece);
        }
        pieces.push(whole);
    }
    let rest = [
        "keeper_turn=last&direction=counter&late=knock&late_place=before_keeper",
        "agreement=0&agreement=2&people=9&begins=19%3A00&intention=To+listen",
        "do=add-breathing",
        "do=up-3",
        "do=down-0",
        "do=copy-1",
        "do=remove-2",
        "do=undo",
        "do=fewer",
        "do=more",
        "do=less-1-share",
        "do=more-1-share",
        "p1-borrow=What+do+you+carry%3F",
        "taken_out=%5B0%2C%7B%22key%22%3A1%2C%22kind%22%3A%22round%22%2C%22fields%22%3A%5B%5D%7D%5D",
    ];
    pieces.extend(rest.map(str::to_owned));
    pieces
}

/// A part with its fields. They are the draft's own, so they are read from how it is kept.
fn posted(part: &app::plan::part::DraftPart) -> String {
    let kept = serde_json::to_value(part).unwrap_or_default();
    let fields = kept["fields"].as_array().into_iter().flatten();
    let fields = fields.filter_map(|field| {
        let (name, value) = (field[0].as_str()?, field[1].as_str()?);
        Some(format!("&{}={}", part.id_of(name), encoded(value)))
    });
    format!(
        "part={}{}",
        encoded(&part.mark()),
        fields.collect::<String>()
    )
}

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

pub(super) fn read(bytes: &[u8]) -> String {
    let pairs: Vec<_> = form_urlencoded::parse(bytes).collect();
    let mut draft = Draft::read(
        pairs
            .iter()
            .map(|(name, value)| (name.as_ref(), value.as_ref())),
    );
    let field = |wanted: &str| {
        let found = pairs.iter().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.as_ref())
    };
    if let Some(button) = field("do") {
        draft.press(button);
    }
    let saved = serde_json::to_string(&draft).expect("a draft can be written");
    let loaded: Draft = serde_json::from_str(&saved).expect("and read again");
    assert_eq!(loaded, draft);
    assert_eq!(
        draft.names().len(),
        draft.parts.len(),
        "each part has a name"
    );
    assert_eq!(
        draft.estimate().parts.len(),
        draft.parts.len(),
        "and a time"
    );
    match draft.plan() {
        Ok((plan, agreements)) => {
            let file = draft.file().expect("a plan can be written to a file");
            let again = app::plan::file::PlanFile::read(&file.write());
            assert_eq!(again.as_ref(), Ok(&file), "and comes back from it");
            is_whole(&Circle::open(
                plan,
                &agreements,
                Timestamp(1_800_000_000_000),
            ));
            let kinds = draft.parts.iter().map(|part| <&str>::from(part.kind));
            format!("a plan of {:?}", kinds.take(3).collect::<Vec<_>>())
        }
        Err(refused) => {
            is_a_sentence(&refused.sentence);
            kind_of(&refused.sentence)
        }
    }
}
