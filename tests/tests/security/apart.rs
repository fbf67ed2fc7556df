//! What happens in one circle is not heard in another.

use circle::{Deed, Kind};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::line::{Heard, Line};

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
    other.console.does(Deed::Begin).await;
    let propose = |text: &str| Deed::Propose {
        text: text.to_owned(),
    };
    other.phones[0].does(propose("We hold Marzipan.")).await;
    other.console.act(Deed::Ring).await.unwrap();
    other.close().await;
    circle.console.does(Deed::Begin).await;
    circle.phones[0].does(propose("We hold Nougat.")).await;
    for (line, (_, word)) in lines.iter_mut().zip(screens) {
        let mut heard = String::new();
        while !heard.contains("Nougat") {
            match line.hear().await {
                Heard::Said(said) => heard.push_str(&serde_json::to_string(&said).unwrap()),
                Heard::Closed(code) => panic!("{word} was closed with {code}"),
            }
        }
        for foreign in ["Marzipan", "Quillfeather", "\"ended\"", "\"cue\""] {
            assert!(!heard.contains(foreign), "{word} heard {foreign}");
        }
    }
    assert!(
        circle
            .console
            .now()
            .mine
            .unwrap()
            .may
            .contains(&Kind::NextPart)
    );
    hall.stop().await;
}
