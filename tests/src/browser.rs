//! A person's browser without script: it keeps cookies, follows links and sends the forms that it finds.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use app::protocol::What;
use circle::Action;
use reqwest::cookie::{CookieStore, Jar};
use reqwest::header::{CONTENT_TYPE, HOST, HeaderMap, HeaderValue, ORIGIN};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Url};

use crate::chance::PATIENCE;
use crate::html::{self, Form};

/// One browser, with cookies of its own.
#[derive(Clone)]
pub struct Browser {
    base: String,
    origin: String,
    jar: Arc<PublicJar>,
    client: Client,
    /// Every page it was given, for one that writes them down.
    pages: Option<Arc<Mutex<Vec<Page>>>>,
}

/// Cookies, kept for the address that the browser shows.
struct PublicJar {
    jar: Jar,
    shown: Url,
}

impl PublicJar {
    fn shown(&self, reached: &Url) -> Url {
        let mut shown = self.shown.clone();
        shown.set_path(reached.path());
        shown
    }
}

impl CookieStore for PublicJar {
    fn set_cookies(&self, headers: &mut dyn Iterator<Item = &HeaderValue>, reached: &Url) {
        self.jar.set_cookies(headers, &self.shown(reached));
    }

    fn cookies(&self, reached: &Url) -> Option<HeaderValue> {
        self.jar.cookies(&self.shown(reached))
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Page {
    pub status: u16,
    /// Where the browser stands now, after all redirects: path and query.
    pub path: String,
    pub headers: HeaderMap,
    pub body: String,
}

impl Browser {
    /// A new one at the server of this address, such as `http://127.0.0.1:8080`.
    ///
    /// # Panics
    /// When the client cannot be made.
    #[must_use]
    pub fn new(base: &str) -> Browser {
        Browser::through(base, base)
    }

    /// A new one that shows the address `origin`, and reaches it through `base`.
    ///
    /// # Panics
    /// When the client cannot be made.
    #[must_use]
    pub fn through(base: &str, origin: &str) -> Browser {
        let shown: Url = origin.parse().expect("the server's address");
        let jar = Arc::new(PublicJar {
            jar: Jar::default(),
            shown,
        });
        let mut browser = Browser {
            base: base.to_owned(),
            origin: origin.to_owned(),
            jar: Arc::clone(&jar),
            client: Client::new(),
            pages: None,
        };
        let mut headers = HeaderMap::new();
        if origin != base {
            let host = HeaderValue::from_str(browser.host()).expect("a host");
            headers.insert(HOST, host);
        }
        browser.client = Client::builder()
            .cookie_provider(jar)
            .default_headers(headers)
            .timeout(Duration::from_secs(PATIENCE))
            .build()
            .expect("an http client");
        browser
    }

    /// The address that it shows.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The host of that address, and its port.
    #[must_use]
    pub fn host(&self) -> &str {
        let (_, host) = self.origin.split_once("://").expect("an address");
        host
    }

    /// The same browser at another server of the same machine: after a new start, for example.
    #[must_use]
    pub fn moved_to(&self, base: &str) -> Browser {
        Browser {
            base: base.to_owned(),
            origin: base.to_owned(),
            ..self.clone()
        }
    }

    /// The same browser, which from now on writes down every page it is given.
    #[must_use]
    pub fn writing_down(self) -> Browser {
        Browser {
            pages: Some(Arc::default()),
            ..self
        }
    }

    /// Every page that was written down.
    ///
    /// # Panics
    /// When a test fell over while a page was written down.
    #[must_use]
    pub fn pages(&self) -> Vec<Page> {
        let pages = self.pages.as_ref();
        pages.map_or_else(Vec::new, |pages| pages.lock().expect("pages").clone())
    }

    /// The server's address.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The `Cookie` header this browser sends.
    #[must_use]
    pub fn cookies(&self) -> String {
        let header = self.jar.cookies(&self.jar.shown);
        header
            .and_then(|value| value.to_str().ok().map(str::to_owned))
            .unwrap_or_default()
    }

    /// The value of one of its cookies, such as `hearth-seat-k7m9qx`.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.cookies();
        let mut pairs = cookies.split("; ").filter_map(|pair| pair.split_once('='));
        pairs
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.to_owned())
    }

    /// Puts a cookie into this browser, as someone with another's key would.
    ///
    /// # Panics
    /// When the address is none.
    pub fn put_cookie(&self, name: &str, value: &str) {
        self.jar
            .jar
            .add_cookie_str(&format!("{name}={value}; Path=/"), &self.jar.shown);
    }

    /// Opens a page.
    ///
    /// # Panics
    /// When the server does not answer.
    pub async fn get(&self, path: &str) -> Page {
        self.fetch(self.client.get(self.url(path)))
            .await
            .expect("the server answers")
    }

    /// Opens a page of a server that may be gone; then it is nothing.
    pub async fn get_if_there(&self, path: &str) -> Option<Page> {
        self.fetch(self.client.get(self.url(path))).await.ok()
    }

    /// Asks for the head of a page alone, as programs do that look at links.
    ///
    /// # Panics
    /// When the server does not answer.
    pub async fn head(&self, path: &str) -> Page {
        self.fetch(self.client.head(self.url(path)))
            .await
            .expect("the server answers")
    }

