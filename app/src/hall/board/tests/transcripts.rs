//! What the board says, as a text that anyone can read. `HEARTH_TEST_TRANSCRIPTS=write` writes it anew.

use circle::time::MINUTE;
use gathering::{HallAction, HallActor, PersonId, PlaceWish, Way, Whom, Wish, Work};

use super::super::called::person;
use super::super::strip;
use super::afternoon::Afternoon;
use crate::face::Face;
use crate::face::transcripts::telling::telling;
use crate::face::transcripts::{claims, compared, kept};

struct Book {
    file: &'static str,
    text: String,
    broken: Vec<String>,
    hall: Afternoon,
    last: Vec<(&'static str, Vec<String>)>,
}

impl Book {
    fn of(file: &'static str, about: &str, hall: Afternoon) -> Book {
        Book {
            file,
            text: format!("{about}\n"),
            broken: Vec::new(),
            hall,
            last: Vec::new(),
        }
    }

    fn tells(&mut self, moment: &str) {
        let under = "=".repeat(moment.chars().count());
        self.text.push_str(&format!("\n\n{moment}\n{under}\n"));
        let (face, called) = (self.hall.face(), self.hall.called());
        let name_of = |whom: u64| person(&called, PersonId(whom as u32));
        let broken = claims::broken_of(&face, &name_of).into_iter();
        // A time of day needs no words beside it, an empty ring says nothing, and what is heard at once is read in what
        // waits, not in the line above.
        let broken = broken.filter(|why| {
            let apart = ["clock “”", "item “” (mini)", "heard and not read"];
            !apart.iter().any(|apart| why.starts_with(apart))
        });
        self.broken
            .extend(broken.map(|why| format!("{moment}: {why}")));
        let told = telling(&face, self.hall.now);
        let above = Face {
            word: face.order.clone(),
            ..Face::default()
        };
        let sections = [
            (
                "At the top",
                [told.top, vec![face.part.clone(), face.look.clone()]].concat(),
            ),
            ("For the whole house", told.under_the_bar),
            (
                "The afternoon",
                telling(&above, self.hall.now).under_the_bar,
            ),
            ("In the middle", told.page),
            ("What waits", told.seat),
            ("A word", told.agreed),
            ("The hand", told.pinned),
        ];
        for (title, lines) in sections {
            let last = self.last.iter().position(|(known, _)| *known == title);
            let before = last.map(|at| self.last.swap_remove(at).1);
            if before.as_ref() != Some(&lines) && !lines.is_empty() {
                self.text.push_str(&format!("\n  {title}:\n"));
                lines
                    .iter()
                    .for_each(|line| self.text.push_str(&format!("    {line}\n")));
            }
            self.last.push((title, lines));
        }
    }
}

fn wishes(hall: &mut Afternoon) {
    let place = |place| Wish::Place { place: Some(place) };
    for (a, b) in [(10, 11), (11, 10)] {
        hall.wishes(PersonId(a), &Wish::Together { with: PersonId(b) });
    }
    hall.wishes(PersonId(12), &Wish::Apart { from: PersonId(13) });
    hall.wishes(PersonId(14), &place(PlaceWish::NearExit));
    for n in 15..20 {
        hall.wishes(PersonId(n), &place(PlaceWish::QuietCorner));
    }
}

fn few() -> Book {
    let about = "The board of an afternoon with four circles, from its beginning.";
    let mut book = Book::of("hall-board.txt", about, Afternoon::of(4, 17));
    book.tells("Before it begins");
    book.hall
        .goes_on_to(|work| matches!(work, Work::Welcome { .. }));
    book.hall.host(HallAction::AddPerson);
    book.tells("The welcome; someone without a phone is there");
    book.hall
        .goes_on_to(|work| matches!(work, Work::Form { .. }));
    wishes(&mut book.hall);
    book.tells("Finding circles");
    book.hall.forms(Way::Even, 4);
    book.tells("Four circles, not told yet");
    book.hall.forms(Way::ByHand, 4);
    book.tells("By hand");
    book.hall.forms(Way::Even, 4);
    book.hall.tells();
    book.hall
        .goes_on_to(|work| matches!(work, Work::Circles { .. }));
    book.hall.all_go_on(true);
    book.tells("In circles, and all is well");
    book.hall.comes(HallActor::Door);
    book.hall.all_go_on(false);
    book.tells("Someone comes late; a keeper asks, one needs a person, one circle is quiet");
    book.hall
        .says("Soup is on the table, whenever you are ready.");
    let by = book.hall.now.after(20 * MINUTE);
    book.hall.host(HallAction::ComeBack { to: Whom::All, by });
    book.hall.carries_out();
    book.tells("A word, and a suggestion to come back");
    book.hall.host(HallAction::Hold);
    book.tells("Everything is held, and those who keep have gone on");
    for tile in book.hall.tiles.values_mut() {
        tile.held_since = Some(book.hall.now);
    }
    book.tells("Everything is held");
    book.hall.host(HallAction::LetGo);
    book.hall.host(HallAction::EndWhenClosed);
    book.tells("It goes on, and ends with the last circle");
    for holds in [false, true] {
        let blocks = book
            .hall
            .seen(|sight| strip(sight.host, sight.called, sight.now, holds, sight.code));
        let face = Face {
            word: blocks,
            ..Default::default()
        };
        let lines = telling(&face, book.hall.now).under_the_bar;
        let while_ = if holds {
            ", while she has the piece"
        } else {
            ""
        };
        book.text
            .push_str(&format!("\n  On the host’s own circle{while_}:\n"));
        lines
            .iter()
            .for_each(|line| book.text.push_str(&format!("    {line}\n")));
    }
    book
}

fn many(file: &'static str, circles: u8, others: usize) -> Book {
    let about = format!("The board of an afternoon with {circles} circles.");
    let mut hall = Afternoon::of(circles.into(), others);
    hall.goes_on_to(|work| matches!(work, Work::Form { .. }));
    hall.forms(Way::Even, circles);
    hall.tells();
    hall.goes_on_to(|work| matches!(work, Work::Circles { .. }));
    hall.waits(15);
    hall.all_go_on(false);
    let mut book = Book::of(file, &about, hall);
    book.tells("In circles");
    book
}

#[test]
fn the_board_reads_as_its_transcripts() {
    let books = [
        few(),
        many("hall-board-12.txt", 12, 60),
        many("hall-board-30.txt", 30, 150),
    ];
    let texts = books
        .iter()
        .map(|book| (book.file.to_owned(), book.text.clone()));
    compared(&texts.collect::<Vec<_>>());
    let mut files: Vec<_> = books.iter().map(|book| book.file.to_owned()).collect();
    files.sort();
    assert_eq!(kept("hall-board"), files);
    let broken: Vec<_> = books.iter().flat_map(|book| book.broken.clone()).collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}
