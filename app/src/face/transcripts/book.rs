//! One file of transcripts: moments, and in each what every phone shows that does not show what it did before.

use std::collections::BTreeMap;

use circle::{Action, Actor, Part, SeatId, TurnNumber};

use super::claims;
use super::gathering::{AMARA, ELIF, Gathering, JONAS, MAREN, PHONES, PRIYA, ROSA, TOMAS, name};
use super::telling::{Telling, order, telling};

pub(super) struct Book {
    name: &'static str,
    text: String,
    broken: Vec<String>,
    pub(super) circle: Gathering,
    /// What each phone showed last.
    last: BTreeMap<SeatId, Telling>,
    /// What the sheet of the order said last.
    order: Vec<String>,
    /// By whom and in which moment a section was told in full, by its title and lines.
    known: BTreeMap<(&'static str, Vec<String>), (&'static str, String)>,
}

impl Book {
    /// A file of this name, which begins with what it is about.
    pub(super) fn of(name: &'static str, about: &str) -> Book {
        Book {
            name,
            text: format!("{about}\n"),
            broken: Vec::new(),
            circle: Gathering::of(Vec::new(), &[]),
            last: BTreeMap::new(),
            order: Vec::new(),
            known: BTreeMap::new(),
        }
    }

    pub(super) fn file(&self) -> String {
        format!("{}.txt", self.name)
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn broken(&self) -> &[String] {
        &self.broken
    }

    /// Another circle, with these parts. The sheets are told where they differ from those of people arriving.
    pub(super) fn gathers(&mut self, parts: Vec<Part>, agreements: &[&str]) {
        self.gather(Gathering::of(parts, agreements));
    }

    fn gather(&mut self, circle: Gathering) {
        self.circle = circle;
        self.last.clear();
        for (seat, _) in self.sitting() {
            let telling = self.telling(seat);
            let told = (name(seat), "People come in".to_owned());
            self.known
                .entry(("Care", telling.care.clone()))
                .or_insert(told);
            self.last.insert(seat, telling);
        }
        let late = self.last.values().next().cloned().unwrap_or_default();
        self.last.insert(
            JONAS,
            Telling {
                seat: Vec::new(),
                ..late
            },
        );
    }

    /// The same, and it has begun: Elif has stepped out and Jonas has come.
    pub(super) fn begins(&mut self, parts: Vec<Part>, agreements: &[&str]) {
        self.gathers(parts, agreements);
        self.begin();
    }

    /// The same in a circle that is part of an afternoon of many circles.
    pub(super) fn begins_within_another(&mut self, parts: Vec<Part>) {
        self.gather(Gathering::within_another(parts));
        self.begin();
    }

    fn begin(&mut self) {
        self.circle.does(MAREN, Action::Begin);
        self.circle.does(ELIF, Action::StepOut);
        self.circle.sits(Actor::Door);
        let seat = self.telling(JONAS).seat;
        self.last.entry(JONAS).and_modify(|last| last.seat = seat);
    }

    /// What was shown before is told anew.
    pub(super) fn forgets(&mut self) {
        self.last.clear();
        self.known.clear();
    }

    /// The number of the turn that goes on.
    pub(super) fn turn(&self) -> TurnNumber {
        self.circle.turn()
    }

    /// The piece goes on until `seat` has it, and that is told.
    pub(super) fn passes_to(&mut self, seat: SeatId, moment: &str) {
        self.circle.passes_to(Some(seat));
        self.tells_of(moment, &[AMARA, PRIYA, JONAS, MAREN]);
    }

    fn sitting(&self) -> Vec<(SeatId, &'static str)> {
        let sits = |(seat, _): &(SeatId, &str)| self.circle.circle.seat(*seat).is_some();
        PHONES.into_iter().filter(sits).collect()
    }

    fn telling(&self, seat: SeatId) -> Telling {
        telling(&self.circle.face(seat), self.circle.now)
    }

    /// What all phones show now.
    pub(super) fn tells_all(&mut self, moment: &str) {
        self.tells_of(moment, &PHONES.map(|(seat, _)| seat));
    }

    /// What most phones show now.
    pub(super) fn tells(&mut self, moment: &str) {
        self.tells_of(moment, &[AMARA, TOMAS, ROSA]);
    }

    /// What the phones of `whom` show now. What holds for all is looked at on all of them.
    pub(super) fn tells_of(&mut self, moment: &str, whom: &[SeatId]) {
        let under = "=".repeat(moment.chars().count());
        self.text.push_str(&format!("\n\n{moment}\n{under}\n"));
        let mut told: Vec<(SeatId, Telling)> = Vec::new();
        let (mut still, mut alike) = (Vec::new(), Vec::new());
        for (seat, what) in self.sitting() {
            let face = self.circle.face(seat);
            let whose = format!("{}, {moment}, {}", self.name, name(seat));
            let broken = claims::broken(&face).into_iter();
            self.broken
                .extend(broken.map(|why| format!("{whose}: {why}")));
            if !whom.contains(&seat) {
                continue;
            }
            let now = telling(&face, self.circle.now);
            let last = self.last.insert(seat, now.clone()).unwrap_or_default();
            if now == last {
                still.push(name(seat));
            } else if let Some((other, _)) = told.iter().find(|(_, other)| *other == now) {
                alike.push(format!("{} as {}", name(seat), name(*other)));
            } else {
                self.tell((seat, what), &now, &last, moment);
                told.push((seat, now));
            }
        }
        if !alike.is_empty() {
            self.text
                .push_str(&format!("\nThe same: {}.\n", alike.join(", ")));
        }
        if !still.is_empty() {
            self.text
                .push_str(&format!("\nAs before: {}.\n", still.join(", ")));
        }
        let order = order(&self.circle.face(AMARA));
        if order != self.order {
            self.text
                .push_str(&format!("\nOn Amara’s sheet, {}\n", order.join("")));
            self.order = order;
        }
    }

    fn tell(&mut self, who: (SeatId, &str), now: &Telling, last: &Telling, moment: &str) {
        let (seat, what) = who;
        self.text
            .push_str(&format!("\n{} ({what})\n", name(seat).to_uppercase()));
        self.put("  ", &now.top);
        for (title, lines, before) in [
            ("Under the bar", &now.under_the_bar, &last.under_the_bar),
            ("On the page", &now.page, &last.page),
            ("Pinned", &now.pinned, &last.pinned),
        ] {
            let still = lines == before;
            self.section(title, lines, still.then_some("before"), (seat, moment));
        }
        for (title, lines, before) in [
            ("Care", &now.care, &last.care),
            ("Agreements", &now.agreed, &last.agreed),
            ("My seat", &now.seat, &last.seat),
        ] {
            if lines != before {
                self.section(title, lines, None, (seat, moment));
            }
        }
    }

    /// A section in full, unless it is shorter to say what it is like.
    fn section(
        &mut self,
        title: &'static str,
        lines: &[String],
        like: Option<&str>,
        (seat, moment): (SeatId, &str),
    ) {
        match lines {
            [] => return,
            [one] => return self.text.push_str(&format!("  {title}: {one}\n")),
            [..] => {}
        }
        let first = self.known.get(&(title, lines.to_vec()));
        let first = first.map(
            |(other, then)| match (*other == name(seat), then == moment) {
                (_, true) => (*other).to_owned(),
                (true, false) => format!("in “{then}”"),
                (false, false) => format!("{other} in “{then}”"),
            },
        );
        if let Some(like) = like.map(str::to_owned).or(first) {
            self.text.push_str(&format!("  {title}: as {like}\n"));
            return;
        }
        self.text.push_str(&format!("  {title}:\n"));
        self.put("    ", lines);
        let told = (name(seat), moment.to_owned());
        self.known.insert((title, lines.to_vec()), told);
    }

    fn put(&mut self, indent: &str, lines: &[String]) {
        for line in lines {
            self.text.push_str(&format!("{indent}{line}\n"));
        }
    }
}
