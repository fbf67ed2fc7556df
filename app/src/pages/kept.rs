//! The closing page: the whole record, and what is gone.

use circle::Record;
use leptos::prelude::*;

use super::frame::Frame;
use super::privacy_page::period;
use crate::error_line::error_line;

/// What was kept of a circle that has ended.
#[component]
pub fn Kept(
    /// All there is.
    record: Record,
    /// How many days this server keeps it.
    days: u32,
    /// Whether this is a browser of its host: only they are asked to take it along, and may delete it.
    host: bool,
) -> impl IntoView {
    let id = record.id.clone();
    let deleting = host.then(|| deleting(&id));
    let files = host.then(|| files(&id));
    view! {
        <Frame>
            <div class="record__top">
                <h1 class="page__h">"The circle is closed."<br />"Thank you for coming."</h1>
                <p class="page__lede">{in_words(&record)}</p>
            </div>
            <section class="sec" aria-labelledby="kept">
                <h2 class="sec__head" id="kept">"What we kept"</h2>
                <p class="record__none">"Nothing with your name."</p>
                <dl class="gone">
                    <div>
                        <dt>"A random id"</dt>
                        <dd><code>{record.id}</code></dd>
                    </div>
                    <div>
                        <dt>"Day"</dt>
                        <dd class="nums">{record.day}</dd>
                    </div>
                    {[
                        ("People", record.people),
                        ("Minutes", record.minutes),
                        ("Parts", record.parts),
                        ("Rounds", record.rounds),
                        ("Shares, in words or in silence", record.shares),
                        ("Breaths together", record.breaths),
                    ]
                        .map(|(name, count)| {
                            view! {
                                <div>
                                    <dt>{name}</dt>
                                    <dd class="nums">{count}</dd>
                                </div>
                            }
                        })
                        .collect_view()}
                </dl>
                <p class="sec__lede">
                    {format!("That is all of it, word for word. It is kept {}.", period(days))}
                </p>
                {files}
            </section>
            {deleting}
            <section class="sec" aria-labelledby="gone">
                <h2 class="sec__head" id="gone">"What is gone"</h2>
                <dl class="gone">
                    {[
                        ("Names and seats", "forgotten when it closed"),
                        ("Title, intention, questions", "forgotten when it closed"),
                        ("Our agreements and answers", "forgotten when it closed"),
                        ("The room code and every key", "open nothing any more"),
                        ("Cookies of this circle", "taken off this device"),
                        ("What was said", "never written down"),
                    ]
                        .map(|(what, how)| {
                            view! {
                                <div>
                                    <dt>{what}</dt>
                                    <dd>{how}</dd>
                                </div>
                            }
                        })
                        .collect_view()}
                </dl>
            </section>
        </Frame>
    }
}

fn files(id: &str) -> impl IntoView + use<> {
    view! {
        <p class="takes">
            <a class="btn btn--quiet" href=format!("/kept/{id}.json") download="">
                "Save as JSON"
            </a>
            <a class="btn btn--quiet" href=format!("/kept/{id}.csv") download="">
                "Save as CSV"
            </a>
        </p>
    }
}

fn deleting(id: &str) -> impl IntoView + use<> {
    view! {
        <section class="sec" aria-labelledby="sooner">
            <h2 class="sec__head" id="sooner">"Sooner, if you like"</h2>
            <p class="sec__lede">
                "You opened this circle. From this browser, and on this page alone, you can delete what is left of it before its time."
            </p>
            <p class="takes">
                <a class="btn btn--quiet" href=format!("/kept/{id}/delete")>
                    "Delete this record"
                </a>
            </p>
        </section>
    }
}

/// Asks the host once more before the record goes.
#[component]
pub fn DeleteRecord(
    /// All there is.
    record: Record,
    /// The mark of the page.
    page: String,
    /// Why it was not done yet.
    error: Option<&'static str>,
) -> impl IntoView {
    let error = error.map(|sentence| error_line(None, Some("alert"), sentence));
    let kept = format!("/kept/{}", record.id);
    let delete = format!("{kept}/delete");
    // On one line: its hyphens are no places to break it.
    let day = record.day.replace('-', "\u{2011}");
    view! {
        <Frame>
            <div class="record__top">
                <h1 class="page__h">"Delete this record?"</h1>
                <p class="page__lede">
                    {format!(
                        "It holds the counts of a circle on {day}, and nothing of anyone. Once it is deleted nobody can bring it back.",
                    )}
                </p>
            </div>
            <section class="sec" aria-labelledby="before">
                <h2 class="sec__head" id="before">"Before it goes"</h2>
                <p class="sec__lede">"If someone has asked you for these numbers, take them along now."</p>
                {files(&record.id)}
            </section>
            <form class="sec" action=delete method="post">
                <input type="hidden" name="page" value=page />
                {error}
                <p class="takes">
                    <button class="btn btn--solid" type="submit">"Delete it for good"</button>
                    <a class="btn btn--quiet" href=kept>"Keep it"</a>
                </p>
            </form>
        </Frame>
    }
}

/// The record as a sentence.
fn in_words(record: &Record) -> String {
    let people = match record.people {
        1 => "One person sat here".to_owned(),
        many => format!("{} people listened to each other", number(many)),
    };
    match record.minutes {
        0 => format!("{people} for less than a minute."),
        1 => format!("{people} for a minute."),
        55..=65 => format!("{people} for about an hour."),
        minutes => format!("{people} for {minutes} minutes."),
    }
}

/// Small numbers as words, for the beginning of a sentence.
fn number(count: u32) -> String {
    const WORDS: [&str; 13] = [
        "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
        "Eleven", "Twelve",
    ];
    usize::try_from(count)
        .ok()
        .and_then(|count| WORDS.get(count))
        .map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Record, in_words};

    fn record(people: u32, minutes: u32) -> Record {
        Record {
            id: "x".to_owned(),
            day: "2026-11-20".to_owned(),
            people,
            minutes,
            parts: 5,
            rounds: 2,
            shares: 12,
            breaths: 12,
        }
    }

    #[test]
    fn a_record_reads_as_a_sentence() {
        assert_eq!(
            in_words(&record(9, 61)),
            "Nine people listened to each other for about an hour."
        );
        assert_eq!(
            in_words(&record(1, 0)),
            "One person sat here for less than a minute."
        );
        assert_eq!(
            in_words(&record(14, 1)),
            "14 people listened to each other for a minute."
        );
    }
}
