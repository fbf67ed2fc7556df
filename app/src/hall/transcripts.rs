//! What a gathering's phones and its wall say, as texts that anyone can read: an afternoon from its beginning to its end.
//! They are kept in `app/transcripts/hall-*.txt` and worked out of the rules, like those of a circle.

use circle::{Pattern, Thumb};
use gathering::person::PersonId;
use gathering::{Answer, HallAction, HallActor, PlaceWish, Wish};

use super::bench::{ELIF, Hall, JO, LEILA, MAREN, MINUTE, RUTH, SAMIR, TOMAS};
use crate::face::Face;
use crate::face::transcripts::telling::{order_at, telling};
use crate::face::transcripts::{claims, compared, kept};

/// Who is told of, with what they are in the afternoon.
const PHONES: [(PersonId, &str, &str); 7] = [
    (LEILA, "Leila", "takes part"),
    (ELIF, "Elif", "came with Leila"),
    (TOMAS, "amber wool", "gave no name"),
    (RUTH, "Ruth", "keeps a circle"),
    (SAMIR, "Samir", "keeps a circle"),
    (JO, "Jo", "helps"),
    (MAREN, "Maren", "hosts"),
];

struct Book {
    file: &'static str,
    text: String,
    broken: Vec<String>,
    hall: Hall,
    last: Vec<(&'static str, Vec<String>)>,
    known: Vec<(String, String)>,
}

impl Book {
    fn of(file: &'static str, about: &str, hall: Hall) -> Book {
        Book {
            file,
            text: format!("{about}\n"),
            broken: Vec::new(),
            hall,
            last: Vec::new(),
            known: Vec::new(),
        }
    }

    fn head(&mut self, moment: &str) {
        let under = "=".repeat(moment.chars().count());
        self.text.push_str(&format!("\n\n{moment}\n{under}\n"));
    }

    /// What the phones of `whom` show now.
    fn tells(&mut self, moment: &str, whom: &[PersonId]) {
        self.head(moment);
        for (person, name, what) in PHONES {
            if self.hall.gathering.person(person).is_none() {
                continue;
            }
            let face = self.hall.phone(person);
            let called = self.hall.called();
            let name_of = |whom: u64| called.of(PersonId(whom as u32));
            let broken = claims::broken_of(&face, &name_of).into_iter();
            self.broken
                .extend(broken.map(|why| format!("{moment}, {name}: {why}")));
            if whom.contains(&person) {
                self.tell(name, &format!("{name} ({what})"), &face);
            }
        }
    }

    fn wall(&mut self, moment: &str) {
        self.head(moment);
        let face = self.hall.wall();
        self.text
            .push_str(&format!("\nTHE WALL, drawn as {}\n", face.look));
        let told = telling(&face, self.hall.now);
        for line in told.top.iter().chain(&told.page) {
            self.text.push_str(&format!("  {line}\n"));
        }
    }

    fn tell(&mut self, name: &'static str, head: &str, face: &Face) {
        let told = telling(face, self.hall.now);
        let sections = [
            ("", told.top),
            ("Under the bar", told.under_the_bar),
            ("On the page", told.page),
            ("Pinned", told.pinned),
            ("The afternoon", order_at(face, self.hall.now)),
            ("Agreements", told.agreed),
            ("My seat", told.seat),
            ("Care", told.care),
        ];
        let all: Vec<_> = sections
            .iter()
            .flat_map(|(title, lines)| lines.iter().map(move |line| format!("{title}{line}")))
            .collect();
        let last = self.last.iter().position(|(known, _)| *known == name);
        let before = last.map(|at| self.last.swap_remove(at).1);
        self.last.push((name, all.clone()));
        if before.as_ref() == Some(&all) {
            self.text.push_str(&format!("\n{head}: as before.\n"));
            return;
        }
        self.text.push_str(&format!("\n{}\n", head.to_uppercase()));
        for (title, lines) in sections {
            self.section(name, title, &lines);
        }
    }

