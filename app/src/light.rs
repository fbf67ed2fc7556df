//! Keeps the browser's program small.
//!
//! Leptos makes a piece of program for each type of view, and a view's type tells all that is in it. Here types are
//! forgotten at the joints: where a part of a page may change ([`now`]), where something is worked out ([`memo`]),
//! where one of several things stands ([`any`]), and where a component takes children ([`Kids`]). A phone on a slow network loads half as much.

#[cfg(not(feature = "ssr"))]
mod erased;
#[cfg(not(feature = "ssr"))]
mod keyed;

use leptos::children::{ChildrenOptContainer, ToChildren};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
pub use leptos::prelude::AnyView as Any;

#[cfg(not(feature = "ssr"))]
pub use self::erased::Any;
#[cfg(not(feature = "ssr"))]
pub use self::keyed::Keyed;

/// Views by key, as the server writes them: one after another.
#[cfg(feature = "ssr")]
#[derive(Default)]
pub struct Keyed(Vec<Any>);

#[cfg(feature = "ssr")]
impl Keyed {
    /// One more.
    pub fn add(&mut self, _: String, owner: Owner, make: impl FnOnce() -> Any) {
        self.0.push(owner.with(make));
    }

    /// All of them, as a view.
    #[must_use]
    pub fn view(self) -> Vec<Any> {
        self.0
    }
}

/// Something that follows what it reads, its own type forgotten.
pub type Now<T> = Box<dyn FnMut() -> T + Send>;

/// `what`, anew each time something changes that it reads: text, an attribute, or a view of [`any`].
pub fn now<T>(what: impl FnMut() -> T + Send + 'static) -> Now<T> {
    Box::new(what)
}

/// Does `what` in the browser, again each time something changes that it reads.
pub fn follow(what: impl FnMut() + 'static) {
    let what: Box<dyn FnMut()> = Box::new(what);
    Effect::new(what);
}

/// What is worked out of other things, anew when one of them changes, and told on only when it came out otherwise.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    what: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let what: Box<dyn Fn() -> T + Send + Sync> = Box::new(what);
    Memo::new(move |_| what())
}

/// `view`, its type forgotten.
pub fn any(view: impl IntoView + 'static) -> Any {
    #[cfg(feature = "ssr")]
    return view.into_any();
    #[cfg(not(feature = "ssr"))]
    Any::of(view)
}

/// A component's children, their type forgotten.
pub struct Kids(Box<dyn FnOnce() -> Any + Send>);

impl Kids {
    /// The children as a view.
    #[must_use]
    pub fn view(self) -> Any {
        (self.0)()
    }
}

impl<F, V> ToChildren<F> for Kids
where
    F: FnOnce() -> V + Send + 'static,
    V: IntoView + 'static,
{
    fn to_children(make: F) -> Kids {
        Kids(Box::new(move || any(make())))
    }
}

impl<V: IntoView + 'static> ToChildren<ChildrenOptContainer<V>> for Kids {
    fn to_children(view: ChildrenOptContainer<V>) -> Kids {
        Kids(Box::new(move || any(view.0)))
    }
}
