//! 诉讼费用交纳办法 (国务院令第481号).

use crate::calendar::Calendar;
use crate::civil_procedure2023::period::period_of_days;
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::procedure_interpretation2022 as interpretation;
use serde::{Deserialize, Serialize};
use values::{Day, Fen, Ratio};

/// The title of the regulation.
pub const NAME: &str = "诉讼费用交纳办法";

/// An article of this regulation.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// A tier of a fee: the part of the amount up to `up_to` bears `ten_thousandths`.
struct Tier {
    up_to: i64,
    ten_thousandths: i64,
    spoken: &'static str,
}

/// > 第十四条第（一）项第2目 执行金额或者价额不超过1万元的，每件交纳50元；超过1万元至50万元的部分，按照1.5%交纳；超过50万元至500万元的部分，按照1%交纳；超过500万元至1000万元的部分，按照0.5%交纳；超过1000万元的部分，按照0.1%交纳。
const EXECUTION_TIERS: [Tier; 4] = [
    Tier {
        up_to: 50_000_000, ten_thousandths: 150, spoken: "超过1万元至50万元的部分，按照1.5%交纳"
    },
    Tier {
        up_to: 500_000_000, ten_thousandths: 100, spoken: "超过50万元至500万元的部分，按照1%交纳"
    },
    Tier {
        up_to: 1_000_000_000, ten_thousandths: 50, spoken: "超过500万元至1000万元的部分，按照0.5%交纳"
    },
    Tier { up_to: i64::MAX, ten_thousandths: 10, spoken: "超过1000万元的部分，按照0.1%交纳" },
];
const EXECUTION_FLAT_UP_TO: i64 = 1_000_000;
const EXECUTION_FLAT: i64 = 5_000;

/// > 第十四条第（二）项 财产数额不超过1000元或者不涉及财产数额的，每件交纳30元；超过1000元至10万元的部分，按照1%交纳；超过10万元的部分，按照0.5%交纳。但是，当事人申请保全措施交纳的费用最多不超过5000元。
const PRESERVATION_TIERS: [Tier; 2] = [
    Tier {
        up_to: 10_000_000, ten_thousandths: 100, spoken: "超过1000元至10万元的部分，按照1%交纳"
    },
    Tier { up_to: i64::MAX, ten_thousandths: 50, spoken: "超过10万元的部分，按照0.5%交纳" },
];
const PRESERVATION_FLAT_UP_TO: i64 = 100_000;
const PRESERVATION_FLAT: i64 = 3_000;
const PRESERVATION_CAP: i64 = 500_000;

/// The execution fee (执行申请费) on an amount, as a bare number; rounded half up to a fen once (FEE-01, FEE-12).
#[must_use]
pub fn execution_fee_amount(amount: Fen) -> Fen {
    tiered(amount, EXECUTION_FLAT_UP_TO, EXECUTION_FLAT, &EXECUTION_TIERS)
}

/// The execution fee on an amount or value, with its derivation (FEE-01).
#[must_use]
pub fn execution_fee(amount: Fen) -> Explained<Fen> {
    let fee = execution_fee_amount(amount);
    let derivation = Derivation::new("FEE-01", "执行申请费", Confidence::Read)
        .input("执行金额或者价额", format!("{amount}元"))
        .step(article("第十四条第（一）项第2目"), "执行金额或者价额不超过1万元的，每件交纳50元。");
    explain_tiers(derivation, amount, EXECUTION_FLAT_UP_TO, &EXECUTION_TIERS, "第十四条第（一）项第2目")
        .step(article("第二十条第二款"), "执行申请费不由申请人预交，执行后交纳。")
        .conclude(fee, format!("执行申请费为{fee}元。"))
}

/// The bounds of the fee where there is no amount or value: 50 to 500 yuan a case (FEE-01).
///
/// > 第十四条第（一）项第1目 没有执行金额或者价额的，每件交纳50元至500元。
pub const EXECUTION_FEE_WITHOUT_AMOUNT: (Fen, Fen) = (Fen(5_000), Fen(50_000));

