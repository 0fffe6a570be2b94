//! 最高人民法院关于委托执行若干问题的规定 (法释〔2011〕11号, as amended 2020).

use crate::civil_procedure2023;
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::grounds::{Case, Table};
use crate::limit::{Length, Limit};
use crate::statutes;
use values::Day;

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::ENTRUSTED_ENFORCEMENT, article)
}

/// How work outside the province is done (DEL-01).
///
/// > 第一条 执行法院经调查发现被执行人在本辖区内已无财产可供执行，且在其他省、自治区、直辖市内有可供执行财产的，可以将案件委托异地的同级人民法院执行。执行法院确需赴异地执行案件的，应当经其所在辖区高级人民法院批准。
/// >
/// > 第四条第二款 事项委托应当通过人民法院执行指挥中心综合管理平台办理委托事项的相关手续。
pub const KIND: Table = Table {
    rule: "DEL-01",
    title: "委托执行",
    confidence: Confidence::Read,
    cases: &[
        Case::new(
            "none_here_some_there",
            "本辖区内无财产可供执行，外省有可供执行财产",
            "case_delegation_allowed",
            article("第一条第一款"),
            "可以将案件委托异地的同级人民法院执行，并层报各自所在的高级人民法院备案。",
        ),
        Case::new(
            "some_here",
            "本辖区内仍有可供执行财产",
            "case_delegation_not_allowed",
            article("第一条第一款"),
            "不符合委托案件的条件，可以办理事项委托。",
        ),
        Case::new(
            "none_anywhere",
            "本辖区内外均未发现财产",
            "case_delegation_not_allowed",
            article("第一条第一款"),
            "外省没有可供执行财产的，不得委托案件。",
        ),
        Case::new(
            "single_matter",
            "查询、冻结、查封、调查、送达等事项",
            "task_delegation",
            article("第四条第二款"),
            "通过执行指挥中心综合管理平台办理事项委托，受托法院不立委托执行案件。",
        ),
        Case::new(
            "on_site",
            "确需赴外省执行",
            "needs_high_court_approval",
            article("第一条第二款"),
            "应当经所在辖区高级人民法院批准。",
        ),
    ],
};

/// Until when the receiving court files (DEL-02).
///
/// > 第七条第一款 受托法院收到委托执行函后，应当在7日内予以立案，并及时将立案通知书通过委托法院送达申请执行人，同时将指定的承办人、联系电话等书面告知委托法院。
pub const FILING: Limit = Limit::new(
    "DEL-02",
    "受托法院立案",
    Length::Days(7),
    article("第七条第一款"),
    "收到委托执行函后，应当在7日内予以立案。",
);

/// Until when the receiving court begins (DEL-02).
///
/// > 民事诉讼法第二百四十条第一款 受委托人民法院收到委托函件后，必须在十五日内开始执行，不得拒绝。
pub const BEGINNING: Limit = Limit::new(
    "DEL-02",
    "受托法院开始执行",
    Length::Days(15),
    civil_procedure2023::article("第二百四十条第一款"),
    "收到委托函件后，必须在十五日内开始执行，不得拒绝。",
);

/// Until when the receiving court reports what is not done (DEL-02).
///
/// > 民事诉讼法第二百四十条第一款 执行完毕后，应当将执行结果及时函复委托人民法院；在三十日内如果还未执行完毕，也应当将执行情况函告委托人民法院。
pub const REPORT: Limit = Limit::new(
    "DEL-02",
    "函告执行情况",
    Length::Days(30),
    civil_procedure2023::article("第二百四十条第一款"),
    "在三十日内如果还未执行完毕，应当将执行情况函告委托人民法院。",
);

/// Until when the delegating court tells the applicant (DEL-02), after the notice of filing; it closes its case.
///
/// > 第七条第二款 委托法院收到上述通知书后，应当在7日内书面通知申请执行人案件已经委托执行，并告知申请执行人可以直接与受托法院联系执行相关事宜。
pub const TELLING: Limit = Limit::new(
    "DEL-02",
    "委托法院通知申请执行人",
    Length::Days(7),
    article("第七条第二款"),
    "收到立案通知书后作销案处理，并在7日内书面通知申请执行人。",
);

