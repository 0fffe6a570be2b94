//! What was typed into a form of the command centre.

use app::AppError;
use app::calculators::spoken;
use std::collections::BTreeMap;
use values::{Day, Fen};

/// The fields of a form by their names.
pub(super) struct Typed<'a>(pub(super) &'a BTreeMap<String, String>);

impl Typed<'_> {
    /// A field, where something was typed.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.0.get(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// A day.
    pub(super) fn day(&self, name: &str, label: &str) -> Result<Day, AppError> {
        let text = self.text(name).unwrap_or_default();
        text.parse().map_err(|_| AppError::BadInput(format!("请填写{label}")))
    }

    /// A sum in yuan, where something was typed.
    pub(super) fn amount(&self, name: &str, label: &str) -> Result<Option<Fen>, AppError> {
        let read =
            |text: String| spoken::amount(&text).map_err(|problem| AppError::BadInput(problem.about(label)));
        self.text(name).map(read).transpose()
    }

    /// A whole number, where something was typed.
    pub(super) fn whole(&self, name: &str, label: &str) -> Result<Option<u32>, AppError> {
        let read = |text: String| text.parse().map_err(|_| AppError::BadInput(format!("{label}应为整数")));
        self.text(name).map(read).transpose()
    }
}
