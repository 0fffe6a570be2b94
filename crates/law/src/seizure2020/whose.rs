//! Whose property may be seized, how far a seizure reaches, and which one wins: articles 2, 7, 12, 15, 20 to 23.

use super::article;
use crate::derivation::{Confidence, Derivation, Explained};
use serde::{Deserialize, Serialize};

/// In whose hands or name a thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// The debtor holds it or is registered.
    Debtor,
    /// A third party holds it or is registered.
    ThirdParty,
    /// The debtor owns it together with others.
    CoOwned,
}

/// Whether a thing may be seized.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct MaySeize {
    /// Whether it may.
    pub may_seize: bool,
    /// Whether the co-owners must be told.
    pub tell_co_owners: bool,
    /// Whether the co-owners' agreement on a partition binds the court.
    pub partition_holds: bool,
}

/// Whether a thing in somebody's hands or name may be seized (SEI-11).
///
/// > 第二条第三款 对于第三人占有的动产或者登记在第三人名下的不动产、特定动产及其他财产权，第三人书面确认该财产属于被执行人的，人民法院可以查封、扣押、冻结。
/// >
/// > 第十二条第一款 对被执行人与其他人共有的财产，人民法院可以查封、扣押、冻结，并及时通知共有人。
/// >
/// > 第十二条第二款 共有人协议分割共有财产，并经债权人认可的，人民法院可以认定有效。
#[must_use]
pub fn may_seize(holder: Holder, confirmed_in_writing: bool, creditor_accepts: bool) -> Explained<MaySeize> {
    let derivation = Derivation::new("SEI-11", "第三人名下和共有财产", Confidence::Read);
    let value =
        |may_seize, tell_co_owners, partition_holds| MaySeize { may_seize, tell_co_owners, partition_holds };
    match holder {
        Holder::Debtor => derivation
            .step(article("第二条第一款"), "可以查封被执行人占有的动产、登记在其名下的财产。")
            .conclude(value(true, false, false), "可以查封、扣押、冻结。"),
        Holder::ThirdParty => {
            let derivation = derivation
                .step(article("第二条第三款"), "第三人书面确认财产属于被执行人的，可以查封、扣押、冻结。");
            let conclusion = if confirmed_in_writing {
                "可以查封、扣押、冻结。"
            } else {
                "没有书面确认，不得查封。"
            };
            derivation.conclude(value(confirmed_in_writing, false, false), conclusion)
        }
        Holder::CoOwned => derivation
            .step(article("第十二条第一款"), "共有财产可以查封、扣押、冻结，并及时通知共有人。")
            .step(article("第十二条第二款"), "协议分割须经债权人认可，方可认定有效。")
            .conclude(value(true, true, creditor_accepts), "可以查封，并通知共有人。"),
    }
}

/// How much of the price the buyer of the debtor's thing has paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PricePaid {
    /// Nothing.
    Nothing,
    /// A part.
    Part,
    /// All.
    All,
}

/// Whether a thing that the debtor sold and has not transferred may be seized (SEI-12).
///
/// > 第十五条 第三人已经支付全部价款并实际占有，但未办理过户登记手续的，如果第三人对此没有过错，人民法院不得查封、扣押、冻结。
#[must_use]
pub fn sold_may_be_seized(paid: PricePaid, in_possession: bool, buyer_at_fault: bool) -> Explained<bool> {
    let barred = paid == PricePaid::All && in_possession && !buyer_at_fault;
    Derivation::new("SEI-12", "已出卖未过户的财产", Confidence::Read)
        .step(
            article("第十五条"),
            "第三人已经支付全部价款并实际占有，未办理过户登记而没有过错的，不得查封；三项缺一的可以查封。",
        )
        .conclude(!barred, if barred { "不得查封、扣押、冻结。" } else { "可以查封、扣押、冻结。" })
}

/// What is seized.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seized {
    /// A building.
    Building,
    /// A right to use land.
    LandRight,
    /// Another thing.
    Thing,
    /// A thing that perished or was damaged.
    Lost,
}

/// How far a seizure reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reach {
    /// To what it extends, in Chinese.
    pub extends_to: Vec<&'static str>,
    /// How many registrations must be made.
    pub registrations: u32,
    /// Whether a further ruling is needed.
    pub ruling_needed: bool,
}

