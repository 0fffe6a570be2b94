//! The only home of a debtor: article 20 (EXM-03).

use super::article;
use crate::derivation::{Confidence, Derivation, Explained};
use serde::{Deserialize, Serialize};
use values::{Day, Fen, Ratio};

/// Why an objection that a home is the only one may fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HomeGround {
    /// Somebody who must support the debtor has another home.
    SupporterHasHome,
    /// The debtor moved other homes after the instrument took effect, to evade the debt.
    OtherHomesMoved,
    /// The applicant provides a home of the low-rent standard.
    HomeProvided,
    /// The applicant agrees that five to eight years' rent is deducted from the price.
    RentDeducted,
    /// The instrument orders the home itself to be handed over.
    HandOver,
    /// None of these.
    None,
}

/// Whether the objection fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct HomeObjection {
    /// Whether the objection is rejected and the home may be sold or handed over.
    pub rejected: bool,
    /// The last day of the three months' grace, where the home is to be handed over.
    pub grace_until: Option<Day>,
}

/// Whether the objection that a home is needed to live in fails (EXM-03).
///
/// > 第二十条第一款 金钱债权执行中，符合下列情形之一，被执行人以执行标的系本人及所扶养家属维持生活必需的居住房屋为由提出异议的，人民法院不予支持
/// >
/// > 第二十条第二款 执行依据确定被执行人交付居住的房屋，自执行通知送达之日起，已经给予三个月的宽限期，被执行人以该房屋系本人及所扶养家属维持生活的必需品为由提出异议的，人民法院不予支持。
///
/// `notice_served_on` and `on` matter for [`HomeGround::HandOver`] only: the objection fails once the grace is over.
#[must_use]
pub fn home_objection(ground: HomeGround, notice_served_on: Day, on: Day) -> Explained<HomeObjection> {
    let derivation = Derivation::new("EXM-03", "唯一住房异议", Confidence::Read);
    let words = match ground {
        HomeGround::HandOver => {
            let grace = notice_served_on.plus_months(3);
            let value = HomeObjection { rejected: on > grace, grace_until: Some(grace) };
            return derivation
                .input("执行通知送达日", notice_served_on.chinese())
                .step(article("第二十条第二款"), format!("三个月的宽限期至{}。", grace.chinese()))
                .conclude(
                    value,
                    if value.rejected {
                        "宽限期已满，异议不予支持。"
                    } else {
                        "宽限期未满，不得强制迁出。"
                    },
                );
        }
        HomeGround::SupporterHasHome => {
            "对被执行人有扶养义务的人名下有其他能够维持生活必需的居住房屋（第一项）。"
        }
        HomeGround::OtherHomesMoved => "执行依据生效后，被执行人为逃避债务转让其名下其他房屋（第二项）。",
        HomeGround::HomeProvided => "申请执行人按照当地廉租住房保障面积标准提供居住房屋（第三项）。",
        HomeGround::RentDeducted => "申请执行人同意从变价款中扣除五至八年租金（第三项）。",
        HomeGround::None => {
            let value = HomeObjection { rejected: false, grace_until: None };
            return derivation
                .step(article("第二十条第一款"), "不具有三项情形之一。")
                .conclude(value, "异议可以成立，不得拍卖、变卖或者抵债。");
        }
    };
    derivation
        .step(article("第二十条第一款"), words)
        .conclude(HomeObjection { rejected: true, grace_until: None }, "异议不予支持，可以执行该房屋。")
}

/// How much rent is left to the debtor from the price of his home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RentLeft {
    /// Five years' rent.
    pub rent_min_fen: Fen,
    /// Eight years' rent.
    pub rent_max_fen: Fen,
}

/// Five to eight years' average rent, which is taken from the price for the debtor (EXM-03).
///
/// > 第二十条第一款第三项 同意参照当地房屋租赁市场平均租金标准从该房屋的变价款中扣除五至八年租金的。
#[must_use]
pub fn rent_left(monthly_rent: Fen) -> Explained<RentLeft> {
    let years = |years: i128| Ratio::from(years * 12).of(monthly_rent).round_half_up();
    let value = RentLeft { rent_min_fen: years(5), rent_max_fen: years(8) };
    Derivation::new("EXM-03", "从变价款中扣除的租金", Confidence::Read)
        .input("当地平均月租金", format!("{monthly_rent}元"))
        .step(
            article("第二十条第一款第三项"),
            format!("五年租金{}元，八年租金{}元。", value.rent_min_fen, value.rent_max_fen),
        )
        .conclude(value, format!("扣除{}元至{}元。", value.rent_min_fen, value.rent_max_fen))
}
