//! SCRATCH: renders to /tmp/boards
use super::afternoon::Afternoon;
use crate::blocks::{Says, Start};
use crate::face::Face;
use crate::room::{PageContext, Phrases, Screen};
use circle::time::MINUTE;
use gathering::*;
use leptos::prelude::*;

pub(super) fn page(face: Face, now: circle::Timestamp) -> String {
    let owner = Owner::new();
    let body = owner.with(|| {
        provide_context(Start {
            face,
            place: PageContext {
                code: "K7M4QX".into(),
                door: "/g/K7M4QX".into(),
                screen: Screen::Desk,
                page: "m".repeat(64),
                made_at: now,
                phrases: Phrases::now(),
            },
            says: Says::default(),
            error: None,
            reads_care: false,
        });
        let code =
            view! { <a class="code" href="/x"><span class="code__text">"K7M-4QX"</span></a> };
        let screen = Start::here().screen();
        crate::board::board(
            screen,
            crate::light::any(code),
            RwSignal::new(String::new()),
        )
        .to_html()
    });
    let sprite = Owner::new().with(|| view! {<crate::icons::Sprite/>}.to_html());
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content=\"width=device-width, initial-scale=1\"><link rel=stylesheet href=\"/style/host.css\"></head><body class=\"desk-page\">{sprite}<leptos-island>{body}</leptos-island></body></html>"
    )
}

fn put(name: &str, hall: &Afternoon) {
    _ = std::fs::create_dir_all("/tmp/boards");
    let face = hall.face();
    let json = serde_json::to_string(&face).unwrap();
    let html = page(face, hall.now);
    println!("{name}: json {} html {}", json.len(), html.len());
    std::fs::write(format!("/tmp/boards/{name}.html"), html).unwrap();
    std::fs::write(format!("/tmp/boards/{name}.json"), json).unwrap();
}

#[test]
fn scratch_render() {
    let mut hall = Afternoon::of(6, 30);
    put("before", &hall);
    hall.waits(31);
    hall.goes_on_to(|work| matches!(work, Work::Welcome { .. }));
    put("welcome", &hall);
    hall.goes_on_to(|work| matches!(work, Work::Form { .. }));
    hall.host(HallAction::AddPerson);
    put("form", &hall);
    for (a, b) in [(10, 11), (11, 10), (15, 20), (20, 15)] {
        hall.wishes(PersonId(a), &Wish::Together { with: PersonId(b) });
    }
    hall.wishes(PersonId(12), &Wish::Apart { from: PersonId(13) });
    hall.wishes(
        PersonId(14),
        &Wish::Place {
            place: Some(PlaceWish::NearExit),
        },
    );
    for n in 16..22 {
        hall.wishes(
            PersonId(n),
            &Wish::Place {
                place: Some(PlaceWish::QuietCorner),
            },
        );
    }
    hall.forms(Way::Even, 6);
    put("forming-6", &hall);
    for (circles, others) in [(4usize, 18usize), (6, 30), (12, 60), (20, 110), (30, 266)] {
        let mut hall = Afternoon::of(circles, others);
        hall.goes_on_to(|work| matches!(work, Work::Form { .. }));
        hall.forms(Way::Even, circles as u8);
        put(&format!("forming-{circles}"), &hall);
        hall.tells();
        hall.goes_on_to(|work| matches!(work, Work::Circles { .. }));
        for _ in 0..3 {
            hall.comes(HallActor::Door);
        }
        hall.waits(15);
        hall.all_go_on(true);
        put(&format!("calm-{circles}"), &hall);
        hall.all_go_on(false);
        put(&format!("board-{circles}"), &hall);
        hall.says("Soup is on the table, whenever you are ready.");
        let by = hall.now.after(20 * MINUTE);
        hall.host(HallAction::ComeBack { to: Whom::All, by });
        hall.carries_out();
        put(&format!("back-{circles}"), &hall);
        hall.host(HallAction::Hold);
        hall.carries_out();
        put(&format!("held-{circles}"), &hall);
    }
}
