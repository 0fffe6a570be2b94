//! Choose property (精准选择财产): what of the debtors' property covers the debt and hurts them least.

use super::estimate;
use crate::app::App;
use crate::cases::open::CaseView;
use crate::error::AppError;
use docket::office::Actor;
use docket::party::PartyKind;
use docket::property::{EncumbranceKind, Property};
use docket::step::Step;
use docket::{Case, EntryNo};
use insight::choice::{
    Alternative, Asset, Choice, Class, Explanation, Question, Standing, Taken, Unfit, ValueRange, WhyOut,
    alternatives, choose, explain,
};
use law::Settings;
use std::collections::BTreeMap;
use values::{CaseId, Day, Fen, Ratio};

/// The question that says from where on an excess is obvious.
pub const OBVIOUS: &str = "D-14";

/// The most properties among which the page chooses.
const PROPERTIES_MAX: usize = 300;

/// The longest disposal that is reckoned with: ten years.
pub const DAYS_MAX: u32 = 3_650;

/// What an officer wants of one property.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Whether it may, must or must not be chosen.
    pub pick: Pick,
    /// Its value, where the officer knows better than the docket.
    pub value: Option<Fen>,
    /// The harm, where the officer knows better than the estimate.
    pub harm: Option<u8>,
    /// The days until it is money, where the officer knows better than the estimate.
    pub days: Option<u32>,
    /// What turning it into money costs, where the officer knows better than the estimate.
    pub cost: Option<Fen>,
}

impl Wish {
    /// What is taken for a property of which the officer says nothing: what may not be sold is kept out.
    fn first(property: &Property) -> Wish {
        let is_exempt = property.exemption.is_some_and(|exemption| exemption.need.bars_sale());
        Wish { pick: if is_exempt { Pick::Exempt } else { Pick::Open }, ..Wish::default() }
    }
}

/// Whether a property may, must or must not be chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pick {
    /// It may.
    #[default]
    Open,
    /// It must.
    Pinned,
    /// It must not.
    Excluded,
    /// The law keeps it out.
    Exempt,
}

/// Stored words and Chinese titles.
pub const PICKS: &[(&str, &str)] =
    &[("open", "由系统选择"), ("pinned", "必须选用"), ("excluded", "不选用"), ("exempt", "依法豁免")];

impl Pick {
    /// The pick behind a word; what is no word leaves it open.
    #[must_use]
    pub fn by_word(word: &str) -> Pick {
        match word {
            "pinned" => Pick::Pinned,
            "excluded" => Pick::Excluded,
            "exempt" => Pick::Exempt,
            _ => Pick::Open,
        }
    }

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        PICKS[self as usize].0
    }
}

/// What officers want, by the page that records the property.
pub type Wishes = BTreeMap<EntryNo, Wish>;

/// A property among which is chosen.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The page that records it.
    pub property: EntryNo,
    /// What the officer wants.
    pub wish: Wish,
    /// As the choice sees it.
    pub asset: Asset,
    /// Whose it is.
    pub debtor: String,
    /// Its kind in Chinese.
    pub kind: &'static str,
}

/// A property that is not considered.
#[derive(Clone, Debug)]
pub struct Apart {
    /// The page that records it.
    pub property: EntryNo,
    /// In words.
    pub words: String,
    /// Its kind in Chinese.
    pub kind: &'static str,
    /// Why not.
    pub why: WhyApart,
}

/// Why a property is not considered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyApart {
    /// The institution names it no more.
    Gone,
    /// It is under control already.
    Held,
    /// Somebody else is the owner of record.
    NotTheDebtors(String),
    /// Another court holds it: only a waiting measure is possible, and that holds nothing.
    HeldByOthers(String),
    /// Nobody knows its value.
    NoValue,
}

impl WhyApart {
    /// In a Chinese sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            WhyApart::Gone => "登记机关已不再反馈此项财产。".to_owned(),
            WhyApart::Held => "已在本案控制之下，或者已裁定控制。".to_owned(),
            WhyApart::NotTheDebtors(owner) => format!("登记在{owner}名下，未经其书面确认不得控制。"),
            WhyApart::HeldByOthers(by) => {
                let by = if by.is_empty() { "他案" } else { by };
                format!("{by}查封在先，只能轮候，轮候不计入已控制的金额。")
            }
            WhyApart::NoValue => "价值未知，填写估值后参加选择。".to_owned(),
        }
    }
}

/// Where to go on from a chosen property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Onward {
    /// The form of an act, with its fields filled in.
    Act {
        /// The act.
        act: &'static str,
        /// The fields.
        prefill: Vec<(&'static str, String)>,
    },
    /// Those before it reach the limit of the case by their recorded value; it comes after them, if they fall short.
    Later,
    /// This officer cannot go on from here.
    Nowhere,
}

