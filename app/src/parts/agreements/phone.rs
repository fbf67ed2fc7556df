//! What we ask of each other, on a phone: one answer for all, then one line each.

use circle::text::AGREEMENT_CHARS;
use circle::view::AgreementView;
use circle::{Action, ActionKind, Standing, Thumb};

use crate::face::Block;
use crate::face::phone::Middle;
use crate::face::sight::Sight;
use crate::protocol::What;
use crate::words;

pub(crate) fn middle(sight: &Sight<'_>) -> Middle {
    let mut shown: Vec<_> = sight.commons.agreements.iter().collect();
    // What is held comes first.
    shown.sort_by_key(|norm| norm.standing != Some(Standing::Held));
    let line = |norm: &&AgreementView| agreement(sight, norm);
    let mut body = vec![Block::list(
        "pact",
        "What we ask of each other",
        shown.iter().map(line).collect(),
    )];
    if sight.may(ActionKind::Propose) {
        let what = What::Act(Action::Propose {
            text: String::new(),
        });
        let label = "What would you like us to ask of each other?";
        let field = Block::field(label, AGREEMENT_CHARS, &what, "Propose it");
        let fold = Block::fold("Propose one", vec![field.rows(2).keyed("propose")]);
        body.push(
            fold.looks("order order--wide")
                .icon("i-plus")
                .keyed("proposing"),
        );
    }
    Middle {
        body,
        deck: bulk(sight),
        ..Middle::default()
    }
}

/// What stands on the screen is answered at once, and nothing that comes a moment later.
fn bulk(sight: &Sight<'_>) -> Vec<Block> {
    if !sight.may(ActionKind::AnswerRest) {
        return Vec::new();
    }
    let rest = |thumb| Action::AnswerRest {
        thumb,
        seen: sight.seen(),
    };
    let all = sight.commons.agreements.len();
    let (live_with, words) = match (sight.mine.answers.is_empty(), all) {
        (true, ..=1) => ("I can live with it", "I’m for it".to_owned()),
        (true, _) => (
            "I can live with all",
            ["I’m for all ", &words::count(all)].concat(),
        ),
        (false, _) => (
            "I can live with the rest",
            "I’m for all the rest".to_owned(),
        ),
    };
    vec![
        Block::act(live_with, rest(Thumb::Sideways))
            .keyed("live-with")
            .looks("btn btn--quiet btn--wide"),
        Block::act(words, rest(Thumb::Up))
            .keyed("for-all")
            .looks("btn btn--main btn--solid"),
    ]
}

/// A line that opens its three answers.
fn agreement(sight: &Sight<'_>, norm: &AgreementView) -> Block {
    let settled = matches!(norm.standing, Some(Standing::Settled { .. }));
    let held = norm.standing == Some(Standing::Held);
    let (icon, mine) = mark(sight, norm);
    let mut within = Vec::new();
    if sight.may(ActionKind::Answer) {
        within.push(votes(sight, norm));
    }
    within.extend(stands(norm).map(|words| Block::text("small-print", words).keyed("stands")));
    if sight.mine.rewords.contains(&norm.id) {
        within.push(reword(norm));
    }
    let look = match (held, settled) {
        (true, _) => "pact__line is-held",
        (false, true) => "pact__line is-settled",
        (false, false) => "pact__line",
    };
    let fold = Block::fold(norm.text.as_str(), within)
        .looks("pact__row")
        .icon(icon)
        .beneath(mine)
        .on(held);
    let key = format!("{}-{}", norm.id.0, norm.wording);
    Block::item(look, "")
        .with(vec![fold.keyed("answers")])
        .keyed(key)
}

/// The sign and the word at the end of a line: how it stands, or what one said.
fn mark(sight: &Sight<'_>, norm: &AgreementView) -> (&'static str, &'static str) {
    match (norm.standing, sight.mine.answers.get(&norm.id)) {
        (Some(Standing::Held), _) => ("i-hand", "held"),
        (Some(Standing::Settled { .. }), _) => ("i-check", "agreed"),
        (Some(Standing::Open) | None, Some(Thumb::Up)) => ("i-thumb", "for it"),
        (Some(Standing::Open) | None, Some(Thumb::Sideways)) => ("i-thumb", "can live with it"),
        (Some(Standing::Open) | None, Some(Thumb::Down)) => ("i-thumb", "not yet"),
        (Some(Standing::Open) | None, None) => ("i-down", ""),
    }
}

/// How an agreement stands. Nobody's answer can be told from it, nor when it came.
fn stands(norm: &AgreementView) -> Option<String> {
    Some(match norm.standing? {
        Standing::Open => "Not everyone has answered yet.".to_owned(),
        Standing::Held => "Someone can’t live with this yet: it is held, and we speak about it. Whose answer it is stays private. Changed words ask everyone anew.".to_owned(),
        Standing::Settled { by } => match by as usize {
            1 => "Agreed".to_owned(),
            2 => "Agreed by both of us".to_owned(),
            all => ["Agreed by all ", &words::count(all), " of us"].concat(),
        },
    })
}

/// The three answers.
pub(crate) fn votes(sight: &Sight<'_>, norm: &AgreementView) -> Block {
    let mine = sight.mine.answers.get(&norm.id);
    let answer = |(thumb, words, key): (Thumb, &str, &str)| {
        let action = Action::Answer {
            agreement: norm.id,
            thumb,
            wording: norm.wording,
        };
        let chosen = mine == Some(&thumb);
        Block::act(words, action)
            .looks("vote")
            .icon("i-thumb")
            .on(chosen)
            .keyed(key)
    };
    let answers = [
        (Thumb::Up, "I’m for it", "up"),
        (Thumb::Sideways, "I can live with it", "sideways"),
        (Thumb::Down, "Not yet", "down"),
    ];
    let about = ["What do you say to this? ", &norm.text].concat();
    Block::row("votes", about, answers.into_iter().map(answer).collect()).keyed("votes")
}

/// For the one who proposed it, and the keeper.
fn reword(norm: &AgreementView) -> Block {
    let amend = What::Act(Action::Amend {
        agreement: norm.id,
        text: String::new(),
    });
    let label = "The new words. Everyone is asked again.";
    let mut field = Block::field(label, AGREEMENT_CHARS, &amend, "Change the words");
    field.sub.clone_from(&norm.text);
    let aside = Block::act("Set it aside", Action::Withdraw { agreement: norm.id });
    let aside = aside
        .looks("btn btn--quiet btn--wide")
        .named(["Set aside: ", &norm.text].concat());
    let key = format!("reword-{}", norm.id.0);
    Block::fold(
        "Change the words, or set it aside",
        vec![field.rows(2).keyed(key), aside],
    )
}
