//! The order of security rights on one thing, and when seizure cuts them.

use super::case_order::by_id;
use crate::calendar::Calendar;
use crate::civil_code;
use crate::civil_procedure2023::period::period_of_days;
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::distribution::tiers::{Tier, pay_tiers};
use crate::seizure2020;
use crate::statutes;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use values::{Day, Fen};

/// What kind of security right it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecurityKind {
    /// A mortgage.
    Mortgage,
    /// A pledge.
    Pledge,
    /// A mortgage on a chattel for its own price.
    PurchaseMoney,
    /// A lien.
    Lien,
}

/// A security right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityRight {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: SecurityKind,
    /// When it was registered or, a pledge, the thing handed over; nothing for an unregistered mortgage.
    pub public_on: Option<Day>,
    /// When the thing was delivered to the buyer, for a mortgage for its price.
    pub delivered_on: Option<Day>,
    /// The claim.
    pub amount: Fen,
}

/// The order of security rights and what each is paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SecurityOrder {
    /// The order, each group equal.
    pub order: Vec<Vec<String>>,
    /// What each is paid.
    pub paid: BTreeMap<String, Fen>,
    /// What is left of the price.
    pub left: Fen,
}

/// Days in which a mortgage for the price is registered after delivery.
pub const PURCHASE_MONEY_DAYS: u32 = 10;

/// Orders the security rights on one thing (PRI-04).
///
/// > 第四百一十四条 同一财产向两个以上债权人抵押的，拍卖、变卖抵押财产所得的价款依照下列规定清偿：（一）抵押权已经登记的，按照登记的时间先后确定清偿顺序；（二）抵押权已经登记的先于未登记的受偿；（三）抵押权未登记的，按照债权比例清偿。其他可以登记的担保物权，清偿顺序参照适用前款规定。
/// > 第四百一十五条 同一财产既设立抵押权又设立质权的，拍卖、变卖该财产所得的价款按照登记、交付的时间先后确定清偿顺序。
/// > 第四百一十六条 动产抵押担保的主债权是抵押物的价款，标的物交付后十日内办理抵押登记的，该抵押权人优先于抵押物买受人的其他担保物权人受偿，但是留置权人除外。
/// > 第四百五十六条 同一动产上已经设立抵押权或者质权，该动产又被留置的，留置权人优先受偿。
///
/// Interpretation (ours): rights made public on the same day, and several liens, are paid pro rata; a pledge without a
/// day of delivery ranks with the unregistered.
#[must_use]
pub fn order_security(calendar: &Calendar, price: Fen, rights: &[SecurityRight]) -> Explained<SecurityOrder> {
    let super_priority = |right: &SecurityRight| match (right.kind, right.delivered_on, right.public_on) {
        (SecurityKind::PurchaseMoney, Some(delivered), Some(registered)) => {
            period_of_days(calendar, delivered, PURCHASE_MONEY_DAYS).includes(registered)
        }
        _ => false,
    };
    let key = |right: &SecurityRight| match right.kind {
        SecurityKind::Lien => (0, Day::MIN),
        _ if super_priority(right) => (1, right.public_on.unwrap_or(Day::MIN)),
        _ => right.public_on.map_or((3, Day::MIN), |public_on| (2, public_on)),
    };
    let mut sorted: Vec<&SecurityRight> = rights.iter().collect();
    sorted.sort_by(|one, other| (key(one), &one.id).cmp(&(key(other), &other.id)));
    let mut tiers = Vec::new();
    let mut derivation = Derivation::new("PRI-04", "担保物权的清偿顺序", Confidence::Read)
        .input("所得价款", format!("{price}元"));
    for group in sorted.chunk_by(|one, other| key(one) == key(other)) {
        let ids: Vec<&str> = group.iter().map(|right| right.id.as_str()).collect();
        let (article, reason) = match key(group[0]) {
            (0, _) => ("第四百五十六条", "留置权，优先受偿".to_owned()),
            (1, day) => ("第四百一十六条", format!("购买价款抵押权，交付后十日内于{}登记", day.chinese())),
            (2, day) => ("第四百一十四条、第四百一十五条", format!("{}登记或者交付", day.chinese())),
            _ => ("第四百一十四条第一款第三项", "未登记，按债权比例".to_owned()),
        };
        derivation = derivation.step(civil_code::article(article), format!("{}：{reason}。", ids.join("、")));
        if group.len() > 1 && key(group[0]).0 < 3 {
            derivation = derivation.remark("时间相同的按债权比例清偿。").at_most(Confidence::Design);
        }
        tiers.push(Tier::new(ids.join("、"), group.iter().map(|r| (r.id.clone(), r.amount)).collect()));
    }
    let results = pay_tiers(price, &tiers);
    for result in &results {
        derivation = derivation.remark(result.chinese());
    }
    let order = SecurityOrder {
        order: tiers.iter().map(|tier| tier.dues.iter().map(|(id, _)| id.clone()).collect()).collect(),
        paid: by_id(&tiers, &results),
        left: results.last().map_or(price, crate::distribution::tiers::PaidTier::left),
    };
    let left = order.left;
    derivation.conclude(order, format!("担保债权受偿后余{left}元。"))
}