/// The execution fee still due when the sum recovered under one instrument grows (FEE-04).
///
/// The tiers are applied once to the cumulative base of the instrument over all receipts and resumed cases, and the
/// difference is charged: a tier per receipt would give another sum (D-05). Nothing recovered before means nothing
/// charged before.
#[must_use]
pub fn execution_fee_due(cumulative_before: Fen, cumulative_after: Fen) -> Explained<Fen> {
    let due = execution_fee_due_amount(cumulative_before, cumulative_after);
    Derivation::new("FEE-04", "应补收的执行申请费", Confidence::Design)
        .input("此前累计执行到位金额", format!("{cumulative_before}元"))
        .input("本次后累计执行到位金额", format!("{cumulative_after}元"))
        .step(
            article("第十四条第（一）项第2目"),
            format!("按累计金额计算的执行申请费为{}元。", execution_fee_amount(cumulative_after)),
        )
        .remark(format!(
            "扣除此前累计金额对应的执行申请费{}元，不按每笔到账分别套用费率。",
            charged_so_far(cumulative_before)
        ))
        .conclude(due, format!("应收执行申请费{due}元。"))
}

/// The bare number of [`execution_fee_due`].
#[must_use]
pub fn execution_fee_due_amount(cumulative_before: Fen, cumulative_after: Fen) -> Fen {
    (charged_so_far(cumulative_after) - charged_so_far(cumulative_before)).or_zero()
}

fn charged_so_far(cumulative: Fen) -> Fen {
    if cumulative.is_positive() { execution_fee_amount(cumulative) } else { Fen::ZERO }
}

/// The preservation fee on the amount actually preserved, as a bare number (FEE-02).
#[must_use]
pub fn preservation_fee_amount(amount: Fen) -> Fen {
    tiered(amount, PRESERVATION_FLAT_UP_TO, PRESERVATION_FLAT, &PRESERVATION_TIERS).min(Fen(PRESERVATION_CAP))
}

/// The preservation fee (保全申请费) on the amount actually preserved, with its derivation (FEE-02).
#[must_use]
pub fn preservation_fee(amount: Fen) -> Explained<Fen> {
    let fee = preservation_fee_amount(amount);
    let derivation = Derivation::new("FEE-02", "保全申请费", Confidence::Read)
        .input("实际保全的财产数额", format!("{amount}元"))
        .step(article("第十四条第（二）项"), "财产数额不超过1000元或者不涉及财产数额的，每件交纳30元。");
    let mut derivation =
        explain_tiers(derivation, amount, PRESERVATION_FLAT_UP_TO, &PRESERVATION_TIERS, "第十四条第（二）项");
    if fee.0 == PRESERVATION_CAP {
        derivation = derivation.step(article("第十四条第（二）项"), "最多不超过5000元。");
    }
    derivation.conclude(fee, format!("保全申请费为{fee}元。"))
}

/// Which of the two fees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeKind {
    /// 执行申请费.
    Execution,
    /// 保全申请费.
    Preservation,
}

/// Who pays a fee, and when (FEE-03).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct FeeBurden {
    /// Whether the applicant pays it in advance.
    pub prepaid: bool,
    /// Who bears it: `debtor` or `applicant`.
    pub borne_by: &'static str,
}

/// Who bears a fee and whether it is paid in advance (FEE-03).
///
/// > 第二十条第二款 申请费由申请人预交。但是，本办法第十条第(一)项、第(六)项规定的申请费不由申请人预交，执行申请费执行后交纳，破产申请费清算后交纳。
/// >
/// > 第三十八条第一款 本办法第十条第(一)项、第(八)项规定的申请费由被执行人负担。
#[must_use]
pub fn burden(kind: FeeKind) -> Explained<FeeBurden> {
    let derivation = Derivation::new("FEE-03", "申请费的预交和负担", Confidence::Read);
    match kind {
        FeeKind::Execution => derivation
            .step(article("第二十条第二款"), "执行申请费不由申请人预交，执行后交纳。")
            .step(
                article("第三十八条第一款"),
                "由被执行人负担；达成和解协议的由双方协商，协商不成的由人民法院决定。",
            )
            .conclude(FeeBurden { prepaid: false, borne_by: "debtor" }, "执行后交纳，由被执行人负担。"),
        FeeKind::Preservation => derivation
            .step(article("第二十条第二款"), "保全申请费由申请人预交。")
            .step(article("第三十八条第三款"), "由申请人负担，提起诉讼的可以列入诉讼请求。")
            .conclude(
                FeeBurden { prepaid: true, borne_by: "applicant" },
                "由申请人预交并负担，可以列入诉讼请求。",
            ),
    }
}

