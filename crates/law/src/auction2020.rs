//! 最高人民法院关于人民法院民事执行中拍卖、变卖财产的规定 (法释〔2004〕16号, as amended 2020): auctions through an
//! auction house, and what holds for every auction and sale where the online rules are silent.
//!
//! Online auctions have their own prices, days and deposits in [`crate::net_auction2016`].

use crate::calendar::Calendar;
use crate::civil_procedure2023::period::{Period, period_of_days};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::limit::{Length, Limit};
use crate::procedure_interpretation2022 as interpretation;
use crate::statutes;
use serde::{Deserialize, Serialize};
use values::{Day, Fen, Ratio};

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::AUCTION, article)
}

/// What is sold, as the articles on notice divide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lot {
    /// Movables (动产).
    Movable,
    /// Real estate (不动产).
    RealEstate,
    /// Other property rights (其他财产权).
    OtherRight,
}

impl Lot {
    /// What is sold, in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Lot::Movable => "动产",
            Lot::RealEstate => "不动产",
            Lot::OtherRight => "其他财产权",
        }
    }
}

/// The least reserve prices of an auction through an auction house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Reserve {
    /// The reserve of the first auction.
    pub first: Fen,
    /// The least reserve of the second.
    pub second_least: Fen,
    /// The least deposit: five per cent of the appraisal.
    pub deposit_least: Fen,
}

/// The reserves of an auction through an auction house (AUC-03, AUC-10).
///
/// > 第五条第二款 拍卖财产经过评估的，评估价即为第一次拍卖的保留价
/// >
/// > 第五条第三款 如果出现流拍，再行拍卖时，可以酌情降低保留价，但每次降低的数额不得超过前次保留价的百分之二十。
/// >
/// > 第十条第一款 保证金的数额由人民法院确定，但不得低于评估价或者市价的百分之五。
#[must_use]
pub fn reserve(appraisal: Fen) -> Explained<Reserve> {
    let value = Reserve {
        first: appraisal,
        second_least: least_next_reserve(appraisal).value,
        deposit_least: Ratio::new(1, 20).of(appraisal).ceil(),
    };
    Derivation::new("AUC-03", "委托拍卖的保留价", Confidence::Read)
        .input("评估价", format!("{appraisal}元"))
        .step(article("第五条第二款"), format!("评估价即为第一次拍卖的保留价，{appraisal}元。"))
        .step(
            article("第五条第三款"),
            format!("再行拍卖每次降低不得超过前次保留价的百分之二十，不低于{}元。", value.second_least),
        )
        .step(article("第十条第一款"), format!("保证金不低于评估价的百分之五，{}元。", value.deposit_least))
        .conclude(value, format!("第一次拍卖的保留价为{appraisal}元。"))
}

/// The least reserve of the next auction through an auction house: a cut of at most a fifth of the one before (AUC-05).
///
/// > 第五条第三款 如果出现流拍，再行拍卖时，可以酌情降低保留价，但每次降低的数额不得超过前次保留价的百分之二十。
#[must_use]
pub fn least_next_reserve(previous: Fen) -> Explained<Fen> {
    let least = Ratio::new(4, 5).of(previous.or_zero()).ceil();
    Derivation::new("AUC-05", "再行拍卖的保留价", Confidence::Read)
        .input("前次保留价", format!("{previous}元"))
        .step(
            article("第五条第三款"),
            format!("再行拍卖每次降低不得超过前次保留价的百分之二十，即不低于{least}元。"),
        )
        .conclude(least, format!("再行拍卖的保留价不低于{least}元。"))
}

/// Until when a failed auction through an auction house is repeated (AUC-05).
///
/// > 第二十三条 拍卖时无人竞买或者竞买人的最高应价低于保留价，到场的申请执行人或者其他执行债权人不申请以该次拍卖所定的保留价抵债的，应当在六十日内再行拍卖。
pub const NEXT_AUCTION: Limit = Limit::new(
    "AUC-05",
    "委托拍卖流拍后再行拍卖",
    Length::Days(60),
    article("第二十三条"),
    "委托拍卖流拍且无人以保留价抵债的，应当在六十日内再行拍卖。",
);

