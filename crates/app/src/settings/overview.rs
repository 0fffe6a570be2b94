//! All questions with their answers, as the page and the API show them.

use crate::app::App;
use crate::settings::decide::DECIDERS;
use crate::settings::history::{Change, History};
use docket::office::Actor;
use law::registry::{MODULES, Rule};
use law::settings::{Answers, SETTINGS, setting};
use values::Day;

/// The settings of the law as one officer sees them.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The questions, grouped.
    pub groups: Vec<Group>,
    /// All changes, the last one first.
    pub changes: Vec<Change>,
    /// Whether this officer may decide.
    pub may_decide: bool,
}

/// Questions that belong together.
#[derive(Clone, Debug)]
pub struct Group {
    /// The Chinese title.
    pub title: String,
    /// The questions.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    /// The id of the setting.
    pub id: &'static str,
    /// The question, in Chinese.
    pub question: String,
    /// Why it is one and what follows, in Chinese.
    pub about: &'static str,
    /// What may be answered.
    pub answers: Answers,
    /// The answer that holds.
    pub answer: String,
    /// The change that gave it, where the court has decided.
    pub decision: Option<Change>,
    /// The rules that it shapes.
    pub rules: Vec<&'static Rule>,
    /// Where the answer takes effect.
    pub effect: Effect,
}

/// Where an answer takes effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// In cases filed from then on, for their whole course.
    AtFiling(&'static str),
    /// In acts done from then on, also in open cases.
    InActs(&'static str),
    /// There is one way and everything is computed so: nothing is to be decided.
    OneWay,
    /// In the calculators of the rules; cases go on by the default.
    InRules,
    /// In the library and in calculators that ask the rule itself; what computes it among others goes on.
    Adopts,
    /// Nowhere but in the trial of the rule: another question decides.
    TrialOnly(&'static str),
}

/// The rules to be confirmed whose question another setting asks.
const ASKED_ELSEWHERE: [(&str, &str); 2] = [("FEE-05", "D-05"), ("INT-12", "D-06")];

impl Effect {
    /// What deciding about a rule does.
    fn of_rule(id: &str) -> Effect {
        let elsewhere = ASKED_ELSEWHERE.iter().find(|(rule, _)| *rule == id);
        elsewhere.map_or(Effect::Adopts, |(_, setting)| Effect::TrialOnly(setting))
    }

    /// One Chinese sentence.
    #[must_use]
    pub fn sentence(self) -> String {
        match self {
            Effect::AtFiling(what) => format!("{what}：以立案时的设置为准，更改后只影响此后新立的案件"),
            Effect::InActs(what) => format!("{what}：以办理当日的设置为准，已经登记的不变"),
            Effect::OneWay => {
                "本系统只按这一种方式计算，没有其他选择，不必决定；结果不因本项标注待核".to_owned()
            }
            Effect::InRules => "目前只影响规则计算，办案页面仍按默认方式计算".to_owned(),
            Effect::Adopts => "设为不采用的，规则库和直接使用本规则的计算器不再计算；\
                债务计算、案件页面等一并计算的结果仍按本规则的方式"
                .to_owned(),
            Effect::TrialOnly(by) => {
                let question = setting(by).map_or("", |setting| setting.question);
                format!("在这里设为不采用，只影响规则库中的试算；计算器和案件页面按{by}（{question}）计算")
            }
        }
    }

    fn of(id: &str, answers: Answers) -> Effect {
        match (id, answers) {
            ("D-05", _) => Effect::AtFiling("执行申请费"),
            ("D-09", _) => Effect::AtFiling("案款分配"),
            ("D-03", _) => Effect::InActs("冻结、续行冻结的届满日"),
            ("D-14", _) => Effect::InActs("明显超标的提示"),
            ("SEI-15", _) => Effect::InActs("解除控制措施的期限（自债务清偿起算）"),
            ("FND-06", _) => Effect::InActs("案款发放期限（自登记到账起算）"),
            (_, Answers::Choices([_])) => Effect::OneWay,
            _ => Effect::InRules,
        }
    }
}

/// The groups of questions of interpretation. What is in none stands under the last one.
const GROUPS: &[(&str, &[&str])] = &[
    ("期间和期限", &["D-01", "D-02", "D-03", "D-13", "D-15", "D-17", "D-18"]),
    ("债务和利息", &["D-06", "D-07", "D-08", "D-10", "D-11"]),
    ("案款和执行申请费", &["D-05", "D-09", "D-12", "FND-06"]),
    ("财产控制和处置", &["D-14", "D-16", "SEI-15"]),
    ("案件管理", &["D-04"]),
];

impl App {
    /// All questions of law with the answers of the court and the history of changes. Everybody who is signed in may
    /// read them.
    #[must_use]
    pub fn law_settings_overview(&self, actor: &Actor) -> Overview {
        let (history, today) = (self.law_history(), self.today());
        let mut groups: Vec<Group> = GROUPS
            .iter()
            .map(|(title, ids)| Group {
                title: (*title).to_owned(),
                questions: ids.iter().filter_map(|id| Question::of_setting(id, &history)).collect(),
            })
            .collect();
        let grouped = |id: &str| GROUPS.iter().any(|(_, ids)| ids.contains(&id));
        let others = SETTINGS.iter().filter(|setting| !grouped(setting.id));
        if let Some(last) = groups.last_mut() {
            last.questions.extend(others.filter_map(|setting| Question::of_setting(setting.id, &history)));
        }
        groups.extend(MODULES.iter().map(|module| Group {
            title: format!("规则：{}", module.title),
            questions:
                unconfirmed(module.rules, today).map(|rule| Question::of_rule(rule, &history)).collect(),
        }));
        groups.retain(|group| !group.questions.is_empty());
        let changes = history.changes.iter().rev().cloned().collect();
        Overview { groups, changes, may_decide: DECIDERS.contains(&actor.office) }
    }
}

/// The rules that need confirmation and are no question of their own.
fn unconfirmed(rules: &'static [Rule], on: Day) -> impl Iterator<Item = &'static Rule> {
    rules.iter().filter(move |rule| rule.confidence(on).needs_confirmation() && setting(rule.id).is_none())
}

impl Question {
    fn of_setting(id: &str, history: &History) -> Option<Question> {
        let setting = setting(id)?;
        Some(Question {
            id: setting.id,
            question: setting.question.to_owned(),
            about: setting.about,
            answers: setting.answers,
            answer: history.settings.answer(setting.id),
            decision: history.decision(setting.id).cloned(),
            rules: law::rules().filter(|rule| rule.settings.contains(&setting.id)).collect(),
            effect: Effect::of(setting.id, setting.answers),
        })
    }

    fn of_rule(rule: &'static Rule, history: &History) -> Question {
        Question {
            id: rule.id,
            question: format!("规则{}（{}）是否采用？", rule.id, rule.title),
            about: rule.says,
            answers: Answers::Choices(law::settings::ADOPTIONS),
            answer: history.settings.answer(rule.id),
            decision: history.decision(rule.id).cloned(),
            rules: vec![rule],
            effect: Effect::of_rule(rule.id),
        }
    }

    /// Whether what rests on it bears the mark 待核.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.decision.is_none() && !self.has_one_way()
    }

    /// Whether there is only one answer, so that nothing is to be decided.
    #[must_use]
    pub fn has_one_way(&self) -> bool {
        self.effect == Effect::OneWay
    }

    /// The answer that holds, in Chinese.
    #[must_use]
    pub fn answer_label(&self) -> String {
        self.answers.label(&self.answer)
    }
}
