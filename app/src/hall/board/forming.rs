//! A seating before anyone is told of it: a column for each circle, what of the wishes is kept, who is left over.
//!
//! No wish has a name beside it but of those who came together: all others are only counted. A person is a link, to the
//! page where they can be moved; with script it lifts them instead. `person-7` and `to-2` among the classes say who and
//! where to the browser's program.

use std::collections::{BTreeMap, BTreeSet};

use circle::MAX_SEATS;
use gathering::forming::Share;
use gathering::view::{HostPerson, PreviewView};
use gathering::{AfternoonEdit, Group, HallAction, PersonId, Phone, Topic, WayKind, Work};

use super::called::{circle_count, glyph, person, small, spot};
use crate::face::Block;
use crate::hall::{BoardSight, HallWhat};
use crate::say::say;
use crate::words::{capital, count, listed};

/// Says how much of a kind of wish is kept.
type SaysShare = fn(u32, u32) -> String;

pub(super) fn forming(sight: &BoardSight<'_>, view: &PreviewView) -> Vec<Block> {
    let circles = &view.preview.proposal.circles;
    let people: usize = circles.iter().map(Group::size).sum();
    let sizes = circles.iter().map(Group::size);
    let mut head = vec![
        Block::heading(
            "forming__h",
            say().board_people_in(people, circle_count(circles.len())),
        ),
        Block::text(
            "forming__sub",
            say().board_preview(capital(&sizes_in_words(sizes))),
        ),
    ];
    head.push(Block::text("forming__keys", say().board_keys()));
    let known = Known::of(sight, view);
    let columns = circles
        .iter()
        .zip(0..)
        .map(|(group, at)| column(sight, &known, group, at));
    let columns: Vec<_> = columns.collect();
    let number = view.preview.number.0;
    let mut forming = vec![
        Block::row("forming__head", "", head).keyed("head"),
        Block::row(
            &format!("groups preview-{number}"),
            say().board_how_we_sit(),
            columns,
        )
        .keyed("groups"),
    ];
    if !view.left_over.is_empty() {
        forming.push(left_over(sight, &known, view));
    }
    forming
}

/// The sizes of the circles: "six, six and five"; beyond six circles how small and how large they are.
fn sizes_in_words(sizes: impl Iterator<Item = usize> + Clone) -> String {
    let all: Vec<_> = sizes.clone().map(count).collect();
    let (least, most) = (sizes.clone().min().unwrap_or(0), sizes.max().unwrap_or(0));
    match all.len() {
        2.. if least == most => say().board_in_each(count(least)),
        0..=6 => listed(&all),
        _ => say().board_from_to(count(least), count(most)),
    }
}

/// What a column looks up.
struct Known<'a> {
    people: BTreeMap<PersonId, &'a HostPerson>,
    /// With whom each came.
    with: BTreeMap<PersonId, Vec<PersonId>>,
    move_page: String,
}

