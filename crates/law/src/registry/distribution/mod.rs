//! Rules of distribution (DIS).

mod readers;

use super::field::{
    ANY_NAME, Field, Kind, Pair, a_word, answer_to, by_name, choice, day, field, flag, list, money, text,
    tuples, whole,
};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::civil_procedure2023;
use crate::delay_interest2014;
use crate::derivation::Article;
use crate::distribution::Regime;
use crate::distribution::criminal::{self, Liability};
use crate::distribution::objection::Stage;
use crate::enforcement_procedure2020;
use crate::enforcement_work2020;
use crate::preservation2020;
use crate::procedure_interpretation2022 as interpretation;
use crate::statutes;
use readers::{
    by_seizure, criminal_order, idle_preservation, leading_court, may_join, objection_chain, order_by_basis,
    participation, plan_service, priority_transfer, regime_of, remaining_debt, rounding, two_rounds,
};

const ON: Field = day("on", "分配日，决定适用的条文版本").optional();
const FEE: Field = money("execution_fee_fen", "尚欠的执行申请费").optional();
const FEE_ORDER: Field = answer_to("fee_order", "执行申请费的顺序", "D-09");

const PRO_RATA: &str = "参与分配执行中，执行所得价款扣除执行费用，并清偿应当优先受偿的债权后，对于普通债权，原则上按照其占全部申请参与分配债权数额的比例受偿。";

const BY_SEIZURE: &str = "当事人不同意移送破产或者被执行人住所地人民法院不受理破产案件的，执行法院就执行变价所得财产，在扣除执行费用及清偿优先受偿的债权后，对于普通债权，按照财产保全和执行中查封、扣押、冻结财产的先后顺序清偿。";

/// The ways of paying several creditors.
const REGIMES: &[Pair] = &[
    ("pay_all", Regime::PayAll.label()),
    ("participation", Regime::Participation.label()),
    ("one_instrument_pro_rata", Regime::OneInstrumentProRata.label()),
    ("ask_bankruptcy", Regime::AskBankruptcy.label()),
    ("transfer_to_bankruptcy", Regime::TransferToBankruptcy.label()),
    ("order_of_seizure", Regime::OrderOfSeizure.label()),
    ("bankruptcy_begun", Regime::BankruptcyBegun.label()),
];

/// The steps of an objection to a plan.
const STAGES: &[Pair] = &[
    ("awaiting_objection", Stage::AwaitingObjection.label()),
    ("pay_as_planned", Stage::PayAsPlanned.label()),
    ("awaiting_opposition", Stage::AwaitingOpposition.label()),
    ("correct_and_pay", Stage::CorrectAndPay.label()),
    ("awaiting_suit", Stage::AwaitingSuit.label()),
    ("pay_original_plan", Stage::PayOriginalPlan.label()),
    ("deposit_disputed", Stage::DepositDisputed.label()),
];