/// What the execution fee is computed on (FEE-05, decision D-05).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeBase {
    /// The sum applied for: the estimate at intake.
    AppliedFor,
    /// The sum recovered without the doubled part of interest: the settlement of account.
    Recovered,
    /// The sum recovered with the doubled part of interest.
    RecoveredWithDoubled,
}

/// The amount the execution fee is computed on (FEE-05).
#[must_use]
pub fn fee_base(base: FeeBase, applied_for: Fen, recovered: Fen, doubled_recovered: Fen) -> Explained<Fen> {
    let derivation = Derivation::new("FEE-05", "执行申请费的计费基数", Confidence::Design).step(
        article("第十四条第（一）项第2目"),
        "条文只写“执行金额”，未写明是申请执行金额还是执行到位金额。",
    );
    let (value, conclusion) = match base {
        FeeBase::AppliedFor => (applied_for, "立案时按申请执行金额预估"),
        FeeBase::Recovered => {
            (recovered - doubled_recovered, "结算时按执行到位金额计算，不含加倍部分债务利息")
        }
        FeeBase::RecoveredWithDoubled => (recovered, "结算时按执行到位金额计算，包含加倍部分债务利息"),
    };
    derivation.conclude(value, format!("{conclusion}，基数为{value}元。"))
}

/// Whether a fee is paid again when a suspended case is resumed: never (FEE-06).
///
/// > 第二十六条 中止诉讼、中止执行的案件，已交纳的案件受理费、申请费不予退还。中止诉讼、中止执行的原因消除，恢复诉讼、执行的，不再交纳案件受理费、申请费。
#[must_use]
pub fn fee_again_after_suspension() -> Explained<bool> {
    Derivation::new("FEE-06", "恢复执行是否再次交费", Confidence::Read)
        .step(article("第二十六条"), "中止执行的原因消除，恢复执行的，不再交纳申请费。")
        .conclude(false, "不再交纳申请费。")
}

/// What the parties arranged about the fee the winner prepaid (FEE-07).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundArrangement {
    /// Nothing.
    None,
    /// The winner bears it of his own will.
    WinnerBears,
    /// The winner agrees that the loser pays him directly.
    PaidDirectly,
}

/// What becomes of a fee the winner prepaid and need not bear (FEE-07).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Refund {
    /// What the court refunds to the winner.
    pub refund_fen: Fen,
    /// Until when, where it refunds anything.
    pub refund_by: Option<Day>,
    /// What the loser pays to the court.
    pub loser_pays_court_fen: Fen,
    /// Whether the court may enforce it.
    pub enforceable: bool,
}

/// What becomes of the part of a prepaid fee that the winner need not bear (FEE-07).
///
/// > 第五十三条第二款 需要向当事人退还诉讼费用的，人民法院应当自法律文书生效之日起15日内退还有关当事人。
#[must_use]
pub fn refund(
    calendar: &Calendar,
    effective_on: Day,
    not_borne: Fen,
    arrangement: RefundArrangement,
) -> Explained<Refund> {
    let derivation = Derivation::new("FEE-07", "胜诉方预交的诉讼费用", Confidence::Read)
        .input("生效日", effective_on.chinese())
        .input("不应由胜诉方负担的部分", format!("{not_borne}元"))
        .step(
            interpretation::article("第二百零七条第一款"),
            "胜诉方预交但不应负担的，人民法院应当退还，由败诉方向人民法院交纳；自愿承担或者同意败诉方直接支付的除外。",
        );
    if arrangement != RefundArrangement::None || not_borne.is_zero() {
        let nothing = Refund {
            refund_fen: Fen::ZERO,
            refund_by: None,
            loser_pays_court_fen: Fen::ZERO,
            enforceable: false,
        };
        return derivation.conclude(nothing, "法院不退还，也不向败诉方收取。");
    }
    let by = period_of_days(calendar, effective_on, 15).end;
    derivation
        .step(article("第五十三条第二款"), format!("自法律文书生效之日起15日内退还，至{}。", by.chinese()))
        .step(interpretation::article("第二百零七条第二款"), "败诉方拒不交纳的，可以强制执行。")
        .conclude(
            Refund {
                refund_fen: not_borne,
                refund_by: Some(by),
                loser_pays_court_fen: not_borne,
                enforceable: true,
            },
            format!("退还胜诉方{not_borne}元，由败诉方向法院交纳。"),
        )
}

