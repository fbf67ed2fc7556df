//! The ways back to circles that a browser has a place in, for the first page.

use std::net::IpAddr;

use app::pages::home::WayBack;
use app::room::Screen;
use axum::http::HeaderMap;

use super::cookies::{Jar, is_key};
use super::inside::Found;
use super::state::AppState;
use crate::chance;

/// The most places that are looked at; nobody sits in more circles at once.
const MOST: usize = 4;

impl AppState {
    /// The hall of a gathering that goes on here and in which this browser has a place. Only what this server has live is
    /// looked at, so that how long it takes tells of no code.
    pub(super) fn hall_here(&self, headers: &HeaderMap) -> Option<String> {
        let mut places = self.cookies.all(headers).take(MOST * 4);
        places.find_map(|(jar, code, key)| {
            let screen = match jar {
                Jar::Seat => Screen::Seat,
                Jar::Host => Screen::Desk,
                Jar::Projector | Jar::Name => return None,
            };
            let code = chance::read_code(code).filter(|_| is_key(key))?;
            let found = Found::Gathering(self.gatherings.live(&code)?);
            let opens = found.opens(jar, key);
            opens.then(|| found.address(&code, screen))
        })
    }

    /// The hall in which this browser's person is asked something now, or has a seat in a circle that sits.
    pub(super) fn hall_calls(&self, headers: &HeaderMap) -> Option<String> {
        let places = self.cookies.all(headers).take(MOST * 4);
        let mut seats = places.filter(|(jar, ..)| *jar == Jar::Seat);
        seats.find_map(|(_, code, key)| {
            let code = chance::read_code(code).filter(|_| is_key(key))?;
            let hall = self.gatherings.live(&code)?;
            let calls = {
                let snapshot = hall.snapshot();
                let person = snapshot.keys.seat_of(key)?;
                let offer = snapshot.gathering.person(person)?.offer;
                let asked = offer.is_some_and(|offer| offer.again_at.is_none());
                // The hall may not know yet that their circle has just ended.
                let sits = |code: &str| self.rooms.live(code).is_some();
                asked
                    || snapshot
                        .seat_of(person)
                        .is_some_and(|(.., code)| sits(code))
            };
            calls.then(|| Found::Gathering(hall).address(&code, Screen::Seat))
        })
    }

    /// Only a key that opens a circle which goes on is told of it. Each is counted before it is looked up, like every
    /// other cookie: how long that takes may tell of the code.
    pub(super) async fn ways_back(&self, headers: &HeaderMap, from: IpAddr) -> Vec<WayBack> {
        let places = self.cookies.all(headers).filter_map(|(jar, code, key)| {
            let screen = match jar {
                Jar::Host => Screen::Desk,
                Jar::Seat => Screen::Seat,
                Jar::Projector | Jar::Name => return None,
            };
            is_key(key).then_some((jar, screen, chance::read_code(code)?, key))
        });
        let mut ways: Vec<WayBack> = Vec::new();
        for (jar, screen, code, key) in places.take(MOST) {
            let open = self.rooms.open_circles();
            if !self.limits.look_at_cookie(from, &code, open) {
                continue;
            }
            let Ok(Some(found)) = self.find(&code).await else {
                continue;
            };
            if !found.opens(jar, key) {
                continue;
            }
            self.limits.good_cookie(from, &code, open);
            ways.push(WayBack {
                address: found.address(&code, screen),
                desk: screen == Screen::Desk,
                code: chance::show_code(&code),
            });
        }
        ways
    }
}