/// How many auctions there are through an auction house: two of movables, three of everything else (AUC-05).
///
/// > 第二十五条第一款 申请执行人或者其他执行债权人拒绝接受或者依法不能交付其抵债的，应当在六十日内进行第三次拍卖。
#[must_use]
pub const fn auctions(lot: Lot) -> u32 {
    match lot {
        Lot::Movable => 2,
        Lot::RealEstate | Lot::OtherRight => 3,
    }
}

/// How many days before an auction through an auction house the notice is published (AUC-06).
///
/// > 第八条第二款 拍卖动产的，应当在拍卖七日前公告；拍卖不动产或者其他财产权的，应当在拍卖十五日前公告。
#[must_use]
pub const fn notice_days(lot: Lot) -> u32 {
    match lot {
        Lot::Movable => 7,
        Lot::RealEstate | Lot::OtherRight => 15,
    }
}

/// Until when those concerned are told of an auction through an auction house: five days before it (AUC-08).
///
/// > 第十一条第一款 人民法院应当在拍卖五日前以书面或者其他能够确认收悉的适当方式，通知当事人和已知的担保物权人、优先购买权人或者其他优先权人于拍卖日到场。
#[must_use]
pub fn tell_by(auction_on: Day) -> Explained<Day> {
    let by = auction_on.plus_days(-5);
    Derivation::new("AUC-08", "委托拍卖的通知", Confidence::Read)
        .input("拍卖日", auction_on.chinese())
        .step(article("第十一条第一款"), "应当在拍卖五日前通知当事人和已知的优先权人到场。")
        .conclude(by, format!("最迟于{}通知。", by.chinese()))
}

/// Until when the ruling is served after full payment (AUC-15).
///
/// > 第二十条 拍卖成交或者以流拍的财产抵债的，人民法院应当作出裁定，并于价款或者需要补交的差价全额交付后十日内，送达买受人或者承受人。
pub const RULING: Limit = Limit::new(
    "AUC-15",
    "送达拍卖成交裁定",
    Length::Days(10),
    article("第二十条"),
    "价款或者差价全额交付后十日内，将成交或者抵债裁定送达买受人或者承受人，所有权自裁定送达时起转移。",
);

/// Until when the thing is handed over after the ruling was served (AUC-15).
///
/// > 第二十七条 人民法院裁定拍卖成交或者以流拍的财产抵债后，除有依法不能移交的情形外，应当于裁定送达后十五日内，将拍卖的财产移交买受人或者承受人。
pub const HAND_OVER: Limit = Limit::new(
    "AUC-15",
    "移交拍卖财产",
    Length::Days(15),
    article("第二十七条"),
    "应当于裁定送达后十五日内，将拍卖的财产移交买受人或者承受人。",
);

/// A creditor who asks to take the thing in kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taker {
    /// His id.
    pub id: String,
    /// His rank, 1 before 2.
    pub rank: u32,
    /// What he would be paid from the price.
    #[serde(rename = "satisfied_fen")]
    pub satisfied: Fen,
}

/// Who takes the thing in kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Taking {
    /// The ids of those among whom a lot decides; one only where the rank decides.
    pub takers: Vec<String>,
    /// Whether a lot is drawn.
    pub by_lot: bool,
    /// The price: the reserve of the failed auction.
    #[serde(rename = "price_fen")]
    pub price: Fen,
    /// What the taker pays besides; where a lot decides, by each in order.
    pub differences_fen: Vec<Fen>,
}

