//! The one-time link for someone who will hold the circle together with its keeper: asked for on the desk, where it comes
//! up over it, or on a page of its own where no script runs.

use leptos::ev::SubmitEvent;
use leptos::html::Textarea;
use leptos::prelude::*;

use super::invite::{Invite, Qr};
use super::sheet::{Sheet, SheetBox};
use crate::act::{OnPage, goes_live};
use crate::light::{any, memo, now};
use crate::room::Room;
use crate::say::say;
use crate::words_field::WordsToCopy;

/// The dialog that a link comes up in, and the link, for as long as it is open.
#[derive(Clone, Copy)]
pub(super) struct OneTime {
    sheet: Sheet,
    link: RwSignal<Option<Invite>>,
}

impl OneTime {
    pub(super) fn new() -> OneTime {
        OneTime {
            sheet: Sheet::new("one-time"),
            link: RwSignal::new(None),
        }
    }

    /// Asks for a link. Where there is none, the desk says so, or the page that was answered in its place.
    fn ask(self, room: Room) {
        #[cfg(feature = "hydrate")]
        leptos::task::spawn_local(async move {
            use crate::live;

            let page = room.place.with_value(|place| place.page.clone());
            let answer = live::page::answer_to_form(&address(room), &page).await;
            let Some((answer, at)) = answer else {
                return live::say_unanswered();
            };
            match serde_json::from_str(&answer) {
                Ok(invite) => {
                    self.link.set(Some(invite));
                    self.sheet.open();
                }
                Err(_) => live::page::go(&at),
            }
        });
        #[cfg(not(feature = "hydrate"))]
        let _ = (self, room);
    }
}

/// Where a link is asked for.
fn address(room: Room) -> String {
    room.place
        .with_value(|place| ["/c/", &place.code, "/keep/invite"].concat())
}

/// What asks for a link, for who keeps.
#[component]
pub(super) fn BesideMe(
    /// Where it comes up.
    one_time: OneTime,
) -> impl IntoView {
    let room = Room::here();
    let keeps = memo(move || {
        let me = room.me();
        room.commons.with(|commons| {
            let mut seats = commons.ring.seats.iter();
            seats.any(|seat| seat.keeper && Some(seat.id) == me)
        })
    });
    let submit = move |event: SubmitEvent| {
        if goes_live(room, &event) {
            one_time.ask(room);
        }
    };
    now(move || {
        keeps.get().then(|| {
            any(view! {
                <form class="act" method="post" action=address(room) on:submit=submit>
                    <OnPage />
                    <button type="submit" class="btn btn--bare btn--sm">
                        {say().co_keeper_link()}
                    </button>
                </form>
            })
        })
    })
}

/// The dialog. Once it is closed the link is nowhere any more.
#[component]
pub(super) fn OneTimeSheet(
    /// Which it is, and the link.
    one_time: OneTime,
) -> impl IntoView {
    let forget = Callback::new(move |()| one_time.link.set(None));
    any(view! {
        <SheetBox sheet=one_time.sheet class="dialog" title=say().co_keeper_link() stays=true closed=forget>
            {now(move || one_time.link.get().map(|invite| any(view! { <OneTimeLink invite=invite /> })))}
        </SheetBox>
    })
}

/// The link, whole, with its drawing and what it is.
#[component]
pub fn OneTimeLink(
    /// The link and its drawing.
    invite: Invite,
    /// It is for someone who keeps a circle of a gathering.
    #[prop(optional)]
    hall: bool,
) -> impl IntoView {
    let how = match (invite.is_alone(), hall) {
        (true, _) => say().co_keeper_alone(),
        (false, false) => say().co_keeper_send(),
        (false, true) => say().keeper_link_send(),
    };
    let once = if hall {
        say().keeper_link_once()
    } else {
        say().co_keeper_once()
    };
    let link = invite.link.clone();
    let field = NodeRef::<Textarea>::new();
    any(view! {
        <p class="lede">{[&how, " ", &*once].concat()}</p>
        <section class="invite" aria-label=say().co_keeper_way_in()>
            <Qr invite=StoredValue::new(invite) />
            <div class="invite__words">
                <label class="field__label" for="link">{say().the_link()}</label>
                <WordsToCopy id="link" rows="3" words=link node_ref=field />
                <Copy field=field />
                <p class="small-print">{say().co_keeper_shown()}</p>
            </div>
        </section>
    })
}

/// Copies what stands in a field: a button for a browser that runs the page.
#[component]
fn Copy(field: NodeRef<Textarea>) -> impl IntoView {
    let copied = RwSignal::new(false);
    let live = RwSignal::new(false);
    crate::light::follow(move || live.set(true));
    let copy = move |_| {
        #[cfg(feature = "hydrate")]
        if let Some(field) = field.get_untracked() {
            copied.set(crate::live::page::copy(&field));
        }
        #[cfg(not(feature = "hydrate"))]
        let _ = field;
    };
    now(move || {
        live.get().then(|| {
            any(view! {
                <p class="invite__copy">
                    <button type="button" class="btn btn--quiet btn--sm" on:click=copy>
                        {say().link_copy()}
                    </button>
                    <span class="small soft" role="status">
                        {now(move || copied.get().then(|| say().link_copied()))}
                    </span>
                </p>
            })
        })
    })
}
