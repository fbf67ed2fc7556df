//! stub until the ring's own
use crate::face::value::value;
use crate::protocol::People;
use circle::SeatId;
use circle::view::Commons;
value! { /// f
 pub struct RingFrame { /// f
 pub form: String, } }
value! { /// f
 pub struct RingPiece { /// f
 pub title: String, } }
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RingForm { Round, Mid, Low, Deep, Flat, Bow }
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode { Turns, Still, Pairs, Loose, Gone, Resting }
pub struct Drawing { pub frame: RingFrame, pub piece: RingPiece }
pub fn draw(form: RingForm, _: Mode, _: &Commons, _: &People, _: Option<SeatId>) -> Drawing {
    Drawing { frame: RingFrame { form: format!("{form:?}") }, piece: RingPiece { title: String::new() } }
}
