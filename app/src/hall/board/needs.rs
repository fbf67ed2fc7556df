//! What asks for the host: the state is on the tile, the act for it here. One place to look, one place to press.

use circle::Timestamp;
use gathering::view::{HostView, MergeHint, Pressing, TileView, WhyMerge};
use gathering::{AskKind, HallAction, HallActionKind, Note, PersonId, WhyNot};

use super::called::{circle, numbered, person, small};
use super::tile::{is_unheeded, stands_out};
use super::ways;
use crate::face::Block;
use crate::hall::{BoardSight, HallWhat};
use crate::say::say;
use crate::words::count;

/// So many stand there at once; the others open with a tap.
const AT_ONCE: usize = 3;

pub(super) fn needs(sight: &BoardSight<'_>) -> Vec<Block> {
    let mut all: Vec<_> = asking(sight)
        .into_iter()
        .map(|(tile, what)| need(sight, tile, what))
        .collect();
    all.extend(ways::lacks_keepers(sight));
    let mut within = vec![Block::heading("side__h", say().board_now_with_you())];
    if all.is_empty() {
        within.push(Block::text("side__calm", say().board_nothing_asks()));
    }
    let more = all.split_off(all.len().min(AT_ONCE));
    within.extend(all);
    if !more.is_empty() {
        let words = say().board_and_more(count(more.len()));
        within.push(Block::fold(words, more).keyed("more"));
    }
    within.extend(never_came(sight));
    within.extend(notes(sight));
    vec![Block::row("side needs", "", within).keyed("needs")]
}

/// The circles that ask for something, the most pressing first, and of two that press alike the first.
pub(super) fn asking<'a>(sight: &BoardSight<'a>) -> Vec<(&'a TileView, Pressing)> {
    asking_in(sight.host, sight.now)
}

pub(super) fn asking_in(host: &HostView, now: Timestamp) -> Vec<(&TileView, Pressing)> {
    let tiles = host.tiles.iter().map(|tile| (tile, tile.pressing(now)));
    let asking = tiles.filter(|(_, pressing)| *pressing <= Pressing::Quiet);
    let mut asking: Vec<_> = asking.collect();
    asking.sort_by_key(|(tile, pressing)| (*pressing, tile.spot));
    asking
}

/// What is heard at once: a keeper who asks, or someone to whom nobody comes.
pub(super) fn asks_at_once(sight: &BoardSight<'_>) -> Option<String> {
    let asking = asking(sight).into_iter();
    let mut urgent = asking.filter(|(tile, pressing)| {
        let unheeded = *pressing == Pressing::PersonAsked && is_unheeded(sight, tile);
        *pressing == Pressing::KeeperAsks || unheeded
    });
    let (tile, pressing) = urgent.next()?;
    let (_, words) = stands_out(sight.called, sight.now, tile, pressing)?;
    Some(say().board_asks_in(words, numbered(tile)))
}

fn need(sight: &BoardSight<'_>, tile: &TileView, pressing: Pressing) -> Block {
    let (icon, words) = stands_out(sight.called, sight.now, tile, pressing).unwrap_or_default();
    let mut within = vec![
        Block::text("need__where", numbered(tile))
            .icon(icon)
            .keyed("where"),
        Block::text("need__what", words).keyed("what"),
    ];
    within.extend(
        under(sight, tile, pressing).map(|words| Block::text("need__what", words).keyed("under")),
    );
    within.extend(act(sight, tile, pressing));
    let asks = pressing == Pressing::KeeperAsks || is_unheeded(sight, tile);
    let look = if asks { "need need--asks" } else { "need" };
    Block::row(look, "", within).keyed(format!("need-{}", tile.circle.0))
}

/// How someone who asks for a person is heeded.
fn under(sight: &BoardSight<'_>, tile: &TileView, pressing: Pressing) -> Option<String> {
    let state = tile
        .state
        .as_ref()
        .filter(|_| pressing == Pressing::PersonAsked)?;
    match state.help_unanswered_since {
        None => Some(say().board_someone_goes()),
        Some(since) => {
            let unheeded = super::called::minutes(since, sight.now);
            (unheeded > 0).then(|| say().board_nobody_came(unheeded))
        }
    }
}

