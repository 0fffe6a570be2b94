//! Rules of the reference price (VAL).

use super::answer::Answer;
use super::field::{Kind, a_word, choice, day, flag, list, money, rows, text, whole};
use super::inputs::{InputError, Inputs};
use super::readers::{Answered, calendar, due_answer, named, told};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::equity_enforcement2021 as equity;
use crate::reference_price2018::{
    self as val, Fault, JointWish, Misconduct, Objection, Platform, Report, Way, WayFacts,
};
use serde::Deserialize;
use serde_json::json;
use values::Fen;

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "VAL-01",
        title: "启动确定参考价",
        says: "查封、扣押、冻结后需要拍卖、变卖的财产，三十日内启动确定参考价程序。",
        versions: versions! {
            "2018-09-01", Read: val::article("第一条") => "人民法院查封、扣押、冻结财产后，对需要拍卖、变卖的财产，应当在三十日内启动确定财产处置参考价程序。";
        },
        settings: &[],
        work: computes(
            "seized",
            &[day("seized", "查封、扣押、冻结日")],
            &[
                day("raw_end", "未顺延的届满日，提醒以此为准"),
                day("by", "最迟启动日（遇休息日顺延）"),
                flag("provisional", "放假安排是否尚未公布"),
            ],
            start,
        ),
    },
    Rule {
        id: "VAL-02",
        title: "确定参考价的方式",
        says: "依次采取当事人议价、定向询价、网络询价、委托评估。双方一致要求的可以跳到后面的方式，法律规定必须评估的直接评估。",
        versions: versions! {
            "2018-09-01", Read:
                val::article("第五条") => "当事人议价不能或者不成，且财产有计税基准价、政府定价或者政府指导价的，人民法院应当向确定参考价时财产所在地的有关机构进行定向询价。",
                val::article("第七条") => "定向询价不能或者不成，财产无需由专业人员现场勘验或者鉴定，且具备网络询价条件的，人民法院应当通过司法网络询价平台进行网络询价。",
                val::article("第十四条") => "法律、行政法规规定必须委托评估、双方当事人要求委托评估或者网络询价不能或不成的，人民法院应当委托评估机构进行评估。";
        },
        settings: &[],
        work: computes(
            "decided_on",
            &[
                day("decided_on", "决定之日").optional(),
                flag("appraisal_by_law", "法律、行政法规是否规定必须评估").optional().form("不填的视为否"),
                choice(
                    "wish",
                    "双方一致的要求",
                    &[
                        ("none", "无"),
                        ("directed_inquiry", "定向询价"),
                        ("network_inquiry", "网络询价"),
                        ("appraisal", "委托评估"),
                    ],
                )
                .optional()
                .form("不填的按“无”"),
                flag("agreement_open", "是否还能议价（没有拒绝、下落不明或者议价不成）")
                    .optional()
                    .form("不填的视为是"),
                flag("public_price", "有无计税基准价、政府定价或者政府指导价").optional().form("不填的为无"),
                flag("directed_failed", "定向询价是否不能或者不成").optional().form("不填的视为否"),
                flag("needs_inspection", "是否须专业人员现场勘验或者鉴定").optional().form("不填的视为否"),
                flag("network_possible", "是否具备网络询价条件").optional().form("不填的视为是"),
                flag("network_failed", "网络询价是否不能或者不成").optional().form("不填的视为否"),
            ],
            &[choice(
                "way",
                "确定方式",
                &[
                    ("agreement", "议价"),
                    ("directed_inquiry", "定向询价"),
                    ("network_inquiry", "网络询价"),
                    ("appraisal", "委托评估"),
                ],
            )],
            way,
        ),
    },
    Rule {
        id: "VAL-03",
        title: "网络询价的期限",
        says: "同时委托名单库里的全部平台，三日内出报告。都没出但申请延期的，延期三日一次；有平台按时出的，不准别的平台延期；都没出也没申请的，委托评估。",
        versions: versions! {
            "2018-09-01", Read:
                val::article("第十一条") => "全部司法网络询价平台均未能在期限内出具询价结果的，人民法院应当根据各司法网络询价平台的延期申请延期三日；部分司法网络询价平台在期限内出具网络询价结果的，人民法院对其他司法网络询价平台的延期申请不予准许。",
                val::article("第十条") => "采取网络询价方式确定参考价的，人民法院应当同时向名单库中的全部司法网络询价平台发出网络询价委托书。";
        },
        settings: &[],
        work: computes(
            "received",
            &[
                day("received", "平台收到委托书日"),
                rows(
                    "platforms",
                    "各平台",
                    &[
                        text("name", "名称"),
                        choice(
                            "answer",
                            "答复",
                            &[
                                ("in_time", "按时出具"),
                                ("asked_for_time", "申请延期"),
                                ("silent", "未出具也未申请"),
                            ],
                        ),
                    ],
                ),
                flag("already_extended", "是否已经延期过").optional().form("不填的视为否"),
            ],
            &[
                day("report_by", "出具报告的最后一日"),
                choice(
                    "next",
                    "下一步",
                    &[
                        ("use_reports", "用已出具的结果"),
                        ("extend_once", "延期三日"),
                        ("appraise", "委托评估"),
                    ],
                ),
                day("extended_by", "延期后的最后一日；不延期的同上"),
            ],
            inquiry,
        ),
    },
    Rule {
        id: "VAL-04",
        title: "网络询价报告的补正",
        says: "全部报告都有财产信息错误、超出范围或者遗漏的，通知平台三日内补正；只有部分报告有错的，不用补正，直接不采用。",
        versions: versions! {
            "2018-09-01", Read:
                val::article("第十二条") => "应当通知司法网络询价平台在三日内予以补正；部分网络询价报告不存在上述情形的，无需通知其他司法网络询价平台补正。";
        },
        settings: &[],
        work: computes(
            "notified",
            &[
                day("notified", "通知平台补正日"),
                rows("reports", "各份报告", &[text("name", "平台名称"), flag("faulty", "是否有错误")]),
            ],
            &[
                list("to_correct", "须补正的报告", &Kind::Text),
                list("left_out", "不采用的报告", &Kind::Text),
                list("used", "采用的报告", &Kind::Text),
                day("correct_by", "补正的最后一日；不须补正的为空").optional(),
            ],
            mending,
        ),
    },
    Rule {
        id: "VAL-05",
        title: "网络询价的参考价",
        says: "以按时出具结果的各平台的平均值为参考价。有异议的：部分报告被异议的，只用没有异议的；全部被异议的，用异议被驳回或者已经补正的。",
        versions: versions! {
            "2018-09-01", Read:
                val::article("第十三条") => "部分司法网络询价平台在期限内出具询价结果或者补正结果的，人民法院应当以该部分司法网络询价平台出具结果的平均值为参考价。",
                val::article("第十三条第二款") => "对部分网络询价报告提出异议的，人民法院应当以网络询价报告未被提出异议的各司法网络询价平台出具结果的平均值为参考价。";
        },
        settings: &["D-06"],
        work: computes(
            "",
            &[
                list("quotes_fen", "按时出具的各平台询价结果", &Kind::Money),
                list(
                    "reports",
                    "与询价结果依次对应的情况",
                    &a_word(&[
                        ("unopposed", "无异议"),
                        ("objection_rejected", "异议被驳回"),
                        ("corrected", "已补正"),
                        ("opposed", "异议成立或者未处理"),
                    ]),
                )
                .optional(),
            ],
            &[money("reference_fen", "参考价"), whole("counted", "计入的平台数")],
            mean,
        ),
    },
    Rule {
        id: "VAL-06",
        title: "委托评估",
        says: "当事人协商或者摇号确定三家评估机构和顺序。评估机构三十日内出报告，延期要在届满五日前申请，最多两次、每次十五日；逾期不出的三日内退回材料，换下一家。",
        versions: versions! {
            "2018-09-01", Read:
                val::article("第十九条") => "评估机构不能在期限内出具评估报告的，应当在期限届满五日前书面向人民法院申请延长期限。人民法院决定延长期限的，延期次数不超过两次，每次不超过十五日。",
                val::article("第十六条") => "双方当事人在指定期限内协商不成或者一方当事人下落不明的，采取摇号方式在名单分库或者财产所在地的名单子库中随机确定三家评估机构以及顺序。";
        },
        settings: &[],
        work: computes(
            "received",
            &[
                day("received", "评估机构收到委托日"),
                whole("suspended_days", "暂缓、中止执行的天数").optional().form("不填的为0"),
                list("extensions", "已准许的各次延期天数的列表，最多两次，每次不超过15", &Kind::Whole)
                    .optional(),
            ],
            &[
                day("report_by", "出具报告的最后一日"),
                day("ask_extension_by", "申请延期（或者再次延期）的最后一日"),
                day("latest_by", "用足延期时的最后一日"),
                flag("may_extend", "是否还可以延期"),
            ],
            appraisal,
        ),
    },
    Rule {
        id: "VAL-07",
        title: "报告的发送",
        says: "收到报告后三日内发给当事人和利害关系人；下落不明、没有有效地址的，在中国执行信息公开网公示，满十五日视为收到。",
        versions: versions! {
            "2018-09-01", Read:
                val::article("第二十一条") => "人民法院收到定向询价、网络询价、委托评估、说明补正等报告后，应当在三日内发送给当事人及利害关系人。",
                val::article("第二十一条第二款") => "应当在中国执行信息公开网上予以公示，公示满十五日即视为收到。";
        },
        settings: &[],
        work: computes(
            "received",
            &[
                day("received", "法院收到报告日"),
                day("published", "公示日；没有公示的不填，按收到报告日计算").optional(),
            ],
            &[day("send_by", "最迟发送日"), day("deemed_received_on", "公示的视为收到之日")],
            sending,
        ),
    },
    Rule {
        id: "VAL-08",
        title: "对参考价的异议",
        says: "收到报告后五日内提出。财产信息、范围、资质、程序的问题参照执行行为异议处理；评估标准、方法、结果的问题三日内交评估机构说明，再有异议的由行业协会评审。议价、定向询价不接受异议。",
        versions: versions! {
            "2018-09-01", Read:
                val::article("第二十二条") => "当事人、利害关系人认为网络询价报告或者评估报告具有下列情形之一的，可以在收到报告后五日内提出书面异议：（一）财产基本信息错误；（二）超出财产范围或者遗漏财产；（三）评估机构或者评估人员不具备相应评估资质；（四）评估程序严重违法。",
                val::article("第二十三条") => "当事人、利害关系人收到评估报告后五日内对评估报告的参照标准、计算方法或者评估结果等提出书面异议的，人民法院应当在三日内交评估机构予以书面说明。",
                val::article("第二十四条") => "当事人、利害关系人对议价或者定向询价提出异议的，人民法院不予受理。";
        },
        settings: &[],
        work: computes(
            "received",
            &[
                day("received", "收到报告日"),
                day("raised", "提出异议日"),
                choice(
                    "way",
                    "确定方式",
                    &[
                        ("agreement", "当事人议价"),
                        ("directed_inquiry", "定向询价"),
                        ("network_inquiry", "网络询价"),
                        ("appraisal", "委托评估"),
                    ],
                ),
                choice(
                    "fault",
                    "异议内容",
                    &[
                        ("basics", "基本信息"),
                        ("scope", "范围"),
                        ("licence", "资质"),
                        ("procedure", "程序严重违法"),
                        ("method", "参照标准、计算方法或者结果"),
                    ],
                ),
            ],
            &[
                choice(
                    "route",
                    "处理",
                    &[
                        ("not_accepted", "不予受理"),
                        ("like_act_objection", "参照执行行为异议"),
                        ("appraiser_explains", "交评估机构说明"),
                    ],
                ),
                day("object_by", "提出异议的最后一日"),
                day("hand_over_by", "交评估机构的最后一日；不须交的为空").optional(),
            ],
            route,
        ),
    },
    Rule {
        id: "VAL-09",
        title: "参考价的有效期",
        says: "有效期最长一年。在有效期内发布一拍公告，拍卖、变卖时没有超过有效期六个月的，不用重新确定；否则平台三日内、评估机构十五日内重新出报告。",
        versions: versions! {
            "2018-09-01", Read:
                val::article("第二十七条") => "人民法院在议价、询价、评估结果有效期内发布一拍拍卖公告或者直接进入变卖程序，拍卖、变卖时未超过有效期六个月的，无需重新确定参考价，但法律、行政法规、司法解释另有规定的除外。",
                val::article("第二十七条第一款") => "有效期最长不得超过一年。",
                val::article("第十一条第四款") => "应当通知司法网络询价平台在三日内重新出具网络询价报告。",
                val::article("第十九条第四款") => "应当通知原评估机构在十五日内重新出具评估报告。";
        },
        settings: &[],
        work: computes(
            "result",
            &[
                day("result", "询价、评估结果出具日"),
                day("stated_until", "报告写明的有效期最后一日；不填为一年").optional(),
                day("first_notice", "一拍公告发布日或者进入变卖程序日"),
                day("sale", "拍卖、变卖日"),
            ],
            &[
                flag("valid", "是否无需重新确定参考价"),
                day("valid_until", "有效期最后一日"),
                day("sale_until", "一拍公告在有效期内时，拍卖、变卖的最后一日"),
            ],
            validity,
        ),
    },
    Rule {
        id: "VAL-10",
        title: "参考价确定后启动变价",
        says: "参考价确定后十日内启动拍卖、变卖。",
        versions: versions! {
            "2018-09-01", Read:
                val::article("第三十条") => "人民法院应当在参考价确定后十日内启动财产变价程序。拍卖的，参照参考价确定起拍价；直接变卖的，参照参考价确定变卖价。";
        },
        settings: &[],
        work: computes(
            "fixed",
            &[day("fixed", "参考价确定日")],
            &[
                day("raw_end", "未顺延的届满日"),
                day("by", "最迟启动日（遇休息日顺延）"),
                flag("provisional", "放假安排是否尚未公布"),
            ],
            disposal,
        ),
    },
    Rule {
        id: "VAL-11",
        title: "参考价的监督",
        says: "有证据证明议价有欺诈胁迫、恶意串通、虚假询价结果、异议处理确有错误的，在发布一拍公告或者进入变卖之前提出，按执行监督程序审查；过了这个时点不再审查。",
        versions: versions! {
            "2018-09-01", Read:
                val::article("第二十五条") => "当事人、利害关系人有证据证明具有下列情形之一，且在发布一拍拍卖公告或者直接进入变卖程序之前提出异议的，人民法院应当按照执行监督程序进行审查处理：（一）议价中存在欺诈、胁迫情形；（二）恶意串通损害第三人利益；（三）有关机构出具虚假定向询价结果；（四）依照本规定第二十二条、第二十三条作出的处理结果确有错误。";
        },
        settings: &[],
        work: computes(
            "raised",
            &[
                day("raised", "提出异议日"),
                choice(
                    "misconduct",
                    "违法情形",
                    &[
                        ("fraud", "欺诈胁迫"),
                        ("collusion", "恶意串通"),
                        ("false_quotation", "虚假询价"),
                        ("wrong_handling", "异议处理错误"),
                    ],
                ),
                flag("with_evidence", "有无证据"),
                day("first_notice", "一拍公告发布日或者进入变卖程序日；尚未发布的不填").optional(),
            ],
            &[choice(
                "outcome",
                "结果",
                &[("supervision", "按执行监督审查"), ("too_late", "提出过晚"), ("no_evidence", "没有证据")],
            )],
            supervised,
        ),
    },
    Rule {
        id: "VAL-12",
        title: "缺少材料的股权",
        says: "股权评估缺材料又调不到的，按现有材料评估；评不出来的，经申请执行人书面申请，可以用适当高于执行费用的金额起拍，股权明显没有价值的除外。",
        versions: versions! {
            "2022-01-01", Read:
                equity::article("第十二条第二款") => "评估机构根据现有材料无法出具评估报告的，经申请执行人书面申请，人民法院可以根据具体情况以适当高于执行费用的金额确定起拍价，但是股权所在公司经营严重异常，股权明显没有价值的除外。";
        },
        settings: &[],
        work: computes(
            "decided_on",
            &[
                day("decided_on", "决定之日").optional(),
                flag("can_be_appraised", "根据现有材料能否评估").optional().form("不填的视为否"),
                flag("requested", "申请执行人是否书面申请").optional().form("不填的视为否"),
                flag("worthless", "公司经营严重异常，股权是否明显没有价值").optional().form("不填的视为否"),
                money("costs_fen", "执行费用").optional(),
            ],
            &[
                choice(
                    "by",
                    "处理",
                    &[
                        ("appraise_on_what_exists", "按现有材料评估"),
                        ("above_costs", "高于执行费用起拍"),
                        ("await_request", "待书面申请"),
                        ("worthless", "不得起拍"),
                    ],
                ),
                money("above_fen", "起拍价应当适当高于；不适用的为空").optional(),
            ],
            equity_start,
        ),
    },
];

