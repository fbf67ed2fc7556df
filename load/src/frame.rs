//! What a frame of the server says, as far as measuring needs it: read by its beginning, for at 48,000 frames a second the
//! phones of one core have no time for more.

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The number of the turn.
    pub(crate) number: u32,
    /// The seat that has the piece; circles here fill their seats in order, so it is also the phone's number.
    pub(crate) seat: usize,
}

/// What a frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said<'a> {
    /// State, whole or what is new of it.
    State { version: u64 },
    /// A request was carried out.
    Done { id: u128, version: u64 },
    /// It was not, and why.
    Refused { id: u128, why: &'a str },
    /// Something to be heard once.
    Sound(&'a str),
    /// The answer to a ping.
    Pong,
    /// Anything else.
    Other,
}

/// What is new of the piece in a desk's frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PieceNow {
    With(Piece),
    Resting,
}

/// Reads a frame.
pub(crate) fn read(frame: &str) -> Said<'_> {
    let state = frame
        .strip_prefix("{\"face\":{\"version\":")
        .or_else(|| frame.strip_prefix("{\"view\":{\"version\":"));
    if let Some(rest) = state {
        let version = leading_number(rest);
        return Said::State { version };
    }
    if let Some(rest) = frame.strip_prefix("{\"done\":{\"id\":\"") {
        let (id, rest) = rest.split_at(rest.len().min(32));
        let version = rest.strip_prefix("\",\"version\":").unwrap_or_default();
        return Said::Done {
            id: hex(id),
            version: leading_number(version),
        };
    }
    if let Some(rest) = frame.strip_prefix("{\"sound\":\"") {
        return Said::Sound(rest.split('"').next().unwrap_or_default());
    }
    if let Some(rest) = frame.strip_prefix("{\"cue\":{\"sound\":\"") {
        return Said::Sound(rest.split('"').next().unwrap_or_default());
    }
    if frame.starts_with("{\"pong\"") {
        return Said::Pong;
    }
    if let Some(rest) = frame.strip_prefix("{\"refused\":{\"id\":\"") {
        let (id, rest) = rest.split_at(rest.len().min(32));
        let why = rest.split_once("\"why\":").map_or("", |(_, why)| why);
        let why = why.trim_start_matches("{\"refused\":");
        let why = why.trim_start_matches(['"', '{']);
        return Said::Refused {
            id: hex(id),
            why: why.split('"').next().unwrap_or_default(),
        };
    }
    Said::Other
}

/// What a frame of a desk says of the piece, if it is new.
pub(crate) fn piece(frame: &str) -> Option<PieceNow> {
    let (_, rest) = frame.split_once("{\"piece\":{\"at\":")?;
    let Some(turn) = rest.strip_prefix("{\"with\":{\"number\":") else {
        return Some(PieceNow::Resting);
    };
    let (_, seat) = turn.split_once("\"seat\":")?;
    Some(PieceNow::With(Piece {
        number: u32::try_from(leading_number(turn)).ok()?,
        seat: usize::try_from(leading_number(seat)).ok()?,
    }))
}

/// The part that a frame of a desk says is going on, if it is new.
pub(crate) fn part(frame: &str) -> Option<u64> {
    let (_, rest) = frame.split_once("\"stage\":{\"part\":")?;
    Some(leading_number(rest))
}

fn leading_number(text: &str) -> u64 {
    let digits = text.bytes().take_while(u8::is_ascii_digit);
    digits.fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))
}

fn hex(text: &str) -> u128 {
    u128::from_str_radix(text, 16).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_of_the_protocol_are_read() {
        let face = r#"{"face": {"version": 10, "line": "You are next"}}"#.replace(": ", ":");
        assert_eq!(read(&face), Said::State { version: 10 });
        let view = r#"{"view":{"version":10,"slices":[{"piece":{"at":{"with":{"number":3,"seat":11,"since":1,"length":180000,"rang":false,"silent":false}},"next":null,"started":0}}]}}"#;
        assert_eq!(read(view), Said::State { version: 10 });
        let piece_now = PieceNow::With(Piece {
            number: 3,
            seat: 11,
        });
        assert_eq!(piece(view), Some(piece_now));
        let resting = r#"{"view":{"version":11,"slices":[{"piece":{"at":"resting","next":null,"started":0}}]}}"#;
        assert_eq!(piece(resting), Some(PieceNow::Resting));
        assert_eq!(piece(&face), None);
        assert_eq!(part(r#"{"circle":{"stage":{"part":2}}}"#), Some(2));
        let done = r#"{"done":{"id":"0b5c7d9e1f2a3b4c5d6e7f8091a2b3c4","version":10}}"#;
        let id = 0x0b5c_7d9e_1f2a_3b4c_5d6e_7f80_91a2_b3c4;
        assert_eq!(read(done), Said::Done { id, version: 10 });
        let refused = |why: &str| {
            format!(
                r#"{{"refused":{{"id":"0b5c7d9e1f2a3b4c5d6e7f8091a2b3c4","why":{why},"say":"x"}}}}"#
            )
        };
        let over = refused(r#"{"refused":"turn_over"}"#);
        let why = "turn_over";
        assert_eq!(read(&over), Said::Refused { id, why });
        let fast = refused(r#""too_fast""#);
        let why = "too_fast";
        assert_eq!(read(&fast), Said::Refused { id, why });
        assert_eq!(read(r#"{"sound":"bell"}"#), Said::Sound("bell"));
        let cue = r#"{"cue":{"sound":"bell","audience":"everyone"}}"#;
        assert_eq!(read(cue), Said::Sound("bell"));
        assert_eq!(read(r#""waiting""#), Said::Other);
    }
}
