//! Http by hand, for those who stop in the middle of it.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

use crate::chance::PATIENCE;

/// One connection, spoken by hand.
pub struct Raw {
    stream: TcpStream,
}

impl Raw {
    /// Connects to the server of this address, such as `http://127.0.0.1:8080`.
    ///
    /// # Panics
    /// When nobody listens there.
    pub async fn connect(base: &str) -> Raw {
        Raw::connect_from("127.0.0.1", base).await
    }

    /// The same from another address of this machine.
    ///
    /// # Panics
    /// When nobody listens there.
    pub async fn connect_from(address: &str, base: &str) -> Raw {
        let stream = dial(address, base.trim_start_matches("http://")).await;
        Raw {
            stream: stream.expect("the server listens"),
        }
    }

    /// Says this much. Whether it could be sent.
    pub async fn say(&mut self, words: &str) -> bool {
        self.stream.write_all(words.as_bytes()).await.is_ok()
    }

    /// Says this over an open socket.
    pub async fn say_frame(&mut self, text: &str) -> bool {
        // One frame of text, with a mask that changes nothing.
        let length = u16::try_from(text.len()).unwrap_or_default().to_be_bytes();
        let head = [0x81, 0xfe, length[0], length[1], 0, 0, 0, 0];
        let frame = [&head[..], text.as_bytes()].concat();
        self.stream.write_all(&frame).await.is_ok()
    }

    /// Reads until these words have come. Whether they do before the end.
    pub async fn hears(&mut self, words: &str) -> bool {
        let mut received = Vec::new();
        let reading = async {
            while !String::from_utf8_lossy(&received).contains(words) {
                match self.stream.read_u8().await {
                    Ok(byte) => received.push(byte),
                    Err(_) => return false,
                }
            }
            true
        };
        let received = tokio::time::timeout(Duration::from_secs(PATIENCE), reading).await;
        received.unwrap_or(false)
    }

    /// Reads one answer: its header and as much as it announces, or all the pieces that its body comes in.
    pub async fn answer(&mut self) -> String {
        let mut received = Vec::new();
        let reading = async {
            loop {
                let text = String::from_utf8_lossy(&received).into_owned();
                if let Some((header, body)) = text.split_once("\r\n\r\n") {
                    let length = header.lines().find_map(|line| {
                        let (name, value) = line.split_once(':')?;
                        let is_it = name.eq_ignore_ascii_case("content-length");
                        is_it.then(|| value.trim().parse::<usize>().ok())?
                    });
                    let in_pieces = header
                        .to_ascii_lowercase()
                        .contains("transfer-encoding: chunked");
                    let is_whole = !in_pieces || body.ends_with("0\r\n\r\n");
                    if is_whole && body.len() >= length.unwrap_or_default() {
                        return text;
                    }
                }
                let mut some = [0; 4096];
                match self.stream.read(&mut some).await {
                    Ok(0) | Err(_) => return text,
                    Ok(much) => received.extend_from_slice(&some[..much]),
                }
            }
        };
        let answer = tokio::time::timeout(Duration::from_secs(PATIENCE), reading).await;
        answer.expect("an answer, or the end")
    }

    /// Reads until the server closes the connection. Whether it does within this time.
    pub async fn is_closed_within(&mut self, time: Duration) -> bool {
        let end = async {
            let mut some = [0; 4096];
            while !matches!(self.stream.read(&mut some).await, Ok(0) | Err(_)) {}
        };
        tokio::time::timeout(time, end).await.is_ok()
    }

    /// Waits until the server has closed the connection.
    ///
    /// # Panics
    /// When it does not.
    pub async fn is_closed(&mut self) {
        let closed = self.is_closed_within(Duration::from_secs(PATIENCE)).await;
        assert!(closed, "the server leaves it open");
    }
}

/// Connects from this address of this machine to `host:port`.
///
/// # Errors
/// What the system says.
///
/// # Panics
/// When one of them is no address.
pub async fn dial(from: &str, to: &str) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::new(from.parse().expect("an address"), 0))?;
    socket.connect(to.parse().expect("an address")).await
}
