//! What a host prints in case the wifi dies: the afternoon with its times and what is said in it, the agreements, the
//! places, the plans that keepers go by, and a poster for each circle's place.

#![allow(
    unreachable_pub,
    reason = "the macro of components makes public structs"
)]

use gathering::afternoon::bounds::MAX_CIRCLES;
use gathering::{Afternoon, Way, Work};
use leptos::prelude::*;

use crate::afternoon::way_called;
use crate::keeper::{Invite, Qr};
use crate::light::{Any, any};
use crate::plan::input::minutes;
use crate::plan::kinds::read_out;
use crate::say::say;
use crate::words::{part_names, pattern_name};

/// How many people the plans of circles are counted for where the afternoon does not say.
const ABOUT: u8 = 6;

/// What stands on paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HallPaperPage {
    /// What the afternoon is called.
    pub title: String,
    /// What it is; may be empty.
    pub about: String,
    pub blocks: Vec<PaperBlock>,
    /// When the first block begins, in minutes after midnight where the host is; none to count from the beginning.
    pub begins: Option<u64>,
    /// What we ask of each other, and whether each is in force.
    pub agreements: Vec<(String, bool)>,
    /// Whom to call here; may be empty.
    pub care: String,
    /// The plans that circles go by, each once.
    pub plans: Vec<PaperPlan>,
    /// A place for each circle, in their order.
    pub places: Vec<PaperPlace>,
    /// The way in, once there is one.
    pub invite: Option<Invite>,
}

/// A block on paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperBlock {
    pub name: String,
    /// What is said or asked in it; may be empty.
    pub words: String,
    pub minutes: u64,
}

/// The plan that circles go by in a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperPlan {
    /// What the block is called.
    pub block: String,
    pub title: String,
    /// Why people come together in it; may be empty.
    pub intention: String,
    /// The parts: name, words, and minutes.
    pub parts: Vec<(String, String, u64)>,
}

/// Where a circle sits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperPlace {
    /// The circle's number, from 1.
    pub number: usize,
    /// What the circle is called; may be empty.
    pub name: String,
    /// The place, and the way there; each may be empty.
    pub place: String,
    pub way: String,
    /// Who keeps it; a line to write on where that is not known.
    pub keeper: Option<String>,
}

impl HallPaperPage {
    /// The sheets of this afternoon, without places and without a way in.
    #[must_use]
    pub fn of(afternoon: &Afternoon, begins: Option<u64>) -> HallPaperPage {
        let mut about = ABOUT;
        let mut plans: Vec<PaperPlan> = Vec::new();
        for block in &afternoon.blocks {
            if let Work::Form { about: so_many, .. } = block.work {
                about = so_many;
            }
            if let Some(plan) = block.work.plan() {
                let times = plan.estimate(about.into()).parts.into_iter().map(minutes);
                let parts = part_names(&plan.kinds()).into_iter().zip(&plan.parts);
                let parts = parts.zip(times);
                plans.push(PaperPlan {
                    block: block.title.clone(),
                    title: plan.title.clone(),
                    intention: plan.intention.clone(),
                    parts: parts
                        .map(|((name, part), time)| (name, read_out(part), time))
                        .collect(),
                });
            }
        }
        let blocks = afternoon.blocks.iter().map(|block| PaperBlock {
            name: block.title.clone(),
            words: said_in(&block.work),
            minutes: block.minutes.into(),
        });
        let agreements = afternoon.agreements.iter();
        HallPaperPage {
            title: afternoon.title.clone(),
            about: afternoon.about.clone(),
            blocks: blocks.collect(),
            begins,
            agreements: agreements.map(|text| (text.clone(), false)).collect(),
            care: afternoon.care.clone(),
            plans,
            places: Vec::new(),
            invite: None,
        }
    }

    /// With a place for each of so many circles, or as many as there are places if these are more.
    #[must_use]
    pub fn with_places(mut self, afternoon: &Afternoon, circles: usize) -> HallPaperPage {
        let count = circles.max(afternoon.spots.len()).min(MAX_CIRCLES);
        let places = (0..count).map(|at| {
            let spot = afternoon.spots.get(at);
            PaperPlace {
                number: at + 1,
                place: spot.map(|spot| spot.name.clone()).unwrap_or_default(),
                way: spot.map(|spot| spot.way.clone()).unwrap_or_default(),
                ..PaperPlace::default()
            }
        });
        self.places = places.collect();
        self
    }
}

/// What is said or asked in a block.
fn said_in(work: &Work) -> String {
    match work {
        Work::Welcome { words } | Work::Card { words } | Work::Close { words } => words.clone(),
        Work::Regroup { question } => question.clone(),
        Work::Circles { plan } | Work::Exercise { plan } => plan.title.clone(),
        Work::Form { way, .. } => match way {
            Way::Topic { topics } => {
                let names: Vec<_> = topics.iter().map(|topic| topic.name.as_str()).collect();
                names.join(" · ")
            }
            Way::Even | Way::ByHand | Way::AsBefore | Way::NewFaces => way_called(way.kind()),
        },
        Work::Breathe { pattern, breaths } => say().listed_times(pattern_name(*pattern), breaths),
        Work::Arrive | Work::Agreements | Work::Break => String::new(),
    }
}

