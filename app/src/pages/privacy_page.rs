//! What we keep, in a participant's words. The page and `hearth privacy` tell the same, made here.

use leptos::prelude::*;

use super::frame::Frame;
use crate::say::say;

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
    pub heading: String,
    /// What stands under it, in order.
    pub blocks: Vec<Block>,
}

/// One piece of what is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// What there is, and where and for how long.
    Things(Vec<(String, String)>),
    /// A paragraph.
    Words(String),
    /// One after the other.
    List(Vec<String>),
}

/// How long a record is kept, to follow “It is kept ”.
#[must_use]
pub fn period(days: u32) -> String {
    say().kept_for(days)
}

/// Everything that is kept, where, and for how long.
#[must_use]
pub fn sections(here: Here) -> Vec<Section> {
    let section = |id, heading, blocks| Section {
        id,
        heading,
        blocks,
    };
    vec![
        section("open", say().while_open_h(), vec![Block::Things(open())]),
        section(
            "here",
            say().on_server_h(),
            vec![Block::Things(on_this_server(here))],
        ),
        section(
            "closed",
            say().when_closed_h(),
            closed().map(Block::Words).into(),
        ),
        section(
            "remains",
            say().remains_h(),
            remains(here).map(Block::Words).into(),
        ),
        section(
            "never",
            say().never_h(),
            vec![Block::List(never()), Block::Words(say().never_room())],
        ),
    ]
}

fn open() -> Vec<(String, String)> {
    vec![
        (say().own_name(), say().while_open_name()),
        (say().while_open_seat(), say().while_open_seat_how()),
        (say().while_open_form(), say().while_open_form_how()),
        (say().while_open_said(), say().while_open_said_how()),
        (say().while_open_laid(), say().while_open_laid_how()),
        (say().while_open_answers(), say().while_open_answers_how()),
        (say().while_open_hall(), say().while_open_hall_how()),
        (say().while_open_address(), say().while_open_address_how()),
    ]
}

fn on_this_server(here: Here) -> Vec<(String, String)> {
    let way = if here.https {
        say().on_server_https()
    } else {
        say().on_server_http()
    };
    let counts = if here.counts {
        say().on_server_counts()
    } else {
        say().on_server_nothing()
    };
    vec![
        (say().on_server_way(), way),
        (say().on_server_counted(), counts),
        (say().on_server_memory(), say().on_server_zeros()),
    ]
}

fn closed() -> [String; 5] {
    [
        say().when_closed_gone(),
        say().when_closed_along(),
        say().when_closed_leaving(),
        say().when_closed_by_nobody(),
        say().when_closed_hall(),
    ]
}

fn remains(here: Here) -> [String; 3] {
    [
        say().remains_line(),
        say().remains_of_hall(),
        say().remains_so_long(period(here.keep_records)),
    ]
}

fn never() -> Vec<String> {
    vec![say().never_log(), say().never_visitors(), say().never_who()]
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
            <h1 class="page__h">{say().what_we_keep()}</h1>
            <p class="page__lede">{say().privacy_lede()}</p>
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
