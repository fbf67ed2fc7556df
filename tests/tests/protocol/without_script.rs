//! What a browser without script sees of a live page over time: it follows by loading the page again where nothing is
//! lost by that, and by a link elsewhere; and whoever reads so is there.

use std::sync::Arc;

use circle::{Action, Timestamp};
use server::clock::FakeClock;
use tests::browser::Page;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::screen::Shown;
use tests::visitor::{Guest, Host};

const NOON: Timestamp = Timestamp(1_795_176_000_000);
const AGAIN: &str = "http-equiv=\"refresh\"";
const EACH_TEN: &str = "http-equiv=\"refresh\" content=\"10\"";
const LOOK_AGAIN: &str = "<a href=\"?\">Look again</a>";
const HOLDS: &str = "class=\"care__holds\" href=\"?still=care\"";
const OPEN_CARE: &str = "<details open class=\"care-open\"";

/// That the page is loaded again by nobody but its reader, who has a link for it.
fn is_still(page: &Page) {
    assert!(!page.body.contains(AGAIN), "{}", page.words());
    assert!(page.body.contains(LOOK_AGAIN), "{}", page.words());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_half_written_or_open_is_not_taken_by_a_page_that_loads_itself_again() {
    let clock = Arc::new(FakeClock::at(NOON));
    let hall = Hall::open_with(Arc::<FakeClock>::clone(&clock)).await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = &circle.host.code;
    let guest = Guest::sit(&hall.base, code, "Quiet").await;
    circle.desk.does(Action::Ring).await;
    let (seat, desk_page) = (format!("/c/{code}/seat"), format!("/c/{code}/keep"));
    // Whoever has just sat down is looked for once more.
    let page = guest.browser.get(&seat).await;
    assert!(page.body.contains(EACH_TEN), "{}", page.words());
    let page = circle.host.browser.get(&desk_page).await;
    assert!(page.body.contains("content=\"60\""), "{}", page.words());
    assert!(page.body.contains("<a href=\"?still\">Hold it still</a>"));
    // Care is read for as long as it takes.
    assert!(page.body.contains(HOLDS), "{}", page.words());
    assert!(!page.body.contains(OPEN_CARE));
    let page = circle
        .host
        .browser
        .get(&format!("{desk_page}?still=care"))
        .await;
    is_still(&page);
    assert!(page.body.contains(OPEN_CARE), "{}", page.words());
    assert!(
        !page.body.contains(HOLDS),
        "what is open is shut where it is"
    );
    let page = guest.browser.get(&seat).await;
    assert!(page.body.contains(HOLDS), "{}", page.words());
    let page = guest.browser.get(&format!("{seat}?still=care")).await;
    is_still(&page);
    assert!(
        page.body
            .contains("<details open class=\"opens opens--care\""),
        "{}",
        page.words()
    );
    // The agreements are something to write and to choose.
    clock.advance(10_000);
    circle.desk.does(Action::Begin).await;
    is_still(&circle.host.browser.get(&desk_page).await);
    let noor = &circle.guests[0].browser;
    is_still(&noor.get(&seat).await);
    circle.desk.does(Action::NextPart { from: 0 }).await;
    let page = noor.get(&seat).await;
    assert!(page.body.contains(EACH_TEN), "{}", page.words());
    is_still(&noor.get(&format!("{seat}?still")).await);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_a_still_page_is_there_and_has_come() {
    let clock = Arc::new(FakeClock::at(NOON));
    let hall = Hall::open_with(Arc::<FakeClock>::clone(&clock)).await;
    let host = Host::open(&hall.base).await;
    let desk = host.desk();
    desk.until_here().await;
    desk.does(Action::Begin).await;
    let code = &host.code;
    let (seat, desk_page) = (format!("/c/{code}/seat"), format!("/c/{code}/keep"));
    let guest = Guest::sit(&hall.base, code, "Quiet").await;
    let is_here = |shown: &Shown| shown.people.people.iter().all(|person| person.here);
    let told = |shown: &Shown| shown.people.people.len() == 2;
    let sits = desk.until("who sat down", told).await;
    assert!(!is_here(&sits), "nobody has come");
    // Their page has looked again once, and from then on it stays as it is.
    clock.advance(10_000);
    is_still(&guest.browser.get(&seat).await);
    clock.advance(600_000);
    desk.does(Action::Ring).await;
    let page = host.browser.get(&desk_page).await;
    let words = page
        .words()
        .replace("The plan has not come to its end.", "");
    assert!(!words.contains("not come"), "{words}");
    hall.stop().await;
}
