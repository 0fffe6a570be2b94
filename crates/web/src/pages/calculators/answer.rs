//! What a calculator answers: facts, why, and the questions that are open.

use crate::pages::rules::reading::label;
use crate::pages::settings::question_path;
use crate::rulebook;
use crate::why::Why;
use app::App;
use law::registry::InputError;
use law::settings::{Adoption, Answers, setting};
use law::{Derivation, Rule, rule};
use serde_json::{Map, Value};
use values::{Day, Fen};

/// One line of a result.
pub(crate) struct Fact {
    pub(crate) label: String,
    pub(crate) value: String,
}

/// A question that the court has not decided and on which a result rests.
pub(crate) struct OpenQuestion {
    pub(crate) id: &'static str,
    pub(crate) question: String,
    pub(crate) href: String,
}

/// What one rule answered, under a head.
pub(crate) struct Part {
    pub(crate) id: &'static str,
    pub(crate) title: String,
    pub(crate) facts: Vec<Fact>,
    pub(crate) why: Why,
    pub(crate) open: Vec<OpenQuestion>,
}

impl Part {
    /// An answer without facts of its own.
    pub(crate) fn new(id: &'static str, title: &str, why: Why) -> Part {
        Part { id, title: title.to_owned(), facts: Vec::new(), why, open: Vec::new() }
    }

    /// The part with a line.
    pub(crate) fn fact(mut self, label: &str, value: impl Into<String>) -> Part {
        self.facts.push(Fact { label: label.to_owned(), value: value.into() });
        self
    }

    /// The part with a line of money.
    pub(crate) fn money(self, label: &str, amount: Fen) -> Part {
        self.fact(label, format!("{amount}元"))
    }

    /// The part with the questions it rests on, where it bears the mark.
    pub(crate) fn resting_on(mut self, app: &App, questions: &[&str]) -> Part {
        if !self.why.mark.is_empty() {
            self.open = open_questions(app, questions);
        }
        self
    }
}

/// What a rule answered.
pub(crate) struct Asked {
    pub(crate) outputs: Map<String, Value>,
    pub(crate) derivation: Derivation,
    /// A sentence where the rule was not in force on the day that was asked about.
    pub(crate) not_in_force: Option<String>,
}

impl Asked {
    pub(crate) fn why(&self) -> Why {
        Why::new(&self.derivation)
    }

    pub(crate) fn day(&self, name: &str) -> Option<Day> {
        self.outputs.get(name)?.as_str()?.parse().ok()
    }

    pub(crate) fn money(&self, name: &str) -> Option<Fen> {
        self.outputs.get(name)?.as_i64().map(Fen)
    }
}

/// Asks one rule of the catalogue; the sentence of its refusal where it has no answer.
pub(crate) fn asked(app: &App, id: &str, inputs: &Value) -> Result<Asked, String> {
    let rule = rule(id).ok_or_else(|| format!("规则库尚未收录规则{id}，暂时不能计算"))?;
    let answer = rule
        .evaluate(inputs, &rulebook::settings(app), app.today())
        .map_err(|error| refusal(rule, &error))?;
    let not_in_force = answer.outputs.contains_key("not_in_force").then(|| {
        let from = rule.versions.first().map(law::registry::Version::chinese).unwrap_or_default();
        format!("所填日期没有现行有效的规则（{} {}，{from}施行），结果仅供参考。", rule.id, rule.title)
    });
    Ok(Asked { outputs: answer.outputs, derivation: answer.derivation, not_in_force })
}

/// The refusal of a rule in words of the form.
fn refusal(rule: &Rule, error: &InputError) -> String {
    match error {
        InputError::Missing(name) => format!("请填写“{}”", label(rule, name)),
        InputError::Unreadable { name, .. } if name.ends_with("_fen") => {
            format!("“{}”应大于零，请以元填写", label(rule, name))
        }
        InputError::TooLarge { name, limit } => {
            format!("“{}”超过可以计算的上限{limit}元，请核对后重新填写", label(rule, name))
        }
        InputError::Unreadable { name, .. } => format!("“{}”无法识别，请核对后重新填写", label(rule, name)),
        InputError::NotAnObject | InputError::SumTooLarge | InputError::Unsound(_) => error.to_string(),
    }
}

/// The questions among these that the court has still to decide: settings with a choice, rules to be confirmed, and
/// older texts that were not read.
pub(crate) fn open_questions(app: &App, ids: &[&str]) -> Vec<OpenQuestion> {
    let settings = rulebook::settings(app);
    let open = |id: &&str| -> Option<OpenQuestion> {
        if let Some(setting) = setting(id) {
            let alone = matches!(setting.answers, Answers::Choices([_]));
            let is_open = !alone && !settings.is_decided(setting.id);
            return is_open.then(|| OpenQuestion {
                id: setting.id,
                question: setting.question.to_owned(),
                href: question_path(setting.id),
            });
        }
        let rule = rule(id)?;
        if !rule.confidence(app.today()).needs_confirmation() {
            let old = rule.versions.iter().any(|version| version.confidence.needs_confirmation());
            return old.then(|| OpenQuestion {
                id: rule.id,
                question: format!("{}：此前施行的文本未核对原文", rule.title),
                href: rulebook::rule_path(rule.id),
            });
        }
        (settings.adoption(rule, app.today()) == Adoption::Pending).then(|| OpenQuestion {
            id: rule.id,
            question: format!("{}是否采用", rule.title),
            href: question_path(rule.id),
        })
    };
    ids.iter().filter_map(open).collect()
}
