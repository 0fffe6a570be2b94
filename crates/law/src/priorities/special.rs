//! The priorities that statutes give to construction price, tax and home buyers, and the one they do not give to wages.

use crate::calendar::Calendar;
use crate::civil_procedure2023::period::{Period, period_of_months};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::statutes;
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// An article of the first interpretation on construction contracts.
#[must_use]
pub const fn construction(article: &'static str) -> Article {
    Article::new(statutes::CONSTRUCTION_ONE, article)
}

/// What a contractor claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConstructionClaim {
    /// The price of the works.
    pub price: Fen,
    /// Interest, penalties and damages for late payment.
    pub late_charges: Fen,
    /// When the price was due.
    pub due_on: Day,
    /// When the works were completed, for prices due before 2019-02-01.
    pub completed_on: Option<Day>,
    /// When the priority was exercised.
    pub exercised_on: Day,
}

/// What of a contractor's claim has priority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConstructionPriority {
    /// The period to exercise it.
    pub period: Period,
    /// Whether it was exercised in time.
    pub in_time: bool,
    /// What ranks before mortgages and other claims.
    pub privileged: Fen,
    /// What is an ordinary claim.
    pub ordinary: Fen,
}

/// The priority of the construction price (PRI-07).
///
/// > 第三十六条 承包人根据民法典第八百零七条规定享有的建设工程价款优先受偿权优于抵押权和其他债权。
/// > 第四十条第二款 承包人就逾期支付建设工程价款的利息、违约金、损害赔偿金等主张优先受偿的，人民法院不予支持。
/// > 第四十一条 承包人应当在合理期限内行使建设工程价款优先受偿权，但最长不得超过十八个月，自发包人应当给付建设工程价款之日起算。
///
/// Earlier, from memory: six months from completion (法释〔2002〕16号), then six months from when the price was due
/// (法释〔2018〕20号, from 2019-02-01). Interpretation (ours): the day the price was due decides which applies.
#[must_use]
pub fn construction_priority(
    calendar: &Calendar,
    claim: &ConstructionClaim,
) -> Explained<ConstructionPriority> {
    let (months, from, confidence, text) = if claim.due_on < day(2019, 2, 1) {
        let from = claim.completed_on.unwrap_or(claim.due_on);
        (6, from, Confidence::Recalled, "自工程竣工之日起六个月")
    } else if claim.due_on < day(2021, 1, 1) {
        (6, claim.due_on, Confidence::Recalled, "自应当给付工程价款之日起六个月")
    } else {
        (18, claim.due_on, Confidence::Read, "自应当给付工程价款之日起最长十八个月")
    };
    let period = period_of_months(calendar, from, months);
    let in_time = period.includes(claim.exercised_on);
    let privileged = if in_time { claim.price } else { Fen::ZERO };
    let ordinary = claim.price + claim.late_charges - privileged;
    Derivation::new("PRI-07", "建设工程价款优先受偿权", Confidence::Read)
        .at_most(confidence)
        .input("工程价款", format!("{}元", claim.price))
        .input("逾期付款的利息、违约金、损害赔偿金", format!("{}元", claim.late_charges))
        .input("应当给付之日", claim.due_on.chinese())
        .input("行使之日", claim.exercised_on.chinese())
        .step(construction("第四十一条"), format!("{text}，最迟{}。", period.end.chinese()))
        .step(construction("第四十条第二款"), "逾期付款的利息、违约金、损害赔偿金不优先受偿。")
        .step(construction("第三十六条"), "优先受偿的部分优于抵押权和其他债权。")
        .conclude(
            ConstructionPriority { period, in_time, privileged, ordinary },
            format!("优先受偿{privileged}元，其余{ordinary}元为普通债权。"),
        )
}

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::new(year, month, day).expect("the days of the change of law exist")
}

/// What a tax meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxRival {
    /// A claim without security.
    Unsecured,
    /// A mortgage, pledge or lien.
    Security,
    /// A fine or confiscation by an authority.
    Fine,
}