fn start(inputs: &Inputs<'_>) -> Answered {
    Ok(due_answer(&val::START.after(calendar(), inputs.day("seized")?), "by"))
}

fn way(inputs: &Inputs<'_>) -> Answered {
    let facts = WayFacts {
        appraisal_by_law: inputs.flag_or("appraisal_by_law", false)?,
        wish: inputs.typed_or(
            "wish",
            "none、directed_inquiry、network_inquiry 或者 appraisal",
            JointWish::None,
        )?,
        agreement_open: inputs.flag_or("agreement_open", true)?,
        public_price: inputs.flag_or("public_price", false)?,
        directed_failed: inputs.flag_or("directed_failed", false)?,
        needs_inspection: inputs.flag_or("needs_inspection", false)?,
        network_possible: inputs.flag_or("network_possible", true)?,
        network_failed: inputs.flag_or("network_failed", false)?,
    };
    named(&val::way(facts), "way")
}

fn inquiry(inputs: &Inputs<'_>) -> Answered {
    let platforms: Vec<Platform> = inputs.typed("platforms", "平台的列表，每项有 name、answer")?;
    let extended = inputs.flag_or("already_extended", false)?;
    told(&val::inquiry(calendar(), inputs.day("received")?, &platforms, extended))
}

/// A report and whether it bears an error.
#[derive(Deserialize)]
struct Checked {
    name: String,
    faulty: bool,
}

