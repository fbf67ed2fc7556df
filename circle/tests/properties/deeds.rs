//! A deed of each kind, as somebody could do it in the circle as it is.

use circle::{
    AgreementId, Carried, Circle, Consent, Deed, Direction, How, Kind, LateDoor, LatePolicy, Part,
    PartState, Pattern, Place, PlanEdit, Role, Seat, SeatId, Stage, Thumb,
};

/// A number that no seat has.
const NOBODY: SeatId = SeatId(u32::MAX);

/// Someone sits down, living with everything that is in force.
pub(crate) fn sit(circle: &Circle, detail: u8) -> Deed {
    let consents = consents(circle, detail);
    Deed::Sit { consents }
}

fn consents(circle: &Circle, detail: u8) -> Vec<Consent> {
    let thumb = [Thumb::Up, Thumb::Sideways][usize::from(detail) % 2];
    let in_force = circle.agreements().iter().filter(|a| a.adopted);
    in_force
        .map(|agreement| Consent {
            to: agreement.seen(),
            thumb,
        })
        .collect()
}

/// A place in the ring: of three kinds.
pub(crate) fn place(circle: &Circle, detail: u8) -> Place {
    let seats = circle.seats();
    let beside = seats[usize::from(detail) / 3 % seats.len()].id;
    [Place::AtEnd, Place::BeforeKeeper, Place::NextTo(beside)][usize::from(detail) % 3]
}

/// The deeds about who sits where and in which role.
fn deed_of_the_ring(circle: &Circle, seat: SeatId, kind: Kind, detail: u8) -> Deed {
    let at = usize::from(detail);
    let seats = circle.seats();
    let carried = |by: Carried| seats.iter().filter(|seat| seat.carried == by).count();
    let own_phone = |other: &&Seat| other.id != seat && other.carried == Carried::OwnPhone;
    let others: Vec<_> = seats.iter().filter(own_phone).collect();
    let waiting = circle.waiting();
    let at_door = waiting.get(at % waiting.len().max(1));
    let at_door = at_door.map_or(NOBODY, |waiting| waiting.seat);
    let removes = circle.mine(seat).removes;
    match kind {
        Kind::CarrySeat => Deed::CarrySeat {
            beyond: carried(Carried::By(seat)),
            consents: consents(circle, detail),
        },
        Kind::GiveRole => Deed::GiveRole {
            seat: others
                .get(at % others.len().max(1))
                .map_or(NOBODY, |o| o.id),
            role: Role::ALL[at / 4 % 4],
        },
        Kind::AddSeat => Deed::AddSeat {
            beyond: carried(Carried::NoDevice),
            place: place(circle, detail),
        },
        Kind::LetIn => Deed::LetIn {
            seat: at_door,
            place: (at % 2 == 0).then(|| place(circle, detail)),
        },
        Kind::TurnAway => Deed::TurnAway { seat: at_door },
        Kind::SetLate => Deed::SetLate {
            late: LatePolicy {
                door: [LateDoor::Knock, LateDoor::Open, LateDoor::Closed][at / 3 % 3],
                place: place(circle, detail),
            },
        },
        Kind::Remove => Deed::Remove {
            seat: removes
                .get(at % removes.len().max(1))
                .copied()
                .unwrap_or(NOBODY),
        },
        Kind::RemoveNeverCame => Deed::RemoveNeverCame {
            seats: removes.into_iter().skip(at % 3).collect(),
        },
        _ => {
            let mut order: Vec<_> = seats.iter().map(|seat| seat.id).collect();
            order.rotate_left(at % seats.len());
            order.swap(0, at / 7 % seats.len());
            Deed::Arrange { order }
        }
    }
}

fn present_part(circle: &Circle) -> usize {
    match circle.stage() {
        Stage::Part(at) => at,
        Stage::Arriving | Stage::Ended => 0,
    }
}

/// A change of the plan that is possible now.
fn edit(circle: &Circle, detail: usize) -> PlanEdit {
    let count = circle.plan().parts.len();
    let begun = match circle.stage() {
        Stage::Part(at) => at + 1,
        Stage::Arriving | Stage::Ended => 0,
    };
    let part = Part::round("And now?", None);
    let open = begun..count;
    if open.is_empty() {
        return PlanEdit::Insert { at: count, part };
    }
    let at = begun + detail / 8 % open.len();
    match detail % 5 {
        0 if count < circle::plan::MAX_PARTS => PlanEdit::Insert { at, part },
        1 if count > 1 => PlanEdit::Remove { at },
        2 if count < circle::plan::MAX_PARTS => PlanEdit::Repeat {
            part: detail % count,
        },
        3 => PlanEdit::Change { at, part },
        _ => PlanEdit::Move {
            from: at,
            to: begun + detail / 3 % open.len(),
        },
    }
}

