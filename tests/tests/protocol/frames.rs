//! Frames that nobody should send. Each closes its own socket and nothing else.

use app::protocol::{FromServer, LARGEST_FRAME};
use circle::Action;
use tests::chance::{Chance, seed};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::line::{Line, Received};
use tokio_tungstenite::tungstenite::{Bytes, Message};

const UNREADABLE: u16 = 4400;

/// Six people, where one alone would be slowed down.
const SIX: [&str; 6] = ["Noor", "Sam", "Zoë", "Kim", "Bo", "Mo"];

#[tokio::test(flavor = "multi_thread")]
async fn each_bad_frame_closes_its_own_socket_only() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor", "Sam"]).await;
    let (browser, code) = (&circle.guests[0].browser, &circle.host.code);
    let id = "0".repeat(32);
    let texts = [
        "".to_owned(),
        "not JSON".to_owned(),
        "null".to_owned(),
        "[]".to_owned(),
        r#"{"dance":{}}"#.to_owned(),
        r#"{"ask":{}}"#.to_owned(),
        r#"{"ping":{"sent":-1}}"#.to_owned(),
        r#"{"ping":{"sent":1e400}}"#.to_owned(),
        r#"{"ping":{"sent":1,"more":2}}"#.to_owned(),
        r#"{"hello":{"protocol":2,"ticket":"again"}}"#.to_owned(),
        format!(r#"{{"ask":{{"id":"{id}","what":{{"act":"dance"}}}}}}"#),
        format!(
            r#"{{"ask":{{"id":"{}","what":{{"act":"take"}}}}}}"#,
            "0".repeat(31)
        ),
        format!(
            r#"{{"ask":{{"id":"{id}","what":{{"act":{{"pass":{{"turn":99999999999,"how":"shared"}}}}}}}}}}"#
        ),
        format!(
            r#"{{"ask":{{"id":{}1{},"what":{{"act":"take"}}}}}}"#,
            "[".repeat(900),
            "]".repeat(900)
        ),
        "{".repeat(LARGEST_FRAME),
        "é".repeat(LARGEST_FRAME / 2),
    ];
    for text in texts {
        let mut line = Line::greet(browser, code, "seat").await.unwrap();
        line.say_text(&text).await;
        let begin: String = text.chars().take(60).collect();
        assert_eq!(close_of(&mut line, true).await, UNREADABLE, "{begin}");
    }
    let binary = Bytes::from_static(br#"{"ping":{"sent":1}}"#);
    let mut line = Line::greet(browser, code, "seat").await.unwrap();
    line.send(Message::Binary(binary)).await;
    assert_eq!(close_of(&mut line, false).await, UNREADABLE);
    unharmed(&circle).await;
    hall.stop().await;
}

/// What could be understood, and says more than that or says it otherwise: nobody knows what its writer meant.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_otherwise_than_it_is_read_is_refused() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &SIX).await;
    let code = &circle.host.code;
    let lower = r#""id":"0123456789abcdef0123456789abcdef""#;
    let whats = [
        r#"{"act":"take","more":1}"#,
        r#"{"act":{"take":null}}"#,
        r#"{"act":{"leave":null}}"#,
        r#"{"act":{"pass":{"turn":1,"how":"shared","more":1}}}"#,
        r#"{"act":{"pass":{"turn":1,"how":"shared","more":null}}}"#,
        r#"{"act":{"pass":{"turn":1,"how":{"shared":null}}}}"#,
        r#"{"act":{"pass":[1,"shared"]}}"#,
        r#"{"act":{"answer_rest":{"thumb":"up","seen":[{"agreement":0,"wording":0,"more":1}]}}}"#,
        r#"{"act":{"carry_seat":{"beyond":0,"consents":[{"to":{"agreement":0,"wording":0},"thumb":"up","more":1}]}}}"#,
        r#"{"act":{"set_late":{"late":{"door":"knock","place":"at_end","more":1}}}}"#,
        r#"{"act":{"edit_plan":{"edition":0,"edit":{"insert":{"at":1,"part":{"silence":{"length":60000,"more":1}}}}}}}"#,
        r#"{"say":{"say_weather":{"part":0,"weather":"fog","more":1}}}"#,
        r#"{"say":{"take_word_back":{"id":"0123456789ABCDEF0123456789ABCDEF"}}}"#,
        r#"{"help":{"ask":null}}"#,
        r#"{"help":{"come":{"seat":1,"more":1}}}"#,
    ];
    let mut texts: Vec<_> = whats
        .iter()
        .map(|what| format!(r#"{{"ask":{{{lower},"what":{what}}}}}"#))
        .collect();
    texts.extend([
        format!(
            r#"{{"ask":{{{},"what":{{"act":"step_out"}}}}}}"#,
            lower.replace('a', "A")
        ),
        format!(r#"{{"ask":{{{lower},"what":{{"act":"step_out"}},"more":1}}}}"#),
        format!(r#"{{"ask":{{{lower},"what":{{"act":"step_out"}}}},"ping":{{"sent":1}}}}"#),
        r#"{"ping":{"sent":1,"more":null}}"#.to_owned(),
        r#"{"ping":[1]}"#.to_owned(),
    ]);
    for (at, text) in texts.iter().enumerate() {
        // One seat alone would be slowed down.
        let browser = &circle.guests[at % SIX.len()].browser;
        let mut line = Line::greet(browser, code, "seat").await.unwrap();
        line.say_text(text).await;
        assert_eq!(close_of(&mut line, true).await, UNREADABLE, "{text}");
    }
    unharmed(&circle).await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_may_be_as_large_as_promised_and_no_larger() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let (browser, code) = (&circle.guests[0].browser, &circle.host.code);
    let ping = r#"{"ping":{"sent":7}}"#;
    let mut line = Line::greet(browser, code, "seat").await.unwrap();
    line.say_text(&format!("{ping}{}", " ".repeat(LARGEST_FRAME - ping.len())))
        .await;
    let sent = line.hear_until("the pong", |said| match said {
        FromServer::Pong { sent, .. } => Some(sent),
        _ => None,
    });
    assert_eq!(sent.await, 7);
    line.say_text(&format!(
        "{ping}{}",
        " ".repeat(LARGEST_FRAME + 1 - ping.len())
    ))
    .await;
    let close = line.hear_close().await;
    // The rest of the frame may still be on its way when the server closes: then the socket just breaks off.
    assert!(matches!(close, UNREADABLE | 0), "closed with {close}");
    unharmed(&circle).await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn noise_harms_nobody() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &SIX).await;
    let code = &circle.host.code;
    let mut chance = Chance::of(seed("noise"));
    let good = r#"{"ask":{"id":"0123456789abcdef0123456789abcdef","what":{"act":{"answer":{"agreement":0,"thumb":"up","wording":0}}}}}"#;
    for at in 0..60 {
        // One seat alone would be slowed down.
        let browser = &circle.guests[at % SIX.len()].browser;
        let mut text: Vec<char> = good.chars().collect();
        for _ in 0..=chance.below(6) {
            let at = chance.below(text.len() as u64) as usize;
            match chance.below(3) {
                0 => drop(text.remove(at)),
                1 => text.insert(at, char::from(chance.below(128) as u8)),
                _ => text[at] = char::from_u32(chance.below(0xd7ff) as u32).unwrap(),
            }
        }
        let text: String = text.into_iter().collect();
        let mut line = Line::greet(browser, code, "seat").await.unwrap();
        line.say_text(&text).await;
        // It can be read and is answered, or it cannot and closes its socket.
        loop {
            match line.hear().await {
                Received::Said(FromServer::Done { .. } | FromServer::Refused { .. }) => break,
                Received::Said(_) => {}
                Received::Closed(close) => {
                    assert_eq!(close, UNREADABLE, "{text:?}");
                    break;
                }
            }
        }
    }
    unharmed(&circle).await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_goes_on_talking_still_hears_why_it_was_closed() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &SIX).await;
    let code = &circle.host.code;
    for at in 0..40 {
        let browser = &circle.guests[at % SIX.len()].browser;
        let mut line = Line::greet(browser, code, "seat").await.unwrap();
        line.say_text("{").await;
        for sent in 0..5 {
            line.say_text(&format!(r#"{{"ping":{{"sent":{sent}}}}}"#))
                .await;
        }
        assert_eq!(line.hear_close().await, UNREADABLE);
    }
    unharmed(&circle).await;
    hall.stop().await;
}

/// How the socket was closed; whether the server said before that it could not read.
async fn close_of(line: &mut Line, says_so: bool) -> u16 {
    let mut said_so = false;
    loop {
        match line.hear().await {
            Received::Said(FromServer::Unreadable { code }) => {
                assert_eq!(code, "unreadable");
                said_so = true;
            }
            Received::Said(_) => {}
            Received::Closed(code) => {
                let hello = says_so && !said_so;
                assert!(
                    !hello || code == UNREADABLE,
                    "closed with {code} and no word"
                );
                return code;
            }
        }
    }
}

/// Everyone is still connected as before, and the circle goes on.
async fn unharmed(circle: &Gathered) {
    for screen in circle.screens() {
        let shown = screen.now();
        assert_eq!((shown.connections, shown.closes.len()), (1, 0));
    }
    let began = circle.desk.does(Action::Begin).await;
    circle.all_show(began.version).await;
    circle.witness.agrees();
}
