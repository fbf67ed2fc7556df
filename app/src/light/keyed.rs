//! A list of views by key, as the browser keeps it: what has the same key stays where it stands, and is made once.

use leptos::prelude::Owner;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node, Placeholder};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

use super::erased::{Any, Standing};

/// Views by key.
#[derive(Default)]
pub struct Keyed(Vec<One>);

struct One {
    key: String,
    /// What is made for it lives as long as it stands, whatever is drawn anew around it.
    within: Owner,
    make: Box<dyn FnOnce() -> Any + Send>,
}

/// What stands on the page of one.
struct Kept {
    key: String,
    view: Standing,
    _owner: Owner,
}

/// What stands on the page.
pub struct KeyedState {
    kept: Vec<Kept>,
    /// Marks its end.
    end: Placeholder,
}

impl Keyed {
    /// One more, made within `owner` unless it stands there already.
    pub fn add(&mut self, key: String, owner: Owner, make: impl FnOnce() -> Any + Send + 'static) {
        let make = Box::new(make);
        self.0.push(One {
            key,
            within: owner,
            make,
        });
    }

    /// All of them, as a view.
    #[must_use]
    pub fn view(self) -> Keyed {
        self
    }
}

impl One {
    fn build(self, place: Option<(&Cursor, &PositionState)>) -> Kept {
        let owner = self.within.child();
        let view = owner.with(|| {
            let view = (self.make)();
            match place {
                Some((cursor, position)) => view.hydrate::<true>(cursor, position),
                None => view.build(),
            }
        });
        Kept {
            key: self.key,
            view,
            _owner: owner,
        }
    }
}

impl Mountable for KeyedState {
    fn unmount(&mut self) {
        for one in &mut self.kept {
            one.view.unmount();
        }
        self.end.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        for one in &mut self.kept {
            one.view.mount(parent, marker);
        }
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self.kept.first() {
            Some(first) => first.view.insert_before_this(child),
            None => self.end.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        self.kept
            .iter()
            .flat_map(|one| one.view.elements())
            .collect()
    }
}

impl Render for Keyed {
    type State = KeyedState;

    fn build(self) -> KeyedState {
        KeyedState {
            kept: self.0.into_iter().map(|one| one.build(None)).collect(),
            end: Rndr::create_placeholder(),
        }
    }

    /// From the last to the first: each stands before the one that follows it. Only what must move moves, for what
    /// moves loses the focus in it.
    fn rebuild(self, state: &mut KeyedState) {
        let mut old: Vec<Option<Kept>> = state.kept.drain(..).map(Some).collect();
        let mut new = Vec::with_capacity(self.0.len());
        for one in self.0 {
            let at = old
                .iter()
                .position(|kept| kept.as_ref().is_some_and(|kept| kept.key == one.key));
            let kept = at.and_then(|at| old[at].take());
            new.push((at, kept.unwrap_or_else(|| one.build(None))));
        }
        for gone in old.iter_mut().flatten() {
            gone.view.unmount();
        }
        let mut last = usize::MAX;
        let mut following: Option<Kept> = None;
        for (at, mut kept) in new.into_iter().rev() {
            if at.is_some_and(|at| at < last) {
                last = at.unwrap_or(last);
            } else {
                match &following {
                    Some(following) => following.view.insert_before_this(&mut kept.view),
                    None => state.end.insert_before_this(&mut kept.view),
                };
            }
            state.kept.extend(following.replace(kept));
        }
        state.kept.extend(following);
        state.kept.reverse();
    }
}

impl AddAnyAttr for Keyed {
    type Output<A: Attribute> = Keyed;

    /// Attributes are given to what is inside.
    fn add_any_attr<A: Attribute>(self, _: A) -> Keyed {
        self
    }
}

impl RenderHtml for Keyed {
    type AsyncOutput = Keyed;
    type Owned = Keyed;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Keyed {
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
    ) -> KeyedState {
        let place = Some((cursor, position));
        let kept = self.0.into_iter().map(|one| one.build(place)).collect();
        // As the server ends a list.
        let end = cursor.next_placeholder(position);
        position.set(Position::NextChild);
        KeyedState { kept, end }
    }

    fn into_owned(self) -> Keyed {
        self
    }
}
