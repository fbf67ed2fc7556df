//! The plan file reader, and its sentences.

use app::plan::Draft;
use app::plan::file::PlanFile;
use app::plan::starters::starter_plans;
use circle::{Circle, Timestamp};

use super::{is_a_sentence, is_whole, kind_of};

/// The starter plans as files.
pub(super) fn pieces() -> Vec<String> {
    let plans = starter_plans().into_iter();
    let files = plans.map(|starter| PlanFile {
        plan: starter.plan,
        agreements: Some(vec!["We share the tea.".to_owned()]),
    });
    files.map(|file| file.write()).collect()
}

pub(super) fn read(bytes: &[u8]) -> String {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return "no text".to_owned();
    };
    let file = match PlanFile::read(text) {
        Ok(file) => file,
        Err(error) => {
            let sentence = error.to_string();
            is_a_sentence(&sentence);
            return kind_of(&sentence);
        }
    };
    let again = PlanFile::read(&file.write()).expect("what was written can be read");
    assert_eq!(again, file, "a plan comes back from its file");
    let draft = Draft::of_file(&file);
    let (plan, agreements) = draft
        .plan()
        .expect("a plan from a file goes through the form");
    // The form has whole seconds. What has gone through it once stays as it is.
    let again = Draft::of(&plan).plan().map(|(plan, _)| plan);
    assert_eq!(again.as_ref(), Ok(&plan), "the same plan each time");
    assert_eq!(plan.parts.len(), file.plan.parts.len());
    is_whole(&Circle::open(
        plan,
        &agreements,
        Timestamp(1_800_000_000_000),
    ));
    let kinds = file.plan.parts.iter().map(|part| {
        let name = format!("{part:?}");
        name.split([' ', '{', '('])
            .next()
            .unwrap_or_default()
            .to_owned()
    });
    format!("a plan of {:?}", kinds.take(3).collect::<Vec<_>>())
}