/// The liabilities of a sentenced person.
const LIABILITIES: &[Pair] = &[
    ("medical", Liability::Medical.label()),
    ("priority", Liability::Priority.label()),
    ("victims", Liability::Victims.label()),
    ("civil", Liability::Civil.label()),
    ("fine", Liability::Fine.label()),
    ("confiscation", Liability::Confiscation.label()),
];

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "DIS-01",
        title: "多个债权人时适用的受偿方式",
        says: "先确定受偿方式：财产足够的全部清偿；被执行人是公民或者其他组织的参与分配、按比例受偿；是企业法人的先征询移送破产，无人同意或者不受理的按查封先后受偿；一份法律文书的多个债权人按比例受偿。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled: interpretation::article("第五百零八条、第五百一十六条（2015年）", );
            "2022-04-10", Read:
                interpretation::article("第五百零六条第一款") => "被执行人为公民或者其他组织，在执行程序开始后，被执行人的其他已经取得执行依据的债权人发现被执行人的财产不能清偿所有债权的，可以向人民法院申请参与分配。",
                interpretation::article("第五百一十一条") => "在执行中，作为被执行人的企业法人符合企业破产法第二条第一款规定情形的，执行法院经申请执行人之一或者被执行人同意，应当裁定中止对该被执行人的执行，将执行案件相关材料移送被执行人住所地人民法院。",
                interpretation::article("第五百一十四条") => BY_SEIZURE,
                enforcement_work2020::article("第五十五条第三款") => "一份生效法律文书确定金钱给付内容的多个债权人对同一被执行人申请执行，执行的财产不足清偿全部债务的，各债权人对执行标的物均无担保物权的，按照各债权比例受偿。";
        },
        settings: &[],
        work: computes(
            "on",
            &[
                choice(
                    "debtor",
                    "被执行人",
                    &[
                        ("natural_person", "公民"),
                        ("other_organisation", "其他组织"),
                        ("enterprise_legal_person", "企业法人"),
                    ],
                ),
                money("property_fen", "可供执行的财产"),
                money("debts_fen", "已知的全部债务"),
                choice("instruments", "法律文书", &[("one", "一份法律文书"), ("several", "多份法律文书")])
                    .optional()
                    .form("不填的按“多份法律文书”"),
                choice(
                    "bankruptcy",
                    "移送破产",
                    &[
                        ("not_asked", "尚未征询"),
                        ("agreed", "有人同意"),
                        ("nobody_agrees", "无人同意"),
                        ("not_accepted", "不受理"),
                        ("accepted", "已受理"),
                    ],
                )
                .optional()
                .form("不填的按“尚未征询”"),
                ON,
            ],
            &[choice("regime", "受偿方式", REGIMES), text("regime_label", "受偿方式")],
            regime_of,
        ),
    },
    Rule {
        id: "DIS-02",
        title: "申请参与分配",
        says: "已经取得执行依据的债权人，以及对查封财产有优先权、担保物权的债权人，可以申请参与分配；应当在执行程序开始后、被执行人的财产执行终结前提出。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled: interpretation::article("第五百零八条、第五百零九条（2015年）", );
            "2022-04-10", Read:
                interpretation::article("第五百零七条第二款") => "参与分配申请应当在执行程序开始后，被执行人的财产执行终结前提出。",
                interpretation::article("第五百零六条第二款") => "对人民法院查封、扣押、冻结的财产有优先权、担保物权的债权人，可以直接申请参与分配，主张优先受偿权。";
        },
        settings: &["D-12"],
        work: computes(
            "applied",
            &[
                choice(
                    "applicant",
                    "申请人",
                    &[
                        ("with_instrument", "有执行依据"),
                        ("priority_holder", "有优先权"),
                        ("secured_creditor", "有担保物权"),
                        ("without_instrument", "均无"),
                    ],
                ),
                choice(
                    "debtor",
                    "被执行人",
                    &[
                        ("natural_person", "公民"),
                        ("other_organisation", "其他组织"),
                        ("enterprise_legal_person", "企业法人"),
                    ],
                )
                .optional()
                .form("不填的按“公民”"),
                day("began", "执行程序开始日"),
                day("applied", "申请日"),
                day("paid_out", "案款发放或者以物抵债裁定送达日（没有的不填）").optional(),
                day("plan_served", "分配方案送达日（没有的不填）").optional(),
                answer_to("deadline", "申请的截止时间", "D-12"),
            ],
            &[flag("admitted", "是否可以参与分配")],
            may_join,
        ),
    },
    Rule {
        id: "DIS-03",
        title: "参与分配的受偿顺序和比例",
        says: "执行所得价款先扣除执行费用，再清偿应当优先受偿的债权，余款由普通债权按债权数额的比例受偿。首先查封的债权人没有多分的法定权利。",
        versions: versions! {
            "1998-07-08" to "2015-02-03", Recalled: enforcement_work2020::article("第九十四条（1998年）");
            "2015-02-04" to "2022-04-09", Recalled: interpretation::article("第五百一十条（2015年）");
            "2022-04-10", Read: interpretation::article("第五百零八条") => PRO_RATA;
        },
        settings: &["D-06", "D-09"],
        work: computes(
            "on",
            &[
                money("pool_fen", "执行所得价款"),
                money("enforcement_cost_fen", "实际支出的执行费用").optional(),
                money("secured_fen", "应当优先受偿的债权").optional(),
                tuples(
                    "priority",
                    "优先债权",
                    &[text("id", "编号"), whole("rank", "顺位"), money("amount_fen", "金额")],
                )
                .optional()
                .form("顺位小的在先；填写的不再填优先受偿的债权总额"),
                by_name("ordinary", "普通债权，不含加倍部分", &Kind::Money),
                by_name("doubled", "各债权的加倍部分债务利息", &Kind::Money).optional(),
                FEE,
                FEE_ORDER,
                choice("rounding", "取整", &[("largest remainder", "先取整，再按余数大小补足")]).optional(),
                ON,
            ],
            &[
                money("for_ordinary_fen", "可供清偿普通债权的数额"),
                text("ratio", "普通债权受偿比例，六位小数"),
                by_name("paid", "各普通债权受偿额", &Kind::Money),
                money("sum", "普通债权受偿合计"),
                money("costs_fen", "扣除的执行费用"),
                by_name("priority_paid", "各优先债权受偿额", &Kind::Money),
                money("priority_sum_fen", "优先债权受偿合计"),
                money("execution_fee_paid_fen", "收取的执行申请费"),
                by_name("doubled_paid", "各债权加倍部分受偿额", &Kind::Money),
                money("surplus_fen", "余款"),
            ],
            participation,
        ),
    },
    Rule {
        id: "DIS-04",
        title: "加倍部分债务利息最后清偿",
        says: "财产不足以清偿全部债务的，先清偿各生效法律文书确定的金钱债务，全部清偿后的余款再由各债权人的加倍部分债务利息按比例受偿；当事人另有约定的除外。",
        versions: versions! {
            "2014-08-01", Read:
                delay_interest2014::article("第四条") => "被执行人的财产不足以清偿全部债务的，应当先清偿生效法律文书确定的金钱债务，再清偿加倍部分债务利息，但当事人对清偿顺序另有约定的除外。";
        },
        settings: &["D-06", "D-09"],
        work: computes(
            "on",
            &[
                money("pool_fen", "执行所得价款"),
                money("enforcement_cost_fen", "实际支出的执行费用").optional(),
                money("secured_fen", "应当优先受偿的债权").optional(),
                by_name("instrument_debts", "法律文书确定的债务", &Kind::Money),
                by_name("doubled", "加倍部分债务利息", &Kind::Money).optional(),
                FEE,
                FEE_ORDER,
                ON,
            ],
            &[
                by_name("round1", "第一轮各债权受偿额", &Kind::Money),
                money("round2_pool_fen", "第二轮可供分配的数额"),
                by_name("round2", "第二轮各加倍部分受偿额", &Kind::Money),
                money("surplus_fen", "余款"),
            ],
            two_rounds,
        ),
    },
    Rule {
        id: "DIS-05",
        title: "主持分配的法院",
        says: "由首先查封、扣押或者冻结的法院主持分配；其措施是执行财产保全裁定的，在该院案件审理终结后分配。",
        versions: versions! {
            "1998-07-08" to "2020-12-31", Recalled: enforcement_work2020::article("第九十一条（1998年）");
            "2021-01-01", Read:
                enforcement_work2020::article("第五十六条第一款") => "对参与被执行人财产的具体分配，应当由首先查封、扣押或冻结的法院主持进行。",
                enforcement_work2020::article("第五十六条第二款") => "首先查封、扣押、冻结的法院所采取的执行措施如系为执行财产保全裁定，具体分配应当在该院案件审理终结后进行。";
        },
        settings: &[],
        work: computes(
            "on",
            &[
                tuples(
                    "seizures",
                    "各法院的查封",
                    &[
                        text("court", "法院"),
                        day("seized_on", "日期"),
                        choice("purpose", "性质", &[("enforcement", "执行"), ("preservation", "保全")]),
                    ],
                ),
                flag("trial_ended", "首先查封系保全的，该院案件是否已经审理终结")
                    .optional()
                    .form("不填的视为否"),
                ON,
            ],
            &[text("court", "主持分配的法院"), flag("may_distribute", "现在是否可以分配")],
            leading_court,
        ),
    },
    Rule {
        id: "DIS-06",
        title: "按查封先后顺序清偿",
        says: "企业法人不移送破产或者破产不受理的，扣除执行费用、清偿优先债权后，普通债权按财产保全和执行中查封、扣押、冻结的先后顺序清偿，先查封的全部受偿后才轮到下一个；轮候查封按登记的时间排。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled: interpretation::article("第五百一十六条（2015年）");
            "2022-04-10", Read:
                interpretation::article("第五百一十四条") => BY_SEIZURE,
                enforcement_work2020::article("第五十五条第一款") => "多份生效法律文书确定金钱给付内容的多个债权人分别对同一被执行人申请执行，各债权人对执行标的物均无担保物权的，按照执行法院采取执行措施的先后顺序受偿。";
        },
        settings: &["D-09"],
        work: computes(
            "on",
            &[
                money("net_pool_fen", "扣除执行费用、清偿优先债权后的余款")
                    .form("未扣除的另填尚未扣除的执行费用、尚未清偿的优先债权"),
                field(
                    "claims",
                    "普通债权",
                    Kind::Either(&[
                        Kind::Tuples(&[
                            text("id", "编号"),
                            day("seized_on", "首次保全或者查封、轮候登记日").optional(),
                            money("amount_fen", "金额"),
                            text("at", "时刻").optional(),
                        ]),
                        Kind::ByName(&Kind::Money),
                    ]),
                )
                .form(
                    "没有查封的不填登记日；时刻例如 09:30，可不填；都没有查封的也可以只\
                写编号和金额，按比例受偿",
                ),
                by_name("doubled", "各债权的加倍部分债务利息", &Kind::Money).optional(),
                money("enforcement_cost_fen", "尚未扣除的执行费用").optional(),
                money("secured_fen", "尚未清偿的优先债权").optional(),
                tuples(
                    "priority",
                    "优先债权，顺位小的在先（可代替尚未清偿的优先债权）",
                    &[text("id", "编号"), whole("rank", "顺位"), money("amount_fen", "金额")],
                )
                .optional(),
                FEE,
                FEE_ORDER,
                ON,
            ],
            &[
                money(ANY_NAME, "该编号的债权受偿额").optional(),
                by_name("paid", "各债权受偿额", &Kind::Money),
                money("sum_fen", "普通债权受偿合计"),
                by_name("doubled_paid", "各债权加倍部分受偿额", &Kind::Money),
                by_name("priority_paid", "各优先债权受偿额", &Kind::Money).optional(),
                money("for_ordinary_fen", "可供清偿普通债权的数额").optional(),
                money("surplus_fen", "余款"),
            ],
            by_seizure,
        ),
    },
    Rule {
        id: "DIS-07",
        title: "不同种类债权的受偿顺序",
        says: "基于所有权和担保物权的债权优先于金钱债权；有多个担保物权的，按成立的先后顺序清偿。",
        versions: versions! {
            "1998-07-08" to "2020-12-31", Recalled: enforcement_work2020::article("第八十八条第二款（1998年）");
            "2021-01-01", Read:
                enforcement_work2020::article("第五十五条第二款") => "多个债权人的债权种类不同的，基于所有权和担保物权而享有的债权，优先于金钱债权受偿。有多个担保物权的，按照各担保物权成立的先后顺序清偿。";
        },
        settings: &[],
        work: computes(
            "on",
            &[
                tuples(
                    "claims",
                    "债权",
                    &[
                        text("id", "编号"),
                        choice(
                            "class",
                            "种类",
                            &[("ownership", "所有权"), ("security", "担保物权"), ("money", "金钱债权")],
                        ),
                        day("created_on", "担保物权成立日").optional(),
                    ],
                ),
                ON,
            ],
            &[list("order", "受偿顺序，每组编号同一顺位", &Kind::List(&Kind::Text))],
            order_by_basis,
        ),
    },
    Rule {
        id: "DIS-08",
        title: "刑事责任、民事责任并存时的执行顺序",
        says: "财产不足以支付的，依次执行：人身损害医疗费用、对执行标的的优先受偿权、退赔被害人损失、其他民事债务、罚金、没收财产。",
        versions: versions! {
            "2014-11-06", Read:
                criminal::article("第十三条第一款") => "被执行人在执行中同时承担刑事责任、民事责任，其财产不足以支付的，按照下列顺序执行：（一）人身损害赔偿中的医疗费用；（二）退赔被害人的损失；（三）其他民事债务；（四）罚金；（五）没收财产。",
                criminal::article("第十三条第二款") => "债权人对执行标的依法享有优先受偿权，其主张优先受偿的，人民法院应当在前款第（一）项规定的医疗费用受偿后，予以支持。";
        },
        settings: &["D-06"],
        work: computes(
            "on",
            &[
                money("pool_fen", "可供执行的财产"),
                tuples(
                    "claims",
                    "各项责任",
                    &[
                        text("id", "编号"),
                        field("class", "种类", Kind::Either(&[a_word(LIABILITIES), Kind::Text])),
                        money("amount_fen", "金额"),
                    ],
                )
                .form(
                    "种类也可以写中文：医疗费用、优先受偿、抵押权、退赔被害人、民事债务\
                、罚款、没收等",
                ),
                money("enforcement_cost_fen", "先行扣除的执行费用").optional(),
                ON,
            ],
            &[
                by_name("paid", "各项支付额", &Kind::Money),
                money(ANY_NAME, "该编号的支付额").optional(),
                money("surplus_fen", "余款"),
            ],
            criminal_order,
        ),
    },
    Rule {
        id: "DIS-09",
        title: "分配方案的制作和送达",
        says: "多个债权人的，执行法院应当制作财产分配方案，并送达各债权人和被执行人。",
        versions: versions! {
            "2009-01-01" to "2020-12-31", Recalled: enforcement_procedure2020::article("第二十五条（2008年）");
            "2021-01-01" to "2022-04-09", Read:
                enforcement_procedure2020::article("第十七条") => "多个债权人对同一被执行人申请执行或者对执行财产申请参与分配的，执行法院应当制作财产分配方案，并送达各债权人和被执行人。";
            "2022-04-10", Read:
                interpretation::article("第五百零九条") => "多个债权人对执行财产申请参与分配的，执行法院应当制作财产分配方案，并送达各债权人和被执行人。",
                enforcement_procedure2020::article("第十七条");
        },
        settings: &[],
        work: computes(
            "on",
            &[
                list("creditors", "债权人名单", &Kind::Text),
                list("debtors", "被执行人名单", &Kind::Text).optional(),
                list("served", "已经送达的人", &Kind::Text).optional(),
                ON,
            ],
            &[
                flag("plan_needed", "是否应当制作分配方案"),
                list("recipients", "应当送达的人", &Kind::Text),
                list("not_yet_served", "尚未送达的人", &Kind::Text),
            ],
            plan_service,
        ),
    },
    Rule {
        id: "DIS-10",
        title: "对分配方案的异议、反对和诉讼",
        says: "收到分配方案十五日内可以书面异议；法院通知其他人，其他人收到通知十五日内可以反对；没有反对的依异议修正后分配，有反对的通知异议人，异议人收到通知十五日内可以起诉，不起诉的按原方案分配。诉讼期间分配的，有争议的款项提存。",
        versions: versions! {
            "2009-01-01" to "2020-12-31", Recalled: enforcement_procedure2020::article("第二十五条、第二十六条（2008年）");
            "2021-01-01" to "2022-04-09", Read:
                enforcement_procedure2020::article("第十八条第三款") => "诉讼期间进行分配的，执行法院应当将与争议债权数额相应的款项予以提存。";
            "2022-04-10", Read:
                interpretation::article("第五百零九条") => "债权人或者被执行人对分配方案有异议的，应当自收到分配方案之日起十五日内向执行法院提出书面异议。",
                interpretation::article("第五百一十条第二款") => "未提出异议的债权人、被执行人自收到通知之日起十五日内未提出反对意见的，执行法院依异议人的意见对分配方案审查修正后进行分配；提出反对意见的，应当通知异议人。异议人可以自收到通知之日起十五日内，以提出反对意见的债权人、被执行人为被告，向执行法院提起诉讼；异议人逾期未提起诉讼的，执行法院按照原分配方案进行分配。";
        },
        settings: &[],
        work: computes(
            "plan_served",
            &[
                day("plan_served", "分配方案送达日"),
                day("notice_to_others", "异议通知送达其他债权人、被执行人之日（没有的不填）").optional(),
                day("opposition_notice", "反对意见通知送达异议人之日（没有的不填）").optional(),
                day("objected", "提出书面异议之日（没有的不填）").optional(),
                day("opposed", "提出反对意见之日（没有的不填）").optional(),
                day("sued", "异议人起诉之日（没有的不填）").optional(),
                day("on", "判断日（可不填；不填不判断是否期满）").optional(),
            ],
            &[
                day("objection_by", "最迟异议日"),
                day("opposition_by", "最迟反对日").optional(),
                day("sue_by", "最迟起诉日").optional(),
                choice("stage", "下一步", STAGES),
                text("stage_label", "下一步"),
            ],
            objection_chain,
        ),
    },
    Rule {
        id: "DIS-11",
        title: "按比例分配的尾数",
        says: "条文没有规定尾数。各份先舍去不足一分的部分，余下的分依次补给余数最大的债权，余数相同的补给编号在前的，各份之和等于可供分配的数额。",
        versions: versions! {
            "1998-07-08", Design: interpretation::article("第五百零八条") => PRO_RATA;
        },
        settings: &["D-06"],
        work: computes(
            "",
            &[money("pool_fen", "可供分配的数额"), by_name("claims", "债权：{编号: 金额}", &Kind::Money)],
            &[by_name("paid", "各债权受偿额", &Kind::Money), money("sum_fen", "合计")],
            rounding,
        ),
    },
    Rule {
        id: "DIS-12",
        title: "优先债权执行法院商请移送查封财产",
        says: "优先债权已进入执行，自首先查封之日起超过六十日，首先查封法院未发布拍卖公告也未进入变卖程序的，优先债权执行法院可以要求移送；首先查封法院收到商请函十五日内答复，并为首先查封债权保留相应份额。",
        versions: versions! {
            "2016-04-14", Excerpt:
                Article::new(statutes::FIRST_SEIZURE_REPLY, "第一条"),
                Article::new(statutes::FIRST_SEIZURE_REPLY, "第二条"),
                Article::new(statutes::FIRST_SEIZURE_REPLY, "第三条"),
                Article::new(statutes::FIRST_SEIZURE_REPLY, "第四条");
        },
        settings: &[],
        work: computes(
            "on",
            &[
                day("first_seized", "首先查封日"),
                day("on", "判断日"),
                flag("priority_in_execution", "优先债权是否已进入执行").optional().form("不填的视为是"),
                flag("sale_begun", "是否已发布拍卖公告或者进入变卖").optional().form("不填的视为否"),
                day("letter_received", "首先查封法院收到商请移送函之日（没有的不填）").optional(),
                money("unconfirmed_claim_fen", "首先查封的尚未经法律文书确认的债权").optional(),
                money("left_after_priority_fen", "清偿优先债权后的余款").optional(),
            ],
            &[
                flag("may_request", "是否可以要求移送"),
                day("earliest", "最早可以要求移送之日"),
                day("answer_by", "最迟答复日").optional(),
                money("reserve_fen", "应当保留的份额"),
            ],
            priority_transfer,
        ),
    },
    Rule {
        id: "DIS-13",
        title: "保全法院超过一年未处分",
        says: "保全法院首先查封后超过一年未处分的，除财产本身系争议标的外，在先轮候查封的执行法院可以商请移送执行；有争议的逐级报请共同的上级法院指定。",
        versions: versions! {
            "2016-12-01" to "2020-12-31", Recalled: preservation2020::article("第二十一条");
            "2021-01-01", Read:
                preservation2020::article("第二十一条第一款") => "保全法院在首先采取查封、扣押、冻结措施后超过一年未对被保全财产进行处分的，除被保全财产系争议标的外，在先轮候查封、扣押、冻结的执行法院可以商请保全法院将被保全财产移送执行。";
        },
        settings: &[],
        work: computes(
            "on",
            &[
                day("first_seized", "保全法院首先查封日"),
                day("on", "判断日"),
                flag("disposed", "保全法院是否已处分").optional().form("不填的视为否"),
                flag("in_dispute", "被保全财产是否系争议标的").optional().form("不填的视为否"),
            ],
            &[flag("may_request", "是否可以商请移送"), day("earliest", "最早可以商请之日")],
            idle_preservation,
        ),
    },
    Rule {
        id: "DIS-14",
        title: "分配后的剩余债务",
        says: "分配后未受偿的部分，被执行人应当继续清偿；债权人发现其他财产的，可以随时请求执行，不受申请执行时效的限制。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled: interpretation::article("第五百一十条、第五百一十七条（2015年）", );
            "2022-04-10", Read:
                interpretation::article("第五百零八条") => "清偿后的剩余债务，被执行人应当继续清偿。债权人发现被执行人有其他财产的，可以随时请求人民法院执行。",
                civil_procedure2023::article("第二百六十五条") => "被执行人仍不能偿还债务的，应当继续履行义务。债权人发现被执行人有其他财产的，可以随时请求人民法院执行。";
        },
        settings: &[],
        work: computes(
            "on",
            &[money("awarded_fen", "债权数额"), money("paid_fen", "已受偿"), ON],
            &[money("remaining_fen", "剩余债务"), flag("may_request_any_time", "是否可以随时请求执行")],
            remaining_debt,
        ),
    },
];
