//! A debt as an officer types it, read into what the law computes with.

use crate::calculators::spoken::{self, RatePer, SpokenRate, Unread};
use crate::intake::FieldProblem;
use crate::papers::debt::trimmed;
use law::debt::{
    Base, Debt, FirstDay, InterestTerm, MoneyClass, Obligation, RateMode, RateTerm, Receipt, Settings,
    Statement, Suspension, SuspensionReason, Until, YearDays, statement,
};
use law::rates::{BenchmarkTerm, LprTerm};
use serde::de::DeserializeOwned;
use std::fmt::Display;
use std::str::FromStr;
use values::{Day, Fen, Ratio};

/// How a rate is given: stored word and Chinese title.
pub const RATE_BASES: [(&str, &str); 6] = [
    ("year", "年利率"),
    ("month", "月利率"),
    ("day", "日利率"),
    ("lpr", "一年期LPR的倍数"),
    ("lpr_over_five", "五年期以上LPR的倍数"),
    ("pboc_loan", "贷款基准利率（一年期）的倍数"),
];

/// Why enforcement was suspended: stored word and Chinese title.
pub const SUSPENSION_REASONS: [(&str, &str); 6] = [
    ("retrial", "再审中止执行"),
    ("review_not_by_debtor", "非因被执行人申请，审查生效法律文书"),
    ("review_by_debtor", "因被执行人申请，审查生效法律文书"),
    ("applicant_consent", "申请执行人同意延期"),
    ("third_party_objection", "案外人异议"),
    ("other", "其他原因"),
];

/// More rows than this are no one debt.
const ROWS_MAX: usize = 200;

/// A debt as typed: every field a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DebtForm {
    /// The case or matter it is about; may be empty.
    pub about: String,
    /// The creditor; may be empty.
    pub applicant: String,
    /// The debtor; may be empty.
    pub respondent: String,
    /// The last day reckoned.
    pub on: String,
    /// The day a court accepted the debtor's bankruptcy; may be empty.
    pub bankruptcy: String,
    /// The sums of the instrument.
    pub items: Vec<ItemText>,
    /// The interest that the instrument grants.
    pub interest: Vec<InterestText>,
    /// What was paid or deducted.
    pub payments: Vec<PaymentText>,
    /// When enforcement was suspended.
    pub suspensions: Vec<SuspensionText>,
}

/// One sum, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemText {
    /// What it is.
    pub label: String,
    /// The sum in yuan.
    pub amount: String,
    /// `principal`, `awarded_cost` or `fixed_interest`.
    pub class: String,
    /// `yes` or `no`: whether it counts for the doubled part.
    pub doubled: String,
    /// The last day of its performance period.
    pub due: String,
}

/// One term of interest, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InterestText {
    /// The number of the item, from 1.
    pub item: String,
    /// The word of [`RATE_BASES`].
    pub basis: String,
    /// The rate or the multiple.
    pub rate: String,
    /// Points added a year to a published rate; may be empty.
    pub margin: String,
    /// `floating`, or `fixed` on the first day.
    pub mode: String,
    /// The first day.
    pub from: String,
    /// `counted` or `not_counted`.
    pub first_day: String,
    /// Empty or `payment`; `due`; `day`, which stands below; or a day.
    pub until: String,
    /// The last day, where `until` is `day`.
    pub until_day: String,
    /// `365` or `360`.
    pub year_days: String,
    /// A fixed base; empty for the unpaid rest.
    pub base: String,
    /// The most it may come to; may be empty.
    pub cap: String,
}

/// One payment, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaymentText {
    /// The day on which interest stops for it.
    pub on: String,
    /// The sum.
    pub amount: String,
    /// What goes first to actual costs; may be empty.
    pub costs: String,
}

/// One suspension, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SuspensionText {
    /// The day of the ruling.
    pub from: String,
    /// The day of resumption; empty while it lasts.
    pub until: String,
    /// The word of [`SUSPENSION_REASONS`].
    pub reason: String,
}

#[derive(Default)]
struct Problems(Vec<FieldProblem>);

impl Problems {
    fn add(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.0.push(FieldProblem { field: field.into(), message: message.into() });
    }

    fn need<T: FromStr<Err: Display>>(&mut self, field: String, label: &str, text: &str) -> Option<T> {
        if text.trim().is_empty() {
            self.add(field, format!("请填写{label}"));
            return None;
        }
        self.may(field, label, text)
    }

