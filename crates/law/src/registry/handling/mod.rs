//! Rules of handling limits (TIM).

use super::answer::Answer;
use super::field::{choice, day, field, flag, one_case, text, whole};
use super::inputs::{InputError, Inputs};
use super::investigation::clue;
use super::notice::notice_both;
use super::prose::{EXCLUDED, EXCLUDED_BY_REASON, SPANS, spans};
use super::readers::{Answered, calendar, decide, due, dues};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::auction2020;
use crate::case_funds2017;
use crate::civil_procedure2023;
use crate::civil_procedure2023::objection;
use crate::criminal_property2014;
use crate::derivation::{Article, Confidence};
use crate::dishonest_list2017::{self as list, listing, term};
use crate::enforcement_periods2006 as periods;
use crate::enforcement_procedure2020 as procedure;
use crate::enforcement_work2020 as work;
use crate::grounds::{Case, Table};
use crate::net_auction2016;
use crate::power_checks2021 as power_checks;
use crate::procedure_interpretation2022;
use crate::property_investigation2020 as investigation;
use crate::reference_price2018;
use crate::statutes;
use crate::trial_limits2000::{self as trial, CaseKind};
use serde_json::json;

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "TIM-01",
        title: "执行案件的办理期限",
        says: "有财产可供执行的案件自立案之日起六个月内执结，非诉执行三个月，刑事裁判涉财产部分六个月。需要延长的，期满五日前报院长批准，可以延长三个月，还需延长的层报高级法院备案。",
        versions: versions! {
            "1998-07-08" to "2000-09-27", Recalled: work::article("第107条（1998年）");
            "2000-09-28", Read:
                trial::article("第五条") => "执行案件应当在立案之日起六个月内执结，非诉执行案件应当在立案之日起三个月内执结；有特殊情况需要延长的，经本院院长批准，可以延长三个月，还需延长的，层报高级人民法院备案。",
                trial::article("第八条") => "案件的审理期限从立案次日起计算。",
                work::article("第63条") => "人民法院执行生效法律文书，一般应当在立案之日起六个月内执行结案，但中止执行的期间应当扣除。",
                criminal_property2014::article("第三条") => "人民法院办理刑事裁判涉财产部分执行案件的期限为六个月。",
                periods::article("第一条");
        },
        settings: &[],
        work: computes(
            "filed",
            &[
                day("filed", "立案日"),
                choice(
                    "kind",
                    "案件种类",
                    &[
                        ("ordinary", "一般"),
                        ("administrative", "非诉执行"),
                        ("criminal_property", "刑事涉财产部分"),
                    ],
                )
                .optional()
                .form("不填的按“一般”"),
                whole("extended_months", "批准延长的月数").optional().form("不填的为0"),
                EXCLUDED,
                EXCLUDED_BY_REASON,
            ],
            &[
                day("base_end", "扣除前届满日"),
                whole("excluded_days", "扣除的天数，重叠只计一次"),
                day("end", "届满日，遇休息日不顺延"),
                day("rolled_end", "遇休息日顺延的日期，供参考"),
                day("extension_request_by", "报请延长的最迟日"),
            ],
            handling,
        ),
    },
    Rule {
        id: "TIM-02",
        title: "不计入办理期限的期间",
        says: "公告和鉴定、管辖争议、审计评估和资产清理、中止、和解或者担保后暂缓、上级通知暂缓、拍卖变卖的期间不计入。重叠的日数只扣一次；每次扣除都要记明事由。",
        versions: versions! {
            "2000-09-28", Read:
                trial::article("第九条") => "（七）审理当事人提出的管辖权异议和处理法院之间的管辖争议的期间；（八）民事、行政、执行案件由有关专业机构进行审计、评估、资产清理的期间；（九）中止诉讼（审理）或执行至恢复诉讼（审理）或执行的期间；（十）当事人达成执行和解或者提供执行担保后，执行法院决定暂缓执行的期间；（十一）上级人民法院通知暂缓执行的期间；（十二）执行中拍卖、变卖被查封、扣押财产的期间。";
        },
        settings: &[],
        work: computes(
            "filed",
            &[
                day("filed", "立案日"),
                field("valuation", "评估期间", SPANS)
                    .optional()
                    .form("首尾日均计入；也可以写“2026-03-01至2026-03-31”"),
                field("auction", "拍卖期间", SPANS).optional().form("首尾日均计入"),
                EXCLUDED,
                EXCLUDED_BY_REASON,
                choice(
                    "kind",
                    "案件种类",
                    &[
                        ("ordinary", "一般"),
                        ("administrative", "非诉执行"),
                        ("criminal_property", "刑事涉财产部分"),
                    ],
                )
                .optional()
                .form("不填的按“一般”"),
                whole("extended_months", "批准延长的月数").optional().form("不填的为0"),
            ],
            &[
                day("base_end", "扣除前届满日"),
                whole("excluded_days", "扣除的天数，重叠只计一次"),
                day("end", "届满日，遇休息日不顺延"),
                day("rolled_end", "遇休息日顺延的日期，供参考"),
                day("extension_request_by", "报请延长的最迟日"),
            ],
            handling,
        ),
    },
    Rule {
        id: "TIM-03",
        title: "立案期限",
        says: "收到申请后七日内立案，不符合条件的七日内裁定不予受理。",
        versions: versions! {
            "1998-07-08" to "2020-12-31", Recalled: work::article("第16条");
            "2021-01-01", Read:
                work::article("第16条") => "人民法院对符合上述条件的申请，应当在七日内予以立案；不符合上述条件之一的，应当在七日内裁定不予受理。",
                trial::article("第六条") => "经审查认为符合受理条件的应当在七日内立案；";
        },
        settings: &[],
        work: computes(
            "received",
            &[day("received", "收到申请日")],
            &[day("by", "最迟立案日")],
            |inputs| due(inputs, "received", &work::FILING),
        ),
    },
    Rule {
        id: "TIM-04",
        title: "确定承办人",
        says: "立案后七日内确定承办人。",
        versions: versions! {
            "2007-01-01", Excerpt: periods::article("第二条");
        },
        settings: &[],
        work: computes("filed", &[day("filed", "立案日")], &[day("by", "最迟确定日")], |inputs| {
            due(inputs, "filed", &periods::HANDLER)
        }),
    },
    Rule {
        id: "TIM-05",
        title: "发出执行通知的内部期限",
        says: "承办人收到材料后三日内发出执行通知并征集线索，最迟不超过法院收到申请后十日，以先到者为准。",
        versions: versions! {
            "2007-01-01", Excerpt:
                periods::article("第四条"),
                periods::article("第五条"),
                procedure_interpretation2022::article("第四百八十条");
        },
        settings: &[],
        work: computes(
            "file_received",
            &[day("received", "法院收到申请执行书日"), day("file_received", "承办人收到案件材料日")],
            &[day("by", "最迟发出日")],
            notice_both,
        ),
    },
    Rule {
        id: "TIM-06",
        title: "核实财产线索的期限",
        says: "明确、具体的财产线索七日内核实，情况紧急的三日内核实。",
        versions: versions! {
            "2017-05-01" to "2020-12-31", Recalled: investigation::article("第二条");
            "2021-01-01", Read:
                investigation::article("第二条") => "财产线索明确、具体的，人民法院应当在七日内调查核实；情况紧急的，应当在三日内调查核实。";
        },
        settings: &[],
        work: computes(
            "clue",
            &[day("clue", "收到财产线索日"), flag("urgent", "情况是否紧急").optional().form("不填的视为否")],
            &[day("by", "最迟核实日")],
            clue,
        ),
    },
    Rule {
        id: "TIM-07",
        title: "审计、悬赏申请的决定期限",
        says: "收到审计申请、悬赏申请之日起十日内决定是否准许。",
        versions: versions! {
            "2017-05-01" to "2020-12-31", Recalled: investigation::article("第十七条");
            "2021-01-01", Read:
                investigation::article("第十七条") => "人民法院应当自收到书面申请之日起十日内决定是否准许。",
                investigation::article("第二十一条") => "人民法院应当自收到书面申请之日起十日内决定是否准许。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                day("audit_requested", "收到审计申请日").optional(),
                day("bounty_requested", "收到悬赏申请日；至少填一个").optional(),
            ],
            &[day("audit_by", "审计最迟决定日"), day("bounty_by", "悬赏最迟决定日")],
            |inputs| {
                dues(
                    inputs,
                    &[
                        ("audit_requested", "audit_by", &investigation::AUDIT),
                        ("bounty_requested", "bounty_by", &investigation::BOUNTY),
                    ],
                )
            },
        ),
    },
    Rule {
        id: "TIM-08",
        title: "启动确定参考价程序的期限",
        says: "查封、扣押、冻结后需要拍卖、变卖的，三十日内启动确定财产处置参考价程序。",
        versions: versions! {
            "2018-09-01", Read:
                Article::new(statutes::REFERENCE_PRICE, "第一条") => "人民法院查封、扣押、冻结财产后，对需要拍卖、变卖的财产，应当在三十日内启动确定财产处置参考价程序。";
        },
        settings: &[],
        work: computes(
            "seized",
            &[day("seized", "查封、扣押、冻结日")],
            &[day("by", "最迟启动日")],
            |inputs| due(inputs, "seized", &reference_price2018::START),
        ),
    },
    Rule {
        id: "TIM-09",
        title: "选定评估、拍卖机构的期限",
        says: "需要评估、拍卖的，十日内选定机构。",
        versions: versions! {
            "2007-01-01", Excerpt: periods::article("第七条");
        },
        settings: &[],
        work: computes(
            "needed",
            &[day("needed", "决定评估、拍卖日")],
            &[day("by", "最迟选定日")],
            |inputs| due(inputs, "needed", &periods::CHOICE_OF_AGENCY),
        ),
    },
    Rule {
        id: "TIM-10",
        title: "启动财产变价程序的期限",
        says: "参考价确定后十日内启动财产变价程序。",
        versions: versions! {
            "2018-09-01", Read:
                Article::new(statutes::REFERENCE_PRICE, "第三十条") => "人民法院应当在参考价确定后十日内启动财产变价程序。";
        },
        settings: &[],
        work: computes(
            "price_fixed",
            &[day("price_fixed", "参考价确定日")],
            &[day("by", "最迟启动日")],
            |inputs| due(inputs, "price_fixed", &reference_price2018::DISPOSAL),
        ),
    },
    Rule {
        id: "TIM-11",
        title: "送达登记协助通知的期限",
        says: "需要登记机关协助的，五日内送达协助执行通知。",
        versions: versions! {
            "2007-01-01", Excerpt: periods::article("第八条");
        },
        settings: &[],
        work: computes(
            "ruled",
            &[day("ruled", "作出裁定日")],
            &[day("by", "最迟送达日")],
            |inputs| due(inputs, "ruled", &periods::REGISTRATION_NOTICE),
        ),
    },
    Rule {
        id: "TIM-12",
        title: "院内审批的期限",
        says: "执行措施需要院内审批的，七日内完成。",
        versions: versions! {
            "2007-01-01", Recalled: periods::article("第十二条");
        },
        settings: &[],
        work: computes(
            "submitted",
            &[day("submitted", "报请审批日")],
            &[day("by", "最迟完成日")],
            |inputs| due(inputs, "submitted", &periods::APPROVAL),
        ),
    },
    Rule {
        id: "TIM-13",
        title: "网络司法拍卖再次拍卖的期限",
        says: "网络司法拍卖流拍后，三十日内在同一平台再次拍卖。",
        versions: versions! {
            "2017-01-01", Read: Article::new(statutes::NET_AUCTION, "第二十六条") => "流拍后应当在三十日内在同一网络司法拍卖平台再次拍卖，拍卖动产的应当在拍卖七日前公告；";
        },
        settings: &[],
        work: computes(
            "failed",
            &[day("failed", "流拍日")],
            &[day("by", "最迟再次拍卖日")],
            |inputs| due(inputs, "failed", &net_auction2016::SECOND_ROUND),
        ),
    },
    Rule {
        id: "TIM-14",
        title: "送达成交裁定和移交财产的期限",
        says: "价款全额交付后十日内送达成交裁定，裁定送达后十五日内移交财产。",
        versions: versions! {
            "2005-01-01" to "2020-12-31", Recalled: Article::new(statutes::AUCTION, "第二十条");
            "2021-01-01", Read:
                Article::new(statutes::AUCTION, "第二十条") => "人民法院应当作出裁定，并于价款或者需要补交的差价全额交付后十日内，送达买受人或者承受人。",
                Article::new(statutes::AUCTION, "第二十七条") => "应当于裁定送达后十五日内，将拍卖的财产移交买受人或者承受人。";
        },
        settings: &[],
        work: computes(
            "paid",
            &[
                day("paid", "价款全额交付日").optional(),
                day("ruling_served", "成交裁定送达日；至少填一个").optional(),
            ],
            &[day("serve_by", "最迟送达裁定日"), day("hand_over_by", "最迟移交日")],
            |inputs| {
                dues(
                    inputs,
                    &[
                        ("paid", "serve_by", &auction2020::RULING),
                        ("ruling_served", "hand_over_by", &auction2020::HAND_OVER),
                    ],
                )
            },
        ),
    },
    Rule {
        id: "TIM-15",
        title: "发放案款的期限",
        says: "收到财务部门到账通知后三十日内核算、结算、发放；有延缓事由的，事由消失后十日内发放。",
        versions: versions! {
            "2017-05-01", Excerpt: case_funds2017::article("第十条");
        },
        settings: &[],
        work: computes(
            "noticed",
            &[
                day("noticed", "收到到账通知日；延缓发放的不填").optional(),
                day("reason_ended", "延缓事由消失日；没有延缓的不填").optional(),
            ],
            &[day("by", "最迟发放日")],
            super::case_funds::payout,
        ),
    },
    Rule {
        id: "TIM-16",
        title: "异议和复议的审查期限",
        says: "异议自收到书面异议之日起十五日内审查，复议自收到复议申请之日起三十日内审查，经院长批准可以延长，延长不超过三十日。",
        versions: versions! {
            "2024-01-01", Read:
                civil_procedure2023::article("第二百三十六条") => "人民法院应当自收到书面异议之日起十五日内审查，理由成立的，裁定撤销或者改正；理由不成立的，裁定驳回。",
                procedure::article("第八条") => "上一级人民法院应当自收到复议申请之日起三十日内审查完毕，并作出裁定。有特殊情况需要延长的，经本院院长批准，可以延长，延长的期限不得超过三十日。";
        },
        settings: &[],
        work: computes(
            "objection_received",
            &[
                day("objection_received", "收到书面异议日").optional(),
                day("reconsideration_received", "收到复议申请日；至少填一个").optional(),
            ],
            &[
                day("objection_by", "异议审查届满日"),
                day("reconsideration_by", "复议审查届满日"),
                day("reconsideration_extended_by", "延长后的复议审查届满日"),
            ],
            |inputs| {
                dues(
                    inputs,
                    &[
                        ("objection_received", "objection_by", &objection::ACT_DECISION),
                        ("reconsideration_received", "reconsideration_by", &procedure::RECONSIDERATION),
                        (
                            "reconsideration_received",
                            "reconsideration_extended_by",
                            &procedure::RECONSIDERATION_EXTENDED,
                        ),
                    ],
                )
            },
        ),
    },
    Rule {
        id: "TIM-17",
        title: "失信名单的决定和纠正期限",
        says: "申请纳入的，十五日内审查决定；申请纠正的，十五日内审查，成立的三个工作日内纠正；应当删除的，三个工作日内删除。",
        versions: versions! {
            "2017-05-01", Excerpt:
                list::article("第十二条"),
                list::article("第十条"),
                list::article("第五条");
        },
        settings: &[],
        work: computes(
            "",
            &[
                day("listing_requested", "收到纳入申请日").optional(),
                day("correction_requested", "收到纠正申请日").optional(),
                day("founded", "认定应当纠正、删除日；至少填一个").optional(),
            ],
            &[
                day("decide_listing_by", "最迟决定纳入日").optional(),
                day("review_correction_by", "纠正申请最迟审查日").optional(),
                day("correct_by", "最迟纠正、删除日").optional(),
            ],
            |inputs| {
                dues(
                    inputs,
                    &[
                        ("listing_requested", "decide_listing_by", &listing::DECISION),
                        ("correction_requested", "review_correction_by", &term::CORRECTION_REVIEW),
                        ("founded", "correct_by", &term::DELETION),
                    ],
                )
            },
        ),
    },
    Rule {
        id: "TIM-18",
        title: "解除限制消费的期限",
        says: "履行完毕、提供有效担保或者申请执行人同意的，三个工作日内解除限制消费令。",
        versions: versions! {
            "2021-12-06", Excerpt: power_checks::article("第二十三条");
        },
        settings: &[],
        work: computes(
            "ground",
            &[day("ground", "解除事由发生日")],
            &[day("by", "最迟解除日")],
            |inputs| due(inputs, "ground", &power_checks::RESTRICTION_LIFTED),
        ),
    },
    Rule {
        id: "TIM-19",
        title: "执行信访的期限",
        says: "执行信访五个工作日内录入，三十个工作日内办结。",
        versions: versions! {
            "2021-12-06", Excerpt: power_checks::article("第三十条");
        },
        settings: &[],
        work: computes(
            "received",
            &[day("received", "收到信访日")],
            &[day("enter_by", "最迟录入日"), day("finish_by", "最迟办结日")],
            |inputs| {
                dues(
                    inputs,
                    &[
                        ("received", "enter_by", &power_checks::PETITION_ENTERED),
                        ("received", "finish_by", &power_checks::PETITION_FINISHED),
                    ],
                )
            },
        ),
    },
    Rule {
        id: "TIM-20",
        title: "请求上级法院复议指令",
        says: "下级法院收到上级法院的纠正指令后必须立即纠正；认为指令有错误的，五日内请求上级法院复议。",
        versions: versions! {
            "1998-07-08" to "2020-12-31", Recalled: work::article("第72条");
            "2021-01-01", Read: work::article("第72条") => "如果认为上级法院的指令有错误，可以在收到该指令后五日内请求上级法院复议。";
        },
        settings: &[],
        work: computes(
            "order_received",
            &[day("order_received", "收到指令日")],
            &[day("by", "最迟请求复议日")],
            |inputs| due(inputs, "order_received", &work::ASK_BACK),
        ),
    },
    Rule {
        id: "TIM-21",
        title: "执行流程信息公开",
        says: "立案、办案人员、执行措施、财产处置、案款、结案等流程信息以公开为原则，通过网站、短信、12368热线等告知当事人；国家秘密、商业秘密、个人隐私和有碍执行的除外。",
        versions: versions! {
            "2014-09-03", Excerpt: Article::new(statutes::FLOW_PUBLICITY, "第一条至第三条");
        },
        settings: &[],
        work: computes(
            "",
            &[one_case("information", "信息", &PUBLICITY)],
            &[
                choice("outcome", "结果", &[("open", "应当公开"), ("not_open", "不公开")]),
                text("text", "说明"),
            ],
            |inputs| decide(inputs, "information", &PUBLICITY),
        ),
    },
];