/// The sheets.
#[component]
pub fn HallPaper(page: HallPaperPage) -> impl IntoView {
    let agreements = page.agreements.iter().map(|(text, in_force)| {
        let open = (!in_force).then(|| say().paper_not_settled());
        any(view! { <li>{text.clone()} <span class="faint">{open}</span></li> })
    });
    let agreements: Vec<_> = agreements.collect();
    let care = (!page.care.is_empty()).then(|| {
        any(view! {
            <h2>{say().paper_help()}</h2>
            <p class="care__here">{page.care.clone()}</p>
        })
    });
    let plans: Vec<_> = page.plans.iter().map(plan).collect();
    let posters: Vec<_> = page
        .places
        .iter()
        .map(|place| poster(&page, place))
        .collect();
    let heading = if page.begins.is_some() {
        say().paper_plan_by_clock()
    } else {
        say().paper_plan()
    };
    any(view! {
        <main class="paper" id="main">
            <p class="paper__hint">{say().hall_paper_hint()}</p>
            <section class="paper__sheet">
                <h1>{page.title.clone()}</h1>
                <p class="paper__why">{page.about.clone()}</p>
                <h2>{heading}</h2>
                <table class="paper__plan"><tbody>{line(&page)}</tbody></table>
            </section>
            <section class="paper__sheet">
                <h2>{say().paper_agreements()}</h2>
                <ul>{agreements}</ul>
                {care}
                {places(&page)}
            </section>
            {plans}
            {way_in(&page)}
            {posters}
        </main>
    })
}

/// The blocks with their times.
fn line(page: &HallPaperPage) -> Vec<Any> {
    let mut from = page.begins.unwrap_or(0);
    let by_the_clock = page.begins.is_some();
    let rows = page.blocks.iter().map(|block| {
        let begins = from;
        from += block.minutes;
        let hour = if by_the_clock {
            begins / 60 % 24
        } else {
            begins / 60
        };
        row(
            format!("{hour}:{:02}", begins % 60),
            block.name.clone(),
            block.words.clone(),
            block.minutes,
        )
    });
    rows.collect()
}

fn row(at: String, name: String, words: String, minutes: u64) -> Any {
    any(view! {
        <tr>
            <td class="nums">{at}</td>
            <th scope="row">{name}<br /><span class="paper__words">{words}</span></th>
            <td class="nums">{say().short_minutes(minutes)}</td>
        </tr>
    })
}

/// Where each circle sits, and who keeps it.
fn places(page: &HallPaperPage) -> Option<Any> {
    if page.places.is_empty() {
        return None;
    }
    let each = page.places.iter().map(|place| {
        let words = [&place.name, &place.place, &place.way];
        let words: Vec<_> = words
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect();
        let words: Vec<_> = words.into_iter().map(String::as_str).collect();
        any(view! {
            <tr>
                <td class="nums">{place.number}</td>
                <th scope="row">{words.join(", ")}</th>
                <td class="paper__blank">{place.keeper.clone()}</td>
            </tr>
        })
    });
    let each: Vec<_> = each.collect();
    Some(any(view! {
        <h2>{say().hall_paper_places()}</h2>
        <table class="paper__plan">
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">{say().hall_paper_place()}</th>
                    <th scope="col">{say().hall_paper_keeper()}</th>
                </tr>
            </thead>
            <tbody>{each}</tbody>
        </table>
    }))
}

/// A plan that keepers go by.
fn plan(plan: &PaperPlan) -> Any {
    let mut from = 0;
    let parts = plan.parts.iter().map(|(name, words, minutes)| {
        let begins = from;
        from += minutes;
        row(
            format!("{}:{:02}", begins / 60, begins % 60),
            name.clone(),
            words.clone(),
            *minutes,
        )
    });
    let parts: Vec<_> = parts.collect();
    any(view! {
        <section class="paper__sheet">
            <p class="faint">{say().hall_paper_for_keepers(plan.block.clone())}</p>
            <h2>{plan.title.clone()}</h2>
            <p class="paper__why">{plan.intention.clone()}</p>
            <table class="paper__plan"><tbody>{parts}</tbody></table>
        </section>
    })
}

/// The poster of the way in, once there is one.
fn way_in(page: &HallPaperPage) -> Option<Any> {
    let invite = page.invite.clone()?;
    let (place, code) = (invite.place(), invite.code_shown.clone());
    if invite.is_alone() {
        // A poster would lead nowhere.
        return Some(any(view! {
            <section class="paper__sheet paper__poster">
                <p>
                    {say().paper_alone()}
                    <code>"hearth serve --lan"</code>{say().paper_alone_again()}
                </p>
            </section>
        }));
    }
    let invite = StoredValue::new(invite);
    Some(any(view! {
        <section class="paper__sheet paper__poster">
            <h2>{page.title.clone()}</h2>
            <p>{say().hall_paper_come_in()}</p>
            <Qr invite=invite />
            <p>{place}</p>
            <p class="paper__code">{code}</p>
            <p class="faint">{say().hall_paper_forgotten()}</p>
        </section>
    }))
}

/// The poster of a circle's place.
fn poster(page: &HallPaperPage, place: &PaperPlace) -> Any {
    // Phones come by the hall, also to a circle.
    let code = page.invite.as_ref().map(|invite| invite.code_shown.clone());
    let filled = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    let title = filled(&place.name).unwrap_or_else(|| page.title.clone());
    let at = filled(&place.place).map(|at| any(view! { <p class="poster__place">{at}</p> }));
    let way = filled(&place.way).map(|way| any(view! { <p class="poster__way">{way}</p> }));
    any(view! {
        <section class="paper__sheet paper__poster poster">
            <h2 class="poster__name">{title}</h2>
            <p class="poster__number">
                <span class="only-heard">{say().hall_paper_circle(place.number)}</span>
                <span aria-hidden="true">{place.number}</span>
            </p>
            {at}
            {way}
            <p class="poster__line">
                <span>{say().hall_paper_keeper()}</span>
                <span class="poster__blank">{place.keeper.clone()}</span>
            </p>
            <p class="poster__line">
                <span>{say().hall_paper_phones()}</span>
                <span class="poster__blank poster__code">{code}</span>
            </p>
        </section>
    })
}
