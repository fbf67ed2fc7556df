//! Records what Hearth sends for a pass, so that the floor sends the same.

use std::time::Duration;

use crate::circle::{PHONES, Screens};
use crate::frame::{self, Said};
use crate::frames::Frames;
use crate::house::House;
use crate::ring::DESK;
use crate::scenario::passes;
use crate::server::{Kind, Programs};
use crate::trouble::{Trouble, While};

/// The seat whose pass is recorded, the one that the piece comes to, and one of the others.
const PASSER: usize = 3;
const HOLDER: usize = 4;
const LISTENER: usize = 7;
/// How long is waited for the last frame.
const MOMENT: Duration = Duration::from_millis(200);

/// Opens a circle for this, and writes its frames where the floor reads them.
pub(crate) async fn record(programs: &Programs, screens: Screens) -> Result<(), Trouble> {
    let house = House::open(Kind::Hearth, programs, screens, 1, 4).await?;
    house.connect(PHONES).await?;
    house.begin().await?;
    let circle = &house.circles[0];
    for _ in 0..PHONES {
        if circle
            .ring
            .borrow()
            .piece()
            .is_some_and(|piece| piece.seat == PASSER)
        {
            break;
        }
        passes::at_rate(&house, &house.circles, 1.0, 1).await;
        house.rest(Duration::from_secs(5)).await;
    }
    tokio::time::sleep(MOMENT).await;
    for phone in 0..PHONES {
        circle.cut(phone, &mut house.heard.timings.borrow_mut());
    }
    let tape = || house.heard.tape.take().unwrap_or_default();
    house.heard.tape.replace(Some(Vec::new()));
    house.connect(1).await?;
    tokio::time::sleep(MOMENT).await;
    let first = tape();
    house.heard.tape.replace(Some(Vec::new()));
    passes::at_rate(&house, &house.circles, 1.0, 1).await;
    house.rest(Duration::from_secs(5)).await;
    tokio::time::sleep(MOMENT).await;
    let pass = tape();
    let of = |tape: &[(usize, String)], phone: usize| -> Vec<String> {
        let own = tape.iter().filter(|(who, _)| *who == phone);
        let frames = own.map(|(_, frame)| frame.clone());
        // The floor says itself what is done.
        let told = |frame: &String| !matches!(frame::read(frame), Said::Done { .. } | Said::Pong);
        frames.filter(told).collect()
    };
    // What comes after the first state tells of others who come.
    let until = |mut frames: Vec<String>, states: usize| -> Vec<String> {
        let mut seen = 0;
        frames.retain(|frame| {
            let before = seen;
            seen += usize::from(matches!(frame::read(frame), Said::State { .. }));
            before < states
        });
        frames
    };
    // A desk has its view, and may have the face of its middle.
    let states_of_desk = match screens {
        Screens::Views => 1,
        Screens::Faces => 2,
    };
    let frames = Frames {
        first_of_desk: until(of(&first, DESK), states_of_desk),
        first_of_phone: until(of(&first, LISTENER), 1),
        desk: of(&pass, DESK),
        passer: of(&pass, PASSER),
        holder: of(&pass, HOLDER),
        listener: of(&pass, LISTENER),
    };
    for (name, list) in frames.lists() {
        let bytes: usize = list.iter().map(String::len).sum();
        eprintln!("   {name}: {} frames, {bytes} bytes", list.len());
        if list.is_empty() {
            return Err(Trouble::wrong(format!("nothing was recorded of {name}")));
        }
    }
    let text = serde_json::to_string(&frames).map_err(|error| Trouble::wrong(error.to_string()))?;
    std::fs::write(&programs.frames, text).doing("the frames")
}
