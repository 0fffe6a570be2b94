//! A browser without a window: the router in this process, one cookie, pages read by CSS selector.

use app::{App, Clock, FixedClock};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{Request, StatusCode};
use scraper::{ElementRef, Html, Selector};
use std::sync::Arc;
use store::{Store, StoreUrl};
use testkit::synthetic::{self, PASSWORD};
use tower::ServiceExt;
use values::Day;

/// A court with its staff and no case, on 2026-03-10.
pub(crate) fn court() -> App {
    let day: Day = "2026-03-10".parse().unwrap();
    let clock: Arc<dyn Clock> = Arc::new(FixedClock::at(day));
    let app = App::open(synthetic::config(Store::open(&StoreUrl::SqliteMemory).unwrap(), clock)).unwrap();
    synthetic::found(&app).unwrap();
    app
}

/// One officer at a browser.
pub(crate) struct Browser {
    router: Router,
    cookie: String,
}

/// An answer.
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) body: String,
    html: Html,
}

/// What a form would send: pairs in order, the last of a name counts.
#[derive(Clone)]
pub(crate) struct Filled {
    pub(crate) action: String,
    pub(crate) fields: Vec<(String, String)>,
}

impl Browser {
    /// Signs somebody in.
    pub(crate) async fn sign_in(app: &App, name: &str) -> Browser {
        let mut browser = Browser { router: web::router(app.clone()), cookie: String::new() };
        let form = [("name", name), ("password", PASSWORD)];
        let request = browser.request("POST", "/sign-in").header(CONTENT_TYPE, URLENCODED);
        let request = request.body(Body::from(urlencoded(form))).unwrap();
        let response = browser.router.clone().oneshot(request).await.unwrap();
        let cookie = response.headers()[SET_COOKIE].to_str().unwrap();
        browser.cookie = cookie.split(';').next().unwrap().to_owned();
        browser
    }

    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        Request::builder().method(method).uri(path).header(COOKIE, &self.cookie)
    }

    async fn ask(&self, request: Request<Body>) -> Page {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let header = |name| {
            response
                .headers()
                .get(name)
                .map(|value: &axum::http::HeaderValue| value.to_str().unwrap().to_owned())
        };
        let location = header(LOCATION).unwrap_or_default();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Page { status, location, html: Html::parse_document(&body), body }
    }

    /// Opens a page.
    pub(crate) async fn get(&self, path: &str) -> Page {
        self.ask(self.request("GET", path).body(Body::empty()).unwrap()).await
    }

    /// Sends a form.
    pub(crate) async fn send(&self, form: &Filled) -> Page {
        let pairs = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let request = self.request("POST", &form.action).header(CONTENT_TYPE, URLENCODED);
        self.ask(request.body(Body::from(urlencoded(pairs))).unwrap()).await
    }

    /// Sends a form with a file, as `multipart/form-data`.
    pub(crate) async fn send_parts(&self, form: &Filled, file: Option<(&str, &[u8])>) -> Page {
        const BORDER: &str = "border-of-the-parts";
        let mut body = Vec::new();
        for (name, value) in &form.fields {
            body.extend(
                format!("--{BORDER}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .bytes(),
            );
        }
        if let Some((name, bytes)) = file {
            body.extend(
                format!(
                    "--{BORDER}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
                )
                .bytes(),
            );
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend(format!("--{BORDER}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={BORDER}");
        let request = self.request("POST", &form.action).header(CONTENT_TYPE, kind);
        self.ask(request.body(Body::from(body)).unwrap()).await
    }

    /// Does an act that the case page offers, through its form, and gives the case page after it.
    pub(crate) async fn act(&self, case: &str, act: &str, typed: &[(&str, &str)]) -> Page {
        let form = self.open_act(case, act).await.with(typed);
        let sent = self.send(&form).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{act}: {}", sent.text("main"));
        let path = sent.location.split('#').next().unwrap().to_owned();
        let page = self.get(&path).await;
        assert!(page.has("#done"), "{act}: {}", page.text("main"));
        page
    }

    /// The form of an act that the case page offers.
    pub(crate) async fn open_act(&self, case: &str, act: &str) -> Filled {
        let page = self.get(case).await;
        let href = page.attribute(&format!("[data-act={act}] a"), "href");
        let form = self.get(&href).await;
        assert_eq!(form.status, StatusCode::OK, "{act}: {}", form.text("main"));
        form.form("main form")
    }
}

const URLENCODED: &str = "application/x-www-form-urlencoded";

fn urlencoded<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let encode = |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
    let pairs: Vec<String> =
        pairs.into_iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    pairs.join("&")
}

impl Page {
    fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.html.select(&Selector::parse(selector).unwrap()).collect()
    }

    pub(crate) fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    pub(crate) fn count(&self, selector: &str) -> usize {
        self.all(selector).len()
    }

    /// The words of everything selected, with single blanks.
    pub(crate) fn text(&self, selector: &str) -> String {
        let words: String = self.all(selector).iter().flat_map(|element| element.text()).collect();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn attribute(&self, selector: &str, name: &str) -> String {
        let elements = self.all(selector);
        let element = elements.first().unwrap_or_else(|| panic!("no {selector} in: {}", self.text("main")));
        element.attr(name).unwrap_or_default().to_owned()
    }

    /// A form as a browser would send it untouched.
    pub(crate) fn form(&self, selector: &str) -> Filled {
        let forms = self.all(selector);
        let form = forms.first().unwrap_or_else(|| panic!("no {selector} in: {}", self.text("main")));
        let controls = Selector::parse("input[name], select[name], textarea[name]").unwrap();
        let chosen = Selector::parse("option[selected]").unwrap();
        let fields = form
            .select(&controls)
            .map(|control| {
                let value = match control.value().name() {
                    "select" => control
                        .select(&chosen)
                        .next()
                        .and_then(|option| option.attr("value"))
                        .unwrap_or_default()
                        .to_owned(),
                    "textarea" => control.text().collect(),
                    _ => control.attr("value").unwrap_or_default().to_owned(),
                };
                (control.attr("name").unwrap().to_owned(), value)
            })
            .collect();
        Filled { action: form.attr("action").unwrap_or_default().to_owned(), fields }
    }
}

impl Filled {
    /// The form with other values typed in; every name must be one of its fields.
    pub(crate) fn with(mut self, typed: &[(&str, &str)]) -> Filled {
        for (name, value) in typed {
            let names: Vec<&str> = self.fields.iter().map(|(name, _)| name.as_str()).collect();
            let place = names.iter().position(|field| field == name);
            let place = place.unwrap_or_else(|| panic!("no field {name} among {names:?}"));
            self.fields[place].1 = (*value).to_owned();
        }
        self
    }

    /// The form sent by a button of its own.
    pub(crate) fn by_button(mut self, name: &str, value: &str) -> Filled {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn value(&self, name: &str) -> &str {
        self.fields.iter().rfind(|(field, _)| field == name).map_or("", |(_, value)| value.as_str())
    }
}
