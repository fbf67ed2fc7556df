#![allow(clippy::unwrap_used)]

use gathering::WorkKind;
use leptos::prelude::*;

use super::*;
use crate::afternoon::{kind_called, starter_afternoons};

fn html(draft: AfternoonDraft) -> String {
    let refused = draft.afternoon().err().unwrap_or_default();
    let page = AfternoonPage {
        draft,
        refused,
        link: None,
        page: "mark".to_owned(),
    };
    Owner::new().with(|| view! { <PrepareAfternoon page=page /> }.to_html())
}

#[test]
fn the_page_shows_each_block_with_its_time_and_offers_every_kind() {
    let starter = starter_afternoons().swap_remove(2);
    let html = html(AfternoonDraft::of(&starter.afternoon));
    for kind in WorkKind::ALL {
        assert!(html.contains(&kind_called(*kind)), "{kind:?}");
    }
    for at in ["0:00", "0:30", "0:40", "1:15", "3:45", "4:00"] {
        assert!(html.contains(&format!(">{at}<")), "{at}");
    }
    for starter in starter_afternoons() {
        assert!(html.contains(&format!("?from={}", starter.key)));
    }
    assert!(!html.contains("role=\"alert\""), "{html}");
    assert!(
        html.contains("By chance, evenly, about 6 in each"),
        "{html}"
    );
}

#[test]
fn what_is_not_right_is_said_at_its_field_and_in_the_bar() {
    let mut draft = AfternoonDraft::default();
    draft.blocks[3].set("minutes", "</textarea><b>");
    let html = html(draft);
    let said = "A block takes 1 to 240 minutes.";
    assert_eq!(html.matches(said).count(), 2, "{html}");
    assert!(html.contains("href=\"#b3-minutes\""), "{html}");
    assert!(html.contains("aria-describedby=\"b3-minutes-hint b3-minutes-trouble\""));
    let panes = html
        .split("<section")
        .find(|pane| pane.contains("is-first"));
    assert!(panes.unwrap().contains("id=\"b3\""), "{panes:?}");
    assert!(html.contains("value=\"&lt;/textarea&gt;&lt;b&gt;\"") && !html.contains("<b>"));
}
