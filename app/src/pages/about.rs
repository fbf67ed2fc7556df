//! What Hearth is, and where circles come from.

use leptos::prelude::*;

use super::frame::Frame;
use crate::care::helpline;
use crate::say::say;

/// The about page.
#[component]
pub fn About() -> impl IntoView {
    view! {
        <Frame>
            <h1 class="page__h">{say().where_circles_come_from()}</h1>
            <p class="page__lede">
                {say().about_lede()}
            </p>
            <section class="page__sec" aria-labelledby="from">
                <h2 id="from">{say().about_thanks_h()}</h2>
                <p>
                    {say().about_peoples()}
                </p>
                <p>
                    {say().about_pranis()}
                    <a
                        href="https://dailygood.org/story/1591/kay-pranis-the-art-of-holding-circle-awakin-call-editors"
                        rel="noreferrer"
                        target="_blank"
                    >
                        {say().about_pranis_link()}
                    </a> {say().about_outside()}
                </p>
                <p>
                    {say().about_name_them()}
                </p>
                <p>
                    {say().about_signs()}
                </p>
            </section>
            <section class="page__sec" aria-labelledby="what">
                <h2 id="what">{say().about_is_h()}</h2>
                <p>
                    {say().about_is()}
                </p>
                <p>
                    {say().about_nobody()}
                </p>
            </section>
            <section class="page__sec" aria-labelledby="not">
                <h2 id="not">{say().about_not_h()}</h2>
                <p>
                    {[&say().about_not(), " ", &*say().along_danger(), " "].concat()}
                    {helpline()} {say().about_care()}
                </p>
            </section>
        </Frame>
    }
}
