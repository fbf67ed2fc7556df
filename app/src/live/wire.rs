//! One socket.

use wasm_bindgen::prelude::*;
use web_sys::{CloseEvent, MessageEvent, WebSocket};

use crate::protocol::{Ask, FromScreen, FromServer};

/// An open or opening socket. It is silent once it is dropped.
pub(super) struct Wire {
    socket: WebSocket,
}

impl Wire {
    /// Opens a socket; its events come back with no further argument than the message, or the code of the closing.
    pub(super) fn open(
        address: &str,
        opened: impl FnMut() + 'static,
        mut on_message: impl FnMut(FromServer) + 'static,
        mut closed: impl FnMut(u16) + 'static,
    ) -> Option<Wire> {
        let socket = WebSocket::new(address).ok()?;
        let on_message = move |event: MessageEvent| {
            // What this page is too old to understand is left out; the server asks for a reload if it matters.
            let message = event
                .data()
                .as_string()
                .and_then(|text| FromServer::read(&text));
            if let Some(message) = message {
                on_message(message);
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
    pub(super) fn say(&self, message: &FromScreen) {
        if let Ok(text) = serde_json::to_string(message) {
            _ = self.socket.send_with_str(&text);
        }
    }

    /// Asks for something.
    pub(super) fn ask(&self, ask: &Ask) {
        self.say(&FromScreen::Ask(ask.clone()));
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
