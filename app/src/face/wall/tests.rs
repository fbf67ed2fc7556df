//! What the projector shows, read like a text: a page of it for each kind of part, and for what may come between.
//!
//! `transcript.txt` is that text. After a change it is written anew with `HEARTH_TEST_TRANSCRIPTS=write cargo test`, and read.

#![allow(clippy::unwrap_used, reason = "a test")]

use circle::spoken::{Side, Spoken, SpokenAction, Weather};
use circle::{CommandId, How, Part, Timestamp};
use serde_json::{Value, json};

use super::*;
use crate::bench::{Bench, plan};

const TRANSCRIPT: &str = include_str!("transcript.txt");
const NAMES: [&str; 6] = [
    "Maren",
    "Amara",
    "Bartholomew Featherstonehaugh-Adeyemi Jr",
    "Jo",
    "Noor",
    "Priya",
];

/// A circle, and what its wall showed so far.
struct Hall {
    bench: Bench,
    pages: String,
}

impl Hall {
    fn of(parts: &[Value]) -> Hall {
        Hall::asking(
            parts,
            &["One person speaks at a time.", "You may always pass."],
        )
    }

    fn asking(parts: &[Value], agreed: &[&str]) -> Hall {
        let parts = parts.iter();
        let parts = parts.map(|part| serde_json::from_value::<Part>(part.clone()).unwrap());
        Hall {
            bench: Bench::of(plan(parts.collect()), agreed, &NAMES),
            pages: String::new(),
        }
    }

    fn keeper(&mut self, action: Value) {
        self.bench.keeper(serde_json::from_value(action).unwrap());
    }

    fn part(&self) -> usize {
        self.bench.circle.commons().stage.part().unwrap()
    }

    fn next(&mut self) {
        let from = self.part();
        self.keeper(json!({ "next_part": { "from": from } }));
    }

    /// What each of the seats says.
    fn all_say(&mut self, say: impl Fn(usize, CommandId) -> SpokenAction) {
        for seat in 0..NAMES.len() {
            let said = say(self.part(), CommandId(1_000 + seat as u128));
            let seat = SeatId(u32::try_from(seat).unwrap());
            self.bench.spoken = self
                .bench
                .spoken
                .act(&self.bench.circle, seat, None, &said)
                .unwrap();
        }
    }

    /// The piece goes on until nobody has it.
    fn goes_round(&mut self, how: How) {
        while self.bench.circle.piece().holder().is_some() {
            self.bench.passes(how);
        }
    }

    /// A page for what the wall shows now.
    fn shows(&mut self, when: &str) {
        let seen = self.bench.circle.screen_view();
        let spoken = self.bench.spoken.view(&self.bench.circle);
        let ended = self.bench.circle.has_ended();
        let record = ended.then(|| {
            self.bench
                .circle
                .record("id".to_owned(), Timestamp(83 * 60_000))
        });
        let sight = WallSight::new(&seen, &self.bench.people, &spoken, record.as_ref());
        let face = face(&sight);
        let page = &mut self.pages;
        *page += &format!(
            "== {when}\n{}\n{} / {}\n",
            face.look, face.circle, face.part
        );
        *page += &format!("# {}\n", face.line);
        written(page, 0, &face.word);
        for step in &face.sub {
            *page += &format!("  {}\n", step.text);
        }
        written(page, 0, &face.body);
        for (frame, piece) in face.ring.iter().zip(&face.piece) {
            let (view, title) = (&frame.view, &piece.title);
            *page += &format!("  {view}, {}: {title}\n", piece.mode);
        }
        *page += "\n";
    }
}

fn written(page: &mut String, deep: usize, blocks: &[Block]) {
    for block in blocks {
        let mut words = vec![block.kind.word().to_owned()];
        let more = [&block.look, &block.name, &block.text, &block.sub];
        words.extend(more.into_iter().filter(|words| !words.is_empty()).cloned());
        if block.count > 0 && block.kind == crate::face::Kind::Item {
            words.push(block.count.to_string());
        }
        let steps = block
            .steps
            .iter()
            .map(|step| format!("{} > {}", step.text, step.sub));
        words.extend(steps);
        *page += &format!("{}- {}\n", "  ".repeat(deep + 1), words.join(" | "));
        written(page, deep + 1, &block.within);
    }
}

