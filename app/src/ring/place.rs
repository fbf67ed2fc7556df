//! The place that a ring has, measured as it changes.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};

/// Tells how wide and high `place` is, now and each time that changes.
pub fn follow_place(place: NodeRef<Div>, told: impl FnMut(f64, f64) + 'static) {
    let mut told: Option<Box<dyn FnMut(f64, f64)>> = Some(Box::new(told));
    crate::light::follow(move || {
        let Some(place) = place.get() else {
            return;
        };
        let Some(mut told) = told.take() else {
            return;
        };
        let place: HtmlElement = place.unchecked_into();
        let measured = place.clone();
        let heed = Closure::<dyn FnMut()>::new(move || {
            let room = measured.get_bounding_client_rect();
            if room.height() > 0.0 {
                told(room.width(), room.height());
            }
        });
        // A browser without it keeps the form that the page came with.
        if let Ok(observer) = ResizeObserver::new(heed.into_js_value().unchecked_ref()) {
            observer.observe(&place);
        }
    });
}