    /// Sends a form from a page of this server.
    ///
    /// # Panics
    /// When the server does not answer.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let request = self
            .client
            .post(self.url(path))
            .header(ORIGIN, &self.origin)
            .form(fields);
        self.fetch(request).await.expect("the server answers")
    }

    /// Sends a body of this kind from a page of this server.
    ///
    /// # Panics
    /// When the server does not answer.
    pub async fn post_body(&self, path: &str, kind: &str, body: Vec<u8>) -> Page {
        let request = self.client.post(self.url(path));
        let request = request
            .header(ORIGIN, &self.origin)
            .header(CONTENT_TYPE, kind);
        let answer = self.fetch(request.body(body)).await;
        answer.expect("the server answers")
    }

    /// Sends these fields to `action`, with the mark of the form for it on the page at `on`. Who finds no such form
    /// there sends none.
    ///
    /// # Panics
    /// When the server does not answer.
    pub async fn post_on(&self, on: &str, action: &str, fields: &[(&str, &str)]) -> Page {
        let mark = self.get(on).await.mark(action).unwrap_or_default();
        let mark = [("page", mark.as_str())];
        self.post(action, &[&mark, fields].concat()).await
    }

    /// Sends a form from elsewhere, or with no word of where from.
    ///
    /// # Panics
    /// When the server does not answer.
    pub async fn post_from(
        &self,
        headers: &[(&'static str, &str)],
        path: &str,
        fields: &[(&str, &str)],
    ) -> Page {
        let mut request = self.client.post(self.url(path)).form(fields);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.fetch(request).await.expect("the server answers")
    }

    /// Sends a form whose answer is lost on its way: it leads nowhere, and no cookie of it is kept.
    ///
    /// # Panics
    /// When the server does not answer.
    pub async fn post_unanswered(&self, path: &str, fields: &[(&str, &str)]) {
        let client = Client::builder().redirect(Policy::none());
        let client = client.build().expect("an http client");
        let request = client.post(self.url(path)).header(ORIGIN, &self.origin);
        let answer = request.form(fields).send().await;
        assert_eq!(answer.expect("the server answers").status(), 303);
    }

    /// Sends a form that stands on a page, with `more` in its fields.
    pub async fn send(&self, form: &Form, more: &[(&str, &str)]) -> Page {
        let filled = form.filled(more);
        let fields: Vec<_> = filled
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        self.post(&form.action, &fields).await
    }

    /// A ticket for the socket of this screen: `seat`, `keep` or `screen`.
    ///
    /// # Errors
    /// The status, or 0 when the server did not answer.
    pub async fn ticket(&self, code: &str, word: &str) -> Result<String, u16> {
        self.ticket_at(&format!("/c/{code}/{word}")).await
    }

    /// A ticket for the socket of the page at this address, such as `/g/K7M9QX/seat`.
    ///
    /// # Errors
    /// The status, or 0 when the server did not answer.
    pub async fn ticket_at(&self, page: &str) -> Result<String, u16> {
        let url = self.url(&format!("{page}/ticket"));
        let request = self.client.post(url).header(ORIGIN, &self.origin);
        let page = self.fetch(request).await.map_err(|_| 0_u16)?;
        if page.status != 200 {
            return Err(page.status);
        }
        let body: serde_json::Value = serde_json::from_str(&page.body).map_err(|_| 0_u16)?;
        body["ticket"].as_str().map(str::to_owned).ok_or(0)
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    async fn fetch(&self, request: RequestBuilder) -> reqwest::Result<Page> {
        let answer = request.send().await?;
        let url = answer.url();
        let query = url
            .query()
            .map_or_else(String::new, |query| format!("?{query}"));
        let page = Page {
            status: answer.status().as_u16(),
            path: format!("{}{query}", url.path()),
            headers: answer.headers().clone(),
            body: answer.text().await?,
        };
        if let Some(pages) = &self.pages {
            pages.lock().expect("pages").push(page.clone());
        }
        Ok(page)
    }
}

/// What a form carries that asks for `action`.
///
/// # Panics
/// Never: every action can be written.
#[must_use]
pub fn asks_for(action: Action) -> String {
    serde_json::to_string(&What::Act(action)).expect("an action can be written")
}

impl Page {
    /// One of its headers, or nothing.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    #[must_use]
    pub fn forms(&self) -> Vec<Form> {
        html::forms(&self.body)
    }

    /// The forms that a button's press sends, with what each asks for.
    #[must_use]
    pub fn actions(&self) -> Vec<(Action, Form)> {
        let action = |form: &Form| match serde_json::from_str(form.value("what")?).ok()? {
            What::Act(action) => Some(action),
            What::Say(_) | What::Help(_) => None,
        };
        self.forms()
            .into_iter()
            .filter_map(|form| Some((action(&form)?, form)))
            .collect()
    }

    /// The mark that its form for `action` carries.
    #[must_use]
    pub fn mark(&self, action: &str) -> Option<String> {
        let forms = self.forms().into_iter();
        let marks = forms.filter(|form| form.action == action);
        marks
            .filter_map(|form| form.value("page").map(str::to_owned))
            .next()
    }

    /// Its words, without tags.
    #[must_use]
    pub fn words(&self) -> String {
        html::words(&self.body)
    }
}
