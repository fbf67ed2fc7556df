//! Codes that lead nowhere, and how codes are read.

use tests::browser::Browser;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::visitor::Host;

/// Four codes that nobody has: two that could be one, two that cannot. A fifth comes with the circle that ends.
const NOBODYS: [&str; 4] = ["BCDFGH", "bcd-fgj", "ABC", "ABCDEFGHJ"];

#[tokio::test(flavor = "multi_thread")]
async fn unknown_ended_and_mistyped_codes_are_answered_alike() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    circle.close().await;
    let stranger = Browser::new(&hall.base);
    let ended = stranger.get(&format!("/c/{}", circle.host.code)).await;
    assert_eq!(ended.status, 404);
    assert!(
        ended.words().contains("There is no circle here now."),
        "{}",
        ended.words()
    );
    for code in NOBODYS {
        let unknown = stranger.get(&format!("/c/{code}")).await;
        assert_eq!(unknown.status, 404, "{code}");
        let (one, other) = (without_nonce(&unknown), without_nonce(&ended));
        let mut pairs = one.char_indices().zip(other.chars());
        let differs = pairs
            .find(|((_, one), other)| one != other)
            .map(|((at, _), _)| at);
        let around = differs.map(|at| one[at..].chars().take(80).collect::<String>());
        assert_eq!(
            around, None,
            "{code} is answered otherwise than a circle that has ended"
        );
        assert_eq!(one.len(), other.len(), "{code}");
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_there_is_led_to_what_was_kept_and_then_told_of_the_end_in_softer_words() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    circle.close().await;
    let seat = format!("/c/{}/seat", circle.host.code);
    let noor = circle.guests[0].browser.get(&seat).await;
    assert!(noor.words().contains("Go gently."), "{}", noor.words());
    // A browser of which only the name's cookie is left is told softly, also for a code that nobody has: it tells nothing.
    let left = |code: &str| {
        let browser = Browser::new(&hall.base);
        browser.put_cookie(&format!("hearth-name-{}", code.to_lowercase()), "guess");
        browser
    };
    let ended = left(&circle.host.code).get(&seat).await;
    let words = ended.words();
    assert!(words.contains("The circle has ended"), "{words}");
    assert!(!words.contains("Type the code again"), "{words}");
    let unknown = left("BCDFGH").get("/c/BCDFGH/seat").await;
    assert_eq!(without_nonce(&unknown), without_nonce(&ended));
    hall.stop().await;
}

/// The page without what is drawn anew for each answer.
pub(crate) fn without_nonce(page: &tests::browser::Page) -> String {
    let mut parts = page.body.split("nonce=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |whole, part| {
        whole + part.split_once('"').map_or(part, |(_, rest)| rest)
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_read_as_people_type_it() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let (first, second) = host.code.split_at(3);
    let guest = Browser::new(&hall.base);
    for typed in [
        format!("/c/{}", host.code.to_lowercase()),
        format!("/c/{first}-{second}"),
        format!("/join?code={}%20{second}", first.to_lowercase()),
        format!("/join?code=%20{first}-{second}"),
    ] {
        let door = guest.get(&typed).await;
        assert_eq!(
            (door.status, door.path),
            (200, format!("/c/{}", host.code)),
            "{typed}"
        );
    }
    // What cannot be a code is mended where it stands, and is not counted as a guess.
    for (typed, hint) in [
        ("", "Type the letters and numbers"),
        ("K7M9Q", "One sign is missing"),
        ("K7M9QXXXX", "one sign too many"),
        ("K7", "Codes have six to eight"),
    ] {
        for _ in 0..4 {
            let page = guest.get(&format!("/join?code={typed}")).await;
            assert_eq!(page.status, 422, "{typed}");
            assert!(page.words().contains(hint), "{typed}: {}", page.words());
        }
    }
    hall.stop().await;
}