/// Who takes the thing in kind after a failed auction, at its reserve (AUC-17).
///
/// > 第十六条 拍卖时无人竞买或者竞买人的最高应价低于保留价，到场的申请执行人或者其他执行债权人申请或者同意以该次拍卖所定的保留价接受拍卖财产的，应当将该财产交其抵债。
/// >
/// > 有两个以上执行债权人申请以拍卖财产抵债的，由法定受偿顺位在先的债权人优先承受；受偿顺位相同的，以抽签方式决定承受人。承受人应受清偿的债权额低于抵债财产的价额的，人民法院应当责令其在指定的期间内补交差额。
#[must_use]
pub fn taking(reserve: Fen, takers: &[Taker]) -> Explained<Taking> {
    let first = takers.iter().map(|taker| taker.rank).min();
    let mut best: Vec<&Taker> = takers.iter().filter(|taker| Some(taker.rank) == first).collect();
    best.sort_by(|one, other| one.id.cmp(&other.id));
    let value = Taking {
        takers: best.iter().map(|taker| taker.id.clone()).collect(),
        by_lot: best.len() > 1,
        price: reserve,
        differences_fen: best.iter().map(|taker| (reserve - taker.satisfied).or_zero()).collect(),
    };
    let conclusion = match best.as_slice() {
        [] => "无人申请抵债。".to_owned(),
        [only] => format!("由{}以{reserve}元承受。", only.id),
        _ => format!("顺位相同，在{}之间抽签。", value.takers.join("、")),
    };
    Derivation::new("AUC-17", "流拍后以物抵债", Confidence::Read)
        .input("流拍的保留价", format!("{reserve}元"))
        .input("申请人数", takers.len())
        .step(article("第十六条第一款"), "以该次拍卖所定的保留价抵债，不须被执行人同意。")
        .step(article("第十六条第二款"), "顺位在先的优先承受，顺位相同的抽签；应受清偿额低于价额的补交差额。")
        .conclude(value, conclusion)
}

/// Whether the thing is worth selling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Surplus {
    /// Whether nothing can be left after the prior claims and the costs.
    pub no_surplus: bool,
    /// The reserve above which the applicant may insist: more than this sum.
    pub reserve_above_fen: Fen,
    /// The last day for the applicant to insist.
    pub insist_by: Day,
}

/// Whether a sale can leave anything for the applicant, and what he may do (AUC-18).
///
/// > 第六条 保留价确定后，依据本次拍卖保留价计算，拍卖所得价款在清偿优先债权和强制执行费用后无剩余可能的，应当在实施拍卖前将有关情况通知申请执行人。申请执行人于收到通知后五日内申请继续拍卖的，人民法院应当准许，但应当重新确定保留价；重新确定的保留价应当大于该优先债权及强制执行费用的总额。
/// >
/// > 依照前款规定流拍的，拍卖费用由申请执行人负担。
#[must_use]
pub fn surplus(
    calendar: &Calendar,
    reserve: Fen,
    prior: Fen,
    costs: Fen,
    told_on: Day,
) -> Explained<Surplus> {
    let burden = prior + costs;
    let value = Surplus {
        no_surplus: reserve <= burden,
        reserve_above_fen: burden,
        insist_by: period_of_days(calendar, told_on, 5).end,
    };
    let derivation = Derivation::new("AUC-18", "无益拍卖和超额拍卖", Confidence::Read)
        .input("保留价", format!("{reserve}元"))
        .input("优先债权", format!("{prior}元"))
        .input("强制执行费用", format!("{costs}元"));
    if value.no_surplus {
        derivation
            .step(article("第六条第一款"), "清偿优先债权和强制执行费用后无剩余可能的，应当先通知申请执行人。")
            .step(
                article("第六条第一款"),
                format!("申请执行人收到通知后五日内可以申请继续拍卖，保留价应当大于{burden}元。"),
            )
            .step(article("第六条第二款"), "依此流拍的，拍卖费用由申请执行人负担。")
            .conclude(
                value,
                format!("无剩余可能，申请执行人可以在{}前申请继续拍卖。", value.insist_by.chinese()),
            )
    } else {
        derivation
            .step(article("第六条第一款"), format!("保留价超过优先债权和强制执行费用的总额{burden}元。"))
            .conclude(value, "有剩余可能，可以拍卖。")
    }
}

/// After how many of several things the auction stops, sold in order (AUC-18).
///
/// > 第十四条 拍卖多项财产时，其中部分财产卖得的价款足以清偿债务和支付被执行人应当负担的费用的，对剩余的财产应当停止拍卖，但被执行人同意全部拍卖的除外。
#[must_use]
pub fn things_to_sell(prices: &[Fen], debt_and_costs: Fen) -> usize {
    let mut sold = Fen::ZERO;
    prices
        .iter()
        .take_while(|price| {
            let needed = sold < debt_and_costs;
            sold += **price;
            needed
        })
        .count()
}

