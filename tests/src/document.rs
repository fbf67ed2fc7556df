//! A page as a browser reads it, by the rules of the HTML standard: what is part of the page, and what is text on it.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// What a browser makes of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Each element, from the top, with how deep it stands, the names of its attributes, and where it leads if it is
    /// a form or a button.
    pub elements: Vec<String>,
    /// Each text and each attribute's value, but not what programs read: scripts and an island's properties.
    pub words: Vec<String>,
    pub comments: Vec<String>,
    /// Whatever programs read.
    pub programs: Vec<String>,
}

impl Document {
    /// Reads a page, as a browser that runs no script does.
    #[must_use]
    pub fn read(html: &str) -> Document {
        let mut options = ParseOpts::default();
        options.tree_builder.scripting_enabled = false;
        let dom = parse_document(RcDom::default(), options).one(html);
        let mut document = Document::default();
        document.walk(&dom.document, 0, false);
        document
    }

    /// How many texts and values hold one of these.
    #[must_use]
    pub fn say<T: AsRef<str>>(&self, any: &[T]) -> usize {
        let said = |words: &&String| any.iter().any(|one| words.contains(one.as_ref()));
        self.words.iter().filter(said).count()
    }

    fn walk(&mut self, node: &Handle, depth: usize, for_programs: bool) {
        let mut inside = for_programs;
        match &node.data {
            NodeData::Element { name, attrs, .. } => {
                let name: &str = &name.local;
                inside = matches!(name, "script" | "style");
                let mut line = format!("{depth} {name}");
                for attribute in attrs.borrow().iter() {
                    let (key, value) = (&*attribute.name.local, attribute.value.to_string());
                    line.push(' ');
                    line.push_str(key);
                    if matches!(key, "action" | "formaction" | "method" | "type" | "rel") {
                        line.push_str(&format!("={}", without_code(&value)));
                    }
                    let kept = if name == "leptos-island" {
                        &mut self.programs
                    } else {
                        &mut self.words
                    };
                    kept.push(value);
                }
                self.elements.push(line);
            }
            NodeData::Text { contents } => {
                let kept = if for_programs {
                    &mut self.programs
                } else {
                    &mut self.words
                };
                kept.push(contents.borrow().to_string());
            }
            NodeData::Comment { contents } => self.comments.push(contents.to_string()),
            NodeData::Document
            | NodeData::Doctype { .. }
            | NodeData::ProcessingInstruction { .. } => {}
        }
        for child in node.children.borrow().iter() {
            self.walk(child, depth + 1, inside);
        }
    }
}

/// A form's address without the room code in it, which is another in each circle.
fn without_code(address: &str) -> String {
    let mut steps: Vec<_> = address.split('/').collect();
    if let ["", "c", code, ..] = steps.as_mut_slice() {
        *code = "…";
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::Document;

    #[test]
    fn what_breaks_out_of_its_field_is_seen() {
        let page = |inside: &str| {
            format!("<form action=/c/K7M9QX/sit><textarea name=t>{inside}</textarea></form>")
        };
        let plain = Document::read(&page("some words"));
        assert!(
            plain
                .elements
                .contains(&"3 form action=/c/…/sit".to_owned())
        );
        let escaped = Document::read(&page("&lt;/textarea>&lt;form>"));
        assert_eq!(plain.elements, escaped.elements);
        assert_eq!(escaped.say(&["</textarea><form>"]), 1);
        let out = Document::read(&page("</textarea></form><form action=/evil>"));
        assert_ne!(plain.elements, out.elements);
    }
}
