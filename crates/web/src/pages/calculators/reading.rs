//! What an officer typed into a calculator, read with one sentence for each mistake beside its field.

use crate::field::FormField;
use crate::shell::encode;
use app::calculators::spoken;
use std::collections::BTreeMap;
use values::{Day, Fen};

/// The address that asks the same again: what was filled in, without the buttons.
pub(crate) fn address(query: &BTreeMap<String, String>) -> String {
    let pairs = query
        .iter()
        .filter(|(name, text)| !text.trim().is_empty() && name.as_str() != "add")
        .map(|(name, text)| format!("{}={}", encode(name), encode(text)));
    pairs.collect::<Vec<String>>().join("&")
}

/// What an officer typed, by name.
pub(crate) struct Typed<'a>(pub(crate) &'a BTreeMap<String, String>);

impl Typed<'_> {
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |text| text.trim())
    }

    /// What was chosen, or what is chosen before anything was.
    pub(crate) fn or<'b>(&'b self, name: &str, otherwise: &'b str) -> &'b str {
        match self.text(name) {
            "" => otherwise,
            text => text,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }

    /// Whether none of these was filled in.
    pub(crate) fn lacks_all(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.text(name).is_empty())
    }
}

/// The mistakes of a form: the name of the field and the sentence.
#[derive(Default)]
pub(crate) struct Problems(Vec<(String, String)>);

impl Problems {
    pub(crate) fn add(&mut self, field: &str, sentence: impl Into<String>) {
        self.0.push((field.to_owned(), sentence.into()));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The sentences, for the head of the page.
    pub(crate) fn sentences(self) -> Vec<String> {
        self.0.into_iter().map(|(_, sentence)| sentence).collect()
    }

    /// Puts each sentence beside its field.
    pub(crate) fn mark<'b>(&self, fields: impl IntoIterator<Item = &'b mut FormField>) {
        for field in fields {
            let found = self.0.iter().find(|(name, _)| *name == field.name);
            field.problem = found.map(|(_, sentence)| sentence.clone());
        }
    }

    /// Names a choice that is none of those offered.
    pub(crate) fn choice(&mut self, typed: &Typed<'_>, name: &str, label: &str, words: &[(&str, &str)]) {
        let chosen = typed.text(name);
        if !chosen.is_empty() && words.iter().all(|(word, _)| *word != chosen) {
            self.add(name, format!("请选择{label}"));
        }
    }

    /// An amount, where one was filled in.
    pub(crate) fn amount(&mut self, typed: &Typed<'_>, name: &str, label: &str) -> Option<Fen> {
        match typed.text(name) {
            "" => None,
            text => spoken::amount(text).map_err(|error| self.add(name, error.about(label))).ok(),
        }
    }

    /// An amount that must be filled in.
    pub(crate) fn need_amount(&mut self, typed: &Typed<'_>, name: &str, label: &str) -> Option<Fen> {
        if typed.text(name).is_empty() {
            self.add(name, format!("请填写{label}"));
            return None;
        }
        self.amount(typed, name, label)
    }

    /// A day, where one was filled in.
    pub(crate) fn day(&mut self, typed: &Typed<'_>, name: &str, label: &str) -> Option<Day> {
        match typed.text(name) {
            "" => None,
            text => text.parse().map_err(|error| self.add(name, format!("{label}：{error}"))).ok(),
        }
    }

    /// A day that must be filled in.
    pub(crate) fn need_day(&mut self, typed: &Typed<'_>, name: &str, label: &str) -> Option<Day> {
        if typed.text(name).is_empty() {
            self.add(name, format!("请填写{label}"));
            return None;
        }
        self.day(typed, name, label)
    }

    /// A whole number above nothing with the unit behind it.
    pub(crate) fn count(
        &mut self,
        typed: &Typed<'_>,
        name: &str,
        label: &str,
    ) -> Option<(u32, Option<spoken::CountUnit>)> {
        match spoken::count(typed.text(name)) {
            Ok((0, _)) => {
                self.add(name, format!("{label}应大于零"));
                None
            }
            Ok((count, _)) if count > 10_000 => {
                self.add(name, format!("{label}过长，请核对"));
                None
            }
            Ok(read) => Some(read),
            Err(error) => {
                self.add(name, error.about(label));
                None
            }
        }
    }
}
