//! What a socket does not agree to: compression, and messages without end.

use app::protocol::LARGEST_FRAME;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::line::Line;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};

const UNREADABLE: u16 = 4400;

#[tokio::test(flavor = "multi_thread")]
async fn no_compression_is_agreed_to() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let host = hall.base.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host).await.unwrap();
    let request = format!(
        "GET /c/{}/seat/socket HTTP/1.1\r\nHost: {host}\r\nOrigin: {}\r\nCookie: {}\r\nConnection: Upgrade\r\n\
         Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
         Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\
         Sec-WebSocket-Protocol: chat\r\nAccept-Encoding: gzip\r\n\r\n",
        circle.host.code,
        hall.base,
        circle.guests[0].browser.cookies()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut head = String::new();
    while !head.contains("\r\n\r\n") {
        let byte = stream.read_u8().await.unwrap();
        head.push(char::from(byte));
    }
    let head = head.to_lowercase();
    assert!(head.starts_with("http/1.1 101"), "{head}");
    for header in [
        "sec-websocket-extensions",
        "sec-websocket-protocol",
        "content-encoding",
    ] {
        assert!(!head.contains(header), "{head}");
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_in_pieces_is_no_longer_than_one_in_one_piece() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let (browser, code) = (&circle.guests[0].browser, &circle.host.code);
    for piece in [1_000, LARGEST_FRAME / 2] {
        let mut line = Line::greet(browser, code, "seat").await.unwrap();
        let pieces = LARGEST_FRAME / piece + 2;
        for number in 0..pieces {
            let kind = if number == 0 {
                Data::Text
            } else {
                Data::Continue
            };
            let frame = Frame::message(vec![b' '; piece], OpCode::Data(kind), false);
            if !line.send(Message::Frame(frame)).await {
                break;
            }
        }
        // The rest may still be on its way when the server closes: then the socket just breaks off.
        let close = line.hear_close().await;
        assert!(
            matches!(close, UNREADABLE | 0),
            "{piece}: closed with {close}"
        );
    }
    for screen in circle.screens() {
        assert_eq!(screen.now().connections, 1, "nobody else notices");
    }
    hall.stop().await;
}
