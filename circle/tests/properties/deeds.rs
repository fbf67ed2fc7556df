//! A deed of each kind, as somebody could do it in the circle as it is.

use circle::{
    AgreementId, Circle, Consent, Deed, Direction, How, Kind, Part, PartState, Pattern, PlanEdit,
    SeatId, Stage, Thumb,
};

/// Every kind of deed.
pub(crate) const KINDS: [Kind; 39] = [
    Kind::Sit,
    Kind::Pass,
    Kind::HoldSilence,
    Kind::Take,
    Kind::LetBe,
    Kind::Answer,
    Kind::AnswerRest,
    Kind::Propose,
    Kind::Amend,
    Kind::Withdraw,
    Kind::StepOut,
    Kind::StepIn,
    Kind::Leave,
    Kind::SitOut,
    Kind::JoinIn,
    Kind::Begin,
    Kind::NextPart,
    Kind::PassOn,
    Kind::MoreTime,
    Kind::Pause,
    Kind::Resume,
    Kind::Ring,
    Kind::Breathe,
    Kind::EndBreath,
    Kind::Lock,
    Kind::Unlock,
    Kind::MoveSeat,
    Kind::Turn,
    Kind::SetAway,
    Kind::StartPart,
    Kind::NextLine,
    Kind::Respond,
    Kind::CloseAnswers,
    Kind::ShowCards,
    Kind::EndSilence,
    Kind::MorePartTime,
    Kind::EditPlan,
    Kind::Close,
    Kind::Tick,
];

/// Someone sits down, living with everything that is in force.
pub(crate) fn sit(circle: &Circle, detail: u8) -> Deed {
    let thumb = [Thumb::Up, Thumb::Sideways][usize::from(detail) % 2];
    let in_force = circle.agreements().iter().filter(|a| a.adopted);
    let consents = in_force
        .map(|agreement| Consent {
            to: agreement.seen(),
            thumb,
        })
        .collect();
    Deed::Sit { consents }
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
    }
}
