//! A server full of circles: opened, sat down in, connected, begun.

use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use futures::stream::{self, StreamExt, TryStreamExt};
use tokio_tungstenite::tungstenite::Message;

use crate::circle::{Circle, PHONES, Phone, Screens};
use crate::http::{self, Answer};
use crate::line::{self, Heard};
use crate::ring::{DESK, Ring};
use crate::server::{Kind, Programs, Server};
use crate::timings::Timings;
use crate::trouble::Trouble;

/// How many circles are prepared at the same time.
const PREPARED_AT_ONCE: usize = 24;
/// How long what was asked for may take, where the server is far behind.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often a screen says that it is there.
const PING_EVERY: Duration = Duration::from_secs(15);
/// In how many portions the pings of all screens are said in that time.
const PING_PORTIONS: usize = 150;

/// A server, its circles, and what their phones heard.
pub(crate) struct House {
    pub(crate) server: Server,
    pub(crate) screens: Screens,
    pub(crate) circles: Vec<Rc<Circle>>,
    pub(crate) heard: Rc<Heard>,
    /// What the server held before anyone came, in bytes.
    pub(crate) empty: u64,
    /// What it held when everyone had a seat, and nobody was connected.
    pub(crate) seated: u64,
    pings: tokio::task::JoinHandle<()>,
}

impl House {
    /// Starts a server and fills it with circles whose phones have their seats, and are not connected. `rounds` is how
    /// many rounds of five laps each circle has.
    pub(crate) async fn open(
        kind: Kind,
        programs: &Programs,
        screens: Screens,
        circles: usize,
        rounds: usize,
    ) -> Result<House, Trouble> {
        let server = Server::start(kind, programs).await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        let empty = server.memory()?;
        let begun = Instant::now();
        let opening = (0..circles).map(|number| open_circle(&server, screens, number, rounds));
        let opening = stream::iter(opening).buffer_unordered(PREPARED_AT_ONCE);
        let mut circles: Vec<_> = opening.map_ok(Rc::new).try_collect().await?;
        circles.sort_by_key(|circle| circle.number);
        let pings = tokio::task::spawn_local(ping(circles.clone()));
        eprintln!(
            "   {}: {} circles of {PHONES} sat down in {:.1} s",
            server.name(),
            circles.len(),
            begun.elapsed().as_secs_f64()
        );
        let seated = server.memory()?;
        Ok(House {
            server,
            screens,
            circles,
            heard: Rc::default(),
            empty,
            seated,
            pings,
        })
    }

    /// Connects every phone that is not connected, so many at a time.
    pub(crate) async fn connect(&self, at_once: usize) -> Result<(), Trouble> {
        let heard = &self.heard;
        let apart =
            |(circle, phone): &(&Rc<Circle>, usize)| circle.phones[*phone].says.borrow().is_none();
        let all = self.phones().filter(apart);
        let opening =
            all.map(|(circle, phone)| line::open(circle, phone, self.server.address(phone), heard));
        let opening = stream::iter(opening).buffer_unordered(at_once);
        opening.try_collect().await
    }

