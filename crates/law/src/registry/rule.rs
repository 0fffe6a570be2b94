//! What a rule of the catalogue is.

use super::answer::Answer;
use super::field::{ANY_NAME, COMMON_OUTPUTS, Field};
use super::inputs::{InputError, Inputs};
use super::readers::CHECKLIST_OUTPUTS;
use super::same_as;
use crate::derivation::{Article, Confidence};
use crate::settings::{Adoption, Settings};
use crate::statutes::{Wording, statute};
use serde_json::{Value, json};
use values::Day;

/// A rule of the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The id: `INT-01`.
    pub id: &'static str,
    /// Its name, in Chinese.
    pub title: &'static str,
    /// What it says, in one to three Chinese sentences that an officer reads instead of the article.
    pub says: &'static str,
    /// Its versions, oldest first; no two are in force on one day.
    pub versions: &'static [Version],
    /// The ids of the settings that shape its result.
    pub settings: &'static [&'static str],
    /// What it does.
    pub work: Work,
}

/// What a rule does.
#[derive(Clone, Copy, Debug)]
pub enum Work {
    /// It computes or decides.
    Computes(Computation),
    /// It lays down a duty or a form and computes nothing.
    Duty {
        /// Why nothing is computed and where the duty shows, in Chinese.
        why: &'static str,
    },
}

/// How a rule is computed.
#[derive(Clone, Copy, Debug)]
pub struct Computation {
    /// The name of the input that says on which day the rule must be in force; empty where it has none.
    pub event: &'static str,
    /// What it takes.
    pub inputs: &'static [Field],
    /// What it gives; beside these there is always the `derivation`.
    pub outputs: &'static [Field],
    /// Computes it. Callers use [`Rule::evaluate`], which adds the version and the settings.
    pub evaluate: fn(&Inputs<'_>) -> Result<Answer, InputError>,
}

fn named(fields: &'static [Field], name: &str) -> Option<&'static Field> {
    let of = |wanted: &str| fields.iter().find(|field| field.name == wanted);
    of(name).or_else(|| of(ANY_NAME))
}

/// A form of a rule with the time it is in force.
#[derive(Clone, Copy, Debug)]
pub struct Version {
    /// The first day it is in force, `2024-01-01`.
    pub from: &'static str,
    /// The last day it is in force, or empty while it is.
    pub to: &'static str,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// What it rests on, the most important first.
    pub sources: &'static [Source],
}

/// An article, with the words that matter where they were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The article.
    pub article: Article,
    /// Its words, verbatim; empty where they were not read in full.
    pub quote: &'static str,
}

/// A rule that computes: the input whose day decides the version, what it takes, what it gives, and how.
pub(super) const fn computes(
    event: &'static str,
    inputs: &'static [Field],
    outputs: &'static [Field],
    evaluate: fn(&Inputs<'_>) -> Result<Answer, InputError>,
) -> Work {
    Work::Computes(Computation { event, inputs, outputs, evaluate })
}

/// A rule that computes nothing: why, and where the duty shows, in Chinese.
pub(super) const fn duty(why: &'static str) -> Work {
    Work::Duty { why }
}

impl Source {
    /// An article with its words.
    #[must_use]
    pub const fn quoted(article: Article, quote: &'static str) -> Source {
        Source { article, quote }
    }

    /// An article whose words were not read in full.
    #[must_use]
    pub const fn unread(article: Article) -> Source {
        Source { article, quote: "" }
    }
}

impl Version {
    /// A version in force since a day.
    #[must_use]
    pub const fn since(from: &'static str, confidence: Confidence, sources: &'static [Source]) -> Version {
        Version { from, to: "", confidence, sources }
    }

    /// A version that was in force from a day to a day, both inclusive.
    #[must_use]
    pub const fn between(
        from: &'static str,
        to: &'static str,
        confidence: Confidence,
        sources: &'static [Source],
    ) -> Version {
        Version { from, to, confidence, sources }
    }

    /// The first day it is in force.
    #[must_use]
    pub fn first_day(&self) -> Day {
        self.from.parse().expect("the catalogue holds days")
    }

    /// The last day it is in force, if it is not still.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        (!self.to.is_empty()).then(|| self.to.parse().expect("the catalogue holds days"))
    }

    /// Whether it is in force on a day.
    #[must_use]
    pub fn in_force_on(&self, day: Day) -> bool {
        day >= self.first_day() && self.last_day().is_none_or(|last| day <= last)
    }

    /// The time it is in force, in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self.last_day() {
            Some(last) => format!("{}至{}", self.first_day().chinese(), last.chinese()),
            None => format!("{}起", self.first_day().chinese()),
        }
    }
}

