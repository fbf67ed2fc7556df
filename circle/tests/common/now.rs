//! What is so now: where the piece is, who sits where, how the agreements stand.

use circle::view::{Commons, RoundState, Scene};
use circle::{
    ActionKind, Actor, AgreementId, Audience, Millis, Offer, Piece, Record, SeatId, Seen, Sound,
    Standing, Turn, TurnNumber,
};

use super::{OPENED, Sitting};

impl Sitting {
    /// The number of the turn that is going on, or of none.
    pub(crate) fn turn(&self) -> TurnNumber {
        self.circle.piece().turn().map_or(0, |turn| turn.number)
    }

    /// The turn that is going on.
    pub(crate) fn share(&self) -> Turn {
        self.circle.piece().turn().unwrap().clone()
    }

    /// Milliseconds since the circle opened at which the share's time comes round.
    pub(crate) fn due(&self) -> Millis {
        self.share().due().unwrap().since(OPENED)
    }

    /// Who sits at `seat`.
    pub(crate) fn name(&self, seat: SeatId) -> &str {
        let known = self.names.iter().rev().find(|(_, known)| *known == seat);
        &known.unwrap().0
    }

    /// Who has the piece.
    pub(crate) fn holder(&self) -> Option<&str> {
        self.circle.piece().holder().map(|seat| self.name(seat))
    }

    /// `name` has the piece.
    #[track_caller]
    pub(crate) fn has_piece(&self, name: &str) -> &Sitting {
        assert_eq!(self.holder(), Some(name), "{:?}", self.circle.piece());
        self
    }

    /// The piece lies in the centre.
    #[track_caller]
    pub(crate) fn piece_is_in_the_centre(&self) -> &Sitting {
        assert_eq!(self.circle.piece(), &Piece::Centre);
        self
    }

    /// Everyone was offered the piece, and it rests.
    #[track_caller]
    pub(crate) fn round_is_complete(&self) -> &Sitting {
        assert_eq!(self.circle.piece(), &Piece::Resting);
        assert_eq!(self.round_state(), RoundState::Complete);
        self
    }

    /// How far the round is, as everyone sees it.
    pub(crate) fn round_state(&self) -> RoundState {
        match self.commons().scene {
            Scene::Round { state, .. }
            | Scene::Remembering { state, .. }
            | Scene::Gratitude { state, .. } => state,
            other => panic!("no round is going on but {other:?}"),
        }
    }

    /// Milliseconds since the circle opened at which the part's time comes round.
    pub(crate) fn part_due(&self) -> Millis {
        self.commons().span.unwrap().due().since(OPENED)
    }

    /// Who hears `sound` now, by name; a cue for all is for everyone.
    pub(crate) fn hear(&self, sound: Sound) -> Vec<&str> {
        let cues = self.heard.iter().filter(|cue| cue.sound == sound);
        cues.flat_map(|cue| match cue.audience {
            Audience::Everyone => self.ring(),
            Audience::Seat(seat) | Audience::SeatAndProjector(seat) => vec![self.name(seat)],
        })
        .collect()
    }

    /// Who is together, by name.
    pub(crate) fn together(&self) -> Vec<Vec<&str>> {
        let Scene::Pairs { groups, .. } = self.commons().scene else {
            panic!("nobody is in pairs");
        };
        let names = |group: Vec<SeatId>| group.into_iter().map(|seat| self.name(seat)).collect();
        groups.into_iter().map(names).collect()
    }

    /// Who is shown as next.
    pub(crate) fn shown_next(&self) -> Option<&str> {
        self.commons().ring.next.map(|seat| self.name(seat))
    }

    /// Whom `name` is told to come after.
    pub(crate) fn shown_before(&self, name: &str) -> Option<&str> {
        let before = self.circle.mine(self.seat(name)).after;
        before.map(|seat| self.name(seat))
    }

    /// What everyone sees.
    pub(crate) fn commons(&self) -> Commons {
        self.circle.commons()
    }

    /// The second offer that `name` alone sees.
    pub(crate) fn offer(&self, name: &str) -> Option<Offer> {
        self.circle.mine(self.seat(name)).offer
    }

    /// Whether `name` may do things of this kind now.
    pub(crate) fn may(&self, name: &str, kind: ActionKind) -> bool {
        let actor = Actor::Seat(self.seat(name));
        self.circle.may(actor).contains(&kind)
    }

    /// The names in ring order.
    pub(crate) fn ring(&self) -> Vec<&str> {
        let seats = self.circle.seats().iter();
        seats.map(|seat| self.name(seat.id)).collect()
    }

    /// The number of the agreement with these words.
    #[track_caller]
    pub(crate) fn agreement(&self, text: &str) -> AgreementId {
        let known = self.circle.agreements().iter();
        let mut found = known.filter(|agreement| agreement.text == text);
        found.next().unwrap().id
    }

    /// The agreement with these words as someone reads it now.
    #[track_caller]
    pub(crate) fn seen(&self, text: &str) -> Seen {
        let known = self.circle.agreements().iter();
        let mut found = known.filter(|agreement| agreement.text == text);
        found.next().unwrap().seen()
    }

    /// How the agreement with these words stands, as everyone sees it.
    #[track_caller]
    pub(crate) fn standing(&self, text: &str) -> Standing {
        let shown = self.commons().agreements;
        let mut found = shown.iter().filter(|agreement| agreement.text == text);
        let standing = found.next().unwrap().standing;
        standing.expect("how it stands shows while agreements are settled")
    }

    /// The words of the agreements in force.
    pub(crate) fn in_force(&self) -> Vec<&str> {
        let known = self.circle.agreements().iter();
        let adopted = known.filter(|agreement| agreement.adopted);
        adopted.map(|agreement| agreement.text.as_str()).collect()
    }

    /// The sounds of the last thing that happened.
    pub(crate) fn sounds(&self) -> Vec<Sound> {
        self.heard.iter().map(|cue| cue.sound).collect()
    }

    /// The record, if the circle ended now.
    pub(crate) fn record(&self) -> Record {
        self.circle.record("r".to_owned(), OPENED.after(self.now))
    }
}