/// Whether a tax comes first (PRI-08).
///
/// > 第四十五条第一款 税务机关征收税款，税收优先于无担保债权，法律另有规定的除外；纳税人欠缴的税款发生在纳税人以其财产设定抵押、质押或者纳税人的财产被留置之前的，税收应当先于抵押权、质权、留置权执行。
/// > 第四十五条第二款 纳税人欠缴税款，同时又被行政机关决定处以罚款、没收违法所得的，税收优先于罚款、没收违法所得。
///
/// Where the rival is a security right, both days are needed; a tax that arose on the same day is not earlier.
#[must_use]
pub fn tax_comes_first(
    rival: TaxRival,
    tax_arose_on: Option<Day>,
    security_on: Option<Day>,
) -> Explained<bool> {
    let article = |article| Article::new(statutes::TAX_COLLECTION, article);
    let derivation = Derivation::new("PRI-08", "税收与其他债权的顺序", Confidence::Read);
    let (derivation, first) = match rival {
        TaxRival::Unsecured => {
            (derivation.step(article("第四十五条第一款"), "税收优先于无担保债权，法律另有规定的除外。"), true)
        }
        TaxRival::Fine => {
            (derivation.step(article("第四十五条第二款"), "税收优先于罚款、没收违法所得。"), true)
        }
        TaxRival::Security => {
            let first = matches!((tax_arose_on, security_on), (Some(tax), Some(security)) if tax < security);
            let text = if first {
                "欠缴的税款发生在设定抵押、质押或者留置之前，税收先于担保物权执行。"
            } else {
                "欠缴的税款没有发生在设定抵押、质押或者留置之前，担保物权优先。"
            };
            (derivation.step(article("第四十五条第一款"), text), first)
        }
    };
    derivation.conclude(first, if first { "税收在先。" } else { "税收在后。" })
}

/// What a home buyer may claim first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HomeBuyerClaim {
    /// Delivery of the home.
    Delivery,
    /// Refund of the price.
    Refund,
    /// Nothing before others.
    None,
}

/// What a home buyer may claim before construction price, mortgage and other claims (PRI-09), from memory.
///
/// A buyer for living who paid the whole price (at the latest before the end of the trial of first instance) claims
/// delivery first; where the home cannot be delivered, the refund comes first.
#[must_use]
pub fn home_buyer(for_living: bool, paid_in_full: bool, deliverable: bool) -> Explained<HomeBuyerClaim> {
    let article = |article| Article::new(statutes::HOME_BUYERS, article);
    let derivation = Derivation::new("PRI-09", "商品房消费者的优先权利", Confidence::Recalled);
    let (derivation, claim) = if !for_living {
        (derivation.step(article("第二条"), "不以居住为目的购买，不是商品房消费者。"), HomeBuyerClaim::None)
    } else if !deliverable {
        (
            derivation.step(article("第三条"), "房屋不能交付且无实际交付可能，价款返还请求权优先。"),
            HomeBuyerClaim::Refund,
        )
    } else if paid_in_full {
        (
            derivation.step(article("第二条"), "以居住为目的并已支付全部价款，房屋交付请求权优先。"),
            HomeBuyerClaim::Delivery,
        )
    } else {
        (
            derivation
                .step(article("第二条"), "尚未支付全部价款，一审法庭辩论终结前补足的，房屋交付请求权优先。"),
            HomeBuyerClaim::None,
        )
    };
    let conclusion = match claim {
        HomeBuyerClaim::Delivery => "房屋交付请求权优先于建设工程价款、抵押权和其他债权。",
        HomeBuyerClaim::Refund => "价款返还请求权优先于建设工程价款、抵押权和其他债权。",
        HomeBuyerClaim::None => "不能优先于建设工程价款、抵押权。",
    };
    derivation
        .step(
            Article::new(statutes::OBJECTION_SUITS, "关于商品房消费者的规定"),
            "2025年7月24日起，不再以唯一住房为条件。",
        )
        .conclude(claim, conclusion)
}

/// Where wages rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WageRank {
    /// The first order in bankruptcy.
    FirstInBankruptcy,
    /// An ordinary claim.
    Ordinary,
}

/// In which proceedings wages are claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proceedings {
    /// Enforcement.
    Enforcement,
    /// Bankruptcy.
    Bankruptcy,
}

/// Where wages rank (PRI-10): first in bankruptcy, with no general priority in enforcement.
///
/// > 企业破产法第一百一十三条第一款第（一）项 破产人所欠职工的工资和医疗、伤残补助、抚恤费用，所欠的应当划入职工个人账户的基本养老保险、基本医疗保险费用，以及法律、行政法规规定应当支付给职工的补偿金；
///
/// Interpretation (ours): no text gives wages a general priority in individual enforcement, so none is applied.
#[must_use]
pub fn wage_rank(proceedings: Proceedings) -> Explained<WageRank> {
    let article = Article::new(statutes::BANKRUPTCY_LAW, "第一百一十三条第一款第一项");
    let derivation = Derivation::new("PRI-10", "工资债权的顺序", Confidence::Read);
    match proceedings {
        Proceedings::Bankruptcy => derivation
            .step(article, "破产程序中，工资等在破产费用和共益债务之后第一顺序清偿。")
            .conclude(WageRank::FirstInBankruptcy, "第一顺序。"),
        Proceedings::Enforcement => derivation
            .step(article, "工资优先的顺序只规定在破产程序中。")
            .remark("个别执行中没有工资一般优先的规定，按普通债权受偿。")
            .at_most(Confidence::Design)
            .conclude(WageRank::Ordinary, "普通债权。"),
    }
}
