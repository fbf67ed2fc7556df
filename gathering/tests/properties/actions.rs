//! The request of each kind that fits best now.

use circle::{AgreementId, Pattern, Seen, Thumb, Timestamp};
use gathering::consent::RoomAgreement;
use gathering::{
    AfternoonEdit, Answer, Block, CircleNumber, FormAsk, Gathering, Group, HallAction,
    HallActionKind, HallRole, OPENER, OfferNumber, Person, PersonId, Phone, Preview, PreviewNumber,
    Proposal, Way, WayKind, Whom, Wishes, Work,
};

const NOBODY: PersonId = PersonId(9_999);
const NO_CIRCLE: CircleNumber = CircleNumber(9_999);

fn seen(agreement: &RoomAgreement) -> Seen {
    Seen {
        agreement: agreement.id,
        wording: agreement.wording,
    }
}

/// One of several, by a number.
fn one_of<T: Clone>(several: &[T], detail: u8) -> Option<T> {
    let at = usize::from(detail) % several.len().max(1);
    several.get(at).cloned()
}

/// The request of this kind by `by` that is accepted if any of its kind can be; `detail` chooses among several.
pub(crate) fn action(
    hall: &Gathering,
    now: Timestamp,
    by: PersonId,
    kind: HallActionKind,
    detail: u8,
) -> HallAction {
    let person_where = |fits: &dyn Fn(&Person) -> bool| {
        let people: Vec<_> = hall.people().filter(|p| fits(p)).map(|p| p.id).collect();
        one_of(&people, detail).unwrap_or(NOBODY)
    };
    let other = |person: &Person| person.id != by;
    let agreement = || {
        let open = hall.agreements().iter().filter(|a| !a.is_in_force());
        let open: Vec<_> = open.map(|a| (a.id, a.wording)).collect();
        one_of(&open, detail).unwrap_or((AgreementId(999), 0))
    };
    let preview = hall
        .preview()
        .map_or(PreviewNumber(999), |preview| preview.number);
    match kind {
        HallActionKind::Arrive => HallAction::Arrive,
        HallActionKind::Carry => HallAction::Carry,
        HallActionKind::Answer => HallAction::Answer {
            offer: hall
                .person(by)
                .and_then(|person| person.offer)
                .map_or(OfferNumber(999), |offer| offer.number),
            answer: Answer::ALL[usize::from(detail) % 3],
        },
        HallActionKind::Thumb => {
            let (agreement, wording) = agreement();
            let thumb = [Thumb::Up, Thumb::Up, Thumb::Sideways, Thumb::Down];
            HallAction::Thumb {
                agreement,
                wording,
                thumb: thumb[usize::from(detail) % 4],
            }
        }
        HallActionKind::ThumbRest => HallAction::ThumbRest {
            thumb: [Thumb::Up, Thumb::Sideways, Thumb::Down][usize::from(detail) % 3],
            seen: hall.agreements().iter().map(seen).collect(),
        },
        HallActionKind::GetUp => HallAction::GetUp,
        HallActionKind::Leave => HallAction::Leave,
        HallActionKind::BeginAt => HallAction::BeginAt { begins: now },
        HallActionKind::Next => HallAction::Next { from: hall.stage() },
        HallActionKind::Edit => HallAction::Edit {
            edition: hall.edition(),
            edit: edit(hall, detail),
        },
        HallActionKind::Undo => HallAction::Undo {
            edition: hall.edition(),
        },
        HallActionKind::AddPerson => HallAction::AddPerson,
        HallActionKind::GiveRole => HallAction::GiveRole {
            person: person_where(&|p| {
                other(p) && p.phone == Phone::Own && p.role != HallRole::Host
            }),
            role: HallRole::ALL[1 + usize::from(detail) % 3],
        },
        HallActionKind::NameKeeper => HallAction::NameKeeper {
            person: person_where(&|person| person.phone == Phone::Own),
            keeps: !detail.is_multiple_of(4),
        },
        HallActionKind::SetJoins => HallAction::SetJoins {
            person: person_where(&|_| true),
            joins: !detail.is_multiple_of(4),
        },
        HallActionKind::Remove => HallAction::Remove {
            person: person_where(&|person| {
                let host = by == OPENER && person.role == HallRole::CoHost;
                other(person) && (host || !person.role.hosts())
            }),
        },
        HallActionKind::Freeze => HallAction::Freeze,
        HallActionKind::Unfreeze => HallAction::Unfreeze,
        HallActionKind::Preview => HallAction::Preview {
            over: hall.preview().map(|preview| preview.number),
            proposal: proposal(hall, detail),
        },
        HallActionKind::MovePerson => {
            let seatable = person_where(&|p| p.joins && p.sits.moving.is_none());
            let to = hall.preview().and_then(|preview| to(preview, seatable));
            HallAction::MovePerson {
                preview,
                person: seatable,
                to,
            }
        }
        HallActionKind::UndoMove => HallAction::UndoMove { preview },
        HallActionKind::Drop => HallAction::Drop { preview },
        HallActionKind::Tell => HallAction::Tell { preview },
        HallActionKind::SeatHere => seat_here(hall, detail),
        HallActionKind::Merge => merge(hall, detail),
        HallActionKind::WithdrawOffer => HallAction::WithdrawOffer {
            person: person_where(&|person| person.offer.is_some()),
        },
        HallActionKind::AddAgreement => HallAction::AddAgreement {
            text: format!("Agreement {detail}."),
        },
        HallActionKind::Reword => HallAction::Reword {
            agreement: open_agreement(hall, detail),
            text: format!("Other words {detail}."),
        },
        HallActionKind::SetAside => HallAction::SetAside {
            agreement: open_agreement(hall, detail),
        },
        HallActionKind::Breathe => HallAction::Breathe {
            pattern: Pattern::ThreeBreaths,
            breaths: 3,
        },
        HallActionKind::EndBreath => HallAction::EndBreath,
        HallActionKind::Hold => HallAction::Hold,
        HallActionKind::LetGo => HallAction::LetGo,
        HallActionKind::Word => HallAction::Word {
            to: Whom::All,
            urgent: detail.is_multiple_of(3),
            word: hall.next_word(),
        },
        HallActionKind::ComeBack => HallAction::ComeBack {
            to: Whom::All,
            by: now.max(hall.last_at()).after(60_000),
        },
        HallActionKind::Coming => {
            let asks = hall.live().filter(|circle| circle.is_open());
            let asks: Vec<_> = asks.map(|circle| circle.number).collect();
            HallAction::Coming {
                circle: one_of(&asks, detail).unwrap_or(NO_CIRCLE),
            }
        }
        HallActionKind::EndWhenClosed => HallAction::EndWhenClosed,
        HallActionKind::EndNotYet => HallAction::EndNotYet,
        HallActionKind::End => HallAction::End,
        HallActionKind::Tick => HallAction::Tick,
    }
}