    fn may<T: FromStr<Err: Display>>(&mut self, field: String, label: &str, text: &str) -> Option<T> {
        if text.trim().is_empty() {
            return None;
        }
        let read = text.trim().parse::<T>();
        read.map_err(|error| self.add(field, format!("{label}：{error}"))).ok()
    }

    /// An amount above nothing.
    fn amount(&mut self, field: String, label: &str, text: &str) -> Option<Fen> {
        if text.trim().is_empty() {
            self.add(field, format!("请填写{label}"));
            return None;
        }
        let read = spoken::amount(text).and_then(|amount| {
            if amount.is_positive() { Ok(amount) } else { Err(Unread::Negative(text.trim().to_owned())) }
        });
        read.map_err(|error| self.add(field, error.about(label))).ok()
    }

    /// An amount that may be left out.
    fn amount_if_any(&mut self, field: String, label: &str, text: &str) -> Option<Fen> {
        if text.trim().is_empty() {
            return None;
        }
        spoken::amount(text).map_err(|error| self.add(field, error.about(label))).ok()
    }

    /// A rate or a multiple.
    fn rate(&mut self, field: String, label: &str, text: &str) -> Option<SpokenRate> {
        if text.trim().is_empty() {
            self.add(field, format!("请填写{label}"));
            return None;
        }
        spoken::rate(text).map_err(|error| self.add(field, error.about(label))).ok()
    }
}

fn word<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(text.trim().to_owned())).ok()
}

impl DebtForm {
    /// The debt statement on the day of the form.
    ///
    /// # Errors
    /// What is wrong, field by field: `items-0-amount`.
    pub fn reckon(&self) -> Result<Statement, Vec<FieldProblem>> {
        let mut problems = Problems::default();
        let on: Option<Day> = problems.need("on".to_owned(), "计算截止日", &self.on);
        let debt = self.debt(&mut problems);
        if problems.0.is_empty()
            && let Err(error) = debt.check()
        {
            problems.add("", error.to_string());
        }
        match on {
            Some(on) if problems.0.is_empty() => Ok(statement(&debt, on)),
            _ => Err(problems.0),
        }
    }

    /// What the reader of a statement of this form should know, one sentence each.
    #[must_use]
    pub fn notices(&self, statement: &Statement) -> Vec<String> {
        let mut notices = Vec::new();
        let later: Vec<String> = statement
            .debt
            .receipts
            .iter()
            .filter(|receipt| receipt.stop_on > statement.on)
            .map(|receipt| format!("{} {}元", receipt.stop_on.chinese(), receipt.amount))
            .collect();
        if !later.is_empty() {
            notices.push(format!(
                "有{}笔清偿晚于计算截止日{}，没有计入：{}。",
                later.len(),
                statement.on.chinese(),
                later.join("、")
            ));
        }
        for (place, typed) in self.interest.iter().enumerate() {
            notices.extend(rate_notice(typed, place));
        }
        if statement.uses_benchmark_after_its_end() {
            notices.push(
                "贷款基准利率自2019年8月20日起不再公布。此后的期间暂按最后一次公布的贷款基准利率计算，\
                 法律文书没有另行确定的，请核对是否应改按贷款市场报价利率（LPR）。"
                    .to_owned(),
            );
        }
        notices
    }

