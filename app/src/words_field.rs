//! A field of several lines. Every one in Hearth is this one.
//!
//! Leptos writes what stands inside a `<textarea>` into the page as it is, as if it were script: words such as
//! `</textarea><form …>` would become part of the page. Here they are escaped.

#![allow(
    unreachable_pub,
    reason = "the macro of components makes public structs"
)]

use leptos::prelude::*;

use crate::light::{Any, any, now};

#[component]
pub fn WordsField(
    #[prop(into)] id: String,
    /// The name it is sent by; without one it is sent nowhere.
    #[prop(optional, into)]
    name: Option<String>,
    /// How many lines are seen at once.
    rows: &'static str,
    /// The most characters.
    #[prop(optional_no_strip)]
    limit: Option<usize>,
    /// What stands in it, where that is known; otherwise it is empty at first and left alone.
    #[prop(optional, into)]
    value: Option<Memo<String>>,
    /// The ids of what is said of it.
    #[prop(optional_no_strip, into)]
    described: Option<String>,
    /// Whether what stands in it cannot be taken.
    #[prop(optional_no_strip)]
    invalid: Option<&'static str>,
) -> Any {
    let Some(value) = value else {
        return any(view! {
            <textarea class="input input--words" id=id name=name rows=rows autocomplete="off"></textarea>
        });
    };
    // The browser's program takes the words from the property and never looks inside.
    #[cfg(feature = "ssr")]
    let inside = value.with_untracked(|words| escaped(words));
    #[cfg(not(feature = "ssr"))]
    let inside = ();
    any(view! {
        <textarea
            class="input input--words"
            id=id
            name=name
            rows=rows
            maxlength=limit.map(|limit| limit.to_string())
            prop:value=now(move || value.get())
            aria-describedby=described
            aria-invalid=invalid
        >
            {inside}
        </textarea>
    })
}

/// Words to be taken elsewhere: they can be selected and not changed.
#[component]
pub fn WordsToCopy(
    #[prop(into)] id: String,
    /// How many lines are seen at once.
    rows: &'static str,
    words: String,
    node_ref: NodeRef<leptos::html::Textarea>,
) -> Any {
    #[cfg(feature = "ssr")]
    let inside = escaped(&words);
    #[cfg(not(feature = "ssr"))]
    let inside = ();
    any(view! {
        <textarea class="input" id=id rows=rows readonly=true node_ref=node_ref prop:value=words>
            {inside}
        </textarea>
    })
}

/// What is written in the field of this id.
pub(crate) fn words_in(id: &str) -> String {
    #[cfg(feature = "hydrate")]
    {
        let field = document().get_element_by_id(id);
        let words = field.and_then(|field| js_sys::Reflect::get(&field, &"value".into()).ok());
        words
            .and_then(|words| words.as_string())
            .unwrap_or_default()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = id;
        String::new()
    }
}

/// Empties it.
pub(crate) fn clear(id: &str) {
    #[cfg(feature = "hydrate")]
    if let Some(field) = document().get_element_by_id(id) {
        _ = js_sys::Reflect::set(&field, &"value".into(), &"".into());
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = id;
}

/// `words` as they stand inside a `<textarea>`: they come out of the page as they went in.
#[cfg(feature = "ssr")]
fn escaped(words: &str) -> String {
    // Browsers leave out a line break that stands first, and take two forms of it.
    let gap = if words.starts_with(['\n', '\r']) {
        "\n"
    } else {
        ""
    };
    [gap, &html_escape::encode_text(words)].concat()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::escaped;

    #[test]
    fn words_stay_within_the_field() {
        assert_eq!(
            escaped("</textarea><form action=\"/x\"> &lt; & so on"),
            "&lt;/textarea&gt;&lt;form action=\"/x\"&gt; &amp;lt; &amp; so on"
        );
        assert_eq!(escaped("\n\none"), "\n\n\none");
        assert_eq!(escaped("one\n"), "one\n");
        assert_eq!(escaped(""), "");
    }
}
