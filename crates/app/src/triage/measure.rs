//! Triage measured on judgments that somebody has collected: what a table would find of each on the day of its filing,
//! and whether the class agrees with what cause and parties say on their own.
//!
//! A judgment goes the way that it goes at the counter: it is read, laid out as a draft, and the facts of the draft are
//! shown to the table. Property is never known on that day.

use crate::intake::Draft;
use docket::filing::Livelihood;
use docket::indicator::Class;
use insight::triage::{Facts, Finding, Table};
use judgment::Reading;
use std::collections::BTreeMap;
use values::{Day, Fen};

/// A judgment of a collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Its name in the collection.
    pub id: String,
    /// The judgment, or its operative part.
    pub text: String,
    /// The cause, where the collection names it.
    pub cause: Option<String>,
    /// The case number, where the collection names it.
    pub number: Option<String>,
}

/// Why the table cannot say anything of a judgment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Undecided {
    /// It is a ruling of enforcement, which is no ground of another enforcement.
    OfEnforcement,
    /// It orders nothing that can be enforced, or nothing of it could be read.
    NothingOrdered,
    /// Creditor or debtor could not be read.
    NoParty,
    /// A sum could not be read, and the track depends on it.
    SumUnread,
}

impl Undecided {
    /// The reason in Chinese.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Undecided::OfEnforcement => "执行程序的文书，不是执行依据",
            Undecided::NothingOrdered => "未读出可供执行的给付内容",
            Undecided::NoParty => "未读出权利人或者义务人",
            Undecided::SumUnread => "有金额未读出，足以影响分流",
        }
    }
}

/// What was found of one judgment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Its name in the collection.
    pub id: String,
    /// What the table finds, or why nothing.
    pub finding: Result<Finding, Undecided>,
    /// The class that intake proposes; none where the judgment orders nothing or names nobody.
    pub class: Option<Class>,
    /// The class that cause and parties tell on their own, with what tells it; none where neither cause nor articles
    /// say what it is about.
    pub told: Option<(Class, String)>,
}

impl Measured {
    /// Whether both classes are known and the same, or not the same; none where one of them is not known.
    #[must_use]
    pub fn agrees(&self) -> Option<bool> {
        Some(self.class?.word() == self.told.as_ref()?.0.word())
    }
}

/// What was found of a collection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measurement {
    /// Each judgment, as the collection has them.
    pub each: Vec<Measured>,
}

impl Measurement {
    /// How many were given each class, by its stored word.
    #[must_use]
    pub fn by_class(&self) -> BTreeMap<&'static str, usize> {
        counted(
            self.each.iter().filter(|one| one.finding.is_ok()).filter_map(|one| one.class).map(Class::word),
        )
    }

    /// How many were given each track, by its stored word.
    #[must_use]
    pub fn by_track(&self) -> BTreeMap<&'static str, usize> {
        counted(self.found().map(|found| found.track.word()))
    }

    /// How many each row decided; 0 is the last word of the table.
    #[must_use]
    pub fn by_row(&self) -> BTreeMap<u32, usize> {
        counted(self.found().map(|found| found.row))
    }

    /// The names of those of which the table says nothing, by the reason.
    #[must_use]
    pub fn undecided(&self) -> BTreeMap<Undecided, Vec<&str>> {
        let mut all: BTreeMap<Undecided, Vec<&str>> = BTreeMap::new();
        for one in &self.each {
            if let Err(why) = &one.finding {
                all.entry(*why).or_default().push(&one.id);
            }
        }
        all
    }

    /// How many could be compared, and how many of those agree.
    #[must_use]
    pub fn agreement(&self) -> (usize, usize) {
        let compared = self.each.iter().filter_map(Measured::agrees);
        compared.fold((0, 0), |(all, same), agrees| (all + 1, same + usize::from(agrees)))
    }

    /// Those whose classes differ.
    pub fn disagreements(&self) -> impl Iterator<Item = &Measured> {
        self.each.iter().filter(|one| one.agrees() == Some(false))
    }

    fn found(&self) -> impl Iterator<Item = &Finding> {
        self.each.iter().filter_map(|one| one.finding.as_ref().ok())
    }
}

fn counted<K: Ord>(all: impl Iterator<Item = K>) -> BTreeMap<K, usize> {
    all.fold(BTreeMap::new(), |mut counts, key| {
        *counts.entry(key).or_default() += 1;
        counts
    })
}

/// Measures a table on judgments, each as if it were filed on a day.
#[must_use]
pub fn measure(table: &Table, samples: &[Sample], on: Day) -> Measurement {
    Measurement { each: samples.iter().map(|sample| measured(table, sample, on)).collect() }
}

fn measured(table: &Table, sample: &Sample, on: Day) -> Measured {
    let reading = judgment::read(&sample.text);
    let draft = Draft::of(&reading, &sample.text, on);
    let of_enforcement =
        [&sample.number, &reading.case_number].into_iter().flatten().any(|number| number.contains('执'));
    let facts = if of_enforcement { Err(Undecided::OfEnforcement) } else { facts(&draft) };
    let class = facts.as_ref().ok().map(|_| class(&draft));
    let finding = facts.and_then(|facts| found(table, &facts, sum_is_read(&draft)));
    Measured { id: sample.id.clone(), finding, class, told: told(sample, &reading) }
}