impl<'a> Known<'a> {
    fn of(sight: &BoardSight<'a>, view: &PreviewView) -> Known<'a> {
        let mut with = BTreeMap::<PersonId, Vec<PersonId>>::new();
        for (a, b) in &view.together {
            with.entry(*a).or_default().push(*b);
            with.entry(*b).or_default().push(*a);
        }
        let people = sight.host.people.iter().map(|person| (person.id, person));
        Known {
            people: people.collect(),
            with,
            move_page: format!("/g/{}/keep/move?person=", sight.code),
        }
    }
}

fn column(sight: &BoardSight<'_>, known: &Known<'_>, group: &Group, at: usize) -> Block {
    let name = spot(sight.host, group.spot);
    let mut head = vec![Block::heading("group__name", &name).keyed("name")];
    let size = say().board_size(group.size());
    let where_ = say().board_place_and_size(group.spot + 1, size);
    head.push(Block::text("group__where", where_).keyed("where"));
    let people = group
        .members()
        .map(|one| mover(sight, known, one, group.keeper == Some(one)));
    let mut people: Vec<_> = people.collect();
    if group.keeper.is_none() {
        people.insert(
            0,
            Block::item("mover mover--gap", say().board_without_keeper()).keyed("gap"),
        );
    }
    head.push(Block::list("group__people", &name, people).keyed("people"));
    Block::row(&format!("group to-{at}"), name, head).keyed(format!("group-{at}"))
}

fn mover(sight: &BoardSight<'_>, known: &Known<'_>, one: PersonId, keeps: bool) -> Block {
    let host_person = known.people.get(&one);
    let with = known.with.get(&one).into_iter().flatten();
    let with: Vec<_> = with.map(|other| person(sight.called, *other)).collect();
    let word = if keeps {
        say().board_keeps()
    } else if !with.is_empty() {
        say().board_with(listed(&with))
    } else if host_person.is_some_and(|person| person.phone == Phone::None) {
        say().board_no_phone()
    } else {
        String::new()
    };
    let look = if keeps { "mover is-keeper" } else { "mover" };
    let to = format!("{}{}", known.move_page, one.0);
    let link = Block::link("mover__name", person(sight.called, one), to).keyed("a");
    let line = Block::item(&format!("{look} person-{}", one.0), "");
    let icon = glyph(sight.called, one);
    line.icon(&icon)
        .beneath(word)
        .with(vec![link])
        .keyed(format!("p{}", one.0))
}

/// Those who would sit in none of the circles, and by topic what they chose.
fn left_over(sight: &BoardSight<'_>, known: &Known<'_>, view: &PreviewView) -> Block {
    let (block, topics) = topics(sight, view).unwrap_or_default();
    let chose: BTreeMap<_, _> = view
        .waiting_for
        .iter()
        .map(|(who, chose)| (*who, chose))
        .collect();
    let people = view.left_over.iter().map(|one| {
        let mut line = mover(sight, known, *one, false);
        let chosen = chose.get(one).into_iter().flat_map(|chose| chose.iter());
        let chosen: Vec<_> = chosen
            .filter_map(|topic| Some(topics.get(usize::from(*topic))?.name.clone()))
            .collect();
        if !chosen.is_empty() {
            line.sub = say().board_chose(listed(&chosen));
        }
        line
    });
    let words = say().board_left_over(view.left_over.len());
    let mut within = vec![
        Block::heading("group__name", &words),
        Block::text("group__where", say().board_left_over_note()),
        Block::list("group__people", &words, people.collect()).keyed("people"),
    ];
    let more = one_more(sight, view, block, topics);
    if !more.is_empty() {
        within.push(Block::row("two", &*words, more).keyed("more"));
    }
    Block::row("group group--left to-none", words, within).keyed("left")
}

/// A place more at each topic for which somebody waits; whoever waits first takes it.
fn one_more(
    sight: &BoardSight<'_>,
    view: &PreviewView,
    block: usize,
    topics: &[Topic],
) -> Vec<Block> {
    let first = |(_, chosen): &(PersonId, Vec<u8>)| chosen.first().copied().map(usize::from);
    let waits: BTreeSet<_> = view.waiting_for.iter().filter_map(first).collect();
    let edition = sight.host.edition;
    let more = waits.into_iter().filter_map(|topic| {
        let there = topics.get(topic)?;
        let most = there.most.checked_add(1)?;
        let edit = AfternoonEdit::TopicRoom {
            at: block,
            topic,
            most,
        };
        let edit = HallWhat::Act(HallAction::Edit { edition, edit });
        let words = say().board_one_more_at(&there.name);
        (usize::from(most) <= MAX_SEATS).then(|| small(words, &edit).keyed(format!("t{topic}")))
    });
    more.collect()
}

/// The block in which circles are formed by topic, and its topics.
fn topics<'a>(sight: &'a BoardSight<'_>, view: &PreviewView) -> Option<(usize, &'a [Topic])> {
    if view.preview.proposal.way != WayKind::Topic {
        return None;
    }
    let begun = sight.everyones.stage.block().unwrap_or(0);
    let ahead = sight.host.blocks.iter().enumerate().skip(begun);
    let mut topics = ahead.filter_map(|(at, block)| {
        let Work::Form {
            way: gathering::Way::Topic { topics },
            ..
        } = &block.work
        else {
            return None;
        };
        Some((at, topics.as_slice()))
    });
    topics.next()
}

/// What of the wishes is kept, and what cannot be: numbers, never whose. Of those not to sit with someone the number is
/// told only as the circles were formed.
pub(super) fn wishes(view: &PreviewView) -> Block {
    let kept = &view.kept;
    let all = kept.in_all();
    let open = all.of - all.kept;
    let tells_apart = view.preview.tells_apart();
    let heading = match all.of {
        0 if !tells_apart => say().board_wishes_h(),
        0 => say().board_no_wishes(),
        _ => say().board_wishes(count(all.kept as usize), open, count(open as usize)),
    };
    let said: [(Share, SaysShare); 5] = [
        (kept.together, |kept, of| {
            say().board_kept_together(kept, of)
        }),
        (kept.apart, |kept, of| say().board_kept_apart(kept, of)),
        (kept.near_exit, |kept, of| say().board_kept_exit(kept, of)),
        (kept.quiet, |kept, of| say().board_kept_quiet(kept, of)),
        (kept.topic, |kept, of| say().board_kept_topic(kept, of)),
    ];
    let lines = said
        .iter()
        .filter(|(share, _)| share.of > 0)
        .map(|(share, words)| {
            let words = words(share.kept, share.of);
            if share.is_whole() {
                Block::item("wish", words).icon("i-check")
            } else {
                Block::item("wish wish--not", words).icon("i-hand")
            }
        });
    let lines: Vec<_> = lines.collect();
    let mut within = vec![
        Block::heading("side__h", heading),
        Block::text("wishes__note", say().board_only_together()),
    ];
    if !lines.is_empty() {
        within.push(Block::list("wishes__list", say().board_wishes_h(), lines).keyed("lines"));
    }
    if !tells_apart {
        within.push(Block::text("wishes__note", say().board_apart_untold()).keyed("apart"));
    }
    Block::row("side wishes", "", within).keyed("wishes")
}
