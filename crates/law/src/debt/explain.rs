//! The Chinese text of a debt statement, rendered from its numbers.

use super::{
    Base, InterestTerm, Portion, RateMode, RateTerm, ReceiptAllocation, Segment, SegmentKind, Statement,
};
use crate::civil_code;
use crate::delay_interest2014::article;
use crate::derivation::{Article, Confidence, Derivation};
use crate::enforcement_work2020;
use crate::rates::first_lpr_on;
use values::{Day, Ratio};

/// The old law, from memory.
const OLD_LAW: Article =
    Article::new("最高人民法院关于在执行工作中如何计算迟延履行期间的债务利息等问题的批复", "第一条");
const BANKRUPTCY_LAW: Article = Article::new("中华人民共和国企业破产法", "第四十六条第二款");

impl Statement {
    /// Why this is owed: every stretch, every receipt, every sum, so that it can be checked by hand.
    #[must_use]
    pub fn derivation(&self) -> Derivation {
        let mut derivation =
            Derivation::new("INT-05", "债务计算书", Confidence::Read).input("计算截止日", self.on.chinese());
        for obligation in &self.debt.obligations {
            derivation = derivation.input(
                &obligation.label,
                format!("{}元，履行期间届满日{}", obligation.amount, obligation.due_on.chinese()),
            );
        }
        derivation = self.suspensions(derivation);
        for index in 0..self.obligations.len() {
            derivation = self.obligation(derivation, index);
        }
        if !self.receipts.is_empty() {
            derivation = self.order(derivation);
        }
        for allocation in &self.receipts {
            derivation = derivation.remark(self.receipt(allocation));
        }
        if self.provisional {
            derivation =
                derivation.remark("最近月份的贷款市场报价利率尚未录入，暂按最后一次公布的利率计算。");
        }
        let totals = &self.totals;
        derivation.conclusion = format!(
            "截至{}尚欠{}元：实现债权的费用{}元，一般债务利息{}元，本金等主债务{}元，加倍部分债务利息{}元。",
            self.on.chinese(),
            totals.owed,
            totals.awarded_costs_left,
            totals.general_left,
            totals.principal_left,
            totals.doubled_left
        );
        if totals.surplus.is_positive() {
            derivation.conclusion.push_str(&format!("另有余款{}元应退还被执行人。", totals.surplus));
        }
        derivation
    }

    fn suspensions(&self, mut derivation: Derivation) -> Derivation {
        for suspension in &self.debt.suspensions {
            let effect = if suspension.reason.stops_doubled_part() {
                "期间不计算加倍部分债务利息"
            } else {
                "不影响加倍部分债务利息的计算"
            };
            derivation = derivation.step(
                article("第三条第三款"),
                format!(
                    "{}：{}，{effect}。",
                    suspension.reason.label(),
                    span(suspension.from, suspension.until)
                ),
            );
        }
        if let Some(accepted) = self.debt.settings.bankruptcy_accepted_on {
            derivation = derivation
                .step(BANKRUPTCY_LAW, format!("破产申请于{}受理，自该日起停止计息。", accepted.chinese()))
                .at_most(Confidence::Design);
        }
        derivation
    }

