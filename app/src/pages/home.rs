//! The first page: a code to type, a circle or an afternoon to host.

use leptos::prelude::*;
use leptos::tachys::html::InertElement;

use crate::care::Care;
use crate::error_line::error_line;
use crate::icons::{Icon, Mark};
use crate::say::say;

/// The way back to a circle that goes on and that this browser has a place in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayBack {
    pub address: String,
    /// Whether it leads to the keeper's desk, and not to a seat.
    pub desk: bool,
    /// The room code as people read it: where there are several, it tells them apart. The circle's name stays inside.
    pub code: String,
}

/// The first page.
#[component]
pub fn Home(
    /// The ways back, if this browser has any.
    #[prop(optional)]
    back: Vec<WayBack>,
    /// The code as it was typed, to be mended rather than typed again.
    #[prop(optional, into)]
    code: String,
    /// Why that code led nowhere: one sentence with the way out.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    view! {
        <div class="home">
            <header class="home__top">
                <a class="brand" href="/"><Mark />"Hearth"</a>
                <nav class="home__nav" aria-label=say().about_hearth()>
                    {elsewhere()}
                </nav>
                <Care />
            </header>
            <main>
                <h1 class="home__h">{[&say().home_come_in(), " "].concat()}<br />{say().home_take_a_seat()}</h1>
                {ways_back(back)}
                <p class="home__lede">
                    {say().home_lede()}
                </p>
                <CodeForm code=code error=error />
                <div class="hosts">
                    <a class="host" href="/host">
                        {InertElement::new(TEN_SEATS)}
                        <span>
                            <span class="host__name">{say().home_host()}</span>
                            <span class="host__what">{say().home_host_sub()}</span>
                        </span>
                        <Icon name="i-right" />
                    </a>
                    <a class="host" href="/host/afternoon">
                        {InertElement::new(FOUR_CIRCLES)}
                        <span>
                            <span class="host__name">{say().home_afternoon()}</span>
                            <span class="host__what">{say().home_afternoon_sub()}</span>
                        </span>
                        <Icon name="i-right" />
                    </a>
                </div>
                <section class="promise" aria-labelledby="keep">
                    <h2 id="keep">{say().home_keep()}</h2>
                    <p>
                        {say().home_keep_sub()}
                    </p>
                </section>
                <nav class="foot only-narrow" aria-label=say().more_about_hearth()>
                    {elsewhere()}
                </nav>
            </main>
            <div class="home__art">{InertElement::new(include_str!("low_fire.svg"))}</div>
        </div>
    }
}

/// What else there is.
fn elsewhere() -> impl IntoView {
    view! {
        <a href="/host/return">{say().return_h()}</a>
        <a href="/about">{say().where_circles_come_from()}</a>
        <a href="/privacy">{say().what_we_keep()}</a>
    }
}

fn ways_back(ways: Vec<WayBack>) -> impl IntoView {
    let several = ways.len() > 1;
    let ways = ways.into_iter().map(move |way| {
        let words = if way.desk {
            say().back_to_desk()
        } else {
            say().back_to_seat()
        };
        let code = several.then(|| {
            view! { <span class="btn__sub nums">{say().home_code(way.code)}</span> }
        });
        view! {
            <a class="btn btn--solid btn--main btn--stack" href=way.address>
                {words}
                {code}
            </a>
        }
    });
    let ways: Vec<_> = ways.collect();
    (!ways.is_empty())
        .then(|| view! { <nav class="home__back" aria-label=say().home_your_circle()>{ways}</nav> })
}

#[component]
fn CodeForm(code: String, error: Option<String>) -> impl IntoView {
    let class = if error.is_some() {
        "field has-trouble"
    } else {
        "field"
    };
    let described = if error.is_some() {
        "code-hint code-trouble"
    } else {
        "code-hint"
    };
    let invalid = error.is_some().then_some("true");
    let error = error.map(|why| error_line(Some("code-trouble"), Some("alert"), why));
    view! {
        <form class="codeform" action="/join" method="get">
            <div class=class>
                <label class="field__label" for="code">{say().home_your_code()}</label>
                <p class="field__hint" id="code-hint">
                    {say().home_your_code_hint()}
                </p>
                <div class="codeform__row">
                    <input
                        class="input input--code"
                        id="code"
                        name="code"
                        value=code
                        placeholder=say().home_like("K7M-4QX")
                        maxlength="24"
                        autocapitalize="characters"
                        autocomplete="off"
                        inputmode="text"
                        enterkeyhint="go"
                        spellcheck="false"
                        aria-describedby=described
                        aria-invalid=invalid
                    />
                    {error}
                    <button class="btn btn--solid btn--main" type="submit">{say().home_find()}</button>
                </div>
            </div>
        </form>
    }
}

/// Ten seats, as small as a coin.
const TEN_SEATS: &str = concat!(
    r#"<svg class="host__pic" viewBox="0 0 48 48" aria-hidden="true">"#,
    r#"<circle cx="24" cy="41" r="2.4"/><circle cx="14" cy="37.8" r="2.4"/>"#,
    r#"<circle cx="7.8" cy="29.3" r="2.4"/><circle cx="7.8" cy="18.7" r="2.4"/>"#,
    r#"<circle cx="14" cy="10.2" r="2.4"/><circle cx="24" cy="7" r="2.4"/>"#,
    r#"<circle cx="34" cy="10.2" r="2.4"/><circle cx="40.2" cy="18.7" r="2.4"/>"#,
    r#"<circle cx="40.2" cy="29.3" r="2.4"/><circle cx="34" cy="37.8" r="2.4"/></svg>"#,
);

/// Four circles of five.
const FOUR_CIRCLES: &str = concat!(
    r#"<svg class="host__pic" viewBox="0 0 48 48" aria-hidden="true">"#,
    r#"<circle cx="11" cy="18.1" r="2"/><circle cx="4.7" cy="13.5" r="2"/><circle cx="7.1" cy="6.2" r="2"/>"#,
    r#"<circle cx="14.9" cy="6.2" r="2"/><circle cx="17.3" cy="13.5" r="2"/><circle cx="37" cy="18.1" r="2"/>"#,
    r#"<circle cx="30.7" cy="13.5" r="2"/><circle cx="33.1" cy="6.2" r="2"/><circle cx="40.9" cy="6.2" r="2"/>"#,
    r#"<circle cx="43.3" cy="13.5" r="2"/><circle cx="11" cy="44.1" r="2"/><circle cx="4.7" cy="39.5" r="2"/>"#,
    r#"<circle cx="7.1" cy="32.2" r="2"/><circle cx="14.9" cy="32.2" r="2"/><circle cx="17.3" cy="39.5" r="2"/>"#,
    r#"<circle cx="37" cy="44.1" r="2"/><circle cx="30.7" cy="39.5" r="2"/><circle cx="33.1" cy="32.2" r="2"/>"#,
    r#"<circle cx="40.9" cy="32.2" r="2"/><circle cx="43.3" cy="39.5" r="2"/></svg>"#,
);
