//! A screen that shows a face is told what stands on it, and nothing else.

use app::protocol::{FromServer, PROTOCOL};
use circle::{Action, Sound};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::line::Line;

#[tokio::test(flavor = "multi_thread")]
async fn a_projector_is_told_its_face_its_bells_and_what_was() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let (browser, code) = (&circle.host.browser, circle.host.code.as_str());
    let ticket = browser.ticket(code, "screen").await.unwrap();
    let line = Line::open(browser, code, "screen").await.unwrap();
    let mut wall = line.writing_down();
    let hello =
        format!(r#"{{"hello":{{"protocol":{PROTOCOL},"ticket":"{ticket}","face":"wall"}}}}"#);
    wall.say_text(&hello).await;
    let face = |said| matches!(said, FromServer::Face { .. }).then_some(());
    wall.hear_until("a face", face).await;
    circle.desk.does(Action::Begin).await;
    wall.hear_until("the first part", face).await;
    circle.desk.does(Action::Ring).await;
    let bell = |said| matches!(said, FromServer::Sound(Sound::Bell)).then_some(());
    wall.hear_until("a bell", bell).await;
    let record = circle.close().await;
    let ended = |said| match said {
        FromServer::Ended { record } => Some(record),
        _ => None,
    };
    assert_eq!(wall.hear_until("the end", ended).await, record);
    let told = wall.frames().join("\n");
    for words in [
        "Come in and take a seat",
        "Noor",
        "Two people listened to each other",
    ] {
        assert!(told.contains(words), "{words} in {told}");
    }
    for private in [r#"{"view""#, r#"{"cue""#, r#""ask""#, r#""again":[{"#] {
        assert!(!told.contains(private), "{private} in {told}");
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_is_told_the_face_of_its_middle_beside_the_circle() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let (browser, code) = (&circle.host.browser, circle.host.code.as_str());
    let ticket = browser.ticket(code, "keep").await.unwrap();
    let line = Line::open(browser, code, "keep").await.unwrap();
    let mut desk = line.writing_down();
    let hello =
        format!(r#"{{"hello":{{"protocol":{PROTOCOL},"ticket":"{ticket}","face":"desk_low"}}}}"#);
    desk.say_text(&hello).await;
    let view = |said| matches!(said, FromServer::View { .. }).then_some(());
    let face = |said| matches!(said, FromServer::Face { .. }).then_some(());
    desk.hear_until("the circle", view).await;
    desk.hear_until("the face", face).await;
    desk.say_text(r#"{"place":"desk"}"#).await;
    desk.hear_until("the ring in another form", face).await;
    circle.desk.does(Action::Begin).await;
    desk.hear_until("the first part in the circle", view).await;
    desk.hear_until("and in the face", face).await;
    circle.desk.does(Action::Ring).await;
    let bell = |said| matches!(said, FromServer::Cue(_)).then_some(());
    desk.hear_until("a bell", bell).await;
    let told = desk.frames();
    let shown = |words: &str| told.iter().filter(|frame| frame.contains(words)).count();
    assert_eq!(shown("People are arriving"), 1);
    assert!(!told.iter().any(|frame| frame.starts_with(r#"{"sound""#)));
    let whole = told
        .iter()
        .filter(|frame| frame.contains(r#"{"desk_plan""#));
    assert_eq!(
        whole.count(),
        1,
        "another form tells nothing of the circle anew"
    );
    hall.stop().await;
}