#[test]
fn the_wall_reads_as_it_is_written_down() {
    let question = "What would lighten it, even a little?";
    let lines = json!([{ "text": "Who keeps this fire?", "who": "keeper" }, { "text": "We do.", "who": "all" }]);
    let mut hall = Hall::of(&[
        json!({ "words": { "kind": "opening", "text": "Be welcome.\nAll of you." } }),
        json!("agreements"),
        json!({ "breathing": { "pattern": "calm-4-6", "breaths": 6 } }),
        json!({ "round": { "question": question, "share": 180_000, "note": "It may touch on loss." } }),
        json!({ "values": { "offered": ["Care", "Truth"], "own": true } }),
        json!({ "centre": { "question": question, "note": "It may touch on loss.", "untouched": 600_000 } }),
        json!({ "silence": { "length": 600_000 } }),
        json!({ "together": { "way": "call_and_response", "lines": lines, "repeats": 1, "line_time": null } }),
        json!({ "remembering": { "invitation": "Whose name do you bring?", "response": "We remember." } }),
        json!({ "gratitude": { "invitation": "Who or what would you like to thank, in a breath?" } }),
        json!({ "pairs": { "size": 2, "share": 180_000, "question": question } }),
        json!({ "offers_and_needs": {} }),
        json!("weather"),
        json!({ "centre_word": { "question": "A word for tonight." } }),
        json!({ "break": { "length": 600_000 } }),
        json!({ "reflection": { "length": 600_000 } }),
        json!({ "closing": { "way": "one_word" } }),
    ]);
    hall.shows("people arrive");
    hall.keeper(json!("begin"));
    hall.shows("words are read");
    hall.bench.people.keeper_away = true;
    hall.shows("the keeper is away");
    hall.bench.people.keeper_away = false;
    hall.keeper(json!("pause"));
    hall.shows("all is held");
    hall.keeper(json!("resume"));
    hall.next();
    hall.shows("agreements");
    hall.next();
    hall.shows("a breath is planned");
    hall.next();
    hall.shows("a note is read");
    let part = hall.part();
    hall.keeper(json!({ "start_part": { "part": part } }));
    hall.goes_round_to(SeatId(2));
    hall.shows("a round");
    hall.keeper(json!("pause"));
    hall.shows("a round is held");
    hall.keeper(json!("resume"));
    hall.goes_round(How::NotNow);
    hall.shows("the piece is offered once more");
    hall.keeper(json!("pause"));
    hall.shows("a round is held while the piece lies in the middle");
    hall.keeper(json!("resume"));
    hall.next();
    hall.shows("values to choose from");
    hall.all_say(|part, _| SpokenAction::MarkValues {
        part,
        marks: vec![0],
    });
    hall.shows("values are marked");
    let part = hall.part();
    hall.keeper(json!({ "close_answers": { "part": part } }));
    hall.shows("what came of values");
    hall.next();
    hall.shows("the piece lies in the centre");
    hall.next();
    hall.shows("a silence");
    hall.next();
    hall.shows("lines before they are said");
    hall.keeper(json!({ "next_line": { "line": 0 } }));
    hall.shows("a line is said");
    hall.next();
    hall.shows("names are remembered");
    hall.next();
    hall.shows("thanks are said");
    hall.next();
    hall.shows("pairs");
    hall.next();
    hall.shows("cards are written");
    hall.all_say(|part, id| SpokenAction::LayCard {
        id,
        part,
        side: if id.0 % 2 == 0 {
            Side::Offer
        } else {
            Side::Need
        },
        text: format!("Card {}", id.0),
        again: false,
    });
    let part = hall.part();
    hall.keeper(json!({ "show_cards": { "part": part } }));
    hall.shows("cards are shown");
    hall.next();
    hall.shows("the weather is asked for");
    let part = hall.part();
    hall.keeper(json!({ "close_answers": { "part": part } }));
    hall.shows("too few said theirs");
    hall.next();
    hall.all_say(|part, id| SpokenAction::LayWord {
        id,
        part,
        text: format!("Word {}", id.0),
    });
    hall.shows("words lie in the centre");
    hall.next();
    hall.shows("a break");
    hall.next();
    hall.shows("a quiet time");
    hall.next();
    hall.shows("a closing");
    hall.keeper(json!("close"));
    hall.shows("it is over");
    if std::env::var("HEARTH_TEST_TRANSCRIPTS").is_ok_and(|asked| asked == "write") {
        let to = concat!(env!("CARGO_MANIFEST_DIR"), "/src/face/wall/transcript.txt");
        std::fs::write(to, &hall.pages).unwrap();
    } else {
        assert_eq!(hall.pages, TRANSCRIPT, "{}", hall.pages);
    }
}

impl Hall {
    fn goes_round_to(&mut self, seat: SeatId) {
        while self.bench.circle.piece().holder() != Some(seat) {
            self.bench.passes(How::Shared);
        }
    }
}

#[test]
fn how_many_agreements_stand_is_told_once_there_are_any() {
    let mut hall = Hall::asking(&[json!("agreements")], &[]);
    hall.keeper(json!("begin"));
    hall.shows("nothing is proposed");
    let none = "An agreement holds when each of us can live with it.\n";
    assert!(hall.pages.contains(none), "{}", hall.pages);
}

#[test]
fn answers_are_seen_as_a_whole_and_what_was_shown_stays() {
    let mut hall = Hall::of(&[json!("weather")]);
    hall.keeper(json!("begin"));
    hall.all_say(|part, _| SpokenAction::SayWeather {
        part,
        weather: Weather::Fog,
    });
    hall.shows("said");
    assert!(!hall.pages.contains("Fog"), "{}", hall.pages);
    hall.keeper(json!({ "close_answers": { "part": 0 } }));
    hall.shows("closed");
    assert!(hall.pages.contains("Fog | 6"), "{}", hall.pages);
    let before = hall.bench.spoken.clone();
    hall.bench.spoken = Spoken::found(&hall.bench.circle);
    hall.shows("after a restart");
    assert!(hall.pages.contains("is not kept"), "{}", hall.pages);
    let of = |spoken: &Spoken| {
        let view = spoken.view(&hall.bench.circle);
        crate::parts::weather::outcome::outcome(&view, 0)
    };
    let (known, now) = (of(&before), of(&hall.bench.spoken));
    assert_eq!(known[0].key, now[0].key);
    assert!(now[0].stays, "a screen that showed it goes on showing it");
}
