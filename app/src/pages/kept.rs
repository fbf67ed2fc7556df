//! The end of a circle: one sentence and thanks; then what one may take along, and for whoever opened the circle a moment
//! of their own. What was kept of it is one plain sentence, and every line of it a tap deeper.

use circle::Record;
use leptos::prelude::*;

use super::bar::Bar;
use super::oval::Oval;
use super::privacy_page::period;
use super::threshold::Threshold;
use crate::care::helpline;
use crate::error_line::error_line;
use crate::icons::{Icon, Piece};
use crate::own_script::own_script;
use crate::say::say;
use crate::words;
use crate::words_field::WordsField;

/// How many seats let go where they may not be counted, and how many there is room for.
#[cfg(feature = "ssr")]
const FEW: usize = 4;
#[cfg(feature = "ssr")]
const MANY: usize = 50;

/// What the last pages do in the browser alone.
const KEEPSAKE: &str = include_str!("keepsake.js");

/// How the last page of a circle goes on to the hall once something is asked there, without being drawn anew before.
const LED_ON: &str = include_str!("led_on.js");

/// What the last pages know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPage {
    /// All there is.
    pub remains: Remains,
    /// Where the others are, in the hall of a gathering that goes on: this circle was one of it.
    pub hall: Option<String>,
    /// How many days this server keeps it.
    pub days: u32,
    /// Whether this is a browser of its host, who may delete it.
    pub host: bool,
}

/// What remains of a circle or of a whole gathering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remains {
    pub id: String,
    /// `2026-11-21`.
    pub day: String,
    /// How many seats let go at the end.
    people: usize,
    /// What was, in a sentence for those who were there.
    listened: String,
    /// What is kept, in a sentence.
    sentence: String,
    /// Every number that is kept, with its name.
    lines: Vec<(String, u32)>,
}

impl From<&Record> for Remains {
    fn from(record: &Record) -> Remains {
        Remains {
            id: record.id.clone(),
            day: record.day.clone(),
            people: usize::try_from(record.people).unwrap_or(usize::MAX),
            listened: listened(record),
            sentence: sentence(record),
            lines: vec![
                (say().kept_people(), record.people),
                (say().kept_minutes(), record.minutes),
                (say().kept_parts(), record.parts),
                (say().kept_rounds(), record.rounds),
                (say().kept_shares(), record.shares),
                (say().kept_breaths(), record.breaths),
            ],
        }
    }
}

#[cfg(feature = "ssr")]
impl From<&gathering::HallRecord> for Remains {
    fn from(record: &gathering::HallRecord) -> Remains {
        let minutes = time(record.minutes);
        let (listened, sentence) = match record.sums {
            Some(sums) => (
                say().hall_listened(sums.people, sums.circles, minutes.clone()),
                say().hall_was_kept(sums.people, sums.circles, minutes, day(&record.day)),
            ),
            None => (
                say().hall_listened_few(minutes.clone()),
                say().hall_was_kept_few(minutes, day(&record.day)),
            ),
        };
        let mut lines = vec![
            (say().kept_minutes(), record.minutes),
            (say().kept_blocks(), record.blocks),
        ];
        if let Some(sums) = record.sums {
            lines.insert(0, (say().kept_people(), sums.people));
            lines.push((say().kept_circles(), sums.circles));
            lines.push((say().kept_breaths(), sums.breaths));
        }
        Remains {
            id: record.id.clone(),
            day: record.day.clone(),
            // As many as a last picture has room for, where they may not be counted.
            people: record
                .sums
                .map_or(FEW, |sums| (sums.people as usize).min(MANY)),
            listened,
            sentence,
            lines,
        }
    }
}

/// The last sentence of a circle. It keeps the night of the projector.
#[component]
pub fn Kept(
    /// What is known.
    page: KeptPage,
    /// On the projector nobody presses anything.
    wall: bool,
) -> impl IntoView {
    let people = page.remains.people;
    let in_hall = page.hall.is_some() && !wall;
    let bar = (!wall).then(|| view! { <Bar /> });
    let deck = (!wall).then(|| {
        let take = format!("/kept/{}/take", page.remains.id);
        let words = if page.host {
            say().kept_who_held()
        } else {
            say().kept_take_with_me()
        };
        view! {
            <section class="deck" aria-label=say().seat_what_you_can_do()>
                <a class="btn btn--quiet" href=take>{words}</a>
                {page
                    .hall
                    .map(|hall| {
                        view! { <a class="btn btn--solid btn--main" href=hall>{say().to_the_others()}</a> }
                    })}
            </section>
        }
    });
    let led_on = in_hall.then(|| own_script(LED_ON));
    let class = if wall {
        "hand-held farewell farewell--wall"
    } else {
        "hand-held farewell"
    };
    view! {
        <div class=class>
            {bar}
            <main id="main">
                {Oval::LetGo(people).draw()}
                <div class="farewell__words">
                    <Piece />
                    <h1 class="last">{page.remains.listened}</h1>
                    <p class="last__thanks">{say().circle_closed_sub()}</p>
                    <p class="last__go">{say().wall_go()}</p>
                </div>
            </main>
            {deck}
            {led_on}
        </div>
    }
}

