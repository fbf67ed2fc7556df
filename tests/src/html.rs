//! Just enough HTML to press the buttons of a page: its forms with their fields, and its words.

/// A form on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// Its fields as they stand on the page; of choices, those that are chosen.
    pub fields: Vec<(String, String)>,
    /// The names of the choices that are not chosen, with their values.
    pub choices: Vec<(String, String)>,
}

impl Form {
    /// What stands in this field.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Its fields with `more` in them instead of what stood there.
    #[must_use]
    pub fn filled(&self, more: &[(&str, &str)]) -> Vec<(String, String)> {
        let kept = self
            .fields
            .iter()
            .filter(|(name, _)| !more.iter().any(|(new, _)| new == name));
        let added = more
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        kept.cloned().chain(added).collect()
    }
}

/// The forms of a page.
#[must_use]
pub fn forms(html: &str) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut open: Option<Form> = None;
    // The list of choices that is open, and what is chosen of it: the first, where it does not say.
    let mut list: Option<(String, Option<String>)> = None;
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let after = &rest[start + 1..];
        let Some(tag) = tag(after) else { break };
        rest = &after[tag.length..];
        match (tag.name.as_str(), &mut open) {
            ("select", Some(_)) => list = tag.attribute("name").map(|name| (name, None)),
            ("option", Some(_)) => {
                let end = rest.find('<').unwrap_or(rest.len());
                let words = || plain(&rest[..end]);
                if let Some((_, chosen)) = &mut list
                    && (chosen.is_none() || tag.attribute("selected").is_some())
                {
                    *chosen = Some(tag.attribute("value").unwrap_or_else(words));
                }
            }
            ("/select", Some(form)) => {
                let chosen = list.take().and_then(|(name, chosen)| Some((name, chosen?)));
                form.fields.extend(chosen);
            }
            ("form", _) => {
                let action = tag.attribute("action").unwrap_or_default();
                open = Some(Form {
                    action,
                    fields: Vec::new(),
                    choices: Vec::new(),
                });
            }
            ("/form", _) => forms.extend(open.take()),
            ("input" | "button", Some(form)) => {
                let Some(name) = tag.attribute("name") else {
                    continue;
                };
                let value = tag.attribute("value").unwrap_or_default();
                let kind = tag.attribute("type").unwrap_or_default();
                let choice = matches!(kind.as_str(), "radio" | "checkbox") || tag.name == "button";
                if choice && tag.attribute("checked").is_none() {
                    form.choices.push((name, value));
                } else {
                    form.fields.push((name, value));
                }
            }
            ("textarea", Some(form)) => {
                let end = rest.find('<').unwrap_or(rest.len());
                form.fields.extend(
                    tag.attribute("name")
                        .map(|name| (name, plain(&rest[..end]))),
                );
            }
            _ => {}
        }
    }
    forms
}

/// The words of a page, on one line.
#[must_use]
pub fn words(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        words.push_str(&rest[..start]);
        let after = &rest[start + 1..];
        if let Some(comment) = after.strip_prefix("!--") {
            // Between two words of one sentence the page's maker puts comments.
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        words.push(' ');
        let Some(tag) = tag(after) else { break };
        rest = &after[tag.length..];
        if tag.name == "script" {
            rest = rest.find("</script>").map_or("", |end| &rest[end..]);
        }
    }
    words.push_str(rest);
    plain(&words)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
    /// Bytes up to and with its `>`.
    length: usize,
}

impl Tag {
    fn attribute(&self, name: &str) -> Option<String> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.clone())
    }
}

/// The tag that `text` begins with, its `<` already taken.
fn tag(text: &str) -> Option<Tag> {
    let bytes = text.as_bytes();
    let is_end = |byte: u8| byte.is_ascii_whitespace() || byte == b'>';
    let mut at = bytes.iter().position(|byte| is_end(*byte))?;
    let name = text[..at].trim_end_matches('/').to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        at += bytes[at..]
            .iter()
            .position(|byte| !byte.is_ascii_whitespace() && *byte != b'/')?;
        if bytes[at] == b'>' {
            return Some(Tag {
                name,
                attributes,
                length: at + 1,
            });
        }
        let stop = |byte: u8| is_end(byte) || byte == b'=' || byte == b'/';
        let end = at + bytes[at..].iter().position(|byte| stop(*byte))?;
        let key = text[at..end].to_ascii_lowercase();
        at = end;
        let mut value = String::new();
        if bytes[at] == b'=' {
            let quote = bytes.get(at + 1).copied()?;
            if matches!(quote, b'"' | b'\'') {
                let start = at + 2;
                let length = bytes[start..].iter().position(|byte| *byte == quote)?;
                value = plain(&text[start..start + length]);
                at = start + length + 1;
            } else {
                let start = at + 1;
                let length = bytes[start..].iter().position(|byte| is_end(*byte))?;
                value = plain(&text[start..start + length]);
                at = start + length;
            }
        }
        attributes.push((key, value));
    }
}

/// Text with its references read.
fn plain(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
    ];
    let read = named
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    read.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_found_with_what_stands_in_them() {
        let html = r#"<main><form method="post" action='/a?b=1&amp;c'><input type=hidden name=x value="{&quot;a&quot;}"/>
            <input type="radio" name="r" value="1" checked><input type="radio" name="r" value="2">
            <select name="s"><option value="a">A</option><option value="b" selected>B</option></select>
            <select name="u"><option>One</option><option>Two</option></select>
            <textarea name="t">one &lt; two</textarea><button type="submit">Go</button></form></main>"#;
        let forms = forms(html);
        assert_eq!(forms.len(), 1);
        assert_eq!(forms[0].action, "/a?b=1&c");
        assert_eq!(forms[0].value("x"), Some("{\"a\"}"));
        assert_eq!(forms[0].value("r"), Some("1"));
        assert_eq!(forms[0].value("t"), Some("one < two"));
        assert_eq!(forms[0].value("s"), Some("b"));
        assert_eq!(forms[0].value("u"), Some("One"));
        assert_eq!(forms[0].choices, [("r".to_owned(), "2".to_owned())]);
        let filled = forms[0].filled(&[("t", "three")]);
        assert_eq!(filled.last(), Some(&("t".to_owned(), "three".to_owned())));
        assert_eq!(filled.len(), 5);
    }

    #[test]
    fn words_are_read_across_tags() {
        assert_eq!(
            words("<p>One, <b>two</b><!-- x --> &amp; three</p>"),
            "One, two & three"
        );
    }
}