/// The facts of a draft, where it names at least a duty and somebody on either side.
fn facts(draft: &Draft) -> Result<Facts, Undecided> {
    if draft.claims.is_empty() && draft.duties.is_empty() {
        return Err(Undecided::NothingOrdered);
    }
    let count = |role: &str| draft.parties.iter().filter(|party| party.role == role).count();
    let (creditors, debtors) = (count("creditor"), count("debtor"));
    if creditors == 0 || debtors == 0 {
        return Err(Undecided::NoParty);
    }
    let class = class(draft);
    let livelihood = Some(class.word()).and_then(insight::triage::Livelihood::by_word);
    Ok(Facts {
        livelihood,
        enterprise: has_enterprise(draft),
        sum: draft.claims.iter().filter_map(|claim| claim.amount.parse::<Fen>().ok()).sum(),
        creditors: u32::try_from(creditors).unwrap_or(u32::MAX),
        debtors: u32::try_from(debtors).unwrap_or(u32::MAX),
        duty: !draft.duties.is_empty(),
        ..Facts::default()
    })
}

fn has_enterprise(draft: &Draft) -> bool {
    draft.parties.iter().any(|party| party.role == "debtor" && party.kind == "enterprise")
}

/// The class that the draft proposes, as [`Class::of`] will find it once it is filed.
fn class(draft: &Draft) -> Class {
    match Livelihood::by_word(&draft.livelihood) {
        Some(livelihood) => Class::Livelihood(livelihood),
        None if has_enterprise(draft) => Class::Enterprise,
        None => Class::Ordinary,
    }
}

/// Whether every sum was read. Running interest is no part of what is applied for.
fn sum_is_read(draft: &Draft) -> bool {
    draft.claims.iter().all(|claim| !claim.amount.is_empty() || !claim.interest.is_empty())
}

/// What the table finds; where a sum is missing, only if no larger sum would lead to another track.
fn found(table: &Table, facts: &Facts, sum_is_read: bool) -> Result<Finding, Undecided> {
    let found = table.find(facts);
    let ranges = table.rows.iter().map(|row| row.sum_fen);
    let mut larger =
        ranges.flat_map(|range| [range.from, range.below]).flatten().filter(|sum| *sum > facts.sum.0);
    let same = |sum: i64| table.find(&Facts { sum: Fen(sum), ..facts.clone() }).track == found.track;
    if sum_is_read || larger.all(same) { Ok(found) } else { Err(Undecided::SumUnread) }
}

/// Words of a cause, and the class that it is of.
const CAUSES: [(&str, Livelihood); 16] = [
    ("劳动报酬", Livelihood::Wages),
    ("劳动争议", Livelihood::Wages),
    ("劳动合同", Livelihood::Wages),
    ("劳务合同", Livelihood::Wages),
    ("交通事故", Livelihood::TrafficInjury),
    ("抚养", Livelihood::Maintenance),
    ("赡养", Livelihood::Maintenance),
    ("扶养", Livelihood::Maintenance),
    ("生命权", Livelihood::BodilyInjury),
    ("身体权", Livelihood::BodilyInjury),
    ("健康权", Livelihood::BodilyInjury),
    ("工伤", Livelihood::BodilyInjury),
    ("人身损害", Livelihood::BodilyInjury),
    ("医疗损害", Livelihood::BodilyInjury),
    ("提供劳务者受害", Livelihood::BodilyInjury),
    ("义务帮工人受害", Livelihood::BodilyInjury),
];

/// Statutes that a judgment rests on, and the class that they tell, the most telling first.
const STATUTES: [(&str, Livelihood); 8] = [
    ("道路交通安全法", Livelihood::TrafficInjury),
    ("道路交通事故损害赔偿", Livelihood::TrafficInjury),
    ("工伤保险条例", Livelihood::BodilyInjury),
    ("人身损害赔偿", Livelihood::BodilyInjury),
    ("劳动合同法", Livelihood::Wages),
    ("中华人民共和国劳动法", Livelihood::Wages),
    ("劳动争议调解仲裁法", Livelihood::Wages),
    ("子女抚养", Livelihood::Maintenance),
];

/// Statutes that leave open whether a payment keeps somebody alive.
const OPEN: [&str; 4] = ["婚姻法", "侵权责任法", "侵权法", "第一千一百七十九条"];

/// Signs of an enterprise in a name.
const ENTERPRISES: [&str; 6] = ["公司", "厂", "合作社", "银行", "集团", "企业"];

/// The class that cause and parties tell without what is paid for; where no cause is named, the statutes cited before
/// the operative part stand for it.
fn told(sample: &Sample, reading: &Reading) -> Option<(Class, String)> {
    let sign = |signs: &[(&str, Livelihood)], words: &str| {
        signs.iter().find(|(sign, _)| words.contains(sign)).map(|(_, class)| *class)
    };
    let (livelihood, by) = match &sample.cause {
        Some(cause) => (sign(&CAUSES, cause), format!("案由：{cause}")),
        None => {
            let head: String = sample.text.chars().take(reading.operative.start).collect();
            let first = head.find('《')?;
            let cited = &head[first..];
            let found = sign(&STATUTES, cited);
            if found.is_none() && OPEN.iter().any(|open| cited.contains(open)) {
                return None;
            }
            let words: String = cited.chars().take_while(|letter| *letter != '》').chain(['》']).collect();
            (found, format!("所引法条：{words}等"))
        }
    };
    if let Some(livelihood) = livelihood {
        return Some((Class::Livelihood(livelihood), by));
    }
    let debtors = reading.claims.iter().flat_map(|claim| &claim.debtors);
    let mut debtors = debtors.chain(reading.liabilities.iter().flat_map(|one| &one.debtors));
    let enterprise = debtors.find(|name| ENTERPRISES.iter().any(|sign| name.contains(sign)));
    match enterprise {
        Some(name) => Some((Class::Enterprise, format!("{by}；被执行人{name}"))),
        None => Some((Class::Ordinary, by)),
    }
}