/// The choice for a case.
#[derive(Clone, Debug)]
pub struct ChoiceView {
    /// The case as the officer sees it.
    pub case: CaseView,
    /// What may be held at most.
    pub limit: Fen,
    /// What is held, or ordered and not yet confirmed.
    pub committed: Fen,
    /// What is chosen among, by page.
    pub candidates: Vec<Candidate>,
    /// What is not considered, by page.
    pub apart: Vec<Apart>,
    /// The question that was asked.
    pub question: Question,
    /// The best choice.
    pub choice: Choice,
    /// Why it is as it is.
    pub explanation: Explanation,
    /// The next-best choices.
    pub alternatives: Vec<Alternative>,
    /// Where to go on from each chosen thing, in the order of the choice.
    pub onward: Vec<Onward>,
    /// What would be chosen if the officer wished nothing; none where nothing was wished.
    pub unasked: Option<Unasked>,
}

/// What would be chosen if the officer wished nothing.
#[derive(Clone, Debug)]
pub struct Unasked {
    /// The choice.
    pub choice: Choice,
    /// The chosen things in words, in the order of the choice.
    pub names: Vec<String>,
}

impl App {
    /// Chooses among the property of a case, as the officer wishes, and logs the reading. Nothing is entered on the
    /// docket.
    ///
    /// # Errors
    /// As [`App::open_case`]; [`AppError::BadInput`] where amounts are beyond what is reckoned with, or there is too
    /// much property.
    pub fn choose_property(
        &self,
        actor: &Actor,
        id: &CaseId,
        wishes: &Wishes,
    ) -> Result<ChoiceView, AppError> {
        let view = self.open_case(actor, id)?;
        let (case, today, months) = (&view.case, view.today, self.settings().forecast_months);
        let (limit, committed) = (case.control_limit(today, months), case.committed(today));
        let (candidates, apart) = sorted(case, wishes, today, months);
        if candidates.len() > PROPERTIES_MAX {
            return Err(AppError::BadInput(format!("可供选择的财产超过{PROPERTIES_MAX}项，无法逐一比较")));
        }
        let question = question((limit - committed).or_zero(), &candidates, &view.law);
        let choice = choose(&question).map_err(unfit)?;
        let explanation = explain(&question, &choice).map_err(unfit)?;
        let alternatives = alternatives(&question, &choice).map_err(unfit)?;
        let wished = candidates.iter().any(|candidate| {
            case.property(candidate.property).is_some_and(|property| candidate.wish != Wish::first(property))
        });
        let unasked = wished.then(|| {
            let (candidates, _) = sorted(case, &Wishes::new(), today, months);
            unasked(&self::question(question.debt, &candidates, &view.law))
        });
        let unasked = unasked.transpose()?;
        let onward = onward(&view, &candidates, &choice, question.debt);
        Ok(ChoiceView {
            case: view,
            limit,
            committed,
            candidates,
            apart,
            question,
            choice,
            explanation,
            alternatives,
            onward,
            unasked,
        })
    }
}

/// The property of a case: among what is chosen, and what is not considered.
fn sorted(case: &Case, wishes: &Wishes, today: Day, months: u32) -> (Vec<Candidate>, Vec<Apart>) {
    let (mut candidates, mut apart) = (Vec::new(), Vec::new());
    for property in &case.properties {
        let wish = wishes.get(&property.no).cloned().unwrap_or_else(|| Wish::first(property));
        match considered(case, property, &wish, today) {
            Ok(range) => {
                let room = case.control_limit_of(property.debtor, today, months)
                    - case.committed_of(property.debtor, today);
                candidates.push(candidate(case, property, range, wish, room.or_zero()));
            }
            Err(why) => apart.push(Apart {
                property: property.no,
                words: property.words(),
                kind: property.kind.title(),
                why,
            }),
        }
    }
    (candidates, apart)
}

fn unasked(question: &Question) -> Result<Unasked, AppError> {
    let choice = choose(question).map_err(unfit)?;
    let names = choice.taken.iter().filter_map(|taken| question.asset(&taken.id));
    let names = names.map(|asset| asset.name.clone()).collect();
    Ok(Unasked { choice, names })
}

/// What a property may bring, or why it is not considered.
fn considered(case: &Case, property: &Property, wish: &Wish, today: Day) -> Result<ValueRange, WhyApart> {
    if property.gone_on.is_some() {
        return Err(WhyApart::Gone);
    }
    if case.held_by(property, today).is_some() {
        return Err(WhyApart::Held);
    }
    let debtor = case.party_name(property.debtor);
    if let Some(owner) = property.owner.as_deref().filter(|owner| !owner.is_empty() && *owner != debtor) {
        return Err(WhyApart::NotTheDebtors(owner.to_owned()));
    }
    if let Some(seizure) = property.encumbrances.iter().find(|one| one.kind == EncumbranceKind::Seizure) {
        return Err(WhyApart::HeldByOthers(seizure.by.clone()));
    }
    estimate::range(property, wish.value).ok_or(WhyApart::NoValue)
}