    fn debt(&self, problems: &mut Problems) -> Debt {
        let rows = [self.items.len(), self.interest.len(), self.payments.len(), self.suspensions.len()];
        if rows.iter().any(|count| *count > ROWS_MAX) {
            problems.add("", format!("各部分不超过{ROWS_MAX}行"));
            return Debt::default();
        }
        let (obligations, rows) = self.obligations(problems);
        if rows.iter().all(|row| matches!(row, Row::Empty)) {
            problems.add("items-0-amount", "请至少填写一项给付的金额");
        }
        let mut debt = Debt {
            obligations,
            receipts: Vec::new(),
            suspensions: Vec::new(),
            settings: Settings {
                bankruptcy_accepted_on: problems.may(
                    "bankruptcy".to_owned(),
                    "破产申请受理日",
                    &self.bankruptcy,
                ),
                ..Settings::default()
            },
            creditors: Vec::new(),
        };
        self.add_interest(&mut debt, &rows, problems);
        for (place, payment) in self.payments.iter().enumerate() {
            if [&payment.on, &payment.amount, &payment.costs].iter().all(|text| text.trim().is_empty()) {
                continue;
            }
            let field = |name: &str| format!("payments-{place}-{name}");
            let which = format!("第{}笔清偿的", place + 1);
            let on = problems.need(field("on"), &format!("{which}日期"), &payment.on);
            let amount = problems.amount(field("amount"), &format!("{which}金额"), &payment.amount);
            let costs = problems.amount_if_any(field("costs"), &format!("{which}费用"), &payment.costs);
            if let (Some(amount), Some(costs)) = (amount, costs)
                && costs > amount
            {
                problems.add(field("costs"), format!("{which}费用大于清偿的金额"));
                continue;
            }
            if let (Some(on), Some(amount)) = (on, amount) {
                let receipt = Receipt::new(on, amount);
                debt.receipts.push(Receipt { costs_first: costs.unwrap_or(Fen::ZERO), ..receipt });
            }
        }
        for (place, suspension) in self.suspensions.iter().enumerate() {
            if suspension.from.trim().is_empty() && suspension.until.trim().is_empty() {
                continue;
            }
            let field = |name: &str| format!("suspensions-{place}-{name}");
            let from: Option<Day> = problems.need(field("from"), "中止裁定之日", &suspension.from);
            let until: Option<Day> = problems.may(field("until"), "恢复之日", &suspension.until);
            let Some(reason) = word::<SuspensionReason>(&suspension.reason) else {
                problems.add(field("reason"), "请选择中止的原因");
                continue;
            };
            if let Some(from) = from {
                let until = until.unwrap_or(Day::MAX);
                if until < from {
                    problems.add(field("until"), "恢复之日早于中止之日");
                }
                debt.suspensions.push(Suspension { from, until, reason });
            }
        }
        debt
    }

    /// The sums that were filled in, and for each row the index of its sum.
    fn obligations(&self, problems: &mut Problems) -> (Vec<Obligation>, Vec<Row>) {
        let mut obligations = Vec::new();
        let row = |(place, item): (usize, &ItemText)| {
            let field = |name: &str| format!("items-{place}-{name}");
            let which = format!("第{}项的", place + 1);
            let filled = |text: &String| !text.trim().is_empty();
            if ![&item.label, &item.amount, &item.due].into_iter().any(filled) {
                return Row::Empty;
            }
            let label = if filled(&item.label) { item.label.trim().to_owned() } else { "本金".to_owned() };
            let amount = problems.amount(field("amount"), &format!("{which}金额"), &item.amount);
            let due_on = problems.need(field("due"), &format!("{which}履行期间届满日"), &item.due);
            let (Some(amount), Some(due_on)) = (amount, due_on) else { return Row::Wrong };
            obligations.push(Obligation {
                label,
                amount,
                in_base: item.doubled.trim() != "no",
                class: word(&item.class).unwrap_or(MoneyClass::Principal),
                due_on,
                interest: Vec::new(),
            });
            Row::Item(obligations.len() - 1)
        };
        let rows = self.items.iter().enumerate().map(row).collect();
        (obligations, rows)
    }

    fn add_interest(&self, debt: &mut Debt, rows: &[Row], problems: &mut Problems) {
        for (place, typed) in self.interest.iter().enumerate() {
            let written =
                [&typed.rate, &typed.from, &typed.until_day, &typed.margin, &typed.base, &typed.cap];
            if written.iter().all(|text| text.trim().is_empty()) {
                continue;
            }
            let item = if typed.item.trim().is_empty() { "1" } else { typed.item.trim() };
            let number = match spoken::count(item) {
                Ok((number, None)) => usize::try_from(number).unwrap_or(usize::MAX),
                _ => {
                    problems.add(
                        format!("interest-{place}-item"),
                        format!("第{}条利息的“对应第几项给付”应填序号，例如 1（现为“{item}”）", place + 1),
                    );
                    continue;
                }
            };
            match number.checked_sub(1).and_then(|number| rows.get(number)) {
                Some(Row::Item(index)) => {
                    let obligation = &mut debt.obligations[*index];
                    let term = term(typed, place, problems);
                    if let Some(term) = &term
                        && term.until == Until::Due
                        && obligation.due_on < term.from
                    {
                        problems.add(
                            format!("interest-{place}-from"),
                            format!("第{}条利息的起算日晚于履行期间届满日，没有可以计息的日子", place + 1),
                        );
                    }
                    obligation.interest.extend(term);
                }
                // The mistakes of the interest are named together with those of its sum.
                Some(Row::Wrong) => drop(term(typed, place, problems)),
                Some(Row::Empty) | None => problems.add(
                    format!("interest-{place}-item"),
                    format!("没有第{number}项给付，请改为上面已填写的序号"),
                ),
            }
        }
    }
}