const fn open(name: &'static str, label: &'static str) -> Case {
    let article = Article::new(statutes::FLOW_PUBLICITY, "第一条至第三条");
    Case::new(name, label, "open", article, "应当通过网站、短信、12368热线等向当事人公开。")
}

const fn closed(name: &'static str, label: &'static str) -> Case {
    let article = Article::new(statutes::FLOW_PUBLICITY, "第一条");
    Case::new(name, label, "not_open", article, "不属于应当公开的流程信息。")
}

/// Which information of the course of a case is open to the parties (TIM-21): open as a rule; what stays closed is our
/// reading of the words “as a rule”.
const PUBLICITY: Table = Table {
    rule: "TIM-21",
    title: "执行流程信息公开",
    confidence: Confidence::Excerpt,
    cases: &[
        open("filing", "立案信息"),
        open("staff", "办案人员信息"),
        open("measures", "已经采取的执行措施"),
        open("disposal", "财产处置"),
        open("money", "案款"),
        open("closing", "结案"),
        closed("secret", "国家秘密、商业秘密、个人隐私"),
        closed("search_plan", "尚未采取、公开有碍执行的查控"),
    ],
};

fn case_kind(inputs: &Inputs<'_>) -> Result<CaseKind, InputError> {
    if inputs.has("kind") {
        inputs.typed("kind", "ordinary、administrative 或者 criminal_property")
    } else {
        Ok(CaseKind::Ordinary)
    }
}

fn handling(inputs: &Inputs<'_>) -> Answered {
    let extended = inputs.small_or("extended_months", 0)?;
    let spans = spans(inputs, &["filed", "kind", "extended_months", "same_as"])?;
    let explained =
        trial::handling_limit(calendar(), case_kind(inputs)?, inputs.day("filed")?, extended, &spans);
    let limit = explained.value;
    let value = json!({
        "base_end": limit.base_end,
        "excluded_days": limit.excluded_days,
        "end": limit.end,
        "rolled_end": limit.rolled_end,
        "extension_request_by": trial::extension_request_due(limit.end).value,
    });
    Ok(Answer::of(&explained, value))
}
