//! Settlements of a case, with how each instalment stands.

use crate::api::schema::answer;
use docket::Case;
use docket::settlement::schedule::KINDS;
use docket::settlement::{Ending, Settlement, Standing};
use values::{Day, Fen};

answer! {
    /// A settlement in enforcement.
    pub(crate) struct SettlementShown {
        no: u32, "登记所在案卷页码";
        agreed_on: Day, "协议日期";
        debtor: Option<u32>, "由哪一被执行人履行；全体的为 null";
        total_fen: Fen, "和解总额（分）";
        performed_fen: Fen, "已履行（分）";
        arrears_fen: Fen, "截至当日已到期而未履行（分）";
        state: &'static str, "open：履行中；performed：履行完毕；changed：已变更；resumed：已恢复执行";
        breach: &'static str, "逾期的后果";
        controls: &'static str, "控制措施";
        terms: Option<String>, "其他约定";
        resumption_until: Day, "申请恢复执行的期间届满日";
        instalments: Vec<InstalmentShown>, "各期，依履行期限先后";
    }
}

answer! {
    /// One instalment.
    pub(crate) struct InstalmentShown {
        no: u32, "期次";
        due_on: Day, "履行期限最后一日";
        amount_fen: Fen, "金额，或者约定的抵债数额（分）";
        kind: &'static str, "money：金钱；goods：以物抵债；labour：劳务抵债";
        what: String, "抵债的实物或者劳务";
        covered_fen: Fen, "已履行（分）";
        met_on: Option<Day>, "足额履行之日";
        state: &'static str, "met：按期履行；met_late：逾期履行；open：未到期；partly：部分履行；missed：逾期未履行";
        pages: Vec<u32>, "据以计入的案卷页码：到账或者登记的履行";
    }
}

fn instalment(standing: &Standing, today: Day) -> InstalmentShown {
    InstalmentShown {
        no: standing.no,
        due_on: standing.instalment.due_on,
        amount_fen: standing.instalment.amount_fen,
        kind: KINDS[standing.instalment.kind as usize].0,
        what: standing.instalment.what.clone(),
        covered_fen: standing.covered,
        met_on: standing.met_on,
        state: standing.state(today).word(),
        pages: standing.pages.iter().map(|(page, _)| page.0).collect(),
    }
}

/// The settlements of a case as they stand on a day, the first first.
pub(crate) fn settlements_shown(case: &Case, today: Day) -> Vec<SettlementShown> {
    let shown = |settlement: &Settlement| SettlementShown {
        no: settlement.no.0,
        agreed_on: settlement.agreed_on,
        debtor: settlement.debtor,
        total_fen: settlement.total,
        performed_fen: settlement.performed(case),
        arrears_fen: if settlement.ended.is_none() { settlement.arrears(case, today) } else { Fen::ZERO },
        state: match settlement.ended {
            Some((_, _, Ending::Changed)) => "changed",
            Some((_, _, Ending::Resumed)) => "resumed",
            None if settlement.is_performed(case) => "performed",
            None => "open",
        },
        breach: settlement.breach.title(),
        controls: settlement.controls.title(),
        terms: settlement.terms.clone(),
        resumption_until: settlement.resumption_until(),
        instalments: settlement.standings(case).iter().map(|one| instalment(one, today)).collect(),
    };
    case.settlements.iter().map(shown).collect()
}