/// What a row of the sums is.
#[derive(Clone, Copy)]
enum Row {
    Empty,
    Wrong,
    Item(usize),
}

/// How the words of a rate were read, and a rate that can hardly be meant.
fn rate_notice(typed: &InterestText, place: usize) -> Option<String> {
    let SpokenRate { rate, per } = spoken::rate(&typed.rate).ok()?;
    let named = |per: RatePer| match per {
        RatePer::Day => ("day", "日利率"),
        RatePer::Month => ("month", "月利率"),
        RatePer::Year => ("year", "年利率"),
    };
    let which = format!("第{}条利息的“{}”", place + 1, typed.rate.trim());
    let percent = format!("{}%", trimmed((rate * Ratio::from(100)).decimal(6)));
    let basis = typed.basis.trim();
    if let Some((word, title)) = per.map(named)
        && (word != basis || typed.rate.contains(['分', '厘']) && !typed.rate.contains("分之"))
    {
        return Some(format!("{which}按{title}{percent}计算。"));
    }
    let is_yearly = matches!(basis, "" | "year") && per.is_none_or(|per| per == RatePer::Year);
    if is_yearly && rate.is_positive() && rate < Ratio::new(1, 1_000) {
        return Some(format!("{which}按年利率{percent}计算，很低，请核对是否应为日利率。"));
    }
    if basis == "day" && per.is_none() && rate > Ratio::new(1, 200) {
        return Some(format!("{which}按日利率{percent}计算，很高，请核对是否应为年利率或者月利率。"));
    }
    None
}

/// How long interest runs. A day is asked for where the choice says so, and not overlooked where it does not.
fn last_day(typed: &InterestText, which: &str, place: usize, problems: &mut Problems) -> Option<Until> {
    let field = format!("interest-{place}-until_day");
    let label = format!("{which}截止日期");
    match (typed.until.trim(), typed.until_day.trim()) {
        ("day", day) => problems.need(field, &label, day).map(Until::Day),
        ("" | "payment", "") => Some(Until::Payment),
        ("due", "") => Some(Until::Due),
        ("" | "payment" | "due", _) => {
            problems.add(field, format!("填写了{label}，请把“计算至”改为“下列日期”，或者删去截止日期"));
            None
        }
        (day, _) => problems.may(field, &label, day).map(Until::Day),
    }
}

