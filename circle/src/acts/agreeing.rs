//! Agreements are proposed, answered, changed and set aside.

use crate::agreement::{self, Agreement, AgreementId, MAX_AGREEMENTS, Seen, Thumb};
use crate::circle::Circle;
use crate::parts::Part;
use crate::refusal::Refusal;
use crate::seat::SeatId;
use crate::text::{self, AGREEMENT_CHARS};

impl Circle {
    pub(crate) fn answer(
        &mut self,
        seat: SeatId,
        agreement: AgreementId,
        thumb: Thumb,
        wording: u16,
    ) -> Result<(), Refusal> {
        let settling = self.settles_agreements();
        let agreement = self.agreement_mut(agreement)?;
        if agreement.wording != wording {
            return Err(Refusal::UnknownAgreement); // its words have changed since
        }
        if !settling && !agreement.waits_for(seat) {
            return Err(Refusal::NotNow);
        }
        agreement.answers.insert(seat, thumb);
        Ok(())
    }

    pub(crate) fn answer_rest(
        &mut self,
        seat: SeatId,
        thumb: Thumb,
        seen: &[Seen],
    ) -> Result<(), Refusal> {
        if thumb == Thumb::Down {
            return Err(Refusal::NotNow); // a down is said to one agreement at a time
        }
        let was_seen = |agreement: &&mut Agreement| seen.contains(&agreement.seen());
        for agreement in self.agreements.iter_mut().filter(was_seen) {
            agreement.answers.entry(seat).or_insert(thumb);
        }
        Ok(())
    }

    pub(crate) fn propose(&mut self, seat: SeatId, text: &str) -> Result<(), Refusal> {
        let text = text::tidy(text, AGREEMENT_CHARS)?;
        if self.agreements.len() >= MAX_AGREEMENTS {
            return Err(Refusal::TooMany);
        }
        self.has_room_for(&text, None)?;
        let id = AgreementId(self.next_agreement);
        self.next_agreement = id.0.checked_add(1).ok_or(Refusal::TooMany)?;
        self.agreements.push(Agreement::new(id, text, Some(seat)));
        Ok(())
    }

    pub(crate) fn amend(
        &mut self,
        seat: SeatId,
        agreement: AgreementId,
        text: &str,
    ) -> Result<(), Refusal> {
        let text = text::tidy(text, AGREEMENT_CHARS)?;
        self.own_agreement(seat, agreement)?;
        self.has_room_for(&text, Some(agreement))?;
        let agreement = self.agreement_mut(agreement)?;
        let wording = agreement.wording.checked_add(1).ok_or(Refusal::TooMany)?;
        agreement.reword(wording, text);
        Ok(())
    }

    pub(crate) fn withdraw(&mut self, seat: SeatId, agreement: AgreementId) -> Result<(), Refusal> {
        self.own_agreement(seat, agreement)?;
        self.agreements.retain(|other| other.id != agreement);
        Ok(())
    }

    /// Whether these words fit among the others, in place of one agreement's or besides them all. Words can always
    /// become fewer.
    fn has_room_for(&self, text: &str, in_place_of: Option<AgreementId>) -> Result<(), Refusal> {
        let is_it = |other: &&Agreement| Some(other.id) == in_place_of;
        let before = self.agreements.iter().find(is_it);
        let others = self.agreements.iter().filter(|other| !is_it(other));
        let texts = others.map(|other| other.text.as_str()).chain([text]);
        let fewer = before.is_some_and(|one| text::bytes(text) <= text::bytes(&one.text));
        if fewer || agreement::fit(texts) {
            Ok(())
        } else {
            Err(Refusal::TooManyWords)
        }
    }

    /// Whether agreements are settled now.
    pub(crate) fn settles_agreements(&self) -> bool {
        self.present_part() == Some(&Part::Agreements)
    }

    /// What has settled or is held while agreements are settled stays so.
    pub(crate) fn note_standing(&mut self) {
        if self.settles_agreements() {
            let awaited = self.awaited();
            for agreement in &mut self.agreements {
                agreement.note_standing(&awaited);
            }
        }
    }

    /// Whom one who keeps marked as stepped out, while something is open that they are asked all the same. Whether
    /// they have answered is not said.
    pub(crate) fn still_asked(&self) -> Vec<SeatId> {
        let open = |agreement: &Agreement| agreement.settled.is_none();
        if !self.settles_agreements() || !self.agreements.iter().any(open) {
            return Vec::new();
        }
        let asked = self
            .seats
            .iter()
            .filter(|seat| seat.away && seat.is_awaited());
        asked.map(|seat| seat.id).collect()
    }

    /// Whether `seat` may change the words of `agreement`: its proposer, and those who hold the form.
    pub(crate) fn may_reword(&self, seat: SeatId, agreement: &Agreement) -> bool {
        agreement.proposer == Some(seat)
            || self
                .seat(seat)
                .is_some_and(|seat| seat.role.holds_the_form())
    }

    pub(crate) fn own_agreement(&self, seat: SeatId, id: AgreementId) -> Result<(), Refusal> {
        let agreement = self
            .agreements
            .iter()
            .find(|a| a.id == id)
            .ok_or(Refusal::UnknownAgreement)?;
        if self.may_reword(seat, agreement) {
            Ok(())
        } else {
            Err(Refusal::NotYours)
        }
    }

    fn agreement_mut(&mut self, id: AgreementId) -> Result<&mut Agreement, Refusal> {
        self.agreements
            .iter_mut()
            .find(|agreement| agreement.id == id)
            .ok_or(Refusal::UnknownAgreement)
    }
}
