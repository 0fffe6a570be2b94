//! Fees for a reference price: articles 31 to 33 of 最高人民法院关于人民法院确定财产处置参考价若干问题的规定 (法释〔2018〕15号).

use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::statutes;
use serde::{Deserialize, Serialize};
use values::Fen;

const fn article(article: &'static str) -> Article {
    Article::new(statutes::REFERENCE_PRICE, article)
}

/// What an appraiser did, which decides how he is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppraisalWork {
    /// The first appraisal.
    Appraised,
    /// The report issued anew by the same appraiser.
    Reissued,
    /// The commission was withdrawn.
    Withdrawn,
    /// Another appraiser was commissioned anew; this is the first one.
    Replaced,
}

/// What an appraiser's fee is computed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AppraisalFeeBase {
    /// `actual_cost`, `appraisal`, `sale_price` or `nothing`.
    pub basis: &'static str,
    /// The amount of the basis.
    pub base_fen: Fen,
    /// How much of the fee on that basis is paid, in per cent.
    pub percent: u32,
}

/// What an appraiser's fee is computed on (FEE-08).
///
/// > 第三十二条第一款 人民法院委托评估机构进行评估，财产处置未成交的，按照评估机构合理的实际支出计付费用；财产处置成交价高于评估价的，以评估价为基准计付费用；财产处置成交价低于评估价的，以财产处置成交价为基准计付费用。
#[must_use]
pub fn appraisal_fee_base(
    work: AppraisalWork,
    appraisal: Fen,
    sold: Option<Fen>,
    actual_cost: Fen,
) -> Explained<AppraisalFeeBase> {
    let derivation = Derivation::new("FEE-08", "评估费的计费基准", Confidence::Read)
        .input("评估价", format!("{appraisal}元"));
    let at_cost = AppraisalFeeBase { basis: "actual_cost", base_fen: actual_cost, percent: 100 };
    match (work, sold) {
        (AppraisalWork::Replaced, _) => derivation
            .step(article("第三十二条第三款"), "另行委托评估机构重新进行评估的，对原评估机构不计付费用。")
            .conclude(AppraisalFeeBase { basis: "nothing", base_fen: Fen::ZERO, percent: 0 }, "不计付费用。"),
        (AppraisalWork::Withdrawn, _) => derivation
            .step(article("第三十二条第二款"), "撤回委托评估的，按照合理的实际支出计付费用。")
            .conclude(at_cost, format!("按实际支出{actual_cost}元计付。")),
        (work, sold) => {
            let mut derivation = derivation;
            let percent = if work == AppraisalWork::Reissued {
                derivation = derivation.step(
                    article("第三十二条第二款"),
                    "原评估机构重新出具评估报告的，按照前款规定的百分之三十计付。",
                );
                30
            } else {
                100
            };
            let (base, spoken) = match sold {
                None => (AppraisalFeeBase { percent, ..at_cost }, "未成交，按合理的实际支出计付"),
                Some(price) if price < appraisal => (
                    AppraisalFeeBase { basis: "sale_price", base_fen: price, percent },
                    "成交价低于评估价，以成交价为基准",
                ),
                Some(_) => (
                    AppraisalFeeBase { basis: "appraisal", base_fen: appraisal, percent },
                    "成交价不低于评估价，以评估价为基准",
                ),
            };
            derivation
                .step(article("第三十二条第一款"), format!("{spoken}。"))
                .conclude(base, format!("基准{}元，按百分之{percent}计付。", base.base_fen))
        }
    }
}

/// Which platforms are paid for a network quote and how much: those nearest to the price, in equal shares (FEE-08).
///
/// Each is named by its place in the list. What cannot be divided goes fen by fen to the first of them.
#[must_use]
pub fn network_fee_shares(quotes: &[Fen], sold: Fen, fee: Fen) -> Explained<Vec<(usize, Fen)>> {
    let distance = |quote: &Fen| (quote.0 - sold.0).abs();
    let nearest = quotes.iter().map(distance).min().unwrap_or_default();
    let paid: Vec<usize> = (0..quotes.len()).filter(|index| distance(&quotes[*index]) == nearest).collect();
    let count = i64::try_from(paid.len().max(1)).unwrap_or(1);
    let shares: Vec<(usize, Fen)> = paid
        .iter()
        .zip(0..)
        .map(|(index, place)| (*index, Fen(fee.0 / count + i64::from(place < fee.0 % count))))
        .collect();
    let conclusion = format!("网络询价费{fee}元付给{}家平台。", shares.len());
    Derivation::new("FEE-08", "网络询价费", Confidence::Read)
        .input("成交价", format!("{sold}元"))
        .step(
            article("第三十一条第一款"),
            "付给询价结果与成交价最接近的平台；结果相同或者差距相同的，平均分配。",
        )
        .conclude(shares, conclusion)
}