    fn obligation(&self, mut derivation: Derivation, index: usize) -> Derivation {
        let (obligation, state) = (&self.debt.obligations[index], &self.obligations[index]);
        let segments: Vec<&Segment> =
            self.segments.iter().filter(|segment| segment.obligation == index).collect();
        for (number, term) in obligation.interest.iter().enumerate() {
            derivation = derivation.step(
                article("第一条第二款"),
                format!("{}的一般债务利息：{}。", obligation.label, spoken_term(term)),
            );
            for segment in segments.iter().filter(|segment| segment.kind == SegmentKind::General(number)) {
                derivation = derivation.remark(spoken_segment(segment, &spoken_rate(term, segment)));
            }
            if uses_rates_before_the_prime_rate(term, &segments, number) {
                derivation = derivation
                    .remark("2019年8月20日前尚无贷款市场报价利率，该段按同期贷款基准利率计算，是否适用由人民法院确定。")
                    .at_most(Confidence::Design);
            }
            let own = segments.iter().filter(|segment| segment.kind == SegmentKind::General(number));
            if own.into_iter().any(|segment| self.is_after_the_benchmark(segment)) {
                derivation = derivation
                    .remark("贷款基准利率自2019年8月20日起不再公布，此后的期间按最后一次公布的贷款基准利率计算，是否改按贷款市场报价利率由人民法院确定。")
                    .at_most(Confidence::Design);
            }
            if let Some(cap) = term.cap {
                derivation = derivation.remark(format!("该项利息总额不超过{cap}元。"));
            }
        }
        if !obligation.interest.is_empty() {
            derivation = derivation.remark(format!(
                "{}的一般债务利息合计{}元（各段相加后四舍五入到分一次）。",
                obligation.label, state.general_accrued
            ));
        }
        for segment in segments.iter().filter(|segment| segment.kind == SegmentKind::OldLaw) {
            let yearly = segment.rate.ratio()
                * Ratio::new(i128::from(self.debt.settings.old_law.year_days.number()), 2);
            let rate =
                format!("{}×2÷{}", trimmed_percent(yearly), self.debt.settings.old_law.year_days.number());
            derivation = derivation
                .step(
                    OLD_LAW,
                    format!(
                        "{}，2014年8月1日前按同期贷款基准利率（{}档，按履行期间届满日至2014年7月31日的时间确定）的两倍：{}",
                        obligation.label,
                        self.debt.old_law_term(obligation).label(),
                        spoken_segment(segment, &rate)
                    ),
                )
                .at_most(Confidence::Recalled);
        }
        for segment in segments.iter().filter(|segment| segment.kind == SegmentKind::Doubled) {
            derivation = derivation.step(
                article("第一条第三款"),
                format!("{}的加倍部分：{}", obligation.label, spoken_segment(segment, "日万分之一点七五")),
            );
        }
        if obligation.in_base {
            derivation.remark(format!(
                "{}的加倍部分债务利息合计{}元（届满当日不计，止算日计入；各段相加后四舍五入到分一次）。",
                obligation.label, state.doubled_accrued
            ))
        } else {
            derivation
                .step(article("第一条第三款"), format!("{}不计入加倍部分债务利息的基数。", obligation.label))
        }
    }

    fn order(&self, derivation: Derivation) -> Derivation {
        let derivation = if self.debt.creditors.iter().any(|other| *other != self.debt.creditors[0]) {
            derivation.step(
                enforcement_work2020::article("第55条第三款"),
                "同一生效法律文书的多个债权人，款项不足清偿全部债务的，按照各债权比例受偿。",
            )
        } else {
            derivation
        };
        let order: Vec<&str> = self.debt.settings.order.iter().map(|portion| portion.label()).collect();
        if self.debt.settings.order == Portion::LAWFUL_ORDER {
            derivation
                .step(
                    civil_code::article("第五百六十一条"),
                    "不足以清偿全部债务的，按实现债权的费用、利息、主债务的顺序清偿。",
                )
                .step(article("第四条"), "先清偿生效法律文书确定的金钱债务，再清偿加倍部分债务利息。")
        } else {
            derivation
                .step(article("第四条"), format!("当事人对清偿顺序另有约定，依次为：{}。", order.join("、")))
        }
    }

    fn receipt(&self, allocation: &ReceiptAllocation) -> String {
        let receipt = &self.debt.receipts[allocation.receipt];
        let mut text = format!("{}清偿{}元", receipt.stop_on.chinese(), receipt.amount);
        let (may, may_not): (Vec<_>, Vec<_>) = (self.debt.obligations.iter().enumerate())
            .partition(|(index, _)| receipt.payable.includes(*index));
        if !may_not.is_empty() {
            let labels: Vec<&str> = may.iter().map(|(_, obligation)| obligation.label.as_str()).collect();
            text.push_str(&match labels.is_empty() {
                true => "（付款的被执行人不负担上列债务）".to_owned(),
                false => format!("（付款的被执行人仅负担：{}）", labels.join("、")),
            });
        }
        text.push('：');
        let mut pieces = Vec::new();
        if allocation.costs.is_positive() {
            pieces.push(format!("先扣除执行实际支出费用{}元", allocation.costs));
        }
        for part in self.parts.iter().filter(|part| part.receipt == allocation.receipt) {
            let label = &self.debt.obligations[part.obligation].label;
            pieces.push(match part.portion {
                Portion::GeneralInterest => format!("{label}的一般债务利息{}元", part.amount),
                Portion::DoubledPart => format!("{label}的加倍部分债务利息{}元", part.amount),
                Portion::AwardedCost | Portion::Principal => format!("{label}{}元", part.amount),
            });
        }
        if allocation.surplus.is_positive() {
            pieces.push(format!("余款{}元", allocation.surplus));
        }
        text.push_str(&pieces.join("，"));
        text.push('。');
        text
    }
}

