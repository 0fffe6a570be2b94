//! Waiting measures (article 26) and the choice among several things (财产保全规定第十三条).

use super::article;
use crate::derivation::{Confidence, Derivation, Explained};
use crate::preservation2020;
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// A waiting measure in the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Its id: the number of the case.
    pub id: String,
    /// The day it was registered.
    pub registered_on: Day,
}

/// What became of the measure before the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitingState {
    /// It is still in force.
    Running,
    /// It was lifted, or its term ended without renewal.
    Lifted,
    /// The thing was auctioned, sold or given in kind.
    Sold,
}

/// The waiting measure that takes effect: the first registered, and only where the earlier one fell away (SEI-07).
///
/// > 第二十六条第一款 查封、扣押、冻结解除的，登记在先的轮候查封、扣押、冻结即自动生效。
/// >
/// > 第二十七条第二款 查封、扣押、冻结的财产已经被执行拍卖、变卖或者抵债的，查封、扣押、冻结的效力消灭。
///
/// Registered on one day, the order of the list decides: it is the order of the register.
#[must_use]
pub fn waiting(queue: &[Waiting], state: WaitingState) -> Explained<Option<String>> {
    let derivation =
        Derivation::new("SEI-07", "轮候查封、扣押、冻结", Confidence::Recalled).input("轮候数", queue.len());
    match state {
        WaitingState::Running => derivation
            .step(article("第二十六条第一款"), "在先措施解除的，登记在先的轮候措施即自动生效。")
            .remark("在先措施未解除，轮候措施尚未生效，没有期限。")
            .conclude(None, "尚未生效，期限未起算。"),
        WaitingState::Sold => derivation
            .step(article("第二十七条第二款"), "财产已经拍卖、变卖或者抵债的，效力消灭，轮候措施亦不再生效。")
            .conclude(None, "轮候措施全部消灭。"),
        WaitingState::Lifted => {
            let first = queue.iter().min_by_key(|waiting| waiting.registered_on);
            let derivation = derivation
                .step(article("第二十六条第一款"), "在先措施解除的，登记在先的轮候措施即自动生效。");
            match first {
                Some(first) => derivation.conclude(Some(first.id.clone()), format!("{}自动生效。", first.id)),
                None => derivation.conclude(None, "没有轮候措施。"),
            }
        }
    }
}

/// How much a measure on a thing would hurt production and business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProductionEffect {
    /// Not at all.
    None,
    /// Somewhat.
    Some,
    /// Heavily: plant, machines, working accounts.
    Heavy,
}

/// A thing that could be put under a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Its id.
    pub id: String,
    /// Its value.
    #[serde(rename = "value_fen")]
    pub value: Fen,
    /// What a measure on it would do to production.
    pub effect: ProductionEffect,
}

/// The things chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chosen {
    /// Their ids, in order.
    pub chosen: Vec<String>,
    /// Those of them that stay in use, because they serve production.
    pub keep_in_use: Vec<String>,
    /// Their value.
    #[serde(rename = "value_fen")]
    pub value: Fen,
    /// What of the claim they do not cover.
    pub short_fen: Fen,
}

/// Which things are put under measures first: those that hurt production least (SEI-20).
///
/// > 财产保全规定第十三条第一款 被保全人有多项财产可供保全的，在能够实现保全目的的情况下，人民法院应当选择对其生产经营活动影响较小的财产进行保全。
/// >
/// > 财产保全规定第十三条第二款 人民法院对厂房、机器设备等生产经营性财产进行保全时，指定被保全人保管的，应当允许其继续使用。
///
/// Assumption: among things of the same effect the dearer first, then by id, until the claim is covered. None where the
/// values together are beyond money.
#[must_use]
pub fn choose(candidates: &[Candidate], claim: Fen) -> Option<Explained<Chosen>> {
    let mut ordered: Vec<&Candidate> = candidates.iter().collect();
    ordered
        .sort_by(|one, other| (one.effect, other.value, &one.id).cmp(&(other.effect, one.value, &other.id)));
    let (mut taken, mut sum) = (Vec::new(), 0_i64);
    for candidate in ordered {
        if sum >= claim.0 {
            break;
        }
        sum = sum.checked_add(candidate.value.0)?;
        taken.push(candidate);
    }
    let ids =
        |things: &[&Candidate]| -> Vec<String> { things.iter().map(|thing| thing.id.clone()).collect() };
    let productive: Vec<&Candidate> =
        taken.iter().copied().filter(|thing| thing.effect != ProductionEffect::None).collect();
    let value = Chosen {
        chosen: ids(&taken),
        keep_in_use: ids(&productive),
        value: Fen(sum),
        short_fen: (claim - Fen(sum)).or_zero(),
    };
    let conclusion = format!("选择{}。", value.chosen.join("、"));
    Some(
        Derivation::new("SEI-20", "选择影响较小的财产", Confidence::Read)
            .input("债权额及执行费用", format!("{claim}元"))
            .step(
                preservation2020::article("第十三条第一款"),
                "有多项财产的，应当选择对生产经营活动影响较小的财产。",
            )
            .step(
                preservation2020::article("第十三条第二款"),
                "生产经营性财产指定被保全人保管的，应当允许其继续使用。",
            )
            .conclude(value, conclusion),
    )
}
