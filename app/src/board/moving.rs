//! People are moved by hand while circles are being formed: with keys, with a mouse, by touch.
//!
//! Enter lifts and sets down, arrows choose the circle, Escape puts back; a tap lifts too, and a tap on a circle sets
//! down; a mouse drags, and a finger does by the sign. What a move makes of the sizes is said before it is made. Nothing
//! moves here until the server says so. Without script a person is a link to the page where they are moved.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use web_sys::{Element, Event};

use super::browser::{all, at, class_number, first, focus, number, on, within, word};
use crate::blocks::FaceScreen;
use crate::light::follow;
use crate::say::say;
use crate::words::count;

/// A pointer that went so far drags; one that went less far taps. In pixels.
const DRAGS_AFTER: f64 = 6.0;

/// Someone who is lifted.
#[derive(Clone, Debug)]
struct Lifted {
    person: u32,
    called: String,
    keeps: bool,
    /// Places among the circles that are drawn.
    from: usize,
    to: usize,
}

/// A pointer that is down on someone.
#[derive(Clone, Copy, Debug)]
struct Down {
    person: u32,
    x: f64,
    y: f64,
    drags: bool,
}

struct Moving {
    screen: FaceScreen,
    says: RwSignal<String>,
    lifted: RefCell<Option<Lifted>>,
    down: RefCell<Option<Down>>,
    /// Who was set down last, to have the focus where they are then.
    set_down: RefCell<Option<u32>>,
}

/// Watches for as long as the page lives.
pub(super) fn watch(screen: FaceScreen, says: RwSignal<String>) {
    let moving = Rc::new(Moving {
        screen,
        says,
        lifted: RefCell::new(None),
        down: RefCell::new(None),
        set_down: RefCell::new(None),
    });
    type Heard = fn(&Moving, Event);
    let events: [(&str, Heard); 7] = [
        ("keydown", Moving::key),
        ("click", Moving::click),
        ("pointerdown", Moving::pointer_down),
        ("pointermove", Moving::pointer_move),
        ("pointerup", Moving::pointer_up),
        ("pointercancel", |moving, _| moving.put_back()),
        // A link would be dragged as a link.
        ("dragstart", |_, event| {
            if within(&event, ".mover").is_some() {
                event.prevent_default();
            }
        }),
    ];
    for (name, heard) in events {
        let moving = moving.clone();
        on(name, move |event| heard(&moving, event));
    }
    // What was lifted is drawn anew with the circles, and who was set down keeps the focus.
    follow(move || {
        screen.face.track();
        let moving = moving.clone();
        set_timeout(move || moving.renew(), Duration::ZERO);
    });
}

impl Moving {
    fn key(&self, event: Event) {
        if !self.screen.link.get_untracked().is_live() {
            return;
        }
        let key = word(&event, "key");
        let is_lifted = self.lifted.borrow().is_some();
        match (key.as_str(), is_lifted) {
            ("Enter", false) => {
                let Some(person) = within(&event, ".mover__name").and_then(|_| mover(&event))
                else {
                    return;
                };
                self.lift(&person);
            }
            ("Enter", true) => self.set_down(),
            ("Escape", true) => self.put_back(),
            ("ArrowRight" | "ArrowDown", true) => self.choose(1),
            ("ArrowLeft" | "ArrowUp", true) => self.choose(-1),
            _ => return,
        }
        event.prevent_default();
    }

    /// A tap on someone lifts them; with someone lifted, a tap on a circle sets them down there.
    fn click(&self, event: Event) {
        if !self.screen.link.get_untracked().is_live() {
            return;
        }
        let on_name = within(&event, ".mover__name").is_some();
        if on_name {
            event.prevent_default();
        }
        let lifted = self.lifted.borrow().clone();
        match (lifted, group_of(&event)) {
            (None, _) if on_name => {
                if let Some(person) = mover(&event) {
                    self.lift(&person);
                }
            }
            (Some(lifted), Some(to)) if to != lifted.from => {
                self.choose_place(to);
                self.set_down();
            }
            (Some(_), _) => self.put_back(),
            (None, _) => {}
        }
    }

    fn pointer_down(&self, event: Event) {
        if !self.screen.link.get_untracked().is_live() || number(&event, "button") != 0.0 {
            return;
        }
        // A finger on a name scrolls the page; on the sign it drags.
        let touch = word(&event, "pointerType") == "touch";
        if touch && within(&event, ".mover > .glyph").is_none() {
            return;
        }
        let person = mover(&event).and_then(|mover| class_number(&mover, "person-"));
        let (x, y) = (number(&event, "clientX"), number(&event, "clientY"));
        let drags = false;
        *self.down.borrow_mut() = person.map(|person| Down {
            person,
            x,
            y,
            drags,
        });
    }

    fn pointer_move(&self, event: Event) {
        let Some(down) = *self.down.borrow() else {
            return;
        };
        let (x, y) = (number(&event, "clientX"), number(&event, "clientY"));
        if !down.drags {
            if (x - down.x).hypot(y - down.y) < DRAGS_AFTER {
                return;
            }
            let selector = [".person-", &down.person.to_string()].concat();
            let Some(person) = first(&selector) else {
                return;
            };
            self.lift(&person);
            *self.down.borrow_mut() = Some(Down {
                drags: true,
                ..down
            });
        }
        let over = at(x, y).and_then(|over| over.closest(".group").ok().flatten());
        if let Some(to) = over.and_then(|over| place(&over)) {
            self.choose_place(to);
        }
    }

