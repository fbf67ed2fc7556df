//! The setup form: a keeper says what the circle is for, and opens it. Plain HTML; nothing runs here.

#![allow(
    unreachable_pub,
    reason = "the macro of components makes public structs"
)]

mod time;
mod why;

use leptos::either::Either;
use leptos::prelude::*;

use self::time::{Breathing, Shares};
use self::why::{Agreements, ClosingPart, Questions, Why};
use super::host_form::HostForm;
use crate::care::Care;
use crate::icons::{Icon, Mark};

/// What the setup page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostPage {
    /// Every field as it was typed.
    pub form: HostForm,
    /// Why the circle was not opened: one sentence with the way out.
    pub trouble: Option<String>,
    /// The name of the field that the sentence is about; none when it is about the whole.
    pub field: Option<String>,
}

/// A field's sentence of trouble, if the trouble is with it.
#[derive(Clone)]
struct Asked {
    field: &'static str,
    trouble: Option<String>,
}

impl Asked {
    fn of(page: &HostPage, field: &'static str) -> Asked {
        let here = page.field.as_deref() == Some(field);
        Asked {
            field,
            trouble: page.trouble.clone().filter(|_| here),
        }
    }

    fn class(&self, plain: &str) -> String {
        if self.trouble.is_some() {
            format!("{plain} has-trouble")
        } else {
            plain.to_owned()
        }
    }

    fn invalid(&self) -> Option<&'static str> {
        self.trouble.is_some().then_some("true")
    }

    fn described(&self, hint: bool) -> Option<String> {
        let hint = hint.then(|| format!("{}-hint", self.field));
        let trouble = self
            .trouble
            .is_some()
            .then(|| format!("{}-trouble", self.field));
        let ids: Vec<_> = hint.into_iter().chain(trouble).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn sentence(&self) -> impl IntoView + use<> {
        let id = format!("{}-trouble", self.field);
        self.trouble.clone().map(|sentence| {
            view! {
                <p class="trouble" id=id>
                    <Icon name="i-hand" />
                    <span>{sentence}</span>
                </p>
            }
        })
    }
}

/// The setup page.
#[component]
pub fn Host(
    /// What was typed, and what was wrong with it.
    page: HostPage,
) -> impl IntoView {
    let trouble = page.trouble.clone();
    let href = page.field.clone().map(|field| format!("#{field}"));
    view! {
        <div class="setup">
            <header class="bar">
                <a class="brand" href="/"><Mark />"Hearth"</a>
                <Care />
            </header>
            <main id="main">
                <h1 class="setup__h">"Prepare a circle"</h1>
                <p class="setup__lede">
                    "A title and one question are enough. You sit in the circle too, and everything here can be left as it is."
                </p>
                {trouble
                    .map(|sentence| {
                        let sentence = match href {
                            Some(href) => Either::Left(view! { <a href=href>{sentence}</a> }),
                            None => Either::Right(sentence),
                        };
                        view! {
                            <p class="setup__trouble" role="alert">
                                <Icon name="i-hand" />
                                <span>{sentence}</span>
                            </p>
                        }
                    })}
                <form action="/host" method="post">
                    <Why page=page.clone() />
                    <Questions page=page.clone() />
                    <Shares page=page.clone() />
                    <Breathing page=page.clone() />
                    <Agreements page=page.clone() />
                    <ClosingPart page=page />
                    <div class="setup__dock">
                        <button class="btn btn--solid btn--main" type="submit">"Open the circle"</button>
                        <p class="dock__note">
                            "People can come in as soon as it is open. You begin when the room is ready."
                        </p>
                    </div>
                </form>
                <p class="small soft">
                    <a href="/host/return">"Come back to a circle you keep"</a>
                </p>
            </main>
        </div>
    }
}

/// One of a few.
fn pick(
    name: &'static str,
    value: &'static str,
    chosen: bool,
    words: &'static str,
) -> impl IntoView {
    view! {
        <label class="pick">
            <input type="radio" name=name value=value checked=chosen />
            <span class="pick__face">{words}</span>
        </label>
    }
}
