//! Rules of interest in delay (INT). Each reader builds a debt and reads the answer off its statement.
//!
//! The table stands here; the readers stand beside it: one sum (`single`), its base (`base`), the order of payment
//! (`waterfall`) and what is not interest on a debt (`other`).

mod base;
mod debts;
mod other;
mod single;
mod waterfall;

use super::field::{
    ANY_NAME, Field, Kind, Pair, answer_to, choice, day, field, flag, list, money, phrase, rate, rows, text,
    tuples, whole,
};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::civil_code;
use crate::civil_procedure2023;
use crate::debt::SuspensionReason;
use crate::delay_interest2014;
use crate::derivation::Article;
use crate::procedure_interpretation2022;
use crate::statutes;

// The fields of the worked example of INT-05, which INT-02 takes over.
const EXAMPLE_EFFECTIVE: Field = day("effective", "例题：生效日").optional();
const EXAMPLE_PERFORMANCE: Field =
    phrase("performance", "例题：履行期间").optional().form("例如 10、十日、一个月");
const EXAMPLE_PRINCIPAL: Field = money("principal_fen", "例题：本金").optional();
const EXAMPLE_LAWYER_FEE: Field = money("award_lawyer_fee_fen", "例题：律师费").optional();
const EXAMPLE_GENERAL: Field = field(
    "general",
    "例题：一般债务利息",
    Kind::Either(&[
        Kind::Object(&[
            rate("daily_rate", "日利率"),
            day("from", "起算日"),
            day("to", "止算日，算到付清之日的不填").optional(),
        ]),
        Kind::Phrase,
    ]),
)
.optional()
.form(
    "例如：日万分之三，自2024-01-01起至付清之日止；止于某日的写“至2024\
                -07-01止”；没有的不填或者写“无”",
);
const EXAMPLE_PAYMENT: Field = field(
    "payment1",
    "例题：第一次清偿",
    Kind::Either(&[
        Kind::Tuple(FIRST_PAYMENT),
        Kind::Object(FIRST_PAYMENT),
        Kind::Object(&[day("on", "清偿日"), money("amount_fen", "金额")]),
    ]),
)
.optional();
const EXAMPLE_CLEARED: Field =
    phrase("payment2", "例题：全部清偿日").optional().form("例如 2024-12-31；不填的只算到第一次清偿");

/// A first payment in part.
const FIRST_PAYMENT: &[Field] = &[day("date", "清偿日"), money("amount_fen", "金额")];

/// A debt as the calculator takes it.
const DEBT: &[Field] = &[
    rows(
        "obligations",
        "各项债务",
        &[
            text("label", "名目"),
            money("amount", "金额"),
            flag("in_base", "计入加倍部分基数"),
            choice(
                "class",
                "清偿顺序类别",
                &[
                    ("awarded_cost", "实现债权的费用"),
                    ("principal", "本金等主债务"),
                    ("fixed_interest", "已确定数额的利息"),
                ],
            ),
            day("due_on", "履行期间届满日"),
            field("interest", "约定的利息", Kind::Nested).optional(),
        ],
    ),
    rows(
        "receipts",
        "各笔清偿",
        &[
            day("stop_on", "止算日"),
            money("amount", "金额"),
            money("costs_first", "先扣除的实际费用").optional(),
            field("payable", "可清偿的项目", Kind::Nested).optional(),
        ],
    )
    .optional(),
    rows(
        "suspensions",
        "中止期间",
        &[day("from", "裁定日"), day("until", "恢复日"), choice("reason", "原因", SUSPENSION_REASONS)],
    )
    .optional(),
    field("settings", "口径", Kind::Nested).optional(),
];