    fn pointer_up(&self, event: Event) {
        let Some(down) = self.down.borrow_mut().take().filter(|down| down.drags) else {
            return;
        };
        let (x, y) = (number(&event, "clientX"), number(&event, "clientY"));
        let over = at(x, y).and_then(|over| over.closest(".group").ok().flatten());
        match over.and_then(|over| place(&over)) {
            Some(to) => {
                self.choose_place(to);
                self.set_down();
            }
            None => self.put_back(),
        }
        // The click that follows is part of the drag.
        let still = down.person;
        *self.set_down.borrow_mut() = Some(still);
    }

    fn lift(&self, mover: &Element) {
        let Some(from) = mover
            .closest(".group")
            .ok()
            .flatten()
            .and_then(|one| place(&one))
        else {
            return;
        };
        let name = mover.query_selector(".mover__name").ok().flatten();
        let called = name.and_then(|name| name.text_content());
        *self.lifted.borrow_mut() = class_number(mover, "person-").map(|person| Lifted {
            person,
            called: called.unwrap_or_default(),
            keeps: mover.class_list().contains("is-keeper"),
            from,
            to: from,
        });
        self.draw();
    }

    fn choose(&self, by: isize) {
        let groups = groups().len();
        if let Some(lifted) = self.lifted.borrow_mut().as_mut() {
            let to = lifted.to as isize + by;
            lifted.to = to.rem_euclid(groups.max(1) as isize) as usize;
        }
        self.draw();
    }

    fn choose_place(&self, to: usize) {
        let changed = self.lifted.borrow_mut().as_mut().is_some_and(|lifted| {
            let changed = lifted.to != to;
            lifted.to = to;
            changed
        });
        if changed {
            self.draw();
        }
    }

    fn set_down(&self) {
        let Some(lifted) = self.lifted.borrow_mut().take() else {
            return;
        };
        self.draw();
        let preview = first(".groups").and_then(|groups| class_number(&groups, "preview-"));
        let to = groups().get(lifted.to).cloned();
        let (Some(preview), Some(to)) = (preview, to) else {
            return;
        };
        if lifted.to == lifted.from {
            return;
        }
        // Who is set down in none of them is left over.
        let to = class_number(&to, "to-").map_or_else(|| "null".to_owned(), |to| to.to_string());
        let (preview, person) = (preview.to_string(), lifted.person.to_string());
        let pieces = [
            r#"{"act":{"move_person":{"preview":"#,
            &preview,
            r#","person":"#,
            &person,
            r#","to":"#,
            &to,
            "}}}",
        ];
        *self.set_down.borrow_mut() = Some(lifted.person);
        self.screen.ask(&pieces.concat(), None, None);
    }

    fn put_back(&self) {
        *self.lifted.borrow_mut() = None;
        *self.down.borrow_mut() = None;
        self.draw();
    }

    /// The circles are others, or stand elsewhere.
    fn renew(&self) {
        let gone =
            |lifted: &Lifted| first(&[".person-", &lifted.person.to_string()].concat()).is_none();
        if self.lifted.borrow().as_ref().is_some_and(gone) {
            self.put_back();
        } else if self.lifted.borrow().is_some() {
            self.draw();
        }
        let set_down = self.set_down.borrow_mut().take();
        let is_lost = document()
            .active_element()
            .is_none_or(|element| element.tag_name() == "BODY");
        if let Some(person) = set_down.filter(|_| is_lost) {
            let selector = [".person-", &person.to_string(), " .mover__name"].concat();
            first(&selector).into_iter().for_each(focus);
        }
    }

    /// Marks who is lifted and where to, and says what that makes.
    fn draw(&self) {
        let lifted = self.lifted.borrow().clone();
        let groups = groups();
        for (group, here) in groups.iter().zip(0..) {
            let is_target = lifted
                .as_ref()
                .is_some_and(|lifted| lifted.to == here && lifted.to != lifted.from);
            mark(group, "data-target", is_target);
            for mover in all(group, ".mover") {
                let person = class_number(&mover, "person-");
                let is_lifted = lifted
                    .as_ref()
                    .is_some_and(|lifted| Some(lifted.person) == person);
                mark(&mover, "data-lifted", is_lifted);
            }
        }
        self.says.set(
            lifted
                .map(|lifted| says(&lifted, &groups))
                .unwrap_or_default(),
        );
    }
}

/// What a move makes of the circles.
fn says(lifted: &Lifted, groups: &[Element]) -> String {
    let name = |at: usize| {
        let name = groups
            .get(at)
            .and_then(|group| group.get_attribute("aria-label"));
        name.unwrap_or_default()
    };
    let size = |at: usize| {
        groups
            .get(at)
            .map_or(0, |group| all(group, ".mover:not(.mover--gap)").len())
    };
    let called = &lifted.called;
    if lifted.to == lifted.from {
        return say().board_lifted(called, name(lifted.from));
    }
    let (from, to) = (name(lifted.from), name(lifted.to));
    let keeper = groups
        .get(lifted.to)
        .and_then(|group| group.query_selector(".is-keeper").ok().flatten());
    if lifted.keeps && keeper.is_some() {
        return say().board_keepers_change(called, from, to);
    }
    let (less, more) = (size(lifted.from).saturating_sub(1), size(lifted.to) + 1);
    say().board_moving(called, from, to, count(less), count(more))
}

fn mover(event: &Event) -> Option<Element> {
    within(event, ".mover:not(.mover--gap)")
}

/// The circles as they are drawn; the last are those who are left over.
fn groups() -> Vec<Element> {
    first("#main")
        .map(|main| all(&main, ".group"))
        .unwrap_or_default()
}

fn place(group: &Element) -> Option<usize> {
    groups().iter().position(|one| one == group)
}

fn group_of(event: &Event) -> Option<usize> {
    place(&within(event, ".group")?)
}

fn mark(element: &Element, name: &str, on: bool) {
    _ = if on {
        element.set_attribute(name, "")
    } else {
        element.remove_attribute(name)
    };
}
