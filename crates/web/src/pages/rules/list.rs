//! The list of rules: by module or by statute, searched and filtered.

use crate::error::WebError;
use crate::pages::rules::{confidence_class, confidence_words};
use crate::rulebook::rule_path;
use crate::session::Signed;
use crate::shell::{Room, Shell, encode};
use app::App;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use law::registry::{MODULES, Module};
use law::statutes::{STATUTES, Statute, statute};
use law::{Rule, rules};
use std::collections::BTreeMap;
use values::Day;

/// What the list is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The code of a module; empty for all.
    pub(crate) module: String,
    /// The short or full title of a statute; empty for all.
    pub(crate) statute: String,
    /// Words, an id, an article.
    pub(crate) search: String,
    /// Only rules that a court must confirm.
    pub(crate) unconfirmed: bool,
    /// Only rules that compute.
    pub(crate) computing: bool,
    /// Whether the list is grouped by statute.
    pub(crate) by_statute: bool,
}

impl Asked {
    pub(crate) fn new(query: &BTreeMap<String, String>) -> Asked {
        let text = |name: &str| query.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
        let ticked = |name: &str| matches!(text(name).as_str(), "yes" | "true");
        Asked {
            module: text("module"),
            statute: text("statute"),
            search: text("search"),
            unconfirmed: ticked("unconfirmed"),
            computing: ticked("computing"),
            by_statute: text("by") == "statute",
        }
    }

    /// Whether a rule is among those asked for. Several words must all be found.
    pub(crate) fn finds(&self, rule: &Rule, on: Day) -> bool {
        let of_module = self.module.is_empty() || rule.id.split('-').next() == Some(self.module.as_str());
        of_module
            && (!self.unconfirmed || rule.confidence(on).needs_confirmation())
            && (!self.computing || rule.computation().is_some())
            && (self.statute.is_empty() || statutes_of(rule).any(|statute| self.names(statute)))
            && (self.search.is_empty() || self.is_said_in(rule))
    }

    fn names(&self, statute: &Statute) -> bool {
        statute.short == self.statute || statute.name == self.statute
    }

    fn is_said_in(&self, rule: &Rule) -> bool {
        let text = plain(&words_of(rule));
        plain(&self.search).split_whitespace().all(|word| text.contains(word) || says_article(&text, word))
    }

    fn address(&self) -> String {
        let ticked = |ticked: bool| if ticked { "yes".to_owned() } else { String::new() };
        let by = if self.by_statute { "statute".to_owned() } else { String::new() };
        let parts = [
            ("by", by),
            ("module", self.module.clone()),
            ("statute", self.statute.clone()),
            ("search", self.search.clone()),
            ("unconfirmed", ticked(self.unconfirmed)),
            ("computing", ticked(self.computing)),
        ];
        let said: Vec<String> = parts
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| format!("{name}={}", encode(text)))
            .collect();
        if said.is_empty() { "/rules".to_owned() } else { format!("/rules?{}", said.join("&")) }
    }
}

/// A text in small letters of ordinary width.
fn plain(text: &str) -> String {
    let narrow = |c: char| match u32::from(c) {
        0x3000 => ' ',
        wide @ 0xFF01..=0xFF5E => char::from_u32(wide - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(narrow).collect::<String>().to_lowercase()
}

/// Whether a text names the article of a number: `85条`, `第85条`.
fn says_article(text: &str, word: &str) -> bool {
    let number = word.trim_start_matches('第').strip_suffix('条').and_then(|number| number.parse().ok());
    number.is_some_and(|number| text.contains(&format!("第{}条", chinese_number(number))))
}

/// A number as statutes write that of an article: `第一千二百零五条`.
fn chinese_number(number: u16) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    const UNITS: [&str; 5] = ["", "十", "百", "千", "万"];
    let digits: Vec<usize> = number.to_string().bytes().map(|digit| usize::from(digit - b'0')).collect();
    let mut text = String::new();
    for (place, digit) in digits.iter().enumerate() {
        let unit = UNITS[digits.len() - 1 - place];
        match digit {
            0 if digits[place..].iter().any(|digit| *digit != 0) && !text.ends_with('零') => text.push('零'),
            0 => {}
            1 if place == 0 && digits.len() == 2 => text.push_str(unit),
            _ => {
                text.push(DIGITS[*digit]);
                text.push_str(unit);
            }
        }
    }
    text
}

/// Words of the statutes with what people usually say.
const USUAL_WORDS: [(&str, &str); 1] = [("贷款市场报价利率", "LPR")];

/// Everything that is said of a rule: what the search looks through.
fn words_of(rule: &Rule) -> String {
    let mut text = format!("{} {} {}", rule.id, rule.title, rule.says);
    for source in rule.versions.iter().flat_map(|version| version.sources) {
        let short = statute(source.article.statute).map_or("", |statute| statute.short);
        text.push_str(&format!(" {} {short} {} {}", source.article, source.article.article, source.quote));
        text.push_str(&format!(" {short}{}", source.article.article));
    }
    for (formal, usual) in USUAL_WORDS {
        if text.contains(formal) {
            text.push_str(&format!(" {usual}"));
        }
    }
    text
}

/// The statutes on which any version of a rule rests.
fn statutes_of(rule: &Rule) -> impl Iterator<Item = &'static Statute> {
    let sources = rule.versions.iter().flat_map(|version| version.sources);
    sources.filter_map(|source| statute(source.article.statute))
}