fn uses_rates_before_the_prime_rate(term: &InterestTerm, segments: &[&Segment], number: usize) -> bool {
    match term.rate {
        RateTerm::Lpr { mode: RateMode::FixedOn(day), .. } => day < first_lpr_on(),
        RateTerm::Lpr { mode: RateMode::Floating, .. } => segments
            .iter()
            .any(|segment| segment.kind == SegmentKind::General(number) && segment.from < first_lpr_on()),
        _ => false,
    }
}

fn span(from: Day, until: Day) -> String {
    if until == Day::MAX {
        format!("{}起至今", from.chinese())
    } else {
        format!("{}至{}恢复前", from.chinese(), until.chinese())
    }
}

fn spoken_segment(segment: &Segment, rate: &str) -> String {
    let excluded = if segment.excluded_days > 0 {
        format!("（已扣除{}日）", segment.excluded_days)
    } else {
        String::new()
    };
    format!(
        "{}至{}，{}日{excluded}：{}元×{rate}×{}日{}元。",
        segment.from.chinese(),
        segment.until.chinese(),
        segment.days,
        segment.base,
        segment.days,
        exact_yuan(segment.interest())
    )
}

fn spoken_term(term: &InterestTerm) -> String {
    let base = match term.base {
        Base::Unpaid => "以尚欠金额为基数".to_owned(),
        Base::Fixed(amount) => format!("以{amount}元为基数"),
    };
    let rate = match term.rate {
        RateTerm::Yearly(rate) => format!("年利率{}", trimmed_percent(rate)),
        RateTerm::Monthly(rate) => format!("月利率{}", trimmed_percent(rate)),
        RateTerm::Daily(rate) => format!("日利率{}", trimmed_percent(rate)),
        RateTerm::Lpr { term, multiple, margin, mode } => {
            published(&format!("{}贷款市场报价利率", term.label()), multiple, margin, mode)
        }
        RateTerm::BenchmarkLoan { term, multiple, margin, mode } => {
            published(&format!("{}贷款基准利率", term.label()), multiple, margin, mode)
        }
    };
    let until = match term.until {
        super::Until::Payment => "至实际清偿之日".to_owned(),
        super::Until::Due => "至履行期间届满之日".to_owned(),
        super::Until::Day(day) => format!("至{}", day.chinese()),
    };
    let first = match term.first_day {
        super::FirstDay::Counted => "含当日",
        super::FirstDay::NotCounted => "不含当日",
    };
    let year = match term.rate {
        RateTerm::Daily(_) => String::new(),
        _ => format!("，一年按{}日", term.year_days.number()),
    };
    format!("{base}，按{rate}，自{}起（{first}）{until}{year}", term.from.chinese())
}

fn published(name: &str, multiple: Ratio, margin: Ratio, mode: RateMode) -> String {
    let mut text = match mode {
        RateMode::FixedOn(day) => format!("{}的{name}", day.chinese()),
        RateMode::Floating => format!("同期{name}"),
    };
    if multiple != Ratio::ONE {
        text.push_str(&format!("的{}倍", trimmed(multiple.decimal(6))));
    }
    if margin.is_positive() {
        text.push_str(&format!("加{}", trimmed_percent(margin)));
    }
    text
}

fn spoken_rate(term: &InterestTerm, segment: &Segment) -> String {
    let days = Ratio::from(i128::from(term.year_days.number()));
    match term.rate {
        RateTerm::Daily(rate) => trimmed_percent(rate),
        RateTerm::Monthly(rate) => format!("{}×12÷{}", trimmed_percent(rate), term.year_days.number()),
        _ => format!("{}÷{}", trimmed_percent(segment.rate.ratio() * days), term.year_days.number()),
    }
}

fn trimmed_percent(rate: Ratio) -> String {
    format!("{}%", trimmed((rate * Ratio::from(100)).decimal(8)))
}

/// Fen as yuan after its sign: `＝` with as many decimals as it takes, `≈` with six where it takes more.
fn exact_yuan(fen: Ratio) -> String {
    let yuan = fen * Ratio::new(1, 100);
    let sign = if 1_000_000 % yuan.denominator() == 0 { "＝" } else { "≈" };
    format!("{sign}{}", trimmed(yuan.decimal(6)))
}

fn trimmed(text: String) -> String {
    if !text.contains('.') {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
