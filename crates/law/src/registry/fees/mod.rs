//! Rules of fees (FEE): the table. Its readers stand in `readers`.

mod readers;

use super::field::{Kind, answer_to, choice, day, field, flag, list, money, rate, text, whole};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::derivation::Article;
use crate::litigation_fees2006 as fees;
use crate::procedure_interpretation2022;
use crate::statutes;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "FEE-01",
        title: "执行申请费",
        says: "按执行金额或者价额分段计算，没有上限；没有执行金额的，每件50元至500元由法院确定。",
        versions: versions! {
            "2007-04-01", Read:
                fees::article("第十四条第（一）项第2目") => "执行金额或者价额不超过1万元的，每件交纳50元；超过1万元至50万元的部分，按照1.5%交纳；超过50万元至500万元的部分，按照1%交纳；超过500万元至1000万元的部分，按照0.5%交纳；超过1000万元的部分，按照0.1%交纳。",
                fees::article("第十四条第（一）项第1目") => "没有执行金额或者价额的，每件交纳50元至500元。";
        },
        settings: &["D-06"],
        work: computes(
            "",
            &[money("amount_fen", "执行金额或者价额；没有的不填").optional()],
            &[
                money("fee_fen", "执行申请费").optional(),
                text("fee_yuan", "执行申请费（元）").optional(),
                money("fee_min_fen", "没有金额的：最低").optional(),
                money("fee_max_fen", "没有金额的：最高").optional(),
            ],
            readers::execution,
        ),
    },
    Rule {
        id: "FEE-02",
        title: "保全申请费",
        says: "按实际保全的财产数额分段计算，最多5000元；不涉及财产数额的每件30元。",
        versions: versions! {
            "2007-04-01", Read:
                fees::article("第十四条第（二）项") => "财产数额不超过1000元或者不涉及财产数额的，每件交纳30元；超过1000元至10万元的部分，按照1%交纳；超过10万元的部分，按照0.5%交纳。但是，当事人申请保全措施交纳的费用最多不超过5000元。";
        },
        settings: &["D-06"],
        work: computes(
            "",
            &[money("amount_fen", "实际保全的财产数额；不涉及财产数额的不填").optional()],
            &[money("fee_fen", "保全申请费"), text("fee_yuan", "保全申请费（元）")],
            readers::preservation,
        ),
    },
    Rule {
        id: "FEE-03",
        title: "申请费的预交和负担",
        says: "执行申请费不预交，执行后交纳，由被执行人负担；达成和解的由双方协商，协商不成的由法院决定。保全申请费由申请人预交并负担，可以列入诉讼请求。",
        versions: versions! {
            "2007-04-01", Read:
                fees::article("第二十条第二款") => "申请费由申请人预交。但是，本办法第十条第(一)项、第(六)项规定的申请费不由申请人预交，执行申请费执行后交纳，破产申请费清算后交纳。",
                fees::article("第三十八条第一款") => "本办法第十条第(一)项、第(八)项规定的申请费由被执行人负担。",
                fees::article("第三十八条第二款") => "执行中当事人达成和解协议的，申请费的负担由双方当事人协商解决；协商不成的，由人民法院决定。",
                fees::article("第三十八条第三款") => "本办法第十条第(二)项规定的申请费由申请人负担，申请人提起诉讼的，可以将该申请费列入诉讼请求。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                choice("kind", "申请的事项", &[("execution", "申请执行"), ("preservation", "申请保全")]),
                flag("settled", "执行中是否达成和解协议").optional().form("不填的视为否"),
            ],
            &[
                flag("prepaid", "是否预交"),
                choice(
                    "borne_by",
                    "由谁负担",
                    &[
                        ("debtor", "被执行人"),
                        ("applicant", "申请人"),
                        ("agreed", "协商，协商不成由法院决定"),
                    ],
                ),
            ],
            readers::burden,
        ),
    },
    Rule {
        id: "FEE-04",
        title: "执行申请费按累计金额补收",
        says: "同一法律文书的各笔到账和恢复执行案件合并计算累计金额，按累计金额套用一次费率，每次补收差额，不按每笔分别套用费率。",
        versions: versions! {
            "2007-04-01", Design:
                fees::article("第十四条第（一）项第2目") => "执行金额或者价额不超过1万元的，每件交纳50元；超过1万元至50万元的部分，按照1.5%交纳；超过50万元至500万元的部分，按照1%交纳；超过500万元至1000万元的部分，按照0.5%交纳；超过1000万元的部分，按照0.1%交纳。",
                fees::article("第二十六条") => "中止诉讼、中止执行的原因消除，恢复诉讼、执行的，不再交纳案件受理费、申请费。";
        },
        settings: &["D-05", "D-06"],
        work: computes(
            "",
            &[
                list("receipts_fen", "各笔到账金额", &Kind::Money).optional(),
                money("cum_before_fen", "或者：此前累计").optional().form("不填的为零"),
                money("cum_after_fen", "本次后累计").optional(),
            ],
            &[
                money("cumulative_fee_fen", "按累计金额套用费率的费用；没有到账的为每件最低50元，到账后收取"),
                field("due_fen", "每次应收", Kind::Either(&[Kind::List(&Kind::Money), Kind::Money])),
                money("wrong_sum_of_separate_fees_fen", "误按每笔分别套用费率的合计").optional(),
            ],
            readers::cumulative,
        ),
    },
    Rule {
        id: "FEE-05",
        title: "执行申请费的计费基数",
        says: "条文只写“执行金额”。立案时可以按申请执行金额预估，结算时按本院设置，默认按执行到位金额，不含加倍部分。",
        versions: versions! {
            "2007-04-01", Design:
                fees::article("第十四条第（一）项第2目") => "执行金额或者价额不超过1万元的，每件交纳50元；超过1万元至50万元的部分，按照1.5%交纳；超过50万元至500万元的部分，按照1%交纳；超过500万元至1000万元的部分，按照0.5%交纳；超过1000万元的部分，按照0.1%交纳。";
        },
        settings: &["D-05"],
        work: computes(
            "",
            &[
                answer_to("base", "计费基数", "D-05"),
                money("applied_for_fen", "申请执行金额").optional(),
                money("recovered_fen", "执行到位金额，含加倍部分").optional(),
                money("doubled_recovered_fen", "其中加倍部分").optional(),
            ],
            &[money("base_fen", "计费基数"), money("fee_fen", "按该基数的执行申请费")],
            readers::base,
        ),
    },
    Rule {
        id: "FEE-06",
        title: "恢复执行不再交费",
        says: "中止执行的原因消除、恢复执行的，不再交纳申请费；中止前已交的不退。",
        versions: versions! {
            "2007-04-01", Read: fees::article("第二十六条") => "中止诉讼、中止执行的原因消除，恢复诉讼、执行的，不再交纳案件受理费、申请费。";
        },
        settings: &[],
        work: computes(
            "",
            &[money("already_paid_fen", "已交申请费").optional()],
            &[flag("fee_again", "是否再次交费"), money("refund_fen", "应退")],
            readers::after_suspension,
        ),
    },
    Rule {
        id: "FEE-07",
        title: "案件受理费的退还和追缴",
        says: "胜诉方预交但不应负担的诉讼费用，由法院自法律文书生效之日起十五日内退还，由败诉方向法院交纳；拒不交纳的，法院可以强制执行。胜诉方自愿承担或者同意败诉方直接支付的除外。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled: procedure_interpretation2022::article("第二百零七条（2015年）");
            "2022-04-10", Read:
                procedure_interpretation2022::article("第二百零七条第一款") => "判决生效后，胜诉方预交但不应负担的诉讼费用，人民法院应当退还，由败诉方向人民法院交纳，但胜诉方自愿承担或者同意败诉方直接向其支付的除外。",
                procedure_interpretation2022::article("第二百零七条第二款") => "当事人拒不交纳诉讼费用的，人民法院可以强制执行。",
                fees::article("第五十三条第二款") => "需要向当事人退还诉讼费用的，人民法院应当自法律文书生效之日起15日内退还有关当事人。";
        },
        settings: &["D-01"],
        work: computes(
            "effective",
            &[
                day("effective", "法律文书生效日"),
                money("prepaid_fen", "胜诉方预交的诉讼费用"),
                money("borne_by_winner_fen", "其中应由胜诉方负担的").optional().form("不填的为零"),
                choice(
                    "arrangement",
                    "胜诉方的意见",
                    &[
                        ("none", "没有约定"),
                        ("winner_bears", "自愿承担"),
                        ("paid_directly", "同意败诉方直接支付"),
                    ],
                )
                .optional()
                .form("不填的按“没有约定”"),
            ],
            &[
                money("refund_fen", "法院应退还胜诉方"),
                day("refund_by", "最迟退还日；不退还的为空").optional(),
                money("loser_pays_court_fen", "败诉方向法院交纳"),
                flag("enforceable", "拒不交纳的可否强制执行"),
            ],
            readers::refund,
        ),
    },
    Rule {
        id: "FEE-08",
        title: "评估费和网络询价费",
        says: "由申请执行人先行垫付，由被执行人负担。评估费：未成交的按合理的实际支出；成交价高于评估价的以评估价为基准；低于评估价的以成交价为基准；重新出具报告的按百分之三十。网络询价费付给结果与成交价最接近的平台，相同的平均分配。",
        versions: versions! {
            "2018-09-01", Read:
                Article::new(statutes::REFERENCE_PRICE, "第三十二条第一款") => "财产处置未成交的，按照评估机构合理的实际支出计付费用；财产处置成交价高于评估价的，以评估价为基准计付费用；财产处置成交价低于评估价的，以财产处置成交价为基准计付费用。",
                Article::new(statutes::REFERENCE_PRICE, "第三十二条第二款") => "人民法院依照本规定通知原评估机构重新出具评估报告的，按照前款规定的百分之三十计付费用。",
                Article::new(statutes::REFERENCE_PRICE, "第三十二条第三款") => "人民法院依照本规定另行委托评估机构重新进行评估的，对原评估机构不计付费用。",
                Article::new(statutes::REFERENCE_PRICE, "第三十一条第一款") => "网络询价费用应当按次计付给出具网络询价结果与财产处置成交价最接近的司法网络询价平台；多家司法网络询价平台出具的网络询价结果相同或者与财产处置成交价差距相同的，网络询价费用平均分配。",
                Article::new(statutes::REFERENCE_PRICE, "第三十三条第一款") => "网络询价费及委托评估费由申请执行人先行垫付，由被执行人负担。";
        },
        settings: &["D-06"],
        work: computes(
            "",
            &[
                choice(
                    "work",
                    "评估的情况",
                    &[
                        ("appraised", "首次评估"),
                        ("reissued", "原机构重新出具"),
                        ("withdrawn", "撤回委托"),
                        ("replaced", "另行委托，对原机构"),
                    ],
                )
                .optional()
                .form("不填的按“首次评估”"),
                money("appraisal_fen", "评估价").optional(),
                money("sold_fen", "成交价；未成交的不填").optional(),
                money("actual_cost_fen", "评估机构合理的实际支出").optional(),
                list("quotes_fen", "或者：各平台网络询价结果", &Kind::Money).optional(),
                money("network_fee_fen", "网络询价费").optional(),
            ],
            &[
                choice(
                    "basis",
                    "计费基准",
                    &[
                        ("actual_cost", "实际费用"),
                        ("appraisal", "评估价"),
                        ("sale_price", "成交价"),
                        ("nothing", "不计费"),
                    ],
                )
                .optional(),
                money("base_fen", "计费基准金额").optional(),
                whole("percent", "按基准计付的百分比").optional(),
                choice("advanced_by", "由谁垫付", &[("applicant", "申请执行人")]),
                choice("borne_by", "由谁负担", &[("debtor", "被执行人")]),
                list("paid_to", "网络询价费付给的平台在列表中的序号（从零起）", &Kind::Whole).optional(),
                list("shares_fen", "各自应得", &Kind::Money).optional(),
            ],
            readers::appraisal,
        ),
    },
    Rule {
        id: "FEE-09",
        title: "诉讼费用的免交、减交、缓交",
        says: "免交只适用于自然人；减交比例不得低于百分之三十；缓交、减交、免交都应当有法定情形。",
        versions: versions! {
            "2007-04-01", Read:
                fees::article("第四十四条第二款") => "诉讼费用的免交只适用于自然人。",
                fees::article("第四十六条第二款") => "人民法院准予减交诉讼费用的，减交比例不得低于30%。",
                fees::article("第四十四条第一款") => "当事人交纳诉讼费用确有困难的，可以依照本办法向人民法院申请缓交、减交或者免交诉讼费用的司法救助。";
        },
        settings: &["D-06"],
        work: computes(
            "",
            &[
                choice(
                    "relief",
                    "司法救助",
                    &[("exemption", "免交"), ("reduction", "减交"), ("deferral", "缓交")],
                ),
                flag("natural_person", "申请人是否自然人"),
                flag("ground_met", "是否符合第四十五条、第四十六条或者第四十七条所列情形"),
                money("fee_fen", "应交费用"),
                rate("reduce_by", "减交比例").optional().form("例如 30%"),
            ],
            &[flag("allowed", "可否准予"), money("payable_fen", "准予后应交；缓交的为缓交金额")],
            readers::relief,
        ),
    },
    Rule {
        id: "FEE-10",
        title: "执行申请费另行收取",
        says: "执行申请费在法律文书确定的内容之外向被执行人收取，不从申请执行人的债权中扣除。",
        versions: versions! {
            "2007-04-20", Recalled:
                Article::new(statutes::FEES_NOTICE, "第四条"),
                fees::article("第三十八条第一款") => "本办法第十条第(一)项、第(八)项规定的申请费由被执行人负担。";
        },
        settings: &[],
        work: computes(
            "",
            &[money("claim_fen", "申请执行人的债权"), money("fee_fen", "执行申请费")],
            &[
                money("collect_from_debtor_fen", "向被执行人执行的总额"),
                money("deducted_from_claim_fen", "从债权中扣除"),
                money("to_applicant_fen", "发给申请执行人"),
            ],
            readers::in_addition,
        ),
    },
    Rule {
        id: "FEE-11",
        title: "诉讼费用收支两条线",
        says: "案件受理费、申请费全额上缴财政，使用财政票据，与执行案款分账，不得混同。",
        versions: versions! {
            "2007-04-01", Read:
                fees::article("第五十二条第一款") => "案件受理费、申请费全额上缴财政，纳入预算，实行收支两条线管理。",
                fees::article("第五十二条第一款") => "人民法院收取诉讼费用按照其财务隶属关系使用国务院财政部门或者省级人民政府财政部门印制的财政票据。";
        },
        settings: &[],
        work: computes(
            "",
            &[choice(
                "money",
                "款项",
                &[
                    ("execution_fee", "执行申请费"),
                    ("preservation_fee", "保全申请费"),
                    ("acceptance_fee", "案件受理费"),
                    ("case_funds", "执行案款"),
                    ("deposit", "保证金"),
                    ("actual_costs", "评估、拍卖、保管等实际费用"),
                ],
            )],
            &[
                choice("account", "账户", &[("state_revenue", "财政专户"), ("case_funds", "执行案款专户")]),
                flag("fiscal_receipt", "是否开具财政票据"),
                flag("remitted_to_treasury", "是否上缴财政"),
            ],
            readers::account,
        ),
    },
    Rule {
        id: "FEE-12",
        title: "费用的尾数",
        says: "分段计算产生的不足一分的尾数，合计以后四舍五入到分一次，不逐段取整。",
        versions: versions! {
            "2007-04-01", Design: fees::article("第十四条（未规定尾数）");
        },
        settings: &["D-06"],
        work: computes(
            "",
            &[money("amount_fen", "执行金额")],
            &[text("exact_fen", "取整前的费用，分数"), money("fee_fen", "取整后的费用")],
            readers::rounding,
        ),
    },
];