/// Whether the delegating court renews a measure before it is handed over (DEL-03): less than a month is left.
///
/// > 第六条第三款 查封、扣押、冻结等措施的有效期限在移交受托法院时不足1个月的，委托法院应当先行续封或者续冻，再移交受托法院。
///
/// The month runs from the day of handing over to its corresponding day; a measure whose last day is that day or later
/// has a month left.
#[must_use]
pub fn renewal_before_transfer(handed_over_on: Day, last_day: Day) -> Explained<bool> {
    let month = handed_over_on.plus_months(1);
    let renew = last_day < month;
    Derivation::new("DEL-03", "移交前的续封续冻", Confidence::Read)
        .input("移交日", handed_over_on.chinese())
        .input("查封、冻结期限最后一日", last_day.chinese())
        .step(
            article("第六条第三款"),
            format!("有效期限不足1个月（早于{}）的，应当先行续封或者续冻。", month.chinese()),
        )
        .step(article("第六条第二款"), "续封续冻时，仍为原委托法院的查封冻结顺序。")
        .conclude(
            renew,
            if renew {
                "应当先行续封或者续冻，再移交受托法院，顺位不变。"
            } else {
                "可以直接移交，顺位不变。"
            },
        )
}

/// Until when missing papers are completed (DEL-04).
///
/// > 第八条 受托法院如发现委托执行的手续、材料不全，可以要求委托法院补办。委托法院应当在30日内完成补办事项，在上述期限内未完成的，应当作出书面说明。
pub const COMPLETION: Limit = Limit::new(
    "DEL-04",
    "补办委托手续、材料",
    Length::Days(30),
    article("第八条"),
    "委托法院应当在30日内完成补办事项；既不补办又不说明原因的，视为撤回委托。",
);

/// Until when the papers go back after the high court agreed to the return (DEL-04).
///
/// > 第九条第一款 受托法院退回委托的，应当层报所在辖区高级人民法院审批。高级人民法院同意退回后，受托法院应当在15日内将有关委托手续和案卷材料退回委托法院，并作出书面说明。
pub const RETURN: Limit = Limit::new(
    "DEL-04",
    "退回委托",
    Length::Days(15),
    article("第九条第一款"),
    "高级人民法院同意退回后，应当在15日内将有关委托手续和案卷材料退回委托法院。",
);

/// The six months after which the applicant may turn to the court above the receiving court (DEL-04), from its filing.
///
/// > 第十一条 受托法院未能在6个月内将受托案件执结的，申请执行人有权请求受托法院的上一级人民法院提级执行或者指定执行。
pub const IDLE: Limit = Limit::new(
    "DEL-04",
    "受托案件执结",
    Length::Months(6),
    article("第十一条"),
    "未能在6个月内执结的，申请执行人有权请求上一级人民法院提级执行或者指定执行。",
);

const fn cross(name: &'static str, label: &'static str, outcome: &'static str, text: &'static str) -> Case {
    Case::new(name, label, outcome, Article::new(statutes::CROSS_ENFORCEMENT, "关于交叉执行方式的规定"), text)
}

/// The five forms of cross enforcement (DEL-05): the names from an excerpt of the opinion, who enforces from memory.
pub const CROSS: Table = Table {
    rule: "DEL-05",
    title: "交叉执行的方式",
    confidence: Confidence::Recalled,
    cases: &[
        cross("urging", "督促执行", "original_court", "由原执行法院在上级法院确定的期限内执行。"),
        cross("ordering", "指令执行", "designated_court", "由上级法院指令本辖区其他法院执行。"),
        cross("raising", "提级执行", "superior_court", "由上级法院自己执行。"),
        cross("concentrating", "集中执行", "designated_court", "同一被执行人的系列案件集中由一个法院执行。"),
        cross(
            "joint",
            "协同执行",
            "several_courts",
            "由上级法院统一协调，数个法院协同执行，案件仍由原执行法院办理。",
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_with_less_than_a_month_left_is_renewed_first() {
        let renew =
            |last: &str| renewal_before_transfer("2026-03-10".parse().unwrap(), last.parse().unwrap()).value;
        assert!(renew("2026-04-09"));
        assert!(!renew("2026-04-10"));
    }
}