/// Why enforcement was suspended.
const SUSPENSION_REASONS: &[Pair] = &[
    ("retrial", SuspensionReason::Retrial.label()),
    ("review_not_by_debtor", SuspensionReason::ReviewNotByDebtor.label()),
    ("review_by_debtor", SuspensionReason::ReviewByDebtor.label()),
    ("applicant_consent", SuspensionReason::ApplicantConsent.label()),
    ("third_party_objection", SuspensionReason::ThirdPartyObjection.label()),
    ("other", SuspensionReason::Other.label()),
];

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "INT-01",
        title: "加倍部分债务利息",
        says: "加倍部分按尚未清偿的金钱债务（不含一般债务利息）乘以日万分之一点七五乘以迟延天数计算。届满当日不计，清偿当日计入。2014年8月1日以前的迟延按旧规定分段计算。",
        versions: versions! {
            "2009-05-18" to "2014-07-31", Recalled: Article::new(statutes::DELAY_INTEREST_REPLY, "第一条、第二条");
            "2014-08-01", Read:
                delay_interest2014::article("第一条第三款") => "加倍部分债务利息的计算方法为：加倍部分债务利息=债务人尚未清偿的生效法律文书确定的除一般债务利息之外的金钱债务×日万分之一点七五×迟延履行期间。",
                delay_interest2014::article("第二条") => "加倍部分债务利息自生效法律文书确定的履行期间届满之日起计算；生效法律文书确定分期履行的，自每次履行期间届满之日起计算；生效法律文书未确定履行期间的，自法律文书生效之日起计算。",
                delay_interest2014::article("第三条第一款") => "加倍部分债务利息计算至被执行人履行完毕之日；被执行人分次履行的，相应部分的加倍部分债务利息计算至每次履行完毕之日。";
        },
        settings: &["D-06", "D-07"],
        work: computes(
            "paid",
            &[
                money("principal_fen", "本金").optional(),
                day("due_end", "履行期间届满日"),
                day("paid", "清偿日；不填的只给出届满日前后的天数").optional(),
                rate("general_daily_rate", "一般债务利息日利率")
                    .optional()
                    .form("例如 5/10000、0.05%、0.0005、万分之五，没有的不填"),
                day("general_from", "一般债务利息起算日（当日计入）").optional(),
            ],
            &[
                whole("general_to_due_days", "至届满日（提前清偿的至清偿日）的一般债务利息天数").optional(),
                money("general_to_due_fen", "至届满日的一般债务利息").optional(),
                whole("delay_days", "迟延天数").optional(),
                money("general_in_delay_fen", "迟延期间的一般债务利息").optional(),
                money("doubled_fen", "加倍部分；2014年8月1日以前的迟延按旧规定分段计算").optional(),
                whole(ANY_NAME, "不填清偿日的：各日的迟延天数").optional(),
                money("total_fen", "应付总额").optional(),
            ],
            single::doubled_part,
        ),
    },
    Rule {
        id: "INT-02",
        title: "加倍部分的基数",
        says: "基数是尚未清偿的金钱债务，不含一般债务利息，到期前的、已经并入本金的一般债务利息也不含。违约金、案件受理费是否计入按本院设置。",
        versions: versions! {
            "2014-08-01", Read:
                delay_interest2014::article("第一条第三款") => "加倍部分债务利息的计算方法为：加倍部分债务利息=债务人尚未清偿的生效法律文书确定的除一般债务利息之外的金钱债务×日万分之一点七五×迟延履行期间。";
        },
        settings: &["D-08"],
        work: computes(
            "",
            &[
                rows(
                    "items",
                    "各项给付",
                    &[
                        money("amount_fen", "金额"),
                        choice(
                            "kind",
                            "种类",
                            &[
                                ("principal", "本金、价款、赔偿金"),
                                ("lawyer_fee", "律师费"),
                                ("fixed_penalty", "固定数额违约金"),
                                ("running_penalty", "按期计算的违约金"),
                                ("litigation_fee", "案件受理费"),
                                ("general_interest", "一般债务利息"),
                            ],
                        ),
                    ],
                )
                .optional(),
                answer_to("base", "基数的口径", "D-08"),
                day("due_end", "履行期间届满日").optional(),
                day("day", "计算日（不考虑此前的清偿）").optional(),
                EXAMPLE_EFFECTIVE,
                EXAMPLE_PERFORMANCE,
                EXAMPLE_PRINCIPAL,
                EXAMPLE_LAWYER_FEE,
                EXAMPLE_GENERAL,
                EXAMPLE_PAYMENT,
                EXAMPLE_CLEARED,
                text("same_as", "或者：取该规则例题的各项输入")
                    .optional()
                    .form("填写规则编号，例如 INT-05，另填计算日"),
            ],
            &[
                money("base_fen", "基数").optional(),
                money("excluded_fen", "不计入的金额").optional(),
                money("doubled_fen", "填写届满日和计算日的：加倍部分").optional(),
                money("correct_fen", "例题：正确的加倍部分").optional(),
                money("wrong_if_general_interest_added_fen", "例题：误把届满前一般债务利息计入基数的结果")
                    .optional(),
            ],
            base::base,
        ),
    },
    Rule {
        id: "INT-03",
        title: "迟延期间的一般债务利息依法律文书",
        says: "法律文书没有确定一般债务利息的，迟延期间也不计算，不得自行套用贷款市场报价利率。分次清偿的，每一部分计算到各自的清偿日。",
        versions: versions! {
            "2014-08-01", Read:
                delay_interest2014::article("第一条第二款") => "迟延履行期间的一般债务利息，根据生效法律文书确定的方法计算；生效法律文书未确定给付该利息的，不予计算。",
                delay_interest2014::article("第三条第一款") => "加倍部分债务利息计算至被执行人履行完毕之日；被执行人分次履行的，相应部分的加倍部分债务利息计算至每次履行完毕之日。";
        },
        settings: &["D-06", "D-07"],
        work: computes(
            "",
            &[
                money("principal_fen", "本金"),
                day("due_end", "履行期间届满日"),
                field(
                    "payments",
                    "各笔清偿",
                    Kind::Either(&[
                        Kind::Tuples(&[day("date", "清偿日"), money("amount_fen", "金额")]),
                        Kind::Rows(&[day("date", "清偿日"), money("amount_fen", "金额")]),
                    ]),
                )
                .form("次序不限，结果按所列次序"),
            ],
            &[
                list("days", "各笔迟延天数", &Kind::Whole),
                list(
                    "doubled_fen",
                    "各笔加倍部分，各取整一次；超过尚欠本金的部分不计；2014年8月1日以前的迟延按旧规定分段计算",
                    &Kind::Money,
                ),
                money("total_doubled_fen", "各笔加倍部分合计"),
                money("unpaid_fen", "尚未清偿的本金"),
                money("general_fen", "一般债务利息：法律文书未确定，为零"),
            ],
            single::instalments,
        ),
    },
    Rule {
        id: "INT-04",
        title: "加倍部分的止算日",
        says: "自动履行的算到履行完毕之日；划拨、提取的算到划拨、提取之日；拍卖、变卖、以物抵债的算到成交裁定、抵债裁定生效之日；其他变价的算到变价完成之日。到账日、发放日都不是止算日。",
        versions: versions! {
            "2009-05-18" to "2014-07-31", Recalled: Article::new(statutes::DELAY_INTEREST_REPLY, "第一条、第二条");
            "2014-08-01", Read:
                delay_interest2014::article("第二条") => "加倍部分债务利息自生效法律文书确定的履行期间届满之日起计算；生效法律文书确定分期履行的，自每次履行期间届满之日起计算；生效法律文书未确定履行期间的，自法律文书生效之日起计算。",
                delay_interest2014::article("第三条第一款") => "加倍部分债务利息计算至被执行人履行完毕之日；被执行人分次履行的，相应部分的加倍部分债务利息计算至每次履行完毕之日。",
                delay_interest2014::article("第三条第二款") => "人民法院划拨、提取被执行人的存款、收入、股息、红利等财产的，相应部分的加倍部分债务利息计算至划拨、提取之日；";
        },
        settings: &["D-07"],
        work: computes(
            "deducted",
            &[
                money("base_fen", "基数"),
                day("due_end", "履行期间届满日"),
                day("deducted", "划拨、提取之日"),
                day("stop", "或者：其他方式的止算日").optional(),
                choice(
                    "kind",
                    "清偿方式",
                    &[
                        ("voluntary", "自动履行"),
                        ("deduction", "划拨、提取"),
                        ("sale", "拍卖、变卖"),
                        ("set_off_in_kind", "以物抵债"),
                        ("other_conversion", "其他变价"),
                    ],
                )
                .optional()
                .form("不填的按“划拨、提取”"),
                day("arrived", "到账日，不影响结果").optional(),
                day("paid_out", "发放日，只用来比较").optional(),
            ],
            &[
                whole("days", "迟延天数"),
                money("doubled_fen", "加倍部分；2014年8月1日以前的迟延按旧规定分段计算"),
                money("wrong_at_payout_fen", "误算到发放日的结果"),
            ],
            single::stop_day,
        ),
    },
    Rule {
        id: "INT-05",
        title: "清偿顺序和债务计算书",
        says: "财产不足清偿全部债务的，先清偿法律文书确定的金钱债务，最后清偿加倍部分；金钱债务内部先实现债权的费用，再一般债务利息，再本金。当事人另有约定的从其约定。",
        versions: versions! {
            "2014-08-01", Read:
                delay_interest2014::article("第四条") => "被执行人的财产不足以清偿全部债务的，应当先清偿生效法律文书确定的金钱债务，再清偿加倍部分债务利息，但当事人对清偿顺序另有约定的除外。",
                civil_code::article("第五百六十一条") => "债务人在履行主债务外还应当支付利息和实现债权的有关费用，其给付不足以清偿全部债务的，除当事人另有约定外，应当按照下列顺序履行：（一）实现债权的有关费用；（二）利息；（三）主债务。",
                procedure_interpretation2022::article("第五百零八条") => "参与分配执行中，执行所得价款扣除执行费用，并清偿应当优先受偿的债权后，对于普通债权，原则上按照其占全部申请参与分配债权数额的比例受偿。";
        },
        settings: &["D-06", "D-09"],
        work: computes(
            "on",
            &[
                field("debt", "债务", Kind::Object(DEBT)).optional().form("有约定利息、设置的，用债务计算"),
                day("on", "计算截止日").optional(),
                money("execution_fee_fen", "执行申请费").optional(),
                answer_to("execution_fee_order", "执行申请费的顺序", "D-09"),
                EXAMPLE_EFFECTIVE,
                EXAMPLE_PERFORMANCE,
                EXAMPLE_PRINCIPAL,
                EXAMPLE_LAWYER_FEE,
                EXAMPLE_GENERAL,
                EXAMPLE_PAYMENT,
                EXAMPLE_CLEARED,
            ],
            &[
                money("owed_fen", "尚欠总额").optional(),
                field(
                    "totals",
                    "合计",
                    Kind::Object(&[
                        money("received", "已收"),
                        money("costs", "扣除的实际费用"),
                        money("principal_left", "尚欠本金等主债务"),
                        money("awarded_costs_left", "尚欠实现债权的费用"),
                        money("general_left", "尚欠一般债务利息"),
                        money("doubled_left", "尚欠加倍部分"),
                        money("owed", "尚欠合计"),
                        money("surplus", "余款"),
                    ]),
                )
                .optional(),
                rows(
                    "obligations",
                    "各项债务",
                    &[
                        money("paid", "已付"),
                        money("left", "尚欠"),
                        money("general_accrued", "应计一般债务利息"),
                        money("general_paid", "已付一般债务利息"),
                        money("general_left", "尚欠一般债务利息"),
                        money("doubled_accrued", "应计加倍部分"),
                        money("doubled_paid", "已付加倍部分"),
                        money("doubled_left", "尚欠加倍部分"),
                    ],
                )
                .optional(),
                rows(
                    "receipts",
                    "各笔清偿",
                    &[
                        whole("receipt", "第几笔（从零起）"),
                        money("costs", "扣除的实际费用"),
                        money("awarded_costs", "抵充实现债权的费用"),
                        money("general_interest", "抵充一般债务利息"),
                        money("principal", "抵充本金等主债务"),
                        money("doubled", "抵充加倍部分"),
                        money("surplus", "余款"),
                    ],
                )
                .optional(),
                money("execution_fee_paid_fen", "已收执行申请费").optional(),
                money("execution_fee_left_fen", "尚欠执行申请费").optional(),
                day("due_end_raw", "例题：未顺延的履行期间届满日").optional(),
                day("due_end", "例题：履行期间届满日").optional(),
                whole("general_days_1", "例题：第一次清偿：一般债务利息天数").optional(),
                money("general_1_fen", "例题：第一次清偿：一般债务利息").optional(),
                whole("doubled_days_1", "例题：第一次清偿：迟延天数").optional(),
                money("doubled_1_fen", "例题：第一次清偿：加倍部分").optional(),
                money("to_awarded_cost_1_fen", "例题：第一次清偿：抵充实现债权的费用").optional(),
                money("to_general_1_fen", "例题：第一次清偿：抵充一般债务利息").optional(),
                money("to_principal_1_fen", "例题：第一次清偿：抵充本金").optional(),
                money("to_doubled_1_fen", "例题：第一次清偿：抵充加倍部分").optional(),
                money("surplus_1_fen", "例题：第一次清偿：余款").optional(),
                money("principal_left_fen", "例题：第一次清偿后尚欠本金").optional(),
                whole("general_days_2", "例题：全部清偿：一般债务利息天数").optional(),
                money("general_2_fen", "例题：全部清偿：一般债务利息").optional(),
                money("doubled_2_fen", "例题：全部清偿：加倍部分").optional(),
                money("doubled_total_fen", "例题：两次加倍部分合计").optional(),
                money("payment2_fen", "例题：全部清偿须付的金额").optional(),
            ],
            waterfall::order_of_payment,
        ),
    },
    Rule {
        id: "INT-06",
        title: "中止、暂缓期间不计加倍部分",
        says: "非因被执行人申请、为审查法律文书而中止或者暂缓的期间，以及再审中止的期间，不计加倍部分。申请执行人同意延期、案外人异议等其他中止不停止计算。裁定之日起扣除，恢复之日起计算。",
        versions: versions! {
            "2009-05-18" to "2014-07-31", Recalled: Article::new(statutes::DELAY_INTEREST_REPLY, "第一条、第二条");
            "2014-08-01", Read:
                delay_interest2014::article("第三条第三款") => "非因被执行人的申请，对生效法律文书审查而中止或者暂缓执行的期间及再审中止执行的期间，不计算加倍部分债务利息。";
        },
        settings: &["D-07", "D-10"],
        work: computes(
            "paid",
            &[
                money("base_fen", "基数"),
                day("due_end", "履行期间届满日"),
                day("paid", "清偿日"),
                field(
                    "suspension",
                    "中止期间",
                    Kind::Either(&[
                        Kind::Tuples(&[day("from", "裁定日"), day("until", "恢复日")]),
                        Kind::Phrase,
                    ]),
                )
                .optional()
                .form(
                    "写“[裁定日,恢复日)”，或者“首日..末日”（含末日），例如 2025-02-\
                10..2025-03-31；几段用逗号、顿号或者分号隔开，重叠的不重复扣除；没\
                有的不填或者写“无”",
                ),
                choice("reason", "中止原因", SUSPENSION_REASONS).optional().form("不填的按“再审中止执行”"),
            ],
            &[
                whole("gross_days", "扣除前天数"),
                whole("excluded", "扣除天数；旧规定期间不扣除"),
                whole("delay_days", "迟延天数"),
                money("doubled_fen", "加倍部分；2014年8月1日以前的迟延按旧规定分段计算"),
            ],
            single::suspension,
        ),
    },
    Rule {
        id: "INT-07",
        title: "外币债务",
        says: "外币债务按该币种以同一日利率计算；申请执行人主张人民币的，先按加倍部分起算之日的中间价折算，再计算。",
        versions: versions! {
            "2014-08-01", Read:
                delay_interest2014::article("第五条第二款") => "以人民币计算加倍部分债务利息的，应当先将生效法律文书确定的外币折算或者套算为人民币后再进行计算。",
                delay_interest2014::article("第五条第一款") => "生效法律文书确定给付外币的，执行时以该种外币按日万分之一点七五计算加倍部分债务利息，但申请执行人主张以人民币计算的，人民法院应予准许。";
        },
        settings: &["D-06"],
        work: computes(
            "",
            &[
                whole("usd_cents", "外币金额（百分之一单位）"),
                phrase("mid_rate", "起算日中间价").form("例如 7.0288、1美元=7.0288元，可以注明日期"),
                whole("days", "迟延天数"),
                day("due_end", "或者：履行期间届满日").optional(),
                day("paid", "和清偿日").optional(),
            ],
            &[
                money("rmb_base_fen", "折合人民币"),
                money("doubled_fen", "人民币加倍部分"),
                whole("usd_doubled_cents", "外币加倍部分"),
            ],
            single::foreign_currency,
        ),
    },
    Rule {
        id: "INT-08",
        title: "2014年8月1日前后的迟延",
        says: "2014年8月1日以前的迟延按旧规定（银行同期贷款基准利率的两倍）计算，自该日起按现行解释计算，分段相加。旧规定的内容未能核对原文。",
        versions: versions! {
            "2009-05-18" to "2014-07-31", Recalled: Article::new(statutes::DELAY_INTEREST_REPLY, "第一条、第二条");
            "2014-08-01", Read:
                delay_interest2014::article("第七条第一款") => "本解释施行前的迟延履行期间债务利息按照之前的规定计算；施行后的迟延履行期间债务利息按照本解释计算。";
        },
        settings: &["D-07"],
        work: computes(
            "paid",
            &[day("due_end", "履行期间届满日"), day("paid", "清偿日"), money("base_fen", "基数").optional()],
            &[
                whole("old_rule_days", "旧规定天数"),
                whole("new_rule_days", "新规定天数"),
                money("old_rule_fen", "旧规定利息").optional(),
                money("new_rule_fen", "新规定加倍部分").optional(),
                money("total_fen", "利息合计").optional(),
            ],
            single::old_and_new_law,
        ),
    },
    Rule {
        id: "INT-09",
        title: "破产申请受理后停止计息",
        says: "破产申请受理时起停止计息；受理以后产生的加倍部分债务利息作为破产债权申报的，不予确认；受理以前已经产生的仍是债权。",
        versions: versions! {
            "2007-06-01" to "2019-03-27", Recalled: Article::new(statutes::BANKRUPTCY_LAW, "第四十六条第二款");
            "2019-03-28", Read:
                Article::new(statutes::BANKRUPTCY_LAW, "第四十六条第二款") => "附利息的债权自破产申请受理时起停止计息。",
                Article::new(statutes::BANKRUPTCY_THREE, "第三条") => "破产申请受理后，债务人欠缴款项产生的滞纳金，包括债务人未履行生效法律文书应当加倍支付的迟延利息和劳动保险金的滞纳金，债权人作为破产债权申报的，人民法院不予确认。";
        },
        settings: &["D-07"],
        work: computes(
            "accepted",
            &[
                money("base_fen", "基数"),
                day("due_end", "履行期间届满日"),
                day("accepted", "受理日（当日起不计）"),
                day("on", "计算日"),
            ],
            &[whole("delay_days", "迟延天数"), money("doubled_fen", "加倍部分")],
            single::bankruptcy,
        ),
    },
    Rule {
        id: "INT-10",
        title: "迟延履行金",
        says: "不履行非金钱义务的，支付迟延履行金：已经造成损失的，按损失的两倍；没有造成损失的，由法院决定，没有公式。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled: procedure_interpretation2022::article("第五百零七条（2015年）");
            "2022-04-10", Read:
                procedure_interpretation2022::article("第五百零五条") => "已经造成损失的，双倍补偿申请执行人已经受到的损失；没有造成损失的，迟延履行金可以由人民法院根据具体案件情况决定。",
                civil_procedure2023::article("第二百六十四条") => "被执行人未按判决、裁定和其他法律文书指定的期间履行其他义务的，应当支付迟延履行金。";
        },
        settings: &[],
        work: computes(
            "",
            &[money("loss_fen", "已经造成的损失；没有的不填").optional()],
            &[flag("decided_by_court", "是否由人民法院决定"), money("amount_fen", "迟延履行金").optional()],
            other::delayed_performance_money,
        ),
    },
    Rule {
        id: "INT-11",
        title: "履行期间届满日",
        says: "法律文书确定的履行期间自生效次日起算；最后一日遇休息日顺延，迟延随之后移。",
        versions: versions! {
            "1991-04-09" to "2012-12-31", Recalled: civil_procedure2023::article("第七十五条（1991年）");
            "2013-01-01" to "2021-12-31", Recalled: civil_procedure2023::article("第八十二条（2012年修正）");
            "2022-01-01" to "2023-12-31", Excerpt: civil_procedure2023::article("第八十五条（2021年修正）");
            "2024-01-01", Read:
                civil_procedure2023::article("第八十五条第三款") => "期间届满的最后一日是法定休假日的，以法定休假日后的第一日为期间届满的日期。",
                procedure_interpretation2022::article("第一百二十五条") => "以日、月、年计算的期间从次日起算。";
        },
        settings: &["D-01"],
        work: computes(
            "effective",
            &[day("effective", "生效日"), whole("days", "履行期间天数")],
            &[day("due_end_raw", "未顺延的届满日"), day("due_end", "履行期间届满日")],
            other::performance_period,
        ),
    },
    Rule {
        id: "INT-12",
        title: "利息的舍入",
        says: "各段利息精确计算后相加，每笔清偿、每个项目最后四舍五入到分一次，不逐段取整。",
        versions: versions! {
            "2014-08-01", Design: delay_interest2014::article("第一条第三款（未规定尾数）");
        },
        settings: &["D-06"],
        work: computes(
            "",
            &[tuples("segments", "各段的基数和天数", &[money("base_fen", "基数"), whole("days", "天数")])],
            &[text("exact", "精确值"), money("doubled_fen", "四舍五入后")],
            other::rounding,
        ),
    },
    Rule {
        id: "INT-13",
        title: "执行通知应当告知迟延履行利息",
        says: "执行通知应当告知被执行人承担迟延履行利息或者迟延履行金；判决没有写明、申请人没有提出的，也应当告知和计算。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled: procedure_interpretation2022::article("第四百八十二条（2015年）");
            "2022-04-10", Read:
                procedure_interpretation2022::article("第四百八十条第二款") => "执行通知中除应责令被执行人履行法律文书确定的义务外，还应通知其承担民事诉讼法第二百六十条规定的迟延履行利息或者迟延履行金。";
        },
        settings: &[],
        work: computes(
            "",
            &[flag("stated_in_instrument", "法律文书是否写明迟延履行利息，不影响结果").optional()],
            &[
                flag("announced_in_notice", "是否应当载明"),
                flag("depends_on_request", "是否以当事人申请为前提"),
            ],
            other::notice_announces,
        ),
    },
    Rule {
        id: "INT-14",
        title: "和解与迟延履行利息",
        says: "和解协议履行完毕的，执行结案，不再计算协议以外的加倍部分；不履行协议而恢复执行的，按原法律文书计算，已履行部分扣除。",
        versions: versions! {
            "2018-03-01" to "2020-12-31", Recalled: Article::new(statutes::SETTLEMENT, "第八条、第九条、第十七条（2018年）");
            "2021-01-01", Read:
                Article::new(statutes::SETTLEMENT, "第八条") => "执行和解协议履行完毕的，人民法院作执行结案处理。",
                Article::new(statutes::SETTLEMENT, "第九条") => "被执行人一方不履行执行和解协议的，申请执行人可以申请恢复执行原生效法律文书，也可以就履行执行和解协议向执行法院提起诉讼。",
                Article::new(statutes::SETTLEMENT, "第十七条") => "恢复执行后，执行和解协议已经履行部分应当依法扣除。";
        },
        settings: &[],
        work: computes(
            "",
            &[flag("kept", "和解协议是否履行完毕")],
            &[
                flag("ends_the_matter", "是否结案"),
                flag("original_instrument_runs", "是否恢复按原法律文书计算"),
                flag("performed_parts_deducted", "已履行部分是否扣除"),
            ],
            other::settlement,
        ),
    },
    Rule {
        id: "INT-15",
        title: "一般债务利息的计息天数",
        says: "年利率按多少天折算只看法律文书，没有默认值，由立案人员填写；“自某日起”默认包括当日。",
        versions: versions! {
            "2014-08-01", Design: delay_interest2014::article("第一条第二款（未规定计息天数）");
        },
        settings: &["D-11"],
        work: computes(
            "",
            &[
                money("base_fen", "基数"),
                rate("rate", "利率").form("例如 3.65%、0.0365、百分之三点六五"),
                choice("per", "利率的期间", &[("year", "年"), ("month", "月"), ("day", "日")]),
                whole("year_days", "365 或者 360，没有默认值"),
                day("from", "起算日"),
                day("until", "止算日"),
                choice("first_day", "起算当日", &[("counted", "当日计入"), ("not_counted", "当日不计")])
                    .optional()
                    .form("不填的按“当日计入”"),
            ],
            &[whole("days", "天数"), money("interest_fen", "利息")],
            other::general_interest,
        ),
    },
];