fn mending(inputs: &Inputs<'_>) -> Answered {
    let reports: Vec<Checked> = inputs.typed("reports", "报告的列表，每项有 name、faulty")?;
    let reports: Vec<(String, bool)> =
        reports.into_iter().map(|report| (report.name, report.faulty)).collect();
    told(&val::mending(calendar(), &reports, inputs.day("notified")?))
}

fn mean(inputs: &Inputs<'_>) -> Answered {
    let quotes = inputs.fens("quotes_fen")?;
    let reports: Vec<Report> = inputs.typed_or(
        "reports",
        "列表，各项为 unopposed、objection_rejected、corrected 或者 opposed",
        vec![Report::Unopposed; quotes.len()],
    )?;
    if reports.len() != quotes.len() {
        return Err(InputError::Unsound("“reports”应当与询价结果一一对应".to_owned()));
    }
    let results: Vec<(Fen, Report)> = quotes.into_iter().zip(reports).collect();
    let explained = val::mean(&results)
        .ok_or_else(|| InputError::Unsound("没有可以采用的询价结果，应当委托评估机构评估".to_owned()))?;
    let counted = explained.derivation.inputs.len();
    Ok(Answer::of(&explained, json!({ "reference_fen": explained.value, "counted": counted })))
}

fn appraisal(inputs: &Inputs<'_>) -> Answered {
    let extensions: Vec<u32> = inputs.typed_or("extensions", "天数的列表", Vec::new())?;
    if extensions.len() > 2 || extensions.iter().any(|days| *days > 15) {
        return Err(InputError::Unsound("延期不超过两次，每次不超过十五日".to_owned()));
    }
    let suspended = inputs.number_or("suspended_days", 0)?;
    told(&val::appraisal_days(calendar(), inputs.day("received")?, suspended, &extensions))
}

