//! A few lines of script that a page brings along, where nothing but the browser can do what is wanted. They carry the
//! nonce of the answer; without script the page is as good, and offers a little less.

use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos::tachys::html::InertElement;

pub(crate) fn own_script(script: &str) -> impl IntoView + use<> {
    let nonce = use_nonce().map(|nonce| [" nonce=\"", &nonce.to_string(), "\""].concat());
    let nonce = nonce.as_deref().unwrap_or_default();
    InertElement::new(["<script", nonce, ">", script, "</script>"].concat())
}
