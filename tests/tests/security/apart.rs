//! What happens in one circle is not heard in another.

use circle::{Action, ActionKind};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::line::{Line, Received};

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_one_circle_reaches_a_screen_of_another() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let other = Gathered::at(&hall.base, &["Quillfeather"]).await;
    let code = &circle.host.code;
    let screens = [
        (&circle.guests[0].browser, "seat"),
        (&circle.host.browser, "keep"),
        (&circle.host.browser, "screen"),
    ];
    let mut lines = Vec::new();
    for (browser, word) in screens {
        lines.push(Line::greet(browser, code, word).await.unwrap());
    }
    other.desk.does(Action::Begin).await;
    let propose = |text: &str| Action::Propose {
        text: text.to_owned(),
    };
    other.phones[0].does(propose("We hold Marzipan.")).await;
    other.desk.act(Action::Ring).await.unwrap();
    other.close().await;
    circle.desk.does(Action::Begin).await;
    circle.phones[0].does(propose("We hold Nougat.")).await;
    for (line, (_, word)) in lines.iter_mut().zip(screens) {
        let mut received = String::new();
        while !received.contains("Nougat") {
            match line.hear().await {
                Received::Said(said) => received.push_str(&serde_json::to_string(&said).unwrap()),
                Received::Closed(code) => panic!("{word} was closed with {code}"),
            }
        }
        for foreign in ["Marzipan", "Quillfeather", "\"ended\"", "\"cue\""] {
            assert!(!received.contains(foreign), "{word} heard {foreign}");
        }
    }
    assert!(
        circle
            .desk
            .now()
            .mine
            .unwrap()
            .may
            .contains(&ActionKind::NextPart)
    );
    hall.stop().await;
}