fn term(typed: &InterestText, place: usize, problems: &mut Problems) -> Option<InterestTerm> {
    let field = |name: &str| format!("interest-{place}-{name}");
    let which = format!("第{}条利息的", place + 1);
    let basis = typed.basis.trim();
    if !basis.is_empty() && RATE_BASES.iter().all(|(word, _)| *word != basis) {
        problems.add(field("basis"), format!("请选择{which}计算方式"));
        return None;
    }
    let is_multiple = matches!(typed.basis.as_str(), "lpr" | "lpr_over_five" | "pboc_loan");
    let what = if is_multiple { "倍数" } else { "利率" };
    let rate = problems.rate(field("rate"), &format!("{which}{what}"), &typed.rate);
    let from: Option<Day> = problems.need(field("from"), &format!("{which}起算日"), &typed.from);
    let margin = match typed.margin.trim() {
        "" => Ratio::ZERO,
        text => problems.rate(field("margin"), &format!("{which}加点"), text)?.rate,
    };
    let cap = problems.amount_if_any(field("cap"), &format!("{which}上限"), &typed.cap);
    let base = problems.amount_if_any(field("base"), &format!("{which}固定基数"), &typed.base);
    let until = last_day(typed, &which, place, problems);
    let (SpokenRate { rate, per }, from, until) = (rate?, from?, until?);
    if let Until::Day(day) = until
        && day < from
    {
        problems
            .add(field("until_day"), format!("{which}截止日期{}早于起算日{}", day.chinese(), from.chinese()));
        return None;
    }
    if is_multiple && per.is_some() {
        problems.add(field("rate"), format!("{which}倍数应填数，例如 4、1.5；按利率计算的，请改选计算方式"));
        return None;
    }
    if !is_multiple && rate >= Ratio::from(1) {
        problems
            .add(field("rate"), format!("{which}利率“{}”过高，百分数请写百分号，例如 6%", typed.rate.trim()));
        return None;
    }
    let mode = if typed.mode.trim() == "fixed" { RateMode::FixedOn(from) } else { RateMode::Floating };
    let lpr = |term: LprTerm| RateTerm::Lpr { term, multiple: rate, margin, mode };
    let rate = match (typed.basis.trim(), per) {
        (_, Some(RatePer::Year)) => RateTerm::Yearly(rate),
        (_, Some(RatePer::Month)) | ("month", None) => RateTerm::Monthly(rate),
        (_, Some(RatePer::Day)) | ("day", None) => RateTerm::Daily(rate),
        ("lpr", None) => lpr(LprTerm::OneYear),
        ("lpr_over_five", None) => lpr(LprTerm::OverFive),
        ("pboc_loan", None) => {
            RateTerm::BenchmarkLoan { term: BenchmarkTerm::UpToOneYear, multiple: rate, margin, mode }
        }
        _ => RateTerm::Yearly(rate),
    };
    Some(InterestTerm {
        base: base.map_or(Base::Unpaid, Base::Fixed),
        rate,
        from,
        first_day: if typed.first_day.trim() == "not_counted" {
            FirstDay::NotCounted
        } else {
            FirstDay::Counted
        },
        until,
        cap,
        year_days: if typed.year_days.trim() == "360" { YearDays::Days360 } else { YearDays::Days365 },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(label: &str, amount: &str, due: &str) -> ItemText {
        ItemText { label: label.into(), amount: amount.into(), due: due.into(), ..ItemText::default() }
    }

    /// The teaching example of the Supreme People's Court.
    fn teaching_example() -> DebtForm {
        DebtForm {
            on: "2015-09-01".into(),
            items: vec![item("借款本金", "10000", "2015-07-03")],
            interest: vec![InterestText {
                item: "1".into(),
                basis: "day".into(),
                rate: "0.05%".into(),
                from: "2015-01-01".into(),
                ..InterestText::default()
            }],
            ..DebtForm::default()
        }
    }

    #[test]
    fn the_teaching_example_comes_out_as_the_court_reckoned_it() {
        let statement = teaching_example().reckon().unwrap();
        let state = statement.obligations[0];
        assert_eq!(state.general_accrued, Fen(122_000));
        assert_eq!(state.doubled_accrued, Fen(10_500));
        assert_eq!(statement.owed(), Fen(1_132_500));
    }

    #[test]
    fn instalments_and_suspensions_come_out_as_worked_by_hand() {
        let form = DebtForm {
            on: "2024-12-26".into(),
            items: vec![item("", "1,000,000", "2024-03-31")],
            payments: vec![
                PaymentText { on: "2024-06-29".into(), amount: "400000".into(), costs: String::new() },
                PaymentText::default(),
            ],
            ..DebtForm::default()
        };
        assert_eq!(form.reckon().unwrap().obligations[0].doubled_accrued, Fen(3_465_000));
        let form = DebtForm {
            on: "2025-06-30".into(),
            items: vec![item("", "300000", "2024-12-31")],
            suspensions: vec![SuspensionText {
                from: "2025-02-10".into(),
                until: "2025-04-01".into(),
                reason: "retrial".into(),
            }],
            ..DebtForm::default()
        };
        assert_eq!(form.reckon().unwrap().obligations[0].doubled_accrued, Fen(687_750));
    }

    #[test]
    fn every_mistake_is_named_with_its_field() {
        let mut form = teaching_example();
        form.items[0].amount = "一万五".into();
        form.interest[0].rate = "12".into();
        form.interest.push(InterestText { item: "7".into(), rate: "6%".into(), ..InterestText::default() });
        form.suspensions.push(SuspensionText { from: "2015-08-01".into(), ..SuspensionText::default() });
        let problems = form.reckon().unwrap_err();
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        for field in ["items-0-amount", "interest-0-rate", "interest-1-item", "suspensions-0-reason"] {
            assert!(fields.contains(&field), "{field}: {fields:?}");
        }
        assert!(DebtForm::default().reckon().is_err());
    }

    #[test]
    fn what_would_be_overlooked_is_refused() {
        let check = |change: fn(&mut DebtForm), field: &str, sentence: &str| {
            let mut form = teaching_example();
            change(&mut form);
            let problems = form.reckon().map(|_| ()).unwrap_err();
            let found = problems.iter().find(|problem| problem.field == field);
            let found = found.unwrap_or_else(|| panic!("{field}: {problems:?}"));
            assert!(found.message.contains(sentence), "{found:?}");
        };
        check(
            |form| form.interest[0].until = "day".into(),
            "interest-0-until_day",
            "请填写第1条利息的截止日期",
        );
        check(
            |form| form.interest[0].until_day = "2015-08-01".into(),
            "interest-0-until_day",
            "改为“下列日期”",
        );
        check(|form| form.interest[0].until = "2014-12-31".into(), "interest-0-until_day", "早于起算日");
        check(|form| form.interest[0].item = "甲".into(), "interest-0-item", "应填序号");
        check(|form| form.items[0].amount = "-5".into(), "items-0-amount", "第1项的金额应大于零，请以元填写");
        check(|form| form.items[0].amount = "0".into(), "items-0-amount", "应大于零");
        check(
            |form| {
                form.interest[0].until = "due".into();
                form.interest[0].from = "2015-08-01".into();
            },
            "interest-0-from",
            "没有可以计息的日子",
        );
        check(
            |form| {
                form.interest[0].basis = "lpr".into();
                form.interest[0].rate = "2分".into();
            },
            "interest-0-rate",
            "倍数应填数",
        );
    }

    #[test]
    fn rates_in_words_are_computed_as_they_say_and_told() {
        let owed = |basis: &str, rate: &str| {
            let mut form = teaching_example();
            (form.interest[0].basis, form.interest[0].rate) = (basis.into(), rate.into());
            let statement = form.reckon().unwrap();
            (statement.owed(), form.notices(&statement).join(""))
        };
        let daily = owed("day", "0.05%").0;
        assert_eq!(owed("day", "万分之五"), (daily, String::new()));
        assert_eq!(owed("day", "0.5‰"), (daily, String::new()));
        let (by_words, notice) = owed("year", "日万分之五");
        assert_eq!((by_words, notice.as_str()), (daily, "第1条利息的“日万分之五”按日利率0.05%计算。"));
        let (by_fen, notice) = owed("month", "2分");
        assert_eq!(by_fen, owed("month", "2%").0);
        assert_eq!(notice, "第1条利息的“2分”按月利率2%计算。");
        assert!(owed("year", "万分之五").1.contains("请核对是否应为日利率"));
    }

    #[test]
    fn the_reader_is_told_what_was_left_out_and_what_has_ended() {
        let mut form = teaching_example();
        form.payments.push(PaymentText {
            on: "2015-10-01".into(),
            amount: "5千".into(),
            costs: String::new(),
        });
        let statement = form.reckon().unwrap();
        assert_eq!(statement.owed(), Fen(1_132_500));
        let notices = form.notices(&statement);
        assert_eq!(notices, ["有1笔清偿晚于计算截止日2015年9月1日，没有计入：2015年10月1日 5,000.00元。"]);
        let mut form = teaching_example();
        form.on = "2020-01-01".into();
        (form.interest[0].basis, form.interest[0].rate) = ("pboc_loan".into(), "1".into());
        let statement = form.reckon().unwrap();
        assert!(form.notices(&statement)[0].contains("2019年8月20日起不再公布"));
        assert!(statement.derivation().confidence.needs_confirmation());
    }

    #[test]
    fn delay_under_the_old_law_says_by_which_rate() {
        let mut form = teaching_example();
        form.items[0].due = "2012-03-01".into();
        let text = form.reckon().unwrap().derivation().to_text();
        assert!(text.contains("同期贷款基准利率（一至三年（含三年）档"), "{text}");
    }

    #[test]
    fn an_empty_row_between_items_keeps_the_numbers() {
        let mut form = teaching_example();
        form.items.insert(0, ItemText::default());
        form.interest[0].item = "2".into();
        assert_eq!(form.reckon().unwrap().owed(), Fen(1_132_500));
    }
}