/// A deed of this kind that `seat` could do, were it possible now.
pub(crate) fn deed(circle: &Circle, seat: SeatId, kind: Kind, detail: u8) -> Deed {
    let at = usize::from(detail);
    let turn = circle.piece().turn().map_or(0, |turn| turn.number);
    let seats = circle.seats();
    let other = seats[at % seats.len()].id;
    let known = circle.agreements();
    let answers = circle.mine(seat).answers;
    let settling = circle.commons().scene.settles_agreements();
    let asked: Vec<_> = known
        .iter()
        .filter(|agreement| settling || !answers.contains_key(&agreement.id))
        .collect();
    let any = asked.get(at % asked.len().max(1));
    let rewords = circle.mine(seat).rewords;
    let own = rewords
        .get(at % rewords.len().max(1))
        .copied()
        .or(known.first().map(|agreement| agreement.id))
        .unwrap_or(AgreementId(0));
    let text = format!("Words {detail}.");
    let part = present_part(circle);
    match kind {
        Kind::Sit => sit(circle, detail),
        Kind::Pass => Deed::Pass {
            turn,
            how: [How::Shared, How::NotNow][at % 2],
        },
        Kind::HoldSilence => Deed::HoldSilence { turn },
        Kind::Take => Deed::Take,
        Kind::LetBe => Deed::LetBe,
        Kind::Answer => Deed::Answer {
            agreement: any.map_or(AgreementId(0), |agreement| agreement.id),
            thumb: [Thumb::Up, Thumb::Sideways, Thumb::Down][at % 3],
            wording: any.map_or(0, |agreement| agreement.wording),
        },
        Kind::AnswerRest => Deed::AnswerRest {
            thumb: [Thumb::Up, Thumb::Sideways][at % 2],
            seen: known.iter().map(|agreement| agreement.seen()).collect(),
        },
        Kind::Propose => Deed::Propose { text },
        Kind::Amend => Deed::Amend {
            agreement: own,
            text,
        },
        Kind::Withdraw => Deed::Withdraw { agreement: own },
        Kind::StepOut => Deed::StepOut,
        Kind::StepIn => Deed::StepIn,
        Kind::Leave => Deed::Leave,
        Kind::CallPause => Deed::CallPause,
        Kind::TakeBackKeeping => Deed::TakeBackKeeping,
        Kind::CarrySeat
        | Kind::GiveRole
        | Kind::AddSeat
        | Kind::LetIn
        | Kind::TurnAway
        | Kind::SetLate
        | Kind::Remove
        | Kind::RemoveNeverCame
        | Kind::Arrange => deed_of_the_ring(circle, seat, kind, detail),
        Kind::ShiftPlan => Deed::ShiftPlan,
        Kind::SitOut => Deed::SitOut { part },
        Kind::JoinIn => Deed::JoinIn { part },
        Kind::Begin => Deed::Begin,
        Kind::NextPart => Deed::NextPart {
            from: present_part(circle),
        },
        Kind::PassOn => Deed::PassOn { turn },
        Kind::MoreTime => Deed::MoreTime { turn },
        Kind::Pause => Deed::Pause,
        Kind::Resume => Deed::Resume,
        Kind::Ring => Deed::Ring,
        Kind::Breathe => {
            let pattern = Pattern::ALL[at % Pattern::ALL.len()];
            let breaths = u16::from(detail) % pattern.most() + 1;
            Deed::Breathe { pattern, breaths }
        }
        Kind::EndBreath => Deed::EndBreath,
        Kind::Lock => Deed::Lock,
        Kind::Unlock => Deed::Unlock,
        Kind::MoveSeat => Deed::MoveSeat {
            seat: other,
            to: at / seats.len() % (seats.len() + 1),
        },
        Kind::Turn => Deed::Turn {
            direction: [Direction::Clockwise, Direction::Counter][at % 2],
        },
        Kind::SetAway => Deed::SetAway {
            seat: other,
            away: !at.is_multiple_of(3),
        },
        Kind::StartPart => Deed::StartPart { part },
        Kind::NextLine => Deed::NextLine {
            line: match circle.part_state() {
                PartState::Lines(lines) => lines.begun,
                _ => 0,
            },
        },
        Kind::Respond => Deed::Respond { turn },
        Kind::CloseAnswers => Deed::CloseAnswers { part },
        Kind::ShowCards => Deed::ShowCards { part },
        Kind::EndSilence => Deed::EndSilence { part },
        Kind::MorePartTime => Deed::MorePartTime { part },
        Kind::EditPlan => Deed::EditPlan {
            edition: circle.edition(),
            edit: edit(circle, at),
        },
        Kind::Close => Deed::Close,
        Kind::Tick => Deed::Tick,
        Kind::NobodyKeeps => Deed::NobodyKeeps,
        Kind::KeeperBack => Deed::KeeperBack,
    }
}