/// Why an auction is called off or stayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallOff {
    /// The instrument was set aside.
    InstrumentSetAside,
    /// The creditors withdrew their applications.
    ApplicationWithdrawn,
    /// The debtor paid in full before the day of the auction.
    PaidInFull,
    /// A settlement makes the auction needless.
    Settled,
    /// A well-founded objection of a third party.
    ThirdPartyObjection,
    /// The auction house colludes with bidders.
    Collusion,
    /// Another cause to withdraw.
    Other,
    /// Enforcement is stayed or suspended by law.
    Stayed,
}

/// What becomes of an auction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AuctionFate {
    /// It is called off.
    CalledOff,
    /// It is stayed and resumed when the cause is gone.
    Stayed,
}

/// What becomes of an auction on a cause (AUC-19).
///
/// > 第十七条 在拍卖开始前，有下列情形之一的，人民法院应当撤回拍卖委托
/// >
/// > 第十八条第一款 人民法院委托拍卖后，遇有依法应当暂缓执行或者中止执行的情形的，应当决定暂缓执行或者裁定中止执行，并及时通知拍卖机构和当事人。
/// >
/// > 第十九条 被执行人在拍卖日之前向人民法院提交足额金钱清偿债务，要求停止拍卖的，人民法院应当准许，但被执行人应当负担因拍卖支出的必要费用。
#[must_use]
pub fn called_off(cause: CallOff) -> Explained<AuctionFate> {
    let derivation = Derivation::new("AUC-19", "撤回、停止和恢复拍卖", Confidence::Read);
    let item = match cause {
        CallOff::Stayed => {
            return derivation
                .step(article("第十八条第一款"), "依法应当暂缓或者中止执行的，应当暂缓或者中止拍卖。")
                .conclude(AuctionFate::Stayed, "暂缓或者中止拍卖，事由消失后恢复。");
        }
        CallOff::PaidInFull => {
            return derivation
                .step(article("第十九条"), "被执行人在拍卖日之前提交足额金钱清偿债务的，应当准许停止拍卖。")
                .step(article("第十九条"), "被执行人应当负担因拍卖支出的必要费用。")
                .conclude(AuctionFate::CalledOff, "停止拍卖，费用由被执行人负担。");
        }
        CallOff::InstrumentSetAside => "据以执行的生效法律文书被撤销（第一项）。",
        CallOff::ApplicationWithdrawn => "申请执行人及其他执行债权人撤回执行申请（第二项）。",
        CallOff::Settled => "当事人达成执行和解协议，不需要拍卖（第四项）。",
        CallOff::ThirdPartyObjection => "案外人提出确有理由的异议（第五项）。",
        CallOff::Collusion => "拍卖机构与竞买人恶意串通（第六项）。",
        CallOff::Other => "其他应当撤回的情形（第七项）。",
    };
    derivation.step(article("第十七条"), item).conclude(AuctionFate::CalledOff, "应当撤回拍卖。")
}

/// Until when a stayed auction through an auction house is resumed (AUC-19).
///
/// > 第十八条第二款 暂缓执行期限届满或者中止执行的事由消失后，需要继续拍卖的，人民法院应当在十五日内通知拍卖机构恢复拍卖。
#[must_use]
pub fn resumption_due(calendar: &Calendar, cause_gone_on: Day) -> Explained<Period> {
    let mut explained =
        period_of_days(calendar, cause_gone_on, 15).explain("AUC-19", "恢复委托拍卖", "十五日");
    explained.derivation =
        explained.derivation.step(article("第十八条第二款"), "应当在十五日内通知拍卖机构恢复拍卖。");
    explained
}

/// The bands of the commission: up to how many fen, and how many thousandths of the part in the band.
const COMMISSION: [(i64, i128); 5] =
    [(200_000_000, 50), (1_000_000_000, 30), (5_000_000_000, 20), (10_000_000_000, 10), (i64::MAX, 5)];

