//! Room codes and keys: how they are drawn, what a code alone opens, and how long a key lives.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use circle::Timestamp;
use server::chance;
use server::clock::FakeClock;
use tests::browser::Browser;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::visitor::{Guest, Host};

const HOUR: u64 = 3_600_000;

#[test]
fn every_sign_is_as_likely_at_each_place_of_a_million_codes() {
    let codes = 1_000_000;
    let mut seen = [[0_u32; 256]; 6];
    for _ in 0..codes {
        for (place, sign) in chance::code(6).bytes().enumerate() {
            seen[place][usize::from(sign)] += 1;
        }
    }
    for (place, seen) in seen.iter().enumerate() {
        let signs: Vec<_> = seen.iter().filter(|count| **count > 0).collect();
        assert_eq!(signs.len(), 24, "at place {place}");
        let expected = f64::from(codes) / 24.0;
        let apart = |count: &&&u32| (f64::from(***count) - expected).powi(2) / expected;
        let chi: f64 = signs.iter().map(|count| apart(&count)).sum();
        // With 23 degrees of freedom 80 is passed by chance once in ten million runs.
        assert!(chi < 80.0, "chi-square {chi} at place {place}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_long_and_a_code_alone_opens_nothing() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = circle.host.code.as_str();
    let mut secrets = Vec::new();
    for browser in [&circle.host.browser, &circle.guests[0].browser] {
        let cookies = browser.cookies();
        let keys = cookies
            .split("; ")
            .filter(|pair| !pair.starts_with("hearth-name-"));
        secrets.extend(keys.filter_map(|pair| Some(pair.split_once('=')?.1.to_owned())));
    }
    assert_eq!(secrets.len(), 3, "of host, projector and seat");
    for _ in 0..8 {
        secrets.push(circle.guests[0].browser.ticket(code, "seat").await.unwrap());
    }
    for secret in &secrets {
        assert!(secret.len() >= 32, "{secret} has fewer than 128 bits");
        assert!(
            secret.bytes().all(|sign| sign.is_ascii_hexdigit()),
            "{secret}"
        );
    }
    secrets.sort();
    secrets.dedup();
    assert_eq!(secrets.len(), 11, "no two alike");

    let stranger = Browser::new(&hall.base);
    for word in ["seat", "keep", "screen"] {
        assert_eq!(stranger.ticket(code, word).await, Err(401), "{word}");
        let page = stranger.get(&format!("/c/{code}/{word}")).await;
        let elsewhere = page.path != format!("/c/{code}/{word}") || page.status == 403;
        assert!(elsewhere, "{word}: {} {}", page.status, page.path);
        assert!(!page.words().contains("Noor"), "{word}: {}", page.words());
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_time_of_an_answer_does_not_tell_an_ended_circle_from_none() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    circle.close().await;
    // Guesses are counted by address, and an address has a few before it is slowed.
    let mut took = [Vec::new(), Vec::new()];
    for last in 2..8 {
        let from = IpAddr::V4(Ipv4Addr::new(127, 0, 0, last));
        let client = reqwest::Client::builder()
            .local_address(from)
            .build()
            .unwrap();
        client
            .get(format!("{}/about", hall.base))
            .send()
            .await
            .unwrap();
        for turn in 0..8 {
            let code = [circle.host.code.as_str(), "BCDFGH"][turn % 2];
            let asked = Instant::now();
            let answer = client
                .get(format!("{}/c/{code}", hall.base))
                .send()
                .await
                .unwrap();
            assert_eq!(answer.status(), 404);
            answer.bytes().await.unwrap();
            took[turn % 2].push(asked.elapsed());
        }
    }
    // The quickest of many is what it takes when nothing else is going on.
    let [ended, unknown] = took.map(|took| took.into_iter().min().unwrap());
    let (quick, slow) = (ended.min(unknown), ended.max(unknown));
    let told = format!("{ended:?} for an ended circle, {unknown:?} for none");
    assert!(slow < quick * 2 + Duration::from_millis(2), "{told}");
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_dies_with_its_circle() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FakeClock::at(Timestamp(1_795_132_800_000)));
    let path = folder.path().join("hearth.db");
    let store = server::store::open_store(&path.to_string_lossy())
        .await
        .unwrap();
    let hall = Hall::open_on(store, Arc::clone(&clock) as Arc<_>, None).await;
    let idle = Host::open(&hall.base).await;
    let guest = Guest::sit(&hall.base, &idle.code, "Noor").await;
    clock.advance(47 * HOUR);
    assert!(guest.browser.ticket(&idle.code, "seat").await.is_ok());
    clock.advance(HOUR + 1);
    assert_eq!(hall.state.rooms.forget_old().await.unwrap(), 1);
    // The cookies are still there, and open nothing.
    for (browser, words) in [
        (&guest.browser, ["seat"].as_slice()),
        (&idle.browser, &["keep", "screen"]),
    ] {
        for word in words {
            assert_eq!(browser.ticket(&idle.code, word).await, Err(404), "{word}");
            let page = browser.get(&format!("/c/{}/{word}", idle.code)).await;
            assert_eq!(page.status, 404, "{word}");
        }
    }
    let words = [
        ("code", idle.code.as_str()),
        ("phrase", idle.phrase.as_str()),
    ];
    let back = "/host/return";
    let back = Browser::new(&hall.base).post_on(back, back, &words).await;
    assert_ne!(back.path, format!("/c/{}/keep", idle.code));
    hall.stop().await;
}
