//! An action of each kind, as somebody could do it in the circle as it is.

use circle::{
    Action, ActionKind, AgreementId, Carried, Circle, ComebackAnswer, Consent, Direction, How,
    LateDoor, LatePolicy, Order, OrderKind, Part, PartState, Pattern, PlanEdit, RingPlace, Role,
    Seat, SeatId, Stage, Thumb, Timestamp,
};

/// A number that no seat has.
const NOBODY: SeatId = SeatId(u32::MAX);

/// Someone sits down, living with everything that is in force.
pub(crate) fn sit(circle: &Circle, detail: u8) -> Action {
    let consents = consents(circle, detail);
    Action::Sit { consents }
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
pub(crate) fn place(circle: &Circle, detail: u8) -> RingPlace {
    let seats = circle.seats();
    let beside = seats[usize::from(detail) / 3 % seats.len()].id;
    [
        RingPlace::AtEnd,
        RingPlace::BeforeKeeper,
        RingPlace::NextTo(beside),
    ][usize::from(detail) % 3]
}

/// The actions about who sits where and in which role.
fn action_of_the_ring(circle: &Circle, seat: SeatId, kind: ActionKind, detail: u8) -> Action {
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
        ActionKind::CarrySeat => Action::CarrySeat {
            beyond: carried(Carried::By(seat)),
            consents: consents(circle, detail),
        },
        ActionKind::GiveRole => Action::GiveRole {
            seat: others
                .get(at % others.len().max(1))
                .map_or(NOBODY, |o| o.id),
            role: Role::ALL[at / 4 % 4],
        },
        ActionKind::AddSeat => Action::AddSeat {
            beyond: carried(Carried::NoDevice),
            place: place(circle, detail),
        },
        ActionKind::LetIn => Action::LetIn {
            seat: at_door,
            place: (at % 2 == 0).then(|| place(circle, detail)),
        },
        ActionKind::TurnAway => Action::TurnAway { seat: at_door },
        ActionKind::SetLate => Action::SetLate {
            late: LatePolicy {
                door: [LateDoor::Knock, LateDoor::Open, LateDoor::Closed][at / 3 % 3],
                place: place(circle, detail),
            },
        },
        ActionKind::Remove => Action::Remove {
            seat: removes
                .get(at % removes.len().max(1))
                .copied()
                .unwrap_or(NOBODY),
        },
        ActionKind::RemoveNeverCame => Action::RemoveNeverCame {
            seats: removes.into_iter().skip(at % 3).collect(),
        },
        _ => {
            let mut order: Vec<_> = seats.iter().map(|seat| seat.id).collect();
            order.rotate_left(at % seats.len());
            order.swap(0, at / 7 % seats.len());
            Action::Arrange { order }
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

/// An action of this kind that `seat` could do, were it possible now.
pub(crate) fn action(circle: &Circle, seat: SeatId, kind: ActionKind, detail: u8) -> Action {
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
    let house = circle.desk().house.unwrap_or_default();
    let (comeback, words) = (house.comeback, house.words);
    match kind {
        ActionKind::Sit => sit(circle, detail),
        ActionKind::Pass => Action::Pass {
            turn,
            how: [How::Shared, How::NotNow][at % 2],
        },
        ActionKind::HoldSilence => Action::HoldSilence { turn },
        ActionKind::SpeakAfterAll => Action::SpeakAfterAll { turn },
        ActionKind::Take => Action::Take,
        ActionKind::LetBe => Action::LetBe,
        ActionKind::Answer => Action::Answer {
            agreement: any.map_or(AgreementId(0), |agreement| agreement.id),
            thumb: [Thumb::Up, Thumb::Sideways, Thumb::Down][at % 3],
            wording: any.map_or(0, |agreement| agreement.wording),
        },
        ActionKind::AnswerRest => Action::AnswerRest {
            thumb: [Thumb::Up, Thumb::Sideways][at % 2],
            seen: known.iter().map(|agreement| agreement.seen()).collect(),
        },
        ActionKind::Propose => Action::Propose { text },
        ActionKind::Amend => Action::Amend {
            agreement: own,
            text,
        },
        ActionKind::Withdraw => Action::Withdraw { agreement: own },
        ActionKind::StepOut => Action::StepOut,
        ActionKind::StepIn => Action::StepIn,
        ActionKind::Leave => Action::Leave,
        ActionKind::CallPause => Action::CallPause,
        ActionKind::TakeBackKeeping => Action::TakeBackKeeping,
        ActionKind::CarrySeat
        | ActionKind::GiveRole
        | ActionKind::AddSeat
        | ActionKind::LetIn
        | ActionKind::TurnAway
        | ActionKind::SetLate
        | ActionKind::Remove
        | ActionKind::RemoveNeverCame
        | ActionKind::Arrange => action_of_the_ring(circle, seat, kind, detail),
        ActionKind::ShiftPlan => Action::ShiftPlan,
        ActionKind::AskLater => Action::AskLater { part },
        ActionKind::SitOut => Action::SitOut { part },
        ActionKind::JoinIn => Action::JoinIn { part },
        ActionKind::Begin => Action::Begin,
        ActionKind::NextPart => Action::NextPart {
            from: present_part(circle),
        },
        ActionKind::PassOn => Action::PassOn { turn },
        ActionKind::MoreTime => Action::MoreTime { turn },
        ActionKind::Pause => Action::Pause,
        ActionKind::Resume => Action::Resume,
        ActionKind::Ring => Action::Ring,
        ActionKind::Breathe => {
            let pattern = Pattern::ALL[at % Pattern::ALL.len()];
            let breaths = u16::from(detail) % pattern.most() + 1;
            Action::Breathe { pattern, breaths }
        }
        ActionKind::EndBreath => Action::EndBreath,
        ActionKind::Lock => Action::Lock,
        ActionKind::Unlock => Action::Unlock,
        ActionKind::MoveSeat => Action::MoveSeat {
            seat: other,
            to: at / seats.len() % (seats.len() + 1),
        },
        ActionKind::Turn => Action::Turn {
            direction: [Direction::Clockwise, Direction::Counter][at % 2],
        },
        ActionKind::SetAway => Action::SetAway {
            seat: other,
            away: !at.is_multiple_of(3),
        },
        ActionKind::StartPart => Action::StartPart { part },
        ActionKind::NextLine => Action::NextLine {
            line: match circle.part_state() {
                PartState::Lines(lines) => lines.begun,
                _ => 0,
            },
        },
        ActionKind::Respond => Action::Respond { turn },
        ActionKind::CloseAnswers => Action::CloseAnswers { part },
        ActionKind::ShowCards => Action::ShowCards { part },
        ActionKind::EndSilence => Action::EndSilence { part },
        ActionKind::MorePartTime => Action::MorePartTime { part },
        ActionKind::EditPlan => Action::EditPlan {
            edition: circle.edition(),
            edit: edit(circle, at),
        },
        ActionKind::Close => Action::Close,
        ActionKind::Tick => Action::Tick,
        ActionKind::NobodyKeeps => Action::NobodyKeeps,
        ActionKind::KeeperBack => Action::KeeperBack,
        ActionKind::AnswerComeback => Action::AnswerComeback {
            order: comeback.map_or(0, |card| card.order),
            answer: [ComebackAnswer::Yes, ComebackAnswer::FiveMore][at % 2],
        },
        ActionKind::PutWordAway => Action::PutWordAway {
            order: words.first().copied().unwrap_or(0),
        },
        ActionKind::AskHost => Action::AskHost,
        ActionKind::AskHostNoMore => Action::AskHostNoMore,
        ActionKind::Order => {
            let kind = OrderKind::ALL[at % OrderKind::ALL.len()];
            Action::Order(order(circle, kind, detail, circle.last_at()))
        }
    }
}

/// An order of this kind, as a gathering could give it at `now`.
pub(crate) fn order(circle: &Circle, kind: OrderKind, detail: u8, now: Timestamp) -> Order {
    let at = usize::from(detail);
    let seats = circle.seats();
    match kind {
        OrderKind::SeatSomeone => Order::SeatSomeone {
            carried: Carried::OwnPhone,
            keeps: at.is_multiple_of(5),
            consents: consents(circle, detail),
        },
        OrderKind::GiveUpSeat => {
            let holder = circle.piece().holder().filter(|_| at.is_multiple_of(3));
            Order::GiveUpSeat {
                seat: holder.unwrap_or(seats[at % seats.len()].id),
            }
        }
        OrderKind::Breathe => {
            let pattern = Pattern::ALL[at % Pattern::ALL.len()];
            let breaths = u16::from(detail) % pattern.most() + 1;
            let anchor = now.max(circle.last_at()).after(10_000);
            Order::Breathe {
                pattern,
                breaths,
                anchor,
            }
        }
        OrderKind::EndBreath => Order::EndBreath {
            breaths: u16::from(detail) % 4,
        },
        OrderKind::Hold => Order::Hold,
        OrderKind::LetGo => Order::LetGo,
        OrderKind::SayWord => Order::SayWord {
            urgent: at.is_multiple_of(3),
        },
        OrderKind::SuggestComeback => Order::SuggestComeback {
            by: now.max(circle.last_at()).after(3_600_000),
        },
        OrderKind::HostComes => Order::HostComes,
        OrderKind::End => Order::End,
    }
}