/// The greatest commission an auction house may take from the buyer (AUC-20); an online auction has none.
///
/// > 第二十九条第二款 拍卖成交价200万元以下的，收取佣金的比例不得超过5％；超过200万元至1000万元的部分，不得超过3％；超过1000万元至5000万元的部分，不得超过2％；超过5000万元至1亿元的部分，不得超过1％；超过1亿元的部分，不得超过0.5％。
///
/// Interpretation (D-06): a ceiling is rounded down to a whole fen.
#[must_use]
pub fn commission(price: Fen) -> Explained<Fen> {
    let mut derivation =
        Derivation::new("AUC-20", "拍卖机构佣金上限", Confidence::Read).input("成交价", format!("{price}元"));
    let (mut thousandths, mut below) = (0_i128, 0_i64);
    for (until, rate) in COMMISSION {
        let part = price.0.min(until) - below;
        if part > 0 {
            thousandths += i128::from(part) * rate;
            derivation = derivation.step(
                article("第二十九条第二款"),
                format!("{}元部分不得超过{}%。", Fen(part), Ratio::new(rate, 10).decimal(1)),
            );
        }
        below = until;
    }
    let value = Ratio::new(thousandths, 1_000).floor();
    derivation
        .remark("分段累计，最高限额向下取整到分；网络司法拍卖不收取佣金。")
        .conclude(value, format!("佣金不超过{value}元。"))
}

/// A ground to sell without auction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DirectSale {
    /// Both parties and every holder of a right agree.
    AllAgree,
    /// Gold, silver and things made of them.
    GoldOrSilver,
    /// Movables with a public market price.
    PublicPrice,
    /// Perishable goods.
    Perishable,
    /// Seasonal goods.
    Seasonal,
    /// Things hard or too costly to keep.
    CostlyToKeep,
    /// The debtor asks, and the price clearly suffices and harms nobody (opinion of 2019, read in an excerpt).
    ClearlySufficient,
    /// None of these.
    None,
}

/// On what the price of a direct sale rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SalePrice {
    /// The price on which the parties and holders agreed.
    Agreed(Fen),
    /// The market price.
    Market(Fen),
    /// The appraisal, at the first attempt.
    Appraised(Fen),
    /// The appraisal, after a sale at it failed.
    AppraisedAndFailed(Fen),
}

/// Whether a thing may be sold without auction, and for how much at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SaleWithoutAuction {
    /// Whether it may.
    pub allowed: bool,
    /// The least price.
    #[serde(rename = "price_min_fen")]
    pub least: Fen,
}

/// Whether a thing may be sold without auction, and for how much at least (AUC-22).
///
/// > 第三十一条 对查封、扣押、冻结的财产，当事人双方及有关权利人同意变卖的，可以变卖。
/// >
/// > 金银及其制品、当地市场有公开交易价格的动产、易腐烂变质的物品、季节性商品、保管困难或者保管费用过高的物品，人民法院可以决定变卖。
/// >
/// > 第三十二条第二款 按照评估价格变卖不成的，可以降低价格变卖，但最低的变卖价不得低于评估价的二分之一。
#[must_use]
pub fn direct_sale(ground: DirectSale, price: SalePrice) -> Explained<SaleWithoutAuction> {
    let derivation = Derivation::new("AUC-22", "不经拍卖直接变卖", Confidence::Read);
    let (allowed, derivation) = match ground {
        DirectSale::AllAgree => (
            true,
            derivation.step(article("第三十一条第一款"), "当事人双方及有关权利人同意变卖的，可以变卖。"),
        ),
        DirectSale::GoldOrSilver
        | DirectSale::PublicPrice
        | DirectSale::Perishable
        | DirectSale::Seasonal
        | DirectSale::CostlyToKeep => (
            true,
            derivation.step(
                article("第三十一条第二款"),
                "金银、有公开交易价格的动产、易腐、季节性、保管困难或者费用过高的物品，可以决定变卖。",
            ),
        ),
        DirectSale::ClearlySufficient => (
            true,
            derivation
                .step(
                    Article::new(statutes::GOODWILL_ENFORCEMENT, "第九条"),
                    "变卖价款明显足以清偿且不损害他人合法权益的，可以不经同意准许变卖。",
                )
                .at_most(Confidence::Excerpt),
        ),
        DirectSale::None => (false, derivation.step(article("第二条"), "变价处理应当首先采取拍卖的方式。")),
    };
    let (least, article, words) = match price {
        SalePrice::Agreed(price) => (price, article("第三十二条第一款"), "有约定价格的，按照约定价格变卖"),
        SalePrice::Market(price) => (price, article("第三十二条第一款"), "有市价的，不得低于市价"),
        SalePrice::Appraised(price) => (price, article("第三十二条第一款"), "按照评估价格变卖"),
        SalePrice::AppraisedAndFailed(price) => (
            Ratio::new(1, 2).of(price).ceil(),
            article("第三十二条第二款"),
            "按照评估价变卖不成的，最低不得低于评估价的二分之一",
        ),
    };
    let value = SaleWithoutAuction { allowed, least };
    let derivation = derivation.step(article, format!("{words}，即{least}元。"));
    if allowed {
        derivation.conclude(value, format!("可以变卖，价格不低于{least}元。"))
    } else {
        derivation.conclude(value, "应当先行拍卖，不得直接变卖。")
    }
}

