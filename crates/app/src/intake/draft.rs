//! The draft of an application: what was read, laid out as typed text for the officer to correct.

use docket::filing::Livelihood;
use docket::party::PartyKind;
use judgment::{ClaimKind, From, Performance, PeriodStart, RateBasis, Reading, Until};
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// A draft. Every field is typed text, as in the form; empty where nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The kind of case, by its stored word; empty for a first enforcement.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The number of the case that goes on in this one, where enforcement is resumed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub earlier: String,
    /// The day the court received the application.
    pub received_on: String,
    /// The number of the instrument.
    pub instrument: String,
    /// The court or body that made it.
    pub instrument_by: String,
    /// The day it took effect.
    pub effective_on: String,
    /// The cause.
    pub cause: String,
    /// The livelihood class, by its stored word.
    pub livelihood: String,
    /// The parties.
    pub parties: Vec<DraftParty>,
    /// The claims in money.
    pub claims: Vec<DraftClaim>,
    /// The duties other than money.
    pub duties: Vec<DraftDuty>,
    /// The text that was read.
    pub judgment: String,
}

/// A party of a draft. Its number is its place, from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftParty {
    /// `creditor` or `debtor`.
    pub role: String,
    /// The name.
    pub name: String,
    /// `person`, `enterprise` or `organisation`.
    pub kind: String,
    /// Resident identity number or unified social credit code.
    pub identity: String,
    /// The telephone number.
    pub phone: String,
    /// The address for service.
    pub address: String,
}

/// A claim of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftClaim {
    /// What it is for.
    pub label: String,
    /// The numbers of the creditors: `1、2`.
    pub creditors: String,
    /// The numbers of the debtors.
    pub debtors: String,
    /// The sum in yuan.
    pub amount: String,
    /// The class, by its stored word.
    pub class: String,
    /// Whether the doubled part runs, by its stored word.
    pub doubled: String,
    /// Days from effect.
    pub due_days: String,
    /// Or the last day itself.
    pub due_by: String,
    /// Running interest.
    pub interest: Vec<DraftInterest>,
    /// Where the text says so: characters, start and end.
    pub span: Option<(usize, usize)>,
}

/// Running interest of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftInterest {
    /// The base in yuan; empty: what is unpaid of the claim.
    pub base: String,
    /// The rate, or the multiple of a published rate.
    pub rate: String,
    /// What the rate is measured by, by its stored word.
    pub basis: String,
    /// The first day, or `生效日`, or `期满次日`.
    pub from: String,
    /// The last day, or `期满日`; empty: until payment.
    pub until: String,
    /// The limit in yuan.
    pub cap: String,
}

/// A duty of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftDuty {
    /// What is to be done.
    pub text: String,
    /// The numbers of the debtors.
    pub debtors: String,
    /// Days from effect.
    pub due_days: String,
    /// Or the last day itself.
    pub due_by: String,
    /// Where the text says so.
    pub span: Option<(usize, usize)>,
}

/// What is wrong with one field of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldProblem {
    /// The field: `claims-0-amount`.
    pub field: String,
    /// A Chinese sentence that says what to do.
    pub message: String,
}

/// The day on which the judgment takes effect, as typed.
pub(crate) const EFFECT: &str = "生效日";
/// The day after the performance period, as typed.
pub(crate) const AFTER_DUE: &str = "期满次日";
/// The last day of the performance period, as typed.
pub(crate) const DUE: &str = "期满日";

impl Draft {
    /// Lays out what was read.
    #[must_use]
    pub fn of(reading: &Reading, text: &str, today: Day) -> Draft {
        let mut names = Names::default();
        for claim in &reading.claims {
            claim.creditor.iter().for_each(|name| names.add(name, "creditor"));
        }
        for claim in &reading.claims {
            claim.debtors.iter().for_each(|name| names.add(name, "debtor"));
        }
        let mut draft = Draft {
            received_on: today.to_string(),
            instrument: reading.case_number.clone().unwrap_or_default(),
            instrument_by: reading.court.clone().unwrap_or_default(),
            judgment: text.to_owned(),
            ..Draft::default()
        };
        for claim in &reading.claims {
            let (due_days, due_by) = performance(claim.performance.as_ref());
            let (creditors, debtors) = (names.numbers(&claim.creditor), names.numbers(&claim.debtors));
            let span = Some((claim.span.start, claim.span.end));
            match claim.kind {
                ClaimKind::Money | ClaimKind::Interest => {
                    let label = claim.purpose.clone().unwrap_or_else(|| "给付款项".to_owned());
                    let class = class_of(&label);
                    draft.claims.push(DraftClaim {
                        creditors,
                        debtors,
                        amount: claim.amount_fen.map(Fen::plain).unwrap_or_default(),
                        doubled: if class == "fixed_interest" { "left_out" } else { "counts" }.to_owned(),
                        class: class.to_owned(),
                        label,
                        due_days,
                        due_by,
                        interest: claim
                            .interest
                            .iter()
                            .map(|interest| read_interest(interest, claim.amount_fen))
                            .collect(),
                        span,
                    });
                }
                ClaimKind::Deliver | ClaimKind::Vacate | ClaimKind::Cooperate | ClaimKind::Act => {
                    let text = claim.act.clone().or_else(|| claim.purpose.clone()).unwrap_or_default();
                    draft.duties.push(DraftDuty { text, debtors, due_days, due_by, span });
                }
            }
        }
        draft.fold_interest_items();
        draft.parties = names.parties;
        draft.livelihood =
            Livelihood::suggested_by(&telling(reading, text)).map_or("", Livelihood::word).to_owned();
        draft
    }

