//! 最高人民法院关于民事执行中财产调查若干问题的规定 (法释〔2017〕8号, as amended 2020).

use crate::civil_procedure2023::{self};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::grounds::{Case, Table};
use crate::limit::{Length, Limit};
use serde::{Deserialize, Serialize};
use values::Day;

/// The title of the provisions.
pub const NAME: &str = "最高人民法院关于民事执行中财产调查若干问题的规定";

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// What kind of duty is enforced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// Money (金钱债权).
    Money,
    /// Anything else.
    Other,
}

/// Whether the order to report property goes out together with the execution notice (QRY-01).
///
/// > 第三条第一款 人民法院依申请执行人的申请或依职权责令被执行人报告财产情况的，应当向其发出报告财产令。金钱债权执行中，报告财产令应当与执行通知同时发出。
#[must_use]
pub fn report_order_goes_with_notice(kind: ClaimKind) -> Explained<bool> {
    let together = kind == ClaimKind::Money;
    Derivation::new("QRY-01", "报告财产令的发出", Confidence::Read)
        .step(article("第三条第一款"), "金钱债权执行中，报告财产令应当与执行通知同时发出。")
        .conclude(
            together,
            if together {
                "与执行通知同时发出。"
            } else {
                "依申请或者依职权另行发出。"
            },
        )
}

/// The days whose changes of property the debtor must report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ReportWindow {
    /// One year before the notice was received.
    pub from: Day,
    /// The day of the written report.
    pub until: Day,
}

/// The window of the property report (QRY-02).
///
/// > 第六条 被执行人自收到执行通知之日前一年至提交书面财产报告之日，其财产情况发生下列变动的，应当将变动情况一并报告：……
#[must_use]
pub fn report_window(notice_received_on: Day, reported_on: Day) -> Explained<ReportWindow> {
    let window = ReportWindow { from: notice_received_on.plus_years(-1), until: reported_on };
    Derivation::new("QRY-02", "财产报告的期间", Confidence::Read)
        .input("收到执行通知日", notice_received_on.chinese())
        .input("提交书面报告日", reported_on.chinese())
        .step(
            civil_procedure2023::article("第二百五十二条"),
            "应当报告当前以及收到执行通知之日前一年的财产情况。",
        )
        .step(article("第六条"), "期间内的转让、出租、设立负担、放弃债权、大额支出等变动一并报告。")
        .conclude(
            window,
            format!("应当报告{}至{}的财产变动。", window.from.chinese(), window.until.chinese()),
        )
}

/// Until when the debtor reports a later change (QRY-03).
///
/// > 第七条 被执行人报告财产后，其财产情况发生变动，影响申请执行人债权实现的，应当自财产变动之日起十日内向人民法院补充报告。
pub const SUPPLEMENTARY_REPORT: Limit = Limit::new(
    "QRY-03",
    "补充报告财产",
    Length::Days(10),
    article("第七条"),
    "应当自财产变动之日起十日内补充报告；裁定终结本次执行程序的，仍应履行补充报告义务。",
);

/// What follows a breach of the duty to report (QRY-04).
///
/// > 第九条 被执行人拒绝报告、虚假报告或者无正当理由逾期报告财产情况的，人民法院可以根据情节轻重对被执行人或者其法定代理人予以罚款、拘留；构成犯罪的，依法追究刑事责任。
/// >
/// > 第十条 被执行人拒绝报告、虚假报告或者无正当理由逾期报告财产情况的，人民法院应当依照相关规定将其纳入失信被执行人名单。
#[must_use]
pub fn breach_of_report(kind: ReportBreach, debtor: DebtorKind) -> Explained<BreachConsequences> {
    let breach = kind != ReportBreach::LateWithReason;
    let targets: &[&str] = match (breach, debtor) {
        (false, _) => &[],
        (true, DebtorKind::Person) => &["debtor", "statutory_agent"],
        (true, DebtorKind::Entity) => &["debtor", "principal", "directly_responsible"],
    };
    let mut derivation = Derivation::new("QRY-04", "违反报告财产义务的后果", Confidence::Read);
    if !breach {
        return derivation
            .step(article("第五条第三款"), "确有困难、有正当理由的，可以书面申请适当延长期限。")
            .conclude(
                BreachConsequences { targets, must_list: false },
                "有正当理由逾期的，不予处罚，不纳入名单。",
            );
    }
    derivation = derivation
        .step(article("第九条第一款"), "可以根据情节轻重对被执行人或者其法定代理人予以罚款、拘留。")
        .step(article("第十条"), "应当依照相关规定将其纳入失信被执行人名单。");
    if debtor == DebtorKind::Entity {
        derivation = derivation
            .step(article("第九条第二款"), "对单位，可以对其主要负责人或者直接责任人员予以罚款、拘留。");
    }
    derivation.conclude(
        BreachConsequences { targets, must_list: true },
        "可以罚款、拘留，应当纳入失信被执行人名单；构成犯罪的，依法追究刑事责任。",
    )
}

