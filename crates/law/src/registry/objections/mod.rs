//! Rules of objections, reconsideration and supervision (OBJ).

mod readers;

use super::field::{Field, Kind, Words, choice, day, field, flag, list, money, one_case, text};
use super::readers::decide;
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::arbitral_award2018 as award;
use crate::civil_procedure2023;
use crate::derivation::Article;
use crate::enforcement_procedure2020 as procedure;
use crate::notarized_debt2018 as notarized;
use crate::objection2020::{self as objection, article};
use crate::procedure_interpretation2022 as interpretation;
use crate::statutes;
use crate::supervision2023 as supervision;

const CHECKED: [Field; 3] = [
    flag("allowed", "是否应予支持"),
    field(
        "missing",
        "不具备的条件",
        Kind::Several(Words::Requirements(&[
            &objection::BUYER,
            &objection::HOME_BUYER,
            &objection::PRIORITY_NOTICE,
            &objection::LESSEE,
        ])),
    ),
    list("missing_labels", "不具备的条件（中文）", &Kind::Text),
];

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "OBJ-01",
        title: "执行行为异议",
        says: "当事人、利害关系人应当在执行程序终结前书面提出（对终结本身的异议除外）；三日内立案，立案后三日内通知，十五日内裁定；不服的自送达之日起十日内向上一级法院申请复议。",
        versions: versions! {
            "2024-01-01", Read:
                civil_procedure2023::article("第二百三十六条") => "人民法院应当自收到书面异议之日起十五日内审查，理由成立的，裁定撤销或者改正；理由不成立的，裁定驳回。当事人、利害关系人对裁定不服的，可以自裁定送达之日起十日内向上一级人民法院申请复议。",
                article("第二条") => "人民法院应当在三日内立案，并在立案后三日内通知异议人和相关当事人。",
                article("第六条") => "应当在执行程序终结之前提出，但对终结执行措施提出异议的除外。";
        },
        settings: &[],
        work: computes(
            "received",
            &[
                day("received", "收到书面异议日"),
                day("filed", "异议立案日").optional(),
                day("ruling_served", "裁定送达日").optional(),
                choice("against", "针对", &[("act", "执行行为"), ("ending", "终结执行")])
                    .optional()
                    .form("不填的按“执行行为”"),
                day("procedure_ended", "执行程序终结日，未终结的不填").optional(),
            ],
            &[
                day("file_by", "最迟立案日"),
                day("decide_by", "最迟裁定日"),
                day("tell_by", "最迟通知日").optional(),
                day("reconsider_by", "最迟申请复议日").optional(),
                flag("in_time", "异议是否按期提出"),
            ],
            readers::act_objection,
        ),
    },
    Rule {
        id: "OBJ-02",
        title: "异议材料的补足和不予受理",
        says: "材料不齐的一次性告知，三日内补足，逾期不予受理；对不予受理、驳回申请的裁定，十日内向上一级法院申请复议。",
        versions: versions! {
            "2015-05-05" to "2020-12-31", Recalled: article("第二条");
            "2021-01-01", Read:
                article("第二条") => "人民法院应当一次性告知异议人在三日内补足，逾期未补足的，不予受理。",
                article("第二条第三款") => "异议人对不予受理或者驳回申请裁定不服的，可以自裁定送达之日起十日内向上一级人民法院申请复议。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                day("told", "告知补足日").optional(),
                day("ruling_served", "不予受理或者驳回裁定送达日；至少填一个").optional(),
            ],
            &[day("complete_by", "最迟补足日").optional(), day("reconsider_by", "最迟申请复议日").optional()],
            readers::incomplete,
        ),
    },
    Rule {
        id: "OBJ-03",
        title: "复议的期限",
        says: "执行法院五日内报送案卷，上一级法院自收到复议申请之日起三十日内裁定，经院长批准可以延长，延长不超过三十日。",
        versions: versions! {
            "2009-01-01" to "2020-12-31", Recalled: procedure::article("第八条");
            "2021-01-01", Read:
                procedure::article("第八条") => "上一级人民法院应当自收到复议申请之日起三十日内审查完毕，并作出裁定。有特殊情况需要延长的，经本院院长批准，可以延长，延长的期限不得超过三十日。",
                procedure::article("第七条") => "执行法院收到复议申请后，应当在五日内将复议所需的案卷材料报送上一级人民法院；";
        },
        settings: &[],
        work: computes(
            "received",
            &[
                day("received", "上一级法院收到复议申请日"),
                day("request_at_court", "执行法院收到复议申请或者报送通知日").optional(),
            ],
            &[
                day("decide_by", "最迟裁定日"),
                day("extended_by", "批准延长后的最迟裁定日"),
                day("send_file_by", "最迟报送案卷日"),
            ],
            readers::reconsideration,
        ),
    },
    Rule {
        id: "OBJ-04",
        title: "异议、复议期间不停止执行",
        says: "异议和复议期间不停止执行；被执行人提供充分有效担保的，可以停止处分；申请执行人提供充分有效担保请求继续的，应当继续。",
        versions: versions! {
            "2009-01-01" to "2020-12-31", Recalled: procedure::article("第九条");
            "2021-01-01", Read:
                procedure::article("第九条") => "执行异议审查和复议期间，不停止执行。被执行人、利害关系人提供充分、有效的担保请求停止相应处分措施的，人民法院可以准许；申请执行人提供充分、有效的担保请求继续执行的，应当继续执行。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                flag("debtor_security", "被执行人、利害关系人是否提供充分有效担保")
                    .optional()
                    .form("不填的视为否"),
                flag("applicant_security", "申请执行人是否提供充分有效担保").optional().form("不填的视为否"),
            ],
            &[
                choice(
                    "outcome",
                    "结果",
                    &[
                        ("continue", "不停止执行"),
                        ("may_stop_disposal", "可以停止处分"),
                        ("must_continue", "应当继续执行"),
                    ],
                ),
                text("text", "说明"),
            ],
            readers::stay,
        ),
    },
    Rule {
        id: "OBJ-05",
        title: "案外人异议",
        says: "应当在该标的执行终结前提出，十五日内裁定，不服的送达之日起十五日内起诉。审查期间、驳回裁定送达案外人之日起十五日内、诉讼期间，不得处分该标的；申请执行人提供担保的可以继续。",
        versions: versions! {
            "2024-01-01", Read:
                civil_procedure2023::article("第二百三十八条") => "人民法院应当自收到书面异议之日起十五日内审查，理由成立的，裁定中止对该标的的执行；理由不成立的，裁定驳回。",
                interpretation::article("第四百六十三条") => "驳回案外人执行异议裁定送达案外人之日起十五日内，人民法院不得对执行标的进行处分。",
                procedure::article("第十五条") => "案外人异议审查期间，人民法院不得对执行标的进行处分。",
                procedure::article("第十六条") => "案外人执行异议之诉审理期间，人民法院不得对执行标的进行处分。申请执行人请求人民法院继续执行并提供相应担保的，人民法院可以准许。";
        },
        settings: &[],
        work: computes(
            "received",
            &[
                choice(
                    "stage",
                    "案外人异议的阶段",
                    &[("review", "审查期间"), ("rejected", "已驳回尚未起诉"), ("suit", "诉讼期间")],
                ),
                day("received", "收到书面异议日").optional(),
                day("rejection_served", "驳回裁定送达案外人日").optional().form("已驳回尚未起诉的填写"),
                day("on", "判断能否处分的日").optional().form("已驳回尚未起诉的填写"),
                flag("applicant_security", "申请执行人是否提供充分有效担保").optional().form("不填的视为否"),
                flag("acquired_by_party", "标的是否由当事人受让").optional().form("不填的视为否"),
                day("ended", "该标的（当事人受让的为执行程序）执行终结日").optional().form("未终结的不填"),
            ],
            &[
                flag("may_dispose", "能否处分"),
                day("decide_by", "最迟裁定日").optional(),
                day("sue_by", "最迟起诉日").optional(),
                flag("in_time", "异议是否按期提出").optional(),
            ],
            readers::third_party,
        ),
    },
    Rule {
        id: "OBJ-06",
        title: "异议一次提出",
        says: "对同一执行行为的多个事由应当一并提出；撤回异议或者被驳回后，就同一行为、同一标的再次提出的，不予受理。",
        versions: versions! {
            "2015-05-05" to "2020-12-31", Recalled: article("第十五条");
            "2021-01-01", Read:
                article("第十五条") => "撤回异议或者被裁定驳回异议后，再次就该执行行为提出异议的，人民法院不予受理。案外人撤回异议或者被裁定驳回异议后，再次就同一执行标的提出异议的，人民法院不予受理。";
        },
        settings: &[],
        work: computes(
            "",
            &[one_case("earlier", "以前的异议", &objection::REPETITION)],
            &[
                choice(
                    "outcome",
                    "结果",
                    &[("admissible", "受理"), ("joined", "一并审查"), ("not_admissible", "不予受理")],
                ),
                text("text", "说明"),
            ],
            |inputs| decide(inputs, "earlier", &objection::REPETITION),
        ),
    },
    Rule {
        id: "OBJ-07",
        title: "异议、复议案件的合议庭",
        says: "异议、复议由合议庭审查，办理实施案件的人员不得参加；指令重新审查的另行组成合议庭。",
        versions: versions! {
            "2015-05-05" to "2020-12-31", Recalled: article("第十一条");
            "2021-01-01", Read:
                article("第十一条") => "人民法院审查执行异议或者复议案件，应当依法组成合议庭。指令重新审查的执行异议案件，应当另行组成合议庭。办理执行实施案件的人员不得参与相关执行异议和复议案件的审查。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                list("panel", "合议庭成员名单", &Kind::Text),
                list("implementing", "办理执行实施案件的人员名单", &Kind::Text).optional(),
                list("former_panel", "指令重新审查的，原合议庭成员名单", &Kind::Text).optional(),
            ],
            &[
                list("excluded", "不得参加审查的人", &Kind::Text),
                flag("is_panel", "是否为三人以上单数的合议庭"),
                flag("allowed", "该合议庭能否审查"),
            ],
            readers::panel,
        ),
    },
    Rule {
        id: "OBJ-08",
        title: "被执行人的实体事由和抵销",
        says: "执行依据生效后的事由参照执行行为异议审查；生效前的事由告知申请再审。抵销的债务到期、经文书确定或者申请执行人认可、种类品质相同且不属不得抵销的，应予支持。",
        versions: versions! {
            "2015-05-05" to "2020-12-31", Recalled: article("第七条");
            "2021-01-01", Read:
                article("第七条") => "被执行人以债权消灭、丧失强制执行效力等执行依据生效之后的实体事由提出排除执行异议的，人民法院应当参照民事诉讼法第二百二十五条规定进行审查。",
                article("第十九条") => "（一）已经生效法律文书确定或者经申请执行人认可；（二）与被执行人所负债务的标的物种类、品质相同。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                choice(
                    "ground",
                    "事由",
                    &[
                        ("act", "执行行为违法"),
                        ("after_instrument", "生效后的事由"),
                        ("before_instrument", "生效前的事由"),
                        ("set_off", "抵销"),
                    ],
                ),
                flag("both_due", "抵销：互负债务是否均已到期").optional().form("不填的视为否"),
                flag("fixed_or_admitted", "抵销：是否经文书确定或者申请执行人认可").optional(),
                flag("same_kind", "抵销：种类、品质是否相同").optional(),
                flag("not_barred", "抵销：是否不属于不得抵销").optional(),
            ],
            &[
                choice(
                    "outcome",
                    "结果",
                    &[
                        ("act_objection", "执行行为异议"),
                        ("retrial", "申请再审"),
                        ("set_off_upheld", "支持抵销"),
                        ("set_off_refused", "不支持抵销"),
                    ],
                ),
                text("text", "说明"),
                flag("allowed", "是否应予支持").optional(),
                list("missing", "抵销不具备的条件", &Kind::InputName).optional(),
                list("missing_labels", "抵销不具备的条件（中文）", &Kind::Text).optional(),
            ],
            readers::defence,
        ),
    },
    Rule {
        id: "OBJ-09",
        title: "买受人、预告登记权利人和承租人的异议",
        says: "一般买受人看四项：查封前签约、查封前占有、付款、非因自身原因未过户；商品房消费者看签约、居住且无其他居住用房、付款过半；预告登记可以停止处分；承租人须查封前签约并占有。2025年7月24日起，执行异议之诉中对消费者不再要求是唯一住房。",
        versions: versions! {
            "2015-05-05" to "2020-12-31", Recalled: article("第二十八条");
            "2021-01-01", Read:
                article("第二十八条") => "（四）非因买受人自身原因未办理过户登记。",
                article("第二十九条") => "（三）已支付的价款超过合同约定总价款的百分之五十。",
                article("第三十条") => "对被查封的办理了受让物权预告登记的不动产，受让人提出停止处分异议的，人民法院应予支持；",
                article("第三十一条") => "在人民法院查封之前已签订合法有效的书面租赁合同并占有使用该不动产的，人民法院应予支持。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                choice(
                    "right",
                    "案外人的权利",
                    &[
                        ("buyer", "一般买受人"),
                        ("home_buyer", "商品房消费者"),
                        ("priority_notice", "预告登记"),
                        ("lessee", "承租人"),
                    ],
                ),
                flag("contract_before_seizure", "查封前是否已签订书面合同").optional().form("不填的视为否"),
                flag("possession_before_seizure", "查封前是否已占有").optional(),
                flag("price_paid", "一般买受人：是否已付全款或者余款已交付执行").optional(),
                flag("not_own_fault", "一般买受人：是否非因自身原因未过户").optional(),
                flag("for_living_and_only_home", "消费者：是否用于居住且无其他居住用房").optional(),
                money("paid_fen", "消费者：已付价款").optional(),
                money("price_fen", "消费者：合同总价款").optional(),
                flag("notice_registered", "预告登记：是否办理").optional(),
                flag("registrable", "预告登记：是否符合物权登记条件").optional(),
                flag("no_collusion", "承租人：是否不存在恶意串通、低价承租").optional(),
            ],
            &CHECKED,
            readers::rights,
        ),
    },
    Rule {
        id: "OBJ-10",
        title: "六个月未执行，向上一级法院申请执行",
        says: "自收到申请执行书（或者发现财产）之日起超过六个月未执行的，申请执行人可以向上一级法院申请执行。公告、鉴定评估、管辖争议、争议协调、暂缓、中止的期间不计算；拍卖、变卖的期间照常计算。",
        versions: versions! {
            "2024-01-01", Read:
                civil_procedure2023::article("第二百三十七条") => "人民法院自收到申请执行书之日起超过六个月未执行的，申请执行人可以向上一级人民法院申请执行。",
                procedure::article("第十三条") => "不应当计算执行中的公告期间、鉴定评估期间、管辖争议处理期间、执行争议协调期间、暂缓执行期间以及中止执行期间。",
                procedure::article("第十条") => "执行法院自发现财产之日起超过六个月对该财产未执行完结的；";
        },
        settings: &[],
        work: computes(
            "starts",
            &[
                day("starts", "收到申请执行书日；执行中发现财产的为发现日"),
                super::prose::EXCLUDED,
                super::prose::EXCLUDED_BY_REASON,
            ],
            &[day("from", "可以向上一级法院申请的第一日")],
            readers::idle,
        ),
    },
    Rule {
        id: "OBJ-11",
        title: "申请执行监督的期限",
        says: "自复议裁定发生法律效力之日起，或者未提异议、复议的自该期间届满之日起，六个月内申请；对监督裁定不得再次申请监督。",
        versions: versions! {
            "2023-02-01", Excerpt: supervision::article("关于申请期限的规定");
        },
        settings: &[],
        work: computes(
            "effective",
            &[
                one_case("against", "申请监督的情形", &supervision::AGAINST),
                day("effective", "复议裁定生效日或者期间届满日；对监督裁定不填").optional(),
            ],
            &[
                choice("outcome", "结果", &[("admissible", "可以申请"), ("not_admissible", "不得申请")]),
                text("text", "说明"),
                day("by", "最迟申请日").optional(),
            ],
            readers::supervise,
        ),
    },
    Rule {
        id: "OBJ-12",
        title: "不予执行仲裁裁决、公证债权文书的期限",
        says: "被执行人自执行通知送达之日起十五日内申请不予执行，案外人自知道采取措施之日起三十日内；仲裁审查两个月可延长一个月，公证审查六十日可延长三十日。撤销裁决自收到裁决书之日起三个月内（2026年3月1日以前收到的为六个月）。",
        versions: versions! {
            "2018-10-01" to "2026-02-28", Read:
                award::article("第八条") => "应当在执行通知书送达之日起十五日内提出书面申请；",
                notarized::article("第十三条") => "应当在执行通知书送达之日起十五日内向执行法院提出书面申请，并提交相关证据材料；";
            "2026-03-01", Read:
                award::article("第八条") => "应当在执行通知书送达之日起十五日内提出书面申请；",
                award::article("第十二条") => "应当在立案之日起两个月内审查完毕并作出裁定；有特殊情况需要延长的，经本院院长批准，可以延长一个月。",
                notarized::article("第十六条") => "应当在受理之日起六十日内审查完毕并作出裁定；有特殊情况需要延长的，经本院院长批准，可以延长三十日。",
                Article::new(statutes::ARBITRATION_LAW, "第七十二条") => "当事人申请撤销裁决的，应当自收到裁决书之日起三个月内提出。";
        },
        settings: &[],
        work: computes(
            "event",
            &[
                choice(
                    "step",
                    "事项",
                    &[
                        ("award_debtor", "被执行人申请不予执行裁决"),
                        ("award_stranger", "案外人申请"),
                        ("award_review", "法院审查裁决"),
                        ("award_set_aside", "申请撤销裁决"),
                        ("notarized_debtor", "申请不予执行公证债权文书"),
                        ("notarized_review", "法院审查"),
                        ("notarized_reconsideration", "申请复议"),
                        ("notarized_reconsideration_decision", "复议审查"),
                    ],
                ),
                day(
                    "event",
                    "起算日：执行通知送达日（法定特殊事由为知道日）、知道采取措施日、立案日、收到裁决书日、受理日、裁定送达日、收到复议申请日",
                ),
                flag("extended", "审查是否经批准延长").optional().form("不填的视为否"),
            ],
            &[day("by", "最迟日")],
            readers::not_enforced,
        ),
    },
];
