//! Care in the hall: the host's own words first, then a break of one's own and the way out. What a circle's Care has
//! besides needs a circle.

use super::{PhoneSight, sheets};
use crate::face::Block;
use crate::say::say;

pub(super) fn care(sight: &PhoneSight<'_>) -> Vec<Block> {
    let words = &sight.everyones.care;
    let mut care = Vec::new();
    if !words.is_empty() {
        let within = vec![
            Block::text("heard__line", say().in_hall_care_person()).icon("i-person"),
            Block::text("heard__sub care__here", words),
        ];
        care.push(Block::row("heard", "", within).keyed("person"));
    }
    let within = vec![Block::text("heard__sub", say().in_hall_step_out_how())];
    let out = Block::fold(say().care_step_out(), within)
        .looks("helpfold")
        .icon("i-door")
        .beneath(say().in_hall_step_out_sub());
    care.push(out.keyed("out"));
    care.extend(sheets::leaving(sight));
    care
}
