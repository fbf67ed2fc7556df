//! Just enough HTTP to sit down: one request on each connection, from an address of one's own.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;

use crate::trouble::{Trouble, While};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

/// A connection from this address. `receives` is how many bytes the system keeps for a slow reader; usual if `None`.
pub(crate) async fn connect(
    from: Ipv4Addr,
    to: SocketAddr,
    receives: Option<u32>,
) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    if let Some(bytes) = receives {
        socket.set_recv_buffer_size(bytes)?;
    }
    socket.bind(SocketAddr::new(IpAddr::V4(from), 0))?;
    let stream = socket.connect(to).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// Asks `line`, such as `GET /host`, with these cookies; with a form where there is one. HTTP/1.0, so that the body ends
/// with the connection.
pub(crate) async fn ask(
    from: Ipv4Addr,
    to: SocketAddr,
    line: &str,
    cookies: &str,
    form: Option<&str>,
) -> Result<Answer, Trouble> {
    let asking = ask_patiently(from, to, line, cookies, form);
    match timeout(PATIENCE, asking).await {
        Ok(answer) => answer.doing(line),
        Err(_) => Err(Trouble::wrong(format!("{line} was not answered"))),
    }
}

async fn ask_patiently(
    from: Ipv4Addr,
    to: SocketAddr,
    line: &str,
    cookies: &str,
    form: Option<&str>,
) -> std::io::Result<Answer> {
    let mut words = format!("{line} HTTP/1.0\r\nHost: {to}\r\nOrigin: http://{to}\r\n");
    if !cookies.is_empty() {
        words += &format!("Cookie: {cookies}\r\n");
    }
    if let Some(form) = form {
        let length = form.len();
        words += "Content-Type: application/x-www-form-urlencoded\r\n";
        words += &format!("Content-Length: {length}\r\n");
    }
    words += "\r\n";
    words += form.unwrap_or_default();
    let mut stream = connect(from, to, None).await?;
    stream.write_all(words.as_bytes()).await?;
    let mut bytes = Vec::with_capacity(1024);
    stream.read_to_end(&mut bytes).await?;
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head.split(' ').nth(1);
    Ok(Answer {
        status: status.and_then(|status| status.parse().ok()).unwrap_or(0),
        head: head.to_owned(),
        body: body.to_owned(),
    })
}

impl Answer {
    /// Every value of a header, by its name in lower case.
    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.head.lines().filter_map(move |line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }

    /// Where it leads on to; empty if nowhere.
    pub(crate) fn location(&self) -> &str {
        self.all("location").next().unwrap_or_default()
    }

    /// The cookies that it sets, as they are sent back.
    pub(crate) fn cookies(&self) -> String {
        let set = self.all("set-cookie");
        let pairs: Vec<_> = set
            .filter_map(|cookie| cookie.split(';').next())
            .filter(|pair| !pair.ends_with('='))
            .collect();
        pairs.join("; ")
    }

    /// The value of the first field `name` of a form on the page.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        let (_, rest) = self.body.split_once(&format!("name=\"{name}\" value=\""))?;
        rest.split('"').next()
    }

    /// A field of a JSON answer that is a text without escapes.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let (_, rest) = self.body.split_once(&format!("\"{name}\":\""))?;
        rest.split('"').next()
    }
}
