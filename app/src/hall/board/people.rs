//! Who is here, and what a host can do: give a role, name a keeper, have someone seated or not, ask someone to leave; add
//! someone without a phone, and act for them.
//!
//! A board that held all this for three hundred people would be a megabyte. Those with a task stand on it, those without
//! a phone, and those who came last; everyone is on a page of their own.

use gathering::view::{HostPerson, OwnView};
use gathering::{Answer, HallAction, HallActionKind, HallRole, Phone};

use super::called::{circle, for_person, glyph, person, small};
use crate::face::{Block, Kind};
use crate::hall::phone::asked;
use crate::hall::{BoardSight, HallWhat};
use crate::say::say;

/// So many of those who came last, where not everyone has room.
const NEWEST: usize = 16;
/// Up to so many stand there altogether.
const ROOM: usize = 32;
/// The longest name, in characters, as everywhere.
const NAME: usize = 40;

pub(super) fn people(sight: &BoardSight<'_>) -> Vec<Block> {
    let host = sight.host;
    let mut within = Vec::new();
    let mut ways = Vec::new();
    if host.may.contains(&HallActionKind::AddPerson) {
        let add = HallWhat::Act(HallAction::AddPerson);
        ways.push(small(say().board_add_person(), &add).icon("i-plus"));
    }
    let of = |page: &str| format!("/g/{}/keep/{page}", sight.code);
    let invite = Block::goes_to(say().board_invite(), of("invite"));
    ways.push(invite.looks("btn btn--quiet btn--sm").keyed("invite"));
    within.push(Block::row("two", "", ways).keyed("ways"));
    let everyone = host.people.len() <= ROOM;
    let last = host.people.len().saturating_sub(NEWEST);
    let shown = host.people.iter().enumerate().filter(|(at, one)| {
        let task = one.keeps || one.role != HallRole::Guest || one.phone == Phone::None;
        everyone || task || *at >= last
    });
    let mut shown: Vec<_> = shown.map(|(_, one)| one).collect();
    // Who has a task first; of the others who came last.
    shown.sort_by_key(|one| (one.role, !one.keeps, std::cmp::Reverse(one.id)));
    let cut = shown.len() > ROOM;
    shown.truncate(ROOM);
    let lines = shown.into_iter().map(|one| line(sight, one));
    within.push(Block::list("folk", say().board_people(), lines.collect()).keyed("folk"));
    if !everyone || cut {
        within.push(Block::text("fold__note", say().board_not_all()));
    }
    within.push(Block::link("deeper", say().board_everyone(), of("people")).keyed("all"));
    let fold =
        Block::fold(say().board_people(), within).beneath(say().board_how_many(host.people.len()));
    vec![fold.looks("side side--fold").keyed("people")]
}

fn line(sight: &BoardSight<'_>, one: &HostPerson) -> Block {
    let who = person(sight.called, one.id);
    let acts = acts(sight, one, &who);
    let icon = glyph(sight.called, one.id);
    let state = state(sight, one);
    let within = if acts.is_empty() {
        let line = Block::item("folk__one", who).icon(&icon).beneath(state);
        return line.keyed(one.id.0);
    } else {
        vec![Block::row("folk__acts", "", acts).keyed("acts")]
    };
    let fold = Block::fold(who, within).beneath(state).icon(&icon);
    Block::item("folk__one", "")
        .with(vec![fold.looks("folk__fold")])
        .keyed(one.id.0)
}

/// Everyone, a line for each, for a page of their own: what they are called, what they do here, and as what is within it
/// what can be asked for them. The host herself is not among them.
#[must_use]
pub fn everyone(sight: &BoardSight<'_>) -> Vec<Block> {
    let others = sight.host.people.iter();
    let others = others.filter(|one| one.id != sight.own.person);
    let lines = others.map(|one| {
        let who = person(sight.called, one.id);
        let all = acts(sight, one, &who)
            .into_iter()
            .flat_map(|act| match act.kind {
                Kind::Fold => act.within,
                _ => vec![act],
            });
        // What is done for them needs their own form, which the board has.
        let asks = all.filter(|act| act.kind == Kind::Button && act.whom.is_none());
        let line = Block::item("", who).beneath(state(sight, one));
        line.with(asks.collect()).keyed(one.id.0)
    });
    lines.collect()
}

