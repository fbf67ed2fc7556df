//! Keeps the browser's program small.
//!
//! Leptos makes a piece of program for each type of view, and a view's type tells all that is in it. Here types are
//! forgotten at the joints: where a part of a page may change ([`now`]), where one of several things stands
//! ([`any`]), and where a component takes children ([`Kids`]). A phone on a slow network loads half as much.

use leptos::children::{ChildrenOptContainer, ToChildren};
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::ssr::StreamBuilder;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

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

/// `view`, its type forgotten.
pub fn any(view: impl IntoView + 'static) -> AnyView {
    Whole(view).into_any()
}

/// A component's children, their type forgotten.
pub struct Kids(Box<dyn FnOnce() -> AnyView + Send>);

impl Kids {
    /// The children as a view.
    #[must_use]
    pub fn view(self) -> AnyView {
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

/// A view that is taken over from the server as a whole, without waiting for parts of it, and that is replaced
/// rather than compared.
struct Whole<V>(V);

impl<V: Render> Render for Whole<V> {
    type State = V::State;

    fn build(self) -> V::State {
        self.0.build()
    }

    fn rebuild(self, state: &mut V::State) {
        let mut new = self.0.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl<V: RenderHtml> AddAnyAttr for Whole<V> {
    type Output<A: Attribute> = V::Output<A>;

    fn add_any_attr<A: Attribute>(self, attribute: A) -> V::Output<A>
    where
        V::Output<A>: RenderHtml,
    {
        self.0.add_any_attr(attribute)
    }
}

impl<V: RenderHtml> RenderHtml for Whole<V> {
    type AsyncOutput = V::AsyncOutput;
    type Owned = Whole<V::Owned>;

    const MIN_LENGTH: usize = V::MIN_LENGTH;
    const EXISTS: bool = V::EXISTS;

    fn dry_resolve(&mut self) {
        self.0.dry_resolve();
    }

    fn resolve(self) -> impl Future<Output = V::AsyncOutput> + Send {
        self.0.resolve()
    }

    fn html_len(&self) -> usize {
        self.0.html_len()
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        self.0
            .to_html_with_buf(buf, position, escape, mark_branches, extra_attrs);
    }

    fn to_html_async_with_buf<const OUT_OF_ORDER: bool>(
        self,
        buf: &mut StreamBuilder,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) where
        Self: Sized,
    {
        self.0.to_html_async_with_buf::<OUT_OF_ORDER>(
            buf,
            position,
            escape,
            mark_branches,
            extra_attrs,
        );
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> V::State {
        self.0.hydrate::<FROM_SERVER>(cursor, position)
    }

    fn into_owned(self) -> Whole<V::Owned> {
        Whole(self.0.into_owned())
    }
}