/// How far a seizure reaches (SEI-13).
///
/// > 第二十条 查封、扣押的效力及于查封、扣押物的从物和天然孳息。
/// >
/// > 第二十一条第一款 查封地上建筑物的效力及于该地上建筑物使用范围内的土地使用权，查封土地使用权的效力及于地上建筑物，但土地使用权与地上建筑物的所有权分属被执行人与他人的除外。
/// >
/// > 第二十一条第二款 地上建筑物和土地使用权的登记机关不是同一机关的，应当分别办理查封登记。
#[must_use]
pub fn reach(seized: Seized, same_owner: bool, same_register: bool) -> Explained<Reach> {
    let derivation = Derivation::new("SEI-13", "查封效力的范围", Confidence::Read);
    let registrations = if same_register { 1 } else { 2 };
    let (other, covers) = match seized {
        Seized::Building => ("土地使用权", same_owner),
        Seized::LandRight => ("地上建筑物", same_owner),
        Seized::Thing => {
            let value =
                Reach { extends_to: vec!["从物", "天然孳息"], registrations: 1, ruling_needed: false };
            return derivation
                .step(article("第二十条"), "效力及于从物和天然孳息。")
                .conclude(value, "及于从物和天然孳息。");
        }
        Seized::Lost => {
            let value =
                Reach { extends_to: vec!["替代物", "赔偿款"], registrations: 0, ruling_needed: true };
            return derivation
                .step(article("第二十二条"), "财产灭失或者毁损的，效力及于替代物、赔偿款，应当及时作出裁定。")
                .conclude(value, "及于替代物、赔偿款，应当及时裁定。");
        }
    };
    if covers {
        let value = Reach { extends_to: vec![other], registrations, ruling_needed: false };
        derivation
            .step(article("第二十一条第一款"), format!("效力及于{other}。"))
            .step(article("第二十一条第二款"), "登记机关不是同一机关的，应当分别办理查封登记。")
            .conclude(value, format!("及于{other}，办理{registrations}次查封登记。"))
    } else {
        let value = Reach { extends_to: Vec::new(), registrations: 1, ruling_needed: false };
        derivation
            .step(article("第二十一条第一款"), format!("{other}属于他人的除外。"))
            .conclude(value, format!("不及于{other}。"))
    }
}

/// How far a transfer of the thing has come at the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Transfer {
    /// No application.
    None,
    /// An application is accepted and not finished.
    Accepted,
    /// The transfer is registered.
    Completed,
    /// Another court's notice to transfer came earlier.
    CourtNoticeEarlier,
}

/// What the register does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AtRegister {
    /// The seizure is registered.
    SeizureRegistered,
    /// The transfer ordered by the other court goes first.
    TransferFirst,
    /// The thing has passed and may not be seized.
    TooLate,
}

/// Whether the seizure or the transfer wins at the register (SEI-14).
///
/// > 第七条第二款 未办理登记手续的，不得对抗其他已经办理了登记手续的查封、扣押、冻结行为。
/// >
/// > 第二十三条第一款 人民法院不得对登记机关已经完成登记的被执行人已转让的财产实施查封、扣押、冻结措施。
/// >
/// > 第二十三条第二款 其他人民法院已向该登记机关送达了过户登记协助执行通知书的，应当优先办理过户登记。
#[must_use]
pub fn at_register(transfer: Transfer) -> Explained<AtRegister> {
    let derivation = Derivation::new("SEI-14", "查封登记与过户登记", Confidence::Read)
        .step(article("第七条第二款"), "未办理登记的查封，不得对抗已经登记的查封。");
    match transfer {
        Transfer::None | Transfer::Accepted => derivation
            .step(article("第二十三条第一款"), "已经受理过户登记申请、尚未完成的，应当协助人民法院执行。")
            .conclude(AtRegister::SeizureRegistered, "办理查封登记。"),
        Transfer::CourtNoticeEarlier => derivation
            .step(article("第二十三条第二款"), "其他法院的过户协助执行通知书送达在先的，优先办理过户登记。")
            .conclude(AtRegister::TransferFirst, "优先办理过户登记。"),
        Transfer::Completed => derivation
            .step(article("第二十三条第一款"), "已经完成登记的已转让财产，不得查封、扣押、冻结。")
            .conclude(AtRegister::TooLate, "不得查封、扣押、冻结。"),
    }
}
