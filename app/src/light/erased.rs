//! A view whose type is forgotten, as the browser keeps it: one piece of program that makes it or takes it over from
//! the server, and what then stands on the page. It is replaced rather than compared. `AnyView`, which the server
//! keeps, is ready for more than that, and half again as large in the program a phone loads.

use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

/// A view whose type is forgotten.
pub struct Any(Box<Making>);

/// Makes the view, or takes it over where it stands.
type Making = dyn FnOnce(Option<DomPlace<'_>>) -> Standing + Send;

/// Where on the page the server's own stands.
type DomPlace<'a> = (&'a Cursor, &'a PositionState);

/// What stands on the page.
pub struct Standing(Box<dyn Mountable>);

impl Any {
    /// Forgets the type of `view`.
    pub(super) fn of<V: RenderHtml + 'static>(view: V) -> Any {
        Any(Box::new(move |place| {
            let state = match place {
                Some((cursor, position)) => view.hydrate::<true>(cursor, position),
                None => view.build(),
            };
            if V::EXISTS {
                return Standing(Box::new(state));
            }
            // The server marks the place of what leaves nothing on the page.
            let mark = match place {
                Some((cursor, position)) => cursor.next_placeholder(position),
                None => Rndr::create_placeholder(),
            };
            Standing(Box::new((state, mark)))
        }))
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.0.elements()
    }
}

impl Render for Any {
    type State = Standing;

    fn build(self) -> Standing {
        (self.0)(None)
    }

    fn rebuild(self, state: &mut Standing) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl AddAnyAttr for Any {
    type Output<A: Attribute> = Any;

    /// Attributes are given to what is inside.
    fn add_any_attr<A: Attribute>(self, _: A) -> Any {
        self
    }
}

impl RenderHtml for Any {
    type AsyncOutput = Any;
    type Owned = Any;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Any {
        self
    }

    /// Only the server writes pages.
    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Standing {
        (self.0)(Some((cursor, position)))
    }

    fn into_owned(self) -> Any {
        self
    }
}