/// The statute on which a rule rests first.
fn first_statute(rule: &Rule, on: Day) -> Option<&'static Statute> {
    rule.article(on).and_then(|article| statute(article.statute))
}

struct Tab {
    href: String,
    title: &'static str,
    here: bool,
}

struct Choice {
    value: &'static str,
    label: String,
    chosen: bool,
}

struct Group {
    title: String,
    note: String,
    lines: Vec<RuleLine>,
}

struct RuleLine {
    id: &'static str,
    href: String,
    title: &'static str,
    says: &'static str,
    article: String,
    confidence: &'static str,
    class: &'static str,
    computes: bool,
}

impl RuleLine {
    fn new(rule: &Rule, on: Day) -> RuleLine {
        RuleLine {
            id: rule.id,
            href: rule_path(rule.id),
            title: rule.title,
            says: rule.says,
            article: rule.article(on).map(law::Article::short).unwrap_or_default(),
            confidence: confidence_words(rule.confidence(on)),
            class: confidence_class(rule.confidence(on)),
            computes: rule.computation().is_some(),
        }
    }
}

#[derive(Template)]
#[template(path = "rules/list.html")]
struct RulesPage {
    shell: Shell,
    asked: Asked,
    tabs: Vec<Tab>,
    modules: Vec<Choice>,
    statutes: Vec<Choice>,
    figures: [(&'static str, String, usize); 4],
    groups: Vec<Group>,
    total: usize,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let (asked, on) = (Asked::new(&query), app.today());
    let found: Vec<&Rule> = rules().filter(|rule| asked.finds(rule, on)).collect();
    let page = RulesPage {
        shell: Shell::new(&app, &officer, Room::Rules, "规则库"),
        tabs: tabs(&asked),
        modules: MODULES.iter().filter_map(|module| module_choice(module, &asked)).collect(),
        statutes: STATUTES.iter().filter_map(|statute| statute_choice(statute, &asked)).collect(),
        figures: figures(on),
        total: found.len(),
        groups: if asked.by_statute { by_statute(&found, on) } else { by_module(&found, on) },
        asked,
    };
    Ok(Html(page.render()?).into_response())
}

fn tabs(asked: &Asked) -> Vec<Tab> {
    let tab = |by_statute: bool, title: &'static str| Tab {
        href: Asked { by_statute, ..asked.clone() }.address(),
        title,
        here: asked.by_statute == by_statute,
    };
    vec![tab(false, "按业务模块"), tab(true, "按法律文件")]
}

fn module_choice(module: &Module, asked: &Asked) -> Option<Choice> {
    (!module.rules.is_empty()).then(|| Choice {
        value: module.code,
        label: format!("{} {}（{}）", module.code, module.title, module.rules.len()),
        chosen: asked.module == module.code,
    })
}

fn statute_choice(statute: &'static Statute, asked: &Asked) -> Option<Choice> {
    let count = rules().filter(|rule| statutes_of(rule).any(|other| other.name == statute.name)).count();
    (count > 0).then(|| Choice {
        value: statute.short,
        label: format!("{}（{count}）", statute.short),
        chosen: asked.names(statute),
    })
}

/// How many rules there are, and how many of them compute, were read in the original, or wait for confirmation.
fn figures(on: Day) -> [(&'static str, String, usize); 4] {
    let count = |which: &dyn Fn(&Rule) -> bool| rules().filter(|rule| which(rule)).count();
    let at = |asked: Asked| asked.address();
    [
        ("全部规则", at(Asked::default()), count(&|_| true)),
        (
            "可试算",
            at(Asked { computing: true, ..Asked::default() }),
            count(&|rule| rule.computation().is_some()),
        ),
        (
            "待核",
            at(Asked { unconfirmed: true, ..Asked::default() }),
            count(&|rule| rule.confidence(on).needs_confirmation()),
        ),
        (
            "引用法律文件",
            at(Asked { by_statute: true, ..Asked::default() }),
            STATUTES
                .iter()
                .filter(|one| rules().any(|rule| statutes_of(rule).any(|s| s.name == one.name)))
                .count(),
        ),
    ]
}

fn by_module(found: &[&Rule], on: Day) -> Vec<Group> {
    let group = |module: &Module| {
        let of_module = |rule: &&&Rule| rule.id.split('-').next() == Some(module.code);
        let lines: Vec<RuleLine> =
            found.iter().filter(of_module).map(|rule| RuleLine::new(rule, on)).collect();
        Group {
            title: format!("{} {}", module.code, module.title),
            note: format!("{}条", lines.len()),
            lines,
        }
    };
    MODULES.iter().map(group).filter(|group| !group.lines.is_empty()).collect()
}

fn by_statute(found: &[&Rule], on: Day) -> Vec<Group> {
    let group = |statute: &Statute| {
        let rests = |rule: &&&Rule| first_statute(rule, on).is_some_and(|first| first.name == statute.name);
        let lines: Vec<RuleLine> = found.iter().filter(rests).map(|rule| RuleLine::new(rule, on)).collect();
        let number = if statute.number.is_empty() { String::new() } else { format!("{}，", statute.number) };
        Group {
            title: format!("《{}》", statute.name),
            note: format!("{number}{}起施行，{}条规则", statute.in_force_from().chinese(), lines.len()),
            lines,
        }
    };
    let mut groups: Vec<Group> = STATUTES.iter().map(group).filter(|group| !group.lines.is_empty()).collect();
    let rest = found.iter().filter(|rule| first_statute(rule, on).is_none());
    let lines: Vec<RuleLine> = rest.map(|rule| RuleLine::new(rule, on)).collect();
    if !lines.is_empty() {
        groups.push(Group {
            title: "其他依据".to_owned(), note: format!("{}条规则", lines.len()), lines
        });
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on() -> Day {
        "2026-11-21".parse().unwrap()
    }

    fn found(query: &[(&str, &str)]) -> Vec<&'static str> {
        let query = query.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let asked = Asked::new(&query);
        rules().filter(|rule| asked.finds(rule, on())).map(|rule| rule.id).collect()
    }

    #[test]
    fn rules_are_found_by_id_article_short_title_and_words() {
        for (search, id) in [
            ("int-01", "INT-01"),
            ("迟延履行利息解释第一条", "INT-01"),
            ("迟延履行利息解释 第二条", "INT-01"),
            ("加倍部分", "INT-01"),
            ("执行申请费", "FEE-01"),
            ("85条", "CAL-01"),
            ("第２５２条", "QRY-02"),
            ("ＣＡＬ", "CAL-01"),
            ("LPR", "INT-03"),
        ] {
            assert!(found(&[("search", search)]).contains(&id), "{search}");
        }
        assert!(found(&[("search", "并无此语")]).is_empty());
    }

    #[test]
    fn articles_are_numbered_as_statutes_write_them() {
        for (number, written) in [
            (7, "七"),
            (10, "十"),
            (15, "十五"),
            (85, "八十五"),
            (110, "一百一十"),
            (205, "二百零五"),
            (1205, "一千二百零五"),
            (1009, "一千零九"),
        ] {
            assert_eq!(chinese_number(number), written);
        }
    }

    #[test]
    fn filters_narrow_together() {
        let (all, interest) = (found(&[]).len(), found(&[("module", "INT")]).len());
        assert!(0 < interest && interest < all);
        let doubtful =
            |id: &&&str| law::rule(id).is_some_and(|rule| rule.confidence(on()).needs_confirmation());
        let unconfirmed = found(&[("unconfirmed", "yes")]);
        assert!(
            !unconfirmed.is_empty() && unconfirmed.len() < all && unconfirmed.iter().all(|id| doubtful(&id))
        );
        assert!(found(&[("module", "INT"), ("unconfirmed", "yes")]).len() < interest);
        assert!(found(&[("statute", "诉讼费用交纳办法")]).contains(&"FEE-01"));
    }
}
