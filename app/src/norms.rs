//! What we ask of each other: the agreements, how each stands, and one's own answers to them.

pub mod votes;

use circle::text::AGREEMENT_CHARS;
use circle::view::AgreementView;
use circle::{Action, ActionKind, AgreementId, Seen, Standing, Thumb};
use leptos::prelude::*;

use crate::act::{Act, ActWithText};
use crate::icons::Icon;
use crate::light::{any, memo, now};
use crate::room::Room;
use crate::words;
use votes::Votes;

/// The agreements while they are settled.
#[component]
pub fn Norms() -> impl IntoView {
    let room = Room::here();
    // New words are a new agreement to answer: they are drawn anew.
    let list = memo(move || {
        room.commons.with(|commons| {
            commons
                .agreements
                .iter()
                .map(|norm| (norm.id, norm.wording))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <ul class="norms">
            <For each=move || list.get() key=|one| *one let((id, wording))>
                <Norm id=id wording=wording />
            </For>
        </ul>
    }
}

#[component]
fn Norm(id: AgreementId, wording: u16) -> impl IntoView {
    let room = Room::here();
    let text = with(room, id, |norm| norm.text.clone()).unwrap_or_default();
    let standing = memo(move || with(room, id, |norm| norm.standing).flatten());
    let settled = memo(move || matches!(standing.get(), Some(Standing::Settled { .. })));
    let answers = memo(move || room.may(ActionKind::Answer));
    let rewords = memo(move || {
        room.mine
            .with(|mine| mine.as_ref().is_some_and(|mine| mine.rewords.contains(&id)))
    });
    let class = now(move || match standing.get() {
        Some(Standing::Settled { .. }) => "norm is-settled",
        Some(Standing::Held) => "norm is-held",
        Some(Standing::Open) | None => "norm",
    });
    let about = StoredValue::new(text.clone());
    let first = now(move || {
        let open = answers.get() && !settled.get();
        open.then(|| any(view! { <Votes id=id wording=wording about=about.get_value() /> }))
    });
    let again = now(move || {
        let agreed = answers.get() && settled.get();
        agreed.then(|| any(view! { <Again id=id wording=wording about=about.get_value() /> }))
    });
    let reword = now(move || {
        rewords
            .get()
            .then(|| any(view! { <Reword id=id text=about.get_value() /> }))
    });
    any(view! {
        <li class=class>
            <p class="norm__text">{text}</p>
            {first}
            <Stands standing=standing />
            <div class="norm__more">{again} {reword}</div>
        </li>
    })
}

/// An agreement holds; an answer can still be changed.
#[component]
fn Again(id: AgreementId, wording: u16, about: String) -> impl IntoView {
    view! {
        <details class="order">
            <summary class="order__open">"Change my answer"</summary>
            <Votes id=id wording=wording about=about />
        </details>
    }
}

/// How an agreement stands. Nobody's answer can be told from it, nor when it came.
#[component]
fn Stands(standing: Memo<Option<Standing>>) -> impl IntoView {
    now(move || match standing.get()? {
        Standing::Open => Some(any(view! {
            <p class="norm__state">
                <span>"Not everyone has answered yet."</span>
            </p>
        })),
        Standing::Held => Some(any(view! {
            <p class="norm__held">
                <Icon name="i-hand" />
                <span>
                    <strong>"Held for now. "</strong>
                    "Someone can’t live with this yet. Whose answer it is stays private. Changed words ask everyone anew."
                </span>
            </p>
        })),
        Standing::Settled { by } => Some(any(view! {
            <p class="norm__state">
                <Icon name="i-check" more="icon--state" />
                <span>{agreed(by)}</span>
            </p>
        })),
    })
}

fn agreed(by: u32) -> String {
    match by as usize {
        1 => "Agreed".to_owned(),
        2 => "Agreed by both of us".to_owned(),
        all => ["Agreed by all ", &words::count(all), " of us"].concat(),
    }
}

/// For the one who proposed it, and the keeper.
#[component]
fn Reword(id: AgreementId, text: String) -> impl IntoView {
    let label = ["Set aside: ", &text].concat();
    view! {
        <details class="order">
                <summary class="order__open">"Change the words, or set it aside"</summary>
                <ActWithText
                    make=|text, action| match action {
                        Action::Amend { agreement, .. } => Action::Amend { agreement, text },
                        other => other,
                    }
                    action=Action::Amend { agreement: id, text: String::new() }
                    label="The new words. Everyone is asked again."
                    id=["reword-", &id.0.to_string()].concat()
                    value=text
                    limit=AGREEMENT_CHARS
                    button="Change the words"
                />
                <Act
                    action=Action::Withdraw { agreement: id }
                    class="btn btn--quiet btn--wide"
                    label=Signal::stored(label)
                >
                    "Set it aside"
                </Act>
        </details>
    }
}

/// Answering the rest at once, and proposing one.
#[component]
pub fn NormsDock() -> impl IntoView {
    let room = Room::here();
    let rest = memo(move || room.may(ActionKind::AnswerRest));
    let propose = memo(move || room.may(ActionKind::Propose));
    view! {
        {now(move || rest.get().then(|| any(view! { <Rest /> })))}
        {now(move || propose.get().then(|| any(view! { <Propose /> })))}
    }
}

/// What stands on the screen is answered, and nothing that comes a moment later.
#[component]
fn Rest() -> impl IntoView {
    let room = Room::here();
    let rest = move |thumb| {
        Signal::derive(move || {
            let seen = room.commons.with(|commons| {
                let shown = commons.agreements.iter();
                shown.map(AgreementView::seen).collect()
            });
            Action::AnswerRest { thumb, seen }
        })
    };
    view! {
        <p class="deck__hint">"For those I have not answered yet:"</p>
        <div class="pair">
            <Act action=rest(Thumb::Up) class="btn btn--quiet">
                "I’m for all the rest"
            </Act>
            <Act action=rest(Thumb::Sideways) class="btn btn--quiet">
                "I can live with all of these"
            </Act>
        </div>
    }
}

#[component]
fn Propose() -> impl IntoView {
    let fold = NodeRef::<leptos::html::Details>::new();
    let shut = Callback::new(move |()| {
        if let Some(fold) = fold.get_untracked() {
            _ = fold.remove_attribute("open");
        }
    });
    view! {
        <details class="order" node_ref=fold>
            <summary class="btn btn--quiet btn--wide">
                <Icon name="i-plus" />
                "Propose one"
            </summary>
            <ActWithText
                make=|text, _| Action::Propose { text }
                action=Action::Propose { text: String::new() }
                label="What would you like us to ask of each other?"
                id="propose"
                limit=AGREEMENT_CHARS
                button="Propose it"
                then=shut
            />
        </details>
    }
}

/// Those in force, to read. Who was out when the others agreed can say what they say to it.
#[component]
pub fn Agreed() -> impl IntoView {
    let room = Room::here();
    let list = memo(move || {
        let may = room.may(ActionKind::Answer);
        room.commons.with(|commons| {
            let settling = commons.scene.settles_agreements();
            let in_force = commons.agreements.iter().filter(|norm| norm.adopted);
            let asked = |norm| may && !settling && is_asked(room, norm);
            in_force
                .map(|norm| (norm.seen(), norm.text.clone(), asked(norm)))
                .collect::<Vec<_>>()
        })
    });
    let line = |(seen, text, asked): (Seen, String, bool)| {
        let about = text.clone();
        let (id, wording) = (seen.agreement, seen.wording);
        let votes = asked.then(|| any(view! { <Votes id=id wording=wording about=about /> }));
        any(view! { <li>{text} {votes}</li> })
    };
    view! {
        <ol class="agreed">
            {now(move || list.get().into_iter().map(line).collect::<Vec<_>>())}
        </ol>
    }
}

/// How many agreements in force this seat has not answered.
pub fn asked(room: Room) -> usize {
    room.commons.with(|commons| {
        let shown = commons.agreements.iter();
        shown.filter(|norm| is_asked(room, norm)).count()
    })
}

fn is_asked(room: Room, norm: &AgreementView) -> bool {
    room.mine
        .with(|mine| mine.as_ref().is_some_and(|mine| mine.is_asked(norm)))
}

/// Reads one agreement, if it is still there.
fn with<T>(room: Room, id: AgreementId, read: impl FnOnce(&AgreementView) -> T) -> Option<T> {
    room.commons.with(|commons| {
        commons
            .agreements
            .iter()
            .find(|norm| norm.id == id)
            .map(read)
    })
}