#[cfg(test)]
mod tests {
    use crate::debt::LARGEST_AMOUNT;
    use crate::registry::tests::today;
    use crate::settings::Settings;
    use serde_json::{Value, json};

    /// Each input in the place of one of a sound example is refused with a sentence that holds these words.
    fn check_refusals(rule: &str, refusals: &[(&str, Value, &str)]) {
        let rule = crate::rule(rule).unwrap();
        let spoken = |example: &&crate::registry::Example| example.inputs.get("debt").is_none();
        let example = crate::registry::examples(rule.id).find(spoken).unwrap();
        for (name, wrong, words) in refusals {
            let mut inputs = example.inputs.clone();
            inputs[*name] = wrong.clone();
            let refusal = rule.evaluate(&inputs, &Settings::default(), today()).unwrap_err().to_string();
            assert!(refusal.contains(words), "{} {name} {wrong}: {refusal}", rule.id);
        }
    }

    #[test]
    fn what_is_not_understood_is_refused_and_never_guessed() {
        check_refusals(
            "INT-05",
            &[
                ("general", json!("3%/year from 2024-01-01 to payment"), "“general”无法识别"),
                ("general", json!("0.03%/day from 2024-07-01 to 2024-01-01"), "早于起算日"),
                ("performance", json!("soon"), "“performance”无法识别"),
                ("payment2", json!("2024-12-31 pays 500"), "“payment2”无法识别"),
                ("payment2", json!("2024-09-01 clears all"), "全部清偿日早于第一次清偿"),
                ("principal_fen", json!(100_000_000_000_000_001_i64), "上限1,000,000,000,000,000.00元"),
            ],
        );
        check_refusals("INT-03", &[("general_daily_rate", json!("5/10000"), "本规则不计算一般债务利息")]);
        check_refusals(
            "INT-06",
            &[
                ("suspension", json!("[2025-04-01,2025-02-10)"), "早于中止日"),
                ("suspension", json!("2025-04-02..2025-04-01"), "早于中止日"),
                ("suspension", json!("2025-02-10 or 2025-04-01"), "“suspension”无法识别"),
            ],
        );
        check_refusals(
            "INT-07",
            &[
                ("mid_rate", json!("7,0288"), "“mid_rate”无法识别"),
                ("mid_rate", json!("7.0288 or 7.1"), "“mid_rate”无法识别"),
                ("mid_rate", json!(0), "“mid_rate”无法识别"),
            ],
        );
        check_refusals("INT-02", &[("same_as", json!("NOPE"), "“same_as”应为一条规则的编号")]);
    }

    #[test]
    fn a_rate_may_be_a_number_and_an_amount_as_large_as_an_amount_can_be() {
        let rule = crate::rule("INT-01").unwrap();
        let answer = |inputs: Value| rule.evaluate(&inputs, &Settings::default(), today());
        let claim = |principal: i64, rate: Value| {
            json!({
                "principal_fen": principal, "due_end": "2015-07-03", "paid": "2015-09-01",
                "general_daily_rate": rate, "general_from": "2015-01-01"
            })
        };
        for rate in
            [json!(0.0005), json!("5/10000"), json!("０．０５％"), json!("日万分之五"), json!("0.05%/day")]
        {
            assert_eq!(answer(claim(1_000_000, rate)).unwrap().outputs["total_fen"], 1_132_500);
        }
        let largest = answer(claim(LARGEST_AMOUNT.0, json!("5/10000"))).unwrap();
        assert_eq!(largest.outputs["total_fen"], 113_250_000_000_000_000_i64);
        let mut long = claim(LARGEST_AMOUNT.0, json!("10%"));
        long["paid"] = json!("2199-12-31");
        assert!(answer(long).unwrap_err().to_string().contains("合在一起过大"));
    }
}