/// Whether the holder of a chattel mortgage ranks before a creditor who seizes the thing (PRI-05).
///
/// > 第五十四条第（三）项 抵押人的其他债权人向人民法院申请保全或者执行抵押财产，人民法院已经作出财产保全裁定或者采取执行措施，抵押权人主张对抵押财产优先受偿的，人民法院不予支持；
///
/// Interpretation (ours): a registration on the day of the ruling or measure itself is not earlier than it.
#[must_use]
pub fn chattel_mortgage_prevails(registered_on: Option<Day>, measure_on: Day) -> Explained<bool> {
    let article = Article::new(statutes::SECURITY_INTERPRETATION, "第五十四条第三项");
    let prevails = registered_on.is_some_and(|registered_on| registered_on < measure_on);
    let derivation = Derivation::new("PRI-05", "未登记的动产抵押权与查封", Confidence::Read)
        .input("抵押登记日", registered_on.map_or("未登记".to_owned(), Day::chinese))
        .input("保全裁定或者执行措施之日", measure_on.chinese());
    let text = match registered_on {
        _ if prevails => "抵押权在保全裁定或者执行措施之前已经登记。",
        None => "抵押权未登记，人民法院已经作出保全裁定或者采取执行措施。",
        Some(_) => "登记时人民法院已经作出保全裁定或者采取执行措施。",
    };
    derivation.step(article, text).conclude(
        prevails,
        if prevails {
            "抵押权人优先受偿。"
        } else {
            "抵押权人主张优先受偿的，不予支持。"
        },
    )
}

/// The sum that a maximum mortgage secures once the property is seized.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FixedSum {
    /// When it was fixed, if it was.
    pub fixed_on: Option<Day>,
    /// The claims that count, at most the maximum.
    pub secured: Fen,
}

/// When the sum of a maximum mortgage is fixed and what it comes to (PRI-06).
///
/// > 第二十五条 人民法院查封、扣押被执行人设定最高额抵押权的抵押物的，应当通知抵押权人。抵押权人受抵押担保的债权数额自收到人民法院通知时起不再增加。人民法院虽然没有通知抵押权人，但有证据证明抵押权人知道或者应当知道查封、扣押事实的，受抵押担保的债权数额从其知道或者应当知道该事实时起不再增加。
///
/// Interpretation (ours): a claim that arose on the day of the notice itself counts, unless the hours are proved.
#[must_use]
pub fn maximum_mortgage(
    noticed_on: Option<Day>,
    knew_on: Option<Day>,
    maximum: Fen,
    claims: &[(Day, Fen)],
) -> Explained<FixedSum> {
    let fixed_on = [noticed_on, knew_on].into_iter().flatten().min();
    let counts = |day: Day| fixed_on.is_none_or(|fixed_on| day <= fixed_on);
    let arisen: Fen = claims.iter().filter(|(day, _)| counts(*day)).map(|(_, claim)| claim.or_zero()).sum();
    let secured = arisen.min(maximum);
    let mut derivation = Derivation::new("PRI-06", "最高额抵押担保债权的确定", Confidence::Read)
        .input("最高债权额", format!("{maximum}元"));
    derivation = match fixed_on {
        Some(day) => derivation.step(
            seizure2020::article("第二十五条"),
            format!("抵押权人于{}收到通知或者知道查封，担保的债权数额自此不再增加。", day.chinese()),
        ),
        None => derivation.step(
            seizure2020::article("第二十五条"),
            "抵押权人尚未收到通知，也不知道查封，债权数额尚未确定。",
        ),
    };
    if fixed_on.is_some_and(|fixed_on| claims.iter().any(|(day, _)| *day == fixed_on)) {
        derivation = derivation
            .remark("当日发生的债权计入，有证据证明发生在收到通知之后的除外。")
            .at_most(Confidence::Design);
    }
    derivation
        .remark(format!("此前发生的债权合计{arisen}元，不超过最高债权额。"))
        .conclude(FixedSum { fixed_on, secured }, format!("优先受偿的债权为{secured}元。"))
}
