//! A debt as an officer types it, read into what the law computes with.

use crate::intake::FieldProblem;
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
    /// Empty or `payment`; `due`; or a day.
    pub until: String,
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
        };
        self.add_interest(&mut debt, &rows, problems);
        for (place, payment) in self.payments.iter().enumerate() {
            if [&payment.on, &payment.amount, &payment.costs].iter().all(|text| text.trim().is_empty()) {
                continue;
            }
            let field = |name: &str| format!("payments-{place}-{name}");
            let which = format!("第{}笔清偿的", place + 1);
            let on = problems.need(field("on"), &format!("{which}日期"), &payment.on);
            let amount = problems.need(field("amount"), &format!("{which}金额"), &payment.amount);
            let costs = problems.may(field("costs"), &format!("{which}费用"), &payment.costs);
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
            let amount = problems.need(field("amount"), &format!("{which}金额"), &item.amount);
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
            if typed.rate.trim().is_empty() && typed.from.trim().is_empty() {
                continue;
            }
            let number: usize = typed.item.trim().parse().unwrap_or(1);
            match number.checked_sub(1).and_then(|number| rows.get(number)) {
                Some(Row::Item(index)) => {
                    let obligation = &mut debt.obligations[*index];
                    obligation.interest.extend(term(typed, place, problems));
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

fn term(typed: &InterestText, place: usize, problems: &mut Problems) -> Option<InterestTerm> {
    let field = |name: &str| format!("interest-{place}-{name}");
    let which = format!("第{}条利息的", place + 1);
    let is_multiple = matches!(typed.basis.as_str(), "lpr" | "lpr_over_five" | "pboc_loan");
    let what = if is_multiple { "倍数" } else { "利率" };
    let rate: Option<Ratio> = problems.need(field("rate"), &format!("{which}{what}"), &typed.rate);
    let from: Option<Day> = problems.need(field("from"), &format!("{which}起算日"), &typed.from);
    let margin: Ratio =
        problems.may(field("margin"), &format!("{which}加点"), &typed.margin).unwrap_or(Ratio::ZERO);
    let cap: Option<Fen> = problems.may(field("cap"), &format!("{which}上限"), &typed.cap);
    let base: Option<Fen> = problems.may(field("base"), &format!("{which}固定基数"), &typed.base);
    let until = match typed.until.trim() {
        "" | "payment" => Some(Until::Payment),
        "due" => Some(Until::Due),
        day => problems.may(field("until"), &format!("{which}截止日"), day).map(Until::Day),
    };
    let (rate, from, until) = (rate?, from?, until?);
    if !is_multiple && rate >= Ratio::from(1) {
        problems
            .add(field("rate"), format!("{which}利率“{}”过高，百分数请写百分号，例如 6%", typed.rate.trim()));
        return None;
    }
    let mode = if typed.mode.trim() == "fixed" { RateMode::FixedOn(from) } else { RateMode::Floating };
    let lpr = |term: LprTerm| RateTerm::Lpr { term, multiple: rate, margin, mode };
    let rate = match typed.basis.trim() {
        "month" => RateTerm::Monthly(rate),
        "day" => RateTerm::Daily(rate),
        "lpr" => lpr(LprTerm::OneYear),
        "lpr_over_five" => lpr(LprTerm::OverFive),
        "pboc_loan" => {
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
        form.items[0].amount = "一万".into();
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
    fn an_empty_row_between_items_keeps_the_numbers() {
        let mut form = teaching_example();
        form.items.insert(0, ItemText::default());
        form.interest[0].item = "2".into();
        assert_eq!(form.reckon().unwrap().owed(), Fen(1_132_500));
    }
}