    /// Each keeper begins their circle, and everyone sees it.
    pub(crate) async fn begin(&self) -> Result<(), Trouble> {
        if self.server.kind != Kind::Hearth {
            return Ok(());
        }
        for circle in &self.circles {
            circle.says(DESK, fastrand::u128(..), r#""begin""#);
        }
        let begun = Instant::now();
        let waits = |circle: &Rc<Circle>| circle.ring.borrow().piece().is_none();
        while self.circles.iter().any(waits) {
            if begun.elapsed() > PATIENCE {
                let refused = format!("{:?}", self.heard.timings.borrow().refused);
                let words = format!("a circle did not begin; refused: {refused}");
                return Err(Trouble::wrong(words));
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// Every phone, with its circle.
    pub(crate) fn phones(&self) -> impl Iterator<Item = (&Rc<Circle>, usize)> {
        let of = |circle| (0..PHONES).map(move |phone| (circle, phone));
        self.circles.iter().flat_map(of)
    }

    /// Begins to measure anew: what was measured so far.
    pub(crate) fn measured(&self) -> Timings {
        self.heard.timings.take()
    }

    /// Waits until nothing is due or on its way, at most for so long. How many steps were given up then: first those
    /// that were only due, and a while later those that nobody answered.
    pub(crate) async fn rest(&self, at_most: Duration) -> usize {
        self.wait_for_rest(at_most).await;
        let put_off = self.sum(Ring::put_off);
        self.wait_for_rest(PATIENCE).await;
        put_off + self.sum(Ring::give_up)
    }

    async fn wait_for_rest(&self, at_most: Duration) {
        let until = Instant::now() + at_most;
        let busy = |circle: &Rc<Circle>| !circle.ring.borrow().is_at_rest();
        while self.circles.iter().any(busy) && Instant::now() < until {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    fn sum(&self, give_up: impl Fn(&mut Ring, &mut Timings) -> usize) -> usize {
        let mut timings = self.heard.timings.borrow_mut();
        let circles = self.circles.iter();
        circles
            .map(|circle| give_up(&mut circle.ring.borrow_mut(), &mut timings))
            .sum()
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.pings.abort();
        let mut timings = self.heard.timings.borrow_mut();
        for (circle, phone) in self.phones() {
            circle.cut(phone, &mut timings);
        }
    }
}

/// Every screen says about every 15 seconds that it is there, and not all in step.
async fn ping(circles: Vec<Rc<Circle>>) {
    let portions = u32::try_from(PING_PORTIONS).unwrap_or(1);
    let mut ticks = tokio::time::interval(PING_EVERY / portions);
    for portion in (0..PING_PORTIONS).cycle() {
        ticks.tick().await;
        for circle in &circles {
            for phone in 0..PHONES {
                let place = circle.number * PHONES + phone;
                if circle.kind == Kind::Hearth && place % PING_PORTIONS == portion {
                    circle.sends(phone, Message::text(r#"{"ping":{"sent":1795212220000}}"#));
                }
            }
        }
    }
}

/// Opens a circle and sits its people down, one after the other, so that the seats are in order.
async fn open_circle(
    server: &Server,
    screens: Screens,
    number: usize,
    rounds: usize,
) -> Result<Circle, Trouble> {
    let mut circle = open_empty(server, screens, number, rounds, PHONES).await?;
    if server.kind != Kind::Hearth {
        circle.phones = (0..PHONES).map(|_| Phone::default()).collect();
        return Ok(circle);
    }
    for phone in 1..PHONES {
        circle
            .phones
            .push(sit(&circle, server.address(phone)).await?);
    }
    Ok(circle)
}

/// Opens a circle in which nobody sits but its keeper, with room for so many phones.
pub(crate) async fn open_empty(
    server: &Server,
    screens: Screens,
    number: usize,
    rounds: usize,
    most: usize,
) -> Result<Circle, Trouble> {
    let mut circle = Circle::new(number, server.kind, screens, most);
    if server.kind != Kind::Hearth {
        return Ok(circle);
    }
    let (from, to) = (circle.from, server.address(DESK));
    let editor = http::ask(from, to, "GET /host", "", None).await?;
    let form = format!("page={}&{}", mark(&editor)?, plan(rounds));
    let opened = http::ask(from, to, "POST /host", "", Some(&form)).await?;
    let code = opened.location().strip_prefix("/c/");
    let code = code.and_then(|path| path.split('/').next());
    let refused = || unexpected("opening a circle", &opened);
    circle.code = code.ok_or_else(refused)?.to_owned();
    circle.phones.push(phone_of(&opened));
    Ok(circle)
}

/// Someone comes to the door with a new browser, and sits down.
pub(crate) async fn sit(circle: &Circle, to: SocketAddr) -> Result<Phone, Trouble> {
    let (from, code) = (circle.from, &circle.code);
    let door = http::ask(from, to, &format!("GET /c/{code}"), "", None).await?;
    let form = format!("page={}&by=&called=", mark(&door)?);
    let line = format!("POST /c/{code}/sit");
    let sat = http::ask(from, to, &line, "", Some(&form)).await?;
    if !sat.location().ends_with("/seat") {
        return Err(unexpected("sitting down", &sat));
    }
    Ok(phone_of(&sat))
}

fn phone_of(answer: &Answer) -> Phone {
    Phone {
        cookies: answer.cookies(),
        ..Phone::default()
    }
}

fn mark(page: &Answer) -> Result<&str, Trouble> {
    page.field("page")
        .ok_or_else(|| unexpected("a page with a form", page))
}

fn unexpected(what: &str, answer: &Answer) -> Trouble {
    let (status, location) = (answer.status, answer.location());
    let body: String = answer.body.chars().take(200).collect();
    Trouble::wrong(format!(
        "{what} was answered with {status} {location} {body}"
    ))
}

/// The form of a plan of so many rounds, and a closing.
fn plan(rounds: usize) -> String {
    let mut form = "title=Tuesday+evening+circle&intention=To+arrive%2C+and+to+hear+each+other.\
                    &care=&keeper_turn=first&direction=clockwise&late=open&late_place=at_end&own="
        .to_owned();
    for part in 0..rounds {
        form += &format!(
            "&part={part}%3Around&p{part}-kind=question&p{part}-question=What+brought+you+here%3F\
             &p{part}-share=180&p{part}-laps=5"
        );
    }
    form += &format!("&part={rounds}%3Aclosing&p{rounds}-way=one_word");
    form
}