/// What they do here, and where they sit.
fn state(sight: &BoardSight<'_>, one: &HostPerson) -> String {
    let role = match one.role {
        _ if one.id == sight.own.person => Some(say().board_you()),
        HallRole::Host => Some(say().board_opened_it()),
        HallRole::CoHost => Some(say().board_hosts_too()),
        HallRole::Helper => Some(say().board_helps()),
        HallRole::Guest => None,
    };
    let keeps = one.keeps.then(|| say().board_keeps());
    let phone = (one.phone == Phone::None).then(|| say().board_no_phone());
    let place = match (one.circle, one.moves_to, one.asked_to) {
        (_, Some(to), _) => Some(say().board_goes_to(circle(sight.host, to))),
        (_, None, Some(to)) => Some(say().board_is_asked_to(circle(sight.host, to))),
        (Some(at), None, None) => Some(say().board_sits_in(circle(sight.host, at))),
        (None, None, None) if !one.joins => Some(say().board_sits_out()),
        (None, None, None) => None,
    };
    let all: Vec<_> = [role, keeps, phone, place].into_iter().flatten().collect();
    all.join(" · ")
}

fn acts(sight: &BoardSight<'_>, one: &HostPerson, who: &str) -> Vec<Block> {
    let mut acts = Vec::new();
    let id = one.id;
    let me = id == sight.own.person;
    let may = |kind| sight.host.may.contains(&kind);
    let ask = |words: String, action| small(words, &HallWhat::Act(action));
    for (other, wishes) in sight.carried.iter().filter(|(other, _)| other.person == id) {
        let asks = wishes.asked_by.iter();
        acts.extend(asks.map(|asker| asked(sight.called, *asker, id, Some(who))));
        acts.extend(for_them(sight, other, who));
    }
    if one.phone == Phone::Own {
        let keeps = !one.keeps;
        let words = match (keeps, me) {
            (true, true) => say().board_i_keep(),
            (true, false) => say().board_name_keeper(),
            (false, true) => say().board_i_keep_not(),
            (false, false) => say().board_keeps_no_more(),
        };
        acts.push(ask(words, HallAction::NameKeeper { person: id, keeps }));
        let takes_role = one.role != HallRole::Host && !me;
        for role in [HallRole::CoHost, HallRole::Helper, HallRole::Guest] {
            if takes_role && one.role != role && may(HallActionKind::GiveRole) {
                let words = match role {
                    HallRole::Host | HallRole::CoHost => say().board_make_co_host(),
                    HallRole::Helper => say().board_make_helper(),
                    HallRole::Guest => say().board_no_role(),
                };
                acts.push(ask(words, HallAction::GiveRole { person: id, role }));
            }
        }
    }
    if one.circle.is_none() && one.moves_to.is_none() {
        let joins = !one.joins;
        let words = match (joins, me) {
            (true, true) => say().board_i_join(),
            (true, false) => say().board_joins(),
            (false, true) => say().board_i_join_not(),
            (false, false) => say().board_joins_not(),
        };
        acts.push(ask(words, HallAction::SetJoins { person: id, joins }));
    }
    if one.asked_to.is_some() {
        acts.push(ask(
            say().board_ask_no_more(),
            HallAction::WithdrawOffer { person: id },
        ));
    }
    if one.role != HallRole::Host && !me && may(HallActionKind::Remove) {
        let within = vec![
            Block::text("fold__note", say().board_leave_note()),
            ask(
                say().board_ask_to_leave_yes(who),
                HallAction::Remove { person: id },
            ),
        ];
        acts.push(Block::fold(say().board_ask_to_leave(), within).keyed("leave"));
    }
    acts
}

/// What is done for someone without a phone: their name, their answer, getting up.
fn for_them(sight: &BoardSight<'_>, other: &OwnView, who: &str) -> Vec<Block> {
    let mut acts = Vec::new();
    if let Some(offer) = &other.offer {
        let asked = say().board_asked_for_them(who, circle(sight.host, offer.to));
        acts.push(Block::text("fold__line", asked));
        for answer in Answer::ALL {
            let words = match answer {
                Answer::Yes => say().board_answers_yes(),
                Answer::FiveMore => say().board_answers_five_more(),
                Answer::Stay => say().board_answers_stay(),
            };
            let answer = HallAction::Answer {
                offer: offer.number,
                answer: *answer,
            };
            acts.push(for_person(
                small(words, &HallWhat::Act(answer)),
                other.person,
            ));
        }
    }
    if other.sits.is_some() {
        let up = HallWhat::Act(HallAction::GetUp);
        acts.push(for_person(
            small(say().board_gets_up(who), &up),
            other.person,
        ));
    }
    let name = String::new();
    let call = HallWhat::Call { name };
    let field = Block::field(say().board_call_them(), NAME, &call, say().board_call());
    let known = sight.called.name(other.person).unwrap_or_default();
    let key = format!("called-{}", other.person.0);
    acts.push(for_person(field.beneath(known).keyed(key), other.person));
    acts
}