/// The relief from a fee that is asked for (FEE-09).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relief {
    /// 免交.
    Exemption,
    /// 减交.
    Reduction,
    /// 缓交.
    Deferral,
}

/// Whether relief from a fee may be granted, and what is payable then; the fee itself where it may not (FEE-09).
///
/// > 第四十四条第二款 诉讼费用的免交只适用于自然人。
/// >
/// > 第四十六条第二款 人民法院准予减交诉讼费用的，减交比例不得低于30%。
#[must_use]
pub fn relief(
    relief: Relief,
    natural_person: bool,
    ground_met: bool,
    fee: Fen,
    reduce_by: Ratio,
) -> Explained<(bool, Fen)> {
    let derivation = Derivation::new("FEE-09", "诉讼费用的司法救助", Confidence::Read)
        .input("应交费用", format!("{fee}元"));
    let refused = |derivation: Derivation, why: &str| derivation.conclude((false, fee), why.to_owned());
    if !ground_met {
        let derivation = derivation.step(article("第四十四条第一款"), "缓交、减交、免交应当符合法定情形。");
        return refused(derivation, "不符合法定情形，不予准许。");
    }
    match relief {
        Relief::Exemption if !natural_person => {
            let derivation = derivation.step(article("第四十四条第二款"), "诉讼费用的免交只适用于自然人。");
            refused(derivation, "申请人不是自然人，不得免交。")
        }
        Relief::Exemption => derivation
            .step(article("第四十五条"), "符合免交情形的，应当准予免交。")
            .conclude((true, Fen::ZERO), "准予免交。"),
        Relief::Reduction if reduce_by < Ratio::new(3, 10) => {
            let derivation = derivation.step(article("第四十六条第二款"), "减交比例不得低于30%。");
            refused(derivation, "减交比例低于30%，应当调整比例。")
        }
        Relief::Reduction => {
            let payable = fee - reduce_by.of(fee).round_half_up();
            derivation
                .step(article("第四十六条第一款"), "符合减交情形的，应当准予减交。")
                .conclude((true, payable), format!("准予减交，应交{payable}元。"))
        }
        Relief::Deferral => derivation
            .step(article("第四十七条"), "符合缓交情形的，应当准予缓交。")
            .conclude((true, fee), format!("准予缓交{fee}元。")),
    }
}

/// Money that a bureau holds or collects, as to its account (FEE-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoneyKind {
    /// 执行申请费.
    ExecutionFee,
    /// 保全申请费.
    PreservationFee,
    /// 案件受理费.
    AcceptanceFee,
    /// 执行案款.
    CaseFunds,
    /// 竞买保证金.
    Deposit,
    /// Actual costs of a measure: appraisal, auction, keeping.
    ActualCosts,
}

/// Whether money is state revenue, which never mixes with case funds (FEE-11).
///
/// > 第五十二条第一款 案件受理费、申请费全额上缴财政，纳入预算，实行收支两条线管理。
#[must_use]
pub fn account(money: MoneyKind) -> Explained<bool> {
    let revenue =
        matches!(money, MoneyKind::ExecutionFee | MoneyKind::PreservationFee | MoneyKind::AcceptanceFee);
    let conclusion = if revenue {
        "属于财政收入，开具财政票据，全额上缴财政。"
    } else {
        "不是诉讼费用，进入执行案款专户，不得上缴财政。"
    };
    Derivation::new("FEE-11", "诉讼费用收支两条线", Confidence::Read)
        .step(article("第五十二条第一款"), "案件受理费、申请费全额上缴财政，实行收支两条线管理。")
        .conclude(revenue, conclusion)
}

/// The execution fee before it is rounded, in fen (FEE-12).
#[must_use]
pub fn execution_fee_exact(amount: Fen) -> Ratio {
    Ratio::new(tiered_exact(amount, EXECUTION_FLAT_UP_TO, EXECUTION_FLAT, &EXECUTION_TIERS), 10_000)
}

