//! The library of rules (规则库): what each rule says, on which article, since when, how sure we are, and how to try it.
//!
//! Both pages are made from the catalogue of [`law::registry`]; no rule has code of its own here.

pub(crate) mod entry;
pub(crate) mod list;
pub(crate) mod reading;
pub(crate) mod show;
pub(crate) mod trial;

use app::App;
use axum::Router;
use axum::routing::get;
use law::Confidence;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/rules", get(list::show)).route("/rules/{id}", get(show::show))
}

/// How sure we are of a rule, in words.
pub(crate) const fn confidence_words(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Read => "已读原文",
        Confidence::Excerpt => "仅见摘录",
        Confidence::Recalled => "未核对原文，待核",
        Confidence::Design => "设计，待核",
    }
}

/// The class of the chip for a confidence.
pub(crate) const fn confidence_class(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Read => "green",
        Confidence::Excerpt => "calm",
        Confidence::Recalled | Confidence::Design => "warn",
    }
}
