//! 最高人民法院关于人民法院执行工作若干问题的规定（试行） (法释〔1998〕15号, as amended 2020).

mod debtor_assets;

pub use debtor_assets::{
    BankAsset, BankMeasure, OwnSale, OwnSaleAllowed, ThirdPartyAnswer, ThirdPartyDebt, ThirdPartyStanding,
    ThirdPartyState, bank_measure, income_withheld, own_sale, third_party_debt,
};

use crate::checklist::{Conditions, requirement};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::grounds::{Case, Table};
use crate::limit::{Length, Limit};
use crate::{
    arbitral_award2018, civil_procedure2023, criminal_property2014, delay_interest2014,
    enforcement_procedure2020, notarized_debt2018, procedure_interpretation2022,
};
use serde::Serialize;
use values::Day;

/// The title of the provisions.
pub const NAME: &str = "最高人民法院关于人民法院执行工作若干问题的规定（试行）";

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// That courts supervise how those below them enforce.
///
/// > 71. 上级人民法院依法监督下级人民法院的执行工作。最高人民法院依法监督地方各级人民法院和专门法院的执行工作。
pub const SUPERVISION: Article = article("第71条");

/// Until when the case is filed or refused (TIM-03, CAS-01, CAS-05).
///
/// > 16. 人民法院对符合上述条件的申请，应当在七日内予以立案；不符合上述条件之一的，应当在七日内裁定不予受理。
pub const FILING: Limit = Limit::new(
    "TIM-03",
    "立案或者裁定不予受理",
    Length::Days(7),
    article("第16条第二款"),
    "符合条件的应当在七日内予以立案；不符合的应当在七日内裁定不予受理。",
);

/// What must hold before an application is filed (CAS-01).
///
/// > 16. 人民法院受理执行案件应当符合下列条件：（1）申请或移送执行的法律文书已经生效；（2）申请执行人是生效法律文书确定的权利人或其继承人、权利承受人；（3）申请执行的法律文书有给付内容，且执行标的和被执行人明确；（4）义务人在生效法律文书确定的期限内未履行义务；（5）属于受申请执行的人民法院管辖。
///
/// Article 461 of the procedure interpretation adds clear parties and a clear content.
pub const ACCEPTANCE: Conditions = Conditions {
    rule: "CAS-01",
    title: "执行案件的受理",
    confidence: Confidence::Read,
    requirements: &[
        requirement("effective", article("第16条第一款第（1）项"), "据以执行的法律文书已经生效"),
        requirement("entitled", article("第16条第一款第（2）项"), "申请人是权利人或者其继承人、权利承受人"),
        requirement(
            "payable_and_clear",
            article("第16条第一款第（3）项"),
            "有给付内容，执行标的和被执行人明确",
        ),
        requirement("unperformed", article("第16条第一款第（4）项"), "义务人在确定的期限内未履行"),
        requirement("competent", article("第16条第一款第（5）项"), "属于本院管辖"),
        requirement(
            "parties_clear",
            procedure_interpretation2022::article("第四百六十一条第一款第（一）项"),
            "权利义务主体明确",
        ),
        requirement(
            "content_clear",
            procedure_interpretation2022::article("第四百六十一条第一款第（二）项"),
            "给付内容明确；继续履行合同的，履行内容具体",
        ),
    ],
    met: "符合受理条件，应当在七日内立案。",
    unmet: "不符合受理条件，应当在七日内裁定不予受理。",
};