fn sending(inputs: &Inputs<'_>) -> Answered {
    let received = inputs.day("received")?;
    told(&val::sending(calendar(), received, inputs.optional_day("published")?.unwrap_or(received)))
}

fn route(inputs: &Inputs<'_>) -> Answered {
    let way: Way = inputs.typed("way", "agreement、directed_inquiry、network_inquiry 或者 appraisal")?;
    let fault: Fault = inputs.typed("fault", "basics、scope、licence、procedure 或者 method")?;
    let objection =
        Objection { way, fault, received_on: inputs.day("received")?, raised_on: inputs.day("raised")? };
    told(&val::route(calendar(), objection))
}

fn validity(inputs: &Inputs<'_>) -> Answered {
    let result = inputs.day("result")?;
    let stated = inputs.optional_day("stated_until")?.unwrap_or(result.plus_years(1));
    told(&val::validity(result, stated, inputs.day("first_notice")?, inputs.day("sale")?))
}

fn disposal(inputs: &Inputs<'_>) -> Answered {
    Ok(due_answer(&val::DISPOSAL.after(calendar(), inputs.day("fixed")?), "by"))
}

fn supervised(inputs: &Inputs<'_>) -> Answered {
    let misconduct: Misconduct =
        inputs.typed("misconduct", "fraud、collusion、false_quotation 或者 wrong_handling")?;
    let (evidence, raised) = (inputs.flag("with_evidence")?, inputs.day("raised")?);
    named(&val::supervised(misconduct, evidence, raised, inputs.optional_day("first_notice")?), "outcome")
}

fn equity_start(inputs: &Inputs<'_>) -> Answered {
    let explained = equity::start_without_papers(
        inputs.flag_or("can_be_appraised", false)?,
        inputs.flag_or("requested", false)?,
        inputs.flag_or("worthless", false)?,
        inputs.fen_or_zero("costs_fen")?,
    );
    told(&explained)
}