    /// A section, unless the sheet says what it or another one said before.
    fn section(&mut self, name: &str, title: &str, lines: &[String]) {
        let (said, indent) = (
            lines.join("\n"),
            if title.is_empty() { "  " } else { "    " },
        );
        if lines.is_empty() {
            return;
        }
        let sheet = !["", "Under the bar", "On the page", "Pinned"].contains(&title);
        let key = format!("{title}\n{said}");
        if sheet && let Some((_, who)) = self.known.iter().find(|(known, _)| *known == key) {
            if who != name {
                self.text.push_str(&format!("  {title}: as {who}\n"));
            }
            return;
        }
        if sheet {
            self.known.push((key, name.to_owned()));
        }
        if !title.is_empty() {
            self.text.push_str(&format!("  {title}:\n"));
        }
        for line in lines {
            self.text.push_str(&format!("{indent}{line}\n"));
        }
    }
}

fn together(book: &mut Book, by: PersonId, with: PersonId) {
    book.hall.wishes(by, Wish::Together { with });
}

fn waiting() -> Book {
    let about = "Phones in the hall, before the afternoon begins and while circles are formed.";
    let mut book = Book::of("hall-waiting.txt", about, Hall::with(9));
    let all = [LEILA, TOMAS, RUTH, JO, MAREN];
    book.tells("Before it begins", &all);
    let arrive = "Tea and arriving";
    book.hall.goes_on_to(arrive);
    book.tells("People come and have tea", &[LEILA, TOMAS]);
    together(&mut book, LEILA, ELIF);
    book.tells("Leila says that Elif came with her", &[LEILA, ELIF]);
    together(&mut book, ELIF, LEILA);
    let place = Some(PlaceWish::QuietCorner);
    book.hall.wishes(LEILA, Wish::Place { place });
    book.hall.wishes(LEILA, Wish::Apart { from: TOMAS });
    book.tells(
        "Elif says so too; Leila asks for a quiet corner, and not to sit with one",
        &[LEILA, ELIF, TOMAS],
    );
    book.hall.carries(TOMAS);
    book.tells("Someone without a phone comes with amber wool", &[TOMAS]);
    book.hall.goes_on_to("Finding our circles");
    book.tells("We find our circles", &[LEILA, TOMAS, RUTH, MAREN]);
    book.hall.goes_on_to("Finding other circles");
    let topics = vec![2, 0];
    book.hall.wishes(LEILA, Wish::Topics { topics });
    book.tells("By topic; Leila has chosen two", &[LEILA, TOMAS]);
    book
}

fn places() -> Book {
    let about = "One's place: an offer, the way there, the seat, a move.";
    let mut book = Book::of("hall-places.txt", about, Hall::with(9));
    let mine = book.hall.carries(TOMAS);
    book.hall.goes_on_to("Finding our circles");
    book.hall.tells(2);
    book.tells("Each phone shows its place", &[LEILA, TOMAS, RUTH, JO]);
    book.hall.answers(LEILA, Answer::FiveMore);
    book.tells("Leila asks for five more minutes", &[LEILA]);
    book.hall.answers(ELIF, Answer::Yes);
    book.tells("Elif says yes", &[ELIF]);
    book.hall.carries_out();
    book.tells("Her circle has a seat for her", &[ELIF]);
    book.hall.waits(5 * MINUTE);
    book.tells("Five minutes later", &[LEILA]);
    book.hall.all_say_yes();
    book.hall.goes_on_to("First circle");
    book.tells("They sit", &[LEILA, TOMAS, RUTH, JO, MAREN]);
    let late = book.hall.comes(HallActor::Door);
    let seat = |person: PersonId, hall: &Hall| {
        let own = hall.gathering.own_view(person);
        own.and_then(|own| own.sits).map(|(circle, _)| circle)
    };
    let (here, there) = (seat(LEILA, &book.hall), seat(RUTH, &book.hall));
    let other = if here == there {
        seat(SAMIR, &book.hall)
    } else {
        there
    };
    let Some(circle) = other else {
        panic!("no circle")
    };
    let keeps = false;
    book.hall.does(
        MAREN,
        HallAction::SeatHere {
            person: LEILA,
            circle,
            keeps,
        },
    );
    book.tells("Leila is asked over to the other circle", &[LEILA]);
    book.hall.does(MAREN, HallAction::Hold);
    book.hall.carries_out();
    book.tells("All is held meanwhile", &[LEILA, JO]);
    book.hall.does(MAREN, HallAction::LetGo);
    book.hall.waits(MINUTE);
    book.tells("She has said nothing for a minute", &[LEILA]);
    book.hall.does(
        MAREN,
        HallAction::SeatHere {
            person: late,
            circle,
            keeps: true,
        },
    );
    book.hall.does(
        MAREN,
        HallAction::SeatHere {
            person: JO,
            circle,
            keeps: true,
        },
    );
    book.tells("Jo is asked to keep a circle", &[JO]);
    _ = mine;
    book
}

fn room() -> Book {
    let about = "What goes on in the whole room.";
    let mut book = Book::of("hall-room.txt", about, Hall::with(9));
    book.hall.goes_on_to("Welcome");
    book.tells("The host welcomes everyone", &[LEILA]);
    book.hall.goes_on_to("A breath together");
    book.tells("A breath is planned", &[LEILA]);
    let (pattern, breaths) = (Pattern::Calm, 3);
    book.hall
        .does(MAREN, HallAction::Breathe { pattern, breaths });
    book.tells("One breath", &[LEILA]);
    book.hall.waits(40_000);
    book.tells("It is over", &[LEILA]);
    book.hall.goes_on_to("What we ask of each other");
    book.tells("What we ask of each other", &[LEILA, TOMAS]);
    let thumb = |agreement: u16, thumb| HallAction::Thumb {
        agreement: circle::AgreementId(agreement),
        wording: 0,
        thumb,
    };
    book.hall.does(LEILA, thumb(0, Thumb::Sideways));
    book.tells("Leila can live with the first", &[LEILA]);
    let people: Vec<_> = book.hall.gathering.people().map(|one| one.id).collect();
    for person in people {
        for agreement in 0..2 {
            book.hall.does(person, thumb(agreement, Thumb::Up));
        }
        let last = if person == JO { Thumb::Down } else { Thumb::Up };
        book.hall.does(person, thumb(2, last));
    }
    book.tells(
        "All have answered, and one cannot live with the last",
        &[LEILA, JO],
    );
    book.hall.goes_on_to("How the piece works");
    book.tells("A card", &[LEILA]);
    book.hall.does(MAREN, HallAction::Hold);
    book.tells("Everything is held", &[LEILA]);
    book.hall.does(MAREN, HallAction::LetGo);
    book.hall.goes_on_to("Soup in the kitchen");
    book.tells("A break", &[LEILA]);
    book.hall.goes_on_to("Back together");
    book.tells("Back together", &[LEILA]);
    book.hall.goes_on_to("Closing");
    book.tells("The closing", &[LEILA]);
    book
}

fn wall() -> Book {
    let mut book = Book::of("hall-wall.txt", "The room's wall.", Hall::with(9));
    book.wall("Before it begins");
    book.hall.goes_on_to("Tea and arriving");
    for _ in 0..20 {
        book.hall.comes(HallActor::Door);
    }
    book.wall("More than two dozen have come");
    book.hall.goes_on_to("Welcome");
    book.wall("The welcome");
    book.hall.goes_on_to("A breath together");
    let (pattern, breaths) = (Pattern::Calm, 3);
    book.hall
        .does(MAREN, HallAction::Breathe { pattern, breaths });
    book.wall("One breath");
    book.hall.waits(40_000);
    book.hall.goes_on_to("What we ask of each other");
    let people: Vec<_> = book.hall.gathering.people().map(|one| one.id).collect();
    for (at, person) in people.into_iter().enumerate() {
        let thumb = if at % 6 == 0 {
            Thumb::Sideways
        } else {
            Thumb::Up
        };
        let agreement = circle::AgreementId(0);
        book.hall.does(
            person,
            HallAction::Thumb {
                agreement,
                wording: 0,
                thumb,
            },
        );
    }
    book.wall("All have answered the first agreement");
    book.hall.goes_on_to("How the piece works");
    book.wall("A card");
    book.hall.goes_on_to("Finding our circles");
    book.wall("We find our circles");
    book.hall.tells(2);
    book.wall("Each phone shows its place");
    book.hall.all_say_yes();
    book.hall.goes_on_to("First circle");
    book.wall("In our circles");
    book.hall.does(MAREN, HallAction::Hold);
    book.wall("Everything is held");
    book.hall.does(MAREN, HallAction::LetGo);
    book.hall.goes_on_to("Soup in the kitchen");
    book.wall("A break");
    book.hall.goes_on_to("Finding other circles");
    book.wall("Circles by topic");
    book.hall.goes_on_to("Back together");
    book.wall("Back together");
    book.hall.goes_on_to("Closing");
    book.wall("The closing");
    book
}

#[test]
fn every_hall_face_reads_as_its_transcript() {
    let books = [waiting(), places(), room(), wall()];
    let texts: Vec<_> = books
        .iter()
        .map(|book| (book.file.to_owned(), book.text.clone()))
        .collect();
    compared(&texts);
    let mut files: Vec<_> = books.iter().map(|book| book.file.to_owned()).collect();
    files.sort();
    // Those of the board are kept beside it.
    let mut kept = kept("hall-");
    kept.retain(|file| !file.starts_with("hall-board"));
    assert_eq!(kept, files);
    let broken: Vec<_> = books.iter().flat_map(|book| book.broken.clone()).collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}