/// Which courts enforce an instrument (CAS-02).
///
/// > 民事诉讼法第二百三十五条 发生法律效力的民事判决、裁定，以及刑事判决、裁定中的财产部分，由第一审人民法院或者与第一审人民法院同级的被执行的财产所在地人民法院执行。
/// >
/// > 法律规定由人民法院执行的其他法律文书，由被执行人住所地或者被执行的财产所在地人民法院执行。
pub const COMPETENCE: Table = Table {
    rule: "CAS-02",
    title: "执行管辖",
    confidence: Confidence::Read,
    cases: &[
        Case::new(
            "civil_judgment",
            "民事判决、裁定、调解书",
            "first_instance_or_property",
            civil_procedure2023::article("第二百三十五条第一款"),
            "由第一审人民法院或者与第一审人民法院同级的被执行的财产所在地人民法院执行。",
        ),
        Case::new(
            "criminal_property",
            "刑事裁判的财产部分",
            "first_instance",
            criminal_property2014::article("第二条"),
            "由第一审人民法院执行，第一审人民法院可以委托财产所在地的同级人民法院执行。",
        ),
        Case::new(
            "security_or_payment_order",
            "实现担保物权裁定、确认调解协议裁定、支付令",
            "issuing_court_or_property",
            procedure_interpretation2022::article("第四百六十条第一款"),
            "由作出裁定、支付令的人民法院或者与其同级的被执行财产所在地的人民法院执行。",
        ),
        Case::new(
            "arbitral_award",
            "仲裁裁决、仲裁调解书",
            "intermediate_home_or_property",
            arbitral_award2018::article("第二条"),
            "由被执行人住所地或者被执行的财产所在地的中级人民法院管辖；符合条件的，经上级人民法院批准可以指定基层人民法院管辖。",
        ),
        Case::new(
            "notarized_debt",
            "公证债权文书",
            "home_or_property",
            notarized_debt2018::article("第二条"),
            "由被执行人住所地或者被执行的财产所在地人民法院管辖，级别管辖参照第一审民商事案件确定。",
        ),
        Case::new(
            "patent_decision",
            "专利管理机关的处理决定、处罚决定",
            "intermediate_home_or_property",
            article("第11条"),
            "由被执行人住所地或者财产所在地有权受理专利纠纷案件的中级人民法院执行。",
        ),
        Case::new(
            "ministry_decision",
            "国务院各部门、省级人民政府、海关的处理决定、处罚决定",
            "intermediate_home_or_property",
            article("第12条"),
            "由被执行人住所地或者财产所在地的中级人民法院执行。",
        ),
        Case::new(
            "other",
            "法律规定由人民法院执行的其他法律文书",
            "home_or_property",
            civil_procedure2023::article("第二百三十五条第二款"),
            "由被执行人住所地或者被执行的财产所在地人民法院执行。",
        ),
    ],
};

/// What a court does with a case that another court has filed too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DoubleFiling {
    /// This court goes on.
    Keep,
    /// This court must not file.
    DoNotFile,
    /// This court withdraws its case and hands over what it controls.
    Withdraw,
    /// Both filed on the same day: the superior court designates.
    AskSuperior,
}

/// Which of two competent courts enforces (CAS-03); none for a court that has not filed.
///
/// > 13. 两个以上人民法院都有管辖权的，当事人可以向其中一个人民法院申请执行；当事人向两个以上人民法院申请执行的，由最先立案的人民法院管辖。
///
/// > 执行程序解释第二条 对两个以上人民法院都有管辖权的执行案件，人民法院在立案前发现其他有管辖权的人民法院已经立案的，不得重复立案。立案后发现其他有管辖权的人民法院已经立案的，应当撤销案件；已经采取执行措施的，应当将控制的财产交先立案的执行法院处理。
///
/// The texts are silent on filing on the same day; the superior court then decides (our reading).
#[must_use]
pub fn double_filing(filed_here: Option<Day>, filed_elsewhere: Option<Day>) -> Explained<DoubleFiling> {
    let say = |day: Option<Day>| day.map_or_else(|| "未立案".to_owned(), Day::chinese);
    let derivation = Derivation::new("CAS-03", "共同管辖", Confidence::Read)
        .input("本院立案日", say(filed_here))
        .input("其他法院立案日", say(filed_elsewhere))
        .step(article("第13条"), "由最先立案的人民法院管辖。");
    let rule = enforcement_procedure2020::article("第二条");
    match (filed_here, filed_elsewhere) {
        (_, None) => derivation.conclude(DoubleFiling::Keep, "其他法院未立案，由本院办理。"),
        (None, Some(_)) => derivation
            .step(rule, "立案前发现其他有管辖权的人民法院已经立案的，不得重复立案。")
            .conclude(DoubleFiling::DoNotFile, "不得重复立案。"),
        (Some(here), Some(there)) if here < there => {
            derivation.conclude(DoubleFiling::Keep, "本院最先立案，由本院办理。")
        }
        (Some(here), Some(there)) if here > there => derivation
            .step(rule, "立案后发现其他有管辖权的人民法院已经立案的，应当撤销案件。")
            .conclude(DoubleFiling::Withdraw, "应当撤销案件，已经控制的财产交先立案的执行法院处理。"),
        _ => derivation
            .remark("同日立案如何处理没有规定，按管辖争议报请共同的上级人民法院处理。")
            .at_most(Confidence::Design)
            .conclude(DoubleFiling::AskSuperior, "同日立案，协商不成的报请共同的上级人民法院指定。"),
    }
}

