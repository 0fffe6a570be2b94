//! 最高人民法院关于人民法院执行工作若干问题的规定（试行） (法释〔1998〕15号, as amended 2020).

mod debtor_assets;

pub use debtor_assets::{
    BankAsset, BankMeasure, OwnSale, OwnSaleAllowed, ThirdPartyAnswer, ThirdPartyDebt, ThirdPartyStanding,
    ThirdPartyState, bank_measure, income_withheld, own_sale, third_party_debt,
};

use crate::calendar::Calendar;
use crate::civil_procedure2023::period::{Period, period_of_days};
use crate::derivation::{Article, Explained};
use values::Day;

/// The title of the provisions.
pub const NAME: &str = "最高人民法院关于人民法院执行工作若干问题的规定（试行）";

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// Until when the case is filed or refused (TIM-03).
///
/// > 16. 人民法院对符合上述条件的申请，应当在七日内予以立案；不符合上述条件之一的，应当在七日内裁定不予受理。
#[must_use]
pub fn filing_due(calendar: &Calendar, application_received_on: Day) -> Explained<Period> {
    let mut explained =
        period_of_days(calendar, application_received_on, 7).explain("TIM-03", "立案期限", "七日");
    explained.derivation = explained
        .derivation
        .step(article("第16条"), "符合条件的应当在七日内予以立案；不符合的应当在七日内裁定不予受理。");
    explained
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_filed_within_seven_days() {
        for (received, due) in
            [("2026-03-02", "2026-03-09"), ("2026-09-24", "2026-10-08"), ("2026-09-23", "2026-09-30")]
        {
            let period = filing_due(Calendar::national(), received.parse().unwrap()).value;
            assert_eq!(period.end.to_string(), due, "{received}");
        }
    }
}
