//! What we ask of each other, on a phone: one answer for all, then one line each.

use circle::text::AGREEMENT_CHARS;
use circle::view::AgreementView;
use circle::{Action, ActionKind, Standing, Thumb};

use crate::face::Block;
use crate::face::phone::Middle;
use crate::face::sight::Sight;
use crate::protocol::What;
use crate::say::say;
use crate::words;

pub(crate) fn middle(sight: &Sight<'_>) -> Middle {
    let mut shown: Vec<_> = sight.commons.agreements.iter().collect();
    // What is held comes first.
    shown.sort_by_key(|norm| norm.standing != Some(Standing::Held));
    let line = |norm: &&AgreementView| agreement(sight, norm);
    let mut body = Vec::new();
    if shown.is_empty() {
        body.push(Block::text("soft", say().nothing_proposed()).keyed("none"));
    }
    body.push(Block::list(
        "pact",
        say().agreements_heard(),
        shown.iter().map(line).collect(),
    ));
    if sight.may(ActionKind::Propose) {
        let what = What::Act(Action::Propose {
            text: String::new(),
        });
        let label = say().propose_label();
        let field = Block::field(label, AGREEMENT_CHARS, &what, say().propose_send());
        let fold = Block::fold(say().propose_open(), vec![field.rows(2).keyed("propose")]);
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
        (true, ..=1) => (say().live_with_it(), say().for_it()),
        (true, _) => (say().live_with_all(), say().for_all(words::count(all))),
        (false, _) => (say().live_with_the_rest(), say().for_all_the_rest()),
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
    let mine = mine.unwrap_or_default();
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
fn mark(sight: &Sight<'_>, norm: &AgreementView) -> (&'static str, Option<String>) {
    let (icon, said) = match (norm.standing, sight.mine.answers.get(&norm.id)) {
        (Some(Standing::Held), _) => ("i-hand", say().said_held()),
        (Some(Standing::Settled { .. }), _) => ("i-check", say().said_agreed()),
        (Some(Standing::Open) | None, Some(thumb)) => {
            let said = match thumb {
                Thumb::Up => say().said_for_it(),
                Thumb::Sideways => say().said_live_with_it(),
                Thumb::Down => say().said_not_yet(),
            };
            (sign_of(*thumb), said)
        }
        (Some(Standing::Open) | None, None) => return ("i-down", None),
    };
    (icon, Some(said))
}

fn sign_of(thumb: Thumb) -> &'static str {
    match thumb {
        Thumb::Up => "i-thumb",
        Thumb::Sideways => "i-thumb-side",
        Thumb::Down => "i-thumb-down",
    }
}

/// How an agreement stands. Nobody's answer can be told from it, nor when it came.
fn stands(norm: &AgreementView) -> Option<String> {
    Some(match norm.standing? {
        Standing::Open => say().stands_open(),
        Standing::Held => say().stands_held(),
        Standing::Settled { by } => say().stands_agreed(by, words::count(by as usize)),
    })
}

/// The three answers.
pub(crate) fn votes(sight: &Sight<'_>, norm: &AgreementView) -> Block {
    let mine = sight.mine.answers.get(&norm.id);
    let answer = |(thumb, words, key): (Thumb, String, &str)| {
        let action = Action::Answer {
            agreement: norm.id,
            thumb,
            wording: norm.wording,
        };
        let chosen = mine == Some(&thumb);
        Block::act(words, action)
            .looks("vote")
            .icon(sign_of(thumb))
            .on(chosen)
            .keyed(key)
    };
    let answers = [
        (Thumb::Up, say().for_it(), "up"),
        (Thumb::Sideways, say().live_with_it(), "sideways"),
        (Thumb::Down, say().not_yet(), "down"),
    ];
    let about = say().say_to_this(&norm.text);
    Block::row("votes", about, answers.into_iter().map(answer).collect()).keyed("votes")
}

/// For the one who proposed it, and the keeper.
fn reword(norm: &AgreementView) -> Block {
    let amend = What::Act(Action::Amend {
        agreement: norm.id,
        text: String::new(),
    });
    let label = say().reword_label();
    let mut field = Block::field(label, AGREEMENT_CHARS, &amend, say().reword_send());
    field.sub.clone_from(&norm.text);
    let aside = Block::act(say().set_aside(), Action::Withdraw { agreement: norm.id });
    let aside = aside
        .looks("btn btn--quiet btn--wide")
        .named(say().set_aside_heard(&norm.text));
    let key = format!("reword-{}", norm.id.0);
    Block::fold(say().reword_open(), vec![field.rows(2).keyed(key), aside])
}