/// For one who left before the end.
#[component]
pub fn Left(
    /// Where the others are, in the hall of a gathering that goes on.
    hall: Option<String>,
) -> impl IntoView {
    let on = hall.map(|hall| {
        view! { <a class="btn btn--solid btn--main" href=hall>{say().to_the_hall()}</a> }
    });
    view! {
        <div class="hand-held farewell">
            <Bar />
            <main id="main">
                {Oval::Leaving.draw()}
                <div class="farewell__words">
                    <h1 class="last">{say().left_line()}</h1>
                    <p class="last__thanks">
                        {say().left_sub()}
                    </p>
                    <p class="last__go">{say().wall_go()}</p>
                </div>
            </main>
            <section class="deck" aria-label=say().seat_what_you_can_do()>
                <a class="btn btn--quiet" href="/">{say().to_the_first_page()}</a>
                {on}
            </section>
        </div>
    }
}

/// What a participant may take along.
#[component]
pub fn Take(
    /// What is known.
    page: KeptPage,
) -> impl IntoView {
    view! {
        <div class="hand-held">
            <Bar />
            <main id="main" class="take">
                <h1 class="page__h">{say().take_h()}</h1>
                <section class="sec" aria-labelledby="step-h">
                    <h2 class="sec__head" id="step-h">
                        <label for="step">{say().take_step()}</label>
                    </h2>
                    <WordsField id="step" rows="2" />
                    <p class="small-print">{say().take_step_sub()}</p>
                    <button class="deeper" type="button" id="step-save" hidden=true>
                        {say().take_step_save()}
                    </button>
                </section>
                <Along />
                <WhatIsKept page=page />
                <div class="fade-low"></div>
            </main>
            <section class="deck" aria-label=say().seat_what_you_can_do()>
                <a class="btn btn--main btn--quiet" href="/" data-act="leave">{say().take_go()}</a>
            </section>
            {own_script(KEEPSAKE)}
        </div>
    }
}

/// For whoever opened the circle, once the others have gone. Fields without a name and without a form: nothing is sent.
#[component]
pub fn Afterwards(
    /// What is known.
    page: KeptPage,
) -> impl IntoView {
    let people = page.remains.people;
    let asks = [
        say().after_how_are_you(),
        say().after_asked_most(),
        say().after_otherwise(),
        say().after_look_in(),
    ];
    let asks = asks.into_iter().enumerate().map(|(at, ask)| {
        let id = format!("own-{at}");
        view! {
            <div>
                <label for=id.clone()>{ask}</label>
                <WordsField id=id rows="2" />
            </div>
        }
    });
    let record = page.remains.id.clone();
    view! {
        <div class="after">
            <Bar more="after__top" />
            <main class="after__right" id="main">
                <h1 class="page__h">{say().kept_who_held()}</h1>
                <p class="onlyhere onlyhere--slim">
                    <Icon name="i-lock" more="icon--sm" />
                    <span>{say().after_only_here()}</span>
                </p>
                <div class="after__asks" id="own" data-record=record>
                    {asks.collect_view()}
                </div>
                <div class="after__foot">
                    <button class="btn btn--bare" type="button" data-act="let_go" hidden=true>
                        {say().after_let_go()}
                    </button>
                    <p class="small-print" id="own-said" role="status"></p>
                    <button class="btn btn--quiet" type="button" data-act="save" hidden=true>
                        {say().after_save()}
                    </button>
                    <button class="btn btn--solid" type="button" data-act="keep" hidden=true>
                        {say().after_keep()}
                    </button>
                </div>
            </main>
            <aside class="after__left" aria-label=say().circle_closed()>
                {Oval::LetGo(people).draw()}
                <Along />
                <WhatIsKept page=page />
            </aside>
            {own_script(KEEPSAKE)}
        </div>
    }
}

/// The agreements, which the circle's last page left in this tab; and where to turn if something stirred.
#[component]
fn Along() -> impl IntoView {
    view! {
        <div>
            <details class="along" id="ours" hidden=true>
                <summary class="help">
                    <Icon name="i-bloom" />
                    <span>
                        <span class="help__name">{say().agreed_name()}</span>
                        <span class="help__what">{say().along_agreements_sub()}</span>
                    </span>
                    <Icon name="i-right" />
                </summary>
                <ol class="lines-list" id="ours-lines"></ol>
                <p class="takes">
                    <button class="btn btn--quiet" type="button" data-act="save">
                        {say().along_agreements_save()}
                    </button>
                </p>
            </details>
            <details class="along">
                <summary class="help">
                    <Icon name="i-phone" />
                    <span>
                        <span class="help__name">{say().along_stirred()}</span>
                        <span class="help__what">
                            {say().along_stirred_sub()}
                        </span>
                    </span>
                    <Icon name="i-right" />
                </summary>
                <div class="along__words">
                    <p>
                        {say().along_later()}
                    </p>
                    <p class="care__here" id="stirred-here" hidden=true></p>
                    <p>
                        {[&say().along_danger(), " "].concat()}
                        {helpline()}
                        {[" ", &*say().along_danger_lists()].concat()}
                    </p>
                </div>
            </details>
        </div>
    }
}