    /// Running interest that stands in an item of its own belongs to the principal of the same parties.
    fn fold_interest_items(&mut self) {
        let mut kept: Vec<DraftClaim> = Vec::new();
        for claim in std::mem::take(&mut self.claims) {
            let home = kept.iter_mut().find(|home| {
                claim.amount.is_empty() && home.class == "principal" && home.creditors == claim.creditors
            });
            match home {
                Some(home) if !claim.interest.is_empty() => home.interest.extend(claim.interest),
                _ => kept.push(claim),
            }
        }
        self.claims = kept;
    }
}

/// What of a judgment tells its class: the cause, the statutes it rests on, and what it orders. What the parties said
/// of their wages or their health is left out.
fn telling(reading: &Reading, text: &str) -> String {
    let (start, end) = (reading.operative.start, reading.operative.end);
    let head: String = text.chars().take(start).collect();
    let operative: String = text.chars().skip(start).take(end.saturating_sub(start)).collect();
    let cause = head
        .split_once("一案")
        .map_or("", |(before, _)| before.rsplit(['\n', '。']).next().unwrap_or_default());
    let statutes = ["依照", "依据", "根据"].iter().filter_map(|word| head.rfind(word)).max();
    let statutes = statutes.map_or("", |at| &head[at..]);
    format!("{cause} {statutes} {operative}")
}

fn class_of(label: &str) -> &'static str {
    let has = |signs: &[&str]| signs.iter().any(|sign| label.contains(sign));
    if has(&["利息", "罚息", "复利", "资金占用"]) {
        "fixed_interest"
    } else if has(&["律师", "保全", "诉讼费", "鉴定费", "公告费", "保函", "担保费", "评估费"])
    {
        "cost"
    } else {
        "principal"
    }
}

fn performance(performance: Option<&Performance>) -> (String, String) {
    let Some(performance) = performance else { return Default::default() };
    let by = performance.by.map(|day| day.to_string()).unwrap_or_default();
    let days = match (&performance.from, performance.days) {
        (Some(PeriodStart::Effect | PeriodStart::Served) | None, Some(days)) => days.to_string(),
        _ => String::new(),
    };
    (days, by)
}

fn read_interest(interest: &judgment::Interest, amount: Option<Fen>) -> DraftInterest {
    let base = interest.base_fen.filter(|base| Some(*base) != amount).map(Fen::plain).unwrap_or_default();
    DraftInterest {
        base,
        rate: interest.rate.clone().unwrap_or_default(),
        basis: match interest.rate_basis {
            Some(RateBasis::Year) => "year",
            Some(RateBasis::Month) => "month",
            Some(RateBasis::Day) => "day",
            Some(RateBasis::Lpr) => "lpr",
            Some(RateBasis::PbocLoan) => "pboc_loan",
            Some(RateBasis::PbocDeposit | RateBasis::Contract) | None => "",
        }
        .to_owned(),
        from: match interest.from {
            Some(From::Day(day)) => day.to_string(),
            Some(From::Effect) => EFFECT.to_owned(),
            Some(From::PerformanceEnd) => AFTER_DUE.to_owned(),
            Some(From::Filing) | None => String::new(),
        },
        until: match interest.until {
            Some(Until::Day(day)) => day.to_string(),
            Some(Until::Due) => DUE.to_owned(),
            Some(Until::Effect) => EFFECT.to_owned(),
            Some(Until::Payment) | None => String::new(),
        },
        cap: interest.cap_fen.map(Fen::plain).unwrap_or_default(),
    }
}

/// The parties in order of appearance; a name that stands on both sides is kept twice.
#[derive(Default)]
struct Names {
    parties: Vec<DraftParty>,
}

impl Names {
    fn add(&mut self, name: &str, role: &str) {
        if self.parties.iter().any(|party| party.name == name) {
            return;
        }
        let kind = match PartyKind::suggested_by(name) {
            PartyKind::Person => "person",
            PartyKind::Enterprise => "enterprise",
            PartyKind::Organisation => "organisation",
        };
        self.parties.push(DraftParty {
            role: role.to_owned(),
            name: name.to_owned(),
            kind: kind.to_owned(),
            ..DraftParty::default()
        });
    }

    fn numbers(&self, names: &[String]) -> String {
        let place = |name: &String| self.parties.iter().position(|party| party.name == *name);
        names.iter().filter_map(place).map(|place| (place + 1).to_string()).collect::<Vec<_>>().join("、")
    }
}
