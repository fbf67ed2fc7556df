//! QR codes: as a path for a page, and as text for a terminal.

use qrcode::render::unicode::Dense1x2;
use qrcode::{Color, EcLevel, QrCode};

/// The side of empty space around a code, in modules, as the standard asks.
const QUIET: usize = 4;

/// A code drawn as an SVG path: one square of one unit for each dark module, and the side of the whole.
///
/// Empty when the text is too long for a code; ours never are.
#[must_use]
pub fn path(text: &str) -> (String, u16) {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else {
        return (String::new(), 0);
    };
    let width = code.width();
    let mut path = String::new();
    for (at, colour) in code.to_colors().into_iter().enumerate() {
        if colour == Color::Dark {
            let (x, y) = (at % width + QUIET, at / width + QUIET);
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    (path, (width + 2 * QUIET) as u16)
}

/// A code for a terminal: light on dark terminals and dark on light ones both scan.
#[must_use]
pub fn terminal(text: &str) -> String {
    QrCode::with_error_correction_level(text, EcLevel::L)
        .map(|code| code.render::<Dense1x2>().quiet_zone(true).build())
        .unwrap_or_default()
}