fn open_agreement(hall: &Gathering, detail: u8) -> AgreementId {
    let open = hall.agreements().iter().filter(|a| !a.is_in_force());
    let open: Vec<_> = open.map(|agreement| agreement.id).collect();
    one_of(&open, detail).unwrap_or(AgreementId(999))
}

fn edit(hall: &Gathering, detail: u8) -> AfternoonEdit {
    let blocks = &hall.afternoon().blocks;
    let begun = hall.stage().block().map_or(0, |at| at + 1);
    let minutes: u32 = blocks.iter().map(|block| u32::from(block.minutes)).sum();
    let at = begun + usize::from(detail) % (blocks.len() - begun + 1);
    match detail % 4 {
        0 if blocks.len() < 24 && minutes < 700 => AfternoonEdit::Insert {
            at,
            block: Block {
                minutes: 5,
                title: "Tea".to_owned(),
                work: Work::Break,
            },
        },
        1 if at < blocks.len() && blocks.len() > 1 => AfternoonEdit::Remove { at },
        2 if at < blocks.len() => AfternoonEdit::Move {
            from: at,
            to: begun,
        },
        _ => {
            let after = begun.saturating_sub(1);
            let minutes = if blocks[after].minutes > 1 { -1 } else { 1 };
            AfternoonEdit::Shift { after, minutes }
        }
    }
}

/// Circles as they are formed, or two of those who keep alone.
fn proposal(hall: &Gathering, detail: u8) -> Proposal {
    let ways = [Way::Even, Way::NewFaces, Way::AsBefore, Way::ByHand];
    let way = ways[usize::from(detail) % 4].clone();
    let circles = 2 + detail % 3;
    let ask = FormAsk { way, circles };
    let wishes = Wishes::default();
    if let Ok(proposal) = hall.form(&wishes, &ask, u64::from(detail))
        && proposal.circles.iter().all(|group| group.keeper.is_some())
    {
        return proposal;
    }
    let seatable = hall.people().filter(|p| p.joins && p.sits.moving.is_none());
    let keepers: Vec<_> = seatable.filter(|p| p.keeps).map(|p| p.id).collect();
    let groups = (0..2).zip(keepers).map(|(spot, keeper)| Group {
        spot,
        keeper: Some(keeper),
        people: Vec::new(),
    });
    Proposal {
        way: WayKind::ByHand,
        circles: groups.collect(),
    }
}

/// Where someone can be moved in a preview.
fn to(preview: &Preview, person: PersonId) -> Option<u8> {
    let circles = preview.proposal.circles.len();
    match (
        preview.proposal.kept_by(person),
        preview.proposal.circle_of(person),
    ) {
        (Some(at), _) => Some(((at + 1) % circles) as u8),
        (None, Some(_)) => None,
        (None, None) => Some(0),
    }
}

fn seat_here(hall: &Gathering, detail: u8) -> HallAction {
    let mut possible = Vec::new();
    for person in hall.people().filter(|person| person.sits.moving.is_none()) {
        for circle in hall.live() {
            if person.sits.at.is_none_or(|at| at.circle != circle.number) {
                possible.push((person.id, circle.number));
            }
        }
    }
    let (person, circle) = one_of(&possible, detail.wrapping_mul(7)).unwrap_or((NOBODY, NO_CIRCLE));
    let own = hall.person(person).is_some_and(|p| p.phone == Phone::Own);
    HallAction::SeatHere {
        person,
        circle,
        keeps: own && detail.is_multiple_of(5),
    }
}

fn merge(hall: &Gathering, detail: u8) -> HallAction {
    let sits = |circle: CircleNumber| {
        let at = |person: &Person| person.sits.at.is_some_and(|at| at.circle == circle);
        hall.people().any(|p| at(p) && p.sits.moving.is_none())
    };
    let mut possible = Vec::new();
    for from in hall.live().filter(|circle| sits(circle.number)) {
        for into in hall.live().filter(|into| into.number != from.number) {
            possible.push((from.number, into.number));
        }
    }
    let (from, into) = one_of(&possible, detail).unwrap_or((NO_CIRCLE, NO_CIRCLE));
    HallAction::Merge { from, into }
}