/// The property as the choice sees it. `room` is what may still be held of its debtor: no more of money counts.
fn candidate(case: &Case, property: &Property, range: ValueRange, mut wish: Wish, room: Fen) -> Candidate {
    let disposal = estimate::disposal(property.kind);
    let kind = case
        .parties
        .iter()
        .find(|party| party.no == property.debtor)
        .map_or(PartyKind::Organisation, |party| party.kind);
    let range = match disposal.class {
        Class::Money => ValueRange {
            low: range.low.min(room),
            likely: range.likely.min(room),
            high: range.high.min(room),
        },
        _ => range,
    };
    let mut harm = estimate::harm(property, kind);
    // What repeats the estimate is no wish.
    wish.harm = wish.harm.filter(|score| *score != harm.score);
    wish.days = wish.days.filter(|days| *days != disposal.days);
    if let Some(score) = wish.harm {
        harm.score = score;
        harm.reasons = vec!["由承办人估计".to_owned()];
    }
    let standing = match wish.pick {
        Pick::Open => Standing::Open,
        Pick::Pinned => Standing::Pinned,
        Pick::Excluded => Standing::Excluded,
        Pick::Exempt => Standing::Exempt(
            property
                .exemption
                .map_or_else(|| "承办人认定为豁免执行的财产".to_owned(), |exemption| exemption.words()),
        ),
    };
    let asset = Asset {
        id: property.no.to_string(),
        name: property.words(),
        class: disposal.class,
        value: range,
        liquidity: disposal.liquidity,
        days: wish.days.unwrap_or(disposal.days),
        cost: wish.cost.unwrap_or_else(|| disposal.cost(range.low)),
        harm,
        charge: estimate::charge(property),
        standing,
    };
    let debtor = case.party_name(property.debtor).to_owned();
    Candidate { property: property.no, wish, asset, debtor, kind: property.kind.title() }
}

fn question(debt: Fen, candidates: &[Candidate], law: &Settings) -> Question {
    let line = Ratio::new(i128::from(law.number(OBVIOUS)), 100).of(debt).floor();
    Question {
        debt,
        obvious_above: line.max(debt),
        assets: candidates.iter().map(|candidate| candidate.asset.clone()).collect(),
    }
}

fn unfit(unfit: Unfit) -> AppError {
    AppError::BadInput(match unfit {
        Unfit::TooMany => "可供选择的财产过多，无法逐一比较".to_owned(),
        Unfit::Amount(_) | Unfit::SameId(_) => "估值、费用或者影响超出可以计算的范围".to_owned(),
        Unfit::TooMuch => "估值合计超出可以计算的范围".to_owned(),
    })
}

/// Where to go on from each chosen thing. The guard of the limit counts the recorded value, and the choice the low one:
/// what comes after the limit is reached waits, and what passes it needs the officer's reason.
fn onward(view: &CaseView, candidates: &[Candidate], choice: &Choice, debt: Fen) -> Vec<Onward> {
    let mut held = Fen::ZERO;
    let go_on = |taken: &Taken| {
        let Some(candidate) = candidates.iter().find(|candidate| candidate.asset.id == taken.id) else {
            return Onward::Nowhere;
        };
        let room = debt - held;
        if !room.is_positive() || taken.amount.is_zero() {
            return Onward::Later;
        }
        let is_money = candidate.asset.class == Class::Money;
        let takes = if is_money { taken.amount.min(room) } else { candidate.asset.value.likely };
        held += takes;
        step(view, candidate).map_or(Onward::Nowhere, |step| {
            let mut prefill = step.prefill.clone();
            let mut set = |name, value: Fen| {
                prefill.retain(|(other, _)| *other != name);
                prefill.push((name, value.plain()));
            };
            if is_money {
                set("amount_fen", takes);
            } else if let Some(value) = candidate.wish.value {
                set("value_fen", value);
            }
            if !is_money && takes > room {
                let net = taken.net;
                prefill.push(("excess_reason", format!("不可分割；按最低估值扣除处置费用计{net}元")));
            }
            Onward::Act { act: step.act, prefill }
        })
    };
    choice.taken.iter().map(go_on).collect()
}

/// The offered step that takes control of a property.
fn step<'a>(view: &'a CaseView, candidate: &Candidate) -> Option<&'a Step> {
    let number = candidate.property.to_string();
    let says = |step: &Step, name: &str, value: &str| {
        step.prefill.iter().any(|(field, text)| *field == name && text == value)
    };
    let property = view.case.property(candidate.property)?;
    let at_the_counter = |step: &&Step| {
        let account = step.prefill.iter().find(|(name, _)| *name == "account").map(|(_, text)| text.as_str());
        step.act == "freeze_deposit"
            && says(step, "debtor", &property.debtor.to_string())
            && account.is_some_and(|account| !account.is_empty() && property.description.contains(account))
    };
    let mut steps = view.steps.open.iter();
    steps
        .clone()
        .find(|step| step.act == "control_property" && says(step, "property", &number))
        .or_else(|| steps.find(at_the_counter))
}

/// Why a thing is out, as a stored word.
#[must_use]
pub fn why_out_word(why: &WhyOut) -> &'static str {
    match why {
        WhyOut::Exempt(_) => "exempt",
        WhyOut::Excluded => "excluded",
        WhyOut::BringsNothing => "brings_nothing",
        WhyOut::ObviouslyTooMuch => "obviously_too_much",
        WhyOut::NotNeeded => "not_needed",
    }
}
