//! The signs of the seats and the icons of the interface, drawn once per page and used by name.

use leptos::prelude::*;

/// All drawings, hidden, for `<use>` to refer to. It stands once in every document and costs no program.
#[cfg(feature = "ssr")]
#[component]
pub fn Sprite() -> impl IntoView {
    leptos::tachys::html::InertElement::new(include_str!("icons.svg"))
}

/// An icon, such as `i-bell`. It is never the only sign of anything: words stand beside it, or a label.
#[component]
pub fn Icon(
    /// Its name in the sprite.
    name: &'static str,
    /// Further classes, such as `icon--lg`.
    #[prop(optional)]
    more: &'static str,
) -> impl IntoView {
    draw(
        if more.is_empty() {
            "icon".into()
        } else {
            format!("icon {more}")
        },
        format!("#{name}"),
    )
}

/// A seat's sign by its key, such as `cedar`.
#[component]
pub fn Glyph(
    /// The key, with or without the sprite's `g-` before it.
    #[prop(into)]
    sign: String,
) -> impl IntoView {
    draw(
        "glyph".into(),
        format!("#g-{}", sign.trim_start_matches("g-")),
    )
}

/// The talking piece in a line of text.
#[component]
pub fn Piece() -> impl IntoView {
    draw("piece-inline".into(), "#piece".into())
}

/// Hearth's mark: a ring of seats and the piece.
#[component]
pub fn Mark(
    /// Further classes.
    #[prop(optional)]
    more: &'static str,
) -> impl IntoView {
    draw(
        if more.is_empty() {
            "mark".into()
        } else {
            format!("mark {more}")
        },
        "#mark".into(),
    )
}

/// The sign of this name, such as `i-bell` or `g-cedar`.
pub(crate) fn sign(name: String) -> crate::light::Any {
    let class = if name.starts_with("g-") {
        "glyph"
    } else {
        "icon"
    };
    crate::light::any(draw(class.into(), ["#", &name].concat()))
}

/// One function, so that the browser's program holds the drawing once.
fn draw(class: String, href: String) -> impl IntoView {
    view! {
        <svg class=class aria-hidden="true">
            <use href=href></use>
        </svg>
    }
}

/// One stop of a gradient. What never changes in a view is made of HTML in the browser, each piece in a
/// `<g>` of its own, and a gradient passes over what is not its child: so these are told as if they could change.
#[must_use]
pub fn stop(class: &'static str, offset: &'static str) -> impl IntoView {
    view! { <stop class=class offset=offset /> }
}
