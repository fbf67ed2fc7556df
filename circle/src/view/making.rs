//! How a view is made of a circle.

use crate::breath::Breath;
use crate::circle::{Circle, OPENER, Stage};
use crate::command::Actor;
use crate::hold::Why;
use crate::role::Role;
use crate::seat::SeatId;

use super::{
    AgreementView, AtDoor, Commons, Desk, DeskView, Mine, ProjectorView, Ring, RingSeat, Scene,
    SeatView, WaitingView,
};

impl Circle {
    #[must_use]
    pub fn commons(&self) -> Commons {
        Commons {
            title: self.plan.title.clone(),
            intention: self.plan.intention.clone(),
            parts: self.plan.kinds(),
            stage: self.stage,
            ring: self.ring(),
            scene: self.scene(),
            breath: self.breath_shown().cloned(),
            span: self.span().copied(),
            held_since: self.hold.map(|hold| hold.since),
            held_why: self.hold.map(|hold| hold.why),
            agreements: self.agreement_views(),
        }
    }

    /// The breath that people see. Where the gathering holds everything, one that is over is past: all circles pause alike.
    fn breath_shown(&self) -> Option<&Breath> {
        let held = self.hold.is_some_and(|hold| hold.why == Why::Gathering);
        let breath = self.breath.as_ref();
        breath.filter(|breath| !(held && breath.interlude && breath.over))
    }

    #[must_use]
    pub fn seat_view(&self, seat: SeatId) -> SeatView {
        SeatView {
            commons: self.commons(),
            mine: self.mine(seat),
        }
    }

    /// Whether the one in `seat` has a desk: who holds the form, and always who opened the circle, for it is there that
    /// they take the keeping back.
    #[must_use]
    pub fn has_desk(&self, seat: SeatId) -> bool {
        self.seat(seat)
            .is_some_and(|seat| seat.id == OPENER || seat.role.holds_the_form())
    }

    /// What the desk of `seat` shows; none if it has none.
    #[must_use]
    pub fn desk_view(&self, seat: SeatId) -> Option<DeskView> {
        self.has_desk(seat).then(|| DeskView {
            commons: self.commons(),
            mine: self.mine(seat),
            desk: self.desk(),
        })
    }

    /// What someone sees who knocked and waits; none if `seat` does not wait.
    #[must_use]
    pub fn waiting_view(&self, seat: SeatId) -> Option<WaitingView> {
        self.is_waiting(seat).then(|| WaitingView {
            seat,
            may: self.may(Actor::Seat(seat)),
        })
    }

    #[must_use]
    pub fn screen_view(&self) -> ProjectorView {
        ProjectorView {
            commons: self.commons(),
        }
    }

    #[must_use]
    pub fn mine(&self, seat: SeatId) -> Mine {
        Mine {
            seat,
            may: self.may(Actor::Seat(seat)),
            answers: self
                .agreements
                .iter()
                .filter_map(|a| a.answers.get(&seat).map(|thumb| (a.id, *thumb)))
                .collect(),
            rewords: self
                .agreements
                .iter()
                .filter(|agreement| self.may_reword(seat, agreement))
                .map(|agreement| agreement.id)
                .collect(),
            offer: self.round().and_then(|round| round.offer(seat)),
            after: self.comes_after(seat),
            carries: self.carries(seat),
            removes: self.removes(seat),
            came_late: self
                .seat(seat)
                .and_then(|seat| seat.came_in)
                .is_some_and(|part| self.stage == Stage::Part(part)),
            sits_out: self
                .round()
                .is_some_and(|round| round.sat_out.contains(&seat)),
            group: self
                .part
                .groups()
                .and_then(|groups| groups.group_of(seat))
                .map_or_else(Vec::new, <[SeatId]>::to_vec),
        }
    }

    #[must_use]
    pub fn desk(&self) -> Desk {
        let share = self.round().and_then(|round| round.share);
        let waiting = self.waiting.iter().map(|waiting| AtDoor {
            seat: waiting.seat,
            sign: waiting.sign,
            asked_to_leave: waiting.asked_to_leave,
        });
        Desk {
            door: self.door,
            late: self.plan.late,
            waiting: waiting.collect(),
            without_device: self.without_device(),
            keeper_turn: self.plan.keeper_turn,
            part_since: self.part_since,
            began_at: self.began_at,
            still_to_come: self.still_to_come().len() as u32,
            share,
            rest_of_round: self.rest_of_round(),
            round_ends_at: self.round_ends_at(),
            timetable: self.timetable(),
            waits: self.waits(),
            untouched: self.in_centre() && self.span.is_some_and(|span| span.is_over()),
            plan: self.plan.parts.clone(),
            edition: self.edition,
            estimates: self.part_lengths(),
            still_asked: self.still_asked(),
            house: self.desk_house(),
        }
    }

    fn scene(&self) -> Scene {
        match self.present_part() {
            Some(part) => part.rules().scene(&self.going()),
            None if self.has_ended() => Scene::Ended,
            None => Scene::Arriving,
        }
    }

    fn ring(&self) -> Ring {
        Ring {
            seats: self
                .seats
                .iter()
                .map(|seat| RingSeat {
                    id: seat.id,
                    sign: seat.sign,
                    away: seat.away,
                    kept: seat.kept,
                    keeper: seat.role == Role::Keeper,
                    role: seat.role,
                })
                .collect(),
            direction: self.plan.direction,
            piece: self.piece.clone(),
            next: self.shown_next(),
            started: self
                .round()
                .filter(|round| round.again.is_none())
                .and_then(|round| round.started)
                .filter(|seat| self.seat(*seat).is_some()),
        }
    }

    fn agreement_views(&self) -> Vec<AgreementView> {
        let awaited = self.awaited();
        let settling = self.settles_agreements();
        let arriving = self.stage == Stage::Arriving;
        self.agreements
            .iter()
            .filter(|agreement| agreement.adopted || settling || arriving)
            .map(|agreement| AgreementView {
                id: agreement.id,
                text: agreement.text.clone(),
                wording: agreement.wording,
                standing: settling.then(|| agreement.standing(&awaited)),
                adopted: agreement.adopted,
            })
            .collect()
    }
}