/// What becomes of a thing that nobody bought and nobody takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unsold {
    /// It is given to the creditor who takes it.
    SetOff,
    /// It is managed for the creditor.
    Managed,
    /// The measure is lifted and it goes back to the debtor.
    Returned,
}

/// What becomes of a thing that could not be sold (AUC-23).
///
/// > 解释第四百九十条 被执行人的财产无法拍卖或者变卖的，经申请执行人同意，且不损害其他债权人合法权益和社会公共利益的，人民法院可以将该项财产作价后交付申请执行人抵偿债务，或者交付申请执行人管理；申请执行人拒绝接收或者管理的，退回被执行人。
#[must_use]
pub fn unsold(creditor_takes: bool, can_be_managed: bool) -> Explained<Unsold> {
    let derivation = Derivation::new("AUC-23", "变价不成的财产", Confidence::Read).step(
        interpretation::article("第四百九十条"),
        "无法拍卖或者变卖的，经申请执行人同意可以作价抵债或者交付管理；拒绝的，退回被执行人。",
    );
    if creditor_takes {
        derivation.conclude(Unsold::SetOff, "交申请执行人或者其他执行债权人抵债。")
    } else if can_be_managed {
        derivation
            .step(article("第二十五条第二款"), "对该财产可以采取其他执行措施的，不解除查封、冻结。")
            .conclude(Unsold::Managed, "采取强制管理等其他执行措施，不退还。")
    } else {
        derivation
            .step(
                article("第二十五条第二款"),
                "仍不表示接受抵债的，应当解除查封、冻结，将该财产退还被执行人。",
            )
            .conclude(Unsold::Returned, "解除查封、扣押、冻结，退还被执行人。")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commission_falls_by_bands_and_is_rounded_down() {
        for (price, most) in [
            (1_200_000_000, 38_000_000),
            (200_000_000, 10_000_000),
            (200_000_001, 10_000_000),
            (200_000_034, 10_000_001),
            // 100,000 + 240,000 + 800,000 + 500,000 yuan, and 0.5 % of one hundred million.
            (20_000_000_000, 214_000_000),
            (0, 0),
        ] {
            assert_eq!(commission(Fen(price)).value, Fen(most), "{price}");
        }
    }

    #[test]
    fn a_dearer_thing_never_bears_less_commission() {
        let mut last = Fen::ZERO;
        for price in (0..12_000_000_000).step_by(77_777_777) {
            let value = commission(Fen(price)).value;
            assert!(value >= last && value.0 * 20 <= price);
            last = value;
        }
    }

    #[test]
    fn the_sale_of_several_things_stops_when_the_debt_is_covered() {
        let prices = [Fen(50), Fen(50), Fen(50)];
        for (debt, sold) in [(0, 0), (1, 1), (50, 1), (51, 2), (100, 2), (500, 3)] {
            assert_eq!(things_to_sell(&prices, Fen(debt)), sold, "{debt}");
        }
    }

    #[test]
    fn the_first_rank_takes_and_equals_draw_lots() {
        let taker = |id: &str, rank, satisfied| Taker { id: id.to_owned(), rank, satisfied: Fen(satisfied) };
        let value = taking(Fen(100), &[taker("乙", 2, 100), taker("甲", 1, 70)]).value;
        assert_eq!(
            (value.takers, value.by_lot, value.differences_fen),
            (vec!["甲".to_owned()], false, vec![Fen(30)])
        );
        assert!(taking(Fen(100), &[taker("乙", 1, 1), taker("甲", 1, 1)]).value.by_lot);
        assert!(taking(Fen(100), &[]).value.takers.is_empty());
    }
}
