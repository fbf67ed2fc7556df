//! The page on which an afternoon is prepared, as a browser without script has it.

use tests::browser::{Browser, Page};

const ADDRESS: &str = "/host/afternoon";

/// A browser with the page open, and what stands in its form.
pub(super) struct Prepares {
    pub browser: Browser,
    /// The fields in the order of the page.
    pub fields: Vec<(String, String)>,
}

impl Prepares {
    /// The page with this starter on it.
    pub(super) async fn from(base: &str, starter: &str) -> Prepares {
        let browser = Browser::new(base);
        let page = browser.get(&format!("{ADDRESS}?from={starter}")).await;
        Prepares::on(browser, &page)
    }

    pub(super) fn on(browser: Browser, page: &Page) -> Prepares {
        let mut forms = page.forms().into_iter();
        let form = forms.find(|form| form.action == ADDRESS);
        let form = form.unwrap_or_else(|| panic!("{}: {}", page.status, page.words()));
        Prepares {
            browser,
            fields: form.fields,
        }
    }

    pub(super) fn value(&self, field: &str) -> &str {
        let found = self.fields.iter().find(|(name, _)| name == field);
        &found.unwrap_or_else(|| panic!("no {field}")).1
    }

    /// Types into a field, where it stands.
    pub(super) fn sets(&mut self, field: &str, value: &str) {
        let found = self.fields.iter_mut().find(|(name, _)| name == field);
        let (_, typed) = found.unwrap_or_else(|| panic!("no {field}"));
        value.clone_into(typed);
    }

    /// Sends the form by a button of this value, or by the one that opens.
    pub(super) async fn sends(&self, action: &str, button: Option<&str>) -> Page {
        let fields = self.fields.iter();
        let fields = fields.map(|(name, value)| (name.as_str(), value.as_str()));
        let fields: Vec<_> = fields.chain(button.map(|value| ("do", value))).collect();
        self.browser.post(action, &fields).await
    }

    pub(super) async fn opens(&self) -> Page {
        self.sends(ADDRESS, None).await
    }

    /// The page after a button of this value.
    pub(super) async fn presses(self, button: &str) -> Prepares {
        let page = self.sends(ADDRESS, Some(button)).await;
        assert_eq!(page.status, 200, "{button}: {}", page.words());
        Prepares::on(self.browser, &page)
    }

    /// Sends the form with these files in its fields.
    pub(super) async fn sends_files(&self, button: &str, files: &[(&str, &[u8])]) -> Page {
        let mut body = Vec::new();
        let fields = self.fields.iter();
        let fields = fields.map(|(name, value)| (name.as_str(), value.as_str()));
        for (name, value) in fields.chain([("do", button)]) {
            if !files.iter().any(|(file, _)| *file == name) {
                part(&mut body, name, "", value.as_bytes());
            }
        }
        for (name, file) in files {
            part(&mut body, name, "; filename=\"a.json\"", file);
        }
        body.extend(b"--b--\r\n");
        let kind = "multipart/form-data; boundary=b";
        self.browser
            .post_body("/host/afternoon/file", kind, body)
            .await
    }
}

fn part(body: &mut Vec<u8>, name: &str, more: &str, value: &[u8]) {
    let head = format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"{more}\r\n\r\n");
    body.extend(head.into_bytes());
    body.extend(value);
    body.extend(b"\r\n");
}
