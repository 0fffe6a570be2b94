//! The buyer who does not pay: article 24.

use super::article;
use crate::auction2020;
use crate::derivation::{Confidence, Derivation, Explained};
use serde::{Deserialize, Serialize};
use values::Fen;

/// What is known after a buyer's default (悔拍) and the new auction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Forfeit {
    /// The deposit that is not returned.
    pub deposit: Fen,
    /// The costs and losses of the auction.
    pub costs: Fen,
    /// The price that was not paid.
    pub first_price: Fen,
    /// The price of the new auction.
    pub resale_price: Fen,
    /// What the debtor owes in this case, before this money; the largest amount where nobody said.
    pub case_debt: Fen,
}

/// What becomes of a gap that the deposit does not cover (D-16).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shortfall {
    /// It is not collected without a decision of the panel.
    NotCollected,
    /// The buyer is ordered to pay it, as after an auction through an auction house.
    Collected,
}

/// Where the deposit of a defaulting buyer goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DefaultSplit {
    /// To the costs of the auction.
    pub costs: Fen,
    /// To the gap between the two prices.
    pub price_gap: Fen,
    /// To the debt of this case.
    pub to_this_case_debt: Fen,
    /// To other debts of this debtor that are tied to the property.
    pub to_related_debt: Fen,
    /// Costs and gap that the deposit does not cover.
    pub uncovered_fen: Fen,
    /// What the buyer is ordered to pay besides.
    pub buyer_owes_fen: Fen,
}

/// Where the deposit of a defaulting buyer goes, in this order (AUC-16).
///
/// > 第二十四条 拍卖成交后买受人悔拍的，交纳的保证金不予退还，依次用于支付拍卖产生的费用损失、弥补重新拍卖价款低于原拍卖价款的差价、冲抵本案被执行人的债务以及与拍卖财产相关的被执行人的债务。
/// >
/// > 悔拍后重新拍卖的，原买受人不得参加竞买。
///
/// Interpretation (D-16): article 24 is silent on a gap above the deposit, where article 22 of the older provisions
/// lets the court collect it.
#[must_use]
pub fn split_forfeit(forfeit: Forfeit, shortfall: Shortfall) -> Explained<DefaultSplit> {
    let gap = (forfeit.first_price - forfeit.resale_price).or_zero();
    let costs = forfeit.deposit.min(forfeit.costs);
    let price_gap = (forfeit.deposit - costs).min(gap);
    let rest = forfeit.deposit - costs - price_gap;
    let to_this_case_debt = rest.min(forfeit.case_debt);
    let uncovered = (forfeit.costs - costs) + (gap - price_gap);
    let owes = match shortfall {
        Shortfall::NotCollected => Fen::ZERO,
        Shortfall::Collected => uncovered,
    };
    let value = DefaultSplit {
        costs,
        price_gap,
        to_this_case_debt,
        to_related_debt: rest - to_this_case_debt,
        uncovered_fen: uncovered,
        buyer_owes_fen: owes,
    };
    let mut derivation = Derivation::new("AUC-16", "悔拍保证金的处理", Confidence::Read)
        .input("保证金", format!("{}元", forfeit.deposit))
        .input("拍卖产生的费用损失", format!("{}元", forfeit.costs))
        .input("原拍卖价款", format!("{}元", forfeit.first_price))
        .input("重新拍卖价款", format!("{}元", forfeit.resale_price))
        .step(article("第二十四条第一款"), "买受人悔拍的，交纳的保证金不予退还。")
        .step(article("第二十四条第一款"), format!("先支付拍卖产生的费用损失{costs}元。"))
        .step(article("第二十四条第一款"), format!("次弥补差价{price_gap}元（差价共{gap}元）。"))
        .step(article("第二十四条第一款"), format!("再冲抵本案被执行人的债务{to_this_case_debt}元。"));
    if value.to_related_debt.is_positive() {
        derivation = derivation.step(
            article("第二十四条第一款"),
            format!("余{}元用于与拍卖财产相关的被执行人的债务。", value.to_related_debt),
        );
    }
    derivation = derivation.step(article("第二十四条第二款"), "重新拍卖时，原买受人不得参加竞买。");
    if uncovered.is_positive() {
        derivation = match shortfall {
            Shortfall::NotCollected => derivation.remark(format!(
                "保证金不足{uncovered}元，网络司法拍卖规定未规定补交，不自动追收，由合议庭决定。"
            )),
            Shortfall::Collected => derivation.step(
                auction2020::article("第二十二条第二款"),
                format!("保证金数额不足的，责令原买受人补交{uncovered}元。"),
            ),
        }
        .at_most(Confidence::Design);
    }
    derivation
        .conclude(value, format!("费用损失{costs}元、差价{price_gap}元、冲抵本案债务{to_this_case_debt}元。"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forfeit(deposit: i64, costs: i64, first: i64, resale: i64, debt: i64) -> Forfeit {
        Forfeit {
            deposit: Fen(deposit),
            costs: Fen(costs),
            first_price: Fen(first),
            resale_price: Fen(resale),
            case_debt: Fen(debt),
        }
    }

    #[test]
    fn the_deposit_goes_to_costs_gap_and_debt_in_order() {
        for (given, expected) in [
            (
                forfeit(30_000_000, 500_000, 230_000_000, 210_000_000, i64::MAX),
                [500_000, 20_000_000, 9_500_000, 0, 0],
            ),
            (forfeit(100, 150, 1_000, 900, 10), [100, 0, 0, 0, 150]),
            (forfeit(100, 20, 1_000, 900, 10), [20, 80, 0, 0, 20]),
            (forfeit(100, 20, 1_000, 1_100, 30), [20, 0, 30, 50, 0]),
        ] {
            let value = split_forfeit(given, Shortfall::NotCollected).value;
            let got = [
                value.costs,
                value.price_gap,
                value.to_this_case_debt,
                value.to_related_debt,
                value.uncovered_fen,
            ];
            assert_eq!(got, expected.map(Fen));
            assert_eq!(
                got[..4].iter().sum::<Fen>(),
                given.deposit,
                "the deposit is neither lost nor exceeded"
            );
        }
    }
}