/// The one thing that the host can do about it.
fn act(sight: &BoardSight<'_>, tile: &TileView, pressing: Pressing) -> Option<Block> {
    let may = |kind| sight.host.may.contains(&kind);
    let number = tile.circle;
    let mut hints = sight.host.merges.iter();
    let merge = hints
        .find(|hint| hint.circle == number)
        .filter(|_| may(HallActionKind::Merge));
    match pressing {
        Pressing::KeeperAsks if may(HallActionKind::Coming) => {
            let coming = HallWhat::Act(HallAction::Coming { circle: number });
            let coming = Block::asks(say().board_coming_over(), &coming);
            Some(coming.looks("btn btn--calm-solid btn--sm"))
        }
        Pressing::NoKeeper => match free_keeper(sight).filter(|_| may(HallActionKind::SeatHere)) {
            Some(keeper) => {
                let ask = HallAction::SeatHere {
                    person: keeper,
                    circle: number,
                    keeps: true,
                };
                let words = say().board_ask_to_keep(person(sight.called, keeper));
                Some(small(words, &HallWhat::Act(ask)))
            }
            None => merge.map(|hint| ask_over(sight, hint)),
        },
        Pressing::FewLeft => merge.map(|hint| ask_over(sight, hint)),
        Pressing::KeeperAsks
        | Pressing::PersonAsked
        | Pressing::PhonesLost
        | Pressing::Quiet
        | Pressing::OverPlan
        | Pressing::Held
        | Pressing::Breathing
        | Pressing::Well
        | Pressing::Gathering
        | Pressing::Ended => None,
    }
}

/// Someone who keeps and sits nowhere.
fn free_keeper(sight: &BoardSight<'_>) -> Option<PersonId> {
    let mut people = sight.host.people.iter();
    let free = people.find(|person| {
        let still = person.circle.is_none() && person.moves_to.is_none();
        person.keeps && still && person.asked_to.is_none()
    });
    free.map(|person| person.id)
}

/// Everyone in a circle is asked whether they would come over to another. Nobody is moved by it.
fn ask_over(sight: &BoardSight<'_>, hint: &MergeHint) -> Block {
    let (from, into) = (hint.circle, hint.into);
    let words = say().board_ask_over(circle(sight.host, into));
    let why = match hint.why {
        WhyMerge::FewLeft => say().board_over_few(),
        WhyMerge::NoKeeper => say().board_over_no_keeper(),
    };
    let ask = HallWhat::Act(HallAction::Merge { from, into });
    small(words, &ask).beneath(why)
}

/// Those who came in and were not seen since, for the host to let go at once.
fn never_came(sight: &BoardSight<'_>) -> Option<Block> {
    let many = sight.never_came;
    if many == 0 {
        return None;
    }
    let words = Block::text("need__what", say().board_never_came(many));
    let goes = small(say().board_let_them_go(), &HallWhat::LetGoNeverCame);
    let within = vec![words.keyed("many"), goes.keyed("let-go")];
    Some(Block::row("need", "", within).keyed("never-came"))
}

/// What circles could not do, the last first.
fn notes(sight: &BoardSight<'_>) -> Option<Block> {
    let notes = sight
        .host
        .notes
        .iter()
        .rev()
        .map(|note| note_line(sight, note));
    let lines: Vec<_> = notes.map(|words| Block::item("note", words)).collect();
    if lines.is_empty() {
        return None;
    }
    let words = say().board_could_not();
    let list = Block::list("notes", &words, lines).keyed("notes");
    Some(Block::fold(words, vec![list]).keyed("notes"))
}

fn note_line(sight: &BoardSight<'_>, note: &Note) -> String {
    let where_ = circle(sight.host, note.circle);
    let what = match note.ask {
        AskKind::Open => say().board_note_open(where_),
        AskKind::Seat => say().board_note_seat(where_),
        AskKind::GiveUp => say().board_note_give_up(where_),
        AskKind::Breathe | AskKind::EndBreath => say().board_note_breathe(where_),
        AskKind::Hold | AskKind::LetGo => say().board_note_hold(where_),
        AskKind::Word => say().board_note_word(where_),
        AskKind::ComeBack => say().board_note_come_back(where_),
        AskKind::HostComes => say().board_note_host_comes(where_),
        AskKind::End => say().board_note_end(where_),
    };
    let why = match note.why {
        WhyNot::Full => say().board_why_full(),
        WhyNot::Ended => say().board_why_ended(),
        WhyNot::TooLate => say().board_why_late(),
        WhyNot::NotNow => say().board_why_not_now(),
    };
    [what, why].join(" ")
}