/// The fee in ten-thousandths of a fen.
fn tiered_exact(amount: Fen, flat_up_to: i64, flat: i64, tiers: &[Tier]) -> i128 {
    let mut exact: i128 = i128::from(flat) * 10_000;
    let mut from = flat_up_to;
    for tier in tiers {
        if amount.0 <= from {
            break;
        }
        exact += i128::from(amount.0.min(tier.up_to) - from) * i128::from(tier.ten_thousandths);
        from = tier.up_to;
    }
    exact
}

fn tiered(amount: Fen, flat_up_to: i64, flat: i64, tiers: &[Tier]) -> Fen {
    let exact = tiered_exact(amount, flat_up_to, flat, tiers);
    Fen(i64::try_from((exact + 5_000) / 10_000).expect("a fee is smaller than its amount"))
}

fn explain_tiers(
    mut derivation: Derivation,
    amount: Fen,
    flat_up_to: i64,
    tiers: &[Tier],
    provision: &'static str,
) -> Derivation {
    let mut from = flat_up_to;
    for tier in tiers {
        if amount.0 <= from {
            break;
        }
        let part = Fen(amount.0.min(tier.up_to) - from);
        let fee = values::Ratio::new(i128::from(part.0) * i128::from(tier.ten_thousandths), 1_000_000);
        derivation = derivation
            .step(article(provision), format!("{}：{part}元部分，计{}元。", tier.spoken, exact_yuan(fee)));
        from = tier.up_to;
    }
    derivation
}

fn exact_yuan(yuan: values::Ratio) -> String {
    let text = yuan.decimal(6);
    let trimmed = text.trim_end_matches('0');
    trimmed.strip_suffix('.').unwrap_or(trimmed).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_execution_fee_follows_the_tiers_and_has_no_cap() {
        for (amount, fee) in [
            (0, 5_000),
            (1, 5_000),
            (1_000_000, 5_000),
            (1_000_001, 5_000),
            (1_000_034, 5_001),
            (5_000_000, 65_000),
            (49_999_999, 740_000),
            (50_000_000, 740_000),
            (50_000_001, 740_000),
            (123_456_789, 1_474_568),
            (499_999_999, 5_240_000),
            (500_000_000, 5_240_000),
            (1_000_000_000, 7_740_000),
            (10_000_000_000, 16_740_000),
        ] {
            assert_eq!(execution_fee(Fen(amount)).value, Fen(fee), "{amount}");
        }
    }

    #[test]
    fn the_preservation_fee_is_capped() {
        for (amount, fee) in [
            (0, 3_000),
            (100_000, 3_000),
            (100_001, 3_000),
            (10_000_000, 102_000),
            (89_599_999, 500_000),
            (89_600_000, 500_000),
            (100_000_000, 500_000),
        ] {
            assert_eq!(preservation_fee(Fen(amount)).value, Fen(fee), "{amount}");
        }
    }

    #[test]
    fn differences_on_the_cumulative_base_add_up_to_the_fee_on_the_whole() {
        let first = execution_fee_due(Fen(0), Fen(30_000_000)).value;
        let second = execution_fee_due(Fen(30_000_000), Fen(50_000_000)).value;
        assert_eq!(first + second, Fen(740_000));
        assert_eq!(
            execution_fee_amount(Fen(30_000_000)) + execution_fee_amount(Fen(20_000_000)),
            Fen(730_000)
        );
        assert_eq!(execution_fee_due(Fen(500), Fen(500)).value, Fen::ZERO);
    }

    #[test]
    fn the_derivation_of_a_fee_can_be_checked_by_hand() {
        let text = execution_fee(Fen(123_456_789)).derivation.to_text();
        assert!(text.contains("490,000.00元部分，计7350元"), "{text}");
        assert!(text.contains("734,567.89元部分，计7345.6789元"), "{text}");
        assert!(text.ends_with("结论：执行申请费为14,745.68元。\n"), "{text}");
    }

    #[test]
    fn burden_and_base_follow_the_articles() {
        assert!(!burden(FeeKind::Execution).value.prepaid);
        assert_eq!(burden(FeeKind::Preservation).value.borne_by, "applicant");
        for (base, value) in
            [(FeeBase::AppliedFor, 900), (FeeBase::Recovered, 650), (FeeBase::RecoveredWithDoubled, 700)]
        {
            assert_eq!(fee_base(base, Fen(900), Fen(700), Fen(50)).value, Fen(value));
        }
        assert!(!fee_again_after_suspension().value);
    }
}
