//! One self-contained release binary, what it is made of, and what a first visit costs.

use crate::bundle::AUDIENCES;
use crate::step::{Naming, StepError, cargo, run, step};
use crate::visit::Server;
use crate::{assets, bill, compress, place};
use std::path::{Path, PathBuf};

/// What a participant's first load may weigh at most, in bytes of brotli.
const BOUND: usize = 150_000;

/// Makes `target/dist/hearth` with its bill of materials, and weighs what a browser loads first.
pub(crate) fn dist() -> Result<(), StepError> {
    let built = release()?;
    let name = format!("hearth{}", std::env::consts::EXE_SUFFIX);
    let folder = place::root().join("target/dist");
    std::fs::create_dir_all(&folder).at(&folder)?;
    let program = folder.join(&name);
    // A copy that is running may not be written to, but may be replaced.
    let _ = std::fs::remove_file(&program);
    std::fs::copy(built, &program).at(&program)?;
    let size = std::fs::metadata(&program).at(&program)?.len();
    println!(
        "{}: {:.1} MB, with everything inside",
        place::short(&program),
        size as f64 / 1e6
    );
    bill::write(&folder)?;

    let pages = pages(&program)?;
    for (audience, page) in AUDIENCES.iter().zip(&pages) {
        let sum = weigh(audience, page)?;
        if *audience == "seat" {
            is_light(sum)?;
        }
    }
    Ok(())
}

/// Builds the server for release, with everything inside that browsers load. Where it is.
pub(crate) fn release() -> Result<PathBuf, StepError> {
    assets::assets()?;
    let build = [
        "build",
        "--release",
        "--locked",
        "--package=server",
        "--bin=hearth",
    ];
    step("The server, for release", || run(&mut cargo(build)))?;
    let name = format!("hearth{}", std::env::consts::EXE_SUFFIX);
    Ok(place::target().join("release").join(name))
}

/// Refuses a first load of so many bytes where it is over the bound.
fn is_light(sum: usize) -> Result<(), StepError> {
    if sum <= BOUND {
        return Ok(());
    }
    let (sum, bound) = (sum as f64 / 1e3, BOUND / 1000);
    let words = format!("a phone's first load weighs {sum:.1} kB, over the bound of {bound} kB");
    Err(StepError::Wrong(words))
}

/// The HTML of the seat's page and of the keeper's desk, in a circle opened for this.
fn pages(program: &Path) -> Result<[Vec<u8>; 2], StepError> {
    let server = Server::start(program)?;
    let mut keeper = Vec::new();
    let plan = "title=An+evening&intention=To+listen&part=0%3Aagreements&part=1%3Around&p1-kind=question\
                &p1-question=What+do+you+carry%3F&p1-share=180&p1-laps=1&part=2%3Aclosing&p2-way=one_word";
    let missing = |what: &str| StepError::Wrong(format!("the server's page has no {what}"));
    let editor = server.get("/host", &mut keeper)?;
    let mark = editor
        .field("page")
        .ok_or_else(|| missing("mark of its own"))?;
    let words = server.post("/host", &format!("page={mark}&{plan}"), &mut keeper)?;
    let within = words
        .path("/c/")
        .ok_or_else(|| missing("way to the circle"))?;
    let circle = within.split('/').take(3).collect::<Vec<_>>().join("/");
    let desk = server.get(&format!("{circle}/keep"), &mut keeper)?;
    let mut phone = Vec::new();
    let door = server.get(&circle, &mut phone)?;
    let arrival = door
        .field("page")
        .ok_or_else(|| missing("field for an arrival"))?;
    let seat = server.post(
        &format!("{circle}/sit"),
        &format!("page={arrival}"),
        &mut phone,
    )?;
    Ok([seat.body, desk.body])
}

/// Prints each file of a first load in bytes of brotli, and gives their sum. The face of headings comes after the first
/// paint, and does not count.
fn weigh(audience: &str, page: &[u8]) -> Result<usize, StepError> {
    let pkg = place::site().join("pkg");
    let inside = std::fs::read_dir(&pkg).at(&pkg)?;
    let folder: PathBuf = inside
        .flatten()
        .map(|entry| entry.path())
        .next()
        .unwrap_or(pkg);
    println!("The first load of {audience}, in bytes of brotli:");
    let mut sum = compress::brotli(page).at(&folder)?.len();
    println!("  {sum:>8}  the page (HTML)");
    for file in [".css", ".js", "_bg.wasm"].map(|ending| format!("{audience}{ending}")) {
        let path = folder.join(format!("{file}.br"));
        let bytes = std::fs::metadata(&path).at(&path)?.len() as usize;
        println!("  {bytes:>8}  {file}");
        sum += bytes;
    }
    println!("  {sum:>8}  together");
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_pages_are_those_of_a_live_circle_and_a_phone_loads_little() {
        let Some(program) = std::env::var_os("HEARTH_TEST_BIN") else {
            println!("skipped: the server's program is not named (HEARTH_TEST_BIN)");
            return;
        };
        let pages = pages(Path::new(&program)).unwrap_or_else(|error| panic!("{error}"));
        let weighed = weigh("seat", &pages[0]).and_then(is_light);
        weighed.unwrap_or_else(|error| panic!("{error}"));
        for (page, script) in pages.iter().zip(["\"seat\"", "\"host\""]) {
            let page = String::from_utf8_lossy(page);
            assert!(page.contains("<leptos-island"), "{page}");
            assert!(page.contains(script), "{page}");
        }
    }

    #[test]
    fn a_first_load_over_the_bound_is_refused() {
        assert!(is_light(BOUND).is_ok());
        assert!(is_light(BOUND + 1).is_err());
    }
}