impl Rule {
    /// The version in force on a day.
    #[must_use]
    pub fn version_on(&self, day: Day) -> Option<&'static Version> {
        self.versions.iter().find(|version| version.in_force_on(day))
    }

    /// The version that speaks for the rule on a day: the one in force, or the last before it, or the first of all. A
    /// version that begins later has no effect yet.
    #[must_use]
    pub fn current(&self, on: Day) -> &'static Version {
        let begun = self.versions.iter().rev().find(|version| version.first_day() <= on);
        begun.or(self.versions.first()).expect("every rule has a version")
    }

    /// How sure we are of the version of a day.
    #[must_use]
    pub fn confidence(&self, on: Day) -> Confidence {
        self.current(on).confidence
    }

    /// The visible mark beside the title: `待核` where a court must confirm the rule.
    #[must_use]
    pub fn mark(&self, on: Day) -> &'static str {
        self.confidence(on).mark()
    }

    /// The article it rests on first on a day.
    #[must_use]
    pub fn article(&self, on: Day) -> Option<Article> {
        self.current(on).sources.first().map(|source| source.article)
    }

    /// The text of the statute it rests on first, or empty where it was not found.
    #[must_use]
    pub fn file(&self, on: Day) -> &'static str {
        let named = |source: &Source| statute(source.article.statute).map(|statute| statute.file);
        self.current(on).sources.iter().filter_map(named).find(|file| !file.is_empty()).unwrap_or_default()
    }

    /// Where its words stand: the text of the statute, or `EXCERPTS` where only parts of it were seen, or `NOT-FOUND`.
    #[must_use]
    pub fn text_name(&self, on: Day) -> &'static str {
        let wording = |source: &Source| statute(source.article.statute).map(|statute| statute.wording);
        match self.current(on).sources.first().and_then(wording) {
            _ if !self.file(on).is_empty() => self.file(on),
            Some(Wording::NotFound) | None => "NOT-FOUND",
            Some(_) => "EXCERPTS",
        }
    }

    /// How it computes, if it does.
    #[must_use]
    pub const fn computation(&self) -> Option<&Computation> {
        match &self.work {
            Work::Computes(computation) => Some(computation),
            Work::Duty { .. } => None,
        }
    }

    /// The input of a name, or the one that stands for every name.
    #[must_use]
    pub fn input(&self, name: &str) -> Option<&'static Field> {
        self.computation().and_then(|computation| named(computation.inputs, name))
    }

    /// The output of a name: its own, one that many rules have, or the one that stands for every name.
    #[must_use]
    pub fn output(&self, name: &str) -> Option<&'static Field> {
        let own = self.computation().map_or(&[][..], |computation| computation.outputs);
        own.iter()
            .chain(COMMON_OUTPUTS)
            .chain(CHECKLIST_OUTPUTS)
            .find(|field| field.name == name)
            .or_else(|| named(own, name))
    }

    /// Evaluates it on a JSON object under the settings of a court, as the law stands on the court's day.
    ///
    /// The version in force on the day of the event is named in the derivation; where none was, the answer is marked
    /// and says so. A duty answers that it computes nothing and why. An input `same_as` names another rule, whose first
    /// worked example gives what the input leaves out.
    ///
    /// # Errors
    /// Where an input is missing, unreadable or unsound, where a result lies outside the calendar, or where the court
    /// does not use the rule.
    pub fn evaluate(&self, input: &Value, settings: &Settings, on: Day) -> Result<Answer, InputError> {
        let completed = same_as::completed(input)?;
        let input = completed.as_ref().unwrap_or(input);
        let inputs = Inputs::of(input, settings)?;
        let adoption = settings.adoption(self, on);
        if adoption == Adoption::NotUsed {
            return Err(InputError::Unsound(format!("本院设置为不采用规则{}（{}）", self.id, self.title)));
        }
        let Some(computation) = self.computation() else { return Ok(self.duty(on)) };
        let mut answer = (computation.evaluate)(&inputs)?;
        answer.check_days()?;
        if answer.derivation.rule != self.id {
            // It repeats another rule, whose function explained it.
            (answer.derivation.rule, answer.derivation.title) = (self.id, self.title);
        }
        if !self.confidence(on).needs_confirmation() {
            // The readers mark what rests on a weaker source themselves.
        } else if adoption == Adoption::Confirmed {
            answer.derivation = answer.derivation.remark("本规则经本院核定采用。").confirmed();
        } else {
            answer.derivation = answer.derivation.at_most(self.confidence(on));
        }
        let event = input.get(computation.event).and_then(Value::as_str).and_then(|text| text.parse().ok());
        Ok(match event {
            Some(day) => self.with_version(answer, day, on),
            None => answer,
        })
    }

    fn with_version(&self, mut answer: Answer, day: Day, on: Day) -> Answer {
        if let Some(version) = self.version_on(day) {
            answer.derivation = answer.derivation.under(version.chinese());
            if version.confidence != self.confidence(on) {
                answer.derivation = answer.derivation.at_most(version.confidence);
            }
            return answer;
        }
        let nearest = self.versions.first().map(Version::chinese).unwrap_or_default();
        let remark = format!(
            "{}没有现行有效的本规则（{nearest}施行），结果按最近的规则计算，仅供参考。",
            day.chinese()
        );
        answer.derivation = answer.derivation.remark(remark).at_most(Confidence::Design);
        answer.set("not_in_force", json!(true));
        answer
    }

    fn duty(&self, on: Day) -> Answer {
        let why = match self.work {
            Work::Duty { why } => why,
            Work::Computes(_) => "",
        };
        let mut derivation = crate::Derivation::new(self.id, self.title, self.confidence(on));
        for source in self.current(on).sources {
            derivation = derivation
                .step(source.article, if source.quote.is_empty() { self.says } else { source.quote });
        }
        Answer::of(&derivation.conclude((), self.says), json!({ "computes": false, "why": why }))
    }
}

