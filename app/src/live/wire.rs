//! One socket.

use js_sys::JSON;
use wasm_bindgen::prelude::*;
use web_sys::{CloseEvent, MessageEvent, WebSocket};

use super::asks::Asked;

/// An open or opening socket. It is silent once it is dropped.
pub(super) struct Wire {
    socket: WebSocket,
}

impl Wire {
    /// Opens a socket; its events come back with no further argument than the message's text, or the code of the
    /// closing.
    pub(super) fn open(
        address: &str,
        opened: impl FnMut() + 'static,
        mut on_message: impl FnMut(String) + 'static,
        mut closed: impl FnMut(u16) + 'static,
    ) -> Option<Wire> {
        let socket = WebSocket::new(address).ok()?;
        let on_message = move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                on_message(text);
            }
        };
        let opened = Closure::<dyn FnMut()>::new(opened).into_js_value();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(on_message).into_js_value();
        let closed = move |event: CloseEvent| closed(event.code());
        let closed = Closure::<dyn FnMut(CloseEvent)>::new(closed).into_js_value();
        socket.set_onopen(Some(opened.unchecked_ref()));
        socket.set_onmessage(Some(on_message.unchecked_ref()));
        socket.set_onclose(Some(closed.unchecked_ref()));
        Some(Wire { socket })
    }

    /// Says something. What cannot be sent is said again on the next socket.
    pub(super) fn say(&self, text: &str) {
        _ = self.socket.send_with_str(text);
    }

    /// Asks for something.
    pub(super) fn ask(&self, asked: &Asked) {
        let Asked {
            id,
            whom,
            what,
            text,
        } = asked;
        let whom = whom.map(|whom| [r#","for_seat":"#, &whom.to_string()].concat());
        let text = text.as_ref().map(|text| {
            let text = JSON::stringify(&JsValue::from_str(text)).ok();
            [
                r#","text":"#,
                &text.and_then(|text| text.as_string()).unwrap_or_default(),
            ]
            .concat()
        });
        let parts = [
            r#"{"ask":{"id":""#,
            id,
            "\"",
            &whom.unwrap_or_default(),
            r#","what":"#,
            what,
            &text.unwrap_or_default(),
            "}}",
        ];
        self.say(&parts.concat());
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.socket.set_onopen(None);
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
        _ = self.socket.close();
    }
}
