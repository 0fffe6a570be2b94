//! Reports that are not taken as they came (回执存疑): they name somebody else, or say what cannot be.
//!
//! Such a report changes nothing of the measure and waits for the officer, who asks the institution and records what
//! was really done, or orders anew.

use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::measure::order::{Done, Order, OrderKind, OrderState, Report, close};
use crate::measure::{Measure, months_max, term};
use law::Article;
use law::seizure2020::{self, Turn};
use serde::{Deserialize, Serialize};
use values::Day;

/// Why a report was not taken as it came. The stored word never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportDispute {
    /// It is about somebody else.
    OtherPerson,
    /// A renewal does not end later than the term that it renews.
    NotLonger,
    /// A renewal was made when the term had ended, by what the report itself says.
    AfterTerm,
    /// The term is longer than the law allows.
    TooLong,
}

impl ReportDispute {
    /// In words.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            ReportDispute::OtherPerson => "回执对象不是本案被执行人",
            ReportDispute::NotLonger => "续行后的届满日不晚于原届满日",
            ReportDispute::AfterTerm => "按回执所载，办理时原期限已经届满，原措施效力已经消灭",
            ReportDispute::TooLong => "期限超过法定最长期限",
        }
    }

    /// The article by which it cannot stand.
    #[must_use]
    pub fn article(self) -> Article {
        match self {
            ReportDispute::OtherPerson => seizure2020::article("第一条"),
            ReportDispute::AfterTerm => seizure2020::article("第二十七条第一款"),
            ReportDispute::NotLonger | ReportDispute::TooLong => {
                law::procedure_interpretation2022::article("第四百八十五条第一款、第三款")
            }
        }
    }
}

/// Why a report about the right person cannot be taken as it came; none where it can.
pub(crate) fn dispute(case: &Case, asked: &Order, report: &Report) -> Option<ReportDispute> {
    let measure = case.measure(asked.measure)?;
    match (&asked.what, &report.done) {
        (OrderKind::Renewal { months }, Done::Renewed { until }) => {
            renewal(measure, asked.ordered_on, *months, report.on, *until)
        }
        (_, Done::Controlled { from, until: Some(until), .. }) => {
            let longest = from.plus_months(months_max(measure.kind, *from, Turn::First) as i32);
            (*until > longest).then_some(ReportDispute::TooLong)
        }
        _ => None,
    }
}

/// A term runs from the day of renewal, so that its last day tells on which day the institution renewed: a report
/// that was written late may still tell of a renewal in time.
fn renewal(measure: &Measure, ordered_on: Day, months: u32, on: Day, until: Day) -> Option<ReportDispute> {
    let longest = months_max(measure.kind, on, Turn::Renewal) as i32;
    let months = months as i32;
    let of_a_renewal_in_time = ordered_on.plus_months(months).previous()..=measure.until.plus_months(months);
    if until <= measure.until {
        Some(ReportDispute::NotLonger)
    } else if on > measure.until && !of_a_renewal_in_time.contains(&until) {
        Some(ReportDispute::AfterTerm)
    } else if until > on.plus_months(longest) {
        Some(ReportDispute::TooLong)
    } else {
        None
    }
}

/// The pages that follow from a report about somebody else; none where it repeats what is known, or nothing is
/// awaited.
#[must_use]
pub fn take_about_another(case: &Case, order: EntryNo, report: &Report, person: &str) -> Vec<Event> {
    match case.order(order).filter(|order| order.awaits_report()) {
        Some(asked) => {
            let told = format!("{person}：{}", report.done.words());
            disputed(asked, report, ReportDispute::OtherPerson, &told)
        }
        None => Vec::new(),
    }
}

/// The page that says that a report is disputed; none where it says so already.
pub(crate) fn disputed(asked: &Order, report: &Report, why: ReportDispute, told: &str) -> Vec<Event> {
    let told = values::mask_long_numbers(told);
    let known = |state: &OrderState| matches!(state, OrderState::Disputed { why: known, told: words, .. } if *known == why && *words == told);
    if known(&asked.state) {
        return Vec::new();
    }
    let (order, measure, on, receipt) = (asked.no, asked.measure, report.on, report.receipt.clone());
    vec![ReportDisputed { order, measure, why, told, on, receipt }.into()]
}

impl Done {
    /// What an institution says it did, in words.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Done::Controlled { held, until: Some(until), rank: 0, .. } => {
                let held = held.map_or_else(String::new, |held| format!("{held}元，"));
                format!("已控制{held}至{}", until.chinese())
            }
            Done::Controlled { rank, .. } => format!("轮候，前有{rank}项措施"),
            Done::Renewed { until } => format!("已续行至{}", until.chinese()),
            Done::Released { on } => format!("已于{}解除", on.chinese()),
            Done::Deducted { amount, on } => format!("已于{}划拨{amount}元", on.chinese()),
            Done::Refused { reason } => format!("不予办理：{reason}"),
        }
    }
}

/// 回执存疑.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDisputed {
    /// The order.
    pub order: EntryNo,
    /// The measure.
    pub measure: EntryNo,
    /// Why.
    pub why: ReportDispute,
    /// What it said, numbers masked.
    pub told: String,
    /// The day of the report.
    pub on: Day,
    /// The number of the receipt.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub receipt: String,
}

impl Happening for ReportDisputed {
    const KIND: &'static str = "report_disputed";
    const TITLE: &'static str = "回执存疑";

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        let (on, why, told) = (self.on, self.why, self.told.clone());
        close(case, self.order, OrderState::Disputed { on, why, told });
        term::asks_again(case, self.measure);
    }

    fn sentence(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, Measure::place);
        let what = case.order(self.order).map_or("", |order| order.what.title());
        let (why, article) = (self.why.title(), self.why.article().short());
        format!("{place}的{what}回执存疑，未予采用：{why}（{article}）；回执称：{}", self.told)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.order]
    }
}
