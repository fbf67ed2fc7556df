//! What a running process holds in its memory, on a system that shows it (Linux).

use std::fs::File;
use std::io::{Read, Result, Seek, SeekFrom};

/// Shows every stretch of memory that the process may write to, with the line that describes it.
///
/// # Errors
/// When the system does not let us look.
pub fn each_stretch(process: u32, mut look: impl FnMut(&str, &[u8])) -> Result<()> {
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps"))?;
    let mut memory = File::open(format!("/proc/{process}/mem"))?;
    for line in maps.lines() {
        let Some((from, to)) = written_stretch(line) else {
            continue;
        };
        let mut bytes = vec![0; usize::try_from(to - from).unwrap_or_default()];
        memory.seek(SeekFrom::Start(from))?;
        // A stretch may have been given back since the list was read.
        if memory.read_exact(&mut bytes).is_ok() {
            look(line, &bytes);
        }
    }
    Ok(())
}

/// Where it begins and ends, if it can be written to: `7f10-7f20 rw-p …`.
fn written_stretch(line: &str) -> Option<(u64, u64)> {
    let (range, rest) = line.split_once(' ')?;
    let (from, to) = range.split_once('-')?;
    let address = |text| u64::from_str_radix(text, 16).ok();
    let stretch = (address(from)?, address(to)?);
    rest.starts_with("rw").then_some(stretch)
}