/// Whether a case begins on application or on transfer by the trial division (CAS-05).
///
/// > 17. 生效法律文书的执行，一般应当由当事人依法提出申请。发生法律效力的具有给付赡养费、扶养费、抚育费内容的法律文书、民事制裁决定书，以及刑事附带民事判决、裁定、调解书，由审判庭移送执行机构执行。
pub const BEGINNING: Table = Table {
    rule: "CAS-05",
    title: "申请执行和移送执行",
    confidence: Confidence::Read,
    cases: &[
        Case::new(
            "support",
            "给付赡养费、扶养费、抚育费的法律文书",
            "transfer",
            article("第17条第二款"),
            "由审判庭移送执行机构执行。",
        ),
        Case::new(
            "civil_sanction",
            "民事制裁决定书",
            "transfer",
            article("第17条第二款"),
            "由审判庭移送执行机构执行。",
        ),
        Case::new(
            "criminal_with_civil",
            "刑事附带民事判决、裁定、调解书",
            "transfer",
            article("第17条第二款"),
            "由审判庭移送执行机构执行。",
        ),
        Case::new(
            "criminal_property",
            "刑事裁判涉财产部分",
            "transfer",
            criminal_property2014::article("第七条第一款"),
            "由刑事审判部门及时移送立案部门审查立案。",
        ),
        Case::new(
            "other",
            "其他生效法律文书",
            "application",
            article("第17条第一款"),
            "一般由当事人依法提出申请。",
        ),
    ],
};

/// What is returned when the instrument was withdrawn after enforcement (CAS-09).
///
/// > 65. 在执行中或执行完毕后，据以执行的法律文书被人民法院或其他有关机关撤销或变更的，原执行机构应当依照民事诉讼法第二百三十三条的规定，依当事人申请或依职权，按照新的生效法律文书，作出执行回转的裁定，责令原申请执行人返还已取得的财产及其孳息。拒不返还的，强制执行。执行回转应重新立案，适用执行程序的有关规定。
/// >
/// > 66. 执行回转时，已执行的标的物系特定物的，应当退还原物。不能退还原物的，经双方当事人同意，可以折价赔偿。双方当事人对折价赔偿不能协商一致的，人民法院应当终结执行回转程序。申请执行人可以另行起诉。
pub const REVERSAL: Table = Table {
    rule: "CAS-09",
    title: "执行回转",
    confidence: Confidence::Read,
    cases: &[
        Case::new(
            "money",
            "已执行的是金钱",
            "return_with_fruits",
            article("第65条第一款"),
            "裁定原申请执行人返还已取得的财产及其孳息，拒不返还的强制执行。",
        ),
        Case::new(
            "money_late",
            "已执行的是金钱，原申请执行人迟延返还",
            "return_with_fruits_and_doubled_interest",
            delay_interest2014::article("第六条"),
            "返还已取得的财产及其孳息，并承担加倍部分债务利息。",
        ),
        Case::new(
            "thing_available",
            "已执行的是特定物，原物尚在",
            "return_thing",
            article("第66条第一款"),
            "应当退还原物及其孳息。",
        ),
        Case::new(
            "thing_lost_value_agreed",
            "不能退还原物，双方同意折价",
            "pay_agreed_value",
            article("第66条第一款"),
            "经双方当事人同意，可以折价赔偿。",
        ),
        Case::new(
            "thing_lost_no_agreement",
            "不能退还原物，折价不能协商一致",
            "end_reversal",
            article("第66条第二款"),
            "应当终结执行回转程序，申请执行人可以另行起诉。",
        ),
    ],
};

/// Until when the lower court asks back against an order of its superior (TIM-20).
///
/// > 72. 下级法院收到上级法院的指令后必须立即纠正。如果认为上级法院的指令有错误，可以在收到该指令后五日内请求上级法院复议。
pub const ASK_BACK: Limit = Limit::new(
    "TIM-20",
    "请求上级法院复议",
    Length::Days(5),
    article("第72条第二款"),
    "认为上级法院的指令有错误的，可以在收到该指令后五日内请求上级法院复议。",
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_court_that_filed_first_enforces() {
        let (early, late) = (Some(day("2026-03-02")), Some(day("2026-03-03")));
        for (here, there, act) in [
            (early, late, DoubleFiling::Keep),
            (late, early, DoubleFiling::Withdraw),
            (early, early, DoubleFiling::AskSuperior),
            (None, early, DoubleFiling::DoNotFile),
            (None, None, DoubleFiling::Keep),
        ] {
            assert_eq!(double_filing(here, there).value, act, "{here:?} {there:?}");
        }
    }

    #[test]
    fn a_case_is_filed_within_seven_days() {
        for (received, due) in
            [("2026-03-02", "2026-03-09"), ("2026-09-24", "2026-10-08"), ("2026-09-23", "2026-09-30")]
        {
            let period = FILING.after(Calendar::national(), received.parse().unwrap()).value;
            assert_eq!(period.end.to_string(), due, "{received}");
        }
    }
}
