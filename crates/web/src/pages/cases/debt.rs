//! The debt statement: every sum, every stretch of interest, and why.

use crate::pages::settings::question_path;
use crate::why::Why;
use app::cases::open::CaseView;
use docket::Applied;
use docket::money::fee::{FeeBase, QUESTIONS};
use law::debt::{InterestTerm, RateTerm, Segment, SegmentKind, Statement};
use values::{Day, Fen, Ratio};

/// The debt statement of a case.
pub(crate) struct Debt {
    pub(crate) on: String,
    pub(crate) owed: String,
    /// Why what is unpaid below is not owed any more, where a settlement was performed.
    pub(crate) settled: Option<String>,
    pub(crate) provisional: bool,
    pub(crate) claims: Vec<ClaimDebt>,
    pub(crate) sum: Part,
    pub(crate) segments: Vec<SegmentLine>,
    pub(crate) why: Why,
    /// How the execution fee comes about, where there is one.
    pub(crate) fee: Option<Fee>,
}

/// One claim in the statement.
pub(crate) struct ClaimDebt {
    pub(crate) label: String,
    pub(crate) parts: Vec<Part>,
    pub(crate) owed: String,
}

/// One part of a claim, or all of them together.
pub(crate) struct Part {
    pub(crate) title: &'static str,
    pub(crate) due: String,
    pub(crate) paid: String,
    pub(crate) left: String,
}

/// One stretch of equal base and rate.
pub(crate) struct SegmentLine {
    pub(crate) label: String,
    pub(crate) kind: &'static str,
    pub(crate) from: String,
    pub(crate) until: String,
    pub(crate) days: i32,
    pub(crate) excluded_days: i32,
    pub(crate) base: String,
    pub(crate) rate: String,
    pub(crate) amount: String,
}

/// The execution fee: all of it, what is taken and what is left.
pub(crate) struct Fee {
    pub(crate) due: String,
    pub(crate) taken: String,
    pub(crate) left: String,
    pub(crate) why: Why,
    /// What it is reckoned on.
    pub(crate) base: &'static str,
    /// What the court had decided about the fee when the case was filed.
    pub(crate) readings: Vec<Reading>,
}

/// How a question of law is answered in this case.
pub(crate) struct Reading {
    pub(crate) question: &'static str,
    pub(crate) answer: String,
    pub(crate) path: String,
    /// Whether the court had not decided it.
    pub(crate) is_open: bool,
}

impl Reading {
    pub(crate) fn new(applied: &Applied, id: &str) -> Reading {
        Reading {
            question: law::settings::setting(id).map_or("", |setting| setting.question),
            answer: applied.label(id),
            path: question_path(id),
            is_open: applied.is_open(id),
        }
    }
}

impl Debt {
    pub(crate) fn new(view: &CaseView) -> Debt {
        let statement = &view.statement;
        let mut sum = [Fen::ZERO; 3];
        let claims = statement
            .debt
            .obligations
            .iter()
            .zip(&statement.obligations)
            .zip(&view.case.claims)
            .map(|((obligation, state), claim)| {
                let parts = [
                    (claim.class.title(), [obligation.amount, state.paid, state.left]),
                    ("一般债务利息", [state.general_accrued, state.general_paid, state.general_left]),
                    ("加倍部分债务利息", [state.doubled_accrued, state.doubled_paid, state.doubled_left]),
                ];
                for (_, part) in &parts {
                    (0..3).for_each(|place| sum[place] += part[place]);
                }
                ClaimDebt {
                    label: obligation.label.clone(),
                    parts: parts
                        .iter()
                        .enumerate()
                        .filter(|(place, (_, part))| *place == 0 || part[0].is_positive())
                        .map(|(_, (title, part))| shown(title, *part))
                        .collect(),
                    owed: (state.left + state.general_left + state.doubled_left).to_string(),
                }
            })
            .collect();
        Debt {
            on: statement.on.chinese(),
            owed: view.owed().to_string(),
            settled: view.case.settled_on().and_then(|on| settled(view, on)),
            provisional: statement.provisional,
            claims,
            sum: shown("合计", sum),
            segments: statement.segments.iter().map(|segment| line(statement, segment)).collect(),
            why: Why::new(&statement.derivation()),
            fee: fee(view),
        }
    }
}

/// > 第八条 执行和解协议履行完毕的，人民法院作执行结案处理。
fn settled(view: &CaseView, on: Day) -> Option<String> {
    let rest = view.case.not_enforced(&view.statement);
    rest.is_positive().then(|| {
        format!(
            "执行和解协议已于{}履行完毕。按原生效法律文书计算、尚未给付的{rest}元不再执行，不计入尚欠；申请恢复执行的，裁定不予恢复。（{}）",
            on.chinese(),
            law::settlement2020::article("第八条、第十一条第一项"),
        )
    })
}

fn shown(title: &'static str, [due, paid, left]: [Fen; 3]) -> Part {
    Part { title, due: due.to_string(), paid: paid.to_string(), left: left.to_string() }
}

fn line(statement: &Statement, segment: &Segment) -> SegmentLine {
    let obligation = &statement.debt.obligations[segment.obligation];
    let (kind, rate) = match segment.kind {
        SegmentKind::General(number) => ("一般债务利息", term_rate(&obligation.interest[number], segment)),
        SegmentKind::Doubled => ("加倍部分", "日万分之一点七五".to_owned()),
        SegmentKind::OldLaw => {
            let days = statement.debt.settings.old_law.year_days.number();
            let yearly = segment.rate.ratio() * Ratio::new(i128::from(days), 2);
            ("2014年8月1日前", format!("年{}×2÷{days}", percent(yearly)))
        }
    };
    SegmentLine {
        label: obligation.label.clone(),
        kind,
        from: segment.from.to_string(),
        until: segment.until.to_string(),
        days: segment.days,
        excluded_days: segment.excluded_days,
        base: segment.base.to_string(),
        rate,
        amount: segment.interest().round_half_up().to_string(),
    }
}

/// The rate of a stretch, as a judge writes it into a reckoning: `年13.8%÷365`.
fn term_rate(term: &InterestTerm, segment: &Segment) -> String {
    if let RateTerm::Daily(rate) = term.rate {
        return format!("日{}", percent(rate));
    }
    let days = term.year_days.number();
    format!("年{}÷{days}", percent(segment.rate.ratio() * Ratio::from(i128::from(days))))
}

fn percent(rate: Ratio) -> String {
    let text = rate.percent(4);
    format!("{}%", text.trim_end_matches('%').trim_end_matches('0').trim_end_matches('.'))
}

/// What the fee will be when everything is paid (FEE-04, FEE-05).
fn fee(view: &CaseView) -> Option<Fee> {
    let base = view.case.fee_base_expected(&view.statement);
    if base.is_zero() {
        return None;
    }
    let explained = law::execution_fee(base);
    Some(Fee {
        due: explained.value.to_string(),
        taken: view.case.fee_taken().to_string(),
        left: view.fee_left.to_string(),
        why: Why::new(&explained.derivation),
        base: match view.case.fee_base() {
            FeeBase::AppliedFor => "申请执行的金额和截至收到申请之日的一般债务利息",
            FeeBase::Recovered | FeeBase::RecoveredWithDoubled => "已到位与尚欠之和",
        },
        readings: QUESTIONS.iter().map(|id| Reading::new(&view.case.applied, id)).collect(),
    })
}
