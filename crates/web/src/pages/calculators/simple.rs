//! The page of a calculator with a handful of fields: what it answers, why, and the form.

use crate::error::WebError;
use crate::field::FormField;
use crate::pages::calculators::Head;
use crate::pages::calculators::answer::{OpenQuestion, Part};
use crate::pages::calculators::reading::Problems;
use crate::shell::Shell;
use app::App;
use app::staff::sign_in::Officer;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

/// The answer in one sentence.
pub(crate) struct Headline {
    /// The class of the notice: `good`, `warn` or `bad`.
    pub(crate) class: &'static str,
    pub(crate) sentence: String,
    pub(crate) details: Vec<String>,
    /// The questions that it rests on besides those of its parts.
    pub(crate) open: Vec<OpenQuestion>,
}

impl Headline {
    fn of(class: &'static str, sentence: impl Into<String>) -> Headline {
        Headline { class, sentence: sentence.into(), details: Vec::new(), open: Vec::new() }
    }

    /// The answer as it is hoped for.
    pub(crate) fn good(sentence: impl Into<String>) -> Headline {
        Headline::of("good", sentence)
    }

    /// An answer with something still to be found out.
    pub(crate) fn unsure(sentence: impl Into<String>) -> Headline {
        Headline::of("warn", sentence)
    }

    /// A no.
    pub(crate) fn bad(sentence: impl Into<String>) -> Headline {
        Headline::of("bad", sentence)
    }
}

/// Lines with what was found about each.
pub(crate) struct Findings {
    pub(crate) title: &'static str,
    pub(crate) rows: Vec<FindingRow>,
}

/// What was found about one point.
pub(crate) struct FindingRow {
    pub(crate) text: String,
    pub(crate) basis: String,
    pub(crate) finding: &'static str,
    /// The class of its chip.
    pub(crate) class: &'static str,
    pub(crate) missing: Vec<String>,
}

/// What a calculator shows.
#[derive(Default)]
pub(crate) struct Shown {
    pub(crate) fields: Vec<FormField>,
    pub(crate) problems: Problems,
    /// What makes the result unlawful or doubtful.
    pub(crate) warnings: Vec<String>,
    /// What else the reader should know.
    pub(crate) notes: Vec<String>,
    pub(crate) headline: Option<Headline>,
    pub(crate) findings: Option<Findings>,
    /// The days that were skipped, where days were.
    pub(crate) days: Option<Vec<(String, String)>>,
    pub(crate) parts: Vec<Part>,
}

#[derive(Template)]
#[template(path = "calculators/simple.html")]
struct SimplePage {
    shell: Shell,
    head: Head,
    path: &'static str,
    fields: Vec<FormField>,
    problems: Vec<String>,
    warnings: Vec<String>,
    notes: Vec<String>,
    headline: Option<Headline>,
    findings: Option<Findings>,
    days: Option<Vec<(String, String)>>,
    parts: Vec<Part>,
}

/// The page of the calculator at a path. A form with mistakes shows no result.
pub(crate) fn page(
    app: &App,
    officer: &Officer,
    path: &'static str,
    shown: Shown,
) -> Result<Response, WebError> {
    let head = Head::of(path, app.today());
    let shell = head.shell(app, officer);
    let Shown { mut fields, problems, warnings, notes, headline, findings, days, parts } = shown;
    problems.mark(&mut fields);
    if problems.is_empty() {
        let problems = Vec::new();
        let page = SimplePage {
            shell,
            head,
            path,
            fields,
            problems,
            warnings,
            notes,
            headline,
            findings,
            days,
            parts,
        };
        return Ok(Html(page.render()?).into_response());
    }
    let page = SimplePage {
        shell,
        head,
        path,
        fields,
        problems: problems.sentences(),
        warnings: Vec::new(),
        notes: Vec::new(),
        headline: None,
        findings: None,
        days: None,
        parts: Vec::new(),
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page.render()?)).into_response())
}