/// The record in one sentence; every line of it, and for its host the way to delete it, a tap deeper.
#[component]
fn WhatIsKept(page: KeptPage) -> impl IntoView {
    let Remains {
        id,
        day,
        sentence,
        lines,
        ..
    } = page.remains;
    let deleting = page.host.then(|| deleting(&id));
    let files = files(&id);
    view! {
        <section class="sec" aria-labelledby="kept">
            <h2 class="sec__head" id="kept">{say().kept_h()}</h2>
            <p class="kept">{sentence}</p>
            <details>
                <summary class="deeper">{say().kept_lines()}</summary>
                <dl class="gone">
                    <div>
                        <dt>{say().kept_id()}</dt>
                        <dd><code>{id}</code></dd>
                    </div>
                    <div>
                        <dt>{say().kept_day()}</dt>
                        <dd class="nums">{day}</dd>
                    </div>
                    {lines
                        .into_iter()
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
                    {say().kept_all(period(page.days))}
                </p>
                {files}
                {deleting}
            </details>
        </section>
    }
}

fn files(id: &str) -> impl IntoView + use<> {
    view! {
        <p class="takes">
            <a class="btn btn--quiet" href=format!("/kept/{id}.json") download="">
                {say().kept_as_json()}
            </a>
            <a class="btn btn--quiet" href=format!("/kept/{id}.csv") download="">
                {say().kept_as_csv()}
            </a>
        </p>
    }
}

fn deleting(id: &str) -> impl IntoView + use<> {
    view! {
        <p class="sec__lede">
            {[&say().kept_yours(), " "].concat()}
            <a class="deeper" href=format!("/kept/{id}/delete")>{say().kept_delete()}</a>
        </p>
    }
}

/// Asks the host once more before the record goes.
#[component]
pub fn DeleteRecord(
    /// All there is.
    remains: Remains,
    /// The mark of the page.
    page: String,
    /// Why it was not done yet.
    error: Option<String>,
) -> impl IntoView {
    let error = error.map(|sentence| error_line(None, Some("alert"), sentence));
    let kept = format!("/kept/{}", remains.id);
    let delete = format!("{kept}/delete");
    let deck = view! {
        {error}
        <a class="btn btn--quiet" href=format!("{kept}/take")>{say().delete_not()}</a>
        <button class="btn btn--solid btn--main" type="submit" form="delete">
            {say().delete_sure()}
        </button>
    };
    view! {
        <Threshold oval=Oval::Bench deck=deck.into_any()>
            <h1 class="page__h">{say().delete_h()}</h1>
            <p class="lede">
                {say().delete_sub(day(&remains.day))}
            </p>
            <p class="lede">{say().delete_take()}</p>
            {files(&remains.id)}
            <form id="delete" action=delete method="post">
                <input type="hidden" name="page" value=page />
            </form>
        </Threshold>
    }
}

/// What was, in a sentence for those who were there.
pub(crate) fn listened(record: &Record) -> String {
    let people = record.people;
    say().listened(people, time(record.minutes), counted(people))
}

/// What is kept, in a sentence.
fn sentence(record: &Record) -> String {
    let people = record.people;
    say().what_was_kept(
        people,
        time(record.minutes),
        day(&record.day),
        words::count(people as usize),
    )
}

fn counted(people: u32) -> String {
    words::capital(&words::count(people as usize))
}

fn time(minutes: u32) -> String {
    say().so_long(minutes)
}

/// `2026-11-21` as people say it.
fn day(date: &str) -> String {
    let mut parts = date.splitn(3, '-').skip(1).map(str::parse::<usize>);
    let (month, day) = (parts.next(), parts.next());
    match (month, day) {
        (Some(Ok(month @ 1..=12)), Some(Ok(day))) => say().day_and_month(day, say().month(month)),
        _ => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Record, day, listened, sentence};

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
    fn every_month_has_its_name() {
        let days = (1..=12).map(|month| day(&format!("2026-{month:02}-03")));
        let months =
            "January February March April May June July August September October November December";
        let told = months.split(' ').map(|month| format!("3 {month}"));
        assert!(days.eq(told));
        assert_eq!(day("2026-13-03"), "2026-13-03");
    }

    #[test]
    fn a_record_reads_as_a_sentence() {
        assert_eq!(
            listened(&record(9, 83)),
            "Nine people listened to each other for 83 minutes."
        );
        assert_eq!(
            listened(&record(1, 0)),
            "One person sat here for less than a minute."
        );
        assert_eq!(
            sentence(&record(34, 1)),
            "That 34 people sat together for a minute on 20 November. Nothing with your name."
        );
        assert_eq!(
            sentence(&record(1, 2)),
            "That one person sat here for 2 minutes on 20 November. Nothing with your name."
        );
    }
}
