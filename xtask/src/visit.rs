//! Starting the server for a moment and asking it for pages, as a browser would.

use crate::place;
use crate::step::{Naming, StepError, not_started};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server of our own on a free port, with an empty database; it ends when this is dropped.
pub(crate) struct Server {
    child: Child,
    address: SocketAddr,
    _folder: tempfile::TempDir,
}

/// The cookies that one browser has been given, as it sends them back.
pub(crate) type Cookies = Vec<String>;

/// What came back for a request.
pub(crate) struct Answer {
    status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Server {
    /// Starts `program` and waits until it listens.
    pub(crate) fn start(program: &Path) -> Result<Self, StepError> {
        let folder = tempfile::tempdir().at(&place::target())?;
        let address = free_address().at(program)?;
        let mut command = Command::new(program);
        command
            .arg("serve")
            .arg("--listen")
            .arg(address.to_string());
        command
            .arg("--database")
            .arg(folder.path().join("hearth.db"));
        command
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        let child = command
            .spawn()
            .map_err(|source| not_started(&command, source))?;
        let mut server = Self {
            child,
            address,
            _folder: folder,
        };
        let begun = Instant::now();
        while TcpStream::connect(address).is_err() {
            let ended = server.child.try_wait().at(program)?.is_some();
            if ended || begun.elapsed() > Duration::from_secs(30) {
                return Err(StepError::Wrong(format!(
                    "{} did not start",
                    place::short(program)
                )));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(server)
    }

    /// Asks for a page, and follows where it is sent on to.
    pub(crate) fn get(&self, path: &str, cookies: &mut Cookies) -> Result<Answer, StepError> {
        self.follow(format!("GET {path}"), "", cookies)
    }

    /// Sends a form, and follows where it is sent on to.
    pub(crate) fn post(
        &self,
        path: &str,
        form: &str,
        cookies: &mut Cookies,
    ) -> Result<Answer, StepError> {
        self.follow(format!("POST {path}"), form, cookies)
    }

    fn follow(
        &self,
        mut line: String,
        mut form: &str,
        cookies: &mut Cookies,
    ) -> Result<Answer, StepError> {
        for _ in 0..6 {
            let answer = self.ask(&line, form, cookies).at(Path::new(&line))?;
            cookies.extend(
                answer
                    .all("set-cookie")
                    .map(|cookie| cookie.split(';').next().unwrap_or_default().to_owned()),
            );
            if answer.status == 200 {
                return Ok(answer);
            }
            let next = answer.all("location").next().map(str::to_owned);
            let Some(next) = next.filter(|_| (301..=308).contains(&answer.status)) else {
                let status = answer.status;
                return Err(StepError::Wrong(format!(
                    "{line} was answered with {status}"
                )));
            };
            let prefix = format!("http://{}", self.address);
            line = format!("GET {}", next.strip_prefix(&prefix).unwrap_or(&next));
            form = "";
        }
        Err(StepError::Wrong(format!("{line} leads round in a circle")))
    }

    /// One request. HTTP/1.0, so that the body simply ends with the connection.
    fn ask(&self, line: &str, form: &str, cookies: &[String]) -> std::io::Result<Answer> {
        let address = self.address;
        let mut head =
            format!("{line} HTTP/1.0\r\nHost: {address}\r\nOrigin: http://{address}\r\n");
        if !cookies.is_empty() {
            head += &format!("Cookie: {}\r\n", cookies.join("; "));
        }
        if !form.is_empty() {
            head += "Content-Type: application/x-www-form-urlencoded\r\n";
            head += &format!("Content-Length: {}\r\n", form.len());
        }
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        stream.write_all(format!("{head}\r\n{form}").as_bytes())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap_or(bytes.len());
        let body = bytes.split_off((end + 4).min(bytes.len()));
        let head = String::from_utf8_lossy(&bytes).into_owned();
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .unwrap_or(0);
        Ok(Answer { status, head, body })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    /// Every value of a header, by its name in lower case.
    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.head.lines().filter_map(move |line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }

    /// The first address in the page that begins with `start`.
    pub(crate) fn path(&self, start: &str) -> Option<String> {
        self.after("=\"", start)
            .map(|rest| format!("{start}{rest}"))
    }

    /// The value of the form field `name`.
    pub(crate) fn field(&self, name: &str) -> Option<String> {
        self.after(&format!("name=\"{name}\" "), "value=\"")
    }

    /// The text that follows `before` and `start`, up to a quotation mark.
    fn after(&self, before: &str, start: &str) -> Option<String> {
        let page = String::from_utf8_lossy(&self.body);
        let (_, rest) = page.split_once(&format!("{before}{start}"))?;
        Some(rest.split('"').next()?.to_owned())
    }
}

fn free_address() -> std::io::Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()
}