/// How the duty to report was broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportBreach {
    /// No report (拒绝报告).
    Refused,
    /// A false report (虚假报告).
    False,
    /// A report late without good reason (无正当理由逾期报告).
    LateWithoutReason,
    /// A report late for a good reason: no breach.
    LateWithReason,
}

/// Who the debtor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DebtorKind {
    /// A natural person.
    Person,
    /// A legal person or other organisation.
    Entity,
}

/// What follows a breach of the duty to report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct BreachConsequences {
    /// Who may be fined or detained.
    pub targets: &'static [&'static str],
    /// Whether the debtor must be put on the list of dishonest debtors.
    pub must_list: bool,
}

/// Until when a clear clue is checked (QRY-06, TIM-06).
///
/// > 第二条第一款 申请执行人提供被执行人财产线索，应当填写财产调查表。财产线索明确、具体的，人民法院应当在七日内调查核实；情况紧急的，应当在三日内调查核实。
///
/// The limits of 2006 said five days; these provisions are later and of higher rank.
pub const CLUE: Limit = Limit::new(
    "QRY-06",
    "核实财产线索",
    Length::Days(7),
    article("第二条第一款"),
    "财产线索明确、具体的，应当在七日内调查核实。",
);

/// The same where the matter is urgent.
pub const URGENT_CLUE: Limit =
    Limit { text: "情况紧急的，应当在三日内调查核实。", ..CLUE.of_length(Length::Days(3)) };

/// What the applicant may see (QRY-07).
///
/// > 第八条第二款 申请执行人申请查询被执行人报告的财产情况的，人民法院应当准许。
/// >
/// > 第十二条第三款 申请执行人申请查询人民法院调查的财产信息的，人民法院可以根据案件需要决定是否准许。
pub const INSPECTION: Table = Table {
    rule: "QRY-07",
    title: "申请执行人查询财产情况",
    confidence: Confidence::Read,
    cases: &[
        Case::new(
            "debtor_report",
            "被执行人报告的财产情况",
            "shall_allow",
            article("第八条第二款"),
            "应当准许，申请执行人及其代理人应当保密。",
        ),
        Case::new(
            "court_findings",
            "人民法院调查的财产信息",
            "court_decides",
            article("第十二条第三款"),
            "可以根据案件需要决定是否准许，申请执行人及其代理人应当保密。",
        ),
    ],
};

/// Until when an audit is decided on (QRY-08, TIM-07).
///
/// > 第十七条 作为被执行人的法人或非法人组织不履行生效法律文书确定的义务，申请执行人认为其有拒绝报告、虚假报告财产情况，隐匿、转移财产等逃避债务情形或者其股东、出资人有出资不实、抽逃出资等情形的，可以书面申请人民法院委托审计机构对该被执行人进行审计。人民法院应当自收到书面申请之日起十日内决定是否准许。
pub const AUDIT: Limit = Limit::new(
    "QRY-08",
    "决定是否审计",
    Length::Days(10),
    article("第十七条"),
    "应当自收到书面申请之日起十日内决定是否准许。",
);

/// Until when a bounty notice is decided on (TIM-07).
///
/// > 第二十一条第二款 人民法院应当自收到书面申请之日起十日内决定是否准许。
pub const BOUNTY: Limit = Limit::new(
    "TIM-07",
    "决定是否发布悬赏公告",
    Length::Days(10),
    article("第二十一条第二款"),
    "应当自收到书面申请之日起十日内决定是否准许。",
);

/// Who bears the costs of an audit (QRY-08).
///
/// > 第二十条 审计费用由提出审计申请的申请执行人预交。被执行人存在拒绝报告或虚假报告财产情况，隐匿、转移财产或者其他逃避债务情形的，审计费用由被执行人承担；未发现被执行人存在上述情形的，审计费用由申请执行人承担。
pub const AUDIT_COSTS: Table = Table {
    rule: "QRY-08",
    title: "审计费用的负担",
    confidence: Confidence::Read,
    cases: &[
        Case::new(
            "pending",
            "审计尚无结果",
            "applicant_prepays",
            article("第二十条"),
            "由提出审计申请的申请执行人预交。",
        ),
        Case::new(
            "evasion_found",
            "发现逃避债务情形",
            "debtor_bears",
            article("第二十条"),
            "审计费用由被执行人承担。",
        ),
        Case::new(
            "nothing_found",
            "未发现逃避债务情形",
            "applicant_bears",
            article("第二十条"),
            "审计费用由申请执行人承担。",
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_report_reaches_back_one_year_before_the_notice() {
        let window = report_window(day("2024-02-29"), day("2024-03-20")).value;
        assert_eq!((window.from, window.until), (day("2023-02-28"), day("2024-03-20")));
        assert!(report_order_goes_with_notice(ClaimKind::Money).value);
        assert!(!report_order_goes_with_notice(ClaimKind::Other).value);
    }

    #[test]
    fn a_later_change_is_reported_within_ten_days() {
        assert_eq!(
            SUPPLEMENTARY_REPORT.after(Calendar::national(), day("2026-09-21")).value.end,
            day("2026-10-08")
        );
    }
}
