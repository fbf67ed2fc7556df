//! What we keep, in a participant's words. The page and `hearth privacy` tell the same, made here.

use leptos::prelude::*;

use super::frame::Frame;

/// How this very server is set, as far as it matters to those who come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Here {
    /// How many days the record of a circle is kept.
    pub keep_records: u32,
    /// Whether people reach it over https.
    pub https: bool,
    /// Whether it counts requests for whoever runs it.
    pub counts: bool,
}

/// A few paragraphs under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// For links within the page.
    pub id: &'static str,
    pub heading: &'static str,
    /// What stands under it, in order.
    pub blocks: Vec<Block>,
}

/// One piece of what is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// What there is, and where and for how long.
    Things(Vec<(&'static str, String)>),
    /// A paragraph.
    Words(String),
    /// One after the other.
    List(Vec<&'static str>),
}

/// How long a record is kept, to follow “It is kept ”.
#[must_use]
pub fn period(days: u32) -> String {
    match days {
        0 | 1 => "until the end of the next day, then deleted".to_owned(),
        days => format!("for {days} days, then deleted"),
    }
}

/// Everything that is kept, where, and for how long.
#[must_use]
pub fn sections(here: Here) -> Vec<Section> {
    vec![
        open(),
        on_this_server(here),
        closed(),
        remains(here),
        never(),
    ]
}

fn things<const N: usize>(things: [(&'static str, &str); N]) -> Block {
    Block::Things(things.map(|(what, how)| (what, how.to_owned())).into())
}

fn open() -> Section {
    Section {
        id: "open",
        heading: "While the circle is open",
        blocks: vec![things([
            (
                "What you are called",
                "in this server’s memory, never on its disk, and in a cookie on your own phone",
            ),
            (
                "Your seat",
                "a cookie on your phone, so that you find the same seat again",
            ),
            (
                "The circle’s form",
                "in a database: its title, its intention, its questions, its agreements, the order of the seats, whose turn it is, the times, and counts",
            ),
            (
                "What people say",
                "nowhere: Hearth hears no sound and writes no words down",
            ),
            (
                "Cards, words and weather that you lay",
                "in this server’s memory, never on its disk, until their part is over",
            ),
            (
                "How you answer an agreement",
                "with your seat, until it closes; others see only whether everyone agreed",
            ),
            (
                "Your network address",
                "in memory for minutes, scrambled, and only to slow down guessing",
            ),
        ])],
    }
}

fn on_this_server(here: Here) -> Section {
    let way = if here.https {
        "encrypted between your phone and this server (https)"
    } else {
        "not encrypted: people reach this server over plain http, as in a hall of its own, and someone on the same network could listen in"
    };
    let counts = if here.counts {
        "how often each kind of page is asked for, and how many circles are open: numbers, nothing about anyone"
    } else {
        "nothing"
    };
    Section {
        id: "here",
        heading: "On this server",
        blocks: vec![things([
            ("The way here", way),
            ("Counted for who runs it", counts),
            (
                "Its memory",
                "overwritten with zeros wherever it is let go of",
            ),
        ])],
    }
}

fn closed() -> Section {
    let words = |words: &str| Block::Words(words.to_owned());
    Section {
        id: "closed",
        heading: "When it closes",
        blocks: vec![
            words(
                "All of it is gone at once: the title, the questions, the agreements, the seats, the names, the room code, and every key that opened it. The cookies on your phone open nothing any more, and go with the next page of this server that it shows.",
            ),
            words(
                "If you like, you take the agreements and the keeper’s words for help along: your own phone holds them for its last page until you close that, and nothing of it is sent.",
            ),
            words(
                "When you leave before the end, your name and your cookies go with you. Your phone’s own history may still remember that it was here.",
            ),
            words(
                "A circle that nobody closes is held as it is. It is forgotten in the same way 48 hours after anyone last did something in it.",
            ),
        ],
    }
}

fn remains(here: Here) -> Section {
    let kept = period(here.keep_records);
    Section {
        id: "remains",
        heading: "What remains",
        blocks: vec![
            Block::Words(
                "One line that points to nobody: a random number of its own, the day, how many people there were, how many minutes, parts, rounds, shares and breaths. Everyone sees it, whole, when the circle closes. There is nothing else.".to_owned(),
            ),
            Block::Words(format!(
                "On this server it is kept {kept}. Whoever opened the circle can delete it sooner, on its closing page."
            )),
        ],
    }
}

fn never() -> Section {
    Section {
        id: "never",
        heading: "Never",
        blocks: vec![
            Block::List(vec![
                "A log with a name, a room code, an address or anything you typed in it.",
                "Counting of visitors, advertising, or anything loaded from another company.",
                "Who passed, who paused, who opened Care, or who answered how.",
            ]),
            Block::Words(
                "What people in the room remember is theirs to carry. No software can promise for them; that is what the agreements are for.".to_owned(),
            ),
        ],
    }
}

/// The page that says what is held where, and for how long.
#[component]
pub fn Privacy(
    /// How this server is set.
    here: Here,
) -> impl IntoView {
    let sections: Vec<_> = sections(here).into_iter().map(section).collect();
    view! {
        <Frame>
            <h1 class="page__h">"What we keep"</h1>
            <p class="page__lede">
                "No account, no e-mail, no recording. Nothing you say is written down."
            </p>
            {sections}
        </Frame>
    }
}

fn section(sections: Section) -> impl IntoView {
    let blocks: Vec<_> = sections.blocks.into_iter().map(block).collect();
    view! {
        <section class="page__sec" aria-labelledby=sections.id>
            <h2 id=sections.id>{sections.heading}</h2>
            {blocks}
        </section>
    }
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Things(things) => {
            let things = things.into_iter().map(|(what, how)| {
                view! {
                    <div>
                        <dt>{what}</dt>
                        <dd>{how}</dd>
                    </div>
                }
            });
            view! { <dl class="gone gone--told">{things.collect_view()}</dl> }.into_any()
        }
        Block::Words(words) => view! { <p>{words}</p> }.into_any(),
        Block::List(lines) => {
            let lines = lines.into_iter().map(|line| {
                view! {
                    <li>
                        <span>{line}</span>
                    </li>
                }
            });
            view! { <ul>{lines.collect_view()}</ul> }.into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(here: Here) -> String {
        sections(here)
            .into_iter()
            .flat_map(|sections| sections.blocks)
            .map(|block| match block {
                Block::Words(words) => words,
                Block::Things(things) => things.into_iter().map(|(_, how)| how).collect(),
                Block::List(lines) => lines.concat(),
            })
            .collect()
    }

    #[test]
    fn the_page_tells_how_this_server_is_set() {
        let hall = Here {
            keep_records: 0,
            https: false,
            counts: false,
        };
        let said = words(hall);
        assert!(said.contains("kept until the end of the next day, then deleted."));
        assert!(said.contains("not encrypted") && !said.contains("(https)"));
        let hosted = Here {
            keep_records: 30,
            https: true,
            counts: true,
        };
        let said = words(hosted);
        assert!(said.contains("kept for 30 days, then deleted."));
        assert!(said.contains("(https)") && said.contains("numbers, nothing about anyone"));
    }
}