impl Rule {
    /// The rule as JSON, with the article and the confidence of a day.
    #[must_use]
    pub fn to_json(&self, on: Day) -> Value {
        let sources = |version: &Version| -> Vec<Value> {
            let one = |source: &Source| {
                let file = statute(source.article.statute).map_or("", |statute| statute.file);
                json!({ "article": source.article, "file": file, "quote": source.quote })
            };
            version.sources.iter().map(one).collect()
        };
        let versions: Vec<Value> = self
            .versions
            .iter()
            .map(|version| {
                json!({
                    "in_force_from": version.from,
                    "in_force_to": version.to,
                    "confidence": version.confidence.letter(),
                    "sources": sources(version),
                })
            })
            .collect();
        let computation = self.computation();
        let why = match self.work {
            Work::Duty { why } => why,
            Work::Computes(_) => "",
        };
        json!({
            "id": self.id,
            "title": self.title,
            "says": self.says,
            "article": self.article(on),
            "file": self.text_name(on),
            "confidence": self.confidence(on).letter(),
            "needs_confirmation": self.confidence(on).needs_confirmation(),
            "in_force_from": self.current(on).from,
            "in_force_to": self.current(on).to,
            "versions": versions,
            "settings": self.settings,
            "computes": computation.is_some(),
            "computes_nothing_because": why,
            "event": computation.map_or("", |computation| computation.event),
            "inputs": computation.map_or(&[][..], |computation| computation.inputs),
            "outputs": computation.map_or(&[][..], |computation| computation.outputs),
            "tests": self.tests(),
        })
    }

    /// How many worked examples and checked quotations prove it.
    #[must_use]
    pub fn tests(&self) -> usize {
        let quotes = self.versions.iter().flat_map(|version| version.sources);
        super::examples(self.id).count() + quotes.filter(|source| !source.quote.is_empty()).count()
    }
}
