//! One field of a form as HTML: label, control, what was typed, what is wrong with it.
//!
//! The forms of all acts and the intake form are made of these. Whatever was typed is shown again, even where it
//! cannot be read.

use askama::Template;
use values::Day;

/// One field of a form.
#[derive(Template)]
#[template(path = "field.html")]
pub(crate) struct FormField {
    /// The name in the form, also the id of the control.
    pub(crate) name: String,
    /// The Chinese label.
    pub(crate) label: String,
    /// One Chinese sentence below the control; may be empty.
    pub(crate) help: String,
    /// Whether it must be filled in.
    pub(crate) required: bool,
    /// What was typed.
    pub(crate) value: String,
    /// What is wrong with it.
    pub(crate) problem: Option<String>,
    /// Whether it spans all columns of the form.
    pub(crate) wide: bool,
    /// Whether it is a cell of a table, which has no label of its own.
    pub(crate) cell: bool,
    /// The control.
    pub(crate) control: Control,
}

/// A field prints itself as HTML and escapes what was typed.
impl askama::filters::HtmlSafe for FormField {}

/// What a field is filled in with.
pub(crate) enum Control {
    /// One line of text.
    Line {
        /// The keyboard that a phone shows.
        mode: &'static str,
        /// The most characters; nothing where the kind bounds it.
        length_max: Option<usize>,
    },
    /// Several lines of text.
    Prose,
    /// A civil day.
    Day,
    /// A time of a day.
    Moment,
    /// One of a list.
    Choice(Vec<Choice>),
    /// Some of a list, each under the name that is its value.
    Ticks(Vec<Choice>),
    /// Rows of cells under heads, with a button that adds a row.
    Table {
        /// The heads.
        heads: Vec<String>,
        /// The rows; a cell is shown without its label.
        rows: Vec<Vec<FormField>>,
    },
}

/// The control of a field alone, for a cell of a table.
#[derive(Template)]
#[template(path = "control.html")]
pub(crate) struct Bare<'a> {
    field: &'a FormField,
}

/// A control prints itself as HTML and escapes what was typed.
impl askama::filters::HtmlSafe for Bare<'_> {}

impl Bare<'_> {
    fn attributes(&self) -> Attributes<'_> {
        Attributes(self.field)
    }
}

/// What says that a control must be filled in, what is wrong with it, and what a cell is about.
struct Attributes<'a>(&'a FormField);

impl askama::filters::HtmlSafe for Attributes<'_> {}

impl std::fmt::Display for Attributes<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.required {
            out.write_str(" required")?;
        }
        if self.0.cell {
            let label =
                askama::filters::escape(&self.0.label, askama::filters::Html).map_err(|_| std::fmt::Error)?;
            write!(out, " aria-label=\"{label}\"")?;
        }
        if self.0.problem.is_some() {
            write!(out, " aria-invalid=\"true\" aria-describedby=\"{}-problem\"", self.0.name)?;
        }
        Ok(())
    }
}

/// One line of a list.
pub(crate) struct Choice {
    /// What is sent.
    pub(crate) value: String,
    /// What is shown.
    pub(crate) label: String,
    /// Whether it is the one that was chosen.
    pub(crate) chosen: bool,
}

impl Control {
    /// One line of text with the ordinary keyboard.
    pub(crate) const TEXT: Control = Control::Line { mode: "text", length_max: None };
    /// An amount of money or a rate.
    pub(crate) const DECIMAL: Control = Control::Line { mode: "decimal", length_max: None };
    /// A whole number.
    pub(crate) const WHOLE: Control = Control::Line { mode: "numeric", length_max: None };

    /// A list of values and labels; what was chosen stays in it even where it is no longer offered.
    pub(crate) fn choice(offered: Vec<(String, String)>, value: &str, empty: &str) -> Control {
        let missing = !value.is_empty() && offered.iter().all(|(offer, _)| offer != value);
        let mut choices =
            vec![Choice { value: String::new(), label: empty.to_owned(), chosen: value.is_empty() }];
        choices.extend(offered.into_iter().map(|(offer, label)| Choice {
            chosen: offer == value,
            value: offer,
            label,
        }));
        if missing {
            choices.push(Choice {
                value: value.to_owned(),
                label: format!("{value}（不在可选之列）"),
                chosen: true,
            });
        }
        Control::Choice(choices)
    }

    /// A list of stored words and titles.
    pub(crate) fn words(words: &[(&str, &str)], value: &str, empty: &str) -> Control {
        let offered = words.iter().map(|(word, title)| ((*word).to_owned(), (*title).to_owned())).collect();
        Control::choice(offered, value, empty)
    }
}

impl FormField {
    /// A field that may stay empty.
    pub(crate) fn new(name: impl Into<String>, label: &str, value: &str, control: Control) -> FormField {
        FormField {
            name: name.into(),
            label: label.to_owned(),
            help: String::new(),
            required: false,
            value: value.to_owned(),
            problem: None,
            wide: matches!(control, Control::Prose | Control::Ticks(_) | Control::Table { .. }),
            cell: false,
            control,
        }
    }

    /// The field, to be filled in.
    pub(crate) fn required(mut self) -> FormField {
        self.required = true;
        self
    }

    /// The field as a cell of a table.
    pub(crate) fn cell(mut self) -> FormField {
        self.cell = true;
        self
    }

    /// Its control alone.
    pub(crate) fn bare(&self) -> Bare<'_> {
        Bare { field: self }
    }

    /// Whether it holds several controls, each with a label of its own.
    fn is_group(&self) -> bool {
        matches!(self.control, Control::Ticks(_) | Control::Table { .. })
    }

    fn tag(&self) -> &'static str {
        if self.is_group() { "div" } else { "label" }
    }

    /// The field over all columns of the form.
    pub(crate) fn wide(mut self) -> FormField {
        self.wide = true;
        self
    }

    /// The field with a sentence of help.
    pub(crate) fn help(mut self, help: &str) -> FormField {
        help.clone_into(&mut self.help);
        self
    }

    /// The day as browsers write it. A text that is no day stays visible in a field for text.
    fn day(&self) -> Option<String> {
        if self.value.trim().is_empty() {
            return Some(String::new());
        }
        self.value.trim().parse::<Day>().ok().map(|day| day.to_string())
    }

    /// The time as browsers write it. A text that is no time stays visible in a field for text.
    fn moment(&self) -> Option<String> {
        let text = self.value.trim().replace(' ', "T");
        let is_time = text.is_empty() || text.get(..10).is_some_and(|day| day.parse::<Day>().is_ok());
        is_time.then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_shown_again_and_escaped() {
        for (control, value, shown) in [
            (Control::TEXT, "\"><script>", "value=\"&#34;&#62;&#60;script&#62;\""),
            (Control::Day, "2026年3月1日", "type=\"date\" value=\"2026-03-01\""),
            (Control::Day, "三月初一", "value=\"三月初一\""),
            (Control::choice(vec![("1".into(), "张某".into())], "9", "请选择"), "9", "9（不在可选之列）"),
        ] {
            let html = FormField::new("x", "项目", value, control).render().unwrap();
            assert!(html.contains(shown), "{html}");
        }
    }
}
