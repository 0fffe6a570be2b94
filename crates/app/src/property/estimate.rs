//! What a property may bring, how soon, at what cost and with what harm, as far as its kind and its words tell.
//!
//! Assumption: all of it is an estimate of ours, where it quotes no article; officers see it beside each property and
//! overrule the value and the harm.

use docket::party::PartyKind;
use docket::property::{EncumbranceKind, Property, PropertyKind};
use insight::choice::{Charge, Class, Harm, Liquidity, ValueRange};
use values::{Fen, Ratio};

/// What the first auction surely asks.
///
/// > 网络司法拍卖规定第十条第二款 起拍价由人民法院参照评估价确定；未作评估的，参照市价确定，并征询当事人意见。起拍价不得低于评估价或者市价的百分之七十。
const FIRST_PRICE_PERCENT: i128 = 70;

/// What of the price of securities is surely there some days later.
const SECURITIES_PERCENT: i128 = 80;

/// How properties of a kind are disposed of.
pub(super) struct Disposal {
    pub(super) class: Class,
    pub(super) liquidity: Liquidity,
    pub(super) days: u32,
    /// The cost, in thousandths of the low value.
    cost_thousandths: i128,
}

pub(super) fn disposal(kind: PropertyKind) -> Disposal {
    let (class, liquidity, days, cost_thousandths) = match kind {
        PropertyKind::Deposit | PropertyKind::Wallet => (Class::Money, Liquidity::Cash, 7, 0),
        PropertyKind::ProvidentFund => (Class::Money, Liquidity::Cash, 30, 0),
        PropertyKind::Receivable => (Class::Money, Liquidity::Hard, 60, 0),
        PropertyKind::Securities => (Class::Right, Liquidity::Market, 20, 2),
        PropertyKind::Vehicle => (Class::Movable, Liquidity::Auction, 120, 30),
        PropertyKind::Movable => (Class::Movable, Liquidity::Hard, 150, 50),
        PropertyKind::RealEstate => (Class::RealEstate, Liquidity::Auction, 240, 20),
        PropertyKind::Land => (Class::RealEstate, Liquidity::Hard, 300, 15),
        PropertyKind::Equity | PropertyKind::Other => (Class::Right, Liquidity::Hard, 300, 25),
    };
    Disposal { class, liquidity, days, cost_thousandths }
}

impl Disposal {
    pub(super) fn cost(&self, low: Fen) -> Fen {
        Ratio::new(self.cost_thousandths, 1_000).of(low).round_half_up()
    }
}

/// What is left for the debtor of the value, at its low and its full price; none where no value is known. `value` is
/// the officer's, and goes before the one on the docket.
pub(super) fn range(property: &Property, value: Option<Fen>) -> Option<ValueRange> {
    let value = value.or(property.value)?;
    let percent = match property.kind {
        kind if kind.is_money() => 100,
        PropertyKind::Securities => SECURITIES_PERCENT,
        _ => FIRST_PRICE_PERCENT,
    };
    let at = |value: Fen| Property { value: Some(value), ..property.clone() }.usable_value(None);
    let (low, full) = (at(Ratio::new(percent, 100).of(value).floor())?, at(value)?);
    Some(ValueRange { low, likely: full, high: full })
}

pub(super) fn charge(property: &Property) -> Charge {
    let secures = |kind| matches!(kind, EncumbranceKind::Mortgage | EncumbranceKind::Pledge);
    if property.encumbrances.iter().any(|one| secures(one.kind)) { Charge::Mortgaged } else { Charge::Free }
}

/// Words in a description that tell of the use of a thing, with the harm that taking it does and the reason.
const USES: &[(&[&str], u8, &str)] = &[
    (&["工资", "社保"], 90, "发放工资、缴纳社保的账户"),
    (&["基本户", "基本存款账户", "基本账户"], 70, "基本存款账户，冻结影响日常收付"),
    (&["生产线", "机器", "设备", "车间", "厂房"], 60, "用于生产"),
    (&["自住", "居住", "唯一住房", "住宅"], 55, "可能用于居住"),
    (&["经营", "商铺", "店铺", "营运", "货车"], 45, "用于经营"),
    (&["闲置", "空置", "停用", "报废"], 5, "闲置不用"),
];

/// The harm that control of a property does, by its kind and what its words tell of its use.
pub(super) fn harm(property: &Property, debtor: PartyKind) -> Harm {
    if let Some((_, score, reason)) =
        USES.iter().rev().find(|(words, _, _)| words.iter().any(|word| property.description.contains(word)))
    {
        return Harm { score: *score, reasons: vec![(*reason).to_owned()] };
    }
    let business = debtor != PartyKind::Person;
    let (score, reason) = match property.kind {
        PropertyKind::Deposit if business => (20, "企业账户，按金额冻结，其余仍可使用"),
        PropertyKind::Deposit => (10, "按金额冻结，其余仍可使用"),
        PropertyKind::Wallet => (10, "零星收付"),
        PropertyKind::ProvidentFund => (30, "住房公积金，影响住房消费"),
        PropertyKind::Receivable => (15, "尚未到手的款项"),
        PropertyKind::Securities => (10, "投资，与日常经营无关"),
        PropertyKind::Vehicle if business => (35, "企业用车"),
        PropertyKind::Vehicle => (25, "个人用车"),
        PropertyKind::Movable if business => (50, "企业的动产，多用于经营"),
        PropertyKind::Movable => (20, "个人的动产"),
        PropertyKind::RealEstate if business => (40, "企业的房屋，查封后可继续使用"),
        PropertyKind::RealEstate => (45, "个人的房屋，用途不明"),
        PropertyKind::Land => (30, "查封后可继续使用"),
        PropertyKind::Equity => (30, "冻结影响融资和表决"),
        PropertyKind::Other => (30, "用途不明"),
    };
    Harm { score, reasons: vec![reason.to_owned()] }
}
